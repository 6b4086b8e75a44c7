"""Where the data that ships with the program stands: the folder ``lists/``."""

from __future__ import annotations

from pathlib import Path

from harmonize.errors import ShelfError


def lists_folder() -> Path:
    """The shipped ``lists/``: in an installed program it stands in the package, in a checkout beside it.

    Raises ``ShelfError`` where neither is there.
    """
    package = Path(__file__).parent
    for folder in (package / "_lists", package.parent / "lists"):
        if (folder / "glossary.csv").is_file():
            return folder
    raise ShelfError(f"The shipped lists are missing beside {package}; install harmonize again.")
