"""The reader of Annex I on PDFs made here: where the Annex begins and ends, paragraphs, and files that are not it."""

from pathlib import Path

import pytest

from harmonize.errors import SourceError
from harmonize.model import Kind, ParsedList, Provision
from harmonize.parsers.eu import SPEC
from harmonize.parsers.eu.annex import CATEGORIES
from harmonize.parsers.eu.pdf import PdfText, read_pdf
from harmonize.parsers.wassenaar.edition import check_categories
from harmonize.parsers.wassenaar.lines import Section
from tests.parsers.test_wassenaar_pdf import Words, encrypted, pdf_of

JOURNAL = (42, 790, 8, "F1", "L 340/26 Official Journal of the European Union 24.12.2015")
CONSOLIDATED = (314, 785, 8, "F1", "02021R0821 \\320 EN \\320 05.05.2022 \\320 002.001 \\320 26")


def category(n: int, y: float = 700) -> list[Words]:
    """The heading of a category, a group and an entry."""
    return [
        (107, y, 9, "F2", f"CATEGORY {n} - TOYS"),
        (107, y - 16, 9, "F2", f"{n}A Systems"),
        (107, y - 32, 9, "F1", f"{n}A001"),
        (158, y - 32, 9, "F1", "Kites specified in the list,"),
        (158, y - 42, 9, "F1", "3A101, as follows:"),
        (158, y - 72, 9, "F1", "a."),
        (169, y - 72, 9, "F1", "Box kites of more than 0,5 x 10"),
        (281.5, y - 68, 6, "F1", "3"),
        (287, y - 72, 9, "F1", "mm"),
        (169, y - 82, 9, "F1", "and drums;"),
        (158, y - 112, 9, "F3", "Note: Paper kites are no kites."),
    ]


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An excerpt of the Official Journal that begins with category 0."""
    path = tmp_path_factory.mktemp("pdf") / "journal.pdf"
    path.write_bytes(pdf_of([[JOURNAL, *category(n)] for n in range(10)]))
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A consolidated text: articles, Annex I with all its parts, Annex II."""
    pages: list[list[Words]] = [
        [CONSOLIDATED, (107, 700, 9, "F1", "Article 1. See Annex I and CATEGORY 0 there.")],
        [
            CONSOLIDATED,
            (231, 741, 9, "F1", "ANNEX I"),
            (185, 720, 9, "F1", "GENERAL NOTES TO ANNEX I"),
            (107, 700, 9, "F1", "1."),
            (118, 700, 9, "F1", "Toys are new or old."),
            (130, 670, 9, "F1", "ACRONYMS AND ABBREVIATIONS"),
            (107, 650, 9, "F1", "KIT"),
            (200, 650, 9, "F1", "Kite In Test"),
            (152, 620, 9, "F1", "DEFINITIONS OF TERMS USED IN THIS ANNEX"),
            (107, 600, 9, "F1", '"Kite" \\(1\\) means a toy.'),
        ],
        *[
            [CONSOLIDATED, (230, 740, 9, "F1", "PART II"), (227, 725, 9, "F2", f"Category {n}"), *category(n)]
            for n in range(10)
        ],
        [CONSOLIDATED, (230, 741, 9, "F1", "ANNEX II"), (107, 700, 9, "F1", "Authorisations.")],
    ]
    path = tmp_path_factory.mktemp("pdf") / "whole.pdf"
    path.write_bytes(pdf_of(pages))
    return path


def provisions(parsed: ParsedList) -> dict[str, Provision]:
    return {p.number: p for p in parsed.provisions}


def test_an_excerpt_of_the_official_journal(journal: Path) -> None:
    parsed = SPEC.parse([journal])
    made = provisions(parsed)
    assert (parsed.as_of, parsed.revision) == ("2015-12-24", "OJ L 340, 24.12.2015")
    assert made["3A001"].text == "Kites specified in the list, 3A101, as follows:"
    assert made["3A001.a"].text == "Box kites of more than 0,5 x 10^{3} mm and drums;"
    assert made["3A001#note"].place == "page 4 line 8"
    assert any("not in it" in remark for remark in parsed.remarks)
    assert {left.reason for left in parsed.conservation.left_out} == {"page header"}


def test_the_whole_consolidated_text(whole: Path) -> None:
    parsed = SPEC.parse([whole])
    made = provisions(parsed)
    assert (parsed.as_of, parsed.revision) == ("2022-05-05", "02021R0821-20220505")
    assert made["GEN.1"].text == "Toys are new or old."
    assert (made["ACR:KIT"].printed, made["ACR:KIT"].text) == ("KIT", "Kite In Test")
    assert made["DEF:Kite"].kind is Kind.DEFINITION
    assert len([p for p in made.values() if p.kind is Kind.ENTRY]) == 10
    reasons = {left.reason: left.characters for left in parsed.conservation.left_out}
    assert {"page header", "before Annex I", "behind Annex I"} == set(reasons)
    assert not any("not in it" in remark for remark in parsed.remarks)


@pytest.fixture
def text(whole: Path) -> PdfText:
    return read_pdf(whole)


def test_paragraphs_by_white_space(text: PdfText) -> None:
    lines = [line for line in text.lines if line.category == "4"]
    assert [(line.text[:12], line.paragraph) for line in lines][3:] == [
        ("4A Systems", True),
        ("4A001 Kites ", True),
        ("3A101, as fo", False),
        ("a. Box kites", True),
        ("and drums;", False),
        ("Note: Paper ", True),
    ]


def test_cells_and_sections(text: PdfText) -> None:
    assert {line.section for line in text.lines} == {
        *(Section.GENERAL, Section.ACRONYMS, Section.DEFINITIONS, Section.CATEGORY),
    }
    entry = next(line for line in text.lines if line.text.startswith("0A001"))
    assert [(cell.text[:5], cell.x) for cell in entry.cells] == [("0A001", 107.0), ("Kites", 158.0)]


def test_a_file_that_was_cut_names_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(pdf_of([[JOURNAL, *category(n)] for n in range(4)]))
    with pytest.raises(SourceError, match=r"cut\.pdf, page 4: category 4, 5, 6, 7, 8, 9 is missing .* download"):
        SPEC.parse([path])
    with pytest.raises(SourceError, match="page 1: category 0"):
        check_categories("list.pdf", [], CATEGORIES, "Annex")


def test_a_short_list_fails_its_counts(journal: Path) -> None:
    with pytest.raises(SourceError, match="category 0 has only the groups A"):
        SPEC.counts(SPEC.parse([journal]))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", ["empty", "again"]),
        (b"<!DOCTYPE html><html></html>", ["web page", "PDF itself"]),
        (b"PK\x03\x04 a Word file", ["no PDF", "PDF itself"]),
        (b"%PDF-1.4\n1 0 obj", ["truncated", "again"]),
        (pdf_of([[], []]), ["pages 1 to 2", "no text", "text layer"]),
        (pdf_of([[(90, 700, 11, "F1", "A novel about kites")]]), ["not Annex I", "EUR-Lex"]),
        (pdf_of([category(0)]), ["not Annex I", "no page header"]),
    ],
)
def test_bad_files_are_refused_in_one_sentence(content: bytes, said: list[str], tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(content)
    assert_refused(path, said)


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    encrypted(path)
    assert_refused(path, ["encrypted", "without password"])


def assert_refused(path: Path, said: list[str]) -> None:
    with pytest.raises(SourceError) as error:
        SPEC.parse([path])
    sentence = str(error.value)
    assert path.name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    for word in said:
        assert word in sentence


@pytest.mark.parametrize(
    ("names", "said"), [(["missing.pdf"], "no such file"), ([], "not from 0"), (["a.pdf", "b.pdf"], "not from 2")]
)
def test_what_is_given_must_be_one_file(names: list[str], said: str, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(SourceError, match=said):
        SPEC.parse([tmp_path / name for name in names])


def test_a_folder_with_the_one_file(journal: Path) -> None:
    assert SPEC.parse([journal.parent]).as_of == "2015-12-24"
