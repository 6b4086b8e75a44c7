"""The workbook of changes: both layouts, redlines, and text that a spreadsheet cannot misread."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText

from harmonize.compare.changes import diff_versions
from harmonize.errors import HarmonizeError
from harmonize.model import Language, ListDiff
from harmonize.report.changes_records import change_record
from harmonize.report.changes_sheets import SHEET, changes_table
from harmonize.report.changes_taisho import TAISHO_SHEET
from harmonize.report.changes_text import diff_lines
from harmonize.report.changes_workbook import add_changes_sheets, changes_name, write_changes_workbook
from harmonize.report.phrases import phrases
from harmonize.report.style import FONTS
from harmonize.report.words import display_width
from tests.making import read_list

OLD = {
    "3A001": "Electronic items as follows:",
    "3A001.a": "Pumps having an output power exceeding 5 W;",
    "3A001.b": "Valves of steel for ships;",
    "3A001.c": "Ovens for bread, cakes and pies, with doors;",
}
NEW = {
    "3A001": OLD["3A001"],
    "3A001.a": "Pumps having an output power exceeding 9 W;",
    "3A001.b": '=HYPERLINK("x") cameras for toys in gardens;',
    "3A001.c": OLD["3A001.c"],
    "3A001.d": "Lathes with glass beds and five legs;",
}


@pytest.fixture(scope="module")
def diff() -> ListDiff:
    return diff_versions(read_list("us", OLD, "2025-01-01"), read_list("us", NEW, "2026-01-01"))


def test_old_then_new_with_a_redline(diff: ListDiff, tmp_path: Path) -> None:
    path = tmp_path / "out" / changes_name(diff)
    write_changes_workbook(diff, diff.changes, path)
    sheet = load_workbook(path, rich_text=True)[SHEET]
    headings = [str(cell.value) for cell in sheet[1]]
    at = {
        name: next(i for i, text in enumerate(headings) if text.startswith(name)) for name in ("Old word", "New word")
    }
    row = next(row for row in sheet.iter_rows(min_row=2) if row[2].value == "3A001.a")
    old, new = row[at["Old word"]].value, row[at["New word"]].value
    assert isinstance(old, CellRichText) and isinstance(new, CellRichText)
    assert [(block.text, block.font.strike) for block in old if block.text.strip() == "5"] == [("5", True)]
    assert [(block.text, block.font.u) for block in new if block.text.strip() == "9"] == [("9", "single")]
    assert at["Old word"] < at["New word"]
    assert sheet.freeze_panes == "D2" and sheet.auto_filter.ref is not None


def test_japanese_order_new_text_left(diff: ListDiff, tmp_path: Path) -> None:
    path = tmp_path / "ja.xlsx"
    write_changes_workbook(diff, diff.changes, path, japanese=True)
    sheet = load_workbook(path)[TAISHO_SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0].startswith("改正後") and rows[0][1].startswith("現行")
    assert rows[1][:2] == ["3A001　（略）", "3A001　（略）"]
    assert any(row[0].startswith("3A001.d") and row[1] == "（新設）" for row in rows[1:])
    assert any(row[0] == "（削る）" and row[1].startswith("3A001.b") for row in rows[1:])


def test_no_cell_is_a_formula_and_the_same_changes_give_the_same_bytes(diff: ListDiff, tmp_path: Path) -> None:
    for name, japanese in (("a.xlsx", False), ("b.xlsx", False), ("j.xlsx", True)):
        write_changes_workbook(diff, diff.changes, tmp_path / name, japanese=japanese)
        for sheet in load_workbook(tmp_path / name):
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_sheets_join_a_workbook_of_a_report(diff: ListDiff) -> None:
    workbook = Workbook()
    add_changes_sheets(workbook, diff, diff.changes)
    assert workbook.sheetnames[1:] == ["Changes summary", SHEET]
    table = changes_table(diff)
    assert table.cell_text(0, 0) == "relaxed" and len(table.rows) == len(diff.changes)


def test_the_table_of_a_report_leaves_out_wordings_that_are_not_on_the_shelf(diff: ListDiff) -> None:
    def headings(found: ListDiff) -> list[str]:
        return [column.heading for column in changes_table(found).columns]

    wordless = replace(diff, changes=tuple(replace(each, old_text="", new_text="") for each in diff.changes))
    gone = set(headings(diff)) - set(headings(wordless))
    assert len(gone) == 2 and all("wording" in heading for heading in gone)
    table = changes_table(wordless)
    place = headings(wordless).index("Confidence")
    assert table.printed_columns < place and table.pages_across == 1 and changes_table(diff).pages_across == 2
    assert all(float(table.cell_text(row, place)) <= 1 for row in range(len(table.rows)))
    assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize(
    ("language", "summary", "said"),
    [(Language.JAPANESE, "改正の概要", "規制緩和"), (Language.KOREAN, "개정 개요", "통제 완화")],
)
def test_the_workbook_in_the_language_of_the_reader(
    diff: ListDiff, tmp_path: Path, language: Language, summary: str, said: str
) -> None:
    path = tmp_path / "changes.xlsx"
    write_changes_workbook(diff, diff.changes, path, phrases(language))
    book = load_workbook(path)
    assert book.sheetnames == [summary, phrases(language).of(SHEET)]
    assert {cell.font.name for page in book for row in page for cell in row if cell.value} == {FONTS[language]}
    assert book.worksheets[1]["A2"].value == said
    ours = [cell.value for page in book for row in page for cell in row if isinstance(cell.value, str)]
    theirs = {diff.old.title, OLD["3A001"], *OLD.values(), *NEW.values()}
    assert not [text for text in ours if re.search(r"(?:[a-z]+ ){3}", text) and not any(one in text for one in theirs)]


def test_the_japanese_layout_has_japanese_names(diff: ListDiff, tmp_path: Path) -> None:
    path = tmp_path / "taisho.xlsx"
    write_changes_workbook(diff, diff.changes, path, japanese=True)
    remarks = [row[2].value for row in load_workbook(path)[TAISHO_SHEET].iter_rows(min_row=2)]
    assert any(remark and "出力：> 5 W → > 9 W" in remark for remark in remarks)


def test_a_place_that_cannot_be_written_is_named(diff: ListDiff, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HarmonizeError, match="cannot be written"):
        write_changes_workbook(diff, diff.changes, tmp_path / "file" / "a.xlsx")


def test_the_terminal_view_has_80_columns_and_counts_by_class(diff: ListDiff) -> None:
    lines = [line.text for line in diff_lines(diff, diff.changes, every=False)]
    assert all(display_width(line) <= 80 for line in lines)
    assert any(line.split()[:3] == ["relaxed", "1", "1"] for line in lines)
    assert any("exceeding [-5-]{+9+} W" in line for line in lines)


def test_a_change_as_a_record(diff: ListDiff) -> None:
    record = change_record(diff.changes[0])
    assert record["class"] == "relaxed" and record["number"] == "3A001.a"
    assert record["thresholds"] == [
        {"parameter": "output power", "old": "> 5 W", "new": "> 9 W", "old_normal": "> 5 W", "new_normal": "> 9 W",
         "effect": "relaxed", "undecided": ""}
    ]  # fmt: skip
