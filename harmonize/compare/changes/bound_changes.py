"""The bounds of a paragraph that changed between two versions, and which way each moves the control."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from harmonize.align.bounds import BoundPair, More, pair_bounds, same_bound
from harmonize.compare.changes.direction import bears_on_control
from harmonize.compare.finding import parameter_name
from harmonize.compare.values import normal, written
from harmonize.model import BoundChange, ChangeKind, Effect, ListVersion, Op, Provision, Role, Threshold

_LOWER = frozenset({Op.GT, Op.GE})
_REWRITTEN = 0.5
"""Share of words below which a bound that came or went may have been put in other words."""


def bound_changes(
    old_version: ListVersion,
    new_version: ListVersion,
    old: Provision,
    new: Provision,
    near_old: Sequence[Threshold],
    near_new: Sequence[Threshold],
    likeness: float,
) -> tuple[BoundChange, ...]:
    """The bounds of ``old`` and ``new`` that are not the same.

    ``near_old`` and ``near_new`` are the bounds of paragraphs around them that changed too: a bound that went there has
    moved and is no change. ``likeness`` is the share of words that the two paragraphs have in common.
    """
    found = []
    bears = bears_on_control(old_version, old) and bears_on_control(new_version, new)
    pairs = [
        pair
        for pair in pair_bounds(old.thresholds, new.thresholds)
        if pair.more is not More.SAME and not _moved(pair, near_old, near_new)
    ]
    replaced = any(pair.left is None for pair in pairs) and any(pair.right is None for pair in pairs)
    for pair in pairs:
        effect, undecided = _effect(pair, old, new, bears, likeness)
        if replaced and not undecided and None in (pair.left, pair.right):
            effect, undecided = ChangeKind.TECHNICAL, "a bound of another kind stands in its place"
        found.append(_change(pair.left, pair.right, effect, undecided))
    return tuple(found)


def bounds_alone(item: Provision, kind: ChangeKind, *, is_new: bool) -> tuple[BoundChange, ...]:
    """The bounds of a paragraph that came or went as a whole."""
    bounds = [bound for bound in item.thresholds if bound.role is not Role.EQUIVALENT]
    return tuple(_change(None, bound, kind, "") if is_new else _change(bound, None, kind, "") for bound in bounds)


def _effect(pair: BoundPair, old: Provision, new: Provision, bears: bool, likeness: float) -> tuple[ChangeKind, str]:
    left, right = pair.left, pair.right
    if not bears:
        return ChangeKind.TECHNICAL, "the paragraph explains and controls nothing by itself"
    if left is not None and right is not None:
        if pair.more is More.UNDECIDED:
            return ChangeKind.TECHNICAL, _why(left, right)
        return (ChangeKind.RELAXED if pair.more is More.LEFT else ChangeKind.TIGHTENED), ""
    bound = left or right
    assert bound is not None
    holder, other = (old, new) if left is not None else (new, old)
    if pair.more is More.UNDECIDED:
        return ChangeKind.TECHNICAL, "the bound says when another one applies"
    if likeness < _REWRITTEN:
        return ChangeKind.TECHNICAL, "the paragraph was rewritten"
    if any(each is not bound and _same_axis(each, bound) for each in holder.thresholds):
        return ChangeKind.TECHNICAL, "the paragraph has several bounds of this kind"
    if other.unread:
        return ChangeKind.TECHNICAL, f"a figure was not read as a bound: {', '.join(other.unread)}"
    narrows = right is not None  # a bound more is asked for
    if Effect.EXCLUDES in (old.effect, new.effect):
        narrows = not narrows  # asked for before goods are taken out
    return (ChangeKind.RELAXED if narrows else ChangeKind.TIGHTENED), ""


def _why(left: Threshold, right: Threshold) -> str:
    if left.role is not right.role:
        return f"it was a {left.role.value} and is a {right.role.value}"
    if left.base_unit != right.base_unit:
        return "the bounds are of different kinds of quantity"
    return "the comparators differ in kind"


def _moved(pair: BoundPair, near_old: Sequence[Threshold], near_new: Sequence[Threshold]) -> bool:
    left, right = pair.left, pair.right
    if left is not None and right is None:
        return any(same_bound(left, bound) for bound in near_new)
    if right is not None and left is None:
        return any(same_bound(right, bound) for bound in near_old)
    return False


def _same_axis(left: Threshold, right: Threshold) -> bool:
    return left.base_unit == right.base_unit and (left.op in _LOWER) == (right.op in _LOWER) and left.role is right.role


def _change(old: Threshold | None, new: Threshold | None, effect: ChangeKind, undecided: str) -> BoundChange:
    named = new or old
    assert named is not None

    def say(form: Callable[[Threshold], str], bound: Threshold | None) -> str:
        return form(bound) if bound is not None else ""

    return BoundChange(
        parameter=parameter_name(named),
        old=say(written, old),
        new=say(written, new),
        old_normal=say(normal, old),
        new_normal=say(normal, new),
        effect=effect,
        undecided=undecided,
        old_bound=old,
        new_bound=new,
    )
