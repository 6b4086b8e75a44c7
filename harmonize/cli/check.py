"""The command that holds the two official languages of one list against each other."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from harmonize.cli.app import app
from harmonize.cli.options import Library, complete_version, form_option


class CheckFormat(StrEnum):
    """Forms of a check: for a person, for a program, for a spreadsheet."""

    TEXT = "text"
    JSONL = "jsonl"
    CSV = "csv"


@app.command(short_help="Where the two languages of a list disagree.", epilog="Example: harmonize check korea")
def check(
    name: Annotated[
        str,
        typer.Argument(
            metavar="LIST[@VERSION]",
            autocompletion=complete_version,
            help="A list with an official translation: korea.",
        ),
    ],
    output: Annotated[CheckFormat, form_option(CheckFormat, "text, jsonl or csv.")] = CheckFormat.TEXT,
    library: Library = None,
) -> None:
    """List where the two official languages of a list disagree in a figure, unit, comparator, reference, CAS number."""
    from harmonize.compare.languages import check_languages
    from harmonize.report.languages import language_text, write_language_rows

    result = check_languages(name, library)
    if output is CheckFormat.TEXT:
        print(language_text(result))
    else:
        write_language_rows(result, sys.stdout, as_csv=output is CheckFormat.CSV)
