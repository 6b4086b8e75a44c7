"""Alignment of two lists: the method follows from what the lists have in common."""

from __future__ import annotations

from harmonize.align.by_number import align_by_number
from harmonize.errors import HarmonizeError
from harmonize.model import Correspondence, Kind, ListVersion
from harmonize.parsers.spec import spec


def align_lists(left: ListVersion, right: ListVersion) -> tuple[Correspondence, ...]:
    """Which provision of ``right`` answers each control paragraph of ``left``.

    Lists of the Wassenaar numbering are aligned by number, checked against content. Raises ``HarmonizeError`` where
    the numbering of a list is its own, for which there is no method yet.
    """
    for version in (left, right):
        if not _bridged(version):
            raise HarmonizeError(
                f"{version.name} does not share the Wassenaar numbering; it cannot be aligned by number yet."
            )
    ours, theirs = spec(left.info.list_id), spec(right.info.list_id)
    return align_by_number(left, right, ours.wassenaar_number, theirs.wassenaar_number)


def alignable(left: ListVersion, right: ListVersion) -> bool:
    """Whether there is a method to align these two lists."""
    return _bridged(left) and _bridged(right)


def _bridged(version: ListVersion) -> bool:
    bridge = spec(version.info.list_id).wassenaar_number
    return any(bridge(item.number) for item in version.provisions if item.kind is Kind.ENTRY)
