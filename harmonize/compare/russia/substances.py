"""Chemicals that the Russia lists name: the same substance in all lists, and the share from which a mixture counts.

A list names a substance by its name in its own language, by another name, or with its number of the Chemical Abstracts
Service. The glossary knows all of these as one concept, so that lists of three languages meet at the CAS number. An
item names a substance when it says nothing else: a compressor for chlorine is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from harmonize.align.bounds import More, controls_more, same_bound
from harmonize.model import (
    CONTROL_KINDS,
    Basis,
    Correspondence,
    Effect,
    Kind,
    Label,
    ListVersion,
    Provision,
    Relation,
    Status,
    Threshold,
    say,
)
from harmonize.reading.glossary import Concept, ConceptKind, Glossary, load_glossary

BY_CAS = 0.97
"""Confidence that two items that name a substance of one CAS number name the same."""
_SHARES = frozenset({"percent"})
_ABOUT = frozenset({ConceptKind.PARAMETER, ConceptKind.PROPERTY})
_BESIDE = frozenset({"cas", "salt", "precursor", "use", "goods"})
"""Concepts beside the name of a substance that make the item no other goods."""


@dataclass(frozen=True, slots=True)
class Named:
    """An item of a list that names a substance."""

    version: ListVersion
    provision: Provision
    share: Threshold | None
    """The share from which a mixture is listed, or up to which it is not; None where the list says none."""


@dataclass(frozen=True, slots=True)
class Substance:
    """One substance, and the items of each list that name it."""

    concept: str
    name: str
    cas: tuple[str, ...]
    named: tuple[Named, ...]

    def of(self, list_id: str) -> tuple[Named, ...]:
        """The items of one list."""
        return tuple(each for each in self.named if each.version.info.list_id == list_id)


@cache
def words() -> Glossary:
    """The shipped vocabulary, looked up once."""
    return load_glossary()


def substances_of(provision: Provision) -> tuple[str, ...]:
    """The concepts of the substances that an item names; none where it names other goods too."""
    if provision.kind not in CONTROL_KINDS or provision.status is not Status.IN_FORCE:
        return ()
    found: list[str] = []
    for each in provision.concepts:
        concept = words().by_id.get(each)
        if concept is None:
            continue
        if is_substance(concept):
            found.append(each)
        elif concept.kind not in _ABOUT and each not in _BESIDE and not _is_vague(concept):
            return ()
    return tuple(found)


def _is_vague(concept: Concept) -> bool:
    """Whether a concept is a general word that names no equipment and no process."""
    return concept.generic and concept.kind not in (ConceptKind.GOODS, ConceptKind.PROCESS)


def is_substance(concept: Concept) -> bool:
    """Whether a concept is a chemical with a CAS number."""
    return bool(concept.cas) and concept.kind in (ConceptKind.AGENT, ConceptKind.MATERIAL)


def substances(versions: Sequence[ListVersion]) -> tuple[Substance, ...]:
    """Every substance that a list names, in the order of the lists."""
    found: dict[str, list[Named]] = defaultdict(list)
    for version in versions:
        on_tariff = {line.number for line in version.hs}
        parents = {item.parent for item in version.provisions if item.kind in CONTROL_KINDS}
        for item in version.provisions:
            if item.number in on_tariff or item.number in parents:
                continue
            for concept in substances_of(item):
                found[concept].append(Named(version, item, share_of(version, item)))
    return tuple(
        Substance(concept, words()[concept].name(), words()[concept].cas, tuple(named))
        for concept, named in found.items()
    )


def share_of(version: ListVersion, item: Provision) -> Threshold | None:
    """The share by weight that brings a mixture with the substance ``item`` under control.

    It stands in the item, in a note that refers to it, in the paragraph above it, or in a note to that.
    """
    own = next(_shares(item), None)
    if own is not None:
        return own
    notes = [each for each in version.children.get(item.parent or "", ()) if each.kind is Kind.NOTE]
    for note in notes:
        if item.number in note.references:
            return next(_shares(note), None)
    above = version.index.get(item.parent or "")
    said = next(_shares(above), None) if above is not None else None
    if said is not None:
        return said
    return next((bound for note in notes if note.effect is Effect.EXCLUDES for bound in _shares(note)), None)


def _shares(item: Provision) -> Iterator[Threshold]:
    return (bound for bound in item.thresholds if bound.unit in _SHARES)


def correspondences(rows: Sequence[Substance], versions: Sequence[ListVersion]) -> Iterator[Correspondence]:
    """Which item of one list names the substance that an item of another names, each pair of lists once."""
    for place, left in enumerate(versions):
        for right in versions[place + 1 :]:
            for row in rows:
                for one in row.of(left.info.list_id):
                    for two in row.of(right.info.list_id):
                        yield _correspondence(row, one, two)


def _correspondence(row: Substance, one: Named, two: Named) -> Correspondence:
    more = more_of(one.share, two.share)
    relation = {
        More.SAME: Relation.EQUAL,
        More.LEFT: Relation.BROADER,
        More.RIGHT: Relation.NARROWER,
        More.UNDECIDED: Relation.OVERLAP,
    }[more]
    evidence = say("{name}, CAS {numbers}", name=Label(row.name), numbers=row.cas)
    return Correspondence(
        one.version.info.list_id,
        one.provision.number,
        two.version.info.list_id,
        two.provision.number,
        relation,
        Basis.CONTENT,
        BY_CAS,
        evidence,
    )


def more_of(one: Threshold | None, two: Threshold | None) -> More:
    """Which side controls more mixtures: that without a share, else that with the lower one."""
    if one is None or two is None:
        return More.SAME if one is two else More.LEFT if one is None else More.RIGHT
    if same_bound(one, two) and one.role is two.role:
        return More.SAME
    return controls_more(one, two)
