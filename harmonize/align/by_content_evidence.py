"""What two paragraphs of lists with different numbering have in common: concepts and bounds, weighed by rarity.

Every paragraph becomes a bag of tokens (``by_content_bags``). A token that few paragraphs have tells much, one that
many have tells little.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from harmonize.align.by_content_bags import Bag, Tokens, bags_of
from harmonize.align.by_content_regions import Meeting, meeting
from harmonize.model import ListVersion

JOINED = " + "
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
_MOST = 0.75
"""Share of the alternatives that an enumeration of them must name."""
_WHOLE = 12.0
"""What full likeness of all that stands under two paragraphs is worth beside their own words."""
_APART = 9.0
"""What it costs that two paragraphs have no value of some parameter in common."""


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
    tokens = Tokens(bound for version in (left, right) for item in version.provisions for bound in item.thresholds)
    bags = [bags_of(version, tokens) for version in (left, right)]
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
