"""The Korean list of dual-use items: 전략물자수출입고시 별표 2 (이중용도품목), with its two appendices and definitions.

Source: the annex as PDF, HWPX or HWP 5 (one table: 통제번호, 국문, 영문), or the transcript in tab-separated files.
``Provision.text`` is the Korean, which governs; ``Provision.parallel`` the official English beside it. Both often
disagree in figures, comparators and references; they are kept as they stand.

Numbers: ``3A001.a.1`` as printed; ``3``, ``3A``, ``5P1`` and ``5A1`` headings; ``3A001#note``, ``#tech``, ``#nb``,
``#table``, ``#heading``, with ``~2`` where a name repeats; ``1#annex.12.a`` the list of explosives; ``GSN#note.a.1`` a
branch of a general note; ``SL:3A001.b.2`` and ``VSL:...`` the words of the appendices; ``DEF:laser`` a definition.

Superscripts that the text layer flattened are restored where the text proves them (``superscripts``); each is named in
the remarks, and so are figures that may be powers but are not proved.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.model import Language, ParsedList, Regime
from harmonize.parsers.korea.numbers import APPENDICES, bridge_number, citation, wassenaar_number
from harmonize.parsers.spec import MULTILATERAL, ListSpec


def parse(paths: Sequence[Path]) -> ParsedList:
    """Read 별표 2 from one official file or the files of the transcript; see ``edition.parse_paths``."""
    from harmonize.parsers.korea.edition import parse_paths

    return parse_paths(paths)


def counts(parsed: ParsedList) -> None:
    """The list's own assertions on its counts; raises ``SourceError`` when one fails."""
    from harmonize.parsers.korea.edition import counts as assert_counts

    assert_counts(parsed)


def category(number: str) -> str:
    """The category that a number belongs to, "" for general notes and definitions.

    >>> category("3A001.a"), category("SL:6A008"), category("DEF:laser"), category("GTN")
    ('3', '6', '', '')
    """
    head = number.partition(":")[2] if number.partition(":")[0] in APPENDICES else number
    return head[:1] if head[:1].isdigit() else ""


SPEC = ListSpec(
    list_id="korea",
    party="korea",
    title="Korea: dual-use items (전략물자수출입고시 별표 2)",
    instrument="Public Notice on Exportation and Importation of Strategic Items (전략물자수출입고시), Annex 2",
    language=Language.KOREAN,
    categories=tuple("0123456789"),
    regimes=(*MULTILATERAL, Regime.NATIONAL),
    parse=parse,
    counts=counts,
    citation=citation,
    wassenaar_number=wassenaar_number,
    bridge_number=bridge_number,
    translation=Language.ENGLISH,
    category=category,
)
"""The list as the rest of the program knows it."""
