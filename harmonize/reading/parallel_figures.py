"""Numbers and units that differ between two languages of one paragraph.

The numbers of both texts are matched, first those with the same unit, then those that say the same in another unit
(2 kHz, 2,000 Hz). What is left over is a difference unless the other text says it in words, or it only restates a value
that both have (``-45 °C (228 K)``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from harmonize.model import Difference, Disagreement, Language
from harmonize.reading.parallel_numbers import Number, find_numbers, says_in_words, says_one_of
from harmonize.reading.units import LOGARITHMIC, same_dimension

_ROUNDED = 0.02
"""How far a restatement may be from the value: 300 psi beside 2 MPa."""
_ROUGHLY = 0.15
_KELVIN = 0.5
_MORE_THAN = re.compile(r"more than|exceed|greater than|초과|넘|보다 (?:많|큰|높)", re.IGNORECASE)
_OR_MORE = re.compile(r"or more|or greater|at least|이상|최소", re.IGNORECASE)
_GOES_ON = re.compile(r"\s?(?:\([^()]*\))?\s?(?:per\b|/|․|·|\*|⋅)", re.ASCII)
"""Behind a unit of which only a part was read."""
_NAMED = re.compile(r"(?:Part|Section|Category|paragraph|Notes?|Step|Stage|Type|No\.|제|주|식|표|공정|해설) ?$")
_DIMENSION = re.compile(r" ?차(?!이)")
_ELLIPSIS = re.compile(r"\.\.\.|…")
_ONE_NAME = re.compile(r"[-–:/.]")
_IN_BRACKET = re.compile(r"\d ?[A-Za-zμµ°%℃㎜㎏][^()\d;]{0,16}\($")
_PER = re.compile(r"당|연간|매[일년시]|마다|\bper\b|/")
_RUN = re.compile(r"\d+")
_GLUED = (
    r"(?<=[A-Za-z가-힣][-–])#(?!\d)|(?<=[A-Za-z])#(?!\d)|(?<!\d)#[A-Z]|(?<![\d.])#\)|"
    r"(?:(?<=제)|(?<=제 ))# ?[부장항절조]"
)
_LABEL = r"(?<![\d.])#\.(?!\d)"
_NOTHING_BEHIND = re.compile(r" ?(?:$|[;.](?:\s|$)|\((?=-?\d))")
_PARTS = re.compile(r"분의 ?±?$")
_YEARS = (1900, 2100)
_LOG = re.compile(r"log\d|log[^a-z]")
_DEGREES = frozenset({"K", "degC", "degF"})
_ONE = re.compile(r"\bone\b")
_WHOLE = 100

Spans = Sequence[tuple[int, int]]


def figure_differences(
    text: str, parallel: str, language: Language, parallel_language: Language, spans: Spans, parallel_spans: Spans
) -> Iterator[Disagreement]:
    """Where the numbers of ``text`` and of its translation differ; ``spans`` are references and CAS numbers."""
    one, other = find_numbers(text, language, spans), find_numbers(parallel, parallel_language, parallel_spans)
    rest, others, turned, lacking = _match(one, other)
    for number, sign in turned:
        yield _differ(Difference.FIGURE, number, sign, text, parallel)
    rest, others, units = _other_units(rest, others)
    for number, unit in units:
        if _read_in_part(number, text) or _read_in_part(unit, parallel) or _divided(number, unit, text, parallel):
            continue
        yield _differ(Difference.UNIT, number, unit, text, parallel)
    for number, unit in lacking:
        if _lacks_unit(number, text) if unit.unit else _lacks_unit(unit, parallel):
            yield _differ(Difference.UNIT, number, unit, text, parallel)
    rest, others, figures = _other_figures(rest, others)
    for number, figure in figures:
        yield _differ(Difference.FIGURE, number, figure, text, parallel)
    rest = [each for each in rest if not _said(each, one, other, parallel, parallel_language, text)]
    others = [each for each in others if not _said(each, other, one, text, language, parallel)]
    while rest and others:
        partner = next((each for each in others if _comparable(rest[0], each)), None)
        yield _differ(Difference.FIGURE, rest[0], partner, text, parallel)
        rest = rest[1:]
        if partner:
            others.remove(partner)
    if not _ELLIPSIS.search(text) and not _ELLIPSIS.search(parallel):
        for number in _joined(rest, text):
            yield _differ(Difference.FIGURE, number, None, text, parallel)
        for number in _joined(others, parallel):
            yield _differ(Difference.FIGURE, None, number, text, parallel)


def _read_in_part(number: Number, text: str) -> bool:
    return _GOES_ON.match(text, number.end_of_unit) is not None


def _divided(one: Number, other: Number, text: str, parallel: str) -> bool:
    """Whether one unit is the other divided by something that its text says apart: 1일당 0.1%, ``0.1 % per day``."""
    for short, long, said in ((one, other, text), (other, one, parallel)):
        if long.unit.startswith(f"{short.unit}/") and _PER.search(
            said[max(0, short.start - 12) : short.end_of_unit + 24]
        ):
            return True
    return False


def _joined(numbers: Sequence[Number], text: str) -> list[Number]:
    """Numbers that are one name (ISO 7498-2-1988) as one, its first with the place of all."""
    joined: list[Number] = []
    for number in numbers:
        if joined and not joined[-1].unit and _ONE_NAME.fullmatch(text[joined[-1].end : number.start]):
            joined[-1] = joined[-1]._replace(end=number.end, end_of_unit=number.end_of_unit, name=True)
        else:
            joined.append(number)
    return joined


def _match(
    one: Sequence[Number], other: Sequence[Number]
) -> tuple[list[Number], list[Number], list[tuple[Number, Number]], list[tuple[Number, Number]]]:
    """What is left when equal numbers are taken away, the pairs that differ in their sign only, and those of which only
    one has a unit."""
    lacking: list[tuple[Number, Number]] = []
    left = list(other)
    rest = list(one)
    for equal in (_same, _same_value, _same_figure):
        still: list[Number] = []
        for number in rest:
            partner = next((each for each in left if equal(number, each)), None)
            if partner:
                left.remove(partner)
                if bool(number.unit) is not bool(partner.unit):
                    lacking.append((number, partner))
            else:
                still.append(number)
        rest = still
    turned: list[tuple[Number, Number]] = []
    for number in list(rest):
        partner = next((each for each in left if _same_but_sign(number, each)), None)
        if partner:
            rest.remove(number)
            left.remove(partner)
            if number.unit in _DEGREES:
                turned.append((number, partner))
    return rest, left, turned, lacking


def _lacks_unit(number: Number, text: str) -> bool:
    """Whether the text goes on without any word behind a number that is no year and opens no range."""
    year = _YEARS[0] <= number.value <= _YEARS[1]
    return not year and not _PARTS.search(text[: number.start]) and bool(_NOTHING_BEHIND.match(text, number.end))


def _same(one: Number, other: Number) -> bool:
    return one.value == other.value and one.unit == other.unit and one.negative is other.negative


def _same_value(one: Number, other: Number) -> bool:
    """The same value in one unit or another, as exactly as decimals go."""
    if not one.unit or not other.unit or one.base_unit != other.base_unit:
        return False
    return abs(one.base_value - other.base_value) <= 1e-9 * max(abs(one.base_value), abs(other.base_value))


def _same_figure(one: Number, other: Number) -> bool:
    """The same figure where one text has no unit that was read: it may stand elsewhere in the sentence."""
    return one.value == other.value and one.negative is other.negative and not (one.unit and other.unit)


def _same_but_sign(one: Number, other: Number) -> bool:
    return one.value == other.value and (one.unit == other.unit or not (one.unit and other.unit))


def _other_units(
    rest: Sequence[Number], others: Sequence[Number]
) -> tuple[list[Number], list[Number], list[tuple[Number, Number]]]:
    """The same figure with another unit."""
    left, kept, pairs = list(others), [], []
    for number in rest:
        partner = next((each for each in left if each.value == number.value), None)
        if partner:
            left.remove(partner)
            pairs.append((number, partner))
        else:
            kept.append(number)
    return kept, left, pairs


def _other_figures(
    rest: Sequence[Number], others: Sequence[Number]
) -> tuple[list[Number], list[Number], list[tuple[Number, Number]]]:
    """Another figure of the same unit."""
    left, kept, pairs = list(others), [], []
    for number in rest:
        partner = next((each for each in left if number.unit and each.unit and _comparable(number, each)), None)
        if partner and not _near(number, partner):
            left.remove(partner)
            pairs.append((number, partner))
        else:
            kept.append(number)
    return kept, left, pairs


def _comparable(one: Number, other: Number) -> bool:
    if bool(one.unit) is not bool(other.unit):
        return False
    return not one.unit or one.unit == other.unit or same_dimension(one.unit, other.unit)


def _near(one: Number, other: Number, share: float = _ROUNDED) -> bool:
    """Whether two values are one, as roundly as restatements are."""
    if one.base_unit != other.base_unit or one.unit == other.unit or not one.unit or LOGARITHMIC.match(one.base_unit):
        return False
    if one.base_unit == "kelvin":
        return abs(one.base_value - other.base_value) <= _KELVIN
    return abs(one.base_value - other.base_value) <= share * max(abs(one.base_value), abs(other.base_value))


def _said(
    number: Number, own: Sequence[Number], other: Sequence[Number], text: str, language: Language, own_text: str
) -> bool:
    """Whether ``text``, the other language, has the number all the same: in words, again, or in another unit."""
    if any(
        each.value == number.value and not (each.unit and number.unit and each.unit != number.unit) for each in other
    ):
        return True  # said more often in one language
    if any(_near(number, each) for each in (*other, *(each for each in own if each is not number))):
        return True
    if number.value == 1 and (not number.unit or _ONE.search(text)):
        return True
    if _in_a_name(number, own, text, own_text):
        return True
    if number.value == 1 and says_one_of(text, number.unit, language):
        return True
    if says_in_words(text, number.value, language) and number.value != 1:
        return True
    return not number.unit and _next_whole(number, text, language, own_text)


def _in_a_name(number: Number, own: Sequence[Number], text: str, own_text: str) -> bool:
    """Whether the number is part of a name that the other text writes in another way, or of a numbering."""
    digits = f"{number.value:.12g}"
    before, after = own_text[: number.start], own_text[number.end :]
    if _stands(digits, text, _GLUED):
        return True  # plutonium-238, 235U, B330
    if number.unit:
        return _restates(number, own, own_text)
    if _stands(digits, text, _LABEL):
        return True  # the label of a member of a list
    if _DIMENSION.match(after):  # a coordinate measuring machine is 3차원 측정기
        return "dimension" not in text
    if number.value == 10 and _LOG.search(text):
        return True
    return bool(_NAMED.search(before))


def _stands(digits: str, text: str, how: str) -> bool:
    """Whether ``text`` has the figure written as ``how`` says, a pattern in which ``#`` stands for the figure."""
    if not digits.isdigit():
        return re.search(how.replace("#", digits), text) is not None
    if digits not in text:
        return False
    # one pattern for all whole numbers: to compile one for each takes longer than all else here
    pattern = _any_number(how)
    return any(pattern.match(text, run.start()) for run in _RUN.finditer(text) if run[0] == digits)


@cache
def _any_number(how: str) -> re.Pattern[str]:
    return re.compile(how.replace("#", r"\d+"))


def _restates(number: Number, own: Sequence[Number], text: str) -> bool:
    """Whether the number stands in a bracket behind another one that it says again, roughly: ``2 MPa (300 psi)``."""
    if not _IN_BRACKET.search(text[: number.start]):
        return False
    same = [each for each in own if each is not number and each.base_unit == number.base_unit]
    return not same or any(_near(number, each, _ROUGHLY) for each in same)


def _next_whole(number: Number, text: str, language: Language, own_text: str) -> bool:
    """Five or more is more than four."""
    if number.value != int(number.value) or number.value > _WHOLE:
        return False
    for step, own, other in ((-1, _OR_MORE, _MORE_THAN), (1, _MORE_THAN, _OR_MORE)):
        if own.search(own_text) and other.search(text):
            near = number.value + step
            if says_in_words(text, near, language) or any(each.value == near for each in find_numbers(text, language)):
                return True
    return False


def _differ(what: Difference, governing: Number | None, parallel: Number | None, text: str, other: str) -> Disagreement:
    return Disagreement(
        what,
        _reading(governing, _quote(governing, text)),
        _reading(parallel, _quote(parallel, other)),
        _quote(governing, text),
        _quote(parallel, other),
        governing.start if governing else -1,
        parallel.start if parallel else -1,
    )


def _reading(number: Number | None, quote: str) -> str:
    if number is None:
        return ""
    if number.name:
        return quote
    return f"{'-' if number.negative else ''}{number.value:.12g}{' ' if number.unit else ''}{number.unit}"


def _quote(number: Number | None, text: str) -> str:
    return text[number.start : number.end_of_unit].strip() if number else ""
