"""The digests that ship in ``lists/`` are what the code makes of the official sources, to the byte."""

from pathlib import Path

import pytest

from harmonize.model import ListVersion
from harmonize.resources import lists_folder
from harmonize.shelf import earlier
from harmonize.shelf.digest import make_shipped
from harmonize.shelf.folder import read_version, write_version
from harmonize.shelf.recipes import read_recipes

RECIPES = read_recipes(lists_folder() / "sources.toml")


@pytest.mark.real
@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: f"{recipe.list_id}@{recipe.version}")
def test_the_committed_digest_is_what_the_code_makes(recipe, sources: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    made: ListVersion = make_shipped(recipe, sources)
    shipped = lists_folder() / recipe.list_id / recipe.version
    base = read_version(shipped.with_name(recipe.base)) if recipe.base else None
    write_version(made, tmp_path / "made", texts=False, base=base)
    files = {path.name for folder in (tmp_path / "made", shipped) for path in folder.iterdir()}
    for name in sorted(files):
        ours, theirs = ((folder / name).read_text(encoding="utf-8") for folder in (tmp_path / "made", shipped))
        if name == earlier.NAME:
            # its first line names the reader, which every change of code or of Python makes another one
            ours, theirs = ours.partition("\n")[2], theirs.partition("\n")[2]
        assert ours == theirs, f"{shipped / name} is not what the code makes of the sources: run harmonize digest"
    kept = made.info.conservation
    assert kept.source == kept.placed + sum(item.characters for item in kept.left_out)


def test_no_digest_has_words() -> None:
    assert not list(lists_folder().rglob("texts.csv"))


def test_the_shipped_lists_stay_small() -> None:
    assert sum(path.stat().st_size for path in lists_folder().rglob("*") if path.is_file()) < 12_000_000
