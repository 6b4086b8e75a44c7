"""What the page and the brief show of a comparison, as plain facts: rows of findings, topics, coverage, names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from harmonize.model import Comparison, Finding, FindingKind, Language, PartyPosition, Regime
from harmonize.reading.glossary import load_glossary
from harmonize.report.labels import label_in
from harmonize.report.parties import (
    CONTROLLED,
    NOT_CONTROLLED,
    REGIME_PARTY,
    full_sentence,
    is_counted,
    positions_of,
    regime_number,
    shown_parties,
)
from harmonize.report.phrases import Phrases
from harmonize.report.summary import settled
from harmonize.report.words import is_web_address, natural_key, readable

_REGIMES = frozenset(f"{regime.value} control" for regime in Regime)
_HANGUL = re.compile("[\uac00-\ud7a3\u3130-\u318f\u1100-\u11ff]")
_KANA_KANJI = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")
_WORD = re.compile(r"[a-z0-9]+")


def script_language(text: str) -> str:
    """``ko`` for a text with Korean letters, ``ja`` for one with kana or kanji, "" for others: browsers, printers and
    screen readers need to be told, because Japanese and Korean share code points and not glyphs."""
    if text.isascii():
        return ""
    if _HANGUL.search(text):
        return "ko"
    return "ja" if _KANA_KANJI.search(text) else ""


def tags_of(finding: Finding) -> tuple[str, ...]:
    """The sensitivity and the topics of the dialogue that the finding names, without its regime."""
    return tuple(word for word in finding.why.split("; ") if word and word not in _REGIMES)


@dataclass(frozen=True, slots=True)
class PartySays:
    """One party's part in a row of findings."""

    party: str
    number: str
    citation: str
    """"" where the citation is the number with a word in front, which ``number`` then holds."""
    value: str
    """The value as written, else what the party does with the goods."""
    absent: bool
    """The party does not control the goods."""
    as_of: str
    normal: str
    address: str
    language: str
    """Language of number, citation and value, where it is not English."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A finding as the page shows it."""

    finding: Finding
    says: tuple[PartySays | None, ...]
    """In the order of the parties shown; None where the finding does not speak of the party."""
    more: str
    item: str
    sentence: str
    tags: tuple[str, ...]
    named: tuple[str, ...]
    """Parties that have a number of their own here, or control more."""
    lacking: tuple[str, ...]
    """Parties whose list does not control the goods."""


def page_rows(comparison: Comparison, words: Phrases) -> tuple[PageRow, ...]:
    """All findings in the order of the comparison, those that need review last."""
    shown = shown_parties(comparison)
    ordered = sorted(comparison.findings, key=lambda finding: finding.needs_review)
    return tuple(_page_row(finding, shown, words) for finding in ordered)


def _page_row(finding: Finding, shown: tuple[str, ...], words: Phrases) -> PageRow:
    label, parameter = readable(words.label(finding.label)), words.label(finding.parameter)
    return PageRow(
        finding=finding,
        says=tuple(_says(finding, party, words) for party in shown),
        more=words.more(finding),
        item=words.in_a_row((label, parameter)) if parameter else label,
        sentence=full_sentence(finding, words),
        tags=tags_of(finding),
        named=tuple(
            dict.fromkeys(
                position.party for position in finding.positions if position.number or position.party in finding.more
            )
        ),
        lacking=tuple(
            dict.fromkeys(position.party for position in finding.positions if position.state == NOT_CONTROLLED)
        ),
    )


def _says(finding: Finding, party: str, words: Phrases) -> PartySays | None:
    positions = positions_of(finding, party)
    if not positions:
        number = words.spoken(regime_number(finding)) if party == REGIME_PARTY else ""
        return PartySays(party, number, "", "", False, "", "", "", "") if number else None
    numbers = _lines(position.number for position in positions)
    citations = _lines(position.citation for position in positions)
    if citations.rstrip(".").endswith(numbers):
        numbers, citations = citations, ""
    numbers = words.spoken(numbers)
    value = _lines(_value(finding, position, words) for position in positions)
    return PartySays(
        party=party,
        number=numbers,
        citation=citations,
        value=value,
        absent=any(position.state == NOT_CONTROLLED for position in positions),
        as_of=_lines(position.as_of for position in positions),
        normal=_lines(words.bounds(position.normal) for position in positions),
        address=next((position.address for position in positions if is_web_address(position.address)), ""),
        language=script_language(f"{numbers}{citations}{value}"),
    )


def _value(finding: Finding, position: PartyPosition, words: Phrases) -> str:
    written = readable(words.of(position.written))
    if position.state != CONTROLLED:
        state = words.state(position.state)
        return f"{state}: {written}" if written else state
    if finding.kind is FindingKind.THRESHOLD:
        return written or words("no.bound")
    return written or words.state(CONTROLLED)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What one party controls of one category."""

    category: str
    party: str
    has: int
    """Subjects under which the party's lists have a number."""
    subjects: int
    """Subjects of the category over all lists."""
    more: int
    """Settled findings by which the party controls more, or alone."""
    less: int
    """Settled findings by which the party has no entry."""
    covered: bool
    """Whether the source of the party's list covers the category at all."""

    @property
    def share(self) -> float:
        """The share of the category's subjects for which the party has a number, 0 to 1."""
        return self.has / self.subjects if self.subjects else 0.0


def coverage(comparison: Comparison) -> tuple[tuple[CoverageCell, ...], ...]:
    """A row a category, in it a cell a party, in the order of the parties shown."""
    parties = shown_parties(comparison)
    party_of = {version.list_id: version.party for version in comparison.versions}
    covered = {(version.party, category) for version in comparison.versions for category in version.categories}
    subjects = Counter(row.category for row in comparison.subjects)
    has = Counter(
        (row.category, party)
        for row in comparison.subjects
        for party in {party_of.get(list_id, list_id) for list_id, numbers in row.numbers.items() if numbers}
    )
    more: Counter[tuple[str, str]] = Counter()
    less: Counter[tuple[str, str]] = Counter()
    for finding in settled(comparison):
        side = less if finding.kind is FindingKind.MISSING else more
        for party in parties:
            if is_counted(finding, party):
                side[finding.category, party] += 1
    known = {category for _, category in covered}
    categories = sorted({*subjects, *(finding.category for finding in settled(comparison)), *known}, key=natural_key)
    return tuple(
        tuple(
            CoverageCell(
                category,
                party,
                has[category, party],
                subjects[category],
                more[category, party],
                less[category, party],
                (party, category) in covered or bool(has[category, party]),
            )
            for party in parties
        )
        for category in categories
    )


def searched_words(comparison: Comparison, language: Language = Language.ENGLISH) -> tuple[tuple[str, ...], ...]:
    """The glossary as far as the findings and subjects name its concepts: a name in the language of the page, then the
    terms of the other languages, by which the page finds its labels for a word of these. A concept has a row for each
    of its names that a label may have (a secondary cell is a battery)."""
    texts = [f"{finding.label} {finding.parameter} {finding.why}" for finding in comparison.findings]
    texts += [row.label for row in comparison.subjects]
    present = set(_WORD.findall(" ".join(texts).lower()))
    rows: list[tuple[str, ...]] = []
    for concept in load_glossary().concepts:
        said = [term for term in concept.en if present.issuperset(_WORD.findall(term.lower()))]
        if said and (concept.ja or concept.ko):
            terms = [term for other in Language if other is not language for term in concept.terms(other)]
            names = dict.fromkeys(
                name.lower() for name in (concept.name(language), *(label_in(term, language, {}) for term in said))
            )
            rows += [(name, *terms) for name in names]
    return tuple(rows)
