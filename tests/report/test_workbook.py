"""The workbook as a file: written, read back, written again."""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from harmonize.errors import HarmonizeError
from harmonize.model import Comparison
from harmonize.report import rows
from harmonize.report.sheets import REVIEW_STATUSES
from harmonize.report.style import FILLS, PARTY_TINTS
from harmonize.report.tables import Look
from harmonize.report.workbook import report_sheets, write_workbook
from tests.report.invented import comparison, finding, position


@pytest.fixture(scope="module")
def invented() -> Comparison:
    return comparison()


@pytest.fixture(scope="module")
def path(invented: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "new folder" / "gaps.xlsx"
    write_workbook(invented, path)
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Iterator[openpyxl.Workbook]:
    book = openpyxl.load_workbook(path)
    yield book
    book.close()


def test_every_cell_reads_back_as_it_was_meant(invented: Comparison, book: openpyxl.Workbook) -> None:
    for sheet in report_sheets(invented):
        read = book[sheet.name]
        if sheet.is_table:
            assert [cell.value for cell in read[1]] == [column.heading for column in sheet.columns]
        for number in range(len(sheet.rows)):
            for column in range(len(sheet.rows[number])):
                value = read.cell(number + 1 + sheet.is_table, column + 1).value
                assert str("" if value is None else value) == sheet.cell_text(number, column)


def test_data_sheets_are_frozen_filtered_and_printed_on_a4_landscape(book: openpyxl.Workbook) -> None:
    assert book["Thresholds"].freeze_panes == "G2"  # the numbers stay in view
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        if sheet.title not in {"Cover", "Summary"}:
            assert sheet.freeze_panes
            assert sheet.auto_filter.ref == sheet.dimensions
            assert sheet.print_title_rows == "$1:$1"
            assert not sheet.merged_cells.ranges


def test_review_status_is_chosen_from_a_list(book: openpyxl.Workbook) -> None:
    sheet = book["Thresholds"]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == f'"{",".join(REVIEW_STATUSES)}"'
    column = [cell.value for cell in sheet[1]].index("Review status") + 1
    letter = openpyxl.utils.get_column_letter(column)
    assert str(choice.sqref) == f"{letter}2:{letter}{sheet.max_row}"
    assert all(sheet.cell(row, column).value is None for row in range(2, sheet.max_row + 1))


def test_links_lead_where_they_say(book: openpyxl.Workbook) -> None:
    summary = book["Summary"]
    locations = {
        cell.value: cell.hyperlink.location for row in summary.rows for cell in row if cell.hyperlink is not None
    }
    assert locations["Threshold differences"] == "'Thresholds'!A1"
    name, _, place = locations["T-9e3779b1"].rpartition("!")
    assert book[name.strip("'")][place].value == "T-9e3779b1"
    cited = book["Thresholds"]
    column = [cell.value for cell in cited[1]].index("US citation") + 1
    assert cited.cell(2, column).hyperlink.target == "https://example.org/us/0"


def test_who_controls_more_is_a_word_and_a_colour(book: openpyxl.Workbook) -> None:
    sheet = book["Thresholds"]
    column = [cell.value for cell in sheet[1]].index("Controls more") + 1
    colours = {
        sheet.cell(row, column).value: sheet.cell(row, column).fill.fgColor.rgb[2:] for row in range(2, sheet.max_row)
    }
    assert colours == {"Japan": PARTY_TINTS[0], "US": PARTY_TINTS[1], "undecided": FILLS[Look.UNDECIDED]}


def test_the_summary_has_a_native_chart(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        chart = archive.read("xl/charts/chart1.xml")
    assert b"'Summary'!$B$" in chart
    assert chart.count(b"<ser>") + chart.count(b"<c:ser>") == 4


def test_every_part_is_well_formed(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


def test_no_text_becomes_a_formula_or_breaks_the_file(invented: Comparison, tmp_path: Path) -> None:
    bad = replace(
        finding(0),
        label="=HYPERLINK(1)",
        sentence="+cmd|' /C calc'!A0",
        why="@x\x00<b>&amp;",
        positions=(
            replace(position("us", 0, "-55 °C"), citation="-1+1", address="javascript:alert(1)"),
            replace(position("japan", 0), number="]]>"),
        ),
    )
    write_workbook(replace(invented, findings=(bad,)), tmp_path / "bad.xlsx")
    row = [cell for cell in openpyxl.load_workbook(tmp_path / "bad.xlsx")["Thresholds"][2] if cell.value is not None]
    assert {cell.data_type for cell in row} <= {"s", "n"}
    values = [cell.value for cell in row]
    for expected in ("'=HYPERLINK(1)", "-55 °C", "'-1+1", "]]>", "'@x\ufffd<b>&amp;"):
        assert expected in values
    assert not any(cell.hyperlink for cell in row)


def test_the_same_comparison_gives_the_same_bytes(invented: Comparison, path: Path, tmp_path: Path) -> None:
    write_workbook(invented, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()
    assert openpyxl.load_workbook(path).properties.created.isoformat() == "2026-08-20T12:00:00"


def test_a_failure_in_the_middle_leaves_the_older_file_whole(
    invented: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "gaps.xlsx"
    target.write_bytes(b"older")

    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rows.RowWriter, "content", full)
    with pytest.raises(HarmonizeError, match="No space left"):
        write_workbook(invented, target)
    assert target.read_bytes() == b"older"
    assert [item.name for item in tmp_path.iterdir()] == ["gaps.xlsx"]


def test_a_file_that_another_program_holds_is_named(
    invented: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(HarmonizeError, match=r"gaps\.xlsx.*open in another program"):
        write_workbook(invented, tmp_path / "gaps.xlsx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("lock", "program"), [("~$gaps.xlsx", "Excel"), (".~lock.gaps.xlsx#", "LibreOffice")])
def test_an_open_workbook_is_not_replaced(invented: Comparison, tmp_path: Path, lock: str, program: str) -> None:
    (tmp_path / lock).touch()
    with pytest.raises(HarmonizeError, match=f"open in {program}: close it"):
        write_workbook(invented, tmp_path / "gaps.xlsx")


def test_a_folder_that_is_a_file_is_refused(invented: Comparison, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HarmonizeError, match="is not a folder"):
        write_workbook(invented, tmp_path / "file" / "gaps.xlsx")
    (tmp_path / "gaps.xlsx").mkdir()
    with pytest.raises(HarmonizeError, match="is a folder"):
        write_workbook(invented, tmp_path / "gaps.xlsx")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="every folder is writable to root")
def test_a_folder_without_write_permission_is_refused(invented: Comparison, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(HarmonizeError, match="not writable"):
        write_workbook(invented, tmp_path / "gaps.xlsx")


def test_an_empty_comparison_makes_a_workbook(invented: Comparison, tmp_path: Path) -> None:
    empty = replace(invented, findings=(), correspondences=(), versions=(), figures={})
    write_workbook(empty, tmp_path / "empty.xlsx")
    book = openpyxl.load_workbook(tmp_path / "empty.xlsx")
    assert book["Thresholds"]["A2"].value == "none found"


def test_the_footer_stays_within_what_a_spreadsheet_accepts(invented: Comparison, tmp_path: Path) -> None:
    many = replace(invented, versions=invented.versions * 5)
    write_workbook(many, tmp_path / "many.xlsx")
    with zipfile.ZipFile(tmp_path / "many.xlsx") as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    footer = sheet.find(".//{*}oddFooter").text
    assert "as of 2025-12-05" in footer
    assert len(footer) <= 255
