"""What the lists tell of each other: the bridge of a party's dropped numbers, the whole lists of national controls."""

from __future__ import annotations

from harmonize.compare.web import _without_dropped
from harmonize.model import Basis, Correspondence, Relation
from tests.making import read_list

BASE = read_list(
    "wassenaar", {"8.A.2": "Systems:", "8.A.2.g": "Not used.", "8.C.1": "Foam;"}, not_used={"8.A.2.g": 2025}
)


def link(left: str, right: str, sure: float) -> Correspondence:
    return Correspondence("japan", left, "wassenaar", right, Relation.NARROWER, Basis.CONTENT, sure, "words")


def test_an_unsure_pair_of_what_the_baseline_has_dropped_is_void() -> None:
    unsure, sure, other = link("11/5", "8.C.1", 0.7), link("11/5/ロ", "8.C.1", 0.9), link("11/6", "8.C.1", 0.7)
    bridged = {"11/5": "8.A.2.g", "11/5/ロ": "8.A.2.g.2", "11/6": "8.A.2"}
    assert _without_dropped(BASE, [unsure, sure, other], bridged) == (sure, other)


def test_under_a_dropped_number_nothing_is_left_either() -> None:
    assert _without_dropped(BASE, [link("11/5/ロ", "8.C.1", 0.7)], {"11/5/ロ": "8.A.2.g.2"}) == ()
