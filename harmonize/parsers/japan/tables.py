"""The tables of the Orders: 別表第一 (goods) and the table of the Foreign Exchange Order (technology).

A table has three columns: the number of the row (項), the goods or technology, and the destinations. The cell in the
middle is a flat run of sentences: the chapeau of the row, items that begin with a bracketed number and a wide space,
and under an item numbered lines (``１`` and a wide space). A row is a CATEGORY, an item an ENTRY, a numbered line an
ITEM; the destinations are a FIELD of the row.

The ``Num`` of a sentence counts on through the cell and says nothing of the label, so labels are read from the text.
In the revision of 2017 some of the numbered lines have half-width figures (``10``, ``5の2``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from harmonize.errors import SourceError
from harmonize.model import Kind, Provision, Status
from harmonize.parsers.japan.numbers import citation, ordinal, subitem_label
from harmonize.parsers.japan.text import Account
from harmonize.parsers.japan.topics import regimes_of

_ITEM = re.compile(r"(（[〇一二三四五六七八九十百の]+）)\s+(\S.*)", re.DOTALL)
_LINE = re.compile(r"([0-9０-９]+(?:の[0-9０-９]+)*)\s+(\S.*)", re.DOTALL)
_NUMBER = re.compile(r"[〇一二三四五六七八九十百]+(?:の[〇一二三四五六七八九十百]+)*")
_HEADING = "heading of a column"


def is_number(words: str) -> bool:
    """Whether a cell holds the number of a row and nothing else."""
    return _NUMBER.fullmatch(words) is not None


def grid(table: etree._Element) -> Iterator[list[tuple[int, etree._Element]]]:
    """The rows of ``table``: each cell that begins there, with its column; cells that span rows keep their column."""
    open_rows: dict[int, int] = {}
    for row in table.iter("TableRow", "TableHeaderRow"):
        cells: list[tuple[int, etree._Element]] = []
        column = 0
        taken = {each for each, left in open_rows.items() if left > 0}
        for each in taken:
            open_rows[each] -= 1
        for cell in row:
            while column in taken:
                column += 1
            cells.append((column, cell))
            for each in range(column, column + int(cell.get("colspan") or 1)):
                open_rows[each] = int(cell.get("rowspan") or 1) - 1
            column += int(cell.get("colspan") or 1)
        yield cells


@dataclass(slots=True)
class _Row:
    number: str
    title: etree._Element
    lines: list[tuple[etree._Element, str]]
    """The sentences of the middle cell, with their words as folded but for the wide space after a label."""
    destinations: list[etree._Element]


def read_rows(account: Account, table: etree._Element, head: str) -> None:
    """Read the table into provisions numbered ``head/row/item/line``."""
    titles = [child for child in table if child.tag in ("AppdxTableTitle", "RelatedArticleNum")]
    account.add(
        Provision(
            number=head,
            parent=None,
            kind=Kind.TABLE,
            text="",
            printed=" ".join(filter(None, (account.take(title, head) for title in titles))),
            citation=citation(head),
            place=account.where(table),
        )
    )
    rows: list[_Row] = []
    headings: dict[int, str] = {}
    for cells in grid(table):
        for column, cell in cells:
            words = "".join(cell.itertext()).strip()
            if column == 0 and is_number(words):
                rows.append(_Row(f"{head}/{ordinal(words)}", cell, [], []))
            elif not rows:
                headings[column] = words
                account.leave(cell, _HEADING)
            elif column == 0:
                raise SourceError(
                    f"{account.source.path}, {account.where(cell)}: {words[:20]!r} is no number of a row; "
                    "download the law from e-Gov again."
                )
            elif column == 1:
                rows[-1].lines.extend(_lines(cell))
            else:
                rows[-1].destinations.append(cell)
    for row in rows:
        _read_row(account, row, head, headings.get(2) or "地域")
    for child in table:
        if child not in titles and child.tag != "TableStruct":
            account.leave(child, "remark below the table")
    for remark in table.iterfind("TableStruct/*"):
        if remark.tag != "Table":
            account.leave(remark, "remark below the table")


def _lines(cell: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for sentence in cell.iter("Sentence"):
        yield sentence, "".join(sentence.itertext()).strip()


def _read_row(account: Account, row: _Row, head: str, destinations: str) -> None:
    of_row = row.number.rpartition("/")[2]
    drafts: list[_Draft] = [_Draft(row.number, head, Kind.CATEGORY, row.title, account.take(row.title, row.number), [])]
    item = row.number
    for sentence, words in row.lines:
        labelled = _ITEM.fullmatch(words)
        numbered = _LINE.fullmatch(words)
        if labelled:
            item = f"{row.number}/{ordinal(labelled[1])}"
            drafts.append(_Draft(item, row.number, Kind.ENTRY, sentence, labelled[1], []))
        elif numbered:
            below = f"{item}/{subitem_label(numbered[1])}"
            drafts.append(_Draft(below, item, Kind.ITEM, sentence, numbered[1], []))
        into = drafts[-1]
        text = account.take(sentence, into.number)
        into.texts.append(text[len(into.printed) :].strip() if labelled or numbered else text)
    for draft in drafts:
        text = "".join(draft.texts)
        of_item = draft.number.removeprefix(row.number).lstrip("/").partition("/")[0]
        account.add(
            Provision(
                number=draft.number,
                parent=draft.parent,
                kind=draft.kind,
                text=text,
                printed=draft.printed,
                citation=citation(draft.number),
                status=Status.DELETED if text == "削除" else Status.IN_FORCE,
                regimes=regimes_of(of_row, of_item),
                place=account.where(draft.element),
            )
        )
    for count, cell in enumerate(row.destinations, 1):
        number = f"{row.number}#{destinations}{count if count > 1 else ''}"
        account.add(
            Provision(
                number=number,
                parent=row.number,
                kind=Kind.FIELD,
                text=account.take(cell, number),
                citation=citation(number),
                place=account.where(cell),
            )
        )


@dataclass(slots=True)
class _Draft:
    number: str
    parent: str
    kind: Kind
    element: etree._Element
    printed: str
    texts: list[str]
