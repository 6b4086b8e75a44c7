"""The PDF, HWPX and HWP readers on files made here."""

import sys
from pathlib import Path

import pytest

from harmonize.errors import HarmonizeError, SourceError
from harmonize.model import Mark, ParsedList
from harmonize.parsers.korea import SPEC
from harmonize.parsers.korea.cells import Cell, CellRow, Joiner
from tests.parsers.korea_making import LIST, Row, hwp, hwpx, pdf

EXPECTED = [
    ("3", "제3부 장난감", "CATEGORY 3 - TOYS"),
    ("3A", "장비", "Equipment"),
    ("3A001", "다음의 연:", "Kites, as follows:"),
    ("3A001.a", "길이가 5×10^{3} mm를 초과하는 연", "Kites with a length exceeding 5 x 10^{3} mm;"),
    ("3A001.a#note", "3A001.a는 종이 연을 포함한다.", "3A001.a includes paper kites."),
    ("3A001.b", "삭제(Not used since 2015)", "Not used since 2015;"),
    ("3A001.b#nb", "3A101 참조", "SEE ALSO 3A101"),
    ("3B", "시험장비", "Test equipment"),
    ("3B#none", "해당사항 없음", "None."),
]


def content(parsed: ParsedList) -> list[tuple[str, str, str]]:
    return [(each.number, each.text, each.parallel) for each in parsed.provisions]


@pytest.mark.parametrize("form", ["pdf", "hwpx", "hwp"])
def test_forms_give_the_same_list(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"annex.{form}"
    if form == "pdf":
        pdf(path, [LIST])
    elif form == "hwpx":
        hwpx(path, LIST)
    else:
        pytest.importorskip("olefile")
        hwp(path, LIST, flags=1)
    parsed = SPEC.parse([path])
    # a PDF sets a note like what it belongs to; the other forms have no indent, and the last number stands
    expected = [(n.replace("3A001.b#nb", "3A001#nb") if form == "pdf" else n, k, e) for n, k, e in EXPECTED]
    assert content(parsed) == expected
    by_number = {each.number: each for each in parsed.provisions}
    assert by_number["3A001.a"].marks == (Mark.SENSITIVE, Mark.VERY_SENSITIVE)
    assert [ref.number for ref in by_number["3A001"].regimes] == ["3.A.1", "6.B.1.e"]
    proof = parsed.conservation
    assert proof.source == proof.placed + sum(left.characters for left in proof.left_out)


def test_pdf_paragraphs_go_on_across_lines_and_pages(tmp_path: Path) -> None:
    first: list[Row] = [
        ("3A001", "다음의 모든 연", "Any kites of the|long kind"),
        ("3A001.a|[민감]", "a. 나무로 만들어진 항공|기 모양의", "a. Kites of wood,|shaped like an aero-"),
    ]
    second: list[Row] = [
        ("[초민감]", " 연과 항공기 부품", " plane, and parts"),
        ("", " 주 종이 연은 제외", " Note Not paper kites"),
        ("3A001.b", "b.", "b."),
    ]
    parsed = SPEC.parse([pdf(tmp_path / "a.pdf", [first, second], above="고시 제2030-7호, 2030. 4. 5.")])
    assert content(parsed) == [
        ("3A001", "다음의 모든 연", "Any kites of the long kind"),
        (
            "3A001.a",
            "나무로 만들어진 항공기 모양의 연과 항공기 부품",
            "Kites of wood, shaped like an aero-plane, and parts",
        ),
        ("3A001.a#note", "종이 연은 제외", "Not paper kites"),
        ("3A001.b", "", ""),
    ]
    assert parsed.provisions[1].marks == (Mark.SENSITIVE, Mark.VERY_SENSITIVE)
    assert (parsed.revision, parsed.as_of, parsed.provisions[1].place) == ("2030-7", "2030-04-05", "page 1")


def test_pdf_heading_with_the_number_below_it_and_table(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("6B002", "연류", "KITES"),
        ("6B002|(IL6.B.2.)", "다음의 연:", "Kites, as follows:"),
        ("6B002.a", "[부품]", "[Parts]"),
        ("6B002.a", "a. 꼬리", "a. Tails"),
        ("6B002.a", "연 표 목록", "TABLE - KITES"),
        ("", "주 1 | 붉은 연", "Note 1 | Red"),
        ("6B002.b", "b. 실", "b. Strings"),
        ("", " 주 6B002.a는 종이를 포함", " Note 6B002.a includes paper"),
        ("", " N.B. 6B002.a 참조", " N.B. See 6B002.a"),
    ]
    parsed = SPEC.parse([pdf(tmp_path / "a.pdf", [[tuple(c.replace(" | ", " / ") for c in r) for r in rows]])])
    assert [each.number for each in parsed.provisions] == [
        *("6B002#heading", "6B002", "6B002.a#heading", "6B002.a", "6B002.a#table", "6B002.a#table~2", "6B002.b"),
        *("6B002.a#note", "6B002.b#nb"),
    ]


@pytest.mark.parametrize("form", ["hwpx", "pdf"])
def test_superscripts_of_the_file(tmp_path: Path, form: str) -> None:
    rows: list[Row] = [("3A001", "길이 10^{6} mm인 연|그리고 북", "10^{6} kites")]
    parsed = SPEC.parse([(hwpx if form == "hwpx" else pdf)(tmp_path / "annex", [rows] if form == "pdf" else rows)])
    assert content(parsed) == [("3A001", "길이 10^{6} mm인 연 그리고 북", "10^{6} kites")]


@pytest.mark.parametrize("form", ["hwpx", "hwp"])
def test_documents_without_the_table(tmp_path: Path, form: str) -> None:
    if form == "hwp":
        pytest.importorskip("olefile")
    make = hwpx if form == "hwpx" else hwp
    path = tmp_path / f"a.{form}"
    for rows, title, table, words in (
        ((), "연", False, "holds no table"),
        (LIST, "[별표 2의2] 연", True, "another annex"),
        ((("1", "연", "kite"),), "연", True, "no table has the columns"),
    ):
        with pytest.raises(SourceError, match=words):
            SPEC.parse([make(path, rows, title, table)])


def test_hwp_that_is_locked_or_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = hwp(tmp_path / "a.hwp", LIST, flags=2)
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "olefile", None)
        with pytest.raises(HarmonizeError, match=r"needs the package olefile; install harmonize\[hwp\]"):
            SPEC.parse([path])
    pytest.importorskip("olefile")
    with pytest.raises(SourceError, match="encrypted"):
        SPEC.parse([path])
    path.write_bytes(path.read_bytes()[:600])
    with pytest.raises(SourceError, match="cannot be read"):
        SPEC.parse([path])


def test_lines_are_joined_within_and_between_words() -> None:
    lines = ["이 목록의 모든 항공기 부품은 연이다."]
    joiner = Joiner([CellRow(Cell(), Cell(lines, ["page 1"]), Cell())])
    for parts, expected in (
        (["모든 항공", "기 부품"], "모든 항공기 부품"),
        (["목록", "의 연"], "목록의 연"),
        (["모든", "부품은"], "모든 부품은"),
        (["paper", "kites"], "paper kites"),
        (["aero-", "plane"], "aero-plane"),
        (["연 (큰)", "모든"], "연 (큰) 모든"),
    ):
        assert joiner.join(parts) == expected
