"""Bounds on which described goods of two Russia lists differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from harmonize.align.bounds import BoundPair, More, controls_more, pair_bounds, same_value
from harmonize.compare.finding import item_name, parameter_name
from harmonize.compare.pair import position
from harmonize.compare.russia.content import Match
from harmonize.compare.russia.making import GOODS, described_finding, party_name
from harmonize.compare.values import normal, written
from harmonize.model import Finding, ListVersion, Op, Role, Threshold, say
from harmonize.parsers.spec import spec

_SAME_PARAMETER = 0.9
_UNLIKE_PARAMETER = 0.6
_AKIN_PARAMETER = 0.8
"""Confidence in a difference of bounds on parameters of unlike and of akin names (wavelength, output wavelength)."""


def bound_findings(left: ListVersion, right: ListVersion, match: Match) -> Iterator[Finding]:
    """The bounds on which two items that answer each other differ: those that both state on one parameter.

    A list may state as a condition what the other states as a criterion (a wavelength range); the values are compared
    all the same. An equal value that one list states without a comparator is no difference.
    """
    pairs = pair_bounds(match.left.thresholds, match.right.thresholds)
    mine = [bounds.left for bounds in pairs if bounds.left is not None and bounds.right is None]
    theirs = [bounds.right for bounds in pairs if bounds.right is not None and bounds.left is None]
    for one in mine:
        two = next((each for each in theirs if _akin(one, each)), None)
        if two is not None:
            theirs.remove(two)
            pairs.append(BoundPair(one, two, controls_more(replace(one, role=two.role), two)))
    for bounds in pairs:
        if bounds.more is More.SAME or bounds.left is None or bounds.right is None:
            continue
        if same_value(bounds.left, bounds.right) and Op.EQ in (bounds.left.op, bounds.right.op):
            continue
        yield _bound_finding(left, right, match, bounds, bounds.left, bounds.right)


def _akin(one: Threshold, two: Threshold) -> bool:
    """Whether two bounds of the same direction are on parameters of akin names."""
    return (
        one.base_unit == two.base_unit
        and {one.role, two.role} == {Role.CRITERION, Role.CONDITION}
        and controls_more(replace(one, role=two.role), two) is not More.UNDECIDED
        and _parameter_confidence(one, two) > _UNLIKE_PARAMETER
    )


def _bound_finding(
    left: ListVersion, right: ListVersion, match: Match, bounds: BoundPair, mine: Threshold, other: Threshold
) -> Finding:
    who = {More.LEFT: left, More.RIGHT: right}.get(bounds.more)
    parameter = parameter_name(mine)
    verdict = (
        say("on this bound {who} controls more", who=party_name(who)) if who else say("not decided who controls more")
    )
    return described_finding(
        key=f"bound|{parameter}|{mine.op.value}|{mine.start}",
        subject=match.left.number,
        category=GOODS,
        label=match.left.label,
        parameter=parameter,
        positions=[
            position(left, match.left, written=written(mine), normal=normal(mine), state="described"),
            position(right, match.right, written=written(other), normal=normal(other), state="described"),
        ],
        controls_more=who.info.party if who else "",
        undecided="" if who else say("the bounds are of different kinds"),
        sentence=say(
            "{item}, {parameter}: {left} {mine}, {right} {other}; {verdict}.",
            item=item_name(match.left, match.right),
            parameter=parameter,
            left=say(
                "{party} {number}", party=party_name(left), number=spec(left.info.list_id).said(match.left.number)
            ),
            mine=written(mine),
            right=say(
                "{party} {number}", party=party_name(right), number=spec(right.info.list_id).said(match.right.number)
            ),
            other=written(other),
            verdict=verdict,
        ),
        confidence=min(match.confidence, _parameter_confidence(mine, other) if who else _UNLIKE_PARAMETER),
        explanation=(
            say("The items answer each other by content (confidence {figure}).", figure=f"{match.confidence:.2f}"),
        ),
    )


def _parameter_confidence(mine: Threshold, other: Threshold) -> float:
    """How sure it is that two bounds are on the same parameter."""
    if not mine.concept or not other.concept:
        return _UNLIKE_PARAMETER
    if mine.concept == other.concept:
        return _SAME_PARAMETER
    head, other_head = mine.concept.rpartition("-")[2], other.concept.rpartition("-")[2]
    return _AKIN_PARAMETER if head == other_head else _UNLIKE_PARAMETER
