"""National controls: what a party has and the baseline has not, or has no more.

A control that the baseline dropped is told apart from one that it never had: by the number where the lists share their
numbering, by bounds and concepts where they do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.align.likeness import alike, bounds_alike
from harmonize.compare.controls import answered_below, bridge, by_bridge, is_control, is_listed, listed
from harmonize.compare.elsewhere import instruments_of, stands_under_another
from harmonize.compare.finding import make_finding
from harmonize.compare.included import homes_of_ours, included_by_note, said_in_one
from harmonize.compare.leftover import answered_by, left_for_ours, substances, unsure
from harmonize.compare.overlap import why_doubted
from harmonize.compare.pair import Links, Sides, position, regime_of
from harmonize.compare.region import is_case_of_condition
from harmonize.compare.same_goods import why_not_alone
from harmonize.model import Finding, FindingKind, Kind, Label, ListVersion, Provision, Status, say
from harmonize.model.tree import ancestors, controls_below, entry_of
from harmonize.parsers.spec import spec

_STILL = 0.42
"""Likeness to the dropped paragraph from which a control is held to be what was dropped."""
_NOT_RECOGNISED = 0.6
"""Confidence that there is no counterpart where it may only not have been recognised."""


@dataclass(frozen=True, slots=True)
class _Dropped:
    """A paragraph of the baseline that is no more in use, and what an earlier version said under its number."""

    now: Provision
    before: Provision
    version: ListVersion


def national_findings(
    sides: Sides,
    links: Links,
    older: Sequence[ListVersion],
    doubts: Mapping[str, float],
    bridged: Mapping[str, str] | None = None,
) -> Iterator[Finding]:
    """Paragraphs of the party that nothing of the baseline answers and that come from no regime outside it.

    ``older`` are earlier versions of the baseline, the newest first: they tell what a number meant before. ``doubts``
    tells how sure the alignment is that nothing answers. ``bridged`` gives the number under which the bridge has the
    same: a number that the baseline shared with the bridge and dropped is told by it.
    """
    dropped = _all_dropped(sides.baseline, older)
    same_number = by_bridge(sides.baseline)
    held = listed(sides.party)
    for item in sides.party.provisions:
        if item.number not in held:
            continue
        if any(pair.theirs.status is Status.IN_FORCE for pair in links.by_ours.get(item.number, ())):
            continue
        case = is_case_of_condition(sides.party, item)
        if not case and not is_control(sides.party, item):
            continue
        if any(
            is_control(sides.party, above) and above.number not in links.by_ours
            for above in ancestors(sides.party, item)
        ):
            continue
        if answered_below(sides.party, item, links.by_ours) or _spells_out(sides, item, links):
            continue
        homes = homes_of_ours(links, sides.party, item)
        if said_in_one(sides.baseline, homes, item) or included_by_note(sides.baseline, homes, item):
            continue
        number = same_number.get(bridge(sides.party, item) or "")
        ours = number is not None and not sides.beyond  # whatever other regime has what it stands under
        if not ours and regime_of(sides.party, item) not in sides.regimes:
            continue
        if stands_under_another(sides.party, item):
            yield _deferred(sides, item, tuple(instruments_of(sides.party, item)))
            continue
        if (left_to := _left_to_another(sides, item, homes, same_number)) is not None:
            yield left_to
            continue
        if number is not None:
            was = dropped.get(number.number)
        else:
            known = same_number.get((bridged or {}).get(item.number, ""))
            was = dropped.get(known.number) if known is not None else None
            was = was or _was_dropped(sides, item, links, dropped.values())
        if case and was is None:
            continue  # one case of a condition more is no control of its own
        rivals = left_for_ours(sides, links, item)
        if answered_by(item, rivals):
            continue
        if number is not None:
            rivals = [*rivals, *_beside_unused(sides, item, number)]
            yield unsure(_in_doubt(sides, item, links, _same_number(sides, item, number, was)), rivals)
            continue
        if was is not None:
            yield _still(sides, item, was, "content")
            continue
        found = _without_counterpart(sides, item, links, doubts.get(item.number, 1.0))
        yield unsure(_in_doubt(sides, item, links, found), rivals)


def _in_doubt(sides: Sides, item: Provision, links: Links, finding: Finding) -> Finding:
    """``finding``, for review where the goods may be controlled after all, or not by this list."""
    reason = why_doubted(sides, links, item)
    if not reason:
        return finding
    told = (*finding.explanation, say("For review: {reason}.", reason=reason))
    return replace(finding, confidence=min(finding.confidence, _NOT_RECOGNISED), explanation=told)


def _without_counterpart(sides: Sides, item: Provision, links: Links, sure: float) -> Finding:
    series = spec(sides.party.info.list_id).unaligned(item.number)
    base = sides.baseline_name
    if sides.beyond:  # the bridge is of a date of its own, often an older one
        base = say("{version} (as of {date})", version=base, date=sides.baseline.info.as_of)
    where = (
        say("{party} has no entry that was matched ({reason})", party=base, reason=series)
        if series
        else say("{party} has no counterpart", party=base)
    )
    why = _why_not_recognised(sides, item, links, series) or why_not_alone(sides, item)
    return _finding(
        sides,
        item,
        None,
        where,
        confidence=min(0.9, sure, _NOT_RECOGNISED if why else 1.0),
        undecided=series,
        explanation=(say("For review: {reason}.", reason=why),) if why else (),
    )


def _why_not_recognised(sides: Sides, item: Provision, links: Links, series: str) -> str:
    """Why the counterpart of a paragraph may only not have been recognised, where it was looked for across languages;
    "" where nothing says so."""
    if sides.one_language or bridge(sides.party, item) is not None:
        return ""
    if series:
        paired = next((n for n in links.by_ours if spec(sides.party.info.list_id).unaligned(n) == series), "")
        return say("others of this series have counterparts ({number})", number=paired) if paired else ""
    if sides.loose and not substances(item):
        return say(
            "the lists have no numbering in common, and what one writes in one entry the other spreads over several"
        )
    for beside in controls_below(sides.party, entry_of(sides.party, item)):
        for pair in links.by_ours.get(beside.number, ()):
            if pair.link.needs_review and item.concepts and set(item.concepts) <= set(pair.theirs.concepts):
                return say(
                    "{place} is not surely the counterpart of {number} and may be that of this",
                    place=say("{party} {number}", party=sides.baseline_name, number=pair.theirs.number),
                    number=beside.number,
                )
    return ""


def _same_number(sides: Sides, item: Provision, now: Provision, was: _Dropped | None) -> Finding:
    """The baseline has the number, but not this control under it."""
    party, base = sides.party_name, sides.baseline_name
    theirs = say("{party} {number}", party=base, number=now.number)
    if now.status is Status.IN_FORCE:
        return _finding(sides, item, now, say("{place} says something else", place=theirs), confidence=0.5)
    if was is not None and alike(item, was.before) >= _STILL:
        return _still(sides, item, was, "same number")
    if now.since:
        where = say(
            "{base} has not used {number} since {year}; {party} controls this there",
            base=base,
            number=now.number,
            year=str(now.since),
            party=party,
        )
    else:
        where = say(
            "{base} has not used {number}; {party} controls this there", base=base, number=now.number, party=party
        )
    return _finding(sides, item, now, where, confidence=0.9)


def _beside_unused(sides: Sides, item: Provision, number: Provision) -> list[Provision]:
    """The paragraphs beside a number that is no more in use which name the very provisions that ``item`` names: the
    baseline may have it there ("for testing items of 3.A.1.b.2")."""

    def named(version: ListVersion, each: Provision) -> set[str]:
        found = (version.index[reference] for reference in each.references if reference in version.index)
        return {bridge(version, other) or other.number for other in found}

    asked = named(sides.party, item)
    if number.status is Status.IN_FORCE or not asked:
        return []
    beside = sides.baseline.children.get(number.parent or "", ())
    return [each for each in beside if is_listed(sides.baseline, each) and named(sides.baseline, each) == asked]


def _still(sides: Sides, item: Provision, was: _Dropped, basis: str) -> Finding:
    """The baseline dropped this control and the party kept it."""
    likeness = say(
        "Likeness to {number} of {list}: {figure}.",
        number=was.before.number,
        list=was.version.name,
        figure=f"{alike(item, was.before):.2f}",
    )
    base, party, number = sides.baseline_name, sides.party_name, was.now.number
    if was.now.since:
        where = say(
            "{base} dropped {number} in {year}; {party} still controls it",
            base=base,
            number=number,
            year=str(was.now.since),
            party=party,
        )
    else:
        where = say("{base} dropped {number}; {party} still controls it", base=base, number=number, party=party)
    return _finding(sides, item, was.now, where, confidence=0.95, basis=basis, explanation=(likeness,))


def _left_to_another(
    sides: Sides, item: Provision, homes: Sequence[Provision], same_number: Mapping[str, Provision]
) -> Finding | None:
    """What to say where the baseline's entry of the number, or that which answers what ``item`` stands under, only
    names another instrument, which may control the same."""
    own = same_number.get(bridge(sides.party, entry_of(sides.party, item)) or "")
    entries = [entry_of(sides.baseline, each) for each in (*homes, *([own] if own is not None else []))]
    entry = next((each for each in entries if stands_under_another(sides.baseline, each)), None)
    if entry is None:
        return None
    instruments = tuple(instruments_of(sides.baseline, entry))
    where = say(
        "{place} leaves the items to another instrument ({instruments}), which is not compared",
        place=say("{party} {number}", party=sides.baseline_name, number=entry.number),
        instruments=instruments,
    )
    undecided = say("{instruments} is not on the shelf", instruments=instruments)
    return _finding(sides, item, entry, where, confidence=0.9, undecided=undecided, base_state="other instrument")


def _deferred(sides: Sides, item: Provision, instruments: tuple[str, ...]) -> Finding:
    where = say("lists nothing and names another instrument ({instruments})", instruments=instruments)
    undecided = say("{instruments} is not on the shelf", instruments=instruments)
    return _finding(sides, item, None, where, confidence=0.7, undecided=undecided, state="other instrument")


def _finding(
    sides: Sides,
    item: Provision,
    now: Provision | None,
    where: str,
    *,
    confidence: float,
    undecided: str = "",
    state: str = "controlled",
    base_state: str = "not controlled",
    basis: str = "",
    explanation: tuple[str, ...] = (),
) -> Finding:
    name = say("{party} {number}", party=sides.party_name, number=item.number)
    return make_finding(
        sides,
        FindingKind.NATIONAL,
        item,
        [position(sides.baseline, now, state=base_state), position(sides.party, item, state=state)],
        controls_more="" if undecided else sides.party.info.party,
        undecided=undecided,
        sentence=(
            say("{place}: {what}.", place=name, what=where)
            if item.label == item.number
            else say("{place} ({label}): {what}.", place=name, label=Label(item.label), what=where)
        ),
        basis=basis or ("same number" if now is not None else "content"),
        confidence=confidence,
        explanation=(
            say("Nothing in {list} has the number or the content of {place}.", list=sides.baseline.name, place=name),
            *explanation,
        ),
    )


def _all_dropped(baseline: ListVersion, older: Sequence[ListVersion]) -> dict[str, _Dropped]:
    """What the baseline dropped, as far as an older version on the shelf still has it: the newest of them counts."""
    found: dict[str, _Dropped] = {}
    for now in baseline.provisions:
        if now.status is Status.NOT_USED:
            version = next((version for version in older if _in_force(version, now.number)), None)
            if version is not None:
                found[now.number] = _Dropped(now, version.index[now.number], version)
    return found


def _was_dropped(sides: Sides, item: Provision, links: Links, dropped: Iterable[_Dropped]) -> _Dropped | None:
    """The dropped paragraph of the baseline that ``item`` says, for lists without a common numbering: it has the very
    same bounds and stood under what answers the paragraph that ``item`` stands under."""
    above = [item.parent or "", sides.party.index[item.parent].parent or ""] if item.parent in sides.party.index else []
    for number in above:
        homes = {pair.theirs.number for pair in links.by_ours.get(number, ())}
        for was in dropped:
            stands = [was.now.parent, *(each.number for each in ancestors(sides.baseline, was.now))]
            if homes.intersection(stands) and item.thresholds and bounds_alike(item, was.before) == 1.0:
                return was
    return None


def _spells_out(sides: Sides, item: Provision, links: Links) -> bool:
    """Whether ``item`` only spells out what the baseline names in one word: it stands in a list under a paragraph whose
    counterpart has no list. Such lists are compared as wording (``scope``), not called a control of their own."""
    above = sides.party.index.get(item.parent or "")
    pairs = [pair for pair in links.by_ours.get(item.parent or "", ()) if pair.in_force]
    return (
        above is not None
        and above.kind is Kind.ITEM
        and bool(pairs)
        and not any(True for pair in pairs for _ in controls_below(sides.baseline, pair.theirs))
    )


def _in_force(version: ListVersion, number: str) -> bool:
    return number in version.index and version.index[number].status is Status.IN_FORCE
