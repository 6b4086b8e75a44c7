"""To what a note belongs: what its first words name, else what its indentation says (``outline``).

>>> subject("3.A.1.a. and 3.A.1.b. do not apply to toys."), subject("3.A.1.a. Note 2 does not apply to toys.")
('3.A.1', None)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Kind
from harmonize.parsers.wassenaar.numbers import REFERENCE
from harmonize.parsers.wassenaar.tree import Node

_ONE = REFERENCE.pattern
_SUBJECT = re.compile(
    rf"(?:For the purposes? of )?(?P<numbers>{_ONE}\.?(?:(?:,| and| or| to|, and|, or) {_ONE}\.?)*)"
    r"(?P<on>,? (?:does|do|includes?|applies|apply|only|refers?|covers?|specif\w+|controls?|means)\b|[,:] ?|$)"
)
"""A note that begins with the number or numbers that it is about."""


def subject(text: str) -> str | None:
    """The number that a note is about by its first words: the one it names, or what is above all that it names."""
    match = _SUBJECT.match(text)
    if match is None:
        return None
    common: list[str] | None = None
    for number in re.findall(_ONE, match["numbers"]):
        parts = number.split(".")
        if common is None:
            common = parts
        else:
            same = 0
            while same < min(len(common), len(parts)) and common[same] == parts[same]:
                same += 1
            common = common[:same]
    return ".".join(common or []) or None


def attach(nodes: Iterable[Node], index: Mapping[str, Node], subject: Callable[[str], str | None] = subject) -> None:
    """Move notes to the provision that they name (``subject`` tells which), where that is near: in the same entry, or
    above it."""
    for node in nodes:
        if node.kind not in (Kind.NOTE, Kind.TECHNICAL_NOTE) or node.joint != "#" or node.annex or node.parent is None:
            continue
        owner = next((above for above in node.parent.up() if above.kind not in NOTE_KINDS), node.parent)
        if owner.kind not in CONTROL_KINDS and owner.kind not in (Kind.GROUP, Kind.CATEGORY):
            continue
        named = index.get(subject(node.text) or "")
        if named is None or named is owner is node.parent or named.kind not in CONTROL_KINDS:
            continue
        if owner.kind is Kind.CATEGORY or _entry(named) is _entry(owner) or named in set(owner.up()):
            node.parent = named


def _entry(node: Node) -> Node | None:
    return next((above for above in node.up() if above.kind is Kind.ENTRY), None)
