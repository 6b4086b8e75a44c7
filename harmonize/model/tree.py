"""Walking the tree of a list: what a provision stands under, and what stands under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harmonize.model.lists import ListVersion, Provision
from harmonize.model.terms import CONTROL_KINDS, NOTE_KINDS, Kind, Status


def ancestors(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    """What ``provision`` stands under, nearest first."""
    while provision.parent is not None and provision.parent in version.index:
        provision = version.index[provision.parent]
        yield provision


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
    for item in version.children.get(provision.number, ()):
        if item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE:
            yield item
            yield from controls_below(version, item)


def notes_of(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    """The notes to ``provision`` itself, with their branches."""
    for item in version.children.get(provision.number, ()):
        if item.kind in NOTE_KINDS:
            yield item
            yield from notes_of(version, item)
