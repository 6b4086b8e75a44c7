"""The shelf: all list versions that the program can see, shipped and the user's own.

A version in the user's library stands before the shipped digest of the same version, because it has the words.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from harmonize.errors import ShelfError
from harmonize.model import ListVersion, VersionInfo
from harmonize.resources import lists_folder
from harmonize.shelf.dates import is_date
from harmonize.shelf.folder import base_folder, read_info, read_version, restore

_NAME = re.compile(r"[a-z][a-z-]*")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A version that stands on the shelf, not yet read."""

    info: VersionInfo
    folder: Path
    shipped: bool
    """It is a digest that came with the program."""
    has_texts: bool


def user_library() -> Path:
    """Where the user's own versions stand: ``HARMONIZE_LIBRARY``, else the platform's folder for user data."""
    named = os.environ.get("HARMONIZE_LIBRARY")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("harmonize", appauthor=False) / "lists"


def shelf(library: Path | None = None, list_id: str = "*") -> tuple[Shelved, ...]:
    """Every version on the shelf (of one list, where ``list_id`` names it), by list and then from old to new."""
    found: dict[tuple[str, str], Shelved] = {}
    for root, shipped in ((lists_folder(), True), (library or user_library(), False)):
        for toml in sorted(root.glob(f"{list_id}/*/version.toml")):
            if not _is_version(toml):
                continue
            info = _info(toml.parent, toml.stat().st_mtime_ns)
            entry = Shelved(info, toml.parent, shipped, (toml.parent / "texts.csv").is_file())
            found[info.list_id, info.version] = entry
    return tuple(sorted(found.values(), key=lambda item: (item.info.list_id, _age(item.info))))


def lists_on_shelf(library: Path | None = None, as_of: str = "") -> tuple[str, ...]:
    """The lists of which a version (not after ``as_of``, where a date is given) is on the shelf, by name."""
    if as_of:
        return tuple(dict.fromkeys(item.info.list_id for item in shelf(library) if item.info.as_of <= as_of))
    roots = (lists_folder(), library or user_library())
    found = {path.parent.parent.name for root in roots for path in root.glob("*/*/version.toml") if _is_version(path)}
    return tuple(sorted(found))


def _is_version(toml: Path) -> bool:
    """Whether a file is that of a version, not of one that is being written."""
    return not toml.parent.name.startswith(".")


def list_named(name: str, library: Path | None = None) -> str:
    """The list on the shelf that ``name`` names, in capitals or small letters, without a version.

    Raises ``ShelfError`` that names the lists which there are.
    """
    list_id, sign, _ = name.strip().casefold().partition("@")
    held = lists_on_shelf(library)
    if list_id not in held:
        raise ShelfError(f"There is no list {name!r} on the shelf; it has {', '.join(held) or 'none'}.")
    if sign:
        raise ShelfError(f"--list {name}: this names a version; write {list_id}, whose newest version is looked into.")
    return list_id


def find(name: str, library: Path | None = None, as_of: str = "") -> Shelved:
    """The version that ``LIST@VERSION`` names, or the newest of ``LIST`` (not after ``as_of``, where a date is given).

    Raises ``ShelfError`` that names the versions which there are.
    """
    if as_of and not is_date(as_of):
        raise ShelfError(f"--as-of {as_of}: not a date of the calendar; write YYYY-MM-DD.")
    list_id, _, version = name.strip().partition("@")
    list_id = list_id.casefold()
    root = library or user_library()
    if root.is_dir():
        restore(root / list_id)
    of_list = shelf(library, list_id) if _NAME.fullmatch(list_id) else ()
    if not of_list:
        known = ", ".join(lists_on_shelf(library))
        raise ShelfError(f"There is no list {list_id!r} on the shelf; it has {known or 'none'}.")
    if version:
        for item in of_list:
            if item.info.version == version:
                return item
        names = ", ".join(item.info.version for item in of_list)
        raise ShelfError(f"There is no version {version!r} of {list_id} on the shelf; it has {names}.")
    in_time = [item for item in of_list if not as_of or item.info.as_of <= as_of]
    if not in_time:
        raise ShelfError(
            f"No version of {list_id} on the shelf is as old as {as_of}; the oldest is of {of_list[0].info.as_of}."
        )
    return in_time[-1]


def open_list(name: str, library: Path | None = None, as_of: str = "", *, texts: bool = True) -> ListVersion:
    """Read the version that ``name`` names; see ``find`` for names and errors."""
    shelved = find(name, library, as_of)
    return _read(shelved, texts and shelved.has_texts)


@cache
def _info(folder: Path, written: int) -> VersionInfo:
    """The provenance at ``folder`` as it was ``written``: it is asked for often and seldom changes."""
    return read_info(folder)


def _read(shelved: Shelved, texts: bool) -> ListVersion:
    return _read_once(shelved.folder, texts, (shelved.folder / "version.toml").stat().st_mtime_ns)


@cache
def _read_once(folder: Path, texts: bool, written: int) -> ListVersion:
    info = _info(folder, written)
    base = None
    if info.base:
        place = base_folder(folder, info)
        base = _read_once(place, False, (place / "version.toml").stat().st_mtime_ns)
    return read_version(folder, texts=texts, info=info, base=base)


def _age(info: VersionInfo) -> tuple[str, str]:
    return info.as_of, info.version
