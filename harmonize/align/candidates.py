"""Where in another list the counterparts of a part of a list are to be looked for.

A list of its own numbering is cut into fields: an article with the groups of the other list that treat the same topic.
What a field leaves out is never held against the article, which keeps alike words of another topic apart and the work
small.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Kind, ListVersion, Provision, Regime
from harmonize.model.tree import controls, in_force
from harmonize.parsers.japan.numbers import EXCHANGE_TABLE, ORDER_TABLE
from harmonize.parsers.japan.topics import is_technology, row_of, topic_of

_TABLES = (ORDER_TABLE, EXCHANGE_TABLE)
_GOODS, _TECHNOLOGY = "ABC", "DE"
_SOFTWARE = "software"
_NAMES_TECHNOLOGY = frozenset({"technology", "required"})
_NUMBER = re.compile(r"(\d)\.?(?:P\d\.)?([A-E])|(ML)")


@dataclass(frozen=True, slots=True)
class Field:
    """A part of the left list and the paragraphs of the right list among which its counterparts are."""

    name: str
    tops: tuple[Provision, ...]
    """The topmost control paragraphs of the part."""
    domain: tuple[Provision, ...]
    headings: tuple[Provision, ...] = ()
    """Paragraphs that only gather what stands under them, of several product groups: nothing answers to them."""
    technology: bool = False
    """It puts software and technology under control, not goods."""


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
            found.append(_field(left, right, head.number, tops))
    return tuple(found)


def _field(left: ListVersion, right: ListVersion, number: str, tops: tuple[Provision, ...]) -> Field:
    domain = _domain(number, right)
    if not is_technology(number):
        return Field(number, tops, domain)
    headings = tuple(item for item in tops if _gathers(left, item))
    parts: list[Provision] = []
    for item in tops:
        parts += controls(left, item.number) if item in headings else [item]
    return Field(number, tuple(parts), domain, headings, technology=True)


def _gathers(left: ListVersion, item: Provision) -> bool:
    """Whether the paragraphs under ``item`` say themselves that they are software or technology."""
    return any(kind_of(part) for part in in_force(controls(left, item.number)))


def kind_of(item: Provision) -> str:
    """The product group of a paragraph of an article on technology, by its words; "" where they do not tell.

    Technology other than software names both, technology first. Technology for software is named after it and is not
    told from software that is named with the technology for it.
    """
    named = [concept for concept in item.concepts if concept in _NAMES_TECHNOLOGY or concept == _SOFTWARE]
    if not named:
        return ""
    if named[0] != _SOFTWARE:
        return "E"
    return "D" if len(named) == 1 else ""


def _spelled_out(left: ListVersion, item: Provision) -> bool:
    """Whether ``item`` is a heading of a table that another part of the list spells out: that part is aligned."""
    if item.number.partition("/")[0] not in _TABLES:
        return False
    row = row_of(item.number)
    return any(
        each in left.index and each.partition("/")[0] not in _TABLES and row_of(each) == row for each in item.references
    )


def _domain(number: str, right: ListVersion) -> tuple[Provision, ...]:
    topic = topic_of(number)
    if topic is None:
        return ()
    regimes = {each.regime for each in topic.regimes}
    if not regimes & set(right.info.regimes):
        return ()
    groups = _TECHNOLOGY if is_technology(number) else _GOODS
    wanted = set(topic.categories)
    kinds = CONTROL_KINDS | NOTE_KINDS
    chosen: list[Provision] = []
    fits = False
    for item in right.provisions:
        if item.kind is Kind.ENTRY:
            fits = _of_regimes(item, regimes)
        if fits and item.kind in kinds and _stands_in(item.number, wanted, groups):
            chosen.append(item)
    return tuple(chosen)


def _of_regimes(entry: Provision, regimes: set[Regime]) -> bool:
    """Whether an entry is of the kin of ``regimes``, or a national one, or not said to be of any.

    The regimes against weapons of mass destruction share many goods, and lists ascribe them to one or the other: they
    are not told apart here, only from Wassenaar.
    """
    of = {each.regime for each in entry.regimes} - {Regime.NATIONAL}
    return not of or any((one is Regime.WASSENAAR) is (two is Regime.WASSENAAR) for one in of for two in regimes)


def _stands_in(number: str, categories: set[str], groups: str) -> bool:
    found = _NUMBER.match(number)
    if found is None:
        return False
    if found[3]:
        return "ML" in categories
    return found[1] in categories and found[2] in groups


def product_group(number: str) -> str:
    """The product group (``A`` to ``E``) of a number of a list of categories and groups, "" for others."""
    found = _NUMBER.match(number)
    return (found[2] or "") if found else ""
