"""What seems to be one list's alone and is not: said beside, by the same parameters, or nothing at all."""

from dataclasses import replace

import pytest

from harmonize.align.by_number import align_by_number
from harmonize.align.lists import align_lists
from harmonize.compare import why
from harmonize.compare.elsewhere import only_points
from harmonize.compare.memo import per_version
from harmonize.compare.pair import Sides
from harmonize.compare.parties import compare_two
from harmonize.compare.region import overlapping
from harmonize.model import Finding, FindingKind, Kind, ListVersion, Op, Regime
from harmonize.parsers.spec import spec
from tests.making import bound, read_list

WASSENAAR = {
    "4.A.1": "Computers as follows:",
    "4.A.1.a": "Computers rated for operation at an ambient temperature above 358 K;",
    "4.A.1.b": "Gyroscopes for computers;",
}
US = {number.replace("4.A.1", "4A001", 1): text for number, text in WASSENAAR.items()}


def found(us: dict[str, str], baseline: dict[str, str] = WASSENAAR) -> dict[str, Finding]:
    """The findings of a US list by the number of its position, or the baseline's."""
    sides = Sides(read_list("us", us), read_list("wassenaar", baseline))
    made = compare_two(sides, align_lists(sides.party, sides.baseline))
    return {item.positions[-1].number or item.positions[0].number: item for item in made}


@pytest.mark.parametrize(
    ("temperature", "review"), [("above 340 K", True), ("above 370 K", True), ("below 300 K", False)]
)
def test_a_control_of_the_same_goods_by_the_same_parameter_is_not_alone(temperature: str, review: bool) -> None:
    made = found(US | {"4A994": f"Computers rated for operation at an ambient temperature {temperature};"})
    assert made["4A994"].needs_review is review


def test_goods_that_the_other_list_names_within_a_sentence_are_for_review() -> None:
    baseline = WASSENAAR | {"4.A.1.c": "Accelerometers;"}
    apart = found(US, baseline)["4.A.1.c"]
    within = found(US | {"4A001.b": "Gyroscopes for computers and, for these, accelerometers;"}, baseline)["4.A.1.c"]
    assert (apart.kind, apart.needs_review) == (FindingKind.MISSING, False)
    assert within.needs_review and "4A001.b may answer it" in within.explanation[-1]


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        ([(Op.GT, 5)], [(Op.GT, 9)], True),
        ([(Op.GT, 5)], [(Op.LT, 5)], False),
        ([(Op.GE, 5)], [(Op.LE, 5)], True),
        ([(Op.GT, 343)], [(Op.LT, 228), (Op.GT, 358)], True),
        ([(Op.GT, 300), (Op.LT, 340)], [(Op.LT, 228), (Op.GT, 358)], False),
        ([], [(Op.GT, 1)], True),
    ],
)
def test_regions_overlap_where_some_value_meets_both(
    left: list[tuple[Op, float]], right: list[tuple[Op, float]], meet: bool
) -> None:
    ours, theirs = ([bound(op, value) for op, value in side] for side in (left, right))
    assert overlapping(ours, theirs) is overlapping(theirs, ours) is meet


POINTERS = {
    "2A101": "Presses",
    "2A101#license-requirements": "Reason for control: MT",
    "2A018": "Equipment on a list of munitions.",
    "2A018#text": "Nothing is under this number now. See 2A101 for presses.",
    "2D018": "Software for the use of equipment of 2A018",
    "2A521": "Goods that are not listed elsewhere",
    "2A521#text": "These are published in a supplement.",
}


def test_an_entry_that_only_says_where_its_goods_have_gone_controls_nothing() -> None:
    listed = read_list("us", POINTERS)
    fields = _with_fields(listed)
    pointers = {item.number for item in fields.provisions if only_points(fields, item)}
    assert pointers == {"2A018", "2D018"}


def _with_fields(version: ListVersion) -> ListVersion:
    made = tuple(replace(item, kind=Kind.FIELD) if "#" in item.number else item for item in version.provisions)
    return replace(version, provisions=made)


def test_beside_a_partys_list_what_is_left_of_an_entry_may_answer() -> None:
    """Where the baseline is a party's own list, the arrangement below an entry is each list's own."""
    us = {"2B350": "Plant as follows:", "2B350.a": "Reactors of glass;", "2B350.d": "Tanks of nickel with a lid;"}
    korea = {"2B350": "Plant as follows:", "2B350.a": "Reactors of glass;", "2B350.f": "Lidded tanks, nickel;"}
    sides = Sides(read_list("korea", korea), read_list("us", us))
    assert sides.loose and Regime.NATIONAL in sides.baseline.info.regimes
    bridges = spec("korea").bridge_number, spec("us").bridge_number
    made = compare_two(sides, align_by_number(sides.party, sides.baseline, *bridges))
    assert all(item.needs_review for item in made if item.kind in (FindingKind.MISSING, FindingKind.NATIONAL))


def test_what_is_known_of_a_version_is_worked_out_once() -> None:
    asked: list[str] = []

    @per_version
    def counted(version: ListVersion) -> int:
        asked.append(version.name)
        return len(version.provisions)

    one, other = read_list("us", US), read_list("us", US)
    assert [counted(one), counted(one), counted(other)] == [3, 3, 3]
    assert len(asked) == 2  # an equal version is another one


def test_an_entry_whose_paragraphs_are_all_reserved_controls_nothing() -> None:
    listed = read_list("us", {"1B018": "Items as follows:", "1B018.a": "Reserved.", "1B109": "Presses;"},
                       not_used={"1B018.a": 2014})  # fmt: skip
    assert [item.number for item in listed.provisions if only_points(listed, item)] == ["1B018"]


def test_what_the_baseline_has_beside_a_number_that_is_not_used_is_for_review() -> None:
    baseline = {
        "3.A.1": "Circuits as follows:",
        "3.A.1.a": "Gyroscopes;",
        "3.B.2": "Test equipment as follows:",
        "3.B.2.b": "Not used.",
        "3.B.2.c": "For items of 3.A.1.a;",
    }
    us = {"3A001": "Circuits as follows:", "3A001.a": "Gyroscopes;", "3B002": "Test equipment as follows:"}
    sides = Sides(
        read_list("us", us | {"3B002.b": "For testing gyroscopes of 3A001.a;"}),
        read_list("wassenaar", baseline, not_used={"3.B.2.b": 2004}),
    )
    made = compare_two(sides, align_lists(sides.party, sides.baseline))
    national = [item for item in made if item.kind is FindingKind.NATIONAL]
    assert all(item.needs_review for item in national)


@pytest.mark.parametrize(("entry", "topics"), [("3A904", ["cryogenic electronics"]), ("9A620", [])])
def test_cryogenic_engines_are_no_topic_of_the_dialogue(entry: str, topics: list[str]) -> None:
    version = read_list("us", {entry: "Cryogenic cooling systems;"})
    assert why.topics(version, version.index[entry]) == topics


@pytest.mark.parametrize(
    ("texts", "number", "topics"),
    [
        ({"3A904": "Items:", "3A904.a": "Quantum computers;", "3A904.b": "Lamps;"}, "3A904", ["quantum technology"]),
        ({"3A904": "Items:", "3A904.a": "Quantum computers;", "3A904.b": "Lamps;", "3A904.c": "Pumps;"}, "3A904", []),
        ({"4A906": "Quantum computers;", "4D906": "Software for 4A906;"}, "4D906", ["quantum technology"]),
    ],
)
def test_an_entry_has_the_topics_of_half_of_its_paragraphs_or_of_the_goods_that_it_is_for(
    texts: dict[str, str], number: str, topics: list[str]
) -> None:
    version = read_list("us", texts)
    assert why.topics(version, version.index[number]) == topics


def test_a_further_criterion_is_no_control_of_other_goods() -> None:
    base = {
        "9.A.12": "Airships as follows:",
        "9.A.12.a": "Airships, as follows:",
        "9.A.12.a.1": "With a mass over 9 kg;",
    }
    us = {number.replace("9.A.12", "9A012"): text for number, text in base.items()} | {"6A005": "Gyroscopes"}
    made = found(us | {"9A012.a.2": "Airships with goods of 6A005;"}, base)
    assert made["9A012.a.2"].needs_review
    assert "9.A.12.a controls" in made["9A012.a.2"].explanation[-1]


@pytest.mark.parametrize(("goods", "review"), [("4A001.b", True), ("4A990", False)])
def test_software_for_goods_of_an_entry_that_the_other_list_has_is_for_review(goods: str, review: bool) -> None:
    us = US | {"4A990": "Accelerometers;", "4D990": f"Software for the production of goods of {goods};"}
    assert found(us)["4D990"].needs_review is review


def test_goods_that_the_other_list_names_in_general_are_for_review() -> None:
    base = {
        "9.A.4": "Gyroscopes and centrifuges, as follows:",
        "9.A.4.a": "Gyroscopes;",
        "9.A.4.b": "Centrifuges for yeast;",
    }
    us = {number.replace("9.A.4", "9A004"): text for number, text in base.items()}
    assert found(us | {"9A004.r": "The one that was built for the agency;"}, base)["9A004.r"].needs_review
    assert not found(us | {"9A104": "Accelerometers;"}, base)["9A104"].needs_review


def test_goods_that_the_entry_of_a_party_leaves_to_an_instrument_are_for_review() -> None:
    us = {
        "1C350": "Precursors as follows:",
        "1C350.a": "Gyroscopes;",
        "1C350#related-controls": "See the ITAR for others.",
    }
    read = read_list("us", us)
    fields = tuple(replace(item, kind=Kind.FIELD) if "#" in item.number else item for item in read.provisions)
    korea = read_list(
        "korea", {"1C350": "Precursors as follows:", "1C350.a": "Gyroscopes;", "1C350.b": "Robots for mines;"}
    )
    for base, doubted in ((replace(read, provisions=fields), True), (replace(read, provisions=fields[:2]), False)):
        bridges = spec("korea").bridge_number, spec("us").bridge_number
        made = compare_two(Sides(korea, base), align_by_number(korea, base, *bridges))
        national = [item for item in made if item.kind is FindingKind.NATIONAL]
        assert [item.needs_review for item in national] == [doubted]


def test_agents_that_stand_on_the_munitions_list_are_for_review() -> None:
    base = WASSENAAR | {"ML7": "Agents, as follows:", "ML7.a": "Ricin;"}
    assert found(US | {"1A984": "Ricin;"}, base)["1A984"].needs_review
    assert not found(US | {"1A984": "Abrin;"}, base)["1A984"].needs_review
