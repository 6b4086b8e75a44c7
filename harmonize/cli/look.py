"""Commands that look into single provisions and texts."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from harmonize.cli.app import app
from harmonize.cli.options import Library, OnlyList, TableFormat, form_option
from harmonize.model import Language


@app.command(
    short_help="A provision beside its counterparts in the other lists.", epilog="Example: harmonize show 3A001.a.5"
)
def show(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="A number of any list: 3A001.a.5, 3.A.1.a.5, ...")],
    list_id: OnlyList = "",
    library: Library = None,
    output: Annotated[TableFormat, form_option(TableFormat, "text or json.")] = TableFormat.TEXT,
) -> None:
    """Show a provision and what answers it in the other lists, side by side."""
    from harmonize.compare.subject import subject_of
    from harmonize.report.screen import subject_text

    print(subject_text(subject_of(number, list_id, library), as_json=output is TableFormat.JSON))


@app.command(
    short_help="Read bounds from texts on standard input.",
    epilog="Example: harmonize thresholds --lang ja < texts.jsonl",
)
def thresholds(
    lang: Annotated[Language, form_option(Language, "Language of the texts.", "--lang")] = Language.ENGLISH,
) -> None:
    """Read thresholds from texts: JSONL {"id","text"} on stdin, JSONL {"id","thresholds"} on stdout."""
    from harmonize.report.records import read_threshold_lines

    read_threshold_lines(sys.stdin, sys.stdout, lang)
