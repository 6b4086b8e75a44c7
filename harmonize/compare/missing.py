"""Missing entries and national controls: what one side has and the other has not.

Only the topmost paragraph is reported: what stands under it is missing with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmonize.compare.finding import make_finding
from harmonize.compare.pair import Pair, Sides, ancestors, entry_of, position, regime_of
from harmonize.model import (
    CONTROL_KINDS,
    Correspondence,
    Finding,
    FindingKind,
    ListVersion,
    Provision,
    Regime,
    Status,
)
from harmonize.parsers.spec import spec

_INSTRUMENTS = frozenset({"ITAR", "NRC", "DOE"})
"""Other national instruments to which a paragraph can defer."""


def missing_findings(sides: Sides, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Paragraphs of the baseline that nothing of the party's list answers."""
    answered = {pair.theirs.number: pair for pair in pairs}
    by_bridge = _by_bridge(sides.party)
    for item in sides.baseline.provisions:
        if not _controls(item) or not _comparable(sides, item):
            continue
        pair = answered.get(item.number)
        if pair is not None and pair.ours.status is Status.IN_FORCE:
            continue
        if any(above.number not in answered and _controls(above) for above in ancestors(sides.baseline, item)):
            continue
        if _answered_below(sides.baseline, item, answered):
            continue
        bridge = spec(sides.baseline.info.list_id).wassenaar_number(item.number)
        yield _missing(sides, item, by_bridge.get(bridge or ""))


def national_findings(
    sides: Sides, pairs: Sequence[Pair], correspondences: Sequence[Correspondence]
) -> Iterator[Finding]:
    """Paragraphs of the party that nothing of the baseline answers and that come from no regime outside it."""
    answered = {pair.ours.number: pair for pair in pairs}
    by_bridge = _by_bridge(sides.baseline)
    bridge_of = spec(sides.party.info.list_id).wassenaar_number
    for item in sides.party.provisions:
        if not _controls(item):
            continue
        pair = answered.get(item.number)
        if pair is not None and pair.theirs.status is Status.IN_FORCE:
            continue
        if any(_controls(above) and above.number not in answered for above in ancestors(sides.party, item)):
            continue
        if _answered_below(sides.party, item, answered):
            continue
        if regime_of(sides.party, item) not in (Regime.NATIONAL, *sides.baseline.info.regimes):
            continue
        yield _national(sides, item, by_bridge.get(bridge_of(item.number) or ""))


def _missing(sides: Sides, item: Provision, same_number: Provision | None) -> Finding:
    party, base = sides.party_name, sides.baseline_name
    theirs = f"{base} {item.number}"
    state, confidence = "not controlled", 0.85
    where = f"{party} has no counterpart"
    explanation = [f"Nothing in {sides.party.name} has the number or the content of {theirs}."]
    entry = _entry_for(sides, item)
    if same_number is not None and same_number.status is not Status.IN_FORCE:
        where = f"{party} {same_number.number} is {same_number.status.value}"
        confidence = 0.95
        explanation = [f"{party} {same_number.number} is marked {same_number.status.value}."]
    if entry is not None and _INSTRUMENTS & set(_all_references(sides.party, entry)):
        instruments = ", ".join(sorted(_INSTRUMENTS & set(_all_references(sides.party, entry))))
        state, confidence = "other instrument", 0.7
        where += f"; {party} {entry.number} refers to {instruments}"
        explanation.append(f"{party} {entry.number} names {instruments}: the item may be controlled there.")
    return make_finding(
        sides,
        FindingKind.MISSING,
        item,
        [position(sides.baseline, item), position(sides.party, same_number, state=state)],
        controls_more=sides.baseline.info.party if state == "not controlled" else "",
        undecided="" if state == "not controlled" else "another instrument of the party may control it",
        sentence=f"{theirs} ({item.label}): {where}.",
        basis="same number" if same_number is not None else "content",
        confidence=confidence,
        explanation=explanation,
    )


def _national(sides: Sides, item: Provision, same_number: Provision | None) -> Finding:
    party, base = sides.party_name, sides.baseline_name
    ours = f"{party} {item.number}"
    state = "not controlled"
    if same_number is not None and same_number.status is Status.NOT_USED:
        since = f" since {same_number.since}" if same_number.since else ""
        where = f"{base} has not used {same_number.number}{since}; {party} still controls it"
        confidence = 0.95
    elif same_number is not None:
        where = f"{base} {same_number.number} says something else"
        confidence = 0.5
    else:
        where = f"no counterpart in the {sides.baseline.info.title}"
        confidence = 0.9
    return make_finding(
        sides,
        FindingKind.NATIONAL,
        item,
        [position(sides.baseline, same_number, state=state), position(sides.party, item)],
        controls_more=sides.party.info.party,
        sentence=f"{ours} ({item.label}): {where}.",
        basis="same number" if same_number is not None else "content",
        confidence=confidence,
        explanation=(f"Nothing in {sides.baseline.name} has the number or the content of {ours}.",),
    )


def _controls(item: Provision) -> bool:
    return item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE


def _comparable(sides: Sides, item: Provision) -> bool:
    """Whether the party's source covers the category and the regime of ``item`` at all."""
    bridge = spec(sides.baseline.info.list_id).wassenaar_number(item.number)
    if bridge is None:
        return False
    info = sides.party.info
    return bridge[0] in info.categories and regime_of(sides.baseline, item) in info.regimes


def _answered_below(version: ListVersion, item: Provision, answered: dict[str, Pair]) -> bool:
    """Whether a branch of ``item`` has a counterpart: then ``item`` is not missing, its branches speak for it."""
    return any(
        child.number in answered or _answered_below(version, child, answered)
        for child in version.children.get(item.number, ())
        if child.kind in CONTROL_KINDS
    )


def _by_bridge(version: ListVersion) -> dict[str, Provision]:
    bridge = spec(version.info.list_id).wassenaar_number
    return {
        number: item for item in version.provisions if item.kind in CONTROL_KINDS and (number := bridge(item.number))
    }


def _entry_for(sides: Sides, item: Provision) -> Provision | None:
    entry = entry_of(sides.baseline, item)
    bridge = spec(sides.baseline.info.list_id).wassenaar_number(entry.number)
    return _by_bridge(sides.party).get(bridge or "")


def _all_references(version: ListVersion, entry: Provision) -> Iterator[str]:
    yield from entry.references
    for item in version.children.get(entry.number, ()):
        yield from item.references
