"""Thresholds of English control lists.

Five steps over one list of figures, each in a module of its own: the figures of the text (``english_figures``), the
comparator of each (``english_comparators``), ranges and restatements (``english_ranges``), the parameter (here and in
``english_parameter``) and the role (``english_roles``). What the words mean stands in ``english_words``, apart from
the mechanism; a language that puts the value before the comparator replaces that table and the second step.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmonize.model import Op, Role, Threshold
from harmonize.reading import english_parameter
from harmonize.reading import english_words as words
from harmonize.reading.english_comparators import compare
from harmonize.reading.english_decimals import with_points
from harmonize.reading.english_figures import OWN_NUMBER, Bound, find_figures, sentence_start
from harmonize.reading.english_ranges import LEVEL, join
from harmonize.reading.english_roles import assign_roles
from harmonize.reading.english_words import Sense
from harmonize.reading.units import to_base

_DIGIT = re.compile(r"\d")
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "fifty"),
    *("half", "third", "quarter"),
)
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)


def read_thresholds(text: str) -> tuple[Threshold, ...]:
    """All bounds of a paragraph, in the order of the text. The printed number in front of it may be there or not."""
    if not (_DIGIT.search(text) or _says_number(text)):
        return ()
    printed, text = text, with_points(text)
    bounds = find_figures(text)
    if not bounds:
        return ()
    compare(text, bounds)
    join(text, bounds)
    bounds = [bound for bound in bounds if (bound.op or bound.sense) and not _only_says_some(text, bound)]
    if not bounds:
        return ()
    _name(text, bounds)
    assign_roles(text, bounds)
    return tuple(_threshold(printed, bound) for bound in bounds)


def _says_number(text: str) -> bool:
    small = text.lower()
    return any(map(small.__contains__, _NUMBERS)) and _NUMBER_WORD.search(text) is not None


_ALONG = re.compile(r"\b(?:along|about|in|on) (?:any )?$")


def _only_says_some(text: str, bound: Bound) -> bool:
    """``one or more outputs`` asks for an output; ``along one or more axis`` says on how many axes a bound holds."""
    return bound.spelled and bound.bare and bound.value == 1 and not _ALONG.search(text, 0, bound.start)


def _threshold(text: str, bound: Bound) -> Threshold:
    base_value, base_unit = to_base(bound.value, bound.unit)
    return Threshold(
        parameter=bound.parameter,
        concept="",
        op=bound.op or Op.EQ,
        value=bound.value,
        unit=bound.unit,
        role=Role.EQUIVALENT if bound.equivalent else bound.role,
        quote=text[bound.start : bound.end],
        start=bound.start,
        base_value=base_value,
        base_unit=base_unit,
    )


def _name(text: str, bounds: Sequence[Bound]) -> None:
    for index, bound in enumerate(bounds):
        floor = max(sentence_start(text, bound.start), bounds[index - 1].tail if index else 0)
        if bound.equivalent and bound.follows:
            bound.op, bound.sense, bound.inclusive = bound.follows.op, None, False
        if bound.follows and (bound.equivalent or not bound.named):
            bound.parameter = bound.follows.parameter
        else:
            chain = bound
            for later in bounds[index + 1 :]:
                if later.follows is not chain:
                    break
                chain = later
            bound.parameter = _parameter(text, bound, text[floor : bound.lead_end], chain.end)
        if bound.sense and bound.op is None:
            up = _higher_is_better(text, bound) is (bound.sense is Sense.BETTER)
            table = words.INCLUSIVE if bound.inclusive else words.STRICT
            bound.op = table[Sense.UP if up else Sense.DOWN]


_SHARES_OF_IMPURITY = frozenset({"ppm", "ppb", "ppt"})
_RESOLVING = re.compile(r"bit$|1/[cmu]?m$")
_MOST = 50.0


def _higher_is_better(text: str, bound: Bound) -> bool:
    """Which way is better, by the unit where it settles that (12 bits, 5 ppm, 99.5 %, −80 dB), else by the name."""
    if LEVEL.match(bound.unit) and bound.value < 0:
        return bool(words.HIGHER_LEVEL_IS_BETTER.search(bound.parameter or text)) and bound.unit == "dB"
    if bound.unit in _SHARES_OF_IMPURITY:
        return False
    if _RESOLVING.match(bound.unit) or (bound.unit == "percent" and bound.value > _MOST):
        return True  # 99.5 % of uniformity; of unevenness it would be 0.5 %
    higher = bool(words.HIGHER_IS_BETTER.search(bound.parameter)) or bool(LEVEL.match(bound.unit))
    return higher and not words.LOWER_IS_BETTER.search(bound.parameter)


_MACH = re.compile(r"\b[Mm]ach (?:[Nn]umbers? )?(?:of )?$")
_NEW_ITEM = re.compile(r"(?:\band|\bor|,) $")
_AT_FIGURE = re.compile(r"\b(?:at|over|per|under|across|for|reference) (?:an? |the )?$")


def _parameter(text: str, bound: Bound, lead: str, end: int) -> str:
    if bound.bare and _MACH.search(text, 0, bound.start):
        return "mach number"
    if bound.named and (name := english_parameter.before(bound.named)):
        return name
    if bound.bare and not bound.ratio and (counted := english_parameter.after(text[end:].lstrip(" ,"))):
        return counted
    own = OWN_NUMBER.match(lead)
    if own and text.startswith(lead):
        lead = lead[own.end() :]
    if bound.op is Op.EQ and _AT_FIGURE.search(lead):
        return english_parameter.BY_DIMENSION.get(to_base(1.0, bound.unit)[1], "")
    if bound.lead_end == bound.start and _NEW_ITEM.search(lead):
        lead = ""  # "17 % of chromium and 4 % of nickel": what stands before belongs to the figure before
    name = english_parameter.before(lead, compared=bound.lead_end < bound.start or bound.op is not Op.EQ)
    if not name:
        name = english_parameter.after(text[bound.end :])
    return name or english_parameter.BY_DIMENSION.get(to_base(1.0, bound.unit)[1], "")
