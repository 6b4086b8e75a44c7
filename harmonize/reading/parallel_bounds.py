"""Comparators that differ between two languages of one paragraph.

Only bounds on the same figure are held against each other: that a figure differs is found from the numbers. What is
arrangement is no disagreement: a comparator may stand in the paragraph above in one language and in the sentence in the
other; goods may be left out below a value in one and controlled from it in the other; "better" may point up in one
name of the quantity and down in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harmonize.model import Difference, Disagreement, Language, Op, Role, Threshold
from harmonize.reading.thresholds import read_thresholds

_NEGATED = {Op.GT: Op.LE, Op.GE: Op.LT, Op.LT: Op.GE, Op.LE: Op.GT, Op.EQ: Op.EQ}
_UP = (Op.GT, Op.GE)
_INCLUSIVE = (Op.GE, Op.LE)
_SENSE = re.compile(
    r"better|우수|정밀|정확|양질|좋은|depth|수심|아래|\bbelow\b|finer|higher than|highest", re.IGNORECASE
)
"""Words whose direction depends on the quantity: better than 5 ppm is less than 5 ppm, below 1,000 m is deeper."""
_NEAR = 60
_COMPARES = {
    Language.ENGLISH: re.compile(
        r"\b(?:more|less|larger|greater|higher|lower|longer|exceed\w*|better|within|maximum|minimum|max|min|limits?"
        r"|between|above|below|up to|at least|least)\b|\b(?:in|to|from) $|[<>≤≥~±]"
        r"|^ ?(?:\([^)]*\) ?)?(?:to|or|and over|inclusive)\b",
        re.IGNORECASE,
    ),
    Language.KOREAN: re.compile(
        r"이상|이하|초과|미만|이내|보다|넘|까지|~|～|∼|에서 ?\d|부터|한계|최대|최소|±|[<>≤≥]|사이|도달"
        r"|^(?:으로|로)(?= )|^ ?변환"
    ),
}  # fmt: skip
"""Words near a figure by which it may be bounded though its comparator was not read."""
_BEFORE, _BEHIND = 40, 16
_OVER = re.compile(r"\bover (?:an? )?(?:\w+ ){0,3}$", re.IGNORECASE)
_TAIL = 160


@dataclass(frozen=True, slots=True)
class Reading:
    """One language of a paragraph: its text, the text of the paragraph above, and the bounds read from it."""

    text: str
    above: str
    language: Language
    bounds: tuple[Threshold, ...]


def reading_of(text: str, above: str, language: Language) -> Reading:
    """A text with its bounds."""
    return Reading(text, above, language, read_thresholds(text, language))


def comparator_differences(governing: Reading, parallel: Reading) -> Iterator[Disagreement]:
    """The bounds on one figure whose comparators differ, in the order of the governing text."""
    for one, other in _pairs(governing.bounds, parallel.bounds):
        if _agree(one, other) or _arranged(one, other, governing, parallel):
            continue
        yield Disagreement(
            Difference.COMPARATOR,
            said(one),
            said(other),
            one.quote,
            other.quote,
            one.start,
            other.start,
        )


def said(bound: Threshold) -> str:
    """A bound in normal form: ``<= 12 bit``, ``not > 1 percent`` for what is left out of control."""
    unit = "" if bound.unit == "1" else f" {bound.unit}"
    sign = "=" if bound.op is Op.EQ else bound.op.value
    return f"{'not ' if bound.role is Role.EXCLUSION else ''}{sign} {bound.value:.12g}{unit}"


def _pairs(governing: Sequence[Threshold], parallel: Sequence[Threshold]) -> Iterator[tuple[Threshold, Threshold]]:
    """Bounds on the same value, each used once: first those that agree, then the others in the order of the text."""
    left = sorted(parallel, key=lambda bound: bound.role is Role.EQUIVALENT)  # 450 °C (723 K) beside 723 K (450 °C)
    rest: list[Threshold] = []
    for bound in governing:
        if bound.role is Role.EQUIVALENT:
            continue
        same = next((other for other in left if _same_value(bound, other) and _agree(bound, other)), None)
        if same:
            left.remove(same)
        else:
            rest.append(bound)
    for bound in rest:
        same = next((other for other in left if _same_value(bound, other)), None)
        if same:
            left.remove(same)
            yield bound, same


def _same_value(one: Threshold, other: Threshold) -> bool:
    if one.base_unit != other.base_unit:
        return one.value == other.value and "1" in (one.unit, other.unit)
    return abs(one.base_value - other.base_value) <= 1e-9 * max(abs(one.base_value), abs(other.base_value))


def _agree(one: Threshold, other: Threshold) -> bool:
    if one.op is other.op:
        return True
    # 10 or more is controlled; below 10 is left out
    one_sided = (one.role is Role.EXCLUSION) is not (other.role is Role.EXCLUSION)
    return one_sided and one.op is _NEGATED[other.op]


def _arranged(one: Threshold, other: Threshold, governing: Reading, parallel: Reading) -> bool:
    """Whether the difference is one of arrangement or of the sense of a word only."""
    sides = ((one, governing, other, parallel), (other, parallel, one, governing))
    for bound, reading, against, its in sides:
        if bound.op is Op.EQ and (
            _from_above(bound, reading, against)
            or _may_be_compared(bound, reading)
            or not _may_be_compared(against, its)
        ):
            return True  # a comparator stands above, or is shared with another figure of the sentence
    if Op.EQ in (one.op, other.op):
        return False
    turned = (one.op in _UP) is not (other.op in _UP)
    same_strictness = (one.op in _INCLUSIVE) is (other.op in _INCLUSIVE)
    return turned and same_strictness and (_has_sense(one, governing.text) or _has_sense(other, parallel.text))


def _has_sense(bound: Threshold, text: str) -> bool:
    around = text[max(0, bound.start - _NEAR) : bound.start + len(bound.quote) + _NEAR]
    return bool(_SENSE.search(around))


def _from_above(bound: Threshold, reading: Reading, against: Threshold) -> bool:
    """Whether the paragraph above ends in the comparator that the figure lacks."""
    if not reading.above:
        return False
    lead = reading.above.rstrip(" :;,—-")[-_TAIL:]
    together = read_thresholds(f"{lead} {reading.text}", reading.language)
    return any(_same_value(each, bound) and _agree(each, against) for each in together)


def _may_be_compared(bound: Threshold, reading: Reading) -> bool:
    """Whether words near a figure may be its comparator: then it is not said that it has none."""
    words = _COMPARES.get(reading.language)
    if words is None:
        return True
    end = bound.start + len(bound.quote)
    others = [each for each in reading.bounds if each.start != bound.start]
    floor = max((each.start + len(each.quote) for each in others if each.start < bound.start), default=0)
    ceiling = min((each.start for each in others if each.start > bound.start), default=len(reading.text))
    if reading.language is Language.ENGLISH:
        before = reading.text[max(floor, bound.start - _BEFORE) : bound.start]
        after = reading.text[end : min(ceiling, end + _BEHIND)]
    else:
        before = reading.text[max(0, floor, bound.start - 8) : bound.start]
        after = reading.text[end : end + _BEHIND]
    return not _OVER.search(before) and bool(words.search(before) or words.search(after))
