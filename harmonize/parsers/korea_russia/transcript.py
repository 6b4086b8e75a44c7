"""The transcript of 별표 2의2: tab-separated UTF-8 with one row for each row of the official table.

Columns: part, number, hs, korean, english, limit. The rows of a described item's paragraphs carry running marks of the
transcript (``CA-0027``) in place of a number; their own number (``b.1.a.``) begins the text. The column limit repeats
words of the Korean text. The transcript states no date; it was made of the annex that stood beside 별표 2 of notice
2025-37, in force on 31 December 2025.

Surprises of the source, pinned in ``tests/real/test_russia_lists_real.py``:

- The words beside a code of six digits restate the subheading, figures and all; they narrow nothing. Beside the four
  national lines of ten digits (motor cars) they say what the line takes out of its subheading.
- Item 301 has the code 5403.32 (viscose filament) and the words of 5404 (synthetic monofilament): one of both is wrong.
- The concentrations of the chemicals, which the US list of the same order gives, are not in the transcript.
- Butyrylcholinesterase stands twice, as item 128 among the chemicals and as item 195 among the biologics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.model import HsLine, Kind, ParsedList, Provision
from harmonize.parsers.conservation import Piece, check
from harmonize.parsers.korea.transcript import AS_OF, REVISION
from harmonize.parsers.korea_russia import citation
from harmonize.parsers.left_out import summed

_COLUMNS = ("part", "number", "hs", "korean", "english", "limit")
_PART = "russia-belarus"
_OTHER_PARTS = ("iran-pakistan-syria",)
_ITEM = re.compile(r"\d{1,4}(?:의\d+)?")
_RUNNING = re.compile(r"CA-\d+")
_MARKER = re.compile(r"([a-z](?:\.(?:[a-z]|\d{1,2})(?=\.))*)\.(?=\s)")
_HS = re.compile(r"\d{4}\.\d{2}(?:\.\d{4})?")
_CAS = re.compile(r"\bCAS\s*(?:No\.?)?:?\s*(\d{2,7}-\d{2}-\d)\b")
_CHEMICAL = re.compile(r"[^\s,;:][^;:]{1,80}")
_BOUND = re.compile(r"([\d,]+(?:\.\d+)?)\s*cc\s*(초과|이상|이하|미만)")
_SIGNS = {"초과": ">", "이상": ">=", "이하": "<=", "미만": "<"}
_CONDITIONS = (("신차", "new"), ("중고차", "used"))


class _Table:
    """What has been read so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.provisions: dict[str, Provision] = {}
        self.hs: list[HsLine] = []
        self.plain: list[tuple[str, str]] = []
        self.pieces: list[Piece] = []
        self.item = ""

    def leave(self, place: str, text: str, reason: str) -> None:
        self.plain.append((place, text))
        self.pieces.append(Piece(place, text, reason=reason))


def parse_file(path: Path) -> ParsedList:
    """The provisions and tariff codes of part 2; raises ``SourceError`` where a row has another form."""
    table = _Table(path)
    for line, cells in _rows(path):
        part, number, code, korean, english, limit = cells
        place = f"line {line}"
        table.leave(f"{place} part", part, "name of the part")
        table.leave(f"{place} limit", limit, "words of the row, repeated")
        if part == _PART:
            _read_row(table, place, number, code, korean, english)
        else:
            table.leave(place, f"{number} {code} {korean} {english}", "part 1, on Iran, Pakistan and Syria")
    if not table.hs:
        raise SourceError(f"{path}: no row of part {_PART} has a tariff code; get the transcript anew.")
    conservation = check(
        path.name,
        table.plain,
        table.pieces,
        {key: (made.printed, f"{made.text} {made.parallel}") for key, made in table.provisions.items()},
    )
    return ParsedList(tuple(table.provisions.values()), summed(conservation), AS_OF, REVISION, hs=tuple(table.hs))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row below the header."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: the file is no UTF-8 text; give the transcript of 별표 2의2.") from error
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}); name the transcript of 별표 2의2.") from error
    if not lines or tuple(lines[0].split("\t")) != _COLUMNS:
        raise SourceError(
            f"{path}, line 1: the columns are not {', '.join(_COLUMNS)}; give the transcript of 별표 2의2 (상황허가)."
        )
    for line, text in enumerate(lines[1:], 2):
        cells = text.split("\t")
        if len(cells) != len(_COLUMNS):
            raise SourceError(
                f"{path}, line {line}: {len(cells)} columns where the header has {len(_COLUMNS)}; get the file anew."
            )
        if cells[0] not in (_PART, *_OTHER_PARTS):
            raise SourceError(f"{path}, line {line}: {cells[0]!r} is no part of the annex; get the transcript anew.")
        yield line, cells


def _read_row(table: _Table, place: str, number: str, code: str, korean: str, english: str) -> None:
    marker = _MARKER.match(korean) if _RUNNING.fullmatch(number) and table.item else None
    if _ITEM.fullmatch(number):
        table.item = key = printed = number
        kind, parent = Kind.ENTRY, None
        table.plain.append((place, number))
    elif marker:
        key, printed = f"{table.item}.{marker[1]}", marker[0]
        kind, parent = Kind.ITEM, key.rpartition(".")[0]
        table.leave(f"{place} number", number, "running mark of the transcript")
        korean = korean[len(printed) :]
        table.plain.append((place, printed))
        if english.startswith(printed):
            english = english[len(printed) :]
            table.leave(f"{place} english", printed, "number of the paragraph, repeated in English")
    else:
        raise SourceError(
            f"{table.path}, {place}: {number!r} is no number of an item or paragraph; get the transcript anew."
        )
    if key in table.provisions:
        raise SourceError(f"{table.path}, {place}: the number {key} stands twice; get the transcript anew.")
    if parent is not None and parent not in table.provisions:
        raise SourceError(f"{table.path}, {place}: paragraph {key} stands under nothing; get the transcript anew.")
    words = f"{korean} {english}"
    table.plain.append((place, words))
    table.pieces.append(Piece(place, f"{printed} {words}", into=key))
    text, parallel = " ".join(korean.split()), " ".join(english.split())
    cas = tuple(dict.fromkeys(f"CAS:{found}" for found in _CAS.findall(text)))
    table.provisions[key] = Provision(
        number=key,
        parent=parent,
        kind=kind,
        text=text,
        printed=printed,
        citation=citation(key),
        parallel=parallel,
        place=place,
        references=cas,
        label=parallel if cas and _CHEMICAL.fullmatch(parallel) else "",
    )
    if code:
        table.hs.append(_line(key, code, korean, f"{table.path}, {place}"))
        table.leave(f"{place} hs", code, "tariff code, kept in its own table")


def _line(key: str, code: str, korean: str, place: str) -> HsLine:
    if not _HS.fullmatch(code):
        raise SourceError(
            f"{place}: {code!r} is no tariff code of six digits (8407.10) or ten (8703.23.9010); check the row."
        )
    digits = code.replace(".", "")
    return HsLine(number=key, code=digits, written=code, limited=_limits(korean) if len(digits) > 6 else "")


def _limits(korean: str) -> str:
    """What the words beside a national line say of it.

    >>> _limits("중고차(실린더용량이 2,000cc 초과 3,000cc 이하인 것)")
    'used, cylinder capacity > 2000 cm3, <= 3000 cm3'
    """
    found = [english for korean_word, english in _CONDITIONS if korean_word in korean]
    bounds = [f"{_SIGNS[sign]} {figure.replace(',', '')} cm3" for figure, sign in _BOUND.findall(korean)]
    if bounds:
        bounds[0] = f"cylinder capacity {bounds[0]}"
    return ", ".join(found[:1] + bounds)
