"""Described goods of the Russia lists that are no single substances: which item of one list says what another's says.

The lists number as they like, but most of their items come from the same older lists, so that they use the same
concepts and the same figures. An item becomes a bag of tokens: its concepts, its bounds as values in base units, and,
for less, what stands above and below it. Tokens weigh by rarity over both lists. Two items answer each other when each
is the other's best match; what their headings are to each other counts too.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from harmonize.align.bounds import same_bound
from harmonize.compare.russia.substances import substances_of, words
from harmonize.model import (
    CONTROL_KINDS,
    Basis,
    Correspondence,
    Kind,
    ListVersion,
    Provision,
    Relation,
    Role,
    Status,
)
from harmonize.model.tree import ancestors, stands_under
from harmonize.parsers.spec import spec
from harmonize.reading.glossary import ConceptKind

Token = str | tuple[str, float]

_ABOVE, _BELOW = 0.35, 0.5
"""What a token is worth that stands above or below an item, beside those of the item itself."""
_GENERIC, _PARAMETER = 0.25, 0.6
"""What a general word and the name of a parameter are worth beside the name of goods."""
_VALUE = 1.2
_LEAST = 0.34
"""Likeness under which two items are not held to answer each other."""
_EQUAL = 0.8
"""Confidence from which two items with the same bounds are held to be equal."""
_PLACE = 0.12
"""What it adds to the likeness that the headings of both answer each other."""
_TELLING = 0.8
"""What an item must tell to be looked up, as a share of the weight of a token that only it and its answer have."""
_ONE_WORD = 0.7
"""The most confidence in a pair that shares one word for goods and nothing else, neither a figure nor its heading."""
_ALL_BUT_SAME = 0.9
"""Likeness from which one word in common is enough: the items say nothing else."""
_NO_GOODS = frozenset({"software", "technology"})


@dataclass(frozen=True, slots=True)
class Bag:
    """The tokens of an item with their worth, and the length of that vector."""

    provision: Provision
    worth: Mapping[Token, float]
    size: float
    weight: float
    """How much its own tokens tell."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two items that answer each other."""

    left: Provision
    right: Provision
    likeness: float
    confidence: float
    one_word: bool = False
    """They share one word for goods and nothing else: what a third list says makes that no surer."""


def described(version: ListVersion) -> tuple[Provision, ...]:
    """The items of a list that describe goods other than single substances, headings among them, in its order.

    Items by tariff code are left out, and software and technology, which not every list holds.
    """
    on_tariff = {line.number for line in version.hs}  # and their headings
    on_tariff |= {version.index[number].parent or "" for number in on_tariff if number in version.index}
    compared = spec(version.info.list_id).compared
    found: list[Provision] = []
    for item in version.provisions:
        if item.status is not Status.IN_FORCE or item.number in on_tariff:
            continue
        if not compared(item.number) or _lists_substances(version, item):
            continue
        if item.kind not in CONTROL_KINDS and not (item.kind is Kind.GROUP and version.children.get(item.number)):
            continue
        if substances_of(item) or _NO_GOODS & set(item.concepts[:2]):
            continue
        if stands_under(version, item, on_tariff):
            continue
        found.append(item)
    return tuple(found)


def _lists_substances(version: ListVersion, item: Provision) -> bool:
    """Whether an item is a heading over substances for the most part."""
    leaves: list[Provision] = []
    below = [item]
    while below:
        children = [each for each in version.children.get(below.pop().number, ()) if each.kind in CONTROL_KINDS]
        leaves += [each for each in children if not version.children.get(each.number)]
        below += children
    return bool(leaves) and 2 * sum(bool(substances_of(each)) for each in leaves) > len(leaves)


def matches(left: ListVersion, right: ListVersion) -> tuple[Match, ...]:
    """The items of ``left`` and ``right`` that answer each other, in the order of ``left``."""
    sides = [{item.number: item for item in described(version)} for version in (left, right)]
    tokens = [
        {number: _tokens(version, item, side) for number, item in side.items()}
        for version, side in zip((left, right), sides, strict=True)
    ]
    rarity = _rarity([*tokens[0].values(), *tokens[1].values()])
    bags = [
        {number: _bag(side[number], worth, rarity) for number, worth in of_side.items()}
        for side, of_side in zip(sides, tokens, strict=True)
    ]
    likeness = _likeness(bags[0], bags[1])
    first = _mutual(likeness)
    placed = _placed(likeness, first, left, right)
    second = _mutual({pair: value + (_PLACE if pair in placed else 0.0) for pair, value in likeness.items()})
    rarest = math.log((len(bags[0]) + len(bags[1]) + 1) / 2.5)
    found: list[Match] = []
    for one, (two, value) in second.items():
        ours, theirs = sides[0][one], sides[1][two]
        if min(bags[0][one].weight, bags[1][two].weight) < _TELLING * rarest:
            continue
        confidence = _confidence(ours, theirs, value)
        alone = (one, two) not in placed and value < _ALL_BUT_SAME
        one_word = alone and _shared_tokens(bags[0][one], bags[1][two]) < 2
        if one_word:
            confidence = min(confidence, _ONE_WORD)
        found.append(Match(ours, theirs, value, confidence, one_word))
    return tuple(found)


def correspondences(left: ListVersion, right: ListVersion, found: Sequence[Match]) -> Iterator[Correspondence]:
    """``found`` as correspondences; what the words leave open is an overlap."""
    for match in found:
        equal = bool(match.left.thresholds) and _same_bounds(match.left, match.right) and match.confidence >= _EQUAL
        yield Correspondence(
            left.info.list_id,
            match.left.number,
            right.info.list_id,
            match.right.number,
            Relation.EQUAL if equal else Relation.OVERLAP,
            Basis.CONTENT,
            match.confidence,
            _evidence(match),
        )


def shared(match: Match) -> tuple[str, ...]:
    """The concepts that both items name, general words aside."""
    theirs = set(match.right.concepts)
    return tuple(each for each in match.left.concepts if each in theirs and not _is_generic(each))


def _evidence(match: Match) -> str:
    names = [words()[each].name() for each in shared(match)[:4]]
    same = sum(any(same_bound(one, two) for two in match.right.thresholds) for one in match.left.thresholds)
    figures = f"{same} equal bound{'s' if same != 1 else ''}" if same else ""
    return "; ".join(filter(None, (", ".join(names), figures))) or "what stands below"


def _tokens(version: ListVersion, item: Provision, side: Mapping[str, Provision]) -> dict[Token, float]:
    worth: dict[Token, float] = {}

    def add(provision: Provision, share: float) -> None:
        for token, value in _own(provision):
            worth[token] = max(worth.get(token, 0.0), share * value)

    add(item, 1.0)
    for above in ancestors(version, item):
        if above.number in side or above.kind in CONTROL_KINDS:
            add(above, _ABOVE)
    below = [item.number]
    while below:
        for child in version.children.get(below.pop(), ()):
            if child.kind in CONTROL_KINDS and child.status is Status.IN_FORCE:
                add(child, _BELOW)
                below.append(child.number)
    return worth


def _own(item: Provision) -> Iterator[tuple[Token, float]]:
    for each in item.concepts:
        yield each, _worth(each)
    for bound in item.thresholds:
        if bound.role is not Role.EQUIVALENT:
            yield (bound.base_unit, float(f"{bound.base_value:.3g}")), _VALUE


@cache
def _worth(concept: str) -> float:
    if _is_generic(concept):
        return _GENERIC
    found = words().by_id.get(concept)
    return _PARAMETER if found is not None and found.kind is ConceptKind.PARAMETER else 1.0


@cache
def _is_generic(concept: str) -> bool:
    found = words().by_id.get(concept)
    return found is None or found.generic


def _rarity(bags: Sequence[Mapping[Token, float]]) -> dict[Token, float]:
    count: Counter[Token] = Counter()
    for bag in bags:
        count.update(token for token, worth in bag.items() if worth >= _GENERIC)
    return {token: math.log((len(bags) + 1) / (n + 0.5)) for token, n in count.items()}


def _bag(item: Provision, worth: Mapping[Token, float], rarity: Mapping[Token, float]) -> Bag:
    weighed = {token: value * rarity.get(token, 0.0) for token, value in worth.items()}
    own = sum(value * rarity.get(token, 0.0) for token, value in _own(item))
    below = sum(weighed.values()) - own
    return Bag(item, weighed, math.sqrt(sum(value * value for value in weighed.values())) or 1.0, own + 0.5 * below)


def _likeness(left: Mapping[str, Bag], right: Mapping[str, Bag]) -> dict[tuple[str, str], float]:
    """The cosine of every pair of bags that are at all alike."""
    where: dict[Token, list[str]] = defaultdict(list)
    for number, bag in right.items():
        for token in bag.worth:
            where[token].append(number)
    found: dict[tuple[str, str], float] = {}
    for number, bag in left.items():
        sums: dict[str, float] = defaultdict(float)
        for token, value in bag.worth.items():
            for other in where.get(token, ()):
                sums[other] += value * right[other].worth[token]
        for other, product in sums.items():
            cosine = product / (bag.size * right[other].size)
            if cosine >= _LEAST * 0.7:
                found[number, other] = cosine
    return found


def _mutual(likeness: Mapping[tuple[str, str], float]) -> dict[str, tuple[str, float]]:
    """The pairs each side of which is the other's best match, alike enough."""
    best_left: dict[str, tuple[float, str]] = {}
    best_right: dict[str, tuple[float, str]] = {}
    for (one, two), value in likeness.items():
        if value > best_left.get(one, (0.0, ""))[0]:
            best_left[one] = value, two
        if value > best_right.get(two, (0.0, ""))[0]:
            best_right[two] = value, one
    return {
        one: (two, value) for one, (value, two) in best_left.items() if value >= _LEAST and best_right[two][1] == one
    }


def _placed(
    likeness: Iterable[tuple[str, str]],
    found: Mapping[str, tuple[str, float]],
    left: ListVersion,
    right: ListVersion,
) -> set[tuple[str, str]]:
    """The pairs of ``likeness`` whose headings answer each other."""
    expected: dict[str, set[str]] = {}
    above: dict[str, set[str]] = {}
    placed: set[tuple[str, str]] = set()
    for one, two in likeness:
        if one not in expected:
            expected[one] = {found[each.number][0] for each in ancestors(left, left.index[one]) if each.number in found}
        if two not in above:
            above[two] = {each.number for each in ancestors(right, right.index[two])}
        if not expected[one].isdisjoint(above[two]):
            placed.add((one, two))
    return placed


def _shared_tokens(one: Bag, two: Bag) -> int:
    """How many tokens other than general words two items have in common."""
    return sum(1 for token in one.worth if token in two.worth and not (isinstance(token, str) and _is_generic(token)))


def _same_bounds(one: Provision, two: Provision) -> bool:
    ours = [bound for bound in one.thresholds if bound.role is not Role.EQUIVALENT]
    theirs = [bound for bound in two.thresholds if bound.role is not Role.EQUIVALENT]
    return len(ours) == len(theirs) and all(any(same_bound(a, b) for b in theirs) for a in ours)


def _confidence(one: Provision, two: Provision, likeness: float) -> float:
    """From likeness to confidence; an equal figure makes it surer."""
    equal = sum(any(same_bound(a, b) for b in two.thresholds) for a in one.thresholds)
    value = 0.35 + 0.6 * likeness + 0.06 * min(equal, 3)
    return round(min(value, 0.95), 2)
