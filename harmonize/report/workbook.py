"""Writes the gap workbook: the pure tables of a comparison become an Excel file.

The same comparison gives the same bytes: the file carries the newest as-of date of its lists, not the time of day.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from errno import ENOSPC
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference, Series
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from harmonize.errors import HarmonizeError
from harmonize.model import Comparison, VersionInfo
from harmonize.report.cover import cover_sheet
from harmonize.report.matters import subjects_sheet, topics_sheet
from harmonize.report.parties import version_dates
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.review_book import book_properties
from harmonize.report.rows import DatedZip, PouringWriter
from harmonize.report.sheets import REVIEW_SHEET, data_sheets
from harmonize.report.style import CHART_TONES
from harmonize.report.summary import summary_sheet
from harmonize.report.tables import MARGIN, Chart, Sheet
from harmonize.report.words import shortened

A4 = 9
"""Paper size code of A4 in a workbook."""
PAGE_FOOTER = "&A, page &P of &N"
"""Name of the sheet and number of the page, in the signs of a spreadsheet."""
LONGEST_FOOTER = 180
"""A spreadsheet refuses a footer of more than 255 characters, codes included."""


def report_sheets(comparison: Comparison, more: Sequence[Sheet] = (), words: Phrases = ENGLISH) -> tuple[Sheet, ...]:
    """Every sheet of the workbook, cover first, as pure tables.

    ``more`` are sheets on other matters (Russia, changes between versions); they stand before those on what needs
    review.
    """
    tables = data_sheets(comparison, words)
    places = {
        table.cell_text(row, 0): f"#'{table.name}'!A{row + 2}"
        for table in tables
        if table.status_column
        for row in range(table.status_rows)
    }
    last = next(index for index, table in enumerate(tables) if table.name == words.of(REVIEW_SHEET))
    between = (topics_sheet(comparison, places, words), *more, subjects_sheet(comparison, words))
    sheets = (summary_sheet(comparison, places, words), *tables[:last], *between, *tables[last:])
    return (cover_sheet(comparison, sheets, words), *sheets)


def workbook_name(comparison: Comparison) -> str:
    """A file name that says what was compared and as of when (``gaps-us-japan-wassenaar-2026-08-20.xlsx``)."""
    parties = (
        "-".join((*comparison.parties, comparison.baseline)) if comparison.baseline else "-".join(comparison.parties)
    )
    return f"gaps-{parties}-{moment_of(comparison.versions):%Y-%m-%d}.xlsx"


def write_workbook(
    comparison: Comparison,
    path: Path,
    more: Sequence[Sheet] = (),
    others: Sequence[VersionInfo] = (),
    words: Phrases = ENGLISH,
) -> None:
    """Write the gap workbook of a comparison, with ``more`` sheets that are made from the list versions ``others``; see
    ``report_sheets`` and ``write_sheets``."""
    write_sheets(
        report_sheets(comparison, more, words),
        path,
        title=words.of("Differences between export control lists"),
        footer=words.in_a_row(version_dates(comparison, words)),
        moment=moment_of(comparison.versions),
        properties=book_properties(comparison, others),
        words=words,
    )


def write_sheets(
    sheets: Sequence[Sheet],
    path: Path,
    *,
    title: str,
    footer: str,
    moment: datetime,
    properties: Mapping[str, str] | None = None,
    words: Phrases = ENGLISH,
) -> None:
    """Write the sheets as a workbook to ``path``, replacing an older one only when it is complete.

    The folder is made where it is absent. Until the new file is complete the older one stays whole. Raises
    ``HarmonizeError`` where the folder cannot be made or written to, or where the older workbook is open in a
    spreadsheet program. ``properties`` become custom document properties, for the way back.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_if_open(path)
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        stream = beside.open("wb")
        try:
            with stream:
                _save(sheets, stream, title, footer, moment, properties or {}, words)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise HarmonizeError(_remedy(path, error)) from error


def _refuse_if_open(path: Path) -> None:
    for program, lock in (
        ("Excel", path.with_name(f"~${path.name}")),
        ("LibreOffice", path.with_name(f".~lock.{path.name}#")),
    ):
        if lock.exists():
            raise HarmonizeError(
                f"{path} is open in {program}: close it and run again (if nobody has it open, delete {lock})."
            )


def _remedy(path: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"{path.parent} is not a folder, so {path.name} cannot be written there: choose another folder."
    if isinstance(error, PermissionError):
        return (
            f"The workbook {path} cannot be written: the folder is not writable or the file is open in another "
            "program; close it or choose another folder."
        )
    if path.is_dir():
        return f"{path} is a folder, not a workbook: choose another name for the workbook."
    room = "make room or " if error.errno == ENOSPC else ""
    return f"The workbook {path} cannot be written ({error.strerror}): {room}choose another folder."


def _save(
    sheets: Sequence[Sheet],
    stream: IO[bytes],
    title: str,
    footer: str,
    moment: datetime,
    properties: Mapping[str, str],
    words: Phrases,
) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "harmonize"
    workbook.properties.title = title
    workbook.properties.created = workbook.properties.modified = moment
    for name, value in properties.items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]
    for sheet in sheets:
        set_up(workbook.create_sheet(sheet.name), sheet, footer, words)
    workbook.worksheets[0].sheet_view.tabSelected = True
    with DatedZip(stream, moment) as archive:
        PouringWriter(workbook, archive, sheets, words.language).write_data()


def moment_of(versions: Sequence[VersionInfo]) -> datetime:
    """Noon of the newest as-of date: the file's own date, the same on every run."""
    found = [re.fullmatch(r"(\d{4})(?:-(\d\d)-(\d\d))?", version.as_of or version.version) for version in versions]
    dates = [
        datetime(int(match[1]), int(match[2] or 1), int(match[3] or 1), 12) for match in found if match is not None
    ]
    return max(dates, default=datetime(2000, 1, 1, 12))


def set_up(target: Worksheet, sheet: Sheet, footer: str, words: Phrases) -> None:
    """Set up a sheet for the screen and for paper: widths, frozen panes, filter, print area, footer, charts."""
    for index, column in enumerate(sheet.columns, 1):
        target.column_dimensions[get_column_letter(index)].width = column.width
    target.sheet_view.showGridLines = False
    target.sheet_view.zoomScale = 90 if sheet.is_table else 100
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = A4
    target.page_setup.fitToWidth = sheet.pages_across
    target.page_setup.fitToHeight = 0
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    target.page_margins.left = target.page_margins.right = MARGIN
    target.page_margins.top = 0.5
    target.page_margins.bottom = 0.6
    target.page_margins.footer = 0.25
    target.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text=shortened(footer, LONGEST_FOOTER).replace("&", "&&"), size=8),
        right=_HeaderFooterPart(text=words.of(PAGE_FOOTER), size=8),
    )
    for row, first, last in sheet.merged:
        target.merged_cells.add(f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}")
    for row in sheet.new_pages:
        target.row_breaks.append(Break(id=row - 1))
    if sheet.is_table:
        _set_up_table(target, sheet, words)
    for chart in sheet.charts:
        target.add_chart(_chart(target, chart), chart.anchor)


def _set_up_table(target: Worksheet, sheet: Sheet, words: Phrases) -> None:
    last_row = len(sheet.rows) + 1
    last_column = get_column_letter(len(sheet.columns))
    target.freeze_panes = f"{get_column_letter(sheet.frozen_columns + 1)}2"
    target.auto_filter.ref = f"A1:{last_column}{last_row}"
    target.print_title_rows = "1:1"
    if sheet.pages_across > 1:
        target.print_title_cols = f"A:{get_column_letter(sheet.frozen_columns)}"
    if sheet.printed_columns:
        target.print_area = f"A1:{get_column_letter(sheet.printed_columns)}{last_row}"
    if sheet.status_rows:
        letter = get_column_letter(sheet.status_column)
        choice = DataValidation("list", formula1=f'"{",".join(sheet.choices)}"', allow_blank=True)
        choice.showErrorMessage = True
        choice.errorTitle = words.of("Review status")
        choice.error = words.say("Choose one of: {words}.", words=sheet.choices)
        choice.add(f"{letter}2:{letter}{sheet.status_rows + 1}")
        target.data_validations.append(choice)


def _chart(target: Worksheet, chart: Chart) -> BarChart:
    bars = BarChart()
    bars.type = "col"
    bars.grouping = "stacked"
    bars.overlap = 100
    bars.gapWidth = 60
    bars.title = chart.title
    bars.x_axis.title = chart.across
    bars.y_axis.title = chart.upward
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.y_axis.number_format = "0"
    bars.legend.position = "b"
    bars.width, bars.height = 24, 9.4
    for (name, column), tone in zip(chart.series, CHART_TONES, strict=False):
        values = Reference(target, column, chart.first_row, column, chart.last_row)
        series = Series(values, title=name)
        series.graphicalProperties.solidFill = tone
        series.graphicalProperties.line.solidFill = tone
        bars.series.append(series)
    bars.set_categories(Reference(target, chart.label_column, chart.first_row, chart.label_column, chart.last_row))
    return bars
