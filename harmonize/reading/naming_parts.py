"""The parts of what a paragraph names, the same in every language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from harmonize.reading.glossary import Concept, ConceptKind

NAMING = frozenset({ConceptKind.GOODS, ConceptKind.MATERIAL, ConceptKind.AGENT, ConceptKind.TOPIC})
"""Kinds that can be the subject of a control."""
INTANGIBLE = frozenset({"software", "technology", "source-code", "object-code", "executable-software", "program"})
"""Software and technology as such, which can be the subject too."""
FORMS = frozenset({"scrap", "semi-fabricated-form", "alloy", "particulate-material", "chemical-mixture"})
"""Forms of materials: like generic goods they tell nothing without the material."""
_QUALITIES = frozenset({"radiation-hardened", "cryogenic", "quantum", "hypersonic"})
"""Topics whose name is a quality: they qualify goods and are none."""
_COMPOUNDED = frozenset({*NAMING, ConceptKind.PROCESS, ConceptKind.TECHNOLOGY, ConceptKind.SOFTWARE})


@dataclass(frozen=True, slots=True)
class Naming:
    """What a paragraph names, each concept once and in the order of the text."""

    heads: tuple[Concept, ...] = ()
    """The goods that the paragraph is about; the first is its subject. Empty where it names none of its own, as a
    paragraph does that gives a property or a bound of the goods above it."""
    modifiers: tuple[Concept, ...] = ()
    """What stands before the heads in their noun phrase (the laser of a laser mirror)."""
    purposes: tuple[Concept, ...] = ()
    """What the goods are for, and what generic goods (components, equipment) are of or related to."""
    rest: tuple[Concept, ...] = ()
    """What else the paragraph names: properties, parameters, what the goods contain."""
    lacking: tuple[Concept, ...] = ()
    """Properties that the goods do not have (non-tunable). What else they are not is in none of the parts."""
    other: bool = False
    """Whether the paragraph is about the goods that others leave ("other equipment, n.e.s.")."""
    limited: bool = False
    """Whether the paragraph says more of its goods than their name, so that not all goods of the name are meant."""
    unknown: str = ""
    """The noun that the paragraph is about, where the glossary lacks it: not for readers."""

    @property
    def subject(self) -> Concept | None:
        """The goods that the paragraph is about: the first that are not generic, else the first; but generic goods
        that come first and are for something are these ("equipment or fixtures for lasers")."""
        if not self.heads:
            return None
        if any(concept.kind in NAMING and not is_generic(concept) for concept in self.purposes):
            return self.heads[0]
        return next((head for head in self.heads if not is_generic(head)), self.heads[0])

    @property
    def all(self) -> tuple[Concept, ...]:
        """All that the paragraph names and does not take out."""
        return (*self.heads, *self.modifiers, *self.purposes, *self.rest)


def can_be_named(concept: Concept) -> bool:
    """Whether ``concept`` can be what a paragraph is about."""
    return (concept.kind in NAMING and concept.id not in _QUALITIES) or concept.id in INTANGIBLE


def is_generic(concept: Concept) -> bool:
    """Whether ``concept`` alone does not tell goods apart."""
    return concept.generic or concept.id in FORMS


def says_kind(concept: Concept, generic: Concept) -> bool:
    """Whether ``concept`` is compounded with a generic noun only because its name here is cut short ("surveillance
    systems" for a surveillance system): its full name ends with a generic noun too."""
    if concept.en[0].endswith(f" {generic.en[0]}"):
        return True  # a parametric amplifier that is called "parametric" here
    if generic.en[0] not in _KINDS_OF_GOODS or concept.kind not in (ConceptKind.GOODS, ConceptKind.TOPIC):
        return False
    return is_kind_of_goods(concept)


def is_kind_of_goods(concept: Concept) -> bool:
    """Whether the name of ``concept`` is or ends with a generic noun (equipment, radio equipment)."""
    return concept.en[0].rpartition(" ")[2] in _KINDS_OF_GOODS


_KINDS_OF_GOODS = frozenset(
    {"system", "equipment", "device", "machine", "apparatus", "instrument", "tool", "facility", "plant"}
)


def make_naming(
    heads: Iterable[Concept],
    modifiers: Iterable[Concept],
    purposes: Iterable[Concept],
    rest: Iterable[Concept],
    lacking: Iterable[Concept],
    *,
    other: bool,
    limited: bool,
    unknown: str = "",
) -> Naming:
    """Put the parts together: each concept in the first part that has it; what a generic noun is compounded with is
    what the goods are for (laser equipment)."""
    chosen = dict.fromkeys(heads)
    first = dict.fromkeys(concept for concept in modifiers if concept not in chosen)
    served = dict.fromkeys(concept for concept in purposes if concept not in chosen and concept not in first)
    if chosen and all(is_generic(head) for head in chosen):
        telling = [concept for concept in first if concept.kind in _COMPOUNDED]
        served = dict.fromkeys((*telling, *served))
        first = dict.fromkeys(concept for concept in first if concept not in served)
    left = dict.fromkeys(c for c in rest if c not in chosen and c not in first and c not in served)
    without = tuple(dict.fromkeys(c for c in lacking if c.kind is ConceptKind.PROPERTY and c not in left))
    return Naming(
        tuple(chosen), tuple(first), tuple(served), tuple(left), without, other=other, limited=limited, unknown=unknown
    )
