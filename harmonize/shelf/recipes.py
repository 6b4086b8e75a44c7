"""How the shipped versions are made: the entries of ``lists/sources.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from harmonize.errors import HarmonizeError


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a shipped version is made: one entry of ``lists/sources.toml``."""

    list_id: str
    version: str
    paths: tuple[str, ...]
    """Official files or folders, relative to the folder of sources."""
    as_of: str
    """The date (ISO) as of which the official text stands, for sources that do not state it themselves."""
    retrieved: str
    """When the files were retrieved, "" where it was not recorded."""
    address: str
    base: str
    """The version that the digest is written against, "" for one that is written whole."""


def read_recipes(path: Path) -> tuple[Recipe, ...]:
    """The entries of ``lists/sources.toml``; raises ``HarmonizeError`` where the file is malformed."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Recipe(
                list_id=item["list"],
                version=item["version"],
                paths=tuple(item["paths"]),
                as_of=item.get("as_of", ""),
                retrieved=item.get("retrieved", ""),
                address=item.get("address", ""),
                base=item.get("base", ""),
            )
            for item in data["version"]
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise HarmonizeError(f"{path}: cannot read how the shipped lists are made ({error}); restore it.") from None
