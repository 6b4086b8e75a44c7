"""Where in another list the counterparts of a part of a list are to be looked for.

A list of its own numbering is cut into fields: an article with the groups of the other list that treat the same topic.
What a field leaves out is never held against the article, which keeps alike words of another topic apart and the work
small.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from harmonize.align.by_content_evidence import controls
from harmonize.model import CONTROL_KINDS, NOTE_KINDS, ListVersion, Provision, Regime
from harmonize.parsers.japan.numbers import EXCHANGE_TABLE, ORDER_TABLE
from harmonize.parsers.japan.topics import is_technology, row_of, topic_of
from harmonize.parsers.spec import spec

_TABLES = (ORDER_TABLE, EXCHANGE_TABLE)
_GOODS, _TECHNOLOGY = "ABC", "DE"
_NUMBER = re.compile(r"(\d)\.?(?:P\d\.)?([A-E])|(ML)")


@dataclass(frozen=True, slots=True)
class Field:
    """A part of the left list and the paragraphs of the right list among which its counterparts are."""

    name: str
    tops: tuple[Provision, ...]
    """The topmost control paragraphs of the part."""
    domain: tuple[Provision, ...]


def fields(left: ListVersion, right: ListVersion) -> tuple[Field, ...]:
    """Cut ``left``, a list of its own numbering, into fields of ``right``, a list of categories and product groups.

    Parts whose regimes ``right`` does not cover, and parts without a topic, have an empty domain.
    """
    found: list[Field] = []
    for head in left.provisions:
        if head.kind in CONTROL_KINDS or head.kind in NOTE_KINDS:
            continue
        tops = tuple(item for item in controls(left, head.number) if not _spelled_out(left, item))
        if tops:
            found.append(Field(head.number, tops, _domain(head.number, right)))
    return tuple(found)


def _spelled_out(left: ListVersion, item: Provision) -> bool:
    """Whether ``item`` is a heading of a table that another part of the list spells out: that part is aligned."""
    if item.number.partition("/")[0] not in _TABLES:
        return False
    row = row_of(item.number)
    return any(each in left.index and each.partition("/")[0] not in _TABLES and row_of(each) == row for each in item.references)


def _domain(number: str, right: ListVersion) -> tuple[Provision, ...]:
    topic = topic_of(number)
    if topic is None or not {each.regime for each in topic.regimes} & set(right.info.regimes):
        return ()
    groups = _TECHNOLOGY if is_technology(number) else _GOODS
    wanted = set(topic.categories)
    kinds = CONTROL_KINDS | NOTE_KINDS
    return tuple(item for item in right.provisions if item.kind in kinds and _stands_in(item.number, wanted, groups))


def _stands_in(number: str, categories: set[str], groups: str) -> bool:
    found = _NUMBER.match(number)
    if found is None:
        return False
    if found[3]:
        return "ML" in categories
    return found[1] in categories and found[2] in groups


def bridged(version: ListVersion) -> bool:
    """Whether the numbers of a list imply Wassenaar numbers."""
    bridge = spec(version.info.list_id).wassenaar_number
    return any(bridge(item.number) for item in version.provisions if item.kind in CONTROL_KINDS)


def covers(version: ListVersion, regime: Regime) -> bool:
    """Whether the source of a list covers a regime."""
    return regime in version.info.regimes
