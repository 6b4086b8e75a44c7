"""Whether what two paragraphs bound can overlap at all, parameter by parameter.

Converters of 8 to under 10 bit and of 10 to under 12 bit share nothing, however alike the words; amplifiers of 2.7 to
3.7 GHz and of 2.9 to 3.2 GHz do. A parameter is known by its base unit and its concept; where the concept is not known
on one side, by the base unit alone, if there is nothing else in that unit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from harmonize.model import Op, Role, Threshold

_SLACK = 2e-3
"""Relative error that rounding of a conversion leaves."""


class Meeting(StrEnum):
    """How the regions of two paragraphs lie to each other."""

    UNKNOWN = "unknown"
    """There is no parameter that both bound in a plain way."""
    APART = "apart"
    """On some parameter the two have no value in common."""
    OVERLAP = "overlap"
    """On every parameter that both bound they have values in common."""


@dataclass(frozen=True, slots=True)
class Span:
    """The values of one parameter that a paragraph catches."""

    low: float
    high: float

    def meets(self, other: Span) -> bool:
        """Whether the two have more than a limit in common."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return high - low > _SLACK * max(_size(low), _size(high))

    def beyond(self, other: Span) -> bool:
        """Whether this one has values that ``other`` has not, by more than rounding."""
        return _clearly_below(self.low, other.low) or _clearly_below(other.high, self.high)

    @property
    def bounded(self) -> bool:
        """Closed on both sides: such spans cut a range into bands."""
        return math.isfinite(self.low) and math.isfinite(self.high)


def _clearly_below(low: float, high: float) -> bool:
    return low < high and (math.isinf(low) or math.isinf(high) or high - low > _SLACK * max(abs(low), abs(high)))


def _size(value: float) -> float:
    return abs(value) if math.isfinite(value) else 0.0


Axis = tuple[str, str]
"""Base unit and concept of a parameter."""


def spans(bounds: Sequence[Threshold]) -> dict[Axis, Span]:
    """The spans of the parameters that ``bounds`` bound in a plain way: at most one lower and one upper bound."""
    found: dict[Axis, tuple[list[float], list[float]]] = {}
    for bound in bounds:
        if bound.role not in (Role.CRITERION, Role.CONDITION):
            continue
        lower, upper = found.setdefault((bound.base_unit, bound.concept), ([], []))
        if bound.op in (Op.GT, Op.GE, Op.EQ):
            lower.append(bound.base_value)
        if bound.op in (Op.LT, Op.LE, Op.EQ):
            upper.append(bound.base_value)
    plain: dict[Axis, Span] = {}
    for axis, (lower, upper) in found.items():
        if len(set(lower)) <= 1 and len(set(upper)) <= 1:
            low, high = lower[0] if lower else -math.inf, upper[0] if upper else math.inf
            if low < high:
                plain[axis] = Span(low, high)
    return plain


def common_spans(left: dict[Axis, Span], right: dict[Axis, Span]) -> list[tuple[Span, Span]]:
    """The spans of the parameters that both bound."""
    answers = ((span, _answer(axis, left, right)[0]) for axis, span in left.items())
    return [(mine, theirs) for mine, theirs in answers if theirs is not None]


def meeting(left: dict[Axis, Span], right: dict[Axis, Span]) -> tuple[Meeting, int, int]:
    """How two sets of spans lie to each other, and how many parameters, and bands among them, were compared."""
    compared = bands = 0
    apart = False
    for axis, mine in left.items():
        other, surely = _answer(axis, left, right)
        if other is None:
            continue
        compared += 1
        bands += mine.bounded and other.bounded
        if not mine.meets(other):
            if not surely:
                return Meeting.UNKNOWN, 0, 0
            apart = True
    if not compared:
        return Meeting.UNKNOWN, 0, 0
    return (Meeting.APART if apart else Meeting.OVERLAP), compared, bands


def _answer(axis: Axis, left: dict[Axis, Span], right: dict[Axis, Span]) -> tuple[Span | None, bool]:
    """The span of the other side on the same parameter, and whether it surely is the same parameter."""
    if axis in right and axis[1]:
        return right[axis], True
    alone_left = [each for each in left if each[0] == axis[0]]
    alone_right = [each for each in right if each[0] == axis[0]]
    if axis[0] == "dimensionless" or len(alone_left) != 1 or len(alone_right) != 1:
        return None, False
    return right[alone_right[0]], not (axis[1] and alone_right[0][1])
