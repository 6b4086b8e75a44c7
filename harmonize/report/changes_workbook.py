"""Writes the workbook of ``harmonize diff``: whole or not at all, the same bytes for the same changes."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from harmonize.errors import HarmonizeError
from harmonize.model import Change, ListDiff
from harmonize.report.changes_sheets import add_changes_sheets
from harmonize.report.rows import DatedZip


def changes_name(diff: ListDiff) -> str:
    """A file name that says what was compared (``changes-us-2026-06-24-2026-08-20.xlsx``)."""
    return f"changes-{diff.old.list_id}-{diff.old.version}-{diff.new.version}.xlsx"


def write_changes_workbook(diff: ListDiff, changes: Sequence[Change], path: Path, *, japanese: bool = False) -> None:
    """Write ``changes`` of ``diff`` to ``path``; ``japanese`` gives the 新旧対照表 order.

    Until the new file is complete an older one stays whole. Raises ``HarmonizeError`` where it cannot be written.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    moment = _moment(diff)
    workbook.properties.creator = "harmonize"
    workbook.properties.title = f"Changes of {diff.old.list_id} from {diff.old.version} to {diff.new.version}"
    workbook.properties.created = workbook.properties.modified = moment
    add_changes_sheets(workbook, diff, changes, japanese=japanese)
    workbook.active = 1
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _save(workbook, path, moment)
    except OSError as error:
        raise HarmonizeError(
            f"The workbook {path} cannot be written ({error.strerror}): close it or choose another folder with --out."
        ) from error


def _save(workbook: Workbook, path: Path, moment: datetime) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as stream, DatedZip(stream, moment) as archive:
            _InMemory(workbook, archive).write_data()
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _moment(diff: ListDiff) -> datetime:
    """Noon of the newer as-of date: the file's own date, the same on every run."""
    found = re.match(r"(\d{4})(?:-(\d\d)-(\d\d))?", diff.new.as_of or diff.new.version)
    return datetime(int(found[1]), int(found[2] or 1), int(found[3] or 1), 12) if found else datetime(2000, 1, 1, 12)


class _InMemory(ExcelWriter):
    """Writes sheets in memory: no text lies in the folder for temporary files, and every member has our date."""

    _archive: ZipFile

    def write_worksheet(self, ws: Worksheet) -> None:
        """One sheet; openpyxl calls it for each in turn."""
        memory = BytesIO()
        writer = WorksheetWriter(ws, memory)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self._archive.writestr(ws.path[1:], memory.getvalue())
        self.manifest.append(ws)
