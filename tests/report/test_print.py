"""What comes out of a printer: every table in letters that can be read, nothing empty, no technical columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harmonize.compare.parties import compare_parties
from harmonize.compare.russia.run import compare_russia
from harmonize.model import Comparison, Language
from harmonize.report.parts import changes_of, changes_parts, russia_parts
from harmonize.report.phrases import phrases
from harmonize.report.style import SIZE
from harmonize.report.tables import Column, Look, Sheet, on_paper, print_scale, without_empty
from harmonize.report.workbook import report_sheets
from tests.report.invented import comparison

LEGIBLE = 7
"""Points."""


@pytest.fixture(scope="module")
def shipped() -> Comparison:
    """The comparison of the lists that ship with the program."""
    return compare_parties("us,japan,korea", "wassenaar")


@pytest.mark.parametrize("language", Language)
def test_every_sheet_of_the_shipped_lists_can_be_read_on_paper(shipped: Comparison, language: Language) -> None:
    words = phrases(language)
    changes = changes_of(["us@2026-06-24"], shipped, None)
    more = (*russia_parts(compare_russia("", ["JPY=150"]), words), *changes_parts(changes, words))
    for sheet in report_sheets(shipped, more, words):
        assert print_scale(sheet) * SIZE >= LEGIBLE, sheet.name
        for index, column in enumerate(sheet.columns):
            if sheet.is_table and len(sheet.rows) > 1 and column.look is not Look.INPUT:
                assert any(sheet.cell_text(row, index) for row in range(len(sheet.rows))), (sheet.name, column.heading)


def test_technical_columns_are_on_the_screen_only() -> None:
    sheets = {sheet.name: sheet for sheet in report_sheets(comparison())}
    for name in ("Thresholds", "Missing entries", "Needs review"):
        sheet = sheets[name]
        printed = [column.heading for column in sheet.columns[: sheet.printed_columns]]
        assert printed[0] == "Gap id" and printed[-2:] == ["Controls more", "Finding"]
        beside = {column.heading for column in sheet.columns[sheet.printed_columns :]}
        assert {"Relation", "Confidence", "Regime origin", "Review status"} <= beside
        assert not any("normalised" in heading or "citation" in heading for heading in printed)


def table(widths: list[float], cells: list[list[str]], **more: int) -> Sheet:
    columns = tuple(Column(f"c{index}", width, firm=index == 0) for index, width in enumerate(widths))
    return Sheet("t", columns, tuple(map(tuple, cells)), **more)


def test_wide_columns_give_way_and_firm_ones_do_not() -> None:
    narrowed = on_paper(table([20, 9, 60, 300], [["a", "b", "c", "d"]]))
    first, second, third, fourth = (column.width for column in narrowed.columns)
    assert (first, second) == (20, 9) and third < 60 and fourth < 300
    assert 60 - third < 300 - fourth
    assert print_scale(narrowed) >= 0.7
    assert on_paper(table([20, 30], [["a", "b"]])) == table([20, 30], [["a", "b"]])
    assert on_paper(table([20, 300], [["a", "b"]], printed_columns=1)).columns[1].width == 300


def test_empty_columns_go_and_those_to_fill_in_stay() -> None:
    sheet = table([9, 9, 9, 9], [["a", "", "b", ""], ["c", "", "", ""]], printed_columns=3, frozen_columns=2)
    sheet = replace(sheet, columns=(*sheet.columns[:3], Column("Remark", 9, Look.INPUT)), status_column=4)
    left = without_empty(sheet)
    assert [column.heading for column in left.columns] == ["c0", "c2", "Remark"]
    assert (left.printed_columns, left.frozen_columns, left.status_column) == (2, 1, 3)
    assert left.rows == (("a", "b", ""), ("c", "", ""))
    nothing = table([9, 9], [["none found", ""]])
    assert without_empty(nothing) is nothing
