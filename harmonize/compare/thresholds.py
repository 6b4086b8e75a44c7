"""Threshold findings: corresponding paragraphs whose bounds differ.

Bounds are paired by parameter and dimension, over the whole region that a paragraph controls (``region``). A bound that
only one side has is looked for around the other paragraph first, and a bound that leaves something open is held against
the alternatives beside it: lists cut the same control into paragraphs differently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harmonize.align.bounds import (
    BoundPair,
    More,
    join_same_figures,
    only_ends,
    pair_bounds,
    same_bound,
    same_value,
)
from harmonize.compare.doubt import doubt, editions, said_by_translation, settled_by_translation
from harmonize.compare.elsewhere import stands_under_another
from harmonize.compare.finding import item_name, make_finding, parameter_name
from harmonize.compare.pair import Links, Pair, Sides, position
from harmonize.compare.region import (
    complemented,
    conditions,
    covered_by_sibling,
    is_condition,
    overlapping_siblings,
    region,
)
from harmonize.compare.values import normal, written_beside
from harmonize.model import (
    CONTROL_KINDS,
    Finding,
    FindingKind,
    ListVersion,
    Logic,
    Provision,
    Role,
    Threshold,
    say,
    sentences,
)
from harmonize.model.tree import ancestors, controls_below, notes_of
from harmonize.reading.glossary import ConceptKind, load_glossary

_MATTER = frozenset({ConceptKind.MATERIAL, ConceptKind.AGENT})
_OTHER_ROLE = 0.65
"""Confidence where a bound is a criterion on one side only: the sentences are built differently."""


@dataclass(frozen=True, slots=True)
class _Difference:
    """A pair of bounds that differ, with the direction in which the whole paragraph differs."""

    bounds: BoundPair
    both_ways: bool
    """Other bounds of the paragraph differ in the other direction."""


def threshold_findings(sides: Sides, pair: Pair, links: Links) -> Iterator[Finding]:
    """The differences between the bounds of two corresponding paragraphs, one finding a parameter."""
    ours, theirs = pair.ours, pair.theirs
    if _says_the_same(sides, pair) or stands_under_another(sides.party, ours):
        return
    mine, other = region(sides.party, ours, links.by_ours), region(sides.baseline, theirs, links.by_theirs)
    if _told(mine) == _told(other):
        return
    found = [
        bounds
        for bounds in pair_bounds(mine, other)
        if bounds.more is not More.SAME
        and not _stands_nearby(sides, pair, links, bounds)
        and not settled_by_translation(sides, pair.ours, pair.theirs, bounds)
    ]
    found = [bounds for bounds in join_same_figures(found) if not _is_cut_differently(sides, pair, bounds, mine, other)]
    ways = {bounds.more for bounds in found if not doubt(sides, bounds, ours)} - {More.UNDECIDED}
    for bounds in found:
        yield _finding(sides, pair, _Difference(bounds, both_ways=len(ways) > 1))


def _told(bounds: Sequence[Threshold]) -> set[tuple[object, ...]]:
    """What ``bounds`` ask, without how it is written: most paragraphs that answer each other ask the very same."""
    return {(each.op, each.base_value, each.base_unit, each.concept, each.parameter, each.role) for each in bounds}


def _says_the_same(sides: Sides, pair: Pair) -> bool:
    """Whether the words are the same and govern on both sides (a translation may hide a difference)."""
    ours, theirs = pair.ours, pair.theirs
    return (
        bool(ours.sense_hash)
        and ours.sense_hash == theirs.sense_hash
        and Logic.ALL not in (ours.logic, theirs.logic)
        and sides.party.info.language is sides.baseline.info.language
    )


def _stands_nearby(sides: Sides, pair: Pair, links: Links, bounds: BoundPair) -> bool:
    """A bound without a partner that the other list has a level higher or lower, in a note, in the definition of a term
    that it uses, or in another paragraph that answers too, is no difference."""
    if bounds.left is not None and bounds.right is not None:
        return False
    more_ours, more_theirs = links.other_counterparts(pair)
    if bounds.left is not None:
        return any(_has(sides.baseline, item, bounds.left) for item in (pair.theirs, *more_theirs))
    right = bounds.right
    return right is not None and any(_has(sides.party, item, right) for item in (pair.ours, *more_ours))


def _has(version: ListVersion, provision: Provision, bound: Threshold) -> bool:
    above = [item for item in ancestors(version, provision) if item.kind in CONTROL_KINDS]
    near = [provision, *above, *controls_below(version, provision)]
    if above and is_condition(version, provision):
        near += conditions(version, above[0])  # its neighbours are asked for as well
    near += [note for item in (provision, *above) for note in notes_of(version, item)]
    named = dict.fromkeys(number for item in (provision, *above) for number in item.references)
    referred = [version.index[number] for number in named if number in version.index]
    if any(same_value(bound, other) for item in referred for other in item.thresholds):
        return True  # it has what is meant there, or all but what is listed there
    terms = dict.fromkeys(concept for item in (provision, *above) for concept in item.concepts)
    near += [meant for concept in terms for meant in version.definitions.get(concept, ())]
    return any(same_bound(bound, other) for item in near for other in item.thresholds)


def _is_cut_differently(
    sides: Sides, pair: Pair, bounds: BoundPair, mine: Sequence[Threshold], other: Sequence[Threshold]
) -> bool:
    """Whether what one side leaves open is controlled by an alternative beside the paragraph."""
    left, right = bounds.left, bounds.right
    if left is not None and right is None and complemented(sides.party, pair.ours, left):
        return True
    if right is not None and left is None and complemented(sides.baseline, pair.theirs, right):
        return True
    if bounds.more is More.RIGHT and right is not None:
        return covered_by_sibling(sides.party, pair.ours, (left, right), list(other)) is not None
    if bounds.more is More.LEFT and left is not None:
        return covered_by_sibling(sides.baseline, pair.theirs, (right, left), list(mine)) is not None
    return False


def _finding(sides: Sides, pair: Pair, difference: _Difference) -> Finding:
    bounds = difference.bounds
    left, right = bounds.left, bounds.right
    named = next((each for each in (right, left) if each is not None and each.concept), right or left)
    assert named is not None
    parameter = parameter_name(named)
    uncertain = doubt(sides, bounds, pair.ours)
    measured = (editions(pair) or _other_parameter(sides, left, right)) if left and right else ""
    decided = bounds.more is not More.UNDECIDED and not measured and not uncertain
    who = {More.LEFT: sides.party_name, More.RIGHT: sides.baseline_name}.get(bounds.more, "")
    more = {More.LEFT: sides.party.info.party, More.RIGHT: sides.baseline.info.party}.get(bounds.more, "")
    undecided = ""
    if not decided:
        undecided = _why_undecided(bounds, uncertain, measured)
        verdict: str = say("Not decided who controls more: {reason}.", reason=undecided)
    elif difference.both_ways:
        undecided, more = say("other bounds of the paragraph differ the other way"), ""
        verdict = say("On this bound {who} controls more; {reason}.", who=who, reason=undecided)
    else:
        verdict = _more(sides, pair, bounds, who)
    translated = said_by_translation(sides, pair.ours, bounds)
    ours = say("{party} {number}", party=sides.party_name, number=pair.ours.number)
    theirs = say("{party} {number}", party=sides.baseline_name, number=pair.theirs.number)
    own = written_beside(left, pair.ours.thresholds, right) if left else ""
    base = written_beside(right, pair.theirs.thresholds, left) if right else ""
    mine, other = own or "no such bound", base or "no such bound"
    return make_finding(
        sides,
        FindingKind.THRESHOLD,
        pair.ours,
        [
            position(
                sides.baseline,
                pair.theirs,
                written=base,
                normal=normal(right) if right else "",
            ),
            position(sides.party, pair.ours, written=own, normal=normal(left) if left else ""),
        ],
        parameter=parameter,
        key=f"{parameter} {named.base_unit} {'lower' if named.op.value.startswith('>') else 'upper'}",
        controls_more=more if decided else "",
        undecided=undecided,
        other=pair.theirs,
        sentence=sentences(
            say(
                "{item}, {parameter}: {theirs} has {other}, {ours} has {mine}.",
                item=item_name(pair.ours, pair.theirs),
                parameter=parameter,
                theirs=theirs,
                other=other,
                ours=ours,
                mine=mine,
            ),
            translated,
            verdict,
        ),
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, _confidence(sides, pair, bounds)),
        explanation=(
            say(
                "{left} and {right} correspond by {basis} ({evidence}).",
                left=ours,
                right=theirs,
                basis=pair.link.basis.value,
                evidence=pair.link.evidence,
            ),
            say("Read from {place}: {bound}; role {role}.", place=theirs, bound=other, role=_role(right)),
            say("Read from {place}: {bound}; role {role}.", place=ours, bound=mine, role=_role(left)),
            *([translated] if translated else []),
            *([say("For review: {reason}.", reason=uncertain)] if uncertain else []),
            *_unread(pair, bounds),
        ),
    )


def _role(bound: Threshold | None) -> str:
    return bound.role.value if bound else "none"


def _may_be_cut_differently(sides: Sides, pair: Pair, bounds: BoundPair) -> bool:
    """Where two lists have no numbering in common: whether the bound has no partner, is on another parameter, or stands
    in another paragraph of the other list's entry, so that the difference may be one of arrangement only."""
    left, right = bounds.left, bounds.right
    if left is None or right is None:
        return True
    one_parameter = bool(left.concept) and left.concept == right.concept
    if not one_parameter and not (only_ends(bounds) and left.role is right.role):
        return True  # the same figure is on the same parameter, whatever the words for it
    theirs = [item for top in _tops(sides.baseline, pair.theirs) for item in controls_below(sides.baseline, top)]
    ours = [item for top in _tops(sides.party, pair.ours) for item in controls_below(sides.party, top)]
    return any(same_bound(left, bound) for item in theirs for bound in item.thresholds) or any(
        same_bound(right, bound) for item in ours for bound in item.thresholds
    )


def _tops(version: ListVersion, provision: Provision) -> list[Provision]:
    """The entry of ``provision``, or the paragraph two levels up where that is nearer."""
    above = [item for item in ancestors(version, provision) if item.kind in CONTROL_KINDS]
    return above[:2][-1:] or [provision]


def _more(sides: Sides, pair: Pair, bounds: BoundPair, who: str) -> str:
    """Who controls more; with the alternatives by which the other side has a part of the difference after all."""
    plain = say("{who} controls more.", who=who)
    left, right = bounds.left, bounds.right
    if left is None or right is None:
        return plain
    if bounds.more is More.LEFT:
        name, held = sides.baseline_name, overlapping_siblings(sides.baseline, pair.theirs, (right, left))
    else:
        name, held = sides.party_name, overlapping_siblings(sides.party, pair.ours, (left, right))
    if not held:
        return plain
    return say(
        "{who} controls more, though {other} has a part of the rest under {numbers}.",
        who=who,
        other=name,
        numbers=tuple(item.number for item in held[:4]),
    )


def _confidence(sides: Sides, pair: Pair, bounds: BoundPair) -> float:
    left, right = bounds.left, bounds.right
    if _unread(pair, bounds) or doubt(sides, bounds, pair.ours):
        return 0.5
    if _other_matter(pair):
        return 0.6
    if not sides.one_language and _may_be_cut_differently(sides, pair, bounds):
        return 0.6
    if left is not None and right is not None and left.role is not right.role:
        return _OTHER_ROLE
    if left is None or right is None:
        only = left or right
        if only is not None and _in_branches(sides, pair, bounds, only):
            return 0.6
        return 0.8 if only is not None and only.role is not Role.CONDITION else 0.6
    if (left.concept and left.concept == right.concept) or left.parameter == right.parameter:
        return 0.95
    return 0.76


def _other_matter(pair: Pair) -> bool:
    """Whether both paragraphs name materials or substances, and none in common."""
    known = load_glossary().by_id
    ours, theirs = (
        {name for name in item.concepts if name in known and known[name].kind in _MATTER and not known[name].generic}
        for item in (pair.ours, pair.theirs)
    )
    return bool(ours) and bool(theirs) and not ours & theirs


def _in_branches(sides: Sides, pair: Pair, bounds: BoundPair, only: Threshold) -> bool:
    """Whether the side that seems to have no such bound has one on the same parameter in its branches, or the very
    figure in these or in their notes."""
    version, silent = (sides.party, pair.ours) if bounds.left is None else (sides.baseline, pair.theirs)
    below = list(controls_below(version, silent))
    notes = [note for item in (silent, *below) for note in notes_of(version, item)]
    if any(same_value(bound, only) for item in (*below, *notes) for bound in item.thresholds):
        return True
    return any(
        bound.concept == only.concept and bound.base_unit == only.base_unit and bool(only.concept)
        for item in below
        for bound in item.thresholds
    )


def _unread(pair: Pair, bounds: BoundPair) -> list[str]:
    """A figure that could not be read may be the bound that seems to be absent."""
    silent = pair.theirs if bounds.right is None else pair.ours if bounds.left is None else None
    if silent is None or not silent.unread:
        return []
    return [
        say("{number} has a figure that was not read as a bound: {figures}.", number=silent.number,
            figures=silent.unread)
    ]  # fmt: skip


def _other_parameter(sides: Sides, left: Threshold, right: Threshold) -> str:
    """Why two bounds of lists in one language may be on two things: each is called otherwise (a bandwidth, and a
    frequency) and neither name is the other with more words; "" where they may not."""
    one, two = parameter_name(left), parameter_name(right)
    if not sides.one_language or not left.concept or not right.concept or left.concept == right.concept:
        return ""
    if same_value(left, right) or set(one.split()) & set(two.split()):
        return ""
    return say("one list bounds the {other}, the other the {mine}", mine=one, other=two)


def _why_undecided(bounds: BoundPair, uncertain: str, measured: str) -> str:
    left, right = bounds.left, bounds.right
    if uncertain:
        return uncertain
    if measured:
        return measured
    if left is None or right is None:
        return say("the bound says when another one applies")
    if left.role is not right.role:
        return say(
            "it is a {left} on one side and a {right} on the other", left=left.role.value, right=right.role.value
        )
    return say("the comparators differ in kind")
