"""A paragraph that names one substance is answered by the one that names the same, wherever it stands."""

import pytest

from harmonize.align.by_number import align_by_number
from harmonize.align.named import name_others, names_of, pairs_by_name
from harmonize.model import Basis, Kind, ListVersion, Relation
from harmonize.parsers.spec import spec
from tests.making import info, provision, read_list

OURS = (
    provision("1C350", "Chemicals, as follows", Kind.ENTRY),
    provision("1C350.b", "of the second kind, as follows", logic="list"),
    provision("1C350.b.1", concepts=("thionyl-chloride",), sense_hash="a"),
    provision("1C350.b.2", concepts=("potassium-fluoride",), sense_hash="b"),
    provision("1C350.b.3", concepts=("phosphorus-trichloride", "mixture"), sense_hash="c"),
)
THEIRS = (
    provision("1C350", "Substances, as follows", Kind.ENTRY),
    provision("1C350.7", concepts=("phosphorus-trichloride", "cas"), sense_hash="d"),
    provision("1C350.9", concepts=("thionyl-chloride", "cas"), sense_hash="e"),
    provision("1C350.44", concepts=("sodium-fluoride", "cas"), sense_hash="f"),
)


def test_what_a_paragraph_names_is_told_from_what_else_it_says() -> None:
    assert names_of(OURS[4]) == {"7719-12-2"}
    assert names_of(provision("3A001", concepts=("equipment", "laser"))) == frozenset()


def test_only_a_name_that_one_paragraph_has_pairs() -> None:
    twice = (*THEIRS, provision("1C450.b", concepts=("thionyl-chloride",)))
    assert [(a.number, b.number) for a, b in pairs_by_name(OURS, THEIRS)] == [
        ("1C350.b.1", "1C350.9"),
        ("1C350.b.3", "1C350.7"),
    ]
    assert [(a.number, b.number) for a, b in pairs_by_name(OURS, twice)] == [("1C350.b.3", "1C350.7")]


def test_chemicals_meet_across_numberings() -> None:
    left, right = (ListVersion(info(name), items, False) for name, items in (("us", OURS), ("eu", THEIRS)))
    links = align_by_number(left, right, spec("us").bridge_number, spec("eu").bridge_number)
    found = {link.left: link for link in links}
    assert found["1C350.b.1"].right == "1C350.9"
    assert found["1C350.b.1"].basis is Basis.CONTENT
    assert found["1C350.b.1"].relation is Relation.EQUAL
    assert found["1C350.b.2"].relation is Relation.NONE


@pytest.mark.parametrize(
    ("left", "right", "others"),
    [
        ("Ricin;", "Abrin;", True),
        ("Ricin;", "Ricin, and abrin;", False),
        ("Ricin;", "Toxins as follows:", False),
        ("Pumps;", "Abrin;", False),
    ],
)
def test_paragraphs_that_name_other_substances_never_answer_each_other(left: str, right: str, others: bool) -> None:
    ours, theirs = (read_list("us", {"1C351.d.9": text}).provisions[0] for text in (left, right))
    assert name_others(ours, theirs) is others
    assert name_others(theirs, ours) is others


def test_an_equal_number_does_not_pair_two_substances() -> None:
    us = {"1C351": "Toxins as follows:", "1C351.a": "Ricin;", "1C351.b": "Abrin;"}
    eu = {"1C351": "Toxins as follows:", "1C351.a": "Ricin;", "1C351.b": "Cholera toxin;"}
    links = align_by_number(
        read_list("us", us), read_list("eu", eu), spec("us").bridge_number, spec("eu").bridge_number
    )
    assert {link.left: link.right for link in links} == {"1C351": "1C351", "1C351.a": "1C351.a", "1C351.b": ""}
