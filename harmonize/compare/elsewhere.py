"""Paragraphs that list nothing and defer to another national instrument, which is not on the shelf."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.compare.pair import controls_below, entry_of
from harmonize.model import Kind, ListVersion, Provision

INSTRUMENTS = ("ITAR", "NRC", "DOE")
"""Other national instruments to which a paragraph can defer, as ``Provision.references`` names them."""


def defers(party: ListVersion, ours: Provision, baseline: ListVersion, theirs: Provision) -> bool:
    """Whether the party's paragraph lists nothing and names another instrument, where the baseline has a list."""
    return (
        any(name in ours.references for name in INSTRUMENTS)
        and any(True for _ in controls_below(baseline, theirs))
        and not any(True for _ in controls_below(party, ours))
    )


def instruments_named(version: ListVersion, homes: Sequence[Provision]) -> list[str]:
    """The other instruments that the entries of ``homes``, or fields of theirs such as related controls, name."""
    entries = {entry.number: entry for entry in (entry_of(version, home) for home in homes)}
    parts = [part for entry in entries.values() for part in (entry, *version.children.get(entry.number, ()))]
    named = {name for part in parts if part.kind in (Kind.ENTRY, Kind.FIELD) for name in part.references}
    return [name for name in INSTRUMENTS if name in named]
