"""The data sheets of the workbook as pure tables: headings and rows from a comparison, no spreadsheet format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harmonize.model import (
    Comparison,
    Correspondence,
    Finding,
    FindingKind,
    Language,
    PartyPosition,
    Relation,
    ReviewStatus,
    say,
)
from harmonize.report.parties import (
    CONTROLLED,
    NOT_CONTROLLED,
    REGIME_PARTY,
    full_sentence,
    joined,
    more_look,
    more_words,
    number_of,
    number_said,
    party_looks,
    positions_of,
    regime_number,
    shown_parties,
)
from harmonize.report.phrases import ENGLISH, Phrases, phrases
from harmonize.report.review_book import MATCH, SEE_THERE
from harmonize.report.sources import sources_sheet
from harmonize.report.tables import Cell, Column, Look, Row, Sheet, fitted, headed, none_found
from harmonize.report.words import NOTHING, first_of, is_web_address, party_name, readable

SHEET_NAMES = {
    FindingKind.THRESHOLD: "Thresholds",
    FindingKind.MISSING: "Missing entries",
    FindingKind.NATIONAL: "National controls",
    FindingKind.SCOPE: "Scope",
    FindingKind.RUSSIA: "Russia",
}
REVIEW_SHEET = "Needs review"
CORRESPONDENCE_SHEET = "Correspondence"

_EVIDENCE = 9
"""Place of the evidence among the columns of the correspondences; the review columns are behind it."""

REVIEW_STATUSES = tuple(status.value for status in ReviewStatus)

STATE_KINDS = frozenset({FindingKind.MISSING, FindingKind.NATIONAL})
"""Kinds whose rows say who controls the goods at all; the others set values side by side."""

RELATION_LOOKS = {
    Relation.EQUAL: Look.EQUAL,
    Relation.BROADER: Look.BROADER,
    Relation.NARROWER: Look.NARROWER,
    Relation.OVERLAP: Look.OVERLAP,
    Relation.NONE: Look.NONE,
}


def data_sheets(comparison: Comparison, words: Phrases = ENGLISH) -> tuple[Sheet, ...]:
    """Every data sheet in the order of the workbook; the Russia sheet only where there are Russia findings."""
    settled: dict[FindingKind, list[Finding]] = {kind: [] for kind in SHEET_NAMES}
    unsure: list[Finding] = []
    for finding in comparison.findings:
        (unsure if finding.needs_review else settled[finding.kind]).append(finding)
    widths = _widths(comparison)
    sheets = [
        findings_sheet(name, comparison, settled[kind], kind, widths, words)
        for kind, name in SHEET_NAMES.items()
        if settled[kind] or kind is not FindingKind.RUSSIA
    ]
    return (
        *sheets,
        review_sheet(comparison, unsure, widths, words),
        correspondence_sheet(comparison.correspondences, words),
        sources_sheet(comparison.versions, words),
    )


@dataclass(frozen=True, slots=True)
class _Widths:
    """Widths of columns whose contents are not to be broken: the same on every sheet."""

    gap_id: float
    numbers: dict[str, float]
    """By party."""
    citations: dict[str, float]
    """By party."""


def _widths(comparison: Comparison) -> _Widths:
    numbers: dict[str, set[str]] = {party: set() for party in shown_parties(comparison)}
    citations: dict[str, set[str]] = {party: set() for party in numbers}
    for finding in comparison.findings:
        for position in finding.positions:
            if position.party in numbers:
                numbers[position.party].add(number_said(position))
                citations[position.party].add(position.citation)
    return _Widths(
        fitted((finding.id for finding in comparison.findings), 9, 13.5),
        {party: fitted(found, 10, 13.5) for party, found in numbers.items()},
        {party: fitted(found, 16, 30) for party, found in citations.items()},
    )


def findings_sheet(
    name: str,
    comparison: Comparison,
    findings: Sequence[Finding],
    kind: FindingKind,
    widths: _Widths,
    words: Phrases = ENGLISH,
) -> Sheet:
    """The settled findings of one kind, a row each, in the order of the comparison."""
    layout = _Layout(comparison, findings, widths, words, valued=kind not in STATE_KINDS, with_kind=False)
    rows = [layout.row(finding) for finding in findings]
    return layout.sheet(name, rows, len(rows))


def review_sheet(comparison: Comparison, unsure: Sequence[Finding], widths: _Widths, words: Phrases = ENGLISH) -> Sheet:
    """What the program is unsure of: findings below the review line, then correspondences below it.

    A verdict on a correspondence is given on the correspondence sheet, so that it stands in one place; its row here
    links there.
    """
    layout = _Layout(comparison, unsure, widths, words, valued=True, with_kind=True)
    rows = [layout.row(finding) for finding in unsure]
    party_of_list = {version.list_id: version.party for version in comparison.versions}
    for index, pair in enumerate(comparison.correspondences):
        if pair.needs_review:
            rows.append(layout.pair_row(pair, party_of_list, index + 2))
    return layout.sheet(REVIEW_SHEET, rows, len(unsure))


class _Layout:
    """The columns of a findings sheet, and how a finding fills them.

    What a reader takes into the room stands on the left, up to the finding in words, and is printed; what the analyst
    needs (relation, origin, values in base units, citations, review) stands right of it, on the screen only.
    """

    def __init__(
        self,
        comparison: Comparison,
        findings: Sequence[Finding],
        widths: _Widths,
        words: Phrases,
        *,
        valued: bool,
        with_kind: bool,
    ) -> None:
        self.words = words
        self.nothing = Cell(NOTHING, Look.MUTED)
        self.valued = valued
        self.with_kind = with_kind
        self.shown = _spoken_of(comparison, findings)
        self.looks = party_looks(comparison)
        self.regime_column = REGIME_PARTY not in shown_parties(comparison) and any(map(regime_number, findings))

        def of_party(party: str, heading: str, width: float, look: Look = Look.BODY) -> Column:
            return Column(say(heading, party=party_name(party)), width, look, self.looks[party][1])

        lead = [Column("Gap id", widths.gap_id, Look.KEY, firm=True), Column("Category", 9)]
        if self.regime_column:
            lead.append(Column("Wassenaar number", 13, firm=True))
        lead += [of_party(party, "{party} number", widths.numbers[party])._replace(firm=True) for party in self.shown]
        self.frozen = len(lead)
        lead.append(Column("Item", 26))
        if valued:
            lead.append(Column("Parameter", 16))
        lead += [of_party(party, "{party} as written" if valued else "{party} position", 14) for party in self.shown]
        lead += [Column("Controls more", 11.5), Column("Finding", 48)]
        self.printed = len(lead)
        if with_kind:
            lead.append(Column("Kind", 13))
        lead += [Column("Relation", 14), Column("Why it matters", 24), Column("Regime origin", 10.5)]
        if valued:
            lead += [of_party(party, "{party} normalised", 14) for party in self.shown]
        lead += [Column("Basis of match", 15), Column("Confidence", 11, Look.DECIMAL)]
        for party in self.shown:
            lead += [
                of_party(party, "{party} citation", widths.citations[party]),
                of_party(party, "{party} list as of", 11),
            ]
        self.status = len(lead) + 1
        lead += [
            Column("Review status", 12, Look.INPUT),
            Column("Reviewer", 13, Look.INPUT),
            Column("Remark", 30, Look.INPUT),
        ]
        self.columns = tuple(lead)

    def sheet(self, name: str, rows: list[Row], status_rows: int) -> Sheet:
        sheet = Sheet(
            name,
            self.columns,
            tuple(rows) or (none_found(self.columns, self.words),),
            frozen_columns=self.frozen,
            printed_columns=self.printed,
            status_column=self.status,
            status_rows=status_rows,
            choices=status_words(self.words),
        )
        return headed(sheet, self.words)

    def row(self, finding: Finding) -> Row:
        words = self.words
        said = [positions_of(finding, party) for party in self.shown]
        cells: list[str | int | float | Cell | None] = [finding.id, category_value(words.of(finding.category))]
        if self.regime_column:
            cells.append(words.spoken(regime_number(finding)) or self.nothing)
        cells += [words.spoken(number_of(finding, party)) or self.nothing for party in self.shown]
        label, parameter = first_of(readable(words.label(finding.label))), words.label(finding.parameter)
        if self.valued:
            cells += [label, parameter]
        else:
            cells.append(words.in_a_row((label, parameter)) if parameter else label)
        cells += [_says(finding, positions, words) for positions in said]
        cells += [self._more(finding), full_sentence(finding, words)]
        if self.with_kind:
            cells.append(words.of(finding.kind.value))
        cells += [relation_words(finding, words), words.listed(finding.why), words.of(finding.regime.value)]
        if self.valued:
            cells += [joined(positions, lambda position: words.bounds(position.normal)) or None for positions in said]
        cells += [words.of(finding.basis), finding.confidence]
        for positions in said:
            cells += [_citation_cell(positions), joined(positions, lambda position: position.as_of) or None]
        return (
            *cells,
            words.of(finding.review_status) or None,
            finding.reviewer or None,
            words.of(finding.remark) or None,
        )

    def pair_row(self, pair: Correspondence, party_of_list: dict[str, str], sheet_row: int) -> Row:
        """A correspondence as a row of the review sheet; ``sheet_row`` is its row on the correspondence sheet."""
        sides = ((pair.left_list, pair.left), (pair.right_list, pair.right))
        numbers = {party_of_list.get(list_id, list_id): number for list_id, number in sides if number}
        words = self.words
        link = f"#'{words.of(CORRESPONDENCE_SHEET)}'!A{sheet_row}"
        filled: dict[str, str | float | Cell] = {
            "Gap id": Cell(words.say(MATCH, n=str(sheet_row - 1)), Look.LINK, link),
            "Kind": words.of("correspondence"),
            "Wassenaar number": numbers.get(REGIME_PARTY, ""),
            "Relation": Cell(words.of(pair.relation.value), RELATION_LOOKS[pair.relation]),
            "Finding": pair_sentence(pair, words),
            "Why it matters": words.evidence(pair.evidence),
            "Basis of match": words.of(pair.basis.value),
            "Confidence": pair.confidence,
            "Review status": Cell(words.of(SEE_THERE), Look.LINK, link),
        }
        for party in self.shown:
            filled[f"{party_name(party)} number"] = numbers.get(party, "")
        plain = {"Reviewer", "Remark"}
        return tuple(
            Cell(None, Look.BODY) if column.heading in plain else filled.get(column.heading) or None
            for column in self.columns
        )

    def _more(self, finding: Finding) -> Cell:
        return Cell(more_words(finding, self.words), more_look(finding, self.looks))


def _spoken_of(comparison: Comparison, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The parties that have columns on a sheet with ``findings``: the bridge only where one of them speaks of it."""
    shown = shown_parties(comparison)
    found = {position.party for finding in findings for position in finding.positions}
    silent = comparison.bridge not in found and comparison.bridge not in (*comparison.parties, comparison.baseline)
    return tuple(party for party in shown if party != comparison.bridge) if silent else shown


def status_words(words: Phrases) -> tuple[str, ...]:
    """The review statuses in the language of the report."""
    return tuple(map(words.of, REVIEW_STATUSES))


def _says(finding: Finding, positions: tuple[PartyPosition, ...], words: Phrases) -> str | Cell:
    """The value as written; where there is none, whether the party controls the goods at all."""
    if not positions:
        return Cell(NOTHING, Look.MUTED)
    states = joined(positions, lambda position: position.state)
    written = readable(joined(positions, lambda position: words.of(position.written)))
    if states == CONTROLLED:
        if finding.kind is FindingKind.THRESHOLD:
            return written or Cell(words.of("no such bound"), Look.MUTED)
        return written or words.of(CONTROLLED)
    said = joined(positions, lambda position: words.of(position.state))
    text = f"{said}\n{written}" if written else said
    return Cell(text, Look.ABSENT if NOT_CONTROLLED in states else Look.MUTED)


def _citation_cell(positions: tuple[PartyPosition, ...]) -> str | Cell | None:
    citation = joined(positions, lambda position: position.citation)
    address = next((position.address for position in positions if is_web_address(position.address)), "")
    return Cell(citation, Look.LINK, address) if address and citation else citation or None


def category_value(category: str) -> str | int:
    """The category; a bare number as a number, so that it sorts and is not marked as a number stored as text."""
    return int(category) if category.isascii() and category.isdecimal() else category


def relation_words(finding: Finding, words: Phrases = ENGLISH) -> str:
    """How the parties stand to each other on this finding, in neutral words."""
    if finding.kind is FindingKind.MISSING:
        parties = _parties_in_state(finding, NOT_CONTROLLED)
        return words.say("no entry in: {parties}", parties=parties) if parties else words.of("entry missing")
    if finding.kind is FindingKind.NATIONAL:
        parties = _parties_in_state(finding, CONTROLLED)
        return words.say("only in: {parties}", parties=parties) if parties else words.of("national control")
    return words.of(_DIFFERS[finding.kind])


def relation_forms(finding: Finding) -> frozenset[str]:
    """The relation as the reports of all languages word it."""
    return frozenset(relation_words(finding, phrases(language)) for language in Language)


_DIFFERS = {
    FindingKind.THRESHOLD: "value differs",
    FindingKind.SCOPE: "scope differs",
    FindingKind.RUSSIA: "Russia control differs",
}


def _parties_in_state(finding: Finding, state: str) -> tuple[str, ...]:
    parties = dict.fromkeys(position.party for position in finding.positions if position.state == state)
    return tuple(party_name(party) for party in parties)


def pair_sentence(pair: Correspondence, words: Phrases = ENGLISH) -> str:
    """A correspondence in one sentence."""
    left, other = say("{party} {number}", party=party_name(pair.left_list), number=pair.left), pair.right_list
    if pair.relation is Relation.NONE or not pair.right:
        return words.say("{place} may have no counterpart in the list of {party}.", place=left, party=party_name(other))
    right = say("{party} {number}", party=party_name(other), number=pair.right)
    return words.say("{place} may answer {other}.", place=left, other=right)


def correspondence_sheet(correspondences: Sequence[Correspondence], words: Phrases = ENGLISH) -> Sheet:
    """Which provision answers which, with the reviewers' verdicts so far and room for new ones."""
    columns = (
        Column("Left list", 14),
        Column("Left number", fitted((pair.left for pair in correspondences), 14, 26), Look.KEY),
        Column("Relation", 12),
        Column("Right list", 14),
        Column("Right number", fitted((pair.right for pair in correspondences), 14, 26), Look.KEY),
        Column("Basis of match", 20),
        Column("Confidence", 11, Look.DECIMAL),
        Column("Review line", 12),
        Column("Evidence", 50),
        Column("Review status", 14, Look.INPUT),
        Column("Reviewer", 14, Look.INPUT),
        Column("Remark", 36, Look.INPUT),
    )
    below = Cell(words.of("needs review"), Look.REVIEW)
    nothing = Cell(NOTHING, Look.MUTED)
    relations = {relation: Cell(words.of(relation.value), look) for relation, look in RELATION_LOOKS.items()}
    rows: list[Row] = [
        (
            words.party(pair.left_list),
            pair.left,
            relations[pair.relation],
            words.party(pair.right_list),
            pair.right or nothing,
            words.of(pair.basis.value),
            pair.confidence,
            below if pair.needs_review else None,
            words.evidence(pair.evidence),
            words.of(pair.review_status) or None,
            pair.reviewer or None,
            pair.remark or None,
        )
        for pair in correspondences
    ]
    sheet = Sheet(
        CORRESPONDENCE_SHEET,
        columns,
        tuple(rows) or (none_found(columns, words),),
        frozen_columns=2,
        printed_columns=_EVIDENCE,
        status_column=_EVIDENCE + 1,
        status_rows=len(rows),
        choices=status_words(words),
    )
    return headed(sheet, words)
