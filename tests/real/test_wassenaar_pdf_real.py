"""The official PDF of 2025: completeness, numbering, attachment of notes, marks, and the oddities of the source."""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from harmonize.errors import SourceError
from harmonize.model import Kind, Mark, ParsedList, Provision, Status
from harmonize.parsers.wassenaar import SPEC, numbers
from harmonize.parsers.wassenaar.pdf import read_pdf

pytestmark = pytest.mark.real
PDF = "wassenaar/2025_WA-LIST(25)1-Corr.pdf"


@pytest.fixture(scope="module")
def by_number(wassenaar_2025: ParsedList) -> dict[str, Provision]:
    return {p.number: p for p in wassenaar_2025.provisions}


def of_the_lists(parsed: ParsedList) -> list[Provision]:
    """Groups, entries and items of the dual-use list and the Munitions List."""
    return [p for p in parsed.provisions if p.kind in (Kind.GROUP, Kind.ENTRY, Kind.ITEM)]


def test_revision_date_and_counts(wassenaar_2025: ParsedList) -> None:
    SPEC.counts(wassenaar_2025)
    assert (wassenaar_2025.revision, wassenaar_2025.as_of) == ("WA-LIST (25) 1 Corr.", "2026-01-15")
    entries = [p.number for p in wassenaar_2025.provisions if p.kind is Kind.ENTRY]
    assert len([number for number in entries if number[0].isdigit()]) == 173
    assert [number for number in entries if number.startswith("ML")] == [f"ML{n}" for n in range(1, 23)]
    assert len([p for p in wassenaar_2025.provisions if p.kind is Kind.GROUP]) == 50


def test_headings_of_categories(by_number: dict[str, Provision]) -> None:
    assert [by_number[number].text for number in ("3", "4", "5", "5.P1", "5.P2", "9")] == [
        *("ELECTRONICS", "COMPUTERS", "", "TELECOMMUNICATIONS", '"INFORMATION SECURITY"', "AEROSPACE AND PROPULSION"),
    ]


def test_nothing_is_lost(wassenaar_2025: ParsedList) -> None:
    proof = wassenaar_2025.conservation
    assert proof.source == proof.placed + sum(left.characters for left in proof.left_out)
    assert {left.reason for left in proof.left_out} == {
        *("cover page", "table of contents", "rule", "page header", "page footer", "heading repeated on the next page"),
    }
    # what is left out beside headers, footers and the contents is a heading such as "Note 2 cont."
    assert sum(left.characters for left in proof.left_out if left.reason.startswith("heading")) < 800


def test_labels_are_complete_sequences(wassenaar_2025: ParsedList) -> None:
    children: dict[str, list[str]] = defaultdict(list)
    for p in of_the_lists(wassenaar_2025):
        if p.kind is not Kind.GROUP and p.parent is not None:
            children[p.parent].append(p.number.removeprefix("ML") if p.parent == "ML" else p.number.rsplit(".", 1)[-1])
    part_2 = {number for number in children if number.startswith("5.P2")}  # goes on where part 1 stops
    gaps = {
        parent: labels
        for parent, labels in children.items()
        if parent not in part_2
        and not (numbers.is_first(labels[0]) and all(numbers.distance(a, b) == 1 for a, b in pairwise(labels)))
    }
    assert gaps == {}
    assert {number: children[number] for number in sorted(part_2)} == {
        "5.P2.A": ["2", "3", "4"],
        "5.P2.B": ["2"],
        "5.P2.D": ["2"],
        "5.P2.E": ["2"],
    }


def test_every_own_number_in_the_texts_resolves(wassenaar_2025: ParsedList, by_number: dict[str, Provision]) -> None:
    named = [
        (p.number, match[0])
        for p in wassenaar_2025.provisions
        for match in numbers.REFERENCE.finditer(p.text)
        if not p.number.startswith(("SL:", "VSL:"))
    ]
    unresolved = [pair for pair in named if pair[1] not in by_number and not re.fullmatch(r"5\.[A-E]", pair[1])]
    assert len(named) > 1250
    assert unresolved == []


def test_printed_number_ends_the_number(wassenaar_2025: ParsedList) -> None:
    for p in of_the_lists(wassenaar_2025):
        if p.kind is not Kind.GROUP:
            printed, parts = numbers.parts(p.printed), numbers.parts(p.number)
            assert printed == parts[-len(printed) :], p.number
            assert p.printed, p.number


def test_no_item_is_set_in_italics_or_comes_from_a_table(wassenaar_2025: ParsedList) -> None:
    assert [p.number for p in wassenaar_2025.provisions if "~" in p.number and "#" not in p.number] == [
        *("ACR:CW~2", "ACR:MRF~2"),
    ]
    table = [p for p in wassenaar_2025.provisions if p.number.startswith("2.E.3.f")]
    assert {p.kind for p in table} == {Kind.ITEM, Kind.NOTA_BENE, Kind.TABLE, Kind.NOTE, Kind.TECHNICAL_NOTE}
    assert [p.number for p in table if p.kind is Kind.ITEM] == ["2.E.3.f"]
    assert len([p for p in table if re.fullmatch(r"2\.E\.3\.f#table-notes\.\d+", p.number)]) == 19


@pytest.mark.parametrize(
    ("number", "parent", "page", "begins", "ends"),
    [
        # a few words only, to know the place again
        ("1.A.1.a", "1.A.1", 4, "Seals, gaskets", "1.C.9.c."),
        ("1.A.2.b.1.b", "1.A.2.b.1", 4, "A", "17.7 x 10^{4} m; or"),
        ("1.A.4.a.4", "1.A.4.a", 5, '"Riot', '("RCAs");'),
        ("1.C.7.c.1.a.1.a", "1.C.7.c.1.a.1", 16, "Al_{2}O_{3}", "or"),
        ("1.E.2.c.1.c.2", "1.E.2.c.1.c", 21, "Other ceramic", "10 µm;"),
        ("2.B.1.f", "2.B.1", 29, "Deep-hole-drilling", "5 m."),
        ("2.E.3.f", "2.E.3", 34, '"Technology"', "Technical Note."),
        ("3.A.1.a.1.a", "3.A.1.a.1", 50, "A total", "5 x 10^{3} Gy (Si) or higher;"),
        ("3.A.1.a.5.b.2.a.2", "3.A.1.a.5.b.2.a", 52, "A 'Spurious", "100 MHz; or"),
        ("3.A.2.d.4.a", "3.A.2.d.4", 68, "Less", "110 GHz; or"),
        ("4.A.3.g", "4.A.3", 79, "Equipment", ""),
        ("5.A.1.b.3", "5.A.1.b", 85, "Being", ""),
        ("5.A.2.a.4.b", "5.A.2.a.4", 94, "It is", "Part 2."),
        ("6.A.1.a.1.a.2.a.2", "6.A.1.a.1.a.2.a", 102, "'Sounding", "or"),
        ("6.C.4.f", "6.C.4", 137, "Synthetically", "14,000 nm."),
        ("6.D.3.c", "6.D.3", 138, '"Software"', "Note 3.a.;"),
        ("7.D.4.a", "7.D.4", 146, "Digital", ""),
        ("8.A.2.o.3.b", "8.A.2.o.3", 154, "", ""),
        ("9.E.3.e.3", "9.E.3.e", 167, "Power", "'box volume';"),
        ("ML7.b.2.a.9", "ML7.b.2.a", 189, "Bis", "63918-89-8);"),
        ("ML8.a.33.b", "ML8.a.33", 193, "Detonation", "(340 kbar);"),
        ("ML22.b.5", "ML22.b", 215, '"Technology"', "material."),
    ],
)
def test_items_of_all_categories(
    by_number: dict[str, Provision], number: str, parent: str, page: int, begins: str, ends: str
) -> None:
    p = by_number[number]
    assert p.parent == parent
    assert p.place.startswith(f"page {page} line")
    assert p.text.startswith(begins)
    assert p.text.endswith(ends)
    assert p.regimes[0].number == number


@pytest.mark.parametrize(
    ("number", "parent", "kind"),
    [
        ("3.A.1.a.1.c#note", "3.A.1.a.1.c", Kind.NOTE),
        ("1.A.2.b.1#note3", "1.A.2.b.1", Kind.NOTE),  # stands behind 1.A.2, names 1.A.2.b.1
        ("2.B.5#note", "2.B.5", Kind.NOTE),  # names five paragraphs of 2.B.5
        ("6.A.5#tech", "6.A.5", Kind.TECHNICAL_NOTE),  # set as if it belonged to Note 5
        ("3.A#note2#nb", "3.A#note2", Kind.NOTA_BENE),
        ("2.B#tech.2.c", "2.B#tech.2", Kind.TECHNICAL_NOTE),
        ("5.P2#note3.b.4", "5.P2#note3.b", Kind.NOTE),
        ("5.A.2.a#note2.a.1.b.3", "5.A.2.a#note2.a.1.b", Kind.NOTE),  # goes on over a page
        ("6.A.3.b.4.b#note3.b.1#tech", "6.A.3.b.4.b#note3.b.1", Kind.TECHNICAL_NOTE),
        ("1#annex.12.a", "1#annex.12", Kind.TABLE),
        ("4#tech.3", "4#tech", Kind.TECHNICAL_NOTE),
        ("6.A#lasers", "6.A", Kind.PREAMBLE),
        ("ML10#note1", "ML10", Kind.NOTE),  # printed at the left margin
        ("ML8#note1.cc", "ML8#note1", Kind.NOTE),
        ("GSN.1.a.4", "GSN.1.a", Kind.PREAMBLE),
        ("DEF:Fibrous or filamentary materials.e", "DEF:Fibrous or filamentary materials", Kind.DEFINITION),
        ("DEF:Bias (gyro)", "DEF", Kind.DEFINITION),
        ("DEF:Data device", "DEF", Kind.DEFINITION),  # names no category
        ("ACR:3GPP TS", "ACR", Kind.DEFINITION),
        ("SOU:9.E.3.a.2.e", "SOU", Kind.PREAMBLE),
        ("SL:3.A.1.b.2.a.4", "SL:3.A.1.b.2.a", Kind.FIELD),
        ("SL:6.A.2.a.3#note5.b", "SL:6.A.2.a.3#note5", Kind.NOTE),
    ],
)
def test_what_notes_and_other_parts_belong_to(
    by_number: dict[str, Provision], number: str, parent: str, kind: Kind
) -> None:
    assert (by_number[number].parent, by_number[number].kind) == (parent, kind)


def test_not_used(by_number: dict[str, Provision]) -> None:
    assert (by_number["3.A.1.a.5.a.1"].status, by_number["3.A.1.a.5.a.1"].since) == (Status.NOT_USED, 2025)
    assert (by_number["1.A.1.b"].status, by_number["1.A.1.b"].since) == (Status.NOT_USED, 2015)
    assert by_number["3.A.1.b.2#note1"].status is Status.NOT_USED
    dropped = [p for p in by_number.values() if "Not used since" in p.text]
    assert all(p.status is Status.NOT_USED and p.since and 1998 <= p.since <= 2025 for p in dropped)


def test_marks_of_the_sub_lists(wassenaar_2025: ParsedList, by_number: dict[str, Provision]) -> None:
    assert by_number["1.A.2.a.1"].marks == (Mark.SENSITIVE, Mark.VERY_SENSITIVE)
    assert by_number["8.A.1.c.1"].marks == (Mark.VERY_SENSITIVE,)
    assert {
        n: by_number[n].marks for n in ("6.A.2.a.1.a", "6.A.2.a.1.b", "7.D.4.c", "9.E.3.a.4", "9.E.3.a.8", "1.E.2.f")
    } == dict.fromkeys(
        ("6.A.2.a.1.a", "6.A.2.a.1.b", "7.D.4.c", "9.E.3.a.4", "9.E.3.a.8", "1.E.2.f"), (Mark.SENSITIVE,)
    )
    marked = Counter(mark for p in wassenaar_2025.provisions for mark in p.marks)
    assert marked[Mark.SENSITIVE] == 99
    assert marked[Mark.VERY_SENSITIVE] == 38
    assert not [remark for remark in wassenaar_2025.remarks if "names" in remark]


def test_raised_lowered_and_symbol_characters(by_number: dict[str, Provision]) -> None:
    assert "(χ^{(3)}, chi 3) of 10^{-6}m^{2}/V^{2}" in by_number["6.C.4.c.1.a"].text
    assert "(K factor) numerical aperture" in by_number["3.B.1.f.1.b#tech"].text  # the bar of the fraction is lost
    assert "2^{n} levels" in by_number["3.A.1.a.5.a#tech.1"].text
    assert "(T_{g})" in by_number["1.C.8.a.4"].text
    assert not [p.number for p in by_number.values() if re.search("[\ue000-\uf8ff\ufffe\ufffd]", p.text)]
    assert not [p.number for p in by_number.values() if re.search(r"\^\{[A-Za-z]{4,}|_\{[a-z]{6,}", p.text)]


def test_hyphens_at_line_ends_stay(by_number: dict[str, Provision]) -> None:
    assert "'non-volatile memories'" in by_number["3.A.1.a.2"].text
    assert "hydraulic stretch-forming" in by_number["2.E.3.c"].text


def test_speed(sources: Path) -> None:
    """The whole parse takes at most twice the bare text extraction with the box of every character."""
    path = sources / PDF

    def bare() -> None:
        with pdfium.PdfDocument(path) as document:
            for page in document:
                text = page.get_textpage()
                text.get_text_range()
                for index in range(text.count_chars()):
                    text.get_charbox(index)

    def cost(work: Callable[[], object]) -> float:
        before = time.process_time()
        work()
        return time.process_time() - before

    ratio = min(cost(lambda: SPEC.parse([path])) / cost(bare) for _ in range(2))
    assert ratio <= 2.0


@pytest.mark.parametrize("name", ["eu/2015-10-12_Annex-I-2015-2420.pdf", "eu/2022-05-05_CELEX-02021R0821-20220505.pdf"])
def test_another_list_is_refused(sources: Path, name: str) -> None:
    with pytest.raises(SourceError, match="not the Wassenaar List"):
        SPEC.parse([sources / name])


def test_part_of_the_list_is_refused(sources: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.pdf"
    with pdfium.PdfDocument(sources / PDF) as whole, pdfium.PdfDocument.new() as document:
        document.import_pages(whole, pages=list(range(120)))
        document.save(part)
    with pytest.raises(SourceError, match=r"part\.pdf, page 120: category 7, 8, 9 is missing"):
        SPEC.parse([part])


def test_truncated_file_is_refused(sources: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes((sources / PDF).read_bytes()[:700_000])
    with pytest.raises(SourceError, match=r"cut\.pdf"):
        read_pdf(cut)
