"""Plain tables for an 80-column terminal, Japanese and Korean text included."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from harmonize.report.words import display_width

GAP = "  "
_WIDEST, _NARROWEST = 80, 40


def columns() -> int:
    """The width of what is printed: that of the terminal, at most 80; 80 in a file or pipe."""
    if not sys.stdout.isatty():
        return _WIDEST
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def text_table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int = 80) -> str:
    """The rows under their headings, columns aligned, cells wrapped so that no line is wider than ``width``.

    Wide columns give way to narrow ones; a table with more columns than fit is as wide as it must be.
    """
    if not headings:
        return ""
    cells = [list(headings), *([*row, *([""] * (len(headings) - len(row)))] for row in rows)]
    wanted = [
        max(max(map(display_width, row[column].split("\n")), default=0) for row in cells)
        for column in range(len(headings))
    ]
    widths = _shared(wanted, width - len(GAP) * (len(headings) - 1))
    lines = _lines(cells[0], widths)
    lines.append(GAP.join("-" * one for one in widths))
    for row in cells[1:]:
        lines += _lines(row, widths)
    return "\n".join(lines)


def _shared(wanted: list[int], room: int) -> list[int]:
    """Widths of the columns: each gets what it wants as long as that is at most its share of what is left."""
    widths = [0] * len(wanted)
    left = sorted(range(len(wanted)), key=lambda column: wanted[column])
    for index, column in enumerate(left):
        share = max(room // (len(left) - index), 4)
        widths[column] = max(min(wanted[column], share), 1)
        room -= widths[column]
    return widths


def _lines(row: Sequence[str], widths: list[int]) -> list[str]:
    wrapped = [wrap(text, width) for text, width in zip(row, widths, strict=True)]
    return [
        GAP.join(
            line + " " * (width - display_width(line))
            for line, width in ((part[index] if index < len(part) else "", width)
                                for part, width in zip(wrapped, widths, strict=True))
        ).rstrip()
        for index in range(max(map(len, wrapped)))
    ]  # fmt: skip


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at blanks, inside a word only where it is too long."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if display_width(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            line = word
            while display_width(line) > width:
                head = _head(line, width)
                lines.append(head)
                line = line[len(head) :]
        lines.append(line)
    return lines


def _head(text: str, width: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += display_width(character)
        if used > width:
            return text[: max(index, 1)]
    return text
