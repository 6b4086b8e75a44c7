"""Which way a paragraph that came or went moves the control: wider or narrower.

An alternative more widens what it stands under, a condition more narrows it. Where goods are taken out of control (a
note that excludes, a proviso) it is the other way round. Notes that explain, point or include move nothing.
"""

from __future__ import annotations

from harmonize.compare.region import is_condition
from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Effect, Kind, ListVersion, Logic, Provision


def excluding(version: ListVersion, item: Provision) -> bool:
    """Whether ``item`` takes goods out of control, by itself or with what it stands under."""
    at: Provision | None = item
    while at is not None and at.kind in CONTROL_KINDS | NOTE_KINDS:
        if at.effect is Effect.EXCLUDES:
            return True
        at = version.index.get(at.parent or "")
    return False


def bears_on_control(version: ListVersion, item: Provision) -> bool:
    """Whether the words of ``item`` decide what is controlled: a control, a condition, or an exclusion."""
    if item.kind in CONTROL_KINDS:
        return True
    return item.kind is Kind.NOTE and excluding(version, item)


def widens(version: ListVersion, item: Provision) -> int:
    """What the presence of ``item`` does to the list: 1 it controls more with it, -1 less, 0 neither."""
    if not bears_on_control(version, item):
        return 0
    out = excluding(version, item)
    above = version.index.get(item.parent or "")
    is_branch = above is not None and (above.kind in CONTROL_KINDS or above.kind in NOTE_KINDS)
    if out and (above is None or not excluding(version, above)):
        return -1  # the exclusion itself
    condition = is_branch and above is not None and above.logic is Logic.ALL
    return (-1 if condition else 1) * (-1 if out else 1)


def stands_alone(version: ListVersion, item: Provision) -> bool:
    """Whether ``item`` is a control of its own: no condition, no case of one, no exclusion."""
    return item.kind in CONTROL_KINDS and not is_condition(version, item) and not excluding(version, item)
