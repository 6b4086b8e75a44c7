"""A paragraph that names one substance is answered by the one that names the same, wherever it stands."""

from harmonize.align.by_number import align_by_number
from harmonize.align.named import names_of, pairs_by_name
from harmonize.model import Basis, Kind, ListVersion, Relation
from harmonize.parsers.spec import spec
from tests.making import info, provision

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
