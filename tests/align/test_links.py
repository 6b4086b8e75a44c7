"""Which controls of a party are free for another party's, and with what product group."""

from harmonize.align.links import free_controls
from harmonize.model import Basis, Correspondence, ListVersion, Relation
from tests.making import info, provision

NUMBERS = ("7", "7/1", "7/1/イ", "7/1/ロ", "7/2")
MADE = tuple(provision(number, "計算機", parent=number.rpartition("/")[0] or None) for number in NUMBERS)
JAPAN = ListVersion(info("japan"), MADE, has_texts=True)


def answer(left: str, right: str, sure: float) -> Correspondence:
    return Correspondence("japan", left, "wassenaar", right, Relation.EQUAL, Basis.CONTENT, sure, "words")


def test_what_only_gathers_answered_paragraphs_is_not_free() -> None:
    whole = [answer("7/1/イ", "4.A.1.a", 0.99), answer("7/1/ロ", "4.A.1.b", 0.99)]
    assert "7/1" not in free_controls(JAPAN, whole)
    assert "7/1" in free_controls(JAPAN, whole[:1])
    assert "7/1" in free_controls(JAPAN, [whole[0], answer("7/1/ロ", "4.A.1.b", 0.6)])


def test_a_free_control_has_the_product_group_of_what_answers_above_it() -> None:
    free = free_controls(JAPAN, [answer("7/1", "6.B.4", 0.9)])
    assert (free["7/1/イ"], free["7/2"]) == ("B", "")
