"""The Commerce Control List of the United States: 15 CFR part 774, Supplement No. 1, from the eCFR's XML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.model import Kind, Language, ParsedList, Regime
from harmonize.parsers.spec import MULTILATERAL, ListSpec
from harmonize.parsers.us.numbers import bridge_number, citation, wassenaar_number

_ADDRESS = "https://www.ecfr.gov/current/title-15/part-774/appendix-Supplement%20No.%201%20to%20Part%20774"
CATEGORIES = tuple("0123456789")
_FEWEST = {"0": 31, "1": 68, "2": 44, "3": 39, "4": 12, "5": 12, "6": 30, "7": 23, "8": 11, "9": 48}
"""About half of the entries that each category has had since 2017: fewer means that the file was cut."""
_FEWEST_ENTRIES = 500


def parse(paths: Sequence[Path]) -> ParsedList:
    """Read the Commerce Control List from one eCFR file (the whole part, or the supplement alone).

    Raises ``SourceError`` where the file is anything else, ``ConservationError`` where text would be lost.
    """
    from harmonize.parsers.us.ecfr import parse_file

    if len(paths) != 1:
        raise SourceError(
            f"The US list is read from one file, the XML of 15 CFR part 774, not from {len(paths)}; "
            "name that file alone."
        )
    return parse_file(Path(paths[0]))


def counts(parsed: ParsedList) -> None:
    """What must hold of every version since 2017; raises ``SourceError`` where the file was cut."""
    entries = [provision.number for provision in parsed.provisions if provision.kind is Kind.ENTRY]
    numbers = {provision.number for provision in parsed.provisions}
    if len(numbers) != len(parsed.provisions):
        raise SourceError("The US list has two provisions of one number; report this defect.")
    for number in entries:
        if "~" in number:
            raise SourceError(f"ECCN {number.partition('~')[0]} stands twice in the file; download it again.")
    for category, fewest in _FEWEST.items():
        found = sum(number[0] == category for number in entries)
        if found < fewest:
            raise SourceError(
                f"Category {category} of the US list has {found} entries, fewer than {fewest}: "
                "the file seems to be cut; download it again."
            )
    if len(entries) < _FEWEST_ENTRIES:
        raise SourceError(
            f"The US list has {len(entries)} entries, fewer than {_FEWEST_ENTRIES}: the file seems to be cut; "
            "download it again."
        )


def unaligned(number: str) -> str:
    """What is known of the series of an ECCN by its third character (15 CFR 738.2(d)): the 018 and 600 series are
    munitions items; the 500 series was moved from the US Munitions List (firearms, spacecraft), but for the 0Y521
    series, a holding place for items with a military advantage; 0A919 is on what its Related Definitions find on a
    list of munitions."""
    if number[2:5] == "018" or number[2:3] == "6":
        return "a munitions series; most of its items stand on the Wassenaar Munitions List, which is not aligned"
    if number[2:3] == "5" and number[2:5] != "521":
        return (
            "a series moved from the US Munitions List; its firearms stand on the Wassenaar Munitions List and its "
            "spacecraft in Wassenaar 9.A.4, which are not aligned with it"
        )
    if number[:5] == "0A919":
        return "military commodities, which stand on the Wassenaar Munitions List, which is not aligned"
    return ""


def compared(number: str) -> bool:
    """Whether an entry is compared: the 0Y521 entries list nothing and hold the place of what Supplement No. 5 to
    15 CFR part 774 names for a time."""
    return number[2:5] != "521"


def address(number: str) -> str:
    """The address of the supplement; the eCFR has no anchors for single ECCNs."""
    return _ADDRESS if number else ""


SPEC = ListSpec(
    list_id="us",
    party="us",
    title="Commerce Control List",
    instrument="15 CFR part 774, Supplement No. 1 (Export Administration Regulations)",
    language=Language.ENGLISH,
    categories=CATEGORIES,
    regimes=(*MULTILATERAL, Regime.NATIONAL),
    parse=parse,
    counts=counts,
    citation=citation,
    wassenaar_number=wassenaar_number,
    bridge_number=bridge_number,
    compared=compared,
    unaligned=unaligned,
    address=address,
)
