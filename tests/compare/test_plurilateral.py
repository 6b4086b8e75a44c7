"""National controls of several parties: one finding each, with what stands beside what."""

from dataclasses import replace

from harmonize.compare.national import national_findings
from harmonize.compare.pair import Pair, Sides, link_up
from harmonize.compare.plurilateral import joined
from harmonize.compare.web import Between
from harmonize.model import (
    Basis,
    Correspondence,
    Language,
    ListVersion,
    Logic,
    Op,
    Regime,
    RegimeReference,
    Relation,
)
from tests.making import bound, entry, info, made_list, national, provision


def link(left: str, ours: str, right: str, theirs: str, sure: float = 0.9) -> Correspondence:
    return Correspondence(left, ours, right, theirs, Relation.EQUAL, Basis.NATIONAL, sure, "widget")


RATIO = bound(Op.GE, 100, "1", parameter="selectivity")
US = made_list(
    "us",
    entry("3B993", logic=Logic.LIST),
    provision("3B993.c", thresholds=(RATIO,)),
    provision("3B993.d", thresholds=(bound(Op.GT, 5, "cm", parameter="depth"),)),
    provision("3B993.e", thresholds=(bound(Op.GT, 7, "cm", parameter="height"),)),
)


def test_of_a_broader_control_only_what_is_meant_is_shown() -> None:
    korea = made_list("korea", entry("3B901", thresholds=(RATIO,)))
    between = Between(korea, US, (link("korea", "3B901", "us", "3B993"),))
    (one,) = joined([national("korea", "3B901")], [between])
    assert "a part of US 3B993" in one.sentence
    assert [each.written for each in one.positions] == ["", "selectivity ≥ 100 1", "selectivity ≥ 100 1 (c)"]


def test_what_a_paragraph_stands_under_is_shown_with_it() -> None:
    korea = made_list(
        "korea",
        entry("3B901", thresholds=(bound(Op.GE, 6, "cm", parameter="depth"),)),
        provision("3B901.a", thresholds=(RATIO, bound(Op.GE, 0, "m", parameter="height"))),
    )
    between = Between(korea, US, (link("korea", "3B901.a", "us", "3B993.c"),))
    (one,) = joined([national("us", "3B993.c")], [between])
    assert one.positions[2].written == "depth ≥ 6 cm (3B901); selectivity ≥ 100 1"  # every height is zero or more


def test_the_surest_finding_tells_that_the_baseline_has_none() -> None:
    korea = made_list("korea", entry("3B901", thresholds=(RATIO,)))
    between = Between(korea, US, (link("korea", "3B901", "us", "3B993.c"),))
    (one,) = joined([national("korea", "3B901", 0.6), national("us", "3B993.c", 0.9)], [between])
    assert one.confidence == 0.9
    assert one.positions[1].number == "3B993.c"
    _, above = joined([national("us", "3B993", 0.9), national("korea", "3B901", 0.6)], [between])
    assert above.confidence == 0.9, "what the partner stands under has no counterpart"


def test_a_whole_whose_parts_are_told_is_not_told_again() -> None:
    korea = made_list("korea", entry("3B901"), entry("3B902"), entry("3B903"))
    links = tuple(link("korea", f"3B90{n}", "us", f"3B993.{letter}") for n, letter in ((1, "c"), (2, "d"), (3, "e")))
    parts = [national("us", f"3B993.{letter}") for letter in "cde"]
    told = joined([national("us", "3B993"), *parts], [Between(korea, US, links)])
    assert [each.positions[1].number for each in told] == ["3B993.c", "3B993.d", "3B993.e"]
    (one,) = joined([national("us", "3B993")], [Between(korea, US, links[:2])])
    assert one.sentence.endswith("Parts of it are answered by Korea 3B901, Korea 3B902.")
    assert one.controls_more == "us,korea"


def test_a_counterpart_across_languages_may_only_not_have_been_recognised() -> None:
    regime = (RegimeReference(Regime.MTCR, "3.A.5"),)
    japan = ListVersion(
        replace(info("japan"), language=Language.JAPANESE, regimes=(Regime.MTCR,)),
        (entry("3/6", regimes=regime), entry("3/7", regimes=regime, concepts=("hydrazine",))),
        has_texts=False,
    )
    eu = ListVersion(replace(info("eu"), regimes=(Regime.MTCR,)), (entry("9A106", regimes=regime),), has_texts=False)
    pairs = link_up([Pair(japan.index["3/7"], eu.index["9A106"], link("japan", "3/7", "eu", "9A106"))])
    (one,) = national_findings(Sides(japan, eu, beyond=True), pairs, (), {})
    assert one.positions[1].number == "3/6"
    assert one.needs_review
    assert any("no numbering in common" in line for line in one.explanation)


def test_a_control_with_an_alternative_that_the_other_party_lacks_is_answered_in_part() -> None:
    whole = link("korea", "3B901", "us", "3B993")
    korea = made_list("korea", entry("3B901", logic=Logic.LIST), provision("3B901.a", thresholds=(RATIO,)))
    (one,) = joined([national("us", "3B993")], [Between(korea, US, (whole,))])
    assert "Parts of it are answered by Korea 3B901" in one.sentence
    assert "It is answered by" not in one.sentence
    parts = tuple(link("korea", "3B901.a", "us", f"3B993.{letter}") for letter in "cde")
    (one,) = joined([national("us", "3B993")], [Between(korea, US, (whole, *parts))])
    assert "It is answered by Korea 3B901" in one.sentence
