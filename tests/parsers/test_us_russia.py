"""15 CFR part 746: numbering of paragraphs, tables of tariff codes, prices, and files that are something else."""

from pathlib import Path

import pytest

from harmonize.errors import SourceError
from harmonize.model import ParsedList, Status
from harmonize.parsers.us_russia import SPEC, citation, parse
from harmonize.parsers.us_russia.paragraphs import Walk, inner_label, label_of

SECTION = """<DIV8 N="746.8" TYPE="SECTION"><HEAD>§ 746.8 Measures.</HEAD>
<P>(a) <I>Rules.</I> The rules are these.</P>
<P>(1) <I>Oil</I>—(i) <I>Wells.</I> Goods of supplement no. 2 to this part need a permit when you “know” of a well.</P>
<P>(ii) More on wells.</P>
<P>(2) Any foreign-produced item of a list needs a permit.</P>
<P>(3)-(4) [Reserved]</P>
<P>(5) Goods of supplement no. 4 to this part need a permit.</P>
<CITA TYPE="N">[1 FR 2, May 3, 2024]</CITA></DIV8>"""


def table(number: int, heading: str, rows: list[tuple[str, str]], column: str = "HTS-6 code") -> str:
    """One supplement with a table."""
    lines = "".join(f"<TR><TD>{code}</TD><TD>{text}</TD></TR>" for code, text in rows)
    head = f"<THEAD><TR><TH>{column}</TH><TH>Description</TH></TR></THEAD>"
    body = f"<DIV><TABLE>{head}<TBODY>{lines}</TBODY></TABLE></DIV>" if rows else "<P>Nothing here.</P>"
    return (
        f'<DIV9 N="Supplement No. {number} to Part 746" TYPE="APPENDIX"><HEAD>{heading}</HEAD>'
        f"<P>(a) The source is a tariff.</P>{body}</DIV9>"
    )


DESCRIBED = """<DIV9 N="Supplement No. 6 to Part 746" TYPE="APPENDIX"><HEAD>Items of § 746.8(a)(6)</HEAD>
<P>Items that are described.</P>
<P>(a) Gadgets as follows:</P>
<P>(1) Small gadgets;</P>
<P>(i) Red ones;</P>
<P>(ii) Blue ones of 5 m
<SU>3</SU> or more;</P>
<NOTE><HED>Note 1 to paragraph (a)(1):</HED><P>Paragraph (a)(1) does not control toys.</P></NOTE>
<P>(2)—(4) [Reserved]</P>
<P>(5) Large gadgets.</P>
<P>(b) Things:</P>
<P>(1) Testane (CAS 12- 34-5);</P>
<P>(c) Liquids:</P>
<P>(1) Water (CAS 7732-18-5).</P></DIV9>"""


def part(**changed: str) -> str:
    """A part 746 with two codes a supplement, with some supplements changed."""
    pieces = {
        "section": SECTION,
        "supp2": table(2, "Oil, see § 746.8(a)(1)", [("730411", "PIPE."), ("890520", "RIGS.")]),
        "supp4": table(4, "Goods, see § 746.8(a)(5)", [("854231", "CHIPS."), ("847130", "LAPTOPS.")]),
        "supp5": table(
            5,
            "Luxury, see § 746.8(a)(5)",
            [("220300", "BEER."), ("910111", "WATCHES, AND VALUED AT $1,300 OR GREATER PER UNIT WHOLESALE PRICE.")],
        ),
        "supp6": DESCRIBED,
        "supp7": table(7, "Under § 746.8(a)(2)", [("854231", "Chips.")]),
    } | changed
    return f'<DIV5 N="746" TYPE="PART"><HEAD>PART 746</HEAD>{"".join(pieces.values())}</DIV5>'


def read(tmp_path: Path, text: str) -> ParsedList:
    path = tmp_path / "part746_2026-01-02.xml"
    path.write_text(text.replace("supp=", ""), encoding="utf-8")
    return parse([path])


def test_a_part_is_read_whole(tmp_path: Path) -> None:
    parsed = read(tmp_path, part())
    assert parsed.as_of == "2026-01-02"
    numbers = {item.number: item for item in parsed.provisions}
    assert numbers["746.8.a.1.i"].text.startswith("Wells.")
    assert numbers["746.8.a.3"].status is Status.RESERVED
    assert [number for number in numbers if number.startswith("supp6")] == [
        "supp6", "supp6#intro", "supp6.a", "supp6.a.1", "supp6.a.1.i", "supp6.a.1.ii", "supp6.a.1#note", "supp6.a.2",
        "supp6.a.5", "supp6.b", "supp6.b.1", "supp6.c", "supp6.c.1",
    ]  # fmt: skip
    assert numbers["supp6.a.1.ii"].text == "Blue ones of 5 m^{3} or more;"
    assert numbers["supp6.b.1"].references == ("CAS:12-34-5",)
    assert numbers["supp6.c.1"].label == "Water"
    assert numbers["supp4"].references == ("746.8(a)(5)",)
    kept = parsed.conservation
    assert kept.source == kept.placed + sum(item.characters for item in kept.left_out)


def test_codes_have_the_limits_of_their_paragraph_and_their_price(tmp_path: Path) -> None:
    lines = {line.number: line for line in read(tmp_path, part()).hs}
    assert lines["supp2.730411"].limited == "known end use in oil or gas projects"
    assert lines["supp7.854231"].limited == "foreign-produced items"
    assert lines["supp4.854231"].limited == ""
    watch = lines["supp5.910111"]
    assert (watch.floor, watch.floor_over, watch.currency) == (1300.0, False, "USD")
    assert lines["supp5.220300"].floor is None


def test_a_code_that_stands_twice_is_kept_and_remarked(tmp_path: Path) -> None:
    parsed = read(tmp_path, part(supp4=table(4, "Goods", [("854231", "CHIPS."), ("854231", "MORE CHIPS.")])))
    assert [line.number for line in parsed.hs if line.number.startswith("supp4")] == ["supp4.854231", "supp4.854231~2"]
    assert any("854231" in remark and "more than once" in remark for remark in parsed.remarks)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"supp4": table(4, "Goods", [])}, "Supplement No. 4 to part 746 has no table"),
        ({"supp4": table(4, "Goods", [("8542313", "CHIPS.")])}, "'8542313' is no tariff code of six digits"),
        ({"supp4": table(4, "Goods", [("854231", "CHIPS.")], column="ECCN")}, "not HTS-6 code and description"),
        ({"supp5": table(5, "Luxury", [("910111", "WATCHES ABOVE $9.")])}, "not written in a form that is known"),
        ({"supp7": ""}, "lacks Supplement No. 7"),
        ({"section": ""}, "lacks § 746.8"),
        ({"supp6": DESCRIBED.replace("(5) Large", "(7) Large")}, "does not continue the numbering"),
        ({"supp6": DESCRIBED.replace("paragraph (a)(1):", "paragraph (z)(1):", 1)}, "belongs to no paragraph"),
    ],
)
def test_what_is_not_as_it_should_be_is_refused(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, part(**changed))
    assert said in str(error.value)


def test_another_part_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not 15 CFR part 746"):
        read(tmp_path, '<DIV5 N="744" TYPE="PART"><HEAD>PART 744</HEAD></DIV5>')


@pytest.mark.parametrize(
    ("labels", "last"),
    [
        ("a; 1 i A 1", ("a", "1", "i", "A", "1")),
        ("a; 1 2 3 b", ("b",)),
        ("a 3; 4 i ii iii 5", ("a", "5")),
        ("h; 1 i 1", ("i", "1")),
        ("h; 1 i ii", ("h", "1", "ii")),
        ("a; 1 i ii iii iv v", ("a", "1", "v")),
    ],
)
def test_labels_find_their_level(labels: str, last: tuple[str, ...]) -> None:
    path, _, rest = labels.partition("; ")
    walk = Walk()
    walk.path = path.split()
    following = [*rest.split()[1:], ""]
    assert [walk.place(*pair) for pair in zip(rest.split(), following, strict=True)][-1] == last


def test_a_label_that_continues_nothing_has_no_place() -> None:
    walk = Walk()
    assert walk.place("a") == ("a",)
    assert walk.place("c") is None


def test_labels_in_a_line() -> None:
    assert label_of("No label") is None
    text = "Oil—(i) Wells"
    assert text[inner_label(text) :] == "(i) Wells"
    assert inner_label("Pumps (including hand pumps) of any size") == 0


@pytest.mark.parametrize(
    ("number", "cited"),
    [
        ("supp4.847130~2", "Supplement No. 4 to Part 746, HTS 8471.30 (row 2)"),
        ("supp6.f.23#tech", "Supplement No. 6 to Part 746, paragraph (f)(23) (tech)"),
        ("746.8", "15 CFR 746.8"),
        ("supp5", "Supplement No. 5 to Part 746"),
    ],
)
def test_citations(number: str, cited: str) -> None:
    assert citation(number) == cited


@pytest.mark.parametrize(
    ("number", "short"),
    [
        ("supp6.a.42", "Suppl. No. 6(a)(42)"),
        ("supp4.847130", "Suppl. No. 4, HTS 8471.30"),
        ("supp2", "Suppl. No. 2"),
        ("746.8.a.5", "746.8(a)(5)"),
    ],
)
def test_a_number_as_its_readers_say_it(number: str, short: str) -> None:
    assert SPEC.said(number) == short
