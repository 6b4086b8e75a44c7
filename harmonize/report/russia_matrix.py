"""The sheet of tariff codes: what each party does with each subheading, the gaps first."""

from __future__ import annotations

from harmonize.compare.russia.result import Coverage, Gap, HsRow, PartyCell, RussiaResult
from harmonize.model import say
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.russia_cells import ALIKE, chapter_words, legal_columns, legal_words, party_columns, pattern_words
from harmonize.report.tables import Cell, Column, Look, Row, Sheet, headed, none_found
from harmonize.report.words import NOTHING, party_name
from harmonize.shelf.hs_table import pointed

MATRIX_SHEET = "Russia HS matrix"
ALL_IN_PART = "all in part"
"""Stands in the gap column where all list it in part: whether in the same part is for the reader."""


def matrix_sheet(result: RussiaResult, words: Phrases = ENGLISH) -> Sheet:
    """A row a subheading: first the gaps as ranked, then what all parties do alike, in the order of the codes."""
    gaps = {gap.row.code: gap for gap in result.gaps}
    ordered = [gap.row for gap in result.gaps] + [row for row in result.rows if row.code not in gaps]
    columns = [
        Column("Gap", 9, Look.FIGURE),
        Column("HS 2022", 10, Look.KEY, firm=True),
        Column("CHPL tier", 7),
        Column("Section", 8),
        Column("Chapter", 24),
        Column("Listed by", 22),
    ]
    for party in result.parties:
        header = party_columns(result, party)[1]
        columns += [
            Column(party_name(party), 11, header=header),
            Column(say("{party}: limit", party=party_name(party)), 26, header=header),
        ]
    columns += [Column("Does not list it", 16), Column("Lists it in part", 16)]
    printed = len(columns)
    columns += legal_columns(result)
    rows = [_matrix_row(result, row, gaps.get(row.code), words) for row in ordered]
    sheet = Sheet(
        MATRIX_SHEET,
        tuple(columns),
        tuple(rows) or (none_found(tuple(columns), words),),
        frozen_columns=2,
        printed_columns=printed,
    )
    return headed(sheet, words)


def _matrix_row(result: RussiaResult, row: HsRow, gap: Gap | None, words: Phrases) -> Row:
    cells: list[str | int | float | Cell | None] = [
        gap.rank if gap else Cell(words.of(ALL_IN_PART if row.parties(Coverage.PART) else ALIKE), Look.MUTED),
        pointed(row.code),
        Cell(row.tier, Look.KEY) if row.tier else Cell(NOTHING, Look.MUTED),
        row.section,
        chapter_words(row.chapter, words),
        pattern_words(row.pattern, words),
    ]
    for cell in row.cells:
        cells += [_coverage(result, cell, words), "\n".join(map(words.of, cell.limits))]
    cells += [
        words.parties(gap.lacking) if gap else None,
        words.parties(gap.partly) if gap else None,
        *(legal_words(cell, words) for cell in row.cells),
    ]
    return tuple(cells)


def _coverage(result: RussiaResult, cell: PartyCell, words: Phrases) -> Cell:
    said = words.of(cell.coverage.value)
    if cell.coverage is Coverage.NONE:
        return Cell(said, Look.ABSENT)
    look = party_columns(result, cell.party)[0] if cell.coverage is Coverage.WHOLE else Look.OVERLAP
    return Cell(said, look)
