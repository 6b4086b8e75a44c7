"""The relation of two paragraphs that correspond by content: lists in different languages, cut differently.

Words cannot be compared here as ``relation`` does for lists of one language, so bounds and structure decide: bounds
that both state, parameter by parameter, and whether one paragraph answers to several.
"""

from __future__ import annotations

from harmonize.align.bounds import More, pair_bounds
from harmonize.align.by_content_regions import Span, common_spans, spans
from harmonize.model import Provision, Relation


def relation_by_content(left: Provision, right: Provision, *, joins: bool, shared: bool) -> Relation:
    """What ``left`` is to ``right``.

    ``joins``: ``left`` also says what neighbours of ``right`` say, so it is broader than each of them. ``shared``:
    other paragraphs answer to ``right`` beside ``left``, so each is narrower than ``right``. Bounds that only one side
    states decide nothing: the other list may say them above or below.
    """
    sides = _by_bounds(left, right)
    if joins:
        sides.add(More.LEFT)
    if shared:
        sides.add(More.RIGHT)
    if not sides:
        return Relation.EQUAL
    if sides == {More.LEFT}:
        return Relation.BROADER
    if sides == {More.RIGHT}:
        return Relation.NARROWER
    return Relation.OVERLAP


def _by_bounds(left: Provision, right: Provision) -> set[More]:
    """The sides that control more on some parameter that both bound."""
    sides: set[More] = {
        pair.more
        for pair in pair_bounds(left.thresholds, right.thresholds)
        if pair.left is not None and pair.right is not None and pair.more in (More.LEFT, More.RIGHT)
    }
    for mine, theirs in common_spans(spans(left.thresholds), spans(right.thresholds)):
        sides |= _wider(mine, theirs)
    return sides


def _wider(mine: Span, theirs: Span) -> set[More]:
    found: set[More] = set()
    if mine.beyond(theirs):
        found.add(More.LEFT)
    if theirs.beyond(mine):
        found.add(More.RIGHT)
    return found
