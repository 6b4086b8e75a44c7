"""The correspondences of two lists as the program uses them: shipped or computed, with the reviewers' word."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.align.crosswalk import (
    Row,
    crosswalk_path,
    read_crosswalk,
    shipped_links,
    with_reviews,
    write_crosswalk,
)
from harmonize.align.lists import align_lists, by_content
from harmonize.model import Correspondence, ListVersion
from harmonize.resources import lists_folder
from harmonize.shelf.catalogue import open_list
from harmonize.shelf.digest import read_recipes


def links_between(left: ListVersion, right: ListVersion) -> tuple[Correspondence, ...]:
    """Which provision of ``right`` answers each control paragraph of ``left``.

    Taken from the shipped crosswalk where it has these two versions, else computed; a reviewer's verdict wins.
    """
    rows = read_crosswalk(crosswalk_path())
    keys = (left.info.list_id, left.info.version), (right.info.list_id, right.info.version)
    found = shipped_links(rows, *keys) or align_lists(left, right)
    return with_reviews(found, rows, *keys)


def rebuild_crosswalk() -> Iterator[str]:
    """Compute anew what ships in the crosswalk: the newest shipped version of every list that is aligned by content,
    with the newest of every list that it is aligned to. Reviewed rows are kept. Yields what was aligned."""
    path = crosswalk_path()
    rows = [row for row in read_crosswalk(path) if row.reviewed]
    recipes = read_recipes(lists_folder() / "sources.toml")
    newest = {recipe.list_id: recipe.version for recipe in recipes if not recipe.base}
    shelved = [open_list(f"{list_id}@{version}", texts=False) for list_id, version in newest.items()]
    for left in shelved:
        for right in shelved:
            if by_content(left, right):
                made = align_lists(left, right)
                rows += [Row(left.info.version, right.info.version, link) for link in made]
                yield f"{left.name} to {right.name}: {len(made):,} correspondences"
    write_crosswalk(path, rows)
    read_crosswalk.cache_clear()
