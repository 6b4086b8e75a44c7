"""A reviewer's verdict, and how a new one stands to one that is there already.

The same rules hold for verdicts on correspondences and on findings: what is the same is left alone, a remark is added,
another status or relation is a conflict and takes the place of the old one only where that is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from harmonize.model import ReviewStatus


class Outcome(StrEnum):
    """What became of a verdict."""

    TAKEN = "taken"
    UPDATED = "updated"
    """The verdict was there; its remark or reviewer is new."""
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    """Another verdict was there, which it takes the place of."""
    CONFLICT = "conflict"
    """Another verdict is there and stays."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reviewer says of one row of a report."""

    status: str
    """``ReviewStatus``; "" where the reviewer only remarks."""
    reviewer: str = ""
    remark: str = ""
    relation: str = ""
    """The relation that the reviewer confirms, for a correspondence; "" for a finding."""

    @property
    def empty(self) -> bool:
        """Nothing was said."""
        return not (self.status or self.reviewer or self.remark)

    @property
    def decision(self) -> tuple[str, str]:
        """What two verdicts must share not to contradict each other: the relation counts only where it is confirmed."""
        return self.status, self.relation if self.status == ReviewStatus.CONFIRMED else ""

    def __str__(self) -> str:
        relation = f" as {self.relation}" if self.decision[1] else ""
        return f"{self.status or 'remark'}{relation}" + (f" by {self.reviewer}" if self.reviewer else "")


def settle(given: Verdict, held: Verdict | None, *, replacing: bool) -> tuple[Outcome, Verdict]:
    """What becomes of ``given`` where ``held`` is what a reviewer said before, and what stands then.

    An empty cell says nothing: an older reviewer and remark are kept where the new verdict names none, and a remark
    without a status leaves the status as it is (open, where there is none).
    """
    if held is None:
        return Outcome.TAKEN, replace(given, status=given.status or ReviewStatus.OPEN.value)
    wanted = given if given.status else replace(given, status=held.status, relation=held.relation)
    merged = replace(wanted, reviewer=wanted.reviewer or held.reviewer, remark=wanted.remark or held.remark)
    if held.status == ReviewStatus.OPEN and merged.status != held.status:
        return Outcome.UPDATED, merged  # what is open is not decided: there is nothing to contradict
    if merged.decision == held.decision:
        same = (merged.reviewer, merged.remark) == (held.reviewer, held.remark)
        return (Outcome.UNCHANGED, held) if same else (Outcome.UPDATED, replace(merged, relation=held.relation))
    return (Outcome.REPLACED, merged) if replacing else (Outcome.CONFLICT, held)
