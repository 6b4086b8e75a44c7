"""Writes a file of a report whole or not at all, and says beforehand where that cannot be."""

from __future__ import annotations

import os
from errno import ENOSPC
from pathlib import Path

from harmonize.errors import HarmonizeError


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


def check_folder(folder: Path) -> None:
    """Raise ``HarmonizeError`` where files cannot be written into ``folder``, which need not be there yet: a report is
    not computed in vain."""
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not there.is_dir():
        raise HarmonizeError(f"{there} is not a folder, so nothing can be written there: choose another with --out.")
    if not os.access(there, os.W_OK):
        raise HarmonizeError(f"{there} is not writable: choose another folder with --out.")
