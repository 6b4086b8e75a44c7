"""Threshold findings: corresponding paragraphs whose bounds differ.

Bounds are paired by parameter and dimension. A bound that only one side has is looked for in what the other paragraph
stands under and in its branches first: lists cut the same sentence into paragraphs differently.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.align.bounds import BoundPair, More, pair_bounds, same_bound
from harmonize.compare.finding import make_finding
from harmonize.compare.pair import Pair, Sides, ancestors, controls_below, position
from harmonize.compare.values import normal, written
from harmonize.model import CONTROL_KINDS, Finding, FindingKind, ListVersion, Provision, Role, Threshold


def threshold_findings(sides: Sides, pair: Pair) -> Iterator[Finding]:
    """The differences between the bounds of two corresponding paragraphs, one finding a parameter."""
    ours, theirs = pair.ours, pair.theirs
    if ours.sense_hash and ours.sense_hash == theirs.sense_hash:
        return
    for bounds in pair_bounds(ours.thresholds, theirs.thresholds):
        if bounds.more is More.SAME or _stands_nearby(sides, pair, bounds):
            continue
        yield _finding(sides, pair, bounds)


def _stands_nearby(sides: Sides, pair: Pair, bounds: BoundPair) -> bool:
    """A bound without a partner that the other list has a level higher or lower is no difference."""
    if bounds.left is not None and bounds.right is not None:
        return False
    if bounds.left is not None:
        return _has(sides.baseline, pair.theirs, bounds.left)
    assert bounds.right is not None
    return _has(sides.party, pair.ours, bounds.right)


def _has(version: ListVersion, provision: Provision, bound: Threshold) -> bool:
    near = [item for item in ancestors(version, provision) if item.kind in CONTROL_KINDS]
    near += controls_below(version, provision)
    return any(same_bound(bound, other) for item in near for other in item.thresholds)


def _finding(sides: Sides, pair: Pair, bounds: BoundPair) -> Finding:
    left, right = bounds.left, bounds.right
    named = left or right
    assert named is not None
    parameter = (right or left or named).parameter or "bound"
    more = {More.LEFT: sides.party.info.party, More.RIGHT: sides.baseline.info.party}.get(bounds.more, "")
    undecided = "" if more else _why_undecided(bounds)
    who = {More.LEFT: sides.party_name, More.RIGHT: sides.baseline_name}.get(bounds.more)
    ours = f"{sides.party_name} {pair.ours.number}"
    theirs = f"{sides.baseline_name} {pair.theirs.number}"
    mine = written(left) if left else "no such bound"
    other = written(right) if right else "no such bound"
    verdict = f"{who} controls more." if who else f"Not decided who controls more: {undecided}."
    return make_finding(
        sides,
        FindingKind.THRESHOLD,
        pair.ours,
        [
            position(
                sides.baseline,
                pair.theirs,
                written=written(right) if right else "",
                normal=normal(right) if right else "",
            ),
            position(
                sides.party, pair.ours, written=written(left) if left else "", normal=normal(left) if left else ""
            ),
        ],
        parameter=parameter,
        controls_more=more,
        undecided=undecided,
        other=pair.theirs,
        sentence=f"{parameter}: {theirs} has {other}, {ours} has {mine}. {verdict}",
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, _confidence(bounds)),
        explanation=(
            f"{ours} and {theirs} correspond by {pair.link.basis.value} ({pair.link.evidence}).",
            f"Read from {theirs}: {other}; role {right.role.value if right else 'none'}.",
            f"Read from {ours}: {mine}; role {left.role.value if left else 'none'}.",
        ),
    )


def _confidence(bounds: BoundPair) -> float:
    left, right = bounds.left, bounds.right
    if left is None or right is None:
        only = left or right
        return 0.8 if only is not None and only.role is not Role.CONDITION else 0.6
    if left.concept and left.concept == right.concept or left.parameter == right.parameter:
        return 0.95
    return 0.76


def _why_undecided(bounds: BoundPair) -> str:
    left, right = bounds.left, bounds.right
    if left is None or right is None:
        return "the bound says when another one applies"
    if left.role is not right.role:
        return f"it is a {left.role.value} on one side and a {right.role.value} on the other"
    if left.role is Role.CONDITION:
        return "the bound is a condition of measurement"
    return "the comparators differ in kind"
