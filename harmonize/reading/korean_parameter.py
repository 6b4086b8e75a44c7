"""The parameter of a Korean bound: the noun that the figure measures, in a few words.

>>> before('증폭기로서 "비대역폭"이 10%를 초과하고 최대 포화 전력 출력(peak power)이 ')
'최대 포화 전력 출력'
>>> after("의 양극 최대 전류 정격; 그리고")
'양극 최대 전류 정격'
"""

from __future__ import annotations

import re

LONGEST = 5
"""Words."""
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|\([^()]*$")
_QUOTES = str.maketrans("", "", "\"“”‘’'`")
_LEADING = re.compile(
    r"(?:최소한?|적어도|각각|약|대략|중량으로|중량기준으로|중량 기준으로|평균적으로|모두|적어도 각각|펄스 ?당"
    r"|채널당|평면당|링크당|배열 ?당|(?:시간|분|초|일|년|비행시간) ?당) ?$"
)
_APART = re.compile(r"\s+(?=(?:이|가|은|는)$)")
_NUMBER = re.compile(r"\d[A-E]\d{3}")
_NO_NOUN = re.compile(r"(?:에서|에|까지|부터|로|으로|일|인지|지)(?:[ ,]|는|$)")
_SUBJECT = re.compile(r"(?:이|가|은|는)$")
_ENDS = re.compile(
    r"(?:고|며|거나|하여|해|서|로써|한|된|되는|하는|인|갖는|가지는|있는|없는|위한|위해|대한|의한|의해|통한|따른"
    r"|같은|을|를|이|가|은|는|에|에서|로"
    r"|(?<![가-힣])(?:중|때|시|도|만|여|진|던|운|할|될)|및|또는|그리고|다음|이상의|이하의|초과의|미만의|이상|이하"
    r"|초과|미만|것|경우|와|과|까지|부터|보다|라도)$"
)
_QUANTITY = re.compile(
    r"(?:파장|파장 ?범위|주파수|주파수 ?범위|주파수 ?대역|대역|대역폭|온도|온도 ?범위|압력|압력 ?범위|수심|깊이"
    r"|고도|속도|간격|폭|펄스폭|크기|거리|사거리"
    r"|전압|전류|출력|중량|무게|질량|길이|직경|지름|내경|외경|반경|두께|높이|각도|각속도|회전수|위치|면적|부피"
    r"|체적|용량|농도|함량|비율|비|율|률|밀도"
    r"|가속도|시간|정밀도|정확도|강도|감도|자속밀도|인장강도|이득|오차|분해능|에너지|전력|유량|순도|저항|횟수|수"
    r"|거칠기|조도|효율|해상도|거리 ?해상도|안정도|반복도|정격)$"
)
_AFTER_LEAD = re.compile(
    r"(?:하는|되는|는|인|의|로|이|가|하여|하며|하고|한|된|낮은|높은|작은|큰|짧은|긴|적은|많은|빠른|느린|좋은"
    r"|우수한|넓은|좁은|은|ㄴ|을|를)? ?"
    r"(?:\([^()]{1,30}\)(?:의|인)? ?)?"
)
_AFTER = re.compile(
    r"(?P<noun>[가-힣A-Za-z·-]+?(?: [가-힣A-Za-z·-]+?){0,4}?)"
    r"(?=(?:을|를|이|가|은|는|에서|에|으로|로|과|와|도|이거나|이고|이며)(?: |,|$)|\(|[;.,]|$| 및 | 또는 "
    r"| 이?[상하]| 것| 범위| 내에서|의 )"
)
_VERBAL = re.compile(
    r"^(?:것|경우|등|다음|및|또는|그리고|단|이|그|때|일|것으로|것이|특성|모든|한|두|수|인)(?![가-힣])|^(?:것|경우)"
)
BY_DIMENSION = {
    "kelvin": "온도", "1 / second": "주파수", "meter": "길이", "second": "시간",
    "kilogram / meter / second ** 2": "압력", "kilogram * meter ** 2 / second ** 3": "출력", "kilogram": "질량",
    "kilogram * meter ** 2 / ampere / second ** 3": "전압", "ampere": "전류", "radian": "각도",
    "meter / second": "속도", "bit": "비트 수", "meter ** 2": "면적", "meter ** 3": "부피",
    "kilogram * meter ** 2 / second ** 2": "에너지", "kilogram / meter ** 3": "밀도",
    "meter / second ** 2": "가속도", "meter ** 2 / second ** 2": "선량", "dimensionless": "함량",
}  # fmt: skip
"""What a figure measures where no noun stands by it."""


def before(lead: str) -> str:
    """The noun phrase before a figure whose particle makes it the subject (주파수가), or which ends in a quantity."""
    plain = _BRACKETS.sub("", lead[-160:]).translate(_QUOTES).rstrip(" :")
    plain = _APART.sub("", plain)
    while match := _LEADING.search(plain):
        plain = plain[: match.start()].rstrip()
    words = plain.split()
    if not words:
        return ""
    last = words[-1]
    if _NUMBER.search(last):
        return ""
    if is_quantity(last):
        return _phrase(words)
    if _SUBJECT.search(last) and len(last) > 1 and not _is_modifier(last):
        words[-1] = _SUBJECT.sub("", last)
        return _phrase(words)
    return ""


def _is_modifier(word: str) -> bool:
    return bool(
        re.search(
            r"(?:하는|되는|있는|갖는|가지는|않는|같은|높은|낮은|작은|좋은|이루어지는|사용되는|위한|있어서는|대해서는|대하여는|경우는|에서는|에는)$",
            word,
        )
    )


def _phrase(words: list[str]) -> str:
    kept = [words[-1].strip(",.;:")]
    for word in reversed(words[:-1]):
        if len(kept) == LONGEST or word[-1] in ",.;:-" or any(c.isdigit() for c in word):
            break
        if _ENDS.search(word) and not word.endswith("의"):
            break
        kept.append(word)
    kept.reverse()
    return " ".join(kept)


def after(following: str) -> str:
    """The noun phrase behind a figure and its comparator (100 A 이상의 최대 전류: 최대 전류)."""
    plain = following.translate(_QUOTES)
    if _NO_NOUN.match(plain):
        return ""
    lead = _AFTER_LEAD.match(plain)
    match = _AFTER.match(plain, lead.end() if lead else 0)
    if match is None or _VERBAL.match(match["noun"]):
        return ""
    words = match["noun"].split()
    for index, word in enumerate(words):
        if is_quantity(word) and not (index + 1 < len(words) and is_quantity(words[index + 1])):
            return " ".join(words[: index + 1])
    kept: list[str] = []
    for word in words:
        if _ENDS.search(word) and len(word) > 2 and kept:
            break
        kept.append(word)
    return " ".join(kept[:LONGEST])


def is_quantity(noun: str) -> bool:
    """Whether the noun names something that is measured, not goods."""
    return bool(_QUANTITY.search(noun))
