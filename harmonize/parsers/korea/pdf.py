"""Reads the PDF of 별표 2: words with coordinates, the three columns, paragraphs across page breaks.

The rules of the table part columns and rows; the text layer says only in which line a word stands. Lines that cross a
vertical rule are parted there.

Surprises of the source, pinned in ``tests/real/test_korea_real.py``:

- The text layer runs the columns of a line together, and gives the second line of a cell before the first of the next.
- On some pages the layer takes the columns for lines set from top to bottom and breaks after every letter; their lines
  are put together from the positions of the characters.
- A hyphen at a line end comes as U+FFFE and without a line break.
- Superscripts have the size and height of the text: the layer is flat (see ``superscripts``). Where a file does raise
  them, they come as ``10^{3}``.
- A row that does not fit goes on below the header of the next page, in either or both columns.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import c_double, c_float
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from harmonize.errors import SourceError
from harmonize.parsers.conservation import Piece
from harmonize.parsers.korea.cells import Cell, CellRow, read_rows
from harmonize.parsers.korea.numbers import ENTRY
from harmonize.parsers.korea.rows import Table, dated

_HEADER = re.compile(r"통제\s?번호")
_SITUATIONAL = re.compile(r"별표\s?2\s?의\s?2")
_FIRST_PAGES = 5
"""Pages within which the table must have begun."""
_THIN = 2.0
"""Points up to which a filled path is a rule."""
_ONE_LINE = 3.0
"""Points by which the base lines of characters of one line may differ."""
_MANY_SHORT = 0.3
"""Share of lines of one or two characters from which the text layer of a page is not in lines."""
_SPACE = 1.0
"""Points of white between two characters that make a space."""
_SHORT = 4
"""Characters up to which a fragment may be raised or lowered figures."""
_RAISED = 0.8
_FAR = 5.0
"""Points between which the base line of raised or lowered figures differs from that of their line."""
_PATH = pdfium_c.FPDF_PAGEOBJ_PATH
_BREAK = re.compile(r"[\r\n]+|\ufffe")
_FIGURES = re.compile(r"(?<=\S)[-–−]?\d+")
"""Figures behind another character, which may be raised or lowered."""
_ABOVE = "title, column headings and page header"
_BELOW = "page footer"
_FOOTER = re.compile(r"[-–\s]*\d*[-–\s]*")


class _Fragment(NamedTuple):
    """Words of one printed line in one column."""

    x: float
    y: float
    text: str


class _Rules(NamedTuple):
    """Where the rules of a page stand: left to right, and bottom to top."""

    across: tuple[float, ...]
    down: tuple[float, ...]


def read_pdf(path: Path) -> Table:
    """The rows of the PDF at ``path``.

    Raises ``SourceError`` where the file is encrypted or damaged, holds no text, no such table, or is another annex.
    """
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise SourceError(f"{path}: the PDF is encrypted; save a copy without password and give that.") from error
        raise SourceError(f"{path}: the PDF cannot be read ({error}); it is truncated, download it again.") from error
    table = Table([], [], [])
    cells: list[CellRow] = []
    columns: tuple[float, ...] = ()
    above: list[str] = []
    try:
        for index in range(len(document)):
            place = f"page {index + 1}"
            try:
                page = document[index]
            except pdfium.PdfiumError as error:
                raise SourceError(f"{path}, {place}: the page cannot be read; get the file again.") from error
            text = _PageText(page)
            table.plain.append((place, text.text.replace("\ufffe", "-")))
            rules = _rules(page)
            if not columns and len(rules.across) == 4 and _HEADER.search(text.text):
                columns = rules.across
            fragments = text.fragments(columns[1:3])
            if columns and rules.down:
                cells.extend(_bands(fragments, columns, rules.down, place, table, above))
            else:
                table.left_out.extend(Piece(place, each.text, reason=_ABOVE) for each in fragments)
                above.extend(each.text for each in fragments)
            if index + 1 == min(_FIRST_PAGES, len(document)):
                _check_first_pages(path, table, bool(columns))
    finally:
        document.close()
    table.rows, left = read_rows(cells)
    table.left_out.extend(left)
    if not any(ENTRY.match(row.number) for row in table.rows):
        raise SourceError(f"{path}: the table has no control number; give 별표 2 (이중용도품목), not another annex.")
    table.revision, table.as_of = dated(" ".join(above))
    return table


def _check_first_pages(path: Path, table: Table, found: bool) -> None:
    texts = [text for _, text in table.plain]
    pages = f"pages 1 to {len(texts)}"
    if not any(text.strip() for text in texts):
        raise SourceError(f"{path}, {pages}: no text (a scan?); give the official PDF, which has a text layer.")
    if _SITUATIONAL.search("".join(texts)[:2000]) and not found:
        raise SourceError(f"{path}, {pages}: this is 별표 2의2 (상황허가), another annex; give 별표 2.")
    if not found:
        raise SourceError(
            f"{path}, {pages}: there is no table with the columns 통제번호, 국문, 영문; give 별표 2 (이중용도품목)."
        )


def _rules(page: pdfium.PdfPage) -> _Rules:
    """The rules of a page: thin filled or stroked paths."""
    raw = page.raw
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    across: Counter[int] = Counter()
    down: set[float] = set()
    get, kind = pdfium_c.FPDFPage_GetObject, pdfium_c.FPDFPageObj_GetType
    for index in range(pdfium_c.FPDFPage_CountObjects(raw)):
        item = get(raw, index)
        if kind(item) != _PATH:
            continue
        pdfium_c.FPDFPageObj_GetBounds(item, left, bottom, right, top)
        if right.value - left.value < _THIN < top.value - bottom.value:
            across[round(left.value)] += 1
        elif top.value - bottom.value < _THIN < right.value - left.value:
            down.add(round(bottom.value))
    return _Rules(tuple(sorted(map(float, across))), tuple(sorted(down)))


class _PageText:
    """The text layer of a page."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self.text: str = self._textpage.get_text_range()
        count = self._textpage.count_chars()
        if len(self.text) != count:
            self.text = "".join(chr(pdfium_c.FPDFText_GetUnicode(self._raw, index)) for index in range(count))
        self._x, self._y = c_double(), c_double()

    def _origin(self, index: int) -> tuple[float, float]:
        pdfium_c.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return self._x.value, self._y.value

    def fragments(self, edges: Sequence[float]) -> list[_Fragment]:
        """The printed lines, parted at the columns' ``edges``."""
        found: list[_Fragment] = []
        start = short = lines = 0
        for match in _BREAK.finditer(self.text + "\n"):
            end = match.start()
            if self.text[start:end].strip():
                lines += 1
                short += end - start <= 2
                if abs(self._origin(start)[1] - self._origin(end - 1)[1]) > _ONE_LINE:
                    return self._by_characters(edges)
                found.extend(self._parted(start, end, "-" if match[0] == "\ufffe" else "", edges))
            start = match.end()
        return self._by_characters(edges) if short > _MANY_SHORT * lines else found

    def _by_characters(self, edges: Sequence[float]) -> list[_Fragment]:
        """The printed lines from the positions of the characters, where the layer takes columns of the table for
        lines set from top to bottom."""
        characters = [
            (*self._origin(index), character.replace("\ufffe", "-"), index)
            for index, character in enumerate(self.text)
            if not character.isspace()
        ]
        characters.sort(key=lambda each: -each[1])
        found: list[_Fragment] = []
        line: list[tuple[float, float, str, int]] = []
        for each in characters:
            if line and line[0][1] - each[1] > _ONE_LINE:
                found.extend(self._words(line, edges))
                line = []
            line.append(each)
        found.extend(self._words(line, edges))
        return found

    def _words(self, line: list[tuple[float, float, str, int]], edges: Sequence[float]) -> Iterator[_Fragment]:
        """One line, parted at the ``edges``, with spaces where there is white between characters."""
        line.sort()
        box = pdfium_c.FS_RECTF()
        for column in range(len(edges) + 1):
            text, end = "", 0.0
            here = [each for each in line if bisect_left(edges, each[0]) == column]
            for x, _, character, index in here:
                text += (" " if text and x - end > _SPACE else "") + character
                pdfium_c.FPDFText_GetLooseCharBox(self._raw, index, box)
                end = box.right
            if here:
                yield _Fragment(here[0][0], here[0][1], text)

    def _parted(self, start: int, end: int, hyphen: str, edges: Sequence[float]) -> Iterator[_Fragment]:
        begin = start + len(self.text[start:end]) - len(self.text[start:end].lstrip())
        last = start + len(self.text[start:end].rstrip())
        x, y = self._origin(begin)
        far = self._origin(last - 1)[0]
        for edge in edges:
            if not x < edge <= far:
                continue
            words = [match.start() for match in re.finditer(r"(?<=\s)\S", self.text[begin:last])]
            place = bisect_left(words, edge, key=lambda at: self._origin(begin + at)[0])
            if place == len(words):
                continue
            cut = begin + words[place]
            yield _Fragment(x, y, self._marked(begin, cut, y).strip())
            begin = cut
            x, y = self._origin(begin)
        yield _Fragment(x, y, self._marked(begin, last, y) + hyphen)

    def _marked(self, begin: int, end: int, base: float) -> str:
        """The text with figures that stand above or below its base line marked."""

        def marked(match: re.Match[str]) -> str:
            text, state = "", ""
            for index, character in enumerate(match[0], begin + match.start()):
                height = self._origin(index)[1] - base
                now = "^" if _RAISED < height < _FAR else "_" if -_FAR < height < -_RAISED else ""
                if now != state:
                    text += ("}" if state else "") + (now + "{" if now else "")
                    state = now
                text += character
            return text + ("}" if state else "")

        return _FIGURES.sub(marked, self.text[begin:end])


def _bands(
    fragments: Sequence[_Fragment],
    columns: Sequence[float],
    down: Sequence[float],
    place: str,
    table: Table,
    above: list[str],
) -> Iterator[CellRow]:
    """The rows of a page, from top to bottom: what stands between two rules."""
    bands: dict[int, list[_Fragment]] = {}
    for each in fragments:
        band = bisect_left(down, each.y)
        if band == len(down):
            table.left_out.append(Piece(place, each.text, reason=_ABOVE))
            above.append(each.text)
        elif band == 0 and _FOOTER.fullmatch(each.text):
            table.left_out.append(Piece(place, each.text, reason=_BELOW))
        else:
            bands.setdefault(band, []).append(each)
    for band in sorted(bands, reverse=True):
        row = CellRow(Cell(), Cell(), Cell())
        for column, cell in enumerate((row.number, row.korean, row.english)):
            for each in _lines([each for each in bands[band] if bisect_right(columns[1:3], each.x) == column]):
                cell.add(each.text, place, each.x)
        yield row


def _lines(fragments: Sequence[_Fragment]) -> Iterator[_Fragment]:
    """The lines of a cell from top to bottom, raised and lowered figures put back where they stand."""
    long = [each for each in fragments if len(each.text) > _SHORT]
    lines: dict[float, list[_Fragment]] = {}
    for each in fragments:
        near = [base.y for base in long if _RAISED < abs(base.y - each.y) < _FAR]
        if len(each.text) > _SHORT or not near:
            lines.setdefault(round(each.y), []).append(each)
            continue
        y = min(near, key=lambda base: abs(base - each.y))
        mark = "^" if each.y > y else "_"
        lines.setdefault(round(y), []).append(_Fragment(each.x, y, f"{mark}{{{each.text}}}"))
    for y in sorted(lines, reverse=True):
        parts = sorted(lines[y])
        text = parts[0].text
        for part in parts[1:]:
            text += part.text if part.text[:2] in ("^{", "_{") or text.endswith("}") else f" {part.text}"
        yield _Fragment(parts[0].x, y, text)
