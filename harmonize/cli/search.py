"""The command that finds provisions."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from harmonize.cli.app import app
from harmonize.cli.options import Library, OnlyList, TableFormat, form_option


@app.command(
    short_help="Find provisions by word, number, HS code, CAS number.",
    epilog="Example: harmonize search 暗号 --list japan",
)
def search(
    term: Annotated[
        str, typer.Argument(metavar="TERM", help="A word in any language, a number, an HS code, a CAS number.")
    ],
    list_id: OnlyList = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="Subjects to show; 0: all.")] = 12,
    output: Annotated[TableFormat, form_option(TableFormat, "text or json.")] = TableFormat.TEXT,
    library: Library = None,
) -> None:
    """Find provisions by word (English, Japanese, Korean), number of any list, HS code or CAS number."""
    from harmonize.compare.search import search as search_lists
    from harmonize.report.search import search_json, search_text

    found = search_lists(term, list_id, library)
    most = limit or sys.maxsize
    print(search_json(found, most) if output is TableFormat.JSON else search_text(found, most))
