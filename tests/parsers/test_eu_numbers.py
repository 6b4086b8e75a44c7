"""Numbers of Annex I: what they imply, how they are cited, what a note is about; hyphens at line ends."""

import pytest

from harmonize.model import Regime
from harmonize.parsers.dotted import common_root
from harmonize.parsers.eu import SPEC
from harmonize.parsers.eu.hyphens import DIVIDED, resolved
from harmonize.parsers.eu.numbers import REFERENCE, regime, subject


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("3A001", "3.A.1"),
        ("3A001.a.1", "3.A.1.a.1"),
        ("5A002.a", "5.A.2.a"),
        ("9D011", "9.D.11"),
        ("0A001.a", None),  # category 0 is the Nuclear Suppliers Group's
        ("3A101", None),
        ("3A201.a", None),
        ("1C350.2", None),
        ("1C450.a", None),
        ("3A000", None),
        ("3A", None),
        ("3A001.a#note1", None),
        ("DEF:Laser", None),
        ("GSN.a", None),
    ],
)
def test_wassenaar_number(number: str, expected: str | None) -> None:
    assert SPEC.wassenaar_number(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0A001.b", Regime.NSG),
        ("1A001", Regime.WASSENAAR),
        ("1A102", Regime.MTCR),
        ("1A202.a", Regime.NSG),
        ("1C350.2", Regime.AUSTRALIA_GROUP),
        ("1C450.a.1", Regime.CWC),
        ("1C501", Regime.NATIONAL),
        ("1C", None),
        ("DEF:Laser", None),
    ],
)
def test_the_number_range_names_the_regime(number: str, expected: Regime | None) -> None:
    assert regime(number) is expected


@pytest.mark.parametrize(
    ("number", "cited", "category"),
    [
        ("3A001.a.1.a", "3A001.a.1.a of Annex I", "3"),
        ("3A001.a#note1.b", "Note 1.b to 3A001.a of Annex I", "3"),
        ("3A001#tech.2", "Technical Note, point 2 to 3A001 of Annex I", "3"),
        ("3A001#note~2", "Note to 3A001 of Annex I", "3"),
        ("2B201#tech#fn1", "Footnote 1 to Technical Note to 2B201 of Annex I", "2"),
        ("2E003.f#table-notes.1", "Table notes, point 1 to 2E003.f of Annex I", "2"),
        ("5A1", "Section 5A1 of Annex I", "5"),
        ("5P2", "Category 5, Part 2 of Annex I", "5"),
        ("3", "Category 3 of Annex I", "3"),
        ("GEN.2", "General Notes, point 2 of Annex I", ""),
        ("GTN#note", "Note to General Technology Note of Annex I", ""),
        ("DEF:Laser", 'Definition "Laser" in Annex I', ""),
        ("ACR:ADC", 'Acronym "ADC" in Annex I', ""),
        ("ANNEX-I#fn1", "Footnote 1 to Annex I", ""),
    ],
)
def test_citation_and_category(number: str, cited: str, category: str) -> None:
    assert (SPEC.citation(number), SPEC.category(number)) == (cited, category)


def test_address() -> None:
    assert SPEC.address("3A001").startswith("https://eur-lex.europa.eu/")
    assert SPEC.address("") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3A001.a.1.c. does not control kites.", "3A001.a.1.c"),
        ("3A001.a. to 3A001.c. does not control kites.", "3A001"),
        ("In 3A001.b. ‘kite’ means a toy.", "3A001.b"),
        ("For the purpose of 3A001.e.1., ‘kite’ means a toy.", "3A001.e.1"),
        ("For 3A001.e., where there are two kites, the larger counts.", "3A001.e"),
        ("Kites specified in 3A001 remain controlled.", None),
        ("3A001 Note 2 does not control kites.", None),
    ],
)
def test_what_a_note_is_about(text: str, expected: str | None) -> None:
    assert subject(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see 3A001.a.1., or 3A001.b.", ["3A001.a.1", "3A001.b"]),
        ("1C350.2, .6 and 6A008.aa.", ["1C350.2", "6A008.aa"]),
        ("specified in 9A104.or elsewhere", ["9A104"]),
        ("9A112.a..", ["9A112.a"]),
        ("X3A001, 13A001 and 3A0011", []),
    ],
)
def test_references_in_running_text(text: str, expected: list[str]) -> None:
    assert REFERENCE.findall(text) == expected


def test_common_root() -> None:
    assert common_root(["6A003.b.4.b", "6A003.b.3"]) == "6A003.b"
    assert common_root([]) == ""


@pytest.mark.parametrize(
    ("left", "right", "elsewhere", "expected"),
    [
        ("manu", "facture", "the manufacture of kites", "manufacture"),
        ("charac", "teristic", "many characteristics", "characteristic"),  # plural elsewhere
        ("in", "core", "an in-core kite", "in-core"),
        ("lead", "titanate", "of lead and of titanate", "lead-titanate"),  # two words
        ("piezoe", "lectric", "nothing", "piezoelectric"),  # one half is no word
        ("P", "type", "nothing", "P-type"),
        ("Electro", "Chemical", "nothing", "Electro-Chemical"),
        ("silicon-on", "sapphire", "silicon-on-sapphire", "silicon-on-sapphire"),
        ("2", "methyl", "nothing", "2-methyl"),
    ],
)
def test_hyphens_at_line_ends(left: str, right: str, elsewhere: str, expected: str) -> None:
    (first, second, _), divided = resolved([f"of {left}{DIVIDED}", f"{right} things", elsewhere])
    assert f"{first.rstrip(DIVIDED)}{second}" == f"of {expected} things"
    assert divided == (1 if "-" not in expected else 0)


def test_a_heading_between_the_halves_of_a_word() -> None:
    made, divided = resolved(["of manu" + DIVIDED, "3A001 (continued)", "facture, the manufacture"], {1})
    assert (made[0], divided) == ("of manu" + DIVIDED, 1)


def test_a_hyphen_with_nothing_behind_stays() -> None:
    assert resolved(["of manu" + DIVIDED]) == (["of manu-"], 0)
