"""The lists of the Wassenaar Arrangement: dual-use list, its sensitive sub-lists, Munitions List, definitions.

Numbers: ``3.A.1.a.1.a`` as the list prints them, without the final dot; ``5.P2`` and ``5.P2.A`` are part 2 of
category 5 and its group A (entries are ``5.A.2``); ``ML8.a.1``; ``SL:6.A.2.a.3`` and ``VSL:...`` the sub-lists' own
words; ``DEF:laser`` a definition, ``ACR:ADC`` an acronym; ``GTN``, ``GSN``, ``GISN`` the general notes; ``SOU:...``
a statement of understanding. Notes add ``#note1``, ``#tech`` or ``#nb``, annexes ``#table`` or ``#annex``, and
``~2`` where a name repeats.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.model import Language, ParsedList, Regime
from harmonize.parsers.spec import ListSpec
from harmonize.parsers.wassenaar.numbers import citation, wassenaar_number


def _parse(paths: Sequence[Path]) -> ParsedList:
    from harmonize.parsers.wassenaar.edition import parse_paths

    return parse_paths(paths)


def _counts(parsed: ParsedList) -> None:
    from harmonize.parsers.wassenaar.edition import counts

    counts(parsed)


SPEC = ListSpec(
    list_id="wassenaar",
    party="wassenaar",
    title="Wassenaar lists",
    instrument="Wassenaar Arrangement on Export Controls for Conventional Arms and Dual-Use Goods and Technologies",
    language=Language.ENGLISH,
    categories=tuple("123456789"),
    regimes=(Regime.WASSENAAR,),
    parse=_parse,
    counts=_counts,
    citation=citation,
    wassenaar_number=wassenaar_number,
    category=lambda number: "ML" if number.startswith("ML") else number[:1],
)
"""The list as the rest of the program knows it."""
