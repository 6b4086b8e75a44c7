"""Raised figures that the text layer of the official files flattened: ``5×103 Gy`` stands for 5×10^{3} Gy.

A figure is raised again only where the text itself proves it, and each is told with its proof; what may be a power
of ten but is not proved is told as a doubt and left as it is. The rules:

- a coefficient, a multiplication sign, 10 and further figures: a power of ten (nobody multiplies by 103);
- ``10-3`` or ``10-12`` that is no range: either the second figure is not above ten, so that a range would not rise, or
  a comparator stands at it (미만, less than), which no range takes;
- a unit of length, time or voltage with 2 or 3 behind it (``m2``, ``g/cm3``, ``m/s2``): a unit to a power;
- a unit with ``-1`` behind it (``K-1``, ``cm-1``), and two symbols in a row each with ``-1`` (``N-1 h-1``);
- a figure that the other language prints as a power (``10⁶``) or that is proved there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

_MINUS = r"\-–−－"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_END = r"(?![\d^]|[.,]\d)"
_SCIENTIFIC = re.compile(rf"(?<![\d.,])(\d[\d.,]*\s?[×xX]\s?10)([{_MINUS}]?[1-9]\d?){_END}")
_NEGATIVE = re.compile(rf"(?<![\w.,/{_MINUS}])(?<![×xX]\s)(?<![A-Z]\s)(10)([{_MINUS}](?:1\d|\d)){_END}(?![{_MINUS}])")
_BARE = re.compile(rf"(?<![\w.,/{_MINUS}])(?<![×xX]\s)(?<![A-Z]\s)(10)([2-9]|1\d){_END}(?![{_MINUS}A-Za-z(])(?!\s\d)")
_AREA = re.compile(r"(?<![A-Za-z^])((?:[kcdmµμn]?m|in|ft)|(?<=/)(?:s|sec|V))([23])(?![A-Za-z\d^]|[.,]\d)")
_INVERSE = re.compile(rf"(?<![A-Za-z^])([cmk]?m|K)([{_MINUS}]1)(?![A-Za-z\d{_MINUS}])")
_TWO_INVERSE = re.compile(
    rf"(?<!\d)([A-Za-z]{{1,3}})([{_MINUS}]1) ?([A-Za-z]{{1,3}})([{_MINUS}]1)(?![A-Za-z\d{_MINUS}])"
)
_SQUARED = re.compile(r"(?<=[)\]])([23])(?=$|[\s\])])|(?<=GHz)([2])(?![A-Za-z\d])")
# What the patterns above can match begins with a look behind, at every place of the text; these tell at once where
# there is nothing to look for.
_TIMES_TEN = re.compile(r"[×xX]\s?10")
_DIGIT = re.compile(r"[0-9]")
_MAY_BE_UNIT = re.compile(rf"[A-Za-z](?:[23]|[{_MINUS}]1)")
_MAY_BE_SQUARED = re.compile(r"[)\]z][23]")
_WRITTEN = re.compile(r"10\^\{([^{}]*)\}")
_WRITTEN_SMALL = re.compile(rf"10([{_RAISED}]+)")
_ROOT = re.compile(r"rms\)?\s?(?:/|per)\s?Hz")
_COMPARED_BEFORE = re.compile(r"(less than|exceeding|greater than|more than|below|equal to)\s*$", re.IGNORECASE)
_COMPARED_AFTER = re.compile(
    r"^[^\d,;.]{0,24}?(이상|이하|미만|초과|or less|or more|or greater|or better)", re.IGNORECASE
)

POWER = "a coefficient times 10 takes an exponent"
NO_RANGE = "a range would rise"
COMPARED = "a comparator stands at it, which no range takes"
UNIT = "a unit to a power"
OTHER = "the other language has the power"


class Change(NamedTuple):
    """A figure that was raised again."""

    before: str
    after: str
    proof: str


class Restored(NamedTuple):
    """Both languages of a row with their proved superscripts, and what was found."""

    korean: str
    english: str
    changes: tuple[Change, ...]
    doubts: tuple[str, ...]
    """Figures that may be powers, as they stand: nothing proves them."""


def restore(korean: str, english: str) -> Restored:
    """Raise what the text proves to be an exponent.

    >>> restore("5×103 Gy 이상", "5 x 103 Gy or more").korean
    '5×10^{3} Gy 이상'
    >>> restore("103 이상인 것", "equal to or exceeding 103").doubts
    ('103', '103')
    """
    changes: list[Change] = []
    korean, english = _proved(korean, changes), _proved(english, changes)
    korean, english = _by_other(korean, english, changes), _by_other(english, korean, changes)
    doubts = [*_doubts(korean), *_doubts(english)]
    return Restored(korean, english, tuple(changes), tuple(doubts))


def _proved(text: str, changes: list[Change]) -> str:
    if not _DIGIT.search(text):
        return text

    def raised(proof: str) -> Callable[[re.Match[str]], str]:
        def replace(match: re.Match[str]) -> str:
            after = f"{match[1]}^{{{match[2]}}}"
            changes.append(Change(match[0], after, proof))
            return after

        return replace

    def negative(match: re.Match[str]) -> str:
        proof = ""
        if int(match[2][1:]) <= 10:
            proof = NO_RANGE
        elif _COMPARED_BEFORE.search(text[: match.start()]) or _COMPARED_AFTER.match(text[match.end() :]):
            proof = COMPARED
        return raised(proof)(match) if proof else match[0]

    def two(match: re.Match[str]) -> str:
        after = f"{match[1]}^{{{match[2]}}} {match[3]}^{{{match[4]}}}"
        changes.append(Change(match[0], after, UNIT))
        return after

    if "10" in text:
        if _TIMES_TEN.search(text):
            text = _SCIENTIFIC.sub(raised(POWER), text)
        text = _NEGATIVE.sub(negative, text)
    if _MAY_BE_UNIT.search(text):
        text = _AREA.sub(raised(UNIT), text)
        text = _INVERSE.sub(raised(UNIT), _TWO_INVERSE.sub(two, text))
    return text


def _by_other(text: str, other: str, changes: list[Change]) -> str:
    """Raise bare figures whose power the other language writes."""
    if "10" not in other or "10" not in text:
        return text
    written = {_figures(power) for power in _WRITTEN.findall(other)}
    written |= {_figures(power) for power in _WRITTEN_SMALL.findall(other)}
    if not written:
        return text

    def replace(match: re.Match[str]) -> str:
        if _figures(match[2]) not in written:
            return match[0]
        after = f"{match[1]}^{{{match[2]}}}"
        changes.append(Change(match[0], after, OTHER))
        return after

    return _NEGATIVE.sub(replace, _BARE.sub(replace, text))


def _figures(power: str) -> str:
    power = unicodedata.normalize("NFKC", power)
    return re.sub(rf"[{_MINUS}]", "-", power)


def _doubts(text: str) -> list[str]:
    """Figures that may be powers: bare ``103``, an unproved ``10-12``, 2 or 3 behind a bracket; and noise densities
    per Hz, whose root sign may be lost."""
    found: list[str] = []
    if "10" in text:
        found.extend(match[0] for pattern in (_BARE, _NEGATIVE) for match in pattern.finditer(text))
    if _MAY_BE_SQUARED.search(text):
        found.extend(f"{text[max(0, m.start() - 4) : m.end()]}" for m in _SQUARED.finditer(text))
    found.extend(match[0] for match in _ROOT.finditer(text))
    return found
