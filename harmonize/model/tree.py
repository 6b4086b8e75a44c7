"""Walking the tree of a list: what a provision stands under, and what stands under it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from harmonize.model.lists import ListVersion, Provision
from harmonize.model.terms import CONTROL_KINDS, NOTE_KINDS, Kind, Status


def line_above(by_number: Mapping[str, Provision], provision: Provision) -> Iterator[Provision]:
    """What ``provision`` stands under, nearest first."""
    while provision.parent is not None and provision.parent in by_number:
        provision = by_number[provision.parent]
        yield provision


def ancestors(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    """What ``provision`` of a list stands under, nearest first."""
    return line_above(version.index, provision)


def stands_under(version: ListVersion, provision: Provision, numbers: Collection[str]) -> bool:
    """Whether ``provision`` stands under a paragraph with one of ``numbers``."""
    return any(each.number in numbers for each in ancestors(version, provision))


def entry_of(version: ListVersion, provision: Provision) -> Provision:
    """The entry that ``provision`` belongs to; the provision itself where it is one or stands in none."""
    if provision.kind is Kind.ENTRY:
        return provision
    return next((item for item in ancestors(version, provision) if item.kind is Kind.ENTRY), provision)


def controls(version: ListVersion, number: str) -> list[Provision]:
    """The control paragraphs directly under ``number``, also those that are no longer used."""
    return [item for item in version.children.get(number, ()) if item.kind in CONTROL_KINDS]


def in_force(items: Iterable[Provision]) -> list[Provision]:
    """Those of ``items`` that are in use."""
    return [item for item in items if item.status is Status.IN_FORCE]


def controls_below(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    """All paragraphs under ``provision`` that control something."""
    for item in in_force(controls(version, provision.number)):
        yield item
        yield from controls_below(version, item)


def numbered_below(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    """All control paragraphs under ``provision``, also those that are no longer used."""
    for item in controls(version, provision.number):
        yield item
        yield from numbered_below(version, item)


def all_below(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    """All that stands under ``provision``: paragraphs, notes and fields."""
    for item in version.children.get(provision.number, ()):
        yield item
        yield from all_below(version, item)


def notes_of(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    """The notes to ``provision`` itself, with their branches."""
    for item in version.children.get(provision.number, ()):
        if item.kind in NOTE_KINDS:
            yield item
            yield from notes_of(version, item)
