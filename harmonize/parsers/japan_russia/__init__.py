"""The Japanese controls on exports to Russia and Belarus: the Russia ordinance with the table of the Order it refines.

Source: e-Gov law XML (法令標準XML) of two laws.

- 輸出貿易管理令別表第二の三の規定に基づき貨物を定める省令, ordinance 504M60000400015: in its revision of January 2025
  articles 1 to 88 describe goods, 89 to 138 name goods by the customs tariff, 139 to 157 luxury goods by tariff and
  price. Article numbers move with every amendment; what an article refines does not.
- 輸出令, the Export Trade Control Order 324CO0000000378: 別表第二の三 (item 1 the goods of the main list, 1の2 and 2
  described goods, 2の2 goods by tariff, 3 luxury goods) and article 2 paragraph 1, items 1の3, 1の4 and 1の8, which say
  for which destinations the table holds.

An article is a GROUP under the item of the table that it refines, its items are ENTRIES. The shares of a substance
that bring a mixture under control, which stand in a bracket of the opening, are NOTES (``1#混合物1``) that refer to the
items they hold for. A tariff code is an ``HsLine`` of the provision in whose text it stands. A line that is
``excluded`` takes its code out of what the provision lists; one that stands in a subitem (131/2/イ) has the number
of the provision above, from which it takes. An excluded line that is ``limited`` takes only the limited goods out: the
rest of the code stays listed.

What surprises in the sources, each pinned by a test:

- The table is not the same for both destinations: goods of 1の2, 2(32) to (85), 2の2 and 3 are controlled to Russia
  only. Remarks of the version say so from the words of article 2.
- A bracket behind the last code of a group set off by 並びに belongs to the whole group (第128条第22号).
- Item 33 of article 128 takes out what item 32 lists, and item 5の2 what item 5 lists (前号): such lines are marked
  ``前号`` in ``written``.
- 第131条第2号 lists a heading and has its exclusions in subitems below it.
- The first article by tariff defines 関税率表 in brackets between the name of the tariff and the code.
- Article 157 takes out gold coins and goods mainly of gold inside the bracket of the price floor.
- The revision of March 2022 names the items of the table by kana (第二号フ), later ones by figures in brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.model import Language, ParsedList, Regime
from harmonize.parsers.japan_russia.numbers import DESTINATIONS, TABLE, address, citation
from harmonize.parsers.spec import ListSpec

FIRST_LUXURY_ARTICLE = 139
"""The first article on luxury goods in the revision of January 2025."""


def parse(paths: Sequence[Path]) -> ParsedList:
    """Read the ordinance and, where given, the Order; see ``harmonize.parsers.japan_russia.read.parse``."""
    from harmonize.parsers.japan_russia.read import parse as read

    return read(paths)


def counts(parsed: ParsedList) -> None:
    """The list's own assertions on its counts; raises ``SourceError`` when one fails."""
    from harmonize.parsers.japan_russia.read import counts as assert_counts

    assert_counts(parsed)


def _no_wassenaar_number(number: str) -> None:
    """The numbering is the list's own and implies no Wassenaar number."""


def _category(number: str) -> str:
    """Goods for a destination stand in no category of the general lists."""
    return ""


def compared(number: str) -> bool:
    """The table names what the articles of the ordinance refine; these are compared."""
    return not number.startswith((TABLE, DESTINATIONS))


def luxury(number: str) -> bool:
    """Whether a number of the revision of January 2025 stands in the part on luxury goods."""
    head, *rest = number.partition("#")[0].split("/")
    if head == TABLE:
        return rest[:1] == ["3"]
    return head.isdigit() and int(head) >= FIRST_LUXURY_ARTICLE


SPEC = ListSpec(
    list_id="japan-russia",
    party="japan",
    title="Japan: goods controlled to Russia and Belarus (輸出令別表第2の3, 別表第2の3省令)",
    instrument=(
        "Ordinance specifying goods under Appended Table 2-3 of the Export Trade Control Order "
        "(METI Ordinance No. 15 of 2022)"
    ),
    language=Language.JAPANESE,
    categories=(),
    regimes=(Regime.NATIONAL,),
    parse=parse,
    counts=counts,
    citation=citation,
    wassenaar_number=_no_wassenaar_number,
    category=_category,
    compared=compared,
    address=address,
    destination="Russia and Belarus",
    instruments=("504M60000400015", "324CO0000000378"),
    luxury=luxury,
)
