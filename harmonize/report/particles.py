"""The Korean particle that a text takes: it follows the last sound, as the text is read aloud in Korean.

>>> with_particle("한국", "은"), with_particle("EU 2B209.b", "은"), with_particle("> 1 mW", "으로")
('한국은', 'EU 2B209.b는', '> 1 mW로')
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache

PARTICLES = {
    "은": ("는", "은"),
    "이": ("가", "이"),
    "을": ("를", "을"),
    "과": ("와", "과"),
    "으로": ("로", "으로"),
    "이다": ("다", "이다"),
}
"""The particle behind a vowel, and behind a consonant."""


class _Sound(Enum):
    """The last sound of a text."""

    VOWEL = 0
    L = 1
    """ㄹ: a consonant, but 으로 is 로 behind it."""
    CONSONANT = 2


_L_ENDING = frozenset("178LRlr一七八")
"""Figures and letters whose Korean names end in ㄹ (일, 칠, 팔, 엘, 알)."""
_CONSONANT_ENDING = frozenset("036MNmn三六十百千万ン")
"""Those whose names end in another consonant (영, 삼, 육, 엠, 엔, 십, 백, 천, 만)."""
_UNIT = re.compile(r"(?:^|[<>≤≥=] ?)[-−±]?[\d.,]*\d(?: ×\s10\S+)?\s?(?:[^\s\d]*/)?(?P<unit>[A-Za-zµμ°℃Ω%]+)[²³]?\.?$")
"""A value with its unit at the end of a text; of a quotient the divisor is read last."""
_UNIT_SOUNDS = (
    (re.compile(r"hours?|h|minutes?|min|m?rad|radians?|K|g|kg|mg|µg|[kMG]?N|Ω|ppm|rpm|tons?"), _Sound.CONSONANT),
    (re.compile(r"[kMGmµμ]?J|[kMGm]?Pa|dB\w?|mol|[kM]?cal"), _Sound.L),
    (re.compile(r".+"), _Sound.VOWEL),
)
"""Names of units that end in a consonant (시간, 분, 라디안, 켈빈, 그램, 뉴턴, 옴) or in ㄹ (줄, 파스칼, 데시벨,
몰); all others end in a vowel (미터, 와트, 볼트, 헤르츠, 초, 퍼센트)."""


def with_particle(text: str, particle: str) -> str:
    """The text and its particle: ``particle`` is the form behind a consonant."""
    sound = _last_sound(text)
    if sound is _Sound.L and particle == "으로":
        sound = _Sound.VOWEL
    return f"{text}{PARTICLES[particle][sound is not _Sound.VOWEL]}"


@lru_cache(maxsize=4096)
def _last_sound(text: str) -> _Sound:
    """The last sound of a text, read in Korean; what stands in brackets is not read."""
    read = _unbracketed(text).rstrip()
    if match := _UNIT.search(read):
        return next(sound for pattern, sound in _UNIT_SOUNDS if pattern.fullmatch(match["unit"]))
    last = unicodedata.normalize("NFKC", next((sign for sign in reversed(read) if sign.isalnum()), ""))
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return _Sound.VOWEL if not final else _Sound.L if final == 8 else _Sound.CONSONANT
    return _Sound.L if last in _L_ENDING else _Sound.CONSONANT if last in _CONSONANT_ENDING else _Sound.VOWEL


def _unbracketed(text: str) -> str:
    depth = 0
    kept = []
    for sign in text:
        depth += sign in "(（"
        if not depth:
            kept.append(sign)
        depth -= sign in ")）" and depth > 0
    return "".join(kept)
