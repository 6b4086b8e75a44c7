"""Commands that look into single provisions and texts."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from harmonize.cli.app import app
from harmonize.cli.options import Library, TableFormat, complete_list
from harmonize.model import Language


@app.command(epilog="Example: harmonize show 3A001.a.5")
def show(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="A number of any list: 3A001.a.5, 3.A.1.a.5, ...")],
    list_id: Annotated[
        str, typer.Option("--list", metavar="LIST", autocompletion=complete_list, help="Only this list.")
    ] = "",
    library: Library = None,
    output: Annotated[TableFormat, typer.Option("--format", help="How to print.")] = TableFormat.TEXT,
) -> None:
    """Show a provision and what answers it in the other lists, side by side."""
    from harmonize.compare.subject import subject_of
    from harmonize.report.screen import subject_text

    print(subject_text(subject_of(number, list_id, library), as_json=output is TableFormat.JSON))


@app.command(epilog="Example: harmonize thresholds --lang ja < texts.jsonl")
def thresholds(
    lang: Annotated[Language, typer.Option("--lang", help="Language of the texts.")] = Language.ENGLISH,
) -> None:
    """Read thresholds from texts: JSONL {"id","text"} on stdin, JSONL {"id","thresholds"} on stdout."""
    from harmonize.report.records import read_threshold_lines

    read_threshold_lines(sys.stdin, sys.stdout, lang)
