"""How much two provisions of two lists say the same, from what a digest keeps: no words are needed.

The measure decides whether an equal number still means an equal paragraph, and finds paragraphs that were renumbered.
It looks at four things: the fingerprint of the sense, the sketch of the words, the concepts, and the bounds.
"""

from __future__ import annotations

from harmonize.align.bounds import same_bound
from harmonize.model import Provision, Role
from harmonize.reading.fingerprint import likeness


def alike(left: Provision, right: Provision) -> float:
    """0 (nothing in common) to 1 (the same but for editorial habits).

    The parts are weighed by what there is to compare: a bare list of materials has no bounds, a bare bound has hardly
    any concepts.
    """
    if left.sense_hash and left.sense_hash == right.sense_hash:
        return 1.0
    parts = [(3.0, likeness(left.sketch, right.sketch))] if left.sketch and right.sketch else []
    if left.concepts or right.concepts:
        a, b = set(left.concepts), set(right.concepts)
        parts.append((2.0, len(a & b) / len(a | b)))
    if left.thresholds or right.thresholds:
        parts.append((2.0, bounds_alike(left, right)))
    if not parts:
        return 0.0
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


def bounds_alike(left: Provision, right: Provision) -> float:
    """Share of the bounds that agree; a bound of the same dimension but another value counts half."""
    ours = [bound for bound in left.thresholds if bound.role is not Role.EQUIVALENT]
    theirs = [bound for bound in right.thresholds if bound.role is not Role.EQUIVALENT]
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
