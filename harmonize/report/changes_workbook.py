"""Writes the workbook of ``harmonize diff``: whole or not at all, the same bytes for the same changes.

A summary by class and category, and the table of changes, old then new or as a 新旧対照表, with redlines.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from copy import copy
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from harmonize.compare.changes.wording import Part, Piece
from harmonize.errors import HarmonizeError
from harmonize.model import Change, ChangeKind, Language, ListDiff
from harmonize.report.changes_sheets import LOOKS, SHEET, Grid, Value, changes_grid, dated
from harmonize.report.changes_taisho import taisho_grid
from harmonize.report.phrases import ENGLISH, Phrases, phrases
from harmonize.report.rows import DatedZip, row_heights
from harmonize.report.style import FONTS, INK, LINE_HEIGHTS, SIZE, style_ids
from harmonize.report.tables import Column, Look, Sheet, headed
from harmonize.report.words import NOTHING, lines_needed, safe
from harmonize.report.workbook import moment_of, set_up

SUMMARY = "Changes summary"
_HEADING_HEIGHT = 32
_LEGEND_COLUMNS = 10
"""Columns over which the sentences below the counts run."""
_RED, _GREEN = "C00000", "006100"


def changes_name(diff: ListDiff) -> str:
    """A file name that says what was compared (``changes-us-2026-06-24-2026-08-20.xlsx``)."""
    return f"changes-{diff.old.list_id}-{diff.old.version}-{diff.new.version}.xlsx"


def write_changes_workbook(
    diff: ListDiff, changes: Sequence[Change], path: Path, words: Phrases = ENGLISH, *, japanese: bool = False
) -> None:
    """Write ``changes`` of ``diff`` to ``path``; ``japanese`` gives the 新旧対照表 order.

    Until the new file is complete an older one stays whole. Raises ``HarmonizeError`` where it cannot be written.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    moment = moment_of([diff.new])
    workbook.properties.creator = "harmonize"
    workbook.properties.title = words.say(
        "{title}: changes from {old} to {new}", title=diff.new.title, old=dated(diff.old), new=dated(diff.new)
    )
    workbook.properties.created = workbook.properties.modified = moment
    add_changes_sheets(workbook, diff, changes, words, japanese=japanese)
    workbook.active = 1
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _save(workbook, path, moment)
    except OSError as error:
        raise HarmonizeError(
            f"The workbook {path} cannot be written ({error.strerror}): close it or choose another folder with --out."
        ) from error


def add_changes_sheets(
    workbook: Workbook, diff: ListDiff, changes: Sequence[Change], words: Phrases = ENGLISH, *, japanese: bool = False
) -> None:
    """Add the summary and the table of ``changes`` to ``workbook``."""
    _add_summary(workbook, diff, changes, words)
    grid = taisho_grid(diff, changes) if japanese else changes_grid(diff, changes, SHEET, words)
    _add_grid(workbook, grid, diff, phrases(Language.JAPANESE) if japanese else words)


def _add_summary(workbook: Workbook, diff: ListDiff, changes: Sequence[Change], words: Phrases) -> None:
    categories = sorted({change.category or NOTHING for change in changes}, key=lambda name: (len(name), name))
    columns = (Column("Class", 26, Look.KEY), Column("All", 10), *(Column(name, 8) for name in categories))
    counts = Counter((change.kind, change.category or NOTHING) for change in changes)
    plan = headed(Sheet(SUMMARY, columns, (), is_table=False), words)
    sheet, styles = _new_sheet(workbook, plan, diff, words)
    _write_headings(sheet, plan.columns, styles)
    row = 2
    for kind in ChangeKind:
        _write(sheet, row, 1, Value(words.of(kind.value), LOOKS[kind]), styles, words)
        figures = [sum(counts[kind, name] for name in categories), *(counts[kind, name] for name in categories)]
        for column, figure in enumerate(figures, 2):
            _dress(sheet, row, column, styles[Look.FIGURE]).value = figure
        row += 1
    across = max(len(columns), _LEGEND_COLUMNS)
    for index in range(len(columns) + 1, across + 1):
        sheet.column_dimensions[get_column_letter(index)].width = 8
    room = sum(sheet.column_dimensions[get_column_letter(index)].width for index in range(1, across + 1))
    for line in _legend(diff, words):
        row += 1
        _write(sheet, row, 1, Value(line, Look.PLAIN), styles, words)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=across)
        sheet.row_dimensions[row].height = LINE_HEIGHTS[words.language] * lines_needed(line, room) + 3


def _legend(diff: ListDiff, words: Phrases) -> tuple[str, ...]:
    """The versions and their revisions, and how to read the classes, a sentence each."""
    return (
        words.say(
            "{title}: {old} ({old_revision}) to {new} ({new_revision}).",
            title=diff.old.title,
            old=dated(diff.old),
            old_revision=diff.old.revision or "no revision id",
            new=dated(diff.new),
            new_revision=diff.new.revision or "no revision id",
        ),
        words.say(
            "{n} paragraphs are in both versions; {same} of them are the same to the letter.",
            n=f"{diff.compared:,}",
            same=f"{diff.unchanged:,}",
        ),
        words.of(
            "Classes: tightened means that the list controls more, relaxed that it controls less; technical is "
            "wording, notes, references, reasons for control and sensitivity marks; editorial is notation only."
        ),
        *(words.say("Not compared: {sentence}", sentence=sentence) for sentence in diff.not_compared),
    )


def _add_grid(workbook: Workbook, grid: Grid, diff: ListDiff, words: Phrases) -> None:
    sheet, styles = _new_sheet(workbook, grid.sheet, diff, words)
    _write_headings(sheet, grid.sheet.columns, styles)
    nothing = (Value(grid.sheet.cell_text(0, 0), Look.MUTED),)
    heights = row_heights(grid.sheet, words.language)
    for number, (row, height) in enumerate(zip(grid.rows or (nothing,), heights, strict=True), 2):
        sheet.row_dimensions[number].height = round(height, 1)
        for column, value in enumerate(row, 1):
            _write(sheet, number, column, value, styles, words)


def _new_sheet(workbook: Workbook, plan: Sheet, diff: ListDiff, words: Phrases) -> tuple[Worksheet, dict[Look, int]]:
    """An empty sheet, set up for the screen and for paper as ``plan`` says, and the cell formats of its language."""
    sheet: Worksheet = workbook.create_sheet(plan.name)
    footer = words.say("{title}: {old} to {new}", title=diff.new.title, old=dated(diff.old), new=dated(diff.new))
    set_up(sheet, plan, footer, words)
    return sheet, style_ids(sheet, words.language)


def _write_headings(sheet: Worksheet, columns: Sequence[Column], styles: dict[Look, int]) -> None:
    for index, column in enumerate(columns, 1):
        _dress(sheet, 1, index, styles[Look.HEADER]).value = safe(column.heading)
    sheet.row_dimensions[1].height = _HEADING_HEIGHT


def _write(sheet: Worksheet, row: int, column: int, value: Value, styles: dict[Look, int], words: Phrases) -> None:
    cell = _dress(sheet, row, column, styles[value.look])
    text = safe(value.text)
    # a redline whose text had to be made safe is shown plain: what is safe counts more than what is marked
    marked = value.pieces and text == value.text
    cell.value = _rich(value.pieces, FONTS[words.language]) if marked else text or None


def _dress(sheet: Worksheet, row: int, column: int, style: int) -> Cell:
    """The cell with the cell format of that number."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    formats = sheet.parent._cell_styles  # type: ignore[union-attr]
    cell._style = copy(formats[style])  # type: ignore[attr-defined]
    return cell


def _rich(pieces: Sequence[Piece], font: str) -> CellRichText:
    plain = InlineFont(rFont=font, sz=SIZE, color=Color(INK))
    fonts = {
        Part.KEPT: plain,
        Part.TAKEN_OUT: InlineFont(rFont=font, sz=SIZE, color=Color(_RED), strike=True),
        Part.PUT_IN: InlineFont(rFont=font, sz=SIZE, color=Color(_GREEN), u="single"),
    }
    return CellRichText(*(TextBlock(fonts[piece.part], piece.text) for piece in pieces if piece.text))


def _save(workbook: Workbook, path: Path, moment: datetime) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as stream, DatedZip(stream, moment) as archive:
            _InMemory(workbook, archive).write_data()
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class _InMemory(ExcelWriter):
    """Writes sheets in memory: no text lies in the folder for temporary files, and every member has our date."""

    _archive: ZipFile

    def write_worksheet(self, ws: Worksheet) -> None:
        """One sheet; openpyxl calls it for each in turn."""
        memory = BytesIO()
        writer = WorksheetWriter(ws, memory)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self._archive.writestr(ws.path[1:], memory.getvalue())
        self.manifest.append(ws)
