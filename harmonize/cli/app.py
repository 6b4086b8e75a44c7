"""The program on the command line: its name, its help and ``--version``."""

from __future__ import annotations

from typing import Annotated

import typer

from harmonize import __version__

app = typer.Typer(
    name="harmonize",
    help="Compares export control lists: thresholds, missing entries and national controls, with citations.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


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
