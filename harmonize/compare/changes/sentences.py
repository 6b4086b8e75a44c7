"""A change in one neutral sentence that can be taken into the room."""

from __future__ import annotations

from harmonize.model import Aspect, BoundChange, Change, ChangeKind, FactChange

_VERDICTS = {
    ChangeKind.TIGHTENED: "The list controls more.",
    ChangeKind.RELAXED: "The list controls less.",
}


def sentence_of(change: Change, top: str) -> str:
    """The change as a sentence or two; ``top`` is the topmost paragraph that came or went with it, or ""."""
    said = _what(change, top)
    verdict = _VERDICTS.get(change.kind, "")
    if change.undecided:
        verdict = f"Whether the list controls more is not decided: {change.undecided}."
    return f"{said} {verdict}".strip()


def _what(change: Change, top: str) -> str:
    name = f"{change.number} ({change.label})" if change.label else change.number
    if not change.old_number or not change.new_number:
        return _one_sided(change, name, top)
    if Aspect.STATUS in change.aspects and change.facts and change.kind in (ChangeKind.NEW, ChangeKind.DELETED):
        return f"{name}: was {change.facts[0].old}, is {change.facts[0].new}."
    parts = []
    if change.old_number != change.new_number:
        parts.append(f"was {change.old_number}")
    parts += [_bound(bound) for bound in change.bounds]
    parts += [_fact(fact) for fact in change.facts]
    told = {fact.aspect for fact in change.facts}
    for aspect, words in _ASPECT_WORDS.items():
        if aspect in change.aspects and aspect not in told:
            parts.append(words)
    return f"{name}: {'; '.join(parts)}."


_WIDER = {True: ChangeKind.TIGHTENED, False: ChangeKind.RELAXED}
"""What it does to the control when an alternative comes, or goes."""
_ASPECT_WORDS = {
    Aspect.SIMPLIFIED: "simplified: what stood in paragraphs below now stands in the paragraph itself",
    Aspect.DIVIDED: "divided: what stood in the paragraph itself now stands in paragraphs below",
    Aspect.SCOPE: 'words of scope differ ("specially designed")',
    Aspect.REASONS: "what is said on reasons for control differs",
    Aspect.REFERENCES: "refers to other provisions than before",
    Aspect.WORDS: "the wording differs",
    Aspect.NOTATION: "written differently",
}


def _one_sided(change: Change, name: str, top: str) -> str:
    came = not change.old_number
    verb = "is new" if came else "was deleted"
    aspect = change.aspects[0]
    if aspect in (Aspect.DIVIDED, Aspect.SIMPLIFIED) and change.facts:
        where = change.facts[0].new if came else change.facts[0].old
        return f"{name}: {'cut out of' if came else 'merged into'} {where}."
    with_it = f" with {top}" if top and top != change.number else ""
    if aspect is Aspect.CONDITION:
        what = "an alternative within a condition" if _WIDER[came] is change.kind else "a condition"
        return f"{name}: {what} {'was added' if came else 'was dropped'}{with_it}."
    if aspect is Aspect.STATUS:
        return f"{name}: the number {'is kept free' if came else 'is no longer listed'}."
    kind = "" if change.kind in (ChangeKind.NEW, ChangeKind.DELETED) else f" ({change.provision.value})"
    return f"{name}{kind}: {verb}{with_it}."


def _bound(bound: BoundChange) -> str:
    if bound.old and bound.new:
        return f"{bound.parameter} {bound.old} became {bound.new}"
    return f"{bound.parameter} {bound.new} was added" if bound.new else f"{bound.parameter} {bound.old} was dropped"


def _fact(fact: FactChange) -> str:
    if fact.old and fact.new:
        return f"{fact.aspect.value}: {fact.old} became {fact.new}"
    return f"{fact.aspect.value}: {fact.new} was added" if fact.new else f"{fact.aspect.value}: {fact.old} was dropped"
