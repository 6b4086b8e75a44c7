"""By what name a provision is called: the goods it is about, from its own words or from what it stands under.

Generic goods are named with what they are for ("component for laser", "production equipment for composite"). A
paragraph that names no goods of its own is about those of the nearest paragraph above it that does; where it says
"components" and no more, it is about components for these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Kind, Language, Provision
from harmonize.model.tree import line_above
from harmonize.reading.glossary import Concept, ConceptKind, Glossary
from harmonize.reading.label_words import Word, word
from harmonize.reading.naming import read_naming
from harmonize.reading.naming_parts import INTANGIBLE, NAMING, Naming, is_generic, says_kind
from harmonize.reading.references import find_references, names_provision

_MADE_GENERIC = frozenset({"equipment", "apparatus", "machine", "system", "facility", "plant", "tool", "instrument",
                           "device", "goods"})  # fmt: skip
"""Generic goods that are called after what is done with them, where that is production, testing or inspection."""
_DONE = {"production": "production-equipment", "testing": "test-equipment", "inspection": "inspection-equipment"}
DONE = frozenset(_DONE)
"""What generic goods may be for, by which they are called then."""
MADE = frozenset(_DONE.values())
"""Generic goods whose name says what is done with them."""
ACTS = frozenset({"development", "production", "use", "installation", "maintenance", "repair", "overhaul",
                  "refurbishing", "operation"})  # fmt: skip
"""What software and technology are for."""
_DEEPEST = 4
"""Names within names: components for software for equipment for ..."""
_MOST_FOR = 2
"""Purposes that are named."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The name of goods, made from concepts."""

    concepts: tuple[Concept, ...]
    """The goods, or one generic kind of goods."""
    serves: tuple[Concept, ...] = ()
    """What generic goods are for, where their provision says it."""
    of: Subject | None = None
    """The goods that generic goods are for, where another provision names them."""
    details: tuple[Concept, ...] = ()
    """What narrows the goods in their noun phrase."""
    other: bool = False
    inherited: bool = False
    """Whether a provision above names them, and not the provision itself."""

    @property
    def is_bare(self) -> bool:
        """Whether it is generic goods and no more."""
        return all(is_generic(concept) for concept in self.concepts) and not self.serves and self.of is None

    @property
    def used(self) -> tuple[Concept, ...]:
        """All concepts that the name shows."""
        return (*self.concepts, *self.serves, *(self.of.used if self.of else ()))

    def text(self, language: Language) -> str:
        """The name in ``language``: ``component for laser``."""
        named = ", ".join(dict.fromkeys(concept.name(language) for concept in self.concepts))
        if self.other:
            named = f"{word(Word.OTHER, language)}{named}"
        for_what = ", ".join(dict.fromkeys(concept.name(language) for concept in self.serves))
        if not for_what and self.of is not None:
            for_what = self.of.text(language)
        return f"{named} {word(Word.FOR, language)} {for_what}" if for_what else named


@dataclass(frozen=True, slots=True)
class Names:
    """Finds the names of provisions: knows the vocabulary and the list."""

    glossary: Glossary
    by_number: Mapping[str, Provision]

    def naming(self, provision: Provision) -> Naming:
        """What the words of ``provision`` name."""
        return read_naming(provision.parallel or provision.text, self.glossary)

    def above(self, provision: Provision) -> list[Provision]:
        """What ``provision`` stands under, nearest first."""
        return list(line_above(self.by_number, provision))

    def subject(self, provision: Provision, ancestors: Sequence[Provision], depth: int = 0) -> Subject | None:
        """What ``provision`` is about; None where neither it nor what it stands under names anything."""
        naming = self.naming(provision)
        head = naming.subject
        if head is None and provision.kind is not Kind.ENTRY:
            return self._inherited(naming, ancestors, depth)
        if head is None:
            return self._of_entry(naming, provision)
        if head.id in INTANGIBLE:
            return Subject((head,), other=naming.other)
        if not is_generic(head):
            return Subject((head,), _served_goods(naming), details=naming.modifiers, other=naming.other)
        if head.kind is ConceptKind.MATERIAL and (material := _material(naming)) is not None:
            return Subject((material,), details=(head,), other=naming.other)
        return self._generic(head, naming, provision, ancestors, depth)

    def _of_entry(self, naming: Naming, provision: Provision) -> Subject | None:
        """An entry whose noun the glossary lacks: goods for what it says (software or technology, where its number
        tells), else what it speaks of."""
        group = _GROUP.match(provision.number)
        noun = _NOUNS.get(group[1] if group else "", "goods")
        if serves := _served_goods(naming):
            return Subject((self.glossary[noun],), serves)
        told = tuple(concept for concept in naming.all if concept.kind in NAMING and not is_generic(concept))
        return Subject(told[:1]) if told else None

    def _generic(
        self, head: Concept, naming: Naming, provision: Provision, ancestors: Sequence[Provision], depth: int
    ) -> Subject:
        made = tuple(self.glossary[_DONE[each]] for each in _done(naming, provision))
        if made and (head.id in _MADE_GENERIC or (head.id in MADE and len(made) > 1)):
            found = self._named(made[0], naming, provision, ancestors, depth)
            return replace(found, concepts=made) if found.concepts == made[:1] else found
        return self._named(head, naming, provision, ancestors, depth)

    def _named(
        self, head: Concept, naming: Naming, provision: Provision, ancestors: Sequence[Provision], depth: int
    ) -> Subject:
        """Generic goods with what they are for."""
        entry = _OF_ENTRY.search(provision.text)
        serves = _served_goods(naming)
        if serves and head.id in _MADE_GENERIC and all(concept.kind is ConceptKind.MATERIAL for concept in serves):
            serves = (*_served_acts(naming)[:1], *serves)[:_MOST_FOR]  # equipment for deposition, copper
        if serves and entry is None:
            return Subject((head,), serves, other=naming.other)
        themselves = _THEMSELVES.match(provision.text) is not None
        first = next(iter(goods_named(provision)), "")
        own = (entry is not None and "this" in entry[0]) or (themselves and first in {a.number for a in ancestors})
        goods = self._referred(provision, ancestors) if depth < _DEEPEST and not own else None
        of = self.subject(goods, self.above(goods), depth + 1) if goods is not None else None
        if of is None and (serves := _served_acts(naming)):
            return Subject((head,), serves, other=naming.other)
        if of is None and ancestors and depth < _DEEPEST and not _FOR_ONE.search(provision.text):
            of = self._inherited(Naming(), ancestors, depth + 1)
        if of is None:
            return Subject((head,), other=naming.other)
        if themselves and (goods is not None or own):
            return replace(of, other=False, inherited=own)  # "materials specified in 1C007" are those
        if head.kind is ConceptKind.MATERIAL and of.concepts[0].kind in (ConceptKind.MATERIAL, ConceptKind.AGENT):
            return replace(of, details=(head,), other=naming.other, inherited=False)
        if head.id in _MADE_GENERIC and (of.concepts[0].id in MADE or says_kind(of.concepts[0], head)):
            return replace(of, other=naming.other, inherited=False)
        if is_generic(of.concepts[0]) and of.concepts[0].id not in MADE:
            # equipment under components for lasers: equipment for lasers
            return Subject((head,), of.serves, of.of, other=naming.other)
        if head in of.concepts or of.concepts[0].id in INTANGIBLE or of.is_bare:
            return Subject((head,), of.serves, of.of, other=naming.other)
        if not is_generic(of.concepts[0]):
            of = replace(of, serves=(), of=None)
        return Subject((head,), of=replace(of, other=False), other=naming.other)

    def _referred(self, provision: Provision, ancestors: Sequence[Provision]) -> Provision | None:
        """The goods of another provision that ``provision`` names by number."""
        if _LIMITS.search(provision.text):
            return None
        for number in goods_named(provision) or _same_series(provision.number):
            goods = self.by_number.get(number)
            if goods is not None and goods.number != provision.number and goods not in ancestors:
                return goods
        return None

    def _inherited(self, naming: Naming, ancestors: Sequence[Provision], depth: int) -> Subject | None:
        """The goods of the nearest provision above that names any; generic ones with the purpose stated below them."""
        for index, above in enumerate(ancestors):
            if above.kind not in CONTROL_KINDS and above.kind not in NOTE_KINDS:
                continue  # a group is called "Test, Inspection and Production Equipment" whatever stands in it
            found = self.naming(above)
            if not found.heads and above.kind is not Kind.ENTRY:
                continue
            subject = self.subject(above, ancestors[index + 1 :], depth + 1)
            if subject is None:
                continue
            subject = replace(subject, inherited=True, other=False)
            if subject.concepts[0].id in INTANGIBLE:
                return subject
            own = _served_goods(naming)
            if is_generic(subject.concepts[0]):
                return Subject(subject.concepts, own, inherited=True) if own and subject.is_bare else subject
            others = tuple(head for head in found.heads if not is_generic(head))[:2]
            return replace(subject, concepts=tuple(dict.fromkeys((*subject.concepts, *others))))
        return None


def _done(naming: Naming, provision: Provision) -> list[str]:
    """What is done with generic goods, by which they are called: what is enumerated before them ("test, inspection and
    production equipment"), else what their noun phrase names first, else the first thing that they are for."""
    if listed := _ENUMERATED.match(provision.text):
        return list(dict.fromkeys(_SAID_DONE[said.lower()] for said in _DONE_WORD.findall(listed[0])))
    found = [concept.id for concept in (*naming.modifiers, *naming.purposes) if concept.id in _DONE][:1]
    return found or (["testing"] if _TEST.match(provision.text) else [])


def _served_goods(naming: Naming) -> tuple[Concept, ...]:
    """The goods that the goods are for."""
    return tuple(c for c in naming.purposes if c.kind in NAMING and not is_generic(c))[:_MOST_FOR]


def _served_acts(naming: Naming) -> tuple[Concept, ...]:
    """What is done with generic goods (equipment for etching)."""
    telling = (ConceptKind.PROCESS, ConceptKind.TECHNOLOGY, ConceptKind.SOFTWARE)
    found = [c for c in naming.purposes if c.kind in telling and not c.generic and c.id not in (*_DONE, *ACTS)]
    return tuple(found[:_MOST_FOR])


def _material(naming: Naming) -> Concept | None:
    """The material whose form or compound is named (powder of nickel)."""
    named = (*naming.modifiers, *naming.purposes, *naming.rest)
    kinds = (ConceptKind.MATERIAL, ConceptKind.AGENT)
    return next((c for c in named if c.kind in kinds and not is_generic(c)), None)


_GROUP = re.compile(r"\d\.?([A-E])\.?\d")
_NOUNS = {"D": "software", "E": "technology"}
"""What is controlled under the product groups that are no goods."""
_TEST = re.compile(r"\W*(?:other |specialized )?test\b[^.;:]{0,60}\bequipment\b", re.IGNORECASE)
"""Equipment of which "test" is said in the noun phrase, a word too short to be a term."""
_SAID_DONE = {"test": "testing", "testing": "testing", "inspection": "inspection", "production": "production"}
_DONE_WORD = re.compile(rf"\b(?:{'|'.join(_SAID_DONE)})\b", re.IGNORECASE)
_ENUMERATED = re.compile(
    rf"[^\w]*(?:(?:other|specialized) )?(?:(?:{'|'.join(_SAID_DONE)})\b\W*(?:(?:and|or)\b\W*)?){{2,}}"
    r"(?=(?:end items|equipment|commodities)\b)",
    re.IGNORECASE,
)
"""What is done with goods, enumerated before them."""
_FOR_ONE = re.compile(r"\bfor (?:the |an? )?(?:[A-Z][a-z]+ ){1,4}[A-Z][a-z]+")
"""A purpose with a name of its own, which the glossary lacks: the goods are not for all that stand above."""
_OF_ENTRY = re.compile(
    r"\bcommodit(?:y|ies) (?:subject to control|controlled|enumerated|described|specified)[^.;]{0,60}"
    r"(?:this (?:entry|ECCN)|\d[A-E]\d{3})"
)
"""Words of the US list by which parts are for all goods of an entry; what else the sentence names it mostly excepts."""
_THEMSELVES = re.compile(
    r"\W*(?:any )?(?:\w+\W+){1,2}(?:that (?:are|is) )?"
    r"(?:specified|controlled|described|enumerated|identified) (?:in|by)\b",
    re.IGNORECASE,
)
"""Generic goods that are no others than those of the provision named next."""
_LIMITS = re.compile(r"限る|除く|한한다|제외")
"""A Japanese or Korean text limits itself: numbers in it are not only those of the goods it serves."""
_SERIES = re.compile(r"(\d)[B-E](6\d\d)")


def _same_series(number: str) -> list[str]:
    """The goods to which an entry of the US 600 series belongs: the last three digits are the same in all groups."""
    found = _SERIES.fullmatch(number)
    return [f"{found[1]}A{found[2]}"] if found else []


_LISTED = r"(?:\d(?:[A-E]\d{3}|\.\s?[A-E]\.\s?\d{1,2})(?:\.\w{1,2}\b)*[\s,;.]*(?:(?:and|or|to|through|and/or)\s+)?)+"
_NOT_THESE = re.compile(
    r"(?:\bnot (?:otherwise )?(?:controlled|described|specified|listed|enumerated|covered)|"
    r"\b(?:other than|except(?: for| those)?|excluding)\b[^.;:()\d]{0,60}?)"
    rf"\s*(?:(?:by|in|under|elsewhere in)\s+)?(?:ECCNs?\s+|either of\s+)?{_LISTED}",
    re.IGNORECASE,
)
"""Numbers of what an item is not: ``not controlled by 6D003``, ``other than those specified in 3A001 or 3A002``."""


def goods_named(provision: Provision) -> list[str]:
    """The provisions that ``provision`` names as what it is for: no instruments, no standards, nothing that it
    excepts."""
    named = [name for name in provision.references if names_provision(name)]
    if not _NOT_THESE.search(provision.text):
        return named
    left = set(find_references(_NOT_THESE.sub(" ", provision.text)))
    return [name for name in named if name in left]
