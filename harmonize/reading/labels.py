"""The label of a provision: a name made from concepts and bounds, by which a reader knows the item without its text.

A label reads ``context – subject (particulars): bounds``, for instance

    analogue-to-digital converter: resolution >= 10 bit and < 12 bit, sample rate > 600 MSPS
    laser – semiconductor laser (single transverse mode): wavelength <= 1510 nm, average power > 1.5 W

The subject is what the provision itself names; the context is what the nearest ancestor names that puts goods under
control. The words are glossary terms in the asked language and never the wording of the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Effect, Kind, Language, Op, Provision, Role, Status, Threshold
from harmonize.reading.concepts import find_concepts
from harmonize.reading.glossary import Concept, ConceptKind, Glossary
from harmonize.reading.references import find_references, names_provision

LONGEST = 110
"""Characters, about."""

_NAMING = frozenset({ConceptKind.GOODS, ConceptKind.MATERIAL, ConceptKind.AGENT, ConceptKind.TOPIC})
"""Kinds that can be the subject of a control."""
_ALSO_NAMING = frozenset({ConceptKind.TECHNOLOGY, ConceptKind.SOFTWARE, ConceptKind.PROCESS})
_INTANGIBLE = frozenset({"software", "technology", "source-code", "object-code", "executable-software", "program"})
_UNSAID = frozenset({ConceptKind.ORGANISATION})
"""Kinds that tell nothing of the goods."""
_CAS = re.compile(r"\b\d{2,7}-\d{2}-\d\b")
"""A number of the Chemical Abstracts Service: it names a substance in every language."""
_ACTS = frozenset({"development", "production", "use", "installation", "maintenance", "repair", "overhaul",
                   "refurbishing", "operation"})  # fmt: skip
_MAKING = frozenset({"development", "production"})
"""The acts that distinguish goods: what is for production is other goods than what is produced."""
_DRAFTING = frozenset({"specially-designed", "required", "modification", "design", "general-technology-note",
                       "nuclear-technology-note", "capable-of-being-modified", "military-commodity", "mass-market",
                       "reserved"})  # fmt: skip
"""Words of drafting that tell nothing of the item."""
_WORDS = {
    Language.ENGLISH: {
        Effect.EXCLUDES: "note: does not apply to", Effect.INCLUDES: "note: includes", Effect.NONE: "note on",
        Kind.TECHNICAL_NOTE: "technical note on", Kind.NOTA_BENE: "N.B.: see", Status.RESERVED: "reserved",
        Status.NOT_USED: "not used", Status.DELETED: "deleted", "for": "for", "and": "and",
        "certain": "certain ",
    },
    Language.JAPANESE: {
        Effect.EXCLUDES: "注：除外", Effect.INCLUDES: "注：含む", Effect.NONE: "注",
        Kind.TECHNICAL_NOTE: "技術的注釈", Kind.NOTA_BENE: "参照", Status.RESERVED: "留保",
        Status.NOT_USED: "不使用", Status.DELETED: "削除", "for": "対象", "and": "かつ",
        "certain": "一部の",
    },
    Language.KOREAN: {
        Effect.EXCLUDES: "주: 제외", Effect.INCLUDES: "주: 포함", Effect.NONE: "주",
        Kind.TECHNICAL_NOTE: "기술해설", Kind.NOTA_BENE: "참조", Status.RESERVED: "유보",
        Status.NOT_USED: "미사용", Status.DELETED: "삭제", "for": "대상", "and": "그리고",
        "certain": "일부 ",
    },
}  # fmt: skip
_UNITS = {
    "1": "", "percent": "%", "um": "µm", "us": "µs", "uJ": "µJ", "uW": "µW", "urad": "µrad", "degC": "°C",
    "deg": "°", "Msample/s": "MSPS", "Gsample/s": "GSPS", "ksample/s": "kSPS", "ohm": "Ω", "arcsec": "″",
}  # fmt: skip


def make_label(
    provision: Provision,
    ancestors: Sequence[Provision],
    glossary: Glossary,
    language: Language = Language.ENGLISH,
) -> str:
    """The label of ``provision``, with names in ``language``.

    ``ancestors`` are the provisions it stands under, nearest first, with their concepts filled in. A label is never
    empty: where neither the provision nor its ancestors name anything, it is the provision's number.
    """
    words = _WORDS[language]
    if provision.status is not Status.IN_FORCE:
        return f"{_number(provision)} {words[provision.status]}"
    own = _named(provision, glossary)
    above = [concept for concept in _context(ancestors, glossary) if concept not in own]
    if provision.kind in NOTE_KINDS:
        return _note_label(provision, own, above, language)
    bounds = bound_texts(provision.thresholds, glossary, language)
    intangible = _intangible(own, ancestors, glossary)
    if intangible is not None:
        return _intangible_label(provision, (intangible, own, above), bounds, language)
    measured = {bound.concept for bound in provision.thresholds}
    subjects = [concept for concept in own if concept.kind in _NAMING and not concept.generic]
    others = [
        concept
        for concept in own
        if concept not in subjects and concept.id not in measured and (not concept.generic or concept.id in _MAKING)
    ]
    if bounds and all(bound.concept for bound in provision.thresholds):
        others = [concept for concept in others if concept.kind is not ConceptKind.PARAMETER]
    others.sort(key=lambda concept: concept.kind is ConceptKind.PARAMETER)
    substances = _CAS.findall(provision.text)
    particulars = [concept.name(language) for concept in others]
    context = ""
    if subjects:
        subject = subjects[0].name(language)
        particulars = [concept.name(language) for concept in subjects[1:]] + particulars
        context = above[0].name(language) if above else ""
    elif substances:
        subject = f"CAS {substances[0]}"
        context = above[0].name(language) if above else ""
    elif above:
        subject = ", ".join(concept.name(language) for concept in above[:2])
        bare = not bounds and not particulars
        if bare:
            vague = [concept.name(language) for concept in own if concept.id not in measured]
            particulars = [*vague, _tail(provision, ancestors)]
    else:
        # Better a vague name of the provision's own (equipment, a process) than none.
        vague = [concept.name(language) for concept in own if concept.id not in measured]
        subject, particulars = (vague[0], vague[1:]) if vague else (_number(provision), [])
        particulars += goods_named(provision)[:3]
    if subjects and not (bounds or particulars or substances) and provision.kind is Kind.ITEM:
        # Components and related equipment of the subject, not the subject itself.
        particulars = [concept.name(language) for concept in own if concept.generic and concept.kind in _NAMING][:2]
    if subjects and substances and not bounds:
        particulars.insert(0, f"CAS {substances[0]}")
    particulars += _inherited(ancestors, bounds, glossary, language)
    return _fit(subject, context, list(dict.fromkeys(particulars)), bounds)


def _inherited(
    ancestors: Sequence[Provision], own_bounds: Sequence[str], glossary: Glossary, language: Language
) -> list[str]:
    """Bounds and properties of the paragraphs between the provision and the one that names its goods.

    They narrow what the provision controls: "average output power > 1 W" of lasers of a wavelength stated above.
    """
    texts: list[str] = []
    for above in ancestors:
        if above.kind is not Kind.ITEM:
            break
        named = _named(above, glossary)
        criteria = [bound for bound in above.thresholds if bound.role is Role.CRITERION and bound.concept]
        texts += [text for text in bound_texts(criteria, glossary, language) if text not in own_bounds]
        texts += [c.name(language) for c in named if c.kind is ConceptKind.PROPERTY and not c.generic]
        if any(concept.kind in _NAMING and not concept.generic for concept in named):
            break
    return texts


def bound_texts(thresholds: Iterable[Threshold], glossary: Glossary, language: Language) -> list[str]:
    """The bounds that say what is caught, a text a parameter: ``resolution >= 10 bit and < 12 bit``.

    Criteria come first, then the conditions under which they apply; exclusions and repetitions in another unit are
    left out.
    """
    texts: list[str] = []
    for role in (Role.CRITERION, Role.CONDITION):
        groups: dict[str, list[Threshold]] = {}
        for bound in thresholds:
            if bound.role is role:
                groups.setdefault(_parameter(bound, glossary, language), []).append(bound)
        for name, bounds in groups.items():
            figures = list(dict.fromkeys(_figure(bound) for bound in bounds))
            joint = f" {_WORDS[language]['and']} " if _is_range(bounds) else ", "
            mark = "" if role is Role.CRITERION else "@ "
            texts.append(f"{mark}{name} {joint.join(figures)}".strip())
    return list(dict.fromkeys(texts))


def _is_range(bounds: Sequence[Threshold]) -> bool:
    return len(bounds) == 2 and {bound.op in (Op.GT, Op.GE) for bound in bounds} == {True, False}


def _parameter(bound: Threshold, glossary: Glossary, language: Language) -> str:
    if bound.concept in glossary.by_id:
        return glossary[bound.concept].name(language)
    if language is Language.ENGLISH and not bound.parameter.isascii():
        return in_english(bound, glossary)
    return " ".join(bound.parameter.split()[-3:])


def in_english(bound: Threshold, glossary: Glossary) -> str:
    """What a bound of a Japanese or Korean text is on, where its words name no parameter of the glossary: the last
    thing that they name, else the name of the dimension."""
    said = DIMENSIONS.get(bound.base_unit)
    if said is None and bound.base_unit == "dimensionless":
        language = Language.KOREAN if _HANGUL.search(bound.parameter) else Language.JAPANESE
        named = [glossary[each.id] for each in find_concepts(bound.parameter, language, glossary)]
        named = [concept for concept in named if concept.kind in (*_NAMING, *_ALSO_NAMING, ConceptKind.PARAMETER)]
        if named:
            return named[-1].en[0]
        said = "share" if bound.unit == "percent" else "number" if bound.value > 1 and bound.value % 1 == 0 else ""
    return said or "value"


_HANGUL = re.compile(r"[\uac00-\ud7a3]")
DIMENSIONS = {
    "second": "time",
    "meter": "length",
    "kilogram": "mass",
    "kelvin": "temperature",
    "1 / second": "frequency",
    "kilogram * meter ** 2 / second ** 3": "power",
    "kilogram / meter / second ** 2": "pressure",
    "kilogram * meter ** 2 / second ** 2": "energy",
    "kilogram * meter / second ** 2": "force",
    "meter / second": "speed",
    "meter / second ** 2": "acceleration",
    "radian": "angle",
    "radian / second": "speed of rotation",
    "meter ** 2": "area",
    "meter ** 3": "volume",
    "meter ** 3 / second": "flow rate",
    "kilogram / second": "rate of mass",
    "kilogram / meter ** 3": "density",
    "1 / meter ** 3": "concentration",
    "ampere": "current",
    "bit": "number of bits",
    "bit / second": "data rate",
    "dB": "level",
}
"""What a bound measures, by its base unit."""


def _figure(bound: Threshold) -> str:
    unit = _UNITS.get(bound.unit, bound.unit.replace("**", "^").replace("*", "·").replace(" ", ""))
    sign = "=" if bound.op is Op.EQ else bound.op.value
    gap = "" if unit in ("", "%", "°", "″") else " "
    return f"{sign} {number_text(bound.value)}{gap}{unit}"


def number_text(value: float) -> str:
    """A figure as a person writes it: ``1510``, ``0.05``, ``5e12``.

    >>> number_text(1510.0), number_text(5e12), number_text(0.00002)
    ('1510', '5e12', '2e-5')
    """
    if value == 0 or 1e-4 <= abs(value) < 1e6:
        return f"{value:.6f}".rstrip("0").rstrip(".")
    mantissa, exponent = f"{value:.6e}".split("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"


def _named(provision: Provision, glossary: Glossary) -> list[Concept]:
    """What the provision names, without words of drafting."""
    named = [glossary[id_] for id_ in dict.fromkeys(provision.concepts) if id_ in glossary.by_id]
    return [concept for concept in named if concept.id not in _DRAFTING and concept.kind not in _UNSAID]


def _context(ancestors: Sequence[Provision], glossary: Glossary) -> list[Concept]:
    """What the nearest ancestor names that names goods; else one that names a technology or a process."""
    levels = [
        [concept for concept in _named(above, glossary) if not concept.generic]
        for above in ancestors
        if above.kind in CONTROL_KINDS or above.kind in NOTE_KINDS or above.kind is Kind.GROUP
    ]
    for kinds in (_NAMING, _ALSO_NAMING):
        for level in levels:
            named = [concept for concept in level if concept.kind in kinds]
            if named:
                return named
    return []


def _intangible(own: Sequence[Concept], ancestors: Sequence[Provision], glossary: Glossary) -> Concept | None:
    """Software or technology, where the provision or its entry is about that."""
    levels = [list(own)] + [_named(above, glossary) for above in ancestors if above.kind in CONTROL_KINDS]
    for named in levels:
        goods_first = next((c for c in named if c.kind in _NAMING and not c.generic), None)
        found = next((c for c in named if c.id in _INTANGIBLE), None)
        if found is not None and (goods_first is None or named.index(found) < named.index(goods_first)):
            return found
    return None


def _intangible_label(
    provision: Provision,
    named: tuple[Concept, Sequence[Concept], Sequence[Concept]],
    bounds: Sequence[str],
    language: Language,
) -> str:
    """``technology (development, production) for 3A001, 3B002: wafer``.

    ``named`` are the software or technology, what the provision names, and what its ancestors name.
    """
    intangible, own, above = named
    measured = {bound.concept for bound in provision.thresholds}
    acts = [concept.name(language) for concept in own if concept.id in _ACTS]
    head = intangible.name(language)
    if acts:
        head += f" ({', '.join(acts[:3])}{', …' if len(acts) > 3 else ''})"
    goods = goods_named(provision)
    if goods:
        more = ", …" if len(goods) > 4 else ""
        head += f" {_WORDS[language]['for']} {', '.join(goods[:4])}{more}"
    rest = [
        concept.name(language)
        for concept in own
        if not (concept.generic or concept.id in _ACTS or concept.id in _INTANGIBLE or concept.id in measured)
    ]
    if not rest:
        rest = [concept.name(language) for concept in above[:2]]
    if not rest and not bounds and not goods:
        rest = [_number(provision)]
    return _fit(head, "", [], [*rest, *bounds])


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


def _note_label(provision: Provision, own: Sequence[Concept], above: Sequence[Concept], language: Language) -> str:
    words = _WORDS[language]
    kind = provision.effect if provision.kind is Kind.NOTE else provision.kind
    about = [c.name(language) for c in own if not c.generic] or [c.name(language) for c in above[:2]]
    about = [*about, *provision.references[:4]] if provision.kind is Kind.NOTA_BENE else about
    only_some = kind is Effect.EXCLUDES and all(concept.generic for concept in own)
    some = words["certain"] if only_some else ""
    return _fit(f"{words[kind]} {some}" + (", ".join(about[:1]) or _number(provision)), "", [], about[1:], ", ")


def _fit(subject: str, context: str, particulars: Sequence[str], bounds: Sequence[str], colon: str = ": ") -> str:
    """Puts the parts together as far as they fit; bounds go before particulars, and those before the context."""
    subject = subject[:LONGEST]
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


def _tail(provision: Provision, ancestors: Sequence[Provision]) -> str:
    """The part of the number below the entry (``b.2``), else the number."""
    entry = next((above.number for above in ancestors if above.kind is Kind.ENTRY), "")
    number = _number(provision)
    return number[len(entry) :].strip("./") if entry and number.startswith(entry) else number
