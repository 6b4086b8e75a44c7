"""Changes between two invented versions: pairing before comparing, classes, direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from harmonize.compare.changes import diff_versions
from harmonize.errors import HarmonizeError
from harmonize.model import (
    Aspect,
    Change,
    ChangeKind,
    HsLine,
    Kind,
    Mark,
    ReasonForControl,
)
from tests.making import read_list

BASE = {
    "3A001": "Electronic items as follows:",
    "3A001.a": "Integrated circuits having any of the following:",
    "3A001.a.1": "A total dose of 5 kGy or higher;",
    "3A001.a.2": "A clock frequency exceeding 40 MHz;",
    "3A001.a.3": "Rated for operation at an ambient temperature above 398 K;",
    "3A001.b": "Amplifiers having all of the following:",
    "3A001.b.1": "An output power exceeding 10 W; and",
    "3A001.b.2": "An operating frequency exceeding 6 GHz.",
    "3A001#note1": "3A001.a does not apply to integrated circuits for civil cameras with a mass of less than 5 kg.",
}


def changes(old: dict[str, str], new: dict[str, str], **not_used: dict[str, int]) -> tuple[Change, ...]:
    return diff_versions(
        read_list("us", old, "2025-01-01", not_used.get("old")), read_list("us", new, "2026-01-01", not_used.get("new"))
    ).changes


def told(found: Sequence[Change]) -> list[tuple[str, str, str]]:
    return [(change.kind.value, change.old_number, change.new_number) for change in found]


def test_the_same_list_has_no_changes() -> None:
    assert changes(BASE, BASE) == ()


def test_an_inserted_paragraph_does_not_turn_the_rest_into_changes() -> None:
    new = {
        "3A001": BASE["3A001"],
        "3A001.a": BASE["3A001.a"],
        "3A001.a.1": "A dose rate of 5 kGy per second or higher, while switched on;",
        "3A001.a.2": BASE["3A001.a.1"],
        "3A001.a.3": BASE["3A001.a.2"],
        "3A001.a.4": BASE["3A001.a.3"],
        **{number: text for number, text in BASE.items() if ".b" in number or "#" in number},
    }
    assert told(changes(BASE, new)) == [
        ("new", "", "3A001.a.1"),
        ("renumbered", "3A001.a.1", "3A001.a.2"),
        ("renumbered", "3A001.a.2", "3A001.a.3"),
        ("renumbered", "3A001.a.3", "3A001.a.4"),
    ]


TURNS = [
    # number, new text, class, aspect: why
    ("3A001.a.2", "A clock frequency exceeding 60 MHz;", "relaxed", "threshold"),  # a lower bound raised
    ("3A001.a.2", "A clock frequency exceeding 30 MHz;", "tightened", "threshold"),
    ("3A001.a.2", "A clock frequency of 40 MHz or more;", "tightened", "threshold"),  # at least, where it was above
    ("3A001.b.2", "An operating frequency exceeding 3 GHz.", "tightened", "threshold"),  # in a condition, the same way
    # goods are taken out below the bound: raised, it takes out more
    ("3A001#note1", BASE["3A001#note1"].replace("5 kg", "9 kg"), "relaxed", "threshold"),
    ("3A001#note1", BASE["3A001#note1"].replace("5 kg", "2 kg"), "tightened", "threshold"),
    ("3A001.a.2", "A clock frequency exceeding 40 MHz at any output;", "technical", "words"),
    ("3A001.a.2", "A “clock frequency” exceeding 40 MHz,", "editorial", "notation"),
    ("3A001.a.2", "A clock frequency exceeding 40,000 kHz;", "editorial", "notation"),  # the same in another unit
]


@pytest.mark.parametrize(("number", "text", "kind", "aspect"), TURNS)
def test_one_paragraph_reads_otherwise(number: str, text: str, kind: str, aspect: str) -> None:
    (change,) = changes(BASE, BASE | {number: text})
    assert (change.kind.value, change.number, change.aspects[0].value) == (kind, number, aspect)


def test_bounds_in_both_directions_are_two_changes() -> None:
    old = BASE | {"3A001.c": "Lasers having a power exceeding 5 W and a mass of less than 8 kg."}
    new = BASE | {"3A001.c": "Lasers having a power exceeding 9 W and a mass of less than 10 kg."}
    found = changes(old, new)
    assert told(found) == [("tightened", "3A001.c", "3A001.c"), ("relaxed", "3A001.c", "3A001.c")]
    assert [[bound.old for bound in change.bounds] for change in found] == [["< 8 kg"], ["> 5 W"]]


SIDES = [
    # number, text, class where it comes, class where it goes
    ("3A001.a.4", "A supply voltage exceeding 5 kV;", "new", "deleted"),  # an alternative
    ("3A001.b.3", "A mass of less than 2 kg.", "relaxed", "tightened"),  # a condition more narrows
    ("3A001#note2", "3A001.b does not apply to amplifiers for toys.", "relaxed", "tightened"),
    ("3A001#note2", "For the purposes of 3A001.b, gain is measured at its peak.", "technical", "technical"),
]


@pytest.mark.parametrize(("number", "text", "came", "went"), SIDES)
def test_a_paragraph_comes_or_goes(number: str, text: str, came: str, went: str) -> None:
    more = BASE | {number: text}
    (arrived,) = changes(BASE, more)
    (left,) = changes(more, BASE)
    assert (arrived.kind.value, arrived.old_number, arrived.new_number) == (came, "", number)
    assert (left.kind.value, left.old_number, left.new_number) == (went, number, "")


def test_what_comes_with_a_new_paragraph_is_told_of_it() -> None:
    new = BASE | {"3A001.c": "Cells having all of the following:", "3A001.c.1": "A mass of less than 3 kg; and"}
    new |= {"3A001.c.2": "An energy density exceeding 500 Wh/kg."}
    found = changes(BASE, new)
    assert [(change.kind.value, change.number, change.under) for change in found] == [
        ("new", "3A001.c", ""),
        ("new", "3A001.c.1", "3A001.c"),
        ("new", "3A001.c.2", "3A001.c"),
    ]


def test_a_number_no_longer_used_is_deleted_with_what_stood_under_it() -> None:
    old = {
        "3.A.1": "Electronic items as follows:",
        "3.A.1.a": "Cameras having all of the following:",
        "3.A.1.a.1": "A mass of less than 3 kg; and",
        "3.A.1.a.2": "A frame rate exceeding 50 Hz.",
    }
    new = {"3.A.1": old["3.A.1"], "3.A.1.a": "Not used since 2024"}
    found = diff_versions(
        read_list("wassenaar", old, "2023"), read_list("wassenaar", new, "2024", {"3.A.1.a": 2024})
    ).changes
    assert [(change.kind.value, change.number, change.under) for change in found] == [
        ("deleted", "3.A.1.a", ""),
        ("deleted", "3.A.1.a.1", "3.A.1.a"),
        ("deleted", "3.A.1.a.2", "3.A.1.a"),
    ]
    assert "not used since 2024" in found[0].sentence


def test_conditions_joined_into_one_sentence_are_named_simplified() -> None:
    new = {number: text for number, text in BASE.items() if not number.startswith("3A001.b")}
    new["3A001.b"] = "Amplifiers having an output power exceeding 10 W and an operating frequency exceeding 6 GHz;"
    found = changes(BASE, new)
    assert {change.kind for change in found} == {ChangeKind.TECHNICAL, ChangeKind.RENUMBERED}
    own = next(change for change in found if change.number == "3A001.b")
    assert Aspect.SIMPLIFIED in own.aspects and "simplified" in own.sentence and not own.bounds
    assert {change.old_number for change in found if change.aspects[0] is Aspect.SIMPLIFIED} >= {
        "3A001.b.1",
        "3A001.b.2",
    }


def test_alternatives_that_became_conditions_narrow() -> None:
    new = BASE | {"3A001.a": "Integrated circuits having all of the following:"}
    (change,) = changes(BASE, new)
    assert change.kind is ChangeKind.RELAXED and change.aspects[0] is Aspect.LOGIC


def test_reasons_marks_and_references() -> None:
    old = read_list("us", BASE, "2025-01-01")
    entry = replace(old.index["3A001"], reasons=(ReasonForControl("NS", "NS Column 1", False, ("3A001.a.1",)),))
    item = replace(old.index["3A001.b"], marks=(Mark.SENSITIVE,))
    changed = {"3A001": entry, "3A001.b": item}
    new = replace(old, provisions=tuple(changed.get(each.number, each) for each in old.provisions))
    found = diff_versions(old, new).changes
    assert [(change.kind.value, change.number, change.aspects[0].value) for change in found] == [
        ("technical", "3A001", "reasons for control"),
        ("technical", "3A001.b", "sensitivity"),
    ]
    assert found[0].facts[0].new == "NS, NS Column 1: 3A001.a.1"


def test_a_reference_to_a_renumbered_paragraph_is_no_change_of_reasons() -> None:
    reasons = (ReasonForControl("NS", "NS Column 1", False, ("3A001.a.2",)),)
    old = read_list("us", BASE, "2025-01-01")
    old = replace(
        old, provisions=tuple(replace(i, reasons=reasons) if i.number == "3A001" else i for i in old.provisions)
    )
    words = {number: text for number, text in BASE.items() if number != "3A001.a.1"}
    words["3A001.a.1"] = words.pop("3A001.a.2")
    new = read_list("us", {number: words[number] for number in sorted(words)}, "2026-01-01")
    moved = (ReasonForControl("NS", "NS Column 1", False, ("3A001.a.1",)),)
    new = replace(
        new, provisions=tuple(replace(i, reasons=moved) if i.number == "3A001" else i for i in new.provisions)
    )
    found = diff_versions(old, new).changes
    assert ("renumbered", "3A001.a.2", "3A001.a.1") in told(found)
    assert "3A001" not in {change.number for change in found}


def test_tariff_codes_of_a_provision() -> None:
    old = replace(read_list("us", BASE, "2025-01-01"), hs=(HsLine("3A001", "854231"),))
    new = replace(read_list("us", BASE, "2026-01-01"), hs=(HsLine("3A001", "854231"), HsLine("3A001", "854232")))
    (change,) = diff_versions(old, new).changes
    assert change.aspects[0] is Aspect.TARIFF and change.facts[0].new == "854232"


def test_digests_tell_the_same_classes_without_words() -> None:
    def digest(texts: dict[str, str], version: str) -> object:
        made = read_list("us", texts, version)
        return replace(made, has_texts=False, provisions=tuple(replace(item, text="") for item in made.provisions))

    new = BASE | {"3A001.a.2": "A clock frequency exceeding 60 MHz;", "3A001.c": "Cells for toys exceeding 5 V;"}
    found = diff_versions(digest(BASE, "2025-01-01"), digest(new, "2026-01-01")).changes  # type: ignore[arg-type]
    assert told(found) == [("relaxed", "3A001.a.2", "3A001.a.2"), ("new", "", "3A001.c")]
    assert not found[0].new_text


def test_a_part_that_one_source_does_not_cover_is_said_and_not_counted() -> None:
    extra = {f"DEF:term {n}": f"A word used in item {n} of the list." for n in range(12)}
    old = read_list("wassenaar", {"3.A.1": "Items as follows:"}, "2021")
    new = read_list("wassenaar", {"3.A.1": "Items as follows:"} | extra, "2025")
    new = replace(
        new,
        provisions=tuple(
            replace(item, kind=Kind.DEFINITION, parent=None) if item.number.startswith("DEF") else item
            for item in new.provisions
        ),
    )
    result = diff_versions(old, new)
    assert not result.changes
    assert len(result.not_compared) == 1 and "12 paragraphs numbered DEF:" in result.not_compared[0]


def test_versions_of_two_lists_are_refused() -> None:
    with pytest.raises(HarmonizeError, match="not versions of one list"):
        diff_versions(read_list("us", BASE), read_list("eu", BASE))
