"""An edition of 별표 2: from the official files to a ``ParsedList``, and what must be true of every edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.model import Kind, ParsedList
from harmonize.parsers import conservation
from harmonize.parsers.conservation import Piece
from harmonize.parsers.korea.assemble import Assembly
from harmonize.parsers.korea.numbers import APPENDICES, NUMBER
from harmonize.parsers.korea.rows import Table
from harmonize.parsers.korea.transcript import read_transcript

CATEGORIES = tuple("0123456789")
_FEWEST_ENTRIES = 330
"""Notice 2025-37 has 388; a file with far fewer was cut."""
_FEWEST_OF_CATEGORY = 5
_PARTS = ("main list", "VSL", "SL", "DEF")
_SUFFIXES = (".tsv", ".pdf", ".hwpx", ".hwp")
_REMEDY = "give 별표 2 (이중용도품목) as PDF, HWPX, HWP or transcript"


class Form(Enum):
    """The form of a file, by its first bytes."""

    PDF = "a PDF"
    ZIP = "an HWPX file"
    OLE = "an HWP 5 file"
    TEXT = "a transcript"


_IMAGES = {
    b"GIF8": "a GIF image",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"BM": "a bitmap image",
    b"II*\x00": "a TIFF image",
}


def parse_paths(paths: Sequence[Path]) -> ParsedList:
    """The list in ``paths``: one PDF, HWPX or HWP file, or the files of the transcript, or a folder of either.

    In a folder, files of other tables are passed over where a transcript of 별표 2 is there. Raises ``SourceError``
    where a file is not 별표 2, and ``ConservationError`` where text would be lost.
    """
    tables = [(path, _read(path)) for path in _files([Path(path) for path in paths])]
    parts = [_part(table) for _, table in tables]
    for part, times in Counter(parts).items():
        if times > 1:
            names = ", ".join(path.name for (path, _), each in zip(tables, parts, strict=True) if each == part)
            raise SourceError(f"{names}: the {part} is given {times} times; give each part of 별표 2 once.")
    if _PARTS[0] not in parts:
        raise SourceError(
            f"{tables[0][0]}: this is only an appendix of 별표 2, without the list itself; add the file of the list."
        )
    order = sorted(range(len(tables)), key=lambda index: _PARTS.index(parts[index]))
    return _parsed([tables[index] for index in order])


def _parsed(tables: Sequence[tuple[Path, Table]]) -> ParsedList:
    assembly = Assembly()
    for _, table in tables:
        assembly.add(table.rows)
    pieces: list[Piece] = []
    texts: dict[str, tuple[str, str]] = {}
    for each, row in zip(assembly.provisions, assembly.rows, strict=True):
        texts[each.number] = (each.printed, f"{each.text} {each.parallel}")
        if row is not None:
            pieces.extend(Piece(place, text, into=each.number) for place, text in row.taken)
    for _, table in tables:
        pieces.extend(table.left_out)
    proof = conservation.check(
        tables[0][0].name, [place for _, table in tables for place in table.plain], pieces, texts
    )
    main = tables[0][1]
    return ParsedList(
        provisions=tuple(assembly.provisions),
        conservation=proof,
        as_of=main.as_of,
        revision=main.revision,
        remarks=(*(remark for _, table in tables for remark in table.remarks), *assembly.remarks),
    )


def _part(table: Table) -> str:
    first = table.rows[0].number
    return first if first in APPENDICES or first == "DEF" else _PARTS[0]


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files to read. Of a folder, its transcript of 별표 2, else its one file of the other forms."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files.extend(_of_folder(path))
        elif path.is_file():
            files.append(path)
        else:
            raise SourceError(f"{path}: there is no such file or folder; {_REMEDY}.")
    if not files:
        raise SourceError(f"{', '.join(map(str, paths)) or 'Nothing was given'}: there is no file; {_REMEDY}.")
    others = [file for file in files if form_of(file) is not Form.TEXT]
    if others and len(files) > 1:
        raise SourceError(
            f"{others[0]}: one official file is the whole list; give it alone, without {len(files) - 1} more."
        )
    return files


def _of_folder(folder: Path) -> list[Path]:
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in _SUFFIXES)
    transcripts = [file for file in files if file.suffix.lower() == ".tsv" and file.name.startswith("annex2_")]
    found = transcripts or files
    if not found:
        raise SourceError(f"{folder}: the folder has no file of 별표 2; {_REMEDY}.")
    return found


def _read(path: Path) -> Table:
    form = form_of(path)
    if form is Form.TEXT:
        return read_transcript(path)
    if form is Form.PDF:
        from harmonize.parsers.korea.pdf import read_pdf

        return read_pdf(path)
    if form is Form.ZIP:
        from harmonize.parsers.korea.hwpx import read_hwpx

        return read_hwpx(path)
    from harmonize.parsers.korea.hwp import read_hwp

    return read_hwp(path)


def form_of(path: Path) -> Form:
    """The form of the file by its content, whatever its name; ``SourceError`` where it is none that is read."""
    with path.open("rb") as file:
        head = file.read(1024)
    if not head:
        raise SourceError(f"{path}: the file is empty; download it again.")
    for start, what in _IMAGES.items():
        if head.startswith(start):
            raise SourceError(
                f"{path}: the file is {what} of {path.stat().st_size} bytes, such as a download icon, not an annex;"
                f" {_REMEDY}."
            )
    lower = head.lower()
    if b"<html" in lower or b"<!doctype" in lower:
        raise SourceError(f"{path}: the file is a web page, not an annex; {_REMEDY}.")
    if b"%PDF-" in head:
        return Form.PDF
    if head.startswith(b"PK\x03\x04"):
        return Form.ZIP
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return Form.OLE
    if b"\x00" in head:
        raise SourceError(f"{path}: the file has a form that is not known; {_REMEDY}.")
    return Form.TEXT


def counts(parsed: ParsedList) -> None:
    """What must be true of any edition of the list; raises ``SourceError`` that names the first failure."""
    known = [provision.number for provision in parsed.provisions]
    numbers = set(known)
    if len(numbers) != len(known):
        raise _failed("two provisions have one number")
    for each in parsed.provisions:
        if each.parent is not None and each.parent not in numbers:
            raise _failed(f"{each.number} stands under {each.parent}, which is not there")
    entries = [each.number for each in parsed.provisions if each.kind is Kind.ENTRY]
    twice = [number for number in entries if "~" in number]
    if twice:
        raise _failed(f"control number {twice[0].partition('~')[0]} stands twice")
    for category in CATEGORIES:
        found = sum(number[0] == category for number in entries)
        if found < _FEWEST_OF_CATEGORY:
            raise _failed(f"category {category} has {found} control numbers, fewer than {_FEWEST_OF_CATEGORY}")
    if len(entries) < _FEWEST_ENTRIES or not all(NUMBER.fullmatch(number) for number in entries):
        raise _failed(f"there are {len(entries)} control numbers, fewer than {_FEWEST_ENTRIES}")


def _failed(what: str) -> SourceError:
    return SourceError(f"Korean list (별표 2): {what}; the file is not the whole annex, get it again.")
