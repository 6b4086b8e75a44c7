"""Scope findings: corresponding paragraphs that control different things though their bounds agree.

Read here: a note that takes things out of control and that only one list has; bounds of such notes that differ; and the
words that limit a control to what was made for it ("specially designed"), where only one list has them. Other
differences of wording are shown for review, where the words differ so much that they may hide a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harmonize.align.bounds import BoundPair, More, pair_bounds, same_value
from harmonize.align.likeness import alike
from harmonize.compare.elsewhere import defers
from harmonize.compare.finding import item_name, make_finding, parameter_name
from harmonize.compare.pair import Pair, Sides, controls_below, entry_of, notes_of, position
from harmonize.compare.values import normal, written
from harmonize.model import (
    NOTE_KINDS,
    REVIEW_LINE,
    Effect,
    Finding,
    FindingKind,
    Kind,
    ListVersion,
    Logic,
    Provision,
    Role,
    Threshold,
)

_NOTE_FOUND = 0.42
"""Likeness from which a note of the other list is held to answer a note."""
_FIELD_SHARE = 0.7
"""Share of the concepts of a note that a field must name to answer it."""
_WORDS_DIFFER = 0.4
"""Likeness below which the words of corresponding paragraphs are shown for review."""
_UNSURE = 0.65
"""Confidence where the words around a note differ too, and may say what the note says."""
_NEARLY_SAME = 0.6
"""Likeness from which the words of two paragraphs hide no other difference."""
_LIMITS = ("specially-designed",)
"""Glossary ids of the words that limit a control to what was made for it."""


@dataclass(frozen=True, slots=True)
class _View:
    """One direction of looking: the notes of ``mine`` are looked for in ``other``."""

    mine: ListVersion
    other: ListVersion
    my_name: str
    other_name: str
    mine_is_party: bool


def scope_findings(sides: Sides, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Differences of scope between corresponding paragraphs; none between lists of two languages, whose notes and words
    cannot be held against each other by their sketches."""
    if not sides.one_language:
        return
    ours = _View(sides.party, sides.baseline, sides.party_name, sides.baseline_name, True)
    theirs = _View(sides.baseline, sides.party, sides.baseline_name, sides.party_name, False)
    for pair in pairs:
        if not pair.in_force or pair.link.confidence < REVIEW_LINE:
            continue
        if defers(sides.party, pair.ours, sides.baseline, pair.theirs):
            continue
        yield from _notes(sides, ours, pair, pair.ours, pair.theirs)
        yield from _notes(sides, theirs, pair, pair.theirs, pair.ours)
        yield from _words(sides, pair)


def _notes(sides: Sides, view: _View, pair: Pair, mine: Provision, other: Provision) -> Iterator[Finding]:
    """Notes of ``mine`` that take things out of control, and how the other list answers them."""
    for note in view.mine.children.get(mine.number, ()):
        if note.kind is not Kind.NOTE or note.effect is not Effect.EXCLUDES:
            continue
        best, score = _answer(view, note, other)
        if best is None or score < _NOTE_FOUND:
            if _said_in_a_field(view, note, other) or _said_by_criteria(view, note, other):
                continue
            yield _one_sided(sides, view, pair, note, best, score)
        elif view.mine_is_party:
            yield from _note_bounds(sides, pair, note, best)


def _answer(view: _View, note: Provision, other: Provision) -> tuple[Provision | None, float]:
    """The note of the other list's entry (or of its group) that is likest ``note``, and how like it is."""
    entry = entry_of(view.other, other)
    held = [*_notes_below(view.other, entry)]
    if entry.parent is not None and entry.parent in view.other.index:
        held += notes_of(view.other, view.other.index[entry.parent])
    scored = [(_note_likeness(view, note, item), item) for item in held if item.kind is Kind.NOTE]
    if not scored:
        return None, 0.0
    score, best = max(scored, key=lambda each: each[0])
    return best, score


def _said_in_a_field(view: _View, note: Provision, other: Provision) -> bool:
    """Whether a field of the other list's entry, such as related controls, takes the same things out of control."""
    named = set(note.concepts)
    for field in view.other.children.get(entry_of(view.other, other).number, ()):
        if field.kind is not Kind.FIELD or field.effect is not Effect.EXCLUDES:
            continue
        shared = named & set(field.concepts)
        if (named and len(shared) >= _FIELD_SHARE * len(named)) or alike(note, field) >= _NOTE_FOUND:
            return True
    return False


def _said_by_criteria(view: _View, note: Provision, other: Provision) -> bool:
    """Whether the other list says with criteria what the note says with an exclusion: the same figures stand there."""
    bounds = [bound for bound in note.thresholds if bound.role is Role.EXCLUSION]
    near = [other, *controls_below(view.other, other)]
    above = view.other.index.get(other.parent or "")
    if above is not None:
        near += [above, *controls_below(view.other, above)]
    return bool(bounds) and all(
        any(same_value(bound, held) for item in near for held in item.thresholds) for bound in bounds
    )


def _note_likeness(view: _View, note: Provision, other: Provision) -> float:
    own = alike(note, other)
    mine = [item for item in view.mine.children.get(note.number, ()) if item.kind in NOTE_KINDS]
    theirs = [item for item in view.other.children.get(other.number, ()) if item.kind in NOTE_KINDS]
    if not mine or not theirs:
        return own
    below = sum(max(alike(item, each) for each in theirs) for item in mine) / max(len(mine), len(theirs))
    return max(own, 0.5 * own + 0.5 * below)


def _notes_below(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    for item in version.children.get(provision.number, ()):
        yield item
        yield from _notes_below(version, item)


def _one_sided(sides: Sides, view: _View, pair: Pair, note: Provision, best: Provision | None, score: float) -> Finding:
    more = view.other.info.party
    nearest = f"; the likest is {best.number} ({score:.2f})" if best is not None else ""
    holder = position(view.mine, note, state="excluded by a note")
    answer = position(view.other, pair.theirs if view.mine_is_party else pair.ours)
    return make_finding(
        sides,
        FindingKind.SCOPE,
        pair.ours,
        [answer, holder] if view.mine_is_party else [holder, answer],
        parameter="note",
        controls_more=more,
        other=pair.theirs,
        sentence=(
            f"{view.my_name} {note.number} takes things out of control ({note.label}); {view.other_name} has no such "
            f"note. {view.other_name} controls more."
        ),
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, 0.85 - 0.3 * score, 0.85 if _same_words(pair) else _UNSURE),
        explanation=(f"No note of the entry in {view.other.name} answers {note.number}{nearest}.",),
    )


def _same_words(pair: Pair) -> bool:
    return alike(pair.ours, pair.theirs) >= _NEARLY_SAME


def _note_bounds(sides: Sides, pair: Pair, note: Provision, other: Provision) -> Iterator[Finding]:
    """Bounds of two corresponding notes that differ."""
    if note.sense_hash == other.sense_hash:
        return
    for bounds in pair_bounds(note.thresholds, other.thresholds):
        if bounds.left is None or bounds.right is None or bounds.more is More.SAME:
            continue
        # an exclusion that begins where each list's own control begins differs only because the control does
        if not (
            _is_own_criterion(sides.party, pair.ours, bounds.left)
            and _is_own_criterion(sides.baseline, pair.theirs, bounds.right)
        ):
            yield _bound_finding(sides, pair, note, other, bounds)


def _is_own_criterion(version: ListVersion, provision: Provision, bound: Threshold) -> bool:
    held = [provision, *controls_below(version, provision)]
    return any(same_value(bound, other) for item in held for other in item.thresholds if other.role is Role.CRITERION)


def _bound_finding(sides: Sides, pair: Pair, note: Provision, other: Provision, bounds: BoundPair) -> Finding:
    left, right = bounds.left, bounds.right
    assert left is not None and right is not None
    more = {More.LEFT: sides.party.info.party, More.RIGHT: sides.baseline.info.party}.get(bounds.more, "")
    who = {More.LEFT: sides.party_name, More.RIGHT: sides.baseline_name}.get(bounds.more)
    verdict = f"{who} controls more." if who else "It is not decided who controls more."
    return make_finding(
        sides,
        FindingKind.THRESHOLD,
        pair.ours,
        [
            position(sides.baseline, other, written=written(right), normal=normal(right)),
            position(sides.party, note, written=written(left), normal=normal(left)),
        ],
        parameter=parameter_name(right),
        controls_more=more,
        undecided="" if more else "the bounds of the notes are not of one kind",
        other=pair.theirs,
        sentence=(
            f"{item_name(pair.ours, pair.theirs)}, {parameter_name(right)} in a note: "
            f"{sides.baseline_name} {other.number} has {written(right)}, "
            f"{sides.party_name} {note.number} has {written(left)}. {verdict}"
        ),
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, 0.9 if left.role is right.role is Role.EXCLUSION else 0.7),
    )


def _words(sides: Sides, pair: Pair) -> Iterator[Finding]:
    ours, theirs = pair.ours, pair.theirs
    below = [_has_list(sides.party, ours), _has_list(sides.baseline, theirs)]
    lists_more = ours.kind is Kind.ITEM and below[0] != below[1]
    if ours.sense_hash == theirs.sense_hash and not lists_more:
        return
    for limit in _LIMITS:
        mine, other = limit in ours.concepts, limit in theirs.concepts
        if mine != other and not _limited_above(sides, pair, limit):
            yield _limit_finding(sides, pair, limit, mine)
            return
    # where one list makes a sentence of what the other cuts into conditions, the words differ and the bounds tell
    cut = (ours.logic is Logic.ALL) != (theirs.logic is Logic.ALL)
    score = alike(ours, theirs)
    if lists_more or (score < _WORDS_DIFFER and not cut):
        yield _wording_finding(sides, pair, score)


def _limited_above(sides: Sides, pair: Pair, limit: str) -> bool:
    """Whether the side without the limiting words has them in the paragraph that it stands under."""
    parents = (
        sides.party.index.get(pair.ours.parent or ""),
        sides.baseline.index.get(pair.theirs.parent or ""),
    )
    return any(parent is not None and limit in parent.concepts for parent in parents)


def _limit_finding(sides: Sides, pair: Pair, limit: str, mine: bool) -> Finding:
    words = limit.replace("-", " ")
    limited, free = (sides.party_name, sides.baseline_name) if mine else (sides.baseline_name, sides.party_name)
    more = sides.baseline.info.party if mine else sides.party.info.party
    return make_finding(
        sides,
        FindingKind.SCOPE,
        pair.ours,
        [position(sides.baseline, pair.theirs), position(sides.party, pair.ours)],
        parameter=words,
        controls_more=more,
        other=pair.theirs,
        sentence=(
            f"{pair.theirs.number} and {pair.ours.number} ({pair.ours.label}): {limited} limits the items, or "
            f'parts of them, to what is "{words}"; {free} does not. {free} controls more.'
        ),
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, 0.8),
    )


def _wording_finding(sides: Sides, pair: Pair, score: float) -> Finding:
    return make_finding(
        sides,
        FindingKind.SCOPE,
        pair.ours,
        [position(sides.baseline, pair.theirs), position(sides.party, pair.ours)],
        parameter="wording",
        undecided="the words differ and are not on the shelf in a form that decides it",
        other=pair.theirs,
        sentence=(
            f"{sides.baseline_name} {pair.theirs.number} and {sides.party_name} {pair.ours.number} "
            f"({pair.ours.label}) differ in words or in what they list."
        ),
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, REVIEW_LINE - 0.1),
        explanation=(
            f"Likeness of the words {score:.2f}; paragraphs below: "
            f"{sides.party_name} {_count(sides.party, pair.ours)}, "
            f"{sides.baseline_name} {_count(sides.baseline, pair.theirs)}.",
        ),
    )


def _has_list(version: ListVersion, provision: Provision) -> bool:
    """Whether paragraphs stand under ``provision`` that its bounds do not tell: conditions with bounds are compared
    with the bounds of the other paragraph."""
    return any(provision.logic is not Logic.ALL or not item.thresholds for item in controls_below(version, provision))


def _count(version: ListVersion, provision: Provision) -> int:
    return sum(1 for _ in controls_below(version, provision))
