"""Text of e-Gov law XML: from elements to folded words, with an account of every character.

A *block* is an element that holds words with at most inline marks in it (``Sentence``, the titles). ``Ruby`` keeps its
base characters; the reading in ``Rt`` is accounted for as left out. ``Sup`` becomes ``^{}`` and ``Sub`` ``_{}``.
White space with a line break in it is the layout of the file and vanishes, as Japanese has no space between words;
any other white space, the ideographic space too, folds to one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from harmonize.errors import SourceError
from harmonize.model import Provision
from harmonize.parsers.conservation import Piece
from harmonize.parsers.japan.laws import LawFile

INLINE = frozenset({"Ruby", "Rt", "Sub", "Sup", "Line", "ArithFormula", "QuoteStruct", "Fig"})
"""Elements that stand inside a line of text (``ArithFormula`` too: its formula is part of the sentence)."""
_MARKS = {"Sub": "_{%s}", "Sup": "^{%s}"}
_SPACES = re.compile(r"\s+")
_LATIN_BREAK = re.compile(r"(?<=[!-~])\s*\n\s*(?=[!-~])")
RUBY_REASON = "reading aid (ruby)"


@dataclass(slots=True)
class Account:
    """What has been read of one law so far: provisions in order, and the piece of source behind every word."""

    source: LawFile
    provisions: dict[str, Provision] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    """All text of the law in the order of the file; their place is the part of the law."""
    lines: list[int] = field(default_factory=list)
    """The line of the file for each piece."""
    first_left: dict[str, int] = field(default_factory=dict)
    """The first line of the file where something was left out, by reason."""
    remarks: list[str] = field(default_factory=list)
    part: str = ""
    """The part of the law that is being read: an article, a table."""
    prefix: str = field(init=False)

    def __post_init__(self) -> None:
        self.prefix = f"{self.source.law.short} line"

    def add(self, provision: Provision) -> None:
        """Append a provision; raises ``SourceError`` where its number is taken."""
        if provision.number in self.provisions:
            raise SourceError(
                f"{self.source.path}, {provision.place}: {provision.citation} stands twice; "
                "download the law from e-Gov again."
            )
        self.provisions[provision.number] = provision

    def take(self, element: etree._Element, into: str) -> str:
        """The words of ``element`` for the provision ``into``: sentences run on, columns and lines have a space."""
        # Nearly all blocks are a title or one sentence without marks; this way through is kept short for their sake.
        block = element
        if len(element) == 1:
            only = element[0]
            if only.tag == "Sentence":
                block = only
        if len(block) == 0:
            words = fold(block.text or "")
            if words:
                self.pieces.append(Piece(self.part, words, into))
                self.lines.append(block.sourceline or 0)
            return words
        if all(child.tag in INLINE for child in block):
            return fold(self._take_marked(block, into, block.sourceline or 0))
        parts: list[str] = []
        for child in element:
            words = self.take(child, into)
            if words:
                parts.append(words if child.tag == "Sentence" or not parts else " " + words)
        return "".join(parts)

    def leave(self, element: etree._Element, reason: str) -> None:
        """Account for all text of ``element`` as left out."""
        for line, words in walk(element):
            self.put(words, line, "", reason)

    def put(self, words: str, line: int, into: str, reason: str = "") -> None:
        """Account for ``words``, which stand at ``line``, as placed or left out."""
        if reason:
            self.first_left.setdefault(reason, line)
        self.pieces.append(Piece(self.part, words, into, reason))
        self.lines.append(line)

    def _take_marked(self, element: etree._Element, into: str, line: int) -> str:
        """The words of a block with inline marks; the pieces keep the order of the file."""
        parts: list[str] = []
        if element.text:
            parts.append(element.text)
            self.put(element.text, line, into)
        for child in element:
            if child.tag == "Rt":
                self.put("".join(child.itertext()), line, "", RUBY_REASON)
            else:
                parts.append(_MARKS.get(str(child.tag), "%s") % self._take_marked(child, into, line))
            if child.tail:
                parts.append(child.tail)
                self.put(child.tail, line, into)
        return "".join(parts)

    def where(self, element: etree._Element) -> str:
        """The place of ``element`` for a person who looks it up: the law and the line of its file."""
        return f"{self.prefix} {element.sourceline}"


def place(line: int) -> str:
    """How a line of the file is named."""
    return f"line {line}"


def fold(text: str) -> str:
    """``text`` with layout white space removed and other white space folded to one space."""
    words = text.split(maxsplit=1)
    if len(words) < 2:
        return words[0] if words else ""
    text = _LATIN_BREAK.sub(" ", text)
    return _SPACES.sub(lambda run: "" if "\n" in run[0] else " ", text).strip()


def whole_text(element: etree._Element) -> str:
    """All text below ``element`` in the order of the file, by XPath: the fast form of the plain walk."""
    return str(element.xpath("string()"))


def walk(element: etree._Element) -> Iterator[tuple[int, str]]:
    """The plain walk: all text below ``element`` with the line of the block that holds it; knows nothing of laws."""
    return _walk(element, element.sourceline or 0)


def _walk(element: etree._Element, line: int) -> Iterator[tuple[int, str]]:
    here = line if element.tag in INLINE else element.sourceline or 0
    if element.text and not element.text.isspace():
        yield here, element.text
    for child in element:
        yield from _walk(child, here)
        if child.tail and not child.tail.isspace():
            yield here, child.tail
