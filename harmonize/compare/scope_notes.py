"""Scope findings on notes: one that takes things out of control and that only one list has, and bounds of such notes
that differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.align.bounds import BoundPair, More, pair_bounds, same_value
from harmonize.compare.doubt import doubt, said_by_translation, settled_by_translation
from harmonize.compare.finding import item_name, make_finding, parameter_name
from harmonize.compare.note_answers import (
    NOTE_FOUND,
    View,
    answer_of,
    never_named,
    perhaps_answered,
    said_by_criteria,
    said_in_a_field,
)
from harmonize.compare.pair import Pair, Sides, position
from harmonize.compare.scope_words import UNSURE, same_words
from harmonize.compare.values import normal, written
from harmonize.model import (
    Effect,
    Finding,
    FindingKind,
    Kind,
    Label,
    ListVersion,
    Provision,
    Role,
    Threshold,
    say,
    sentences,
)
from harmonize.model.tree import controls_below


def note_findings(sides: Sides, view: View, back: View, pair: Pair) -> Iterator[Finding]:
    """Notes of one side that take things out of control, and how the other list answers them."""
    mine, other = (pair.ours, pair.theirs) if view.mine_is_party else (pair.theirs, pair.ours)
    for note in view.mine.children.get(mine.number, ()):
        if note.kind is not Kind.NOTE or note.effect is not Effect.EXCLUDES:
            continue
        best, score = answer_of(view, note, other)
        if best is None or score < NOTE_FOUND:
            if said_in_a_field(view, note, other) or said_by_criteria(view, note, other, every=True):
                continue
            if never_named(view, note, other):
                continue
            yield _one_sided(sides, view, pair, note, best, score, perhaps_answered(view, back, note, other))
        elif view.mine_is_party:
            yield from _note_bounds(sides, pair, note, best)


def _one_sided(
    sides: Sides,
    view: View,
    pair: Pair,
    note: Provision,
    best: Provision | None,
    score: float,
    rival: Provision | None,
) -> Finding:
    more = view.other.info.party
    perhaps = (
        ()
        if rival is None
        else (say("For review: {number} takes things out too, and may say the same.", number=rival.number),)
    )
    sure = 0.85 if same_words(pair) and rival is None else UNSURE
    unanswered = (
        say("No note of the entry in {list} answers {number}.", list=view.other.name, number=note.number)
        if best is None
        else say(
            "No note of the entry in {list} answers {number}; the likest is {likest} ({figure}).",
            list=view.other.name,
            number=note.number,
            likest=best.number,
            figure=f"{score:.2f}",
        )
    )
    holder = position(view.mine, note, state="excluded by a note")
    answer = position(view.other, pair.theirs if view.mine_is_party else pair.ours)
    return make_finding(
        sides,
        FindingKind.SCOPE,
        pair.ours,
        [answer, holder] if view.mine_is_party else [holder, answer],
        parameter=say("note"),
        controls_more=more,
        other=pair.theirs,
        sentence=say(
            "{party} {number} takes things out of control ({label}); {other} has no such note. {other} controls more.",
            party=view.my_name,
            number=note.number,
            label=Label(note.label),
            other=view.other_name,
        ),
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, 0.85 - 0.3 * score, sure),
        explanation=(unanswered, *perhaps),
    )


def _note_bounds(sides: Sides, pair: Pair, note: Provision, other: Provision) -> Iterator[Finding]:
    """Bounds of two corresponding notes that differ."""
    if note.sense_hash == other.sense_hash and not note.disagreements:
        return
    for bounds in pair_bounds(note.thresholds, other.thresholds):
        if bounds.left is None or bounds.right is None or bounds.more is More.SAME:
            continue
        if settled_by_translation(sides, note, other, bounds):
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
    uncertain = doubt(sides, bounds, note)
    decided = More.UNDECIDED if uncertain else bounds.more
    more = {More.LEFT: sides.party.info.party, More.RIGHT: sides.baseline.info.party}.get(decided, "")
    who = {More.LEFT: sides.party_name, More.RIGHT: sides.baseline_name}.get(decided)
    sure = 0.5 if uncertain else 0.9 if left.role is right.role is Role.EXCLUSION else 0.7
    undecided = uncertain or say("the bounds of the notes are not of one kind")
    verdict = (
        say("{who} controls more.", who=who)
        if who
        else say("Not decided who controls more: {reason}.", reason=undecided)
    )
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
        undecided="" if more else undecided,
        other=pair.theirs,
        sentence=sentences(
            say(
                "{item}, {parameter} in a note: {theirs} has {other}, {ours} has {mine}.",
                item=item_name(pair.ours, pair.theirs),
                parameter=parameter_name(right),
                theirs=say("{party} {number}", party=sides.baseline_name, number=other.number),
                other=written(right),
                ours=say("{party} {number}", party=sides.party_name, number=note.number),
                mine=written(left),
            ),
            said_by_translation(sides, note, bounds),
            verdict,
        ),
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, sure),
    )
