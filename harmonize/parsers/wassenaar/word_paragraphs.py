"""The paragraphs of a Word file, in order: their text run by run, their number, their place in tables.

What is no text of the list is kept apart with its reason: tracked deletions, hidden text, the marks of footnotes.
Text boxes are paragraphs of their own behind the paragraph that holds them. A paragraph's number is its position among
all ``w:p`` elements of ``document.xml``, from 1, so that the plain walk for conservation can name the same places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from harmonize.parsers.wassenaar.word_numbering import Numbering, read_numbering
from harmonize.parsers.wassenaar.word_package import Package, W
from harmonize.parsers.wassenaar.word_styles import DEFAULT_TAB, Geometry, Look, Styles
from harmonize.parsers.wassenaar.word_symbols import shown

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
DELETED = "deleted as a tracked change"
HIDDEN = "hidden text"
FOOTNOTE_MARK = "mark of a footnote"
_MARK = re.compile(r"[*†‡\u2217\d\s]*")
_DELETIONS = frozenset({f"{W}del", f"{W}moveFrom"})
_TEXTS = frozenset({f"{W}t", f"{W}delText", f"{W}sym", f"{W}noBreakHyphen", _OFFICE_MATH_TEXT})
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one format; tabs stand as ``\\t``, line and page breaks as ``\\n``."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a Word file."""

    number: int
    """Its position among all paragraphs of the document, from 1."""
    runs: tuple[Run, ...]
    style: str
    """Name of its style, as Word shows it."""
    geometry: Geometry
    auto: str = ""
    """What Word prints in front by itself."""
    centred: bool = False
    cell: tuple[int, int, int] | None = None
    """Table, row and column in which it stands, from 1."""
    column: int = 0
    """Where its column of a table begins, in twips from the left margin."""
    dropped: tuple[tuple[str, str], ...] = ()
    """Text that is no text of the list, with the reason."""
    picture: bool = False
    """It holds a picture or an embedded object (a formula), whose content is not read."""

    @property
    def text(self) -> str:
        """All text, with raised and lowered text unmarked."""
        return "".join(run.text for run in self.runs)


def plain_walk(document: etree._Element) -> Iterator[tuple[int, str]]:
    """All text of ``document.xml`` in order, as (paragraph number, text), knowing nothing of styles or lists."""
    numbers = {p: number for number, p in enumerate(document.iter(f"{W}p"), 1)}
    for element in document.iter(*_TEXTS):
        if any(ancestor.tag == _FALLBACK for ancestor in element.iterancestors()):
            continue
        paragraph = next(element.iterancestors(f"{W}p"), None)
        if paragraph is not None:
            yield numbers[paragraph], text_of(element)


def text_of(element: etree._Element) -> str:
    """What a text element (``w:t``, ``w:sym``, a hyphen) shows. A raised ``o`` is a degree sign typed by hand."""
    if element.tag == f"{W}noBreakHyphen":
        return "-"
    run = element.getparent()
    form = run.find(f"{W}rPr") if run is not None else None
    if element.tag == f"{W}sym":
        code = int(element.get(f"{W}char", "F0B7"), 16)
        # the code may be given with or without the offset of the private use area
        return shown(chr(code if code > 0xFF else 0xF000 + code), element.get(f"{W}font", "Symbol"))
    text = element.text or ""
    if text == "o" and form is not None:
        raised = form.find(f"{W}vertAlign")
        if raised is not None and raised.get(f"{W}val") == "superscript":
            return "°"
    fonts = form.find(f"{W}rFonts") if form is not None else None
    return shown(text, fonts.get(f"{W}ascii", "Symbol") if fonts is not None else "Symbol")


def read_paragraphs(package: Package) -> tuple[Paragraph, ...]:
    """All paragraphs of the file, in order, empty ones among them."""
    numbering = read_numbering(package.numbering)
    reader = _Reader(numbering, Styles(package.styles, numbering))
    body = package.document.find(f"{W}body")
    if body is not None:
        reader.numbers = {p: number for number, p in enumerate(package.document.iter(f"{W}p"), 1)}
        reader.blocks(body, None)
    return tuple(reader.found)


def default_tab(package: Package) -> int:
    """Distance of the tab stops that no paragraph sets, in twips."""
    tab = None if package.settings is None else package.settings.find(f"{W}defaultTabStop")
    value = "" if tab is None else tab.get(f"{W}val", "")
    return int(value) if value.isdigit() and int(value) > 0 else DEFAULT_TAB


def left_margin(package: Package) -> int:
    """Distance of the text from the left edge of the page, in twips, as the first section of the document has it."""
    margins = next(package.document.iter(f"{W}pgMar"), None)
    value = "" if margins is None else margins.get(f"{W}left", margins.get(f"{W}start", ""))
    return int(value) if value.isdigit() else 0


@dataclass(slots=True)
class _Reader:
    numbering: Numbering
    styles: Styles
    found: list[Paragraph] = field(default_factory=list)
    numbers: dict[etree._Element, int] = field(default_factory=dict)
    tables: int = 0
    column: int = 0
    looks: dict[tuple[str, bytes], Look] = field(default_factory=dict)

    def blocks(self, parent: etree._Element, cell: tuple[int, int, int] | None) -> None:
        """Paragraphs and tables under ``parent``, through whatever wraps them."""
        for child in parent.iterchildren(etree.Element):
            if child.tag == f"{W}p":
                self.paragraph(child, cell)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag != _FALLBACK:
                self.blocks(child, cell)

    def table(self, table: etree._Element) -> None:
        self.tables += 1
        number, around = self.tables, self.column
        rows = (row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table)
        for row_number, row in enumerate(rows, 1):
            cells = (cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row)
            begin = around
            for column, cell in enumerate(cells, 1):
                self.column = begin
                self.blocks(cell, (number, row_number, column))
                begin += _cell_width(cell)
        self.column = around

    def paragraph(self, p: etree._Element, cell: tuple[int, int, int] | None) -> None:
        own = p.find(f"{W}pPr")
        style = own.find(f"{W}pStyle") if own is not None else None
        style_id = style.get(f"{W}val", "") if style is not None else "Normal"
        numbered = self.styles.list_of(style_id, own)
        auto, level = "", None
        if numbered is not None:
            auto = self.numbering.next(*numbered)
            known = self.numbering.levels.get(numbered[0], {}).get(numbered[1])
            level = known.indent if known is not None else None
        centred = own is not None and (jc := own.find(f"{W}jc")) is not None and jc.get(f"{W}val") == "center"
        place = len(self.found)
        text = _Text(self, style_id)
        text.walk(p, "")
        paragraph = Paragraph(
            number=self.numbers[p],
            runs=tuple(text.runs),
            style=self.styles.name(style_id),
            geometry=self.styles.geometry(style_id, own, level),
            auto=auto,
            centred=centred,
            cell=cell,
            column=self.column,
            dropped=tuple(text.dropped),
            picture=text.picture,
        )
        # a text box in it has been read meanwhile and stands behind it
        self.found.insert(place, paragraph)
        for box in text.boxes:
            self.blocks(box, cell)

    def look(self, style_id: str, form: etree._Element | None) -> Look:
        key = (style_id, b"" if form is None else etree.tostring(form))
        if key not in self.looks:
            self.looks[key] = self.styles.look(style_id, form)
        return self.looks[key]


def _cell_width(cell: etree._Element) -> int:
    width = cell.find(f"{W}tcPr/{W}tcW")
    value = "" if width is None or width.get(f"{W}type", "dxa") != "dxa" else width.get(f"{W}w", "")
    return int(value) if value.isdigit() else 0


@dataclass(slots=True)
class _Text:
    """The text of one paragraph, gathered run by run."""

    reader: _Reader
    style_id: str
    runs: list[Run] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    picture: bool = False

    def walk(self, element: etree._Element, reason: str) -> None:
        """Everything under ``element``; ``reason`` says why its text is left out, if it is."""
        for child in element.iterchildren(etree.Element):
            tag = child.tag
            if tag == f"{W}r":
                self.run(child, reason)
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif tag in _DELETIONS:
                self.walk(child, DELETED)
            elif tag in _TEXTS:
                self.add(text_of(child), self.reader.look(self.style_id, None), reason)
            elif tag not in (f"{W}pPr", f"{W}rPr", _FALLBACK):
                self.picture = self.picture or tag in _PICTURES
                self.walk(child, reason)

    def run(self, run: etree._Element, reason: str) -> None:
        look = self.reader.look(self.style_id, run.find(f"{W}rPr"))
        if not reason and look.hidden:
            reason = HIDDEN
        for child in run.iterchildren(etree.Element):
            tag = child.tag
            if tag in _TEXTS:
                self.add(text_of(child), look, reason or (DELETED if tag == f"{W}delText" else ""))
            elif tag in (f"{W}tab", f"{W}ptab"):
                self.add("\t", look, reason)
            elif tag in (f"{W}br", f"{W}cr"):
                self.add("\n", look, reason)
            elif tag == f"{W}footnoteReference" and child.get(f"{W}customMarkFollows") in ("1", "true"):
                # the rest of the run is the mark (*), which is no exponent
                reason = reason or FOOTNOTE_MARK
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif tag != f"{W}rPr":
                self.picture = self.picture or tag in _PICTURES
                self.walk(child, reason)

    def add(self, text: str, look: Look, reason: str) -> None:
        if reason == FOOTNOTE_MARK and not _MARK.fullmatch(text):
            reason = ""
        if reason:
            self.dropped.append((text, reason))
        elif text == "°" and look.raised:
            self.runs.append(Run(text, Look(0, look.italic, look.bold, look.underline, False, look.font, look.size)))
        elif text:
            self.runs.append(Run(text, look))
