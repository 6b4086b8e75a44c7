"""The two sides of a comparison, and a pair of corresponding provisions with the places where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harmonize.compare.memo import per_version
from harmonize.model import (
    Correspondence,
    Language,
    ListVersion,
    PartyPosition,
    Provision,
    Regime,
    Status,
)
from harmonize.model.tree import ancestors
from harmonize.parsers.spec import spec

NAMES = {
    "us": "US",
    "japan": "Japan",
    "korea": "Korea",
    "wassenaar": "Wassenaar",
    "eu": "EU",
}
"""Parties as a sentence names them."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A party's list and the baseline that it is compared with."""

    party: ListVersion
    baseline: ListVersion
    beyond: bool = False
    """Only what comes from other regimes than Wassenaar is compared: ``baseline`` is the bridge to it, not the
    baseline that the user chose."""

    def concerns(self, theirs: Provision) -> bool:
        """Whether a provision of the baseline is in question."""
        return not self.beyond or theirs.number in _beyond(self.baseline)

    @property
    def loose(self) -> bool:
        """The baseline is no list of one regime, but another party's or the bridge: what comes from other regimes than
        Wassenaar has no common numbering below its entries, and each list arranges and words it in its own way."""
        return self.beyond or Regime.NATIONAL in self.baseline.info.regimes

    @property
    def regimes(self) -> frozenset[Regime]:
        """The regimes whose controls are in question; for a control without any, ``NATIONAL``."""
        if self.beyond:
            return frozenset(self.baseline.info.regimes) - {Regime.WASSENAAR, Regime.NATIONAL}
        return frozenset({Regime.NATIONAL, *self.baseline.info.regimes})

    @property
    def party_name(self) -> str:
        """The party as a sentence names it."""
        return NAMES.get(self.party.info.party, self.party.info.party)

    @property
    def one_language(self) -> bool:
        """Both lists have their words in one language, one perhaps as an official translation, so that the words can be
        held against each other."""
        return bool(_languages(self.party) & _languages(self.baseline))

    @property
    def baseline_name(self) -> str:
        """The baseline as a sentence names it."""
        return NAMES.get(self.baseline.info.party, self.baseline.info.party)


def _languages(version: ListVersion) -> set[Language]:
    """The languages of a list's words; where it prints a translation, that one is what the digest keeps of them."""
    return {spec(version.info.list_id).translation or version.info.language}


@dataclass(frozen=True, slots=True)
class Pair:
    """A provision of the party and the one of the baseline that answers it."""

    ours: Provision
    theirs: Provision
    link: Correspondence

    @property
    def in_force(self) -> bool:
        """Both numbers are in use."""
        return self.ours.status is Status.IN_FORCE and self.theirs.status is Status.IN_FORCE


@dataclass(frozen=True, slots=True)
class Links:
    """Which provision answers which, from both sides; one may answer several."""

    by_ours: Mapping[str, tuple[Pair, ...]]
    by_theirs: Mapping[str, tuple[Pair, ...]]

    def other_counterparts(self, pair: Pair) -> tuple[list[Provision], list[Provision]]:
        """What else answers the baseline's provision of ``pair``, and what else answers the party's."""
        ours = [other.ours for other in self.by_theirs[pair.theirs.number] if other is not pair]
        theirs = [other.theirs for other in self.by_ours[pair.ours.number] if other is not pair]
        return ours, theirs


def link_up(pairs: Sequence[Pair]) -> Links:
    """Index ``pairs`` from both sides."""
    by_ours: dict[str, list[Pair]] = defaultdict(list)
    by_theirs: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_ours[pair.ours.number].append(pair)
        by_theirs[pair.theirs.number].append(pair)
    return Links(
        {number: tuple(found) for number, found in by_ours.items()},
        {number: tuple(found) for number, found in by_theirs.items()},
    )


def category_of(version: ListVersion, provision: Provision) -> str:
    """The category of the provision, in the numbering of the Wassenaar family (``3``, ``ML``)."""
    return spec(version.info.list_id).category(provision.number)


def subject_of(version: ListVersion, provision: Provision) -> str:
    """The name of the subject: the Wassenaar number, else the European one, else the list's own."""
    return shared_number(version, provision) or provision.number


def shared_number(version: ListVersion, provision: Provision) -> str | None:
    """The number by which lists meet: the Wassenaar number that the list's numbering implies, else the European one."""
    return _shared(version).get(provision.number)


@per_version
def _beyond(version: ListVersion) -> frozenset[str]:
    """The numbers that are outside the Wassenaar series."""
    bridge_number = spec(version.info.list_id).bridge_number
    return frozenset(number for number in version.index if bridge_number(number) is not None)


@per_version
def _shared(version: ListVersion) -> dict[str, str]:
    listing = spec(version.info.list_id)
    numbers = ((number, listing.wassenaar_number(number) or listing.bridge_number(number)) for number in version.index)
    return {number: shared for number, shared in numbers if shared}


def regime_of(version: ListVersion, provision: Provision) -> Regime:
    """The regime that a provision comes from: its own reference, else that of what it stands under."""
    for item in (provision, *ancestors(version, provision)):
        if item.regimes:
            return item.regimes[0].regime
    return Regime.NATIONAL


def position(
    version: ListVersion,
    provision: Provision | None,
    *,
    written: str = "",
    normal: str = "",
    state: str = "controlled",
) -> PartyPosition:
    """What ``version`` says on a subject: ``provision`` with values, or nothing (``state`` says why)."""
    listing = spec(version.info.list_id)
    number = provision.number if provision else ""
    return PartyPosition(
        party=version.info.party,
        list_id=version.info.list_id,
        version=version.info.version,
        as_of=version.info.as_of,
        number=number,
        citation=listing.citation(number) if number else "",
        label=provision.label if provision else "",
        written=written,
        normal=normal,
        state=state,
        address=listing.address(number) if number else "",
    )
