"""How much two provisions of two lists say the same, from what a digest keeps: no words are needed.

The measure decides whether an equal number still means an equal paragraph, and finds paragraphs that were renumbered.
It looks at four things: the fingerprint of the sense, the sketch of the words, the concepts, and the bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harmonize.align.bounds import same_bound
from harmonize.model import Provision, Role, Threshold
from harmonize.reading.fingerprint import likeness, likeness_in_parts


def alike(left: Provision, right: Provision, least: float = 0.0) -> float:
    """0 (nothing in common) to 1 (the same but for editorial habits); 0, too, where it cannot be more than ``least``.

    The parts are weighed by what there is to compare: a bare list of materials has no bounds, a bare bound has hardly
    any concepts.
    """
    if left.sense_hash and left.sense_hash == right.sense_hash:
        return 1.0
    weight = value = 0.0
    if left.concepts or right.concepts:
        a, b = set(left.concepts), set(right.concepts)
        weight, value = 2.0, 2.0 * (len(a & b) / len(a | b))
    if left.thresholds or right.thresholds:
        weight, value = weight + 2.0, value + 2.0 * bounds_alike(left, right)
    if left.sketch and right.sketch:
        weight += 3.0
        if value + 3.0 <= least * weight:
            return 0.0
        value += 3.0 * likeness(left.sketch, right.sketch)
    return value / weight if weight else 0.0


@dataclass(frozen=True, slots=True)
class Whole:
    """Several provisions that are one thing, such as a note with its branches: one list gives these numbers of their
    own, another writes all in one text."""

    sketches: tuple[str, ...]
    concepts: frozenset[str]
    bounds: tuple[Threshold, ...]


def whole(items: Iterable[Provision]) -> Whole:
    """``items`` as one thing."""
    held = tuple(items)
    return Whole(
        tuple(item.sketch for item in held),
        frozenset(concept for item in held for concept in item.concepts),
        tuple(bound for item in held for bound in item.thresholds),
    )


def alike_wholes(left: Whole, right: Whole, least: float = 0.0) -> float:
    """Like ``alike``, of two things that consist of several provisions each; 0 where they cannot be more alike than
    ``least``."""
    weight, value = 3.0, 0.0
    if left.concepts or right.concepts:
        weight += 2.0
        value += 2.0 * len(left.concepts & right.concepts) / len(left.concepts | right.concepts)
    if left.bounds or right.bounds:
        weight += 2.0
        value += 2.0 * _share_alike(left.bounds, right.bounds)
    if value + 3.0 <= least * weight:
        return 0.0
    return (value + 3.0 * likeness_in_parts(left.sketches, right.sketches)) / weight


def bounds_alike(left: Provision, right: Provision) -> float:
    """Share of the bounds that agree; a bound of the same dimension but another value counts half."""
    return _share_alike(left.thresholds, right.thresholds)


def _share_alike(left: Sequence[Threshold], right: Sequence[Threshold]) -> float:
    ours = [bound for bound in left if bound.role is not Role.EQUIVALENT]
    theirs = [bound for bound in right if bound.role is not Role.EQUIVALENT]
    if not ours or not theirs:
        return 0.0
    score = 0.0
    free = list(theirs)
    for bound in ours:
        hit = next((other for other in free if same_bound(bound, other)), None)
        if hit is not None:
            score += 1.0
            free.remove(hit)
            continue
        near = next(
            (other for other in free if other.base_unit == bound.base_unit and other.concept == bound.concept), None
        )
        if near is not None:
            score += 0.5
            free.remove(near)
    return score / max(len(ours), len(theirs))
