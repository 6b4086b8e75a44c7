"""Writes a file of a report whole or not at all, and says beforehand where that cannot be."""

from __future__ import annotations

import os
from errno import ENOSPC
from pathlib import Path

from harmonize.errors import HarmonizeError
from harmonize.model import Language


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``; the folder is made where it is absent, an older file stays until the new one is
    complete. Raises ``HarmonizeError`` where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        remedy = "make room" if error.errno == ENOSPC else "close it if it is open in another program"
        raise HarmonizeError(
            f"{path} cannot be written ({error.strerror or error}): {remedy}, or choose another folder with --out."
        ) from error


def name_in(language: Language, name: str) -> str:
    """The name of a file in a language of the report: ``gaps-us-wassenaar-2026-08-20.xlsx`` in English,
    ``gaps-us-wassenaar-2026-08-20-ja.xlsx`` in Japanese."""
    if language is Language.ENGLISH:
        return name
    stem, dot, form = name.rpartition(".")
    return f"{stem}-{language.value}{dot}{form}"


def check_folder(folder: Path) -> None:
    """Raise ``HarmonizeError`` where files cannot be written into ``folder``, which need not be there yet: a report is
    not computed in vain."""
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not there.is_dir():
        raise HarmonizeError(f"{there} is not a folder, so nothing can be written there: choose another with --out.")
    if not os.access(there, os.W_OK):
        raise HarmonizeError(f"{there} is not writable: choose another folder with --out.")
