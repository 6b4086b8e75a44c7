"""National controls that several parties have: agreed among some governments, or made by each on its own.

The baseline has no such control, so the parties' own lists are held against each other: their numbers and values stand
side by side in one finding, and bounds that differ are findings as everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from harmonize.compare.finding import id_of, parameter_name
from harmonize.compare.pair import NAMES, Pair, Sides, controls_below, link_up, position
from harmonize.compare.thresholds import threshold_findings
from harmonize.compare.values import normal, written
from harmonize.compare.web import Between
from harmonize.model import Correspondence, Finding, FindingKind, ListVersion, PartyPosition, Provision, Relation, Role

_MOST = 8
"""Bounds that a position of a national control shows."""
Place = tuple[str, str]
"""A list and a number in it."""


def between_findings(between: Sequence[Between]) -> list[Finding]:
    """The bounds that differ between the national controls of any two parties."""
    findings: list[Finding] = []
    for each in between:
        pairs = [
            Pair(each.left.index[link.left], each.right.index[link.right], link)
            for link in each.links
            if link.relation is not Relation.NONE
        ]
        links = link_up(pairs)
        for pair in pairs:
            if pair.in_force:
                sides = Sides(each.left, each.right)
                found = threshold_findings(sides, pair, links)
                findings += [item for item in found if not _said_in_branches(sides, pair, item)]
    return findings


def _said_in_branches(sides: Sides, pair: Pair, finding: Finding) -> bool:
    """Whether the side that seems to have no such bound has bounds of that kind in its branches, which are compared by
    themselves."""
    theirs, ours = finding.positions[:2]
    silent = (sides.baseline, pair.theirs) if not theirs.written else (sides.party, pair.ours)
    spoken = pair.ours if not theirs.written else pair.theirs
    if theirs.written and ours.written:
        return False
    below = [bound for item in controls_below(*silent) for bound in item.thresholds]
    return any(
        bound.base_unit == other.base_unit and (bound.concept == other.concept or not bound.concept)
        for bound in spoken.thresholds
        for other in below
    )


def joined(findings: Sequence[Finding], between: Sequence[Between]) -> list[Finding]:
    """``findings`` where national controls that answer each other are one: the first party's finding names the others'
    numbers and values, and theirs are left out."""
    partners = _partners(between)
    lists = {each.info.list_id: each for side in between for each in (side.left, side.right)}
    by_place = {_own(item): item for item in findings if item.kind is FindingKind.NATIONAL}
    told: list[Finding] = []
    gone: set[str] = set()
    for item in findings:
        if item.id in gone:
            continue
        found = partners.get(_own(item), []) if item.kind is FindingKind.NATIONAL else []
        if not found:
            told.append(item)
            continue
        for version, other, _ in found:
            twin = by_place.get((version.info.list_id, other.number))
            if twin is not None:
                gone.add(twin.id)
        list_id, number = _own(item)
        own = _with_bounds(lists[list_id], lists[list_id].index[number])
        shown = tuple(own if (each.list_id, each.number) == (list_id, number) else each for each in item.positions)
        told.append(_with_partners(replace(item, positions=shown), found))
    return [item for item in told if item.id not in gone]


def _with_partners(item: Finding, found: Sequence[tuple[ListVersion, Provision, Correspondence]]) -> Finding:
    said = ", ".join(
        f"{NAMES.get(version.info.party, version.info.party)} {other.number} ({other.label})"
        for version, other, _ in found
    )
    added: list[PartyPosition] = [_with_bounds(version, other) for version, other, _ in found]
    held = {each.party for each in item.positions if each.state == "controlled"} | {each.party for each in added}
    explained = tuple(
        f"{link.left_list} {link.left} and {link.right_list} {link.right} correspond by {link.basis.value} "
        f"({link.evidence}), confidence {link.confidence:.2f}."
        for _, _, link in found
    )
    positions = (*item.positions, *added)
    return replace(
        item,
        id=id_of(item.kind, positions, item.parameter),
        positions=positions,
        controls_more=item.controls_more if len(held) == 1 else "",
        undecided=item.undecided if len(held) == 1 else "several parties control this; see their bounds",
        sentence=f"{item.sentence} It is answered by {said}.",
        confidence=min(item.confidence, *(max(link.confidence, 0.0) for _, _, link in found)),
        explanation=(*item.explanation, *explained),
    )


def _with_bounds(version: ListVersion, item: Provision) -> PartyPosition:
    """What a party has under the number, with its bounds and those of its branches, so that they stand side by side."""
    own = [(bound, "") for bound in item.thresholds]
    below = [
        (bound, f" ({branch.number.removeprefix(item.number).lstrip('./')})")
        for branch in controls_below(version, item)
        for bound in branch.thresholds
    ]
    told = [pair for pair in (*own, *below) if pair[0].role in (Role.CRITERION, Role.CONDITION)]
    more = f"; and {len(told) - _MOST} more" if len(told) > _MOST else ""
    return position(
        version,
        item,
        written="; ".join(f"{parameter_name(bound)} {written(bound)}{place}" for bound, place in told[:_MOST]) + more,
        normal="; ".join(f"{parameter_name(bound)} {normal(bound)}{place}" for bound, place in told[:_MOST]) + more,
    )


def _partners(between: Sequence[Between]) -> Mapping[Place, list[tuple[ListVersion, Provision, Correspondence]]]:
    found: dict[Place, list[tuple[ListVersion, Provision, Correspondence]]] = defaultdict(list)
    for each in between:
        for link in each.links:
            if link.relation is Relation.NONE or link.needs_review:
                continue
            left, right = each.left.index[link.left], each.right.index[link.right]
            found[link.left_list, link.left].append((each.right, right, link))
            found[link.right_list, link.right].append((each.left, left, link))
    return found


def _own(item: Finding) -> Place:
    """The place of the party's own control in a finding on a national control."""
    last = item.positions[-1] if item.kind is not FindingKind.NATIONAL else item.positions[1]
    return last.list_id, last.number
