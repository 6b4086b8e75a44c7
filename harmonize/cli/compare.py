"""Commands that hold lists against each other: alignment, comparison, report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from harmonize.cli.app import app
from harmonize.cli.options import (
    AlignFormat,
    AsOf,
    Baseline,
    CompareFormat,
    Lang,
    Library,
    Parties,
    complete_version,
    form_option,
    warn,
)
from harmonize.model import Language


@app.command(
    short_help="Which paragraph of a list answers which of another.", epilog="Example: harmonize align japan wassenaar"
)
def align(
    left: Annotated[
        str,
        typer.Argument(
            metavar="A[@VERSION]", autocompletion=complete_version, help="The list whose provisions are looked up."
        ),
    ],
    right: Annotated[
        str,
        typer.Argument(
            metavar="B[@VERSION]", autocompletion=complete_version, help="The list in which they are looked up."
        ),
    ],
    output: Annotated[AlignFormat, form_option(AlignFormat, "tsv or jsonl.")] = AlignFormat.TSV,
    library: Library = None,
) -> None:
    """Print which provision of one list answers which of another: relation, basis, confidence, review mark."""
    from harmonize.align.links import links_between
    from harmonize.report.records import write_alignment
    from harmonize.shelf.catalogue import open_list

    pairs = links_between(open_list(left, library), open_list(right, library))
    write_alignment(pairs, sys.stdout, as_json=output is AlignFormat.JSONL)


@app.command(
    short_help="What differs between the parties' lists.",
    epilog="Example: harmonize compare --parties us,japan --format text",
)
def compare(
    parties: Parties = "",
    baseline: Baseline = "wassenaar",
    as_of: AsOf = "",
    output: Annotated[CompareFormat, form_option(CompareFormat, "jsonl or text.")] = CompareFormat.JSONL,
    library: Library = None,
) -> None:
    """Print the findings: what differs between the parties' lists and the baseline, one finding a row."""
    from harmonize.compare.parties import compare_parties
    from harmonize.report.records import write_findings

    result = compare_parties(parties, baseline, as_of, library, subjects=False)
    write_findings(result, sys.stdout, as_json=output is CompareFormat.JSONL)


@app.command(
    short_help="Write the Excel gap workbook, the page and the brief.", epilog="Example: harmonize report --out out"
)
def report(
    parties: Parties = "",
    baseline: Baseline = "wassenaar",
    as_of: AsOf = "",
    changes_from: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option("--changes-from", metavar="LIST@OLD", help="Add a sheet of what changed since this version."),
    ] = None,
    rate: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--rate", metavar="JPY=150", help="Exchange rate to the dollar for prices of luxury goods."),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", help="What to write: workbook, one-file page, Word brief.")
    ] = "xlsx,html,docx",
    lang: Lang = Language.ENGLISH,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the report.")] = Path(),
    library: Library = None,
) -> None:
    """Compare the parties' lists and write the Excel gap workbook, the page and the brief: the main job."""
    from harmonize.compare.parties import compare_parties
    from harmonize.report.files import formats_of, write_report
    from harmonize.report.outfile import check_folder
    from harmonize.report.parts import changes_of, changes_parts, russia_of, russia_parts
    from harmonize.report.phrases import phrases
    from harmonize.report.terminal import figures_text

    chosen = formats_of(formats)
    check_folder(out)
    result = compare_parties(parties, baseline, as_of, library)
    russia = russia_of(result, rate or [], as_of, library)
    changes = changes_of(changes_from or [], result, library)
    words = phrases(lang)
    warn(map(words.of, russia.warnings if russia else ()))
    more = [*(russia_parts(russia, words) if russia else ()), *changes_parts(changes, words)]
    paths = write_report(
        result, out, chosen, russia=russia, sheets=more, changes=changes, language=lang, library=library
    )
    print(figures_text(result, *paths))
