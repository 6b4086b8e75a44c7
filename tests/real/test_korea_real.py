"""별표 2 of notice 2025-37: completeness, the PDF against the transcript, and the oddities of the source."""

import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from harmonize.errors import SourceError
from harmonize.model import CONTROL_KINDS, Kind, Mark, ParsedList, Provision, Regime, RegimeReference, Status
from harmonize.parsers.conservation import bare
from harmonize.parsers.korea import SPEC

pytestmark = pytest.mark.real
COLUMNS = ("number", "kind", "korean", "english", "tags", "sensitive", "very_sensitive")
Cells = dict[str, str]


@pytest.fixture(scope="module")
def cells(sources: Path) -> list[Cells]:
    """The rows of the transcript of the main list, read without the parser."""
    lines = (sources / "korea" / "annex2_transcript.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]


@pytest.fixture(scope="module")
def by_number(korea: ParsedList) -> dict[str, Provision]:
    return {each.number: each for each in korea.provisions}


def of_the_list(parsed: ParsedList) -> list[Provision]:
    """The provisions of the list itself, without the appendices and the definitions."""
    last = next((n for n, each in enumerate(parsed.provisions) if each.number in ("VSL", "SL", "DEF")), None)
    return list(parsed.provisions[:last])


def test_counts_and_date(korea: ParsedList) -> None:
    SPEC.counts(korea)
    assert (korea.as_of, korea.revision) == ("2025-12-31", "2025-37")
    assert Counter(each.kind for each in korea.provisions) == {
        Kind.ENTRY: 388,
        Kind.ITEM: 3069,
        Kind.NOTE: 539,
        Kind.TECHNICAL_NOTE: 340,
        Kind.NOTA_BENE: 215,
        Kind.TABLE: 97,
        Kind.FIELD: 220,
        Kind.DEFINITION: 177,
        Kind.GROUP: 55,
        Kind.CATEGORY: 12,
        Kind.PREAMBLE: 29,
    }


def test_every_row_is_one_provision_in_order(korea: ParsedList, cells: list[Cells]) -> None:
    made = [each for each in of_the_list(korea) if each.number != "1C901"]
    assert len(made) == len(cells) == 4664
    for each, row in zip(made, cells, strict=True):
        assert (bare(each.text), bare(each.parallel)) == (bare(row["korean"]), bare(row["english"]))
        assert (Mark.SENSITIVE in each.marks, Mark.VERY_SENSITIVE in each.marks) == (
            bool(row["sensitive"]),
            bool(row["very_sensitive"]),
        )
        if row["kind"] == "item" and "annex" not in row["number"] and len(row["number"]) > 2:
            assert (each.number, each.kind in CONTROL_KINDS) == (row["number"], True)
    assert sum(len(each.regimes) for each in made if each.kind in CONTROL_KINDS) > 700


def test_control_numbers_are_those_of_the_official_keyword_file(sources: Path, korea: ParsedList) -> None:
    import csv

    with (sources / "korea" / "keywords_by_control_number_2026-05-22.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        listed = {row[column] for row in list(csv.reader(file))[1:] for column in (0,)}
    numbers = {each.number for each in korea.provisions}
    named = {number for number in listed if number[:1].isdigit() and number[1:2].isalpha()}
    assert len(named) > 900 or pytest.fail(f"the keyword file has another form: {sorted(listed)[:5]}")
    assert sorted(number for number in named if number.rstrip(".") not in numbers) == []


def test_nothing_is_lost(korea: ParsedList, korea_pdf: ParsedList) -> None:
    for parsed in (korea, korea_pdf):
        proof = parsed.conservation
        assert proof.source == proof.placed + sum(left.characters for left in proof.left_out)
        assert proof.placed / proof.source > 0.95


def test_pdf_gives_the_same_provisions(korea: ParsedList, korea_pdf: ParsedList) -> None:
    """Text, kind, marks and regimes of each row; numbers but for notes whose place the layout does not tell."""
    SPEC.counts(korea_pdf)
    left, right = of_the_list(korea), list(korea_pdf.provisions)
    assert len(left) == len(right)
    elsewhere = []
    for ours, theirs in zip(left, right, strict=True):
        assert (bare(ours.text), bare(ours.parallel)) == (bare(theirs.text), bare(theirs.parallel))
        assert (ours.kind, ours.marks, ours.status, ours.since) == (
            theirs.kind,
            theirs.marks,
            theirs.status,
            theirs.since,
        )
        assert ours.regimes == theirs.regimes or ours.number == "2B"  # the PDF prints no tags of headings
        if ours.number != theirs.number:
            elsewhere.append(ours)
    # branches of the general software note, notes to category 4 behind its last entry, and the numbering that follows
    assert len(elsewhere) < 60
    assert not [each.number for each in elsewhere if each.kind in CONTROL_KINDS]
    spaces = sum(ours.text == theirs.text for ours, theirs in zip(left, right, strict=True))
    assert spaces > 0.92 * len(left)


def test_lines_of_the_text_layer_that_run_down_the_columns(korea_pdf: ParsedList) -> None:
    """Page 29: the layer breaks after every letter; the list of chemicals is whole all the same."""
    chemicals = [each for each in korea_pdf.provisions if each.number.startswith("1C350.") and each.kind is Kind.ITEM]
    assert [each.number for each in chemicals] == [f"1C350.{n}" for n in range(1, 91)]
    assert {each.place for each in chemicals} >= {"page 29"}


@pytest.mark.parametrize(
    ("number", "korean", "english"),
    [
        ("3A001.a.1.a", "5×10^{3} Gy", "5×10^{3} Gy"),
        ("1C001.a", "3×10^{12} Hz", "3 x 10^{12} Hz"),
        ("4A901.a.3", "2 × 10^{-3} 이하", "2x10^{-3}"),
        ("3A001.d.1", "10^{-14} J", "10^{-14} J"),
        ("6A004.b.1", "100 cm^{3}", "100 cm^{3}"),
        ("9A101.a.2", "kgN^{-1} h^{-1}", "kg N^{-1} h^{-1}"),
        ("6C004.f", "10^{-5}cm^{-1}", "10^{-5}cm^{-1}"),
    ],
)
def test_superscripts(by_number: dict[str, Provision], number: str, korean: str, english: str) -> None:
    assert korean in by_number[number].text
    assert english in by_number[number].parallel


def test_what_no_rule_proves_is_told(korea: ParsedList) -> None:
    doubts = {remark.partition(": '")[0] for remark in korea.remarks if "may have lost" in remark}
    roots = {number for number in doubts if "6A006" in number}  # the Korean has /Hz, the English per square root Hz
    assert roots == {
        *("6A006.a.1.a", "6A006.a.1.b", "6A006.a.2", "6A006.a.3", "6A006.a.4.a", "6A006.a.4.b", "6A006.a.4.c"),
        *("6A006.a.5", "6A006.c.2", "6A006.c.3", "SL:6A006.a.2", "SL:6A006.d.1", "SL:6A006.d.3"),
    }
    assert doubts - roots == {
        *("1C002.c.1.a", "3A001.b.12.a", "4#tech~4", "6A005.g.5", "6A008.j#note~3", "0A001.j#note"),
        "DEF:adjusted Peak Performance",
    }


def test_regimes(by_number: dict[str, Provision]) -> None:
    assert by_number["1A002"].regimes == (
        RegimeReference(Regime.WASSENAAR, "1.A.2"),
        RegimeReference(Regime.MTCR, "6.A.1"),
        RegimeReference(Regime.NSG, "2.A.3"),
    )
    assert by_number["1B101.d"].regimes == (RegimeReference(Regime.MTCR, "6.B.1.e"),)
    assert RegimeReference(Regime.MTCR, "2.A.1.d") in by_number["7A003"].regimes  # printed MT2..A.1.d
    assert by_number["1C350.27"].regimes == (
        RegimeReference(Regime.AUSTRALIA_GROUP, "1.27"),
        RegimeReference(Regime.CWC, "2.B.11"),
    )
    assert by_number["4A901"].regimes == (RegimeReference(Regime.NATIONAL),)


def test_wassenaar_entries_have_the_number_that_their_tag_names(korea: ParsedList) -> None:
    tagged = [
        each.number
        for each in korea.provisions
        if each.kind is Kind.ENTRY and SPEC.wassenaar_number(each.number) in {ref.number for ref in each.regimes}
    ]
    assert len(tagged) > 150
    assert [remark for remark in korea.remarks if "the tag names Wassenaar" in remark] == [
        "2D003: the tag names Wassenaar 2.D.2, the number implies 2.D.3."
    ]


@pytest.mark.parametrize(
    ("number", "status", "since"),
    [
        ("1A001.b", Status.NOT_USED, 2015),
        ("1C901.a", Status.NOT_USED, None),
        ("4B#none", Status.RESERVED, None),
        ("5C1#none", Status.RESERVED, None),
        ("5C2#none", Status.RESERVED, None),
        ("VSL:3#note", Status.RESERVED, None),
        ("1A002", Status.IN_FORCE, None),
    ],
)
def test_status(by_number: dict[str, Provision], number: str, status: Status, since: int | None) -> None:
    assert (by_number[number].status, by_number[number].since) == (status, since)


def test_oddities_of_the_source(by_number: dict[str, Provision]) -> None:
    assert (by_number["3A201.a.1"].text, by_number["3A201.a.1.a"].parent) == ("", "3A201.a.1")
    assert (by_number["1C901"].text, by_number["1C901.a"].parent) == ("", "1C901")  # it has no row of its own
    assert by_number["SL:1C010.d"].text == ""  # printed IC010.d
    assert (by_number["6B002#heading"].kind, by_number["6B002#heading"].parent) == (Kind.FIELD, "6B")
    assert (by_number["5A2"].parent, by_number["5A002"].parent, by_number["5A001"].parent) == ("5P2", "5A2", "5A1")
    assert by_number["2E003.f#table~2"].kind is Kind.TABLE
    assert by_number["0A001.i.a"].parent == "0A001.i"
    assert by_number["GSN#note.a.1.d"].parent == "GSN#note.a.1"
    assert by_number["1#annex.12.a"].parent == "1#annex.12"


def test_notes_keep_their_order(korea: ParsedList) -> None:
    places = [int(each.place.rpartition(" ")[2]) for each in of_the_list(korea)]
    assert all(before <= after for before, after in pairwise(places))


def test_marks_are_those_of_the_appendices(korea: ParsedList, by_number: dict[str, Provision]) -> None:
    """Where the main list marks a paragraph as very sensitive, the appendix names it or something above or below."""
    named = {each.number.partition(":")[2] for each in korea.provisions if each.number.startswith("VSL:")}
    marked = [each.number for each in korea.provisions if Mark.VERY_SENSITIVE in each.marks]
    assert len(marked) == 23
    strays = [n for n in marked if not any(m == n or m.startswith(n + ".") or n.startswith(m + ".") for m in named)]
    assert len(strays) <= 3


def test_another_annex_is_refused(sources: Path) -> None:
    with pytest.raises(SourceError, match="별표 2의2"):
        SPEC.parse([sources / "korea" / "annex2-2_situational_items_transcript.tsv"])


def test_folder_of_the_transcript(sources: Path, korea: ParsedList) -> None:
    assert SPEC.parse([sources / "korea"]).provisions == korea.provisions


def test_speed(sources: Path) -> None:
    """The transcript in 2 s; the PDF at most twice the bare text with the position of every character."""
    path = sources / "korea" / "annex2_rebuilt.pdf"
    start = time.perf_counter()
    SPEC.parse([sources / "korea"])
    assert time.perf_counter() - start < 2
    start = time.perf_counter()
    document = pdfium.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        for index in range(text.count_chars()):
            text.get_charbox(index)
    bare_time = time.perf_counter() - start
    start = time.perf_counter()
    SPEC.parse([path])
    assert time.perf_counter() - start < 2 * bare_time
