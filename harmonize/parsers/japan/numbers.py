"""Numbers of Japanese laws: from printed titles to the list's numbers, citations and addresses.

Titles are kanji, kana or full-width figures. Articles (第六条), items (号) and the rows of the tables become Arabic
(十の二 is ``10_2``); everything below an item keeps its character, without brackets (（一） is ``一``, １ is ``1``).

>>> ordinal("十の二"), ordinal("一〇"), ordinal("十二及び十三"), ordinal("七から十まで")
('10_2', '10', '12:13', '7:10')
>>> citation("6/1/イ/一")
'貨物等省令第6条第1号イ（一）'
>>> citation("別表1/7/8_2")
'輸出令別表第1の7の項（8の2）'
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

ORDER_TABLE = "別表1"
"""Head of the numbers of 別表第一 of the Export Trade Control Order."""
EXCHANGE_TABLE = "外為令別表"
"""Head of the numbers of the technology table of the Foreign Exchange Order."""
ORDINANCE_TABLE = "省令別表"
"""Head of the numbers of the ordinance's own tables: ``省令別表3``."""

DIVIDED_ARTICLES = frozenset(("2", "2_2", "13", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "27"))
"""The articles of the ordinance that have several paragraphs (項), in every revision since 2017: their numbers carry
the paragraph, ``13/5/2`` is 第13条第5項第2号. Elsewhere the number goes from the article straight to the item."""

LAW_PAGE = "https://laws.e-gov.go.jp/law/"
_LAW_IDS = {ORDER_TABLE: "324CO0000000378", EXCHANGE_TABLE: "355CO0000000260", "": "403M50000400049"}

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_SCALES = {"十": 10, "百": 100}
_NUMERAL = re.compile(r"[〇一二三四五六七八九十百0-9]+(?:の[〇一二三四五六七八九十百0-9]+)*")
_RANGE = re.compile(rf"({_NUMERAL.pattern})(?:から|、|及び)(?:.*(?:、|及び))?({_NUMERAL.pattern})(?:まで)?")
_ARTICLE = re.compile(r"第([〇一二三四五六七八九十百0-9]+)条((?:の[〇一二三四五六七八九十百0-9]+)*)")


def kanji_number(text: str) -> int:
    """The value of a counting numeral: 二十一, positional 一〇, or figures. Raises ``ValueError`` on anything else."""
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    total, current = 0, 0
    for character in plain:
        if character in _DIGITS:
            current = current * 10 + _DIGITS[character]
        elif character in _SCALES:
            total += (current or 1) * _SCALES[character]
            current = 0
        else:
            raise ValueError(f"{text!r} is no numeral")
    if not plain:
        raise ValueError("an empty title is no numeral")
    return total + current


@cache
def ordinal(title: str) -> str:
    """The Arabic number of a title: ``10_2`` for 十の二, ``12:13`` where one title stands for several (十二及び十三).

    Raises ``ValueError`` where the title is no number.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", title)).strip("()")
    if _NUMERAL.fullmatch(text):
        return "_".join(str(kanji_number(part)) for part in text.split("の"))
    span = _RANGE.fullmatch(text)
    if span:
        return f"{ordinal(span[1])}:{ordinal(span[2])}"
    raise ValueError(f"{title!r} is no number")


@cache
def article_number(title: str) -> str:
    """The number of an article title: ``2_2`` for 第二条の二, ``3:5`` for 第三条から第五条まで.

    Raises ``ValueError`` where the title names no article.
    """
    found = [
        ordinal(match[1] + match[2])
        for match in _ARTICLE.finditer(unicodedata.normalize("NFKC", title).replace(" ", ""))
    ]
    if not found:
        raise ValueError(f"{title!r} is no article title")
    return found[0] if len(found) == 1 else f"{found[0]}:{found[-1]}"


@cache
def subitem_label(title: str) -> str:
    """The title of a paragraph below an item, as it stands in numbers: イ, ``一`` for （一）, ``1`` for １."""
    label = re.sub(r"\s", "", unicodedata.normalize("NFKC", title)).strip("()")
    return label.replace("の", "_") if label[:1].isdigit() else label


def citation(number: str, paragraphs: bool | None = None) -> str:
    """How a reader of Japanese law cites ``number``; ``paragraphs`` says whether the article has several of them."""
    body, _, note = number.partition("#")
    head, *rest = body.split("/")
    if head in (ORDER_TABLE, EXCHANGE_TABLE):
        cited = "輸出令別表第1" if head == ORDER_TABLE else "外為令別表"
        cited += _row(rest)
    elif head.startswith(ORDINANCE_TABLE):
        cited = f"貨物等省令別表第{_joined(head.removeprefix(ORDINANCE_TABLE))}{_row(rest)}"
    else:
        divided = _is_divided(head, rest) if paragraphs is None else paragraphs
        cited = "貨物等省令" + _ranked(head, "条")
        if divided and rest:
            cited += f"第{rest.pop(0)}項"
        cited += _below(rest)
    if not note:
        return cited
    name, *places = note.split("/")
    return f"{cited}{name}{_below(places)}"


def address(number: str) -> str:
    """Address of the official text of ``number`` at e-Gov; for the ordinance, of its article."""
    head = number.partition("#")[0].partition("/")[0]
    law_id = _LAW_IDS.get(head, _LAW_IDS[""])
    return LAW_PAGE + law_id + (f"#Mp-At_{head}" if re.fullmatch(r"\d+(_\d+)*", head) else "")


def _is_divided(article: str, rest: list[str]) -> bool:
    if len(rest) > 1:
        return rest[0].isdigit() and rest[1][0].isdigit()
    return article in DIVIDED_ARTICLES


def _row(rest: list[str]) -> str:
    row = f"の{_joined(rest[0])}の項" if rest else ""
    item = f"（{_joined(rest[1])}）" if len(rest) > 1 else ""
    return row + item + "".join(_joined(part) for part in rest[2:])


def _below(rest: list[str]) -> str:
    """An item and what stands below it."""
    return "".join(cited_part(part, depth) for depth, part in enumerate(rest))


@cache
def cited_part(part: str, depth: int) -> str:
    """What the part at ``depth`` adds to the citation: 第1号 for the item (0), then イ, （一）, 1, 一, イ, （一）."""
    if depth == 0:
        return _ranked(part, "号")
    kanji = all(character in _DIGITS or character in _SCALES for character in part)
    return f"（{part}）" if kanji and depth in (1, 2, 6) else _joined(part)


@cache
def _ranked(number: str, unit: str) -> str:
    first, _, last = number.partition(":")
    if last:
        together = first.isdigit() and last.isdigit() and int(last) == int(first) + 1
        return (
            f"{_ranked(first, unit)}{'及び' if together else 'から'}{_ranked(last, unit)}{'' if together else 'まで'}"
        )
    main, *branches = first.split("_")
    return f"第{main}{unit}" + "".join(f"の{branch}" for branch in branches)


@cache
def _joined(part: str) -> str:
    return part.replace("_", "の").replace(":", "・")
