"""The parts of the report beside the comparison of the lists: Russia controls, and changes between versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from harmonize.compare.changes.affected import with_affected
from harmonize.compare.changes.diff import diff_versions
from harmonize.compare.russia.result import RussiaResult
from harmonize.compare.russia.run import compare_russia
from harmonize.model import Comparison, ListDiff
from harmonize.report.changes_sheets import changes_table
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.russia_sheets import russia_sheets
from harmonize.report.russia_workbook import DESCRIBED_SHEET, described_sheets
from harmonize.report.sheets import REVIEW_SHEET
from harmonize.report.tables import Sheet
from harmonize.report.words import party_name
from harmonize.shelf.catalogue import open_list, shelf

_LONGEST_NAME = 31
"""Characters of a sheet's name in a workbook."""


def russia_of(comparison: Comparison, rates: Sequence[str], as_of: str, library: Path | None) -> RussiaResult | None:
    """The Russia controls of the parties of a report, None where none of them has a Russia list on the shelf."""
    held = {item.info.list_id for item in shelf(library) if not as_of or item.info.as_of <= as_of}
    parties = [party for party in comparison.parties if f"{party}-russia" in held]
    return compare_russia(",".join(parties), rates, as_of, library) if parties else None


def russia_parts(result: RussiaResult, words: Phrases = ENGLISH) -> tuple[Sheet, ...]:
    """The Russia sheets of a report: overview with charts, matrix, luxury goods, other editions, described items."""
    found, review = words.of(DESCRIBED_SHEET), words.of(REVIEW_SHEET)
    described = [
        replace(sheet, name=words.of("Russia review")) if sheet.name == review else sheet
        for sheet in described_sheets(result, words)
        if sheet.name in (found, review)
    ]
    return (*russia_sheets(result, words), *described)


def changes_of(older: Sequence[str], comparison: Comparison, library: Path | None) -> tuple[ListDiff, ...]:
    """What changed since each of ``older`` (``us@2026-06-24``) up to the version of the list that is compared.

    Raises ``HarmonizeError`` where such a version is not on the shelf.
    """
    diffs = []
    current = {version.list_id: version.version for version in comparison.versions}
    for name in older:
        before = open_list(name, library)
        list_id = before.info.list_id
        newest = f"{list_id}@{current[list_id]}" if list_id in current else list_id
        after = open_list(newest, library)
        diffs.append(with_affected(diff_versions(before, after), before, after, library))
    return tuple(diffs)


def changes_parts(diffs: Sequence[ListDiff], words: Phrases = ENGLISH) -> tuple[Sheet, ...]:
    """A sheet of changes for each pair of versions."""
    return tuple(changes_table(diff, name=_changes_name(diff, words), words=words) for diff in diffs)


def _changes_name(diff: ListDiff, words: Phrases) -> str:
    name = words.say("Changes {list} {version}", list=party_name(diff.old.list_id), version=diff.old.version)
    return name[:_LONGEST_NAME]
