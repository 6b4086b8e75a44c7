"""Subjects: what all lists have on one matter, one row over all of them.

Every control of a party is anchored in the baseline, else in the list that bridges to the other regimes, else it is a
national control, which is joined with the national controls of the other parties that answer it. A row per anchor then
holds each list's own numbers. Two ways that lead to different anchors contradict each other and go to review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from harmonize.compare.controls import is_listed
from harmonize.compare.pair import category_of, subject_of
from harmonize.model import Correspondence, ListVersion, Relation, SubjectRow, say

Links = Mapping[tuple[str, str], Sequence[Correspondence]]
"""Correspondences by left and right list."""
_Place = tuple[str, str]
"""A list and a number in it."""


def subjects(
    base: ListVersion, bridge: ListVersion | None, parties: Sequence[ListVersion], links: Links
) -> tuple[SubjectRow, ...]:
    """The subjects over ``base``, ``bridge`` and ``parties``, in the order of the baseline, then of the bridge, then of
    the parties' national controls. ``links`` has what was found between them, without what needs review."""
    opened = list({version.name: version for version in (base, bridge, *parties) if version}.values())
    anchors = _anchors(base, bridge, opened, links)
    held: dict[_Place, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (list_id, number), found in anchors.items():
        for anchor in found:
            held[anchor][list_id].append(number)
    rows = []
    for version in opened:
        for item in version.provisions:
            place = version.info.list_id, item.number
            if place not in held or not is_listed(version, item):
                continue
            numbers = held[place]
            rows.append(
                SubjectRow(
                    number=subject_of(version, item),
                    category=category_of(version, item),
                    label=item.label,
                    numbers={each.info.list_id: tuple(numbers[each.info.list_id]) for each in opened
                             if each.info.list_id in numbers},
                )
            )  # fmt: skip
    return tuple(rows)


def contradictions(
    base: ListVersion, bridge: ListVersion | None, parties: Sequence[ListVersion], links: Links
) -> Iterator[tuple[str, str, str]]:
    """List, number and a sentence for every paragraph whose counterpart in the bridge has, by its number, another
    counterpart in the baseline than the paragraph itself has."""
    if bridge is None:
        return
    home = _right_by_left(links.get((bridge.info.list_id, base.info.list_id), ()))
    for version in parties:
        direct = _right_by_left(links.get((version.info.list_id, base.info.list_id), ()))
        over = _right_by_left(links.get((version.info.list_id, bridge.info.list_id), ()))
        for number, wanted in direct.items():
            said = {target for middle in over.get(number, ()) for target in home.get(middle, ())}
            if said and not said.intersection(wanted) and not _related(base, said, wanted):
                yield (
                    version.info.list_id,
                    number,
                    say(
                        "{number} answers {answers}, but its counterpart {middle} of {bridge} answers {others}",
                        number=number,
                        answers=tuple(wanted),
                        middle=tuple(over[number]),
                        bridge=bridge.name,
                        others=tuple(sorted(said)),
                    ),
                )


def _anchors(
    base: ListVersion, bridge: ListVersion | None, opened: Sequence[ListVersion], links: Links
) -> dict[_Place, list[_Place]]:
    """Where each control of every list is anchored; the anchor of a national control is the first of its group."""
    anchors: dict[_Place, list[_Place]] = {}
    base_id = base.info.list_id
    free: list[_Place] = []
    for version in opened:
        list_id = version.info.list_id
        to_base = _right_by_left(links.get((list_id, base_id), ()))
        to_bridge = _right_by_left(links.get((list_id, bridge.info.list_id), ())) if bridge else {}
        bridge_anchors = _right_by_left(links.get((bridge.info.list_id, base_id), ())) if bridge else {}
        for item in version.provisions:
            if not is_listed(version, item):
                continue
            place = list_id, item.number
            if version is base:
                anchors[place] = [place]
            elif item.number in to_base:
                anchors[place] = [(base_id, number) for number in to_base[item.number]]
            elif version is bridge:
                anchors[place] = [place]
            elif item.number in to_bridge and bridge is not None:
                own = [number for number in to_bridge[item.number] if number not in bridge_anchors]
                if own:
                    anchors[place] = [(bridge.info.list_id, number) for number in own]
                else:
                    free.append(place)
            else:
                free.append(place)
    anchors.update(_grouped(free, opened, links))
    return anchors


def _grouped(free: Sequence[_Place], opened: Sequence[ListVersion], links: Links) -> dict[_Place, list[_Place]]:
    """Join the national controls that answer each other; each is anchored at the first of its group."""
    order = {place: index for index, place in enumerate(free)}
    head = {place: place for place in free}

    def find(place: _Place) -> _Place:
        while head[place] != place:
            place = head[place]
        return place

    for (left, right), found in links.items():
        for link in found:
            ours, theirs = (left, link.left), (right, link.right)
            if link.relation is not Relation.NONE and not link.needs_review and ours in order and theirs in order:
                first, second = sorted((find(ours), find(theirs)), key=order.__getitem__)
                head[second] = first
    return {place: [find(place)] for place in free}


def _right_by_left(links: Iterable[Correspondence]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.relation is not Relation.NONE and not link.needs_review:
            found[link.left].append(link.right)
    return dict(found)


def _related(base: ListVersion, ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a number of the ones stands above or below one of the others: lists cut paragraphs differently."""
    return any(
        one.startswith(f"{other}.") or other.startswith(f"{one}.") or _siblings(base, one, other)
        for one in ones
        for other in others
    )


def _siblings(version: ListVersion, one: str, other: str) -> bool:
    item, beside = version.index.get(one), version.index.get(other)
    return item is not None and beside is not None and item.parent is not None and item.parent == beside.parent
