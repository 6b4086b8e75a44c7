"""What speaks for a paragraph of the other list as the answer to one: words, build, nesting, order, references.

All of it is in units of the logarithm of odds, against nothing as the answer. The weights are few and hold for every
article and list; none is about a provision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from harmonize.align.by_content_bags import form_alike
from harmonize.align.by_content_evidence import Evidence, parts_of
from harmonize.align.candidates import kind_of, product_group
from harmonize.model import CONTROL_KINDS, NOTE_KINDS, ListVersion, Provision, Status
from harmonize.model.tree import ancestors, controls

NOTHING = ""
"""The answer of a paragraph to which nothing in the other list corresponds."""
GATHERS = "*"
"""The answer of a heading that only gathers what the other list has in several places: what stands under it is looked
for as if it stood at the top."""


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
    whole_for_a_figure: float = -1.0
    """The same, if a figure of the paragraph stands in the answer itself."""
    grandchild: float = -0.3
    beside_parent: float = -2.5
    same_entry: float = -3.5
    elsewhere: float = -5.5
    note: float = -0.8
    nothing: float = 0.0
    nothing_under_nothing: float = 2.5
    gathers: float = -3.0
    said_by_gatherer: float = -0.1
    """What each unit of weight costs that a heading says itself, if it only gathers."""
    gathered: float = -0.5
    """The answer stands where the heading above, which only gathers, does not tell."""
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
    points_away: float = -3.0
    """The answer only points to the munitions list."""
    joined: float = -1.0
    """Two neighbours answer together."""
    reference: float = 2.5
    """Both refer to provisions that answer each other."""
    other_reference: float = -0.5
    other_group: float = -5.0
    """One is software, the other technology."""
    taken: float = -3.0
    """The answer suits another paragraph better."""


@dataclass(slots=True)
class Judge:
    """What is known of two lists when one part of the left one is aligned with ``domain``."""

    left: ListVersion
    right: ListVersion
    evidence: Evidence
    domain: Sequence[Provision]
    """The paragraphs of the right list that may answer, in its order."""
    claims: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    """From an earlier solution: by right number, the paragraphs that it answers, with the probabilities."""
    paired: dict[str, str] = field(default_factory=dict)
    """From an earlier solution: the sure answers of the paragraphs of the whole list."""
    technology: bool = False
    """The domain holds software (group D) and technology (group E), which are told apart by the word."""
    weights: Weights = field(default_factory=Weights)
    order: dict[str, int] = field(init=False)
    """The place of each paragraph of ``domain`` in it."""
    _place_left: dict[str, int] = field(init=False)
    _place_right: dict[str, int] = field(init=False)
    _links: dict[tuple[str, str], float] = field(default_factory=dict)
    _nestings: dict[tuple[str, str], float] = field(default_factory=dict)
    _words_of: dict[tuple[str, str, bool], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.order = {item.number: i for i, item in enumerate(self.domain)}
        self._place_left, self._place_right = _places(self.left), _places(self.right)

    def link(self, before: str, after: str) -> float:
        """What the order of two neighbours' answers is worth."""
        pair = before, after
        found = self._links.get(pair)
        if found is None:
            found = self._links[pair] = self._order(before, after)
        return found

    def _order(self, before: str, after: str) -> float:
        if not {NOTHING, GATHERS}.isdisjoint((before, after)):
            return 0.0
        if before == after:
            return self.weights.repeated
        before, after = parts_of(before)[-1], parts_of(after)[0]
        if before == after:
            return self.weights.repeated
        first, second = self.right.index[before], self.right.index[after]
        if first.parent != second.parent:
            return self.weights.backwards * 0.5 if self.order[after] < self.order[before] else 0.0
        gap = self._place_right.get(after, 0) - self._place_right.get(before, 0)
        if gap < 0:
            return self.weights.backwards
        between = [
            item
            for item in controls(self.right, first.parent or "")
            if self.order[before] < self.order.get(item.number, -1) < self.order[after]
            and item.status is Status.IN_FORCE
        ]
        return self.weights.next_one if not between else self.weights.skipped * min(len(between), 6)

    def alone(self, item: Provision, state: str, parent: str | None) -> float:
        """What words, build and nesting say for ``state`` as the answer to ``item``."""
        w = self.weights
        if state == GATHERS:
            return w.gathers + w.said_by_gatherer * self.evidence.weight(self.evidence.left[item.number].own)
        if parent == GATHERS:
            return self._gathered(item, state)
        if state == NOTHING:
            if parent == NOTHING:
                return w.nothing_under_nothing
            return w.nothing_in_full if parent and self._as_many(item.parent or "", parent) else w.nothing
        other = self.right.index[parts_of(state)[0]]
        if parent is None:
            score = self._at_top(item, other)
        else:
            near = parent, state
            if near not in self._nestings:
                self._nestings[near] = self._nesting(other, parent)
            score = self._nestings[near]
            if state == parent and not self.evidence.right[parent].is_leaf:
                score += self._whole_for(item, parent)
            if other.parent == parent and self._same_place(item, other):
                score += w.place
        key = item.number, state, state != parent
        if key not in self._words_of:
            self._words_of[key] = self._words(item, state, other, under_itself=state == parent)
        return score + self._words_of[key] + (0.0 if state == parent else self._taken(item, state))

    def _gathered(self, item: Provision, state: str) -> float:
        """The same under a heading that only gathers. The likeness that counts at the top is that of parts: a short
        paragraph is as like to many."""
        if state == NOTHING:
            return self.weights.nothing
        score = self.alone(item, state, None) + self.weights.gathered
        if self.evidence.left[item.number].is_leaf:
            score -= self._at_top(item, self.right.index[parts_of(state)[0]])
        return score

    def may_gather(self, item: Provision, parent: str | None) -> bool:
        """Whether ``item`` can be a heading of alternatives that the other list has in several places."""
        bag = self.evidence.left[item.number]
        return (
            parent in (None, GATHERS)
            and bag.parts > 1
            and not bag.is_all
            and not bag.spans
            and item.status is Status.IN_FORCE
        )

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
        if self.evidence.right[other.number].points_away:
            score += w.points_away
        if self.technology and self._other_group(item, other):
            score += w.other_group
        if under_itself:
            return score + w.words * self.evidence.part_score(item.number, state)
        score += w.words * self.evidence.score(item.number, state)
        if state != other.number:
            return score + w.joined
        if other.kind in NOTE_KINDS:
            return score + w.note
        return score + form_alike(self.evidence.left[item.number], self.evidence.right[other.number])

    def counterparts(self, item: Provision) -> set[str]:
        """What answers the provisions that ``item`` refers to, or what stands under them."""
        found: set[str] = set()
        for each in item.references:
            if each in self.paired:
                found.add(self.paired[each])
            else:
                found |= {self.paired[part.number] for part in controls(self.left, each) if part.number in self.paired}
        return found

    def _references(self, item: Provision, other: Provision) -> float:
        """What the provisions that two paragraphs refer to say for their being the same."""
        mine = self.counterparts(item)
        theirs = {each for each in other.references if each in self.right.index}
        if not mine or not theirs:
            return 0.0
        met = [one for one in mine if any(_at_or_under(one, two) or _at_or_under(two, one) for two in theirs)]
        if not met:
            return self.weights.other_reference
        answered = [two for two in theirs if any(_at_or_under(one, two) or _at_or_under(two, one) for one in met)]
        return self.weights.reference * (0.5 + 0.25 * (len(met) / len(mine) + len(answered) / len(theirs)))

    def _as_many(self, left: str, right: str) -> bool:
        """Whether two paragraphs have equally many parts in force."""
        mine = self.evidence.left.get(left)
        return mine is not None and mine.parts == self.evidence.right[right].parts

    def _taken(self, item: Provision, state: str) -> float:
        """The cost of an answer that another paragraph claims with better words."""
        claim = 0.0
        for part in parts_of(state):
            for number, share in self.claims.get(part, ()):
                if share <= claim or number == item.number or _related(self.left, number, item.number):
                    continue
                if self.evidence.strength(number, part) > self.evidence.strength(item.number, part):
                    claim = share
        return self.weights.taken * claim

    def _whole_for(self, item: Provision, parent: str) -> float:
        """The cost of answering to the same paragraph, which has parts, as the parent does."""
        if not self.evidence.left[item.number].is_leaf:
            return self.weights.whole_for_a_part
        if self.evidence.share_a_value(item.number, parent):
            return self.weights.whole_for_a_figure
        return self.weights.whole_for_a_leaf

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

    def _other_group(self, item: Provision, other: Provision) -> bool:
        """Whether one of the two is software and the other technology."""
        return self.evidence.left[item.number].is_leaf and kind_of(item) not in ("", product_group(other.number))

    def _same_place(self, item: Provision, other: Provision) -> bool:
        """Whether both stand at the same place among their siblings, dropped ones counted."""
        at = self._place_left.get(item.number)
        return at is not None and at == self._place_right.get(other.number)


def _at_or_under(number: str, other: str) -> bool:
    return number == other or number.startswith(other + ".")


def _places(version: ListVersion) -> dict[str, int]:
    found: dict[str, int] = {}
    for number in version.children:
        for at, item in enumerate(controls(version, number)):
            found[item.number] = at
    return found


def _related(version: ListVersion, one: str, other: str) -> bool:
    """Whether one paragraph stands under the other."""
    return any(
        upper in (each.number for each in ancestors(version, version.index[lower]))
        for upper, lower in ((one, other), (other, one))
    )
