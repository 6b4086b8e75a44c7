"""Who is affected by a change: which party still has what the old version had, and which has the new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from harmonize.align.bounds import same_bound
from harmonize.compare.changes.answers import Answers, answers_in, other_lists
from harmonize.compare.finding import parameter_name
from harmonize.compare.pair import NAMES, position, regime_of
from harmonize.compare.region import region
from harmonize.compare.values import normal, written
from harmonize.model import (
    CONTROL_KINDS,
    Affected,
    Change,
    ChangeKind,
    ListDiff,
    ListVersion,
    Provision,
    Role,
    Standing,
    Status,
    Threshold,
    listed,
    say,
)

_ASKED = frozenset({ChangeKind.NEW, ChangeKind.DELETED, ChangeKind.TIGHTENED, ChangeKind.RELAXED})
"""The classes that another party may have followed or not."""


def with_affected(diff: ListDiff, old: ListVersion, new: ListVersion, library: Path | None = None) -> ListDiff:
    """``diff`` with the standing of every other party's list on the shelf (its newest version) on each change."""
    others: list[tuple[ListVersion, Answers, Answers]] = []
    unknown = []
    asked = [change for change in diff.changes if _asked(change)]
    if not asked:
        return diff
    look_old = any(change.kind is ChangeKind.DELETED or not change.new_number for change in asked)
    look_new = any(change.kind is not ChangeKind.DELETED and change.new_number for change in asked)
    for other in other_lists(new, library):
        to_old = answers_in(old, other, library) if look_old else {}
        to_new = answers_in(new, other, library) if look_new else {}
        if to_old is None or to_new is None:
            unknown.append(
                say(
                    "Who is affected in {version}: its correspondences with {list} do not ship, and making them takes "
                    "long; make them with harmonize align {other} {list}.",
                    version=say("{title} ({version})", title=other.info.title, version=other.info.version),
                    list=new.info.list_id,
                    other=other.info.list_id,
                )
            )
        else:
            others.append((other, to_old, to_new))
    changes = tuple(
        replace(change, affected=tuple(_standings(change, old, new, others))) if _asked(change) else change
        for change in diff.changes
    )
    return replace(diff, changes=changes, not_compared=(*diff.not_compared, *unknown))


def _asked(change: Change) -> bool:
    return change.kind in _ASKED and change.provision in CONTROL_KINDS


def _standings(
    change: Change, old: ListVersion, new: ListVersion, others: Sequence[tuple[ListVersion, Answers, Answers]]
) -> Iterator[Affected]:
    for other, to_old, to_new in others:
        home, answers, number = (
            (new, to_new, change.new_number)
            if change.new_number and change.kind is not ChangeKind.DELETED
            else (old, to_old, change.old_number)
        )
        if not covers(other, home, home.index[number], change):
            continue
        found = [each for each in answers.get(number, ()) if other.index[each.number].status is Status.IN_FORCE]
        if not found:
            yield _without(change, other)
            continue
        for each in found[:3]:
            item = other.index[each.number]
            standing, value = standing_on(change, other, item)
            yield _affected(change, other, item, standing, value, each.needs_review)


def covers(other: ListVersion, home: ListVersion, item: Provision, change: Change) -> bool:
    """Whether the other list's source covers the category and the regime of the changed paragraph."""
    return change.category in other.info.categories and regime_of(home, item) in other.info.regimes


def standing_on(change: Change, other: ListVersion, item: Provision) -> tuple[Standing, str]:
    """Whether ``item`` of another list has the old or the new content of ``change``, and its value as written."""
    if change.kind is ChangeKind.NEW:
        return Standing.NEW, _values(item.thresholds)
    if change.kind is ChangeKind.DELETED:
        return Standing.OLD, _values(item.thresholds)
    held = [*region(other, item), *_near(other, item)]
    verdicts, values = set(), []
    for bound in change.bounds:
        if bound.effect is not change.kind:
            continue
        old, new = bound.old_bound, bound.new_bound
        has_old = old is not None and any(same_bound(old, each) for each in item.thresholds)
        has_new = new is not None and any(same_bound(new, each) for each in item.thresholds)
        if not has_old and not has_new:
            has_old = old is not None and any(same_bound(old, each) for each in held)
            has_new = new is not None and any(same_bound(new, each) for each in held)
        like = [each for each in held if _same_axis(each, new or old)]
        values += [written(each) for each in like[:2]]
        if has_old != has_new:
            verdicts.add(Standing.OLD if has_old else Standing.NEW)
        elif has_old or not like:
            verdicts.add(_lacking(old, new, like, has_old))
        else:
            verdicts.add(Standing.OTHER)
    standing = verdicts.pop() if len(verdicts) == 1 else Standing.UNDECIDED
    return standing, listed(dict.fromkeys(values))


def _lacking(old: Threshold | None, new: Threshold | None, like: Sequence[Threshold], both: bool) -> Standing:
    """No such bound at all is the old content where a bound came, the new content where one went."""
    if both or like:
        return Standing.UNDECIDED
    if old is None:
        return Standing.OLD
    return Standing.NEW if new is None else Standing.UNDECIDED


def _near(version: ListVersion, item: Provision) -> list[Threshold]:
    """Bounds right above and right below: lists cut their sentences differently."""
    above = version.index.get(item.parent or "")
    places = [above] if above is not None and above.kind in CONTROL_KINDS else []
    places += [child for child in version.children.get(item.number, ()) if child.kind in CONTROL_KINDS]
    return [bound for place in places for bound in place.thresholds]


def _same_axis(bound: Threshold, other: Threshold | None) -> bool:
    if other is None or bound.base_unit != other.base_unit or bound.role is Role.EQUIVALENT:
        return False
    if bound.op.value[0] != other.op.value[0]:
        return False
    return not bound.concept or not other.concept or bound.concept == other.concept


def _values(bounds: Sequence[Threshold]) -> str:
    return listed(
        say("{parameter} {bound}", parameter=parameter_name(bound), bound=written(bound))
        for bound in bounds
        if bound.role is not Role.EQUIVALENT
    )


def _affected(
    change: Change, other: ListVersion, item: Provision, standing: Standing, value: str, review: bool
) -> Affected:
    party = NAMES.get(other.info.party, other.info.party)
    place = say("{party} {number}", party=party, number=item.number)
    if change.kind is ChangeKind.NEW:
        sentence = say("{place} answers it.", place=place)
    elif change.kind is ChangeKind.DELETED:
        sentence = say("{place} still has what was deleted.", place=place)
    else:
        what = _HAS.get(standing, "{place} corresponds; which value it has was not decided")
        told = say(what, place=place)
        sentence = say("{what} ({value}).", what=told, value=value) if value else say("{what}.", what=told)
    si = listed(normal(bound) for bound in item.thresholds if bound.role is not Role.EQUIVALENT)
    return Affected(position(other, item, written=value, normal=si), standing, sentence, review)


_HAS = {
    Standing.OLD: "{place} still has the old value",
    Standing.NEW: "{place} has the new value",
    Standing.OTHER: "{place} has another value",
}


def _without(change: Change, other: ListVersion) -> Affected:
    party = NAMES.get(other.info.party, other.info.party)
    return Affected(
        position(other, None, state="no counterpart found"),
        Standing.NONE,
        say("Nothing was found in {party}'s list that answers {number}.", party=party, number=change.number),
        False,
    )
