"""A folder of revisions of one list: which versions are in it, and bringing all of them in.

A revision is a sub-folder or a file that bears a date or a year at its name (``2021/``, ``part774_2026-08-20.xml``,
``2025_WA-LIST.pdf``). Where several instruments make up the list (the Japanese ordinance and the Orders that it
refines), each file bears the id of its instrument and the date from which it is in force; a version is then made for
every date on which one of them changed, from the revisions in force on that day. Two revisions of the leading
instrument in force on one day give two versions, the later one named with ``.2``.
"""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path

from harmonize.errors import HarmonizeError
from harmonize.model import VersionInfo
from harmonize.parsers.spec import spec
from harmonize.shelf.dates import is_date
from harmonize.shelf.digest import make_version
from harmonize.shelf.folder import write_version

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SUFFIXES = frozenset({".xml", ".pdf", ".docx", ".hwp", ".hwpx", ".tsv"})
"""Forms in which lists are published."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One version that can be made of a folder."""

    list_id: str
    version: str
    """Its name: a date, or the year of an edition."""
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a revision."""

    revision: Revision
    info: VersionInfo | None
    """The version as it stands in the library; None where it was refused."""
    refused: str
    """Why it was refused, or ""."""


def find_revisions(list_id: str, folder: Path, match: str = "*") -> tuple[Revision, ...]:
    """The revisions of ``list_id`` in ``folder`` whose names match, from old to new.

    Raises ``HarmonizeError`` where the folder is missing or has none.
    """
    if not folder.is_dir():
        raise HarmonizeError(f"{folder}: there is no such folder; give the folder that holds the revisions.")
    instruments = spec(list_id).instruments
    dated = [
        (date, path)
        for path in sorted(folder.iterdir())
        if not path.name.startswith((".", "~"))
        and (path.is_dir() or path.suffix.lower() in _SUFFIXES)
        and fnmatch.fnmatch(path.name, match)
        and (date := _date_of(path.name, instruments))
    ]
    found = _together(list_id, dated, instruments) if instruments else _alone(list_id, dated)
    if not found:
        raise HarmonizeError(
            f"{folder}: nothing in it is named like a revision of {list_id}; each file or sub-folder must bear "
            "its date (YYYY-MM-DD) or year in its name."
        )
    return tuple(found)


def import_revisions(revisions: Sequence[Revision], library: Path, jobs: int = 0) -> Iterator[Imported]:
    """Read each revision into ``library``, several at a time; yields each as it is done, in no particular order.

    A revision that is not what it should be is refused and reported; the others are not held up by it.
    """
    workers = min(jobs or os.cpu_count() or 1, len(revisions))
    if workers == 1:
        for revision in revisions:
            yield _bring_in(revision, library)
        return
    with ProcessPoolExecutor(workers) as pool:
        for done in as_completed([pool.submit(_bring_in, revision, library) for revision in revisions]):
            yield done.result()


def _bring_in(revision: Revision, library: Path) -> Imported:
    date, _, _ = revision.version.partition(".")
    try:
        made = make_version(revision.list_id, revision.paths, version=date)
        if made.info.version != revision.version:
            made = replace(made, info=replace(made.info, version=revision.version))
        write_version(made, library / made.info.list_id / made.info.version, texts=True)
    except HarmonizeError as error:
        return Imported(revision, None, str(error))
    return Imported(revision, made.info, "")


def _date_of(name: str, instruments: Sequence[str]) -> str:
    """The date (or year) in ``name``, "" where there is none or it is a file of another instrument."""
    law = next((each for each in instruments if name.startswith(each)), "")
    if instruments and not law:
        return ""
    written = ["-".join(found.groups()) for found in _DATE.finditer(name, len(law))]
    if written:
        # where none is a day of the calendar, the first is kept: the import refuses it by its name
        return next((date for date in written if is_date(date)), written[0])
    year = None if instruments else _YEAR.search(name)
    return year[1] if year else ""


def _alone(list_id: str, dated: Sequence[tuple[str, Path]]) -> list[Revision]:
    """Every dated file or folder is a version."""
    return _named(list_id, [(date, (path,)) for date, path in sorted(dated)])


def _together(list_id: str, dated: Sequence[tuple[str, Path]], instruments: Sequence[str]) -> list[Revision]:
    """A version for every date on which an instrument changed, once the leading one is there."""
    by_law = {law: [each for each in sorted(dated, key=_age) if each[1].name.startswith(law)] for law in instruments}
    leading, *others = instruments
    made: list[tuple[str, tuple[Path, ...]]] = []
    for date in sorted({each[0] for each in dated}):
        now = [path for day, path in by_law[leading] if day == date]
        before = [path for day, path in by_law[leading] if day < date]
        beside = [files[-1] for law in others if (files := [path for day, path in by_law[law] if day <= date])]
        for path in now or before[-1:]:
            made.append((date, (path, *beside)))
    return _named(list_id, made)


def _age(dated: tuple[str, Path]) -> tuple[str, str]:
    """Revisions of one day come in the order of the amending law, which ends the name."""
    return dated[0], dated[1].name


def _named(list_id: str, made: Sequence[tuple[str, tuple[Path, ...]]]) -> list[Revision]:
    found: list[Revision] = []
    for date, paths in made:
        same = sum(each.version.partition(".")[0] == date for each in found)
        found.append(Revision(list_id, f"{date}.{same + 1}" if same else date, paths))
    return found
