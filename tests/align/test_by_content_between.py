"""What stands between two pairs of paragraphs is told by them, and takes its answer from paragraphs elsewhere."""

import pytest

from harmonize.align.by_content_between import settle_between, with_settled
from harmonize.align.by_content_spread import Answer
from harmonize.model import ListVersion
from tests.making import info, provision


def _version(list_id: str, sign: str, *numbers: str) -> ListVersion:
    made = [provision(number, number, parent=number.rpartition(sign)[0] or None) for number in numbers]
    return ListVersion(info(list_id), tuple(made), has_texts=True)


LEFT = _version("japan", "/", "1/イ", "1/イ/一", "1/イ/一/1", "1/イ/一/2", "1/ロ", "1/ハ", "1/ハ/一")
RIGHT = _version(
    "wassenaar", ".", "3.B.1", "3.B.1.a", "3.B.1.a.1", "3.B.1.a.1.b", "3.B.1.a.1.b.1", "3.B.1.a.1.b.2", "3.B.1.b"
)


def _sure(right: str, confidence: float = 0.95) -> list[Answer]:
    return [Answer(right, confidence, "words, figures and place")]


ANSWERS = {
    "1/イ": _sure("3.B.1.a"),
    "1/イ/一": _sure("3.B.1.a.1.b", 0.2),
    "1/イ/一/1": _sure("3.B.1.a.1.b.1"),
    "1/イ/一/2": _sure("3.B.1.a.1.b.2"),
    "1/ロ": _sure("3.B.1.a.1", 0.7),
    "1/ハ": _sure("3.B.1.b", 0.6),
    "1/ハ/一": _sure("3.B.1.a.1.b.1"),
}
FOUND = {"1/ロ": {"3.B.1.a.1": 0.9, "3.B.1.b": 0.08, "": 0.02}}


def test_the_branch_between_two_sure_pairs_is_the_answer() -> None:
    assert settle_between(LEFT, RIGHT, ANSWERS) == {"1/イ/一": "3.B.1.a.1"}


def test_a_sure_answer_of_its_own_stays() -> None:
    assert not settle_between(LEFT, RIGHT, {**ANSWERS, "1/イ/一": _sure("3.B.1.a.1.b", 0.6)})


def test_parts_that_stand_in_several_branches_tell_nothing() -> None:
    assert not settle_between(LEFT, RIGHT, {**ANSWERS, "1/イ/一/2": _sure("3.B.1.b")})


def test_a_lesser_claim_from_elsewhere_is_void_and_its_share_goes_to_the_rest() -> None:
    answers, found = with_settled(LEFT, ANSWERS, FOUND, {"1/イ/一": "3.B.1.a.1"})
    assert [(each.right, each.confidence) for each in answers["1/イ/一"]] == [("3.B.1.a.1", 0.9)]
    assert "1/ロ" not in answers
    assert found["1/ロ"] == pytest.approx({"3.B.1.b": 0.8, "": 0.2})


def test_a_claim_as_sure_stays() -> None:
    answers, _ = with_settled(LEFT, {**ANSWERS, "1/ロ": _sure("3.B.1.a.1")}, FOUND, {"1/イ/一": "3.B.1.a.1"})
    assert answers["1/ロ"] == _sure("3.B.1.a.1")
