"""Commands about the shelf: what lists are there, bringing lists in, giving them out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from harmonize.cli.app import app
from harmonize.cli.options import (
    Library,
    LibraryToWrite,
    RowFormat,
    TableFormat,
    complete_list,
    complete_version,
    form_option,
)


@app.command(short_help="The list versions at hand.", epilog="Example: harmonize lists")
def lists(
    library: Library = None,
    output: Annotated[TableFormat, form_option(TableFormat, "text or json.")] = TableFormat.TEXT,
) -> None:
    """Show the list versions on the shelf: shipped digests and your own, with dates and counts."""
    from harmonize.report.screen import shelf_text
    from harmonize.shelf.catalogue import shelf, user_library

    print(shelf_text(shelf(library), library or user_library(), as_json=output is TableFormat.JSON))


@app.command(
    "import",
    short_help="Bring in an official file, with its words.",
    epilog="Example: harmonize import us part774.xml --version 2026-08-20",
)
def import_list(
    list_id: Annotated[
        str, typer.Argument(metavar="LIST", autocompletion=complete_list, help="Which list it is: us, wassenaar, ...")
    ],
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="The official file, files or folder.")],
    version: Annotated[
        str, typer.Option("--version", metavar="DATE", help="Its as-of date, where the file does not state it.")
    ] = "",
    library: LibraryToWrite = None,
) -> None:
    """Read official files into your own library, with their texts; refused loudly if a check of the list fails."""
    from harmonize.reading.shares import cores
    from harmonize.report.screen import imported_text
    from harmonize.resources import lists_folder
    from harmonize.shelf.catalogue import user_library
    from harmonize.shelf.digest import make_version
    from harmonize.shelf.folder import write_version

    shelves = (library or user_library(), lists_folder())
    made = make_version(list_id, paths, version=version, processes=cores(), shelves=shelves)
    folder = shelves[0] / made.info.list_id / made.info.version
    write_version(made, folder, texts=True)
    print(imported_text(made, folder))


@app.command(
    short_help="A list version, one provision a row.", epilog="Example: harmonize export us@2026-08-20 --format csv"
)
def export(
    name: Annotated[
        str,
        typer.Argument(
            metavar="LIST[@VERSION]", autocompletion=complete_version, help="The list, or one version of it."
        ),
    ],
    output: Annotated[RowFormat, form_option(RowFormat, "jsonl or csv.")] = RowFormat.JSONL,
    library: Library = None,
) -> None:
    """Print a list version, one provision a row; the texts are in it where your library has them."""
    from harmonize.report.records import export_csv, export_jsonl
    from harmonize.shelf.catalogue import open_list

    version = open_list(name, library)
    (export_jsonl if output is RowFormat.JSONL else export_csv)(version, sys.stdout)


@app.command(
    short_help="Rebuild what ships from the official files.", epilog="Example: harmonize digest SOURCES --only us"
)
def digest(
    sources: Annotated[Path, typer.Argument(metavar="SOURCES", help="Folder of the official sources.")],
    only: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--only", metavar="LIST[@VERSION]", help="Rebuild only this list or version."),
    ] = None,
    out: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--out", metavar="DIR", help="Where to write; default: the shipped lists/ themselves."),
    ] = None,
) -> None:
    """Rebuild the shipped digests in lists/ from the official sources, as lists/sources.toml says."""
    from harmonize.align.links import rebuild_crosswalk
    from harmonize.parsers.spec import spec
    from harmonize.report.screen import digest_text
    from harmonize.shelf.rebuild import rebuild

    aligned = False
    for version, folder in rebuild(sources, only or [], out):
        print(digest_text(version, folder))
        aligned |= not spec(version.info.list_id).destination
    if out is None and aligned:
        for line in rebuild_crosswalk():
            print(line)
