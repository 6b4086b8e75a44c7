"""Reviewers' verdicts on correspondences: they win, they hold for the words they were given on, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harmonize.align.crosswalk import Row
from harmonize.align.reviewed import turned, with_reviews, words_seen
from harmonize.model import Basis, Correspondence, ListVersion, Relation
from tests.making import read_list

LEFT = read_list("japan", {"1A001": "Pumps:", "1A001.a": "Pumps above 3 kg;", "1A001.b": "Pumps above 5 kg;"})
RIGHT = read_list("us", {"1A001": "Pumps:", "1A001.a": "Pumps above 3 kg;", "1A001.b": "Pumps above 6 kg;"})
NEWER = read_list(
    "us", {"1A001": "Pumps:", "1A001.a": "Pumps above 9 kg;", "1A001.b": "Pumps above 6 kg;"}, "2027-01-01"
)


def link(left: str, right: str, **fields: object) -> Correspondence:
    relation = Relation.EQUAL if right else Relation.NONE
    made = Correspondence("japan", left, "us", right, relation, Basis.CONTENT, 0.9, "own evidence")
    return replace(made, **fields)  # type: ignore[arg-type]


A, B = link("1A001.a", "1A001.a"), link("1A001.b", "1A001.b")


def verdict(status: str, of: Correspondence, seen: ListVersion = RIGHT, **fields: object) -> Row:
    """A verdict on ``of`` as the import writes it, given on ``seen``."""
    basis = Basis.REVIEWER if status in ("confirmed", "rejected") else of.basis
    said = replace(of, basis=basis, review_status=status, reviewer="A. N.", **fields)  # type: ignore[arg-type]
    said = replace(said, evidence=words_seen(of.evidence, said, LEFT, seen))
    return Row(LEFT.info.version, seen.info.version, said)


def pairs(links: tuple[Correspondence, ...]) -> list[tuple[str, str]]:
    return [(each.left, each.right) for each in links]


def test_without_verdicts_nothing_changes() -> None:
    assert with_reviews([A, B], [], LEFT, RIGHT).links == (A, B)


def test_a_confirmed_pair_is_sure_and_keeps_its_evidence() -> None:
    low = replace(A, confidence=0.5)
    found = with_reviews([low, B], [verdict("confirmed", low)], LEFT, RIGHT)
    assert found.links[0] == replace(
        low, basis=Basis.REVIEWER, confidence=1.0, review_status="confirmed", reviewer="A. N."
    )
    assert (found.links[1], found.aside, found.contradictions) == (B, (), ())


def test_a_pair_that_was_not_found_stands_instead_of_what_was() -> None:
    other = link("1A001.a", "1A001.b")
    found = with_reviews([A, B], [verdict("confirmed", other)], LEFT, RIGHT)
    assert pairs(found.links) == [("1A001.b", "1A001.b"), ("1A001.a", "1A001.b")]
    assert found.contradictions == (
        "japan 1A001.a and us 1A001.b: confirmed as equal by A. N.; the program finds japan 1A001.a and us 1A001.a "
        "(equal, by content, confidence 0.90).",
    )


def test_confirming_one_of_two_answers_keeps_the_other() -> None:
    second = link("1A001.a", "1A001.b")
    found = with_reviews([A, second], [verdict("confirmed", A)], LEFT, RIGHT)
    assert pairs(found.links) == [("1A001.a", "1A001.a"), ("1A001.a", "1A001.b")]


def test_a_rejected_pair_is_taken_out_and_only_it() -> None:
    second = link("1A001.a", "1A001.b")
    found = with_reviews([A, second], [verdict("rejected", A)], LEFT, RIGHT)
    assert found.links == (second,)
    assert [(each.left, each.right, each.relation) for each in found.aside] == [("1A001.a", "1A001.a", Relation.NONE)]


def test_confirmed_that_nothing_answers() -> None:
    found = with_reviews([A, B], [verdict("confirmed", link("1A001.a", ""))], LEFT, RIGHT)
    assert [(each.left, each.right, each.relation) for each in found.links] == [
        ("1A001.b", "1A001.b", Relation.EQUAL),
        ("1A001.a", "", Relation.NONE),
    ]


@pytest.mark.parametrize(("status", "review"), [("unsure", True), ("open", False)])
def test_what_is_not_decided_is_noted(status: str, review: bool) -> None:
    (found,) = with_reviews([A], [verdict(status, A, remark="why")], LEFT, RIGHT).links
    assert (found.review_status, found.remark, found.needs_review) == (status, "why", review)


def test_a_verdict_holds_for_other_versions_of_the_same_words() -> None:
    low = replace(B, confidence=0.5)
    (found,) = with_reviews([low], [verdict("confirmed", low)], LEFT, NEWER).links
    assert (found.review_status, found.confidence) == ("confirmed", 1.0)


@pytest.mark.parametrize(("status", "review"), [("confirmed", False), ("rejected", True), ("unsure", True)])
def test_a_verdict_on_other_words_is_open_again(status: str, review: bool) -> None:
    (found,) = with_reviews([A], [verdict(status, A, remark="why")], LEFT, NEWER).links
    assert found.review_status == "open"
    assert found.needs_review is review
    assert found.remark == f"{status} on japan@2026-01-01 and us@2026-01-01, whose words were others: why"


def test_a_verdict_without_versions_holds_for_all() -> None:
    row = Row("", "", replace(A, review_status="rejected"))
    assert with_reviews([A], [row], LEFT, NEWER).links == ()


def test_a_verdict_on_a_number_that_is_gone_is_told() -> None:
    row = Row("", "", link("1A001.a", "1A009", review_status="confirmed", reviewer="A. N."))
    found = with_reviews([A], [row], LEFT, RIGHT)
    assert found.links == (A,)
    assert found.contradictions == (
        "japan 1A001.a and us 1A009: confirmed as equal by A. N., but 1A009 is not in the list now.",
    )


def test_the_first_of_two_verdicts_wins() -> None:
    rows = [verdict("rejected", A), verdict("confirmed", A)]
    assert with_reviews([A], rows, LEFT, RIGHT).links == ()


def test_a_verdict_counts_from_either_side() -> None:
    narrower = replace(A, relation=Relation.NARROWER)
    row = turned(verdict("confirmed", narrower))
    assert row.link.left_list == "us"
    assert row.link.relation is Relation.BROADER
    (found,) = with_reviews([A], [row], LEFT, RIGHT).links
    assert found.relation is Relation.NARROWER


def test_a_confirmed_national_pair_counts_only_where_both_are_free() -> None:
    row = verdict("confirmed", A)
    assert with_reviews([], [row], LEFT, RIGHT, free=(["1A001.a"], ["1A001.a"])).links != ()
    bound = with_reviews([], [row], LEFT, RIGHT, free=(["1A001.a"], []))
    assert bound.links == ()
    assert pairs(bound.aside) == [("1A001.a", "1A001.a")]
