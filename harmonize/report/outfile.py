"""Writes a file of a report whole or not at all."""

from __future__ import annotations

import os
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
        raise HarmonizeError(
            f"{path} cannot be written ({error.strerror or error}): close it if it is open in another program, make "
            "room, or choose another folder with --out."
        ) from error
