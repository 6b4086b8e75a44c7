"""The outline of a numbered part: which line is an item, a note, a branch of a note, or more words of what stands
before.

What decides, in this order: a full number at the left margin; a note heading; a label that continues the sequence of
something that is open (see ``places``). A label that continues nothing open is no label but words (``2. For example``
at the start of a printed line).
"""

from __future__ import annotations

import re
from dataclasses import replace

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Kind
from harmonize.parsers.conservation import Piece
from harmonize.parsers.wassenaar import numbers
from harmonize.parsers.wassenaar.labels import MARGIN, NO_HEAD, NOTE, Label, annex_kind, label_of, page, slug
from harmonize.parsers.wassenaar.lines import Cell, Line
from harmonize.parsers.wassenaar.places import NEAR, Places
from harmonize.parsers.wassenaar.tree import Node

_UNIT = {Kind.NOTE: "note", Kind.TECHNICAL_NOTE: "tech", Kind.NOTA_BENE: "nb"}

_CONTINUED = re.compile(r"(?:\bcont\.?|\(cont(?:inue)?d\.?\)|[-–] continued:)$")
_FOOTNOTE = re.compile(r"^(?:\^\{[*∗]+\}|[*∗]+) ?(?=\S)")
_HEADING = re.compile(r"[A-Z][A-Z ,()\"'/&–-]{4,}")
_ANNEX = re.compile(r"(?:ANNEX|TABLE\b|LIST [-–]|TECHNICAL NOTE ON)")
_ENDED = re.compile(r"(?:[.;:]|\bNone|\bor|\band|Not used since \d{4}|[A-Z]{4})$")


class Outline(Places):
    """Grows the nodes of one numbered part of the publication."""

    def __init__(self, root: Node, nodes: list[Node], index: dict[str, Node], remarks: list[str]) -> None:
        super().__init__(root)
        self.nodes = nodes
        self.index = index
        """Items by number."""
        self.remarks = remarks
        self.left_out: list[Piece] = []
        self._footnote: tuple[Node, str] | None = None

    # --- lines -------------------------------------------------------------------------------------------------

    def take(self, line: Line) -> None:
        """Take in the next line."""
        text = line.text
        if _CONTINUED.search(text) and not self._annex_row():
            self.left_out.append(Piece(line.place, text, reason="heading repeated on the next page"))
            return
        if self._in_footnote(line):
            return
        label = label_of(line)
        if label and label.full and self._is_number(line, label):
            self._number(line, label)
        elif self._is_annex_heading(line):
            self._annex(line)
        elif self._annex_row():
            self.here.add(line, "", text)
        elif (note := NOTE.match(text)) and self._is_note(line, note):
            self._note(line, note)
        elif label and not label.full and self._labelled(line, label):
            return
        elif self._is_heading(line):
            self._heading(line)
        else:
            self._words(line)

    def open(self, node: Node, line: Line, label: str = "", at: float | None = None) -> None:
        """Make ``node`` the innermost open one; ``at`` is where its label stands if that tells its level."""
        self.nodes.append(node)
        if node.parent is not None:
            node.parent.children.append(node)
            if label:
                node.parent.last = label
                if at is not None:
                    node.parent.child_x = at
        if node.number:
            self.index.setdefault(node.number, node)
        self.here = node

    # --- full numbers ------------------------------------------------------------------------------------------

    def _is_number(self, line: Line, label: Label) -> bool:
        """Whether a full number is the line's own and no reference at the start of a line of words."""
        if line.tabs is None and line.x is not None and line.x > MARGIN:
            return False
        if line.tabs:
            return False
        if label.parts[0] != self.root.number.split(".")[0] and not label.parts[0].startswith("ML"):
            return False
        return label.spaced or not (line.italic or self._annex_above())

    def _number(self, line: Line, label: Label) -> None:
        parts = label.parts
        part = parts[2] if len(parts) == 3 and parts[2].startswith("P") else ""
        if part:
            parts = parts[:2]
        if parts[0].startswith("ML"):
            kind = Kind.ENTRY if len(parts) == 1 else Kind.ITEM
        else:
            kind = {2: Kind.GROUP, 3: Kind.ENTRY}.get(len(parts), Kind.ITEM)
        if kind is Kind.GROUP:
            number, parent, next_part = f"{self.root.number}.{parts[1]}", self.root, parts[1]
        else:
            number = ".".join(parts)
            parent, next_part = self._above(line, parts)
        if (known := self.index.get(number)) is not None and not label.words:
            self.left_out.append(Piece(line.place, line.text, reason="heading repeated on the next page"))
            self.here = known
            return
        node = Node(kind, parent, line.place, number=number, x=line.x, words_x=label.words_x)
        node.add(line, label.printed, label.words)
        self.open(node, line, next_part)

    def _above(self, line: Line, parts: tuple[str, ...]) -> tuple[Node, str]:
        """What an item with these parts stands under (the nearest number above it in the list), and its label there."""
        for length in range(len(parts) - 1, 0, -1):
            number = ".".join(parts[:length])
            if length == 2 and not parts[0].startswith("ML"):
                number = f"{self.root.number}.{parts[1]}"
            # what has no group above it stands under its part of the category, not under the whole category
            node = self.root if number == self.root.number[:1] else self.index.get(number)
            if node:
                if length < len(parts) - 1:
                    self.remarks.append(
                        f"{line.place}: {'.'.join(parts)} stands in the list, {'.'.join(parts[:-1])} does not."
                    )
                return node, parts[length]
        return self.root, parts[0]

    # --- tails and branches ------------------------------------------------------------------------------------

    def _labelled(self, line: Line, label: Label) -> bool:
        """Take the line as an item or branch, if its label continues something that is open."""
        *above, part = label.parts
        if above:
            parent = self._resumed(above, part)
            if parent is None:
                return self._opened_at_once(line, label)
        else:
            parent = self._parent_of(part, line)
            if parent is None:
                return False
        if parent.last and numbers.distance(parent.last, part) != 1 and parent.number:
            self.remarks.append(f"{line.place}: {parent.number}.{part} follows {parent.number}.{parent.last}.")
        self._branch(line, label, parent, part, at=None if above else line.x)
        return True

    def _opened_at_once(self, line: Line, label: Label) -> bool:
        """Take a line that opens several levels at once (``1. a. Words``): the upper ones have no words."""
        *above, last = label.parts
        parent = self._parent_of(above[0], line)
        if parent is None or not all(numbers.is_first(part) for part in label.parts[1:]):
            return False
        for part in above:
            self._branch(line, Label((part,), f"{part}.", "", None, False, True), parent, part, line.x)
            parent = self.here
            parent.pieces[-1] = (line.place, f"{part}.")
        cells = [cell for cell in line.cells if cell.text.strip(".") not in above]
        rest = replace(line, cells=tuple(cells) if len(cells) < len(line.cells) else (Cell(f"{last}. {label.words}"),))
        self._branch(rest, Label((last,), f"{last}.", label.words, label.words_x, False, True), parent, last, rest.x)
        return True

    def _branch(self, line: Line, label: Label, parent: Node, part: str, at: float | None) -> None:
        words_x = label.words_x
        if parent.kind in (Kind.GROUP, Kind.ENTRY, Kind.ITEM):
            kind = Kind.ENTRY if parent.kind is Kind.GROUP else Kind.ITEM
            number = f"{parent.number}.{part}"
            if parent.kind is Kind.GROUP:
                number = f"{parent.number.split('.')[0]}.{parent.number[-1]}.{part}"
            node = Node(kind, parent, line.place, number=number, x=line.x, words_x=words_x, italic=line.italic)
        else:
            node = Node(parent.kind, parent, line.place, joint=".", name=part, x=line.x, words_x=words_x)
            node.italic = line.italic
        node.add(line, label.printed, label.words)
        self.open(node, line, part, at)

    # --- notes -------------------------------------------------------------------------------------------------

    def _is_note(self, line: Line, note: re.Match[str]) -> bool:
        words = line.text[note.end() :]
        if not words and note["tech"] and note["head"].endswith(".") and not line.italic and line.kind is None:
            return False  # the end of a sentence: "... and defined in the / Technical Note."
        if not words:
            return bool(note["tech"] or note["n"]) or line.kind in NOTE_KINDS or line.italic
        if words.startswith("to "):
            return True
        if NO_HEAD.match(words) and not note["nb"]:
            return False
        return line.italic or self._annex_above() is not None or line.paragraph or line.kind in NOTE_KINDS

    def _note(self, line: Line, note: re.Match[str]) -> None:
        kind = Kind.TECHNICAL_NOTE if note["tech"] else Kind.NOTA_BENE if note["nb"] else Kind.NOTE
        parent = self._owner_of_note(line)
        node = Node(kind, parent, line.place, joint="#", name=_UNIT[kind] + (note["n"] or ""), x=line.x)
        node.italic = line.italic
        words = line.text[note.end() :].strip()
        node.add(line, note["head"].strip(), words)
        self.open(node, line)

    # --- annexes and headings ----------------------------------------------------------------------------------

    def _annex_row(self) -> bool:
        return self.here.row

    def _is_annex_heading(self, line: Line) -> bool:
        text = line.text
        return bool(_ANNEX.match(text)) and text.upper() == text and not line.italic and self.root.kind is Kind.CATEGORY

    def _annex(self, line: Line) -> None:
        text = line.text
        annex = self._annex_above()
        if annex is not None and text.replace("–", "-") in (printed.replace("–", "-") for printed in annex.printed):
            self.left_out.append(Piece(line.place, text, reason="heading repeated on the next page"))
            return
        if annex is not None and not annex.children and not annex.lines and not annex.row:
            annex.add(line, text, "")
            return
        kind, name = annex_kind(text)
        parent = self.root
        if text.startswith("TABLE"):
            inner = annex.parent if annex is not None and annex.name.startswith("table") else None
            parent = inner or next((n for n in self.here.up() if n.kind in CONTROL_KINDS), self.root)
        node = Node(kind, parent, line.place, joint="#", name=name, annex=True, row=name == "table")
        node.add(line, text, "")
        self.open(node, line)

    def _is_heading(self, line: Line) -> bool:
        """A heading in capitals between items (ACOUSTICS), which groups them without a number."""
        if line.italic or self._annex_above() is not None or not _HEADING.fullmatch(line.text):
            return False
        return bool(_ENDED.search(self.here.ending)) and self.root.kind is Kind.CATEGORY

    def _heading(self, line: Line) -> None:
        parent = self.root
        for node in self.here.up():
            if node.kind is Kind.GROUP or (
                node.kind is Kind.ENTRY and line.x is not None and line.x > (node.words_x or 0) + NEAR
            ):
                parent = node
                break
        node = Node(Kind.PREAMBLE, parent, line.place, joint="#", name=slug(line.text), x=0.0)
        node.add(line, "", line.text)
        self.nodes.append(node)

    # --- words -------------------------------------------------------------------------------------------------

    def _words(self, line: Line) -> None:
        """More words of what is open."""
        owner = self._owner_of_words(line)
        owner.add(line, "", line.text)
        if owner.words_x is None:
            owner.words_x = line.x
        self.here = owner

    def _goes_on(self, line: Line) -> bool:
        """Whether a line can be more words of a footnote: no paragraph of its own, no full number at the margin."""
        label = label_of(line)
        return not line.paragraph and not (label and label.full and label.spaced and self._is_number(line, label))

    def _in_footnote(self, line: Line) -> bool:
        """Footnotes stand at the foot of a page, below a rule, and end with the page."""
        if self._footnote is not None and self._footnote[1] == page(line.place) and self._goes_on(line):
            self._footnote[0].add(line, "", line.text)
            return True
        match = _FOOTNOTE.match(line.text)
        if match is None or (line.x is not None and line.x > MARGIN):
            return False
        node = Node(Kind.NOTE, self.root, line.place, joint="#", name="footnote")
        node.add(line, match[0].strip(), line.text[match.end() :])
        self.nodes.append(node)
        self._footnote = (node, page(line.place))
        return True
