"""The assembler on invented lines: levels, notes, annexes, sub-lists, definitions, and what it leaves out."""

from pathlib import Path

import pytest

from harmonize.model import Kind, Mark, Regime, Status
from harmonize.parsers import conservation
from harmonize.parsers.wassenaar.assemble import assemble
from harmonize.parsers.wassenaar.attach import subject
from harmonize.parsers.wassenaar.lines import Assembly, Cell, Line, Section
from harmonize.parsers.wassenaar.sensitive import named_numbers
from harmonize.parsers.wassenaar.tree import joined

GOLDEN = Path(__file__).parents[1] / "golden"


def read_lines(path: Path) -> list[Line]:
    """Lines written by hand: see the first line of the file."""
    lines = []
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not row.startswith("#"):
            page, section, category, flags, cells = row.split("\t")
            lines.append(
                Line(
                    cells=tuple(cell_of(cell) for cell in cells.split(" | ")),
                    place=f"page {page} line {number}",
                    section=Section(section),
                    category=category,
                    italic="i" in flags,
                    bold="b" in flags,
                    centred="c" in flags,
                )
            )
    return lines


def cell_of(text: str) -> Cell:
    x, words = text.split(" ", 1)
    return Cell(words, float(x))


def shown(assembly: Assembly) -> str:
    """An assembly as text, a provision a line."""
    rows = []
    for p in assembly.provisions:
        state = f"{p.status.value} {p.since or ''}".strip() if p.status is not Status.IN_FORCE else ""
        marks = ",".join(mark.value for mark in p.marks)
        rows.append("\t".join((p.number, p.parent or "", p.kind.value, p.printed, p.text, state, marks)))
    rows.extend(f"remark\t{remark}" for remark in assembly.remarks)
    rows.extend(f"left out\t{piece.text}\t{piece.reason}" for piece in assembly.pieces if piece.reason)
    return "\n".join(rows) + "\n"


@pytest.fixture(scope="module")
def toys() -> Assembly:
    return assemble(read_lines(GOLDEN / "wassenaar_lines.txt"))


def test_golden_provisions(toys: Assembly) -> None:
    expected = GOLDEN / "wassenaar_provisions.tsv"
    if not expected.exists():
        expected.write_text(shown(toys), encoding="utf-8")
        pytest.fail(f"{expected} was made; read it and keep it if it is right")
    assert shown(toys).splitlines() == expected.read_text(encoding="utf-8").splitlines()


def test_every_line_becomes_a_piece_and_nothing_else(toys: Assembly) -> None:
    lines = read_lines(GOLDEN / "wassenaar_lines.txt")
    proof = conservation.check(
        "toys",
        [(line.place, line.text) for line in lines],
        toys.pieces,
        {p.number: (p.printed, p.text) for p in toys.provisions},
    )
    assert proof.source == proof.placed + sum(left.characters for left in proof.left_out)


@pytest.mark.parametrize(
    ("number", "parent", "kind"),
    [
        ("3.A.1.b.1.b", "3.A.1.b.1", Kind.ITEM),  # a reference at the start of the next line makes no item
        ("3.A.1.b.1#note.b", "3.A.1.b.1#note", Kind.NOTE),  # "2. For example" is no label
        ("3.A.1.b.1#note.b#nb", "3.A.1.b.1#note.b", Kind.NOTA_BENE),
        ("3.A.1#tech.1.b", "3.A.1#tech.1", Kind.TECHNICAL_NOTE),
        ("3.A.1#tech.3", "3.A.1#tech", Kind.TECHNICAL_NOTE),  # behind "Technical Notes cont."
        ("3.A.2.a.1", "3.A.2", Kind.ITEM),  # 3.A.2.a has no line of its own
        ("3.A.2#note", "3.A.2", Kind.NOTE),  # names two paragraphs: belongs to what is above both
        ("3.E.1#table", "3.E.1", Kind.TABLE),
        ("3.E.1#table-notes.2.a", "3.E.1#table-notes.2", Kind.NOTE),
        ("3.E.2", "3.E", Kind.ENTRY),
        ("5.P2.A", "5.P2", Kind.GROUP),
        ("5.A.2", "5.P2.A", Kind.ENTRY),
        ("ML1.a#note1", "ML1.a", Kind.NOTE),  # printed at the left margin, but names ML1.a
    ],
)
def test_where_a_line_belongs(toys: Assembly, number: str, parent: str, kind: Kind) -> None:
    provision = {p.number: p for p in toys.provisions}[number]
    assert (provision.parent, provision.kind) == (parent, kind)


def test_tables_and_notes_make_no_items(toys: Assembly) -> None:
    items = [p.number for p in toys.provisions if p.kind in (Kind.ENTRY, Kind.ITEM) and p.number[0] == "3"]
    assert items == [
        *("3.A.1", "3.A.1.a", "3.A.1.b", "3.A.1.b.1", "3.A.1.b.1.a", "3.A.1.b.1.b", "3.A.1.b.2", "3.A.1.c", "3.A.1.d"),
        *("3.A.1.e", "3.A.2", "3.A.2.a.1", "3.A.2.b", "3.A.2.d", "3.E.1", "3.E.2"),
    ]


def test_not_used_keeps_its_number_and_year(toys: Assembly) -> None:
    dropped = {p.number: p for p in toys.provisions}["3.A.1.b.2"]
    assert (dropped.kind, dropped.status, dropped.since) == (Kind.ITEM, Status.NOT_USED, 2015)


def test_marks_go_to_the_main_list_and_unknown_numbers_to_the_remarks(toys: Assembly) -> None:
    assert [p.number for p in toys.provisions if p.marks == (Mark.SENSITIVE,)] == ["3.A.1.a", "3.A.1.c", "3.A.1.d"]
    assert any("SL names 3.A.9" in remark for remark in toys.remarks)


def test_gaps_in_a_sequence_are_told(toys: Assembly) -> None:
    assert any("3.A.2.d follows 3.A.2.b" in remark for remark in toys.remarks)


def test_regime_is_the_list_itself(toys: Assembly) -> None:
    by_number = {p.number: p for p in toys.provisions}
    assert [(r.regime, r.number) for r in by_number["3.A.1.a"].regimes] == [(Regime.WASSENAAR, "3.A.1.a")]
    assert [(r.regime, r.number) for r in by_number["ML1.a"].regimes] == [(Regime.WASSENAAR, "ML1.a")]
    assert by_number["DEF:Kite"].regimes == ()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # the 1999 edition leaves out a dot, and opens two levels in one line
        (["6. A. 2 b. Kites of silk"], ["6.A.2.b"]),
        (["6. A. 2.", "a. Wings:", "1. a. Of silk", "b. Of wool", "2. Of tin"], ["6.A.2", "6.A.2.a", "6.A.2.a.1"]),
    ],
)
def test_odd_labels(cells: list[str], expected: list[str]) -> None:
    xs = {"6": 90.0, "a": 149.0, "1": 169.0, "b": 193.0, "2": 169.0}
    lines = [
        Line((Cell(text, xs[text[0]]),), f"page 1 line {n}", Section.CATEGORY, "6") for n, text in enumerate(cells, 1)
    ]
    numbers = [p.number for p in assemble(lines).provisions if p.kind in (Kind.ENTRY, Kind.ITEM)]
    assert numbers[: len(expected)] == expected
    assert not any("~" in number for number in numbers)
    if len(cells) > 1:
        assert numbers[3:] == ["6.A.2.a.1.a", "6.A.2.a.1.b", "6.A.2.a.2"]


def test_a_number_that_stands_twice_is_kept_and_told() -> None:
    lines = [
        Line((Cell(f"7. A. {n}. Kites", 90.0),), f"page 1 line {i}", Section.CATEGORY, "7")
        for i, n in enumerate((1, 2, 2))
    ]
    assembly = assemble(lines)
    assert [p.number for p in assembly.provisions] == ["7", "7.A.1", "7.A.2", "7.A.2~2"]
    assert any("7.A.2 stands twice" in remark for remark in assembly.remarks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.A.1.b.1. does not apply to toys.", "3.A.1.b.1"),
        ("For the purposes of 3.A.1.b., a kite flies.", "3.A.1.b"),
        ("For the purposes of 3.A.1.:", "3.A.1"),
        ("3.A.1.a.2., 3.A.1.a.3. and 3.A.1.b. do not apply to toys.", "3.A.1"),
        ("ML7.b. and ML7.d. do not apply to toys.", "ML7"),
        ("For the purposes of 3.A.1. Note 2, a kite flies.", None),
        ("See 3.A.1.", None),
        ("Kites are specified in 3.A.1.", None),
    ],
)
def test_subject_of_a_note(text: str, expected: str | None) -> None:
    assert subject(text) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1.C.10.c. & 1.C.10.d.", ("1.C.10.c", "1.C.10.d")),
        ("7.D.4.a. to 7.D.4.d.", ("7.D.4.a", "7.D.4.b", "7.D.4.c", "7.D.4.d")),
        ("9.E.3.a.1. to 9.E.3.a.3. & 9.E.3.a.8.", ("9.E.3.a.1", "9.E.3.a.2", "9.E.3.a.3", "9.E.3.a.8")),
        ("8.D.2", ("8.D.2",)),
    ],
)
def test_numbers_of_a_sub_list(printed: str, expected: tuple[str, ...]) -> None:
    assert named_numbers(printed) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["of the non-", "folding kind"], "of the non-folding kind"),
        (["a kite -", "or a drum"], "a kite - or a drum"),
        (["a drum", "and a kite"], "a drum and a kite"),
        (["input/", "output"], "input/output"),
    ],
)
def test_joined_lines(lines: list[str], expected: str) -> None:
    assert joined(lines) == expected
