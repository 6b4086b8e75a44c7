"""Comparing bounds: when two bounds are the same, and which of two controls more.

A bound of another unit is the same if it agrees after rounding: lists write 398 K for 125 °C (398.15 K) and 183 cm for
6 feet (182.88 cm). In one unit only equal figures are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from harmonize.model import Op, Role, Threshold

_EXACT = 1e-9
_CONVERTED = 2e-3
"""Relative error that rounding of a conversion leaves in the lists (6 feet as 183 cm: 0.0007)."""
_LOWER = frozenset({Op.GT, Op.GE})
_UPPER = frozenset({Op.LT, Op.LE})
_WITH = frozenset({Op.GE, Op.LE})
_COUNTED = re.compile(r"[A-Za-z가-힣]|[〇一二三四五六七八九十百千](?!倍)[つ個本台軸層種面枚基組]")
_ONE_TO = re.compile(r"1 ?: ?\d")
"""A ratio that begins with the one (1:1.8), where others write the same the other way round (1.8:1, 1.8)."""


class More(StrEnum):
    """Which side controls more."""

    LEFT = "left"
    RIGHT = "right"
    SAME = "same"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class BoundPair:
    """Two bounds that are held against each other; one is None where the other side has nothing to answer."""

    left: Threshold | None
    right: Threshold | None
    more: More


def same_value(left: Threshold, right: Threshold) -> bool:
    """Whether two bounds have the same dimension and the same value, but for rounding of a conversion."""
    if left.base_unit != right.base_unit:
        return False
    turned = _ONE_TO.match(left.quote) or _ONE_TO.match(right.quote)
    if turned and abs(left.base_value * right.base_value - 1) <= _EXACT:
        return True
    allowed = _EXACT if left.unit == right.unit else _CONVERTED
    scale = max(abs(left.base_value), abs(right.base_value), 1e-300)
    return abs(left.base_value - right.base_value) <= allowed * scale


def same_bound(left: Threshold, right: Threshold) -> bool:
    """Whether two bounds are the same: comparator and value. Of what is counted, more than four is five or more."""
    if left.op is right.op:
        return same_value(left, right)
    return _last_count(left) is not None and _same_side(left, right) and _last_count(left) == _last_count(right)


def _last_count(bound: Threshold) -> int | None:
    """The whole number nearest a bound on a count that still meets it (more than four: five), else None."""
    if not _counts(bound) or bound.base_value != int(bound.base_value) or bound.op is Op.EQ:
        return None
    step = 1 if bound.op is Op.GT else -1 if bound.op is Op.LT else 0
    return int(bound.base_value) + step


def _counts(bound: Threshold) -> bool:
    """Whether a bound is on how many: its concept is a number of things, or it is written in a word or with a counter
    (``four``, ``5번``)."""
    return bound.unit == "1" and (bound.concept.startswith("number") or bool(_COUNTED.search(bound.quote)))


def says_nothing(bound: Threshold) -> bool:
    """Whether all goods meet a bound: there is one or more of a thing, a quantity is zero or more."""
    if bound.op is not Op.GE:
        return False
    if _counts(bound):
        return bound.value <= 1
    return bound.value == 0 and bound.base_value == 0 and not bound.unit.startswith("dB")


def pair_bounds(left: Sequence[Threshold], right: Sequence[Threshold]) -> list[BoundPair]:
    """Hold the bounds of two paragraphs against each other, by parameter and dimension, never by position.

    First what is equal goes together, whatever the words for the parameter; then bounds on the same parameter; then
    those of one value, which differ in the comparator; then the only ones left of a dimension on both sides.
    Restatements in another unit (``Role.EQUIVALENT``) are no bounds of their own, but a bound that the other side
    restates is the same bound; nor are bounds that all goods meet.
    """
    ours, theirs = _told(left), _told(right)
    pairs: list[BoundPair] = []

    def take(rule: Callable[[Threshold, Threshold], bool], more: More | None) -> None:
        for bound in list(ours):
            hit = next((other for other in theirs if rule(bound, other)), None)
            if hit is not None:
                ours.remove(bound)
                theirs.remove(hit)
                pairs.append(BoundPair(bound, hit, more or controls_more(bound, hit)))

    take(lambda a, b: same_bound(a, b) and _same_parameter(a, b), More.SAME)
    take(same_bound, More.SAME)
    take(lambda a, b: _same_kind(a, b) and (_restated(a, right) or _restated(b, left)), More.SAME)
    crossed = _crossed(ours, theirs)
    take(lambda a, b: (id(a), id(b)) in crossed, More.UNDECIDED)
    take(lambda a, b: _same_parameter(a, b) and _same_side(a, b), None)
    take(lambda a, b: same_value(a, b) and _same_kind(a, b), None)
    take(lambda a, b: _only_one(a, ours) and _only_one(b, theirs) and _same_kind(a, b), None)
    take(lambda a, b: same_value(a, b) and Op.EQ in (a.op, b.op), More.UNDECIDED)
    take(lambda a, b: same_value(a, b) and a.role is b.role, More.UNDECIDED)
    pairs = [_range_between(pair, left, right) for pair in pairs]
    pairs += [BoundPair(bound, None, _without(bound, More.RIGHT)) for bound in ours]
    pairs += [BoundPair(None, bound, _without(bound, More.LEFT)) for bound in theirs]
    return pairs


def _told(bounds: Sequence[Threshold]) -> list[Threshold]:
    """The bounds that narrow, each once: a list may say one for each of several things (pitch and yaw rate)."""
    told = {
        (each.op, each.base_value, each.base_unit, each.concept, each.parameter, each.role): each
        for each in reversed(bounds)
        if each.role is not Role.EQUIVALENT and not says_nothing(each)
    }
    return list(reversed(told.values()))


def join_same_figures(pairs: Sequence[BoundPair]) -> list[BoundPair]:
    """``pairs``, with those bounds without a partner together whose comparator and figure are the same: their units
    differ in kind (8 nV/√Hz, 8 nV/m/√Hz), or one of them was misread."""
    joined = [pair for pair in pairs if pair.left is not None and pair.right is not None]
    free = [pair for pair in pairs if pair.left is None]
    for pair in pairs:
        if pair.left is None or pair.right is not None:
            continue
        hit = next((each for each in free if each.right is not None and _same_figure(pair.left, each.right)), None)
        if hit is not None:
            free.remove(hit)
        joined.append(pair if hit is None else BoundPair(pair.left, hit.right, More.UNDECIDED))
    return [*joined, *free]


def only_ends(pair: BoundPair) -> bool:
    """Whether the bounds are the same but for whether the figure itself is in."""
    left, right = pair.left, pair.right
    if left is None or right is None or left.op is right.op or Op.EQ in (left.op, right.op):
        return False
    return same_value(left, right) and _same_side(left, right)


def _range_between(pair: BoundPair, left: Sequence[Threshold], right: Sequence[Threshold]) -> BoundPair:
    """Not decided where one side has a range with both its ends and the other the range without them: "between 75 and
    400 mm" is read with its ends, but leaves open whether they are in."""
    ours, theirs = pair.left, pair.right
    if ours is None or theirs is None or not only_ends(pair) or {ours.role, theirs.role} != {Role.CRITERION}:
        return pair
    ends = {_strict_at_both_ends(ours, left), _strict_at_both_ends(theirs, right)}
    return BoundPair(ours, theirs, More.UNDECIDED) if ends == {True, False} else pair


def _strict_at_both_ends(bound: Threshold, bounds: Sequence[Threshold]) -> bool | None:
    """Whether the range that ``bound`` begins or ends is without its ends (else with them); None for no such range."""
    for other in bounds:
        if (
            other.role is bound.role
            and _same_parameter(bound, other)
            and {bound.op, other.op} in ({Op.GT, Op.LT}, _WITH)
        ):
            return bound.op in (Op.GT, Op.LT)
    return None


def _crossed(left: Sequence[Threshold], right: Sequence[Threshold]) -> set[tuple[int, int]]:
    """The ends of one range that goods must stand, said from within (from -50 to 100 degrees) and from without (below
    -50 and above 100 degrees): the same figures, with comparators that point in opposite directions at both ends."""
    found = [
        (a, b)
        for a in left
        for b in right
        if Op.EQ not in (a.op, b.op) and same_value(a, b) and _same_parameter(a, b) and not _same_side(a, b)
    ]
    return {
        (id(a), id(b))
        for a, b in found
        if any(_same_parameter(a, other) and not _same_side(a, other) for other, _ in found)
    }


def _same_figure(left: Threshold, right: Threshold) -> bool:
    return left.value == right.value and left.op is right.op


def controls_more(left: Threshold, right: Threshold) -> More:
    """Which of two bounds on the same parameter catches more goods.

    A lower bound (``>``) catches more the lower it is, an upper bound the higher it is; ``>=`` catches more than ``>``.
    In an exclusion it is the other way round. A condition that both state (a range in which a criterion applies) works
    like a criterion: the wider range catches more. Different kinds of comparator are not decided.
    """
    if left.role is not right.role:
        return More.UNDECIDED
    if not _same_side(left, right) or left.op is Op.EQ or left.base_unit != right.base_unit:
        return More.UNDECIDED
    if same_value(left, right):
        if left.op is right.op:
            return More.SAME
        wider_left = left.op in (Op.GE, Op.LE)
    elif left.op in _LOWER:
        wider_left = left.base_value < right.base_value
    else:
        wider_left = left.base_value > right.base_value
    if left.role is Role.EXCLUSION:
        wider_left = not wider_left
    return More.LEFT if wider_left else More.RIGHT


def _without(bound: Threshold, side: More) -> More:
    """A criterion or an exclusion narrows the side that has it, so ``side``, which is without it, controls more."""
    return side if bound.role in (Role.CRITERION, Role.EXCLUSION) else More.UNDECIDED


def _restated(bound: Threshold, other_side: Sequence[Threshold]) -> bool:
    return any(other.role is Role.EQUIVALENT and same_bound(bound, other) for other in other_side)


def _same_parameter(left: Threshold, right: Threshold) -> bool:
    if left.base_unit != right.base_unit:
        return False
    if left.concept and right.concept:
        return left.concept == right.concept
    return left.parameter == right.parameter


def _same_side(left: Threshold, right: Threshold) -> bool:
    return (left.op in _LOWER) == (right.op in _LOWER) and (left.op in _UPPER) == (right.op in _UPPER)


def _same_kind(left: Threshold, right: Threshold) -> bool:
    return left.base_unit == right.base_unit and _same_side(left, right) and left.role is right.role


def _only_one(bound: Threshold, bounds: Sequence[Threshold]) -> bool:
    return sum(_same_kind(bound, other) for other in bounds) == 1
