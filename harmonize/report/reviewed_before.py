"""A report is not written over a workbook whose verdicts nobody brought in."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from harmonize.compare.russia.result import RussiaResult
from harmonize.compare.unimported import not_brought_in
from harmonize.errors import HarmonizeError
from harmonize.model import Comparison
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.review_book import read_review

_NOON = (12, 0, 0)
_TOLD = 3
"""How many rows a refusal names."""


def refuse_to_lose(
    path: Path,
    comparison: Comparison,
    russia: RussiaResult | None = None,
    library: Path | None = None,
    words: Phrases = ENGLISH,
) -> None:
    """Raise ``HarmonizeError`` where the workbook at ``path`` has verdicts that are not in the library: a report that
    is written there now would take them away.

    A workbook that nobody saved since it was written is known by the dates of its parts, so that only a reviewed one is
    read, which takes seconds.
    """
    if not path.is_file() or is_as_written(path):
        return
    try:
        book = read_review(path)
    except HarmonizeError as error:
        raise HarmonizeError(
            f"{path} was changed since it was written and is not written over: {str(error).rstrip('.')}; or rename it, "
            "or choose another folder with --out."
        ) from None
    findings = (*comparison.findings, *(russia.described.findings if russia else ()))
    places = not_brought_in(book, findings, comparison.correspondences, library, words.of)
    if places:
        count = f"{len(places):,} verdicts that were" if len(places) > 1 else "a verdict that was"
        named = "; ".join(places[:_TOLD]) + ("; ..." if len(places) > _TOLD else "")
        raise HarmonizeError(
            f"{path} has {count} not imported ({named}) and is not written over: run harmonize review import on it, "
            "rename it, or choose another folder with --out."
        )


def is_as_written(path: Path) -> bool:
    """Whether nobody saved the workbook since the program wrote it: every part of it bears one date, at noon, which no
    spreadsheet program does. A file that is no workbook at all has nothing to lose either."""
    try:
        with ZipFile(path) as archive:
            dates = {member.date_time for member in archive.infolist()}
    except (BadZipFile, OSError):
        return True
    return len(dates) == 1 and next(iter(dates))[3:] == _NOON
