"""Which paragraph of the old version became which of the new one: numbers first checked, then looked for.

From the top down, under paragraphs that are already paired: first what says the same with all that stands under it
(under its own number, else in order), then the likest, where an equal number counts. What is left is looked for as a
move in its entry, then in the whole list. A number alone makes no pair where both paragraphs were said to be in use and
say different things: then the old one went and a new one came. Labels of fields, tables, definitions and headings are
names, not positions, and do pair by themselves.

The result is the same from both sides: ``pair_versions(b, a)`` is ``pair_versions(a, b)`` read backwards.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from harmonize.compare.changes.bags import Bags, entry_number, share, telling
from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Kind, ListVersion, Provision, Status

_SAME = 0.34
"""Share of words from which paragraphs of equal number under the same parent are the same paragraph."""
_SIBLING = 0.62
"""Share from which a paragraph of another number under the same parent is the same paragraph."""
_NUMBER_BONUS = 0.2
"""What an equal number is worth beside the words."""
_SAME_WORDS_BONUS = 0.25
"""What it is worth that all words are the same: a paragraph that says just this under another number was renumbered."""
_ALL = 0.9999
_MOVED = 0.8
"""Share that a paragraph elsewhere in the entry must have."""
_FAR = 0.9
"""Share that a paragraph elsewhere in the list must have: entries of one kind are worded alike."""
_TELLING = 6
"""Words that a paragraph must have to be recognised elsewhere by them."""
_REWRITTEN = 0.15
"""Share of telling words, ends left off, from which a paragraph under an equal number was rewritten, not replaced."""
_NAMED = frozenset({Kind.CATEGORY, Kind.GROUP, Kind.FIELD, Kind.TABLE, Kind.DEFINITION, Kind.PREAMBLE})
"""Kinds whose number is a name: the paragraph under that name is the same one, whatever it says."""
_TAIL = re.compile(r"[^./#:]+$")


@dataclass(slots=True)
class Pairing:
    """Which number became which, and how sure it is."""

    to_new: dict[str, str] = field(default_factory=dict)
    to_old: dict[str, str] = field(default_factory=dict)
    likeness: dict[str, float] = field(default_factory=dict)
    """By old number: how much of the words the two paragraphs share; 1 for the same words."""

    def pair(self, old: Provision, new: Provision, likeness: float) -> None:
        self.to_new[old.number] = new.number
        self.to_old[new.number] = old.number
        self.likeness[old.number] = likeness


@dataclass(slots=True)
class _Work:
    old: ListVersion
    new: ListVersion
    ours: Bags
    theirs: Bags
    found: Pairing = field(default_factory=Pairing)

    def free_old(self, items: Iterable[Provision]) -> list[Provision]:
        return [item for item in items if item.number not in self.found.to_new]

    def free_new(self, items: Iterable[Provision]) -> list[Provision]:
        return [item for item in items if item.number not in self.found.to_old]


def pair_versions(old: ListVersion, new: ListVersion) -> Pairing:
    """Pair the provisions of two versions of one list; by words where both have texts, else by what digests keep."""
    texts = old.has_texts and new.has_texts
    return pair_bags(Bags(old, texts), Bags(new, texts))


def pair_bags(ours: Bags, theirs: Bags) -> Pairing:
    """The same for two versions whose bags are at hand."""
    work = _Work(ours.version, theirs.version, ours, theirs)
    _pair_below(work, "", "")
    _pair_moved(work, entry_number, least_words=1, least=_MOVED)
    _pair_moved(work, lambda version, item: "", least_words=_TELLING, least=_FAR)
    _pair_same_numbers(work)
    return work.found


def _pair_below(work: _Work, old: str, new: str) -> None:
    """Pair what stands directly under two paired numbers, kind by kind, and go down into each pair."""
    ours, theirs = work.old.children.get(old, ()), work.new.children.get(new, ())
    if not ours or not theirs:
        return
    if len(ours) == len(theirs) and all(
        a.number == b.number and work.ours.tree(a) == work.theirs.tree(b) for a, b in zip(ours, theirs, strict=True)
    ):
        for a, b in zip(ours, theirs, strict=True):
            _pair_trees(work, a, b)
        return
    for family in _families(ours, theirs):
        mine = work.free_old(item for item in ours if _family(item) == family)
        other = work.free_new(item for item in theirs if _family(item) == family)
        _pair_equal(work, mine, other)
        _pair_likest(work, mine, other, _SIBLING)
        _pair_named(work, mine, other)
    _pair_left(work, old, new)


def _pair_left(work: _Work, old: str, new: str) -> None:
    """Pair by number what was rewritten: what is left on both sides and still has some telling words in common."""
    by_number = {_position(item): item for item in work.free_new(work.new.children.get(new, ()))}
    for item in work.free_old(work.old.children.get(old, ())):
        other = by_number.get(_position(item))
        if other is None or _family(item) != "control" or _family(other) != "control":
            continue
        if not item.status is other.status is Status.IN_FORCE or _recurs(work, item, other):
            continue
        if share(telling(work.ours.whole(item)), telling(work.theirs.whole(other))) >= _REWRITTEN:
            _pair_one(work, item, other, share(work.ours.own(item), work.theirs.own(other)))


def _recurs(work: _Work, old: Provision, new: Provision) -> bool:
    """Whether one of the two says the same, word for word, as a paragraph elsewhere in the other version's entry: then
    it moved there and was not rewritten."""
    return work.ours.tree(old) in work.theirs.trees_of(entry_number(work.new, new)) or work.theirs.tree(
        new
    ) in work.ours.trees_of(entry_number(work.old, old))


def _pair_trees(work: _Work, old: Provision, new: Provision) -> None:
    """Pair two paragraphs that say the same with all that stands under them."""
    work.found.pair(old, new, 1.0)
    ours, theirs = work.old.children.get(old.number, ()), work.new.children.get(new.number, ())
    for a, b in zip(ours, theirs, strict=True):
        _pair_trees(work, a, b)


def _pair_one(work: _Work, old: Provision, new: Provision, likeness: float) -> None:
    work.found.pair(old, new, likeness)
    _pair_below(work, old.number, new.number)


def _pair_equal(work: _Work, ours: list[Provision], theirs: list[Provision]) -> None:
    """Pair what says the same with all under it: under the same number, else in the order of the list."""
    by_number = {_position(item): item for item in theirs}
    for item in ours:
        other = by_number.get(_position(item))
        if other is not None and work.ours.tree(item) == work.theirs.tree(other):
            _pair_trees(work, item, other)
    held: dict[str, list[Provision]] = defaultdict(list)
    for other in work.free_new(theirs):
        if other.status is Status.IN_FORCE:
            held[work.theirs.tree(other)].append(other)
    for item in work.free_old(ours):
        found = held.get(work.ours.tree(item))
        if found and item.status is Status.IN_FORCE:
            _pair_trees(work, item, found.pop(0))


def _pair_likest(work: _Work, ours: list[Provision], theirs: list[Provision], least: float) -> None:
    """Pair what is left, the likest first: down to ``least``, or to ``_SAME`` where the numbers are equal."""
    ours, theirs = work.free_old(ours), work.free_new(theirs)
    scored = []
    for i, item in enumerate(ours):
        for j, other in enumerate(theirs):
            same_number = _position(item) == _position(other)
            if not same_number and not item.status is other.status is Status.IN_FORCE:
                continue  # a number that is not used has no content to be recognised by
            score = _score(work, item, other)
            if same_number and (not item.status is other.status is Status.IN_FORCE or score >= _SAME):
                scored.append((_worth(score) + _NUMBER_BONUS, i, j, score))
            elif score >= least:
                scored.append((_worth(score), i, j, score))
    # the order is the same from both sides: of two pairs with one paragraph in common, never are both keys equal
    for _, i, j, score in sorted(scored, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1] + each[2])):
        if ours[i].number not in work.found.to_new and theirs[j].number not in work.found.to_old:
            _pair_one(work, ours[i], theirs[j], score)


def _worth(score: float) -> float:
    return score + _SAME_WORDS_BONUS if score >= _ALL else score


def _pair_named(work: _Work, ours: list[Provision], theirs: list[Provision]) -> None:
    """Pair by number alone what is named by its number, and entries."""
    by_number = {_position(item): item for item in work.free_new(theirs)}
    for item in work.free_old(ours):
        other = by_number.get(_position(item))
        if other is not None and (item.kind in _NAMED or item.kind is Kind.ENTRY):
            _pair_one(work, item, other, _score(work, item, other))


def _pair_moved(work: _Work, place: Callable[[ListVersion, Provision], str], least_words: int, least: float) -> None:
    """Look for what is left under another parent, in the same ``place``: whole paragraphs first, then the likest.

    A paragraph of fewer words than ``least_words`` says too little to be recognised there.
    """
    ours: dict[str, list[Provision]] = defaultdict(list)
    theirs: dict[str, list[Provision]] = defaultdict(list)
    for item in work.free_old(work.old.provisions):
        if _movable(work.ours, item, least_words):
            ours[place(work.old, item)].append(item)
    for item in work.free_new(work.new.provisions):
        if _movable(work.theirs, item, least_words):
            theirs[place(work.new, item)].append(item)
    for where, mine in ours.items():
        other = theirs.get(where, [])
        for family in _families(mine, other):
            _pair_alone(work, _of(mine, family), _of(other, family))
            _pair_moved_likest(work, _of(mine, family), _of(other, family), least)


def _pair_alone(work: _Work, ours: list[Provision], theirs: list[Provision]) -> None:
    """Pair what says the same with all under it, where there is one such paragraph on each side."""
    mine: dict[str, list[Provision]] = defaultdict(list)
    other: dict[str, list[Provision]] = defaultdict(list)
    for item in work.free_old(ours):
        mine[work.ours.tree(item)].append(item)
    for item in work.free_new(theirs):
        other[work.theirs.tree(item)].append(item)
    for tree, found in mine.items():
        held = other.get(tree, [])
        if len(found) == len(held) == 1 and not _paired(work, found[0], held[0]):
            _pair_trees_freely(work, found[0], held[0])


def _pair_trees_freely(work: _Work, old: Provision, new: Provision) -> None:
    """Like ``_pair_trees`` where paragraphs below may have been paired before."""
    if not _paired(work, old, new):
        work.found.pair(old, new, 1.0)
    ours, theirs = work.old.children.get(old.number, ()), work.new.children.get(new.number, ())
    for a, b in zip(ours, theirs, strict=True):
        _pair_trees_freely(work, a, b)


def _pair_moved_likest(work: _Work, ours: list[Provision], theirs: list[Provision], least: float) -> None:
    """Pair the likest of what moved and was touched at the same time; candidates share their rarest words."""
    holders: dict[str, list[int]] = defaultdict(list)
    mine = [item for item in work.free_old(ours) if _movable(work.ours, item, _TELLING)]
    other = [item for item in work.free_new(theirs) if _movable(work.theirs, item, _TELLING)]
    for j, item in enumerate(other):
        for word in work.theirs.own(item):
            holders[word].append(j)
    scored = []
    for i, item in enumerate(mine):
        rare = sorted((len(holders[word]), word) for word in work.ours.own(item) if word in holders)
        for j in {j for _, word in rare[:8] for j in holders[word][:40]}:
            score = _score(work, item, other[j])
            if score >= least:
                scored.append((score, i, j))
    for score, i, j in sorted(scored, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1] + each[2])):
        if not _paired(work, mine[i], other[j]):
            _pair_one(work, mine[i], other[j], score)


def _pair_same_numbers(work: _Work) -> None:
    """Pair equal full numbers of which one is not in use: the number's own story, dropped or taken up again."""
    for item in work.free_old(work.old.provisions):
        other = work.new.index.get(item.number)
        if other is None or _paired(work, item, other) or _family(item) != _family(other):
            continue
        if not item.status is other.status is Status.IN_FORCE:
            work.found.pair(item, other, 0.0)


def _paired(work: _Work, old: Provision, new: Provision) -> bool:
    return old.number in work.found.to_new or new.number in work.found.to_old


def _score(work: _Work, old: Provision, new: Provision) -> float:
    """Share of the words; with what stands under them where there is something, since headings are short."""
    own = share(work.ours.own(old), work.theirs.own(new))
    if old.number not in work.old.children and new.number not in work.new.children:
        return own
    return 0.4 * own + 0.6 * share(work.ours.whole(old), work.theirs.whole(new))


def _movable(bags: Bags, item: Provision, least_words: int) -> bool:
    return (
        item.status is Status.IN_FORCE
        and item.kind in CONTROL_KINDS | NOTE_KINDS
        and bags.whole(item).total() >= least_words
    )


def _families(left: Iterable[Provision], right: Iterable[Provision]) -> Iterator[str]:
    return iter(dict.fromkeys(_family(item) for item in left if any(_family(o) == _family(item) for o in right)))


def _family(item: Provision) -> str:
    """Kinds that may turn into one another: an entry into an item; a note of one kind into one of another."""
    if item.kind in CONTROL_KINDS:
        return "control"
    return "note" if item.kind in NOTE_KINDS else item.kind.value


def _of(items: list[Provision], family: str) -> list[Provision]:
    return [item for item in items if _family(item) == family]


def _position(item: Provision) -> str:
    """The last part of the number, by which a paragraph is known under its parent."""
    if item.parent and item.number.startswith(item.parent):
        return item.number[len(item.parent) :]
    found = _TAIL.search(item.number) if item.parent else None
    return found[0] if found else item.number
