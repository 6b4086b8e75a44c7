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
    """Pairs of paragraphs that name the same substances or organisms and no others; only where the pair is the only
    one of its names on both sides."""
    left, right = _by_names(ours), _by_names(theirs)
    for names, held in left.items():
        if len(held) == 1 and len(right.get(names, ())) == 1:
            yield held[0], right[names][0]


def names_of(item: Provision) -> frozenset[str]:
    """Glossary ids of the substances and organisms that ``item`` names."""
    known = _identities()
    return frozenset(concept for concept in item.concepts if concept in known)


def _by_names(items: Iterable[Provision]) -> dict[frozenset[str], list[Provision]]:
    found: dict[frozenset[str], list[Provision]] = defaultdict(list)
    for item in items:
        if names := names_of(item):
            found[names].append(item)
    return found


@cache
def _identities() -> frozenset[str]:
    return frozenset(
        concept.id
        for concept in load_glossary().concepts
        if concept.cas or (concept.kind is ConceptKind.AGENT and not concept.generic)
    )
