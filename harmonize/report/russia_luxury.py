"""The sheet of luxury goods: the prices from which each party lists them, side by side."""

from __future__ import annotations

from harmonize.compare.russia.luxury import floors, in_dollars
from harmonize.compare.russia.result import Coverage, LuxuryRow, PartyCell, RussiaResult
from harmonize.model import say
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.russia_cells import ALIKE, chapter_words, legal_columns, legal_words, party_columns
from harmonize.report.tables import Cell, Column, Look, Row, Sheet, headed, none_found
from harmonize.report.words import party_name
from harmonize.shelf.hs_table import pointed

LUXURY_SHEET = "Russia luxury goods"


def luxury_sheet(result: RussiaResult, words: Phrases = ENGLISH) -> Sheet:
    """A row a subheading that a party lists among its luxury goods: the prices side by side."""
    columns = [Column("HS 2022", 10, Look.KEY, firm=True), Column("Chapter", 26)]
    for party in result.parties:
        header = party_columns(result, party)[1]
        columns += [
            Column(party_name(party), 16, header=header),
            Column(say("{party}: price as written", party=party_name(party)), 26, header=header),
            Column(say("{party}: in USD", party=party_name(party)), 11, Look.DECIMAL, header=header),
        ]
    columns += [Column("Controls more", 14), Column("Why undecided", 30)]
    printed = len(columns)
    columns += legal_columns(result)
    rows = [_luxury_row(result, row, words) for row in result.luxury]
    sheet = Sheet(
        LUXURY_SHEET,
        tuple(columns),
        tuple(rows) or (none_found(tuple(columns), words),),
        frozen_columns=1,
        printed_columns=printed,
    )
    return headed(sheet, words)


def luxury_state(cell: PartyCell) -> str:
    """What a party does with a luxury good: ``from a price``, ``wholly``, ``in part``, ``not listed``."""
    if cell.coverage is Coverage.PART and floors(cell) and not any(mention.limit for mention in cell.mentions):
        return "from a price"
    return cell.coverage.value


def price_words(cell: PartyCell, words: Phrases = ENGLISH) -> str:
    """The prices as written; where provisions list the subheading without one, that is said."""
    prices = [words.of(floor.text) for floor in floors(cell)]
    if cell.coverage is Coverage.WHOLE and prices:
        return "\n".join([*prices, words.of("and wholly by another provision")])
    if not prices and cell.coverage is not Coverage.NONE:
        return words.of("no price")
    return "\n".join(prices)


def _luxury_row(result: RussiaResult, luxury: LuxuryRow, words: Phrases) -> Row:
    row = luxury.row
    cells: list[str | int | float | Cell | None] = [pointed(row.code), chapter_words(row.chapter, words)]
    for cell in row.cells:
        listed = cell.coverage is not Coverage.NONE
        look = party_columns(result, cell.party)[0] if listed else Look.ABSENT
        dollars = [price for floor in floors(cell) if (price := in_dollars(floor, result.rates)) is not None]
        cells += [
            Cell(words.of(luxury_state(cell)), look),
            price_words(cell, words),
            round(min(dollars), 2) if dollars else None,
        ]
    if luxury.controls_more:
        look = party_columns(result, luxury.controls_more[0])[0] if len(luxury.controls_more) == 1 else Look.OVERLAP
        more = Cell(words.parties(luxury.controls_more), look)
    elif luxury.undecided:
        more = Cell(words.of("undecided"), Look.UNDECIDED)
    else:
        more = Cell(words.of(ALIKE), Look.MUTED)
    return (*cells, more, words.of(luxury.undecided), *(legal_words(cell, words) for cell in row.cells))
