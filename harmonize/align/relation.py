"""The relation of two corresponding paragraphs, as far as their own bounds and words tell it."""

from __future__ import annotations

from harmonize.align.bounds import More, pair_bounds
from harmonize.align.named import names_of
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
        same = not one_language or set(left.concepts) == set(right.concepts) or _one_name(left, right)
        return Relation.EQUAL if same else Relation.OVERLAP
    if sides == {More.LEFT}:
        return Relation.BROADER
    if sides == {More.RIGHT}:
        return Relation.NARROWER
    return Relation.OVERLAP


def _one_name(left: Provision, right: Provision) -> bool:
    """Whether both name the same substances or organisms, which is all that such paragraphs say."""
    names = names_of(left)
    return bool(names) and names == names_of(right)
