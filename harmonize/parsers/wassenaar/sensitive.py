"""The Sensitive and Very Sensitive Lists: which provisions of the main list they name, and their own modified words.

Each paragraph has the number of the main list at the left margin (``1.C.10.c. & 1.C.10.d.``, ``7.D.4.a. to
7.D.4.d.``) and, to its right, an abbreviated or modified text. The paragraphs become provisions ``SL:1.C.10.c``
(``VSL:`` for the Very Sensitive List) of kind ``FIELD``: they put no goods under control beyond what the main list
controls.

Surprises of the source: a number may wrap over two or three lines, beside the text (``6.A.2.a.1.a.,`` /
``6.A.2.a.1.b. &``); notes in it keep the numbers of the main list; some numbers have been dropped from the main list
long ago.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from harmonize.model import Kind, Mark
from harmonize.parsers.conservation import Piece
from harmonize.parsers.wassenaar.labels import MARGIN, Label
from harmonize.parsers.wassenaar.lines import Line, Section
from harmonize.parsers.wassenaar.numbers import REFERENCE
from harmonize.parsers.wassenaar.outline import Outline
from harmonize.parsers.wassenaar.tree import Node

PREFIX = {Section.SENSITIVE: "SL", Section.VERY_SENSITIVE: "VSL"}
MARK = {"SL": Mark.SENSITIVE, "VSL": Mark.VERY_SENSITIVE}

_ONE = REFERENCE.pattern
_SHORT = r"(?:[a-z]{1,2}|\d{1,2})(?=\.(?:[ ,]|$))"
"""The last part of a number that is otherwise the one before: ``7.D.4.a. to d. & g.``."""
_NUMBERS = re.compile(rf"{_ONE}\.?(?:(?:,| ?&| to| and)+ (?:{_ONE}|{_SHORT})\.?)*(?:,| ?&| to| and)?(?= |$)")
"""One or several numbers in the left column; the list may go on in the next line."""
_OPEN = re.compile(r"(?:,| ?&| to| and)$")
_CATEGORY = re.compile(
    r"(?P<name>Category (?P<number>\d)(?: [-–] Part (?P<part>\d))?)"
    r"(?P<cont> cont\.?| \(cont[^)]*\))?(?: (?P<words>.*))?$"
)


class SubList(Outline):
    """Grows the nodes of one sub-list."""

    def __init__(self, root: Node, nodes: list[Node], remarks: list[str]) -> None:
        super().__init__(root, nodes, {}, remarks)
        self.named: dict[Node, tuple[str, ...]] = {}
        """The main-list numbers that each paragraph names, as printed."""

    def take(self, line: Line) -> None:
        """Take in the next line."""
        if (line.x is None or line.x <= MARGIN) and (self._category(line) or self._paragraph(line)):
            return
        super().take(line)

    def _category(self, line: Line) -> bool:
        match = _CATEGORY.match(line.text)
        if match is None:
            return False
        number = f"{self.root.number}:{match['number']}" + (f".P{match['part']}" if match["part"] else "")
        if match["cont"] or (number in self.index and not match["words"]):
            self.left_out.append(Piece(line.place, line.text, reason="heading repeated on the next page"))
            return True
        node = Node(Kind.PREAMBLE, self.root, line.place, number=number, x=line.x)
        node.add(line, match["name"], match["words"] or "")
        self.open(node, line)
        return True

    def _paragraph(self, line: Line) -> bool:
        match = _NUMBERS.match(line.text)
        if match is None or line.italic:
            return False
        printed, words = match[0].strip(), line.text[match.end() :].strip()
        if _OPEN.search(" ".join(self.here.printed)) and self.here in self.named:
            node = self.here
        else:
            parent = next((node for node in self.here.up() if node.kind is Kind.PREAMBLE), self.root)
            first = re.match(_ONE, printed)
            number = f"{self.root.number}:{first[0] if first else printed}"
            node = Node(Kind.FIELD, parent, line.place, number=number, x=line.x)
            self.open(node, line)
        if node.words_x is None and len(line.cells) > 1:
            node.words_x = line.cells[-1].x
        node.add(line, printed, words)
        self.named[node] = named_numbers(" ".join(node.printed))
        return True

    def _branch(self, line: Line, label: Label, parent: Node, part: str, at: float | None) -> None:
        node = Node(parent.kind, parent, line.place, joint=".", name=part, x=line.x, words_x=label.words_x)
        node.italic = line.italic
        node.add(line, label.printed, label.words)
        self.open(node, line, part, at)


def named_numbers(printed: str) -> tuple[str, ...]:
    """The numbers that a left column names; a range stands for its ends and what is between.

    >>> named_numbers("7.D.4.a. to 7.D.4.d.")
    ('7.D.4.a', '7.D.4.b', '7.D.4.c', '7.D.4.d')
    >>> named_numbers("7.D.3.d.1. to 3. & 7.")
    ('7.D.3.d.1', '7.D.3.d.2', '7.D.3.d.3', '7.D.3.d.7')
    """
    found: list[str] = []
    end = 0
    for match in re.finditer(rf"{_ONE}|(?<= ){_SHORT}", printed):
        number = match[0]
        if found and "." not in number:
            number = f"{found[-1].rpartition('.')[0]}.{number}"
        if found and printed[end : match.start()].strip(". ") == "to":
            found.extend(_between(found[-1], number))
        found.append(number)
        end = match.end()
    return tuple(found)


def _between(first: str, last: str) -> Iterable[str]:
    above, _, low = first.rpartition(".")
    above_last, _, high = last.rpartition(".")
    if above != above_last or len(low) != 1 or len(high) != 1:
        return ()
    return (f"{above}.{chr(code)}" for code in range(ord(low) + 1, ord(high)))


def marks(
    named: Iterable[tuple[Node, tuple[str, ...]]], index: Mapping[str, Node], remarks: list[str]
) -> dict[str, tuple[Mark, ...]]:
    """The marks of main-list provisions. Numbers in use that the main list has not go to ``remarks``."""
    found: dict[str, list[Mark]] = {}
    for node, names in named:
        prefix = node.number.partition(":")[0]
        for name in names if "Not used" not in node.text else ():
            if name not in index:
                remarks.append(f"{node.place}: {prefix} names {name}, which the main list does not have.")
            elif MARK[prefix] not in found.setdefault(name, []):
                found[name].append(MARK[prefix])
    return {number: tuple(given) for number, given in found.items() if given}
