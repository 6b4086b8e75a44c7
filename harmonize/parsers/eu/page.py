"""A page of the Official Journal or of a consolidated text: its printed lines, with labels and columns parted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harmonize.parsers.eu.hyphens import DIVIDED
from harmonize.parsers.eu.numbers import CODE
from harmonize.parsers.wassenaar.lines import Cell, Line, Section
from harmonize.parsers.wassenaar.numbers import LABEL
from harmonize.parsers.wassenaar.pdf_page import PageText, Row

_WIDE_GAP = 7.0
"""Points of white between two words from which they stand in different columns."""
_TOKEN = re.compile(r"\S+")
_BREAK = re.compile(r"\r\n|\ufffe")


class AnnexPage(PageText):
    """The text of a page; hyphens at line ends keep their mark."""

    def _italic(self, index: int) -> bool:
        return b"Ital" in self._font(index)  # the Official Journal's font is "ReguItal"

    def _runs(self) -> Iterator[tuple[int, str]]:
        start = 0
        for match in _BREAK.finditer(self.text):
            yield start, self.text[start : match.end() if match[0] == DIVIDED else match.start()]
            start = match.end()
        yield start, self.text[start:]

    def annex_line(self, row: Row, text: str, place: str, section: Section, category: str) -> Line:
        """The printed line as the outline wants it: control number, label and words parted."""
        cells: list[Cell] = [Cell(text, round(row.x, 1))]
        if section is Section.ACRONYMS:
            cells = self._parted(row, text)
        else:
            if (code := CODE.match(text)) and text[code.end() : code.end() + 1] == " ":
                cells = self._split(row, cells, code.end())
            if (label := LABEL.match(cells[-1].text)) and "{" not in label[0] and not label["bullet"]:
                cells = self._split(row, cells, label.end())
        words = row.runs[0][0]
        end = words + len(row.runs[0][1])
        return Line(
            cells=tuple(cells),
            place=place,
            section=section,
            category=category,
            italic=self._mostly_italic(words, end),
            bold=b"Bold" in self._font(words),
        )

    def _split(self, row: Row, cells: list[Cell], letters: int) -> list[Cell]:
        """The last of ``cells`` parted behind its first ``letters`` characters."""
        last = cells[-1]
        first, rest = last.text[:letters].strip(), last.text[letters:].strip()
        if not rest:
            return [*cells[:-1], Cell(first, last.x)]
        before = len("".join(cell.text for cell in cells[:-1]).replace(" ", "")) + len(first.replace(" ", ""))
        return [*cells[:-1], Cell(first, last.x), Cell(rest, self._x_behind(row, before))]

    def _x_behind(self, row: Row, letters: int) -> float:
        """Where the character behind the first ``letters`` ones of a line stands."""
        for start, text in row.runs:
            solid = sum(not character.isspace() for character in text)
            if letters < solid:
                return round(self.origin(start + self._offset(text, letters))[0], 1)
            letters -= solid
        return round(self._end(row), 1)

    def _parted(self, row: Row, text: str) -> list[Cell]:
        """The line, parted at its first wide gap."""
        words = text.split(" ")
        seen, end = 0, 0.0
        for start, raw in row.runs:
            for word in _TOKEN.finditer(raw):
                here = self.origin(start + word.start())[0]
                if seen and here - end > _WIDE_GAP:
                    left, right = " ".join(words[:seen]), " ".join(words[seen:])
                    return [Cell(left, round(row.x, 1)), Cell(right, round(here, 1))]
                end = self._right(start + word.end() - 1)
                seen += 1
        return [Cell(text, round(row.x, 1))]
