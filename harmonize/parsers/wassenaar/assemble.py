"""Turns the lines of a whole edition into provisions: the dual-use list, its sub-lists, the Munitions List,
definitions.

>>> assemble([]).provisions
()
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from harmonize.model import Kind
from harmonize.parsers.conservation import Piece
from harmonize.parsers.wassenaar import attach, definitions, numbers, sensitive, tree
from harmonize.parsers.wassenaar.general import General
from harmonize.parsers.wassenaar.lines import Assembly, Line, Section
from harmonize.parsers.wassenaar.outline import Outline
from harmonize.parsers.wassenaar.tree import Node

_HEADING = re.compile(r"DUAL-USE LIST [-–] CATEGORY \d(?: [-–] PART \d)? [-–] ")


def assemble(lines: Iterable[Line]) -> Assembly:
    """The provisions that ``lines`` hold, in the order of the source, and what became of each line."""
    edition = _Edition()
    for line in lines:
        edition.part(line).take(line)
    return edition.finish()


class _Edition:
    """The parts of the publication, each with its own outline."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.index: dict[str, Node] = {}
        self.remarks: list[str] = []
        self.parts: dict[tuple[Section, str], Outline] = {}

    def part(self, line: Line) -> Outline:
        """The outline of the part that a line stands in."""
        key = (line.section, line.category)
        if key not in self.parts:
            self.parts[key] = self._begin(line)
        return self.parts[key]

    def _begin(self, line: Line) -> Outline:
        section = line.section
        if section is Section.CATEGORY:
            return _Category(self._category(line), self.nodes, self.index, self.remarks)
        if section is Section.GENERAL:
            return General(self._root("GENERAL", Kind.PREAMBLE, line), self.nodes, {}, self.remarks)
        if section is Section.MUNITIONS:
            return Outline(self._root("ML", Kind.CATEGORY, line), self.nodes, self.index, self.remarks)
        if section in sensitive.PREFIX:
            return sensitive.SubList(
                self._root(sensitive.PREFIX[section], Kind.PREAMBLE, line), self.nodes, self.remarks
            )
        if section is Section.DEFINITIONS:
            return definitions.Definitions(self._root("DEF", Kind.PREAMBLE, line), self.nodes, {}, self.remarks)
        if section is Section.ACRONYMS:
            return definitions.Acronyms(self._root("ACR", Kind.PREAMBLE, line), self.nodes, {}, self.remarks)
        if section is Section.STATEMENTS:
            return definitions.Statements(self._root("SOU", Kind.PREAMBLE, line), self.nodes, {}, self.remarks)
        return _Aside(Node(Kind.PREAMBLE, None, line.place), [], {}, self.remarks)

    def _root(self, number: str, kind: Kind, line: Line, parent: Node | None = None) -> Node:
        node = Node(kind, parent, line.place, number=number)
        self.nodes.append(node)
        self.index[number] = node
        return node

    def _category(self, line: Line) -> Node:
        """The node of a category, or of a part of category 5 (``5.P2``)."""
        number, _, part = line.category.partition(".")
        category = self.index.get(number) or self._root(number, Kind.CATEGORY, line)
        return self._root(f"{number}.P{part}", Kind.CATEGORY, line, category) if part else category

    def finish(self) -> Assembly:
        """Attach the notes, number everything and set the marks of the sub-lists."""
        attach.attach(self.nodes, self.index)
        made, pieces = tree.provisions(self.nodes, numbers.citation, self.remarks)
        named = [
            (node, names)
            for part in self.parts.values()
            if isinstance(part, sensitive.SubList)
            for node, names in part.named.items()
        ]
        given = sensitive.marks(named, self.index, self.remarks)
        made = tuple(replace(p, marks=given[p.number]) if p.number in given else p for p in made)
        left_out: list[Piece] = [piece for part in self.parts.values() for piece in part.left_out]
        return Assembly(made, (*pieces, *left_out), tuple(self.remarks))


class _Category(Outline):
    """A category: its heading lines stand before the first group and note."""

    def take(self, line: Line) -> None:
        """Take in the next line."""
        if self.here is not self.root or not self._is_heading_of_all(line):
            super().take(line)
        elif (heading := _HEADING.match(line.text)) and not self.root.lines:
            self.root.add(line, heading[0].strip(), line.text[heading.end() :])
        elif self.root.lines:
            self.root.add(line, line.text, "")  # the same once more, in other words
        else:
            self.root.add(line, "", line.text)

    def _is_heading_of_all(self, line: Line) -> bool:
        if line.italic or self._group(line.text):
            return False
        return line.bold or self._names_category(line.text)

    def _group(self, text: str) -> bool:
        match = numbers.LABEL.match(text)
        return bool(match and match["full"] and len(numbers.parts(match["full"])) > 1)

    def _names_category(self, text: str) -> bool:
        """``4. COMPUTERS``, ``Part 1 - TELECOMMUNICATIONS``."""
        return text.startswith(("Part ", f"{self.root.number[0]}. ")) and text.rsplit(" ", 1)[-1].isupper()


class _Aside(Outline):
    """Parts that hold no provisions (title pages, contents), should a reader deliver them."""

    def take(self, line: Line) -> None:
        """Leave the line out."""
        self.left_out.append(Piece(line.place, line.text, reason=f"{line.section.value} page"))
