"""The outline of Annex I on invented lines: entries, items, notes, pages, tables, and what the printers got wrong."""

import pytest

from harmonize.model import Kind, Provision, Regime, Status
from harmonize.parsers.eu.annex import assemble
from harmonize.parsers.eu.hyphens import DIVIDED
from harmonize.parsers.wassenaar.lines import Assembly, Cell, Line, Section


def lines_of(text: str, section: Section = Section.CATEGORY, category: str = "3", page: int = 1) -> list[Line]:
    """Lines written by hand: flags (p paragraph, i italic, b bold, - none), then cells ``x words`` parted by ``|``."""
    made = []
    for number, row in enumerate(text.strip().splitlines(), 1):
        flags, rest = row.strip().split(" ", 1)
        cells = []
        for cell in rest.split(" | "):
            x, words = cell.split(" ", 1)
            cells.append(Cell(words, None if x == "?" else float(x)))
        made.append(
            Line(
                cells=tuple(cells),
                place=f"page {page} line {number}",
                section=section,
                category=category,
                paragraph="p" in flags,
                italic="i" in flags,
                bold="b" in flags,
            )
        )
    return made


HEADING = """
p 230 PART V
p 230 Category 3
pb 180 CATEGORY 3 - TOYS
pb 107 3A Systems, Equipment and Components
"""


def outline(text: str, category: str = "3") -> dict[str, Provision]:
    return {p.number: p for p in assemble(lines_of(HEADING + text.strip("\n"), category=category)).provisions}


def test_headings_entries_items_and_notes() -> None:
    made = outline("""
p 107 3A001 | 158 Kites and drums,
- 158 as follows:
pi 158 Note: 3A001 does not control paper kites.
p 158 a. | 169 Kites of manu￾
- 169 facture and having any of the following:
p 169 1. | 180 A length of 0,5 m; or
p 169 2. | 180 Not used;
pi 169 Note 1: 3A001.a. does not control:
pi 200 a. | 211 Box kites;
pi 200 b. | 211 Kites with tails.
p 158 b. | 169 Drums.
pi 158 N.B. SEE ALSO 3A101.
""")
    assert {n: p.parent for n, p in made.items()} == {
        "3": None,
        "3A": "3",
        "3A001": "3A",
        "3A001#note": "3A001",
        "3A001.a": "3A001",
        "3A001.a.1": "3A001.a",
        "3A001.a.2": "3A001.a",
        "3A001.a#note1": "3A001.a",
        "3A001.a#note1.a": "3A001.a#note1",
        "3A001.a#note1.b": "3A001.a#note1",
        "3A001.b": "3A001",
        "3A001#nb": "3A001",
    }
    assert made["3"].text == "TOYS"
    assert made["3A001"].text == "Kites and drums, as follows:"
    assert made["3A001.a"].text == "Kites of manufacture and having any of the following:"
    assert made["3A001.a.2"].status is Status.NOT_USED
    assert [(r.regime, r.number) for r in made["3A001.a.1"].regimes] == [(Regime.WASSENAAR, "3.A.1.a.1")]


def test_an_entry_may_begin_with_its_first_item() -> None:
    made = outline("""
p 107 3A101 | 158 a. | 169 Kites that fly
- 169 high;
p 158 b. | 169 Drums.
""")
    assert (made["3A101"].text, made["3A101"].printed) == ("", "3A101")
    assert made["3A101.a"].text == "Kites that fly high;"
    assert made["3A101.b"].parent == "3A101"


def test_items_of_an_entry_may_be_figures() -> None:
    made = outline("""
p 107 3C350 | 158 Paints, as follows:
p 158 1. | 169 Red;
p 158 2. | 169 Green.
""")
    assert made["3C350.2"].parent == "3C350"


def test_a_line_set_close_begins_nothing() -> None:
    made = outline("""
p 107 3A001 | 158 Kites specified in
- 158 3A101 | 190 to
- 158 a. | 169 certain degree and in
- 158 Note 2: of this list.
""")
    assert list(made) == ["3", "3A", "3A001"]


def test_the_number_at_the_head_of_a_page_is_checked_and_left_out() -> None:
    lines = lines_of(
        HEADING
        + """
p 107 3A001 | 158 Kites:
p 158 a. | 169 Box kites:
pi 169 Note 2: They are:
pi 200 a. | 211 Red;
p 107 3A001 a. Note 2: (continued)
pi 200 b. | 211 Green.
p 107 3A001 b. (continued)
p 158 b. | 169 Others.
""".strip("\n")
    )
    assembly = assemble(lines)
    assert [p.number for p in assembly.provisions][-2:] == ["3A001.a#note2.b", "3A001.b"]
    assert [remark for remark in assembly.remarks if "3A001" in remark] == [
        "page 1 line 11: the head of the page says '3A001 b.', but 3A001.a goes on."
    ]
    assert sum("repeated" in piece.reason for piece in assembly.pieces) == 2


@pytest.mark.parametrize("heading", ["Technical Notes:", "Τεχνικές σημειώσεις:"])
def test_repeated_numbers_name_notes_in_greek_too(heading: str) -> None:
    lines = f"""
p 107 3A001 | 158 Kites.
pi 158 Technical Notes:
pi 158 1. | 169 A kite flies.
p 107 3A001 {heading} (continued)
pi 158 2. | 169 It has a tail.
"""
    assembly = assemble(lines_of(HEADING + lines.strip("\n")))
    assert assembly.provisions[-1].number == "3A001#tech.2"
    assert assembly.remarks == ()


def test_a_note_heading_behind_the_repeated_number_belongs_to_what_it_names() -> None:
    made = outline("""
p 107 3A001 | 158 Kites:
p 158 a. | 169 Box kites:
p 169 1. | 180 Red ones.
p 107 3A001 a. (continued)
pi ? Technical Note:
pi 169 A box kite has two cells.
""")
    assert made["3A001.a#tech"].text == "A box kite has two cells."


def test_items_set_in_italics_stand_under_what_announces_them() -> None:
    made = outline("""
p 107 3A001 | 158 Kites:
p 158 a. | 169 Kites that are any of the following:
pi 169 Technical Note:
pi 169 A kite flies.
pi 169 1. | 180 Red; or
pi 169 2. | 180 Green.
""")
    assert made["3A001.a.1"].kind is Kind.ITEM
    assert made["3A001.a.2"].parent == "3A001.a"
    assert made["3A001.a#tech"].text == "A kite flies."


def test_numbered_technical_notes_are_no_items() -> None:
    made = outline("""
p 107 3A001 | 158 Kites, as follows:
pi 158 Technical Notes:
pi 158 1. | 169 A kite flies.
pi 158 2. | 169 It has a tail.
p 158 a. | 169 Box kites.
""")
    assert [n for n, p in made.items() if p.kind is Kind.ITEM] == ["3A001.a"]
    assert made["3A001#tech.2"].parent == "3A001#tech"


def test_a_misplaced_item_is_put_where_its_own_note_says() -> None:
    made = outline("""
p 107 3A001 | 158 Kites:
p 158 a. | 169 Box kites;
p 158 b. | 169 Others:
p 169 1. | 180 Red, having any of:
p 180 a. | 191 Tails;
p 180 b. | 191 Wings;
p 180 c. | 191 Drums of wood:
p 191 1. | 202 Large;
pi 191 Note: 3A001.c. includes oak.
""")
    assert made["3A001.c"].parent == "3A001"
    assert made["3A001.c.1"].parent == "3A001.c"
    assert made["3A001.c#note"].text == "3A001.c. includes oak."
    assert "3A001.b.1.c" not in made


def test_a_case_of_a_note_that_is_an_item_by_its_own_note() -> None:
    assembly = assemble(
        lines_of(
            HEADING
            + """
p 107 3A001 | 158 Kites:
p 158 a. | 169 Box kites;
p 158 b. | 169 Others.
pi 169 Note: 3A001.b. does not control:
pi 200 a. | 211 Paper kites;
pi 200 b. | 211 Old kites.
pi 200 c. | 211 Drums of wood:
pi 211 1. | 222 Large;
pi 200 Note: 3A001.c. does not control small drums.
""".strip("\n")
        )
    )
    made = {p.number: p for p in assembly.provisions}
    assert (made["3A001.c"].kind, made["3A001.c"].parent) == (Kind.ITEM, "3A001")
    assert made["3A001.c.1"].kind is Kind.ITEM
    assert made["3A001.c#note"].parent == "3A001.c"
    assert any("as its own note calls it" in remark for remark in assembly.remarks)


def test_lists_of_technical_notes_belong_to_what_all_of_them_are_about() -> None:
    made = outline("""
p 107 3A001 | 158 Kites:
p 158 a. | 169 Box kites:
p 169 1. | 180 Red;
pi 180 Technical Notes:
pi 180 1. | 191 For the purpose of 3A001.a., a ‘box’ is a thing.
pi 180 2. | 191 In 3A001.a.1., ‘red’ is a colour.
""")
    assert made["3A001.a#tech"].parent == "3A001.a"


def test_table_notes_and_footnotes() -> None:
    made = outline("""
p 107 3E003 | 158 "Technology", as follows:
p 158 a. | 169 "Technology" as the following table says (^{1}).
p 107 3E301 | 158 "Technology" for drums.
p 300 Table
- 107 A. Kites "Paper" Red
- 229 1. Silk Green
p 160 TABLE - KITES - NOTES
p 111 1. | 122 A kite flies.
p 138 TABLE - KITES - TECHNICAL NOTE
p 107 a. | 118 Flying is what kites do.
pi 118 N.B.1 | 142 Not in calm air.
p 107 (^{1}) See the
- 118 standard.
""")
    assert made["3E003.a#table"].kind is Kind.TABLE
    assert made["3E003.a#table"].text == 'A. Kites "Paper" Red 1. Silk Green'
    assert made["3E003.a#fn1"].text == "See the standard."
    assert made["3E003.a#table-notes.1"].kind is Kind.NOTE
    assert made["3E003.a#table-technical-note.a#nb1"].parent == "3E003.a#table-technical-note.a"
    assert [n for n, p in made.items() if p.kind is Kind.ITEM] == ["3E003.a"]


@pytest.mark.parametrize(
    ("words", "status"),
    [("Materials", Status.IN_FORCE), ("Materials None.", Status.RESERVED), ("Materials None", Status.RESERVED)],
)
def test_groups_without_entries(words: str, status: Status) -> None:
    heading, *rest = words.split(" ")
    made = outline("p 107 3A001 | 158 Kites.\n" + f"pb 107 3C {heading}" + "".join(f"\np 158 {w}" for w in rest))
    assert made["3C"].status is status


def test_parts_of_category_5() -> None:
    lines = """
p 230 PART VII
pb 107 CATEGORY 5 - TALKING
pb 178 PART 1 — TALKING
pi 107 Note 1: All talk counts.
pb 107 5A1 Systems
p 107 5A001 | 158 Drums.
pb 178 Part 2 - "SECRETS"
pb 107 5A2 Systems
p 107 5A002 | 158 Whispers.
"""
    made = {p.number: p for p in assemble(lines_of(lines, category="5")).provisions}
    assert {n: made[n].parent for n in ("5P1", "5P1#note1", "5A1", "5A001", "5P2", "5A2", "5A002")} == {
        "5P1": "5",
        "5P1#note1": "5P1",
        "5A1": "5P1",
        "5A001": "5A1",
        "5P2": "5",
        "5A2": "5P2",
        "5A002": "5A2",
    }


def front(text: str, section: Section) -> Assembly:
    return assemble([*lines_of(text, section, ""), *lines_of("p 107 3A001 | 158 Kites.")])


def test_general_notes() -> None:
    made = {
        p.number: p
        for p in front(
            """
p 231 ANNEX I
p 107 The list has toys (^{1}).
p 185 GENERAL NOTES TO ANNEX I
p 107 1. | 118 Toys are
- 118 new or old.
p 171 TOY SOFTWARE NOTE (TSN)
p 107 No control of "software" that is any of the following:
p 107 a. | 118 Free:
p 118 1. | 129 Of cost;
pi 107 Note: Entry a. is narrow.
p 107 (^{1}) http://toys.example/
""",
            Section.GENERAL,
        ).provisions
    }
    assert list(made)[:-2] == [
        *("ANNEX-I", "GEN", "GEN.1", "TSN", "TSN.a", "TSN.a.1", "TSN#note", "ANNEX-I#fn1"),
    ]
    assert made["GEN.1"].text == "Toys are new or old."
    assert made["TSN.a.1"].kind is Kind.PREAMBLE
    assert made["TSN#note"].kind is Kind.NOTE


def test_acronyms_and_definitions() -> None:
    acronyms = front("p 130 ACRONYMS AND ABBREVIATIONS\np 107 KIT | 200 Kite In Test", Section.ACRONYMS).provisions
    assert [(p.number, p.printed, p.text) for p in acronyms[:2]] == [
        ("ACR", "ACRONYMS AND ABBREVIATIONS", ""),
        ("ACR:KIT", "KIT", "Kite In Test"),
    ]
    definitions = front(
        """
p 152 DEFINITIONS OF TERMS
p 107 Terms stand in marks.
p 107 "Kite" (1 3) means any of the
- 107 "following":
p 107 a. | 118 A box kite;
pi 107 N.B. See also "drum".
p 107 "Drum" (gyro) (7) means a thing.
""",
        Section.DEFINITIONS,
    ).provisions
    assert [(p.number, p.parent, p.kind) for p in definitions[:5]] == [
        ("DEF", None, Kind.PREAMBLE),
        ("DEF:Kite", "DEF", Kind.DEFINITION),
        ("DEF:Kite.a", "DEF:Kite", Kind.DEFINITION),
        ("DEF:Kite#nb", "DEF:Kite", Kind.NOTA_BENE),
        ("DEF:Drum (gyro)", "DEF", Kind.DEFINITION),
    ]
    assert DIVIDED not in "".join(p.text for p in definitions)


def test_a_regime_that_a_note_names_is_told() -> None:
    made = outline("""
p 107 3C350 | 158 Paints.
pi 158 Note: For exports to "States not party to the Chemical Weapons Convention", see elsewhere.
""")
    assert [r.regime for r in made["3C350"].regimes] == [Regime.AUSTRALIA_GROUP, Regime.CWC]
