"""The bounds of a paragraph that changed between two versions, and which way each moves the control."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from harmonize.align.bounds import BoundPair, More, pair_bounds, same_bound
from harmonize.compare.changes.direction import bears_on_control
from harmonize.compare.changes.wording import Part, redline
from harmonize.compare.finding import parameter_name
from harmonize.compare.values import normal, written
from harmonize.model import BoundChange, ChangeKind, Effect, ListVersion, Op, Provision, Role, Threshold

_LOWER = frozenset({Op.GT, Op.GE})
_CONVERTED = 2e-3
"""Relative error that rounding of a conversion leaves in the lists."""
_LAST_PLACE = 0.51
"""Of the last place of the shorter figure: what rounding can change, with room for the error of floats."""
_INSTEAD = 0.3
"""Share of words put in, of those taken out with a bound, from which they may stand in its place."""
_BRACKET = re.compile(r"（(?:[^（）]|（[^（）]*）)*）|\((?:[^()]|\([^()]*\))*\)")
_INCLUDING = re.compile(r"を含む|포함|\binclud")
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
    cut: tuple[bool, bool] = (False, False),
) -> tuple[BoundChange, ...]:
    """The bounds of ``old`` and ``new`` that are not the same.

    ``near_old`` and ``near_new`` are the bounds of paragraphs around them that changed too: a bound that went there has
    moved and is no change. ``likeness`` is the share of words that the two paragraphs have in common. ``cut`` says
    whether paragraphs came below the new one, or went from below the old one: these may say what a bound said.
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
        if not undecided and (pair.right is None and cut[0] or pair.left is None and cut[1]):
            effect, undecided = ChangeKind.TECHNICAL, "paragraphs below may stand in its place"
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
        if _rounded(left, right):
            return ChangeKind.TECHNICAL, "the two figures are one, rounded otherwise"
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
    if _includes(holder.text, bound):
        return ChangeKind.TECHNICAL, "it stands in words that include goods"
    if old.text and new.text and _replaced(old.text, new.text, came=right is not None):
        return ChangeKind.TECHNICAL, "other words stand in its place"
    narrows = right is not None  # a bound more is asked for
    if Effect.EXCLUDES in (old.effect, new.effect):
        narrows = not narrows  # asked for before goods are taken out
    return (ChangeKind.RELAXED if narrows else ChangeKind.TIGHTENED), ""


def _rounded(left: Threshold, right: Threshold) -> bool:
    """Whether one figure is the other with fewer decimals, and as near to it as a conversion of units leaves it: a
    temperature of -173 degrees that became -173.15."""
    scale = max(abs(left.base_value), abs(right.base_value))
    if left.unit != right.unit or left.op is not right.op:
        return False
    if abs(left.base_value - right.base_value) > _CONVERTED * scale:
        return False
    return abs(left.value - right.value) < _LAST_PLACE * max(_place(left.value), _place(right.value))


def _place(value: float) -> float:
    """The place of the last decimal of a figure: 0.01 for 3.25, 1 for a whole number."""
    _, _, decimals = f"{value:.10f}".rstrip("0").partition(".")
    return 10.0 ** -len(decimals)


def _includes(text: str, bound: Threshold) -> bool:
    """Whether the bound stands in a bracket that names goods as included."""
    for bracket in _BRACKET.finditer(text):
        if bracket.start() <= bound.start < bracket.end() and _INCLUDING.search(bracket[0]):
            return True
    return False


def _replaced(old: str, new: str, *, came: bool) -> bool:
    """Whether the edit that took the bound out put other words in (or the reverse), so that they may say it."""
    blanks = " " in old.strip()  # else characters count, where words are not set apart
    sizes = {Part.TAKEN_OUT: 0, Part.PUT_IN: 0, Part.KEPT: 0}
    for piece in redline(old, new):
        sizes[piece.part] += len(piece.text.split()) if blanks else len(piece.text)
    out, put = sizes[Part.TAKEN_OUT], sizes[Part.PUT_IN]
    with_bound, instead = (put, out) if came else (out, put)
    return instead > _INSTEAD * with_bound


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
