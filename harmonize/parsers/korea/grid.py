"""The tables of a Hangul document (HWPX, HWP 5) as rows of the official table 통제번호, 국문, 영문."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.parsers.conservation import Piece
from harmonize.parsers.korea.cells import Cell, CellRow, read_rows
from harmonize.parsers.korea.numbers import ENTRY
from harmonize.parsers.korea.rows import Table, dated

_HEADER = re.compile(r"통제\s?번호")
_SITUATIONAL = re.compile(r"별표\s?2\s?의\s?2")
_COLUMNS = 3


@dataclass(slots=True)
class GridCell:
    """A cell of a table, where it begins."""

    row: int
    column: int
    text: str


@dataclass(slots=True)
class Grid:
    """A table of the document."""

    place: str
    cells: list[GridCell] = field(default_factory=list)

    def rows(self) -> list[list[GridCell]]:
        """The cells row by row, from left to right."""
        found: dict[int, list[GridCell]] = {}
        for cell in self.cells:
            found.setdefault(cell.row, []).append(cell)
        return [sorted(found[row], key=lambda cell: cell.column) for row in sorted(found)]


def table_of(path: Path, grids: Sequence[Grid], outside: Sequence[tuple[str, str]]) -> Table:
    """The official table that the document's tables make up; ``outside`` is its text beside them, with places.

    Raises ``SourceError`` where there is no table, or none of 별표 2.
    """
    table = Table([], [], [])
    for place, text in outside:
        table.plain.append((place, text))
        table.left_out.append(Piece(place, text, reason="title and text outside the table"))
    above = " ".join(text for _, text in outside)
    if not grids:
        raise SourceError(f"{path}: the document holds no table; give 별표 2 (이중용도품목) with its table.")
    if _SITUATIONAL.search(above[:2000]):
        raise SourceError(f"{path}: this is 별표 2의2 (상황허가), another annex; give 별표 2 (이중용도품목).")
    rows: list[CellRow] = []
    for grid in grids:
        rows.extend(_rows(grid, table))
    table.rows, left = read_rows(rows)
    table.left_out.extend(left)
    if not any(ENTRY.match(row.number) for row in table.rows):
        raise SourceError(
            f"{path}: no table has the columns 통제번호, 국문 and 영문; give 별표 2 (이중용도품목), not another annex."
        )
    table.revision, table.as_of = dated(above)
    return table


def _rows(grid: Grid, table: Table) -> list[CellRow]:
    found: list[CellRow] = []
    wide = any(cell.column >= _COLUMNS for cell in grid.cells) or all(cell.column < _COLUMNS - 1 for cell in grid.cells)
    if wide and any(cell.text for cell in grid.cells):
        table.remarks.append(f"{grid.place}: a table of another shape than 통제번호, 국문, 영문 is not read.")
    for index, cells in enumerate(grid.rows(), 1):
        place = f"{grid.place} row {index}"
        texts = [(place, cell.text) for cell in cells if cell.text]
        table.plain.extend(texts)
        if wide:
            table.left_out.extend(Piece(*text, reason="table of another shape") for text in texts)
        elif any(_HEADER.fullmatch(cell.text) for cell in cells):
            table.left_out.extend(Piece(*text, reason="column headings") for text in texts)
        elif texts:
            row = CellRow(Cell(), Cell(), Cell())
            for cell in cells:
                if cell.text:
                    (row.number, row.korean, row.english)[cell.column].add(cell.text, place)
            found.append(row)
    return found
