"""The label of a provision: a name made from concepts and bounds, by which a reader knows the item without its text.

A label reads ``context – subject (particulars): bounds``, for instance

    analogue-to-digital converter: resolution >= 10 bit and < 12 bit, sample rate > 600 MSPS
    laser – semiconductor laser (single transverse mode): wavelength <= 1510 nm, average power > 1.5 W

The subject is what the provision itself names; the context is what the nearest ancestor names that puts goods under
control. The words are glossary terms in the asked language and never the wording of the list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Effect, Kind, Language, Provision, Role, Status
from harmonize.reading.effects import excluded_part
from harmonize.reading.folding import english_key
from harmonize.reading.glossary import Concept, ConceptKind, Glossary
from harmonize.reading.label_bounds import bound_texts
from harmonize.reading.label_words import Word, opening, word
from harmonize.reading.naming import read_naming, text_language
from harmonize.reading.naming_parts import INTANGIBLE, NAMING, Naming, is_generic
from harmonize.reading.subjects import ACTS, DONE, MADE, Names, Subject, goods_named

LONGEST = 110
"""Characters, about."""

_ALSO_NAMING = frozenset({ConceptKind.TECHNOLOGY, ConceptKind.SOFTWARE, ConceptKind.PROCESS})
_UNSAID = frozenset({ConceptKind.ORGANISATION})
"""Kinds that tell nothing of the goods."""
_TWO_NAMES = 50
"""Characters that the goods of two numbers may have to be named both; else the first stands for more."""
_DESIGN = re.compile(r"設計(?:、|し、|又は|若しくは|及び|に必要|に係る)")
"""Design as what technology or a program is for, which a program that was designed for something is not."""
_TABLE_OF_TECHNOLOGY = "外為令別表/"
"""Rows of the order that an article on technology spells out: they are no goods."""
_CAS = re.compile(r"\b\d{2,7}-\d{2}-\d\b")
"""A number of the Chemical Abstracts Service: it names a substance in every language."""
_MAKING = frozenset({"development", "production"})
"""The acts that distinguish goods: what is for production is other goods than what is produced."""
_DRAFTING = frozenset({"specially-designed", "required", "modification", "design", "general-technology-note",
                       "nuclear-technology-note", "capable-of-being-modified", "military-commodity", "mass-market",
                       "reserved"})  # fmt: skip
"""Words of drafting that tell nothing of the item."""


_SAYS_NOTHING = frozenset({"measuring", "machining", "operation", "weight", "weight-percent"})
"""Acts and measures that, besides goods, tell nothing of these."""


def make_label(
    provision: Provision,
    ancestors: Sequence[Provision],
    glossary: Glossary,
    language: Language = Language.ENGLISH,
    by_number: Mapping[str, Provision] | None = None,
) -> str:
    """The label of ``provision``, with names in ``language``.

    ``ancestors`` are the provisions it stands under, nearest first, with their concepts filled in; ``by_number`` is
    its list, in which the goods are looked up that it names by number only. A label is never empty: where neither the
    provision nor its ancestors name anything, it is the provision's number.
    """
    if provision.status is not Status.IN_FORCE:
        return f"{_number(provision)} {opening(provision.status, language)}"
    names = Names(glossary, by_number or {})
    if provision.kind in NOTE_KINDS:
        return _note_label(provision, ancestors, names, language)
    bounds = bound_texts(provision.thresholds, glossary, language, provision.text)
    intangible = _intangible(provision, ancestors, names)
    if intangible is not None:
        return _intangible_label(provision, intangible, ancestors, names, bounds, language)
    return _goods_label(provision, ancestors, names, bounds, language)


def _goods_label(
    provision: Provision, ancestors: Sequence[Provision], names: Names, bounds: Sequence[str], language: Language
) -> str:
    naming = names.naming(provision)
    found = names.subject(provision, ancestors)
    substances = _CAS.findall(provision.text)
    measured = {bound.concept for bound in provision.thresholds}
    shown = set(found.used) if found else set()
    made = {names.glossary[id_] for id_ in MADE}
    purposes = {concept.id for concept in naming.purposes}  # "capable of producing a vacuum" is no production
    others = [
        concept
        for concept in (*_said(naming), *(found.details if found and found.inherited else ()))
        if concept not in shown
        and concept.id not in measured
        and concept.id not in (_SAYS_NOTHING | DONE if shown & made else _SAYS_NOTHING)
        and (concept.id not in ACTS or (concept.id in _MAKING & purposes and not naming.heads and not shown & made))
        and (not concept.generic or concept.id in ACTS)
    ]
    if bounds and all(bound.concept for bound in provision.thresholds):
        others = [concept for concept in others if concept.kind is not ConceptKind.PARAMETER]
    others.sort(key=lambda concept: concept.kind is ConceptKind.PARAMETER)
    particulars = [concept.name(language) for concept in others] + _lacking(naming, language)
    context = ""
    own = found is not None and not found.inherited
    if substances and not own:
        subject = f"CAS {substances[0]}"
        context = found.text(language) if found else ""
    elif found is not None:
        subject = found.text(language)
        context = _context(found, ancestors, names, language) if own else ""
        if own and found.is_bare and not particulars:
            particulars = _goods_below(provision, names, language)
        if substances and not bounds:
            particulars.insert(0, f"CAS {substances[0]}")
    else:
        # Better a vague name of the provision's own (a process, a property) than none.
        vague = particulars or [concept.name(language) for concept in _said(naming) if concept.id not in measured]
        subject, particulars = (vague[0], vague[1:]) if vague else (_number(provision), [])
        particulars += goods_named(provision)[:3]
    particulars += _inherited(ancestors, bounds, names, language)
    return _fit(subject, context, _without_repetition(particulars, subject, bounds), bounds)


def _said(naming: Naming) -> list[Concept]:
    """All that a paragraph names of its goods, the goods first, without words of drafting."""
    named = dict.fromkeys(naming.all)
    return [concept for concept in named if concept.id not in _DRAFTING and concept.kind not in _UNSAID]


def _lacking(naming: Naming, language: Language) -> list[str]:
    lacking = [concept for concept in naming.lacking if concept.id not in _DRAFTING and not concept.generic]
    return [f"{word(Word.NON, language)}{concept.name(language)}" for concept in lacking]


def _context(found: Subject, ancestors: Sequence[Provision], names: Names, language: Language) -> str:
    """The goods above, where they are others than those of the provision."""
    if is_generic(found.concepts[0]):
        return ""  # it says itself what it is for
    above = names.subject(ancestors[0], ancestors[1:]) if ancestors else None
    if above is None or set(above.used) & set(found.used) or above.concepts[0].id in INTANGIBLE or above.is_bare:
        return ""
    return replace(above, other=False).text(language)


def _without_repetition(texts: Sequence[str], subject: str, bounds: Sequence[str]) -> list[str]:
    """``texts`` each once, and none that the subject or a bound says already (amplifier in parametric amplifier)."""
    said = [_key(subject), *(_key(bound) for bound in bounds)]
    kept: list[str] = []
    for text in dict.fromkeys(texts):
        others = [_key(other) for other in texts if other != text and _BOUND.search(other) is None]
        if not any(_key(text) in each for each in (*said, *others)):
            kept.append(text)
    return kept


def _key(text: str) -> str:
    """The words of a label, folded, by which one is found within others."""
    return f" {' '.join(english_key(text) or (text,))} "


_BOUND = re.compile(r"[<>=]")


def _inherited(
    ancestors: Sequence[Provision], own_bounds: Sequence[str], names: Names, language: Language
) -> list[str]:
    """Bounds and properties of the paragraphs between the provision and the one that names its goods.

    They narrow what the provision controls: "average output power > 1 W" of lasers of a wavelength stated above.
    """
    texts: list[str] = []
    for above in ancestors:
        if above.kind is not Kind.ITEM:
            break
        naming = names.naming(above)
        criteria = [bound for bound in above.thresholds if bound.role is Role.CRITERION and bound.concept]
        texts += [text for text in bound_texts(criteria, names.glossary, language) if text not in own_bounds]
        texts += [c.name(language) for c in _said(naming) if c.kind is ConceptKind.PROPERTY and not c.generic]
        texts += _lacking(naming, language)
        if any(not head.generic for head in naming.heads):
            break
    return texts


def _intangible(provision: Provision, ancestors: Sequence[Provision], names: Names) -> Concept | None:
    """Software or technology, where the provision or its entry is about that."""
    for each in (provision, *(above for above in ancestors if above.kind in CONTROL_KINDS)):
        heads = names.naming(each).heads
        if heads and heads[0].id in INTANGIBLE:
            return heads[0]
    return None


def _intangible_label(
    provision: Provision,
    intangible: Concept,
    ancestors: Sequence[Provision],
    names: Names,
    bounds: Sequence[str],
    language: Language,
) -> str:
    """``technology (development, production) for 3A001, 3B002: wafer``; where no goods are named but by number,
    ``software for laser (6A005)``."""
    naming = names.naming(provision)
    measured = {bound.concept for bound in provision.thresholds}
    designed = _DESIGN.search(provision.text) is not None
    acts = [c.name(language) for c in dict.fromkeys(naming.all) if c.id in ACTS or (designed and c.id == "design")]
    head = intangible.name(language)
    if acts:
        head += f" ({', '.join(acts[:3])}{', …' if len(acts) > 3 else ''})"
    rest = [
        concept.name(language)
        for concept in _said(naming)
        if not (concept.generic or concept.id in ACTS or concept.id in INTANGIBLE or concept.id in measured)
    ]
    goods = [number for number in goods_named(provision) if not number.startswith(_TABLE_OF_TECHNOLOGY)]
    if goods:
        more = ", …" if len(goods) > 4 else ""
        numbers = f"{', '.join(goods[:4])}{more}"
        named = "" if rest else _several(_named_elsewhere(goods, provision, names, language))
        head += f" {word(Word.FOR, language)} {f'{named} ({numbers})' if named else numbers}"
    if not rest and not goods:
        rest = _goods_above(ancestors, names, language) or _goods_below(provision, names, language)
    if not rest and not bounds and not goods:
        rest = [_number(provision)]
    return _fit(head, "", [], [*dict.fromkeys(rest), *bounds])


def _named_elsewhere(numbers: Sequence[str], provision: Provision, names: Names, language: Language) -> list[str]:
    """The names of the goods that ``numbers`` are about, as far as the list has them."""
    found: list[str] = []
    for number in numbers:
        goods = names.by_number.get(number)
        if goods is None or goods.number == provision.number:
            continue
        subject = names.subject(goods, names.above(goods))
        if subject is not None and subject.concepts[0].id not in INTANGIBLE:
            found.append(replace(subject, other=False).text(language))
    return list(dict.fromkeys(found))


def _several(named: Sequence[str]) -> str:
    """Goods of several numbers: two short names, else the first with a sign that there are others."""
    if len(named) == 2 and named[0] not in named[1] and len(both := ", ".join(named)) <= _TWO_NAMES:
        return both
    return ", ".join([*named[:1], *(["…"] if len(named) > 1 else [])])


def _goods_above(ancestors: Sequence[Provision], names: Names, language: Language) -> list[str]:
    """The goods of the software or technology that the provision is a branch of."""
    for above in ancestors:
        if above.kind not in CONTROL_KINDS:
            continue
        named = [c for c in _said(names.naming(above)) if not c.generic and c.id not in (*INTANGIBLE, *ACTS)]
        named = [c for c in named if c.kind in NAMING] or [c for c in named if c.kind in _ALSO_NAMING]
        if named:
            return [concept.name(language) for concept in named[:2]]
        if goods := goods_named(above):
            found = _named_elsewhere(goods, above, names, language)
            return [f"{found[0]} ({goods[0]})" if found else goods[0]]
    return []


def _goods_below(provision: Provision, names: Names, language: Language) -> list[str]:
    """The goods of an entry that only its paragraphs name."""
    if provision.kind is not Kind.ENTRY:
        return []
    below = [each for each in names.by_number.values() if each.parent == provision.number and each.kind is Kind.ITEM]
    named = [
        concept.name(language)
        for each in below
        for concept in (*names.naming(each).heads, *names.naming(each).purposes)
        if concept.kind in NAMING and not is_generic(concept)
    ]
    if not named:
        found = ((goods_named(each), each) for each in below)
        told = (([*_named_elsewhere(numbers, each, names, language), numbers[0]]) for numbers, each in found if numbers)
        named = [each[0] for each in told]
    return list(dict.fromkeys(named))[:3]


def _note_label(provision: Provision, ancestors: Sequence[Provision], names: Names, language: Language) -> str:
    """``note: does not apply to certain laser``: of a note that takes something out, what it takes out."""
    kind = provision.effect if provision.kind is Kind.NOTE else provision.kind
    text = provision.parallel or provision.text
    naming = names.naming(provision)
    if kind in (Effect.EXCLUDES, Effect.INCLUDES):
        naming = _told(text, _TAKES_OUT if kind is Effect.EXCLUDES else _TAKES_IN, names)
    whole = naming.heads[0] if naming.heads else None
    about: list[str] = []
    if whole is not None and not whole.generic:
        about = [head.name(language) for head in naming.heads if not head.generic]
    elif whole is not None and whole.id in INTANGIBLE:
        about = [whole.name(language)]
    elif whole is not None and kind is Effect.EXCLUDES and naming.purposes:
        served = [c.name(language) for c in naming.purposes if not c.generic and c.kind in NAMING]
        about = [f"{whole.name(language)} {word(Word.FOR, language)} {', '.join(served[:2])}"] if served else []
    elif kind is not Effect.EXCLUDES:
        about = [concept.name(language) for concept in _said(naming) if not concept.generic]
    inherited = not about
    if inherited:
        above = names.subject(ancestors[0], ancestors[1:]) if ancestors else None
        about = [replace(above, other=False).text(language)] if above else []
    if provision.kind is Kind.NOTA_BENE:
        about = [*about, *provision.references[:4]]
    only_some = kind is Effect.EXCLUDES and (inherited or naming.limited)
    some = word(Word.CERTAIN, language) if only_some else ""
    first = f"{opening(kind, language)} {some}" + (about[0] if about else _number(provision))
    return _fit(first, "", [], about[1:], ", ")


def _told(text: str, verb: re.Pattern[str], names: Names) -> Naming:
    """What a note takes out or in: in English named behind the words that say so, else before them."""
    if text_language(text) is not Language.ENGLISH:
        return read_naming(excluded_part(text, text_language(text)), names.glossary)
    said = verb.search(text, 0, _EARLY)
    if said is None:
        return read_naming(text, names.glossary)
    behind = read_naming(text[said.end() :], names.glossary)
    if behind.heads:
        return behind
    before = read_naming(_REFERENCE.sub(" ", text[: said.start()]), names.glossary)
    return replace(before, limited=True) if before.heads else behind


_EARLY = 160
"""Characters in which a note says what it does; the same words further on are about something else."""
_TAKES_IN = re.compile(r"\b(?:includes?|appl(?:y|ies)(?: only)? to|(?:also )?controls?(?: only)?)\b", re.IGNORECASE)
_TAKES_OUT = re.compile(
    r"^not (?:for|to)\b|\b(?:do(?:es)? not (?:apply|control|include|cover|restrict)(?: to)?|"
    r"(?:is|are) not (?:controlled|specified|subject)|excludes?|(?:is|are) excluded|not control|need not)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b(?:[Tt]his (?:entry|ECCN|paragraph)|ECCNs?|\d\.?[A-E][\w.]*|paragraphs?)\b\.?,?")


def _fit(subject: str, context: str, particulars: Sequence[str], bounds: Sequence[str], colon: str = ": ") -> str:
    """Puts the parts together as far as they fit; bounds go before particulars, and those before the context."""
    subject = _cut(subject)
    room = LONGEST - len(subject)
    kept_bounds = _prefix(bounds, room - len(colon))
    room -= sum(len(text) + 2 for text in kept_bounds)
    kept = _prefix(particulars[:4], room - 3)
    room -= sum(len(text) + 2 for text in kept) + 1
    text = f"{context} – {subject}" if context and len(context) + 3 <= room else subject
    if kept:
        text += f" ({', '.join(kept)})"
    if kept_bounds:
        text += colon + ", ".join(kept_bounds)
    return text


def _cut(text: str) -> str:
    """``text`` as far as it fits, without what the end cuts in two: a word, a number, a bracket."""
    if len(text) <= LONGEST:
        return text
    kept = text[: LONGEST - 4]
    kept = kept[: max(kept.rfind(", "), kept.rfind(" "))].rstrip(" ,(")
    return f"{kept}, …)" if kept.count("(") > kept.count(")") else f"{kept}, …"


def _prefix(texts: Sequence[str], room: int) -> list[str]:
    kept: list[str] = []
    for text in texts:
        room -= len(text) + (2 if kept else 0)
        if room < 0:
            break
        kept.append(text)
    return kept


def _number(provision: Provision) -> str:
    return provision.number.partition("#")[0] or provision.number
