"""Rebuilding the digests that ship in ``lists/`` from the official sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from harmonize.errors import HarmonizeError
from harmonize.model import ListVersion
from harmonize.reading.shares import cores
from harmonize.resources import lists_folder
from harmonize.shelf.digest import make_shipped
from harmonize.shelf.folder import read_version, write_version
from harmonize.shelf.recipes import read_recipes


def rebuild(sources: Path, only: Sequence[str], out: Path | None = None) -> Iterator[tuple[ListVersion, Path]]:
    """Make every version of ``lists/sources.toml`` (or those that ``only`` names) anew and write its digest. A version
    that others are written against stands before them in that file.

    Yields each version as it is written, with its folder. Raises ``HarmonizeError`` where ``only`` names nothing, and
    where without ``out`` the installed program itself would be written over.
    """
    shipped = lists_folder()
    if out is None and not (shipped.parent / "pyproject.toml").is_file():
        raise HarmonizeError(
            f"Without --out, harmonize digest writes over {shipped}, which is part of the installed program; name a "
            "folder with --out, or run it from a checkout (pip install -e)."
        )
    recipes = read_recipes(lists_folder() / "sources.toml")
    chosen = [
        recipe
        for recipe in recipes
        if not only or recipe.list_id in only or f"{recipe.list_id}@{recipe.version}" in only
    ]
    if not chosen:
        known = ", ".join(f"{recipe.list_id}@{recipe.version}" for recipe in recipes)
        raise HarmonizeError(f"--only {' '.join(only)} names no shipped version; they are {known}.")
    for recipe in chosen:
        version = make_shipped(recipe, sources, cores())
        folder = (out or lists_folder()) / recipe.list_id / recipe.version
        base = read_version(folder.with_name(recipe.base), texts=False) if recipe.base else None
        write_version(version, folder, texts=False, base=base)
        yield version, folder
