"""The Common High Priority List: the 50 tariff codes that the partners watch first, in tiers 1 to 4.B.

Source: the list of 23 February 2024 in one tab-separated file. A tier is a group (``3.A``), a code an entry
(``854231``); the words are those of 15 CFR part 746, Supplement No. 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.model import Language, ParsedList, Regime
from harmonize.parsers.spec import ListSpec

TIERS = ("1", "2", "3.A", "3.B", "4.A", "4.B")
"""In the order of their priority."""


def parse(paths: Sequence[Path]) -> ParsedList:
    """Read the list from its file; raises ``SourceError`` and ``ConservationError``."""
    from harmonize.parsers.chpl.table import parse_file

    if len(paths) != 1:
        raise SourceError(
            f"The Common High Priority List is read from one file, not from {len(paths)}; name that file alone."
        )
    return parse_file(Path(paths[0]))


def counts(parsed: ParsedList) -> None:
    """Every tier has codes, each code one tier; raises ``SourceError`` if not."""
    empty = [tier for tier in TIERS if all(line.tier != tier for line in parsed.hs)]
    if empty:
        raise SourceError(f"Tier {empty[0]} of the Common High Priority List is empty: the file is cut; get it anew.")


def citation(number: str) -> str:
    """How the list is cited.

    >>> citation("854231"), citation("3.A")
    ('CHPL HS 8542.31', 'CHPL tier 3.A')
    """
    return f"CHPL tier {number}" if number in TIERS else f"CHPL HS {number[:4]}.{number[4:]}"


SPEC = ListSpec(
    list_id="chpl",
    party="chpl",
    title="Common High Priority List",
    instrument="Common High Priority List of the EU, Japan, the UK and the US",
    language=Language.ENGLISH,
    categories=TIERS,
    regimes=(Regime.NATIONAL,),
    parse=parse,
    counts=counts,
    citation=citation,
    wassenaar_number=lambda number: None,
    category=lambda number: number if number in TIERS else "",
    destination="Russia and Belarus",
    codes_alone=True,
)
"""The list as the rest of the program knows it."""
