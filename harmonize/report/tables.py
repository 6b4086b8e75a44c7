"""The pure form of a sheet: headings and rows, before any spreadsheet format."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import NamedTuple

from harmonize.model import Language
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.words import display_width

_SHORT_HEADING = 12
"""Columns of a heading that is not to be broken."""
MARGIN = 0.3
"""Inches left free at the left and the right of a page."""
PAGE_WIDTH = (11.69 - 2 * MARGIN) * 96
"""What a page of A4, landscape, holds across, in dots of a screen."""
LEAST_SCALE = 0.7
"""Below that, letters of 10 points cannot well be read on paper."""
PIXELS_PER_UNIT = 7
"""Dots of a screen that a character of the standard font takes."""
NARROWEST = 9.0
"""A column of text is not made narrower for the sake of the page."""
LINE_HEIGHT = 13.5
"""Height of a line of text in points."""


class Look(Enum):
    """How a cell looks; ``harmonize.report.style`` says what each means in fonts and colours."""

    BODY = auto()
    MUTED = auto()
    KEY = auto()
    """What a row is about: bold."""
    LABEL = auto()
    """A word in front of a running text: bold, without lines."""
    JUMP = auto()
    """A link to another sheet, without lines."""
    LINK = auto()
    FIGURE = auto()
    """A whole number."""
    DECIMAL = auto()
    """A number with two decimals (confidence)."""
    TOTAL = auto()
    TOTAL_LABEL = auto()
    INPUT = auto()
    """An empty cell that a reviewer fills in."""
    TITLE = auto()
    HEADING = auto()
    PLAIN = auto()
    """Running text on the cover and the summary, without lines."""
    HEADER = auto()
    GROUP = auto()
    """Heading over several columns."""
    HEADER_PARTY_1 = auto()
    HEADER_PARTY_2 = auto()
    HEADER_PARTY_3 = auto()
    HEADER_PARTY_4 = auto()
    HEADER_PARTY_5 = auto()
    HEADER_PARTY_6 = auto()
    PARTY_1 = auto()
    PARTY_2 = auto()
    PARTY_3 = auto()
    PARTY_4 = auto()
    PARTY_5 = auto()
    PARTY_6 = auto()
    UNDECIDED = auto()
    ABSENT = auto()
    """A party does not control this."""
    REVIEW = auto()
    """Below the review line."""
    EQUAL = auto()
    BROADER = auto()
    NARROWER = auto()
    OVERLAP = auto()
    NONE = auto()


PARTY_LOOKS = (Look.PARTY_1, Look.PARTY_2, Look.PARTY_3, Look.PARTY_4, Look.PARTY_5, Look.PARTY_6)
PARTY_HEADERS = (
    Look.HEADER_PARTY_1,
    Look.HEADER_PARTY_2,
    Look.HEADER_PARTY_3,
    Look.HEADER_PARTY_4,
    Look.HEADER_PARTY_5,
    Look.HEADER_PARTY_6,
)


class Cell(NamedTuple):
    """A cell that differs from its column: in look, or by a link."""

    value: str | int | float | None
    look: Look
    link: str = ""
    """A web address, or a place in the workbook that starts with ``#`` (``#'Needs review'!A1``)."""


Row = tuple[str | int | float | Cell | None, ...]


class Column(NamedTuple):
    """A column of a sheet."""

    heading: str
    width: float
    """In characters of the standard font."""
    look: Look = Look.BODY
    header: Look = Look.HEADER
    firm: bool = False
    """What stands in it is not to be broken: it keeps its width on paper."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A stacked column chart of a sheet's own figures."""

    title: str
    anchor: str
    """The cell at its upper left corner."""
    label_column: int
    """Column of the categories, from 1."""
    series: tuple[tuple[str, int], ...]
    """Name and column, from 1, of each series."""
    first_row: int
    last_row: int
    across: str = "Category"
    """What the columns of the chart are."""
    upward: str = "Findings"
    """What their heights count."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a data table (headings in row 1), or free rows (cover and summary)."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_table: bool = True
    """Row 1 is the headings: frozen, filtered, repeated on each printed page."""
    frozen_columns: int = 0
    printed_columns: int = 0
    """How many columns are printed; 0 means all."""
    pages_across: int = 1
    """Over how many pages the printed columns go, side by side; the frozen columns stand on each."""
    status_column: int = 0
    """The review status column, from 1; 0 where the sheet has none."""
    status_rows: int = 0
    """How many rows, from the first, take a review status."""
    tall: dict[int, float] = field(default_factory=dict)
    """Heights in points of rows (from 1) whose text runs over merged columns."""
    merged: tuple[tuple[int, int, int], ...] = ()
    """Merged cells of free rows: row, first column, last column, from 1."""
    charts: tuple[Chart, ...] = ()
    new_pages: tuple[int, ...] = ()
    """Rows, from 1, that begin a printed page."""
    choices: tuple[str, ...] = ()
    """The review statuses that can be chosen, in the language of the report."""

    def cell_text(self, row: int, column: int) -> str:
        """The text of a cell of ``rows`` (both from 0), "" where it is empty."""
        value = self.rows[row][column]
        if isinstance(value, Cell):
            value = value.value
        return "" if value is None else str(value)


def none_found(columns: tuple[Column, ...], words: Phrases = ENGLISH) -> Row:
    """The only row of a table that has no rows: it says so."""
    return (Cell(words.of("none found"), Look.MUTED), *(None for _ in columns[1:]))


def headed(sheet: Sheet, words: Phrases) -> Sheet:
    """The sheet as it is written: its name, its headings and the words of its charts in the language of the report,
    columns widened so that each heading fits into two lines; of a table without the columns in which nothing stands,
    and with what is printed narrow enough to be read on paper."""
    if sheet.is_table:
        return on_paper(_said(without_empty(sheet), words))
    return _said(sheet, words)


def without_empty(sheet: Sheet) -> Sheet:
    """A table without the columns that are empty on every row; those that a reviewer fills in stay."""
    if len(sheet.rows) == 1 and not any(sheet.cell_text(0, column) for column in range(1, len(sheet.columns))):
        return sheet  # it says that nothing was found
    kept = [
        index
        for index, column in enumerate(sheet.columns)
        if column.look is Look.INPUT or any(sheet.cell_text(row, index) for row in range(len(sheet.rows)))
    ]

    def left_of(count: int) -> int:
        return sum(index < count for index in kept)

    return replace(
        sheet,
        columns=tuple(sheet.columns[index] for index in kept),
        rows=tuple(tuple(row[index] for index in kept) for row in sheet.rows),
        frozen_columns=left_of(sheet.frozen_columns),
        printed_columns=left_of(sheet.printed_columns),
        status_column=left_of(sheet.status_column),
    )


def on_paper(sheet: Sheet) -> Sheet:
    """A table whose printed columns are narrowed, the wide ones most, until a page holds them in letters that can be
    read. What is firm or not printed keeps its width."""
    count = sheet.printed_columns or len(sheet.columns)
    room = PAGE_WIDTH * sheet.pages_across / LEAST_SCALE
    columns = sheet.columns[:count]
    spare = [0.0 if column.firm else max(0.0, column.width - NARROWEST) for column in columns]
    excess = (sum(pixels(column.width) for column in columns) - room) / PIXELS_PER_UNIT
    if excess <= 0 or not any(spare):
        return sheet
    share = min(1.0, excess / sum(spare))
    narrowed = (
        column._replace(width=math.floor((column.width - give * share) * 10) / 10)
        for column, give in zip(columns, spare, strict=True)
    )
    return replace(sheet, columns=(*narrowed, *sheet.columns[count:]))


def print_scale(sheet: Sheet) -> float:
    """How small the sheet is printed, at most 1: as many pages across as it asks for."""
    printed = sheet.columns[: sheet.printed_columns or len(sheet.columns)]
    return min(1.0, PAGE_WIDTH * sheet.pages_across / max(1, sum(pixels(column.width) for column in printed)))


def pixels(width: float) -> int:
    """The width of a column on a screen of 96 dots an inch."""
    return int(width * PIXELS_PER_UNIT + 5)


def _said(sheet: Sheet, words: Phrases) -> Sheet:
    if words.language is Language.ENGLISH:
        return sheet
    columns = tuple(
        column._replace(heading=(heading := words.of(column.heading)), width=max(column.width, _heading_width(heading)))
        for column in sheet.columns
    )
    charts = tuple(
        replace(
            chart,
            title=words.of(chart.title),
            across=words.of(chart.across),
            upward=words.of(chart.upward),
            series=tuple((words.of(name), column) for name, column in chart.series),
        )
        for chart in sheet.charts
    )
    return replace(sheet, name=words.of(sheet.name), columns=columns, charts=charts)


def _heading_width(heading: str) -> float:
    """The width in which a heading takes no more than two lines, or one where it is a short word."""
    longest = max(map(display_width, heading.split()), default=0)
    two_lines = display_width(heading) * 0.6 + 2.5
    return max(two_lines, longest * 1.05 + 2) if longest <= _SHORT_HEADING else two_lines


def as_text(sheets: Iterable[Sheet]) -> str:
    """The sheets as plain text, a line a row, for golden files and for looking at them without a spreadsheet."""
    lines: list[str] = []
    for sheet in sheets:
        lines.append(f"## {sheet.name}")
        if sheet.is_table:
            lines.append(" | ".join(column.heading for column in sheet.columns))
        for index, row in enumerate(sheet.rows):
            texts = [sheet.cell_text(index, column).replace("\n", " / ") for column in range(len(row))]
            while texts and not texts[-1]:
                texts.pop()
            lines.append(" | ".join(texts))
        lines.append("")
    return "\n".join(lines)


def fitted(texts: Iterable[str], least: float, most: float) -> float:
    """A column width that holds the longest line of the texts, within bounds."""
    longest = max((display_width(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest * 1.1 + 2, least), most)
