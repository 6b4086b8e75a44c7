"""From a pair of paragraphs, or from one that came or went, to changes: what class, which aspects, in which words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.align.bounds import same_bound
from harmonize.compare.changes.bags import Bags, share
from harmonize.compare.changes.bound_changes import bound_changes, bounds_alone
from harmonize.compare.changes.direction import bears_on_control, excluding, stands_alone, widens
from harmonize.compare.changes.fields import ASPECTS, Facts, fact_changes
from harmonize.compare.changes.pairing import Pairing
from harmonize.compare.changes.sentences import sentence_of
from harmonize.compare.changes.wording import same_sense
from harmonize.compare.pair import category_of, subject_of
from harmonize.model import (
    CONTROL_KINDS,
    NOTE_KINDS,
    Aspect,
    BoundChange,
    Change,
    ChangeKind,
    FactChange,
    Kind,
    ListVersion,
    Logic,
    Provision,
    Role,
    Status,
    Threshold,
)
from harmonize.model.tree import numbered_below
from harmonize.parsers.spec import spec

_REWRITTEN = 0.5
"""Share of the words of a paragraph below which it was rewritten: what came or went below may stand there now."""
_DIRECTIONS = frozenset({ChangeKind.TIGHTENED, ChangeKind.RELAXED})
_CONTAINED = 0.75
"""Share of the words of a paragraph that must have gone into another one for the two to have been joined."""
_LIMITS = ("specially-designed",)
"""Glossary ids of the words that limit a control to what was made for it."""
_LICENCE_FIELD = "#license-requirements"
"""Name of the field that states the reasons for control in words."""
_CONNECTIVE = re.compile(r"\b(?:and|or)(?=[;,.:]?\s*$)|及び$|又は$|및$|또는$", re.IGNORECASE)
_ALTERNATIVES = frozenset({Logic.ANY, Logic.LIST})


@dataclass(frozen=True, slots=True)
class Work:
    """Two versions of a list, paired."""

    old: ListVersion
    new: ListVersion
    pairing: Pairing
    ours: Bags
    theirs: Bags

    def mirrored(self) -> Work:
        """The same seen from the other side."""
        back = {new: self.pairing.likeness[old] for new, old in self.pairing.to_old.items()}
        return Work(self.new, self.old, Pairing(self.pairing.to_old, self.pairing.to_new, back), self.theirs, self.ours)


def changes_of_pair(
    work: Work, old: Provision, new: Provision, facts: tuple[Facts, Facts], what: set[str]
) -> list[Change]:
    """What happened to a paragraph that is in both versions; ``what`` names the facts that differ."""
    if old.status is not new.status and Status.IN_FORCE in (old.status, new.status):
        return [_status_change(work, old, new)]
    told = [each for field in ASPECTS if field in what for each in fact_changes(field, *facts)]
    aspects = [each.aspect for each in told]
    bounds: tuple[BoundChange, ...] = ()
    editorial = False
    likeness = work.pairing.likeness[old.number]
    if "text" in what:
        editorial = same_sense(old, new, spec(work.new.info.list_id).translation is not None)
        if not editorial:
            bounds = _bounds(work, old, new, likeness)
            aspects += _aspects(work, old, new, what, bounds)
    turned = _turned(work, old, new)
    if turned:
        told.append(FactChange(Aspect.LOGIC, _combines(old), _combines(new)))
        aspects.insert(0, Aspect.LOGIC)
    moved = "number" in what
    aspects = list(dict.fromkeys([*aspects, *([Aspect.PARAGRAPH] if moved else [])]))
    joined = Aspect.SIMPLIFIED in aspects or Aspect.DIVIDED in aspects
    made: list[Change] = []
    for kind in (ChangeKind.TIGHTENED, ChangeKind.RELAXED):
        mine = tuple(bound for bound in bounds if bound.effect is kind)
        if mine or turned is kind:
            others = tuple(bound for bound in bounds if bound.effect is ChangeKind.TECHNICAL)
            made.append(_make(work, kind, [Aspect.THRESHOLD] * bool(mine) + aspects, old, new, (*mine, *others), told))
    if not made and (aspects and aspects != [Aspect.PARAGRAPH] or bounds):
        made.append(_make(work, ChangeKind.TECHNICAL, aspects, old, new, bounds, told))
    if not made and moved and not (editorial and new.kind is Kind.DEFINITION):  # a term spelled otherwise
        made.append(_make(work, ChangeKind.RENUMBERED, [Aspect.PARAGRAPH], old, new, (), told))
    if not made and editorial:
        made.append(_make(work, ChangeKind.EDITORIAL, [Aspect.NOTATION], old, new, (), told))
    sure = 0.95 if likeness >= 0.5 or old.number == new.number or joined else 0.8
    return [replace(each, confidence=_sure(sure, each)) for each in made]


def change_of_one(work: Work, item: Provision, under: Provision | None, *, is_new: bool) -> Change:
    """What it means that ``item`` came (or went); ``under`` is the topmost paragraph that came or went with it."""
    seen = work if is_new else work.mirrored()
    top = under or item
    kind, aspect, joined = _kind_of_one(seen, top)
    if not is_new:
        kind = _OPPOSITE.get(kind, kind)
        aspect = _OPPOSITE_ASPECTS.get(aspect, aspect)
    explains = top is not item and kind in _DIRECTIONS
    if explains and not bears_on_control(seen.new, item):
        kind, aspect = ChangeKind.TECHNICAL, Aspect.NOTE
    unsure = kind in _DIRECTIONS and aspect in (Aspect.CONDITION, Aspect.NOTE) and _rewritten_above(seen, top)
    if unsure:
        kind = ChangeKind.TECHNICAL
    bounds = bounds_alone(item, kind, is_new=is_new)
    number = item.number
    facts = [FactChange(aspect, "" if is_new else joined, joined if is_new else "")] if joined else []
    change = _make(work, kind, [aspect], None if is_new else item, item if is_new else None, bounds, facts, top.number)
    change = replace(change, under="" if top.number == number else top.number)
    if unsure:
        change = replace(change, undecided="the paragraph that it belongs to was rewritten")
        change = replace(change, sentence=sentence_of(change, top.number))
    return change


def _rewritten_above(seen: Work, top: Provision) -> bool:
    """Whether the paragraph whose condition ``top`` is says something else than before."""
    above = seen.new.index.get(top.parent or "")
    old = seen.old.index.get(seen.pairing.to_old.get(top.parent or "", ""))
    if above is None or old is None or (top.kind in NOTE_KINDS and above.kind not in NOTE_KINDS):
        return False  # a note to a control stands by itself, whatever the control says
    return share(seen.theirs.own(above), seen.ours.own(old)) < _REWRITTEN


_OPPOSITE = {
    ChangeKind.NEW: ChangeKind.DELETED,
    ChangeKind.TIGHTENED: ChangeKind.RELAXED,
    ChangeKind.RELAXED: ChangeKind.TIGHTENED,
}
_OPPOSITE_ASPECTS = {Aspect.DIVIDED: Aspect.SIMPLIFIED}


def _kind_of_one(seen: Work, top: Provision) -> tuple[ChangeKind, Aspect, str]:
    """Class and aspect of a paragraph that is only in ``seen.new``, and what it was cut out of."""
    if top.status is not Status.IN_FORCE:
        return ChangeKind.TECHNICAL, Aspect.STATUS, ""
    if _number_dropped(seen, top):
        return ChangeKind.NEW, Aspect.PARAGRAPH, ""
    if top.kind in (Kind.CATEGORY, Kind.GROUP):
        return ChangeKind.NEW, Aspect.PARAGRAPH, ""
    if top.kind not in CONTROL_KINDS | NOTE_KINDS:
        return ChangeKind.TECHNICAL, Aspect.WORDS, ""
    source = _cut_out_of(seen, top)
    if source:
        return ChangeKind.RENUMBERED, Aspect.DIVIDED, source
    if stands_alone(seen.new, top):
        return ChangeKind.NEW, Aspect.PARAGRAPH, ""
    way = widens(seen.new, top)
    aspect = Aspect.CONDITION if top.kind in CONTROL_KINDS and not excluding(seen.new, top) else Aspect.NOTE
    kind = {1: ChangeKind.TIGHTENED, -1: ChangeKind.RELAXED, 0: ChangeKind.TECHNICAL}[way]
    return kind, aspect, ""


def _number_dropped(seen: Work, top: Provision) -> bool:
    """Whether ``top`` is in both versions, but in use only in ``seen.new``: what is under it comes with its number."""
    old = seen.old.index.get(seen.pairing.to_old.get(top.number, ""))
    return old is not None and old.status is not Status.IN_FORCE


def _cut_out_of(seen: Work, top: Provision) -> str:
    """The old number of the paragraph above whose own words became ``top``, or "" where there is none.

    Bounds tell it where there are some: all stood in the old paragraph and no longer stand in the new one.
    Else words do.
    """
    above = seen.new.index.get(top.parent or "")
    if above is None or above.number not in seen.pairing.to_old or top.kind not in CONTROL_KINDS:
        return ""
    old = seen.old.index[seen.pairing.to_old[above.number]]
    if old.text_hash == above.text_hash:
        return ""
    held = _left_over(old.thresholds, above.thresholds)
    asked = [bound for bound in _tree_bounds(seen.new, top) if bound.role is not Role.EQUIVALENT]
    if asked and all(any(same_bound(bound, each) for each in held) for bound in asked):
        return old.number
    gone = seen.ours.own(old) - seen.theirs.own(above)
    words = seen.theirs.own(top)
    if not asked and words and sum((words & gone).values()) >= _CONTAINED * words.total():
        return old.number
    return ""


def _left_over(old: Sequence[Threshold], new: Sequence[Threshold]) -> list[Threshold]:
    """The bounds of ``old`` that ``new`` has not."""
    return [bound for bound in old if not any(same_bound(bound, other) for other in new)]


def _tree_bounds(version: ListVersion, item: Provision) -> Iterator[Threshold]:
    yield from item.thresholds
    for child in version.children.get(item.number, ()):
        if child.kind in CONTROL_KINDS:
            yield from _tree_bounds(version, child)


def _bounds(work: Work, old: Provision, new: Provision, likeness: float) -> tuple[BoundChange, ...]:
    own = share(work.ours.own(old), work.theirs.own(new)) if likeness < 1 else 1.0
    near_old = _near(work.old, old, work.new, work.pairing.to_new)
    near_new = _near(work.new, new, work.old, work.pairing.to_old)
    cut = _gained(work.new, new, work.pairing.to_old), _gained(work.old, old, work.pairing.to_new)
    return bound_changes(work.old, work.new, old, new, near_old, near_new, own, cut)


def _gained(version: ListVersion, item: Provision, paired: dict[str, str]) -> bool:
    """Whether paragraphs stand under ``item`` that only this version has: they may say what a bound said."""
    return any(
        child.number not in paired and child.kind in CONTROL_KINDS | NOTE_KINDS
        for child in version.children.get(item.number, ())
        if child.kind is item.kind
    )


def _near(version: ListVersion, item: Provision, other: ListVersion, paired: dict[str, str]) -> list[Threshold]:
    """The bounds directly above and anywhere below ``item`` that stand in paragraphs which changed."""
    above = version.index.get(item.parent or "")
    places = [above] if above is not None and above.kind in CONTROL_KINDS else []
    places += list(numbered_below(version, item))
    found: list[Threshold] = []
    for place in places:
        answer = other.index.get(paired.get(place.number, ""))
        if answer is None:
            found += place.thresholds
        elif answer.text_hash != place.text_hash:
            found += _left_over(place.thresholds, answer.thresholds)
    return found


def _aspects(
    work: Work, old: Provision, new: Provision, what: set[str], bounds: tuple[BoundChange, ...]
) -> list[Aspect]:
    found = [Aspect.THRESHOLD] if bounds else []
    for aspect, seen, mine in (
        (Aspect.SIMPLIFIED, work.mirrored(), old),
        (Aspect.DIVIDED, work, new),
    ):
        if any(
            child.number not in seen.pairing.to_old and _cut_out_of(seen, child)
            for child in seen.new.children.get(mine.number, ())
        ):
            found.append(aspect)
    if any((limit in old.concepts) != (limit in new.concepts) for limit in _LIMITS):
        found.append(Aspect.SCOPE)
    if new.kind in NOTE_KINDS:
        found.append(Aspect.NOTE)
    if "references" in what:
        found.append(Aspect.REFERENCES)
    if _LICENCE_FIELD in new.number:
        found.append(Aspect.REASONS)
    return [*found, Aspect.WORDS]


def _turned(work: Work, old: Provision, new: Provision) -> ChangeKind | None:
    """Whether alternatives became conditions or the reverse, and what that does to the control.

    The logic is read from the words of the paragraph and of those below, so it can only turn where some of these did.
    """
    if {old.logic, new.logic} & _ALTERNATIVES == set() or Logic.ALL not in (old.logic, new.logic):
        return None
    ours = [item for item in work.old.children.get(old.number, ()) if item.kind in CONTROL_KINDS]
    theirs = [item for item in work.new.children.get(new.number, ()) if item.kind in CONTROL_KINDS]
    held = {item.number for item in theirs}
    stayed = sum(work.pairing.to_new.get(item.number) in held for item in ours)
    if stayed < 2 or new.kind not in CONTROL_KINDS:
        return None  # where the paragraphs below moved, what they are now is told of them
    if same_sense(old, new) and _connectives(ours) == _connectives(theirs):
        return None  # what reads them otherwise is a reading of other punctuation
    narrows = new.logic is Logic.ALL
    if excluding(work.new, new):
        narrows = not narrows
    return ChangeKind.RELAXED if narrows else ChangeKind.TIGHTENED


def _connectives(items: Sequence[Provision]) -> set[str]:
    """The words that join paragraphs at their ends, where the texts are there."""
    return {found[0].lower() for item in items if (found := _CONNECTIVE.search(item.text))}


def _combines(item: Provision) -> str:
    return "all of the paragraphs below" if item.logic is Logic.ALL else "any of the paragraphs below"


def _status_change(work: Work, old: Provision, new: Provision) -> Change:
    """A number taken out of use, or into use."""
    if new.status is Status.IN_FORCE:
        kind, item, is_new = ChangeKind.NEW, new, True
    else:
        kind, item, is_new = ChangeKind.DELETED, old, False
    if item.kind in (Kind.PREAMBLE, Kind.CATEGORY, Kind.GROUP, Kind.TABLE):
        kind = ChangeKind.TECHNICAL  # a heading lists nothing by itself
    bounds = bounds_alone(item, kind, is_new=is_new)
    fact = FactChange(Aspect.STATUS, _status(old), _status(new))
    if same_sense(old, new):
        # the words are the same, and only their form made them a paragraph in use or not
        return _make(work, ChangeKind.EDITORIAL, [Aspect.NOTATION], old, new, (), [])
    return _make(work, kind, [Aspect.PARAGRAPH, Aspect.STATUS], old, new, bounds, [fact])


def _status(item: Provision) -> str:
    return f"{item.status.value}{f' since {item.since}' if item.since else ''}"


def _sure(base: float, change: Change) -> float:
    """A direction that rests on words, or on a bound with no partner, is a little less sure."""
    lonely = any(not bound.old or not bound.new for bound in change.bounds)
    unlike = change.kind in _DIRECTIONS and lonely
    return min(base, 0.85) if unlike else base


def _make(
    work: Work,
    kind: ChangeKind,
    aspects: Sequence[Aspect],
    old: Provision | None,
    new: Provision | None,
    bounds: tuple[BoundChange, ...],
    facts: Sequence[FactChange],
    top: str = "",
) -> Change:
    item = new or old
    assert item is not None
    version = work.new if new is not None else work.old
    listing = spec(version.info.list_id)
    key = "|".join((version.info.list_id, kind.value, old.number if old else "", new.number if new else ""))
    named = new if new is not None and new.status is Status.IN_FORCE else old or item
    undecided = "; ".join(dict.fromkeys(bound.undecided for bound in bounds if bound.undecided))
    change = Change(
        id=f"C-{hashlib.blake2b(key.encode(), digest_size=4).hexdigest()}",
        kind=kind,
        aspects=tuple(dict.fromkeys(aspects)),
        provision=item.kind,
        old_number=old.number if old else "",
        new_number=new.number if new else "",
        old_citation=listing.citation(old.number) if old else "",
        new_citation=listing.citation(new.number) if new else "",
        subject=subject_of(version, item),
        category=category_of(version, item),
        label=named.label,
        under="",
        bounds=bounds,
        facts=tuple(facts),
        old_text=old.text if old and work.old.has_texts else "",
        new_text=new.text if new and work.new.has_texts else "",
        sentence="",
        undecided=undecided if kind is ChangeKind.TECHNICAL else "",
        confidence=0.95,
        old_address=listing.address(old.number) if old else "",
        new_address=listing.address(new.number) if new else "",
    )
    return replace(change, sentence=sentence_of(change, top))
