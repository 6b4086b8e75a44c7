"""Commands that hold lists against each other: alignment, comparison, report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize.cli.app import app
from harmonize.cli.options import AlignFormat, AsOf, Baseline, CompareFormat, Library, Parties


@app.command()
def align(
    left: Annotated[str, typer.Argument(metavar="A[@VERSION]", help="The list whose provisions are looked up.")],
    right: Annotated[str, typer.Argument(metavar="B[@VERSION]", help="The list in which they are looked up.")],
    output: Annotated[AlignFormat, typer.Option("--format", help="tsv or jsonl.")] = AlignFormat.TSV,
    library: Library = None,
) -> None:
    """Print which provision of one list answers which of another: relation, basis, confidence, review mark."""
    from harmonize.align.links import links_between
    from harmonize.report.records import write_alignment
    from harmonize.shelf.catalogue import open_list

    pairs = links_between(open_list(left, library), open_list(right, library))
    write_alignment(pairs, sys.stdout, as_json=output is AlignFormat.JSONL)


@app.command()
def compare(
    parties: Parties = "",
    baseline: Baseline = "wassenaar",
    as_of: AsOf = "",
    output: Annotated[CompareFormat, typer.Option("--format", help="jsonl or text.")] = CompareFormat.JSONL,
    library: Library = None,
) -> None:
    """Print the findings: what differs between the parties' lists and the baseline, one finding a row."""
    from harmonize.compare.parties import compare_parties
    from harmonize.report.records import write_findings

    result = compare_parties(parties, baseline, as_of, library)
    write_findings(result, sys.stdout, as_json=output is CompareFormat.JSONL)


@app.command()
def report(
    parties: Parties = "",
    baseline: Baseline = "wassenaar",
    as_of: AsOf = "",
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the workbook.")] = Path(),
    library: Library = None,
) -> None:
    """Compare the parties' lists and write the Excel gap workbook: the main job."""
    from harmonize.compare.parties import compare_parties
    from harmonize.report.terminal import figures_text
    from harmonize.report.workbook import workbook_name, write_workbook

    result = compare_parties(parties, baseline, as_of, library)
    path = out / workbook_name(result)
    write_workbook(result, path)
    print(figures_text(result, path))
