"""Alignment of lists that share the Wassenaar numbering, each pair checked against content.

A number is evidence, not proof: lists renumber, reuse a dropped number, or insert paragraphs of their own. Entry by
entry and from the top down, paragraphs of equal number are paired if they also say alike; what is left is looked for
under the same parent, then in the whole entry, then (only the very same sense) in the whole list. A pair of equal
number that says something else, and for which nothing better was found, is kept below the review line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace

from harmonize.align.likeness import alike
from harmonize.align.named import name_others, pairs_by_name
from harmonize.align.relation import relation_of
from harmonize.model import (
    CONTROL_KINDS,
    Basis,
    Correspondence,
    Kind,
    ListVersion,
    Logic,
    Provision,
    Relation,
    Status,
)
from harmonize.model.tree import controls, numbered_below
from harmonize.reading.glossary import ConceptKind, load_glossary

_SAME = 0.42
"""Likeness from which paragraphs of equal number are held to be the same paragraph."""
_SIBLING = 0.62
"""Likeness from which a paragraph of another number under the same parent is held to be the same paragraph."""
_NUMBER_BONUS = 0.2
"""What an equal number is worth beside likeness."""
_ELSEWHERE = 0.78
"""Likeness that a paragraph elsewhere in the entry must have."""
_NAMED = 0.8
"""Likeness that the same name of a substance or organism is worth."""
_NOTHING_IN_COMMON = 0.05
"""Likeness below which entries of one number are not held to be the same."""
_DOUBTFUL = 0.5
"""Confidence of a pair of equal number that says something else."""


@dataclass(slots=True)
class _Work:
    """The state of one alignment: what is paired so far."""

    left: ListVersion
    right: ListVersion
    bridge_left: Callable[[str], str | None]
    bridge_right: Callable[[str], str | None]
    pairs: dict[str, tuple[str, Basis, float]] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)

    def pair(self, left: Provision, right: Provision, basis: Basis, confidence: float) -> None:
        self.pairs[left.number] = (right.number, basis, confidence)
        self.taken[right.number] = left.number


def align_by_number(
    left: ListVersion,
    right: ListVersion,
    bridge_left: Callable[[str], str | None],
    bridge_right: Callable[[str], str | None],
) -> tuple[Correspondence, ...]:
    """Correspondences of every control paragraph of ``left`` whose number is one of the Wassenaar numbering.

    ``bridge_left`` and ``bridge_right`` give the Wassenaar number that a list's own number implies. A paragraph that
    nothing answers gets a correspondence with relation ``none``, so that it is not lost. Paragraphs outside the
    Wassenaar numbering have none by number and are left to other methods.
    """
    work = _Work(left, right, bridge_left, bridge_right)
    entries_right = {
        bridge_right(item.number): item
        for item in right.provisions
        if item.kind is Kind.ENTRY and bridge_right(item.number)
    }
    for entry in left.provisions:
        number = bridge_left(entry.number) if entry.kind is Kind.ENTRY else None
        if number is None or number not in entries_right:
            continue
        other = entries_right[number]
        if _says_something_else(work, entry, other):
            continue
        work.pair(entry, other, Basis.NUMBER, _confidence(alike(entry, other), at_least=0.8))
        _align_named(work, _leaves(left, entry), _leaves(right, other))
        _align_children(work, entry, other)
        _align_rest(work, entry, other)
    _align_same_sense(work)
    _align_named(work, left.provisions, right.provisions)
    _keep_doubtful(work)
    return tuple(_correspondences(work))


def _says_something_else(work: _Work, left: Provision, right: Provision) -> bool:
    """Whether two entries of goods have nothing in common but their number: then it was given twice. Entries of
    software and technology name other entries and hardly anything else, so that their words tell nothing."""
    goods = next((sign for sign in left.number if sign.isalpha()), "") in "ABC"
    in_force = left.status is Status.IN_FORCE and right.status is Status.IN_FORCE
    return goods and in_force and _score(work, left, right) < _NOTHING_IN_COMMON


def _align_children(work: _Work, left: Provision, right: Provision) -> None:
    """Pair the paragraphs under two paired ones, the likest first, where an equal number counts much; then go down."""
    ours, theirs = controls(work.left, left.number), controls(work.right, right.number)
    by_bridge = {work.bridge_right(item.number): item for item in theirs}
    for item in ours:
        other = by_bridge.get(work.bridge_left(item.number))
        if other is not None and item.status is not Status.IN_FORCE and other.status is not Status.IN_FORCE:
            work.pair(item, other, Basis.NUMBER, 1.0)
    _pair_best(work, _free(ours, work.pairs), _free(theirs, work.taken), _SIBLING)
    for item in ours:
        if item.number in work.pairs:
            _align_children(work, item, work.right.index[work.pairs[item.number][0]])


def _align_named(work: _Work, ours: Iterable[Provision], theirs: Iterable[Provision]) -> None:
    """Pair the paragraphs that name the same substance or organism, whatever their numbers."""
    free = _free([item for item in ours if _names_goods(work.left, item, work.bridge_left)], work.pairs)
    others = _free([item for item in theirs if _names_goods(work.right, item, work.bridge_right)], work.taken)
    for item, other in pairs_by_name(free, others):
        same_number = work.bridge_left(item.number) == work.bridge_right(other.number)
        work.pair(
            item, other, Basis.NUMBER if same_number else Basis.CONTENT, _confidence(max(_NAMED, alike(item, other)))
        )


def _names_goods(version: ListVersion, item: Provision, bridge: Callable[[str], str | None]) -> bool:
    return item.kind in CONTROL_KINDS and bridge(item.number) is not None and not controls(version, item.number)


def _leaves(version: ListVersion, entry: Provision) -> list[Provision]:
    return [item for item in numbered_below(version, entry) if not controls(version, item.number)]


def _align_rest(work: _Work, entry: Provision, other: Provision) -> None:
    """Look in the whole entry for what is left of it."""
    _pair_best(
        work,
        _free(list(numbered_below(work.left, entry)), work.pairs),
        _free(list(numbered_below(work.right, other)), work.taken),
        _ELSEWHERE,
    )


def _align_same_sense(work: _Work) -> None:
    """Look in the whole list for paragraphs that say the very same and are long enough not to do so by chance."""
    by_sense: dict[str, list[Provision]] = defaultdict(list)
    for item in work.right.provisions:
        if item.kind in CONTROL_KINDS and item.sense_hash and item.number not in work.taken and _telling(item):
            by_sense[item.sense_hash].append(item)
    for item in work.left.provisions:
        if item.kind in CONTROL_KINDS and item.number not in work.pairs and _telling(item):
            found = by_sense.get(item.sense_hash, [])
            if len(found) == 1 and found[0].number not in work.taken:
                work.pair(item, found[0], Basis.CONTENT, 0.85)


def _keep_doubtful(work: _Work) -> None:
    """Pair what shares its number and says something else, where nothing better was found for either; for review."""
    numbers = {work.bridge_right(item.number): item for item in work.right.provisions if item.kind in CONTROL_KINDS}
    for item in work.left.provisions:
        if item.kind not in CONTROL_KINDS or item.number in work.pairs or item.status is not Status.IN_FORCE:
            continue
        bridge = work.bridge_left(item.number)
        other = numbers.get(bridge) if bridge else None
        if other is None or other.number in work.taken or other.status is not Status.IN_FORCE:
            continue
        if item.parent in work.pairs and work.pairs[item.parent][0] != other.parent:
            continue
        if name_others(item, other):
            continue
        work.pair(item, other, Basis.NUMBER, _DOUBTFUL)


def _pair_best(work: _Work, ours: list[Provision], theirs: list[Provision], least: float) -> None:
    """Pair ``ours`` and ``theirs``, the likest first: down to ``least``, or to ``_SAME`` where the numbers are equal.

    An equal number adds ``_NUMBER_BONUS``: it decides between paragraphs that say nearly the same, and yields to a
    paragraph of another number that says much more nearly the same.
    """
    bridges = [work.bridge_right(other.number) for other in theirs]
    scored = []
    for i, item in enumerate(ours):
        bridge = work.bridge_left(item.number)
        for j, other in enumerate(theirs):
            same_number = bridge is not None and bridge == bridges[j]
            score = _score(work, item, other)
            if score >= (_SAME if same_number else least) and not name_others(item, other):
                bonus = _NUMBER_BONUS if same_number and not _other_goods(item, other) else 0.0
                scored.append((score + bonus, i, j, score, same_number))
    for _, i, j, score, same_number in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if ours[i].number not in work.pairs and theirs[j].number not in work.taken:
            basis = Basis.NUMBER if same_number else Basis.CONTENT
            work.pair(ours[i], theirs[j], basis, _confidence(score) - (0.0 if same_number else 0.05))


def _other_goods(left: Provision, right: Provision) -> bool:
    """Whether both name particular goods or materials, and none in common: then an equal number tells little."""
    ours, theirs = _goods(left), _goods(right)
    return bool(ours) and bool(theirs) and not ours & theirs


def _goods(item: Provision) -> set[str]:
    known = load_glossary().by_id
    kinds = (ConceptKind.GOODS, ConceptKind.MATERIAL, ConceptKind.AGENT)
    return {name for name in item.concepts if name in known and known[name].kind in kinds and not known[name].generic}


def _score(work: _Work, left: Provision, right: Provision) -> float:
    """Likeness of two paragraphs; that of their children counts where there are some, since headings are short."""
    own = alike(left, right)
    if own == 1.0:
        return own
    ours, theirs = controls(work.left, left.number), controls(work.right, right.number)
    if Logic.ALL in (left.logic, right.logic) and not (ours and theirs):
        # one list makes a sentence of what the other cuts into conditions
        return max(own, alike(_whole(left, ours), _whole(right, theirs)))
    if not ours or not theirs:
        return own
    below = sum(max((alike(item, other) for other in theirs), default=0.0) for item in ours) / max(
        len(ours), len(theirs)
    )
    return max(own, 0.5 * own + 0.5 * below)


def _whole(item: Provision, conditions: list[Provision]) -> Provision:
    """``item`` with the bounds and concepts of its conditions; without a sketch, which cannot be joined."""
    parts = [item, *conditions]
    return replace(
        item,
        sense_hash="",
        sketch="",
        thresholds=tuple(bound for part in parts for bound in part.thresholds),
        concepts=tuple(dict.fromkeys(concept for part in parts for concept in part.concepts)),
    )


def _correspondences(work: _Work) -> Iterator[Correspondence]:
    for item in work.left.provisions:
        if item.kind not in CONTROL_KINDS or work.bridge_left(item.number) is None and item.number not in work.pairs:
            continue
        found = work.pairs.get(item.number)
        lists = work.left.info.list_id, work.right.info.list_id
        if found is None:
            yield Correspondence(lists[0], item.number, lists[1], "", Relation.NONE, Basis.NUMBER, 0.9)
            continue
        number, basis, confidence = found
        other = work.right.index[number]
        likeness = alike(item, other)
        evidence = "same sense" if likeness == 1.0 else f"likeness {likeness:.2f}"
        yield Correspondence(
            lists[0], item.number, lists[1], number, relation_of(item, other), basis, confidence, evidence
        )


def _free(items: list[Provision], used: Container[str]) -> list[Provision]:
    return [item for item in items if item.number not in used and item.status is Status.IN_FORCE]


def _telling(item: Provision) -> bool:
    return sum(mark != "." for mark in item.sketch) >= 5


def _confidence(score: float, at_least: float = 0.0) -> float:
    return max(at_least, 0.6 + 0.4 * score)
