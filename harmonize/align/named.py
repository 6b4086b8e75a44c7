"""Paragraphs that name one substance or organism: the name tells what answers them, wherever the lists put it.

Lists number their chemicals, toxins and pathogens by habits of their own (by schedule, by alphabet, one after the
other). A paragraph whose whole content is such a name is answered by the one that names the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from harmonize.model import Provision
from harmonize.reading.glossary import ConceptKind, load_glossary


def pairs_by_name(ours: Iterable[Provision], theirs: Iterable[Provision]) -> Iterator[tuple[Provision, Provision]]:
    """Pairs of paragraphs that name the same substances or organisms, all of them or else one; only where the pair is
    the only one of its names on both sides."""
    left, right = _by_names(ours), _by_names(theirs)
    done: set[str] = set()
    for names, held in left.items():
        if len(held) == 1 and len(right.get(names, ())) == 1:
            done |= {held[0].number, right[names][0].number}
            yield held[0], right[names][0]
    # one list may give a number more (of a salt, of a mixture of isomers)
    for names, held in left.items():
        near = [other for them, others in right.items() if names & them for other in others]
        back = [item for us, items in left.items() if near and us & names_of(near[0]) for item in items]
        if len(held) == len(near) == len(back) == 1 and not done & {held[0].number, near[0].number}:
            yield held[0], near[0]


def names_of(item: Provision) -> frozenset[str]:
    """What tells the substances and organisms that ``item`` names: CAS numbers, for organisms glossary ids."""
    known = _identities()
    found = [known[concept] for concept in item.concepts if concept in known]
    numbers = frozenset(name for names in found for name in names if name[:1].isdigit())
    return numbers or frozenset(name for names in found for name in names)


def name_others(left: Provision, right: Provision) -> bool:
    """Whether both paragraphs name substances or organisms, and none in common: whatever their numbers and their words,
    neither answers the other."""
    ours, theirs = particular_names(left), particular_names(right)
    return bool(ours) and bool(theirs) and not ours & theirs


def particular_names(item: Provision) -> frozenset[str]:
    """What tells the substances and organisms that ``item`` names, without the names of groups of them."""
    return names_of(item) - _groups()


def _by_names(items: Iterable[Provision]) -> dict[frozenset[str], list[Provision]]:
    found: dict[frozenset[str], list[Provision]] = defaultdict(list)
    for item in items:
        if names := names_of(item):
            found[names].append(item)
    return found


@cache
def _groups() -> frozenset[str]:
    return frozenset(concept.id for concept in load_glossary().concepts if concept.group)


@cache
def _identities() -> dict[str, tuple[str, ...]]:
    return {
        concept.id: concept.cas or (concept.id,)
        for concept in load_glossary().concepts
        if concept.cas or (concept.kind is ConceptKind.AGENT and not concept.generic)
    }
