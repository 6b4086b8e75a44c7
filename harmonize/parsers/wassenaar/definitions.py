"""Definitions, acronyms and statements of understanding: the parts of the publication that are not numbered.

A definition has the categories that use the term in a left column, over one to three lines, and the term in
quotation marks at the head of the right one. Terms repeat (``"Bias" (accelerometer)``, ``"Bias" (gyro)``): what
follows the term is part of the number then.
"""

from __future__ import annotations

import re

from harmonize.model import NOTE_KINDS, Kind
from harmonize.parsers.wassenaar.labels import Label, is_note
from harmonize.parsers.wassenaar.lines import Line
from harmonize.parsers.wassenaar.outline import Outline
from harmonize.parsers.wassenaar.tree import Node

_TERM = re.compile(r"[\"“](?P<term>[^\"”]+)[\"”]")
_USERS = re.compile(r"(?:Cat\b|ML ?\d|GTN|GSN|GISN|Both|All\b|Gen|SL\b|DU\b|WAML|WML)")
"""How the left column begins: who uses the term."""
_TERM_ALONE = re.compile(r"[\"“][^\"”]+[\"”](?: \([^)]*\))?")
_TERM_END = 160.0
"""Points from the left edge of the page up to which a term begins."""
_LEFT = 130.0
"""Points from the left edge of the page up to which the left column begins."""


class Definitions(Outline):
    """Grows the nodes of the definitions."""

    def take(self, line: Line) -> None:
        """Take in the next line."""
        left, right = columns(line)
        term = _TERM.match(right)
        if term and (_USERS.match(left) if left else self._term_alone(line)):
            node = Node(Kind.DEFINITION, self.root, line.place, x=0.0)
            node.number = f"DEF:{_name(right)}"
            node.add(line, left, right)
            self.open(node, line)
        elif is_note(left):
            super().take(line)
        elif left and right and self.here is not self.root:
            owner = next(node for node in self.here.up() if node.kind not in NOTE_KINDS or node.joint == "")
            owner.printed.append(left)
            owner.lines.append(right)
            owner.pieces.append((line.place, line.text))
        elif left and self._alone(left):
            owner = next(node for node in self.here.up() if node.parent is self.root)
            owner.add(line, left, "")
        else:
            super().take(line)

    def _term_alone(self, line: Line) -> bool:
        """Whether a line is a term without a left column: it stands to the left of the words of definitions."""
        return bool(_TERM_ALONE.fullmatch(line.text)) and (line.x is None or line.x < _TERM_END)

    def _alone(self, left: str) -> bool:
        """Whether a line holds only more of the left column (``7, 9``)."""
        return self.here is not self.root and bool(_USERS.match(left) or re.fullmatch(r"[\dP, &ML]+", left))

    def _branch(self, line: Line, label: Label, parent: Node, part: str, at: float | None) -> None:
        node = Node(parent.kind, parent, line.place, joint=".", name=part, x=line.x, words_x=label.words_x)
        node.italic = line.italic
        node.add(line, label.printed, label.words)
        self.open(node, line, part, at)


def columns(line: Line) -> tuple[str, str]:
    """The words of the left and of the right column."""
    first = line.cells[0]
    if line.tabs or (first.x is not None and first.x > _LEFT):
        return "", line.text
    if len(line.cells) == 1:
        return first.text, ""
    return first.text, " ".join(cell.text for cell in line.cells[1:])


def _name(heading: str) -> str:
    """A term as part of a number: without quotation marks, with what tells it from a namesake."""
    return re.sub(r"\s+", " ", re.sub(r"[\"“”#:~]", "", heading)).strip(" .,;")


class Acronyms(Outline):
    """Grows the nodes of the acronyms: one a line, its meaning in the second column."""

    def take(self, line: Line) -> None:
        """Take in the next line."""
        left, right = columns(line)
        if left and right and not line.bold:
            node = Node(Kind.DEFINITION, self.root, line.place, number=f"ACR:{left}")
            node.add(line, left, right)
            self.open(node, line)
        elif line.bold or self.here is self.root:
            self.root.add(line, "", line.text)
        else:
            self.here.add(line, "", line.text)


class Statements(Outline):
    """Grows the nodes of the statements of understanding: headings in bold, then what they are about, then the
    words."""

    _about = re.compile(r"(?:\d\.[A-E]\.[\w.]*|ML ?\d{1,2}\b.*|Note \d+ [-–] .*)$")
    _kind = re.compile(r"(?:Statement of Understanding|Validity Notes?)\b")

    def take(self, line: Line) -> None:
        """Take in the next line."""
        text = line.text
        heading = next((node for node in self.here.up() if node.joint == ":"), self.root)
        if self.here is self.root and line.bold and line.centred:
            self.root.add(line, "", text)
        elif line.bold or self._about.match(text) or (self._kind.match(text) and self.here is self.root):
            parent = self.root
            name = re.sub(r"[#:~]", "", text).strip(" .")
            node = Node(Kind.PREAMBLE, parent, line.place, joint=":", name=name, x=0.0)
            node.add(line, text, "")
            self.open(node, line)
        elif (kind := self._kind.match(text)) and heading is not self.root and not heading.lines:
            heading.add(line, kind[0], text[kind.end() :].strip())
        elif kind:
            node = Node(Kind.PREAMBLE, self.root, line.place, joint=":", name=text.strip(" ."), x=0.0)
            node.add(line, text, "")
            self.open(node, line)
        else:
            self.here.add(line, "", text)
