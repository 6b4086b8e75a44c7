"""Controls that seem to stand in one list only, and are controlled by the other after all or by another instrument."""

import pytest

from harmonize.align.by_number import align_by_number
from harmonize.align.lists import align_lists
from harmonize.compare.pair import Sides
from harmonize.compare.parties import compare_two
from harmonize.compare.same_goods import on_the_same
from harmonize.model import Correspondence, Finding, FindingKind
from harmonize.parsers.spec import spec
from tests.making import TERMS, nsg, read_list

WASSENAAR = {
    "3.A.7": "Signal shredders as follows:",
    "3.A.7.a": "Gyroscopes with a bias stability of less than 0.5 degree per hour;",
    "3.A.7.b": "Centrifuges for uranium hexafluoride with carbon fibre rotors;",
}
US = {number.replace("3.A.7", "3A007", 1): text for number, text in WASSENAAR.items()}


def national(more: dict[str, str]) -> list[Finding]:
    """The national controls of a US list with ``more``, beside a Wassenaar list."""
    sides = Sides(read_list("us", US | more), read_list("wassenaar", WASSENAAR))
    found = compare_two(sides, align_lists(sides.party, sides.baseline))
    return [finding for finding in found if finding.kind is FindingKind.NATIONAL]


def by_number(sides: Sides) -> tuple[Correspondence, ...]:
    return align_by_number(sides.party, sides.baseline, spec("us").bridge_number, spec("eu").bridge_number)


def beyond(us: dict[str, str], eu: dict[str, str]) -> list[Finding]:
    """What differs beyond Wassenaar."""
    sides = Sides(nsg(read_list("us", us)), nsg(read_list("eu", eu)), beyond=True)
    return compare_two(sides, by_number(sides))


def test_a_control_that_only_one_list_has_is_found() -> None:
    (finding,) = national({"3A007.c": "Accelerometers for use in wells;"})
    assert not finding.needs_review


@pytest.mark.parametrize(
    "again",
    [
        {"3A007.z": "Goods of 3A007.a that also meet what 3A905 asks for;"},
        {"3A007.z": "Other goods as follows:", "3A007.z.1": "Goods of 3A007 that also meet what 3A905 asks for;"},
    ],
)
def test_goods_named_again_are_for_review(again: dict[str, str]) -> None:
    found = national({"3A905": "Accelerometers for use in wells;"} | again)
    assert {item.positions[-1].number: item.needs_review for item in found} == {"3A905": False, "3A007.z": True}


def test_goods_of_the_entry_that_are_excepted_are_found() -> None:
    (finding,) = national({"3A007.z": "Accelerometers other than those of 3A007.a;"})
    assert not finding.needs_review


def test_words_that_name_nothing_known_are_for_review() -> None:
    (finding,) = national({"3A007.c": "The big one that is run by the agency;"})
    assert finding.needs_review
    assert "nothing by which it could be told" in finding.explanation[-1]


def test_a_place_held_for_goods_named_elsewhere_is_no_control() -> None:
    assert national({"3A521": "Any accelerometer that is not listed elsewhere"}) == []


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({}, True),
        ({TERMS: "What is needed: national security"}, False),
        ({TERMS: "The goods are subject to the ITAR"}, True),
    ],
)
def test_an_entry_without_terms_of_its_own_stands_under_the_other_instrument(
    fields: dict[str, str], left: bool
) -> None:
    others = {"1A109": "Rotors", f"1A109{TERMS}": "What is needed: nuclear"}
    us = {"1A102": "Gyroscopes with a mass of less than 2 kg (subject to the ITAR)"}
    us |= others | {f"1A102{end}": text for end, text in fields.items()}
    found = beyond(us, {"1A102": "Gyroscopes with a mass of less than 3 kg", "1A109": "Rotors"})
    assert [item.kind for item in found] == [FindingKind.MISSING if left else FindingKind.THRESHOLD]


def test_a_pointer_to_a_list_of_munitions_is_no_control() -> None:
    us = {"1C109": "Materials as follows:", "1C109.a": "Beryllium;"}
    assert beyond(us, us | {"1C109.b": "SEE MILITARY GOODS CONTROLS for hafnium;"}) == []
    assert [item.kind for item in beyond(us, us | {"1C109.b": "Hafnium;"})] == [FindingKind.MISSING]


def test_the_same_thing_is_found_under_another_number() -> None:
    mine = read_list("us", {"7A105": "Gyroscopes with a bias stability of less than 0.5 degree per hour"})
    other = read_list("eu", {"7B109": "Gyroscopes, in bulk, with a bias stability of less than 0.5 degree per hour"})
    found = on_the_same(mine, mine.index["7A105"], other)
    assert found is not None and found.number == "7B109"
    assert on_the_same(mine, mine.index["7A105"], read_list("eu", {"7B109": "Centrifuges for yeast"})) is None


def test_technology_for_goods_that_the_other_list_has_is_for_review() -> None:
    us = {"1A109": "Gyroscopes", "1E309": "Technology for the production of goods of 1A109"}
    (finding,) = beyond(us, {"1A109": "Gyroscopes"})
    assert finding.needs_review


def test_limits_said_in_a_paragraph_below_are_no_difference_of_scope() -> None:
    us = {"1A109": "Gyroscopes and specially designed components, as follows:", "1A109.a": "Gyroscopes of beryllium;"}
    eu = {"1A109": "Gyroscopes as follows:", "1A109.a": "Gyroscopes of beryllium;"}
    parts = {"1A109.b": "Specially designed components for gyroscopes of 1A109.a;"}
    assert [item.kind for item in beyond(us, eu)] == [FindingKind.SCOPE]
    assert not [
        item for item in beyond(us | parts, eu | parts) if item.kind is FindingKind.SCOPE and not item.needs_review
    ]


def test_an_equal_number_tells_little_where_the_goods_are_others() -> None:
    us = {
        "6A209": "Lasers as follows:",
        "6A209.a": "Pulsed carbon dioxide lasers having all of the following characteristics:",
        "6A209.a.1": "Operating at wavelengths between 9,000 nm and 11,000 nm;",
        "6A209.a.2": "An average output power greater than 500 W;",
        "6A209.b": "Pulsed carbon monoxide lasers having all of the following characteristics:",
        "6A209.b.1": "Operating at wavelengths between 5,000 nm and 6,000 nm;",
        "6A209.b.2": "An average output power greater than 200 W;",
    }
    swapped = {"6A209.a": "6A209.b", "6A209.b": "6A209.a"}
    eu = {swapped.get(number[:7], number[:7]) + number[7:]: text for number, text in us.items()}
    sides = Sides(nsg(read_list("us", us)), nsg(read_list("eu", eu)), beyond=True)
    pairs = {link.left: link.right for link in by_number(sides) if link.right}
    assert (pairs["6A209.a"], pairs["6A209.b"]) == ("6A209.b", "6A209.a")
