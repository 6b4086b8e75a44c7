"""The outline in the making: nodes that grow line by line, and their way into provisions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from harmonize.model import Kind, Provision, Regime, RegimeReference, Status
from harmonize.parsers.conservation import Piece
from harmonize.parsers.wassenaar.lines import Line

_NOTHING = re.compile(r"[-–] None[.;]?$")
"""A heading with nothing under it (``ACOUSTICS - None``): the number stands for the sake of the order only."""
_NOT_USED = re.compile(r"(?:^|[-–] )Not used since (\d{4})(?= |$|[.;])", re.IGNORECASE)
_DROPPED = re.compile(r"Not used[.;]?(?: and| or)?", re.IGNORECASE)
_DELETED = re.compile(r"Deleted\.?", re.IGNORECASE)
_HYPHENATED = re.compile(r"(?<=[\w\"'\]})])-$|(?<=\w)/$")
_SPACE = re.compile(r"\s+")
DIVIDED = "\ufffe"
"""Stands at the end of a printed line for a hyphen that only divides a word; it goes when the lines are joined."""


@dataclass(slots=True, eq=False)
class Node:
    """A provision in the making."""

    kind: Kind
    parent: Node | None
    place: str
    number: str = ""
    """The full number where it is known at once (items); else made from ``joint`` and ``name`` at the end."""
    joint: str = ""
    name: str = ""
    """What is joined to the parent's number: ``note1``, ``a``."""
    x: float | None = None
    """Position of the label."""
    words_x: float | None = None
    """Position of the words behind the label, which further lines of the paragraph keep."""
    italic: bool = False
    annex: bool = False
    """An annex (table, list, separate technical note): all labels below are its own, however they are set."""
    row: bool = False
    """Every line is a paragraph of its own (tables)."""
    printed: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    pieces: list[tuple[str, str]] = field(default_factory=list)
    """Place and text of what it was made from."""
    last: str = ""
    """Label of the last labelled child."""
    child_x: float | None = None
    """Position of that label."""
    children: list[Node] = field(default_factory=list)

    def add(self, line: Line, printed: str, words: str) -> None:
        """Take in a line: its printed label and its words."""
        if printed:
            self.printed.append(printed)
        if words:
            self.lines.append(words)
        self.pieces.append((line.place, line.text))

    @property
    def text(self) -> str:
        """The words so far, lines joined; a hyphen at a line end stays and takes no space."""
        return joined(self.lines)

    @property
    def ending(self) -> str:
        """The last line of the words so far."""
        return self.lines[-1] if self.lines else ""

    def up(self) -> Iterator[Node]:
        """The node and what it stands under, from the inside out."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent


def own_part(node: Node) -> str:
    """The label of a node under its parent (``a``, ``1``)."""
    return node.name if node.joint == "." else node.number.rsplit(".", 1)[-1]


def joined(lines: Iterable[str]) -> str:
    """Printed lines as one text.

    >>> joined(["of the non-", "volatile kind", "-", "see below"])
    'of the non-volatile kind - see below'
    >>> joined(["to manu\ufffe", "facture"])
    'to manufacture'
    """
    text = ""
    for line in lines:
        if not text:
            text = line
        elif text.endswith(DIVIDED):
            text = text[:-1] + line
        elif _HYPHENATED.search(text):
            text += line
        else:
            text += " " + line
    return _SPACE.sub(" ", text).strip()


def provisions(
    nodes: Iterable[Node],
    citation: Callable[[str], str],
    remarks: list[str],
    regimes: Callable[[str, Kind], tuple[RegimeReference, ...]] | None = None,
) -> tuple[tuple[Provision, ...], tuple[Piece, ...]]:
    """Number the nodes, in the order of the source, and turn them into provisions and their pieces.

    Numbers that collide get ``~2``, ``~3``; for items that is told in ``remarks``. ``regimes`` tells the regimes of a
    number and its kind; without it the numbers are those of Wassenaar.
    """
    regimes = regimes or _regimes
    made: list[Provision] = []
    pieces: list[Piece] = []
    numbers: dict[Node, str] = {}
    seen: set[str] = set()
    waiting = list(nodes)
    for node in waiting:
        _number(node, numbers, seen, remarks)
    for node in waiting:
        number = numbers[node]
        text = node.text
        status, since = _status(text)
        made.append(
            Provision(
                number=number,
                parent=numbers[node.parent] if node.parent is not None else None,
                kind=node.kind,
                text=text,
                printed=" ".join(node.printed),
                citation=citation(number),
                status=status,
                since=since,
                regimes=regimes(number, node.kind),
                place=node.place,
            )
        )
        pieces.extend(Piece(place, words, into=number) for place, words in node.pieces)
    return tuple(made), tuple(pieces)


def _number(node: Node, numbers: dict[Node, str], seen: set[str], remarks: list[str]) -> str:
    if node in numbers:
        return numbers[node]
    number = node.number
    if not number and node.parent is not None:
        number = _number(node.parent, numbers, seen, remarks) + node.joint + node.name
    if number in seen:
        again = 2
        while f"{number}~{again}" in seen:
            again += 1
        if "#" not in number:
            remarks.append(f"{node.place}: the number {number} stands twice; this one is kept as {number}~{again}.")
        number = f"{number}~{again}"
    seen.add(number)
    numbers[node] = number
    return number


def _status(text: str) -> tuple[Status, int | None]:
    if match := _NOT_USED.search(text):
        return Status.NOT_USED, int(match[1])
    if _DROPPED.fullmatch(text):
        return Status.NOT_USED, None
    if _DELETED.fullmatch(text):
        return Status.DELETED, None
    if _NOTHING.search(text):
        return Status.RESERVED, None
    return Status.IN_FORCE, None


def _regimes(number: str, kind: Kind) -> tuple[RegimeReference, ...]:
    if kind in (Kind.ENTRY, Kind.ITEM, Kind.GROUP) and re.match(r"\d\.|ML\d", number):
        return (RegimeReference(Regime.WASSENAAR, number.partition("~")[0]),)
    return ()
