"""The dual-use list of the European Union: Annex I of Regulation (EU) 2021/821 (before it, of (EC) No 428/2009).

Numbers: ``3A001.a.1.b`` as the list cites them, without the final dot; ``3`` a category, ``3A`` a group, ``5P1`` and
``5A1`` the parts of category 5 and their groups; ``GEN.1``, ``NTN``, ``GTN``, ``NSN``, ``GSN``, ``GISN`` the general
notes; ``DEF:Laser`` a definition, ``ACR:ADC`` an acronym. Notes add ``#note1``, ``#tech``, ``#nb1`` or ``#fn1``
(footnote), tables ``#table``, and ``~2`` where a name repeats. Figures stand as printed: with a decimal comma, and
thousands parted by a space.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.model import Language, ParsedList
from harmonize.parsers.eu.numbers import bridge_number, citation, wassenaar_number
from harmonize.parsers.spec import MULTILATERAL, ListSpec

_ADDRESS = "https://eur-lex.europa.eu/eli/reg/2021/821"


def parse(paths: Sequence[Path]) -> ParsedList:
    """Read Annex I from its one official PDF (Official Journal, or consolidated text of EUR-Lex).

    Raises ``SourceError`` where the file is anything else, ``ConservationError`` where text would be lost.
    """
    from harmonize.parsers.eu.annex import parse_paths

    return parse_paths(paths)


def counts(parsed: ParsedList) -> None:
    """What must hold of every version; raises ``SourceError`` where it does not."""
    from harmonize.parsers.eu import annex

    annex.counts(parsed)


def address(number: str) -> str:
    """The address of the regulation on EUR-Lex, which has no anchors for single numbers."""
    return _ADDRESS if number else ""


SPEC = ListSpec(
    list_id="eu",
    party="eu",
    title="EU dual-use list",
    instrument="Regulation (EU) 2021/821, Annex I",
    language=Language.ENGLISH,
    categories=tuple("0123456789"),
    regimes=MULTILATERAL,
    parse=parse,
    counts=counts,
    citation=citation,
    wassenaar_number=wassenaar_number,
    bridge_number=bridge_number,
    is_bridge=True,
    category=lambda number: number[:1] if number[:1].isdigit() else "",
    address=address,
)
"""The list as the rest of the program knows it."""
