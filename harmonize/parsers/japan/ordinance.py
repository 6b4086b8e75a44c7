"""The goods ordinance (貨物等省令): articles, paragraphs, items and subitems, and its own tables.

What each level is in the common schema:

- An article is a GROUP: it refines one row of 別表第一 or of the technology table. Its paragraphs are in the number
  only where there are several; each then refines one item of the row and is an ENTRY.
- An item (号) is an ENTRY where it stands directly in its article, an ITEM below a paragraph that is an entry itself.
  Subitems are ITEMs. An article with one paragraph and no items is itself the ENTRY.
- The ordinance's own 別表 are TABLEs; the 備考 of a table are TECHNICAL NOTEs to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from harmonize.errors import SourceError
from harmonize.model import Kind, Provision, RegimeReference, Status
from harmonize.parsers.japan.links import rows_named
from harmonize.parsers.japan.numbers import (
    ORDINANCE_TABLE,
    article_number,
    citation,
    cited_part,
    ordinal,
    subitem_label,
)
from harmonize.parsers.japan.tables import grid, is_number
from harmonize.parsers.japan.text import Account, fold
from harmonize.parsers.japan.topics import regimes_of, row_of

DELETED = "削除"
_HEADINGS = frozenset(f"{part}Title" for part in ("Part", "Chapter", "Section", "Subsection", "Division"))
_BELOW = frozenset({"TableStruct", "Item", *(f"Subitem{level}" for level in range(1, 11))})
_TITLES = frozenset({"ParagraphNum", "ParagraphCaption", *(f"{each}Title" for each in _BELOW)})
_OWN_TABLE = re.compile(r"別表(?:第([〇一二三四五六七八九十]+(?:の[〇一二三四五六七八九十]+)*))?")


def read_articles(account: Account, element: etree._Element) -> None:
    """Read ``element``: an article, or a chapter or section with the articles in it."""
    if element.tag == "Article":
        _read_article(account, element)
    elif element.tag in _HEADINGS:
        account.leave(element, "heading of a chapter")
    else:
        for child in element:
            read_articles(account, child)


def _read_article(account: Account, article: etree._Element) -> None:
    title = article.find("ArticleTitle")
    number = _number(account, article, "" if title is None else "".join(title.itertext()), article_number)
    front = " ".join(
        account.take(child, number) for child in article if child.tag in ("ArticleCaption", "ArticleTitle")
    )
    paragraphs = article.findall("Paragraph")
    divided = len(paragraphs) > 1
    cited = citation(number, divided)
    regimes = regimes_of(row_of(number))
    if not divided:
        for paragraph in paragraphs:
            kind = Kind.ENTRY if paragraph.find("Item") is None else Kind.GROUP
            _read_numbered(
                account, paragraph, number=number, parent=None, kind=kind, cited=cited, regimes=regimes, printed=front
            )
    else:
        account.add(
            Provision(
                number=number,
                parent=None,
                kind=Kind.GROUP,
                text="",
                printed=front,
                citation=cited,
                regimes=regimes,
                place=account.where(article),
                references=tuple(dict.fromkeys(row for each in paragraphs for row in _rows(each))),
            )
        )
        for position, paragraph in enumerate(paragraphs, 1):
            own = paragraph.findtext("ParagraphNum") or str(position)  # the first has no number printed
            below = f"{number}/{_number(account, paragraph, own, ordinal)}"
            item = next((row.partition("/")[2].partition("/")[2] for row in _rows(paragraph)), "")
            _read_numbered(
                account,
                paragraph,
                number=below,
                parent=number,
                kind=Kind.ENTRY,
                cited=citation(below, divided),
                regimes=regimes_of(row_of(number), item),
            )
    known = {"ArticleCaption", "ArticleTitle", "Paragraph"}
    for child in article:
        if child.tag not in known:
            account.leave(child, "editorial note to an article")


def _rows(paragraph: etree._Element) -> tuple[str, ...]:
    sentence = paragraph.find("ParagraphSentence")
    return () if sentence is None else rows_named("".join(sentence.itertext()))


def _read_numbered(
    account: Account,
    element: etree._Element,
    *,
    number: str,
    parent: str | None,
    kind: Kind,
    cited: str,
    regimes: tuple[RegimeReference, ...] = (),
    printed: str = "",
    depth: int = 0,
) -> None:
    """Read a paragraph, item or subitem and everything below it.

    ``printed`` is what is printed in front of it, as far as it has been taken; for an item this is its title.
    ``depth`` is that of what stands below (0 where that is 号).
    """
    texts: list[str] = []
    below: list[etree._Element] = []
    for child in element:
        name = child.tag
        if name in _BELOW:
            below.append(child)
        elif name in _TITLES:
            if name.startswith("Paragraph"):
                printed = f"{printed} {account.take(child, number)}".strip()
        else:
            # the sentence itself, and formulas and lists that belong to it
            texts.append(account.take(child, number))
    text = texts[0] if len(texts) == 1 else " ".join(filter(None, texts))
    account.add(
        Provision(
            number=number,
            parent=parent,
            kind=kind,
            text=text,
            printed=printed,
            citation=cited,
            status=Status.DELETED if text == DELETED else Status.IN_FORCE,
            regimes=regimes,
            place=f"{account.prefix} {element.sourceline}",
            references=rows_named(text) if depth == 0 else (),
        )
    )
    tables = 0
    for child in below:
        if child.tag == "TableStruct":
            tables += 1
            _read_table(account, child, f"{number}#表{tables}", number, f"{cited}表{tables}")
            continue
        title = _title(child)
        label = "" if title is None else title.text or ""
        part = subitem_label(label) if depth and label else _number(account, child, label, ordinal)
        below_number = f"{number}/{part}"
        under = Kind.ENTRY if depth == 0 and kind is Kind.GROUP else Kind.ITEM
        if kind is Kind.TECHNICAL_NOTE:
            under = kind
        _read_numbered(
            account,
            child,
            number=below_number,
            parent=number,
            kind=under,
            cited=cited + cited_part(part, depth),
            regimes=regimes,
            printed=_take_title(account, title, below_number),
            depth=depth + 1,
        )


def _title(element: etree._Element) -> etree._Element | None:
    """The element with the printed title of an item or subitem: its first."""
    first = element[0] if len(element) else None
    return first if first is not None and first.tag in _TITLES else None


def _take_title(account: Account, title: etree._Element | None, number: str) -> str:
    words = "" if title is None else fold(title.text or "")
    if title is not None and words:
        account.put(words, title.sourceline or 0, number)
    return words


def _read_table(account: Account, struct: etree._Element, number: str, parent: str, cited: str) -> None:
    account.add(
        Provision(
            number=number,
            parent=parent,
            kind=Kind.TABLE,
            text=account.take(struct, number),
            citation=cited,
            place=account.where(struct),
        )
    )


def read_own_table(account: Account, table: etree._Element) -> None:
    """Read a 別表 of the ordinance: its heading, its rows by their number, its remarks (備考)."""
    heading = table.find("AppdxTableTitle")
    title = "" if heading is None else "".join(heading.itertext())
    match = _OWN_TABLE.match(title)
    if match is None:
        raise SourceError(
            f"{account.source.path}, {account.where(table)}: {title!r} is no title of a 別表; "
            "download the law from e-Gov again."
        )
    number = ORDINANCE_TABLE + (ordinal(match[1]) if match[1] else "")
    printed: list[str] = []
    texts: list[str] = []
    rows: list[tuple[str, list[etree._Element]]] = []
    remarks: list[etree._Element] = []
    for child in table:
        if child.tag in ("AppdxTableTitle", "RelatedArticleNum"):
            printed.append(account.take(child, number))
        elif child.tag == "TableStruct":
            for part in child:
                if part.tag == "Remarks":
                    remarks.append(part)
                elif part.tag == "Table":
                    texts.extend(account.take(cell, number) for cell in _headless(part, rows))
                else:
                    texts.append(account.take(part, number))
        elif child.tag == "Remarks":
            remarks.append(child)
        else:
            texts.append(account.take(child, number))
    text, front = " ".join(filter(None, texts)), " ".join(filter(None, printed))
    status = Status.DELETED if front.endswith(DELETED) or text == DELETED else Status.IN_FORCE
    account.add(_table(account, table, number=number, parent=None, text=text, printed=front, status=status))
    for label, cells in rows:
        below = f"{number}/{ordinal(label)}"
        first, *others = [account.take(cell, below) for cell in cells]
        words = " ".join(filter(None, others))
        account.add(_table(account, cells[0], number=below, parent=number, text=words, printed=first))
    for remark in remarks:
        _read_remark(account, remark, number)


def _headless(table: etree._Element, rows: list[tuple[str, list[etree._Element]]]) -> list[etree._Element]:
    """Sort the cells of ``table`` into ``rows`` by the number in the first column; returns those before any number."""
    before: list[etree._Element] = []
    for row in grid(table):
        for column, cell in row:
            words = "".join(cell.itertext()).strip()
            if column == 0 and is_number(words):
                rows.append((words, []))
            (rows[-1][1] if rows else before).append(cell)
    return before


def _table(
    account: Account,
    element: etree._Element,
    *,
    number: str,
    parent: str | None,
    text: str,
    printed: str,
    status: Status = Status.IN_FORCE,
) -> Provision:
    return Provision(
        number=number,
        parent=parent,
        kind=Kind.TABLE,
        text=text,
        printed=printed,
        citation=citation(number),
        status=status,
        place=account.where(element),
    )


def _read_remark(account: Account, remark: etree._Element, table: str) -> None:
    number = f"{table}#備考"
    label = remark.find("RemarksLabel")
    printed = [] if label is None else [account.take(label, number)]
    items = remark.findall("Item")
    texts = [account.take(child, number) for child in remark if child.tag not in ("RemarksLabel", "Item")]
    account.add(
        Provision(
            number=number,
            parent=table,
            kind=Kind.TECHNICAL_NOTE,
            text=" ".join(filter(None, texts)),
            printed=" ".join(printed),
            citation=citation(number),
            place=account.where(remark),
        )
    )
    for item in items:
        title = _title(item)
        below = f"{number}/{_number(account, item, '' if title is None else title.text or '', ordinal)}"
        _read_numbered(
            account,
            item,
            number=below,
            parent=number,
            kind=Kind.TECHNICAL_NOTE,
            cited=citation(below),
            printed=_take_title(account, title, below),
            depth=1,
        )


def _number(account: Account, element: etree._Element, title: str, reader: Callable[[str], str]) -> str:
    try:
        part = reader(title)
    except ValueError:
        part = ""
    if not part:
        what = f"has the title {title!r}, which is no number" if title.strip() else "has no title"
        raise SourceError(
            f"{account.source.path}, {account.where(element)}: an element {element.tag!s} {what}; "
            "download the law from e-Gov again."
        )
    return part
