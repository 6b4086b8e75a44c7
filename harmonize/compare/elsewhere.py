"""Paragraphs that list nothing and defer to another national instrument, which is not on the shelf."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harmonize.compare.pair import controls_below, entry_of
from harmonize.model import Kind, ListVersion, Provision

INSTRUMENTS = ("ITAR", "NRC", "DOE")
"""Other national instruments to which a paragraph can defer, as ``Provision.references`` names them."""

_TERMS = "#license-requirements"
"""End of the number of the field in which an entry says what a licence is required for, and why."""


def defers(party: ListVersion, ours: Provision, baseline: ListVersion, theirs: Provision) -> bool:
    """Whether the party's paragraph lists nothing and names another instrument, where the baseline has a list; or is
    an entry that stands under the other instrument altogether."""
    if not names_instrument(ours) or any(True for _ in controls_below(party, ours)):
        return False
    if ours.kind is Kind.ENTRY and _entries_have_terms(party):
        return not _has_terms(party, ours)
    return any(True for _ in controls_below(baseline, theirs))


def stands_under_another(version: ListVersion, item: Provision) -> bool:
    """Whether ``item`` lists nothing and names another instrument as the one that controls it. An entry with terms of
    its own (reasons for control) only excepts something that the other instrument has."""
    return (
        names_instrument(item)
        and not any(True for _ in controls_below(version, item))
        and not (item.kind is Kind.ENTRY and _has_terms(version, item))
    )


def names_instrument(item: Provision) -> bool:
    return any(name in item.references for name in INSTRUMENTS)


def instruments_named(version: ListVersion, homes: Sequence[Provision]) -> list[str]:
    """The other instruments that the entries of ``homes``, or fields of theirs such as related controls, name."""
    entries = {entry.number: entry for entry in (entry_of(version, home) for home in homes)}
    parts = [part for entry in entries.values() for part in (entry, *version.children.get(entry.number, ()))]
    return _named(part for part in parts if part.kind in (Kind.ENTRY, Kind.FIELD))


def takes_paragraphs_out(version: ListVersion, item: Provision) -> list[str]:
    """The other instruments to which a field of the entry leaves paragraphs of that entry, ``item`` perhaps among
    them; fields name these in ranges (".a, .b and .c"), of which only the first is surely read."""
    entry = entry_of(version, item)
    if entry is item:
        return []
    fields = [part for part in version.children.get(entry.number, ()) if part.kind is Kind.FIELD]
    return _named(
        field for field in fields if any(entry_named(version, number) == entry.number for number in field.references)
    )


def entry_named(version: ListVersion, number: str) -> str:
    """The number of the entry that a reference to a paragraph (not to the entry itself) stands in; else ""."""
    found = version.index.get(number)
    if found is None or found.kind is Kind.ENTRY:
        return ""
    return entry_of(version, found).number


def _named(parts: Iterable[Provision]) -> list[str]:
    named = {name for part in parts for name in part.references}
    return [name for name in INSTRUMENTS if name in named]


def _has_terms(version: ListVersion, entry: Provision) -> bool:
    """Whether an entry states the licence requirements of its own list, and not that another instrument has them."""
    terms = [part for part in version.children.get(entry.number, ()) if part.number.endswith(_TERMS)]
    return any(part.kind is Kind.FIELD and not names_instrument(part) for part in terms)


def _entries_have_terms(version: ListVersion) -> bool:
    return any(item.kind is Kind.FIELD and item.number.endswith(_TERMS) for item in version.provisions)
