"""The command line. Each command is thin: it opens lists, calls one function of the program and prints the result.

Errors that a user can mend end with exit code 2 and one sentence on stderr. Anything else is a defect and shows its
traceback.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from harmonize import __version__
from harmonize.errors import HarmonizeError
from harmonize.model import Language

app = typer.Typer(
    name="harmonize",
    help="Compares export control lists: thresholds, missing entries and national controls, with citations.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Library = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads the annotation at run time
    typer.Option(
        "--library",
        metavar="DIR",
        help="Folder of your own list versions, with their texts; default: HARMONIZE_LIBRARY, else your data folder.",
    ),
]
Parties = Annotated[
    str, typer.Option("--parties", help="Parties to compare, in the order of the columns, separated by commas.")
]
Baseline = Annotated[str, typer.Option("--baseline", help="The list that the parties are compared with.")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="Use the newest versions not after this date.")]


class TableFormat(StrEnum):
    """Forms for reading by a person or a program."""

    TEXT = "text"
    JSON = "json"


class RowFormat(StrEnum):
    """Forms with one record a row."""

    JSONL = "jsonl"
    CSV = "csv"


class AlignFormat(StrEnum):
    """Forms of an alignment."""

    TSV = "tsv"
    JSONL = "jsonl"


class CompareFormat(StrEnum):
    """Forms of a comparison."""

    JSONL = "jsonl"
    TEXT = "text"


def main() -> None:
    """Entry point: run the command line; one sentence and exit code 2 for what the user can mend."""
    try:
        app()
    except HarmonizeError as error:
        print(f"harmonize: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        # the reader of a pipe (head) went away: that is no error of ours
        sys.stderr.close()
        sys.exit(0)


def _show_version(value: bool) -> None:
    if value:
        print(f"harmonize {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def lists(
    library: Library = None,
    output: Annotated[TableFormat, typer.Option("--format", help="How to print.")] = TableFormat.TEXT,
) -> None:
    """Show the list versions on the shelf: shipped digests and your own, with dates and counts."""
    from harmonize.report.screen import shelf_text
    from harmonize.shelf.catalogue import shelf

    print(shelf_text(shelf(library), as_json=output is TableFormat.JSON))


@app.command("import")
def import_list(
    list_id: Annotated[str, typer.Argument(metavar="LIST", help="Which list it is: us, wassenaar, ...")],
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="The official file, files or folder.")],
    version: Annotated[
        str, typer.Option("--version", metavar="DATE", help="Its as-of date, where the file does not state it.")
    ] = "",
    library: Library = None,
) -> None:
    """Read official files into your own library, with their texts; refused loudly if a check of the list fails."""
    from harmonize.report.screen import imported_text
    from harmonize.shelf.catalogue import user_library
    from harmonize.shelf.digest import make_version
    from harmonize.shelf.folder import write_version

    made = make_version(list_id, paths, version=version)
    folder = (library or user_library()) / made.info.list_id / made.info.version
    write_version(made, folder, texts=True)
    print(imported_text(made, folder))


@app.command()
def export(
    name: Annotated[str, typer.Argument(metavar="LIST[@VERSION]", help="The list, or one version of it.")],
    output: Annotated[RowFormat, typer.Option("--format", help="jsonl or csv.")] = RowFormat.JSONL,
    library: Library = None,
) -> None:
    """Print a list version, one provision a row; the texts are in it where your library has them."""
    from harmonize.report.records import export_csv, export_jsonl
    from harmonize.shelf.catalogue import open_list

    version = open_list(name, library)
    (export_jsonl if output is RowFormat.JSONL else export_csv)(version, sys.stdout)


@app.command()
def show(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="A number of any list: 3A001.a.5, 3.A.1.a.5, ...")],
    list_id: Annotated[str, typer.Option("--list", metavar="LIST", help="Only this list.")] = "",
    library: Library = None,
    output: Annotated[TableFormat, typer.Option("--format", help="How to print.")] = TableFormat.TEXT,
) -> None:
    """Show a provision and what answers it in the other lists, side by side."""
    from harmonize.compare.subject import subject_of
    from harmonize.report.screen import subject_text

    print(subject_text(subject_of(number, list_id, library), as_json=output is TableFormat.JSON))


@app.command()
def thresholds(
    lang: Annotated[Language, typer.Option("--lang", help="Language of the texts.")] = Language.ENGLISH,
) -> None:
    """Read thresholds from texts: JSONL {"id","text"} on stdin, JSONL {"id","thresholds"} on stdout."""
    from harmonize.report.records import read_threshold_lines

    read_threshold_lines(sys.stdin, sys.stdout, lang)


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


@app.command()
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
    from harmonize.report.screen import digest_text
    from harmonize.shelf.rebuild import rebuild

    for version, folder in rebuild(sources, only or [], out):
        print(digest_text(version, folder))
    if out is None:
        for line in rebuild_crosswalk():
            print(line)


if __name__ == "__main__":
    main()
