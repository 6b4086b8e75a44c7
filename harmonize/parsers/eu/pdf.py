"""Reads the official PDF of Annex I into ``Line``s: the Official Journal, or a consolidated text of EUR-Lex.

Surprises of the sources, pinned in ``tests/real/test_eu_real.py``:

- Paragraphs are parted by white space alone, two to four times the distance of lines; a label or the heading of a
  note stands only at the head of a paragraph, so that a line set close to the one above never begins an item.
- The text layer has one mark for all hyphens at line ends (``hyphens`` tells divisions from hyphens that stay).
- A page begins with the number that goes on from the page before, ``3A001 a. 1. (continued)``; in the Official Journal
  the heading of a note may stand on the same line, and the consolidated text of 2022 writes ``Technical Notes`` in
  Greek there (once also ``Technical Note``).
- ``▼M1`` stands in the margin of the consolidated text wherever the amending act changes: at the head of each page.
- The columns of the deposition table stand line by line, as printed, not cell by cell.
- The file of 2015 is an excerpt of the Official Journal that begins with category 0: it has no general notes, no
  definitions and no acronyms, and ends with the quotation mark that closes the amended Annex.
- Numbers repeated at the head of a page are misprinted now and then (``2B116`` where 2B201 goes on). In 2022 the items
  of 2B006.b., 2B206.c., 5E001.d. and 6A002.a.1. are set in italics, as only notes should be; in 2015 items stand at the
  wrong level (``misplaced``).
- Decimals have a comma, thousands a space; but the text of 2015 has two dozen decimal points (43.5 GHz) and some
  twenty commas between thousands (1,123 K). Figures stay as printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.parsers.conservation import Piece
from harmonize.parsers.eu.hyphens import DIVIDED, resolved
from harmonize.parsers.eu.page import AnnexPage
from harmonize.parsers.wassenaar.lines import Cell, Line, Section
from harmonize.parsers.wassenaar.pdf import PdfText, open_document, page_of
from harmonize.parsers.wassenaar.pdf_page import Row
from harmonize.parsers.wassenaar.word_symbols import shown

_HEADERS = (
    re.compile(r"^(?P<celex>0\d{4}R\d{4}) — EN — (?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4}) — \d"),
    re.compile(
        r"^(?=.*Official Journal of the European Union)(?=.*\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b)"
        r".*\b(?P<issue>[LC] \d+)/\d+"
    ),
)
_HEAD = 770.0
"""Height in points above which the page header stands, on A4 pages."""
_MARK = re.compile(r"\^?\{?(?:[▼►][BMCA]\d{0,2}|◄)\}?")
"""A mark of the consolidated text: which act the words that follow come from."""
_BEGINS = re.compile(r"[‘“\"]?ANNEX I$")
_ENDS = re.compile(r"ANNEX (?!I$)[IVX]+[a-z]?$")
_CATEGORY = re.compile(r"(?:CATEGORY|Category) (\d)(?: [-–—].*)?$")
_PART = re.compile(r"PART [IVX]+$")
_CONTINUED = re.compile(r"^(\d[A-E]\d{0,3}\b.*? ?\(continued\))(?: (.+))?$")
_NEAR_TOP = 4
"""Lines at the head of the file within which an excerpt begins with the heading of category 0."""
_PARAGRAPH = 1.25
"""Times the usual distance of lines from which on a line begins a paragraph."""
_COMMON = 0.25
"""The usual distance is the smallest that is at least so often as the most frequent one."""


@dataclass(frozen=True, slots=True)
class AnnexText(PdfText):
    """The Annex as lines, with what is needed to prove that nothing was lost."""

    excerpt: bool
    """The file begins with category 0: general notes, acronyms and definitions are not in it."""
    divided: int
    """Words that a hyphen at a line end divides."""


def read_pdf(path: Path) -> AnnexText:
    """All lines of Annex I in the PDF at ``path``.

    Raises ``SourceError`` where the file is no PDF, is encrypted, holds no text, or is another document.
    """
    document = open_document(path)
    reader = _Reader(path)
    try:
        for index in range(len(document)):
            reader.page(AnnexPage(page_of(path, document, index)), f"page {index + 1}")
    finally:
        document.close()
    return reader.finish()


class _Reader:
    """Goes through the pages: before Annex I, in it, behind it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[Line] = []
        self.left_out: list[Piece] = []
        self.plain: list[tuple[str, str]] = []
        self.revision = self.as_of = ""
        self.section: Section | None = None
        self.category = ""
        self.excerpt = False
        self.behind = False

    def page(self, page: AnnexPage, place: str) -> None:
        """Take in the next page."""
        text = shown(page.text.replace(DIVIDED, "-"))
        self.plain.append((place, text))
        if self.behind or (self.section is None and not re.search(r"ANNEX I\b|CATEGORY 0", text)):
            self.left_out.append(Piece(place, text, reason=f"{'behind' if self.behind else 'before'} Annex I"))
            return
        self._rows(page, place)

    def _rows(self, page: AnnexPage, place: str) -> None:
        rows = page.rows()
        texts = [_inner(page.row_text(row)) for row in rows]
        above: float | None = None
        for number, (row, printed) in enumerate(zip(rows, texts, strict=True)):
            where = f"{place} line {number + 1}"
            text = self._unmarked(printed, place)
            if not text:
                continue
            if row.y > _HEAD and (header := _header(text)):
                self.as_of = self.as_of or f"{header['year']}-{int(header['month']):02}-{int(header['day']):02}"
                self.revision = self.revision or _revision(header)
                self.left_out.append(Piece(place, text, reason="page header"))
                continue
            self._enter(text, texts[number + 1 : number + 4], number)
            if self.section is None or self.behind:
                reason = "behind Annex I" if self.behind else "before Annex I"
                self.left_out.append(Piece(place, text.replace(DIVIDED, "-"), reason=reason))
                continue
            self._line(page, row, text, where, above)
            above = row.y

    def _unmarked(self, text: str, place: str) -> str:
        """``text`` without the marks of the consolidated text."""
        if not any(mark in text for mark in "▼►◄"):
            return text
        for mark in _MARK.findall(text):
            self.left_out.append(Piece(place, mark, reason="revision mark"))
        return re.sub(r" {2,}", " ", _MARK.sub("", text)).strip()

    def _enter(self, text: str, following: Sequence[str], number: int) -> None:
        """Notice where Annex I and its parts begin and end."""
        if self.section is None:
            if _BEGINS.match(text):
                self.section = Section.GENERAL
            elif number <= _NEAR_TOP and not self.lines and text.startswith("CATEGORY 0"):
                self.section, self.excerpt = Section.CATEGORY, True
        elif _ENDS.match(text):
            self.behind = True
        elif text.startswith("ACRONYMS AND ABBREVIATIONS") and self.section is Section.GENERAL:
            self.section = Section.ACRONYMS
        elif text.startswith("DEFINITIONS OF TERMS") and self.section is not Section.CATEGORY:
            self.section = Section.DEFINITIONS
        if self.section is None or self.behind:
            return
        named = [text, *following] if _PART.match(text) else [text] if text.isupper() or len(text) < 12 else []
        category = next((match[1] for line in named if (match := _CATEGORY.match(line))), "")
        if category and (self.section is not Section.GENERAL or _PART.match(text)):
            self.section, self.category = Section.CATEGORY, category

    def _line(self, page: AnnexPage, row: Row, text: str, where: str, above: float | None) -> None:
        section = self.section or Section.GENERAL
        line = page.annex_line(row, text, where, section, self.category)
        gap = None if above is None else round(above - row.y, 1)
        continued = _CONTINUED.match(text)
        if continued and continued[2]:
            first = replace(line, cells=(Cell(continued[1], line.x),), gap=gap)
            # where the heading of a note stands behind that tells nothing of its level
            self.lines += [first, replace(line, cells=(Cell(continued[2]),), gap=None, italic=True)]
            return
        self.lines.append(replace(line, gap=gap))

    def finish(self) -> AnnexText:
        """The whole text; raises ``SourceError`` where there is none, or no Annex I."""
        if not any(text.strip() for _, text in self.plain):
            raise SourceError(
                f"{self.path}, pages 1 to {len(self.plain)}: no text (a scan?);"
                " give the official PDF, which has a text layer."
            )
        if not self.lines or not self.as_of:
            raise SourceError(
                f"{self.path}, pages 1 to {len(self.plain)}: this is not Annex I of the EU dual-use regulation"
                f" ({'no page header of the Official Journal or of EUR-Lex' if self.lines else 'no such heading'});"
                " give the official PDF from EUR-Lex."
            )
        texts, divided = resolved([line.text for line in self.lines], self._interruptions())
        for line, text in zip(self.lines, texts, strict=True):
            if text.endswith(DIVIDED):
                place = line.place.partition(" line ")[0]
                self.left_out.append(Piece(place, "-", reason="hyphen that divides a word at a line end"))
        lines = [_with_end(line, text) for line, text in zip(self.lines, texts, strict=True)]
        return AnnexText(
            lines=tuple(_paragraphs(lines)),
            left_out=tuple(self.left_out),
            plain=tuple(self.plain),
            revision=self.revision,
            as_of=self.as_of,
            excerpt=self.excerpt,
            divided=divided,
        )

    def _interruptions(self) -> set[int]:
        """The positions of lines that stand between two lines of one paragraph: headings at the head of a page."""
        return {index for index, line in enumerate(self.lines) if _CONTINUED.match(line.text)}


def _inner(text: str) -> str:
    """``text`` with plain hyphens but for its end: a hyphen at the end of a column stays."""
    return text[:-1].replace(DIVIDED, "-") + text[-1:] if DIVIDED in text else text


def _with_end(line: Line, text: str) -> Line:
    """``line`` with the last character of ``text``: the hyphen that was found to be one."""
    if line.text == text:
        return line
    last = line.cells[-1]
    return replace(line, cells=(*line.cells[:-1], replace(last, text=last.text[:-1] + text[-1])))


def _paragraphs(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with ``paragraph`` set where white space above tells that a paragraph begins."""
    gaps = Counter(round(line.gap, 1) for line in lines if line.gap is not None and line.gap > 0)
    common = max(gaps.values(), default=0) * _COMMON
    usual = min((gap for gap, times in gaps.items() if times >= common), default=12.0)
    return [
        replace(line, paragraph=True) if line.gap is None or line.gap > _PARAGRAPH * usual else line for line in lines
    ]


def _header(text: str) -> re.Match[str] | None:
    """``text`` as a page header."""
    return next((match for header in _HEADERS if (match := header.match(text))), None)


def _revision(header: re.Match[str]) -> str:
    """The official id: the CELEX number of a consolidated text, the issue of the Official Journal."""
    fields = header.groupdict()
    if fields.get("celex"):
        return f"{fields['celex']}-{fields['year']}{fields['month']}{fields['day']}"
    return f"OJ {fields['issue']}, {fields['day']}.{fields['month']}.{fields['year']}"
