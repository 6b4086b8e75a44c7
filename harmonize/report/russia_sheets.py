"""The sheets on Russia and Belarus as pure tables: overview, HS matrix, luxury goods, codes of other editions."""

from __future__ import annotations

from harmonize.compare.russia.result import RussiaResult
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.russia_luxury import luxury_sheet
from harmonize.report.russia_matrix import matrix_sheet
from harmonize.report.russia_overview import overview_sheet
from harmonize.report.tables import Column, Look, Row, Sheet, headed, none_found
from harmonize.shelf.hs_table import pointed

OUTSIDE_SHEET = "Russia other HS editions"


def russia_sheets(result: RussiaResult, words: Phrases = ENGLISH) -> tuple[Sheet, ...]:
    """The sheets on tariff codes, the overview first."""
    sheets = (overview_sheet, matrix_sheet, luxury_sheet, outside_sheet)
    return tuple(make(result, words) for make in sheets)


def outside_sheet(result: RussiaResult, words: Phrases = ENGLISH) -> Sheet:
    """The codes that a list names and the Harmonized System 2022 does not have."""
    columns = (
        Column("Party", 12),
        Column("List", 16),
        Column("Code", 14, Look.KEY),
        Column("As written", 22),
        Column("Legal reference", 40),
        Column("In the list", 14),
        Column("Remark", 60),
    )
    rows: list[Row] = [
        (
            words.party(item.party),
            words.party(item.list_id),
            pointed(item.code),
            item.written,
            item.legal,
            words.of("excluded" if item.excluded else "listed"),
            words.of(item.remark),
        )
        for item in result.outside
    ]
    return headed(Sheet(OUTSIDE_SHEET, columns, tuple(rows) or (none_found(columns, words),), frozen_columns=0), words)
