"""From the cells of the official table to rows: what the three columns print beside the words, taken apart.

The number column holds the control number, its regime tags in brackets and the marks [민감] and [초민감]. The words of
a paragraph begin with the last part of its number (``a.``), those of a note with its name (주, 기술해설, N.B.; Note,
Technical Note); a note prints no number. What it belongs to follows from the number that its first words name, from
its indent (notes are set like the paragraphs they belong to), and from where it stands.

Surprises of the source:

- A cell row that neither has a number nor the name of a note goes on the row before it: a page ended there.
- A heading may have the number of the paragraph below it (``6B002``), without the label that the paragraph has.
- The rows of the table of deposition techniques, which stands under 2E003.f, are printed as notes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from harmonize.parsers.conservation import Piece
from harmonize.parsers.korea.numbers import ENTRY, GENERAL, GROUP, NUMBER, depth
from harmonize.parsers.korea.rows import Row, RowKind

_NUMBER_CELL = re.compile(
    r"(?P<number>[^(\[]*)\s*(?:\((?P<tags>[^()]*)\))?\s*(?P<marks>(?:\[(?:초?민감)\]\s*)*)(?P<rest>.*)", re.DOTALL
)
_NAME = re.compile(
    r"(?P<nb>N\.\s?B\.)(?=\s|:|$)[:\s]*|(?P<tech>기술\s?해설|Technical Notes?)(?=\s|:|$)[:\s]*"
    r"|(?P<note>주|Note)(?=\s|:|$)[:\s]*"
)
_SUBJECT = re.compile(rf"(?:(?<=^)|(?<=of )|(?<=In )|(?<=and )|(?<=[와과] )){NUMBER.pattern}")
_TABLE = re.compile(r"(^|\s)표(\s|$)|\bTABLE\b")
_ENDINGS = re.compile(
    "[을를은는가의에와과로도된될]|[한된]다|되[는고어]|되도록|하[는고여기]|하도록|에서|에는|까지|부터|로부터|으로|(으로)?로서|이[나며고]"
)
"""Particles and endings of verbs, which no space goes before."""
_WORDS = frozenset({"그리고", "또는", "및", "다음", "다음의", "하나", "하나의"})
"""Words that are no part of another."""
_ENDS_WORD = frozenset("을를은는의와과및로에된한할서며고")
"""Syllables that mostly end a word."""
_LABEL_MEANS = "last part of the number, repeated in front of the words"
_NAME_MEANS = "name of the note, which its kind tells"
_TAGS_MEAN = "regime tags and marks: read into their own fields"
_NAMED_WITHIN = 40
"""Characters within which a note names what it belongs to."""


@dataclass(slots=True)
class Cell:
    """A cell: its printed lines or paragraphs, each with its place."""

    lines: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    indent: float | None = None
    """Points from the left edge of the page to the first line; None where the format tells none."""

    def add(self, line: str, place: str, indent: float | None = None) -> None:
        """Append a line."""
        if not self.lines:
            self.indent = indent
        self.lines.append(line)
        self.places.append(place)


@dataclass(slots=True)
class CellRow:
    """A row of the official table."""

    number: Cell
    korean: Cell
    english: Cell

    def extend(self, other: CellRow) -> None:
        """Append what stands on the next page."""
        pairs = ((self.number, other.number), (self.korean, other.korean), (self.english, other.english))
        for mine, theirs in pairs:
            for line, place in zip(theirs.lines, theirs.places, strict=True):
                mine.add(line, place, theirs.indent)


class Joiner:
    """Joins printed lines. A line of Korean may end within a word; the words of the whole text tell where."""

    def __init__(self, rows: Iterable[CellRow]) -> None:
        self._words: Counter[str] = Counter()
        for row in rows:
            for line in row.korean.lines:
                self._words.update(re.findall(r"(?<=[^\w])\w+(?=[^\w])", line))

    def join(self, lines: Sequence[str]) -> str:
        """The lines as one text."""
        text = ""
        for line in lines:
            text += ("" if not text or self._within_word(text, line) else " ") + line
        return " ".join(text.split())

    def _within_word(self, before: str, after: str) -> bool:
        if re.search(r"\w-$", before):
            return True
        left, right = re.search(r"\w+$", before), re.match(r"\w+", after)
        if left is None or right is None:
            return not left and not before.endswith((",", ".", ";", ":", ")", '"', "'", "-")) and bool(right)
        if not _hangul(after[0]):
            return False
        if _ENDINGS.fullmatch(right[0]):
            return True
        if right[0] in _WORDS:
            return False
        whole = self._words[left[0] + right[0]]
        apart = min(self._words[left[0]], self._words[right[0]])
        if whole != apart:
            return whole > apart
        ended = _hangul(before[-1]) and before[-1] in _ENDS_WORD and len(right[0]) > 1
        return _hangul(before[-1]) and not ended


def _hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def read_rows(cells: Sequence[CellRow]) -> tuple[list[Row], list[Piece]]:
    """The rows that the cells make up, and the pieces of text that are not words of a provision."""
    merged = _merged(cells)
    reading = _Reading(Joiner(merged), _indents(merged))
    for index, cell in enumerate(merged):
        following = next((_number_of(each) for each in merged[index + 1 : index + 2]), "")
        reading.row(cell, following)
    return reading.rows, reading.left_out


def _merged(cells: Sequence[CellRow]) -> list[CellRow]:
    merged: list[CellRow] = []
    for cell in cells:
        starts = any(each.lines and _NAME.match(each.lines[0]) for each in (cell.korean, cell.english))
        if merged and not _number_of(cell) and not starts:
            merged[-1].extend(cell)
        else:
            merged.append(cell)
    return merged


def _number_of(cell: CellRow) -> str:
    match = _NUMBER_CELL.fullmatch(" ".join(cell.number.lines))
    return " ".join(match["number"].split()) if match else ""


def _label(number: str) -> str:
    return number.rpartition(".")[2] + "." if "." in number else ""


def _indents(cells: Sequence[CellRow]) -> dict[float, int]:
    """How many levels each indent stands for, from the paragraphs that print their number."""
    seen: dict[float, Counter[int]] = {}
    for cell in cells:
        number = _number_of(cell)
        if cell.korean.indent is not None and cell.korean.lines and NUMBER.fullmatch(number):
            if depth(number) and not cell.korean.lines[0].startswith(_label(number)):
                continue
            seen.setdefault(round(cell.korean.indent), Counter())[depth(number)] += 1
    return {indent: levels.most_common(1)[0][0] for indent, levels in seen.items()}


class _Reading:
    def __init__(self, joiner: Joiner, indents: dict[float, int]) -> None:
        self.rows: list[Row] = []
        self.left_out: list[Piece] = []
        self._join = joiner.join
        self._indents = indents
        self._last = ""
        self._known: set[str] = set()
        self._table = False

    def row(self, cell: CellRow, following: str) -> None:
        """Read one row; ``following`` is the number of the next."""
        number = _number_of(cell)
        if number:
            self._numbered(cell, number, following)
        else:
            self._note(cell)

    def _numbered(self, cell: CellRow, number: str, following: str) -> None:
        match = _NUMBER_CELL.fullmatch(" ".join(cell.number.lines))
        tags = " ".join((match["tags"] or "").split()) if match else ""
        marks = match["marks"] if match else ""
        label = _label(number) if number not in GENERAL else ""
        labelled = bool(label) and any(
            each.lines and each.lines[0].startswith(label) for each in (cell.korean, cell.english)
        )
        kind = self._kind(number, labelled, bool(tags), following, cell)
        place = (cell.number.places or cell.korean.places or [""])[0]
        row = Row(place, number, kind, "", "", tags, "[민감]" in marks, "[초민감]" in marks, printed=number)
        row.taken.append((place, number))
        self._leave_tags(cell, number)
        row.korean = self._words(row, cell.korean, label if labelled else "", _LABEL_MEANS)
        row.english = self._words(row, cell.english, label if labelled else "", _LABEL_MEANS)
        self._table = kind is RowKind.TABLE
        self._last = number
        self._known.add(number)
        self.rows.append(row)

    def _kind(self, number: str, labelled: bool, tagged: bool, following: str, cell: CellRow) -> RowKind:
        if NUMBER.fullmatch(number):
            heading = following == number and not tagged if ENTRY.fullmatch(number) else not labelled
            if not heading:
                return RowKind.ITEM
            return RowKind.TABLE if any(map(_TABLE.search, cell.korean.lines + cell.english.lines)) else RowKind.SECTION
        if GROUP.fullmatch(number):
            return RowKind.ITEM if self._last == number else RowKind.SECTION
        return RowKind.ITEM if labelled else RowKind.SECTION

    def _leave_tags(self, cell: CellRow, number: str) -> None:
        """Account for what the number column holds beside the number, line by line."""
        waiting = number
        for line, place in zip(cell.number.lines, cell.number.places, strict=True):
            for word in line.split():
                if waiting.replace(" ", "").startswith(word):
                    waiting = waiting.replace(" ", "")[len(word) :]
                else:
                    shared = word[: len(waiting)] if waiting and word.startswith(waiting) else ""
                    waiting = waiting[len(shared) :]
                    self.left_out.append(Piece(place, word[len(shared) :], reason=_TAGS_MEAN))

    def _words(self, row: Row, cell: Cell, label: str, reason: str) -> str:
        """The words of a cell without its label; both are accounted for."""
        lines = list(cell.lines)
        if lines and label and lines[0].startswith(label):
            self.left_out.append(Piece(cell.places[0], label, reason=reason))
            lines[0] = lines[0][len(label) :].lstrip()
        row.taken.extend((place, line) for line, place in zip(lines, cell.places, strict=True) if line)
        return self._join([line for line in lines if line])

    def _note(self, cell: CellRow) -> None:
        names = [_NAME.match(each.lines[0]) if each.lines else None for each in (cell.korean, cell.english)]
        found = next((name for name in names if name), None)
        kind = RowKind(found.lastgroup) if found and found.lastgroup else RowKind.NOTE
        place = (cell.korean.places or cell.english.places or [""])[0]
        row = Row(place, "", RowKind.TABLE if self._table else kind, "", "")
        row.korean = self._words(row, cell.korean, names[0][0].rstrip() if names[0] else "", _NAME_MEANS)
        row.english = self._words(row, cell.english, names[1][0].rstrip() if names[1] else "", _NAME_MEANS)
        row.number = self._last if self._table else self._owner(row, cell)
        self.rows.append(row)

    def _owner(self, row: Row, cell: CellRow) -> str:
        indent = cell.korean.indent
        level = self._indents.get(round(indent)) if indent is not None else None
        here = self._last
        if level is not None and NUMBER.fullmatch(here):
            here = ".".join(here.split(".")[: level + 1])
        if row.kind is RowKind.NB:  # it names what it points to
            return here
        named = [match[0] for text in (row.korean, row.english) for match in _SUBJECT.finditer(text[:_NAMED_WITHIN])]
        named = [each for each in named if each in self._known and each[:5] == here[:5]]
        fitting = [each for each in named if level in (None, depth(each))]
        return here if here in fitting or not fitting else fitting[0]
