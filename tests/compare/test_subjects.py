"""One matter, one row: the numbers of all lists, over the baseline, the bridge and the parties' own controls."""

from dataclasses import replace

from harmonize.compare.included import included_by_note, said_in_one
from harmonize.compare.plurilateral import joined
from harmonize.compare.subjects import contradictions, subjects
from harmonize.compare.web import Between
from harmonize.model import (
    Basis,
    Correspondence,
    Effect,
    Kind,
    Op,
    Relation,
)
from tests.making import bound, entry, made_list, national, provision


def link(left: str, number: str, right: str, other: str, sure: float = 0.9, relation: Relation = Relation.EQUAL):  # type: ignore[no-untyped-def]
    return Correspondence(left, number, right, other, relation if other else Relation.NONE, Basis.NUMBER, sure)


WASSENAAR = made_list("wassenaar", entry("3.A.1"))
EU = made_list("eu", entry("3A001"), entry("1C350", "chemical"))
US = made_list("us", *(entry(each) for each in ("3A001", "1C350", "3A090", "3A991")))
KOREA = made_list("korea", *(entry(each) for each in ("3A001", "1C350", "3A903")))
LINKS = {
    ("us", "wassenaar"): (link("us", "3A001", "wassenaar", "3.A.1"),),
    ("korea", "wassenaar"): (link("korea", "3A001", "wassenaar", "3.A.1"),),
    ("eu", "wassenaar"): (link("eu", "3A001", "wassenaar", "3.A.1"),),
    ("us", "eu"): (link("us", "3A001", "eu", "3A001"), link("us", "1C350", "eu", "1C350")),
    ("korea", "eu"): (link("korea", "1C350", "eu", "1C350"),),
    ("korea", "us"): (link("korea", "3A903", "us", "3A090"),),
}


def rows() -> dict[str, dict[str, tuple[str, ...]]]:
    return {row.number: dict(row.numbers) for row in subjects(WASSENAAR, EU, [US, KOREA], LINKS)}


def test_every_control_stands_in_one_row_with_what_answers_it() -> None:
    assert rows() == {
        "3.A.1": {"wassenaar": ("3.A.1",), "eu": ("3A001",), "us": ("3A001",), "korea": ("3A001",)},
        "1C350": {"eu": ("1C350",), "us": ("1C350",), "korea": ("1C350",)},
        "3A090": {"us": ("3A090",), "korea": ("3A903",)},
        "3A991": {"us": ("3A991",)},
    }


def test_a_pair_for_review_joins_nothing() -> None:
    unsure = {**LINKS, ("korea", "us"): (link("korea", "3A903", "us", "3A090", sure=0.5),)}
    numbers = [row.number for row in subjects(WASSENAAR, EU, [US, KOREA], unsure)]
    assert numbers[-3:] == ["3A090", "3A991", "3A903"]


def test_two_ways_to_different_places_contradict_each_other() -> None:
    base = made_list(
        "wassenaar",
        *(entry(each) for each in ("3.A.1", "7.A.1")),
    )
    crossed = {**LINKS, ("eu", "wassenaar"): (link("eu", "3A001", "wassenaar", "7.A.1"),)}
    ((list_id, number, sentence),) = contradictions(base, EU, [US], crossed)
    assert (list_id, number) == ("us", "3A001")
    assert "7.A.1" in sentence
    assert not list(contradictions(base, EU, [US], LINKS))


def test_national_controls_that_answer_each_other_are_one_finding_with_all_bounds() -> None:
    us = made_list("us", entry("3A090", thresholds=(bound(Op.GE, 4800.0, "tpp"),)))
    korea = made_list("korea", entry("3A903", thresholds=(bound(Op.GE, 6000.0, "tpp"),)))
    between = Between(korea, us, (link("korea", "3A903", "us", "3A090", sure=0.8),))
    (one,) = joined([national("us", "3A090"), national("korea", "3A903")], [between])
    assert [(each.party, each.number) for each in one.positions] == [
        ("wassenaar", ""),
        ("us", "3A090"),
        ("korea", "3A903"),
    ]
    assert ["4800" in one.positions[1].written, "6000" in one.positions[2].written] == [True, True]
    assert one.controls_more == "us,korea"
    assert one.confidence == 0.8
    assert "Korea 3A903" in one.sentence


def test_what_is_said_in_one_sentence_is_not_missing() -> None:
    whole = provision("1C210.a", thresholds=(bound(Op.GE, 12.7e6), bound(Op.GE, 235e3, "kg")))
    held = made_list("us", entry("1C210"), whole)
    assert said_in_one(held, [whole], provision("1C210.a.1", thresholds=(bound(Op.GE, 12.7e6),)))
    assert not said_in_one(held, [whole], provision("1C210.a.1", thresholds=(bound(Op.GE, 13e6),)))
    assert not said_in_one(held, [], provision("1C210.a.1", thresholds=(bound(Op.GE, 12.7e6),)))
    assert not said_in_one(held, [whole], provision("1C210.a.1"))


def test_what_a_note_includes_is_controlled_there() -> None:
    home = entry("0B006")
    note = provision("0B006#note", kind=Kind.NOTE, sense_hash="same", effect=Effect.INCLUDES)
    asked = provision("0B006.a", sense_hash="same")
    assert included_by_note(made_list("eu", home, note), [home], asked) == note
    excluding = replace(note, effect=Effect.EXCLUDES)
    assert included_by_note(made_list("eu", home, excluding), [home], asked) is None
