"""The PDF reader on PDFs made here: lines, positions, raised characters, and files that are not what they should be."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from harmonize.errors import SourceError
from harmonize.parsers.wassenaar import SPEC
from harmonize.parsers.wassenaar.edition import CATEGORIES, check_categories
from harmonize.parsers.wassenaar.lines import Line, Section
from harmonize.parsers.wassenaar.pdf import PdfText, read_pdf

FOOTER = [(90, 42, 10, "F1", "WA-LIST \\(25\\) 1 Corr."), (90, 30, 10, "F1", "15-01-2026 - 50 -")]
HEADER = [(91, 795, 10, "F1", "_" * 40), (182, 769, 10, "F2", "DUAL-USE LIST - CATEGORY 3 - TOYS")]
Words = tuple[float, float, float, str, str]
"""x, y, size, font (F1 upright, F2 bold, F3 italic) and the words of a piece of text."""


def pdf_of(pages: list[list[Words]], encrypt: str = "") -> bytes:
    """A PDF file with these pieces of text, in the order in which they come."""
    fonts = " ".join(
        f"/F{n} << /Type /Font /Subtype /Type1 /BaseFont /{name} >>"
        for n, name in enumerate(("Times-Roman", "Times-Bold", "Times-Italic"), 1)
    )
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        content = "\n".join(f"BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, font, text in page)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            f" /Resources << /Font << {fonts} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {encrypt} >>\nstartxref\n{len(body)}\n%%EOF"
    ).encode("latin-1")


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> PdfText:
    page: list[Words] = [
        *FOOTER,
        *HEADER,
        (90, 700, 11, "F1", "3. A. 1."),
        (146, 700, 11, "F1", "Kites of more than 5 x 10"),
        (258, 704, 7, "F1", "3"),
        (266, 700, 11, "F1", "mm of the non-"),
        (146, 687, 11, "F1", "folding kind, with CO"),
        (241.5, 685, 7, "F1", "2"),
        (245.2, 687, 11, "F1", ";"),
        (149, 674, 11, "F3", "Note 3.A.1. does not apply to toys."),
        (91, 658, 10, "F1", "_" * 40),
    ]
    path = tmp_path_factory.mktemp("pdf") / "toys.pdf"
    path.write_bytes(pdf_of([page, [*HEADER, (149, 700, 11, "F1", "a. Drums."), *FOOTER]]))
    return read_pdf(path)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def test_lines_in_order_with_raised_and_lowered_characters(toys: PdfText) -> None:
    assert texts(toys.lines) == [
        "DUAL-USE LIST - CATEGORY 3 - TOYS",
        "3. A. 1. Kites of more than 5 x 10^{3} mm of the non-",
        "folding kind, with CO_{2};",
        "Note 3.A.1. does not apply to toys.",
        "a. Drums.",
    ]


def test_positions_flags_and_places(toys: PdfText) -> None:
    heading, kites, further, note, drums = toys.lines
    assert (heading.bold, heading.x) == (True, 182.0)
    assert [(cell.text[:8], cell.x) for cell in kites.cells] == [("3. A. 1.", 90.0), ("Kites of", 146.0)]
    assert (further.x, further.italic, note.italic, note.x) == (146.0, False, True, 149.0)
    assert drums.place == "page 2 line 3"
    assert {line.section for line in toys.lines} == {Section.CATEGORY}
    assert {line.category for line in toys.lines} == {"3"}


def test_left_out_with_reasons_and_stated_revision(toys: PdfText) -> None:
    assert (toys.revision, toys.as_of) == ("WA-LIST (25) 1 Corr.", "2026-01-15")
    assert {piece.reason for piece in toys.left_out} == {"page footer", "rule", "page header"}
    assert [piece.text for piece in toys.left_out if piece.reason == "page header"] == [
        "DUAL-USE LIST - CATEGORY 3 - TOYS"
    ]


def empty(path: Path) -> None:
    path.write_bytes(b"")


def web_page(path: Path) -> None:
    path.write_text("<!DOCTYPE html><html><body>Not found</body></html>", encoding="utf-8")


def no_pdf(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 a Word file")


def encrypted(path: Path) -> None:
    lock = f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
    path.write_bytes(pdf_of([[*FOOTER]], f"{lock} /O <{'11' * 32}> /U <{'22' * 32}> >>"))


def scan(path: Path) -> None:
    with pdfium.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.save(path)


def truncated(path: Path) -> None:
    path.write_bytes(pdf_of([[*HEADER, *FOOTER]])[:60])


def another(path: Path) -> None:
    path.write_bytes(pdf_of([[(90, 700, 11, "F1", "Annual report of a kite club")]]))


def one_category(path: Path) -> None:
    path.write_bytes(pdf_of([[*HEADER, (90, 700, 11, "F1", "3. A. 1. Kites."), *FOOTER]]))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (empty, ["empty", "again"]),
        (web_page, ["web page", "download the PDF"]),
        (no_pdf, ["no PDF", "download the PDF"]),
        (encrypted, ["encrypted", "without password"]),
        (scan, ["no text", "text layer"]),
        (truncated, ["truncated", "again"]),
        (another, ["not the Wassenaar List", "official PDF"]),
        (one_category, ["category 1, 2, 4, 5, 6, 7, 8, 9", "page 1", "again"]),
    ],
)
def test_bad_files_are_refused_in_one_sentence(make: object, said: list[str], tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    make(path)  # type: ignore[operator]
    with pytest.raises(SourceError) as error:
        SPEC.parse([path])
    sentence = str(error.value)
    assert "list.pdf" in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    for word in said:
        assert word in sentence


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["missing.pdf"], "no such file"),
        ([], "nothing"),
        (["a.pdf", "b.pdf"], "2 PDF"),
        (["a.pdf", "c.docx"], "1 PDF and 1 Word"),
        (["d.txt"], "0 PDF and 0 Word"),
    ],
)
def test_what_is_given_must_be_one_edition(names: list[str], said: str, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf", "c.docx", "d.txt"):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(SourceError, match=said):
        SPEC.parse([tmp_path / name for name in names])


def test_all_categories_missing() -> None:
    with pytest.raises(SourceError, match="page 1: category 1, 2"):
        check_categories("list.pdf", [], CATEGORIES, "list")
