"""The relation of two corresponding paragraphs, as far as their own bounds and words tell it."""

from __future__ import annotations

from harmonize.align.bounds import More, pair_bounds
from harmonize.model import Provision, Relation


def relation_of(left: Provision, right: Provision, *, one_language: bool = True) -> Relation:
    """What ``left`` is to ``right``: equal, broader or narrower by their bounds, overlap where it is not decided.

    Paragraphs that say the same, or have the same bounds and name the same things, are equal; in two languages the
    same bounds suffice, since a term may be known in one of them only. Their children and notes are not looked at:
    these have relations of their own.
    """
    if left.sense_hash and left.sense_hash == right.sense_hash:
        return Relation.EQUAL
    sides = {pair.more for pair in pair_bounds(left.thresholds, right.thresholds)} - {More.SAME}
    if not sides:
        same = not one_language or set(left.concepts) == set(right.concepts)
        return Relation.EQUAL if same else Relation.OVERLAP
    if sides == {More.LEFT}:
        return Relation.BROADER
    if sides == {More.RIGHT}:
        return Relation.NARROWER
    return Relation.OVERLAP
