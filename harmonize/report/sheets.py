"""The data sheets of the workbook as pure tables: headings and rows from a comparison, no spreadsheet format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harmonize.model import (
    Comparison,
    Correspondence,
    Finding,
    FindingKind,
    PartyPosition,
    Relation,
    ReviewStatus,
    SourceFile,
    VersionInfo,
)
from harmonize.report.parties import (
    CONTROLLED,
    NOT_CONTROLLED,
    REGIME_PARTY,
    full_sentence,
    joined,
    list_title,
    more_words,
    number_of,
    party_looks,
    positions_of,
    regime_number,
    shown_parties,
)
from harmonize.report.tables import Cell, Column, Look, Row, Sheet, fitted, none_found
from harmonize.report.words import NOTHING, is_web_address, party_name, readable

SHEET_NAMES = {
    FindingKind.THRESHOLD: "Thresholds",
    FindingKind.MISSING: "Missing entries",
    FindingKind.NATIONAL: "National controls",
    FindingKind.SCOPE: "Scope",
    FindingKind.RUSSIA: "Russia",
}
REVIEW_SHEET = "Needs review"
CORRESPONDENCE_SHEET = "Correspondence"
SOURCES_SHEET = "Sources"

REVIEW_STATUSES = tuple(status.value for status in ReviewStatus)

_SOURCES_PRINTED = 12

STATE_KINDS = frozenset({FindingKind.MISSING, FindingKind.NATIONAL})
"""Kinds whose rows say who controls the goods at all; the others set values side by side."""

RELATION_LOOKS = {
    Relation.EQUAL: Look.EQUAL,
    Relation.BROADER: Look.BROADER,
    Relation.NARROWER: Look.NARROWER,
    Relation.OVERLAP: Look.OVERLAP,
    Relation.NONE: Look.NONE,
}


def data_sheets(comparison: Comparison) -> tuple[Sheet, ...]:
    """Every data sheet in the order of the workbook; the Russia sheet only where there are Russia findings."""
    settled: dict[FindingKind, list[Finding]] = {kind: [] for kind in SHEET_NAMES}
    unsure: list[Finding] = []
    for finding in comparison.findings:
        (unsure if finding.needs_review else settled[finding.kind]).append(finding)
    widths = _widths(comparison)
    sheets = [
        findings_sheet(name, comparison, settled[kind], kind, widths)
        for kind, name in SHEET_NAMES.items()
        if settled[kind] or kind is not FindingKind.RUSSIA
    ]
    return (
        *sheets,
        review_sheet(comparison, unsure, widths),
        correspondence_sheet(comparison.correspondences),
        sources_sheet(comparison.versions),
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
                numbers[position.party].add(position.number)
                citations[position.party].add(position.citation)
    return _Widths(
        fitted((finding.id for finding in comparison.findings), 9, 18),
        {party: fitted(found, 11, 20) for party, found in numbers.items()},
        {party: fitted(found, 16, 30) for party, found in citations.items()},
    )


def findings_sheet(
    name: str,
    comparison: Comparison,
    findings: Sequence[Finding],
    kind: FindingKind,
    widths: _Widths,
) -> Sheet:
    """The settled findings of one kind, a row each, in the order of the comparison."""
    layout = _Layout(comparison, widths, valued=kind not in STATE_KINDS, with_kind=False)
    rows = [layout.row(finding) for finding in findings]
    return layout.sheet(name, rows, len(rows))


def review_sheet(comparison: Comparison, unsure: Sequence[Finding], widths: _Widths) -> Sheet:
    """What the program is unsure of: findings below the review line, then correspondences below it.

    A verdict on a correspondence is given on the correspondence sheet, so that it stands in one place; its row here
    links there.
    """
    layout = _Layout(comparison, widths, valued=True, with_kind=True)
    rows = [layout.row(finding) for finding in unsure]
    party_of_list = {version.list_id: version.party for version in comparison.versions}
    for index, pair in enumerate(comparison.correspondences):
        if pair.needs_review:
            rows.append(layout.pair_row(pair, party_of_list, index + 2))
    return layout.sheet(REVIEW_SHEET, rows, len(unsure))


class _Layout:
    """The columns of a findings sheet, and how a finding fills them."""

    def __init__(self, comparison: Comparison, widths: _Widths, *, valued: bool, with_kind: bool) -> None:
        self.valued = valued
        self.with_kind = with_kind
        self.shown = shown_parties(comparison)
        self.looks = party_looks(comparison)
        self.regime_column = REGIME_PARTY not in self.shown

        def of_party(party: str, what: str, width: float, look: Look = Look.BODY) -> Column:
            return Column(f"{party_name(party)} {what}", width, look, self.looks[party][1])

        lead = [Column("Gap id", widths.gap_id, Look.KEY)]
        if with_kind:
            lead.append(Column("Kind", 13))
        lead += [Column("Category", 9), Column("Regime origin", 10.5)]
        if self.regime_column:
            lead.append(Column("Wassenaar number", 13))
        lead += [of_party(party, "number", widths.numbers[party]) for party in self.shown]
        self.frozen = len(lead)
        lead.append(Column("Item", 26))
        if valued:
            lead.append(Column("Parameter", 16))
        lead += [of_party(party, "as written" if valued else "position", 13) for party in self.shown]
        lead += [
            Column("Relation", 12),
            Column("Controls more", 12.5),
            Column("Finding", 44),
            Column("Why it matters", 20),
        ]
        self.printed = len(lead)
        if valued:
            lead += [of_party(party, "normalised", 14) for party in self.shown]
        lead += [Column("Basis of match", 15), Column("Confidence", 11, Look.DECIMAL)]
        for party in self.shown:
            lead += [of_party(party, "citation", widths.citations[party]), of_party(party, "list as of", 11)]
        self.status = len(lead) + 1
        lead += [
            Column("Review status", 12, Look.INPUT),
            Column("Reviewer", 13, Look.INPUT),
            Column("Remark", 30, Look.INPUT),
        ]
        self.columns = tuple(lead)

    def sheet(self, name: str, rows: list[Row], status_rows: int) -> Sheet:
        return Sheet(
            name,
            self.columns,
            tuple(rows) or (none_found(self.columns),),
            frozen_columns=self.frozen,
            printed_columns=self.printed,
            status_column=self.status,
            status_rows=status_rows,
        )

    def row(self, finding: Finding) -> Row:
        said = [positions_of(finding, party) for party in self.shown]
        cells: list[str | int | float | Cell | None] = [finding.id]
        if self.with_kind:
            cells.append(finding.kind)
        cells += [category_value(finding.category), finding.regime]
        if self.regime_column:
            cells.append(regime_number(finding) or _NOTHING)
        cells += [number_of(finding, party) or _NOTHING for party in self.shown]
        label = readable(finding.label)
        if self.valued:
            cells += [label, finding.parameter]
        else:
            cells.append(f"{label}; {finding.parameter}" if finding.parameter else label)
        cells += [_says(finding, positions) for positions in said]
        cells += [relation_words(finding), self._more(finding), full_sentence(finding), finding.why]
        if self.valued:
            cells += [readable(joined(positions, lambda position: position.normal)) or None for positions in said]
        cells += [finding.basis, finding.confidence]
        for positions in said:
            cells += [_citation_cell(positions), joined(positions, lambda position: position.as_of) or None]
        return (*cells, finding.review_status or None, finding.reviewer or None, finding.remark or None)

    def pair_row(self, pair: Correspondence, party_of_list: dict[str, str], sheet_row: int) -> Row:
        """A correspondence as a row of the review sheet; ``sheet_row`` is its row on the correspondence sheet."""
        sides = ((pair.left_list, pair.left), (pair.right_list, pair.right))
        numbers = {party_of_list.get(list_id, list_id): number for list_id, number in sides if number}
        link = f"#'{CORRESPONDENCE_SHEET}'!A{sheet_row}"
        filled: dict[str, str | float | Cell] = {
            "Gap id": Cell(f"match {sheet_row - 1}", Look.LINK, link),
            "Kind": "correspondence",
            "Wassenaar number": numbers.get(REGIME_PARTY, ""),
            "Relation": Cell(pair.relation, RELATION_LOOKS[pair.relation]),
            "Finding": pair_sentence(pair),
            "Why it matters": pair.evidence,
            "Basis of match": pair.basis,
            "Confidence": pair.confidence,
            "Review status": Cell("see row there", Look.LINK, link),
        }
        for party in self.shown:
            filled[f"{party_name(party)} number"] = numbers.get(party, "")
        plain = {"Reviewer", "Remark"}
        return tuple(
            Cell(None, Look.BODY) if column.heading in plain else filled.get(column.heading) or None
            for column in self.columns
        )

    def _more(self, finding: Finding) -> Cell:
        looks = self.looks.get(finding.controls_more)
        if looks:
            return Cell(more_words(finding), looks[0])
        return Cell(more_words(finding), Look.BODY if finding.controls_more else Look.UNDECIDED)


_NOTHING = Cell(NOTHING, Look.MUTED)


def _says(finding: Finding, positions: tuple[PartyPosition, ...]) -> str | Cell:
    """The value as written; where there is none, whether the party controls the goods at all."""
    if not positions:
        return _NOTHING
    states = joined(positions, lambda position: position.state)
    written = readable(joined(positions, lambda position: position.written))
    if states == CONTROLLED:
        if finding.kind is FindingKind.THRESHOLD:
            return written or Cell("no such bound", Look.MUTED)
        return written or CONTROLLED
    text = f"{states}\n{written}" if written else states
    return Cell(text, Look.ABSENT if NOT_CONTROLLED in states else Look.MUTED)


def _citation_cell(positions: tuple[PartyPosition, ...]) -> str | Cell | None:
    citation = joined(positions, lambda position: position.citation)
    address = next((position.address for position in positions if is_web_address(position.address)), "")
    return Cell(citation, Look.LINK, address) if address and citation else citation or None


def category_value(category: str) -> str | int:
    """The category; a bare number as a number, so that it sorts and is not marked as a number stored as text."""
    return int(category) if category.isascii() and category.isdecimal() else category


def relation_words(finding: Finding) -> str:
    """How the parties stand to each other on this finding, in neutral words."""
    if finding.kind is FindingKind.MISSING:
        parties = _parties_in_state(finding, NOT_CONTROLLED)
        return f"no entry in: {parties}" if parties else "entry missing"
    if finding.kind is FindingKind.NATIONAL:
        parties = _parties_in_state(finding, CONTROLLED)
        return f"only in: {parties}" if parties else "national control"
    return {
        FindingKind.THRESHOLD: "value differs",
        FindingKind.SCOPE: "scope differs",
        FindingKind.RUSSIA: "Russia control differs",
    }[finding.kind]


def _parties_in_state(finding: Finding, state: str) -> str:
    parties = dict.fromkeys(position.party for position in finding.positions if position.state == state)
    return ", ".join(party_name(party) for party in parties)


def pair_sentence(pair: Correspondence) -> str:
    """A correspondence in one sentence."""
    left = f"{party_name(pair.left_list)} {pair.left}"
    if pair.relation is Relation.NONE or not pair.right:
        return f"{left} may have no counterpart in the list of {party_name(pair.right_list)}."
    return f"{left} may answer {party_name(pair.right_list)} {pair.right}."


def correspondence_sheet(correspondences: Sequence[Correspondence]) -> Sheet:
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
    below = Cell("needs review", Look.REVIEW)
    nothing = Cell(NOTHING, Look.MUTED)
    relations = {relation: Cell(relation.value, look) for relation, look in RELATION_LOOKS.items()}
    rows: list[Row] = [
        (
            pair.left_list,
            pair.left,
            relations[pair.relation],
            pair.right_list,
            pair.right or nothing,
            pair.basis.value,
            pair.confidence,
            below if pair.needs_review else None,
            pair.evidence,
            pair.review_status or None,
            pair.reviewer or None,
            pair.remark or None,
        )
        for pair in correspondences
    ]
    return Sheet(
        CORRESPONDENCE_SHEET,
        columns,
        tuple(rows) or (none_found(columns),),
        frozen_columns=2,
        status_column=10,
        status_rows=len(rows),
    )


def sources_sheet(versions: Sequence[VersionInfo]) -> Sheet:
    """Where the words come from: one row an official file, with its hash and what was read from its list."""
    columns = (
        Column("List", 13, Look.KEY),
        Column("Instrument", 28),
        Column("Revision", 16),
        Column("As of", 11),
        Column("Retrieved", 11),
        Column("File", 24),
        Column("SHA-256", 36),
        Column("Bytes", 11, Look.FIGURE),
        Column("Characters in source", 11.5, Look.FIGURE),
        Column("Characters placed", 11.5, Look.FIGURE),
        Column("Characters left out", 11.5, Look.FIGURE),
        Column("Why left out", 32),
        Column("Language", 10),
        Column("Categories covered", 18),
        Column("Regimes covered", 18),
        Column("Provisions read", 18),
        Column("Remarks of the reader", 40),
        Column("Read by version", 10),
        Column("Official address", 34),
    )
    rows = [
        _source_row(version, file)
        for version in versions
        for file in (version.sources or (SourceFile("no file recorded", "", 0),))
    ]
    return Sheet(
        SOURCES_SHEET,
        columns,
        tuple(rows) or (none_found(columns),),
        frozen_columns=1,
        printed_columns=_SOURCES_PRINTED,
    )


def _source_row(version: VersionInfo, file: SourceFile) -> Row:
    conservation = version.conservation
    by_reason: dict[str, list[int]] = {}
    for part in conservation.left_out:
        by_reason.setdefault(part.reason, []).append(part.characters)
    reasons = (f"{reason}: {sum(parts)} in {_places(len(parts))}" for reason, parts in by_reason.items())
    return (
        list_title(version),
        f"{version.title}\n{version.instrument}" if version.instrument != version.title else version.title,
        version.revision,
        version.as_of,
        version.retrieved,
        file.name,
        file.sha256,
        file.bytes or None,
        conservation.source,
        conservation.placed,
        sum(part.characters for part in conservation.left_out),
        "\n".join(reasons) or "nothing left out",
        version.language.name.capitalize(),
        ", ".join(version.categories),
        ", ".join(version.regimes),
        "\n".join(f"{kind}: {count}" for kind, count in version.counts.items()),
        "\n".join(version.remarks) or None,
        version.parser,
        Cell(file.address, Look.LINK, file.address) if is_web_address(file.address) else file.address or None,
    )


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"
