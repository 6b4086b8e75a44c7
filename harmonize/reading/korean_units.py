"""Units as Korean control lists write them, in pint's notation.

Mostly symbols, which ``english_units`` reads (GHz, ㎠, ℃, KHz); here are the Korean words (도/초, 리터, 중량%), the
divisor in front (시간당 100리터) and what the text layer lost.

>>> read_unit("18도/초 이하", 2)
('deg/s', 5)

Root signs are partly lost in the official text layer (``nT rms /Hz``). A field, a voltage or an acceleration is never
given per hertz, only per root hertz, so the root is restored for those.
"""

from __future__ import annotations

import re
from functools import lru_cache

from harmonize.reading import english_units

WORDS = {
    "퍼센트": "percent", "프로": "percent", "중량%": "percent", "무게%": "percent", "부피%": "percent",
    "원자%": "percent", "몰%": "percent", "wt%": "percent", "wt.%": "percent", "at%": "percent", "at.%": "percent",
    "mol%": "percent", "vol%": "percent", "％": "percent",
    "도": "deg", "초": "s", "분": "minute", "시간": "hour", "일간": "day", "일": "day", "주간": "week", "주": "week",
    "개월": "month", "년간": "year", "년": "year", "나노초": "ns", "마이크로초": "us", "밀리초": "ms", "피코초": "ps",
    "펨토초": "fs", "아크초": "arcsec", "아크 초": "arcsec", "각초": "arcsec", "아크분": "arcmin", "각분": "arcmin",
    "미터": "m", "킬로미터": "km", "센티미터": "cm", "밀리미터": "mm", "마이크로미터": "um", "나노미터": "nm",
    "마이크론": "um", "미크론": "um", "옹스트롬": "angstrom", "인치": "inch", "피트": "ft", "마일": "mile",
    "해리": "nautical_mile", "노트": "knot", "그램": "g", "킬로그램": "kg", "밀리그램": "mg", "톤": "tonne",
    "리터": "liter", "밀리리터": "mliter", "와트": "W", "킬로와트": "kW", "메가와트": "MW", "밀리와트": "mW",
    "볼트": "V", "킬로볼트": "kV", "밀리볼트": "mV", "암페어": "A", "밀리암페어": "mA", "옴": "ohm", "헤르츠": "Hz",
    "킬로헤르츠": "kHz", "메가헤르츠": "MHz", "기가헤르츠": "GHz", "테라헤르츠": "THz", "줄": "J", "킬로줄": "kJ",
    "파스칼": "Pa", "킬로파스칼": "kPa", "메가파스칼": "MPa", "기가파스칼": "GPa", "기압": "atm", "바": "bar",
    "뉴턴": "N", "뉴튼": "N", "킬로뉴턴": "kN", "테슬라": "T", "가우스": "gauss", "켈빈": "K", "라디안": "rad",
    "밀리라디안": "mrad", "비트": "bit", "바이트": "byte", "메가비트": "Mbit", "기가비트": "Gbit",
    "메가바이트": "Mbyte", "기가바이트": "Gbyte", "샘플": "sample", "데시벨": "dB", "옥타브": "octave",
    "디케이드": "decade", "원자질량단위": "u", "킬로베이스": "kbase", "전자볼트": "eV", "자속양자": "magnetic_flux_quantum",
    "천문단위": "au", "달러": "USD", "원": "KRW", "엔": "JPY", "유로": "EUR",
}  # fmt: skip
_SHARED = {"도", "초", "분", "시간", "일", "주", "년", "줄", "바", "톤", "원", "엔", "주간", "샘플", "옴", "프로"}
"""Words that also begin other words (초과, 분해능, 주파수): what follows must be a particle, a comparator or an end."""
_FOLLOWS = (
    r"(?=$|[\s/.,;:)\]'\"’”]|이[상하내]|[을를이가은는의로와과인]|으로|[에]서?|까지|부터|동안|당|미만|초과|간|짜리|된)"
    r"(?!의 ?\d|간격|에너)(?! ?(?:때|경우|과))"
)
DEFINED = (
    (re.compile(r"\s?(?:개의? ?)?(?:샘플|표본)/초"), "sample/s"),
    (re.compile(r"\s?비트/초"), "bit/s"),
    (re.compile(r"\s?(?:개의? ?)?자속 ?양자"), "magnetic_flux_quantum"),
    (re.compile(r"\s?마이크로 ?(?:그램|g)(?![A-Za-z])"), "ug"),
    (re.compile(r"\s?ohm-cm(?![A-Za-z])"), "ohm*cm"),
    (re.compile(r"\s?(?:cc|㏄)/분"), "cm**3/minute"),
    (re.compile(r"\s?oC(?![A-Za-z])"), "degC"),
    (re.compile(r"\s?micro ?(?:g|grams?)(?![A-Za-z])"), "ug_0"),
    (re.compile(r"\s?천문단위\(AU\)"), "au"),
)
PER = {"초": "s", "분": "minute", "시간": "hour", "시": "hour", "일": "day", "년": "year", "연": "year", "매초": "s"}
PER_BEFORE = re.compile(r"(?<![가-힣\d])(?P<unit>매초|초|분|시간|시|일|년|연)당?(?:(?<=당)|(?<=매초)) ?(?P<sign>±)?$")
"""초당 500°: the unit that divides stands in front of the figure."""

_WORD = "|".join(
    re.escape(word) + (_FOLLOWS if word in _SHARED else "") for word in sorted(WORDS, key=len, reverse=True)
)
_KOREAN = re.compile(rf"\s?(?P<word>{_WORD})(?:(?P<squared>제곱)|(?P<per> ?/ ?))?")
_SILICON = re.compile(r" ?\((?:실리콘|Si|silicon)\)", re.IGNORECASE)
_MINUTE_OF_ARC = re.compile(r" ?\((?:원호상?|각|arc[^)]*)\)")
_AMPLITUDE = re.compile(r"(?:[fpnum]?T(?:/m)?|[npum]?V(?:/m)?|u?g_0|[num]?m)/Hz")
_ADJACENT_LETTER = re.compile(r"[ANdhuStPB](?![A-Za-z/·])")
_PER_KOREAN = re.compile(r" ?/ ?(?P<word>초|분|시간|시|일|년)")


def read_unit(text: str, at: int) -> tuple[str, int] | None:
    """The unit that stands at an offset, in pint's notation, and where it ends. None where there is none."""
    for pattern, name in DEFINED:
        if match := pattern.match(text, at):
            return name, match.end()
    if match := _KOREAN.match(text, at):
        return _korean(text, match)
    spaced = at < len(text) and text[at] in " \u00a0\u2009\u3000"
    if not spaced and _ADJACENT_LETTER.match(text, at) and not _compared(text, at + 1):
        return None  # 6A, 4N: a product group, a multiple
    found = english_units.read_unit(text, at + 1 if spaced else at)
    if found is None:
        return None
    unit, end = found
    if match := _SILICON.match(text, end):
        end = match.end()
    if match := _PER_KOREAN.match(text, end):
        unit, end = f"{unit}/{PER[match['word']]}", match.end()
    if _AMPLITUDE.fullmatch(unit):
        unit += "**0.5"
    return unit, end


def _korean(text: str, match: re.Match[str]) -> tuple[str, int]:
    name, end = WORDS[match["word"]], match.end()
    if match["squared"]:
        return f"{name}**2", end
    if match["per"]:
        below = english_units.read_unit(text, end)
        word = next((word for word in sorted(PER, key=len, reverse=True) if text.startswith(word, end)), "")
        if word:
            return f"{name}/{PER[word]}", end + len(word)
        if below:
            return f"{name}/{below[0]}", below[1]
        return name, end - len(match["per"])
    if name in ("minute", "s") and (arc := _MINUTE_OF_ARC.match(text, end)):
        return ("arcmin" if name == "minute" else "arcsec"), arc.end()
    return name, end


def _compared(text: str, at: int) -> bool:
    return bool(re.match(r"\s?(?:를|을|의)?\s?(?:이상|이하|초과|미만|넘|를|의 )", text[at : at + 6]))


@lru_cache(maxsize=4096)
def per(unit: str, divisor: str) -> str:
    """The unit divided; a difference of temperature is in kelvin, since degC has an offset."""
    above = "K" if unit == "degC" else unit
    return f"{above}/{'K' if divisor == 'degC' else divisor}"
