"""Reads the transcript of 별표 2: tab-separated UTF-8 with one row for each row of the official table.

Columns: number, kind, korean, english, tags and, in the main list, sensitive and very_sensitive. The two appendices and
the definitions are files of their own, whose first row names them (``VSL``, ``SL``, ``DEF``); all four together are
one list. The transcript is that of notice 2025-37, the text in force on 31 December 2025; it does not say so itself.

Surprises of the source, pinned in ``tests/real/test_korea_real.py``:

- A note may carry the number of a paragraph that came long before it.
- A row may be empty in both languages (``3A201.a.1`` only opens its branches; ``IC010.d`` of the sensitive list, whose
  first character is a letter).
- In the definitions, the column tags holds the categories in which a term is used.
"""

from __future__ import annotations

from pathlib import Path

from harmonize.errors import SourceError
from harmonize.parsers.conservation import Piece
from harmonize.parsers.korea.rows import Row, RowKind, Table

AS_OF = "2025-12-31"
"""The date of the text that was transcribed."""
REVISION = "2025-37"
"""The notice that made it (산업통상부고시 제2025-37호)."""

_COLUMNS = ("number", "kind", "korean", "english", "tags")
_MARKS = ("sensitive", "very_sensitive")
_SITUATIONAL = ("part", "number", "hs")
_KINDS = {kind.value: kind for kind in RowKind}
_TAGS = "columns tags and marks"
_TAGS_MEAN = "regime tags, marks and categories of terms: read into their own fields"
_KIND = "column kind"
_KIND_MEANS = "kind of the row"
_NUMBER = "column number of notes and headings"
_NUMBER_MEANS = "number of what a note or heading belongs to"


def read_transcript(path: Path) -> Table:
    """The rows of one file of the transcript.

    Raises ``SourceError`` where the file is another table or a line has another number of columns.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: the file is no UTF-8 text; give the transcript of 별표 2 as published.") from error
    header = tuple(lines[0].rstrip("\r").split("\t"))
    if header[:3] == _SITUATIONAL:
        raise SourceError(
            f"{path}, line 1: this is 별표 2의2 (상황허가), another annex; give the transcript of 별표 2."
        )
    if header not in (_COLUMNS, _COLUMNS + _MARKS):
        raise SourceError(
            f"{path}, line 1: the columns are not {', '.join(_COLUMNS)}; give the transcript of 별표 2 (이중용도품목)."
        )
    table = Table([], [], [], AS_OF, REVISION)
    for line, ended in enumerate(lines[1:], 2):
        text = ended.rstrip("\r")
        if not text and line == len(lines):
            break
        cells = text.split("\t")
        if len(cells) != len(header) or cells[1] not in _KINDS:
            what = f"{len(cells)} columns where the header has {len(header)}"
            if len(cells) == len(header):
                what = f"the kind {cells[1][:20]!r}, which is none of {', '.join(_KINDS)}"
            raise SourceError(f"{path}, line {line}: the row has {what}; get the transcript anew.")
        _add(table, path.name, line, cells)
    if not table.rows:
        raise SourceError(f"{path}: there is no row below the header; get the transcript anew.")
    return table


def _add(table: Table, name: str, line: int, cells: list[str]) -> None:
    number, kind, korean, english, tags = cells[:5]
    sensitive, very = [*cells[5:], "", ""][:2]
    place = f"{name} line {line}"
    row = Row(
        place=place,
        number=number,
        kind=_KINDS[kind],
        korean=" ".join(korean.split()),
        english=" ".join(english.split()),
        tags=tags,
        sensitive=bool(sensitive),
        very_sensitive=bool(very),
    )
    words = f"{korean} {english}"
    if row.kind is RowKind.ITEM:
        row.printed = number
        words = f"{number} {words}"
    row.taken.append((place, words))
    table.plain.append((place, words))
    if row.kind is not RowKind.ITEM:
        _leave(table, f"{name} {_NUMBER}", number, _NUMBER_MEANS)
    _leave(table, f"{name} {_KIND}", kind, _KIND_MEANS)
    _leave(table, f"{name} {_TAGS}", f"{tags} {sensitive} {very}", _TAGS_MEAN)
    table.rows.append(row)


def _leave(table: Table, place: str, text: str, reason: str) -> None:
    table.plain.append((place, text))
    table.left_out.append(Piece(place, text, reason=reason))
