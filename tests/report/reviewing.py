"""A small shelf of invented lists, a reviewer who works on its workbook, and what he did there."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from harmonize.compare.parties import compare_parties
from harmonize.model import Comparison, SourceFile
from harmonize.report.workbook import write_workbook
from harmonize.shelf.folder import write_version
from tests.making import read_list

LISTS = ("us", "korea", "eu", "wassenaar")
PARTIES = "us,korea"
_GOODS = ("pumps", "lasers", "valves", "antennas", "gyroscopes", "turbines")


def shelf_of(library: Path, *, year: int = 2099, items: int = 12, stronger: int = 0) -> None:
    """Put invented lists, newer than any real one, into ``library``: each has ``items`` paragraphs with bounds, some of
    which differ. ``stronger`` is added to the bounds of the US list."""
    for shift, list_id in enumerate(LISTS):
        texts: dict[str, str] = {}
        wassenaar = list_id == "wassenaar"
        for index in range(items):
            category, entry = index % 6 + 1, index // 6 + 1
            head = f"{category}.A.{entry}" if wassenaar else f"{category}A{entry:03d}"
            texts.setdefault(head, f"{_GOODS[index % 6].capitalize()} as follows:")
            bound = 10 + index + (shift if index % 3 == 0 else 0) + (stronger if list_id == "us" else 0)
            texts[f"{head}.a"] = f"{_GOODS[index % 6].capitalize()} having a mass exceeding {bound} kg;"
            if not (list_id == "korea" and index % 4 == 0):
                texts[f"{head}.b"] = f"{_GOODS[index % 6].capitalize()} having a length exceeding {bound} m;"
        if list_id == "us":
            texts["7A994"] = "Other navigation devices having a mass exceeding 5 kg;"
        made = read_list(list_id, texts, f"{year}-01-01")
        files = (SourceFile(f"{list_id}.xml", f"{year:064d}", 12),)
        write_version(
            replace(made, info=replace(made.info, sources=files)), library / list_id / made.info.version, texts=True
        )


def report_of(library: Path, path: Path) -> Comparison:
    """Compare the invented lists and write the workbook."""
    comparison = compare_parties(PARTIES, "wassenaar", "", library)
    write_workbook(comparison, path)
    return comparison


class Reviewer:
    """Someone who works on a workbook in a spreadsheet program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Workbook = load_workbook(path)

    def sheets(self) -> list[Worksheet]:
        """The sheets that have review columns."""
        return [sheet for sheet in self.book.worksheets if "Review status" in self.headings(sheet)]

    def sheet(self, name: str) -> Worksheet:
        return self.book[name]

    @staticmethod
    def headings(sheet: Worksheet) -> dict[str, int]:
        return {str(cell.value): cell.column for cell in sheet[1] if cell.value is not None}

    def write(self, sheet: Worksheet, row: int, **cells: str) -> None:
        """Fill cells of a row; ``review_status="open"`` goes into the column ``Review status``."""
        columns = self.headings(sheet)
        for name, value in cells.items():
            sheet.cell(row, columns[name.replace("_", " ").capitalize()]).value = value

    def save(self) -> None:
        self.book.save(self.path)

    def shuffle(self, chance: random.Random) -> None:
        """Sort the rows of every sheet anew, move the columns about, rename and widen."""
        for number, sheet in enumerate(self.sheets()):
            rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
            order = list(range(len(rows[0])))
            chance.shuffle(order)
            body = rows[1:]
            chance.shuffle(body)
            for row, values in enumerate([rows[0], *body], 1):
                for column, source in enumerate(order, 1):
                    sheet.cell(row, column).value = values[source]
                    sheet.cell(row, column).hyperlink = None
            sheet.column_dimensions["A"].width = 80
            sheet.row_dimensions[2].hidden = True
            sheet.title = f"My sheet {number}"


def texts_of(sheet: Worksheet) -> list[dict[str, str]]:
    """The rows of a sheet, by heading."""
    columns = Reviewer.headings(sheet)
    return [
        {name: str(sheet.cell(row, column).value or "") for name, column in columns.items()}
        for row in range(2, sheet.max_row + 1)
    ]
