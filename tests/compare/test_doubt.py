"""A list that prints an official translation: what differs, what was only read differently, what is for review."""

from dataclasses import replace

import pytest

from harmonize.compare.pair import Sides
from harmonize.compare.parties import compare_two
from harmonize.model import (
    Basis,
    Correspondence,
    Finding,
    FindingKind,
    Kind,
    Language,
    ListVersion,
    Provision,
    Relation,
)
from harmonize.parsers.spec import spec
from harmonize.reading.read import read_provisions
from tests.making import info, nsg, read_list


def korea(texts: dict[str, tuple[str, str]]) -> ListVersion:
    """A list of our own: numbers to the Korean and the English text."""
    drafts = []
    for number, (text, parallel) in texts.items():
        note = "#" in number
        kind = Kind.NOTE if note else Kind.ITEM if "." in number else Kind.ENTRY
        parent = number.partition("#")[0] if note else number.rpartition(".")[0] or None
        drafts.append(Provision(number, parent, kind, text, parallel=parallel))
    about = replace(info("korea"), language=Language.KOREAN)
    read = read_provisions(drafts, Language.KOREAN, translation=spec("korea").translation)
    return ListVersion(about, read, has_texts=True)


def found(ours: dict[str, tuple[str, str]], theirs: dict[str, str], baseline: str = "wassenaar") -> list[Finding]:
    """The findings where paragraphs correspond in their order."""
    party, base = korea(ours), read_list(baseline, theirs)
    numbers = zip(
        [number for number in ours if "#" not in number],
        [number for number in theirs if "#" not in number],
        strict=True,
    )
    links = [
        Correspondence("korea", left, baseline, right, Relation.EQUAL, Basis.NUMBER, 0.95) for left, right in numbers
    ]
    return compare_two(Sides(party, base, beyond=baseline == "eu"), links)


def test_the_sentence_says_what_the_official_translation_has() -> None:
    (finding,) = found(
        {"6A009": ("동작 주파수가 350 kHz 이하인 것", "An operating frequency below 350 kHz")},
        {"6.A.9": "An operating frequency below 350 kHz"},
    )
    assert "official English text has < 350 kHz, as Wassenaar has; the Korean text governs." in finding.sentence
    assert (finding.controls_more, finding.needs_review) == ("korea", False)


def test_what_the_translation_settles_is_no_difference() -> None:
    assert not found(
        {
            "6A009": (
                "서로 다른 축을 따라 3개의 가속계로 구성된 것",
                "Composed of three accelerometers on axes",
            )
        },
        {"6.A.9": "Composed of three accelerometers on axes"},
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "why"),
    [
        (
            ("신호대 잡음비가 103 이상인 장치", "A device with a ratio of signal to noise of 103 or more"),
            "Devices having a ratio of signal to noise equal to or exceeding 10^{3}",
            "may be a power",
        ),
        (
            ("임계온도가 -9.85 K를 초과하는 것", "A critical temperature exceeding 9.85 K"),
            "A critical temperature exceeding 9.85 K",
            "below absolute zero",
        ),
        (
            ("300 km 이상의 사거리를 갖는 로켓", "Rockets capable of a range of 300 km or more"),
            "Rockets usable for a range of 300 km",
            "without a comparator",
        ),
    ],
)
def test_doubts_go_to_review_with_their_reason(ours: tuple[str, str], theirs: str, why: str) -> None:
    (finding,) = [item for item in found({"9A109": ours}, {"9.A.109": theirs}) if item.kind is FindingKind.THRESHOLD]
    assert finding.needs_review
    assert finding.controls_more == ""
    assert why in finding.undecided
    assert why in finding.sentence


def test_values_by_two_editions_of_a_standard_are_not_held_against_each_other() -> None:
    (finding,) = found(
        {
            "2B209": (
                "정확도가 ISO 230/2 (2006)에 따라 4.5 µm 이하인 것",
                "An accuracy of 4.5 µm or less, ISO 230/2 (2006)",
            )
        },
        {"2.B.9": "An accuracy equal to or less than 6 µm according to ISO 230-2:1988"},
    )
    assert "another edition of the standard (ISO 230-2:1988 and ISO 230-2:2006)" in finding.undecided
    assert finding.controls_more == ""


BRANCHES = {
    "5.A.9": "Radio equipment using adaptive techniques for its antennas;",
    "5.A.9#note": "5.A.9. does not apply to any of the following:",
    "5.A.9#note.a": "Radio equipment for civil railways;",
    "5.A.9#note.b": "Cellular base stations for agriculture;",
    "5.A.9#note.c": "Satellite earth stations for amateur radio.",
}
ENTRY = ("안테나에 적응기술을 사용하는 무선장비", "Radio equipment using adaptive techniques for its antennas")
IN_ONE = (
    "5A009는 다음을 통제하지 않는다: a. 민간 철도용 무선장비 b. 농업용 기지국 c. 아마추어 무선용 위성지구국",
    "5A009 does not control: a. Radio equipment for civil railways; b. Cellular base stations for agriculture; "
    "c. Satellite earth stations for amateur radio.",
)


def test_a_note_in_one_text_answers_a_note_with_branches() -> None:
    assert not found({"5A009": ENTRY, "5A009#note": IN_ONE}, BRANCHES)


def test_a_note_that_only_one_list_has_is_found() -> None:
    (finding,) = found({"5A009": ENTRY}, BRANCHES)
    assert finding.kind is FindingKind.SCOPE
    assert (finding.controls_more, finding.needs_review) == ("korea", False)


def test_a_note_that_may_be_answered_in_other_words_is_for_review() -> None:
    other = ("5A009는 항공 관제용으로 만든 것은 통제하지 않는다", "5A009 does not control goods made for air traffic.")
    findings = found({"5A009": ENTRY, "5A009#note": other}, BRANCHES)
    assert findings
    assert all(finding.needs_review for finding in findings)


def test_components_that_only_one_list_names_are_more_goods() -> None:
    (finding,) = found(
        {"1B109": ("배치 혼합기로서 진공에서 작동하는 것", "Batch mixers working in a vacuum")},
        {"1.B.109": "Batch mixers working in a vacuum, and specially designed components therefor"},
    )
    assert (finding.parameter, finding.controls_more) == ("specially designed components", "wassenaar")


def beyond(left_in_theirs: dict[str, str]) -> list[Finding]:
    """What is missing or national where Korea has a branch without a match, and the other list ``left_in_theirs``."""
    ours = {
        "1B209": ("분리장치로서 다음의 것", "Separation plants as follows:"),
        "1B209.a": ("냉각용 열교환기", "Heat exchangers for cooling"),
        "1B209.b": ("운반가스를 분리하는 장치", "Devices that take the carrier gas away"),
    }
    theirs = {"1B209": "Separation plants as follows:", "1B209.a": "Heat exchangers for cooling;", **left_in_theirs}
    party, base = nsg(korea(ours)), nsg(read_list("eu", theirs))
    links = [
        Correspondence("korea", number, "eu", number, Relation.EQUAL, Basis.NUMBER, 0.95)
        for number in ("1B209", "1B209.a")
    ]
    kinds = (FindingKind.MISSING, FindingKind.NATIONAL)
    return [item for item in compare_two(Sides(party, base, beyond=True), links) if item.kind in kinds]


def test_leftovers_on_both_sides_may_answer_each_other() -> None:
    found_both = beyond({"1B209.c": "Process systems for separating a gas;"})
    assert {finding.kind for finding in found_both} == {FindingKind.MISSING, FindingKind.NATIONAL}
    assert all(finding.needs_review for finding in found_both)


def test_a_branch_with_nothing_left_to_answer_it_is_found() -> None:
    (finding,) = beyond({})
    assert (finding.kind, finding.needs_review) == (FindingKind.NATIONAL, False)


@pytest.mark.parametrize(("ours", "english", "review"), [("10 ms", "10 ms", True), ("10 ms", "10 µs", False)])
def test_the_same_figure_with_another_prefix_may_be_a_misprint(ours: str, english: str, review: bool) -> None:
    """Where the official translation says which text departs, it is no guess."""
    (finding,) = found(
        {"3A009": (f"전환 시간이 {ours} 미만인 것", f"A switching time of less than {english}")},
        {"3.A.9": "A switching time of less than 10 µs"},
    )
    assert finding.needs_review is review


def test_bounds_of_two_materials_are_not_held_against_each_other() -> None:
    made = found({"1C009": ("텅스텐 90 % 초과", "Tungsten of more than 90 %")}, {"1.C.9": "Beryllium of 80 % or more"})
    assert [item.needs_review for item in made if item.kind is FindingKind.THRESHOLD] == [True]
