"""Findings from two invented lists: each kind, who controls more, and what is no finding."""

import pytest

from harmonize.align.lists import align_lists
from harmonize.compare.pair import Sides
from harmonize.compare.parties import compare_two
from harmonize.model import Finding, FindingKind
from tests.making import read_list

WASSENAAR = {
    "3.A.7": "Signal shredders as follows:",
    "3.A.7.a": "Shredders having any of the following:",
    "3.A.7.a.1": "A bandwidth exceeding 40 MHz and a mass of less than 3 kg; or",
    "3.A.7.a.2": "A cooling system using liquid nitrogen;",
    "3.A.7.b": "Gyroscopes with a bias stability of less than 0.5 degree per hour;",
    "3.A.7.b#note": "3.A.7.b. does not apply to gyroscopes for toys.",
    "3.A.7.c": "Centrifuges for uranium hexafluoride with carbon fibre rotors, specially designed for laboratories;",
}


def us_copy() -> dict[str, str]:
    return {number.replace("3.A.7", "3A007", 1): text.replace("3.A.7.", "3A007.") for number, text in WASSENAAR.items()}


def findings(us: dict[str, str], wassenaar: dict[str, str] | None = None) -> list[Finding]:
    sides = Sides(read_list("us", us), read_list("wassenaar", wassenaar or WASSENAAR))
    return compare_two(sides, align_lists(sides.party, sides.baseline))


def test_equal_lists_have_no_findings() -> None:
    assert findings(us_copy()) == []


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("3A007.a.1", "A bandwidth exceeding 0.04 GHz and a mass of less than 3,000 g;"),
        ("3A007.a.1", "A “bandwidth” exceeding 40 MHz and a mass of less than 3 kg, or"),
        ("3A007.b", "Gyroscopes with a bias stability of less than 0.5 deg per hour."),
        (
            "3A007.c",
            "Centrifuges for uranium hexafluoride with carbon fiber rotors, specially designed for laboratories.",
        ),
    ],
)
def test_what_is_editorial_is_no_finding(number: str, text: str) -> None:
    assert findings(us_copy() | {number: text}) == []


@pytest.mark.parametrize(
    ("number", "text", "more"),
    [
        ("3A007.a.1", "A bandwidth exceeding 60 MHz and a mass of less than 3 kg; or", "wassenaar"),
        ("3A007.a.1", "A bandwidth exceeding 20 MHz and a mass of less than 3 kg; or", "us"),
        ("3A007.a.1", "A bandwidth equal to or exceeding 40 MHz and a mass of less than 3 kg; or", "us"),
        ("3A007.a.1", "A bandwidth exceeding 40 MHz and a mass of less than 2 kg; or", "wassenaar"),
        ("3A007.a.1", "A bandwidth exceeding 40 MHz; or", "us"),
        ("3A007.b", "Gyroscopes with a bias stability of less than 0.1 degree per hour;", "wassenaar"),
    ],
)
def test_a_threshold_that_differs(number: str, text: str, more: str) -> None:
    (found,) = findings(us_copy() | {number: text})
    assert found.kind is FindingKind.THRESHOLD
    assert found.controls_more == more
    assert not found.needs_review
    assert [position.party for position in found.positions] == ["wassenaar", "us"]
    assert all(position.citation and position.as_of for position in found.positions)


def test_a_missing_paragraph_is_reported_once_at_its_top() -> None:
    us = {number: text for number, text in us_copy().items() if not number.startswith("3A007.a")}
    (found,) = findings(us)
    assert (found.kind, found.subject, found.controls_more) == (FindingKind.MISSING, "3.A.7.a", "wassenaar")


def test_a_paragraph_of_the_partys_own_is_national() -> None:
    us = us_copy() | {
        "3A007.z": "Shredders that also meet the criteria of another entry and exceed 5 GHz:",
        "3A007.z.1": "Those above 20 K;",
        "3A980": "Voice print identification equipment.",
    }
    found = {item.positions[1].number: item for item in findings(us)}
    assert set(found) == {"3A007.z", "3A980"}
    assert {item.kind for item in found.values()} == {FindingKind.NATIONAL}
    assert {item.controls_more for item in found.values()} == {"us"}


def test_a_note_that_only_one_list_has_narrows_that_list() -> None:
    us = {number: text for number, text in us_copy().items() if "#" not in number}
    (found,) = findings(us)
    assert (found.kind, found.controls_more) == (FindingKind.SCOPE, "us")


def test_specially_designed_on_one_side_only() -> None:
    us = us_copy() | {"3A007.c": "Centrifuges for uranium hexafluoride with carbon fibre rotors, for laboratories;"}
    (found,) = findings(us)
    assert (found.kind, found.controls_more) == (FindingKind.SCOPE, "us")


def test_conditions_are_compared_with_the_sentence_that_the_other_list_makes_of_them() -> None:
    wassenaar = {
        "3.A.7": "Signal shredders as follows:",
        "3.A.7.a": "Shredders having all of the following:",
        "3.A.7.a.1": "A bandwidth exceeding 40 MHz; and",
        "3.A.7.a.2": "A mass of less than 3 kg;",
    }
    us = {
        "3A007": "Signal shredders as follows:",
        "3A007.a": "Shredders having a bandwidth exceeding 40 MHz and a mass of less than 3 kg;",
    }
    assert findings(us, wassenaar) == []
    us["3A007.a"] = "Shredders having a bandwidth exceeding 40 MHz and a mass of less than 5 kg;"
    (found,) = findings(us, wassenaar)
    assert (found.kind, found.controls_more) == (FindingKind.THRESHOLD, "us")


def test_an_alternative_that_covers_the_gap_leaves_no_difference() -> None:
    wassenaar = {
        "3.A.7": "Shredders having any of the following:",
        "3.A.7.a": "A maximum endurance of 1 hour or greater;",
    }
    us = {
        "3A007": "Shredders having any of the following:",
        "3A007.a": "A maximum endurance of 3 hours or greater; or",
        "3A007.b": "A maximum endurance of less than 3 hours;",
    }
    assert not [item for item in findings(us, wassenaar) if item.kind is FindingKind.THRESHOLD]


def test_bounds_that_differ_both_ways_are_not_decided() -> None:
    us = us_copy() | {"3A007.a.1": "A bandwidth exceeding 20 MHz and a mass of less than 2 kg; or"}
    found = findings(us)
    assert [item.controls_more for item in found] == ["", ""]
    assert all("other way" in item.undecided for item in found)


def test_an_entry_that_defers_to_another_instrument_is_reported_once() -> None:
    us = {"3A007": "Signal shredders (these items are subject to the ITAR, see 22 CFR parts 120 through 130)."}
    (found,) = findings(us)
    assert (found.kind, found.positions[1].state) == (FindingKind.MISSING, "other instrument")
    assert found.controls_more == ""


def test_a_figure_that_could_not_be_read_sends_the_finding_to_review() -> None:
    us = us_copy() | {"3A007.a.1": "A bandwidth exceeding 40 MHz and a mass of 3@kg ; or"}
    assert all(item.needs_review for item in findings(us))


def test_a_list_that_spells_out_one_word_is_no_national_control() -> None:
    us = us_copy() | {"3A007.b.1": "Ring laser gyroscopes;", "3A007.b.2": "Vibrating gyroscopes;"}
    assert {item.kind for item in findings(us)} == {FindingKind.SCOPE}
    assert all(item.needs_review for item in findings(us))


def test_what_was_dropped_is_told_from_a_number_that_was_used_anew() -> None:
    now = WASSENAAR | {"3.A.7.b": "Not used since 2025", "3.A.7.c": "Not used since 2025"}
    del now["3.A.7.b#note"]
    us = us_copy() | {"3A007.c": "Helmets with night vision displays, rated for use below 233 K;"}
    del us["3A007.b#note"]
    baseline = read_list("wassenaar", now, "2026-01-01", not_used={"3.A.7.b": 2025, "3.A.7.c": 2025})
    sides = Sides(read_list("us", us), baseline)
    older = [read_list("wassenaar", WASSENAAR, "2024-01-01")]
    found = {
        item.positions[1].number: item.sentence
        for item in compare_two(sides, align_lists(sides.party, baseline), older)
    }
    assert "dropped 3.A.7.b in 2025; US still controls it" in found["3A007.b"]
    assert "has not used 3.A.7.c since 2025; US controls this there" in found["3A007.c"]


def test_ids_are_stable_and_unlike() -> None:
    us = us_copy() | {"3A007.a.1": "A bandwidth exceeding 60 MHz and a mass of less than 2 kg; or"}
    first, second = findings(us), findings(us)
    assert [item.id for item in first] == [item.id for item in second]
    assert len({item.id for item in first}) == 2
