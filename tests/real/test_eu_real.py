"""Annex I from the official PDFs of 2022 and 2015: completeness, numbering, notes, and the oddities of the sources."""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from harmonize.errors import SourceError
from harmonize.model import CONTROL_KINDS, Kind, ParsedList, Provision, Regime, Status
from harmonize.parsers.eu import SPEC
from harmonize.parsers.eu.hyphens import DIVIDED
from harmonize.parsers.eu.numbers import REFERENCE
from harmonize.parsers.eu.pdf import read_pdf
from harmonize.parsers.wassenaar.numbers import distance, is_first

pytestmark = pytest.mark.real
PDF_2022 = "eu/2022-05-05_CELEX-02021R0821-20220505.pdf"
PDF_2015 = "eu/2015-10-12_Annex-I-2015-2420.pdf"


@pytest.fixture(scope="module")
def of_2022(eu_2022: ParsedList) -> dict[str, Provision]:
    return {p.number: p for p in eu_2022.provisions}


@pytest.fixture(scope="module")
def of_2015(eu_2015: ParsedList) -> dict[str, Provision]:
    return {p.number: p for p in eu_2015.provisions}


@pytest.fixture(params=["eu_2022", "eu_2015"])
def parsed(request: pytest.FixtureRequest) -> ParsedList:
    made: ParsedList = request.getfixturevalue(request.param)
    return made


def kinds(parsed: ParsedList) -> Counter[Kind]:
    return Counter(p.kind for p in parsed.provisions)


def test_counts_dates_and_revisions(eu_2022: ParsedList, eu_2015: ParsedList) -> None:
    SPEC.counts(eu_2022)
    SPEC.counts(eu_2015)
    assert (kinds(eu_2022)[Kind.ENTRY], kinds(eu_2015)[Kind.ENTRY]) == (366, 360)
    assert (kinds(eu_2022)[Kind.ITEM], kinds(eu_2015)[Kind.ITEM]) == (2926, 2745)
    assert (kinds(eu_2022)[Kind.GROUP], kinds(eu_2015)[Kind.GROUP]) == (55, 55)
    assert (eu_2022.as_of, eu_2022.revision) == ("2022-05-05", "02021R0821-20220505")
    assert (eu_2015.as_of, eu_2015.revision) == ("2015-12-24", "OJ L 340, 24.12.2015")


def test_nothing_is_lost(parsed: ParsedList) -> None:
    proof = parsed.conservation
    assert proof.source == proof.placed + sum(left.characters for left in proof.left_out)
    left: Counter[str] = Counter()
    for out in proof.left_out:
        left[out.reason] += out.characters
    assert set(left) <= {
        *("before Annex I", "behind Annex I", "page header", "revision mark"),
        *("number repeated at the head of a page", "hyphen that divides a word at a line end"),
    }
    # one line a page, of less than a dozen letters but for the word itself
    assert left["number repeated at the head of a page"] < 5000


def test_annex_i_is_the_whole_annex_and_nothing_else(eu_2022: ParsedList, eu_2015: ParsedList) -> None:
    pages = [int(p.place.split()[1]) for p in eu_2022.provisions]
    assert (min(pages), max(pages)) == (26, 348)  # Annex II begins on page 349
    behind = [left.place for left in eu_2022.conservation.left_out if left.reason == "behind Annex I"]
    assert behind[0] == "page 349"
    assert not [left for left in eu_2015.conservation.left_out if "Annex I" in left.reason]
    assert any("begins with category 0" in remark for remark in eu_2015.remarks)


def test_labels_are_complete_sequences(parsed: ParsedList) -> None:
    items: dict[str, list[str]] = defaultdict(list)
    branches: dict[str, list[str]] = defaultdict(list)
    for p in parsed.provisions:
        label = p.number.rsplit(".", 1)[-1].partition("~")[0]
        if p.kind is Kind.ITEM and p.parent:
            items[p.parent].append(label)
        elif p.parent and p.number.startswith(f"{p.parent}."):
            branches[p.parent].append(label)
    assert [parent for parent, labels in items.items() if not complete(labels)] == []
    # the measures of a box are listed under three headings, each with an a.
    assert [parent for parent, labels in branches.items() if not complete(labels)] == ["9E003.e#tech"]


def complete(labels: list[str]) -> bool:
    return is_first(labels[0]) and all(distance(a, b) == 1 for a, b in pairwise(labels))


def test_every_own_number_in_the_texts_resolves(eu_2022: ParsedList, eu_2015: ParsedList) -> None:
    assert unresolved(eu_2022, 1650) == []
    # 9D105 of 2015 names an item that 9D003 does not have
    assert unresolved(eu_2015, 1500) == [("9D105", "9D003.e")]


def unresolved(parsed: ParsedList, fewest: int) -> list[tuple[str, str]]:
    known = {p.number for p in parsed.provisions}
    named = [(p.number, number) for p in parsed.provisions for number in REFERENCE.findall(p.text)]
    assert len(named) >= fewest
    return [pair for pair in named if pair[1] not in known]


def test_printed_label_ends_the_number(parsed: ParsedList) -> None:
    for p in parsed.provisions:
        if p.kind in CONTROL_KINDS:
            printed = p.printed.replace(".", " ").split()
            assert printed
            assert p.number.split(".")[-len(printed) :] == printed, p.number


def test_no_number_stands_twice_or_comes_from_a_table(parsed: ParsedList) -> None:
    assert [p.number for p in parsed.provisions if "~" in p.number and p.kind in CONTROL_KINDS] == []
    table = [p for p in parsed.provisions if p.number.startswith("2E003.f#table")]
    assert {p.kind for p in table} == {Kind.TABLE, Kind.NOTE, Kind.TECHNICAL_NOTE, Kind.NOTA_BENE}
    assert len([p for p in table if re.fullmatch(r"2E003\.f#table-notes\.\d+", p.number)]) == 19
    assert not [p for p in parsed.provisions if p.parent == "2E003.f#table"]


def test_not_used_and_empty_groups(parsed: ParsedList) -> None:
    assert {p.number for p in parsed.provisions if p.status is Status.RESERVED} == {
        *("2C", "4B", "4C", "5C1", "5C2", "7C"),
    }
    dropped = [p for p in parsed.provisions if p.text.startswith("Not used")]
    assert len(dropped) > 70
    assert {p.status for p in dropped} == {Status.NOT_USED}


@pytest.mark.parametrize(
    ("number", "parent", "page", "begins", "ends"),
    [
        # a few words only, to know the place again
        ("0A001.i.2", "0A001.i", 54, "Other heat", '"nuclear reactor";'),
        ("0B001.c.4", "0B001.c", 57, "Rotary", "1 000 cm^{3}/min.;"),
        ("1C350.1", "1C350", 107, "Thiodiglycol", "(CAS 111-48-8);"),
        ("1C351.a.4.b.2", "1C351.a.4.b", 112, "Type A", "protease;"),
        ("2B006.b.3.c", "2B006.b.3", 134, "Capable", None),  # set in italics
        ("3A001.a.1.a", "3A001.a.1", 170, "A total", "5 × 10^{3} Gy (silicon) or higher;"),
        ("3A001.a.2.c", "3A001.a.2", 170, "Rated", "398 K (125 °C);"),
        ("5E001.d.1.d", "5E001.d.1", 227, "A peak", "6,8 GHz;"),  # set in italics
        ("6A002.a.1.d", "6A002.a.1", 249, None, None),
        ("8A001.c.1.c", "8A001.c.1", 315, "Optical", "1 000 m;"),  # the page says 8A001 b. 1.
        ("9E101.b", "9E101", 348, '"Technology"', "9A121."),
    ],
)
def test_items(
    of_2022: dict[str, Provision], number: str, parent: str, page: int, begins: str | None, ends: str | None
) -> None:
    p = of_2022[number]
    assert (p.parent, p.kind) == (parent, Kind.ITEM)
    assert p.place.startswith(f"page {page} line")
    assert p.text.startswith(begins or "")
    assert p.text.endswith(ends or "")


@pytest.mark.parametrize(
    ("number", "parent", "kind"),
    [
        ("3A001.a.1.c#note", "3A001.a.1.c", Kind.NOTE),
        ("3A#note2#nb", "3A#note2", Kind.NOTA_BENE),
        ("5A002.a#note2.a.1.a.1", "5A002.a#note2.a.1.a", Kind.NOTE),  # goes on over pages
        ("5P2#note3.b.4", "5P2#note3.b", Kind.NOTE),
        ("5P2#note3#note.1.a", "5P2#note3#note.1", Kind.NOTE),
        ("6A003.b.4.b#note3.c.2.b", "6A003.b.4.b#note3.c.2", Kind.NOTE),
        ("3A001.e.1#tech.4", "3A001.e.1#tech", Kind.TECHNICAL_NOTE),  # set as if it belonged to 3A001.e.1.b
        ("2E003.f#table-technical-note.d#nb2", "2E003.f#table-technical-note.d", Kind.NOTA_BENE),
        ("4#tech.4#note6", "4#tech.4", Kind.NOTE),
        ("2B201#tech#fn1", "2B201#tech", Kind.NOTE),
        ("6A203#nb2", "6A203", Kind.NOTA_BENE),
        ("GSN.a.1.d", "GSN.a.1", Kind.PREAMBLE),
        ("GSN#note~2", "GSN", Kind.NOTE),
        ("NTN", None, Kind.PREAMBLE),
        ("DEF:Bias (gyro)", "DEF", Kind.DEFINITION),
        ("DEF:Basic gate propagation delay time#nb2.c", "DEF:Basic gate propagation delay time#nb2", Kind.NOTA_BENE),
        ("DEF:Fibrous or filamentary materials.f", "DEF:Fibrous or filamentary materials", Kind.DEFINITION),
        ("ACR:CW (for lasers)", "ACR", Kind.DEFINITION),
        ("5A1", "5P1", Kind.GROUP),
        ("5A002", "5A2", Kind.ENTRY),
    ],
)
def test_what_notes_and_other_parts_belong_to(
    of_2022: dict[str, Provision], number: str, parent: str | None, kind: Kind
) -> None:
    assert (of_2022[number].parent, of_2022[number].kind) == (parent, kind)


def test_repeated_numbers_agree_with_the_outline_but_for_misprints(eu_2022: ParsedList, eu_2015: ParsedList) -> None:
    def astray(parsed: ParsedList) -> list[str]:
        return [said[0] for r in parsed.remarks if (said := re.findall(r"head of the page says '([^']*)'", r))]

    assert astray(eu_2022) == [
        "2B006 b. Note:",  # items set in italics, taken for cases of the note
        "2B116",  # 2B201 goes on
        "3A002 g. Technical Notes:",  # 3A002 h.
        "3B001",  # 3E002 goes on
        "6A002 a. 3. Technical Note:",  # items, upright
        "6A002 a. 3. Technical Note:",
        "8A001 b. 1.",  # 8A001 c. 1.
        "9E003 e. Width:",
    ]
    assert astray(eu_2015) == ["2B201 f. a."]


def test_items_set_at_the_wrong_level_in_2015(of_2015: dict[str, Provision], eu_2015: ParsedList) -> None:
    moved = [m[1] for r in eu_2015.remarks if (m := re.search(r"is (\S+), as its own note calls it", r))]
    assert moved == ["2B201.c", "6A001.a.1.c", "6A001.a.1.d", "6A001.a.1.e"]
    assert {of_2015[number].kind for number in moved} == {Kind.ITEM}
    assert of_2015["6A001.a.1.c.1.b"].parent == "6A001.a.1.c.1"
    assert [p.number for p in of_2015.values() if p.parent == "6A001.a.1.b.6" and p.kind is Kind.ITEM] == [
        *("6A001.a.1.b.6.a", "6A001.a.1.b.6.b"),
    ]
    assert [of_2015[f"9A004.{letter}"].kind for letter in "abcdef"] == [Kind.ITEM] * 6  # indented like a note's cases


def test_item_numbers_against_the_wassenaar_list(eu_2022: ParsedList, wassenaar_2021: ParsedList) -> None:
    """The list of 2022 takes over the Wassenaar list of 2020; what differs from that of 2021 was looked at."""
    theirs = {p.number for p in wassenaar_2021.provisions if p.kind in CONTROL_KINDS and p.number[0].isdigit()}
    ours = {n for p in eu_2022.provisions if p.kind in CONTROL_KINDS and (n := SPEC.wassenaar_number(p.number))}
    assert len(ours & theirs) == 1992
    # the EU counts what Wassenaar has in one sentence (1.C.6.b.) or in notes (2.E.3.b.2.), and calls 6.E.3.d. 6E003.a.
    assert {n for n in ours - theirs if not n.startswith("2.E.3.b.2.")} == {
        *("1.C.6.b.1", "1.C.6.b.2", "6.E.3.a.1", "6.E.3.a.2"),
    }
    missing = [
        p.number
        for p in wassenaar_2021.provisions
        if p.number in theirs - ours and p.status is Status.IN_FORCE and not p.number.startswith("6.E.3.")
    ]
    assert missing == [
        *("3.A.2.d.3.g", "3.A.2.d.5.d", "3.C.1.e", "3.C.1.f", "3.D.6", "3.D.6.a", "3.D.6.b", "3.E.3.h"),
        "9.E.3.a.2.e",
    ]


def test_regimes(parsed: ParsedList) -> None:
    by_number = {p.number: p for p in parsed.provisions}
    assert [(r.regime, r.number) for r in by_number["3A001.a.1"].regimes] == [(Regime.WASSENAAR, "3.A.1.a.1")]
    assert by_number["0A001"].regimes[0].regime is Regime.NSG
    assert by_number["9A101"].regimes[0].regime is Regime.MTCR
    assert by_number["1C450"].regimes[0].regime is Regime.CWC
    # a note to 1C350 names the Chemical Weapons Convention
    assert [r.regime for r in by_number["1C350"].regimes] == [Regime.AUSTRALIA_GROUP, Regime.CWC]
    assert all(p.regimes for p in parsed.provisions if p.kind in CONTROL_KINDS)


def test_figures_stand_as_printed(of_2022: dict[str, Provision], of_2015: dict[str, Provision]) -> None:
    assert "12,7 × 10^{6} m" in of_2022["1C010.a.1"].text
    assert "UF_{6}" in of_2022["0B001.c.1"].text
    assert "(Pb(Mg_{1/3}Nb_{2/3})O_{3}" in of_2022["6A001.a.1.c#note3"].text
    # the Official Journal of 2015 has decimal points and commas between thousands here and there
    assert "43.5 GHz" in of_2015["3A001.b.4.d"].text
    assert "1,123 K" in of_2015["2B226.a.1"].text
    assert "1 123 K" in of_2022["2B226.a.1"].text
    assert not [
        p.number for p in [*of_2022.values(), *of_2015.values()] if re.search("[\ue000-\uf8ff\ufffd\xad]", p.text)
    ]


def test_no_divided_word_is_left(of_2022: dict[str, Provision], of_2015: dict[str, Provision]) -> None:
    for p in [*of_2022.values(), *of_2015.values()]:
        assert DIVIDED not in p.text + p.printed
    assert "in-leakage rate" in of_2022["0B001.c.4"].text
    assert "determining neutron flux" in of_2022["0A001.j"].text


def test_hyphens_are_read_as_a_reader_that_sees_them_does(sources: Path) -> None:
    """The layout helper shows which hyphens at line ends are soft; where they are not clear words, we may differ."""
    soft: set[tuple[int, str]] = set()
    page = 0
    helper = sources / "eu" / "2022-05-05_layout_helper.txt"
    for row in helper.read_text(encoding="utf-8").splitlines():
        if head := re.match(r"=== PAGE (\d+)", row):
            page = int(head[1])
        elif row.endswith("\xad"):
            soft.add((page, row.split()[-1][:-1]))
    text = read_pdf(sources / PDF_2022)
    ours = {
        (int(line.place.split()[1]), line.text.split()[-1][:-1]) for line in text.lines if line.text.endswith(DIVIDED)
    }
    soft = {(page, word) for page, word in soft if 26 <= page <= 348}
    assert len(ours & soft) >= 255
    assert len(ours ^ soft) <= 10


def test_speed(sources: Path) -> None:
    """The whole parse takes at most twice the bare text extraction with the box of every character."""
    path = sources / PDF_2022

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

    assert min(cost(lambda: SPEC.parse([path])) / cost(bare) for _ in range(2)) <= 2.0


@pytest.mark.parametrize("name", ["wassenaar/2025_WA-LIST(25)1-Corr.pdf", "korea/annex2_rebuilt.pdf"])
def test_other_documents_are_refused(sources: Path, name: str) -> None:
    with pytest.raises(SourceError, match="not Annex I"):
        SPEC.parse([sources / name])


def test_a_truncated_file_is_refused(sources: Path, tmp_path: Path) -> None:
    path = tmp_path / "half.pdf"
    whole = (sources / PDF_2015).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SourceError, match=r"half\.pdf.*again"):
        SPEC.parse([path])
