"""Items that are set at the wrong level, found by what the list itself calls them.

In the Official Journal of 2015, 6A001.a.1.c. to e. are set as if they went on with 6A001.a.1.b.6., and 2B201.c. as if
it were the last case of the Note to 2B201.b. Their own notes call them by their right numbers, which stand nowhere
else. An item is moved where a note behind it names a number that is not there, whose last label the item bears and
which is the next one at its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Kind
from harmonize.parsers.eu.numbers import subject
from harmonize.parsers.wassenaar.numbers import distance
from harmonize.parsers.wassenaar.tree import Node, own_part


def put_right(nodes: Sequence[Node], index: dict[str, Node], remarks: list[str]) -> None:
    """Move the items that their own notes call otherwise; each is told in ``remarks``."""
    for position, note in enumerate(nodes):
        if note.kind not in NOTE_KINDS or note.joint != "#" or "." not in (named := subject(note.text) or ""):
            continue
        above, _, part = named.rpartition(".")
        place = index.get(above)
        if named in index or place is None or not _is_next(place, part):
            continue
        item = next((node for node in _before(nodes, position, place) if _bears(node, part)), None)
        if item is not None:
            was = _address(item)
            _move(item, place, part, index)
            remarks.append(f"{item.place}: what is set as {was} is {named}, as its own note calls it.")


def _is_next(place: Node, part: str) -> bool:
    labels = [own_part(child) for child in place.children if child.kind in CONTROL_KINDS]
    return bool(labels) and distance(labels[-1], part) == 1


def _before(nodes: Sequence[Node], position: int, place: Node) -> Iterator[Node]:
    """The nodes in front of a position, nearest first, as far as the last child of ``place``."""
    last = next(child for child in reversed(place.children) if child.kind in CONTROL_KINDS)
    for node in reversed(nodes[:position]):
        if node is last:
            return
        yield node


def _bears(node: Node, part: str) -> bool:
    return (node.kind in CONTROL_KINDS or node.joint == ".") and own_part(node) == part


def _address(node: Node) -> str:
    if node.number or node.parent is None:
        return node.number
    return _address(node.parent) + node.joint + node.name


def _move(node: Node, place: Node, part: str, index: dict[str, Node]) -> None:
    if node.parent is not None:
        node.parent.children.remove(node)
    node.parent = place
    place.children.append(node)
    place.last = part
    _renumber(node, f"{place.number}.{part}", index)


def _renumber(node: Node, number: str, index: dict[str, Node]) -> None:
    """Make ``node`` the item ``number``, with what stands under it."""
    if index.get(node.number) is node:
        del index[node.number]
    node.kind, node.number, node.joint, node.name = Kind.ITEM, number, "", ""
    index[number] = node
    for child in node.children:
        if child.joint != "#":
            _renumber(child, f"{number}.{own_part(child)}", index)
