"""All correspondences that a comparison rests on: parties to the baseline, to the bridge, and to each other.

The bridge (the EU list) stands in for what the baseline does not cover: the controls of MTCR, NSG, Australia Group and
CWC. What neither has are national controls; those of two parties are matched with each other by content.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from pathlib import Path

from harmonize.align.links import free_controls, reviewed_between, reviewed_national, surely_answered
from harmonize.align.reviewed import Reviewed
from harmonize.compare.others import answers_by_baseline, with_other_parties
from harmonize.compare.pair import shared_number
from harmonize.compare.subjects import contradictions, subjects
from harmonize.model import (
    REVIEW_LINE,
    Correspondence,
    Finding,
    ListVersion,
    Relation,
    ReviewStatus,
    Status,
    SubjectRow,
    listed,
    say,
)
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import lists_on_shelf, open_list

_SURELY = 0.9
"""Confidence from which what the bridge has tells the number of a party's paragraph."""
_CONTRADICTED = 0.1
"""How far below the review line a correspondence is put that another one contradicts."""


@dataclass(frozen=True, slots=True)
class Between:
    """The national controls of two parties that answer each other."""

    left: ListVersion
    right: ListVersion
    links: tuple[Correspondence, ...]
    aside: tuple[Correspondence, ...] = ()
    """Reviewers' verdicts on other pairs."""
    contradictions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Web:
    """The lists of a comparison and what was found between them."""

    base: ListVersion
    bridge: ListVersion | None
    parties: tuple[ListVersion, ...]
    links: Mapping[tuple[str, str], tuple[Correspondence, ...]]
    """Of each party with the baseline and with the bridge, and of the bridge with the baseline."""
    national: tuple[Between, ...]
    aside: tuple[Correspondence, ...] = ()
    """Reviewers' verdicts on pairs that nothing rests on: shown with the correspondences."""
    contradictions: tuple[str, ...] = ()
    """Where what was computed contradicts a reviewer, a sentence each."""

    @property
    def versions(self) -> tuple[ListVersion, ...]:
        """The baseline, the parties in their order, the bridge."""
        bridge = (
            [self.bridge] if self.bridge is not None and all(self.bridge is not each for each in self.parties) else []
        )
        return (self.base, *self.parties, *bridge)

    @property
    def correspondences(self) -> tuple[Correspondence, ...]:
        """All that was found, the parties' with the baseline first; at the end what reviewers said of other pairs."""
        every = [link for found in self.links.values() for link in found]
        return (*every, *(link for each in self.national for link in each.links), *self.aside)

    @cached_property
    def subjects(self) -> tuple[SubjectRow, ...]:
        """One row a matter over all lists."""
        between = {(each.left.info.list_id, each.right.info.list_id): each.links for each in self.national}
        return subjects(self.base, self.bridge, self.parties, {**self.links, **between})

    def between(self, left: ListVersion, right: ListVersion) -> tuple[Correspondence, ...]:
        """The correspondences of a party with the baseline or the bridge."""
        return self.links.get((left.info.list_id, right.info.list_id), ())

    def bridged(self, party: ListVersion) -> dict[str, str]:
        """The numbers of a party's paragraphs with the number that all lists share of what the bridge surely has of
        the same."""
        return {} if self.bridge is None else _bridged(self.bridge, self.between(party, self.bridge))

    def with_other_parties(self, findings: Sequence[Finding], party: ListVersion, base: ListVersion) -> list[Finding]:
        """``findings`` between ``party`` and ``base`` with what the other parties have on the same number."""
        others = [
            (version, answers_by_baseline(self.between(version, base)))
            for version in self.parties
            if version is not party and version is not base
        ]
        return [with_other_parties(found, base, others) for found in findings]


def make_web(
    base: ListVersion, bridge: ListVersion | None, parties: Sequence[ListVersion], library: Path | None = None
) -> Web:
    """Find, or take from the crosswalk, what the lists have to do with each other; reviewers' verdicts in the crosswalk
    of ``library`` and in the shipped one win."""
    reviewed: dict[tuple[str, str], Reviewed] = {}
    for version in parties:
        reviewed[version.info.list_id, base.info.list_id] = reviewed_between(version, base, library)
    if bridge is not None:
        for version in (*(each for each in parties if each is not bridge), bridge):
            target = base if version is bridge else bridge
            key = version.info.list_id, target.info.list_id
            if key not in reviewed:
                reviewed[key] = reviewed_between(version, target, library)
    links = {key: each.links for key, each in reviewed.items()}
    if bridge is not None:
        for version in (each for each in parties if each is not bridge):
            key = version.info.list_id, base.info.list_id
            links[key] = _without_dropped(base, links[key], _bridged(bridge, links[key[0], bridge.info.list_id]))
    for list_id, number, sentence in contradictions(base, bridge, parties, links):
        key = list_id, base.info.list_id
        links[key] = tuple(_contradicted(link, sentence) if link.left == number else link for link in links[key])
    national = _national(base, bridge, parties, links, library)
    every: list[Reviewed | Between] = [*reviewed.values(), *national]
    return Web(
        base,
        bridge,
        tuple(parties),
        links,
        national,
        aside=tuple(link for each in every for link in each.aside),
        contradictions=tuple(sentence for each in every for sentence in each.contradictions),
    )


def _bridged(bridge: ListVersion, links: Sequence[Correspondence]) -> dict[str, str]:
    """The left numbers with the number that all lists share of what the bridge surely has of the same."""
    return {
        link.left: number
        for link in links
        if link.relation in (Relation.EQUAL, Relation.OVERLAP)
        and link.confidence >= _SURELY
        and (number := shared_number(bridge, bridge.index[link.right])) is not None
    }


def _without_dropped(
    base: ListVersion, links: Sequence[Correspondence], bridged: Mapping[str, str]
) -> tuple[Correspondence, ...]:
    """``links`` with the baseline without the unsure ones of what the bridge has under a number that the baseline has
    dropped: what it has elsewhere is something else."""

    def dropped(number: str) -> bool:
        line = (number.rsplit(".", cut)[0] for cut in range(number.count(".") + 1))
        return any(each in base.index and base.index[each].status is Status.NOT_USED for each in line)

    return tuple(
        link
        for link in links
        if link.relation is Relation.NONE
        or link.review_status
        or link.confidence >= REVIEW_LINE
        or not dropped(bridged.get(link.left, ""))
    )


def bridge_to(base: ListVersion, library: Path | None, as_of: str) -> ListVersion | None:
    """The list that bridges to what ``base`` does not cover (MTCR, NSG, Australia Group, CWC): None where ``base``
    covers it, or where no such list as old as ``as_of`` is on the shelf."""
    if any(spec(base.info.list_id).bridge_number(item.number) for item in base.provisions):
        return None
    bridges = (list_id for list_id in lists_on_shelf(library, as_of) if spec(list_id).is_bridge)
    name = next(bridges, None)
    return open_list(name, library, as_of, texts=False) if name else None


def _national(
    base: ListVersion,
    bridge: ListVersion | None,
    parties: Sequence[ListVersion],
    links: Mapping[tuple[str, str], Sequence[Correspondence]],
    library: Path | None,
) -> tuple[Between, ...]:
    targets = [version.info.list_id for version in (base, bridge) if version is not None]
    free = {
        version.name: free_controls(
            version, (link for target in targets for link in links.get((version.info.list_id, target), ()))
        )
        for version in parties
    }
    ours = sorted((version for version in parties if version is not bridge), key=lambda each: each.info.list_id)
    found = []
    for left, right in combinations(ours, 2):
        reviewed = reviewed_national(left, right, free[left.name], free[right.name], library)
        direct = surely_answered(left, right, free[right.name], reviewed.links)
        found.append(Between(left, right, (*reviewed.links, *direct), reviewed.aside, reviewed.contradictions))
    return tuple(found)


def _contradicted(link: Correspondence, sentence: str) -> Correspondence:
    if link.review_status == ReviewStatus.CONFIRMED:
        return link
    evidence = listed([link.evidence, say("contradicted: {sentence}", sentence=sentence)])
    return replace(link, confidence=min(link.confidence, REVIEW_LINE - _CONTRADICTED), evidence=evidence)
