"""Writes sheets into an openpyxl workbook in about a third of the time that cell objects take.

openpyxl writes a sheet in three steps: what stands before the rows, the rows, what stands after them. Here the rows
come from our own tables, as XML with the numbers of cell formats registered beforehand; all else (columns, filters,
validation, print setup, drawings) stays openpyxl's. Every text passes ``safe``. Sheets are written into memory, so
that no text of a comparison lies in the folder for temporary files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.relationship import Relationship, RelationshipList
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.hyperlink import Hyperlink, HyperlinkList
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from harmonize.model import Language
from harmonize.report.style import LINE_HEIGHTS, style_ids
from harmonize.report.tables import LINE_HEIGHT, Cell, Look, Row, Sheet
from harmonize.report.words import lines_needed, safe

if TYPE_CHECKING:
    from _typeshed import SizedBuffer
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADER_HEIGHT = 32.0
_MARK = "rows"
_URL_SIGNS = "%/:=&?~#+!$,;'@()*[]"
HIGHEST_ROW = 409.0
"""In points: a spreadsheet allows no more."""
SCREEN_LINES = 6
"""Lines for which a cell that is not printed may make its row taller."""
CHARACTERS_PER_UNIT = 1.15
"""Characters of our font that a unit of column width holds, on the safe side."""
WIDE_CHARACTERS_PER_UNIT = 1.05
"""The same for texts with Japanese or Korean characters, each of which counts as two."""
FAR_EAST_WIDTH = 0.92
"""What is left of that in the fonts of a Japanese or Korean workbook, whose lines do not break before every sign."""
RUNNING_OVER = frozenset({Look.TITLE, Look.HEADING, Look.GROUP, Look.PLAIN})


class RowWriter(WorksheetWriter):
    """Writes one sheet of ours; openpyxl calls it in place of its own writer."""

    _rels: RelationshipList

    def __init__(
        self, target: Worksheet, sheet: Sheet, styles: dict[Look, int], language: Language = Language.ENGLISH
    ) -> None:
        self.memory = BytesIO()
        super().__init__(target, self.memory)
        self.sheet = sheet
        self.styles = styles
        self.language = language
        self.data = ""
        self.links: list[tuple[str, int, str]] = []

    def write_rows(self) -> None:
        """A mark where the rows go; they are made here, because what follows needs their links."""
        self.data = "".join(self._rows())
        stream = self.xf.send(True)
        with stream.element("sheetData"):  # type: ignore[union-attr]
            stream.write(_MARK)  # type: ignore[union-attr]
        self.xf.send(None)

    def _rows(self) -> Iterator[str]:
        columns = self.sheet.columns
        looks = tuple(column.look for column in columns)
        letters = tuple(get_column_letter(column) for column in range(1, len(columns) + 1))
        first = 1
        if self.sheet.is_table:
            headings = tuple(Cell(column.heading, column.header) for column in columns)
            yield self._row(1, headings, looks, letters, HEADER_HEIGHT)
            first = 2
        heights = row_heights(self.sheet, self.language)
        for number, (row, height) in enumerate(zip(self.sheet.rows, heights, strict=True), first):
            yield self._row(number, row, looks, letters, height)

    def _row(self, number: int, row: Row, looks: tuple[Look, ...], letters: tuple[str, ...], height: float) -> str:
        fixed = "" if self.sheet.is_table else ' customHeight="1"'  # a table row may grow with a reviewer's remark
        parts = [f'<row r="{number}" ht="{height:g}"{fixed}>']
        styles = self.styles
        for letter, value, column_look in zip(letters, row, looks, strict=False):
            look = column_look
            if isinstance(value, Cell):
                value, look, link = value  # noqa: PLW2901 (the cell stands for its value)
                if link:
                    self.links.append((letter, number, link))
            elif value is None and not self.sheet.is_table:
                continue
            if value.__class__ is float or value.__class__ is int:
                parts.append(f'<c r="{letter}{number}" s="{styles[look]}"><v>{value}</v></c>')
            elif value:
                text = _escaped(safe(str(value)))
                parts.append(f'<c r="{letter}{number}" s="{styles[look]}" t="inlineStr"><is><t>{text}</t></is></c>')
            else:
                parts.append(f'<c r="{letter}{number}" s="{styles[look]}"/>')
        parts.append("</row>")
        return "".join(parts)

    def write_hyperlinks(self) -> None:
        """The links met in the rows; the same link in one column on consecutive rows is written once."""
        links: list[Hyperlink] = []
        for letter, first, last, link in _runs(self.links):
            place = f"{letter}{first}" if first == last else f"{letter}{first}:{letter}{last}"
            if link.startswith("#"):
                links.append(Hyperlink(ref=place, location=link[1:]))
                continue
            relation = Relationship("", type="hyperlink", TargetMode="External", Target=quote(link, _URL_SIGNS))
            self._rels.append(relation)
            links.append(Hyperlink(ref=place, id=relation.id))
        if links:
            self.xf.send(HyperlinkList(links).to_tree())

    def write_breaks(self) -> None:
        """Page breaks, and after them the word that numbers such as 3E001 are meant as text."""
        super().write_breaks()
        every = '<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>'
        self.xf.send(fromstring(f'<ignoredErrors xmlns="{SHEET_MAIN_NS}">{every}</ignoredErrors>'))

    def write_dimensions(self) -> None:
        """Left out: the size of a sheet is optional, and openpyxl knows no cells of ours."""

    def content(self) -> bytes:
        """The finished sheet."""
        self.write()
        before, _, after = self.memory.getvalue().partition(f"<sheetData>{_MARK}</sheetData>".encode())
        return b"".join((before, b"<sheetData>", self.data.encode(), b"</sheetData>", after))


class DatedZip(ZipFile):
    """A zip file all of whose members carry one given date, so that equal content gives equal bytes."""

    def __init__(self, stream: IO[bytes], moment: datetime) -> None:
        super().__init__(stream, "w", ZIP_DEFLATED)
        self.moment = moment.timetuple()[:6]

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: SizedBuffer | str,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a member under the archive's date."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        member = ZipInfo(name, self.moment)
        member.create_system = 3  # the same on every platform
        member.external_attr = 0o600 << 16
        super().writestr(member, data, ZIP_DEFLATED, compresslevel)


class PouringWriter(ExcelWriter):
    """Writes an openpyxl workbook whose sheets get their rows from our tables, sheet for sheet."""

    _archive: ZipFile

    def __init__(
        self, workbook: Workbook, archive: ZipFile, sheets: Sequence[Sheet], language: Language = Language.ENGLISH
    ) -> None:
        super().__init__(workbook, archive)
        self.sheets = {sheet.name: sheet for sheet in sheets}
        self.language = language
        self.styles = style_ids(workbook.worksheets[0], language)

    def write_worksheet(self, ws: Worksheet) -> None:
        """One sheet; openpyxl calls it for each in turn and adds the drawings and relations itself."""
        drawing = SpreadsheetDrawing()
        drawing.charts = ws._charts  # type: ignore[attr-defined]
        ws._drawing = drawing  # type: ignore[attr-defined]
        writer = RowWriter(ws, self.sheets[ws.title], self.styles, self.language)
        self._archive.writestr(ws.path[1:], writer.content())
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self.manifest.append(ws)


def _runs(links: list[tuple[str, int, str]]) -> list[tuple[str, int, int, str]]:
    runs: list[tuple[str, int, int, str]] = []
    for letter, row, link in sorted(links):
        if runs and runs[-1][0] == letter and runs[-1][2] == row - 1 and runs[-1][3] == link:
            runs[-1] = (letter, runs[-1][1], row, link)
        else:
            runs.append((letter, row, row, link))
    return runs


def row_heights(sheet: Sheet, language: Language) -> Iterator[float]:
    """The height of each row of the sheet in points, in the font of the language."""
    stretch = LINE_HEIGHTS[language] / LINE_HEIGHT
    room = 1.0 if language is Language.ENGLISH else FAR_EAST_WIDTH
    widths = tuple(column.width * room for column in sheet.columns)
    printed = sheet.printed_columns or len(sheet.columns)
    for number, row in enumerate(sheet.rows, 2 if sheet.is_table else 1):
        height = sheet.tall.get(number) or _height(row, widths, printed, free=not sheet.is_table)
        yield min(height * stretch, HIGHEST_ROW)


def _height(row: Row, widths: tuple[float, ...], printed: int, *, free: bool) -> float:
    """Height in points that shows every line of what is printed of the row: not every spreadsheet program fits rows by
    itself. Of what stands right of that, ``SCREEN_LINES`` lines: it is read on the screen, and would leave pages empty.

    In free rows only the cells of tables count: titles run over, and the height of running text is in ``Sheet.tall``.
    """
    lines = 1
    for place, (value, width) in enumerate(zip(row, widths, strict=False)):
        text: str | int | float | None
        if isinstance(value, Cell):
            if free and value.look in RUNNING_OVER:
                continue
            text = value.value
        else:
            text = value
        if isinstance(text, str) and (len(text) * 2 > width or "\n" in text):
            per_unit = CHARACTERS_PER_UNIT if text.isascii() else WIDE_CHARACTERS_PER_UNIT
            needed = lines_needed(text, width * per_unit)
            lines = max(lines, needed if place < printed else min(needed, SCREEN_LINES))
    return min(lines * LINE_HEIGHT + 2.5, HIGHEST_ROW)


def _escaped(text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
