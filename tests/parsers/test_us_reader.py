"""How paragraphs of the Commerce Control List become provisions: one test a form of the source."""

from pathlib import Path

import pytest

from harmonize.model import Kind, Regime, RegimeReference, Status
from tests.parsers.us_making import HEADINGS, entry, items, note, parsed, part, provisions, supplement, table


def numbers(folder: Path, body: str, kind: Kind) -> list[str]:
    return [number for number, p in provisions(folder, body).items() if p.kind is kind]


ITEM_FORMS = [
    # how the paragraphs are printed, and the numbers that they stand for
    (("a. Wheels;", "a.1. Round;", "a.1.a. Small;", "b. Axles."), ["a", "a.1", "a.1.a", "b"]),
    (("a. Wheels;", "a.1 Round;", "a.2 Flat."), ["a", "a.1", "a.2"]),  # the last stop is missing
    (("a. Wheels;", "a.1.. Round;"), ["a", "a.1"]),  # or there is one too many
    ((".a Wheels;", "a. Axles."), ["a"]),  # a lone letter needs its stop: the first is text
    (("a. Wheels;", "a.1.'Round' ones;"), ["a", "a.1"]),  # no space after it
    (("a. W;", "a.1. W;", "a.1.a. W;", "a.1.a.1. W;", "a.1.a.1.a. W;", "a.1.a.1.a.1. W;"),
     ["a", "a.1", "a.1.a", "a.1.a.1", "a.1.a.1.a", "a.1.a.1.a.1"]),
    (("a. Wheels;", "b. through d. [Reserved]", "e. Axles."), ["a", "b", "c", "d", "e"]),
    (("a. Wheels;", "b.-d. [Reserved]"), ["a", "b", "c", "d"]),
    (("y. Others;", "y.1. Wheels;", "y.2 through y.4. [Reserved]"), ["y", "y.1", "y.2", "y.3", "y.4"]),
    (("a. and b. [Reserved]", "c. Axles"), ["a", "b", "c"]),
    (("x. Wheels;", "aa. Axles."), ["x", "aa"]),
    (("a. Wheels having:", "1. Spokes; and", "2. Tyres."), ["a", "a.1", "a.2"]),  # figures printed without the letter
    (("<FP-1>a. Wheels;\n</FP-1>", "b. Axles."), ["a", "b"]),  # an item that is not a P
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), ITEM_FORMS)
def test_item_numbers(tmp_path: Path, paragraphs: tuple[str, ...], expected: list[str]) -> None:
    found = numbers(tmp_path, entry("9A001", items(*paragraphs)), Kind.ITEM)
    assert found == [f"9A001.{path}" for path in expected]


def test_an_item_knows_its_parent_its_words_and_its_place(tmp_path: Path) -> None:
    found = provisions(
        tmp_path, entry("9A001", items("a. Wheels having any of the following:", "a.1. Ten\nspokes; <I>or</I>"))
    )
    item = found["9A001.a.1"]
    assert (item.parent, item.printed, item.text) == ("9A001.a", "a.1.", "Ten spokes; or")
    assert item.citation == "ECCN 9A001.a.1"
    assert item.place == "line 10"
    assert found["9A001.a"].parent == "9A001"
    assert (found["9A001"].parent, found["9A001"].text) == ("9A", "Widgets as follows.")


def test_reserved_items_have_a_status_and_no_words(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001", items("a. Wheels;", "b. to d. [RESERVED]", "e. [Reserved]; and")))
    reserved = {number[-1] for number, p in found.items() if p.status is Status.RESERVED}
    assert reserved == {"b", "c", "d", "e"}
    assert not any(found[f"9A001.{letter}"].text for letter in reserved)


def test_a_number_printed_although_its_range_is_reserved(tmp_path: Path) -> None:
    found = parsed(
        tmp_path, supplement(HEADINGS + entry("9A001", items("a. W;", "b. through d. [Reserved]", "d. Axles.")))
    )
    assert [p.number for p in found.provisions if p.kind is Kind.ITEM] == ["9A001.a", "9A001.b", "9A001.c", "9A001.d"]
    assert any("9A001.d is also in a range" in remark for remark in found.remarks)


def test_a_missing_number_is_not_invented_but_remarked(tmp_path: Path) -> None:
    found = parsed(tmp_path, supplement(HEADINGS + entry("9A001", items("z. Wheels", "z.1.a Round ones;"))))
    by_number = {p.number: p for p in found.provisions}
    assert by_number["9A001.z.1.a"].parent == "9A001.z"
    assert "9A001.z.1" not in by_number
    assert any("9A001.z.1.a stands under 9A001.z" in remark for remark in found.remarks)


def test_a_number_printed_twice_is_kept_twice(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001", items("a. Wheels;", "a. Axles.")))
    assert found["9A001.a~2"].text == "Axles."


def test_the_first_item_on_the_line_of_the_marker(tmp_path: Path) -> None:
    body = entry("9A001", "<FP><I>Items:</I> a. Wheels;\n</FP><P>b. Axles.</P>")
    assert numbers(tmp_path, body, Kind.ITEM) == ["9A001.a", "9A001.b"]


def test_the_first_item_on_the_line_of_the_section_label(tmp_path: Path) -> None:
    body = entry("9A001", '<FP-1><E T="04">List of Items Controlled</E> a. Wheels.</FP-1><P>b. [Reserved]</P>')
    assert numbers(tmp_path, body, Kind.ITEM) == ["9A001.a", "9A001.b"]


def test_items_without_a_marker(tmp_path: Path) -> None:
    fields = "<FP-1><I>Related Definitions:</I> N/A\n</FP-1>"
    assert numbers(tmp_path, entry("9A001", fields + "<P>a. Wheels;</P><P>b. Axles.</P>"), Kind.ITEM) == [
        "9A001.a",
        "9A001.b",
    ]


def test_numbered_paragraphs_of_a_field_are_no_items(tmp_path: Path) -> None:
    fields = "<FP-1><I>Related Controls:</I> These are ours:\n</FP-1><P>a. Carts;</P><P>b. Sledges.</P>"
    found = provisions(tmp_path, entry("9A001", fields + items("a. Wheels.")))
    assert found["9A001.a"].text == "Wheels."
    assert found["9A001#related-controls"].text == "These are ours: a. Carts; b. Sledges."


def test_an_item_inside_a_note_is_an_item(tmp_path: Path) -> None:
    # The printer put the next item into the NOTE element: it is not in italics and follows on the items.
    body = items(
        "a. Wheels as follows:",
        "a.1. Round;",
        "a.2. Flat;",
        "<NOTE><HED><I>Note:</I></HED><P><I>9A001.a.2 does not apply to:</I></P><P><I>a. Toys; or</I></P>"
        "<P><I>b. Models.</I></P><P>a.3. Square wheels;</P><P><I>N.B.:</I></P><P><I>See the other list.</I></P></NOTE>",
        "a.3.a. Wooden.",
    )
    found = provisions(tmp_path, entry("9A001", body))
    assert found["9A001.a.3"].kind is Kind.ITEM
    assert found["9A001.a.3.a"].parent == "9A001.a.3"
    assert found["9A001.a.3#nb"].text == "See the other list."
    assert found["9A001.a.2#note.b"].text == "Models."


def test_a_lone_or_goes_on_with_the_item(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001", items("a. Wheels;", "<FP-1><I>or</I>\n</FP-1>", "b. Axles.")))
    assert found["9A001.a"].text == "Wheels; or"


def test_a_heading_between_items_stands_in_front_of_the_next(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001", items("a. Wheels;", "<HD2>Rolling</HD2>", "b. Balls.")))
    assert found["9A001.b"].printed == "Rolling b."


def test_words_after_the_marker_that_are_no_item_are_a_field(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001", items("The goods are those of the heading.")))
    assert (found["9A001#items"].kind, found["9A001#items"].parent) == (Kind.FIELD, "9A001")


SUPERSCRIPTS = [
    ("5 × 10\n<SU>3</SU> Gy", "5 × 10^{3} Gy"),
    ('1 × 10<E T="51">−4</E> m', "1 × 10^{−4} m"),
    ('1 × 10<E T="51">−</E>\n<SU>8</SU> errors', "1 × 10^{−8} errors"),  # the minus is raised apart
    ("<I>10</I><E T='53'>12</E><I> operations</I>", "10^{12} operations"),
    ('CO<E T="52">2</E> gas', "CO_{2} gas"),
    ('<I>UF</I><E T="54">6</E>', "UF_{6}"),
    ("boron-10 (\n<SU>10</SU>B)", "boron-10 ( ^{10}B)"),  # an isotope's figure belongs to what follows
    ("enriched in\n<SU>6</SU>Li", "enriched in ^{6}Li"),
    ("K = 1.7 × 10\n<SU>3</SU>V\n<SU>2.65</SU>Q", "K = 1.7 × 10^{3}V^{2.65}Q"),
    ("2 <FR>1/2</FR> ton", "2 1/2 ton"),
]


@pytest.mark.parametrize(("markup", "expected"), SUPERSCRIPTS)
def test_raised_and_lowered_characters(tmp_path: Path, markup: str, expected: str) -> None:
    assert provisions(tmp_path, entry("9A001", items(f"a. {markup}")))["9A001.a"].text == expected


def test_headings_in_several_bold_pieces_and_in_other_elements(tmp_path: Path) -> None:
    split = "<FP-2><B>9A001 </B><E T='04'>“</E><B>Widgets</B><E T='04'>”</E> <B>as follows</B>.</FP-2>"
    found = provisions(tmp_path, split + "<FP-1><B>9A002 Gadgets</B>.</FP-1>")
    assert found["9A001"].text == "“Widgets” as follows."
    assert found["9A002"].kind is Kind.ENTRY


def test_a_paragraph_that_begins_with_an_eccn_is_no_heading(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001", "<P>9A001 goods need a licence.</P>"))
    assert found["9A001#text"].text == "9A001 goods need a licence."


def test_ear99_is_a_field_of_its_category(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001") + "<FP-2><B>EAR99 All other goods.</B></FP-2>")
    stub = found["9#EAR99"]
    assert (stub.kind, stub.parent, stub.citation) == (Kind.FIELD, "9", "EAR99 (CCL Category 9)")


def test_headings_of_the_list(tmp_path: Path) -> None:
    body = (
        "<HD1>Category 5—Talking</HD1><HD1>Part 1—Loud</HD1><HD1>A. Systems</HD1>"
        + entry("5A001")
        + "<HD1>B. Tests [Reserved]</HD1><HD1>Part 2—Secret</HD1><HD1>A. Systems</HD1><HD1>I. Open</HD1>"
        + entry("5A002")
        + "<HD1>II. Hidden</HD1>"
        + entry("5A003")
        + "<HD1>D. Software</HD1>"
        + entry("5D002")
    )
    found = {p.number: p for p in parsed(tmp_path, supplement(body)).provisions}
    parents = {number: p.parent for number, p in found.items() if p.kind is not Kind.ITEM}
    assert parents == {
        "5": None, "5P1": "5", "5A1": "5P1", "5A001": "5A1", "5B1": "5P1", "5P2": "5", "5A2": "5P2", "5A2.I": "5A2",
        "5A002": "5A2.I", "5A2.II": "5A2", "5A003": "5A2.II", "5D2": "5P2", "5D002": "5D2",
    }  # fmt: skip
    assert found["5B1"].status is Status.RESERVED
    assert found["5P1"].citation == "CCL Category 5 Part 1"


def test_an_annex_after_the_last_entry(tmp_path: Path) -> None:
    body = (
        entry("9A001", items("a. Wheels."))
        + "<HD1>Annex to Category 9</HD1><HD2>List of Toys</HD2><P>1. Balls;</P><P>2. Dolls as follows:</P>"
        + "<P>a. Big;</P><P>b. [Reserved]</P><P>3. Kites.</P>"
    )
    found = provisions(tmp_path, body)
    assert (found["9#annex"].kind, found["9#annex"].text) == (Kind.TABLE, "List of Toys")
    assert found["9#annex.2.a"].parent == "9#annex.2"
    assert found["9#annex.3"].text == "Kites."


def test_a_technical_note_after_the_last_entry(tmp_path: Path) -> None:
    body = (
        entry("9A001") + "<HD3>Technical Note on Rolling</HD3><P>Rolling is turning.</P>" + note("Note 1:", "On roads.")
    )
    found = provisions(tmp_path, body)
    assert (found["9#tech"].parent, found["9#tech"].text) == ("9", "Rolling is turning.")
    assert found["9#tech.note1"].citation == "Note 1 to Technical Note to CCL Category 9"


def test_whole_part_and_supplement_alone_are_the_same_list(tmp_path: Path) -> None:
    body = HEADINGS + entry("9A001", items("a. Wheels."))
    words = [[(p.number, p.text) for p in parsed(tmp_path, form(body)).provisions] for form in (supplement, part)]
    assert words[0] == words[1]


def test_machinery_of_the_cfr_is_left_out_with_a_reason(tmp_path: Path) -> None:
    body = (
        "<XREF ID='1'>Link to an amendment published at 90 FR 1234, Jan. 5, 2030.</XREF>"
        + HEADINGS
        + entry("9A001", items("a. Wheels."))
        + "<CITA>[80 FR 1, Jan. 1, 2020]</CITA>"
        + "<EDNOTE><HED>Editorial Note:</HED><PSPACE>See the index.</PSPACE></EDNOTE>"
    )
    found = parsed(tmp_path, supplement(body))
    assert {left.reason for left in found.conservation.left_out} == {
        "title of the supplement", "link to a pending amendment", "section label", "Federal Register citation",
        "editorial note of the eCFR",
    }  # fmt: skip
    assert found.conservation.source == found.conservation.placed + sum(
        x.characters for x in found.conservation.left_out
    )
    assert any("90 FR 1234" in remark for remark in found.remarks)
    assert found.as_of == "2030-01-02"


def test_a_formula_that_is_an_image_is_remarked(tmp_path: Path) -> None:
    body = items("a. Wheels;", note("Technical Note:", "The size is:") + '<img src="/graphics/er01.gif"/>'
                 + "<NOTE><HED></HED><FP><I>where k is one.</I></FP></NOTE>", "b. Axles.")  # fmt: skip
    found = parsed(tmp_path, supplement(HEADINGS + entry("9A001", body)))
    assert any("er01.gif" in remark for remark in found.remarks)
    words = {p.number: p.text for p in found.provisions}
    assert words["9A001.a#tech"] == "The size is: where k is one."


def test_a_table_that_is_no_licence_table(tmp_path: Path) -> None:
    colours = table(("Wheel", "red"), ("Axle", "blue<br/>green"), head=("Part", "Colour"))
    found = provisions(tmp_path, entry("9A001", items("a. Painted parts (see the table);", colours)))
    assert (found["9A001.a#table"].kind, found["9A001.a#table"].parent) == (Kind.TABLE, "9A001.a")
    assert found["9A001.a#table"].text == "Part\tColour\nWheel\tred\nAxle\tblue green"
    assert not found["9A001"].reasons


REGIMES = [
    ("9A001", (RegimeReference(Regime.WASSENAAR, "9.A.1"),)),
    ("9A101", (RegimeReference(Regime.MTCR),)),
    ("9A201", (RegimeReference(Regime.NSG),)),
    ("9A301", (RegimeReference(Regime.AUSTRALIA_GROUP),)),
    ("9A515", (RegimeReference(Regime.NATIONAL),)),
    ("9A610", (RegimeReference(Regime.NATIONAL),)),
    ("9A991", (RegimeReference(Regime.NATIONAL),)),
    ("9A018", (RegimeReference(Regime.WASSENAAR),)),
    ("9A090", (RegimeReference(Regime.NATIONAL),)),
]


@pytest.mark.parametrize(("number", "expected"), REGIMES)
def test_the_number_proves_the_regime(tmp_path: Path, number: str, expected: tuple[RegimeReference, ...]) -> None:
    assert provisions(tmp_path, entry(number))[number].regimes == expected


def test_paragraphs_of_a_wassenaar_entry_that_only_another_regime_covers(tmp_path: Path) -> None:
    rows = table(("NS applies to 9A001.a", "NS Column 2"), ("MT applies to 9A001.b", "MT Column 1"),
                 ("AT applies to entire entry", "AT Column 1"))  # fmt: skip
    found = provisions(tmp_path, entry("9A001", rows + items("a. Wheels;", "b. Rockets;", "z. Ours.")))
    assert found["9A001.a"].regimes == (RegimeReference(Regime.WASSENAAR, "9.A.1.a"),)
    assert found["9A001.b"].regimes == (RegimeReference(Regime.MTCR),)
    assert found["9A001.z"].regimes == (RegimeReference(Regime.NATIONAL),)


def test_chemicals_of_the_weapons_convention(tmp_path: Path) -> None:
    rows = table(("CB applies to entire entry", "CB Column 2"), ("CW applies to 9C350.b", "See § 742.18"))
    found = provisions(tmp_path, entry("9C350", rows + items("a. Salts;", "b. Acids.")))
    assert [r.regime for r in found["9C350.a"].regimes] == [Regime.AUSTRALIA_GROUP]
    assert [r.regime for r in found["9C350.b"].regimes] == [Regime.AUSTRALIA_GROUP, Regime.CWC]
