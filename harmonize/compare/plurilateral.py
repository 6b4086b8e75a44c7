"""National controls that several parties have: agreed among some governments, or made by each on its own.

The baseline has no such control, so the parties' own lists are held against each other: their numbers and values stand
side by side in one finding, and bounds that differ are findings as everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from harmonize.compare.controls import is_control
from harmonize.compare.finding import id_of
from harmonize.compare.for_goods import Partners, Place, for_same_goods
from harmonize.compare.pair import NAMES, Pair, Sides, link_up
from harmonize.compare.same_substance import ENUMERATED, naming_too
from harmonize.compare.side_by_side import About, is_broader, leaves_open, with_bounds
from harmonize.compare.thresholds import threshold_findings
from harmonize.compare.web import Between
from harmonize.model import (
    Correspondence,
    Finding,
    FindingKind,
    Label,
    ListVersion,
    PartyPosition,
    Provision,
    Relation,
    say,
    sentences,
    several,
)
from harmonize.model.tree import ancestors, controls_below

_ALONE = 2
"""The positions of a finding that names nobody but the baseline and the party."""
_PARTS_NAMED = 6


def between_findings(between: Sequence[Between]) -> list[Finding]:
    """The bounds that differ between the national controls of any two parties."""
    findings: list[Finding] = []
    for each in between:
        pairs = [
            Pair(each.left.index[link.left], each.right.index[link.right], link)
            for link in each.links
            if link.relation is not Relation.NONE
        ]
        links = link_up(pairs)
        for pair in pairs:
            if pair.in_force:
                sides = Sides(each.left, each.right)
                found = threshold_findings(sides, pair, links)
                findings += [item for item in found if not _said_in_branches(sides, pair, item)]
    return findings


def _said_in_branches(sides: Sides, pair: Pair, finding: Finding) -> bool:
    """Whether the side that seems to have no such bound has bounds of that kind in its branches, which are compared by
    themselves."""
    theirs, ours = finding.positions[:2]
    silent = (sides.baseline, pair.theirs) if not theirs.written else (sides.party, pair.ours)
    spoken = pair.ours if not theirs.written else pair.theirs
    if theirs.written and ours.written:
        return False
    below = [bound for item in controls_below(*silent) for bound in item.thresholds]
    return any(
        bound.base_unit == other.base_unit and (bound.concept == other.concept or not bound.concept)
        for bound in spoken.thresholds
        for other in below
    )


def joined(findings: Sequence[Finding], between: Sequence[Between]) -> list[Finding]:
    """``findings`` where national controls that answer each other are one: the surest finding, the first party's where
    they are as sure, names the others' numbers and values, and theirs are left out."""
    partners = _partners(between)
    lists = {each.info.list_id: each for side in between for each in (side.left, side.right)}
    by_place = {_own(item): item for item in findings if item.kind is FindingKind.NATIONAL}
    for place in by_place:
        partners[place] += naming_too(place, partners[place], lists)
    told: list[Finding] = []
    gone: set[str] = set()
    for item in findings:
        if item.id in gone:
            continue
        found = partners.get(_own(item), []) if item.kind is FindingKind.NATIONAL else []
        if not found:
            told.append(item)
            continue
        twins = [by_place.get((version.info.list_id, other.number)) for version, other, _ in found]
        head = max((item, *(twin for twin in twins if twin is not None)), key=lambda each: each.confidence)
        gone |= {each.id for each in (item, *twins) if each is not None}
        list_id, number = _own(head)
        version, own = lists[list_id], lists[list_id].index[number]
        shown = tuple(
            with_bounds(version, own) if (each.list_id, each.number) == (list_id, number) else each
            for each in head.positions
        )
        answers = found if head is item else partners[_own(head)]
        below = list(controls_below(version, own))
        about = About(
            frozenset(
                (side.info.list_id, part.number)
                for each in below
                for side, part, _ in partners.get((list_id, each.number), ())
            ),
            frozenset(bound.concept for each in (own, *below) for bound in each.thresholds if bound.concept),
        )
        sure = max(head.confidence, _confirmed(answers, by_place))
        held = replace(head, positions=shown, confidence=sure)
        whole = [answer for answer in answers if not _in_part(version, own, answer, partners)]
        told.append(_with_partners(held, answers, whole, about, lists))
    said = {
        (each.list_id, each.number)
        for item in told
        if item.kind is FindingKind.NATIONAL and not item.needs_review
        for each in item.positions
    }
    told = [_with_parts(item, partners, lists) for item in told if not _told_by_parts(item, said, lists)]
    return [_with_goods(item, partners, lists) for item in told]


def _in_part(
    version: ListVersion, own: Provision, answer: tuple[ListVersion, Provision, Correspondence], partners: Partners
) -> bool:
    """Whether ``answer`` of another list has nothing for one of the alternatives of ``own``."""
    other, held, _ = answer
    answered = [
        each.number
        for each in controls_below(version, own)
        if any(side is other for side, _, _ in partners.get((version.info.list_id, each.number), ()))
    ]
    return leaves_open(version, own, answered, (held, *controls_below(other, held)))


def _confirmed(
    answers: Sequence[tuple[ListVersion, Provision, Correspondence]], by_place: Mapping[Place, Finding]
) -> float:
    """How sure it is by the other parties' lists that the baseline has no such control: what they have of it, or what
    that stands under, is without a counterpart, too."""
    found = [
        by_place[version.info.list_id, each.number].confidence
        for version, other, _ in answers
        for each in (other, *ancestors(version, other))
        if (version.info.list_id, each.number) in by_place
    ]
    return max(found, default=0.0)


def _told_by_parts(item: Finding, said: Collection[Place], lists: Mapping[str, ListVersion]) -> bool:
    """Whether the findings on its parts, each beside what answers it, say all that one on a whole would say; ``said``
    are the places of which findings outside review speak."""
    if item.kind is not FindingKind.NATIONAL or len(item.positions) != _ALONE or _own(item)[0] not in lists:
        return False
    list_id, number = _own(item)
    version = lists[list_id]
    parts = [part for part in version.children.get(number, ()) if is_control(version, part)]
    return (
        bool(parts) and not version.index[number].thresholds and all((list_id, each.number) in said for each in parts)
    )


def _with_parts(item: Finding, partners: Partners, lists: Mapping[str, ListVersion]) -> Finding:
    """A control that nothing answers as a whole, with what answers parts of it."""
    if item.kind is not FindingKind.NATIONAL or len(item.positions) != _ALONE or _own(item)[0] not in lists:
        return item
    list_id, number = _own(item)
    version = lists[list_id]
    found: list[str] = []
    parties = [version.info.party]
    spoken: set[str] = set()
    for part in controls_below(version, version.index[number]):
        answers = partners.get((list_id, part.number), ())
        if part.parent in spoken or (answers and is_control(version, part)):
            spoken.add(part.number)
        if part.parent not in spoken and part.number in spoken:
            found += [_place(side, other) for side, other, _ in answers]
            parties += [side.info.party for side, _, _ in answers]
    if not found:
        return item
    return replace(
        item,
        sentence=sentences(item.sentence, say("Parts of it are answered by {places}.", places=_some(found))),
        controls_more="" if item.undecided else several(parties),
    )


def _with_goods(item: Finding, partners: Partners, lists: Mapping[str, ListVersion]) -> Finding:
    """Software or technology with what other parties have for the same goods, which answers it in part."""
    if item.kind is not FindingKind.NATIONAL or _own(item)[0] not in lists:
        return item
    answers = list(for_same_goods(_own(item), partners, lists))
    if not answers:
        return item
    found = [_place(version, each) for version, each in answers]
    alone = len(item.positions) == _ALONE and len(item.more) < _ALONE
    template = "Parts of it are answered by {places}." if alone else "Parts of it are also answered by {places}."
    return replace(
        item,
        sentence=sentences(item.sentence, say(template, places=_some(found))),
        controls_more="" if item.undecided else several((*item.more, *(version.info.party for version, _ in answers))),
    )


def _place(version: ListVersion, item: Provision) -> str:
    return say("{party} {number}", party=NAMES.get(version.info.party, version.info.party), number=item.number)


def _some(names: Sequence[str]) -> tuple[str, ...]:
    """The first of the names, with a sign that there are more."""
    return (*names[:_PARTS_NAMED], *(["…"] if len(names) > _PARTS_NAMED else []))


def _with_partners(
    item: Finding,
    found: Sequence[tuple[ListVersion, Provision, Correspondence]],
    whole: Sequence[tuple[ListVersion, Provision, Correspondence]],
    about: About,
    lists: Mapping[str, ListVersion],
) -> Finding:
    """``item`` with what answers it (``found``), as a ``whole`` or in part."""

    def named(answer: tuple[ListVersion, Provision, Correspondence]) -> str:
        version, other, link = answer
        return say(
            "a part of {place} ({label})" if is_broader(version, other, about) else "{place} ({label})",
            place=_place(version, other),
            label=Label(item.label if link.evidence == ENUMERATED else other.label),
        )

    said = tuple(named(answer) for answer in found if answer in whole)
    parts = (*(named(answer) for answer in found if answer not in whole), *_also(found, about, lists))
    more = "Parts of it are also answered by {places}." if said else "Parts of it are answered by {places}."
    added: list[PartyPosition] = [with_bounds(version, other, about) for version, other, _ in found]
    held = [each.party for each in (*item.positions, *added) if each.state == "controlled"]
    explained = tuple(
        say(
            "{left} and {right} correspond by {basis} ({evidence}), confidence {figure}.",
            left=f"{link.left_list} {link.left}",
            right=f"{link.right_list} {link.right}",
            basis=link.basis.value,
            evidence=link.evidence,
            figure=f"{link.confidence:.2f}",
        )
        for _, _, link in found
    )
    positions = (*item.positions, *added)
    return replace(
        item,
        id=id_of(item.kind, positions, item.parameter),
        positions=positions,
        controls_more="" if item.undecided else several(held),
        sentence=sentences(
            item.sentence,
            say("It is answered by {places}.", places=said) if said else "",
            say(more, places=_some(parts)) if parts else "",
        ),
        confidence=min(item.confidence, *(max(link.confidence, 0.0) for _, _, link in found)),
        explanation=(*item.explanation, *explained),
    )


def _also(
    found: Sequence[tuple[ListVersion, Provision, Correspondence]], about: About, lists: Mapping[str, ListVersion]
) -> list[str]:
    """What else answers parts of a control: other paragraphs than those that answer it."""
    names: list[str] = []
    answers = {version.info.list_id: other.number for version, other, _ in found}
    for version in lists.values():
        answer = answers.get(version.info.list_id, "")
        told = {answer}
        answering = {number for list_id, number in about.answering if list_id == version.info.list_id} | told
        for item in version.provisions if answering != told else ():
            if item.number in answering:
                if told.isdisjoint({item.number, *(each.number for each in ancestors(version, item))}):
                    names.append(_place(version, item))
                told.add(item.number)
    return names


def _partners(between: Sequence[Between]) -> dict[Place, list[tuple[ListVersion, Provision, Correspondence]]]:
    found: dict[Place, list[tuple[ListVersion, Provision, Correspondence]]] = defaultdict(list)
    for each in between:
        for link in each.links:
            if link.relation is Relation.NONE or link.needs_review:
                continue
            left, right = each.left.index[link.left], each.right.index[link.right]
            found[link.left_list, link.left].append((each.right, right, link))
            found[link.right_list, link.right].append((each.left, left, link))
    return found


def _own(item: Finding) -> Place:
    """The place of the party's own control in a finding on a national control."""
    last = item.positions[-1] if item.kind is not FindingKind.NATIONAL else item.positions[1]
    return last.list_id, last.number
