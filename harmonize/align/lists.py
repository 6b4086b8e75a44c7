"""Alignment of two lists: the method follows from what the lists have in common."""

from __future__ import annotations

from collections.abc import Callable

from harmonize.align.by_content import align_by_content
from harmonize.align.by_number import align_by_number
from harmonize.errors import HarmonizeError
from harmonize.model import Correspondence, Kind, ListVersion
from harmonize.parsers.spec import ListSpec, spec


def align_lists(left: ListVersion, right: ListVersion) -> tuple[Correspondence, ...]:
    """Which provision of ``right`` answers each control paragraph of ``left``.

    Lists of the Wassenaar numbering, and of the European one beyond it, are aligned by number, checked against
    content; a list whose numbering is its own
    is aligned by content with one of the Wassenaar numbering. Raises ``HarmonizeError`` for other pairs.
    """
    if by_content(left, right):
        return align_by_content(left, right)
    if not alignable(left, right):
        raise HarmonizeError(
            f"{left.name} cannot be looked up in {right.name}: there is no method for these two numberings; "
            "align both with wassenaar instead."
        )
    ours, theirs = spec(left.info.list_id), spec(right.info.list_id)
    if _beyond_wassenaar(left) and _beyond_wassenaar(right):
        return align_by_number(left, right, _shared_number(ours), _shared_number(theirs))
    return align_by_number(left, right, ours.wassenaar_number, theirs.wassenaar_number)


def alignable(left: ListVersion, right: ListVersion) -> bool:
    """Whether there is a method to look up the provisions of ``left`` in ``right``."""
    general = not (spec(left.info.list_id).destination or spec(right.info.list_id).destination)
    return general and _bridged(right) and left.info.list_id != right.info.list_id


def by_content(left: ListVersion, right: ListVersion) -> bool:
    """Whether ``left`` has a numbering of its own, so that only content tells what answers it in ``right``."""
    return alignable(left, right) and not _bridged(left)


def _beyond_wassenaar(version: ListVersion) -> bool:
    """Whether the list has controls that only the European numbering names (MTCR, NSG, Australia Group, CWC)."""
    bridge = spec(version.info.list_id).bridge_number
    return any(bridge(item.number) for item in version.provisions if item.kind is Kind.ENTRY)


def _shared_number(listing: ListSpec) -> Callable[[str], str | None]:
    """The number by which two lists of the European numbering meet: the Wassenaar number, else the European one."""
    return lambda number: listing.wassenaar_number(number) or listing.bridge_number(number)


def _bridged(version: ListVersion) -> bool:
    bridge = spec(version.info.list_id).wassenaar_number
    return any(bridge(item.number) for item in version.provisions if item.kind is Kind.ENTRY)
