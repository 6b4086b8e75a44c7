"""``disagreements.csv`` of a version folder: where the official languages of a list disagree, one row a place.

================  ====================================================================================
number            number of the provision
what              ``Difference``: figure, unit, comparator, CAS number, reference
governing         the reading of the governing text in normal form, empty where it has none
parallel          the reading of the official translation
governing_quote   the figure or number as written; empty where it is the reading itself
parallel_quote    the same of the translation
governing_start   offset of the quote in the text, empty where there is none
parallel_start    offset of the quote in the translation
================  ====================================================================================

A list that prints no translation, or none that disagrees, has no such file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from harmonize.model import Difference, Disagreement, Provision
from harmonize.shelf.tables import read_rows, write_rows

NAME = "disagreements.csv"
COLUMNS = (
    "number",
    "what",
    "governing",
    "parallel",
    "governing_quote",
    "parallel_quote",
    "governing_start",
    "parallel_start",
)


def write_disagreements(folder: Path, provisions: Sequence[Provision]) -> None:
    """Write ``disagreements.csv`` into ``folder`` where there are any."""
    rows = [_row(item.number, each) for item in provisions for each in item.disagreements]
    if rows:
        write_rows(folder / NAME, COLUMNS, rows)


def with_disagreements(folder: Path, provisions: Sequence[Provision]) -> list[Provision]:
    """``provisions`` with the disagreements that ``folder`` has, and with no others.

    Raises ``ShelfError`` where the table has another shape and ``ValueError`` where a cell is not allowed.
    """
    found: dict[str, list[Disagreement]] = defaultdict(list)
    if (folder / NAME).is_file():
        for row in read_rows(folder / NAME, COLUMNS):
            found[row[0]].append(_disagreement(row))
    return [
        replace(item, disagreements=tuple(found.get(item.number, ())))
        if item.disagreements or item.number in found
        else item
        for item in provisions
    ]


def _row(number: str, each: Disagreement) -> tuple[str, ...]:
    return (
        number,
        each.what.value,
        each.governing,
        each.parallel,
        "" if each.governing_quote == each.governing else each.governing_quote,
        "" if each.parallel_quote == each.parallel else each.parallel_quote,
        "" if each.governing_start < 0 else str(each.governing_start),
        "" if each.parallel_start < 0 else str(each.parallel_start),
    )


def _disagreement(row: Sequence[str]) -> Disagreement:
    return Disagreement(
        what=Difference(row[1]),
        governing=row[2],
        parallel=row[3],
        governing_quote=row[4] or row[2],
        parallel_quote=row[5] or row[3],
        governing_start=int(row[6]) if row[6] else -1,
        parallel_start=int(row[7]) if row[7] else -1,
    )
