"""Counts over the subheadings: by tier of the priority list, by chapter, by pattern of parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from harmonize.compare.russia.result import Coverage, HsRow
from harmonize.parsers.chpl import TIERS

NO_TIER = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The subheadings of one tier, chapter or pattern, counted."""

    key: str
    """The tier, the two digits of the chapter, or the parties of the pattern joined by ``+``."""
    codes: int
    wholly: tuple[int, ...]
    """How many each party lists wholly, in the order of the parties."""
    partly: tuple[int, ...]
    """How many each party lists in part."""
    patterns: Counter[tuple[str, ...]]
    """How many have which pattern of parties."""


def by_tier(rows: Sequence[HsRow]) -> tuple[Group, ...]:
    """A group a tier in the order of priority, and last the subheadings that have none."""
    groups = _grouped(rows, lambda row: row.tier)
    return tuple(groups[key] for key in (*TIERS, NO_TIER) if key in groups)


def by_chapter(rows: Sequence[HsRow]) -> tuple[Group, ...]:
    """A group a chapter, in order."""
    groups = _grouped(rows, lambda row: row.chapter)
    return tuple(groups[key] for key in sorted(groups))


def by_pattern(rows: Sequence[HsRow]) -> tuple[Group, ...]:
    """A group a pattern of parties, those of most parties first; "" are codes that no party lists."""
    groups = _grouped(rows, lambda row: "+".join(row.pattern))
    return tuple(sorted(groups.values(), key=lambda group: (-_parties(group.key), -group.codes, group.key)))


def _parties(key: str) -> int:
    return len(key.split("+")) if key else 0


def _grouped(rows: Sequence[HsRow], key: Callable[[HsRow], str]) -> dict[str, Group]:
    under: dict[str, list[HsRow]] = {}
    for row in rows:
        under.setdefault(key(row), []).append(row)
    return {name: _group(name, found) for name, found in under.items()}


def _group(key: str, rows: Sequence[HsRow]) -> Group:
    parties = range(len(rows[0].cells))

    def many(coverage: Coverage) -> tuple[int, ...]:
        return tuple(sum(row.cells[party].coverage is coverage for row in rows) for party in parties)

    return Group(key, len(rows), many(Coverage.WHOLE), many(Coverage.PART), Counter(row.pattern for row in rows))
