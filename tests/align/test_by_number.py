"""Alignment by number: a number is evidence, never proof."""

from harmonize.align.by_number import align_by_number
from harmonize.model import Correspondence, ListVersion, Relation
from harmonize.parsers.spec import spec
from tests.making import read_list

WASSENAAR = {
    "3.A.7": "Signal shredders as follows:",
    "3.A.7.a": "Shredders having any of the following:",
    "3.A.7.a.1": "A bandwidth exceeding 40 MHz and a mass of less than 3 kg; or",
    "3.A.7.a.2": "A cooling system using liquid nitrogen;",
    "3.A.7.b": "Gyroscopes with a bias stability of less than 0.5 degree per hour;",
    "3.A.7.c": "Centrifuges for uranium hexafluoride with carbon fibre rotors;",
}


def aligned(us: dict[str, str], wassenaar: dict[str, str] | None = None) -> dict[str, Correspondence]:
    left: ListVersion = read_list("us", us)
    right = read_list("wassenaar", wassenaar or WASSENAAR)
    pairs = align_by_number(left, right, spec("us").wassenaar_number, spec("wassenaar").wassenaar_number)
    return {pair.left: pair for pair in pairs}


def us_copy(**changes: str) -> dict[str, str]:
    """The list above in the numbering and the spelling of the US."""
    texts = {number.replace("3.A.7", "3A007", 1): text for number, text in WASSENAAR.items()}
    return texts | {number.replace("_", "."): text for number, text in changes.items()}


def test_the_same_text_in_another_spelling_is_equal() -> None:
    pairs = aligned(us_copy(**{"3A007_c": "Centrifuges for uranium hexafluoride with carbon fiber rotors;"}))
    assert {pair.relation for pair in pairs.values()} == {Relation.EQUAL}
    assert {number: pair.right for number, pair in pairs.items()}["3A007.a.1"] == "3.A.7.a.1"
    assert not any(pair.needs_review for pair in pairs.values())


def test_a_changed_bound_keeps_the_pair_and_tells_who_controls_more() -> None:
    pair = aligned(us_copy(**{"3A007_a_1": "A bandwidth exceeding 60 MHz and a mass of less than 3 kg; or"}))[
        "3A007.a.1"
    ]
    assert (pair.right, pair.relation) == ("3.A.7.a.1", Relation.NARROWER)


def test_an_inserted_paragraph_does_not_shift_the_pairs_behind_it() -> None:
    us = us_copy()
    us["3A007.d"], us["3A007.c"] = us["3A007.c"], us["3A007.b"]
    us["3A007.b"] = "Hydrophones made from lithium niobate crystals with a sensitivity better than 3 dB;"
    pairs = aligned(us)
    assert (pairs["3A007.c"].right, pairs["3A007.d"].right) == ("3.A.7.b", "3.A.7.c")
    assert pairs["3A007.b"].relation is Relation.NONE


def test_a_repurposed_number_is_never_called_equal() -> None:
    us = us_copy(**{"3A007_c": "Helmets with night vision displays, rated for use below 233 K;"})
    pair = aligned(us)["3A007.c"]
    assert pair.relation is not Relation.EQUAL
    assert pair.needs_review


def test_numbers_outside_the_wassenaar_numbering_are_left_to_other_methods() -> None:
    assert "3A980" not in aligned(us_copy() | {"3A980": "Voice print identification equipment."})
