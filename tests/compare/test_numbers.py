"""Numbers and citations as users type them, and what show and search do with them."""

from __future__ import annotations

import pytest

from harmonize.compare.changes.history import lives_of
from harmonize.compare.numbers import folded, in_order, nearest, places_named
from harmonize.compare.search import Why, search
from harmonize.compare.subject import subject_of
from harmonize.errors import HarmonizeError
from harmonize.model import CONTROL_KINDS
from harmonize.parsers.spec import spec
from harmonize.report.screen import subject_text
from harmonize.report.search import search_text
from harmonize.shelf.catalogue import lists_on_shelf, open_list
from tests.making import read_list

LISTS = in_order(
    [
        read_list("wassenaar", {"3.A.1": "Items as follows:", "3.A.1.a": "Pumps;"}),
        read_list("eu", {"3A001": "Items as follows:", "3A001.a": "Pumps;"}),
        read_list("us", {"3A001": "Items as follows:", "3A001.a": "Pumps;", "3A999": "Other items;"}),
    ]
)


def test_lists_of_the_dialogue_come_first() -> None:
    assert [each.info.list_id for each in LISTS] == ["us", "wassenaar", "eu"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("3A001.a", ["us 3A001.a", "eu 3A001.a"]),
        (" 3a001.A. ", ["us 3A001.a", "eu 3A001.a"]),
        ("３Ａ００１．ａ", ["us 3A001.a", "eu 3A001.a"]),
        ("ECCN 3A001.a", ["us 3A001.a"]),
        ("eccn3a001.a", ["us 3A001.a"]),
        ("3A001.a of Annex I", ["eu 3A001.a"]),
        ("Wassenaar 3.A.1.a.", ["wassenaar 3.A.1.a"]),
        ("3A001.z", []),
        ("pumps", []),
        ("", []),
    ],
)
def test_a_number_or_citation_names_its_places(text: str, places: list[str]) -> None:
    assert [f"{version.info.list_id} {number}" for version, number in places_named(text, LISTS)] == places


@pytest.mark.parametrize(
    ("text", "near"),
    [("3A001.a.9.z", ("3A001.a",)), ("3A001.z", ("3A001",)), ("3A998", ("3A999",)), ("Q-7", ())],
)
def test_the_nearest_number_is_what_it_would_stand_under(text: str, near: tuple[str, ...]) -> None:
    assert nearest(text, LISTS) == near


def test_folding_keeps_what_tells_numbers_apart() -> None:
    assert folded("輸出令別表第1の7の項（22）") == folded("輸出令別表第1の7の項(22)")
    assert folded("6/5/ロ") != folded("6/5/イ")


@pytest.mark.parametrize("list_id", lists_on_shelf())
def test_every_citation_that_the_program_prints_leads_back(list_id: str) -> None:
    """Of each list, some controls from all over it."""
    version = open_list(list_id, texts=False)
    controls = [item for item in version.provisions if item.kind in CONTROL_KINDS]
    for item in controls[:: max(1, len(controls) // 5)]:
        citation = spec(list_id).citation(item.number)
        ((_, number),) = places_named(citation, [version])
        assert spec(list_id).citation(number) == citation


def test_show_holds_the_others_against_the_regime_where_they_share_the_number() -> None:
    subject = subject_of("3a001.e.1.b")
    assert subject.asked == "Wassenaar 3.A.1.e.1.b."
    assert [side.version.info.list_id for side in subject.sides] == ["wassenaar", "us", "japan", "korea", "eu"]
    text = subject_text(subject, as_json=False)
    assert text.startswith("Subject 3.A.1.e.1.b; relations are to Wassenaar 3.A.1.e.1.b.\n")
    assert "[broader by content" in text


@pytest.mark.parametrize("number", ["3A001.e.1.b", "貨物等省令第6条第5号ロ", "통제번호 3A001.e.1.b", "6/5/ロ"])
def test_list_filters_what_is_shown_not_what_is_looked_up(number: str) -> None:
    (side,) = subject_of(number, "Japan").sides
    assert (side.version.info.list_id, side.provision and side.provision.number) == ("japan", "6/5/ロ")
    found = search(number, "japan")
    assert {hit.version.info.list_id for group in found.groups for hit in group.hits} == {"japan"}
    assert found.groups[0].hits[0].provision.number == "6/5/ロ"


def test_a_list_for_a_destination_does_not_answer() -> None:
    with pytest.raises(HarmonizeError, match="leave --list out"):
        subject_of("3A001", "us-russia")


def test_a_heading_whose_paragraphs_are_answered_is_not_without_counterpart() -> None:
    subject = subject_of("4A090")
    japan = next(side for side in subject.sides if side.version.info.list_id == "japan")
    assert japan.provision is None
    assert ("4A090.a", ("7/7",)) in japan.beneath
    text = subject_text(subject, as_json=False)
    assert "no counterpart of its own; it answers\n    4A090.a: 7/7" in text
    assert f"Wassenaar ({open_list('wassenaar').name}): no counterpart\n" in text


def test_a_citation_is_found_and_no_word_in_it() -> None:
    found = search("貨物等省令第6条第5号ロ")
    assert found.concepts == ()
    (group,) = found.groups
    assert {hit.provision.number for hit in group.hits} >= {"6/5/ロ", "3.A.1.e.1.b", "3A001.e.1.b"}
    assert "6/5/ロ, 貨物等省令第6条第5号ロ" in search_text(found, 5)
    assert "3A001.e.1.b, ECCN" not in search_text(found, 5)


def test_subjects_with_all_concepts_come_first() -> None:
    found = search("power amplifier")
    assert len(found.together) == 2
    lacking = [group.lacking for group in found.groups]
    assert lacking == sorted(lacking) and lacking[0] == 0 and lacking[-1] == 1
    assert "amplifier" in found.groups[0].label
    assert search("amplifier").together == ()


def test_where_no_subject_has_all_that_is_said() -> None:
    found = search("gallium nitride turbines")
    assert all(group.lacking for group in found.groups)
    said = search_text(found, 3)
    assert said.count("None has all of: gallium nitride, ") == 1
    some = search_text(search("power amplifier"), 0x7FFF)
    assert some.count("The others have only one of: power, amplifier:") == 1
    assert "None has all of" not in some


def test_a_tariff_code_may_bear_its_name() -> None:
    bare = [hit.provision.number for group in search("8542").groups for hit in group.hits]
    assert bare and all(hit.said for group in search("854231").groups for hit in group.hits)
    for said in ("HS 8542", "hs8542", "HTS 8542", "HS code: 8542"):
        assert [hit.provision.number for group in search(said).groups for hit in group.hits] == bare
    assert "CHPL 854231\n" in search_text(search("854231"), 1)
    assert "HS 854231, tier 1" in search_text(search("854231"), 1)


def test_an_answer_of_another_list_is_told_as_one() -> None:
    found = search("3A001.e.1.b")
    reasons = {hit.version.info.list_id: hit.why for hit in found.groups[0].hits}
    assert (reasons["us"], reasons["japan"]) == (Why.NUMBER, Why.ANSWER)


def test_history_understands_the_same_and_filters_its_lives() -> None:
    lives = lives_of("3A001.b.7.a")
    assert lives_of("eccn 3a001.B.7.a")[0].number == "3A001.b.7.a"
    (japan,) = lives_of("3A001.b.7.a", "Japan")
    assert japan in lives and japan.list_id == "japan"
    with pytest.raises(HarmonizeError, match=r"No version on the shelf has the number .*; the nearest is 3A001.b.7.a"):
        lives_of("3A001.b.7.a.99")
    with pytest.raises(HarmonizeError, match="Nothing in chpl answers"):
        lives_of("3A001.b.7.a", "chpl")
