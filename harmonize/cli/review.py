"""Commands about the reviewer's verdicts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from harmonize.cli.app import app
from harmonize.cli.options import AsOf, LibraryToWrite, TableFormat, form_option

review = typer.Typer(
    short_help="Bring a reviewer's verdicts in from a workbook.",
    help="Bring the reviewer's verdicts from a workbook back.",
    no_args_is_help=True,
)
app.add_typer(review, name="review")


@review.command(
    "import", epilog="Example: harmonize review import gaps-us-japan-korea-wassenaar.xlsx --reviewer 'A. N.'"
)
def import_workbook(
    workbook: Annotated[Path, typer.Argument(metavar="WORKBOOK", help="A workbook of harmonize report, reviewed.")],
    reviewer: Annotated[
        str, typer.Option("--reviewer", metavar="NAME", help="Who gave the verdicts, where a row does not say it.")
    ] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="A verdict that contradicts an earlier one takes its place.")
    ] = False,
    crosswalk: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option(
            "--crosswalk",
            metavar="FILE",
            help="Where verdicts on correspondences go; default: lists/crosswalk.csv of the checkout you are in, else "
            "crosswalk.csv in your library.",
        ),
    ] = None,
    as_of: AsOf = "",
    output: Annotated[TableFormat, form_option(TableFormat, "text or json.")] = TableFormat.TEXT,
    library: LibraryToWrite = None,
) -> None:
    """Take the verdicts in the review columns of a workbook; the next report shows them.

    Exit code 1 where a verdict contradicts an earlier one or a row was not taken: both are named, the rest is taken.
    """
    from harmonize.compare.review import default_crosswalk, import_review
    from harmonize.report.review_book import read_review
    from harmonize.report.review_text import review_json, review_text
    from harmonize.report.sheets import relation_forms

    book = read_review(workbook)
    done = import_review(
        book,
        crosswalk=crosswalk or default_crosswalk(library, Path.cwd()),
        library=library,
        as_of=as_of,
        reviewer=reviewer,
        replacing=replace,
        relations=relation_forms,
    )
    print(review_json(done) if output is TableFormat.JSON else review_text(done))
    if not done.complete:
        raise typer.Exit(1)
