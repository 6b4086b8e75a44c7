"""Options and forms of output that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

from harmonize.model import Language

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

Lang = Annotated[
    Language, typer.Option("--lang", help="Language: headings, sentences, names of goods. JSON lines stay English.")
]


def warn(sentences: Iterable[str]) -> None:
    """Tell what of the user's wishes could not be followed, a line each, beside the output."""
    for sentence in sentences:
        print(f"harmonize: {sentence}", file=sys.stderr)


def complete_list(incomplete: str) -> list[str]:
    """Names of lists on the shelf that begin so, for completion in the shell."""
    from harmonize.shelf.catalogue import shelf

    names = dict.fromkeys(item.info.list_id for item in shelf())
    return [name for name in names if name.startswith(incomplete)]


def complete_version(incomplete: str) -> list[str]:
    """Names of lists, and behind ``@`` their versions, for completion in the shell."""
    from harmonize.shelf.catalogue import shelf

    if "@" not in incomplete:
        return complete_list(incomplete)
    names = (f"{item.info.list_id}@{item.info.version}" for item in shelf())
    return [name for name in names if name.startswith(incomplete)]


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


class LineFormat(StrEnum):
    """Forms for a person or a program, one object a line."""

    TEXT = "text"
    JSONL = "jsonl"
