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
from functools import cache, cached_property
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
_BASIS, _STATUS = COLUMNS.index("basis"), COLUMNS.index("status")
_RELATION = {each.value: each for each in Relation}
_BASES = {each.value: each for each in Basis}
_Versions = tuple[str, str, str, str, bool]
"""Left list and version, right list and version, whether the rows are on national controls."""


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


class Crosswalk:
    """The rows of a file. There are tens of thousands, and a comparison needs those between its own lists: a row
    becomes a correspondence when it is asked for, and is checked then.

    Raises ``ShelfError`` naming the row that is malformed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._computed: dict[_Versions, list[list[str]]] = {}
        reviewed: list[list[str]] = []
        self._cells = list(read_rows(path, COLUMNS)) if path.exists() else []
        for cells in self._cells:
            if cells[_STATUS]:
                reviewed.append(cells)
            else:
                key = cells[0], cells[1], cells[3], cells[4], cells[_BASIS] == Basis.NATIONAL.value
                self._computed.setdefault(key, []).append(cells)
        self.reviewed = tuple(map(self._row, reviewed))
        """The rows on which a person gave a verdict."""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row, in the order of the file."""
        return tuple(map(self._row, self._cells))

    @property
    def pairs(self) -> tuple[tuple[tuple[str, str], tuple[str, str]], ...]:
        """The versions (list and version, left and right) between which computed correspondences ship, but for those of
        national controls alone."""
        return tuple(((key[0], key[1]), (key[2], key[3])) for key in self._computed if not key[4])

    def between(self, left: tuple[str, str], right: tuple[str, str]) -> tuple[Correspondence, ...] | None:
        """The computed correspondences of two versions (list and version each), or None where they did not ship."""
        return self._shipped((*left, *right, False))

    def national(self, left: tuple[str, str], right: tuple[str, str]) -> tuple[Correspondence, ...] | None:
        """The national controls of two versions that answer each other, or None where they did not ship."""
        return self._shipped((*left, *right, True))

    def _shipped(self, key: _Versions) -> tuple[Correspondence, ...] | None:
        return tuple(self._row(cells).link for cells in self._computed[key]) if key in self._computed else None

    def _row(self, cells: Sequence[str]) -> Row:
        try:
            return _row(cells)
        except (KeyError, ValueError) as error:
            raise ShelfError(
                f"{self.path}: the row of {cells[2]} is malformed ({error}); correct or remove it."
            ) from None


@cache
def open_crosswalk(path: Path) -> Crosswalk:
    """The crosswalk at ``path``, empty where there is no file; read once."""
    return Crosswalk(path)


def read_crosswalk(path: Path) -> tuple[Row, ...]:
    """The rows of a crosswalk; none where there is no file. Raises ``ShelfError`` naming what is wrong."""
    return open_crosswalk(path).rows


def write_crosswalk(path: Path, rows: Iterable[Row]) -> None:
    """Write ``rows``, whole or not at all. Raises ``ShelfError`` where the place cannot be written."""
    write_whole(path, COLUMNS, (_cells(row) for row in rows))
    open_crosswalk.cache_clear()


def _row(cells: Sequence[str]) -> Row:
    return Row(
        left_version=cells[1],
        right_version=cells[4],
        link=Correspondence(
            left_list=cells[0],
            left=cells[2],
            right_list=cells[3],
            right=cells[5],
            relation=_RELATION[cells[6]],
            basis=_BASES[cells[_BASIS]],
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
