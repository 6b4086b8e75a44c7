"""What a note of the Commerce Control List belongs to, how it is numbered and how its own paragraphs nest."""

from pathlib import Path

import pytest

from harmonize.model import Kind
from tests.parsers.us_making import entry, items, note, parsed, provisions, supplement

ITEMS = ("a. Wheels as follows:", "a.1. Round;", "a.1.a. Small;", "a.2. Flat;", "b. Axles;")

ATTACHED = [
    # heading, first words, number that the note gets when it stands after b.
    ("Note:", "Wheels roll.", "9A001.b#note"),
    ("Note 1:", "Wheels roll.", "9A001.b#note1"),
    ("Technical Note:", "A wheel is a disc.", "9A001.b#tech"),
    ("Technical Notes:", "A wheel is a disc.", "9A001.b#tech"),
    ("N.B.:", "See 9A002.", "9A001.b#nb"),
    ("N.B. 2:", "See 9A002.", "9A001.b#nb2"),
    ("Note to 9A001.a.2:", "Wheels roll.", "9A001.a.2#note"),
    ("Note 2 to 9A001.a:", "Wheels roll.", "9A001.a#note2"),
    ("Note 1 to paragraph 9A001.a.1:", "Wheels roll.", "9A001.a.1#note1"),
    ("Note to paragraph .a:", "Wheels roll.", "9A001.a#note"),
    ("Note 3 to paragraph a", "Wheels roll.", "9A001.a#note3"),
    ("Technical Note for 9A001.a.1:", "Wheels roll.", "9A001.a.1#tech"),
    ("Note to 9A001.a and .b:", "Wheels roll.", "9A001#note"),  # several have their entry in common
    ("Note to 9A001.a.1 and a.2:", "Wheels roll.", "9A001.a#note"),
    ("Note 1 to ECCN 9A001:", "Wheels roll.", "9A001#note1"),
    ("Heading Note:", "Widgets roll.", "9A001#note"),
    ("Note to 9A001.a.7:", "Wheels roll.", "9A001.a#note"),  # it is not printed: the nearest that is
    ("Note 1 to Cat 9 Product Group A:", "Wheels roll.", "9A#note1"),
    ("Note:", "9A001.a does not apply to toys.", "9A001.a#note"),  # the first words say so
    ("Note:", "9A001.a.1 and a.2 do not apply to toys.", "9A001.a#note"),
    ("Technical Note:", "For the purposes of 9A001.a.1.a, small is below 1 m.", "9A001.a.1.a#tech"),
    ("Note:", "9A002.a does not apply to toys.", "9A001.b#note"),  # another entry: nothing said about this one
]


@pytest.mark.parametrize(("head", "words", "expected"), ATTACHED)
def test_what_a_note_belongs_to(tmp_path: Path, head: str, words: str, expected: str) -> None:
    found = provisions(tmp_path, entry("9A001", items(*ITEMS, note(head, words))))
    notes = [(number, p.parent, p.printed, p.text) for number, p in found.items() if "#" in number]
    assert notes == [(expected, expected.partition("#")[0], head, words)]


def test_numbered_technical_notes_that_name_what_they_explain(tmp_path: Path) -> None:
    words = ("1. For the purposes of 9A001.a.1, round is round.", "2. For the purposes of 9A001.a.2, flat is flat.")
    found = provisions(tmp_path, entry("9A001", items(*ITEMS, note("Technical Notes:", *words))))
    assert found["9A001.a#tech.1"].text == "For the purposes of 9A001.a.1, round is round."


def test_notes_before_the_first_item_belong_to_the_entry(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001", items(note("Note:", "Widgets roll."), "a. Wheels.")))
    assert found["9A001#note"].parent == "9A001"


def test_notes_of_a_category_and_of_a_group(tmp_path: Path) -> None:
    body = (
        "<HD1>Category 9—Widgets</HD1>"
        + note("Notes: 1.", "Widgets are new.")
        + note("N.B.:", "See Category 8.")
        + note("2. ", "Gadgets are old.")
        + "<HD1>A. Systems</HD1>"
        + note("Note 1:", "Of the group.")
        + entry("9A001")
    )
    found = {p.number: p for p in parsed(tmp_path, supplement(body)).provisions}
    assert (found["9#note1"].text, found["9#note2"].text) == ("Widgets are new.", "Gadgets are old.")
    assert found["9#nb"].kind is Kind.NOTA_BENE
    assert found["9A#note1"].citation == "Note 1 to CCL Product Group 9A"


def test_two_notes_of_one_number(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001", items("a. Wheels.", note("Note:", "One."), note("Note:", "Two."))))
    assert (found["9A001.a#note"].text, found["9A001.a#note~2"].text) == ("One.", "Two.")


def test_a_note_to_a_paragraph_of_a_note(tmp_path: Path) -> None:
    body = items(
        "a. Wheels.",
        note("Note 2:", "9A001.a does not apply to:", "a. Toys;", "a.1. Small;", "a.2. Big; or", "b. Models."),
        note("Technical Note to paragraph a.2 of Note 2:", "Big is above 1 m."),
        note("N.B. to Note 2:", "See the other list."),
    )
    found = provisions(tmp_path, entry("9A001", body))
    assert found["9A001.a#note2.a.2.tech"].parent == "9A001.a#note2.a.2"
    assert found["9A001.a#note2.nb"].citation == "N.B. to Note 2 to ECCN 9A001.a"


BRANCHES = [
    # paragraphs of a note, and their numbers
    (("a. One;", "b. Two."), ["a", "b"]),
    (("1. One;", "a. Two;", "b. Three;", "2. Four."), ["1", "1.a", "1.b", "2"]),
    (
        ("a. One:", "1. Two;", "a. Three;", "b. Four;", "2. Five;", "b. Six."),
        ["a", "a.1", "a.1.a", "a.1.b", "a.2", "b"],
    ),
    (("a. One:", "a.1. Two;", "a.1.a. Three;", "a.2. Four;", "b. Five."), ["a", "a.1", "a.1.a", "a.2", "b"]),
    (("a. One:", "(1) Two:", "(i) Three;", "(ii) Four;", "(2) Five."), ["a", "a.1", "a.1.i", "a.1.ii", "a.2"]),
    (("(a) One;", "(b) Two."), ["a", "b"]),
    (("2. One:", "a. Two:", "a.1. Three."), ["2", "2.a", "2.a.1"]),  # dotted from a paragraph of the note
    (("a. One:", "A. [Reserved]", "B. Two;", "b. Three."), ["a", "a.A", "a.B", "b"]),
    (("Plain words.", "1.5 m is long."), []),  # a figure is no label
]


@pytest.mark.parametrize(("paragraphs", "expected"), BRANCHES)
def test_paragraphs_of_a_note(tmp_path: Path, paragraphs: tuple[str, ...], expected: list[str]) -> None:
    found = provisions(tmp_path, entry("9A001", items("a. Wheels.", note("Note:", "Not:", *paragraphs))))
    branches = [number.removeprefix("9A001.a#note.") for number in found if "#note." in number]
    assert branches == expected
    for number in branches:
        above = number.rpartition(".")[0]
        assert found[f"9A001.a#note.{number}"].parent == "9A001.a#note" + (f".{above}" if above else "")


def test_paragraphs_without_labels_are_joined(tmp_path: Path) -> None:
    found = provisions(
        tmp_path, entry("9A001", items("a. Wheels.", note("Note:", "One.", "Two.", "a. Three,", "four.")))
    )
    assert found["9A001.a#note"].text == "One. Two."
    assert found["9A001.a#note.a"].text == "Three, four."


def test_a_note_inside_a_note(tmp_path: Path) -> None:
    words = ("Turning is:", "a. Rolling.", "Note 1: Fast or slow.", "b. Spinning.")
    found = provisions(tmp_path, entry("9A001", items("a. Wheels.", note("Technical Note:", *words))))
    assert found["9A001.a#tech.a.note1"].text == "Fast or slow."
    assert found["9A001.a#tech.a.note1"].kind is Kind.NOTE
    assert found["9A001.a#tech.b"].text == "Spinning."


def test_words_of_the_note_in_its_heading(tmp_path: Path) -> None:
    head = "<NOTE><HED><I>Note 2:</I> <I>9A001.a does not apply to:</I></HED><P><I>a. Toys.</I></P></NOTE>"
    found = provisions(tmp_path, entry("9A001", items("a. Wheels.", head)))
    assert (found["9A001.a#note2"].printed, found["9A001.a#note2"].text) == ("Note 2:", "9A001.a does not apply to:")


def test_a_note_set_as_plain_paragraphs(tmp_path: Path) -> None:
    body = items(
        "a. Wheels;",
        "<P><I>Note:</I> <I>9A001.a does not apply to wheels that:</I></P>",
        "<P><I>a. Are old; and</I></P>",
        "<P><I>b. Are broken.</I></P>",
        "<P><I>Technical Notes:</I></P>",
        "<P><I>1. Old is above ten years.</I></P>",
        "b. Axles.",
    )
    found = provisions(tmp_path, entry("9A001", body))
    assert found["9A001.a#note.b"].text == "Are broken."
    assert found["9A001.a#tech.1"].text == "Old is above ten years."
    assert (found["9A001.b"].kind, found["9A001.b"].text) == (Kind.ITEM, "Axles.")


def test_a_note_without_heading(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001", items("<P><I>9A001 does not apply to toys.</I></P>")))
    assert found["9A001#note"].kind is Kind.NOTE


def test_technical_information_to_a_table_is_a_tree_of_its_own(tmp_path: Path) -> None:
    body = items(
        "a. Wheels.", note("Note:", "Round."), "Information on wheels:", "1. Paint:", "a. Red;", "b. Blue;", "2. Size."
    )
    found = provisions(tmp_path, entry("9A001", body))
    assert found["9A001#information-on-wheels.1.b"].text == "Blue;"
    assert [number for number, p in found.items() if p.kind is Kind.ITEM] == ["9A001.a"]


def test_notes_among_the_fields(tmp_path: Path) -> None:
    body = (
        '<FP-1><E T="04">License Requirements</E>\n</FP-1><FP-1><I>Reason for Control:</I> NS\n</FP-1>'
        + note("License Requirements Note:", "Ask first.")
        + "<FP-1><I>ACM:</I> Yes\n</FP-1>"
        + note("Note:", "See elsewhere.")
        + items("a. Wheels.")
    )
    found = provisions(tmp_path, entry("9A001", body, heading=""))
    assert found["9A001#license-requirements.note"].text == "Ask first."
    assert found["9A001#acm.note"].parent == "9A001#acm"


def test_a_list_that_goes_on_inside_the_next_note(tmp_path: Path) -> None:
    body = items(
        "a. Wheels.",
        note("Note 1:", "9A001.a does not apply to:", "a. Toys;", "b. Models having:", "1. Paint;"),
        note("Technical Note:", "Paint is colour.", "2. Glue; or", "c. Pictures."),
    )
    found = provisions(tmp_path, entry("9A001", body))
    assert found["9A001.a#note1.b.2"].text == "Glue; or"
    assert found["9A001.a#note1.c"].text == "Pictures."
    assert found["9A001.a#tech"].text == "Paint is colour."


def test_a_list_that_goes_on_inside_several_notes(tmp_path: Path) -> None:
    body = items(
        "a. Wheels.",
        note("Note 2:", "9A001.a does not apply to:", "a. Toys:", "a.1. Small;", "a.1.a. Red;"),
        note("Technical Note to paragraph a.1 of Note 2:", "Small is below 1 m.", "a.2. Big; or"),
        note("Technical Note to paragraph a.2 of Note 2:", "Big is above 1 m.", "b. Models."),
    )
    found = provisions(tmp_path, entry("9A001", body))
    assert found["9A001.a#note2.a.2"].text == "Big; or"
    assert found["9A001.a#note2.a.2.tech"].text == "Big is above 1 m."
    assert found["9A001.a#note2.b"].text == "Models."


def test_the_next_item_inside_a_note(tmp_path: Path) -> None:
    inside = "<NOTE><HED><I>Note 2:</I></HED><P><I>Wheels roll.</I></P><P>b. Axles;</P></NOTE>"
    body = items(
        "a. Wheels.", note("Note 1:", "9A001.a does not apply to:", "a. Toys;", "b. Models."), inside, "c. Carts."
    )
    found = provisions(tmp_path, entry("9A001", body))
    assert [number for number, p in found.items() if p.kind is Kind.ITEM] == ["9A001.a", "9A001.b", "9A001.c"]
    assert found["9A001.a#note2"].text == "Wheels roll."
