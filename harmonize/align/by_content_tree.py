"""A tree of paragraphs laid over another tree: exact probabilities of which paragraph answers which.

The model: the answer to a paragraph depends on its words, on the answer to the paragraph it stands under, and on the
answer to the paragraph before it (``by_content_judge`` says how much). Lists mostly keep the order and the nesting of
what they were modelled on, but not always, so order and nesting are evidence that words can outweigh. The probability
of each answer follows by summing over all ways to answer everything else: inside and outside passes over the tree,
forward and backward over siblings. Only answers that come into question are followed up.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from harmonize.align.by_content_chain import Chain
from harmonize.align.by_content_evidence import Evidence
from harmonize.align.by_content_judge import GATHERS, NOTHING, Judge
from harmonize.model import CONTROL_KINDS, NOTE_KINDS, ListVersion, Provision, Status
from harmonize.model.tree import controls, in_force

_STATES = 9
"""Answers followed up for a paragraph, the likeliest first, given one answer to its parent."""
_TOP_STATES = 12
"""The same for a paragraph at the top."""
_WINDOW = 10.0
"""Answers less likely than the likeliest by more than this (in units of the logarithm of odds) are not followed up."""
_AHEAD = 8.0
"""What the likeness of all that stands under two paragraphs is worth in that choice."""
_TELLING = 2.0
"""Weight of what a paragraph must say of each of two neighbours, to answer to both."""
_RARE = 3.0
"""Weight of a token from which the whole domain is searched for it."""
_NEGLIGIBLE = 1e-4


@dataclass(slots=True)
class Lattice:
    """The work on one part of the left list: the paragraphs that come into question, and the sums over them."""

    judge: Judge
    _by_token: dict[int, list[str]] = field(init=False)
    _by_whole: dict[int, list[str]] = field(init=False)
    _by_reference: dict[str, list[str]] = field(init=False)
    _inside: dict[tuple[str, str], float] = field(default_factory=dict)
    _chains: dict[tuple[str, str], Chain] = field(default_factory=dict)
    _best: dict[str, list[str]] = field(default_factory=dict)
    _near: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_token, self._by_whole = defaultdict(list), defaultdict(list)
        self._by_reference = defaultdict(list)
        for item in self.judge.domain:
            if item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE:
                for token in self._evidence.right[item.number].own:
                    self._by_token[token].append(item.number)
                for reference in item.references:
                    self._by_reference[reference].append(item.number)
                for token in self._evidence.right[item.number].whole:
                    self._by_whole[token].append(item.number)

    @property
    def _evidence(self) -> Evidence:
        return self.judge.evidence

    @property
    def _right(self) -> ListVersion:
        return self.judge.right

    def solve(self, tops: Sequence[Provision]) -> dict[str, dict[str, float]]:
        """The probability of every answer, for each of ``tops`` and all under them; ``NOTHING`` is one, too."""
        found: dict[str, dict[str, float]] = {}
        if tops:
            self._spread(tops, self._chain(tops, None), 1.0, found)
        return found

    def _spread(
        self, items: Sequence[Provision], chain: Chain, share: float, found: dict[str, dict[str, float]]
    ) -> None:
        for item, marginal in zip(items, chain.marginals(), strict=True):
            kids = controls(self.judge.left, item.number)
            mine = found.setdefault(item.number, {})
            for state, probability in marginal.items():
                weight = share * probability
                mine[state] = mine.get(state, 0.0) + weight
                if kids and weight > _NEGLIGIBLE:
                    self._spread(kids, self._chains[item.number, state], weight, found)

    def _inside_of(self, item: Provision, state: str) -> float:
        """The logarithm of the weight of all ways to answer what stands under ``item``, if ``state`` answers it."""
        key = item.number, state
        if key not in self._inside:
            kids = controls(self.judge.left, item.number)
            if not kids:
                self._inside[key] = 0.0
            else:
                chain = self._chain(kids, state)
                self._chains[key] = chain
                self._inside[key] = chain.total
        return self._inside[key]

    def _chain(self, items: Sequence[Provision], parent: str | None) -> Chain:
        states: list[dict[str, float]] = []
        for item in items:
            scored = {state: self.judge.alone(item, state, parent) for state in self._candidates(item, parent)}
            states_kept = self._likeliest(item, scored, parent)
            states.append({state: scored[state] + self._inside_of(item, state) for state in states_kept})
        return Chain(states, [self._links(a, b, parent) for a, b in itertools.pairwise(states)])

    def _likeliest(self, item: Provision, scored: dict[str, float], parent: str | None) -> list[str]:
        """The answers to follow up. For a paragraph with parts what the parts say counts beforehand, too."""
        ranked = scored
        if not self._evidence.left[item.number].is_leaf:
            ahead = self._evidence.whole
            ranked = {
                s: value + (_AHEAD * ahead(item.number, s) if s in self.judge.order else 0.0)
                for s, value in scored.items()
            }
        at_top = parent is None or parent == GATHERS
        keep = sorted(ranked, key=lambda state: -ranked[state])[: _TOP_STATES if at_top else _STATES]
        least = ranked[keep[0]] - _WINDOW
        kept = [state for state in keep if ranked[state] >= least]
        # what a heading gathers is worth, only its parts tell
        return [*kept, GATHERS] if GATHERS in ranked and GATHERS not in kept else kept

    def _links(
        self, before: dict[str, float], after: dict[str, float], parent: str | None
    ) -> dict[tuple[str, str], float]:
        link = self.judge.link
        return {(a, b): 0.0 if a == b == parent else link(a, b) for a in before for b in after}

    def _candidates(self, item: Provision, parent: str | None) -> list[str]:
        """The answers that come into question, if ``parent`` answers what ``item`` stands under."""
        states = dict.fromkeys([NOTHING])
        if self.judge.may_gather(item, parent):
            states[GATHERS] = None
        if parent is None or parent == GATHERS:
            states |= dict.fromkeys(self._best_at_top(item))
        elif parent != NOTHING:
            if parent not in self._near:
                self._near[parent] = self._around(parent)
            states |= dict.fromkeys(self._near[parent])
            if self._evidence.left[item.number].is_leaf:
                states |= dict.fromkeys(self._pairs(item, parent))
        if parent is not None and item.status is Status.IN_FORCE:
            states |= dict.fromkeys(self._best_anywhere(item))
        return list(states)

    def _pairs(self, item: Provision, parent: str) -> Iterator[str]:
        """Neighbours under ``parent`` of which ``item`` says something each that the other does not."""
        parts = [
            part.number for part in in_force(controls(self._right, parent)) if self._evidence.right[part.number].is_leaf
        ]
        own = self._evidence.left[item.number].own
        for first, second in itertools.pairwise(parts):
            one, two = self._evidence.right[first].own, self._evidence.right[second].own
            if min(self._evidence.weight(own & (one - two)), self._evidence.weight(own & (two - one))) > _TELLING:
                yield self._evidence.join([first, second])

    def _around(self, parent: str) -> list[str]:
        """The right paragraphs around the answer of a parent: itself, what stands under it and beside it."""
        at = self._right.index[parent]
        states = dict.fromkeys([parent])
        for near in self._right.children.get(parent, ()):
            if near.kind in CONTROL_KINDS or near.kind in NOTE_KINDS:
                states[near.number] = None
                for far in self._right.children.get(near.number, ()):
                    if far.kind in CONTROL_KINDS or near.kind in NOTE_KINDS:
                        states[far.number] = None
        for beside in self._right.children.get(at.parent or "", ()):
            if beside.kind in CONTROL_KINDS and beside.status is Status.IN_FORCE:
                states[beside.number] = None
        return [state for state in states if state in self.judge.order]

    def _best_at_top(self, item: Provision) -> list[str]:
        likely = {number for token in self._evidence.left[item.number].whole for number in self._by_whole[token]}
        likely |= {number for each in self.judge.counterparts(item) for number in self._by_reference[each]}
        scored = sorted(((self.judge.alone(item, number, None), number) for number in likely), reverse=True)
        return [number for _, number in scored[: _TOP_STATES + 3]]

    def _best_anywhere(self, item: Provision) -> list[str]:
        """The paragraphs of the whole domain that say the most alike, wherever they stand."""
        if item.number not in self._best:
            shared: dict[str, float] = defaultdict(float)
            for token in self._evidence.left[item.number].own:
                weight = self._evidence.weights[token]
                if weight > _RARE:
                    for number in self._by_token.get(token, ()):
                        shared[number] += weight
            likely = sorted(shared, key=lambda number: -shared[number])[:12]
            scored = sorted(((self._evidence.score(item.number, number), number) for number in likely), reverse=True)
            self._best[item.number] = [number for score, number in scored[:4] if score > 2.0]
        return self._best[item.number]
