"""``lists/crosswalk.csv``: which provision answers which, as it ships, and what reviewers said of it.

Lists whose numbering is their own are aligned by content, which takes a while; the result ships, so that a report needs
neither the texts nor the time. One row a correspondence:

=============  ==========================================================================================
left_list      list whose provision is looked up
left_version   its version; empty in a reviewed row that holds for all versions
left           its number
right_list     list in which it is looked up
right_version  its version; empty as above
right          number there; empty where nothing answers
relation       ``equal``, ``broader`` (left controls more), ``narrower``, ``overlap``, ``none``
basis          why: ``content``, ``reviewer``, ...
confidence     0 to 1; below the review line it is a proposal
evidence       what the match rests on, in a few words
status         a reviewer's verdict: ``confirmed``, ``rejected``, ``unsure``, ``open``; empty for a computed row
reviewer       who gave it
remark         what the reviewer said
=============  ==========================================================================================

Reviewed rows win over computed ones and are kept by every rebuild. A file of the same form, with reviewed rows only,
stands in the user's library: these win over what ships (``harmonize.align.reviewed``). The evidence of a reviewed row
ends with short hashes of the words of both paragraphs that the reviewer saw (``words 1a2b3c4d and 5e6f7a8b``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from harmonize.errors import ShelfError
from harmonize.model import Basis, Correspondence, Relation
from harmonize.resources import lists_folder
from harmonize.shelf.tables import read_rows, write_whole

COLUMNS = (
    "left_list",
    "left_version",
    "left",
    "right_list",
    "right_version",
    "right",
    "relation",
    "basis",
    "confidence",
    "evidence",
    "status",
    "reviewer",
    "remark",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A correspondence with the versions for which it was made."""

    left_version: str
    right_version: str
    link: Correspondence

    @property
    def reviewed(self) -> bool:
        """A person gave a verdict on it."""
        return bool(self.link.review_status)


def crosswalk_path() -> Path:
    """Where the shipped crosswalk stands."""
    return lists_folder() / "crosswalk.csv"


@cache
def read_crosswalk(path: Path) -> tuple[Row, ...]:
    """The rows of a crosswalk; none where there is no file. Raises ``ShelfError`` naming what is wrong."""
    if not path.exists():
        return ()
    rows = []
    for cells in read_rows(path, COLUMNS):
        try:
            rows.append(_row(cells))
        except ValueError as error:
            raise ShelfError(f"{path}: the row of {cells[2]} is malformed ({error}); correct or remove it.") from None
    return tuple(rows)


def write_crosswalk(path: Path, rows: Iterable[Row]) -> None:
    """Write ``rows``, whole or not at all. Raises ``ShelfError`` where the place cannot be written."""
    write_whole(path, COLUMNS, (_cells(row) for row in rows))
    read_crosswalk.cache_clear()


def shipped_links(
    rows: Sequence[Row], left: tuple[str, str], right: tuple[str, str]
) -> tuple[Correspondence, ...] | None:
    """The computed correspondences of two versions (list and version each), or None where they did not ship."""
    return _shipped(rows, left, right, national=False)


def shipped_national(
    rows: Sequence[Row], left: tuple[str, str], right: tuple[str, str]
) -> tuple[Correspondence, ...] | None:
    """The national controls of two versions that answer each other, or None where they did not ship."""
    return _shipped(rows, left, right, national=True)


def _shipped(
    rows: Sequence[Row], left: tuple[str, str], right: tuple[str, str], *, national: bool
) -> tuple[Correspondence, ...] | None:
    found = tuple(
        row.link
        for row in rows
        if not row.reviewed
        and (row.link.basis is Basis.NATIONAL) is national
        and (row.link.left_list, row.left_version) == left
        and (row.link.right_list, row.right_version) == right
    )
    return found or None


def _row(cells: Sequence[str]) -> Row:
    return Row(
        left_version=cells[1],
        right_version=cells[4],
        link=Correspondence(
            left_list=cells[0],
            left=cells[2],
            right_list=cells[3],
            right=cells[5],
            relation=Relation(cells[6]),
            basis=Basis(cells[7]),
            confidence=float(cells[8]),
            evidence=cells[9],
            review_status=cells[10],
            reviewer=cells[11],
            remark=cells[12],
        ),
    )


def _cells(row: Row) -> tuple[str, ...]:
    link = row.link
    return (
        link.left_list,
        row.left_version,
        link.left,
        link.right_list,
        row.right_version,
        link.right,
        link.relation.value,
        link.basis.value,
        f"{link.confidence:.3f}",
        link.evidence,
        link.review_status,
        link.reviewer,
        link.remark,
    )
