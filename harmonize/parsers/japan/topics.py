"""What the rows of 別表第一 are about, from which regime they come, and which articles of the ordinance refine them.

Row N of 別表第一 (goods) and row N of the table of the Foreign Exchange Order (technology) have the same topic. The
ordinance refines goods in articles 1 to 14の2 and technology in articles 15 to 28, in the order of the rows. The
parser reads the links from the articles' own sentences (``Provision.references``) and remarks where they depart from
the order that is written down here; the functions here serve where there are only numbers.

>>> row_of("6/1/イ"), row_of("19/1/3"), row_of("別表1/7/1")
('7', '7', '7')
>>> topic_of("6/1/イ").categories
('3',)
"""

from __future__ import annotations

from dataclasses import dataclass

from harmonize.model import Regime, RegimeReference
from harmonize.parsers.japan.numbers import EXCHANGE_TABLE, ORDER_TABLE

ROWS = ("1", "2", "3", "3_2", *(str(row) for row in range(4, 17)))
"""The rows of 別表第一 and of the technology table."""
_REFINED = ROWS[1:]
_GOODS = ("1", "2", "2_2", *(str(article) for article in range(3, 15)), "14_2")
_TECHNOLOGY = ("15", "15_2", "15_3", *(str(article) for article in range(16, 29)))
_ROW_OF_ARTICLE = {**dict(zip(_GOODS, _REFINED, strict=True)), **dict(zip(_TECHNOLOGY, _REFINED, strict=True))}


@dataclass(frozen=True, slots=True)
class Topic:
    """The subject of a row, the regimes behind it, and where the Wassenaar-style lists treat it."""

    row: str
    subject: str
    regimes: tuple[RegimeReference, ...]
    categories: tuple[str, ...]
    """The categories (``0`` to ``9``, ``ML``) of Wassenaar and EU-style lists in which to look for a counterpart."""


_WASSENAAR = (RegimeReference(Regime.WASSENAAR),)
_TOPICS = {
    topic.row: topic
    for topic in (
        Topic("1", "munitions", (RegimeReference(Regime.WASSENAAR, "ML"),), ("ML",)),
        Topic("2", "nuclear", (RegimeReference(Regime.NSG),), ("0", "1", "2", "3", "6")),
        Topic(
            "3", "chemical weapons", (RegimeReference(Regime.AUSTRALIA_GROUP), RegimeReference(Regime.CWC)), ("1", "2")
        ),
        Topic("3_2", "biological weapons", (RegimeReference(Regime.AUSTRALIA_GROUP),), ("1", "2")),
        Topic("4", "missiles", (RegimeReference(Regime.MTCR),), ("1", "2", "3", "4", "5", "6", "7", "9")),
        Topic("5", "advanced materials", _WASSENAAR, ("1",)),
        Topic("6", "materials processing", _WASSENAAR, ("2",)),
        Topic("7", "electronics", _WASSENAAR, ("3",)),
        Topic("8", "computers", _WASSENAAR, ("4",)),
        Topic("9", "telecommunications and information security", _WASSENAAR, ("5",)),
        Topic("10", "sensors and lasers", _WASSENAAR, ("6",)),
        Topic("11", "navigation and avionics", _WASSENAAR, ("7",)),
        Topic("12", "marine", _WASSENAAR, ("8",)),
        Topic("13", "propulsion", _WASSENAAR, ("9",)),
        Topic("14", "other goods", _WASSENAAR, ("1", "ML")),
        Topic("15", "sensitive items", _WASSENAAR, ("1", "5", "6", "7", "8", "9")),
        Topic("16", "catch-all", (RegimeReference(Regime.NATIONAL),), ()),
    )
}
"""Row 14 holds munitions-list items and others outside the nine topics; row 15 the sensitive items of all of them."""


def row_of(number: str) -> str | None:
    """The row to whose topic ``number`` belongs, or None for the ordinance's own tables and unknown articles."""
    head, _, rest = number.partition("#")[0].partition("/")
    if head in (ORDER_TABLE, EXCHANGE_TABLE):
        return rest.partition("/")[0] or None
    return _ROW_OF_ARTICLE.get(head)


def topic_of(number: str) -> Topic | None:
    """The topic of a provision by its number."""
    return _TOPICS.get(row_of(number) or "")


def is_technology(number: str) -> bool:
    """Whether ``number`` puts technology (with software, プログラム) under control rather than goods."""
    head = number.partition("#")[0].partition("/")[0]
    return head == EXCHANGE_TABLE or head in _TECHNOLOGY


def regimes_of(row: str | None, item: str = "") -> tuple[RegimeReference, ...]:
    """The regimes behind a row, or behind ``item`` of it: in row 3 the chemicals of item 1 alone are the CWC's."""
    topic = _TOPICS.get(row or "")
    if topic is None:
        return ()
    if row == "3" and item not in ("", "1"):
        return tuple(each for each in topic.regimes if each.regime is not Regime.CWC)
    return topic.regimes
