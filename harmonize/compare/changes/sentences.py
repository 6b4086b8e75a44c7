"""A change in one neutral sentence that can be taken into the room."""

from __future__ import annotations

from harmonize.compare.finding import spoken
from harmonize.model import Aspect, BoundChange, Change, ChangeKind, FactChange, Label, Saying, listed, say, sentences

_VERDICTS = {
    ChangeKind.TIGHTENED: say("The list controls more."),
    ChangeKind.RELAXED: say("The list controls less."),
}


def sentence_of(change: Change, top: str) -> str:
    """The change as a sentence or two; ``top`` is the topmost paragraph that came or went with it, or ""."""
    said = _what(change, top)
    verdict: str = _VERDICTS.get(change.kind, "")
    if change.undecided:
        verdict = say("Whether the list controls more is not decided: {reason}.", reason=change.undecided)
    whole = sentences(said, verdict)
    return whole.spoken(spoken) if isinstance(whole, Saying) else whole


def _what(change: Change, top: str) -> str:
    name = change.number
    if change.label:
        name = say("{number} ({label})", number=change.number, label=Label(change.label))
    if not change.old_number or not change.new_number:
        return _one_sided(change, name, top)
    if Aspect.STATUS in change.aspects and change.facts and change.kind in (ChangeKind.NEW, ChangeKind.DELETED):
        return say("{name}: was {old}, is {new}.", name=name, old=change.facts[0].old, new=change.facts[0].new)
    parts: list[str] = []
    if change.old_number != change.new_number:
        parts.append(say("was {old}", old=change.old_number))
    parts += [_bound(bound) for bound in change.bounds]
    parts += [_fact(fact) for fact in change.facts]
    told = {fact.aspect for fact in change.facts}
    for aspect, words in _ASPECT_WORDS.items():
        if aspect in change.aspects and aspect not in told:
            parts.append(words)
    return say("{name}: {what}.", name=name, what=listed(parts))


_WIDER = {True: ChangeKind.TIGHTENED, False: ChangeKind.RELAXED}
"""What it does to the control when an alternative comes, or goes."""
_ASPECT_WORDS = {
    Aspect.SIMPLIFIED: say("simplified: what stood in paragraphs below now stands in the paragraph itself"),
    Aspect.DIVIDED: say("divided: what stood in the paragraph itself now stands in paragraphs below"),
    Aspect.SCOPE: say('words of scope differ ("specially designed")'),
    Aspect.REASONS: say("what is said on reasons for control differs"),
    Aspect.REFERENCES: say("refers to other provisions than before"),
    Aspect.WORDS: say("the wording differs"),
    Aspect.NOTATION: say("written differently"),
}


def _one_sided(change: Change, name: str, top: str) -> str:
    came = not change.old_number
    aspect = change.aspects[0]
    if aspect in (Aspect.DIVIDED, Aspect.SIMPLIFIED) and change.facts:
        where = change.facts[0].new if came else change.facts[0].old
        return say("{name}: cut out of {where}." if came else "{name}: merged into {where}.", name=name, where=where)
    if aspect is Aspect.STATUS:
        what = "the number is kept free" if came else "the number is no longer listed"
        return say("{name}: {what}.", name=name, what=say(what))
    if aspect is Aspect.CONDITION:
        what = _CONDITIONS[_WIDER[came] is change.kind, came]
    else:
        what = "is new" if came else "was deleted"
        if change.kind not in (ChangeKind.NEW, ChangeKind.DELETED):
            name = say("{name} ({kind})", name=name, kind=change.provision.value)
    said = say(what)
    if top and top != change.number:
        said = say("{what} with {top}", what=said, top=top)
    return say("{name}: {what}.", name=name, what=said)


_CONDITIONS = {
    (True, True): "an alternative within a condition was added",
    (True, False): "an alternative within a condition was dropped",
    (False, True): "a condition was added",
    (False, False): "a condition was dropped",
}
"""By whether it is an alternative, and whether it came."""


def _bound(bound: BoundChange) -> str:
    if bound.old and bound.new:
        return say("{parameter} {old} became {new}", parameter=bound.parameter, old=bound.old, new=bound.new)
    if bound.new:
        return say("{parameter} {bound} was added", parameter=bound.parameter, bound=bound.new)
    return say("{parameter} {bound} was dropped", parameter=bound.parameter, bound=bound.old)


def _fact(fact: FactChange) -> str:
    if fact.old and fact.new:
        return say("{aspect}: {old} became {new}", aspect=fact.aspect.value, old=fact.old, new=fact.new)
    if fact.new:
        return say("{aspect}: {fact} was added", aspect=fact.aspect.value, fact=fact.new)
    return say("{aspect}: {fact} was dropped", aspect=fact.aspect.value, fact=fact.old)
