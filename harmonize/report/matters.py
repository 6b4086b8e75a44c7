"""Two views over everything: one row a matter with every list's own number, and findings by topic of the dialogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from harmonize.model import Comparison, Finding, Mark, say
from harmonize.report.parties import full_sentence, more_look, more_words, number_of, party_looks, shown_parties
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.sheets import SHEET_NAMES, category_value
from harmonize.report.tables import Cell, Column, Look, Row, Sheet, fitted, headed, none_found
from harmonize.report.words import NOTHING, party_name, readable

SUBJECTS_SHEET = "Subjects"
TOPICS_SHEET = "Emerging technology"
_MARKS = frozenset(mark.value for mark in Mark)
_NOTHING = Cell(NOTHING, Look.MUTED)


def subjects_sheet(comparison: Comparison, words: Phrases = ENGLISH) -> Sheet:
    """The correspondence table as a person reads it: one row a matter, each list's own numbers side by side."""
    lists = {version.list_id: version.party for version in comparison.versions}
    looks = party_looks(comparison)
    shown = [list_id for party in shown_parties(comparison) for list_id, each in lists.items() if each == party]
    rows: list[Row] = []
    for subject in comparison.subjects:
        numbers = [", ".join(subject.numbers.get(list_id, ())) for list_id in shown]
        rows.append(
            (
                category_value(words.of(subject.category)),
                *(number or _NOTHING for number in numbers),
                readable(words.label(subject.label)),
                sum(bool(number) for number in numbers),
            )
        )
    columns = (
        Column("Category", 9),
        *(
            Column(
                say("{party} number", party=party_name(lists[list_id])),
                fitted((", ".join(each.numbers.get(list_id, ())) for each in comparison.subjects), 13, 26),
                Look.KEY,
                looks[lists[list_id]][1],
            )
            for list_id in shown
        ),
        Column("Item", 60),
        Column("Lists that have it", 10, Look.FIGURE),
    )
    filled = tuple(rows) or (none_found(columns, words),)
    return headed(Sheet(SUBJECTS_SHEET, columns, filled, frozen_columns=1 + len(shown)), words)


def topics_of(finding: Finding) -> tuple[str, ...]:
    """The topics of the dialogue that a finding is about, as ``why`` names them."""
    parts = [part.strip() for part in finding.why.split(";")]
    return tuple(part for part in parts if part and part not in _MARKS and not part.endswith(" control"))


def by_topic(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Findings that need no review under each topic that they are about; the topic with the most first."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if not finding.needs_review:
            for topic in topics_of(finding):
                found.setdefault(topic, []).append(finding)
    return dict(sorted(found.items(), key=lambda each: (-len(each[1]), each[0])))


def topics_sheet(comparison: Comparison, places: Mapping[str, str], words: Phrases = ENGLISH) -> Sheet:
    """Critical and emerging technology: the findings by topic, each linked to its full row (``places``)."""
    looks = party_looks(comparison)
    shown = shown_parties(comparison)
    rows: list[Row] = []
    for topic, findings in by_topic(comparison.findings).items():
        for finding in findings:
            rows.append(
                (
                    words.of(topic),
                    Cell(finding.id, Look.LINK, places.get(finding.id, "")),
                    words.of(SHEET_NAMES[finding.kind]),
                    *(words.spoken(number_of(finding, party)) or _NOTHING for party in shown),
                    readable(words.label(finding.label)),
                    Cell(more_words(finding, words), more_look(finding, looks)),
                    full_sentence(finding, words),
                )
            )
    columns = (
        Column("Topic", 34, Look.KEY),
        Column("Gap id", 13),
        Column("Sheet", 16),
        *(Column(say("{party} number", party=party_name(party)), 14, Look.BODY, looks[party][1]) for party in shown),
        Column("Item", 28),
        Column("Controls more", 12.5),
        Column("Finding", 60),
    )
    return headed(Sheet(TOPICS_SHEET, columns, tuple(rows) or (none_found(columns, words),), frozen_columns=2), words)
