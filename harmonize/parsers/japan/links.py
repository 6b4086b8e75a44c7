"""Which row of the Orders an article of the ordinance refines, and the way back from the row to the article.

An article opens by naming what it refines: a row of 別表第一 (輸出令) or of the technology table (外為令), as a
whole or one item of it. Rows are written in positional kanji (一〇), once in a while as counted (十二).

>>> rows_named("輸出令別表第一の七の項の経済産業省令で定める機器は、次のとおり。")
('別表1/7',)
>>> rows_named("外為令別表の一五の項（九の三）の経済産業省令で定める知識は、次のとおり。")
('外為令別表/15/9_3',)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from harmonize.model import Provision
from harmonize.parsers.japan.numbers import EXCHANGE_TABLE, ORDER_TABLE, ordinal

_KANJI = "[〇一二三四五六七八九十百]+"
_NAMED = re.compile(
    rf"別表(第一)?の({_KANJI}(?:の{_KANJI})*)の項((?:（[^（）]+）|、|又は|若しくは|及び|並びに)*)(?:の中欄)?の経済産業省令で定める"
)
_ITEM = re.compile(r"（([^（）]+)）")


def rows_named(text: str) -> tuple[str, ...]:
    """The rows, or items of rows, that a sentence of the ordinance says it refines."""
    found: list[str] = []
    for match in _NAMED.finditer(text):
        row = f"{ORDER_TABLE if match[1] else EXCHANGE_TABLE}/{ordinal(match[2])}"
        items = _ITEM.findall(match[3])
        found.extend(f"{row}/{ordinal(item)}" for item in items)
        if not items:
            found.append(row)
    return tuple(dict.fromkeys(found))


def link_rows(rows: Iterable[Provision], ordinance: Iterable[Provision]) -> tuple[Provision, ...]:
    """``rows`` of the Orders with references to the articles and paragraphs of the ordinance that refine them.

    A row refers to the articles that refine it or an item of it; an item to what names it, else to what names its row.
    """
    named_by: dict[str, list[str]] = defaultdict(list)
    of_row: dict[str, list[str]] = defaultdict(list)
    for provision in ordinance:
        for target in provision.references:
            if "/" in provision.number or target.count("/") == 1:
                named_by[target].append(provision.number)
            if "/" not in provision.number:
                of_row["/".join(target.split("/")[:2])].append(provision.number)
    linked: list[Provision] = []
    for row in rows:
        parts = row.number.split("/")
        if "#" in row.number or len(parts) < 2:
            linked.append(row)
            continue
        if len(parts) == 2:
            articles = of_row[row.number]
        else:
            articles = named_by["/".join(parts[:3])] or named_by["/".join(parts[:2])]
        linked.append(replace(row, references=tuple(dict.fromkeys(articles))) if articles else row)
    return tuple(linked)
