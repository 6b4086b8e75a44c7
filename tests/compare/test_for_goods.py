"""Software and technology for goods that other parties control too are answered in part by theirs."""

from __future__ import annotations

from harmonize.compare.for_goods import for_same_goods
from harmonize.compare.plurilateral import joined
from harmonize.compare.web import Between
from harmonize.model import Kind
from tests.compare.test_plurilateral import link
from tests.making import entry, made_list, national

US = made_list(
    "us",
    entry("3B903"),
    entry("3B904"),
    entry("3D901", concepts=("software", "development"), references=("3B903", "3B904")),
    entry("3E901", concepts=("technology", "use"), references=("3B903",)),
)
KOREA = made_list(
    "korea",
    entry("3B907"),
    entry("3D905", concepts=("software", "design"), references=("3B907",)),
    entry("3E905", concepts=("technology", "production"), references=("3B907",)),
    entry("3D906", concepts=("software", "development"), references=("3A001",)),
)
LISTS = {"us": US, "korea": KOREA}
SAME = link("korea", "3B907", "us", "3B903")
PARTNERS = {("us", "3B903"): [(KOREA, KOREA.index["3B907"], SAME)], ("korea", "3B907"): [(US, US.index["3B903"], SAME)]}


def test_software_for_goods_that_are_answered_is_answered_in_part() -> None:
    found = [(held.info.list_id, each.number) for held, each in for_same_goods(("us", "3D901"), PARTNERS, LISTS)]
    assert found == [("korea", "3D905")]


def test_what_is_done_with_the_goods_must_be_the_same() -> None:
    assert not list(for_same_goods(("us", "3E901"), PARTNERS, LISTS))


def test_goods_are_not_answered_by_software() -> None:
    assert not list(for_same_goods(("us", "3B903"), PARTNERS, LISTS))


def test_a_party_that_answers_the_control_itself_is_not_named_again() -> None:
    answer = link("korea", "3D905", "us", "3D901")
    known = {**PARTNERS, ("us", "3D901"): [(KOREA, KOREA.index["3D905"], answer)]}
    assert not list(for_same_goods(("us", "3D901"), known, LISTS))


def test_the_finding_names_it_and_both_control_more() -> None:
    assert KOREA.index["3D905"].kind is Kind.ENTRY
    (told,) = joined([national("us", "3D901")], [Between(KOREA, US, (SAME,))])
    assert told.sentence.endswith("Parts of it are answered by Korea 3D905.")
    assert told.more == ("us", "korea")
