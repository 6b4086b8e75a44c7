"""Labels of goods and names of parameters in Japanese and Korean.

A label is made of glossary names and bounds (``harmonize.reading.labels``) and stands in English in the digests. Its
parts are replaced one by one by the names that the glossary has in the other language; a part that has none there
stays English. Bounds are figures and units and stay. The terms of the glossary are there to recognise words of the
lists, and its first one is not always what a reader would call the thing, or is none: such names are in
``templates/names.csv``, which comes first.

>>> label_in("laser (carbon dioxide): output power > 2 kW", Language.JAPANESE, {})
'レーザー（二酸化炭素）：出力 > 2 kW'
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from harmonize.model import Language
from harmonize.reading.glossary import load_glossary
from harmonize.report.words import with_unit_signs

NAMES = Path(__file__).parent / "templates" / "names.csv"
_DELIMITER = re.compile(r"( – | \(|\)(?=$|: |, | for )|: |, )")
_BOUND = re.compile(r"(?P<name>.*?)(?P<bound>(?:^| )(?:[<>]=?|=) .+)")
_FOR = re.compile(r"(?P<head>[^:()]+?(?: \([^()]*\))?) for (?P<goods>[^:]+)(?P<rest>: .*|)")
_MADE_FOR = re.compile(r"(?P<head>.+?) for (?P<goods>.+)")
_STATUS = re.compile(r"(?P<number>\S+) (?P<status>reserved|not used|deleted)")
_NOTES = (
    "note: does not apply to certain ",
    "note: does not apply to ",
    "note: includes ",
    "note on ",
    "technical note on ",
    "N.B.: see ",
)
_SIGNS = {
    Language.JAPANESE: {" – ": " – ", " (": "（", ")": "）", ": ": "：", ", ": "、"},
    Language.KOREAN: {" (": "("},
}  # fmt: skip
_NOTE_WORDS = {
    Language.JAPANESE: ("適用除外の注：一部の", "適用除外の注：", "含む旨の注：", "注：", "技術的注釈：", "参照："),
    Language.KOREAN: ("적용 제외 주: 일부 ", "적용 제외 주: ", "포함 주: ", "주: ", "기술해설: ", "참조: "),
}
_OPENING = ("note", "technical note on ", "N.B.")
_FOR_WORDS = {Language.JAPANESE: "{head}（{goods}関連）{rest}", Language.KOREAN: "{head}({goods} 관련){rest}"}
_STATUS_WORDS = {
    Language.JAPANESE: {"reserved": "留保", "not used": "不使用", "deleted": "削除"},
    Language.KOREAN: {"reserved": "유보", "not used": "미사용", "deleted": "삭제"},
}
_JOINING = {Language.JAPANESE: {"and": "かつ", "or": "又は"}, Language.KOREAN: {"and": "및", "or": "또는"}}
_OTHER = "other "
_OTHER_WORDS = {Language.JAPANESE: "その他の", Language.KOREAN: "기타 "}
_AT = "@ "
"""Stands before a bound that is a condition."""
_CONDITION = {Language.JAPANESE: "条件 ", Language.KOREAN: "조건 "}
_UNIT_NAMES = {
    Language.ENGLISH: {},
    Language.JAPANESE: {
        "nautical_mile": "海里",
        "knot": "ノット",
        "octave": "オクターブ",
        "inch": "インチ",
        "tonne": "t",
        "day": "日",
        "week": "週",
        "month": "月",
        "year": "年",
        "bit": "ビット",
    },
    Language.KOREAN: {
        "nautical_mile": "해리",
        "knot": "노트",
        "octave": "옥타브",
        "inch": "인치",
        "tonne": "t",
        "day": "일",
        "week": "주",
        "month": "월",
        "year": "년",
        "bit": "비트",
    },
}
"""Units that are called by a name, not a sign."""
_IN_BOUND = re.compile(r"(?<=[<>=≤≥] )[-−]?[\d.,e+-]+(?: × 10[⁻⁰¹²³⁴-⁹]+)? [^\s,;:()]+")
_JOINT = re.compile(r"(?<=\S) (and|or) (?=[<>])")


def label_in(label: str, language: Language, words: Mapping[str, str]) -> str:
    """The English ``label`` with its names in ``language``; ``words`` are names that the glossary does not have."""
    if language is Language.ENGLISH or not label:
        return bounds_in(str(label), language)
    return _label_in(str(label), language, _Words(words))


class _Words:
    """Words as a key of a cache: one table a language."""

    __slots__ = ("table",)

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Words) and other.table is self.table


@lru_cache(maxsize=16_384)
def _label_in(label: str, language: Language, words: _Words) -> str:
    if label.startswith(_OPENING):
        for place, opening in enumerate(_NOTES):
            if label.startswith(opening):
                return _NOTE_WORDS[language][place] + _parts(label.removeprefix(opening), language, words)
    if match := _STATUS.fullmatch(label):
        return f"{match['number']} {_STATUS_WORDS[language][match['status']]}"
    if (whole := _name(label, language, words)) != label:
        return whole
    context, dash, subject = label.partition(" – ")
    if dash and ":" not in context:
        sides = (_label_in(side, language, words) for side in (context, subject))
        return _SIGNS[language].get(dash, dash).join(sides)
    if " for " in label and (match := _FOR.fullmatch(label)):
        head, rest = (_parts(match[name], language, words) for name in ("head", "rest"))
        goods = _label_in(match["goods"], language, words)  # "component for test equipment for laser"
        return _FOR_WORDS[language].format(head=head, goods=goods, rest=rest)
    return _parts(label, language, words)


def _parts(text: str, language: Language, words: _Words) -> str:
    whole = _name(text, language, words)
    if whole != text:
        return whole
    signs = _SIGNS[language]
    pieces = _DELIMITER.split(text)
    told = [
        signs.get(piece, piece) if place % 2 else _piece(piece, language, words) for place, piece in enumerate(pieces)
    ]
    return "".join(told)


def _piece(piece: str, language: Language, words: _Words) -> str:
    mark = _CONDITION[language] if piece.startswith(_AT) else ""
    piece = piece.removeprefix(_AT)
    match = _BOUND.fullmatch(piece)
    if match is None:
        return mark + _name(piece, language, words)
    bound = _JOINT.sub(lambda joint: f" {_JOINING[language][joint[1]]} ", bounds_in(match["bound"], language))
    return f"{mark}{_name(match['name'], language, words)}{bound}"


def bounds_in(text: str, language: Language) -> str:
    """Bounds that the program wrote, with the signs or names of their units (``> 2 liter/minute`` is > 2 L/min)."""
    return _IN_BOUND.sub(lambda match: with_unit_signs(match[0], _UNIT_NAMES[language]), text)


def _name(name: str, language: Language, words: _Words) -> str:
    names = _names(language)
    if found := names.get(name) or words.table.get(name) or names.get(name[:1].lower() + name[1:]):
        return found
    if name.startswith(_OTHER):
        bare = name.removeprefix(_OTHER)
        told = _name(bare, language, words)
        return _OTHER_WORDS[language] + told if told != bare else name
    if match := _MADE_FOR.fullmatch(name):
        made = {part: _name(match[part], language, words) for part in ("head", "goods")}
        if all(made[part] != match[part] for part in made):
            return _FOR_WORDS[language].format(**made, rest="")
    return name


@cache
def _names(language: Language) -> dict[str, str]:
    """Names by the English one, whichever of its terms a label has: those of ``names.csv``, else the first terms of the
    glossary."""
    with NAMES.open(encoding="utf-8", newline="") as lines:
        chosen = {row["en"]: row[language.value] for row in csv.DictReader(lines)}
    names: dict[str, str] = {}
    for concept in load_glossary().concepts:
        name = chosen.get(concept.en[0]) or next(iter(concept.terms(language)), "")
        names |= dict.fromkeys(concept.en, name) if name else {}
    return names | chosen
