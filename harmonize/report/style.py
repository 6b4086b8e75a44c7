"""Fonts, colours and lines of the workbook.

The colours are light tints of the palette of Okabe and Ito, which stays distinct for colour-blind readers; every
colour stands beside a word, never alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from harmonize.model import Language
from harmonize.report.tables import LINE_HEIGHT, PARTY_HEADERS, PARTY_LOOKS, Look

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Calibri"
FONTS = {Language.ENGLISH: FONT, Language.JAPANESE: "Yu Gothic", Language.KOREAN: "Malgun Gothic"}
"""Fonts that have the signs of the language, and come with the spreadsheet program."""
LINE_HEIGHTS = {Language.ENGLISH: LINE_HEIGHT, Language.JAPANESE: 17.0, Language.KOREAN: 16.0}
"""Height of a line of each font, in points."""
SIZE = 10

PARTY_TINTS = ("CDE8F8", "FBE3B5", "BFE6DA", "F2DCE8", "FBF7C4", "F5D0B5")
PARTY_TONES = ("56B4E9", "E69F00", "3DB894", "CC79A7", "F0E442", "E08A4F")
CHART_TONES = ("0072B2", "E69F00", "009E73", "CC79A7", "999999")
HEADER_TONE = "D9DEE4"
INK = "1F2933"
LINK_INK = "0B5394"
MUTED_INK = "6B7280"

FILLS = {
    Look.HEADER: HEADER_TONE,
    Look.GROUP: HEADER_TONE,
    Look.INPUT: "FFFDE7",
    Look.UNDECIDED: "E8E8E8",
    Look.ABSENT: "E8E8E8",
    Look.REVIEW: "FBF7C4",
    Look.EQUAL: "BFE6DA",
    Look.BROADER: "C6DDF0",
    Look.NARROWER: "FBE3B5",
    Look.OVERLAP: "FBF7C4",
    Look.NONE: "E8E8E8",
    **dict(zip(PARTY_LOOKS, PARTY_TINTS, strict=True)),
    **dict(zip(PARTY_HEADERS, PARTY_TONES, strict=True)),
}
"""Fill of each look that has one, as RGB."""

_HEADERS = frozenset({Look.HEADER, Look.GROUP, *PARTY_HEADERS})
_BOLD = frozenset({Look.KEY, Look.LABEL, Look.TOTAL, Look.TOTAL_LABEL, Look.HEADING, Look.TITLE, *_HEADERS})
_FREE = frozenset({Look.PLAIN, Look.TITLE, Look.HEADING, Look.LABEL, Look.JUMP})
_NUMBER_FORMATS = {Look.FIGURE: '#,##0;-#,##0;"–"', Look.TOTAL: "#,##0", Look.DECIMAL: "0.00"}
_CENTRED = frozenset({Look.FIGURE, Look.TOTAL, Look.DECIMAL, *_HEADERS})


def style_ids(sheet: Worksheet, language: Language = Language.ENGLISH) -> dict[Look, int]:
    """The number of each look's cell format in the workbook of the sheet, in the font of the language; the formats are
    added to it."""
    return {look: _register(sheet, look, FONTS[language]) for look in Look}


def _register(sheet: Worksheet, look: Look, font: str) -> int:
    cell = WriteOnlyCell(sheet)
    cell.font = _font(look, font)
    if look in FILLS:
        cell.fill = PatternFill("solid", fgColor=FILLS[look])
    cell.alignment = Alignment(
        horizontal="centerContinuous" if look is Look.GROUP else "center" if look in _CENTRED else "left",
        vertical="center" if look in _HEADERS or look is Look.TITLE else "top",
        wrap_text=look not in {Look.TITLE, Look.HEADING, Look.GROUP},
    )
    if look in {Look.TOTAL, Look.TOTAL_LABEL}:
        cell.border = Border(top=Side("thin", INK), bottom=Side("thin", INK))
    elif look in _HEADERS:
        cell.border = Border(bottom=Side("thin", INK), left=Side("thin", "FFFFFF"), right=Side("thin", "FFFFFF"))
    elif look not in _FREE:
        side = Side("thin", "E3E7EB")
        cell.border = Border(bottom=Side("thin", "C3CAD2"), left=side, right=side)
    if look in _NUMBER_FORMATS:
        cell.number_format = _NUMBER_FORMATS[look]
    style: int = cell.style_id
    return style


def _font(look: Look, name: str) -> Font:
    if look is Look.TITLE:
        return Font(name=name, size=16, bold=True, color=INK)
    if look is Look.HEADING:
        return Font(name=name, size=12, bold=True, color=INK)
    if look in {Look.LINK, Look.JUMP}:
        return Font(name=name, size=SIZE, underline="single", color=LINK_INK)
    if look is Look.MUTED:
        return Font(name=name, size=SIZE, italic=True, color=MUTED_INK)
    return Font(name=name, size=SIZE, bold=look in _BOLD, color=INK)
