"""Reads 별표 2 from an HWP 5 file: an OLE compound file whose streams hold records (한글 문서 파일 형식 5.0).

Needs the package ``olefile``. Of a paragraph's text, control characters take one or eight units of two bytes, as the
format says; nothing is guessed. Superscripts stand in another stream and are not read here: they come out flat, as in
the PDF (see ``superscripts``).
"""

from __future__ import annotations

import importlib
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from harmonize.errors import HarmonizeError, SourceError
from harmonize.parsers.korea.grid import Grid, GridCell, table_of
from harmonize.parsers.korea.rows import Table

_PARA_TEXT, _LIST_HEADER, _TABLE = 0x10 + 51, 0x10 + 56, 0x10 + 61
_COMPRESSED, _PASSWORD, _DISTRIBUTED = 1, 2, 4
_SECTION = re.compile(r"Section(\d+)")
_SINGLE = frozenset({0, 10, 13, *range(24, 32)})
"""Control characters of one unit; all others below 32 take eight."""
_BLANK = frozenset({9, 10, 30, 31})
"""Tab, line break and the two fixed spaces."""


class _Record(NamedTuple):
    tag: int
    level: int
    data: bytes


def read_hwp(path: Path) -> Table:
    """The rows of the HWP 5 file at ``path``.

    Raises ``SourceError`` where it is another file, encrypted, damaged or without such a table, and ``HarmonizeError``
    where the package ``olefile`` is not installed.
    """
    grids: list[Grid] = []
    outside: list[tuple[str, str]] = []
    for index, records in enumerate(_sections(path)):
        place = f"section {index}"
        words: list[str] = []
        at = 0
        while at < len(records):
            if records[at].tag == _TABLE:
                grid = Grid(f"{place} table {len(grids) + 1}")
                at = _read_table(records, at, grid)
                grids.append(grid)
            else:
                if records[at].tag == _PARA_TEXT:
                    words.append(_words(records[at].data))
                at += 1
        outside.append((place, " ".join(" ".join(words).split())))
    return table_of(path, grids, outside)


def _sections(path: Path) -> list[list[_Record]]:
    try:
        olefile = importlib.import_module("olefile")
    except ImportError as error:
        raise HarmonizeError(
            f"{path}: reading HWP 5 needs the package olefile; install harmonize[hwp], or give the PDF or HWPX."
        ) from error
    try:
        with olefile.OleFileIO(path) as document:
            if not document.exists("FileHeader"):
                raise SourceError(f"{path}: the file is no HWP document; give 별표 2 as PDF, HWPX or HWP.")
            header = document.openstream("FileHeader").read()
            flags = struct.unpack_from("<I", header, 36)[0]
            if flags & (_PASSWORD | _DISTRIBUTED):
                raise SourceError(f"{path}: the HWP file is encrypted or locked; save it as HWPX or PDF and give that.")
            names = [name for name in document.listdir() if name[0] == "BodyText" and _SECTION.fullmatch(name[-1])]
            names.sort(key=lambda name: int(name[-1].removeprefix("Section")))
            streams = [document.openstream(name).read() for name in names]
        plain = [zlib.decompress(stream, -15) if flags & _COMPRESSED else stream for stream in streams]
        return [list(_records(data)) for data in plain]
    except (OSError, zlib.error, struct.error) as error:
        raise SourceError(f"{path}: the HWP file cannot be read ({error}); download it again.") from error


def _records(data: bytes) -> Iterator[_Record]:
    at = 0
    while at < len(data):
        head = struct.unpack_from("<I", data, at)[0]
        at += 4
        size = head >> 20
        if size == 0xFFF:
            size = struct.unpack_from("<I", data, at)[0]
            at += 4
        if at + size > len(data):
            raise zlib.error("a record ends behind its stream")
        yield _Record(head & 0x3FF, head >> 10 & 0x3FF, data[at : at + size])
        at += size


def _read_table(records: list[_Record], start: int, grid: Grid) -> int:
    """Read the cells of the table at ``start``; the index of the first record behind it."""
    level = records[start].level
    at = start + 1
    words: list[str] = []
    while at < len(records) and records[at].level >= level:
        tag, deep, data = records[at]
        if tag == _LIST_HEADER and deep == level and len(data) >= 12:
            column, row = struct.unpack_from("<HH", data, 8)
            grid.cells.append(GridCell(row, column, ""))
            words = []
        elif tag == _PARA_TEXT and grid.cells:
            words.append(_words(data))
            grid.cells[-1].text = " ".join(" ".join(words).split())
        at += 1
    return at


def _words(data: bytes) -> str:
    """The text of a paragraph without its control characters."""
    units = struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])
    kept: list[int] = []
    at = 0
    while at < len(units):
        unit = units[at]
        if unit >= 32:
            kept.append(unit)
        elif unit in _BLANK:
            kept.append(32)
        at += 1 if unit >= 32 or unit in _SINGLE else 8
    return struct.pack(f"<{len(kept)}H", *kept).decode("utf-16-le", errors="surrogatepass")
