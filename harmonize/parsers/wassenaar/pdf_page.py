"""The text of a page of a PDF: its printed lines, with positions, raised and lowered characters, and fonts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, create_string_buffer
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from harmonize.parsers.wassenaar.lines import Cell, Line, Section
from harmonize.parsers.wassenaar.numbers import LABEL
from harmonize.parsers.wassenaar.word_symbols import merged, shown

_COLUMNS = frozenset({Section.SENSITIVE, Section.VERY_SENSITIVE, Section.DEFINITIONS, Section.ACRONYMS})
"""Sections that are set in columns: their lines are parted at wide gaps."""

_WIDE_GAP = 7.0
"""Points of white between two words from which they stand in different columns."""
_SECOND_COLUMN = 130.0
"""Points from the left edge of the page behind which the second column of such a section stands."""
_LEFT_COLUMN_END = 215.0
"""Points from the left edge of the page behind which no word of the left column ends."""
_SAME_LINE = 3.5
"""Points by which the base lines of a line's parts may differ; lines are 12 points apart."""
_SHORT = 8
"""Characters up to which a run may be a raised or lowered part of a line, and stand farther from its base line."""
_RAISED = 0.4
"""Points above or below the base line from which a character counts as raised or lowered."""
_PAGE_WIDTH = 595.0
"""Width of the page (A4), in points."""

_PLAIN_WORD = re.compile(
    r"[\"'(\[]*((?:[A-Za-z]?[a-z]+-)*[A-Za-z]?[a-z]+|[\d.,]*\d|(?:\d|ML\d+)\.[A-Za-z](?:\.\w{1,2})*)[\"',.;:)\]]*"
)
"""A word, figure or reference without raised or lowered characters, but for its last one (``f_{max}``, ``10^{6}``)."""
_LONG = 6
"""Letters from which on a plain word is a word of the language."""
_SELF_STANDING = re.compile(r"(?:\w{1,2}\.)+|_+")
"""A label or a rule: at the start of a line it stands on a base line of its own."""
_TOKEN = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W\d_]")
_BREAK = re.compile(r"\r\n|\ufffe")


@dataclass(slots=True)
class Row:
    """A printed line in the making: runs of characters on one base line."""

    x: float
    y: float
    runs: list[tuple[int, str]]
    """Index of the first character in the page's text, and the text."""


class PageText:
    """The text of a page and the positions of its characters."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self.text: str = self._textpage.get_text_range()
        if len(self.text) != self._textpage.count_chars():
            self.text = "".join(
                chr(pdfium_c.FPDFText_GetUnicode(self._raw, index)) for index in range(self._textpage.count_chars())
            )
        self._x, self._y, self._flags = c_double(), c_double(), c_int()
        self._name = create_string_buffer(100)
        self._refs = byref(self._x), byref(self._y)

    def origin(self, index: int) -> tuple[float, float]:
        """Where character ``index`` stands on its base line, in points from the lower left corner."""
        pdfium_c.FPDFText_GetCharOrigin(self._raw, index, *self._refs)
        return self._x.value, self._y.value

    def _font(self, index: int) -> bytes:
        """The name of the font of a character, which tells bold and italic."""
        pdfium_c.FPDFText_GetFontInfo(self._raw, index, self._name, len(self._name), byref(self._flags))
        return self._name.value

    def _italic(self, index: int) -> bool:
        return b"Italic" in self._font(index)

    def _mostly_italic(self, begin: int, end: int) -> bool:
        """Whether two of three letters of a line are italic: quotation marks and single words may differ."""
        letters = [m.start() for at in (begin, (begin + end) // 2) if (m := _LETTER.search(self.text, at, end))]
        if not letters:
            return self._italic(begin)
        first = self._italic(letters[0])
        if len(letters) == 1 or self._italic(letters[1]) == first:
            return first
        last = _LETTER.search(self.text, (begin + 3 * end) // 4, end)
        return self._italic(last.start()) if last else first

    def _right(self, index: int) -> float:
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        pdfium_c.FPDFText_GetCharBox(self._raw, index, byref(left), byref(right), byref(bottom), byref(top))
        return right.value

    def _runs(self) -> Iterator[tuple[int, str]]:
        start = 0
        for match in _BREAK.finditer(self.text):
            end = match.start()
            yield start, self.text[start:end] + ("-" if match[0] == "\ufffe" else "")
            start = match.end()
        yield start, self.text[start:]

    def rows(self) -> list[Row]:
        """The printed lines, from top to bottom."""
        rows: list[Row] = []
        for begin, text in self._runs():
            stripped = text.strip()
            if not stripped:
                continue
            start = begin + len(text) - len(text.lstrip())
            x, y = self.origin(start)
            last = rows[-1] if rows else None
            if last is not None and x > last.x + 1 and self._continues(abs(y - last.y), stripped):
                last.runs.append((start, stripped))
            else:
                rows.append(Row(x, self._base_line(start, stripped, y), [(start, stripped)]))
        rows.sort(key=lambda row: -row.y)
        return self._joined(rows)

    @staticmethod
    def _continues(height: float, text: str) -> bool:
        """Whether a run that far above or below the line is a part of it."""
        return height < 1.5 or (len(text) <= _SHORT and height < 6)

    def _joined(self, rows: list[Row]) -> list[Row]:
        """Parts of one line that stand apart in the text layer (a label and its words), put together."""
        joined: list[Row] = []
        for row in rows:
            last = joined[-1] if joined else None
            if last is None or last.y - row.y > _SAME_LINE:
                joined.append(row)
            elif self._end(last) < row.x + 1:
                joined[-1] = Row(last.x, row.y, last.runs + row.runs)
            elif self._end(row) < last.x + 1:
                joined[-1] = Row(row.x, last.y, row.runs + last.runs)
            else:
                joined.append(row)
        return joined

    def _end(self, row: Row) -> float:
        start, text = row.runs[-1]
        return self._right(start + len(text) - 1)

    def _base_line(self, start: int, text: str, first: float) -> float:
        """The base line of most of a run, some of whose characters may be raised."""
        if len(text) < 3:
            return first
        last = self.origin(start + len(text) - 1)[1]
        if abs(first - last) < _RAISED:
            return first
        heights = Counter(round(self.origin(start + m.start())[1], 1) for m in re.finditer(r"\S", text))
        return heights.most_common(1)[0][0]

    def row_text(self, row: Row) -> str:
        """The text of a printed line, with its raised and lowered characters marked."""
        parts = [self._marked(start, text, row.y) for start, text in row.runs]
        text = parts[0]
        for (start, part), (before, run) in zip(
            zip((s for s, _ in row.runs[1:]), parts[1:], strict=True), row.runs[:-1], strict=True
        ):
            gap = self.origin(start)[0] - self._right(before + len(run) - 1)
            text += (" " if gap > 1.2 else "") + part
        return merged(shown(text))

    def _marked(self, start: int, text: str, base: float) -> str:
        words: list[str] = []
        for match in _TOKEN.finditer(text):
            word = match[0]
            begin = start + match.start()
            if match.start() == 0 and _SELF_STANDING.fullmatch(word):
                level = True
            elif plain := _PLAIN_WORD.fullmatch(word):
                last = plain.end(1) - 1
                level = last - plain.start(1) >= _LONG and not word[last].isdigit()
                level = level or abs(self.origin(begin + last)[1] - base) < _RAISED
            else:
                level = False
            words.append(word if level else self._marked_word(begin, word, base))
        return " ".join(words)

    def _marked_word(self, start: int, word: str, base: float) -> str:
        heights = [self.origin(start + offset)[1] - base for offset in range(len(word))]
        if all(abs(height) < _RAISED or abs(height) > 6 for height in heights):
            return word
        marked, state = "", ""
        for character, height in zip(word, heights, strict=True):
            now = "^" if height > _RAISED else "_" if height < -_RAISED else ""
            if now != state:
                marked += ("}" if state else "") + (now + "{" if now else "")
                state = now
            marked += character
        return marked + ("}" if state else "")

    def line(self, row: Row, text: str, place: str, section: Section, category: str) -> Line:
        """The printed line as the assembler wants it."""
        start = row.runs[0][0]
        label = LABEL.match(text)
        cells: tuple[Cell, ...] = (Cell(text, round(row.x, 1)),)
        words = start
        if section in _COLUMNS and row.x < _SECOND_COLUMN:
            cells = self._columns(row, text)
        elif label and label.end() < len(text) and "{" not in label[0]:
            words = start + self._offset(row.runs[0][1], len(label[0].replace(" ", "")))
            cells = (
                Cell(label[0].strip(), round(row.x, 1)),
                Cell(text[label.end() :], round(self.origin(words)[0], 1)),
            )
        return Line(
            cells=cells,
            place=place,
            section=section,
            category=category,
            italic=self._mostly_italic(words, row.runs[0][0] + len(row.runs[0][1])),
            bold=b"Bold" in self._font(start),
            centred=row.x > 95 and abs(row.x + self._end(row) - _PAGE_WIDTH) < 6,
        )

    @staticmethod
    def _offset(text: str, letters: int) -> int:
        """Offset of the character behind the first ``letters`` characters that are no spaces."""
        seen = 0
        for offset, character in enumerate(text):
            if not character.isspace():
                if seen == letters:
                    return offset
                seen += 1
        return len(text) - 1

    def _columns(self, row: Row, text: str) -> tuple[Cell, ...]:
        """The line, parted at the first wide gap behind its left column."""
        marked = text.split(" ")
        seen = 0
        end = 0.0
        for start, raw in row.runs:
            for word in _TOKEN.finditer(raw):
                here = self.origin(start + word.start())[0]
                if seen and here > _SECOND_COLUMN and row.x < _SECOND_COLUMN and here - end > _WIDE_GAP:
                    left, right = " ".join(marked[:seen]), " ".join(marked[seen:])
                    return Cell(left, round(row.x, 1)), Cell(right, round(here, 1))
                end = self._right(start + word.end() - 1)
                if end > _LEFT_COLUMN_END:
                    return (Cell(text, round(row.x, 1)),)
                seen += 1
        return (Cell(text, round(row.x, 1)),)
