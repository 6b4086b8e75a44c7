"""The Word editions of the Wassenaar lists as published, 1999 to 2021."""

import re
import time
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Kind, Mark, ParsedList, Provision, Status
from harmonize.parsers.wassenaar.edition import counts
from harmonize.parsers.wassenaar.numbers import REFERENCE, distance, is_first
from harmonize.parsers.wassenaar.word import parse_word

pytestmark = pytest.mark.real

EDITIONS = [
    # year, revision, date, entries of the dual-use list
    ("1999", "WA-LIST (99) 1", "1999-12-03", 152),
    ("2010", "WA-LIST (10) 1 Corr.", "2010-12-22", 162),
    ("2015", "WA-LIST (15) 1 Corr.1", "2016-04-04", 170),
    ("2016", "WA-LIST (16) 1 Corr.1", "2017-02-17", 170),
    ("2017", "WA-LIST (17) 1", "2017-12-07", 170),
    ("2019", "WA-LIST (19) 1", "2019-12-05", 172),
    ("2021", "WA-LIST (21) 1", "2021-12-22", 173),
]

GAPS = {
    # 5.A.2, 5.B.2 ... stand under part 2 of category 5, which goes on counting
    "5.P2.A", "5.P2.B", "5.P2.C", "5.P2.D", "5.P2.E",
    # 1999: the groups of category 5 have no line of their own
    "5.P1", "5.P2",
    # 1999: 9.E.3.e.1. stands there without 9.E.3.e.
    "9.E.3",
    # 1999: misprinted labels without a dot ("m", "q") stay words of the branch before
    "ML8#note5",
}  # fmt: skip


@pytest.fixture(scope="module")
def editions(sources: Path, wassenaar_2021: ParsedList) -> dict[str, ParsedList]:
    older = {year: parse_word([sources / "wassenaar" / year]) for year, *_ in EDITIONS[:-1]}
    return {**older, "2021": wassenaar_2021}


@pytest.fixture(scope="module")
def by_number(wassenaar_2021: ParsedList) -> dict[str, Provision]:
    return {provision.number: provision for provision in wassenaar_2021.provisions}


def dual_use(parsed: ParsedList, *kinds: Kind) -> list[Provision]:
    return [p for p in parsed.provisions if p.kind in kinds and p.number[0].isdigit()]


@pytest.mark.parametrize(("year", "revision", "as_of", "entries"), EDITIONS)
def test_edition(editions: dict[str, ParsedList], year: str, revision: str, as_of: str, entries: int) -> None:
    parsed = editions[year]
    assert (parsed.revision, parsed.as_of) == (revision, as_of)
    assert len(dual_use(parsed, Kind.ENTRY)) == entries
    counts(parsed)
    proof = parsed.conservation
    assert proof.source == proof.placed + sum(part.characters for part in proof.left_out)
    assert proof.placed > 0.98 * proof.source
    known = {"heading repeated", "rule", "footnote without", "mark of a footnote", "cover page"}
    assert {
        reason for part in proof.left_out for reason in [part.reason] if not reason.startswith(tuple(known))
    } == set()


@pytest.mark.parametrize("year", [year for year, *_ in EDITIONS])
def test_labels_are_consecutive(editions: dict[str, ParsedList], year: str) -> None:
    children: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for p in editions[year].provisions:
        label = re.search(r"\.(\d+|[a-z]{1,2})$", p.number)
        if label and p.parent and p.kind in CONTROL_KINDS | NOTE_KINDS and ":" not in p.number:
            children[p.parent, p.kind in CONTROL_KINDS].append(label[1])
    broken = {
        parent: labels
        for (parent, _), labels in children.items()
        if not is_first(labels[0]) or any(distance(a, b) != 1 for a, b in pairwise(labels))
    }
    assert len(children) > 400
    assert broken.keys() - GAPS == set()


@pytest.mark.parametrize("year", [year for year, *_ in EDITIONS])
def test_references_resolve(editions: dict[str, ParsedList], year: str) -> None:
    parsed = editions[year]
    numbers = {p.number for p in parsed.provisions}
    numbers |= {f"{c}.{g}" for c in "123456789" for g in "ABCDE"}
    named = [m[0] for p in parsed.provisions if p.number[0] in "123456789M" for m in REFERENCE.finditer(p.text)]
    missing = [name for name in named if name not in numbers]
    assert len(named) > 500
    assert len(missing) <= 4, missing


def test_numbers_printed_by_word_itself(by_number: dict[str, Provision]) -> None:
    automatic = ["5.A.2.d.1", "5.A.2.d.2", "ML3.a", "ML3.b", "5.A.1.j#note.c", "5.A.2.a#tech.1.g", "5.A.2.a#tech.2.b.3"]
    assert [(n, by_number[n].printed) for n in automatic] == [(n, "") for n in automatic]
    assert by_number["ML3#note1"].parent == "ML3"


def test_exponents_and_symbols(wassenaar_2021: ParsedList, by_number: dict[str, Provision]) -> None:
    for number, figure in [
        ("3.A.1.a.1.a", "5 x 10^{3} Gy"),  # typed as ³
        ("3.A.1.a.1.b", "5 x 10^{6} Gy"),  # w:position
        ("3.A.1.a.1.c", "5 x 10^{13} n/cm^{2} or"),  # w:vertAlign, then a raised space
        ("3.A.1.d.1", "10^{-14} J"),
        ("3.A.1.e.1.a", "at 20°C"),  # a raised letter o
        ("3.A.1.b.5", "(f_{max}/f_{min})"),
        ("3.A.1.g.1", "A/μs"),  # Symbol
    ]:
        assert figure in by_number[number].text, number
    text = "".join(p.text for p in wassenaar_2021.provisions)
    assert not re.search("[\ue000-\uf8ff\u00ad\u00b2\u00b3]", text)
    assert not re.search(r"[x×] ?10[-−–]?\d", text)


def test_deposition_table_makes_no_numbers(by_number: dict[str, Provision]) -> None:
    items = [p.number for p in by_number.values() if p.number.startswith("2.E.3.") and p.kind in CONTROL_KINDS]
    assert items == [
        f"2.E.3.{tail}" for tail in ("a", "b", "b.1", "b.1.a", "b.1.b", "b.1.c", "b.2", "c", "d", "e", "f")
    ]
    assert by_number["2.E.3.f#table"].kind is Kind.TABLE
    assert [n for n in by_number if re.fullmatch(r"2\.E\.3\.f#table-notes\.\d+", n)][-1].endswith(".19")


def test_lists_in_notes_are_theirs(by_number: dict[str, Provision]) -> None:
    assert by_number["3.A.1.b.1#note2.b.2"].parent == "3.A.1.b.1#note2.b"
    assert by_number["ML1#note.d"].kind is Kind.NOTE
    assert by_number["4#tech"].kind is Kind.TECHNICAL_NOTE
    assert {p.kind for p in by_number.values() if "#note" in p.number.rpartition(".")[0]} <= NOTE_KINDS


def test_not_used(wassenaar_2021: ParsedList, by_number: dict[str, Provision]) -> None:
    assert (by_number["3.A.1.a.4"].status, by_number["3.A.1.a.4"].since) == (Status.NOT_USED, 2010)
    assert by_number["6.E.3.f"].since == 2004
    unread = [p.number for p in wassenaar_2021.provisions if p.text.startswith("Not used") and p.since is None]
    assert unread == []


def test_sensitivity(wassenaar_2021: ParsedList, by_number: dict[str, Provision]) -> None:
    assert by_number["6.A.2.a.1.b"].marks == (Mark.SENSITIVE,)
    assert by_number["5.A.1.h"].marks == (Mark.SENSITIVE, Mark.VERY_SENSITIVE)
    assert Counter(m for p in wassenaar_2021.provisions for m in p.marks) == {
        Mark.SENSITIVE: 102,
        Mark.VERY_SENSITIVE: 38,
    }
    assert by_number["SL:3.A.1.b.2.a.1"].parent == "SL:3.A.1.b.2.a"


def test_two_levels_on_one_line(editions: dict[str, ParsedList]) -> None:
    """Older editions print ``1. a.`` where both levels begin, and ``b. 2.`` at the top of a page."""
    old = {p.number: p for p in editions["1999"].provisions}
    assert (old["1.C.8.a"].text, old["1.C.8.a.1"].printed) == ("", "1.")
    assert old["2.B.1.b.1.b"].parent == "2.B.1.b.1"
    assert {"6.A.2.b", "6.A.2.c"} <= old.keys()  # misprinted ``6. A. 2 b.``
    ten = {p.number: p for p in editions["2010"].provisions}
    assert (ten["SL:2.D.1.b.1"].text, ten["SL:2.D.1.b.2"].printed) == ("", "b. 2.")


def test_both_parts_of_category_5_and_the_other_lists(by_number: dict[str, Provision]) -> None:
    assert by_number["5.A.1"].parent == "5.P1.A"
    assert by_number["5.A.4"].parent == "5.P2.A"
    assert [n for n in by_number if re.fullmatch(r"ML\d+", n)] == [f"ML{n}" for n in range(1, 23)]
    assert by_number["DEF:Bias (gyro)"].kind is Kind.DEFINITION
    assert len([n for n in by_number if re.fullmatch(r"DEF:[^#.]+", n)]) > 150
    assert by_number["GSN.1.a.4"].parent == "GSN.1.a"


def test_2021_against_2025(wassenaar_2021: ParsedList, wassenaar_2025: ParsedList) -> None:
    """Positions worked out from Word's tab stops are those of the PDF: the numbers differ by real changes only."""
    new = {p.number: p for p in wassenaar_2025.provisions}
    old = {p.number: p for p in wassenaar_2021.provisions if p.kind in CONTROL_KINDS and p.number[0].isdigit()}
    dropped = set()
    for number in old:
        if number not in new:
            above = number
            while above not in new:
                above = above.rpartition(".")[0]
            if new[above].since not in (2022, 2023, 2024, 2025):
                dropped.add(above)
    # riot control agents became a definition
    assert dropped == {"1.A.4.a.4"}
    added = {p.number for p in new.values() if p.kind in CONTROL_KINDS and p.number[0].isdigit()} - old.keys()
    assert len(added) == 25


def test_speed(sources: Path) -> None:
    start = time.perf_counter()
    parse_word([sources / "wassenaar" / "2017"])
    assert time.perf_counter() - start < 20
