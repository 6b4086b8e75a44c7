"""Numbers that a text says, the same way in every language: digits with their unit, and which numbers are in words.

The threshold readers ask what a figure bounds and skip what bounds nothing. To hold two languages of one paragraph
against each other, every number counts (wavelengths of a list, years of a standard, counts), and what is skipped must
be skipped alike in both. Skipped are numbers of chemicals and references (given as spans), list labels (``1.``,
``(2)``), indices behind a letter (``UF6``, ``E0``) and the category marks behind a defined term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from harmonize.model import Language
from harmonize.reading import english_units, korean_units
from harmonize.reading.units import to_base

_MINUS = r"\-–−－"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?=[\d{_MINUS}영m])"
    rf"(?:(?<![A-Za-z_\d])|(?<=\bto)|(?<=\bthan))(?<![A-Za-z][{_MINUS}/+.])(?<![가-힣][{_MINUS}])(?<!별표 )(?<!별표)"
    rf"(?<![\d,]\.)(?<!\d,)(?<!\^\{{)(?<!\^\{{[{_MINUS}])(?<!_\{{)"
    rf"(?P<sign>(?:(?<=[\s(~])|(?<=^)|(?<=가))[{_MINUS}] ?|영하 ?|minus )?"
    rf"(?P<digits>{_DIGITS})"
    rf"(?: ?[×xXⅹ*] ?10 ?(?P<above>[{_MINUS}]?) ?\^?\{{? ?(?P<minus>[{_MINUS}]?) ?(?P<power>\d{{1,2}})\}}?(?![\d.]))?"
    rf"(?:\^\{{ ?(?P<alone>[{_MINUS}]? ?\d{{1,2}}) ?\}})?"
    r"(?P<scale>[십백천만억]+(?=분의|개|회|번|원| ?이[상하]| ?초과)| (?:million|billion|thousand)\b)?",
    re.ASCII,
)
_LABELS = {
    Language.ENGLISH: re.compile(
        r"(?:(?<=^)|(?<=[;:.,\-–•·] )|(?<=\b(?:or|to) )|(?<=\band ))\(?(\d{1,2})(?:\.(?=\s|[A-Za-z])|\))", re.ASCII
    ),
    Language.KOREAN: re.compile(
        r"(?<![\d.A-Za-z,(])(\d{1,2})\.(?=\s|[가-힣A-Za-z'\"“‘])|(?:(?<=^)|(?<=[;:.,\-–•·] ))\(?(\d{1,2})\)", re.ASCII
    ),
}
"""``1.`` and ``(2)`` in front of the members of a list. A Korean sentence ends in a verb, never in a number."""
_MARKS = re.compile(r"[\"“”'‘’)] ?\((\d(?:[ ,]+\d)*)\)", re.ASCII)
"""``"laser" (3 6)``: the categories in which a defined term is used."""
_DIGIT = re.compile(r"[0-9]")
_MAY_LABEL = re.compile(r"\d[.)]", re.ASCII)
_MAY_MARK = re.compile(r"\(\d", re.ASCII)
_ARTICLE = re.compile(
    r"\b(?:one|per|an?|first|each|single|every)[ -](?=[a-zA-Z])|당|매 ?|한 ?(?=[시가-힣])", re.IGNORECASE
)

_SCALES = {
    "만": 1e4, "억": 1e8, "천": 1e3, "백": 1e2, "십": 10.0, "십만": 1e5, "백만": 1e6, "천만": 1e7,
    "십억": 1e9, "백억": 1e10,
    "million": 1e6, "billion": 1e9, "thousand": 1e3,
}  # fmt: skip


class Number(NamedTuple):
    """A number in digits."""

    value: float
    """Without its sign."""
    negative: bool
    unit: str
    """In pint's notation; "" where none was read."""
    base_value: float
    base_unit: str
    start: int
    end: int
    end_of_unit: int
    name: bool = False
    """Part of a name of several numbers (ISO 7498-2-1988), of which it stands for all."""


def find_numbers(text: str, language: Language, skipped: Sequence[tuple[int, int]] = ()) -> list[Number]:
    """The numbers that ``text`` has in digits, in its order.

    >>> [(n.value, n.unit) for n in find_numbers("1. more than 2,000 Hz (UF6) at 15 °C", Language.ENGLISH)]
    [(2000.0, 'Hz'), (15.0, 'degC')]
    """
    if not _DIGIT.search(text):
        return []
    taken = list(skipped)
    if _MAY_LABEL.search(text):
        labels = _LABELS.get(language, _LABELS[Language.ENGLISH])
        taken += [match.span() for match in labels.finditer(text)]
    if _MAY_MARK.search(text):
        taken += [match.span() for match in _MARKS.finditer(text)]
    found: list[Number] = []
    for match in _NUMBER.finditer(text):
        start, end = match.span("digits")[0], match.end()
        if any(begin <= start < stop for begin, stop in taken):
            continue
        value = _value(match)
        unit, stop = _unit(text, start, end, language)
        base_value, base_unit = to_base(-value if match["sign"] else value, unit or "1")
        found.append(
            Number(value, bool(match["sign"]), unit, base_value, base_unit, match.start(), end, max(end, stop))
        )
    return found


def _value(match: re.Match[str]) -> float:
    digits = match["digits"].replace(",", "")
    if match["power"]:
        minus = "-" if match["minus"] or match["above"] else ""
        return float(f"{digits}e{minus}{match['power']}")
    if match["alone"] and digits == "10":
        return float("1e" + re.sub(rf"[{_MINUS}] ?", "-", match["alone"]).replace(" ", ""))
    scale = (match["scale"] or "").strip()
    factor = _SCALES.get(scale, 1.0)
    return float(digits) * factor


def _unit(text: str, start: int, end: int, language: Language) -> tuple[str, int]:
    if language is Language.KOREAN:
        unit, stop = korean_units.read_unit(text, end) or ("", end)
        before = korean_units.PER_BEFORE.search(text, max(0, start - 6), start) if unit else None
        return (korean_units.per(unit, korean_units.PER[before["unit"]]) if before else unit), stop
    at = end + 1 if end < len(text) and text[end] in " -\u00a0\u2009\u2011" else end
    found = english_units.read_unit(text, at) or english_units.read_counted(text, at)
    return found or ("", end)


_ENGLISH = {
    0: r"zero|no|none", 0.5: r"half", 1: r"ones?|an?|once|first|single|mono\w*|primary|each|per|any|unit\w*|core",
    2: r"two|twice|twin|second(?:ary)?|dual|double|pairs?|both|bi\w+|di\w+|either|squared?|couple\w*|between|II",
    3: r"three|third|triple|tri\w+|cubed?|III|ternary|tertiary", 4: r"four(?:th)?|quad\w*|tetra\w*|quarter|IV",
    5: r"five|fifth|penta\w*|V", 6: r"six(?:th)?|hexa\w*|VI", 7: r"seven(?:th)?|hepta\w*|VII",
    8: r"eight(?:h)?|octa\w*|VIII", 9: r"nin(?:e|th)|IX", 10: r"ten(?:th|s)?|X|deca\w*|October",
    11: r"eleven(?:th)?|XI", 12: r"twel(?:ve|fth)|dozen|December|Dec|XII", 13: r"thirteen", 14: r"fourteen|XIV",
    15: r"fifteen", 16: r"sixteen", 17: r"seventeen", 18: r"eighteen", 19: r"nineteen", 20: r"twent(?:y|ieth)|XX",
    24: r"twenty[- ]four", 30: r"thirty", 40: r"forty", 50: r"fifty", 100: r"hundred",
    1000: r"thousand|kilo\w*", 1e6: r"million|ppm", 1e9: r"billion|ppb",
}  # fmt: skip
_KOREAN = {
    0: r"영(?![가-힣])|없", 0.5: r"반", 1: r"한 ?|하나|첫|단일|단독|일차|어느|각|매|당|싱글|모노|Ⅰ",
    2: r"두 |두개|두 ?번|둘|이중|양 ?|쌍|이차|듀얼|복|이산화|이불화|이염화|이황화|제곱|배|Ⅱ",
    3: r"세 |셋|삼|세제곱|Ⅲ", 4: r"네 ?[개가번]|넷|사[불염산]|Ⅳ", 5: r"다섯|오[불염산]|Ⅴ", 6: r"여섯|육[불염]",
    7: r"일곱|칠", 8: r"여덟|팔", 9: r"아홉", 10: r"열 ?[개가번]|십|데카", 12: r"열두|십이", 20: r"스물|이십",
    100: r"백", 1000: r"천|킬로", 1e6: r"백만|ppm", 1e9: r"십억|ppb",
}  # fmt: skip
_WORDS = {
    Language.ENGLISH: {
        value: re.compile(rf"(?<![A-Za-z])(?:{words})(?![a-z])", re.IGNORECASE) for value, words in _ENGLISH.items()
    },
    Language.KOREAN: {value: re.compile(words) for value, words in _KOREAN.items()},
}


def says_in_words(text: str, value: float, language: Language) -> bool:
    """Whether ``text`` may say a number in words (``second``, ``dual``, 두 개): it then is not missing there.

    >>> says_in_words("in two dimensions", 2, Language.ENGLISH), says_in_words("in two dimensions", 3, Language.ENGLISH)
    (True, False)
    """
    pattern = _WORDS.get(language, {}).get(value)
    return bool(pattern and pattern.search(text))


def says_one_of(text: str, unit: str, language: Language) -> bool:
    """Whether ``text`` says one of a unit without a digit: ``per day``, ``an hour``, 하루당."""
    return any(read == unit for read in _units_of_one(text, language))


@lru_cache(maxsize=256)
def _units_of_one(text: str, language: Language) -> tuple[str, ...]:
    return tuple(_articled(text, language))


def _articled(text: str, language: Language) -> Iterator[str]:
    reader = korean_units.read_unit if language is Language.KOREAN else english_units.read_unit
    for match in _ARTICLE.finditer(text):
        if found := reader(text, match.end()):
            yield found[0]
