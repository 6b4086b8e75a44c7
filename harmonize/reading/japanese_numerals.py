"""Numbers as Japanese laws write them, with their places in the text.

Positional kanji (一〇〇), thousands (五、〇〇〇), decimals (〇・〇二四), scales (五〇兆, 一〇〇万, 十五), fractions
(一〇〇万分の三), powers (一〇のマイナス八乗), signs (零下, マイナス, プラスマイナス), full-width and ASCII digits.

>>> [(n.value, n.start, n.end) for n in find_numerals("五、〇〇〇を超え、零下〇・五以下")]
[(5000.0, 0, 5), (-0.5, 9, 14)]

Numbers of provisions are none: 第三条, 第六号の二, （一）, 別表第一の四の項; nor are ordinals (二次元), nor dates of an
era.
The drafters write 、 both for thousands and between words: it parts thousands where exactly three digits follow.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from harmonize.reading.numerals import Numeral

KANJI_DIGITS = "〇一二三四五六七八九"
_TO_ASCII = str.maketrans(KANJI_DIGITS + "０１２３４５６７８９零・．，、", "01234567890123456789" + "0..,,")
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_SCALES = "十百千万億兆"


def _digits(digit: str) -> str:
    return rf"{digit}{{1,3}}(?:[、，,]{digit}{{3}}(?!{digit}))+(?:[・．.]{digit}+)?|{digit}+(?:[・．.]{digit}+)?"


# Kanji and figures do not mix: １三個 is a printed number and three pieces.
_PLAIN = rf"(?:零(?!下)|{_digits(f'[{KANJI_DIGITS}]')}|{_digits('[0-9０-９]')})"
_RUN = rf"(?:{_PLAIN}|[十百千](?!分[なに]))(?:[{_SCALES}]|(?<=[{_SCALES}]){_PLAIN})*"
_MARK = rf"{_RUN}(?:の{_RUN})*"
_LARGEST = 300
"""Powers of ten from which a float holds no figure."""
_MINUS = r"(?:マイナス|[－−-])"
_NO_VALUE = (
    rf"第{_MARK}(?:[条項号](?:の[一二三四五六七八九十]{{1,2}}(?![{KANJI_DIGITS}{_SCALES}・ァ-ヺ平立]))*)?|（{_MARK}）|{_MARK}の項|{_MARK}(?:条|項|号|類|欄)(?!目)|(?:昭和|平成|令和|西暦){_RUN}年"
    rf"|{_RUN}(?:次(?!の)|段式|段目|層目|酸化)|[均単同統唯択]一|一又は二以上|十分(?=[なにで])|[A-Za-zＡ-Ｚａ-ｚ]{_RUN}(?![{_SCALES}])"
)
_PATTERN = re.compile(
    rf"(?P<skip>{_NO_VALUE})"
    rf"|(?P<sign>プラスマイナス|±|零下|マイナス|プラス)?"
    rf"(?:(?P<below>{_RUN}|[万億兆])分の(?P<above>{_RUN})"
    rf"|(?:(?P<mantissa>{_RUN})[×✕])?(?P<base>{_RUN})"
    rf"(?:の(?P<exponent>{_MINUS}?{_RUN})乗|\^\{{(?P<raised>{_MINUS}?{_RUN})\}})"
    rf"|(?P<half>半(?=オクターブ))"
    rf"|(?P<run>{_RUN}))"
)
MAY_BOUND = re.compile(rf"[{KANJI_DIGITS}{_SCALES}零0-9０-９]")
"""A text without any of these characters has no number."""


@lru_cache(maxsize=8192)
def kanji_value(written: str) -> float:
    """The value of a number without sign, fraction or power.

    >>> kanji_value("五〇兆"), kanji_value("一、〇〇〇億"), kanji_value("二十三"), kanji_value("〇・〇二四")
    (50000000000000.0, 100000000000.0, 23.0, 0.024)
    """
    plain = written.translate(_TO_ASCII).replace(",", "")
    if plain[-1] not in _SCALES and not any(scale in plain for scale in _SCALES):
        return float(plain)
    total, section, current = Decimal(0), Decimal(0), ""
    for character in plain:
        if character in _SMALL:
            section += Decimal(current or 1) * _SMALL[character]
            current = ""
        elif character in _LARGE:
            total += (section + Decimal(current or (0 if section else 1))) * _LARGE[character]
            section, current = Decimal(0), ""
        else:
            current += character
    return float(total + section + Decimal(current or 0))


def find_numerals(text: str) -> Iterator[Numeral]:
    """The numbers of a Japanese text from left to right, without those that number provisions."""
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup
        if kind == "skip":
            continue
        sign = match["sign"] or ""
        plus_minus = sign in ("プラスマイナス", "±")
        value = _value(match)
        if sign in ("零下", "マイナス"):
            value = -value
        yield Numeral(value, match.start(), match.end(), plus_minus, kind == "half")


def _value(match: re.Match[str]) -> float:
    if run := match["run"]:
        return kanji_value(run)
    if match["half"]:
        return 0.5
    if below := match["below"]:
        whole = kanji_value(below)
        return kanji_value(match["above"]) / whole if whole else 0.0
    raised = match["exponent"] or match["raised"]
    digits = re.sub(_MINUS, "", raised)
    exponent = kanji_value(digits) * (-1 if digits != raised else 1)
    mantissa = kanji_value(match["mantissa"]) if match["mantissa"] else 1.0
    base = kanji_value(match["base"])
    if base == 10 and exponent.is_integer():
        return float(f"{mantissa!r}e{exponent:.0f}")
    if base > 1 and exponent * math.log10(base) > _LARGEST:
        return math.inf  # as ten to such a power is
    return float(mantissa * base**exponent)
