"""Numbers as Korean control lists write them, with their places in the text.

Figures with thousands commas (1,500), powers (2.54×10^{6}), scales (3만, 1억 5천만), fractions (2/230), signs
(-, －, ±, 영하), native numbers before a counter (두 개).

>>> [(n.value, n.start, n.end) for n in find_numerals("1억 5천만 개를 초과하고 2×10-3 이하")]
[(150000000.0, 0, 6), (0.002, 15, 21)]

The official text layer loses raised digits: ``5×103 Gy`` is 5 × 10^{3}, which the multiplication sign proves, and
``10-6`` is 10^{-6}, since nobody writes a range downwards; of ``10-14 J 미만`` the comparator behind it proves it.

Numbers of provisions are none (3A001.b, 제5부), nor are those in names (게르마늄-70, UF6, CAS 7440-67-7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from harmonize.reading.numerals import Numeral

MAY_BOUND = re.compile(
    r"\d|(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열|반) ?(?:개|가지|종|축|쌍|대|배|층|장|옥타브|시간)|한 ?(?:개|시간)"
    r"|[둘셋넷] 이상"
)
"""A text without any of these has no number."""

NATIVE = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "반": 0.5,
    "둘": 2, "셋": 3, "넷": 4,
}  # fmt: skip
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12}

_MINUS = r"\-−–‐‑－"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\d)\.\d+)"
_TIMES = r" ?[×xX*·•ⅹＸ✕] ?"
_COMPARED = r"(?=[^\d;,()]{0,14}?(?:이상|이하|초과|미만|보다))"
_POWER = (
    rf"10 ?(?:[{_MINUS}]? ?\^\{{ ?[{_MINUS}+]? ?\d+ ?\}}|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
    rf"|[−–－]\d{{1,2}}(?!\d)|-[1-9](?![\d.,])|-\d\d(?![\d.,]){_COMPARED})"
)
_FLAT_POWER = rf"10[{_MINUS}]?[1-9]\d?(?![\d,.{_MINUS}]\d|\d)"
# A syllable that counts in ten thousands also begins other words: 만족, 조건, 백금.
_SCALE = r"(?:십|백(?![금분업])|천(?![연이칭체장문])|만(?![족들약으일])|억|조(?![건립각정작합사성절]))"
_SCALED = rf"{_DIGITS}{_SCALE}+(?: ?{_DIGITS}?{_SCALE}+)*(?: ?\d+(?=개))?"
_COUNTED = r"(?= ?(?:개(?!월)|가지|종|축|쌍|대(?![각칭역])|배|층|장|번|옥타브|시간)|(?<=[둘셋넷]) 이상)"
_PATTERN = re.compile(
    rf"(?=[\d.C제+±영마플{_MINUS}{''.join(word[0] for word in NATIVE)}])(?:"  # elsewhere nothing needs to be tried
    r"(?P<skip>CAS ?(?:번호|No\.?)?:? ?\d[\d-]+|\d{2,}-\d\d-\d(?!\d)"  # a register number of chemicals
    r"|제 ?\d+|(?<![\d.,])\d[\d,.]*'?-(?!\d)[A-Za-z가-힣(\[]|\d(?:,\d'?)+[-(]|\d[A-E]\d{3}[\w.]*)"
    rf"|(?<![A-Za-z0-9_.^{{}}§#\]])(?<![A-Za-z가-힣)][{_MINUS}])(?<!\d,)(?<![A-Za-z)\]λ]/)"
    rf"(?:(?P<sign>(?:\+/-|±|영하|마이너스|플러스) ?|(?<![A-Za-z가-힣)])[+{_MINUS}])?"
    rf"(?:(?P<mantissa>{_DIGITS}){_TIMES}(?P<power>{_POWER}|{_FLAT_POWER})"
    rf"|(?P<bare_power>{_POWER})"
    rf"|(?P<below_ko>\d+[십백천만억조]*)분의 ?±?(?P<above_ko>{_DIGITS})"
    rf"|(?P<scaled>{_SCALED})"
    rf"|(?P<above>\d+)/(?P<below>[1-9]\d{{0,2}}(?:,\d{{3}})+|0*[1-9]\d*)(?![\d/.]|,\d)"
    rf"|(?P<digits>{_DIGITS}))"
    rf"|(?<![가-힣])(?P<native>{'|'.join(NATIVE)}){_COUNTED}))"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")


def _exponent(power: str) -> str:
    raised = power.removeprefix("10").translate(_SUPERSCRIPTS)
    return re.sub(rf"[{_MINUS}]", "-", re.sub(r"[\s^{}+]", "", raised))


def scaled_value(written: str) -> float:
    """The value of a figure with scales.

    >>> scaled_value("3만"), scaled_value("1억 5천만"), scaled_value("2.5조")
    (30000.0, 150000000.0, 2500000000000.0)
    """
    total, section, current = Decimal(0), Decimal(0), ""
    for character in written.replace(",", "").replace(" ", ""):
        if character in _SMALL:
            section += Decimal(current or 1) * _SMALL[character]
            current = ""
        elif character in _LARGE:
            section += Decimal(current or 0)
            total += (section or Decimal(1)) * _LARGE[character]
            section, current = Decimal(0), ""
        else:
            current += character
    return float(total + section + Decimal(current or 0))


def _value(match: re.Match[str]) -> float:
    if mantissa := match["mantissa"]:
        # One literal, so that 2.5×10^{-6} is the same float as 2.5e-6.
        return float(f"{mantissa.replace(',', '')}e{_exponent(match['power'])}")
    if power := match["bare_power"]:
        return float(f"1e{_exponent(power)}")
    if scaled := match["scaled"]:
        return scaled_value(scaled)
    if below := match["below"]:
        return float(match["above"]) / float(below.replace(",", ""))
    if below := match["below_ko"]:
        return float(match["above_ko"].replace(",", "")) / (scaled_value(below) or 1.0)
    if native := match["native"]:
        return float(NATIVE[native])
    return float(match["digits"].replace(",", ""))


def find_numerals(text: str) -> Iterator[Numeral]:
    """The numbers of a Korean text from left to right, without those that number provisions or stand in names."""
    for match in _PATTERN.finditer(text):
        if match["skip"]:
            continue
        sign = (match["sign"] or "").strip()
        value = _value(match)
        plus_minus = sign in ("±", "+/-")
        if sign and not plus_minus and (sign in _MINUS or sign in ("영하", "마이너스")):
            value = -value
        yield Numeral(value, match.start(), match.end(), plus_minus, bool(match["native"]))
