"""Controls that the baseline dropped and that several parties kept: one finding a dropped paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from harmonize.model import Finding, FindingKind, Label, Saying, say, several

_ALONE = 2
"""The positions of a finding that names nobody but the baseline and the party."""
_Dropped = tuple[str, str, str, str]
"""The baseline's list and number, its name, and the year."""


def kept_together(findings: Sequence[Finding]) -> list[Finding]:
    """``findings``, with those of several parties that still control what the baseline dropped under one number put
    together, at the place of the first."""
    groups: dict[_Dropped, list[Finding]] = {}
    for item in findings:
        if (dropped := _dropped(item)) is not None:
            groups.setdefault(dropped, []).append(item)
    told: list[Finding] = []
    for item in findings:
        dropped = _dropped(item)
        held = [item] if dropped is None else groups.pop(dropped, [])
        told += [_joint(dropped, held)] if dropped is not None and len(held) > 1 else held
    return told


def _dropped(finding: Finding) -> _Dropped | None:
    """What was dropped, where the finding says no more than that one party still controls it."""
    if finding.kind is not FindingKind.NATIONAL or finding.needs_review or len(finding.positions) != _ALONE:
        return None
    what = finding.sentence.values.get("what") if isinstance(finding.sentence, Saying) else None
    if not isinstance(what, Saying) or not what.template.endswith("; {party} still controls it"):
        return None
    base, year = what.values["base"], what.values.get("year", "")
    assert isinstance(base, str) and isinstance(year, str)
    return finding.positions[0].list_id, finding.positions[0].number, base, year


def _joint(dropped: _Dropped, held: Sequence[Finding]) -> Finding:
    first, (_, number, base, year) = held[0], dropped
    positions = (first.positions[0], *(item.positions[1] for item in held))
    assert all(isinstance(item.sentence, Saying) for item in held)
    places = tuple(item.sentence.values["place"] for item in held if isinstance(item.sentence, Saying))
    values = {"label": Label(first.label), "base": base, "number": number}
    if year:
        template = "{places} ({label}): {base} dropped {number} in {year}; these parties still control it."
        sentence = say(template, places=_texts(places), year=year, **values)
    else:
        template = "{places} ({label}): {base} dropped {number}; these parties still control it."
        sentence = say(template, places=_texts(places), **values)
    return replace(
        first,
        id=min(item.id for item in held),
        joins=tuple(sorted(item.id for item in held)),
        positions=positions,
        controls_more=several(item.positions[1].party for item in held),
        sentence=sentence,
        confidence=min(item.confidence for item in held),
        explanation=tuple(dict.fromkeys(line for item in held for line in item.explanation)),
    )


def _texts(values: Sequence[str | tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(each for value in values for each in ((value,) if isinstance(value, str) else value))
