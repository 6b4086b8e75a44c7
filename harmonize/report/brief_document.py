"""Pieces of a Word document: paragraphs whose Japanese and Korean words carry their language and font, tables, footer.

Japanese and Korean share code points and not glyphs, so each run of such characters says which language it is; without
it a word processor picks one for the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from harmonize.report.rows import DatedZip
from harmonize.report.style import FONT, HEADER_TONE, INK, MUTED_INK

BODY_SIZE, SMALL_SIZE = 9.5, 8
_SCRIPTS = re.compile(
    "(?P<ko>[\uac00-\ud7a3\u3130-\u318f\u1100-\u11ff]+)"
    "|(?P<ja>[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+)"
    "|(?P<en>[^\uac00-\ud7a3\u3130-\u318f\u1100-\u11ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+)"
)
_FAR_EAST = {"ja": ("Yu Gothic", "ja-JP"), "ko": ("Malgun Gothic", "ko-KR")}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def new_document(title: str, moment: datetime, footer: str, page_word: str) -> DocumentType:
    """An empty A4 document with our styles, and a footer that numbers the pages."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "harmonize", ""
    properties.created = properties.modified = moment
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(16), Mm(16)
    section.footer_distance = Mm(8)
    for name, size, before, after in (
        ("Normal", BODY_SIZE, 0, 3),
        ("Title", 17, 0, 2),
        ("Heading 1", 12.5, 9, 2),
        ("Heading 2", 10, 5, 1),
        ("List Bullet", BODY_SIZE, 0, 1.5),
    ):
        _set_style(document, name, size, before, after)
    line = section.footer.paragraphs[0]
    add_text(line, f"{footer}   ·   {page_word} ", size=7, muted=True)
    _add_field(line, "PAGE")
    add_text(line, " / ", size=7, muted=True)
    _add_field(line, "NUMPAGES")
    return document


def _set_style(document: DocumentType, name: str, size: float, before: float, after: float) -> None:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is not a paragraph style of the template")
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor.from_string(INK)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for which in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{which}"), None)
    fonts.set(qn("w:eastAsia"), _FAR_EAST["ja"][0])
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.0
    if name.startswith("Heading"):
        form.keep_with_next = True
        style.font.bold = True


def add_text(paragraph: Paragraph, text: str, *, bold: bool = False, size: float = 0, muted: bool = False) -> None:
    """Add text, a run for each stretch of one script."""
    for match in _SCRIPTS.finditer(_FORBIDDEN.sub("\ufffd", text)):
        run = paragraph.add_run(match[0])
        _dress(run, bold=bold, size=size, muted=muted)
        script = match.lastgroup or "en"
        if script in _FAR_EAST:
            font, language = _FAR_EAST[script]
            properties = run._r.get_or_add_rPr()
            properties.get_or_add_rFonts().set(qn("w:eastAsia"), font)
            etree.SubElement(properties, qn("w:lang")).set(qn("w:eastAsia"), language)


def _dress(run: Run, *, bold: bool, size: float, muted: bool) -> None:
    if bold:
        run.bold = True
    if size:
        run.font.size = Pt(size)
    if muted:
        run.font.color.rgb = RGBColor.from_string(MUTED_INK)


def paragraph(document: DocumentType, text: str, style: str = "Normal", *, small: bool = False) -> Paragraph:
    """A new paragraph of that text."""
    made = document.add_paragraph(style=style)
    add_text(made, text, size=SMALL_SIZE if small else 0, muted=small)
    return made


def figures_table(document: DocumentType, figures: Sequence[tuple[str, int]]) -> None:
    """A table of two rows: what is counted, and the numbers."""
    table = document.add_table(rows=2, cols=len(figures))
    table.style = "Table Grid"
    for column, (label, number) in enumerate(figures):
        for row, text in enumerate((label, f"{number:,}")):
            cell = table.cell(row, column)
            line = cell.paragraphs[0]
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.paragraph_format.space_after = Pt(1)
            line.paragraph_format.keep_with_next = row == 0
            add_text(line, text, bold=bool(row), size=BODY_SIZE + 2 * row)
            if not row:
                _shade(cell, HEADER_TONE)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _shade(cell: _Cell, tone: str) -> None:
    shade = etree.SubElement(cell._tc.get_or_add_tcPr(), qn("w:shd"))
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", tone)):
        shade.set(qn(f"w:{name}"), value)


def _add_field(line: Paragraph, instruction: str) -> None:
    """A field that the word processor fills in: the number of the page or of all pages."""
    run = line.add_run()
    _dress(run, bold=False, size=7, muted=True)
    for kind in ("begin", "", "separate", "text", "end"):
        if kind in {"begin", "separate", "end"}:
            etree.SubElement(run._r, qn("w:fldChar")).set(qn("w:fldCharType"), kind)
        elif kind:
            etree.SubElement(run._r, qn("w:t")).text = "1"
        else:
            told = etree.SubElement(run._r, qn("w:instrText"))
            told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            told.text = f" {instruction} "


def document_bytes(document: DocumentType, moment: datetime) -> bytes:
    """The file; the same document gives the same bytes."""
    stream = BytesIO()
    document.save(stream)
    dated = BytesIO()
    with ZipFile(stream) as made, DatedZip(dated, moment) as archive:
        for name in made.namelist():
            archive.writestr(name, made.read(name))
    return dated.getvalue()
