"""Making one finding: a stable id, a neutral sentence, why it matters."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from harmonize.compare.pair import Sides, category_of, regime_of, shared_number, subject_of
from harmonize.compare.why import why_it_matters
from harmonize.model import (
    Finding,
    FindingKind,
    Label,
    Language,
    ListVersion,
    PartyPosition,
    Provision,
    Regime,
    Saying,
    Threshold,
)
from harmonize.reading.concepts import parameter_concept
from harmonize.reading.glossary import ConceptKind, load_glossary
from harmonize.reading.label_bounds import DIMENSIONS, in_english

_LETTERS = {
    FindingKind.THRESHOLD: "T",
    FindingKind.MISSING: "M",
    FindingKind.NATIONAL: "N",
    FindingKind.SCOPE: "S",
    FindingKind.RUSSIA: "R",
}


def make_finding(
    sides: Sides,
    kind: FindingKind,
    about: Provision,
    positions: Sequence[PartyPosition],
    *,
    sentence: str,
    basis: str,
    confidence: float,
    parameter: str = "",
    key: str = "",
    controls_more: str = "",
    undecided: str = "",
    other: Provision | None = None,
    explanation: Sequence[str] = (),
) -> Finding:
    """A finding of ``kind`` about the provision ``about`` (of the party, else of the baseline).

    ``other`` is its counterpart, if it has one: marks and regime are taken from both. ``key`` tells findings on one
    parameter apart, for the id.
    """
    version = (
        sides.party
        if about.number in sides.party.index and sides.party.index[about.number] is about
        else sides.baseline
    )
    marked = other if other is not None and version is sides.party else about
    owner = sides.baseline if marked is other else version
    own = kind is FindingKind.NATIONAL and not sides.beyond
    regime = Regime.NATIONAL if own else regime_of(owner, marked)
    return Finding(
        id=id_of(kind, positions, key or parameter),
        kind=kind,
        subject=_subject(sides, version, about, other),
        category=_category(sides, version, about, other),
        regime=regime,
        label=about.label,
        parameter=parameter,
        positions=tuple(positions),
        controls_more=controls_more,
        undecided=undecided,
        sentence=_spoken(sentence),
        why=why_it_matters(owner, marked, about, regime),
        basis=basis,
        confidence=confidence,
        explanation=tuple(explanation),
    )


_PARTS = {"note": "note", "tech": "technical note", "nb": "N.B.", "table": "table", "fn": "footnote"}
_PART = re.compile(r"#(?P<place>[A-Za-z]\w*(?:[-~]\w+)*(?:\.\w+(?:[-~]\w+)*)*)", re.ASCII)
_SEGMENT = re.compile(r"(?P<part>[A-Za-z]+(?:-[A-Za-z]+)*)(?P<n>\d*)(?:~\d+)?")
_SHORT = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,3})*")
"""Names of fields that are abbreviations: ``lvs``, ``nac-aca``."""


def spoken(sentence: str) -> str:
    """``sentence`` with the numbers of notes and fields as they are said.

    >>> spoken("US 3A001.a#note2.b takes it out; Korea 6A002.c#note~3 too")
    'US 3A001.a, note 2.b takes it out; Korea 6A002.c, note too'
    >>> spoken("0A502#license-requirements.table, 3A001#lvs")
    '0A502, license requirements, table, 3A001, LVS'
    """
    return _PART.sub(
        lambda match: "".join(f", {part} {place}".rstrip() for part, place in _places(match["place"])), sentence
    )


def spoken_with(sentence: str, say_part: Callable[[str], str], gap: str) -> str:
    """The same in another language: ``say_part`` gives its word for a note, a technical note, a table, a field; ``gap``
    stands before its number."""
    return _PART.sub(
        lambda match: "".join(f" {say_part(part)}{gap}{place}".rstrip() for part, place in _places(match["place"])),
        sentence,
    )


def _places(place: str) -> list[tuple[str, str]]:
    """What stands behind the ``#`` of a number: names of notes, tables and fields, each with its own number."""
    found: list[tuple[str, str]] = []
    for segment in place.split("."):
        match = _SEGMENT.fullmatch(segment)
        if match and (not found or match["part"] in _PARTS):
            found.append((_part_name(match["part"]), match["n"]))
        else:
            name, number = found[-1] if found else (segment, "")
            found[-1:] = [(name, f"{number}.{segment}".lstrip("."))]
    return found


def _part_name(part: str) -> str:
    if part in _PARTS:
        return _PARTS[part]
    return part.upper() if _SHORT.fullmatch(part) else part.replace("-", " ")


def _spoken(sentence: str) -> str:
    return sentence.spoken(spoken) if isinstance(sentence, Saying) else spoken(sentence)


def _category(sides: Sides, version: ListVersion, about: Provision, other: Provision | None) -> str:
    """The category of the counterpart where there is one: a list of its own numbering may put the goods elsewhere."""
    if other is not None and version is sides.party and shared_number(version, about) is None:
        return category_of(sides.baseline, other) or category_of(version, about)
    return category_of(version, about)


def _subject(sides: Sides, version: ListVersion, about: Provision, other: Provision | None) -> str:
    """The Wassenaar number of a finding: the counterpart's where the own numbering implies none."""
    own = subject_of(version, about)
    if other is not None and version is sides.party and own == about.number:
        return subject_of(sides.baseline, other)
    return own


def item_name(*provisions: Provision) -> Label:
    """What goods provisions are about: their label without the bounds; technology and software with what it is for."""
    names = [(_intangible_name(provision.label), provision.label.partition(":")[0].strip()) for provision in provisions]
    served = next((name for name, _ in names if name), "")
    bare = next((name for _, name in names if name), "item")
    return Label(served if served and _intangible(f"{bare}:") else bare)


def _intangible(name: str) -> str:
    """The word that ``name`` begins with, where it is one for software or technology, else ""."""
    said = _INTANGIBLE.match(name)
    return said[0] if said and name[said.end() :].startswith((" (", " for ", ":")) else ""


def _intangible_name(label: str) -> str:
    """``technology for turbine blade``: of a label of technology or software, "" of one that names no goods.

    Behind its colon the label names the goods, then properties and bounds (``harmonize.reading.labels``); before it
    numbers stand where the goods are named elsewhere: ``software (development) for laser (6A005)``.
    """
    head, _, rest = label.partition(": ")
    word = _intangible(label)
    if not word:
        return ""
    said = [name for name in rest.split(", ") if not _BOUND.search(name)]
    kinds = {name: _kind_of(name) for name in said}
    goods = [name for name, kind in kinds.items() if kind in _OBJECTS]
    goods = goods or [name for name, kind in kinds.items() if kind in _LESSER_OBJECTS]
    if goods:
        return f"{word} for {goods[0]}"
    _, _, served = head.partition(" for ")
    return f"{word} for {served}" if served else ""


_INTANGIBLE = re.compile(r"technology|technical data|software|source code|object code|executable software|program")
_BOUND = re.compile(r"[<>=@]")
_OBJECTS = frozenset({ConceptKind.GOODS, ConceptKind.MATERIAL, ConceptKind.AGENT, ConceptKind.TOPIC})
_LESSER_OBJECTS = frozenset({ConceptKind.TECHNOLOGY, ConceptKind.SOFTWARE, ConceptKind.PROCESS})


def _kind_of(name: str) -> ConceptKind | None:
    """The kind of what a label names, told by its last words: ``laser (6A005)``, ``component for laser``."""
    kinds = _kinds()
    name = name.partition(" (")[0].removeprefix("other ")
    return kinds.get(name) or kinds.get(name.partition(" for ")[0])


@cache
def _kinds() -> dict[str, ConceptKind]:
    return {term: concept.kind for concept in load_glossary().concepts for term in concept.en}


def parameter_name(bound: Threshold) -> Label:
    """What a bound is on, for a person: the glossary's name, else the words of the list, else the dimension."""
    return Label(_parameter_name(bound))


def _parameter_name(bound: Threshold) -> str:
    if bound.concept:
        concept = load_glossary().by_id.get(bound.concept)
        if concept is not None and concept.en:
            return "share" if bound.concept == "number" and bound.unit == "percent" else concept.en[0]
    words = bound.parameter
    if not words or not words.isascii():
        return in_english(bound, load_glossary())  # a sentence is English
    elsewhere = parameter_concept(words, "", Language.ENGLISH, load_glossary())
    # the nearest words can name another quantity (a band tuned in so many seconds): then the dimension is said
    if not elsewhere:
        return words
    return DIMENSIONS.get(bound.base_unit) or ("share" if bound.unit == "percent" else words)


def with_own_ids(findings: Sequence[Finding]) -> list[Finding]:
    """``findings`` with a number behind an id that several of them have (bounds of one name in one paragraph)."""
    seen: Counter[str] = Counter()
    told: list[Finding] = []
    for finding in findings:
        seen[finding.id] += 1
        again = seen[finding.id]
        told.append(replace(finding, id=f"{finding.id}-{again}") if again > 1 else finding)
    return told


def id_of(kind: FindingKind, positions: Sequence[PartyPosition], parameter: str) -> str:
    """The same difference has the same id in every run and version: it is made of numbers, not of values or
    of the order of the parties."""
    places = [f"{item.list_id}:{item.number}" for item in positions]
    # the baseline's stands first; that of the parties is the user's choice, and a verdict must hold in any order
    key = "|".join([kind.value, parameter, *places[:1], *sorted(places[1:])])
    return f"{_LETTERS[kind]}-{hashlib.blake2b(key.encode(), digest_size=4).hexdigest()}"
