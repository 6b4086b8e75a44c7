"""Software and technology of two parties, paired by the goods that they are for."""

from __future__ import annotations

from harmonize.align.national_sides import Side, Work, likeness_of, place_of, same_place
from harmonize.model import ListVersion, Provision
from harmonize.model.tree import ancestors

_GOODS_SHARE = 0.5
"""Share of the goods that software or technology is for which must answer each other."""
_BY_GOODS = 0.85
"""The most confidence in a pair of software or technology that only its goods support."""


def pair_by_goods(work: Work) -> None:
    """Pair software and technology by the goods that they are for: what they say beside that is common to all."""
    scored: list[tuple[float, str, str, float]] = []
    ours, theirs = (_for_goods(side) for side in (work.left, work.right))
    for number, goods in ours.items():
        if number in work.pairs:
            continue
        meant = {found for each in goods if (found := _answer_of(work, each))}
        if not meant:
            continue
        for other, held in theirs.items():
            if other in work.taken or not same_place(work, number, other):
                continue
            if is_software(work.left.version.index[number]) is not is_software(work.right.version.index[other]):
                continue
            hit = [target for target, _ in meant if any(within(work.right.version, target, each) for each in held)]
            share = len(hit) / max(len(goods), len(held))
            acts = likeness_of(work, work.left.own[number], work.right.own[other])
            if share >= _GOODS_SHARE:
                sure = min(confidence for target, confidence in meant if target in hit)
                scored.append((share + acts, number, other, min(sure, _BY_GOODS, 0.5 + 0.4 * share)))
    for _, number, other, confidence in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if number not in work.pairs and other not in work.taken:
            work.pair(number, other, confidence)


def _for_goods(side: Side) -> dict[str, tuple[str, ...]]:
    """The free paragraphs of software and technology with the numbers of the goods that they name."""
    found = {}
    for number in side.free:
        if place_of(number)[1] <= frozenset("DE"):
            named = side.version.index[number].references
            if goods := tuple(each for each in named if each in side.version.index):
                found[number] = goods
    return found


def is_software(item: Provision) -> bool:
    """Whether a paragraph is on software, rather than on the technology that is required for something (which in the
    Japanese table leaves software out)."""
    for concept in item.concepts:
        if concept in ("software", "technology", "required"):
            return concept == "software"
    return False


def _answer_of(work: Work, number: str) -> tuple[str, float] | None:
    """What answers the goods ``number``, or what these stand under."""
    item = work.left.version.index[number]
    for each in (item, *ancestors(work.left.version, item)):
        if each.number in work.pairs:
            return work.pairs[each.number]
    return None


def within(version: ListVersion, one: str, other: str) -> bool:
    """Whether one number is the other, or stands above or below it."""
    lines = [{each, *(above.number for above in ancestors(version, version.index[each]))} for each in (one, other)]
    return one in lines[1] or other in lines[0]
