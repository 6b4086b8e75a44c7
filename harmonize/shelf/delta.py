"""A digest written against another version of the same list: only what differs is written.

Two versions of a list are mostly the same. An older one that ships beside a newer is therefore written as that version
with changes: ``version.toml`` names the ``base``, and in ``provisions.csv`` a row

    FIRST NUMBER, LAST NUMBER, ``same``

stands for all provisions of the base from the first number to the last, in the base's order, thresholds included.
Every other row is a provision as usual. The version that is read back is the same as if it had been written in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from harmonize.errors import ShelfError
from harmonize.model import ListVersion, Provision, Threshold
from harmonize.shelf.tables import PROVISIONS, provision_of, provision_row, threshold_row

SAME = "same"
"""In the column ``kind``: the row stands for a run of provisions of the base."""


def written_against(version: ListVersion, base: ListVersion) -> tuple[list[tuple[str, ...]], list[Provision]]:
    """The rows of ``provisions.csv`` of ``version`` against ``base``, and the provisions that are written in full."""
    place = {item.number: index for index, item in enumerate(base.provisions)}
    rows: list[tuple[str, ...]] = []
    full: list[Provision] = []
    run: list[int] = []
    for item in version.provisions:
        index = place.get(item.number)
        if index is None or _facts(item) != _facts(base.provisions[index]):
            rows += _run_row(base, run)
            run = []
            rows.append(provision_row(item))
            full.append(item)
        elif run and run[-1] + 1 == index:
            run.append(index)
        else:
            rows += _run_row(base, run)
            run = [index]
    rows += _run_row(base, run)
    return rows, full


def read_against(
    rows: Iterable[Sequence[str]], thresholds: Mapping[str, tuple[Threshold, ...]], base: ListVersion, path: Path
) -> Iterator[Provision]:
    """The provisions that ``rows`` stand for, those written in full with their ``thresholds``; raises ``ShelfError``
    where a run is not in the base."""
    place = {item.number: index for index, item in enumerate(base.provisions)}
    for row in rows:
        if row[2] != SAME:
            yield provision_of(row, thresholds.get(row[0], ()))
            continue
        first, last = place.get(row[0]), place.get(row[1])
        if first is None or last is None or last < first:
            raise ShelfError(
                f"{path}: {base.name} has nothing from {row[0]} to {row[1]}; build the shipped lists again with "
                "harmonize digest."
            )
        yield from base.provisions[first : last + 1]


def _run_row(base: ListVersion, run: Sequence[int]) -> Iterator[tuple[str, ...]]:
    if run:
        ends = base.provisions[run[0]].number, base.provisions[run[-1]].number, SAME
        yield (*ends, *("" for _ in range(len(PROVISIONS) - 3)))


def _facts(item: Provision) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return provision_row(item), tuple(threshold_row(item.number, bound) for bound in item.thresholds)
