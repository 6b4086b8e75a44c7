"""Where the parties do not control a subheading alike, what a negotiator would raise first."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.compare.russia.result import Coverage, Gap, HsRow
from harmonize.parsers.chpl import TIERS

CHAPTERS_FIRST = ("84", "85", "88", "90")
"""Machinery, electronics, aircraft, instruments: what is found on the battlefield comes from these."""


def gaps_of(rows: Sequence[HsRow]) -> tuple[Gap, ...]:
    """The subheadings that one party lists and another does not, or lists in part only, ranked: by tier of the
    priority list, then by chapter, then where a party lists nothing, then where most parties control it."""
    unlike = [(row, row.parties(Coverage.NONE), row.parties(Coverage.PART)) for row in rows if _is_gap(row)]
    unlike.sort(key=lambda item: _key(item[0]))
    return tuple(Gap(rank, row, lacking, partly) for rank, (row, lacking, partly) in enumerate(unlike, 1))


def _is_gap(row: HsRow) -> bool:
    kinds = {cell.coverage for cell in row.cells}
    return len(kinds) > 1


def _key(row: HsRow) -> tuple[int, int, bool, int, str]:
    tier = TIERS.index(row.tier) if row.tier in TIERS else len(TIERS)
    chapter = CHAPTERS_FIRST.index(row.chapter) if row.chapter in CHAPTERS_FIRST else len(CHAPTERS_FIRST)
    lacking = row.parties(Coverage.NONE)
    return tier, chapter, not lacking, len(lacking), row.code
