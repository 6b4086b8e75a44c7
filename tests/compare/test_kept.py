"""What the baseline dropped and parties kept is one line; what it adopted since is told with the dates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harmonize.align.lists import align_lists
from harmonize.compare.kept import kept_together
from harmonize.compare.pair import Sides
from harmonize.compare.parties import compare_two
from harmonize.compare.values import written_beside
from harmonize.model import Finding, FindingKind, Kind, ListVersion, Op, Regime, RegimeReference, Role
from tests.making import bound, read_list

BEFORE = {
    "3.A.7": "Signal shredders as follows:",
    "3.A.7.a": "Gyroscopes with a bias stability of less than 0.5 degree per hour;",
    "3.A.7.b": "Centrifuges for uranium hexafluoride with carbon fibre rotors;",
}
NOW = read_list(
    "wassenaar", BEFORE | {"3.A.7.b": "Not used.", "3.A.7.c": "Accelerometers for wells;"}, not_used={"3.A.7.b": 2024}
)
OLD = read_list("wassenaar", BEFORE, "2021-01-01")


def party(list_id: str, as_of: str = "2026-06-01", **texts: str) -> ListVersion:
    """A list that kept what the baseline has dropped since."""
    kept = {number.replace("3.A.7", "3A007", 1): text for number, text in BEFORE.items()}
    return read_list(list_id, kept | {number.replace("_", "."): text for number, text in texts.items()}, as_of)


def found(version: ListVersion) -> list[Finding]:
    return compare_two(Sides(version, NOW), align_lists(version, NOW), [OLD])


def test_several_parties_that_kept_the_same_are_one_finding() -> None:
    every = [item for list_id in ("us", "korea") for item in found(party(list_id))]
    (joint,) = (item for item in kept_together(every) if item.kind is FindingKind.NATIONAL)
    assert [item.number for item in joint.positions] == ["3.A.7.b", "3A007.b", "3A007.b"]
    assert joint.sentence.startswith("US 3A007.b, Korea 3A007.b (")
    assert joint.sentence.endswith("Wassenaar dropped 3.A.7.b in 2024; these parties still control it.")
    assert (joint.controls_more, joint.undecided) == ("us,korea", "")


def test_one_party_that_kept_it_controls_more() -> None:
    (alone,) = (item for item in kept_together(found(party("us"))) if item.kind is FindingKind.NATIONAL)
    assert alone.controls_more == "us"
    assert alone.sentence.endswith("US still controls it.")


def test_findings_stay_where_they_were_but_for_those_that_were_joined() -> None:
    every = [item for list_id in ("us", "korea") for item in found(party(list_id))]
    others = [item.id for item in every if item.kind is not FindingKind.NATIONAL]
    assert [item.id for item in kept_together(every) if item.kind is not FindingKind.NATIONAL] == others


@pytest.mark.parametrize(
    ("as_of", "ending"),
    [
        ("2026-06-01", "US has no counterpart; Wassenaar adopted it after its list of 2021-01-01."),
        ("2025-12-31", "Wassenaar adopted it after its list of 2021-01-01, and the list of US is as of 2025-12-31."),
    ],
)
def test_a_missing_entry_that_was_adopted_since_says_so(as_of: str, ending: str) -> None:
    (missing,) = (item for item in found(party("us", as_of)) if item.kind is FindingKind.MISSING)
    assert missing.sentence.endswith(ending)


def test_an_old_entry_that_is_missing_does_not() -> None:
    version = read_list("us", {"3A007": BEFORE["3.A.7"], "3A007.c": "Accelerometers for wells;"})
    missing = [item for item in found(version) if item.kind is FindingKind.MISSING]
    assert [item.subject for item in missing] == ["3.A.7.a"]
    assert "adopted" not in missing[0].sentence


def test_what_the_baseline_leaves_to_another_instrument_is_not_called_alone() -> None:
    us = {
        "9A007": "Rocket motors (These items are subject to the ITAR.)",
        "9A010": "Pumps",
        "9A010#license-requirements": "What is needed: national security",
    }
    read = read_list("us", us)
    fields = tuple(replace(item, kind=Kind.FIELD) if "#" in item.number else item for item in read.provisions)
    base = replace(read, provisions=fields)
    korea = read_list("korea", {"9A007": "Rocket motors as follows:", "9A007.b": "Gyroscopes for rocket motors;"})
    every = compare_two(Sides(korea, base), align_lists(korea, base))
    (finding,) = (item for item in every if item.kind is FindingKind.NATIONAL)
    assert "US 9A007 leaves the items to another instrument (ITAR)" in finding.sentence
    assert (finding.positions[0].state, finding.controls_more) == ("other instrument", "")


def test_both_units_stand_side_by_side_where_the_lists_print_them() -> None:
    kelvin = replace(bound(Op.GT, 723.0, "K"), quote="723 K")
    celsius = replace(bound(Op.GE, 723.15, "degC"), quote="450 °C")
    conversion = replace(celsius, role=Role.EQUIVALENT)
    assert written_beside(kelvin, (kelvin, conversion), celsius) == "> 723 K (450 °C)"
    assert written_beside(kelvin, (kelvin,), celsius) == "> 723 K"
    assert written_beside(kelvin, (kelvin, conversion), kelvin) == "> 723 K"
    assert written_beside(kelvin, (kelvin, conversion), None) == "> 723 K"


def test_what_the_bridge_has_under_the_dropped_number_was_dropped_for_a_list_of_its_own_numbering_too() -> None:
    japan = read_list("japan", {"4": "次のもの", "4/2": "遠心分離機", "4/3": "加速度計"})
    (kept,) = (
        item
        for item in compare_two(Sides(japan, NOW), [], [OLD], {"4/2": "3.A.7.b"})
        if item.kind is FindingKind.NATIONAL and item.positions[1].number == "4/2"
    )
    assert kept.sentence.endswith("Wassenaar dropped 3.A.7.b in 2024; Japan still controls it.")
    alone = [
        item
        for item in compare_two(Sides(japan, NOW), [], [OLD])
        if item.kind is FindingKind.NATIONAL and item.positions[1].number == "4/2"
    ]
    assert not any("dropped" in item.sentence for item in alone)


def test_a_number_that_the_baseline_has_counts_whatever_regime_stands_above_it() -> None:
    kept = read_list("korea", {"3A007": "Signal shredders:", "3A007.b": "Centrifuges for uranium hexafluoride;"})
    mtcr = RegimeReference(Regime.MTCR, "9.A.1")
    marked = tuple(replace(item, regimes=(mtcr,)) if item.number == "3A007" else item for item in kept.provisions)
    version = replace(kept, provisions=marked)
    assert any("dropped 3.A.7.b" in item.sentence for item in found(version))
