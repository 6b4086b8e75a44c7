"""The command that brings in a whole folder of revisions of one list."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize.cli.app import app
from harmonize.cli.options import LibraryToWrite, complete_list
from harmonize.errors import HarmonizeError


@app.command(
    short_help="Bring in a folder of older versions of a list.",
    epilog="Example: harmonize revisions wassenaar ../shared/sources/wassenaar --match 2021",
)
def revisions(
    list_id: Annotated[
        str,
        typer.Argument(
            metavar="LIST", autocompletion=complete_list, help="Which list it is: us, wassenaar, japan, ..."
        ),
    ],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of its revisions, dated by name.")],
    match: Annotated[
        str, typer.Option("--match", metavar="PATTERN", help="Only files or folders named so: 'part774_*'.")
    ] = "*",
    jobs: Annotated[int, typer.Option("--jobs", metavar="N", help="How many at a time; 0: one a processor.")] = 0,
    library: LibraryToWrite = None,
) -> None:
    """Read a whole folder of revisions of a list into your own library, each as a version of its own."""
    from harmonize.shelf.catalogue import user_library
    from harmonize.shelf.revisions import find_revisions, import_revisions

    found = find_revisions(list_id, folder, match)
    refused = []
    done = import_revisions(found, library or user_library(), jobs)
    with typer.progressbar(
        done, length=len(found), label=f"{list_id}: {len(found)} revisions", file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:  # fmt: skip
        results = list(bar)
    for each in sorted(results, key=lambda item: item.revision.version):
        if each.info is None:
            refused.append(each)
            continue
        counts = each.info.counts
        print(
            f"{list_id}@{each.info.version}: as of {each.info.as_of}, {counts.get('entry', 0):,} entries, "
            f"{counts.get('item', 0):,} items"
        )
    if refused:
        reasons = "; ".join(f"{each.revision.version}: {each.refused}" for each in refused)
        raise HarmonizeError(f"{len(refused)} of {len(found)} revisions of {list_id} were refused: {reasons}")
