"""Whether another list answers a note that takes things out of control: by a note, by a field or by its criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from harmonize.align.bounds import same_value
from harmonize.align.likeness import Whole, alike, alike_wholes, whole
from harmonize.compare.memo import per_version
from harmonize.compare.pair import Sides, shared_number
from harmonize.compare.scope_words import NEARLY_SAME
from harmonize.model import NOTE_KINDS, Effect, Kind, ListVersion, Provision, Role
from harmonize.model.tree import all_below, ancestors, controls_below, entry_of, notes_of

NOTE_FOUND = 0.42
"""Likeness from which a note of the other list is held to answer a note."""
_FIELD_SHARE = 0.7
"""Share of the concepts of a note that a field must name to answer it."""
_ALMOST = NEARLY_SAME - 1e-9


@dataclass(frozen=True, slots=True)
class View:
    """One direction of looking: the notes of ``mine`` are looked for in ``other``."""

    mine: ListVersion
    other: ListVersion
    my_name: str
    other_name: str
    mine_is_party: bool
    naming: Mapping[str, tuple[Provision, ...]]
    """Notes of ``other`` that take things out, by the entries that they name: some stand at another entry."""


def views(sides: Sides) -> tuple[View, View]:
    """Both directions: the party's notes looked for in the baseline, and the baseline's in the party's list."""
    party, baseline = _notes_by_entry(sides.party), _notes_by_entry(sides.baseline)
    return (
        View(sides.party, sides.baseline, sides.party_name, sides.baseline_name, True, baseline),
        View(sides.baseline, sides.party, sides.baseline_name, sides.party_name, False, party),
    )


def _notes_by_entry(version: ListVersion) -> dict[str, tuple[Provision, ...]]:
    found: dict[str, list[Provision]] = {}
    for note in version.provisions:
        if note.kind is Kind.NOTE and note.effect is Effect.EXCLUDES:
            entries = {
                entry_of(version, version.index[named]).number for named in note.references if named in version.index
            }
            for entry in entries:
                found.setdefault(entry, []).append(note)
    return {entry: tuple(notes) for entry, notes in found.items()}


def answer_of(view: View, note: Provision, other: Provision) -> tuple[Provision | None, float]:
    """The note of the other list's entry (or of its group) that is likest ``note``, and how like it is."""
    entry = entry_of(view.other, other)
    held = [*all_below(view.other, entry)]
    if entry.parent is not None and entry.parent in view.other.index:
        held += notes_of(view.other, view.other.index[entry.parent])
    held += view.naming.get(entry.number, ())
    held = [item for item in held if item.kind in NOTE_KINDS]
    if same := next((item for item in held if item.sense_hash and item.sense_hash == note.sense_hash), None):
        return same, 1.0
    best, score = None, -1.0
    for item in held:
        # a technical note seldom takes things out: one that does says nearly the same
        least = score if item.kind is Kind.NOTE else max(score, _ALMOST)
        alike_so = _note_likeness(view, note, item, least)
        if alike_so > least:
            best, score = item, alike_so
    return best, max(score, 0.0)


def perhaps_answered(view: View, back: View, note: Provision, other: Provision) -> Provision | None:
    """What of the other list may say the same in other words: a note of the corresponding paragraph, or of what stands
    above or below it, that takes things out and that no note of this list answers; or the paragraph itself, where its
    criteria have one of the note's figures."""
    home = view.mine.index[note.parent or ""]
    near = [other, *ancestors(view.other, other), *controls_below(view.other, other)]
    rivals = [rival for item in near for rival in view.other.children.get(item.number, ())]
    rivals += view.naming.get(entry_of(view.other, other).number, ())
    for rival in rivals:
        if rival.kind is Kind.NOTE and rival.effect is Effect.EXCLUDES:
            answer, score = answer_of(back, rival, home)
            if answer is None or score < NOTE_FOUND or answer.number == note.number:
                return rival
    return other if said_by_criteria(view, note, other, every=False) else None


def said_in_a_field(view: View, note: Provision, other: Provision) -> bool:
    """Whether a field of the other list's entry, such as related controls, takes the same things out of control."""
    named = set(note.concepts)
    for field in view.other.children.get(entry_of(view.other, other).number, ()):
        if field.kind is not Kind.FIELD or field.effect is not Effect.EXCLUDES:
            continue
        shared = named & set(field.concepts)
        if (named and len(shared) >= _FIELD_SHARE * len(named)) or alike(note, field) >= NOTE_FOUND:
            return True
        if alike_wholes(_whole(view.mine, note), whole((field,))) >= NOTE_FOUND:
            return True
    return False


def said_by_criteria(view: View, note: Provision, other: Provision, *, every: bool) -> bool:
    """Whether the other list says with criteria what the note says with an exclusion: the same figures, or one of them,
    stand there."""
    bounds = [bound for bound in note.thresholds if bound.role is Role.EXCLUSION]
    near = [other, *controls_below(view.other, other)]
    above = view.other.index.get(other.parent or "")
    if above is not None:
        near += [above, *controls_below(view.other, above)]
    told = [any(same_value(bound, held) for item in near for held in item.thresholds) for bound in bounds]
    return bool(told) and (all(told) if every else any(told))


def never_named(view: View, note: Provision, other: Provision) -> bool:
    """Whether a note takes out what numbers name, and the other list's paragraph, which is for the goods of certain
    numbers, does not name those."""
    out = {_shared(view.mine, number) for number in note.references} - {_shared(view.mine, note.parent or "")}
    reached = {_shared(view.other, number) for number in other.references}
    return bool(out) and bool(reached) and not note.thresholds and not out & reached


def _shared(version: ListVersion, number: str) -> str:
    """The entry of a number in the numbering that the lists share."""
    found = version.index.get(number)
    return (shared_number(version, entry_of(version, found)) if found is not None else None) or number


def _note_likeness(view: View, note: Provision, other: Provision, least: float) -> float:
    """How like two notes are, each by itself or as a whole with its branches; not said exactly where they are not more
    alike than ``least``."""
    by_itself = alike(note, other, least)
    return max(by_itself, alike_wholes(_whole(view.mine, note), _whole(view.other, other), max(least, by_itself)))


def _whole(version: ListVersion, note: Provision) -> Whole:
    held = _wholes(version)
    if note.number not in held:
        held[note.number] = whole((note, *(item for item in all_below(version, note) if item.kind in NOTE_KINDS)))
    return held[note.number]


@per_version
def _wholes(version: ListVersion) -> dict[str, Whole]:
    """The notes that were asked for, with their branches."""
    return {}
