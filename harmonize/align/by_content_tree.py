"""A tree of paragraphs laid over another tree: exact probabilities of which paragraph answers which.

The model: the answer to a paragraph depends on its words, on the answer to the paragraph it stands under, and on the
answer to the paragraph before it. Lists mostly keep the order and the nesting of what they were modelled on, but
not always, so order and nesting are evidence that words can outweigh. The probability of each answer follows by summing
over all ways to answer everything else (inside and outside passes over the tree, forward and backward over siblings).
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from harmonize.align.by_content_evidence import Evidence, ancestors, controls, form_alike, in_force, parts_of
from harmonize.model import CONTROL_KINDS, NOTE_KINDS, ListVersion, Provision, Status

_TELLING = 2.0
"""Weight of what a paragraph must say of each of two neighbours, to answer to both."""
NOTHING = ""
"""The answer of a paragraph to which nothing in the other list corresponds."""
_STATES = 9
"""Answers kept for a paragraph, the likeliest first, given one answer to its parent."""
_TOP_STATES = 12
"""The same for a paragraph at the top."""


_WINDOW = 10.0
"""Answers less likely than the likeliest by more than this (in units of the logarithm of odds) are not followed up."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What order and nesting are worth against words, in units of the logarithm of odds."""

    words: float = 0.55
    bias: float = -0.5
    child: float = 1.5
    """The answer stands directly under the answer of the parent."""
    same_as_parent: float = -0.7
    """The parent's answer answers too: the one list has in several paragraphs what the other says in one."""
    whole_for_a_part: float = -1.3
    """The same, though the answer has parts of its own."""
    whole_for_a_leaf: float = -3.0
    """The same, though the answer has parts and the paragraph has none."""
    grandchild: float = -0.3
    beside_parent: float = -2.5
    same_entry: float = -3.5
    elsewhere: float = -5.5
    note: float = -0.8
    nothing: float = 0.0
    nothing_under_nothing: float = 2.5
    place: float = 1.4
    """Both stand at the same place among their siblings."""
    next_one: float = 0.7
    """The answer is the first one in force after the answer of the sibling before."""
    skipped: float = -0.35
    backwards: float = -2.0
    repeated: float = -2.2
    dropped: float = -1.0
    """A paragraph in force answers to one that the other list dropped."""
    both_dropped: float = 2.0
    nothing_in_full: float = -1.0
    """Nothing answers, though the parent's answer has as many parts as the parent."""
    joined: float = -1.0
    """Two neighbours answer together."""
    reference: float = 2.5
    """Both refer to provisions that answer each other."""
    other_reference: float = -0.5
    taken: float = -3.0
    """The answer suits another paragraph better."""


@dataclass(slots=True)
class Lattice:
    """The work on one tree (an article, a group): ``root`` and what stands under it, against ``domain``."""

    left: ListVersion
    right: ListVersion
    evidence: Evidence
    domain: Sequence[Provision]
    """The paragraphs of the right list that may answer, in its order."""
    claims: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    """From an earlier solution: by right number, the paragraphs that it answers, with the probabilities."""
    paired: dict[str, str] = field(default_factory=dict)
    """From an earlier solution: the likeliest answer of each paragraph of the whole list."""
    weights: Weights = field(default_factory=Weights)
    _order: dict[str, int] = field(default_factory=dict)
    _place: dict[str, int] = field(default_factory=dict)
    _by_token: dict[int, list[str]] = field(default_factory=dict)
    _inside: dict[tuple[str, str], float] = field(default_factory=dict)
    _chains: dict[tuple[str, str], _Chain] = field(default_factory=dict)
    _best: dict[str, list[str]] = field(default_factory=dict)
    _link_of: dict[tuple[str, str], float] = field(default_factory=dict)
    _nesting_of: dict[tuple[str, str], float] = field(default_factory=dict)
    _alone_of: dict[tuple[str, str, bool], float] = field(default_factory=dict)
    _near: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._order = {item.number: i for i, item in enumerate(self.domain)}
        for version in (self.left, self.right):
            for siblings in version.children.values():
                at = 0
                for item in siblings:
                    if item.kind in CONTROL_KINDS:
                        at += 1
                        self._place[f"{version.info.list_id} {item.number}"] = at
        by_token: dict[int, list[str]] = defaultdict(list)
        for item in self.domain:
            if item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE:
                for token in self.evidence.right[item.number].own:
                    by_token[token].append(item.number)
        self._by_token = by_token

    def solve(self, tops: Sequence[Provision]) -> dict[str, dict[str, float]]:
        """The probability of every answer, for each of ``tops`` and all under them. ``NOTHING`` stands for no answer."""
        found: dict[str, dict[str, float]] = {}
        chain = self._chain(tops, None)
        self._spread(tops, chain, 1.0, found)
        return found

    def _spread(
        self, items: Sequence[Provision], chain: _Chain, share: float, found: dict[str, dict[str, float]]
    ) -> None:
        for item, marginal in zip(items, chain.marginals(), strict=True):
            kids = controls(self.left, item.number)
            mine = found.setdefault(item.number, {})
            for state, probability in marginal.items():
                weight = share * probability
                mine[state] = mine.get(state, 0.0) + weight
                if kids and weight > 1e-4:
                    self._spread(kids, self._chains[item.number, state], weight, found)

    def _inside_of(self, item: Provision, state: str) -> float:
        """The logarithm of the weight of all ways to answer what stands under ``item``, if ``state`` answers it."""
        key = item.number, state
        if key not in self._inside:
            kids = controls(self.left, item.number)
            if not kids:
                self._inside[key] = 0.0
            else:
                chain = self._chain(kids, state)
                self._chains[key] = chain
                self._inside[key] = chain.total
        return self._inside[key]

    def _chain(self, items: Sequence[Provision], parent: str | None) -> _Chain:
        states: list[dict[str, float]] = []
        for item in items:
            scored = {state: self._alone(item, state, parent) for state in self._candidates(item, parent)}
            keep = sorted(scored, key=lambda s: -scored[s])[: _TOP_STATES if parent is None else _STATES]
            least = scored[keep[0]] - _WINDOW
            keep = [state for state in keep if scored[state] >= least]
            states.append({state: scored[state] + self._inside_of(item, state) for state in keep})
        return _Chain(states, [self._links(a, b, parent) for a, b in zip(states, states[1:], strict=False)])

    def _links(
        self, before: dict[str, float], after: dict[str, float], parent: str | None
    ) -> dict[tuple[str, str], float]:
        links: dict[tuple[str, str], float] = {}
        for a in before:
            for b in after:
                pair = a, b
                if a == b == parent:
                    links[pair] = 0.0
                    continue
                found = self._link_of.get(pair)
                if found is None:
                    found = self._link_of[pair] = self._link(a, b)
                links[pair] = found
        return links

    def _link(self, before: str, after: str) -> float:
        """What the order of two neighbours' answers is worth."""
        if before == NOTHING or after == NOTHING:
            return 0.0
        if before == after:
            return self.weights.repeated
        before, after = parts_of(before)[-1], parts_of(after)[0]
        if before == after:
            return self.weights.repeated
        if before not in self._order or after not in self._order:
            return 0.0
        first, second = self.right.index[before], self.right.index[after]
        if first.parent != second.parent:
            return self.weights.backwards * 0.5 if self._order[after] < self._order[before] else 0.0
        gap = self._at(self.right, after) - self._at(self.right, before)
        if gap < 0:
            return self.weights.backwards
        between = [
            item
            for item in controls(self.right, first.parent or "")
            if self._order[before] < self._order.get(item.number, -1) < self._order[after]
            and item.status is Status.IN_FORCE
        ]
        return self.weights.next_one if not between else self.weights.skipped * min(len(between), 6)

    def _alone(self, item: Provision, state: str, parent: str | None) -> float:
        """What words, build and nesting say for ``state`` as the answer to ``item``."""
        w = self.weights
        if state == NOTHING:
            if parent == NOTHING:
                return w.nothing_under_nothing
            return w.nothing_in_full if parent and self._as_many(item.parent or "", parent) else w.nothing
        other = self.right.index[parts_of(state)[0]]
        if parent is None:
            score = self._at_top(item, other)
        else:
            near = parent, state
            if near not in self._nesting_of:
                self._nesting_of[near] = self._nesting(other, parent)
            score = self._nesting_of[near]
            if state == parent and not self.evidence.right[parent].is_leaf:
                score += w.whole_for_a_leaf if self.evidence.left[item.number].is_leaf else w.whole_for_a_part
            if other.parent == parent and self._same_place(item, other):
                score += w.place
        key = item.number, state, state != parent
        if key not in self._alone_of:
            self._alone_of[key] = self._words(item, state, other, under_itself=state == parent)
        return score + self._alone_of[key] + (0.0 if state == parent else self._taken(item, state))

    def _words(self, item: Provision, state: str, other: Provision, *, under_itself: bool) -> float:
        """What words and build say, wherever the two stand.

        ``under_itself``: the parent of ``item`` has the same answer, so that ``item`` need only say a part of it.
        """
        w = self.weights
        if item.status is not Status.IN_FORCE:
            return w.both_dropped if other.status is not Status.IN_FORCE else -1e3
        if other.status is not Status.IN_FORCE:
            return w.dropped
        score = w.bias + self._references(item, other)
        if under_itself:
            return score + w.words * self.evidence.part_score(item.number, state)
        score += w.words * self.evidence.score(item.number, state)
        if state != other.number:
            return score + w.joined
        if other.kind in NOTE_KINDS:
            return score + w.note
        return score + form_alike(self.left, item, self.right, other)

    def _references(self, item: Provision, other: Provision) -> float:
        """What the provisions that two paragraphs refer to say for their being the same."""
        mine = {self.paired[each] for each in item.references if each in self.paired}
        theirs = {each for each in other.references if each in self.right.index}
        if not mine or not theirs:
            return 0.0
        if any(one == two or one.startswith(two + ".") or two.startswith(one + ".") for one in mine for two in theirs):
            return self.weights.reference
        return self.weights.other_reference

    def _as_many(self, left: str, right: str) -> bool:
        """Whether two paragraphs have equally many parts in force."""
        return len(in_force(controls(self.left, left))) == len(in_force(controls(self.right, right)))

    def _taken(self, item: Provision, state: str) -> float:
        """The cost of an answer that another paragraph claims with better words."""
        claim = 0.0
        for part in parts_of(state):
            for number, share in self.claims.get(part, ()):
                if share > claim and number != item.number and not _related(self.left, number, item.number):
                    if self.evidence.score(number, part) > self.evidence.score(item.number, part):
                        claim = share
        return self.weights.taken * claim

    def _at_top(self, item: Provision, other: Provision) -> float:
        depth = sum(1 for above in ancestors(self.right, other) if above.kind in CONTROL_KINDS)
        same_build = self.evidence.left[item.number].is_leaf == self.evidence.right[other.number].is_leaf
        return -0.5 * max(depth - 1, 0) + (6.0 if same_build else 2.0) * self.evidence.whole(item.number, other.number)

    def _nesting(self, other: Provision, parent: str) -> float:
        w = self.weights
        if parent == NOTHING:
            return w.elsewhere
        if other.number == parent:
            return w.same_as_parent
        if other.parent == parent:
            return w.child
        above = [each.number for each in ancestors(self.right, other)]
        if parent in above:
            return w.grandchild - 0.7 * above.index(parent) + 0.7
        upper = self.right.index[parent].parent
        if upper == other.parent:
            return w.beside_parent
        tops = {number for number in above if self.right.index[number].kind in CONTROL_KINDS}
        own = {each.number for each in ancestors(self.right, self.right.index[parent])} | {parent}
        return w.same_entry if tops & own else w.elsewhere

    def _candidates(self, item: Provision, parent: str | None) -> list[str]:
        """The answers that come into question, if ``parent`` answers what ``item`` stands under."""
        states = dict.fromkeys([NOTHING])
        if parent is None:
            states |= dict.fromkeys(self._best_at_top(item))
        elif parent != NOTHING:
            if parent not in self._near:
                self._near[parent] = self._around(parent)
            states |= dict.fromkeys(self._near[parent])
            if self.evidence.left[item.number].is_leaf:
                states |= dict.fromkeys(self._pairs(item, parent))
        if parent is not None and item.status is Status.IN_FORCE:
            states |= dict.fromkeys(self._best_anywhere(item))
        return list(states)

    def _pairs(self, item: Provision, parent: str) -> Iterator[str]:
        """Neighbours under ``parent`` of which ``item`` says something each that the other does not."""
        parts = [part.number for part in in_force(controls(self.right, parent)) if self.evidence.right[part.number].is_leaf]
        own = self.evidence.left[item.number].own
        for first, second in itertools.pairwise(parts):
            one, two = self.evidence.right[first].own, self.evidence.right[second].own
            if min(self.evidence.weight(own & (one - two)), self.evidence.weight(own & (two - one))) > _TELLING:
                yield self.evidence.join([first, second])

    def _around(self, parent: str) -> list[str]:
        """The right paragraphs around the answer of a parent: itself, what stands under it and beside it."""
        at = self.right.index[parent]
        states = dict.fromkeys([parent])
        for near in self.right.children.get(parent, ()):
            if near.kind in CONTROL_KINDS or near.kind in NOTE_KINDS:
                states[near.number] = None
                for far in self.right.children.get(near.number, ()):
                    if far.kind in CONTROL_KINDS or (far.kind in NOTE_KINDS and at.kind in NOTE_KINDS):
                        states[far.number] = None
        for beside in self.right.children.get(at.parent or "", ()):
            if beside.kind in CONTROL_KINDS and beside.status is Status.IN_FORCE:
                states[beside.number] = None
        return [state for state in states if state in self._order]

    def _best_at_top(self, item: Provision) -> list[str]:
        scored = [
            (self._alone(item, other.number, None), other.number)
            for other in self.domain
            if other.kind in CONTROL_KINDS and other.status is Status.IN_FORCE
        ]
        scored.sort(key=lambda each: -each[0])
        return [number for _, number in scored[: _TOP_STATES + 3]]

    def _best_anywhere(self, item: Provision) -> list[str]:
        if item.number not in self._best:
            shared: dict[str, float] = defaultdict(float)
            for token in self.evidence.left[item.number].own:
                weight = self.evidence.weights[token]
                if weight > 3.0:
                    for number in self._by_token.get(token, ()):
                        shared[number] += weight
            likely = sorted(shared, key=lambda number: -shared[number])[:12]
            scored = sorted(((self.evidence.score(item.number, number), number) for number in likely), reverse=True)
            self._best[item.number] = [number for score, number in scored[:4] if score > 2.0]
        return self._best[item.number]

    def _at(self, version: ListVersion, number: str) -> int:
        return self._place.get(f"{version.info.list_id} {number}", 0)

    def _same_place(self, item: Provision, other: Provision) -> bool:
        at = self._at(self.left, item.number)
        return at > 0 and at == self._at(self.right, other.number)


class _Chain:
    """Siblings in their order, each with the weights of its answers: sums over all ways to answer them."""

    def __init__(self, states: list[dict[str, float]], links: list[dict[tuple[str, str], float]]) -> None:
        self._states = states
        self._links = links
        self._forward = [dict(states[0])]
        for at in range(1, len(states)):
            before = self._forward[-1]
            self._forward.append(
                {
                    state: own + log_sum([value + links[at - 1][prior, state] for prior, value in before.items()])
                    for state, own in states[at].items()
                }
            )
        self.total = log_sum(list(self._forward[-1].values()))

    def marginals(self) -> list[dict[str, float]]:
        """The probability of each answer of each sibling."""
        backward: list[dict[str, float]] = [dict.fromkeys(self._states[-1], 0.0)]
        for at in range(len(self._states) - 2, -1, -1):
            after = backward[0]
            backward.insert(
                0,
                {
                    state: log_sum(
                        [
                            value + self._states[at + 1][later] + self._links[at][state, later]
                            for later, value in after.items()
                        ]
                    )
                    for state in self._states[at]
                },
            )
        return [
            {state: math.exp(forward[state] + back[state] - self.total) for state in forward}
            for forward, back in zip(self._forward, backward, strict=True)
        ]


def _related(version: ListVersion, one: str, other: str) -> bool:
    """Whether one paragraph stands under the other."""
    return any(
        upper in (each.number for each in ancestors(version, version.index[lower]))
        for upper, lower in ((one, other), (other, one))
    )


def log_sum(values: Sequence[float]) -> float:
    """The logarithm of the sum of exponentials."""
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))


__all__ = ["NOTHING", "Lattice", "Weights", "in_force", "log_sum"]
