"""Paragraphs that list nothing and defer to another national instrument, which is not on the shelf."""

from __future__ import annotations

from harmonize.compare.pair import controls_below
from harmonize.model import ListVersion, Provision

INSTRUMENTS = ("ITAR", "NRC", "DOE")
"""Other national instruments to which a paragraph can defer, as ``Provision.references`` names them."""


def defers(party: ListVersion, ours: Provision, baseline: ListVersion, theirs: Provision) -> bool:
    """Whether the party's paragraph lists nothing and names another instrument, where the baseline has a list."""
    return (
        any(name in ours.references for name in INSTRUMENTS)
        and any(True for _ in controls_below(baseline, theirs))
        and not any(True for _ in controls_below(party, ours))
    )
