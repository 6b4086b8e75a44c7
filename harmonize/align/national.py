"""National controls of two parties: which paragraph of the one says what a paragraph of the other says.

Controls that no regime's list has (advanced computing, quantum computers, cryogenic electronics, tools for making
chips) were agreed among some governments or made by one, and each party has them under numbers of its own. They are
matched by content in any of the three languages: concepts of the glossary and bounds in base units, weighed by rarity
in both lists, over a paragraph with all that stands under it. Equal figures are no condition: a control of the same
parameter with another figure is the same subject. An equal number supports a pair, and never makes one.

What shares only common words (integrated circuits, software for the use of equipment) is no pair: so the many controls
of one party alone (military items of lesser importance, crime control, controls against terrorism) stay alone.

>>> from harmonize.align.national import align_national
>>> from harmonize.shelf.catalogue import open_list
>>> us = open_list("us", texts=False)
>>> align_national(us, us, {}, {})
()
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from harmonize.align.bounds import More, pair_bounds
from harmonize.align.likeness import alike
from harmonize.align.national_goods import pair_by_goods
from harmonize.align.national_sides import (
    Side,
    Token,
    Work,
    free_parts,
    in_place,
    likeness_of,
    same_place,
    side_of,
    stands_alone,
    weights_of,
)
from harmonize.model import (
    Basis,
    Correspondence,
    Language,
    ListVersion,
    Logic,
    Provision,
    Relation,
)
from harmonize.model.tree import ancestors, controls, in_force
from harmonize.reading.fingerprint import sense_hash, sketch

_RARE = 5.0
"""Weight from which a token tells a subject: fewer than one paragraph in 150 has it."""
_SUBJECT = 6.0
"""Weight of rare tokens that two paragraphs must share to be looked at."""
_FULL = 12.0
"""Weight of shared rare tokens from which more does not add to the confidence."""
_ALIKE = 0.62
"""Likeness from which more does not add to the confidence."""
_VERY_ALIKE = 0.85
"""Likeness from which paragraphs under paired ones are the same, though what they say is common."""
_OF_ALL = frozenset(
    ("concept", name)
    for name in ("software", "technology", "required", "design", "development", "production", "use", "goods")
)
"""What all software and technology says: two paragraphs that share no more are on anything."""
_LEAST = 0.5
"""Confidence that a pair must have to be proposed at all."""
_SAME_NUMBER = 0.08
"""What an equal number, or an equal place among siblings, adds."""
_UNDER_PAIR = 0.15
"""What it adds that the paragraphs above are paired, too."""
_ELSEWHERE = 0.15
"""What it takes that the paragraph above is paired with another one."""
_SPEAKS = 4.0
"""Weight that two paragraphs must say alone for their own words to be compared."""
_OWN = 0.25
"""What these are worth beside what stands under the paragraphs, too."""
_PARTS = 0.3
"""What it is worth that the parts of two paragraphs are alike one by one."""
_ONE_IN_PARTS = 0.85
"""What is left of the likeness where only one of two paragraphs has parts."""
_OTHER_DIMENSION = 0.15
"""What it takes that a parameter of one name is measured in units of another kind on each side."""
_ALONE = 1.0
_PROPOSED = 0.7
"""The most confidence in a pair with a control that a party has for itself."""


def align_national(
    left: ListVersion, right: ListVersion, left_free: Mapping[str, str], right_free: Mapping[str, str]
) -> tuple[Correspondence, ...]:
    """Correspondences of the paragraphs ``left_free`` of ``left`` with ``right_free`` of ``right``, by content.

    The free paragraphs are those that no regime's list answers: entries and items in force, each given by its number,
    with the product group of what answers the paragraph above it, for a number that tells none ("" where unknown;
    what stands under a free paragraph is free only if it is given, too). Only pairs are returned, in the order of
    ``left``: a national control that the other party does not have gets none. One paragraph answers one other. Works
    from digests; where the texts are there, the official translation that a list prints beside its text helps.
    """
    sides = side_of(left, left_free), side_of(right, right_free)
    work = Work(*sides, weights=weights_of(*sides))
    _pair_subjects(work)
    _pair_below(work)
    pair_by_goods(work)
    return tuple(_correspondences(work))


def _pair_subjects(work: Work) -> None:
    """Pair what is the same subject, the surest first, wherever it stands among the free paragraphs."""
    by_token: dict[Token, list[str]] = defaultdict(list)
    for number in _subjects(work.right):
        for token in work.right.whole[number]:
            if work.weights[token] > _RARE:
                by_token[token].append(number)
    scored: list[tuple[float, float, str, str]] = []
    for number in _subjects(work.left):
        shared: dict[str, float] = defaultdict(float)
        for token in work.left.whole[number]:
            if work.weights[token] > _RARE:
                for other in by_token[token]:
                    shared[other] += work.weights[token]
        for other, rare in shared.items():
            if rare >= _SUBJECT and same_place(work, number, other):
                scored.append((*_scores(work, number, other, rare), number, other))
    for _, confidence, number, other in sorted(scored, key=lambda each: (-each[0], -each[1], each[2], each[3])):
        if confidence >= _LEAST and number not in work.pairs and other not in work.taken:
            work.pair(number, other, confidence)


def _subjects(side: Side) -> list[str]:
    """The free paragraphs that can be a subject: a condition is none, it belongs to what it is a condition of; nor is a
    combination of others."""
    found = []
    for number in side.free:
        parent = side.version.index.get(side.version.index[number].parent or "")
        if parent is not None and parent.logic is Logic.ALL and parent.number in side.free:
            continue
        if not _is_combination(side.version, number):
            found.append(number)
    return found


def _is_combination(version: ListVersion, number: str) -> bool:
    """Whether a paragraph is on its siblings taken together ("any combination of a, b and c"): it answers nothing that
    one of these does not answer rather. What names two of many ("not specified by g, with a blank of j") is none."""
    item = version.index[number]
    named = [version.index[each] for each in item.references if each in version.index]
    if len(named) < 2 or any(each.parent != item.parent or each.number == number for each in named):
        return False
    beside = [each for each in in_force(controls(version, item.parent or "")) if each.number != number]
    return 2 * len(named) >= len(beside)


def _scores(work: Work, left: str, right: str, rare: float) -> tuple[float, float]:
    """How good a pair is beside others, and how sure it is by itself.

    The likeness is that of the paragraphs with what stands under them and of the paragraphs alone, so that a heading is
    not taken for the one paragraph under it that says it all. A control of one party alone is no more than proposed.
    """
    likeness = likeness_of(work, work.left.whole[left], work.right.whole[right])
    ours, theirs = work.left.own[left], work.right.own[right]
    if min(work.weight(ours), work.weight(theirs)) > _SPEAKS:
        likeness = (1 - _OWN) * likeness + _OWN * likeness_of(work, ours, theirs)
    likeness = _with_parts(work, left, right, likeness)
    same = _SAME_NUMBER if left == right else 0.0
    confidence = min(0.5 * min(1.0, rare / _FULL) + 0.45 * min(1.0, likeness / _ALIKE) + same, 0.97)
    if _measured_otherwise(work, left, right):
        confidence -= _OTHER_DIMENSION
    if stands_alone(work.left.version, left) or stands_alone(work.right.version, right):
        return likeness + same - _ALONE, min(confidence, _PROPOSED)
    if in_place(work, left, right):
        same += _SAME_NUMBER / 2
    return likeness + same + 0.3 * min(1.0, rare / _FULL), confidence


def _measured_otherwise(work: Work, left: str, right: str) -> bool:
    """Whether both bound a parameter of one name, and each in units of another kind: it is not one parameter."""
    kinds: list[dict[str, set[str]]] = []
    for side, number in ((work.left, left), (work.right, right)):
        held: dict[str, set[str]] = defaultdict(set)
        for bound in side.version.index[number].thresholds:
            if bound.concept:
                held[bound.concept].add(bound.base_unit)
        kinds.append(held)
    ours, theirs = kinds
    return any(ours[concept].isdisjoint(theirs[concept]) for concept in ours.keys() & theirs.keys())


def _with_parts(work: Work, left: str, right: str, likeness: float) -> float:
    """The likeness, where it counts whether each part of the one has one of the other."""
    ours, theirs = free_parts(work.left, left), free_parts(work.right, right)
    if not ours and not theirs:
        return likeness
    if not ours or not theirs:
        return _ONE_IN_PARTS * likeness
    best = sum(
        max(likeness_of(work, work.left.whole[one.number], work.right.whole[two.number]) for two in theirs)
        for one in ours
    )
    return (1 - _PARTS) * likeness + _PARTS * best / max(len(ours), len(theirs))


def _pair_below(work: Work) -> None:
    """Pair the paragraphs under paired ones, which need to say less to be known."""
    for item in work.left.version.provisions:
        if item.number not in work.pairs:
            continue
        other, sure = work.pairs[item.number]
        ours = [part for part in free_parts(work.left, item.number) if part.number not in work.pairs]
        theirs = [part for part in free_parts(work.right, other) if part.number not in work.taken]
        scored = []
        for one in ours:
            for two in theirs:
                score = _under_pair(work, one, two)
                if score > 0.0:
                    scored.append((score, one.number, two.number))
        for score, one_number, two_number in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
            if one_number not in work.pairs and two_number not in work.taken:
                work.pair(one_number, two_number, min(sure, 0.5 + score))


def _under_pair(work: Work, left: Provision, right: Provision) -> float:
    """How alike two paragraphs under paired ones are, 0 for not at all to about 0.5."""
    ours, theirs = work.left.whole[left.number], work.right.whole[right.number]
    words = _same_language(work, left, right)
    likeness = max(likeness_of(work, ours, theirs), words)
    telling = work.weight((ours & theirs) - _OF_ALL)
    if telling < _RARE and (likeness < _VERY_ALIKE or (ours & theirs and not telling and not words)):
        return 0.0
    return 0.45 * likeness + (_SAME_NUMBER if in_place(work, left.number, right.number) else 0.0)


def _same_language(work: Work, left: Provision, right: Provision) -> float:
    """Likeness of the words, where both texts or their translations are English."""
    one, two = (_in_english(side.version, item) for side, item in ((work.left, left), (work.right, right)))
    return alike(one, two) if one is not None and two is not None else 0.0


def _in_english(version: ListVersion, item: Provision) -> Provision | None:
    if version.info.language is Language.ENGLISH:
        return item
    if not item.parallel:
        return None
    return replace(item, sense_hash=sense_hash(item.parallel), sketch=sketch(item.parallel))


def _correspondences(work: Work) -> Iterator[Correspondence]:
    left, right = work.left.version, work.right.version
    for item in left.provisions:
        if item.number not in work.pairs:
            continue
        number, confidence = work.pairs[item.number]
        other = right.index[number]
        confidence = _in_context(work, item, other, confidence)
        if confidence < _LEAST:
            continue
        yield Correspondence(
            left.info.list_id,
            item.number,
            right.info.list_id,
            number,
            _relation(work, item, other),
            Basis.NATIONAL,
            round(confidence, 2),
            _evidence(work, item.number, number),
        )


def _in_context(work: Work, item: Provision, other: Provision, confidence: float) -> float:
    """The confidence with what the pairs above say: they support a pair, or place it elsewhere."""
    for above in ancestors(work.left.version, item):
        if above.number in work.pairs:
            within = {each.number for each in ancestors(work.right.version, other)}
            fits = work.pairs[above.number][0] in within
            confidence = min(confidence + _UNDER_PAIR, 0.97) if fits else confidence - _ELSEWHERE
            break
    alone = stands_alone(work.left.version, item.number) or stands_alone(work.right.version, other.number)
    return min(confidence, _PROPOSED) if alone else confidence


def _evidence(work: Work, left: str, right: str) -> str:
    """The rarest concepts that both name, for ``explain``."""
    shared = work.left.whole[left] & work.right.whole[right]
    told = sorted((token for token in shared if token[0] == "concept"), key=lambda token: (-work.weights[token], token))
    said = ", ".join(token[1] for token in told[:3]) or "equal figures"
    same = "; same number" if left == right else ""
    return f"{said}{same}"


def _relation(work: Work, left: Provision, right: Provision) -> Relation:
    """What ``left`` is to ``right`` by their bounds, and by what stands under them on one side only."""
    sides: set[More] = {
        pair.more
        for pair in pair_bounds(left.thresholds, right.thresholds)
        if pair.more is not More.SAME and (pair.left is None) is (pair.right is None)
    }
    ours, theirs = free_parts(work.left, left.number), free_parts(work.right, right.number)
    for part in ours:
        pair = work.pairs.get(part.number)
        if pair is None:
            sides.add(More.RIGHT if left.logic is Logic.ALL else More.LEFT)
        else:
            sides |= _SIDES[_relation(work, part, work.right.version.index[pair[0]])]
    if any(part.number not in work.taken for part in theirs):
        sides.add(More.LEFT if right.logic is Logic.ALL else More.RIGHT)
    if not sides:
        return Relation.EQUAL
    if len(sides) == 1:
        return {More.LEFT: Relation.BROADER, More.RIGHT: Relation.NARROWER}.get(next(iter(sides)), Relation.OVERLAP)
    return Relation.OVERLAP


_SIDES = {
    Relation.EQUAL: frozenset[More](),
    Relation.BROADER: frozenset({More.LEFT}),
    Relation.NARROWER: frozenset({More.RIGHT}),
    Relation.OVERLAP: frozenset({More.LEFT, More.RIGHT}),
    Relation.NONE: frozenset({More.UNDECIDED}),
}
