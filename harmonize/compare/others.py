"""The numbers and values of the other parties beside a finding between one party and the baseline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from harmonize.compare.finding import parameter_name
from harmonize.compare.pair import position
from harmonize.compare.values import normal, written
from harmonize.model import Correspondence, Finding, ListVersion, PartyPosition, Relation, Role, Status, listed

Answers = Mapping[str, Sequence[str]]
"""What answers a number of the baseline in one party's list."""


def answers_by_baseline(links: Sequence[Correspondence]) -> Answers:
    """The party's numbers by the baseline's number, of the pairs that need no review."""
    found: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.relation is not Relation.NONE and not link.needs_review:
            found[link.right].append(link.left)
    return found


def with_other_parties(
    finding: Finding, baseline: ListVersion, others: Sequence[tuple[ListVersion, Answers]]
) -> Finding:
    """``finding`` with what ``others`` have on the same number of the baseline: each reader looks for his own."""
    own = next((each.number for each in finding.positions if each.list_id == baseline.info.list_id), "")
    added = [
        _position(version, number, finding.parameter)
        for version, answers in others
        for number in answers.get(own, ())[:1]
        if own and version.index[number].status is Status.IN_FORCE
    ]
    return replace(finding, positions=(*finding.positions, *added)) if added else finding


def _position(version: ListVersion, number: str, parameter: str) -> PartyPosition:
    item = version.index[number]
    bounds = [
        bound for bound in item.thresholds if bound.role is not Role.EQUIVALENT and parameter_name(bound) == parameter
    ]
    return position(
        version,
        item,
        written=listed(map(written, bounds)),
        normal=listed(map(normal, bounds)),
        state="controlled",
    )
