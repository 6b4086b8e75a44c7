"""What a reviewer gave in a workbook, row by row, before it is brought in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from harmonize.align.reviewed import Key
from harmonize.align.verdict import Verdict
from harmonize.model import Finding


@dataclass(frozen=True, slots=True)
class GivenFinding:
    """A row of a workbook on a finding, with the reviewer's cells."""

    place: str
    """Sheet and row, for a person."""
    finding: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class GivenPair:
    """A row of a workbook on a correspondence, with the reviewer's cells and the relation."""

    place: str
    key: Key
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class GivenRelation:
    """The relation in the row of a finding, where a reviewer cannot set it."""

    place: str
    finding: str
    relation: str


@dataclass(frozen=True, slots=True)
class ReviewedBook:
    """What a workbook says: from what it was made, and what the reviewer wrote."""

    name: str
    parties: tuple[str, ...]
    baseline: str
    versions: Mapping[str, str]
    """By list, what ``version_mark`` gave when the workbook was made."""
    findings: tuple[GivenFinding, ...]
    pairs: tuple[GivenPair, ...]
    relations: tuple[GivenRelation, ...] = ()
    """Relations that may have been changed where that says nothing."""


def changed_relations(
    rows: Sequence[GivenRelation],
    findings: Mapping[str, Finding],
    relations: Callable[[Finding], Collection[str]] | None,
) -> list[str]:
    """A sentence for each relation that a reviewer changed where it cannot be set."""
    said = []
    for row in rows:
        finding = findings.get(row.finding)
        if finding is not None and relations is not None and row.relation not in relations(finding):
            said.append(
                f"{row.place}: {row.finding}: the relation of a finding is the program's; say it in Remark, or on the "
                "sheet Correspondence."
            )
    return said
