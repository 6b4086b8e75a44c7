"""The Japanese control list: the goods ordinance with the tables of the two Orders that it refines.

Source: e-Gov law XML (法令標準XML) of three laws.

- 貨物等省令, the goods ordinance 403M50000400049: the thresholds of goods (articles 1 to 14の2) and of technology
  (articles 15 to 28).
- 輸出令, the Export Trade Control Order 324CO0000000378: 別表第一, the controlled goods by name (rows 1 to 16).
- 外為令, the Foreign Exchange Order 355CO0000000260: 別表, the controlled technology.

A version is the ordinance with the Orders in force on the same day. The Orders' other tables and articles are left
out and counted in the conservation; the controls on Russia and Belarus are a list of their own.

Numbers: ``6/1/イ/一`` (article, item, subitems), ``13/5/2`` (article of several paragraphs: article, paragraph, item),
``別表1/7/8_2`` and ``外為令別表/7/1`` (row, item), ``省令別表3/1`` (the ordinance's own table), ``省令別表3#備考/1``.

What surprises in the sources, each pinned by a test:

- Items of the ordinance may share a title (十二及び十三: 削除); the number is then ``12:13``.
- An item may be followed at once by （一） where イ is due (第十九条第三項第九号).
- 第十三条第八項 does not name the item of row 14 that it refines, and 第二十四条第三項 writes its row 十二 for 一二.
- The ordinance has tables 別表第一 to 別表第三 of its own, which are not those of the Orders. 削除 of the first
  stands in its title in 2017 and in ``RelatedArticleNum`` since.
- The numbered lines of a row have half-width figures in 2017 (``10``, ``5の2``), full-width ones since.
- Two revisions of a law may be enforced on the same day.
- An item may end in a proviso (ただし、次のいずれかに該当するものを除く。): what stands below it is then taken *out* of
  control. It stays an ITEM at its number; to see it, read the sentence above.
- A file that was reformatted has line breaks within sentences; they are no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.model import Language, ParsedList, Regime
from harmonize.parsers.japan.numbers import EXCHANGE_TABLE, ORDER_TABLE, address, citation
from harmonize.parsers.japan.topics import row_of, topic_of
from harmonize.parsers.spec import MULTILATERAL, ListSpec


def parse(paths: Sequence[Path]) -> ParsedList:
    """Read the ordinance and, where given, the Orders; see ``harmonize.parsers.japan.read.parse``."""
    from harmonize.parsers.japan.read import parse as read

    return read(paths)


def counts(parsed: ParsedList) -> None:
    """The list's own assertions on its counts; raises ``SourceError`` when one fails."""
    from harmonize.parsers.japan.read import counts as assert_counts

    assert_counts(parsed)


def _no_wassenaar_number(number: str) -> None:
    """The Japanese numbering is the list's own and implies no Wassenaar number."""


def category(number: str) -> str:
    """The category of the Wassenaar numbering that the row of ``number`` treats, by the row's subject."""
    topic = topic_of(number)
    if topic is None:
        return ""
    return topic.categories[0] if topic.categories else "catch-all"


def unaligned(number: str) -> str:
    """Rows 14 and 15 mirror parts of the Wassenaar lists that are read but not aligned; row 16 is the catch-all."""
    row = row_of(number)
    if row == "14":
        return "row 14 holds items of the Wassenaar Munitions List, which is not aligned"
    if row == "15":
        return "row 15 mirrors the Wassenaar Sensitive List, whose own words are not aligned"
    if row == "16":
        return "row 16 is the catch-all by headings of the customs tariff, which no regime lists"
    return ""


def compared(number: str) -> bool:
    """The rows of the Orders name what the articles of the ordinance refine; only row 1 (munitions) has no article."""
    return not number.startswith((ORDER_TABLE, EXCHANGE_TABLE, "省令別表"))


SPEC = ListSpec(
    list_id="japan",
    party="japan",
    title="Japan: controlled goods and technology (別表第一, 外為令別表, 貨物等省令)",
    instrument=(
        "Ordinance specifying goods and technologies under Appended Table 1 of the Export Trade Control Order and the "
        "Appended Table of the Foreign Exchange Order (MITI Ordinance No. 49 of 1991)"
    ),
    language=Language.JAPANESE,
    categories=tuple("0123456789"),
    regimes=(*MULTILATERAL, Regime.NATIONAL),
    parse=parse,
    counts=counts,
    citation=citation,
    wassenaar_number=_no_wassenaar_number,
    category=category,
    compared=compared,
    unaligned=unaligned,
    address=address,
    instruments=("403M50000400049", "324CO0000000378", "355CO0000000260"),
)
