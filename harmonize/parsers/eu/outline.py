"""The outline of a category of Annex I: which line is an entry, an item, a note, or more words of what stands before.

What the outline of the Wassenaar list does with labels, positions and italics holds here too. Peculiar to the Annex:
a label stands only at the head of a paragraph; an entry may begin with its first item on the same line (``9E101 a.``);
the items of some entries are figures (1C350); each page repeats the number that goes on, which the outline is checked
against; footnotes belong to what bears their mark.
"""

from __future__ import annotations

import re
from dataclasses import replace

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Kind
from harmonize.parsers.conservation import Piece
from harmonize.parsers.eu.numbers import CODE, GROUP
from harmonize.parsers.wassenaar.labels import NO_HEAD, label_of, page, slug
from harmonize.parsers.wassenaar.lines import Line
from harmonize.parsers.wassenaar.outline import Outline
from harmonize.parsers.wassenaar.tree import Node, own_part

NOTE = re.compile(
    r"(?P<head>(?:(?P<tech>Technical [Nn]otes?)|(?P<note>Notes?)|(?P<nb>N\. ?B\.?))[.:]*"
    r"(?: ?(?P<n>\d+)(?!\.?[\w]))?[.:]*)(?: |$)"
)
"""The heading of a note (``Note 1:``, ``N.B.2.``, ``N.B. 2.:``, ``Technical Notes:``)."""
CONTINUED = re.compile(r"(?P<code>\d[A-E]\d{0,3}) ?(?P<path>.*?) ?\(continued\)$")
"""The number that goes on from the page before."""

_FOOTNOTE = re.compile(r"(?P<mark>\(\^\{\d+\}\)) (?=\S)")
_STEP = re.compile(r"(?P<label>\d{1,2}|[a-z]{1,2})(?:\.|$)|(?P<words>[^\W\d]\w+(?: [^\W\d]+)?(?: \d+)?)\b[:.]*")
_TECHNICAL = re.compile(r"Technical|Τεχνικ")
_ANNEX = re.compile(r"(?:Table$|TABLE [-–—]|TECHNICAL NOTE ON|ANNEX TO)")
_CATEGORY = re.compile(r"(?P<head>CATEGORY \d [-–—]) (?P<words>.+)")
_PART = re.compile(r"(?P<head>(?:Part|PART) (?P<n>[12]) [-–—]) (?P<words>[A-Z \"“”]+$)")
_SPEAKS_OF_TABLE = re.compile(r"\b(?:the|following) [Tt]able\b")
_ANNOUNCES = re.compile(r"(?::|\bfollows|\bfollowing)$")
_MARGIN = 6.0
"""Points from the left margin within which a line stands at it."""


class CategoryOutline(Outline):
    """Grows the nodes of a category."""

    margin = 0.0
    """Position of the left margin, where entries and groups stand."""
    astray: list[str]
    """Where that was no number that the outline had open."""

    def __init__(self, root: Node, nodes: list[Node], index: dict[str, Node], remarks: list[str]) -> None:
        super().__init__(root, nodes, index, remarks)
        self.astray = []
        self._ease = 0
        self._goes_on_here: Node | None = None
        self._notes_at_foot: tuple[Node, str] | None = None

    # --- lines -------------------------------------------------------------------------------------------------

    def take(self, line: Line) -> None:
        """Take in the next line."""
        text = line.text
        if continued := CONTINUED.match(text):
            self._resume(line, continued)
        elif self._heading_of_category(line) or self._at_foot(line):
            return
        elif self._at_margin(line) and CODE.match(text) and not line.italic:
            self._entry(line)
        elif self._at_margin(line) and line.bold and (group := GROUP.match(text)):
            self._group(line, group)
        elif _ANNEX.match(text):
            self._annex_of_category(line)
        elif self._annex_row() or not line.paragraph:
            self.here.add(line, "", text)
        elif (note := NOTE.match(text)) and self._is_heading_of_note(line, note):
            self._note(line, note)
        elif (label := label_of(line)) and not label.full and self._labelled(line, label):
            return
        else:
            self._words(line)

    def _at_margin(self, line: Line) -> bool:
        return line.x is not None and abs(line.x - self.margin) < _MARGIN

    # --- headings ----------------------------------------------------------------------------------------------

    def _heading_of_category(self, line: Line) -> bool:
        """Take the headings in front of the first group: ``PART V``, ``Category 3``, ``CATEGORY 3 - ELECTRONICS``."""
        text = line.text
        if part := _PART.match(text):
            node = Node(Kind.CATEGORY, self.root, line.place, number=f"{self.root.number}P{part['n']}", x=0.0)
            node.add(line, part["head"], part["words"])
            self.open(node, line)
            return True
        if self.here is not self.root:
            return False
        if head := _CATEGORY.match(text):
            self.root.add(line, head["head"], head["words"])
        elif line.bold and self.root.lines and not GROUP.match(text) and not CODE.match(text):
            self.root.add(line, "", text)
        elif not self.root.lines and not CODE.match(text):
            self.root.add(line, text, "")
        else:
            return False
        return True

    def _group(self, line: Line, match: re.Match[str]) -> None:
        parent = self.root
        if match["part"]:
            parent = self.index.get(f"{self.root.number}P{match['part']}", self.root)
        node = Node(Kind.GROUP, parent, line.place, number=match["group"], x=0.0, words_x=line.x)
        node.add(line, match["group"], line.text[match.end() :].strip())
        self.open(node, line)

    def _entry(self, line: Line) -> None:
        code = line.text[:5]
        if (known := self.index.get(code)) is not None:
            self.remarks.append(f"{line.place}: {code} begins a second time; its words are kept with the first.")
            known.add(line, "", line.text)
            self.here = known
            return
        group = next((n for n in self.here.up() if n.kind is Kind.GROUP and n.number[:2] == code[:2]), None)
        parent = group or self.index.get(code[:2], self.root)
        rest = replace(line, cells=line.cells[1:]) if len(line.cells) > 1 else None
        opens = rest is not None and (label := label_of(rest)) is not None and label.parts == ("a",)
        node = Node(Kind.ENTRY, parent, line.place, number=code, x=line.x)
        if rest is None or opens:
            node.printed.append(code)
            node.pieces.append((line.place, code))
        else:
            node.words_x = rest.x
            node.add(line, code, rest.text)
        self.open(node, line, code)
        if rest is not None and opens:
            self.take(replace(rest, paragraph=True))

    # --- pages -------------------------------------------------------------------------------------------------

    def _resume(self, line: Line, match: re.Match[str]) -> None:
        """The number at the head of a page that goes on, against which the outline is checked.

        It neither opens nor closes anything: it may name only the item though the note under it goes on, and it is
        misprinted now and then.
        """
        self.left_out.append(Piece(line.place, line.text, reason="number repeated at the head of a page"))
        if len(match["code"]) < 5:
            return
        chain = [node for node in reversed(list(self.here.up())) if node.kind is not Kind.CATEGORY]
        found = next((node for node in chain if node.number == match["code"]), None)
        for step in _STEP.finditer(match["path"]):
            if found is None:
                break
            below = chain[chain.index(found) + 1 :]
            if step["label"]:  # the heading of a note between two labels may be left out
                below = [node for node in below if node.joint != "#"][:1]
            found = next((node for node in below if _names(step, node)), None)
        self._goes_on_here = found
        if found is None:
            here = next((node.number for node in self.here.up() if node.number), "")
            said = f"{match['code']} {match['path']}".strip()
            self.astray.append(f"{line.place}: the head of the page says {said!r}, but {here} goes on.")

    def _at_foot(self, line: Line) -> bool:
        """Take footnotes: they stand at the foot of a page, set close, and end with the page."""
        foot = self._notes_at_foot
        if match := _FOOTNOTE.match(line.text):
            parent = next((node for node in reversed(self.nodes) if match["mark"] in node.text), self.root)
            node = Node(Kind.NOTE, parent, line.place, joint="#", name=f"fn{match['mark'].strip('(^{})')}", x=0.0)
            node.add(line, match["mark"], line.text[match.end() :])
            self.nodes.append(node)
            self._notes_at_foot = (node, page(line.place))
            return True
        if foot is not None and foot[1] == page(line.place) and not line.paragraph:
            foot[0].add(line, "", line.text)
            return True
        return False

    # --- notes and labels --------------------------------------------------------------------------------------

    @staticmethod
    def _is_heading_of_note(line: Line, note: re.Match[str]) -> bool:
        words = line.text[note.end() :]
        if not words or note["nb"] or note["head"].endswith(":") or words.startswith("to "):
            return True
        return line.italic and not NO_HEAD.match(words)

    def _owner_of_note(self, line: Line) -> Node:
        """A note whose heading stands behind the repeated number (``9E003 g. (continued) Technical Note:``) belongs to
        what that names; others by their indentation."""
        if line.x is None and self._goes_on_here is not None:
            return self._goes_on_here
        annex = self._annex_above()
        if annex is not None and line.x is not None:
            # the branches of an annex are set upright, their notes in italics
            at = line.x
            inside = (node for node in self.here.up() if node.joint == "." and node.x is not None and at > node.x + 5)
            return next(inside, annex)
        return super()._owner_of_note(line)

    def _parent_of(self, part: str, line: Line) -> Node | None:
        """What a label makes the next child of: as the line is set; else with less regard to how it is set."""
        for self._ease in range(4):
            placed = line if self._ease < 3 else replace(line, cells=(replace(line.cells[0], x=None), *line.cells[1:]))
            found = super()._parent_of(part, placed)
            if found is not None:
                break
        self._ease = 0
        return found

    def _may_hold(self, node: Node, line: Line) -> bool:
        if node.kind in (Kind.GROUP, Kind.CATEGORY):
            return False
        if node.last and self._ease >= 2 and not node.row:
            return True  # the next label, though set otherwise than those before
        if node.kind in NOTE_KINDS and not node.annex and not node.last and node.ending.endswith("."):
            # a whole sentence seldom opens a list
            return self._ease >= 2 and node.kind is not Kind.NOTA_BENE and super()._may_hold(node, line)
        if node.kind in CONTROL_KINDS and line.italic and self._annex_above() is None:
            # items set in italics by mistake (5E001.d. in 2022): only what announces them may hold them
            announced = _ANNOUNCES.search(node.ending) is not None
            return self._ease >= 1 and announced and all(c.italic for c in node.children if c.joint != "#")
        return super()._may_hold(node, line)

    def _right_class(self, node: Node, part: str) -> bool:
        """The items of some entries are counted in figures (1C350)."""
        return node.kind is Kind.ENTRY or super()._right_class(node, part)

    # --- annexes -----------------------------------------------------------------------------------------------

    def _annex_of_category(self, line: Line) -> None:
        text = line.text
        kind, name = Kind.TABLE, "table"
        if text.startswith("TECHNICAL"):
            kind, name = Kind.TECHNICAL_NOTE, "tech"
        elif text.startswith("TABLE"):
            last = re.split(r" [-–—] ", text)[-1]
            kind = Kind.TECHNICAL_NOTE if last.startswith("TECHNICAL") else Kind.NOTE
            name = f"table-{slug(last)}"
        parent = self.root
        if name.startswith("table"):
            # the table at the end of a category belongs to the item that speaks of it
            speaking = (n for n in reversed(self.nodes) if n.kind in CONTROL_KINDS and _SPEAKS_OF_TABLE.search(n.text))
            parent = next(speaking, self.root)
        node = Node(kind, parent, line.place, joint="#", name=name, annex=True, row=name == "table")
        node.add(line, text, "")
        self.open(node, line)


def _names(step: re.Match[str], node: Node) -> bool:
    """Whether a step of a repeated number (``b.``, ``Note 2:``) names ``node``."""
    if step["label"]:
        return node.joint != "#" and own_part(node) == step["label"]
    if node.joint != "#":
        return False
    number = re.search(r"\d+$", step["words"])
    kind = Kind.TECHNICAL_NOTE if _TECHNICAL.match(step["words"]) else Kind.NOTE
    return node.kind is kind and (number is None or node.name.endswith(number[0]))
