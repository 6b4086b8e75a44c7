"""Rows to provisions, on transcripts of our own; tags, numbers, and files that are not 별표 2."""

from pathlib import Path

import pytest

from harmonize.errors import SourceError
from harmonize.model import Kind, Mark, ParsedList, Provision, Regime, RegimeReference, Status
from harmonize.parsers.korea import SPEC
from harmonize.parsers.korea.numbers import citation, mended, origin, wassenaar_number
from harmonize.parsers.korea.tags import parse_tags
from tests.parsers.korea_making import hwpx, pdf, transcript

MAIN = [
    "GSN|section|일반 해설|GENERAL NOTE",
    "GSN|note|이 목록은 다음을 통제하지 아니한다:|This list does not control:",
    "GSN.a|note|장난감|toys;",
    "GSN.a|note|a항은 북에는 적용하지 않는다.|Entry a. does not release drums.",
    "1|section|제1부 연|CATEGORY 1 - KITES",
    "1A|section|장비|Equipment",
    "1A901.a|item|노란 연|Yellow kites|BWC",
    "1.annex|section|부속서 연 목록|ANNEX LIST - KITES",
    "1.annex.1|item|붉은 연|Red kites",
    "5|section|제5부 북|CATEGORY 5 - DRUMS",
    "5|section|제1장 큰 북|Part 1 - BIG DRUMS",
    "5A|section|장비|Equipment",
    "5A001|section|큰 북류|BIG DRUMS",
    "5A001|item|다음의 북:|Drums, as follows:|IL5.A.1.; MT6B1.e",
    "5A001.a|item|무게가 5×103 g 이상인 북|Drums of 5 x 103 g or more;||1|1",
    "5A001.b|item|삭제|Not used since 2017;",
    "5A001.a|note|5A001.a는 은 북을 포함한다.|5A001.a includes silver drums.",
    "5A001.a|note|삭제|Not used",
    "5A001|tech|'북'은 악기이다.|'Drum' is an instrument.",
    "5A001|table|폭 (1)|Width (1)",
    "5B|section|시험|Test",
    "5B|item|해당사항 없음|None.",
    "5 Part 2|section|제2장 작은 북|Part 2 - SMALL DRUMS",
    "5A|section|장비|Equipment",
    "5A002|item|[삭제]|[No longer used - since 14 June 2013]",
    "5A|nb|3A001 참조|SEE ALSO 3A001",
]


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> ParsedList:
    folder = tmp_path_factory.mktemp("korea")
    sensitive = [
        "SL|section|부록 - 민감품목|Sensitive List",
        "5|section|제5부|CATEGORY 5",
        "IA001.c|item|노란 연...|Yellow kites...",
        "5|note|없음|None",
    ]
    terms = [
        "DEF|section|용어의 정의|DEFINITIONS",
        'DEF|note|"북" (5)은 악기이다.|"Drum" (5) is an instrument.|CAT 5',
        "DEF|nb|연을 참조|See kites.",
    ]
    files = [
        transcript(folder / "c.tsv", terms),
        transcript(folder / "a.tsv", MAIN),
        transcript(folder / "b.tsv", sensitive),
    ]
    return SPEC.parse(files)


@pytest.fixture(scope="module")
def by_number(toys: ParsedList) -> dict[str, Provision]:
    return {each.number: each for each in toys.provisions}


def test_each_row_is_one_provision_in_order(toys: ParsedList) -> None:
    assert [(each.number, each.parent) for each in toys.provisions] == [
        ("GSN", None),
        ("GSN#note", "GSN"),
        ("GSN#note.a", "GSN#note"),
        ("GSN#note.a#note", "GSN#note.a"),
        ("1", None),
        ("1A", "1"),
        ("1A901", "1A"),
        ("1A901.a", "1A901"),
        ("1#annex", "1"),
        ("1#annex.1", "1#annex"),
        ("5", None),
        ("5P1", "5"),
        ("5A1", "5P1"),
        ("5A001#heading", "5A1"),
        ("5A001", "5A1"),
        ("5A001.a", "5A001"),
        ("5A001.b", "5A001"),
        ("5A001.a#note", "5A001.a"),
        ("5A001.a#note~2", "5A001.a"),
        ("5A001#tech", "5A001"),
        ("5A001#table", "5A001"),
        ("5B1", "5P1"),
        ("5B1#none", "5B1"),
        ("5P2", "5"),
        ("5A2", "5P2"),
        ("5A002", "5A2"),
        ("5A2#nb", "5A2"),
        ("SL", None),
        ("SL:5", "SL"),
        ("SL:1A001.c", "SL:5"),
        ("SL:5#note", "SL:5"),
        ("DEF", None),
        ("DEF:drum", "DEF"),
        ("DEF:drum#nb", "DEF:drum"),
    ]


def test_fields(by_number: dict[str, Provision]) -> None:
    heavy = by_number["5A001.a"]
    assert (heavy.text, heavy.parallel) == ("무게가 5×10^{3} g 이상인 북", "Drums of 5 x 10^{3} g or more;")
    assert heavy.marks == (Mark.SENSITIVE, Mark.VERY_SENSITIVE)
    assert (heavy.citation, heavy.place, heavy.printed) == ("통제번호 5A001.a", "a.tsv line 16", "5A001.a")
    assert by_number["5A001"].regimes == (
        RegimeReference(Regime.WASSENAAR, "5.A.1"),
        RegimeReference(Regime.MTCR, "6.B.1.e"),
    )
    assert by_number["1A901"].regimes == (RegimeReference(Regime.NATIONAL),)
    assert by_number["5A001#heading"].kind is Kind.FIELD
    assert by_number["DEF:drum"].kind is Kind.DEFINITION


@pytest.mark.parametrize(
    ("number", "status", "since"),
    [
        ("5A001.b", Status.NOT_USED, 2017),
        ("5A001.a#note~2", Status.NOT_USED, None),
        ("5A002", Status.NOT_USED, 2013),
        ("5B1#none", Status.RESERVED, None),
        ("SL:5#note", Status.RESERVED, None),
        ("5A001", Status.IN_FORCE, None),
    ],
)
def test_status(by_number: dict[str, Provision], number: str, status: Status, since: int | None) -> None:
    assert (by_number[number].status, by_number[number].since) == (status, since)


def test_remarks_tell_what_departs(toys: ParsedList) -> None:
    told = "\n".join(toys.remarks)
    for words in (
        "1A901 has paragraphs but no row of its own",
        "the tag 'BWC' names no regime",
        "the tag 'MT6B1.e' is read as 6.B.1.e",
        "5A001.a: superscripts restored: 5×103 as 5×10^{3}, 5 x 103 as 5 x 10^{3}",
        "the number is printed IA001.c and read as 1A001.c",
    ):
        assert words in told


def test_nothing_is_lost(toys: ParsedList) -> None:
    proof = toys.conservation
    assert proof.source == proof.placed + sum(left.characters for left in proof.left_out)
    assert (toys.as_of, toys.revision) == ("2025-12-31", "2025-37")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("IL3.A.1.", ["Wassenaar 3.A.1"]),
        ("IL1E.1", ["Wassenaar 1.E.1"]),
        ("MT6.B.1.e; MT6B.1.e; MT6B1.e", ["MTCR 6.B.1.e"]),
        ("MT2..A.1.d", ["MTCR 2.A.1.d"]),
        ("MT15.b.2", ["MTCR 15.B.2"]),
        ("MT 6.C.6.c", ["MTCR 6.C.6.c"]),
        ("MT*; MTCR", ["MTCR "]),
        ("NR2.C.13.; NT5.1.1.a~e; NT.5.5", ["NSG 2.C.13", "NSG 5.1.1.a~e", "NSG 5.5"]),
        ("AG1.26, C2B4", ["Australia Group 1.26", "CWC 2.B.4"]),
        ("AG2.Ⅱ; AG.2.IV", ["Australia Group 2.II", "Australia Group 2.IV"]),
        ("CWC; C2B", ["CWC ", "CWC 2.B"]),
        ("BWC; NM1.1", []),
        ("", []),
    ],
)
def test_tags(printed: str, expected: list[str]) -> None:
    assert [f"{ref.regime.value} {ref.number}" for ref in parse_tags(printed)[0]] == expected


def test_usual_tags_need_no_remark() -> None:
    assert parse_tags("IL3.A.1.; MT6B.1.e; NR2.C.7.a; NT5.1.2.a~f; AG2.Ⅰ; C2B14; MT14.A.1.b.1")[1] == ()
    assert parse_tags("MT*")[1] == ("the tag 'MT*' has an asterisk, which the list does not explain",)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("3A001.a.1", "3.A.1.a.1"),
        ("9B010", "9.B.10"),
        ("0A001", None),
        ("1C350.1", None),
        ("3A001#note", None),
        ("SL:3A001", None),
        ("5A001.b~2", None),
        ("1#annex.1", None),
    ],
)
def test_wassenaar_number(number: str, expected: str | None) -> None:
    assert wassenaar_number(number) == SPEC.wassenaar_number(number) == expected


def test_numbers() -> None:
    assert (mended("IC010.c"), mended("1C010")) == ("1C010.c", "1C010")
    assert [origin(number).value for number in ("1A002", "1C107", "2B201", "1C351", "3A901", "0C001")] == [
        *("Wassenaar", "MTCR", "NSG", "Australia Group", "national", "NSG"),
    ]
    assert citation("VSL:6A008.l.3") == "별표 2 부록 초민감품목 6A008.l.3"
    assert citation("1#annex.12.a") == "별표 2 제1부 부속서 12.a"
    assert citation("GSN#note.a") == "별표 2 GSN 주 a"


def refused(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        SPEC.parse([path])
    message = str(caught.value)
    assert str(path) in message and message.endswith(".") and "; " in message and "\n" not in message
    return message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"GIF89a" + bytes(413), "a GIF image of 419 bytes, such as a download icon"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"%PDF-1.4\n", "cannot be read"),
        (b"PK\x03\x04 broken", "cannot be opened"),
        (b"\x00\x01\x02", "a form that is not known"),
        (b"\xb0\xa1 cp949", "no UTF-8 text"),
        (b"a\tb\n", "the columns are not"),
        (b"number\tkind\tkorean\tenglish\ttags\n", "no row below the header"),
        (b"number\tkind\tkorean\tenglish\ttags\n1\titem\tx\n", "line 2: the row has 3 columns"),
        (b"number\tkind\tkorean\tenglish\ttags\n1\tbook\tx\ty\t\n", "the kind 'book'"),
        (b"part\tnumber\ths\tkorean\tenglish\tlimit\nx\t1\t\t\t\t\n", "별표 2의2"),
    ],
)
def test_bad_files_are_refused(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in refused(tmp_path / "annex2.pdf", content)


def test_paths_that_are_no_list(tmp_path: Path) -> None:
    appendix = transcript(tmp_path / "sl.tsv", ["SL|section|부록|Sensitive List"])
    with pytest.raises(SourceError, match="only an appendix"):
        SPEC.parse([appendix])
    with pytest.raises(SourceError, match="no such file"):
        SPEC.parse([tmp_path / "none.pdf"])
    with pytest.raises(SourceError, match="2 times"):
        SPEC.parse([transcript(tmp_path / "a.tsv", MAIN), transcript(tmp_path / "b.tsv", MAIN)])
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="no file of 별표 2"):
        SPEC.parse([tmp_path / "empty"])
    with pytest.raises(SourceError, match="one official file is the whole list"):
        SPEC.parse([hwpx(tmp_path / "a.hwpx", []), appendix])


def test_counts_refuse_a_part_of_the_list(toys: ParsedList) -> None:
    with pytest.raises(SourceError, match="category 0 has 0 control numbers"):
        SPEC.counts(toys)


def test_pdf_without_table_or_text(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no table with the columns"):
        SPEC.parse([pdf(tmp_path / "a.pdf", [[("3A001", "연", "Kites")]], ruled=False)])
    with pytest.raises(SourceError, match="no control number"):
        SPEC.parse([pdf(tmp_path / "b.pdf", [[("1", "연", "Kites")]])])
    image = pdf(tmp_path / "c.pdf", [[]])
    # the page's text taken out: what is left is what a scan has
    image.write_bytes(image.read_bytes().replace(b"Tj", b"% "))
    with pytest.raises(SourceError, match="no text"):
        SPEC.parse([image])
