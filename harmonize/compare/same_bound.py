"""Bounds in which several parties differ from the baseline in one direction: one finding, not one a party.

US, Japan and Korea control cells above 350 Wh/kg and Wassenaar above 500 Wh/kg: who reads "Japan controls more" takes
Japan to stand alone with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from harmonize.model import Finding, FindingKind, Saying, Value, say, sentences, several

_TWO_SIDED = "{item}, {parameter}: {theirs} has {other}, {ours} has {mine}."
_MORE = {
    "{who} controls more.": "{who} control more.",
    "{who} controls more, though {other} has a part of the rest under {numbers}.": (
        "{who} control more, though {other} has a part of the rest under {numbers}."
    ),
}
"""What is said of one party, and what of several."""
_Direction = tuple[str, ...]
"""The baseline's place and bound, the parameter, and who controls more, or why that is not decided."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The sentence of a finding on a bound, in its parts."""

    bounds: Saying
    more: tuple[str, ...]
    """What is said between the bounds and the verdict."""
    verdict: str


def same_bounds_together(findings: Sequence[Finding]) -> list[Finding]:
    """``findings`` outside review, with those of several parties that differ in one direction from the same bound of
    the baseline put together, at the place of the first."""
    groups: dict[_Direction, dict[str, int]] = {}
    for at, item in enumerate(findings):
        if (direction := _direction(item)) is not None:
            groups.setdefault(direction, {}).setdefault(item.positions[1].list_id, at)
    told: list[Finding | None] = list(findings)
    for places in groups.values():
        first, *more = places.values()
        if more:
            told[first] = _joint([findings[at] for at in places.values()])
            for at in more:
                told[at] = None
    return [item for item in told if item is not None]


def _direction(finding: Finding) -> _Direction | None:
    """In what and how the party differs, where the finding says no more than that."""
    told = _told(finding) if finding.kind is FindingKind.THRESHOLD and not finding.needs_review else None
    if told is None:
        return None
    base, own = finding.positions[:2]
    place = (base.list_id, base.number, base.normal, finding.parameter)
    if finding.undecided:
        return (*place, own.normal, finding.undecided)
    verdict = told.verdict
    rest = [*verdict.values.get("numbers", ())] if isinstance(verdict, Saying) else []
    return (*place, "party" if finding.controls_more == own.party else finding.controls_more, *rest)


def _told(finding: Finding) -> _Told | None:
    bounds, *more = _chain(finding.sentence)
    if not more or not isinstance(bounds, Saying) or bounds.template != _TWO_SIDED:
        return None
    verdict = more.pop()
    plain = isinstance(verdict, Saying) and verdict.template in _MORE
    return _Told(bounds, tuple(more), verdict) if plain or finding.undecided else None


def _chain(sentence: str) -> list[str]:
    """The sentences that ``sentences`` put behind each other."""
    if not isinstance(sentence, Saying) or sentence.template != "{first} {then}":
        return [sentence]
    return [part for key in ("first", "then") for part in _chain(_text(sentence.values[key]))]


def _joint(held: Sequence[Finding]) -> Finding:
    """One finding of several on the same bound."""
    first = held[0]
    told = [said for item in held if (said := _told(item)) is not None]
    own = [item.positions[1] for item in held]
    parties = [position.party for position in own]
    verdict, more = told[0].verdict, first.controls_more
    if more == own[0].party and isinstance(verdict, Saying):
        who = tuple(_text(said.verdict.values["who"]) for said in told if isinstance(said.verdict, Saying))
        verdict, more = say(_MORE[verdict.template], **{**verdict.values, "who": who}), several(parties)
    others = (each for each in first.positions[2:] if each.party not in parties)
    positions = (first.positions[0], *own, *others)
    values = told[0].bounds.values
    return replace(
        first,
        id=min(item.id for item in held),
        joins=tuple(sorted(item.id for item in held)),
        positions=positions,
        controls_more=more,
        sentence=sentences(
            say(
                "{item}, {parameter}: {theirs} has {other}; {ours}.",
                item=values["item"],
                parameter=values["parameter"],
                theirs=values["theirs"],
                other=values["other"],
                ours=tuple(
                    say("{place} has {bound}", place=said.bounds.values["ours"], bound=said.bounds.values["mine"])
                    for said in told
                ),
            ),
            *(line for said in told for line in said.more),
            verdict,
        ),
        confidence=min(item.confidence for item in held),
        explanation=tuple(dict.fromkeys(line for item in held for line in item.explanation)),
    )


def _text(value: Value) -> str:
    assert isinstance(value, str)
    return value
