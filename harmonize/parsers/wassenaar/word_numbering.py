"""Automatic numbers: what Word itself prints in front of a paragraph, which stands in no text of the file.

Some sub-items of the Wassenaar lists are numbered so (5.A.2.d., ML3.a., the technical notes to 5.A.2.a.). The
definitions stand in ``numbering.xml``: a paragraph names a list (``w:numId``) and a level; the list's levels have a
format (decimal, letter, roman, bullet, none), a pattern (``%1.``) and a start; a level begins anew after a paragraph of
a higher one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from harmonize.parsers.wassenaar.word_package import W
from harmonize.parsers.wassenaar.word_symbols import BULLET, shown

LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list of ``numbering.xml``."""

    start: int = 1
    form: str = "decimal"
    """Word's name of the number format: ``decimal``, ``lowerLetter``, ``bullet``, ``none``, ..."""
    pattern: str = ""
    """What is printed, with ``%1`` for the number of the first level."""
    restart: int | None = None
    """The level (from 1) after which this one begins anew; 0 for never; None for any higher level."""
    indent: etree._Element | None = None
    """The level's ``w:pPr``, which sets the paragraph's indentation."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted. Ask it for the paragraphs in their order."""

    levels: dict[str, dict[int, Level]]
    """Levels by list (``w:numId``)."""
    definition: dict[str, str]
    """The abstract list that a list counts with: lists that share one go on counting together."""
    by_style: dict[str, tuple[str, int]]
    """List and level of a paragraph style that a level names."""
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _seen: set[tuple[str, int]] = field(default_factory=set)
    overrides: set[tuple[str, int]] = field(default_factory=set)
    """Lists and levels with a start of their own: their first paragraph begins there."""

    def next(self, list_id: str, depth: int) -> str:
        """What Word prints in front of the next paragraph of list ``list_id`` at level ``depth`` (from 0)."""
        levels = self.levels.get(list_id, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(self.definition[list_id], [None] * LEVELS)
        if (list_id, depth) in self.overrides and (list_id, depth) not in self._seen:
            counts[depth] = None
        self._seen.add((list_id, depth))
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        for lower in range(depth + 1, LEVELS):
            restart = levels[lower].restart if lower in levels else None
            if restart is None or depth < restart:
                counts[lower] = None
        return self._printed(levels, counts, level)

    @staticmethod
    def _printed(levels: dict[int, Level], counts: list[int | None], level: Level) -> str:
        if level.form == "none":
            return ""
        if level.form == "bullet":
            return shown(level.pattern) or BULLET
        printed = level.pattern
        for depth, other in levels.items():
            mark = f"%{depth + 1}"
            if mark in printed:
                count = counts[depth]
                printed = printed.replace(mark, formatted(other.start if count is None else count, other.form))
        return printed


def formatted(number: int, form: str) -> str:
    """``number`` in one of Word's number formats.

    >>> formatted(28, "lowerLetter"), formatted(4, "upperRoman"), formatted(7, "decimalZero")
    ('bb', 'IV', '07')
    """
    if form in ("lowerLetter", "upperLetter") and number > 0:
        # Word repeats the letter: a ... z, aa, bb
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = ""
        for value, letters in _ROMAN + _ROMAN_SMALL:
            roman += letters * (number // value)
            number %= value
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def read_numbering(part: etree._Element | None) -> Numbering:
    """The lists that ``numbering.xml`` defines; none where the document has no such part."""
    numbering = Numbering({}, {}, {})
    if part is None:
        return numbering
    abstract: dict[str, dict[int, Level]] = {}
    styles: dict[str, list[tuple[str, int]]] = {}
    for element in part.iterchildren(f"{W}abstractNum"):
        name = element.get(f"{W}abstractNumId", "")
        abstract[name] = {}
        for lvl in element.iterchildren(f"{W}lvl"):
            depth = int(lvl.get(f"{W}ilvl", "0"))
            abstract[name][depth] = _level(lvl)
            style = _value(lvl, "pStyle")
            if style:
                styles.setdefault(name, []).append((style, depth))
    for element in part.iterchildren(f"{W}num"):
        list_id = element.get(f"{W}numId", "")
        name = _value(element, "abstractNumId")
        levels = dict(abstract.get(name, {}))
        for override in element.iterchildren(f"{W}lvlOverride"):
            depth = int(override.get(f"{W}ilvl", "0"))
            given = override.find(f"{W}lvl")
            own = _level(given) if given is not None else levels.get(depth, Level())
            start = _value(override, "startOverride")
            if start:
                own = Level(int(start), own.form, own.pattern, own.restart, own.indent)
                numbering.overrides.add((list_id, depth))
            levels[depth] = own
        numbering.levels[list_id] = levels
        numbering.definition[list_id] = name
        for style, depth in styles.get(name, ()):
            numbering.by_style.setdefault(style, (list_id, depth))
    return numbering


def _level(lvl: etree._Element) -> Level:
    restart = _value(lvl, "lvlRestart")
    return Level(
        start=int(_value(lvl, "start") or "0"),
        form=_value(lvl, "numFmt") or "decimal",
        pattern=_value(lvl, "lvlText"),
        restart=int(restart) if restart else None,
        indent=lvl.find(f"{W}pPr"),
    )


def _value(element: etree._Element, tag: str) -> str:
    child = element.find(f"{W}{tag}")
    return "" if child is None else child.get(f"{W}val", "")
