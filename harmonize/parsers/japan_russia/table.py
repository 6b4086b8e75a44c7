"""別表第二の三 of the Export Trade Control Order, and the items of article 2 that say for which destinations it holds.

The table is a run of items (号) with subitems. An item is a CATEGORY, what stands below it a GROUP: it names goods
that the articles of the ordinance refine. The items of article 2 paragraph 1 that speak of the table are FIELDs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree

from harmonize.errors import SourceError
from harmonize.model import Kind, Provision, Regime, RegimeReference, Status
from harmonize.parsers.japan.numbers import ordinal, subitem_label
from harmonize.parsers.japan.text import Account, fold
from harmonize.parsers.japan_russia.numbers import DESTINATIONS, TABLE, citation

TITLE = "別表第二の三"
_BELOW = re.compile(r"Item|Subitem\d+")
_ONLY = re.compile(rf"{TITLE}(?:（(?P<but>.*?)を除く。）)?に掲げる貨物")
_PLACES = {"ベラルーシ": "Belarus", "ロシア": "Russia", "別表第二の四に掲げる地域": "The regions of 別表第2の4"}
_NATIONAL = (RegimeReference(Regime.NATIONAL),)


def find_table(account: Account) -> etree._Element:
    """The table in the Order; raises ``SourceError`` for a revision before there was one."""
    for table in account.source.body.findall("AppdxTable"):
        if "".join((table.findtext("AppdxTableTitle") or "").split()).partition("（")[0] == TITLE:
            return table
    raise SourceError(
        f"{account.source.path}: {account.source.law.english} has no {TITLE}; "
        "take the full text of a revision since March 2022."
    )


def read_table(account: Account, table: etree._Element) -> None:
    """Read the table into provisions numbered ``別表2_3/item/subitems``."""
    front: list[str] = []
    items: list[etree._Element] = []
    for child in table:
        if child.tag == "Item":
            items.append(child)
        else:
            front.append(account.take(child, TABLE))
    account.add(
        Provision(
            number=TABLE,
            parent=None,
            kind=Kind.TABLE,
            text="",
            printed=" ".join(filter(None, front)),
            citation=citation(TABLE),
            place=account.where(table),
        )
    )
    for item in items:
        _read_item(account, item, TABLE, Kind.CATEGORY)


def _read_item(account: Account, element: etree._Element, parent: str, kind: Kind) -> None:
    title = element[0] if len(element) and str(element[0].tag).endswith("Title") else None
    label = "" if title is None else "".join(title.itertext())
    number = f"{parent}/{_part(account, element, label, kind)}"
    below: list[etree._Element] = []
    texts: list[str] = []
    printed = "" if title is None else account.take(title, number)
    for child in element:
        if child is title:
            continue
        if _BELOW.fullmatch(str(child.tag)):
            below.append(child)
        else:
            texts.append(account.take(child, number))
    text = " ".join(filter(None, texts))
    account.add(
        Provision(
            number=number,
            parent=parent,
            kind=kind,
            text=text,
            printed=printed,
            citation=citation(number),
            status=Status.DELETED if text == "削除" else Status.IN_FORCE,
            regimes=_NATIONAL,
            place=account.where(element),
        )
    )
    for child in below:
        _read_item(account, child, number, Kind.GROUP)


def _part(account: Account, element: etree._Element, label: str, kind: Kind) -> str:
    try:
        part = ordinal(label) if kind is Kind.CATEGORY else subitem_label(label)
    except ValueError:
        part = ""
    if not part:
        raise SourceError(
            f"{account.source.path}, {account.where(element)}: the title {label!r} is none of an item of {TITLE}; "
            "download the law from e-Gov again."
        )
    return part


def read_destinations(account: Account, main: etree._Element, reason: str) -> None:
    """Read the items of article 2 paragraph 1 that speak of the table; all other articles are left out."""
    for element in main:
        if element.tag == "Article" and element.get("Num") == "2":
            _read_article_2(account, element, reason)
        else:
            account.leave(element, reason)


def _read_article_2(account: Account, article: etree._Element, reason: str) -> None:
    for child in article:
        if child.tag != "Paragraph" or child.get("Num") != "1":
            account.leave(child, reason)
            continue
        for part in child:
            sentence = part.find("ItemSentence")
            words = "" if sentence is None else "".join(sentence.itertext())
            if part.tag != "Item" or not _ONLY.match(fold(words)):
                account.leave(part, reason)
                continue
            number = f"{DESTINATIONS}/1/{ordinal(part.findtext('ItemTitle') or '')}"
            taken = {
                each.tag == "ItemTitle": account.take(each, number)
                for each in part
                if each.tag in ("ItemTitle", "ItemSentence")
            }
            for each in part:
                if each.tag not in ("ItemTitle", "ItemSentence"):
                    account.leave(each, reason)
            account.add(
                Provision(
                    number=number,
                    parent=None,
                    kind=Kind.FIELD,
                    text=taken.get(False, ""),
                    printed=taken.get(True, ""),
                    citation=citation(number),
                    place=account.where(part),
                )
            )


def destination_remarks(account: Account) -> Iterator[str]:
    """For each destination the parts of the table that hold for it, as article 2 says."""
    for provision in account.provisions.values():
        match = _ONLY.match(provision.text)
        place = next((each for each in _PLACES if f"{each}を仕向地" in provision.text), "")
        if provision.kind is not Kind.FIELD or match is None or not place:
            continue
        but = unicodedata.normalize("NFKC", match["but"]) if match["but"] else ""
        scope = f"but for {but}" if but else "as a whole"
        yield f"{_PLACES[place]}: {citation(TABLE)} holds {scope} ({provision.citation})."
