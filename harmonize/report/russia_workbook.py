"""The workbook on Russia and Belarus."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from harmonize.compare.russia.result import RussiaResult
from harmonize.model import Comparison, FindingKind
from harmonize.report.parties import version_date
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.russia_sheets import russia_sheets
from harmonize.report.sheets import CORRESPONDENCE_SHEET, REVIEW_SHEET, SHEET_NAMES, data_sheets
from harmonize.report.sources import SOURCES_SHEET
from harmonize.report.tables import Sheet
from harmonize.report.workbook import moment_of, write_sheets

DESCRIBED_SHEET = "Russia described items"
_KEPT = (SHEET_NAMES[FindingKind.RUSSIA], REVIEW_SHEET, CORRESPONDENCE_SHEET, SOURCES_SHEET)


def russia_workbook_name(result: RussiaResult) -> str:
    """A file name that says what was compared and as of when (``russia-us-japan-korea-2026-07-30.xlsx``)."""
    return f"russia-{'-'.join(result.parties)}-{moment_of(result.versions):%Y-%m-%d}.xlsx"


def write_russia_workbook(result: RussiaResult, path: Path, words: Phrases = ENGLISH) -> None:
    """Write the workbook to ``path``; raises ``HarmonizeError`` where that cannot be done."""
    write_sheets(
        (*russia_sheets(result, words), *described_sheets(result, words)),
        path,
        title=words.of("Controls on Russia and Belarus"),
        footer=words.in_a_row(version_date(version, words) for version in result.versions),
        moment=moment_of(result.versions),
        words=words,
    )


def described_sheets(result: RussiaResult, words: Phrases = ENGLISH) -> tuple[Sheet, ...]:
    """The described items as findings, what of them needs review, their correspondences, and the sources: the same
    sheets as for the main lists."""
    comparison = Comparison(
        parties=result.parties,
        baseline="",
        bridge="",
        versions=result.versions,
        findings=result.described.findings,
        correspondences=result.described.correspondences,
        subjects=(),
        not_compared=result.not_compared,
        figures={},
    )
    sheets = {sheet.name: sheet for sheet in data_sheets(comparison, words)}
    kept = [sheets[name] for name in map(words.of, _KEPT) if name in sheets]
    found = words.of(SHEET_NAMES[FindingKind.RUSSIA])
    return tuple(replace(sheet, name=words.of(DESCRIBED_SHEET)) if sheet.name == found else sheet for sheet in kept)
