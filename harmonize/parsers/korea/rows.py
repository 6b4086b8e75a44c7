"""The rows of 별표 2, as every reader (transcript, PDF, HWPX, HWP) hands them to the assembler."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from harmonize.parsers.conservation import Piece

_NOTICE = re.compile(r"제\s?(20\d\d-\d+)\s?호")
_DATE = re.compile(r"(20\d\d)\.\s?(\d{1,2})\.\s?(\d{1,2})\.")


class RowKind(StrEnum):
    """What a row of the table is; the values are those of the transcript's column ``kind``."""

    SECTION = "section"
    """A heading: category, product group, sub-heading, name of a general note or of an appendix."""
    ITEM = "item"
    """A control number with its text."""
    NOTE = "note"
    TECH = "tech"
    NB = "nb"
    TABLE = "table"
    """A row of a table that belongs to a control number (or the table's heading or footnote)."""


@dataclass(slots=True)
class Row:
    """A row of the three-column table 통제번호, 국문, 영문."""

    place: str
    number: str
    """The control number that the row has; for a note, the one that it belongs to."""
    kind: RowKind
    korean: str
    english: str
    tags: str = ""
    """Regime tags as printed (``IL1.A.2; MT6A.1``)."""
    sensitive: bool = False
    very_sensitive: bool = False
    printed: str = ""
    """The number as the row itself prints it, "" for rows that stand under a number without repeating it."""
    taken: list[tuple[str, str]] = field(default_factory=list)
    """Places and texts that went into the row: number as printed, Korean and English."""


@dataclass(slots=True)
class Table:
    """What a reader took from an official file, with what is needed to prove that nothing was lost."""

    rows: list[Row]
    left_out: list[Piece]
    plain: list[tuple[str, str]]
    """The plain walk: all text of the file, place by place."""
    as_of: str = ""
    revision: str = ""
    remarks: list[str] = field(default_factory=list)


def dated(title: str) -> tuple[str, str]:
    """The notice and its date (ISO) that the words above the table state; "" for what they do not state.

    >>> dated("산업통상부고시 제2025-37호, 2025. 12. 31.")
    ('2025-37', '2025-12-31')
    """
    notice, date = _NOTICE.search(title), _DATE.search(title)
    iso = f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else ""
    return (notice[1] if notice else ""), iso
