"""What controls something by itself, and where the numbers of two lists meet."""

from __future__ import annotations

from collections.abc import Container

from harmonize.compare.elsewhere import only_points
from harmonize.compare.memo import per_version
from harmonize.compare.pair import shared_number
from harmonize.compare.region import is_condition
from harmonize.model import CONTROL_KINDS, Effect, ListVersion, Provision, Status
from harmonize.parsers.spec import spec
from harmonize.reading.references import MUNITIONS_LIST


def is_control(version: ListVersion, item: Provision) -> bool:
    """Whether ``item`` controls something by itself. What stands in an annex (``1#annex.6``) is named by a control."""
    return item.number in controls(version)


def is_listed(version: ListVersion, item: Provision) -> bool:
    """Whether ``item`` is a paragraph in force that bears on what is controlled: a control or a condition of one, and
    no pointer to a list of munitions."""
    return item.number in listed(version)


@per_version
def listed(version: ListVersion) -> frozenset[str]:
    """The numbers of what is listed (``is_listed``), for who goes through a whole list."""
    compared = spec(version.info.list_id).compared
    return frozenset(
        item.number
        for item in version.provisions
        if item.kind in CONTROL_KINDS
        and item.status is Status.IN_FORCE
        and "#" not in item.number
        and item.effect is not Effect.EXCLUDES
        and MUNITIONS_LIST not in item.references
        and compared(item.number)
        and not only_points(version, item)
    )


@per_version
def controls(version: ListVersion) -> frozenset[str]:
    """The numbers of what controls something by itself (``is_control``)."""
    return frozenset(number for number in listed(version) if not is_condition(version, version.index[number]))


def answered_below(version: ListVersion, item: Provision, answered: Container[str]) -> bool:
    """Whether a branch of ``item`` has a counterpart: then ``item`` is not missing, its branches speak for it."""
    return any(
        child.number in answered or answered_below(version, child, answered)
        for child in version.children.get(item.number, ())
        if child.kind in CONTROL_KINDS
    )


def bridge(version: ListVersion, item: Provision) -> str | None:
    """The number under which another list would have ``item``, as far as its own number tells."""
    return shared_number(version, item)


@per_version
def by_bridge(version: ListVersion) -> dict[str, Provision]:
    return {
        number: item for item in version.provisions if item.kind in CONTROL_KINDS and (number := bridge(version, item))
    }
