"""Options and forms of output that several commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer
from typer.models import OptionInfo

from harmonize.errors import HarmonizeError
from harmonize.model import Language

_LIBRARY = "Folder of your own list versions, with their texts; default: HARMONIZE_LIBRARY, else your data folder."
_VARIABLE = "HARMONIZE_LIBRARY"
_SAME = {"json": "jsonl", "jsonl": "json"}
"""Names of a form for programs: a command has the one or the other, and either is understood."""


def _library_to_read(named: Path | None) -> Path | None:
    """The library that a command reads: one that was named and is not there would silently be none."""
    _refuse_file(named)
    if named is not None and not named.is_dir():
        raise HarmonizeError(f"--library {named}: there is no such folder; name another (harmonize import makes it).")
    variable = os.environ.get(_VARIABLE)
    if named is None and variable and not Path(variable).exists():
        print(
            f"harmonize: {_VARIABLE} names {variable}, which is not there: only what ships is read (harmonize import "
            "makes it).",
            file=sys.stderr,
        )
    return named


def _library_to_write(named: Path | None) -> Path | None:
    """The library that a command writes, which is made where it is absent."""
    _refuse_file(named)
    return named


def _refuse_file(named: Path | None) -> None:
    where = named or Path(os.environ.get(_VARIABLE) or ".")
    if where.exists() and not where.is_dir():
        option = "--library" if named else _VARIABLE
        raise HarmonizeError(f"{option} {where}: this is a file; name the folder of your list versions.")


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


def form_option(forms: type[StrEnum], what: str = "How to print.", name: str = "--format") -> OptionInfo:
    """An option that takes one of a few words, in capitals or small letters; ``json`` and ``jsonl`` mean the same."""
    known = {form.value: form for form in forms}

    def chosen(given: str) -> StrEnum:
        word = given.strip().casefold()
        form = known.get(word) or known.get(_SAME.get(word, ""))
        if form is None:
            raise HarmonizeError(f"{name} {given}: there is no such choice; name {', '.join(known)}.")
        return form

    option: OptionInfo = typer.Option(
        name,
        parser=chosen,
        metavar="|".join(known),
        autocompletion=lambda incomplete: [word for word in known if word.startswith(incomplete)],
        help=what,
    )
    return option


Lang = Annotated[
    Language, form_option(Language, "Language: headings, sentences, names of goods. JSON lines stay English.", "--lang")
]
Library = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads the annotation at run time
    typer.Option("--library", metavar="DIR", help=_LIBRARY, callback=_library_to_read),
]
LibraryToWrite = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--library", metavar="DIR", help=_LIBRARY, callback=_library_to_write),
]
Parties = Annotated[
    str,
    typer.Option(
        "--parties",
        metavar="LIST,...",
        help="Parties to compare, in the order of the columns: us, japan, korea, eu; by default us,japan,korea "
        "without the baseline.",
    ),
]
Baseline = Annotated[
    str,
    typer.Option(
        "--baseline", metavar="LIST", help="The list that the parties are compared with: wassenaar, eu, us or korea."
    ),
]
OnlyList = Annotated[
    str,
    typer.Option(
        "--list",
        metavar="LIST",
        autocompletion=complete_list,
        help="Show only what this list has.",
    ),
]
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


class LineFormat(StrEnum):
    """Forms for a person or a program, one object a line."""

    TEXT = "text"
    JSONL = "jsonl"
