"""From the paragraphs of a Word file to ``Line``s: cells, positions, tabs, hints of styles, and what is left out.

The position of every cell is worked out as Word sets it: margin, first-line indentation, then from tab stop to tab
stop. So a line of a Word file has the positions of the same line of the PDF, whether its depth is made by tabs or by
indentation (both occur side by side: ``[tab][tab]1.[tab]words`` and an indented ``1.[tab]words``). The number of tabs
itself is not told to the assembler: under forty numbers of 2021 it misleads where the position is right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from harmonize.model import Kind
from harmonize.parsers.conservation import Piece
from harmonize.parsers.wassenaar.lines import Cell, Line, Section
from harmonize.parsers.wassenaar.numbers import REFERENCE
from harmonize.parsers.wassenaar.word_files import WordFile
from harmonize.parsers.wassenaar.word_package import W
from harmonize.parsers.wassenaar.word_paragraphs import Paragraph, Run, default_tab, left_margin, plain_walk, text_of
from harmonize.parsers.wassenaar.word_symbols import merged

TWIPS = 20.0
"""Twips in a point."""
_CHARACTER = 0.5
"""Mean width of a character, in its font size: enough to know which tab stop follows a label."""
_DEFAULT_SIZE = 11.0
_RULE = re.compile(r"[_\s*]*_{5,}[_\s*]*")
_CONTINUED = re.compile(r"\bcont(?:inued|['’]?d)?[.:)]*\s*$")
_GAP_IN_NUMBER = re.compile(r"(?<=\w\.) (?=\w{1,2}(?:\.|$))")
"""White space in a number of a sub-list: ``1.E. 2.e.``, ``1.D. 2``."""
_JOINED_LABEL = re.compile(r"(?:[a-z]{1,2}\.|\d{1,2}\.){2,}")
_SUBLIST_CATEGORY = re.compile(r"Category \d\b")
_SHORT = 60
"""Characters up to which a paragraph may be a heading."""
_NUMBER_AND_NOTE = re.compile(
    r"(?P<number>(?:\d\. ?[A-E]\.|ML ?\d+\.)[\w. ]*?) (?P<note>(?:Technical )?Notes?(?: \d+)?)"
)
_NOTE_HEADING = re.compile(r"(?:Technical )?Notes?(?: \d+)?\.?")
_LATER = re.compile(r"(?:[b-z]|[a-z]{2}|[2-9]|\d\d)\.")
"""The label of a branch that is not the first."""
_REPEATED = "heading repeated on the next page"
_TABLE_STYLE = "tableau"
_SUBLISTS = frozenset({Section.SENSITIVE, Section.VERY_SENSITIVE})
_STYLE_NUMBER = re.compile(r"(?:1|ML ?1)\.?(?:A\.?)?(?:[1a]\.?)*", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_KINDS = (
    (re.compile(r"\bN\.?B|NB\b"), Kind.NOTA_BENE),
    (re.compile(r"\bNT\b"), Kind.TECHNICAL_NOTE),
    (re.compile(r"not", re.IGNORECASE), Kind.NOTE),
)


@dataclass(frozen=True, slots=True)
class FileLines:
    """One file as lines, with what is needed to prove that nothing was lost."""

    lines: tuple[Line, ...]
    left_out: tuple[Piece, ...]
    plain: tuple[tuple[str, str], ...]
    """The plain walk: (place, text)."""
    remarks: tuple[str, ...]


def file_lines(file: WordFile) -> FileLines:
    """The lines of one file of an edition."""
    lines: list[Line] = []
    left_out: list[Piece] = []
    places: dict[int, str] = {}
    remarks: list[str] = []
    plain: list[tuple[str, str]] = []
    if file.heading:
        place = f"{file.name} page header"
        lines.append(Line((Cell(file.heading),), place, file.section, file.category, paragraph=True, centred=True))
        plain.append((place, file.heading))
    for row, group in groupby(file.paragraphs, key=lambda p: p.cell and p.cell[:2]):
        paragraphs = list(group)
        whole_row = row is not None and file.section not in _SUBLISTS
        for paragraph in paragraphs:
            places[paragraph.number] = _row_place(file, row) if whole_row and row else _place(file, paragraph)
            for text, reason in paragraph.dropped:
                left_out.append(Piece(places[paragraph.number], text, reason=reason))
            if paragraph.picture:
                remarks.append(f"{places[paragraph.number]} holds a picture (a formula), which is not read.")
        kept = []
        for paragraph in paragraphs:
            reason = _left_out(file, paragraph)
            if reason:
                left_out.append(Piece(places[paragraph.number], paragraph.text, reason=reason))
            elif paragraph.text.strip():
                kept.append(paragraph)
        if not kept:
            continue
        if whole_row:
            lines.append(_table_row(file, kept, places[kept[0].number]))
        elif row is not None:
            lines += _sublist_row(file, kept)
        else:
            for paragraph in kept:
                _add_lines(file, paragraph, lines, left_out)
    plain += [(places[number], text) for number, text in plain_walk(file.package.document)]
    if file.section in _SUBLISTS:
        lines, repeated = _without_repeats(lines)
        left_out += repeated
    for place, text in _footnotes(file):
        plain.append((place, text))
        if text.startswith("*"):
            cell = Cell(_SPACES.sub(" ", text), left_margin(file.package) / TWIPS)
            lines.append(Line((cell,), place, file.section, file.category, paragraph=True))
        else:
            left_out.append(Piece(place, text, reason="footnote without a mark: an editorial remark"))
    return FileLines(tuple(lines), tuple(left_out), tuple(plain), tuple(remarks))


def _place(file: WordFile, paragraph: Paragraph) -> str:
    return f"{file.name} paragraph {paragraph.number}"


def _row_place(file: WordFile, row: tuple[int, int]) -> str:
    return f"{file.name} table {row[0]} row {row[1]}"


def _left_out(file: WordFile, paragraph: Paragraph) -> str:
    """Why a paragraph is in no provision, or ""."""
    if file.section in (Section.COVER, Section.CONTENTS):
        return "cover page or table of contents"
    if _RULE.fullmatch(paragraph.text):
        return "rule"
    if len(paragraph.text) < _SHORT and _CONTINUED.search(paragraph.text) and paragraph.style != _TABLE_STYLE:
        return _REPEATED
    return ""


def _footnotes(file: WordFile) -> Iterator[tuple[str, str]]:
    """The footnotes that hold words, as (place, text)."""
    notes = file.package.footnotes.iterchildren(f"{W}footnote") if file.package.footnotes is not None else ()
    texts = ("".join(text_of(t) for t in note.iter(f"{W}t")).strip() for note in notes)
    for number, text in enumerate((text for text in texts if text), 1):
        yield f"{file.name} footnote {number}", text


def _add_lines(file: WordFile, paragraph: Paragraph, lines: list[Line], left_out: list[Piece]) -> None:
    """Add a paragraph as one line, parted from headings that a new page repeats in front of it.

    So stand a number before the heading of a note (``ML18. Note 2``), and a note's heading before one of its later
    branches (``Note 1`` ``b.``).
    """
    line = _line(file, paragraph)
    if split := _NUMBER_AND_NOTE.fullmatch(line.text):
        lines.append(replace(line, cells=(Cell(split["number"], line.x),)))
        line = replace(line, cells=(Cell(split["note"], line.words_x),), italic=True)
    elif len(line.cells) > 2 and _NOTE_HEADING.fullmatch(line.cells[0].text) and _LATER.fullmatch(line.cells[1].text):
        left_out.append(Piece(line.place, line.cells[0].text, reason=_REPEATED))
        line = replace(line, cells=line.cells[1:])
    lines.append(line)


def _line(file: WordFile, paragraph: Paragraph) -> Line:
    """A paragraph as a line."""
    cells = _cells(file, paragraph)
    words = [run for run in paragraph.runs if run.text.strip()]
    kind, depth = style_hints(paragraph.style)
    italic = _mostly(words, [run.look.italic for run in words])
    return Line(
        cells=cells,
        place=_place(file, paragraph),
        section=file.section,
        category=file.category,
        paragraph=True,
        depth=depth,
        kind=kind,
        auto=paragraph.auto,
        italic=italic,
        bold=_mostly(words, [run.look.bold for run in words]),
        underline=_mostly(words, [run.look.underline for run in words]),
        centred=paragraph.centred,
        table=paragraph.style.casefold() == _TABLE_STYLE,
        size=max(words, key=lambda run: len(run.text)).look.size,
    )


def _mostly(words: Sequence[Run], marked: Sequence[bool]) -> bool:
    """Whether most characters of the words are marked."""
    total = sum(len(run.text) for run in words)
    return 2 * sum(len(run.text) for run, mark in zip(words, marked, strict=True) if mark) > total


def _cells(file: WordFile, paragraph: Paragraph) -> tuple[Cell, ...]:
    """The parts of a paragraph between tabs, each with its position."""
    default, margin = default_tab(file.package), left_margin(file.package) + paragraph.column
    geometry = paragraph.geometry
    position = float(geometry.first)
    label = position
    if paragraph.auto:
        # the automatic number is followed by a tab
        position = geometry.next_stop(position + _width(paragraph.auto, _DEFAULT_SIZE), default)
    cells: list[Cell] = []
    text, start = "", position
    base = _base(paragraph.runs)
    for run in paragraph.runs:
        for bit in re.split(r"(\t)", run.text):
            if bit == "\t":
                _add(cells, text, margin + start)
                position = geometry.next_stop(position, default)
                text, start = "", position
            elif bit:
                text += marked(bit, 0 if run.look.raised == base else run.look.raised)
                position += _width(bit, run.look.size or _DEFAULT_SIZE)
    _add(cells, text, margin + start)
    if paragraph.auto and cells:
        cells[0] = Cell(cells[0].text, round((margin + label) / TWIPS, 1))
    return tuple(cells)


def _base(runs: Sequence[Run]) -> int:
    """Whether most of a paragraph is moved as a whole (1, -1), which makes no index of it."""
    characters: Counter[int] = Counter()
    for run in runs:
        characters[run.look.raised] += len(run.text.strip())
    return characters.most_common(1)[0][0] if characters else 0


def _add(cells: list[Cell], text: str, start: float) -> None:
    words = _SPACES.sub(" ", merged(text)).strip()
    if words:
        cells.append(Cell(words, round(start / TWIPS, 1)))


def _width(text: str, size: float) -> float:
    return len(text) * size * _CHARACTER * TWIPS


def marked(text: str, raised: int) -> str:
    """``text`` with the mark of a raised (1) or lowered (-1) run; white space at its ends and a comma stay outside.

    >>> marked("6, ", 1)
    '^{6}, '
    """
    bare = text.strip().rstrip(",;")
    if not raised or not bare or "{" in bare:
        return text
    mark = f"^{{{bare}}}" if raised > 0 else f"_{{{bare}}}"
    return text.replace(bare, mark, 1)


def style_hints(style: str) -> tuple[Kind | None, int | None]:
    """What the name of a paragraph style tells of its paragraphs: a kind, and the depth of the number.

    >>> style_hints("1.A.1.a.1 note 1"), style_hints("1.A.1.a"), style_hints("Normal")
    ((<Kind.NOTE: 'note'>, 5), (None, 4), (None, None))
    """
    number = _STYLE_NUMBER.match(style)
    depth = len(re.findall(r"ML ?1|[1Aa]", number[0])) if number else None
    rest = style[number.end() :] if number else style
    for pattern, kind in _KINDS:
        if pattern.search(rest):
            return kind, depth
    return None, depth


def _table_row(file: WordFile, paragraphs: Sequence[Paragraph], place: str) -> Line:
    """A row of a table as one line with a cell for each column."""
    cells = []
    for _, column in groupby(paragraphs, key=lambda p: p.cell and p.cell[2]):
        texts = [cell.text for paragraph in column for cell in _cells(file, paragraph)]
        cells.append(Cell(" ".join(texts)))
    return Line(tuple(cells), place, file.section, file.category, paragraph=True, table=True)


def _sublist_row(file: WordFile, paragraphs: Sequence[Paragraph]) -> list[Line]:
    """A row of a sub-list: numbers in the first column, what is listed in the second.

    A row may hold several numbers, each with its own words beside it. A number and the first of its words make one
    line, so that its place is that of the number; the paragraphs below stay lines of their own.
    """
    first = paragraphs[0].cell
    columns = [list(group) for _, group in groupby(paragraphs, key=lambda p: p.cell and p.cell[2])]
    if first is None or first[2] != 1 or len(columns) != 2:
        return [_parted(_line(file, paragraph)) for paragraph in paragraphs]
    numbers, words = ([_parted(_line(file, paragraph)) for paragraph in column] for column in columns)
    numbers = [replace(line, cells=(Cell(_GAP_IN_NUMBER.sub("", line.text), line.x),)) for line in numbers]
    if len(numbers) == len(words):
        return [line for pair in zip(numbers, words, strict=True) for line in pair]
    return [*numbers, *words]


def _parted(line: Line) -> Line:
    """A line with each part of its label in a cell, as tabs part those of the main list: ``b.2.`` is ``b.``, ``2.``."""
    first, *others = line.cells
    if not others or not _JOINED_LABEL.fullmatch(first.text):
        return line
    return replace(line, cells=(*(Cell(f"{part}.", first.x) for part in first.text.split(".")[:-1]), *others))


def _without_repeats(lines: Sequence[Line]) -> tuple[list[Line], list[Piece]]:
    """The lines of a sub-list without the category and the number that a new page repeats."""
    kept: list[Line] = []
    repeated: list[Piece] = []
    seen: set[str] = set()
    number = ""
    for line in lines:
        if _SUBLIST_CATEGORY.match(line.text):
            again = line.text in seen
            seen.add(line.text)
        elif REFERENCE.fullmatch(line.text.rstrip(".")):
            again = line.text == number
            number = line.text
        else:
            again = False
        if again:
            repeated.append(Piece(line.place, line.text, reason=_REPEATED))
        else:
            kept.append(line)
    return kept, repeated
