"""The general notes in front of category 1: two notes, then the General Technology, Software and other notes.

The latter are known by their initials: ``GTN``, ``GSN``, ``GISN``; a branch is ``GSN.1.a``.
"""

from __future__ import annotations

import re

from harmonize.model import Kind
from harmonize.parsers.wassenaar.labels import Label
from harmonize.parsers.wassenaar.lines import Line
from harmonize.parsers.wassenaar.outline import Outline
from harmonize.parsers.wassenaar.tree import Node

_HEADING = re.compile(r"GENERAL [A-Z \"“”]*NOTE$")


class General(Outline):
    """Grows the nodes of the general notes."""

    def take(self, line: Line) -> None:
        """Take in the next line."""
        if _HEADING.match(line.text):
            node = Node(Kind.PREAMBLE, self.root, line.place, x=0.0, words_x=90.0)
            node.number = "".join(word[0] for word in re.findall(r"[A-Z]+", line.text))
            node.add(line, line.text, "")
            self.open(node, line)
        else:
            super().take(line)

    def _branch(self, line: Line, label: Label, parent: Node, part: str, at: float | None) -> None:
        node = Node(parent.kind, parent, line.place, joint=".", name=part, x=line.x, words_x=label.words_x)
        node.italic = line.italic
        node.add(line, label.printed, label.words)
        self.open(node, line, part, at)
