"""National controls of several parties with their bounds side by side.

One party says in a paragraph what another says in a paragraph with branches: of a control that may be broader than what
is asked about, the conditions are shown and the branches meant.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from harmonize.align.bounds import says_nothing
from harmonize.compare.controls import is_control
from harmonize.compare.finding import parameter_name
from harmonize.compare.for_goods import Place
from harmonize.compare.pair import position
from harmonize.compare.region import conditions
from harmonize.compare.values import normal, written
from harmonize.model import CONTROL_KINDS, ListVersion, Logic, PartyPosition, Provision, Role, Threshold, listed, say
from harmonize.model.tree import ancestors, controls_below

_MOST = 8
"""Bounds that a position of a national control shows."""
_TOO_MANY = 24
"""Bounds of which none is shown that only some of the goods must meet."""


@dataclass(frozen=True, slots=True)
class About:
    """What tells which branches of a broader control are meant by one that it answers."""

    answering: frozenset[Place] = frozenset()
    """What answers its parts."""
    measured: frozenset[str] = frozenset()
    """The parameters that it bounds."""


def with_bounds(version: ListVersion, item: Provision, about: About | None = None) -> PartyPosition:
    """What a party has under the number, with the bounds of what it stands under, its own and those of its branches, so
    that they stand side by side.

    Of a control that may be broader than what is asked ``about``, the conditions are shown and the branches meant.
    """
    above = [
        (bound, f" ({each.number})")
        for each in reversed(list(ancestors(version, item)))
        if each.kind in CONTROL_KINDS
        for bound in each.thresholds
    ]
    own = [*above, *((bound, "") for bound in item.thresholds)]
    below = [
        (bound, f" ({branch.number.removeprefix(item.number).lstrip('./')})")
        for branch in controls_below(version, item)
        if about is None or _meant(version, item, branch, about)
        for bound in branch.thresholds
    ]
    bounds = [pair for pair in (*own, *below) if pair[0].role in (Role.CRITERION, Role.CONDITION)]
    told = [pair for pair in bounds if not says_nothing(pair[0])]
    return position(version, item, written=_listed(told, written), normal=_listed(told, normal))


def _listed(told: Sequence[tuple[Threshold, str]], form: Callable[[Threshold], str]) -> str:
    """Bounds behind each other, each with its parameter and the paragraph that it stands in. Of very many only those
    that all branches share are told, and how many stand in these: the first alternatives say nothing of the whole."""
    many = len(told) > _TOO_MANY
    shown = [
        say("{parameter} {bound}{place}", parameter=parameter_name(bound), bound=form(bound), place=place)
        for bound, place in ([each for each in told if not each[1]] if many else told)[:_MOST]
    ]
    left = str(len(told) - len(shown))
    if many:
        return listed([*shown, say("{n} bounds in its paragraphs", n=left)])
    return say("{bounds}; and {n} more", bounds=listed(shown), n=left) if len(told) > _MOST else listed(shown)


def is_broader(version: ListVersion, item: Provision, about: About) -> bool:
    """Whether half of the alternatives under ``item`` or more have nothing to do with what is asked ``about``."""
    below = [each for each in version.children.get(item.number, ()) if is_control(version, each)]
    said = [any(_meant(version, item, each, about) for each in (one, *controls_below(version, one))) for one in below]
    return item.logic is not Logic.ALL and bool(below) and 2 * sum(said) <= len(said)


def leaves_open(version: ListVersion, item: Provision, answered: Collection[str], other: Sequence[Provision]) -> bool:
    """Whether an alternative under ``item`` has nothing to do with ``other``, a control of another list with its
    branches: neither it nor what stands under it is ``answered`` there, nor bounds what is bounded there."""
    measured = frozenset(bound.concept for each in other for bound in each.thresholds if bound.concept)
    about = About(frozenset((version.info.list_id, number) for number in answered), measured)
    below = [each for each in version.children.get(item.number, ()) if is_control(version, each)]
    return item.logic is not Logic.ALL and not all(
        any(_meant(version, item, each, about) for each in (one, *controls_below(version, one))) for one in below
    )


def _meant(version: ListVersion, item: Provision, branch: Provision, about: About) -> bool:
    """Whether a branch is a condition of the whole, bounds what is bounded there, or answers a part of it; conditions
    go together."""
    within = [branch]
    for each in ancestors(version, branch):
        if each.number == item.number:
            break
        within.append(each)
    if all(version.index[each.parent or ""].logic is Logic.ALL for each in within):
        return True
    if any((version.info.list_id, each.number) in about.answering for each in within):
        return True
    group = next(each for each in within if version.index[each.parent or ""].logic is not Logic.ALL)
    told = (group, *(conditions(version, group)))
    return any(bound.concept in about.measured for each in told for bound in each.thresholds) or any(
        (version.info.list_id, each.number) in about.answering for each in told
    )
