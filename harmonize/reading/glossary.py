"""The trilingual vocabulary of control lists: ``lists/glossary.csv``, a concept a line.

A concept is something that a list names: goods, a material, an agent, a parameter, a process, a kind of standard. It
has its terms in English, Japanese and Korean, the preferred name first, and for parameters a unit that tells the
dimension. A term names one concept only in a language, however it is spelt: plurals, hyphens and British or American
spelling make no difference (``term_key``).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NoReturn

from harmonize.errors import HarmonizeError
from harmonize.model import Language
from harmonize.reading.folding import Key, english_key, folded
from harmonize.resources import lists_folder

COLUMNS = ("id", "kind", "unit", "en", "ja", "ko", "remark")
_CAS = re.compile(r"CAS (\d{2,7}-\d\d-\d)\b")
_TRANSLATED = re.compile(r"\btranslated((?: (?:ja|ko))+)\b")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


class ConceptKind(StrEnum):
    """What sort of thing a concept is."""

    GOODS = "goods"
    PARAMETER = "parameter"
    """Something measurable, of which a list gives bounds."""
    MATERIAL = "material"
    PROCESS = "process"
    SOFTWARE = "software"
    TECHNOLOGY = "technology"
    PROPERTY = "property"
    """What goods are like or meant for (space-qualified, military use)."""
    AGENT = "agent"
    """Chemicals, pathogens and toxins."""
    ORGANISATION = "organisation/standard"
    TOPIC = "topic"
    """A topic of the dialogue between the parties, critical and emerging technology above all."""


_KINDS = {kind.value: kind for kind in ConceptKind}
_AS_SAID = frozenset(
    {ConceptKind.GOODS, ConceptKind.MATERIAL, ConceptKind.AGENT, ConceptKind.TOPIC, ConceptKind.TECHNOLOGY}
)
_NO_NAME = re.compile(
    r"\w+(?:ed|ive|[ai]ble|[tsnh]ic|ly|ous|al)\Z(?<!metal)(?<!crystal)(?<!explosive)(?<!signal)|"
    r"\b(?:to|for|by|with|of)\b"
)
"""Terms that recognise a concept and are no noun by which one calls it."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of the vocabulary."""

    id: str
    kind: ConceptKind
    units: tuple[str, ...]
    """For a parameter the units that tell its possible dimensions (``W``; ``bit`` and ``m`` for a resolution)."""
    en: tuple[str, ...]
    """English terms: singular, the preferred one first."""
    ja: tuple[str, ...]
    ko: tuple[str, ...]
    remark: str
    said: str = field(default="", compare=False)
    """The English term by which the text at hand names it, where that is another than the preferred one."""

    @property
    def unit(self) -> str:
        """The first of ``units``, "" for what is no parameter."""
        return self.units[0] if self.units else ""

    @property
    def generic(self) -> bool:
        """Too general to tell goods apart (equipment, component, use); the remark of the line says so."""
        return self.remark.startswith("generic")

    @property
    def group(self) -> bool:
        """The name of many substances or organisms (toxin, virus), not of one; the remark of the line says so."""
        return self.remark.startswith("group")

    @property
    def cas(self) -> tuple[str, ...]:
        """Numbers of the Chemical Abstracts Service, which the remark of a substance gives (``CAS 756-79-6``)."""
        return tuple(_CAS.findall(self.remark)) if "CAS" in self.remark else ()

    @property
    def translated(self) -> tuple[Language, ...]:
        """The languages in which the name is a translation, since no list read so far has the term; the remark says so
        (``translated ja ko``)."""
        found = _TRANSLATED.search(self.remark)
        return tuple(Language(code) for code in found[1].split()) if found else ()

    def terms(self, language: Language) -> tuple[str, ...]:
        """The terms in ``language``; empty where none is established."""
        if language is Language.ENGLISH:
            return self.en
        return self.ja if language is Language.JAPANESE else self.ko

    def name(self, language: Language = Language.ENGLISH) -> str:
        """The preferred name in ``language``, in English that by which the text names it; the English one where the
        language has none."""
        return (self.said if language is Language.ENGLISH and self.said else "") or (self.terms(language) or self.en)[0]

    def as_said(self, words: str) -> Concept:
        """The concept as ``words`` of an English text name it.

        A concept can have names of more than one kind of goods (a navigation of several sorts), and a reader must be
        told that which the text has. A name cut short stands for the shortest term that it begins (an acoustic wave for
        the device); the preferred name stands for acronyms, formulas, adjectives and other phrases that are no nouns,
        and for all names of one substance or organism.
        """
        if len(self.en) == 1 or self.kind not in _AS_SAID or self.generic:
            return self
        if _is_acronym(self.en[0]) or (self.kind is ConceptKind.AGENT and not self.group):
            return self
        return _as_said(self, words)

    def __hash__(self) -> int:
        return hash(self.id)  # concepts are put in sets by the ten thousand, and no two have one id


@lru_cache(maxsize=16384)
def _as_said(concept: Concept, words: str) -> Concept:
    said = _small(english_key(words))
    keys = {term: _small(english_key(term)) for term in concept.en}
    first = concept.en[0]
    if said not in keys.values() or said == keys[first]:
        return concept
    term = next(term for term, key in keys.items() if key == said)
    ends = {keys[first][-1], "device", "equipment", "machine", "system"}
    whole = [term for term, key in keys.items() if key[: len(said)] == said != key and key[-1] in ends]
    if whole:
        term = min(whole, key=len)
    if term.removesuffix("s") == first or _is_acronym(term) or _NO_NAME.search(term):
        return concept
    if " and " in term and term.split()[-1] != first.split()[-1]:
        return concept
    if concept.kind is ConceptKind.MATERIAL and term.partition(" ")[0].endswith("ing"):
        return concept  # "absorbing electromagnetic waves": what it does
    return replace(concept, said=term)


def _small(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in key)


def _is_acronym(term: str) -> bool:
    return " " not in term and term != term.lower()


@dataclass(frozen=True)
class Glossary:
    """All concepts, in the order of the file."""

    concepts: tuple[Concept, ...]
    by_id: dict[str, Concept] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {concept.id: concept for concept in self.concepts})

    @cached_property
    def keys(self) -> dict[Language, dict[Key, str]]:
        """By language, the concept's id for the key of each term and of each CAS number. Made when texts are read: what
        works from digests has no need of it."""
        return {
            language: {
                term_key(term, language): item.id
                for item in self.concepts
                for term in (*item.terms(language), *item.cas)
            }
            for language in Language
        }

    __hash__ = object.__hash__  # as quick as can be: what is read is looked up by it

    def __getitem__(self, concept_id: str) -> Concept:
        return self.by_id[concept_id]


@lru_cache(maxsize=16384)
def term_key(term: str, language: Language) -> Key:
    """What all spellings of a term share: folded words for English, folded characters for Japanese and Korean."""
    return english_key(term) if language is Language.ENGLISH else folded(term)


def load_glossary(path: Path | None = None) -> Glossary:
    """The vocabulary in ``path``, by default the one that ships with the program. Read once.

    Raises ``HarmonizeError``, naming the line and the remedy, on a missing column, a duplicate id, a term that two
    concepts share in one language, an unknown kind, or a unit that is missing or out of place.
    """
    return _load(path.resolve()) if path else _shipped()


@cache
def _shipped() -> Glossary:
    # that no two of its concepts share a term is proved by a test and need not be proved at every start
    return _load((lists_folder() / "glossary.csv").resolve(), unique=False)


@cache
def _load(path: Path, *, unique: bool = True) -> Glossary:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.reader(lines))
    except OSError as error:
        raise HarmonizeError(f"The glossary {path} cannot be read ({error.strerror}); restore the file.") from error
    _check_header(path, rows[0] if rows else [])
    concepts = tuple(_concept(path, line, row) for line, row in enumerate(rows[1:], start=2) if row)
    if unique:
        _check_unique(path, concepts)
    return Glossary(concepts)


def _check_header(path: Path, header: list[str]) -> None:
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        _refuse(path, 1, f"lacks the column {missing[0]!r}", f"write the header {','.join(COLUMNS)}")
    if tuple(header) != COLUMNS:
        _refuse(path, 1, "has its columns in another order", f"write the header {','.join(COLUMNS)}")


def _concept(path: Path, line: int, row: list[str]) -> Concept:
    if len(row) != len(COLUMNS):
        _refuse(path, line, f"has {len(row)} cells", f"give it {len(COLUMNS)}, quoting those with a comma")
    id_, kind_name, unit, en, ja, ko, remark = (cell.strip() for cell in row)
    if not _ID.match(id_):
        _refuse(path, line, f"has the id {id_!r}", "write it in kebab-case (peak-power)")
    kind = _KINDS.get(kind_name)
    if kind is None:
        _refuse(path, line, f"has the unknown kind {kind_name!r}", f"use one of {', '.join(_KINDS)}")
    units = _split(unit)
    if kind is ConceptKind.PARAMETER and not units:
        _refuse(path, line, f"gives no unit for the parameter {id_!r}", "write one that tells its dimension, or 1")
    if kind is not ConceptKind.PARAMETER and units:
        _refuse(path, line, f"gives the unit {unit!r} to {id_!r}, which is no parameter", "empty the cell")
    for one in units:
        if dimension(one) is None:
            _refuse(path, line, f"has the unit {one!r}", "write it in pint's notation (kg/m**3) with SI unit names")
    names = _split(en)
    if not names:
        _refuse(path, line, f"gives no English term for {id_!r}", "write at least one")
    return Concept(id_, kind, units, names, _split(ja), _split(ko), remark)


def _check_unique(path: Path, concepts: tuple[Concept, ...]) -> None:
    ids: dict[str, int] = {}
    for line, concept in enumerate(concepts, start=2):
        if concept.id in ids:
            _refuse(path, line, f"repeats the id {concept.id!r} of line {ids[concept.id]}", "give each concept its own")
        ids[concept.id] = line
    for language in Language:
        owners: dict[Key, tuple[str, int]] = {}
        for line, concept in enumerate(concepts, start=2):
            for term in (*concept.terms(language), *concept.cas):
                name, first = owners.setdefault(term_key(term, language), (concept.id, line))
                if first != line:
                    what = f"gives the {language.name.title()} term {term!r}, which line {first} has for {name!r}"
                    _refuse(path, line, what, "keep it in one of them")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(term for part in cell.split("|") if (term := part.strip())) if cell else ()


def _refuse(path: Path, line: int, what: str, remedy: str) -> NoReturn:
    raise HarmonizeError(f"Line {line} of the glossary {path} {what}; {remedy}.")


# Dimensions, as exponents of base units. pint would do it, at half a second's import; a test holds this against pint.
_BASES = ("m", "s", "kg", "A", "K", "bit", "sample", "flops", "tpp", "mol", "cd", "axis", "qubit", "shore", "dB")
_DERIVED = {
    "meter": "m", "second": "s", "kilogram": "kg", "ampere": "A", "kelvin": "K", "mole": "mol", "candela": "cd",
    "dimensionless": "", "radian": "", "rad": "", "percent": "", "count": "", "g": "kg", "gram": "kg",
    "decibel": "dB", "dBm": "dB", "dBc": "dB", "dBW": "dB", "dBi": "dB", "dBu": "dB", "dBFS": "dB",
    "Hz": "s-1", "Bq": "s-1", "N": "kg m s-2", "Pa": "kg m-1 s-2", "J": "kg m2 s-2", "eV": "kg m2 s-2",
    "W": "kg m2 s-3", "V": "kg m2 s-3 A-1", "ohm": "kg m2 s-3 A-2", "F": "kg-1 m-2 s4 A2", "H": "kg m2 s-2 A-2",
    "S": "kg-1 m-2 s3 A2", "T": "kg s-2 A-1", "C": "A s", "Gy": "m2 s-2", "cm": "m", "byte": "bit",
    "sr": "", "steradian": "",
}  # fmt: skip
_FACTOR = re.compile(r"([*/]?)\s*([A-Za-z]+|1(?:\.0)?)(?:\s*\*\*\s*(-?\d+(?:\.\d+)?))?\s*(?=[*/]|\Z)")
Dimension = tuple[tuple[str, float], ...]


@lru_cache(maxsize=4096)
def dimension(unit: str) -> Dimension | None:
    """The dimension of a unit in pint's notation (products and quotients, no brackets), None where it is not known.

    >>> dimension("kilogram * meter ** 2 / second ** 3") == dimension("W")
    True
    """
    exponents: dict[str, float] = {}
    flat = unit.strip()
    place = 0
    for factor in _FACTOR.finditer(flat):
        if factor.start() != place:
            return None
        place = factor.end()
        bases = _base(factor[2])
        if bases is None:
            return None
        power = float(factor[3] or 1) * (-1 if factor[1] == "/" else 1)
        for name, exponent in bases:
            exponents[name] = exponents.get(name, 0.0) + exponent * power
    if place != len(flat):
        return None
    return tuple(sorted((name, exponent) for name, exponent in exponents.items() if exponent))


@cache
def _base(unit: str) -> tuple[tuple[str, float], ...] | None:
    if unit in ("1", "1.0"):
        return ()
    if unit in _BASES:
        return ((unit, 1.0),)
    spelt = _DERIVED.get(unit)
    if spelt is None:
        return None
    parts = (re.fullmatch(r"([A-Za-z]+?)(-?\d+)?", part) for part in spelt.split())
    return tuple((part[1], float(part[2] or 1)) for part in parts if part)
