"""Paragraphs that list nothing and defer to another national instrument, which is not on the shelf."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harmonize.compare.memo import per_version
from harmonize.model import CONTROL_KINDS, Kind, ListVersion, Provision, Status
from harmonize.model.tree import controls_below, entry_of

INSTRUMENTS = ("ITAR", "NRC", "DOE")
"""Other national instruments to which a paragraph can defer, as ``Provision.references`` names them."""

_TEXT = "#text"
"""End of the number of what an entry says instead of its fields."""
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
    """Whether ``item`` lists nothing and names another instrument as the one that controls it, in its words or in its
    terms. An entry with terms of its own (reasons for control) only excepts something that the other instrument has."""
    if any(True for _ in controls_below(version, item)) or (item.kind is Kind.ENTRY and _has_terms(version, item)):
        return False
    return names_instrument(item) or (
        item.kind is Kind.ENTRY and not item.reasons and any(map(names_instrument, _terms(version, item)))
    )


def only_points(version: ListVersion, item: Provision) -> bool:
    """Whether nothing is controlled under ``item``: an entry without terms, of a list whose entries have terms, that
    only says where its goods have gone; one whose paragraphs are all not in force; or software and technology for such
    paragraphs."""
    if item.kind is not Kind.ENTRY:
        return False
    own = [version.index[number] for number in item.references if number in version.index]
    if item.number[1:2] in ("D", "E") and own and all(_nothing(version, each) for each in own):
        return True
    below = version.children.get(item.number, ())
    branches = [part for part in below if part.kind in CONTROL_KINDS]
    if branches and not item.thresholds and all(part.status is not Status.IN_FORCE for part in branches):
        return True
    if names_instrument(item) or not _entries_have_terms(version) or _terms(version, item):
        return False
    texts = [part for part in below if part.number.endswith(_TEXT)]
    gone = any(number in version.index for part in texts for number in part.references)
    return gone and not any(True for _ in controls_below(version, item))


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


def _nothing(version: ListVersion, item: Provision) -> bool:
    return item.status is not Status.IN_FORCE or only_points(version, item)


def instruments_of(version: ListVersion, item: Provision) -> list[str]:
    """The other instruments under which ``item`` stands, as its words name them, else its terms."""
    return _named((item,)) or _named(_terms(version, item))


def _has_terms(version: ListVersion, entry: Provision) -> bool:
    """Whether an entry states the licence requirements of its own list, and not that another instrument has them."""
    return any(not names_instrument(part) for part in _terms(version, entry))


def _terms(version: ListVersion, entry: Provision) -> list[Provision]:
    fields = (part for part in version.children.get(entry.number, ()) if part.kind is Kind.FIELD)
    return [part for part in fields if part.number.endswith(_TERMS)]


@per_version
def _entries_have_terms(version: ListVersion) -> bool:
    return any(item.kind is Kind.FIELD and item.number.endswith(_TERMS) for item in version.provisions)
