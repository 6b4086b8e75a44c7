"""Reads the official PDF of the Wassenaar lists (2025 form) into ``Line``s: text, positions, raised characters.

Surprises of the source, pinned in ``tests/real/test_wassenaar_pdf_real.py``:

- The text layer of pdfium breaks a line wherever a raised or lowered character stands; the parts are put together
  again by base line. A hyphen at a line end comes as U+FFFE and without a line break.
- Numbers of items stand behind leading spaces that begin at the left margin: the position of a line is that of its
  first character that is no space.
- The bar of a fraction is a drawing: ``a / b`` set on two lines reads ``a b`` (the formula under 3.B.1.f.1.b.). The
  columns of the table of 2.E.3.f. stand line by line, as printed, not cell by cell.
- The footer stands before the body in the text layer. The page number printed in the footer lags the file's by one
  from page 182 on (the title page of the Munitions List is not counted). ``place`` has the page of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from harmonize.errors import SourceError
from harmonize.parsers.conservation import Piece
from harmonize.parsers.wassenaar.lines import Line, Section
from harmonize.parsers.wassenaar.pdf_page import PageText, Row
from harmonize.parsers.wassenaar.word_symbols import shown

REVISION = re.compile(r"^WA-LIST \((\d\d)\) \d+( Corr\.?( ?\d+)?)?$")
"""The official revision id, as the footer prints it."""

_DATE = re.compile(r"\b(\d\d)-(\d\d)-(20\d\d)\b")
_PAGE_NUMBER = re.compile(r"^(\d\d-\d\d-20\d\d)? ?- ?\d+ ?- ?(\d\d-\d\d-20\d\d)?$")
_RULE = re.compile(r"^_{20,}$")
_CATEGORY = re.compile(r"^DUAL-USE LIST [-–] CATEGORY (\d)(?: [-–] PART (\d))?")
_SECTIONS = {
    "DUAL-USE LIST": Section.GENERAL,
    "SENSITIVE LIST": Section.SENSITIVE,
    "VERY SENSITIVE LIST": Section.VERY_SENSITIVE,
    "MUNITIONS LIST": Section.MUNITIONS,
    "DEFINITIONS": Section.DEFINITIONS,
    "ACRONYMS AND ABBREVIATIONS": Section.ACRONYMS,
    "STATEMENTS OF UNDERSTANDING AND VALIDITY NOTES": Section.STATEMENTS,
    "TABLE OF CONTENTS": Section.CONTENTS,
}
_FIRST_PAGES = 5
"""Pages within which the footer of the publication must have come."""
_HEAD = 745.0
"""Height in points above which the page header stands, on the A4 pages of this publication."""
_FOOT = 50.0
"""Height in points below which the page footer stands."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """The PDF as lines, with what is needed to prove that nothing was lost."""

    lines: tuple[Line, ...]
    left_out: tuple[Piece, ...]
    plain: tuple[tuple[str, str], ...]
    """The plain walk: all text, page by page."""
    revision: str
    as_of: str


def read_pdf(path: Path) -> PdfText:
    """All lines of the PDF at ``path``.

    Raises ``SourceError`` where the file is no PDF, is encrypted, holds no text, or is another document.
    """
    document = open_document(path)
    lines: list[Line] = []
    left_out: list[Piece] = []
    plain: list[tuple[str, str]] = []
    revision = as_of = ""
    try:
        section, category = Section.COVER, ""
        for index in range(len(document)):
            place = f"page {index + 1}"
            page = PageText(page_of(path, document, index))
            plain.append((place, shown(page.text.replace("\ufffe", "-"))))
            rows = page.rows()
            texts = [page.row_text(row) for row in rows]
            if found := _section(rows, texts):
                started = found != (section, category)
                section, category = found
            else:
                started = False
            for number, (row, text) in enumerate(zip(rows, texts, strict=True), 1):
                reason = _left_out(row, text, section, started)
                if reason:
                    left_out.append(Piece(place, text, reason=reason))
                    continue
                lines.append(page.line(row, text, f"{place} line {number}", section, category))
            if not revision or not as_of:
                foot = [text for row, text in zip(rows, texts, strict=True) if row.y < _FOOT]
                revision = revision or next((text for text in foot if REVISION.match(text)), "")
                dates = [match for text in foot if (match := _DATE.search(text))]
                as_of = as_of or next((f"{m[3]}-{m[2]}-{m[1]}" for m in dates), "")
            if index + 1 == min(_FIRST_PAGES, len(document)):
                _check_first_pages(path, plain, revision)
    finally:
        document.close()
    return PdfText(tuple(lines), tuple(left_out), tuple(plain), revision, as_of)


def _check_first_pages(path: Path, plain: Sequence[tuple[str, str]], revision: str) -> None:
    """Raise ``SourceError`` where the first pages hold no text or no footer of this publication."""
    if not any(text.strip() for _, text in plain):
        raise SourceError(
            f"{path}, pages 1 to {len(plain)}: no text (a scan?); give the official PDF, which has a text layer."
        )
    if not revision:
        raise SourceError(
            f"{path}, pages 1 to {len(plain)}: this is not the Wassenaar List of Dual-Use Goods and Technologies"
            " (no footer 'WA-LIST'); give the official PDF of that publication."
        )


def open_document(path: Path) -> pdfium.PdfDocument:
    """The document, or ``SourceError`` that says what is wrong with the file."""
    if not path.is_file():
        raise SourceError(f"{path}: there is no such file; give the path of the official PDF.")
    with path.open("rb") as file:
        head = file.read(1024)
    if not head:
        raise SourceError(f"{path}: the file is empty; download it again.")
    if b"%PDF-" not in head:
        what = "a web page" if b"<html" in head.lower() or b"<!doctype" in head.lower() else "no PDF"
        raise SourceError(f"{path}: the file is {what}, though named .pdf; download the PDF itself.")
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise SourceError(f"{path}: the PDF is encrypted; save a copy without password and give that.") from error
        raise SourceError(f"{path}: the PDF cannot be read ({error}); it is truncated, download it again.") from error


def page_of(path: Path, document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """A page, or ``SourceError`` where a damaged file does not hold it."""
    try:
        return document[index]
    except pdfium.PdfiumError as error:
        raise SourceError(
            f"{path}, page {index + 1}: the page cannot be read; the file is damaged, get it again."
        ) from error


def _section(rows: Sequence[Row], texts: Sequence[str]) -> tuple[Section, str] | None:
    """The section that the page header names, or None on a page without a header that is known."""
    for row, text in zip(rows, texts, strict=True):
        if row.y < 700:
            continue
        if match := _CATEGORY.match(text):
            return Section.CATEGORY, match[1] + (f".{match[2]}" if match[2] else "")
        if found := _SECTIONS.get(_bare(text)):
            return found, ""
    return None


def _bare(header: str) -> str:
    """A page header in capitals and without its footnote mark."""
    return header.upper().removesuffix("^{*}")


def _left_out(row: Row, text: str, section: Section, started: bool) -> str:
    """Why a printed line is in no provision, or "" where it is text of the list."""
    if section is Section.COVER:
        return "cover page"
    if section is Section.CONTENTS:
        return "table of contents"
    if _RULE.match(text):
        return "rule"
    if row.y < _FOOT and (REVISION.match(text) or _PAGE_NUMBER.match(text)):
        return "page footer"
    if row.y > _HEAD and (_CATEGORY.match(text) or _bare(text) in _SECTIONS):
        return "" if started and section is Section.CATEGORY else "page header"
    return ""
