"""The Russia comparison as text, as JSON lines and as a workbook."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from harmonize.compare.russia.luxury import rates_of
from harmonize.compare.russia.result import RussiaResult
from harmonize.model import HsLine
from harmonize.report.russia_luxury import LUXURY_SHEET
from harmonize.report.russia_matrix import MATRIX_SHEET
from harmonize.report.russia_overview import OVERVIEW_SHEET
from harmonize.report.russia_records import write_russia
from harmonize.report.russia_sheets import OUTSIDE_SHEET, russia_sheets
from harmonize.report.russia_text import russia_text
from harmonize.report.russia_workbook import russia_workbook_name, write_russia_workbook
from harmonize.report.tables import Sheet, as_text
from harmonize.report.words import display_width
from tests.compare.russia_making import compared


@pytest.fixture
def result() -> RussiaResult:
    us = [
        HsLine("supp4.854231", "854231", written="854231"),
        HsLine("supp4.847130", "847130"),
        HsLine("supp5.910111", "910111", floor=300, currency="USD", floor_unit="unit, US wholesale"),
    ]
    japan = [
        HsLine("128/1", "8471", written="第八四・七一項"),
        HsLine("128/1", "847130", excluded=True, limited="=HYPERLINK(used)"),
        HsLine("128/2", "854240"),
        HsLine("155", "9101", floor=40000, floor_over=True, currency="JPY"),
    ]
    tiers = [HsLine("854231", "854231", tier="1")]
    return compared(us, japan, tiers, rates_of(["JPY=150@2026-11-20"]))


def sheet(result: RussiaResult, name: str) -> Sheet:
    return next(sheet for sheet in russia_sheets(result) if sheet.name == name)


def test_the_sheets_are_what_they_were(result: RussiaResult, golden) -> None:  # type: ignore[no-untyped-def]
    golden("russia_sheets.txt", as_text(russia_sheets(result)))


def test_the_text_is_what_it_was_and_fits_a_terminal(result: RussiaResult, golden) -> None:  # type: ignore[no-untyped-def]
    text = russia_text(result)
    golden("russia_text.txt", text + "\n")
    assert max(map(display_width, text.splitlines())) <= 80


def test_the_matrix_has_gaps_first(result: RussiaResult) -> None:
    matrix = sheet(result, MATRIX_SHEET)
    assert [matrix.cell_text(row, 1) for row in range(len(matrix.rows))] == ["8542.31", "8471.50", "8471.30", "9101.11"]
    assert matrix.cell_text(0, 2) == "1"
    assert matrix.cell_text(3, 0) == "all in part"


def test_luxury_goods_stand_in_both_currencies(result: RussiaResult) -> None:
    luxury = sheet(result, LUXURY_SHEET)
    row = [luxury.cell_text(0, column) for column in range(10)]
    assert row[3:5] == ["≥ 300 USD per unit, US wholesale", "300"]
    assert row[6:8] == ["> 40,000 JPY", "266.67"]
    assert row[8] == "Japan"


def test_codes_of_another_edition_have_a_sheet(result: RussiaResult) -> None:
    outside = sheet(result, OUTSIDE_SHEET)
    assert outside.cell_text(0, 2) == "8542.40"
    empty = sheet(replace(result, outside=()), OUTSIDE_SHEET)
    assert empty.cell_text(0, 0) == "none found"


def test_the_overview_charts_what_its_tables_hold(result: RussiaResult) -> None:
    overview = sheet(result, OVERVIEW_SHEET)
    for chart in overview.charts:
        labels = [
            overview.cell_text(row - 1, chart.label_column - 1) for row in range(chart.first_row, chart.last_row + 1)
        ]
        assert all(labels)
    assert [chart.across for chart in overview.charts] == ["Parties that list the code, wholly or in part", "Chapter"]


def test_json_lines(result: RussiaResult) -> None:
    stream = StringIO()
    write_russia(result, stream)
    records = [json.loads(line) for line in stream.getvalue().splitlines()]
    by_code = {record["code"]: record for record in records if record["kind"] == "hs"}
    chip = by_code["854231"]
    assert (chip["parties"], chip["tier"], chip["gap"]) == (["us"], "1", 1)
    assert chip["legal"] == {"us": ["Supplement No. 4 to Part 746, HTS 8542.31"]}
    assert by_code["910111"]["floor"]["japan"] == [
        {"amount": 40000, "currency": "JPY", "over": True, "unit": "", "usd": 266.67}
    ]
    assert by_code["910111"]["luxury"]["controls_more"] == ["japan"]
    assert by_code["847130"]["limits"] == {"japan": ["other than =HYPERLINK(used)"]}
    assert [record["code"] for record in records if record["kind"] == "other edition"] == ["854240"]


def test_the_workbook_opens_and_runs_no_formula(result: RussiaResult, tmp_path: Path) -> None:
    hostile = replace(result, remarks=("=cmd|' /C calc'!A0", "+1+1"))
    path = tmp_path / russia_workbook_name(hostile)
    assert path.name == "russia-us-japan-2026-01-01.xlsx"
    write_russia_workbook(hostile, path)
    first = path.read_bytes()
    write_russia_workbook(hostile, path)
    assert path.read_bytes() == first
    book = load_workbook(path)
    assert book.sheetnames[:4] == [OVERVIEW_SHEET, MATRIX_SHEET, LUXURY_SHEET, OUTSIDE_SHEET]
    assert len(book[OVERVIEW_SHEET]._charts) == 2
    assert book[MATRIX_SHEET].freeze_panes == "C2"
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "'=cmd|' /C calc'!A0" in [cell.value for cell in cells]
