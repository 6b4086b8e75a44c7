"""Numbers, citations and addresses of the Japanese controls on Russia and Belarus.

Articles of the ordinance are numbered as in the main list (``128/5_2``: article, item), the items of 別表第二の三 by
their titles down the table (``別表2_3/2_2/40/xxii``).

>>> citation("128/5_2"), citation("131/2/ロ")
('別表第2の3省令第128条第5号の2', '別表第2の3省令第131条第2号ロ')
>>> citation("別表2_3/2_2/40/xxii"), citation("輸出令2/1/1_3")
('輸出令別表第2の3第2号の2（40）（xxii）', '輸出令第2条第1項第1号の3')
>>> items_named("輸出令別表第二の三第二号の二（９３）に掲げる貨物")
('別表2_3/2_2/93',)
"""

from __future__ import annotations

import re
import unicodedata

from harmonize.parsers.japan.laws import Law
from harmonize.parsers.japan.numbers import LAW_PAGE, ordinal, subitem_label
from harmonize.parsers.japan.numbers import citation as goods_citation

TABLE = "別表2_3"
"""Head of the numbers of 別表第二の三 of the Export Trade Control Order."""
DESTINATIONS = "輸出令2"
"""Head of the numbers of the items of article 2 of the Order, which say for which destinations the table holds."""

_KANJI = "[〇一二三四五六七八九十百]+"
_ITEM = rf"第({_KANJI})号((?:の{_KANJI})*)((?:（[０-９0-9]+）|[ァ-ヶ])*)"
_NAMED = re.compile(rf"別表第二の三{_ITEM}に掲げる")
OPENING = re.compile(rf".*?別表第二の三{_ITEM}に掲げる貨物であつ?っ?て、経済産業(?:大臣が)?省令で定めるものは、")
"""The opening of an article: what it refines."""
_PART = re.compile(r"（([０-９0-9]+)）|([ァ-ヶ])")
_GOODS_ORDINANCE = "貨物等省令"


def items_named(text: str) -> tuple[str, ...]:
    """The items of the table that a sentence of the ordinance says it refines."""
    found: list[str] = []
    for match in _NAMED.finditer(text):
        parts = [ordinal(match[1] + match[2])]
        parts.extend(subitem_label(figure or kana) for figure, kana in _PART.findall(match[3]))
        found.append("/".join((TABLE, *parts)))
    return tuple(dict.fromkeys(found))


def citation(number: str) -> str:
    """How a reader of Japanese law cites ``number``."""
    head, *rest = number.partition("#")[0].split("/")
    if head == TABLE:
        return "輸出令別表第2の3" + (_ranked(rest[0], "号") if rest else "") + "".join(map(_bracketed, rest[1:]))
    if head == DESTINATIONS:
        return "輸出令第2条" + (f"第{rest[0]}項" if rest else "") + (_ranked(rest[1], "号") if rest[1:] else "")
    return goods_citation(number, paragraphs=False).replace(_GOODS_ORDINANCE, Law.RUSSIA.short, 1)


def address(number: str) -> str:
    """Address of the official text of ``number`` at e-Gov; for the ordinance, of its article."""
    head = number.partition("#")[0].partition("/")[0]
    if head in (TABLE, DESTINATIONS):
        return LAW_PAGE + Law.ORDER.law_id
    return f"{LAW_PAGE}{Law.RUSSIA.law_id}#Mp-At_{head}"


def _ranked(part: str, unit: str) -> str:
    main, *branches = part.split("_")
    return f"第{main}{unit}" + "".join(f"の{branch}" for branch in branches)


def _bracketed(part: str) -> str:
    """イ stands bare, figures stand in brackets."""
    plain = unicodedata.normalize("NFKC", part).replace("_", "の")
    return f"（{plain}）" if plain.isascii() or "の" in plain else plain
