"""Scope findings: corresponding paragraphs that control different things though their bounds agree.

Read here: a note that takes things out of control and that only one list has; bounds of such notes that differ; and the
words that limit a control to what was made for it ("specially designed"), where only one list has them. Other
differences of wording are shown for review, where the words differ so much that they may hide a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmonize.align.bounds import BoundPair, More, pair_bounds, same_value
from harmonize.align.likeness import Whole, alike, alike_wholes, whole
from harmonize.compare.doubt import doubt, said_by_translation, settled_by_translation
from harmonize.compare.elsewhere import defers
from harmonize.compare.finding import item_name, make_finding, parameter_name
from harmonize.compare.memo import per_version
from harmonize.compare.pair import Pair, Sides, position, shared_number
from harmonize.compare.values import normal, written
from harmonize.model import (
    CONTROL_KINDS,
    NOTE_KINDS,
    REVIEW_LINE,
    Effect,
    Finding,
    FindingKind,
    Kind,
    Label,
    ListVersion,
    Logic,
    Provision,
    Role,
    Threshold,
    say,
    sentences,
)
from harmonize.model.tree import ancestors, controls_below, entry_of, notes_of

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
_ALMOST = _NEARLY_SAME - 1e-9
_LIMITS = ("specially-designed",)
"""Glossary ids of the words that limit a control to what was made for it."""
_TECHNOLOGY = "technology"
_PARTS = ("component", "accessory")
"""Glossary ids of what goes with the goods of an entry."""


@dataclass(frozen=True, slots=True)
class _View:
    """One direction of looking: the notes of ``mine`` are looked for in ``other``."""

    mine: ListVersion
    other: ListVersion
    my_name: str
    other_name: str
    mine_is_party: bool
    naming: Mapping[str, tuple[Provision, ...]]
    """Notes of ``other`` that take things out, by the entries that they name: some stand at another entry."""


def scope_findings(sides: Sides, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Differences of scope between corresponding paragraphs; none between lists of two languages, whose notes and words
    cannot be held against each other by their sketches."""
    if not sides.one_language:
        return
    party, baseline = _notes_by_entry(sides.party), _notes_by_entry(sides.baseline)
    ours = _View(sides.party, sides.baseline, sides.party_name, sides.baseline_name, True, baseline)
    theirs = _View(sides.baseline, sides.party, sides.baseline_name, sides.party_name, False, party)
    for pair in pairs:
        if not pair.in_force or pair.link.confidence < REVIEW_LINE:
            continue
        if defers(sides.party, pair.ours, sides.baseline, pair.theirs):
            continue
        yield from _notes(sides, ours, theirs, pair)
        yield from _notes(sides, theirs, ours, pair)
        yield from _words(sides, pair)


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


def _notes(sides: Sides, view: _View, back: _View, pair: Pair) -> Iterator[Finding]:
    """Notes of one side that take things out of control, and how the other list answers them."""
    mine, other = (pair.ours, pair.theirs) if view.mine_is_party else (pair.theirs, pair.ours)
    for note in view.mine.children.get(mine.number, ()):
        if note.kind is not Kind.NOTE or note.effect is not Effect.EXCLUDES:
            continue
        best, score = _answer(view, note, other)
        if best is None or score < _NOTE_FOUND:
            if _said_in_a_field(view, note, other) or _said_by_criteria(view, note, other, every=True):
                continue
            if _never_named(view, note, other):
                continue
            yield _one_sided(sides, view, pair, note, best, score, _perhaps_answered(view, back, note, other))
        elif view.mine_is_party:
            yield from _note_bounds(sides, pair, note, best)


def _never_named(view: _View, note: Provision, other: Provision) -> bool:
    """Whether a note takes out what numbers name, and the other list's paragraph, which is for the goods of certain
    numbers, does not name those."""
    out = {_shared(view.mine, number) for number in note.references} - {_shared(view.mine, note.parent or "")}
    reached = {_shared(view.other, number) for number in other.references}
    return bool(out) and bool(reached) and not note.thresholds and not out & reached


def _shared(version: ListVersion, number: str) -> str:
    """The entry of a number in the numbering that the lists share."""
    found = version.index.get(number)
    return (shared_number(version, entry_of(version, found)) if found is not None else None) or number


def _answer(view: _View, note: Provision, other: Provision) -> tuple[Provision | None, float]:
    """The note of the other list's entry (or of its group) that is likest ``note``, and how like it is."""
    entry = entry_of(view.other, other)
    held = [*_notes_below(view.other, entry)]
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


def _perhaps_answered(view: _View, back: _View, note: Provision, other: Provision) -> Provision | None:
    """What of the other list may say the same in other words: a note of the corresponding paragraph, or of what stands
    above or below it, that takes things out and that no note of this list answers; or the paragraph itself, where its
    criteria have one of the note's figures."""
    home = view.mine.index[note.parent or ""]
    near = [other, *ancestors(view.other, other), *controls_below(view.other, other)]
    rivals = [rival for item in near for rival in view.other.children.get(item.number, ())]
    rivals += view.naming.get(entry_of(view.other, other).number, ())
    for rival in rivals:
        if rival.kind is Kind.NOTE and rival.effect is Effect.EXCLUDES:
            answer, score = _answer(back, rival, home)
            if answer is None or score < _NOTE_FOUND or answer.number == note.number:
                return rival
    return other if _said_by_criteria(view, note, other, every=False) else None


def _said_in_a_field(view: _View, note: Provision, other: Provision) -> bool:
    """Whether a field of the other list's entry, such as related controls, takes the same things out of control."""
    named = set(note.concepts)
    for field in view.other.children.get(entry_of(view.other, other).number, ()):
        if field.kind is not Kind.FIELD or field.effect is not Effect.EXCLUDES:
            continue
        shared = named & set(field.concepts)
        if (named and len(shared) >= _FIELD_SHARE * len(named)) or alike(note, field) >= _NOTE_FOUND:
            return True
        if alike_wholes(_whole(view.mine, note), whole((field,))) >= _NOTE_FOUND:
            return True
    return False


def _said_by_criteria(view: _View, note: Provision, other: Provision, *, every: bool) -> bool:
    """Whether the other list says with criteria what the note says with an exclusion: the same figures, or one of them,
    stand there."""
    bounds = [bound for bound in note.thresholds if bound.role is Role.EXCLUSION]
    near = [other, *controls_below(view.other, other)]
    above = view.other.index.get(other.parent or "")
    if above is not None:
        near += [above, *controls_below(view.other, above)]
    told = [any(same_value(bound, held) for item in near for held in item.thresholds) for bound in bounds]
    return bool(told) and (all(told) if every else any(told))


def _note_likeness(view: _View, note: Provision, other: Provision, least: float) -> float:
    """How like two notes are, each by itself or as a whole with its branches; not said exactly where they are not more
    alike than ``least``."""
    by_itself = alike(note, other, least)
    return max(by_itself, alike_wholes(_whole(view.mine, note), _whole(view.other, other), max(least, by_itself)))


def _whole(version: ListVersion, note: Provision) -> Whole:
    held = _wholes(version)
    if note.number not in held:
        held[note.number] = whole((note, *(item for item in _notes_below(version, note) if item.kind in NOTE_KINDS)))
    return held[note.number]


@per_version
def _wholes(version: ListVersion) -> dict[str, Whole]:
    """The notes that were asked for, with their branches."""
    return {}


def _notes_below(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    for item in version.children.get(provision.number, ()):
        yield item
        yield from _notes_below(version, item)


def _one_sided(
    sides: Sides,
    view: _View,
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
    sure = 0.85 if _same_words(pair) and rival is None else _UNSURE
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


def _same_words(pair: Pair) -> bool:
    return alike(pair.ours, pair.theirs) >= _NEARLY_SAME


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


def _words(sides: Sides, pair: Pair) -> Iterator[Finding]:
    ours, theirs = pair.ours, pair.theirs
    below = [_has_list(sides.party, ours), _has_list(sides.baseline, theirs)]
    lists_more = ours.kind is Kind.ITEM and below[0] != below[1]
    if ours.sense_hash == theirs.sense_hash and not lists_more:
        return
    for limit in _LIMITS:
        mine, other = limit in ours.concepts, limit in theirs.concepts
        if mine != other and not _limited_elsewhere(sides, pair, limit):
            if _names_parts(ours if mine else theirs, limit) and not _names_any_part(theirs if mine else ours):
                yield _parts_finding(sides, pair, mine)
            else:
                yield _limit_finding(sides, pair, limit, mine)
            return
    # where one list makes a sentence of what the other cuts into conditions, the words differ and the bounds tell
    cut = (ours.logic is Logic.ALL) != (theirs.logic is Logic.ALL)
    score = alike(ours, theirs)
    if lists_more or (score < _WORDS_DIFFER and not cut):
        yield _wording_finding(sides, pair, score)


def _names_parts(provision: Provision, limit: str) -> bool:
    """Whether the limiting words stand in front of parts: "and specially designed components therefor" adds goods."""
    after = provision.concepts[provision.concepts.index(limit) + 1 :]
    return bool(after) and after[0] in _PARTS


def _names_any_part(provision: Provision) -> bool:
    return any(part in provision.concepts for part in _PARTS)


def _parts_finding(sides: Sides, pair: Pair, mine: bool) -> Finding:
    wide, narrow = (sides.party_name, sides.baseline_name) if mine else (sides.baseline_name, sides.party_name)
    return make_finding(
        sides,
        FindingKind.SCOPE,
        pair.ours,
        [position(sides.baseline, pair.theirs), position(sides.party, pair.ours)],
        parameter=say("specially designed components"),
        controls_more=sides.party.info.party if mine else sides.baseline.info.party,
        other=pair.theirs,
        sentence=say(
            "{one} and {other} ({label}): {wide} names specially designed components too; {narrow} does not. "
            "{wide} controls more.",
            one=pair.theirs.number,
            other=pair.ours.number,
            label=Label(pair.ours.label),
            wide=wide,
            narrow=narrow,
        ),
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, 0.8),
    )


def _limited_elsewhere(sides: Sides, pair: Pair, limit: str) -> bool:
    """Whether the side without the limiting words has them in what it stands under or in what stands under it, or the
    side with them says them of goods that it only refers to, as technology does."""
    above = [*ancestors(sides.party, pair.ours), *ancestors(sides.baseline, pair.theirs)]
    below = [*controls_below(sides.party, pair.ours), *controls_below(sides.baseline, pair.theirs)]
    if any(limit in item.concepts for item in (*above, *below) if item.kind in CONTROL_KINDS):
        return True
    return _is_technology(pair.ours) and _is_technology(pair.theirs)


def _is_technology(item: Provision) -> bool:
    return _TECHNOLOGY in item.concepts[:1] or next((sign for sign in item.number if sign.isalpha()), "") == "E"


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
        sentence=say(
            '{one} and {other} ({label}): {limited} limits the items, or parts of them, to what is "{words}"; '
            "{free} does not. {free} controls more.",
            one=pair.theirs.number,
            other=pair.ours.number,
            label=Label(pair.ours.label),
            limited=limited,
            words=words,
            free=free,
        ),
        basis=pair.link.basis.value,
        # where the words differ in other ways too, they may say the limit in another way ("dedicated")
        confidence=min(pair.link.confidence, 0.8 if _same_words(pair) else _UNSURE),
    )


def _wording_finding(sides: Sides, pair: Pair, score: float) -> Finding:
    return make_finding(
        sides,
        FindingKind.SCOPE,
        pair.ours,
        [position(sides.baseline, pair.theirs), position(sides.party, pair.ours)],
        parameter=say("wording"),
        undecided=say("the words differ and are not on the shelf in a form that decides it"),
        other=pair.theirs,
        sentence=say(
            "{one} and {other} ({label}) differ in words or in what they list.",
            one=say("{party} {number}", party=sides.baseline_name, number=pair.theirs.number),
            other=say("{party} {number}", party=sides.party_name, number=pair.ours.number),
            label=Label(pair.ours.label),
        ),
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, REVIEW_LINE - 0.1),
        explanation=(
            say(
                "Likeness of the words {figure}; paragraphs below: {party} {mine}, {base} {theirs}.",
                figure=f"{score:.2f}",
                party=sides.party_name,
                mine=str(_count(sides.party, pair.ours)),
                base=sides.baseline_name,
                theirs=str(_count(sides.baseline, pair.theirs)),
            ),
        ),
    )


def _has_list(version: ListVersion, provision: Provision) -> bool:
    """Whether paragraphs stand under ``provision`` that its bounds do not tell: conditions with bounds are compared
    with the bounds of the other paragraph."""
    return any(provision.logic is not Logic.ALL or not item.thresholds for item in controls_below(version, provision))


def _count(version: ListVersion, provision: Provision) -> int:
    return sum(1 for _ in controls_below(version, provision))
