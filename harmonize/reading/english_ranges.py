"""Ranges, lists of values and bracketed restatements; what is left without a comparator is ``==`` or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from harmonize.model import Op
from harmonize.reading import english_words as words
from harmonize.reading.english_figures import Bound
from harmonize.reading.units import same_dimension, to_base

LEVEL = re.compile(r"dB")
"""A logarithmic unit: 50 W (47 dBm) restates across dimensions."""
_DIMENSIONS = re.compile(r"\s*[×xX]\s*")
_BRACKET_OPENS = re.compile(
    r"\s*(?:\([A-Za-z ]+\) ?)?(?:\w+ )?\(\s*(?:(?!at|for|in|ref|measured|over|under|per|equivalent)[a-z]+ )?"
    r"(?:(?:or|i\.e\.,?|approx(?:imately|\.)?|about|ca\.|equivalent to|=|greater than|less than)\s*)*$"
)
_STATES = re.compile(r"\b(?:of|to|at|is) $")
_ARTICLE = re.compile(r" [a-z]")
_EXPONENTS = range(2, 31)
_YEARS = range(1700, 2101)
_MADE_OF = re.compile(r"\b(?:incorporating|incorporates?|comprising|composed of|consisting of|comprised of|only) $")


def join(text: str, bounds: list[Bound]) -> None:
    """Ranges, lists of values and bracketed restatements; a figure with a unit and no comparator is ``==``."""
    _mend_powers(text, bounds)
    _share_dimensions(text, bounds)
    earlier: Bound | None = None
    for index, bound in enumerate(bounds):
        if earlier is None:
            _stand_alone(text, bound)
            earlier = bound
            continue
        gap = text[earlier.end : bound.start]
        if earlier is not bounds[index - 1]:
            gap = re.sub(r"^\s*\([^()]*\)", "", gap)  # a restatement lies between
        if _restates(text, earlier, bound, gap):
            bound.equivalent, bound.follows = True, earlier
            bound.op, bound.sense, bound.inclusive = earlier.op, earlier.sense, earlier.inclusive
            continue
        if _is_range(text, earlier, bound, gap):
            _make_range(text, earlier, bound, bounds[index - 2] if index > 1 else None)
        elif bound.op or bound.sense:
            if (earlier.op or earlier.sense) and _continues(text, earlier, bound):
                bound.follows = earlier
        elif (earlier.op or earlier.sense) and not bound.bare and _coordinates(earlier, bound, gap):
            bound.op, bound.sense, bound.inclusive = earlier.op, earlier.sense, earlier.inclusive
            bound.follows = earlier
        elif earlier.op and not bound.bare and _is_listed(text, bound, gap):
            bound.op = earlier.op
        else:
            _stand_alone(text, bound)
        earlier = bound


def _make_range(text: str, low: Bound, high: Bound, before: Bound | None) -> None:
    if low.bare and not high.bare:
        low.unit, low.bare = high.unit, False
    outside = words.OUTSIDE.search(text[max(0, low.start - 80) : low.start])
    falling = to_base(low.value, low.unit)[0] > to_base(high.value, high.unit)[0]  # between 370 and 193 nm
    lower, upper = (high, low) if falling else (low, high)
    lower.op, upper.op = (Op.LT, Op.GT) if outside else (Op.GE, Op.LE)
    low.sense = high.sense = None
    high.follows = low
    if before and before.op and _BRACKET_OPENS.match(text[before.end : low.start]):
        low.restates = same_dimension(before.unit, high.unit)


def _is_listed(text: str, bound: Bound, gap: str) -> bool:
    if _SAME_FRAME.fullmatch(gap) and text.startswith(" in ", bound.end):
        return True
    return bool(_LISTED.fullmatch(gap)) and text.startswith(" ", bound.end)


def _stand_alone(text: str, bound: Bound) -> None:
    """``==`` where a figure without a comparator says how much; nothing where it is a term, an article or a count."""
    if bound.op or bound.sense or bound.equivalent:
        return
    if _OPERAND_BEFORE.search(text, max(0, bound.start - _OPERAND), bound.start) or _OPERAND_AFTER.match(
        text, bound.end
    ):
        return  # a term of a formula
    if bound.unit == "A" and _ARTICLE.match(text, bound.end) and not _STATES.search(text, 0, bound.start):
        return  # "7, 9 A fixed wing": an article
    made_of = bound.spelled and bound.value > 1 and _MADE_OF.search(text, 0, bound.start)
    if not bound.bare or made_of or (bound.ratio and _STATES.search(text, 0, bound.start)):
        bound.op = Op.EQ


def _mend_powers(text: str, bounds: list[Bound]) -> None:
    """``less than 10-14 J``: a comparator in front of a range makes no sense, so this is a flattened 10^{-14}."""
    for index in range(len(bounds) - 1, 0, -1):
        ten, power = bounds[index - 1], bounds[index]
        flattened = ten.bare and ten.value == 10 and (ten.op or ten.sense) and power.value in _EXPONENTS
        if flattened and not (power.op or power.sense) and text[ten.end : power.start] in ("-", "–"):
            ten.value, ten.unit, ten.bare = float(f"1e-{power.value:.0f}"), power.unit, power.bare
            ten.end = ten.tail = power.end
            del bounds[index]


def _share_dimensions(text: str, bounds: Sequence[Bound]) -> None:
    """``exceeding 125 mm × 125 mm``, ``120 × 120 × 50 mm or more``: the sides share comparator and unit."""
    sides = [
        (one, other)
        for one, other in pairwise(bounds)
        if _DIMENSIONS.fullmatch(text, one.end, other.start) and not other.bare
    ]
    for one, other in reversed(sides):
        if one.bare:
            one.unit, one.bare = other.unit, False
        if (other.op or other.sense) and not (one.op or one.sense):
            one.op, one.sense, one.inclusive = other.op, other.sense, other.inclusive
    for one, other in sides:
        if (one.op or one.sense) and not (other.op or other.sense):
            other.op, other.sense, other.inclusive = one.op, one.sense, one.inclusive
        other.follows = one


def _restates(text: str, earlier: Bound, bound: Bound, gap: str) -> bool:
    if not (earlier.op or earlier.sense) and earlier.bare:
        return False
    if bound.bare:
        return False
    if gap == " " and not earlier.bare and not (bound.op or bound.sense):
        return same_dimension(earlier.unit, bound.unit)  # 3 tonnes three tons
    if not _BRACKET_OPENS.match(gap):
        return False
    other_kind = not (same_dimension(earlier.unit, bound.unit) or LEVEL.match(earlier.unit) or LEVEL.match(bound.unit))
    if other_kind and (bound.op or bound.sense or not text.startswith(" in ", bound.end)):
        return False
    if not (earlier.op or earlier.sense):
        earlier.op = Op.EQ
    if bound.unit == "lb" and not same_dimension(earlier.unit, "lb") and same_dimension(earlier.unit, "lbf"):
        bound.unit = "lbf"
    closing = text.find(")", bound.end)
    return closing >= 0 and "(" not in text[bound.end : closing].replace("(EIRP", "")


def _is_range(text: str, earlier: Bound, bound: Bound, gap: str) -> bool:
    if earlier.tail > bound.start or (bound.op and not gap.strip().startswith(("to", "up"))):
        return False
    at_least = earlier.op is Op.GE and bool(re.search(r"\brange of at least $", text[: earlier.start]))
    if earlier.op and earlier.op is not Op.EQ and not earlier.within and not at_least:
        return False
    comparable = earlier.bare or (not bound.bare and same_dimension(earlier.unit, bound.unit))
    if not comparable:
        return False
    if earlier.bare and bound.bare and earlier.value in _YEARS and bound.value in _YEARS:
        return False
    lead = text[max(0, earlier.start - 60) : earlier.start]
    opened = bool(words.RANGE_OPENS.search(lead))
    if words.RANGE_AND.match(gap):
        return bool(re.search(r"\bbetween\b[^;]*$", lead)) and (not bound.bare or opened)
    if not words.RANGE_TO.match(gap):
        return False
    return opened or not bound.bare or bool(re.search(r"\bof $", lead))


def _continues(text: str, earlier: Bound, bound: Bound) -> bool:
    """``exceeding A but not exceeding B``: nothing but a conjunction parts the two."""
    between = text[earlier.tail : bound.lead_end]
    return (
        len(between) < 24
        and bool(
            re.fullmatch(r"(?:\s*\([^()]*\))?\s*,?\s*(?:but|and|or|yet|and also|to)?(?: also| is| are)?\s*", between)
        )
        and (earlier.bare == bound.bare)
        and same_dimension(earlier.unit, bound.unit)
    )


def _coordinates(earlier: Bound, bound: Bound, gap: str) -> bool:
    if not same_dimension(earlier.unit, bound.unit) or earlier.bare:
        return False
    return bool(re.fullmatch(r"(?: [\w-]+){0,2}?\s*,?\s*(?:and|or)\s+(?:an? )?", gap))


_OPERAND_BEFORE = re.compile(r"(?:\b(?:multiplied by|divided by|plus|minus|times)|[=×+*]|\) /) ?$")
_OPERAND = 16
"""Characters that such a word takes at most."""
_OPERAND_AFTER = re.compile(r" ?(?:[×+*=]|multiplied|divided by)")
_SAME_FRAME = re.compile(r" in (?:[\w-]+ ){1,7}and ")
"""``exceeding 80 mm in diameter and 20 mm in thickness``."""
_LISTED = re.compile(r" (?!at|of|in|for|to|over|per|when|with)[\w-]+(?: [\w-]+){0,4}, ?(?:and |or )?")
"""``greater than 18 degrees angle of attack, 15 degrees side slip``: each with its own quantity behind it."""
