"""Labels, numbers and citations of the Wassenaar lists."""

import doctest

import pytest

from harmonize.parsers.wassenaar import SPEC, attach, numbers, sensitive, tree
from harmonize.parsers.wassenaar.numbers import LABEL, REFERENCE


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("3. A. 1. a. Kites", "3. A. 1. a."),
        ("3.A.1.a. Kites", "3.A.1.a."),
        ("5. A. Part 2. KITES", "5. A. Part 2."),
        ("ML8. a. 17. Kites", "ML8. a. 17."),
        ("b. 4. Kites", "b. 4."),
        ("aa. Kites", "aa."),
        ("6. A. 2 b. Kites", "6. A. 2 b."),  # a dot is missing
        ("1. 1.A.4. includes kites", "1."),  # a branch whose words begin with a reference
        ("- kites", "-"),
        ("10 kites", None),
        ("0.5 kites", None),
        ("Kites", None),
    ],
)
def test_label(text: str, label: str | None) -> None:
    match = LABEL.match(text)
    assert (match[0].strip() if match else None) == label


@pytest.mark.parametrize(
    ("before", "part", "steps"),
    [("a", "b", 1), ("z", "aa", 1), ("aa", "bb", 1), ("9", "10", 1), ("a", "c", 2), ("a", "1", None), ("b", "a", -1)],
)
def test_distance(before: str, part: str, steps: int | None) -> None:
    assert numbers.distance(before, part) == steps


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("specified in 3.A.1.a.5. or ML8.a.", ["3.A.1.a.5", "ML8.a"]),
        ("see 5.A.", ["5.A"]),
        ("version 3.1.2 of 17.7 x 10", []),
        ("6.A.1.a.1.a.2.a.1.", ["6.A.1.a.1.a.2.a.1"]),
    ],
)
def test_references(text: str, found: list[str]) -> None:
    assert [match[0] for match in REFERENCE.finditer(text)] == found


@pytest.mark.parametrize(
    ("number", "citation"),
    [
        ("3", "Wassenaar Category 3"),
        ("5.P2", "Wassenaar Category 5 - Part 2"),
        ("5.P2.A", "Wassenaar 5.A. Part 2"),
        ("3.A.1", "Wassenaar 3.A.1."),
        ("3.A.1.a.1.a", "Wassenaar 3.A.1.a.1.a."),
        ("3.A.1#note", "Wassenaar 3.A.1. Note"),
        ("3.A.1#note2.b", "Wassenaar 3.A.1. Note 2.b."),
        ("3.A.1#note.b", "Wassenaar 3.A.1. Note b."),
        ("3.A.1#note2#nb", "Wassenaar 3.A.1. Note 2 N.B."),
        ("3.A.1#tech~2", "Wassenaar 3.A.1. Technical Note"),
        ("ML8.a.1", "Wassenaar ML8.a.1."),
        ("VSL:6.A.1.a", "Wassenaar Very Sensitive List 6.A.1.a."),
        ("DEF:Laser", 'Wassenaar Definition "Laser"'),
        ("ACR:ADC", 'Wassenaar Acronym "ADC"'),
        ("GSN.1.a", "Wassenaar GSN.1.a"),
    ],
)
def test_citation(number: str, citation: str) -> None:
    assert numbers.citation(number) == citation
    assert SPEC.citation(number) == citation


@pytest.mark.parametrize(
    ("number", "expected"),
    [("3.A.1.a", "3.A.1.a"), ("3.A.1#note", None), ("ML1.a", None), ("SL:3.A.1", None), ("5.P2.A", None), ("3", None)],
)
def test_wassenaar_number(number: str, expected: str | None) -> None:
    assert SPEC.wassenaar_number(number) == expected


@pytest.mark.parametrize("module", [numbers, tree, attach, sensitive])
def test_examples_in_docstrings(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
