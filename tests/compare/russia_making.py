"""Small Russia lists of our own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from harmonize.compare.russia.result import Rate, RussiaResult
from harmonize.compare.russia.run import compare_lists
from harmonize.model import HsLine, Kind, ListVersion
from harmonize.shelf.nomenclature import Nomenclature
from tests.making import info, provision

EDITION = Nomenclature(
    (
        "220830", "840710", "840721", "840790", "846693", "846694", "847130", "847150", "854231", "854232", "870323",
        "880730", "910111",
    ),
    {"22": "IV", "84": "XVI", "85": "XVI", "87": "XVII", "88": "XVII", "91": "XVIII"},
)  # fmt: skip
"""Thirteen subheadings."""


def russia_list(list_id: str, lines: Sequence[HsLine], party: str = "") -> ListVersion:
    """A list that names the tariff codes of ``lines``."""
    numbers = dict.fromkeys(line.number for line in lines)
    provisions = tuple(provision(number, kind=Kind.ENTRY, parent=None) for number in numbers)
    made = replace(info(list_id), party=party or list_id.removesuffix("-russia"))
    return ListVersion(info=made, provisions=provisions, has_texts=False, hs=tuple(lines))


def compared(
    us: Sequence[HsLine], japan: Sequence[HsLine], tiers: Sequence[HsLine] = (), rates: Sequence[Rate] = ()
) -> RussiaResult:
    """The comparison of a US and a Japanese list over the small edition."""
    lists = [russia_list("us-russia", us), russia_list("japan-russia", japan)]
    return compare_lists(["us", "japan"], lists, russia_list("chpl", tiers), rates, EDITION)
