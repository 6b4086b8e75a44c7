"""Where a line belongs in what is open of an outline: whose next item its label makes, to what a note belongs, whose
words go on.

A label belongs to what it continues the sequence of (a, b, c; 1, 2, 3), at the position where that sequence stands.
Items are set upright and notes in italics, so that a list in a note never makes an item.
"""

from __future__ import annotations

from harmonize.model import NOTE_KINDS, Kind
from harmonize.parsers.wassenaar import numbers
from harmonize.parsers.wassenaar.lines import Line
from harmonize.parsers.wassenaar.tree import Node, own_part

NEAR = 6.0
"""Points by which positions of one column differ on the page."""
_FITS = 2.0
"""Score from which a label counts as the next child of an open node."""


class Places:
    """What is open of an outline: ``here`` and what it stands under."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.here = root

    # --- labels ------------------------------------------------------------------------------------------------

    def _parent_of(self, part: str, line: Line) -> Node | None:
        """The open node whose next child a label makes."""
        scored = [(self._score(node, part, line), node) for node in self.here.up()]
        fitting = [(score, node) for score, node in scored if score is not None and score >= _FITS]
        if not fitting:
            return None
        best = max(score for score, _ in fitting)
        return next(node for score, node in fitting if score == best)

    def _resumed(self, above: list[str], part: str) -> Node | None:
        """The open node that a tail of several parts (``b. 4.``) resumes: there its last part is the next label."""
        for node in self.here.up():
            found: Node | None = node
            for step in above:
                found = next((c for c in reversed(found.children) if own_part(c) == step), None) if found else None
            if found is None or above[0] != node.last:
                continue
            if numbers.distance(found.last, part) == 1 if found.last else numbers.is_first(part):
                return found
        return None

    def _score(self, node: Node, part: str, line: Line) -> float | None:
        """How well a label fits as the next child of an open node; None where it does not."""
        if not self._may_hold(node, line):
            return None
        if node.last:
            steps = numbers.distance(node.last, part)
            if steps is None:
                return None
            if steps < 1 and not (numbers.is_first(part) and self._lists_again(node)):
                return None
            score = 4.0 if steps == 1 else 2.0 if steps < 1 else -1.0
        else:
            if not numbers.is_first(part) or not self._right_class(node, part):
                return None
            score = 3.0
        if line.tabs is not None and node.kind in (Kind.GROUP, Kind.ENTRY, Kind.ITEM):
            score += 4.0 if line.tabs == len(numbers.parts(node.number)) else -3.0
        if line.x is None:
            return score
        if node.child_x is not None:
            off = abs(line.x - node.child_x)
            return score + (3.0 if off <= NEAR else 1.0 if off <= 2 * NEAR else -3.0)
        if node.x is not None and line.x < node.x - NEAR:
            return None
        if node.words_x is not None:
            off = abs(line.x - node.words_x)
            far = -4.0 if off > 4 * NEAR and node.kind in (Kind.GROUP, Kind.ENTRY, Kind.ITEM) else -1.0
            score += 2.0 if off <= NEAR else 1.0 if off <= 2 * NEAR else far
        return score

    def _right_class(self, node: Node, part: str) -> bool:
        """Letters and figures take turns below an entry; entries are counted in figures."""
        if node.kind is Kind.GROUP:
            return part.isdigit()
        if node.kind is Kind.ENTRY:
            return not part.isdigit()
        if node.kind is Kind.ITEM:
            return own_part(node).isdigit() != part.isdigit()
        return True

    def _lists_again(self, node: Node) -> bool:
        """Whether more words behind the branches of a note announce a second list (``Height: the larger of:``)."""
        return node is self.here and node.kind in NOTE_KINDS and node.ending.endswith(":")

    def _may_hold(self, node: Node, line: Line) -> bool:
        """Whether a labelled line so set can stand under ``node``: items upright, branches of notes as the note
        is."""
        if node.row or node is self.root:
            return False
        annex = self._annex_above()
        if annex is not None:
            return annex in set(node.up())
        if node.kind in NOTE_KINDS:
            return node.italic == line.italic or line.tabs is not None
        return not line.italic or line.tabs is not None

    # --- notes, annexes and words ------------------------------------------------------------------------------

    def _owner_of_note(self, line: Line) -> Node:
        """What a note belongs to by its indentation: the innermost whose words stand no farther to the right."""
        annex = self._annex_above()
        for node in self.here.up():
            if node is annex or node is self.root:
                return node
            if line.x is None or node.x is None:
                if node.kind in NOTE_KINDS or (line.depth and len(numbers.parts(node.number)) != line.depth):
                    continue
                return node
            if node.kind in NOTE_KINDS:
                words_x = node.words_x if node.words_x is not None else node.x + 35
                if line.x > node.x + 5 and line.x >= words_x - NEAR and node.italic == line.italic:
                    return node
            elif (node.words_x if node.words_x is not None else node.x + 20) <= line.x + NEAR:
                return node
        return self.root

    def _annex_above(self) -> Node | None:
        return next((node for node in self.here.up() if node.annex), None)

    def _owner_of_words(self, line: Line) -> Node:
        here = self.here
        if line.x is None:
            return here
        annex = self._annex_above()
        if line.text[:1].islower() and not here.ending.endswith((".", ";", ":")) and here.pieces:
            return here
        for node in here.up():
            if node is annex or (node is self.root and here is self.root):
                return node
            if node is self.root:
                break
            if annex is None and node.kind in NOTE_KINDS and node.italic != line.italic:
                continue
            if node.kind not in NOTE_KINDS and annex is None and line.italic and node is not here:
                continue
            if node.x is None or line.x >= node.x + 3:
                return node
            if node.kind in NOTE_KINDS and node.joint == "#" and abs(line.x - (node.words_x or node.x)) <= NEAR:
                return node
        return here
