"""Missing entries and national controls: what one side has and the other has not.

Only the topmost paragraph is reported: what stands under it is missing with it. A condition ("all of the following") is
no control of its own and is never missing by itself; it is compared with the bounds of what it stands under.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from harmonize.align.likeness import alike
from harmonize.compare.elsewhere import INSTRUMENTS, defers
from harmonize.compare.finding import make_finding
from harmonize.compare.pair import Links, Sides, ancestors, controls_below, position, regime_of
from harmonize.compare.region import contains, is_condition, region
from harmonize.model import (
    CONTROL_KINDS,
    Finding,
    FindingKind,
    Kind,
    ListVersion,
    Provision,
    Regime,
    Status,
)
from harmonize.parsers.spec import spec

_STILL = 0.42
"""Likeness to the dropped paragraph from which a control is held to be what was dropped."""


def missing_findings(sides: Sides, links: Links) -> Iterator[Finding]:
    """Paragraphs of the baseline that nothing of the party's list answers."""
    same_number = _by_bridge(sides.party)
    for item in sides.baseline.provisions:
        if not _is_control(sides.baseline, item) or not _comparable(sides, item):
            continue
        answers = [pair.ours for pair in links.by_theirs.get(item.number, ()) if pair.ours.status is Status.IN_FORCE]
        if answers:
            if all(defers(sides.party, ours, sides.baseline, item) for ours in answers):
                yield _elsewhere(sides, item, answers[0])
            continue
        if _reported_above(sides, item, links) or _answered_below(sides.baseline, item, links.by_theirs):
            continue
        if _covered_by_other(sides, item, links):
            continue
        yield _missing(sides, item, same_number.get(_bridge(sides.baseline, item) or ""))


def national_findings(
    sides: Sides, links: Links, older: Sequence[ListVersion], doubts: Mapping[str, float]
) -> Iterator[Finding]:
    """Paragraphs of the party that nothing of the baseline answers and that come from no regime outside it.

    ``older`` are earlier versions of the baseline, the newest first: they tell what a number meant before. ``doubts``
    tells how sure the alignment is that nothing answers.
    """
    same_number = _by_bridge(sides.baseline)
    for item in sides.party.provisions:
        if not _is_control(sides.party, item):
            continue
        if any(pair.theirs.status is Status.IN_FORCE for pair in links.by_ours.get(item.number, ())):
            continue
        if any(
            _is_control(sides.party, above) and above.number not in links.by_ours
            for above in ancestors(sides.party, item)
        ):
            continue
        if _answered_below(sides.party, item, links.by_ours) or _spells_out(sides, item, links):
            continue
        if regime_of(sides.party, item) not in (Regime.NATIONAL, *sides.baseline.info.regimes):
            continue
        found = _national(sides, item, same_number.get(_bridge(sides.party, item) or ""), older)
        yield replace(found, confidence=min(found.confidence, doubts.get(item.number, 1.0)))


def _missing(sides: Sides, item: Provision, same_number: Provision | None) -> Finding:
    party = sides.party_name
    theirs = f"{sides.baseline_name} {item.number}"
    confidence, where = 0.85, f"{party} has no counterpart"
    explanation = f"Nothing in {sides.party.name} has the number or the content of {theirs}."
    if same_number is not None and same_number.status is not Status.IN_FORCE:
        confidence, where = 0.95, f"{party} {same_number.number} is {same_number.status.value}"
        explanation = f"{party} {same_number.number} is marked {same_number.status.value}."
    elif same_number is not None:
        confidence, where = 0.5, f"{party} {same_number.number} says something else"
    elif not sides.one_language:
        # without a common numbering, what was not found may only not have been recognised
        confidence, where = 0.6, f"nothing was found in {party} that answers it"
    elif item.kind is Kind.ENTRY:
        # a whole entry is seldom forgotten: another instrument of the party may have it
        confidence, where = 0.7, f"{party} has no entry of this number; another instrument may control it"
    return make_finding(
        sides,
        FindingKind.MISSING,
        item,
        [position(sides.baseline, item), position(sides.party, same_number, state="not controlled")],
        controls_more=sides.baseline.info.party,
        sentence=f"{theirs} ({item.label}): {where}.",
        basis="same number" if same_number is not None else "content",
        confidence=confidence,
        explanation=(explanation,),
    )


def _elsewhere(sides: Sides, item: Provision, ours: Provision) -> Finding:
    instruments = ", ".join(name for name in INSTRUMENTS if name in ours.references)
    return make_finding(
        sides,
        FindingKind.MISSING,
        item,
        [position(sides.baseline, item), position(sides.party, ours, state="other instrument")],
        undecided=f"{instruments} is not on the shelf",
        sentence=(
            f"{sides.baseline_name} {item.number} ({item.label}): {sides.party_name} {ours.number} lists nothing and "
            f"defers to another instrument ({instruments}), which is not compared."
        ),
        basis="same number",
        confidence=0.9,
        explanation=(f"{ours.number} names {instruments} and has no paragraphs of its own.",),
    )


def _national(sides: Sides, item: Provision, same_number: Provision | None, older: Sequence[ListVersion]) -> Finding:
    party, base = sides.party_name, sides.baseline_name
    explanation = [f"Nothing in {sides.baseline.name} has the number or the content of {party} {item.number}."]
    confidence, where = 0.9, f"{base} has no counterpart"
    if same_number is not None and same_number.status is Status.NOT_USED:
        since = f" since {same_number.since}" if same_number.since else ""
        dropped = f" in {same_number.since}" if same_number.since else ""
        confidence, where = 0.9, f"{base} has not used {same_number.number}{since}; {party} controls this there"
        before = next((version for version in older if _in_force(version, same_number.number)), None)
        if before is not None:
            score = alike(item, before.index[same_number.number])
            explanation.append(f"Likeness to {same_number.number} of {before.name}: {score:.2f}.")
            if score >= _STILL:
                confidence, where = 0.95, f"{base} dropped {same_number.number}{dropped}; {party} still controls it"
    elif same_number is not None and same_number.status is Status.IN_FORCE:
        confidence, where = 0.5, f"{base} {same_number.number} says something else"
    instruments = [name for name in INSTRUMENTS if name in item.references]
    if instruments and not any(True for _ in controls_below(sides.party, item)):
        named = ", ".join(instruments)
        return make_finding(
            sides,
            FindingKind.NATIONAL,
            item,
            [
                position(sides.baseline, None, state="not controlled"),
                position(sides.party, item, state="other instrument"),
            ],
            undecided=f"{named} is not on the shelf",
            sentence=f"{party} {item.number} ({item.label}): lists nothing and names another instrument ({named}).",
            basis="content",
            confidence=0.7,
            explanation=(*explanation, f"{item.number} names {named} and has no paragraphs of its own."),
        )
    series = spec(sides.party.info.list_id).unaligned(item.number)
    if series:
        where = f"{base} has no entry of this number ({series})"
    return make_finding(
        sides,
        FindingKind.NATIONAL,
        item,
        [position(sides.baseline, same_number, state="not controlled"), position(sides.party, item)],
        controls_more="" if series else sides.party.info.party,
        undecided=series,
        sentence=f"{party} {item.number} ({item.label}): {where}.",
        basis="same number" if same_number is not None else "content",
        confidence=confidence,
        explanation=explanation,
    )


def _is_control(version: ListVersion, item: Provision) -> bool:
    """Whether ``item`` controls something by itself. What stands in an annex (``1#annex.6``) is named by a control."""
    return (
        item.kind in CONTROL_KINDS
        and item.status is Status.IN_FORCE
        and "#" not in item.number
        and spec(version.info.list_id).compared(item.number)
        and not is_condition(version, item)
    )


def _comparable(sides: Sides, item: Provision) -> bool:
    """Whether the party's source covers the category and the regime of ``item`` at all."""
    bridge = _bridge(sides.baseline, item)
    info = sides.party.info
    return bridge is not None and bridge[0] in info.categories and regime_of(sides.baseline, item) in info.regimes


def _reported_above(sides: Sides, item: Provision, links: Links) -> bool:
    """Whether something that ``item`` stands under is missing, or deferred to another instrument, as a whole."""
    for above in ancestors(sides.baseline, item):
        if not _is_control(sides.baseline, above):
            continue
        pairs = links.by_theirs.get(above.number, ())
        if all(defers(sides.party, pair.ours, sides.baseline, above) for pair in pairs):
            return True
    return False


def _answered_below(version: ListVersion, item: Provision, answered: Container[str]) -> bool:
    """Whether a branch of ``item`` has a counterpart: then ``item`` is not missing, its branches speak for it."""
    return any(
        child.number in answered or _answered_below(version, child, answered)
        for child in version.children.get(item.number, ())
        if child.kind in CONTROL_KINDS
    )


def _covered_by_other(sides: Sides, item: Provision, links: Links) -> bool:
    """Whether a broader paragraph of the party, beside where ``item`` would stand, catches all that ``item`` does."""
    parents = links.by_theirs.get(item.parent or "", ())
    asked = region(sides.baseline, item)
    return bool(asked) and any(
        other.kind in CONTROL_KINDS and other.status is Status.IN_FORCE and contains(sides.party, other, asked)
        for parent in parents
        for other in sides.party.children.get(parent.ours.number, ())
    )


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


def _bridge(version: ListVersion, item: Provision) -> str | None:
    return spec(version.info.list_id).wassenaar_number(item.number)


def _by_bridge(version: ListVersion) -> dict[str, Provision]:
    return {
        number: item for item in version.provisions if item.kind in CONTROL_KINDS and (number := _bridge(version, item))
    }


def _in_force(version: ListVersion, number: str) -> bool:
    return number in version.index and version.index[number].status is Status.IN_FORCE
