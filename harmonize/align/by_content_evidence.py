"""What two paragraphs of lists with different numbering have in common: concepts and bounds, weighed by rarity.

Every paragraph becomes a bag of tokens: the glossary ids of its concepts, and its bounds as values in base units.
Values that are equal but for the rounding of a conversion (398 K, 125 °C) are one token. A token that few paragraphs
have tells much, one that many have tells little.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from harmonize.align.by_content_regions import Axis, Meeting, Span, meeting, spans
from harmonize.model import CONTROL_KINDS, NOTE_KINDS, ListVersion, Logic, Provision, Role, Threshold
from harmonize.model.tree import ancestors, controls, in_force

JOINED = " + "
_ROUNDING = 2e-3
"""Relative distance up to which two values in base units are one: what rounding of a conversion leaves."""
_OF_VALUE = 1.15
"""An equal value in equal units weighs this much more than an equal concept of the same rarity."""
_LOCALLY = 0.8
"""How much a token tells in its part of the list beyond its rarity there."""
_BOILERPLATE = 0.12
_OFTEN_ENOUGH = 30
"""In what share of the paragraphs of a part, and in how many at least, a token must stand to count as habitual."""
_ABOVE = 0.2
"""What a token is worth that the other side says not in the paragraph itself but above it."""
_BELOW = 0.15
"""The same for what the other side says below, if both have parts; what a part says is no evidence for the whole."""
_UNANSWERED = 0.3
"""What a token costs that the other side does not say, as a share of its weight."""
_VALUE_UNANSWERED = 0.75
_MOST_UNANSWERED = 3.0
"""No one token costs more than this: a word may be missing for the glossary's sake."""

_MUNITIONS = "munitions-list"
_REGISTERS = frozenset({"cas"})
"""Concepts that stand for the number of a register in brackets behind a name."""
_SAME = 2.0
"""What it is worth beyond its words that two paragraphs name the very same thing and nothing else."""
_NAMING = 5.0
"""Weight that what they name must have: many paragraphs name glass."""
_ECHO = 1.0
"""What an equal figure is worth, in whatever unit."""
_AKIN = 0.6
"""What a concept is worth for which the other list has been seen to use another one, as a share of its weight."""
_OFTEN = 0.3
_SEEN = 2
"""A concept stands for another if it was met in this share of sure pairs, and in so many of them at least."""
_SEVERAL = 3
"""From how many alternatives on a paragraph that names them counts as an enumeration."""
_MOST = 0.75
"""Share of the alternatives that an enumeration of them must name."""
_WHOLE = 12.0
"""What full likeness of all that stands under two paragraphs is worth beside their own words."""
_APART = 9.0
"""What it costs that two paragraphs have no value of some parameter in common."""


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """What a paragraph says itself, and what the paragraphs around it say; tokens are numbers."""

    own: frozenset[int]
    merged: frozenset[int]
    """``own`` with what the conditions under it say: what a list that says it all in one sentence would say."""
    listed: tuple[frozenset[int], ...]
    """What tells each alternative under it from the others."""
    restated: frozenset[int]
    """Tokens that only repeat another bound in another unit; the other list need not repeat them."""
    above: frozenset[int]
    """What its ancestors say, and the notes to them."""
    below: frozenset[int]
    """What stands under it says, and the notes to it."""
    spans: dict[Axis, Span]
    """What its bounds catch, parameter by parameter."""
    echoes: frozenset[str]
    """The figures of its bounds whatever their units, which may have been read differently."""
    parts: int
    """How many control paragraphs in force stand directly under it."""
    is_all: bool
    """They are conditions that must all be met."""
    whole: frozenset[int]
    """``own`` and ``below``."""
    names: frozenset[int]
    """What a paragraph names that says nothing but a name (of a substance, an organism, a kind of goods)."""
    points_away: bool
    """It only says that something stands in the munitions list: it begins by naming that list."""

    @property
    def is_leaf(self) -> bool:
        return self.parts == 0


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """The tokens that tell less in a part of the left list than in the whole, with their weights and costs there."""

    weights: Mapping[int, float]
    costs: Mapping[int, float]


_EVERYWHERE = FieldWeights({}, {})


@dataclass(slots=True)
class Evidence:
    """The bags of two lists and the weights of their tokens."""

    weights: list[float]
    is_concept: list[bool]
    costs: list[float]
    """What a token costs that the other side does not say."""
    left: dict[str, Bag]
    right: dict[str, Bag]
    akin: dict[int, dict[int, float]] = field(default_factory=dict)
    """For a concept, concepts that the other list uses in its place, with the share of sure pairs that show it."""
    fields: dict[str, FieldWeights] = field(default_factory=dict)
    """By left number, how much tokens tell in the part of the left list where it stands (see ``localise``)."""
    _scores: dict[tuple[str, str], float] = field(default_factory=dict)
    _sizes: dict[frozenset[int], float] = field(default_factory=dict)

    def score(self, left: str, right: str) -> float:
        """How much the words of two paragraphs speak for their being the same: above 0 for, below 0 against.

        A paragraph without parts is held against another with its conditions. What stands under a left paragraph is
        held against the other list by itself, so it counts for nothing here.
        """
        key = left, right
        found = self._scores.get(key)
        if found is None:
            ours, theirs = self.left[left], self.right[right]
            mine, local = ours.own, self._local(left)

            def both_ways(other: frozenset[int]) -> float:
                return self._one_way(mine, ours, other, theirs, local) + self._one_way(other, theirs, mine, ours, local)

            if ours.is_leaf and not theirs.is_leaf:
                found = both_ways(theirs.merged)
                if self.enumerates(left, right):
                    found = max(found, both_ways(theirs.own.union(*theirs.listed)))
            else:
                found = both_ways(theirs.own)
            if self.same_name(left, right):
                found += _SAME
            found += _ECHO * len(ours.echoes & theirs.echoes)
            if ours.spans and theirs.spans and meeting(ours.spans, theirs.spans)[0] is Meeting.APART:
                found -= _APART
            self._scores[key] = found
        return found

    def part_score(self, left: str, right: str) -> float:
        """The same, where the left paragraph may say a part only of what the right one says."""
        ours, theirs = self.left[left], self.right[right]
        return 2 * self._one_way(ours.own, ours, theirs.own, theirs, self._local(left))

    def share_a_value(self, left: str, right: str) -> bool:
        """Whether two paragraphs state an equal value themselves."""
        return any(not self.is_concept[token] for token in self.left[left].own & self.right[right].own)

    def localise(self, parts: Iterable[Sequence[str]]) -> None:
        """Weigh the tokens anew in each part of the left list: what an article says in every other paragraph (usable
        in a rocket of such a range) tells its paragraphs apart no better for being rare in other articles."""
        for numbers in parts:
            count = Counter(token for number in numbers for token in self.left[number].own)
            total = len(numbers)
            weights = {
                token: min(self.weights[token], math.log(total / n) + _LOCALLY)
                for token, n in count.items()
                if n >= max(_BOILERPLATE * total, _OFTEN_ENOUGH)
                if math.log(total / n) + _LOCALLY < self.weights[token]
            }
            costs = {token: self.costs[token] * weight / self.weights[token] for token, weight in weights.items()}
            local = FieldWeights(weights, costs)
            self.fields |= dict.fromkeys(numbers, local)

    def _local(self, left: str) -> FieldWeights:
        return self.fields.get(left, _EVERYWHERE)

    def _one_way(
        self, tokens: frozenset[int], bag: Bag, others: frozenset[int], other: Bag, local: FieldWeights
    ) -> float:
        weights, rarer = self.weights, local.weights
        below = 0.0 if bag.is_leaf else _BELOW
        total = 0.0
        for token in tokens:
            weight = rarer.get(token) or weights[token]
            if token in others:
                total += weight
            elif token in other.below:
                total += below * weight
            elif token in other.above:
                total += _ABOVE * weight
            elif token not in bag.restated:
                stand_in = self._stand_in(token, others)
                total += stand_in or -(local.costs.get(token) or self.costs[token])
        return 0.5 * total

    def _stand_in(self, token: int, others: frozenset[int]) -> float:
        akin = self.akin.get(token)
        if akin is None:
            return 0.0
        return max(
            (
                share * _AKIN * min(self.weights[token], self.weights[other])
                for other, share in akin.items()
                if other in others
            ),
            default=0.0,
        )

    def learn(self, pairs: Iterable[tuple[str, str]]) -> None:
        """See from sure pairs which concepts the two lists use for each other, and forget all scores.

        The lists do not always use the same words, nor does the glossary have all of them: where the one says
        fractional bandwidth, the other says bandwidth divided by centre frequency.
        """
        met: dict[tuple[int, int], int] = defaultdict(int)
        alone: Counter[int] = Counter()
        for left, right in pairs:
            ours, theirs = self.left[left], self.right[right]
            mine = {token for token in ours.own - theirs.own if self.is_concept[token]}
            other = {token for token in theirs.own - ours.own if self.is_concept[token]}
            alone.update(mine | other)
            for one in mine:
                for two in other:
                    met[one, two] += 1
        self.akin = {}
        for (one, two), n in met.items():
            if n >= _SEEN:
                for this, that in ((one, two), (two, one)):
                    if n >= _OFTEN * alone[this]:
                        self.akin.setdefault(this, {})[that] = n / alone[this]
        self._scores.clear()

    def same_name(self, left: str, right: str) -> bool:
        """Whether two paragraphs name the very same thing, which few paragraphs name, and say nothing else."""
        names = self.left[left].names
        return bool(names) and names == self.right[right].names and self.weight(names) > _NAMING

    def enumerates(self, left: str, right: str) -> bool:
        """Whether a paragraph without parts says, of most alternatives of another, what tells each of them."""
        ours, listed = self.left[left], self.right[right].listed
        if not ours.is_leaf or not listed:
            return False
        return sum(not alternative.isdisjoint(ours.own) for alternative in listed) >= _MOST * len(listed)

    def join(self, numbers: Sequence[str]) -> str:
        """Add a bag for several right paragraphs taken as one, and return its name (see ``parts_of``)."""
        name = JOINED.join(numbers)
        if name not in self.right:
            bags = [self.right[number] for number in numbers]
            whole: frozenset[int] = frozenset().union(*(bag.own for bag in bags))
            self.right[name] = Bag(
                own=whole,
                merged=whole,
                listed=(),
                restated=frozenset().union(*(bag.restated for bag in bags)),
                above=bags[0].above,
                below=frozenset().union(*(bag.below for bag in bags)),
                spans={},
                echoes=frozenset().union(*(bag.echoes for bag in bags)),
                parts=0,
                is_all=False,
                whole=whole,
                names=frozenset(),
                points_away=False,
            )
        return name

    def whole(self, left: str, right: str) -> float:
        """Likeness (0 to 1) of two paragraphs with all that stands under them."""
        ours, theirs = self.left[left].whole, self.right[right].whole
        shared = self.weight(ours & theirs)
        if not shared:
            return 0.0
        return shared / math.sqrt(self._size(ours) * self._size(theirs))

    def _size(self, tokens: frozenset[int]) -> float:
        if tokens not in self._sizes:
            self._sizes[tokens] = self.weight(tokens) or 1.0
        return self._sizes[tokens]

    def strength(self, left: str, right: str) -> float:
        """How good a claim ``left`` has on ``right``, with all that stands under them."""
        return self.score(left, right) + _WHOLE * self.whole(left, right)

    def weight(self, tokens: Iterable[int]) -> float:
        """How much ``tokens`` tell together."""
        return sum(self.weights[token] for token in tokens)


def gather(left: ListVersion, right: ListVersion) -> Evidence:
    """Make the bags of both lists, and weigh each token by how few paragraphs of the two have it."""
    tokens = _Tokens(bound for version in (left, right) for item in version.provisions for bound in item.thresholds)
    bags = [_bags(version, tokens) for version in (left, right)]
    count: Counter[int] = Counter(token for side in bags for bag in side.values() for token in bag.own)
    total = sum(len(side) for side in bags)
    weights, costs = [0.0] * len(tokens), [0.0] * len(tokens)
    for token, n in count.items():
        is_value = tokens.is_value(token)
        weights[token] = math.log(total / n) * (_OF_VALUE if is_value else 1.0)
        costs[token] = min((_VALUE_UNANSWERED if is_value else _UNANSWERED) * weights[token], _MOST_UNANSWERED)
    is_concept = [not tokens.is_value(token) for token in range(len(tokens))]
    return Evidence(weights, is_concept, costs, left=bags[0], right=bags[1])


def parts_of(name: str) -> list[str]:
    """The right numbers that a name stands for: itself, or those that ``Evidence.join`` has taken as one."""
    return name.split(JOINED)


class _Tokens:
    """Numbers for concepts, and for values that are equal but for rounding."""

    def __init__(self, bounds: Iterable[Threshold]) -> None:
        by_unit: dict[str, set[float]] = defaultdict(set)
        for bound in bounds:
            by_unit[bound.base_unit].add(bound.base_value)
        self._values: dict[tuple[str, float], int] = {}
        self._concepts: dict[str, int] = {}
        number = -1
        for unit, values in by_unit.items():
            last: float | None = None
            for value in sorted(values):
                if last is None or abs(value - last) > _ROUNDING * max(abs(value), abs(last)):
                    number += 1
                    last = value
                self._values[unit, value] = number
        self._of_values = number + 1

    def __len__(self) -> int:
        return self._of_values + len(self._concepts)

    def is_value(self, token: int) -> bool:
        return token < self._of_values

    def value(self, bound: Threshold) -> int:
        return self._values[bound.base_unit, bound.base_value]

    def concept(self, concept: str) -> int:
        return self._concepts.setdefault(concept, len(self))


def _bags(version: ListVersion, tokens: _Tokens) -> dict[str, Bag]:
    own: dict[str, frozenset[int]] = {}
    restated: dict[str, set[int]] = defaultdict(set)
    for item in version.provisions:
        bounds = {tokens.value(bound) for bound in item.thresholds}
        firm = {tokens.value(bound) for bound in item.thresholds if bound.role is not Role.EQUIVALENT}
        own[item.number] = frozenset(bounds | {tokens.concept(concept) for concept in item.concepts})
        restated[item.number] = bounds - firm
    below: dict[str, set[int]] = defaultdict(set)
    merged: dict[str, frozenset[int]] = {}
    for item in reversed(version.provisions):
        parts = in_force(controls(version, item.number))
        merged[item.number] = own[item.number]
        if item.logic is Logic.ALL:
            for part in parts:
                merged[item.number] |= merged[part.number]
                restated[item.number] |= restated[part.number]
        if item.parent is not None:
            below[item.parent] |= own[item.number] | below[item.number]
    bags: dict[str, Bag] = {}
    for item in version.provisions:
        above: set[int] = set()
        for ancestor in ancestors(version, item):
            if ancestor.kind in CONTROL_KINDS:
                above |= own[ancestor.number]
                for note in version.children.get(ancestor.number, ()):
                    if note.kind in NOTE_KINDS:
                        above |= own[note.number]
        bags[item.number] = Bag(
            own=own[item.number],
            merged=merged[item.number],
            listed=_listed(version, item, own),
            restated=frozenset(restated[item.number]),
            above=frozenset(above),
            below=frozenset(below[item.number]),
            spans=spans(item.thresholds),
            echoes=frozenset(f"{bound.base_value:.4g}" for bound in item.thresholds if bound.base_value not in (0, 1)),
            parts=len(in_force(controls(version, item.number))),
            is_all=item.logic is Logic.ALL,
            whole=own[item.number] | below[item.number],
            names=_names(item, tokens),
            points_away=item.concepts[:1] == (_MUNITIONS,) and not controls(version, item.number),
        )
    return bags


def _listed(version: ListVersion, item: Provision, own: dict[str, frozenset[int]]) -> tuple[frozenset[int], ...]:
    """What tells each alternative under a paragraph from the others, if there are several."""
    parts = in_force(controls(version, item.number))
    if len(parts) < _SEVERAL or item.logic is Logic.ALL:
        return ()
    count = Counter(token for part in parts for token in own[part.number])
    return tuple(frozenset(token for token in own[part.number] if count[token] == 1) for part in parts)


def _names(item: Provision, tokens: _Tokens) -> frozenset[int]:
    """The concepts of a paragraph without bounds, but for numbers of registers, which not every list gives."""
    if item.thresholds:
        return frozenset()
    return frozenset(tokens.concept(concept) for concept in item.concepts if concept not in _REGISTERS)


def form_alike(ours: Bag, theirs: Bag) -> float:
    """What the build of two paragraphs says for (above 0) or against their being the same."""
    if not ours.parts and not theirs.parts:
        return 0.3
    if not ours.parts:
        return -0.3 if theirs.is_all else -0.6 - 0.25 * min(theirs.parts, 6)
    if not theirs.parts:
        return -1.5 if ours.is_all else -2.5
    score = -0.2 * min(abs(ours.parts - theirs.parts), 6)
    if ours.is_all or theirs.is_all:
        score += 0.4 if ours.is_all is theirs.is_all else -0.4
    return score
