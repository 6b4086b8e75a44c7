"""What a paragraph controls, as one region: its own bounds and those of the conditions that stand under it.

Where a paragraph says that all of the following must be met, the paragraphs under it are conditions of one control and
no controls of their own. Lists cut such a control into paragraphs differently, so two lists are held against each other
region by region.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Sequence

from harmonize.align.bounds import same_value
from harmonize.model import CONTROL_KINDS, Kind, ListVersion, Logic, Op, Provision, Role, Status, Threshold
from harmonize.model.tree import controls_below
from harmonize.reading.glossary import ConceptKind, load_glossary

_LOWER = frozenset({Op.GT, Op.GE})
_UPPER = frozenset({Op.LT, Op.LE})


def is_condition(version: ListVersion, provision: Provision) -> bool:
    """Whether ``provision`` is one of several conditions of what it stands under, or a case of such a condition, and so
    not a control of its own."""
    above = version.index.get(provision.parent or "")
    if above is None or above.kind not in CONTROL_KINDS:
        return False
    return above.logic is Logic.ALL or is_condition(version, above)


def is_case_of_condition(version: ListVersion, provision: Provision) -> bool:
    """Whether ``provision`` is one of several cases of a condition, rather than a condition itself."""
    above = version.index.get(provision.parent or "")
    return above is not None and above.logic is not Logic.ALL and is_condition(version, provision)


def conditions(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    """The conditions that stand under ``provision``, and those under them."""
    if provision.logic is not Logic.ALL:
        return
    for item in version.children.get(provision.number, ()):
        if item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE:
            yield item
            yield from conditions(version, item)


def region(version: ListVersion, provision: Provision, paired: Container[str] = ()) -> list[Threshold]:
    """The bounds that goods must meet to be caught by ``provision``: its own and those of its conditions.

    Conditions in ``paired`` have a counterpart of their own and are compared there.
    """
    bounds = list(provision.thresholds)
    for item in conditions(version, provision):
        if item.number not in paired:
            bounds += item.thresholds
    return bounds


def covered_by_sibling(
    version: ListVersion, provision: Provision, gap: tuple[Threshold | None, Threshold], rest: list[Threshold]
) -> Provision | None:
    """An alternative beside ``provision``, or beside what it stands under, that controls what it leaves open.

    ``gap`` is the bound of ``provision`` and the wider one of the other list: what lies between them is open. ``rest``
    are the bounds of the other list's paragraph: the alternative may ask for nothing that is not asked for there.
    """
    mine, wider = gap
    for item in _alternatives(version, provision):
        if any(True for _ in controls_below(version, item)) or not item.thresholds:
            continue
        on_gap = [bound for bound in item.thresholds if _same_axis(bound, wider)]
        others = [bound for bound in item.thresholds if bound not in on_gap and bound.role is not Role.EQUIVALENT]
        if not on_gap or not all(any(_weaker(bound, asked) for asked in rest) for bound in others):
            continue
        if all(_holds_in_gap(bound, mine, wider) for bound in on_gap):
            return item
    return None


def complemented(version: ListVersion, provision: Provision, bound: Threshold) -> Provision | None:
    """An alternative beside ``provision`` that begins where ``bound`` of ``provision`` ends (below 1.1 MNs here, at
    1.1 MNs there): nothing is left open between them."""
    for item in _alternatives(version, provision):
        if any(_continues(bound, other) for other in item.thresholds):
            return item
    return None


def _continues(bound: Threshold, other: Threshold) -> bool:
    if not same_value(bound, other) or other.role is not Role.CRITERION:
        return False
    return (bound.op, other.op) in ((Op.LT, Op.GE), (Op.LE, Op.GT), (Op.GT, Op.LE), (Op.GE, Op.LT))


def _alternatives(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    """The paragraphs beside ``provision`` and beside what it stands under, as long as these are alternatives."""
    while provision.kind is Kind.ITEM:
        above = version.index.get(provision.parent or "")
        if above is None or above.kind not in CONTROL_KINDS or above.logic is Logic.ALL:
            return
        for item in version.children.get(above.number, ()):
            if item.number != provision.number and item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE:
                yield item
        provision = above


def overlapping_siblings(
    version: ListVersion, provision: Provision, gap: tuple[Threshold, Threshold]
) -> list[Provision]:
    """Alternatives beside ``provision`` that control a part of what lies between the two bounds of ``gap``."""
    low, high = sorted((gap[0].base_value, gap[1].base_value))
    found = []
    for item in _alternatives(version, provision):
        if item.parent != provision.parent:
            break  # further away, the paragraphs differ in other ways too
        on_axis = [bound for bound in item.thresholds if _same_axis(bound, gap[1])]
        if on_axis and _same_goods(item, provision) and all(_reaches(bound, low, high) for bound in on_axis):
            found.append(item)
    return found


def _same_goods(left: Provision, right: Provision) -> bool:
    """Whether two alternatives may be two cuts of one kind of goods, and are not two kinds (sources, coils)."""
    known = load_glossary().by_id
    ours, theirs = (
        {name for name in item.concepts if name in known and known[name].kind is ConceptKind.GOODS}
        for item in (left, right)
    )
    return not ours or not theirs or bool(ours & theirs)


def contains(version: ListVersion, wide: Provision, narrow: list[Threshold]) -> bool:
    """Whether ``wide`` catches all that meets the bounds ``narrow``: each of its bounds is asked for there, or more."""
    bounds = [bound for bound in region(version, wide) if bound.role in (Role.CRITERION, Role.CONDITION)]
    return bool(bounds) and all(any(_weaker(bound, asked) for asked in narrow) for bound in bounds)


def overlapping(ours: Sequence[Threshold], theirs: Sequence[Threshold]) -> bool:
    """Whether goods can meet both regions, as far as each axis by itself tells. Bounds of one region that no goods meet
    together (below 228 K, above 358 K) are alternatives."""
    for bound in ours:
        mine, other = ([each for each in held if _same_axis(each, bound)] for held in (ours, theirs))
        if other and not any(_meet(one) for one in _intervals(mine, other)):
            return False
    return True


def _intervals(ours: list[Threshold], theirs: list[Threshold]) -> Iterator[list[Threshold]]:
    for one in [ours] if _meet(ours) else [[bound] for bound in ours]:
        for other in [theirs] if _meet(theirs) else [[bound] for bound in theirs]:
            yield [*one, *other]


def _meet(bounds: list[Threshold]) -> bool:
    """Whether some value meets all of ``bounds``."""
    low = max((bound.base_value for bound in bounds if bound.op in _LOWER), default=-math.inf)
    high = min((bound.base_value for bound in bounds if bound.op in _UPPER), default=math.inf)
    return low < high or (low == high and all(bound.op in (Op.GE, Op.LE, Op.EQ) for bound in bounds))


def _same_axis(left: Threshold, right: Threshold) -> bool:
    if left.base_unit != right.base_unit:
        return False
    return left.concept == right.concept if left.concept and right.concept else left.parameter == right.parameter


def _weaker(bound: Threshold, asked: Threshold) -> bool:
    """Whether goods that meet ``asked`` also meet ``bound``."""
    if not _same_axis(bound, asked):
        return False
    if same_value(bound, asked):
        return bound.op is asked.op or (bound.op, asked.op) in ((Op.GE, Op.GT), (Op.LE, Op.LT))
    if bound.op in _LOWER and asked.op in _LOWER:
        return bound.base_value < asked.base_value
    if bound.op in _UPPER and asked.op in _UPPER:
        return bound.base_value > asked.base_value
    return False


def _reaches(bound: Threshold, low: float, high: float) -> bool:
    """Whether some value between ``low`` and ``high`` meets ``bound``."""
    return bound.base_value < high if bound.op in _LOWER else bound.base_value > low if bound.op in _UPPER else False


def _holds_in_gap(bound: Threshold, mine: Threshold | None, wider: Threshold) -> bool:
    """Whether every value between ``wider`` and ``mine`` meets ``bound``."""
    if mine is None:
        return False
    low, high = sorted((mine.base_value, wider.base_value))
    if bound.op in _LOWER:
        return bound.base_value <= low
    if bound.op in _UPPER:
        return bound.base_value >= high
    return False
