"""What two lists have left for each other: the free paragraphs of each, what they say, and what was paired so far.

A paragraph says the concepts of the glossary that it names and its bounds in base units, alone and with all that stands
under it; each such token weighs by its rarity in both lists.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from harmonize.align.candidates import product_group
from harmonize.model import CONTROL_KINDS, Kind, Language, ListVersion, Provision, Role, Status
from harmonize.model.tree import ancestors, controls, in_force
from harmonize.parsers.japan.topics import is_technology, topic_of
from harmonize.parsers.spec import spec
from harmonize.reading.concepts import find_concepts
from harmonize.reading.glossary import load_glossary

Token = tuple[str, ...]
"""A concept, a parameter with its dimension, or a parameter with its value."""

_UNILATERAL = frozenset({"AT"})
"""Reasons for control for which no other government has a list."""
_ROUNDING = 3
"""Digits to which values must agree to be one token."""


@dataclass(frozen=True, slots=True)
class Side:
    """One list: its free paragraphs with what they say, alone and with all that stands under them."""

    version: ListVersion
    free: frozenset[str]
    own: dict[str, frozenset[Token]]
    whole: dict[str, frozenset[Token]]
    groups: Mapping[str, str]
    """Product groups of free paragraphs whose numbers tell none, by what answers the paragraph above."""


@dataclass(slots=True)
class Work:
    """Two lists, and the pairs of their paragraphs that were found so far."""

    left: Side
    right: Side
    weights: dict[Token, float]
    pairs: dict[str, tuple[str, float]] = field(default_factory=dict)
    """What answers a left paragraph, and how surely."""
    taken: dict[str, str] = field(default_factory=dict)
    """Which left paragraph a right one answers."""

    def weight(self, tokens: Collection[Token]) -> float:
        """How much ``tokens`` tell together."""
        return sum(self.weights[token] for token in tokens)

    def pair(self, left: str, right: str, confidence: float) -> None:
        """Take two paragraphs for each other's answer."""
        self.pairs[left] = right, confidence
        self.taken[right] = left


def side_of(version: ListVersion, free: Mapping[str, str]) -> Side:
    """The paragraphs ``free`` of a list that are controls in force, with what all of its controls say."""
    known = frozenset(number for number in free if _is_control(version, number))
    own: dict[str, frozenset[Token]] = {}
    for item in version.provisions:
        if item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE:
            own[item.number] = frozenset(_tokens(item, version.info.language))
    whole: dict[str, set[Token]] = {number: set(tokens) for number, tokens in own.items()}
    for item in reversed(version.provisions):
        if item.number in known and item.parent in whole:
            whole[item.parent] |= whole[item.number]
    return Side(version, known, own, {number: frozenset(tokens) for number, tokens in whole.items()}, free)


def _is_control(version: ListVersion, number: str) -> bool:
    item = version.index.get(number)
    return item is not None and item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE


def _tokens(item: Provision, language: Language) -> Iterator[Token]:
    for concept in _concepts(item, language):
        yield ("concept", concept)
    for bound in item.thresholds:
        if bound.role is Role.EQUIVALENT:
            continue
        value = f"{bound.base_value:.{_ROUNDING}g}"
        yield ("value", bound.base_unit, value)
        if bound.concept:
            yield ("concept", bound.concept)


def _concepts(item: Provision, language: Language) -> tuple[str, ...]:
    """The concepts of a paragraph, with those of its official translation into English."""
    if not item.parallel or language is Language.ENGLISH:
        return item.concepts
    found = (match.id for match in find_concepts(item.parallel, Language.ENGLISH, load_glossary()))
    return tuple(dict.fromkeys((*item.concepts, *found)))


def weights_of(left: Side, right: Side) -> dict[Token, float]:
    """How much each token tells: by its rarity in the list that has it more often."""
    weights: dict[Token, float] = {}
    for side in (left, right):
        count = Counter(token for tokens in side.own.values() for token in tokens)
        for token, n in count.items():
            weight = math.log((len(side.own) + 1) / n)
            weights[token] = min(weight, weights.get(token, weight))
    return weights


def likeness_of(work: Work, ours: frozenset[Token], theirs: frozenset[Token]) -> float:
    """What two paragraphs say in common, 0 to 1 (all)."""
    return work.weight(ours & theirs) / (math.sqrt(work.weight(ours) * work.weight(theirs)) or 1.0)


def stands_alone(version: ListVersion, number: str) -> bool:
    """Whether a party has a control for itself: an item of a military series, or one against terrorism only."""
    if spec(version.info.list_id).unaligned(number):
        return True
    item = version.index[number]
    entry = next((each for each in (item, *ancestors(version, item)) if each.kind is Kind.ENTRY), item)
    return bool(entry.reasons) and {reason.reason for reason in entry.reasons} <= _UNILATERAL


def free_parts(side: Side, number: str) -> list[Provision]:
    """The free paragraphs right under ``number``."""
    return [part for part in in_force(controls(side.version, number)) if part.number in side.free]


def in_place(work: Work, left: str, right: str) -> bool:
    """Whether two paragraphs below others stand at the same place among their siblings."""
    places = []
    for side, number in ((work.left, left), (work.right, right)):
        parent = side.version.index[number].parent
        if parent not in side.own:
            return False
        places.append([each.number for each in controls(side.version, parent)].index(number))
    return places[0] == places[1]


def same_place(work: Work, left: str, right: str) -> bool:
    """Whether two numbers can be about one subject: a category in common, and goods or technology on both sides."""
    ours, theirs = place_of(left, work.left.groups.get(left, "")), place_of(right, work.right.groups.get(right, ""))
    return not ours[0].isdisjoint(theirs[0]) and not ours[1].isdisjoint(theirs[1])


def place_of(number: str, known: str = "") -> tuple[frozenset[str], frozenset[str]]:
    """The categories and the product groups that a number may belong to; ``known`` is the group where the number tells
    none."""
    group = product_group(number)
    if group:
        return frozenset(number[:1]), frozenset(group)
    topic = topic_of(number)
    categories = frozenset(topic.categories) if topic is not None else frozenset()
    if is_technology(number):
        return categories, frozenset("DE")
    return categories, frozenset(known or "ABC")
