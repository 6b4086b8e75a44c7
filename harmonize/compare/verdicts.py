"""What reviewers said of findings: ``verdicts.csv`` in the user's library, a row a verdict.

==========  ==========================================================================================
finding     id of the finding
versions    the list versions of its positions, ``us@2026-08-20``, separated by spaces
says        what it said: per list a short hash of number, value and state, and who controls more
status      ``ReviewStatus``
reviewer    who gave it
remark      what the reviewer said
date        when it was brought in (ISO)
==========  ==========================================================================================

A verdict holds as long as the finding says the same, on whatever versions. Where a party's number, value or state is
another now, the finding is open again and its remark tells what was said of it before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from harmonize.align.verdict import Verdict
from harmonize.errors import ShelfError
from harmonize.model import Finding, ReviewStatus, say, several
from harmonize.model import sentences as in_a_row
from harmonize.shelf.catalogue import user_library
from harmonize.shelf.tables import read_rows, write_whole

COLUMNS = ("finding", "versions", "says", "status", "reviewer", "remark", "date")
_MORE = "more"
_SHOWN = 5
"""How many contradictions the cover tells."""


@dataclass(frozen=True, slots=True)
class FindingVerdict:
    """A verdict on a finding, and what the finding was when it was given."""

    finding: str
    versions: str
    says: str
    verdict: Verdict
    date: str

    def holds(self, finding: Finding) -> bool:
        """Whether the finding says what it said then, as far as it speaks of the same lists; what was said of several
        parties that control more holds for some of them."""
        then = dict(part.split("=", 1) for part in self.says.split())
        now = _said(finding)
        shared = (then.keys() & now.keys()) - {_MORE}
        some = set(now[_MORE].split(",")) <= set(then.get(_MORE, now[_MORE]).split(","))
        return some and bool(shared) and all(then[key] == now[key] for key in shared)


def verdicts_path(library: Path | None) -> Path:
    """Where the user's verdicts on findings stand."""
    return (library or user_library()) / "verdicts.csv"


@cache
def read_verdicts(path: Path) -> tuple[FindingVerdict, ...]:
    """The verdicts in ``path``; none where there is no file. Raises ``ShelfError`` naming what is wrong."""
    if not path.exists():
        return ()
    found = []
    for row in read_rows(path, COLUMNS):
        if row[3] not in {status.value for status in ReviewStatus} or not all("=" in part for part in row[2].split()):
            raise ShelfError(f"{path}: the row of {row[0]} is malformed; correct or remove it.")
        found.append(FindingVerdict(row[0], row[1], row[2], Verdict(row[3], row[4], row[5]), row[6]))
    return tuple(found)


def write_verdicts(path: Path, verdicts: Iterable[FindingVerdict]) -> None:
    """Write ``verdicts``, whole or not at all. Raises ``ShelfError`` where the place cannot be written."""
    rows = []
    for each in verdicts:
        said = each.verdict
        rows.append((each.finding, each.versions, each.says, said.status, said.reviewer, said.remark, each.date))
    write_whole(path, COLUMNS, rows)
    read_verdicts.cache_clear()


def with_verdicts(findings: Sequence[Finding], library: Path | None) -> list[Finding]:
    """``findings`` with what reviewers said of them."""
    held = by_finding(read_verdicts(verdicts_path(library)))
    return [_with_verdict(finding, said) if (said := _said_of(finding, held)) else finding for finding in findings]


def _said_of(finding: Finding, held: Mapping[str, Sequence[FindingVerdict]]) -> list[FindingVerdict]:
    """The verdicts on ``finding`` and on those that it joins, the oldest first."""
    ids = finding.joins or (finding.id,)
    return sorted((each for id_ in ids for each in held.get(id_, ())), key=lambda each: each.date)


def contradicted(sentences: Sequence[str]) -> tuple[str, ...]:
    """Where what the program computes contradicts a reviewer, for the cover of a report: the first few, and how many
    more there are."""
    if not sentences:
        return ()
    rest = len(sentences) - _SHOWN
    more = say("There are {n} more.", n=str(rest)) if rest > 0 else ""
    said = in_a_row(*sentences[:_SHOWN], more)
    return (say("The reviewers' verdicts were followed where the program finds otherwise: {said}", said=said),)


def by_finding(verdicts: Iterable[FindingVerdict]) -> dict[str, list[FindingVerdict]]:
    """The verdicts by the id of the finding, the oldest first."""
    found: dict[str, list[FindingVerdict]] = {}
    for each in verdicts:
        found.setdefault(each.finding, []).append(each)
    return found


def holding(finding: Finding, verdicts: Sequence[FindingVerdict]) -> FindingVerdict | None:
    """The newest of ``verdicts`` that holds for what the finding says now."""
    return next((each for each in reversed(verdicts) if each.holds(finding)), None)


def given(finding: Finding, verdict: Verdict, date: str) -> FindingVerdict:
    """A verdict on the finding as it is."""
    versions = dict.fromkeys(f"{each.list_id}@{each.version}" for each in finding.positions)
    says = " ".join(f"{key}={value}" for key, value in sorted(_said(finding).items()))
    return FindingVerdict(finding.id, " ".join(versions), says, verdict, date)


def _with_verdict(finding: Finding, verdicts: Sequence[FindingVerdict]) -> Finding:
    held = holding(finding, verdicts)
    if held is not None:
        said = held.verdict
        return replace(finding, review_status=said.status, reviewer=said.reviewer, remark=said.remark)
    last = verdicts[-1]
    remark = say(
        "{status} on {versions} ({date}), when it said something else",
        status=last.verdict.status,
        versions=last.versions,
        date=last.date,
    )
    return replace(
        finding,
        review_status=ReviewStatus.OPEN.value,
        reviewer=last.verdict.reviewer,
        remark=say("{first}: {then}", first=remark, then=last.verdict.remark) if last.verdict.remark else remark,
    )


def _said(finding: Finding) -> dict[str, str]:
    """What a finding says, by list, without its wording; two positions of one list are one."""
    parts: dict[str, list[str]] = {}
    for each in finding.positions:
        parts.setdefault(each.list_id, []).append("|".join((each.number, each.written, each.state)))
    said = {
        list_id: hashlib.blake2b("\n".join(texts).encode(), digest_size=4).hexdigest()
        for list_id, texts in parts.items()
    }
    return {**said, _MORE: several(sorted(finding.more)) or "-"}
