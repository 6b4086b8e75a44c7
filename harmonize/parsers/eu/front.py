"""What stands in front of category 0: general notes, acronyms, definitions.

The notes are known by the abbreviations that the list gives them (``GTN``, ``GSN``); the general notes are ``GEN.1``.
"""

from __future__ import annotations

import re

from harmonize.model import NOTE_KINDS, Kind
from harmonize.parsers.eu.outline import CategoryOutline
from harmonize.parsers.wassenaar.labels import Label, slug
from harmonize.parsers.wassenaar.lines import Line
from harmonize.parsers.wassenaar.tree import Node

_TERM = re.compile(r"[\"“](?P<term>[^\"”]+)[\"”](?P<more>(?: or [\"“][^\"”]+[\"”])?(?: \((?P<what>[a-z][^)]*)\))?)")
_ABBREVIATION = re.compile(r"NOTE \(([A-Z]+)\)$")


class _Front(CategoryOutline):
    """A part in front of the categories: headings are centred, and its labels are no numbers of items."""

    def _heading_of_category(self, line: Line) -> bool:
        return False

    def _branch(self, line: Line, label: Label, parent: Node, part: str, at: float | None) -> None:
        node = Node(parent.kind, parent, line.place, joint=".", name=part, x=line.x, words_x=label.words_x)
        node.italic = line.italic
        node.add(line, label.printed, label.words)
        self.open(node, line, part, at)

    def _may_hold(self, node: Node, line: Line) -> bool:
        if node.kind in NOTE_KINDS:
            return node.italic == line.italic
        return not line.italic

    def _of_all(self, line: Line) -> None:
        """Take a line of the part's own: its heading in capitals, and the words under it."""
        heading = line.text.upper() == line.text
        self.root.add(line, line.text if heading else "", "" if heading else line.text)


class General(_Front):
    """Grows the nodes of the general notes."""

    def take(self, line: Line) -> None:
        """Take in the next line."""
        text = line.text
        shouting = text.upper() == text and re.search(r"[A-Z]{4}", text) is not None
        if self.here is self.root and not self.root.printed:
            self.root.add(line, text, "")
        elif shouting and line.paragraph and not self._at_margin(line) or (shouting and text.startswith("EDITORIAL")):
            self._heading_of_note(line)
        elif not line.paragraph and shouting and not self.here.lines:
            self.here.add(line, text, "")
        else:
            super().take(line)

    def _heading_of_note(self, line: Line) -> None:
        text = line.text
        if abbreviation := _ABBREVIATION.search(text):
            number = abbreviation[1]
        elif text.startswith("GENERAL NOTES"):
            number = "GEN"
        else:
            number = slug(text).upper()
        node = Node(Kind.PREAMBLE, None, line.place, number=number, x=0.0, words_x=line.x)
        node.words_x = self.margin
        node.add(line, text, "")
        self.open(node, line)


class Acronyms(_Front):
    """Grows the nodes of the acronyms: one a paragraph, its meaning in the second column."""

    def take(self, line: Line) -> None:
        """Take in the next line."""
        left, right = line.cells[0].text, " ".join(cell.text for cell in line.cells[1:])
        if right and line.paragraph:
            node = Node(Kind.DEFINITION, self.root, line.place, number=f"ACR:{left}", x=line.x)
            node.add(line, left, right)
            self.open(node, line)
        elif self.here is self.root or line.text.startswith("ACRONYMS"):
            self._of_all(line)
        else:
            self.here.add(line, "", line.text)


class Definitions(_Front):
    """Grows the nodes of the definitions."""

    def take(self, line: Line) -> None:
        """Take in the next line."""
        term = _TERM.match(line.text)
        if term and line.paragraph and not line.italic and self._at_margin(line):
            name = re.sub(r"[\"“”#:~]", "", term["term"] + (f" ({term['what']})" if term["what"] else ""))
            node = Node(Kind.DEFINITION, self.root, line.place, number=f"DEF:{name.strip(' .,;')}", x=line.x)
            node.words_x = line.x
            node.add(line, "", line.text)
            self.open(node, line)
        elif self.here is self.root and not self.root.children and not line.italic:
            self._of_all(line)
        else:
            super().take(line)
