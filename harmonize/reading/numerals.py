"""Numbers as control lists write them in English, with their places in the text.

>>> [(n.value, n.start, n.end) for n in find_numerals("more than 1,500 and less than 5 × 10^{3}")]
[(1500.0, 10, 15), (5000.0, 30, 40)]

The result is neutral in language: a reader of another language's numerals yields the same ``Numeral``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from harmonize.reading.alternatives import any_of


class Numeral(NamedTuple):
    """A number and where it stands: ``text[start:end]`` is the number as written, sign and all."""

    value: float
    start: int
    end: int
    plus_minus: bool = False
    """Written with ``±``: ``value`` is then the magnitude."""
    spelled: bool = False
    """Written as a word (``two``, ``half an``)."""


WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "sixteen": 16, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
}  # fmt: skip
PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "tenth": 0.1}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

MINUS = r"\-−–‐‑－"  # for a character class
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_TIMES = r" ?[×xX*·] ?"
# 10^{6}, 10^{−6}, 10−^{6} (the sign may stand outside), 10⁶, 10−6, 10-6 (nobody writes a range downwards).
_POWER = rf"10 ?(?:[{MINUS}]? ?\^\{{ ?[{MINUS}+]? ?\d+ ?\}}|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[−–]\d{{1,2}}(?!\d)|-[1-9](?![\d.,]))"
# After a multiplication sign a power whose raised part was flattened can still be told: 5 x 10-6, 5×103.
_FLAT_POWER = rf"10[{MINUS}]?\d{{1,2}}(?![\d,.{MINUS}]\d|\d)"


def _digits(decimal_comma: bool) -> str:
    if decimal_comma:
        return r"(?:\d{1,3}(?:[.  ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?)"
    return r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"


@cache
def _pattern(decimal_comma: bool) -> re.Pattern[str]:
    digits = _digits(decimal_comma)
    parts = "|".join(PARTS)
    scales = "|".join(SCALES)
    words = "|".join(sorted(WORDS, key=len, reverse=True))
    begins = any_of(sorted({"plus", *WORDS, *PARTS}))
    # what a number begins with stands early, so that at any other place nothing else is tried
    not_inside_a_word = rf"(?<![\w.^{{}}/§#])(?=[\d.±+{MINUS}]|(?i:{begins}))(?<![A-Za-z)][{MINUS}])(?<!\d,)"
    scientific = rf"(?P<mantissa>{digits}){_TIMES}(?P<power>{_POWER}|{_FLAT_POWER})"
    power = rf"(?P<bare_power>{_POWER})"
    fraction = r"(?:(?P<whole>\d+) )?(?P<above>\d+)/(?P<below>0*[1-9]\d*)(?![\d/.])"
    plain = rf"(?P<digits>{digits})(?: (?P<scale>(?i:{scales}))\b)?"
    sign = rf"(?P<sign>(?:\+/-|plus or minus|[±+{MINUS}]) ?)?"
    part = rf"(?P<part>(?i:(?:one[ -])?(?:{parts})))(?= (?i:an?|of an?)\b)(?: (?i:of ))?"
    word = (
        rf"\b(?P<word>(?i:{words}))(?:[ -](?P<of_word>(?i:{parts}))\b|(?![\w])"
        rf"(?: (?P<word_scale>(?i:{scales}))\b)?)(?![{MINUS}]\w)"
    )
    return re.compile(rf"{not_inside_a_word}(?:{sign}(?:{scientific}|{power}|{fraction}|{plain})|{part}|{word})")


def _plain(text: str, decimal_comma: bool) -> str:
    """The digits as Python writes them."""
    if decimal_comma:
        return re.sub(r"[.  ]", "", text).replace(",", ".")
    return text.replace(",", "")


def _exponent(power: str) -> str:
    """``-6`` from ``10^{−6}``, ``10−^{6}``, ``10⁻⁶``, ``10-6``."""
    raised = power.removeprefix("10").translate(_SUPERSCRIPTS)
    return re.sub(rf"[{MINUS}]", "-", re.sub(r"[\s^{}+]", "", raised))


def _value(match: re.Match[str], decimal_comma: bool) -> float:
    if mantissa := match["mantissa"]:
        # One literal, so that 2.5 × 10^{-6} is the same float as 2.5e-6.
        return float(f"{_plain(mantissa, decimal_comma)}e{_exponent(match['power'])}")
    if power := match["bare_power"]:
        return float(f"1e{_exponent(power)}")
    if below := match["below"]:
        return float(match["whole"] or 0) + float(match["above"]) / float(below)
    if digits := match["digits"]:
        return float(_plain(digits, decimal_comma)) * SCALES.get((match["scale"] or "").lower(), 1.0)
    if part := match["part"]:
        return PARTS[re.split(r"[ -]", part.lower())[-1]]
    word = float(WORDS[match["word"].lower()])
    if of_word := match["of_word"]:
        return word * PARTS[of_word.lower()]
    return word * SCALES.get((match["word_scale"] or "").lower(), 1.0)


def find_numerals(text: str, *, decimal_comma: bool = False) -> Iterator[Numeral]:
    """The numbers of a text from left to right.

    Digits inside or behind a word are no numbers (``CO_{2}``, ``germanium-70``); digits in front of letters are, since
    a unit may follow without a space (``300mm``). With ``decimal_comma`` the
    text is read as the EU prints it: ``2,5`` is two and a half, ``1 500`` and ``1.500`` are fifteen hundred.
    """
    for match in _pattern(decimal_comma).finditer(text):
        sign = (match["sign"] or "").strip()
        value = _value(match, decimal_comma)
        plus_minus = sign in ("±", "+/-", "plus or minus")
        if sign and not plus_minus and sign in MINUS:
            value = -value
        yield Numeral(value, match.start(), match.end(), plus_minus, bool(match["word"] or match["part"]))
