"""Parties that differ from one bound of the baseline in one direction are one finding, others stay apart."""

from __future__ import annotations

from dataclasses import replace

from harmonize.align.lists import align_lists
from harmonize.compare.explain import find_finding
from harmonize.compare.pair import Sides
from harmonize.compare.parties import compare_two
from harmonize.compare.same_bound import same_bounds_together
from harmonize.model import Finding, FindingKind
from tests.making import read_list

BASE = read_list(
    "wassenaar", {"3.A.7": "Cells as follows:", "3.A.7.a": "Cells having an energy density exceeding 700 Wh/kg;"}
)


def found(list_id: str, density: int) -> list[Finding]:
    texts = {"3A007": "Cells as follows:", "3A007.a": f"Cells having an energy density exceeding {density} Wh/kg;"}
    version = read_list(list_id, texts)
    every = compare_two(Sides(version, BASE), align_lists(version, BASE))
    return [item for item in every if item.kind is FindingKind.THRESHOLD]


def test_parties_that_control_more_alike_are_one_finding_with_each_value() -> None:
    (joint,) = same_bounds_together([*found("us", 450), *found("korea", 480)])
    assert joint.sentence.endswith(
        "Wassenaar 3.A.7.a has > 700 Wh/kg; US 3A007.a has > 450 Wh/kg, Korea 3A007.a has > 480 Wh/kg. "
        "US, Korea control more."
    )
    assert [(each.party, each.written) for each in joint.positions] == [
        ("wassenaar", "> 700 Wh/kg"),
        ("us", "> 450 Wh/kg"),
        ("korea", "> 480 Wh/kg"),
    ]
    assert joint.controls_more == "us,korea"
    assert joint.more == ("us", "korea")


def test_its_id_holds_in_any_order_of_the_parties() -> None:
    us, korea = found("us", 450), found("korea", 480)
    (one,), (other,) = same_bounds_together([*us, *korea]), same_bounds_together([*korea, *us])
    assert one.id == other.id
    assert one.joins == tuple(sorted((us[0].id, korea[0].id)))
    assert find_finding([one], max(one.joins)) is one


def test_parties_on_either_side_of_the_baseline_stay_apart() -> None:
    every = [*found("us", 450), *found("korea", 900)]
    assert same_bounds_together(every) == every
    assert [item.controls_more for item in every] == ["us", "wassenaar"]


def test_where_the_baseline_controls_more_than_each_it_is_named_once() -> None:
    (joint,) = same_bounds_together([*found("us", 900), *found("korea", 1000)])
    assert joint.sentence.endswith("Wassenaar controls more.")
    assert joint.controls_more == "wassenaar"


def test_findings_for_review_stay_apart() -> None:
    every = [*found("us", 450), *(replace(item, confidence=0.5) for item in found("korea", 480))]
    assert same_bounds_together(every) == every
