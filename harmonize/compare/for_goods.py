"""Software and technology for goods that several parties control: whose entries are for the same goods.

One party has an entry for the software of one tool, another an entry for that of all tools of an article. They answer
no paragraph as a whole, yet they control in part what the other does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from harmonize.align.national_goods import is_software, within
from harmonize.align.national_sides import place_of
from harmonize.compare.controls import is_listed
from harmonize.compare.memo import per_version
from harmonize.model import Correspondence, ListVersion, Provision
from harmonize.model.tree import ancestors, controls_below
from harmonize.reading.subjects import ACTS

Place = tuple[str, str]
"""A list and a number in it."""
Partners = Mapping[Place, Sequence[tuple[ListVersion, Provision, Correspondence]]]
"""What of other lists answers a place."""

_SEVERAL = 2
_ON_ALL = re.compile(r"(\d)E001(?:\.a)?\Z")
_DESIGN = "design"
"""What the Japanese list calls development."""


def for_same_goods(
    place: Place, partners: Partners, lists: Mapping[str, ListVersion]
) -> Iterator[tuple[ListVersion, Provision]]:
    """The software (or technology) of further parties for goods that answer those which the control of ``place`` is
    for, where the same is done with them; parties that have an answer to the control itself are left out."""
    version, item = lists[place[0]], lists[place[0]].index[place[1]]
    if not _is_intangible(item.number):
        return
    answering = {place[0], *(other.info.list_id for other, _, _ in partners.get(place, ()))}
    for other in lists.values():
        if other.info.list_id in answering:
            continue
        meant = list(_answers(version, item, other, partners))
        for each in _intangibles(other) if meant else ():
            if is_software(each) is not is_software(item) or not _done_alike(item, each):
                continue
            if _for_whole_groups(each, meant) or any(
                within(other, number, target) for number in _goods(other, each) for target in meant
            ):
                yield other, each


def _is_intangible(number: str) -> bool:
    return place_of(number)[1] <= frozenset("DE")


def _answers(version: ListVersion, item: Provision, other: ListVersion, partners: Partners) -> Iterator[str]:
    """The numbers of ``other`` that answer the goods which ``item`` is for, or half of their parts or several: one
    alone, further down, may be on a thing that both have by the way."""

    def answering(each: Provision) -> list[str]:
        return [
            found.number for held, found, _ in partners.get((version.info.list_id, each.number), ()) if held is other
        ]

    for number in _goods(version, item):
        goods = version.index[number]
        for each in (goods, *ancestors(version, goods)):
            yield from answering(each)
        parts = [target for each in controls_below(version, goods) for target in answering(each)]
        right_below = [each for each in version.children.get(number, ()) if is_listed(version, each)]
        if len(parts) >= _SEVERAL or 2 * sum(bool(answering(each)) for each in right_below) >= len(right_below) > 0:
            yield from parts


def _goods(version: ListVersion, item: Provision) -> list[str]:
    named = (number for number in item.references if number in version.index)
    return [number for number in named if not _is_intangible(number)]


def _done_alike(ours: Provision, theirs: Provision) -> bool:
    """Whether something is done with the goods in both (developed, produced, used), as far as both say what."""
    one, two = _acts(ours), _acts(theirs)
    return not one or not two or not one.isdisjoint(two)


def _acts(item: Provision) -> set[str]:
    found = ACTS.intersection(item.concepts)
    return {*found, "development"} if _DESIGN in item.concepts else set(found)


def _for_whole_groups(item: Provision, goods: Collection[str]) -> bool:
    """Whether ``item`` stands in the first entry of a category on technology, which is for all of the category's goods,
    and names none of them by number."""
    found = _ON_ALL.match(item.number)
    plain = not item.references and not item.thresholds and _acts(item)
    return found is not None and bool(plain) and any(number[:1] == found[1] for number in goods)


@per_version
def _intangibles(version: ListVersion) -> tuple[Provision, ...]:
    """The controls on software and technology that are for goods named by number, or for all of a category."""
    return tuple(
        item
        for item in version.provisions
        if is_listed(version, item) and _is_intangible(item.number) and (item.references or _ON_ALL.match(item.number))
    )
