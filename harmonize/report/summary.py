"""The summary sheet: figures, counts by category, party and kind, and the first findings in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from harmonize.model import Comparison, Finding, FindingKind, Language, ReviewStatus, Saying, say
from harmonize.report.parties import (
    dated,
    full_sentence,
    is_counted,
    more_look,
    more_words,
    party_looks,
    shown_parties,
    version_dates,
)
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.sheets import CORRESPONDENCE_SHEET, REVIEW_SHEET, SHEET_NAMES, category_value
from harmonize.report.tables import LINE_HEIGHT, Cell, Chart, Column, Look, Row, Sheet, headed
from harmonize.report.words import lines_needed, natural_key, party_name

SUMMARY_SHEET = "Summary"
TOP_FINDINGS = 20

KIND_WORDS = {
    FindingKind.THRESHOLD: "Threshold differences",
    FindingKind.MISSING: "Missing entries",
    FindingKind.NATIONAL: "National controls",
    FindingKind.SCOPE: "Scope differences",
    FindingKind.RUSSIA: "Russia differences",
}
PARTY_MEANING = {
    FindingKind.THRESHOLD: "controls more",
    FindingKind.MISSING: "not in",
    FindingKind.NATIONAL: "only in",
}
REJECTED = "Findings that a reviewer rejected"
_LABEL_WIDTH = 28.0
_FIGURE_WIDTH = 10.5
_MORE_WIDTH = 14.0
_CHART_ROWS = 19


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a comparison; findings that need review are only in ``review``."""

    by_kind: dict[FindingKind, int]
    review: int
    """Findings that a reviewer has to decide on."""
    review_pairs: int
    """Correspondences below the review line."""
    rejected: int = 0
    """Findings that a reviewer rejected: they stand among those for review, with his word, and in no other figure."""


def settled(comparison: Comparison) -> tuple[Finding, ...]:
    """The findings that count: those that need no review, in the order of the comparison."""
    return tuple(finding for finding in comparison.findings if not finding.needs_review)


def count(comparison: Comparison) -> Counts:
    """Count the findings by kind, and what needs review apart from them."""
    findings = settled(comparison)
    kinds = Counter(finding.kind for finding in findings)
    rejected = sum(finding.review_status == ReviewStatus.REJECTED for finding in comparison.findings)
    return Counts(
        {kind: kinds[kind] for kind in KIND_WORDS if kinds[kind] or kind is not FindingKind.RUSSIA},
        len(comparison.findings) - len(findings) - rejected,
        sum(pair.needs_review for pair in comparison.correspondences),
        rejected,
    )


@dataclass(frozen=True, slots=True)
class CountColumn:
    """A column of the table of counts by category: one kind, and one party of it."""

    kind: FindingKind
    party: str
    """"" for all findings of the kind, ``undecided`` for those without a party."""

    def counts(self, finding: Finding) -> bool:
        """Whether the finding counts in this column."""
        if finding.kind is not self.kind:
            return False
        if not self.party:
            return True
        if self.party == "undecided":
            return not finding.controls_more
        return is_counted(finding, self.party)


def count_columns(comparison: Comparison, kinds: tuple[FindingKind, ...]) -> list[CountColumn]:
    """The columns of the table of counts: for each kind all findings, then those of each party."""
    columns: list[CountColumn] = []
    for kind in kinds:
        columns.append(CountColumn(kind, ""))
        if kind is FindingKind.THRESHOLD:
            columns += [CountColumn(kind, party) for party in (*shown_parties(comparison), "undecided")]
        elif kind in PARTY_MEANING:
            columns += [CountColumn(kind, party) for party in comparison.parties]
    return columns


def summary_sheet(comparison: Comparison, places: dict[str, str], words: Phrases = ENGLISH) -> Sheet:
    """The summary. ``places`` says where each finding's row is, as a link (``#'Thresholds'!A2``)."""
    counts = count(comparison)
    columns = count_columns(comparison, tuple(counts.by_kind))
    width = 1 + max(len(columns), 12)
    dates = words.in_a_row(version_dates(comparison, words))
    rows: list[Row] = [
        (Cell(words.of("Summary of differences"), Look.TITLE),),
        (Cell(dates, Look.PLAIN),),
        (),
        (Cell(words.of("Figures"), Look.HEADING),),
    ]
    all_width = (_LABEL_WIDTH + (width - 1) * _FIGURE_WIDTH) * 1.1
    tall: dict[int, float] = {1: 26, 2: LINE_HEIGHT * lines_needed(dates, all_width) + 3}
    merged = [(2, 1, width)]
    first_figure = len(rows)
    rows += _figure_rows(comparison, counts, words)
    rows += [()] * (first_figure + _CHART_ROWS - len(rows))

    rows.append((Cell(words.of("Differences by category, kind and party"), Look.HEADING),))
    counts_row = len(rows)
    rows += _count_header(comparison, columns, words)
    tall[len(rows)] = 30
    findings = settled(comparison)
    by_category: dict[str, list[Finding]] = {}
    for finding in findings:
        by_category.setdefault(finding.category, []).append(finding)
    first_category = len(rows) + 1
    for name in sorted(by_category, key=natural_key):
        figures = figures_in(by_category[name], columns)
        rows.append((Cell(category_value(words.of(name)), Look.KEY), *(Cell(n, Look.FIGURE) for n in figures)))
    last_category = len(rows)
    total = [Cell(n, Look.TOTAL) for n in figures_in(list(findings), columns)]
    rows.append((Cell(words.of("All categories" if findings else "none found"), Look.TOTAL_LABEL), *total))
    for sentence in map(words.of, how_counted(counts)):
        rows.append((Cell(sentence, Look.PLAIN),))
        merged.append((len(rows), 1, width))
        tall[len(rows)] = LINE_HEIGHT * lines_needed(sentence, all_width) + 3
    rows.append(())

    rows.append((Cell(words.of("What stands first"), Look.HEADING),))
    new_page = len(rows)
    headings = ("Gap id", "Category", "Controls more", "Finding, with citations and dates")
    rows.append(_span(width, *map(words.of, headings)))
    merged.append((len(rows), 4, width))
    tall[len(rows)] = 30
    text_width = (width - 3) * _FIGURE_WIDTH * (1.2 if words.language is Language.ENGLISH else 1.05)
    for finding in findings[:TOP_FINDINGS]:
        text = f"{full_sentence(finding, words)}\n{words.in_a_row(dated(each, words) for each in finding.positions)}"
        category, more = category_value(words.of(finding.category)), more_words(finding, words)
        rows.append(_top_row(comparison, finding, (category, more, text), places.get(finding.id, ""), width))
        merged.append((len(rows), 4, width))
        lines = max(lines_needed(text, text_width), lines_needed(more, _FIGURE_WIDTH))
        tall[len(rows)] = LINE_HEIGHT * lines + 4
    if not findings:
        rows.append((Cell(words.of("none found"), Look.MUTED),))
    sheet = Sheet(
        SUMMARY_SHEET,
        (Column("", _LABEL_WIDTH), *(Column("", _width(place, words)) for place in range(2, width + 1))),
        tuple(rows),
        is_table=False,
        tall=tall,
        merged=tuple(merged),
        charts=_charts(columns, first_category, last_category),
        new_pages=(new_page,) if words.language is Language.ENGLISH else (counts_row, new_page),
    )
    return headed(sheet, words)


def _width(place: int, words: Phrases) -> float:
    """The width of a column of figures, from 2; the third holds who controls more, which takes more room in Japanese
    and Korean."""
    return _MORE_WIDTH if place == 3 and words.language is not Language.ENGLISH else _FIGURE_WIDTH


def figure_lines(comparison: Comparison, counts: Counts) -> list[tuple[str, int, str]]:
    """The figures of a comparison: what each counts, the number, and the sheet that shows it ("" for none).

    Labels and names of sheets are English; the labels know how to be said in other languages.
    """
    lines = [(KIND_WORDS[kind], number, SHEET_NAMES[kind]) for kind, number in counts.by_kind.items()]
    lines.append(("Findings that need review", counts.review, REVIEW_SHEET))
    if counts.rejected:
        lines.append((REJECTED, counts.rejected, REVIEW_SHEET))
    lines.append(("Matches that need review", counts.review_pairs, REVIEW_SHEET))
    lines.append(("Correspondences", len(comparison.correspondences), CORRESPONDENCE_SHEET))
    shown = {f"{kind.value} findings" for kind in counts.by_kind} | {"findings for review"}
    lines += [(_begun(name), number, "") for name, number in comparison.figures.items() if name not in shown]
    return lines


def _begun(name: str) -> str:
    """The name of a figure with a capital letter; a saying begins with the name of a party, which has one."""
    return name if isinstance(name, Saying) else name[:1].upper() + name[1:]


def _figure_rows(comparison: Comparison, counts: Counts, words: Phrases) -> list[Row]:
    rows: list[Row] = []
    for label, number, sheet in figure_lines(comparison, counts):
        link = f"#'{words.of(sheet)}'!A1" if sheet else ""
        rows.append((Cell(words.of(label), Look.LINK if sheet else Look.BODY, link), Cell(number, Look.FIGURE)))
    return rows


def _count_header(comparison: Comparison, columns: list[CountColumn], words: Phrases) -> list[Row]:
    looks = party_looks(comparison)
    group: list[Cell | None] = [Cell(None, Look.HEADER)]
    names: list[Cell | None] = [Cell(words.of("Category"), Look.HEADER)]
    for column in columns:
        meaning = PARTY_MEANING.get(column.kind, "")
        kind = KIND_WORDS[column.kind]
        title = words.say("{first}: {then}", first=kind, then=meaning) if meaning else words.of(kind.split()[0])
        group.append(Cell(None if column.party else title, Look.GROUP))
        header = looks[column.party][1] if column.party in looks else Look.HEADER
        name = column.party if column.party == "undecided" else party_name(column.party)
        names.append(Cell(words.of(name or "all"), header))
    return [tuple(group), tuple(names)]


def figures_in(findings: Sequence[Finding], columns: Sequence[CountColumn]) -> list[int]:
    """How many of the findings count in each column."""
    return [sum(column.counts(finding) for finding in findings) for column in columns]


def how_counted(counts: Counts) -> tuple[str, ...]:
    """How to read the table of counts, a sentence each."""
    rejected = say("Nor are {n} findings that a reviewer rejected.", n=str(counts.rejected))
    return (
        "A threshold difference counts for each party that controls more; a missing entry for each party that does "
        "not control it; a national control for each party that has it.",
        say("Not counted above: {n} findings that need review.", n=str(counts.review)),
        *([rejected] if counts.rejected else []),
    )


def _span(width: int, *headings: str) -> Row:
    cells = [Cell(heading, Look.HEADER) for heading in headings]
    return (*cells, *(Cell(None, Look.HEADER) for _ in range(width - len(cells))))


def _top_row(comparison: Comparison, finding: Finding, said: tuple[str | int, str, str], place: str, width: int) -> Row:
    """A row for ``said``: the category, who controls more, and the sentence with its sources."""
    look = more_look(finding, party_looks(comparison))
    return (
        Cell(finding.id, Look.LINK, place),
        Cell(said[0], Look.BODY),
        Cell(said[1], look),
        Cell(said[2], Look.BODY),
        *(Cell(None, Look.BODY) for _ in range(width - 4)),
    )


def _charts(columns: list[CountColumn], first: int, last: int) -> tuple[Chart, ...]:
    if last < first:
        return ()
    series = tuple((KIND_WORDS[column.kind], index) for index, column in enumerate(columns, 2) if not column.party)
    return (Chart("Differences by category", "D4", 1, series, first, last),)
