"""The files of a report: the workbook, and beside it the page and the brief, under one name."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from harmonize.compare.russia.result import RussiaResult
from harmonize.errors import HarmonizeError
from harmonize.model import Comparison, Language, ListDiff
from harmonize.report.outfile import name_in
from harmonize.report.phrases import phrases
from harmonize.report.reviewed_before import refuse_to_lose
from harmonize.report.tables import Sheet
from harmonize.report.workbook import workbook_name, write_workbook


class ReportFormat(StrEnum):
    """The forms of a report, in the order in which they are written."""

    XLSX = "xlsx"
    HTML = "html"
    DOCX = "docx"


def formats_of(names: str) -> tuple[ReportFormat, ...]:
    """The forms that a user named, separated by commas; raises ``HarmonizeError`` where a name is none of them."""
    known = {form.value: form for form in ReportFormat}
    chosen = [name.strip().lower() for name in names.split(",") if name.strip()]
    for name in chosen:
        if name not in known:
            raise HarmonizeError(f"--format {name}: there is no such form of report; name {', '.join(known)}.")
    if not chosen:
        raise HarmonizeError(f"--format: no form of report is named; name {', '.join(known)}.")
    return tuple(form for form in ReportFormat if form.value in chosen)


def write_report(
    comparison: Comparison,
    folder: Path,
    formats: Sequence[ReportFormat] = tuple(ReportFormat),
    *,
    russia: RussiaResult | None = None,
    sheets: Sequence[Sheet] = (),
    changes: Sequence[ListDiff] = (),
    language: Language = Language.ENGLISH,
    library: Path | None = None,
) -> tuple[Path, ...]:
    """Write the report of a comparison into ``folder`` in the given forms and tell the paths.

    ``sheets``, in the language of the report, are added to the workbook; ``russia`` has a part of its own on the page
    and in the brief, ``changes`` in the brief. A report in Japanese or Korean has its language at the end of its name.
    Raises ``HarmonizeError``, before anything is written, where the workbook of that name has verdicts that are not in
    ``library``.
    """
    workbook = folder / name_in(language, workbook_name(comparison))
    if ReportFormat.XLSX in formats:
        refuse_to_lose(workbook, comparison, russia, library, phrases(language))
    paths: list[Path] = []
    for form in formats:
        path = workbook.with_suffix(f".{form.value}")
        if form is ReportFormat.XLSX:
            others = russia.versions if russia else ()
            write_workbook(comparison, path, sheets, others, phrases(language))
        elif form is ReportFormat.HTML:
            from harmonize.report.page import write_page
            from harmonize.report.page_russia import russia_part

            write_page(comparison, path, language, [russia_part(russia, phrases(language))] if russia else [])
        else:
            from harmonize.report.brief import write_brief

            write_brief(comparison, path, language, russia, changes)
        paths.append(path)
    return tuple(paths)
