"""The Russia and Belarus controls of the Republic of Korea: 전략물자수출입고시 별표 2의2 (상황허가), part 2.

Source: the transcript of the annex in one tab-separated file. Its part 2 lists items 1 to 243 by description (many of
them chemicals with a CAS number) and the items from 244 by tariff code. Numbers are those of the annex: ``4`` an item,
``4.b.1.c`` a paragraph of it, ``244`` an item that is a tariff code. ``Provision.text`` is the Korean, which governs;
``Provision.parallel`` the English beside it. Part 1 (Iran, Pakistan, Syria) is left out: it counts from 1 anew and is
no control on Russia.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.model import Kind, Language, ParsedList, Regime
from harmonize.parsers.spec import ListSpec

_FEWEST_CODES, _FEWEST_ITEMS = 500, 100
"""Half of what the list has had since 2024: fewer means that the file was cut."""


def parse(paths: Sequence[Path]) -> ParsedList:
    """Read part 2 of 별표 2의2 from the transcript; raises ``SourceError`` and ``ConservationError``."""
    from harmonize.parsers.korea_russia.transcript import parse_file

    if len(paths) != 1:
        raise SourceError(
            f"The Korean Russia controls are read from one file, the transcript of 별표 2의2, not from {len(paths)}; "
            "name that file alone."
        )
    return parse_file(Path(paths[0]))


def counts(parsed: ParsedList) -> None:
    """What must hold of every version since 2024: the items count without a gap; raises ``SourceError`` if not."""
    items = [item.number for item in parsed.provisions if item.kind is Kind.ENTRY]
    for place, number in enumerate(items, 1):
        if number != str(place):
            raise SourceError(
                f"별표 2의2: item {number} stands where item {place} should; the file seems to be cut; get it anew."
            )
    if len(parsed.hs) < _FEWEST_CODES or len(items) - len(parsed.hs) < _FEWEST_ITEMS:
        raise SourceError(
            f"별표 2의2 has {len(parsed.hs)} tariff codes and {len(items) - len(parsed.hs)} described items, fewer "
            f"than {_FEWEST_CODES} and {_FEWEST_ITEMS}: the file seems to be cut; get it anew."
        )


def citation(number: str) -> str:
    """How the annex is cited for a number of its part 2.

    >>> citation("4.b.1.c")
    '별표 2의2 (러시아·벨라루스) 4.b.1.c'
    """
    return f"별표 2의2 (러시아·벨라루스) {number}"


SPEC = ListSpec(
    list_id="korea-russia",
    party="korea",
    title="Korea: situational controls on Russia and Belarus (별표 2의2)",
    instrument="Public Notice on Exportation and Importation of Strategic Items (전략물자수출입고시), Annex 2-2",
    language=Language.KOREAN,
    categories=("described items", "tariff codes"),
    regimes=(Regime.NATIONAL,),
    parse=parse,
    counts=counts,
    citation=citation,
    wassenaar_number=lambda number: None,
    category=lambda number: "",
    destination="Russia and Belarus",
)
"""The list as the rest of the program knows it."""
