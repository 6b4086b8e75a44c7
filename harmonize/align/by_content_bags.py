"""What each paragraph of a list says, as a bag of tokens: the glossary ids of its concepts, and its bounds as values in
base units. Values that are equal but for the rounding of a conversion (398 K, 125 °C) are one token.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from harmonize.align.by_content_regions import Axis, Span, spans
from harmonize.model import CONTROL_KINDS, NOTE_KINDS, ListVersion, Logic, Provision, Role, Threshold
from harmonize.model.tree import ancestors, controls, in_force

_ROUNDING = 2e-3
"""Relative distance up to which two values in base units are one: what rounding of a conversion leaves."""
_MUNITIONS = "munitions-list"
_REGISTERS = frozenset({"cas"})
"""Concepts that stand for the number of a register in brackets behind a name."""
_SEVERAL = 3
"""From how many alternatives on a paragraph that names them counts as an enumeration."""


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


class Tokens:
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


def bags_of(version: ListVersion, tokens: Tokens) -> dict[str, Bag]:
    """The bag of every provision, by number."""
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


def _names(item: Provision, tokens: Tokens) -> frozenset[int]:
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
