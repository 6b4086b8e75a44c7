"""The program on the command line: its name, its help and ``--version``."""

from __future__ import annotations

from typing import Annotated

import typer
from typer.core import TyperGroup

from harmonize import __version__

ORDER = (
    "report",
    "compare",
    "explain",
    "show",
    "search",
    "check",
    "russia",
    "amendments",
    "diff",
    "history",
    "adoption",
    "align",
    "thresholds",
    "lists",
    "export",
    "import",
    "revisions",
    "review",
    "digest",
)
"""The commands as the help lists them: what a liaison officer asks for first, what keeps the program last."""


class _InOrder(TyperGroup):
    def list_commands(self, ctx: object) -> list[str]:
        """The commands in the order of ``ORDER``, any other behind them."""
        return sorted(self.commands, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))


app = typer.Typer(
    name="harmonize",
    cls=_InOrder,
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
