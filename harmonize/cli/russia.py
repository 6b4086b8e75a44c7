"""The command on Russia and Belarus."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from harmonize.cli.app import app
from harmonize.cli.options import AsOf, Lang, Library, LineFormat, Parties, form_option, warn
from harmonize.model import Language


class RussiaFormat(StrEnum):
    """Forms of the Russia comparison."""

    TEXT = "text"
    JSONL = "jsonl"
    XLSX = "xlsx"


@app.command(
    short_help="Who controls what to Russia and Belarus.",
    epilog="Example: harmonize russia --format xlsx --rate JPY=150",
)
def russia(
    parties: Parties = "",
    as_of: AsOf = "",
    output: Annotated[RussiaFormat, form_option(RussiaFormat, "text, jsonl or xlsx.")] = RussiaFormat.TEXT,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the workbook.")] = Path(),
    rate: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option(
            "--rate",
            metavar="CUR=N[@DATE]",
            help="Units of a currency for one US dollar, to compare price floors: JPY=150 or JPY=150@2026-11-20.",
        ),
    ] = None,
    lang: Lang = Language.ENGLISH,
    library: Library = None,
) -> None:
    """Compare the controls on Russia and Belarus: tariff codes by party, gaps, luxury goods, described items."""
    from harmonize.compare.russia.run import compare_russia
    from harmonize.report.outfile import check_folder, name_in
    from harmonize.report.phrases import phrases

    if output is RussiaFormat.XLSX:
        check_folder(out)
    result = compare_russia(parties, rate or (), as_of, library)
    words = phrases(lang)
    warn(map(words.of, result.warnings))
    if output is RussiaFormat.JSONL:
        from harmonize.report.russia_records import write_russia

        write_russia(result, sys.stdout)
    elif output is RussiaFormat.TEXT:
        from harmonize.report.russia_text import russia_text

        print(russia_text(result, words))
    else:
        from harmonize.report.russia_workbook import russia_workbook_name, write_russia_workbook

        path = out / name_in(lang, russia_workbook_name(result))
        write_russia_workbook(result, path, words)
        print(f"Workbook: {path}")


@app.command(
    short_help="What each version of a Russia list added and took out.",
    epilog="Example: harmonize amendments japan-russia --library DIR",
)
def amendments(
    list_id: Annotated[str, typer.Argument(metavar="LIST", help="A list with tariff codes: japan-russia, ...")],
    output: Annotated[LineFormat, form_option(LineFormat, "text or jsonl.")] = LineFormat.TEXT,
    library: Library = None,
) -> None:
    """Show what each version of a Russia list on the shelf added to the one before, and took out."""
    from harmonize.compare.russia.amendments import amendments_of
    from harmonize.report.amendments import amendment_record, amendments_text

    found = amendments_of(list_id, library)
    print(amendments_text(found) if output is LineFormat.TEXT else "\n".join(map(amendment_record, found)))
