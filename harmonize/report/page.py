"""The one-file page: every finding in a table that can be searched, filtered, sorted and printed, without a network.

The page holds its own style and script, and its policy forbids all else; texts of the comparison reach it only through
the escaping template or as data that the script reads as text. Its figures are those of the summary sheet. Without
JavaScript every finding is shown.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from harmonize.model import REVIEW_LINE, Comparison, FindingKind, Language
from harmonize.report.cover import DISCLAIMER
from harmonize.report.outfile import write_whole
from harmonize.report.page_charts import heat_map
from harmonize.report.page_facts import PageRow, coverage, page_rows, script_language, searched_words
from harmonize.report.page_russia import Part
from harmonize.report.parties import dated, list_title, shown_parties, version_dates
from harmonize.report.phrases import TEMPLATES, Phrases, phrases
from harmonize.report.sheets import pair_sentence
from harmonize.report.summary import (
    PARTY_MEANING,
    TOP_FINDINGS,
    Counts,
    count,
    count_columns,
    figure_lines,
    figures_in,
    settled,
)
from harmonize.report.words import is_web_address, natural_key, readable, revision_words

_TINTS = 6
_FIGURE_KEYS = {"Findings that need review": "review.findings", "Matches that need review": "review.pairs"}
_SCRIPT_PHRASES = {
    "shown": "shown",
    "shownMore": "shown.more",
    "also": "glossary.also",
    "sort": "sort",
    "up": "sorted.up",
    "down": "sorted.down",
    "any": "filter.any",
    "search": "search",
    "subject": "subject",
    "subjects": "subjects",
    "subjectsOpen": "subjects.open",
    "subjectsCount": "subjects.count",
    "category": "category",
    "lacks": "subjects.lacks",
    "item": "item",
    "back": "subjects.back",
    "next": "subjects.next",
}


def page_text(
    comparison: Comparison, language: Language = Language.ENGLISH, parts: Sequence[Part] = (), *, tool: str = ""
) -> str:
    """The page of a comparison in the report language; ``parts`` stand after the coverage map. The same comparison
    gives the same page. ``tool`` is the version of the program that the foot names, by default the installed one."""
    words = phrases(language)
    script = _asset("page.js")
    counts = count(comparison)
    findings = settled(comparison)
    rows = page_rows(comparison, words)
    shown = shown_parties(comparison)
    style = _asset("page.css") + _party_style(shown, words)
    coloured = (*comparison.parties, *(party for party in shown if party not in comparison.parties))
    tints = {party: f"p{index % _TINTS}" for index, party in enumerate(coloured)}
    columns = count_columns(comparison, tuple(counts.by_kind))
    categories = sorted({finding.category for finding in findings}, key=natural_key)
    grid = coverage(comparison)

    def tint_of(row: PageRow) -> str:
        more = row.finding.more
        return tints.get(more[0], "") if len(more) == 1 else "" if more else "undecided"

    return _template().render(
        c=comparison,
        w=words,
        version=tool or _installed(),
        style=Markup(style),
        script=Markup(script),
        style_hash=_policy_hash(style),
        script_hash=_policy_hash(script),
        sections=_sections(words, parts),
        titles=[list_title(each, words) for each in comparison.versions],
        dates=version_dates(comparison, words),
        revision_words=revision_words,
        tints=tints,
        tint_of=tint_of,
        shown=shown,
        method=[words(f"method.{step}", line=f"{REVIEW_LINE:.2f}") for step in range(1, 6)],
        disclaimer=disclaimer(words),
        figures=[(_figure_label(label, words), number) for label, number, _ in figure_lines(comparison, counts)],
        count_groups=[
            (_group_title(column.kind, words), sum(each.kind is column.kind for each in columns))
            for column in columns
            if not column.party
        ],
        count_heads=[
            (
                words("undecided") if column.party == "undecided" else words.party(column.party) or words("all"),
                tints.get(column.party, ""),
            )
            for column in columns
        ],
        count_rows=[
            (category, figures_in([finding for finding in findings if finding.category == category], columns))
            for category in categories
        ],
        count_totals=figures_in(findings, columns),
        counted=(words("counted.1"), words("counted.2", n=f"{counts.review:,}")),
        counts=counts,
        heat_map=heat_map(grid, words),
        coverage=grid,
        parts=parts,
        top=rows[: min(TOP_FINDINGS, len(findings))],
        sources_of=lambda row: [dated(position, words) for position in row.finding.positions],
        filters=_filters(rows, shown, counts, words),
        bodies=[
            (review, found)
            for review in (False, True)
            if (found := [row for row in rows if row.finding.needs_review is review]) or not review
        ],
        kinds={kind: words(f"one.{kind.value}") for kind in FindingKind},
        needs_review=words("needs.review"),
        evidence=words("evidence"),
        pairs=[(pair_sentence(pair, words), pair) for pair in comparison.correspondences if pair.needs_review],
        review_line=REVIEW_LINE,
        source_files=[
            (list_title(each, words), each, file) for each in comparison.versions for file in (each.sources or (None,))
        ],
        regimes_of=lambda each: words.enumerated(tuple(words.of(regime.value) for regime in each.regimes)),
        web=is_web_address,
        data=Markup(_embedded(_data(comparison, words))),
    )


def write_page(
    comparison: Comparison, path: Path, language: Language = Language.ENGLISH, parts: Sequence[Part] = ()
) -> None:
    """Write the page to ``path``, whole or not at all; see ``page_text``."""
    write_whole(path, page_text(comparison, language, parts).encode())


def disclaimer(words: Phrases) -> str:
    """What the report is not; in English the words of the cover."""
    return words("disclaimer.text") or DISCLAIMER


def _figure_label(label: str, words: Phrases) -> str:
    if label in _FIGURE_KEYS:
        return words(_FIGURE_KEYS[label])
    if label == "Correspondences":
        return words("correspondences")
    kinds = {phrases()(f"kind.{kind.value}"): kind for kind in FindingKind}
    return words.kind(kinds[label]) if label in kinds else words.of(label)


def _group_title(kind: FindingKind, words: Phrases) -> str:
    meaning = PARTY_MEANING.get(kind, "")
    return words.headed(words.kind(kind), words(f"meaning.{meaning}")) if meaning else words.kind(kind)


def _sections(words: Phrases, parts: Sequence[Part]) -> list[tuple[str, str]]:
    return [
        ("lists", words("lists")),
        ("summary", words("summary")),
        ("coverage-map", words("coverage")),
        *((part.id, part.heading) for part in parts),
        ("top", words("top")),
        ("findings", words("findings")),
        ("review", words("review")),
        ("subjects", words("subjects")),
        ("sources", words("sources")),
    ]


_Options = list[tuple[str, str]]


def _filters(
    rows: Sequence[PageRow], shown: Sequence[str], counts: Counts, words: Phrases
) -> list[tuple[str, str, _Options]]:
    """The choices of the form: name of the data of a row, label, values with their words."""
    findings = [row.finding for row in rows]
    named = [(party, words.party(party)) for party in shown]
    more = {party for finding in findings for party in finding.more}
    return [
        (
            "kind",
            words("filter.kind"),
            [(kind.value, words.kind(kind)) for kind in FindingKind if any(each.kind is kind for each in findings)],
        ),
        (
            "category",
            words("category"),
            [(name, words.of(name)) for name in sorted({each.category for each in findings}, key=natural_key)],
        ),
        ("party", words("filter.party"), named),
        (
            "more",
            words("more"),
            [each for each in named if each[0] in more] + [("undecided", words("undecided"))],
        ),
        ("lacks", words("filter.lacks"), named),
        (
            "regime",
            words("filter.regime"),
            [(name, words.of(name)) for name in sorted({each.regime.value for each in findings})],
        ),
        (
            "topic",
            words("filter.topic"),
            [(tag, words.of(tag)) for tag in sorted({tag for row in rows for tag in row.tags})],
        ),
    ]


def _named(values: set[str], words: Phrases) -> _Options:
    return [(value, words.of(value)) for value in sorted(values)]


def _data(comparison: Comparison, words: Phrases) -> Mapping[str, object]:
    """What the script reads: its wording, the glossary, the rows of the correspondence table."""
    order = [each for party in shown_parties(comparison) for each in comparison.versions if each.party == party]
    lists = list(dict.fromkeys(each.list_id for each in order))
    titles = {each.list_id: list_title(each, words) for each in order}
    parties = {each.list_id: each.party for each in order}
    subjects = [
        [
            row.number,
            words.of(row.category),
            readable(words.label(row.label)),
            [", ".join(row.numbers.get(each, ())) for each in lists],
        ]
        for row in comparison.subjects
    ]
    languages = {
        each: next(
            (
                found
                for row in comparison.subjects
                for own in row.numbers.get(each, ())
                if (found := script_language(own))
            ),
            "en",
        )
        for each in lists
    }
    return {
        "between": words.in_a_row(("", "")),
        "phrases": {name: words(key) for name, key in _SCRIPT_PHRASES.items()},
        "lists": [
            words.known(f"party.{each}", titles[each]) if parties[each] == each else titles[each] for each in lists
        ],
        "languages": [languages[each] for each in lists],
        "glossary": searched_words(comparison, words.language),
        "subjects": subjects,
    }


def _embedded(data: Mapping[str, object]) -> str:
    """JSON that may stand within a script element: no sign in it can end the element or start another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _party_style(shown: Sequence[str], words: Phrases) -> str:
    """How many parties have columns, and the headings for a narrow screen, where they are not above the cells."""
    heads = (words("category"), *map(words.party, shown))
    names = "".join(
        f'#gaps td:nth-child({place})::before {{ content: "{_css_text(name)}"; }}\n'
        for place, name in enumerate(heads, 2)
    )
    return f"#gaps {{ --parties: {len(shown)}; }}\n@media screen and (max-width: 48rem) {{\n{names}}}\n"


def _css_text(text: str) -> str:
    """A text that may stand within quotes in the style: every sign that is no letter or figure as its code."""
    return "".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):06x}" for sign in text)


def _policy_hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("page.html")


def _installed() -> str:
    try:
        return version("harmonize")
    except PackageNotFoundError:
        return ""
