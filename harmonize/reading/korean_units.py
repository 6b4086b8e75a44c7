"""Units as Korean control lists write them, in pint's notation.

Mostly symbols, which ``english_units`` reads (GHz, ㎠, ℃, KHz); here are the Korean words (도/초, 리터, 중량%), the
divisor in front (시간당 100리터) and what the text layer lost.

>>> read_unit("18도/초 이하", 2)
('deg/s', 5)

Root signs are partly lost in the official text layer (``nT rms /Hz``). A field, a voltage or an acceleration is never
given per hertz, only per root hertz, so the root is restored for those; of a random walk (``0.1°/이하``) the whole root
hour is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from harmonize.reading import english_units

_PREFIXES = {
    "테라": "T", "기가": "G", "메가": "M", "킬로": "k", "헥토": "h", "데시": "d", "센티": "c", "밀리": "m",
    "마이크로": "u", "나노": "n", "피코": "p", "펨토": "f",
}  # fmt: skip
_PREFIXED = {
    "미터": "m", "그램": "g", "그람": "g", "초": "s", "와트": "W", "볼트": "V", "암페어": "A", "옴": "ohm",
    "헤르츠": "Hz",
    "줄": "J", "파스칼": "Pa", "뉴턴": "N", "뉴튼": "N", "테슬라": "T", "켈빈": "K", "라디안": "rad", "비트": "bit",
    "바이트": "byte", "리터": "liter", "바": "bar", "패럿": "F", "헨리": "H", "베크렐": "Bq", "그레이": "Gy",
    "시버트": "Sv", "퀴리": "Ci", "전자볼트": "eV", "몰": "mol", "루멘": "lm", "럭스": "lx", "텍스": "tex",
    "베이스": "base", "와트시": "Wh", "샘플": "sample", "포이즈": "poise", "스토크스": "St", "갈": "Gal",
}  # fmt: skip
_PLAIN = {
    "퍼센트": "percent", "프로": "percent", "중량%": "percent", "무게%": "percent", "부피%": "percent",
    "원자%": "percent", "몰%": "percent", "wt%": "percent", "wt.%": "percent", "at%": "percent", "at.%": "percent",
    "mol%": "percent", "vol%": "percent", "％": "percent", "도": "deg", "분": "minute", "시간": "hour",
    "일간": "day", "일": "day", "주간": "week", "주": "week", "개월": "month", "년간": "year", "년": "year",
    "아크초": "arcsec", "초각": "arcsec", "각초": "arcsec", "아크분": "arcmin", "각분": "arcmin",
    "마이크론": "um", "미크론": "um", "옹스트롬": "angstrom", "인치": "inch", "피트": "ft", "마일": "mile",
    "해리": "nautical_mile", "노트": "knot", "톤": "tonne", "기압": "atm", "가우스": "gauss", "데시벨": "dB",
    "옥타브": "octave", "디케이드": "decade", "원자질량단위": "u", "자속양자": "magnetic_flux_quantum",
    "천문단위": "au", "달러": "USD", "원": "KRW", "엔": "JPY", "유로": "EUR",
}  # fmt: skip
_ALONE = frozenset(("베이스", "갈", "몰", "패럿"))
"""Units only behind a prefix; alone the words mean other things."""
_RAISED = {"제곱": "**2", "평방": "**2", "세제곱": "**3", "입방": "**3"}
WORDS = {prefix + word: sign + name for prefix, sign in _PREFIXES.items() for word, name in _PREFIXED.items()}
WORDS.update({word: name for word, name in _PREFIXED.items() if word not in _ALONE})
WORDS.update(_PLAIN)
WORDS.update(
    {raised + word: WORDS[word] + power for raised, power in _RAISED.items() for word in WORDS if word.endswith("미터")}
)
_SHARED = {"도", "초", "분", "시간", "일", "주", "년", "줄", "바", "톤", "원", "엔", "주간", "샘플", "옴", "프로"}
"""Words that also begin other words (초과, 분해능, 주파수): what follows must be a particle, a comparator or an end."""
_FOLLOWS = (
    r"(?=$|[\s/.,;:()\]'\"’”]|이[상하내]|[을를이가은는의로와과인]|으로|[에]서?|까지|부터|동안|당|미만|초과|간|짜리"
    r"|된|안에|내에)"
    r"(?!의 ?\d|간격|에너)(?! ?(?:때|경우|과))"
)
DEFINED = (
    (r"(?:개의? ?)?(?:샘플|표본)/초", "sample/s"),
    (r"비트/초", "bit/s"),
    (r"(?:개의? ?)?자속 ?양자", "magnetic_flux_quantum"),
    (r"마이크로 ?(?:그램|g)(?![A-Za-z])", "ug"),
    (r"ohm-cm(?![A-Za-z])", "ohm*cm"),
    (r"(?:cc|㏄)/분", "cm**3/minute"),
    (r"oC(?![A-Za-z])", "degC"),
    (r"micro ?(?:g|grams?)(?![A-Za-z])", "ug_0"),
    (r"천문단위\(AU\)", "au"),
    (r"mmHg(?![A-Za-z])", "mmHg"),
    (r"아크 초", "arcsec"),
    (r"arc ?sec(?![A-Za-z])", "arcsec"),
    (r"arc ?min(?![A-Za-z])", "arcmin"),
    (r"mm ?[•·∙*-]? ?mrad(?![A-Za-z])", "mm*mrad"),
    (r"mill?i-radians?(?![A-Za-z])", "mrad"),
    (r"Nm(?![A-Za-z])", "N*m"),
    *(
        (rf"[{micro}]C/{length}(?:2|²|\^\{{2\}})(?!\d)", f"{prefix}C/{length}**2")
        for micro, prefix in (("µμ", "u"), ("m", "m"), ("n", "n"))
        for length in ("mm", "cm", "m")
    ),
    (r"kg ?N-1 ?h-1", "kg/N/hour"),
    # The secant of the latitude is a factor without a unit.
    (r"deg sec ?\([^()]*\)", "deg"),
    (r"°/(?=이하|미만| )", "deg/hour**0.5"),
    *((rf"K{symbol}(?![A-Za-z/])", f"k{symbol}") for symbol in ("g", "m", "N", "V", "J", "A")),
)
"""Patterns of units that are read as they stand, each with its name in pint's notation."""
_DEFINED = re.compile(r"\s?(?:" + "|".join(f"({pattern})" for pattern, _ in DEFINED) + ")")
PER = {"초": "s", "분": "minute", "시간": "hour", "시": "hour", "일": "day", "년": "year", "연": "year", "매초": "s"}
PER_BEFORE = re.compile(
    r"(?:(?<![가-힣\d])|(?<=비행))(?P<unit>매초|초|분|시간|시|일|년|연)당?(?:(?<=당)|(?<=매초)) ?(?P<sign>±)?$"
)
"""초당 500°: the unit that divides stands in front of the figure."""


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) + (_FOLLOWS if word in _SHARED else "") for word in ordered)


_WORD = (
    rf"(?:(?:{_any_of(_RAISED)}) ?)?(?:{_any_of(_PREFIXES)}) ?(?:{_any_of(_PREFIXED)})|(?:{_any_of(_RAISED)}) ?미터"
    rf"|{_any_of([word for word in _PREFIXED if word not in _ALONE] + list(_PLAIN))}"
)
_KOREAN = re.compile(rf"\s?(?=[가-힣％wamv])(?P<word>{_WORD})(?:(?P<squared>제곱)|(?P<per> ?/ ?))?")
_SILICON = re.compile(r" ?\((?:실리콘|Si|silicon)\)", re.IGNORECASE)
_MINUTE_OF_ARC = re.compile(r" ?\((?:원호상?|각|arc[^)]*)\)")
_AMPLITUDE = re.compile(r"(?:[fpnum]?T(?:/m)?|[npum]?V(?:/m)?|u?g_0|[num]?m)/Hz")
_ADJACENT_LETTER = re.compile(r"[ANdhuStPB](?![A-Za-z/·])")
_SQUARE = re.compile(r" ?/ ?(?:square|sq\.?|□)(?![A-Za-z])")
_PER_KOREAN = re.compile(r" ?/ ?(?P<word>초|분|시간|시|일|년)")


def read_unit(text: str, at: int) -> tuple[str, int] | None:
    """The unit that stands at an offset, in pint's notation, and where it ends. None where there is none."""
    if (match := _DEFINED.match(text, at)) and match.lastindex:
        return DEFINED[match.lastindex - 1][1], match.end()
    if match := _KOREAN.match(text, at):
        return _korean(text, match)
    spaced = at < len(text) and text[at] in " \u00a0\u2009\u3000"
    if not spaced and _ADJACENT_LETTER.match(text, at) and not _compared(text, at + 1):
        return None  # 6A, 4N: a product group, a multiple
    found = english_units.read_unit(text, at + 1 if spaced else at)
    if found is None:
        return english_units.read_counted(text, at + 1) if spaced else None  # neutrons/s
    unit, end = found
    if match := _SILICON.match(text, end):
        end = match.end()
    if match := _SQUARE.match(text, end):
        end = match.end()  # ohms per square
    if match := _PER_KOREAN.match(text, end):
        unit, end = f"{unit}/{PER[match['word']]}", match.end()
    if _AMPLITUDE.fullmatch(unit):
        unit += "**0.5"
    return unit, end


def _korean(text: str, match: re.Match[str]) -> tuple[str, int]:
    name, end = WORDS[match["word"].replace(" ", "")], match.end()
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
    """Whether a letter directly behind a figure is a unit: a comparator follows (5A 이상), or the figure is long."""
    long = at > 2 and text[at - 3].isdigit() and bool(re.match(r"[을를의이가]", text[at : at + 1]))
    return long or bool(re.match(r"\s?(?:를|을)?\s?(?:이상|이하|초과|미만|넘)", text[at : at + 6]))


@lru_cache(maxsize=4096)
def per(unit: str, divisor: str) -> str:
    """The unit divided; a difference of temperature is in kelvin, since degC has an offset."""
    above = "K" if unit == "degC" else unit
    return f"{above}/{'K' if divisor == 'degC' else divisor}"
