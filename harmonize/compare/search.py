"""Finding provisions by a word in any of the three languages, a number of any list, a tariff code or a CAS number.

A term is looked up as a number (``3A001``, ``6/5``, ``3.A.1.e``), as a tariff code (``8542.31``), as a concept of the
glossary (terms, synonyms and CAS numbers), and, where the user's library has the words, in the texts themselves. What
is found over all lists is put together by subject, the best first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from harmonize.compare.numbers import places_named
from harmonize.compare.parties import DIALOGUE
from harmonize.compare.web import bridge_to, make_web
from harmonize.errors import HarmonizeError
from harmonize.model import CONTROL_KINDS, HsLine, Kind, Language, ListVersion, Provision, Status, SubjectRow
from harmonize.parsers.spec import spec
from harmonize.reading.concepts import find_concepts
from harmonize.reading.glossary import Concept, Glossary, load_glossary, term_key
from harmonize.shelf.catalogue import list_named, open_list, shelf

_CODE = re.compile(r"\d{4}(?:\.?\d\d(?:\.?\d{2}(?:\.?\d{2})?)?)?")
_HEADING = re.compile(r"(?:hs|hts)(?:\s*codes?)?[\s:]*(?=\d)")
"""What a tariff code is called before it."""
_CAS = re.compile(r"\d{2,7}-\d\d-\d")
_SHORTEST = 2
"""Characters that a term has at least before it is looked for inside texts."""
_BASELINE = "wassenaar"


class Why(IntEnum):
    """Why a provision was found; a lower one stands first."""

    NUMBER = 0
    """It has the number."""
    CODE = 1
    """It lists the tariff code."""
    CONCEPT = 2
    """It names the concept, and what it is about."""
    TEXT = 3
    """Its words hold the term."""
    BELOW = 4
    """Its number begins so."""
    MENTION = 5
    """It names the concept among others."""
    ANSWER = 6
    """It answers what was found, in another list."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision that was found."""

    version: ListVersion
    provision: Provision
    citation: str
    why: Why
    said: str
    """What was found there: the tariff code as written, the words around the term; "" where the number tells it."""


@dataclass(frozen=True, slots=True)
class Group:
    """What was found on one subject, over all lists."""

    number: str
    list_id: str
    """The list whose own number this is, where no other list has the matter (Russia lists); else ""."""
    label: str
    hits: tuple[Hit, ...]
    lacking: int = 0
    """How many of the concepts that were asked for together no provision of it names."""


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a search."""

    term: str
    concepts: tuple[Concept, ...]
    """The concepts that the term names, the nearest first."""
    together: tuple[Concept, ...]
    """The concepts of which a subject should have all, where the term names several; () else."""
    groups: tuple[Group, ...]
    """All subjects, the best first: those that have all concepts before those that have some."""
    lists: tuple[str, ...]
    """The versions searched."""
    texts: tuple[str, ...]
    """Those of them whose words were searched, too."""


def search(term: str, list_id: str = "", library: Path | None = None) -> Found:
    """Look for ``term`` in the newest version of every list on the shelf; with ``list_id`` what that list has on the
    subjects found.

    Raises ``HarmonizeError`` where the term is empty or there is no such list.
    """
    wanted = unicodedata.normalize("NFKC", term).strip()
    if not wanted:
        raise HarmonizeError("The term to search for is empty; write a word, a number, a tariff code or a CAS number.")
    only = list_named(list_id, library) if list_id else ""
    names = list(dict.fromkeys(item.info.list_id for item in shelf(library)))
    opened = [open_list(name, library) for name in names]
    places = {version.info.list_id: number for version, number in places_named(term, opened)}
    glossary = load_glossary()
    concepts, together = ((), ()) if places else concepts_of(wanted, glossary)
    asked = _Asked(wanted, concepts, places, _wider(together, glossary))
    hits = [hit for version in opened for hit in _hits(version, asked)]
    groups = _grouped(hits, library, {version.info.list_id: version for version in opened}, asked)
    return Found(
        term=term.strip(),
        concepts=concepts,
        together=together,
        groups=tuple(_of_list(groups, only)) if only else groups,
        lists=tuple(version.name for version in opened if only in ("", version.info.list_id)),
        texts=tuple(version.name for version in opened if version.has_texts and only in ("", version.info.list_id)),
    )


def _of_list(groups: Sequence[Group], list_id: str) -> Iterator[Group]:
    for group in groups:
        hits = tuple(hit for hit in group.hits if hit.version.info.list_id == list_id)
        if hits:
            yield replace(group, hits=hits)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A term as it is looked up."""

    term: str
    concepts: tuple[Concept, ...]
    places: Mapping[str, str]
    """By list, the number that the term names there, as a number or a citation."""
    together: tuple[frozenset[str], ...]
    """Of each concept that is asked for together with others: it, and those that are of its kind by their name."""


def _wider(together: Sequence[Concept], glossary: Glossary) -> tuple[frozenset[str], ...]:
    """Each concept with those whose English name holds its own: a microwave power amplifier is an amplifier."""
    found = []
    for concept in together:
        own = re.compile(rf"\b{re.escape(concept.name().casefold())}\b")
        found.append(frozenset(each.id for each in glossary.concepts if own.search(each.name().casefold())))
    return tuple(found)


def concepts_of(term: str, glossary: Glossary) -> tuple[tuple[Concept, ...], tuple[Concept, ...]]:
    """The concepts that ``term`` names: as a whole in any language; else those named within it, or, for a part of a
    name, those whose terms hold it. With them, those named within it together, where there are several."""
    whole = [
        glossary.keys[language].get(term_key(word, language))
        for language in Language
        for word in dict.fromkeys((term, term.lower()))
    ]
    found = [name for name in dict.fromkeys(whole) if name]
    within = not found
    if not found:
        found = list(
            dict.fromkeys(match.id for language in Language for match in find_concepts(term, language, glossary))
        )
    if not found and len(term) >= _SHORTEST and not _CAS.fullmatch(term):
        within = False
        key = term.casefold()
        found = [
            concept.id
            for concept in glossary.concepts
            if any(_holds(name.casefold(), key) for language in Language for name in concept.terms(language))
        ]
    concepts = tuple(glossary[name] for name in found)
    together = tuple(concept for concept in concepts if not concept.generic) if within else ()
    return concepts, together if len(together) > 1 else ()


def _holds(name: str, key: str) -> bool:
    """Whether a term of the glossary holds ``key``: in English from the beginning of a word."""
    return bool(re.search(rf"\b{re.escape(key)}", name)) if key.isascii() else key in name


def _hits(version: ListVersion, asked: _Asked) -> Iterator[Hit]:
    """What one list has, each provision once, for the best reason."""
    codes = _by_code(version, asked.term)
    ids = {concept.id for concept in asked.concepts if not concept.generic or len(asked.concepts) == 1}
    numbers = {asked.term.rstrip(".").casefold()}
    if version.info.list_id in asked.places:
        numbers.add(asked.places[version.info.list_id].casefold())
    words = asked.term.casefold()
    cite = spec(version.info.list_id).citation
    for item in version.provisions:
        if item.status is not Status.IN_FORCE:
            continue
        found = _why(version, item, numbers, ids, words, codes)
        if found is not None:
            yield Hit(version, item, cite(item.number), *found)


def _why(
    version: ListVersion, item: Provision, numbers: set[str], ids: set[str], words: str, codes: dict[str, list[HsLine]]
) -> tuple[Why, str] | None:
    number = item.number.casefold()
    said = "; ".join(dict.fromkeys(map(_code_words, codes.get(item.number, ()))))
    if number in numbers:
        return Why.NUMBER, said
    if said:
        return Why.CODE, said
    named = ids.intersection(item.concepts)
    if named and item.kind in CONTROL_KINDS and item.concepts[0] in ids:
        return Why.CONCEPT, ""
    inside = _around(item, words) if version.has_texts and len(words) >= _SHORTEST else ""
    if inside and item.kind not in (Kind.CATEGORY, Kind.GROUP):
        return Why.TEXT, inside
    if any(number.startswith(each) and (len(each) > 1) for each in numbers) and item.kind in CONTROL_KINDS:
        return Why.BELOW, ""
    return (Why.MENTION, "") if named and item.kind in CONTROL_KINDS else None


def _by_code(version: ListVersion, wanted: str) -> dict[str, list[HsLine]]:
    """The mentions of a tariff code by provision: of the code, of what is under it, of what it is under."""
    bare = _HEADING.sub("", wanted.casefold(), count=1)
    if not _CODE.fullmatch(bare):
        return {}
    digits = bare.replace(".", "")
    found: dict[str, list[HsLine]] = {}
    for line in version.hs:
        within = digits.startswith(line.code) or line.code.startswith(digits)
        length = min(len(line.code), len(digits))
        ranged = line.until and line.code[:length] <= digits[:length] <= line.until[:length]
        if line.code and (within or ranged):
            found.setdefault(line.number, []).append(line)
    return found


def _code_words(line: HsLine) -> str:
    until = f" to {line.until}" if line.until else ""
    said = f"HS {line.code}{until}"
    if line.excluded:
        said += " (taken out)"
    if line.limited:
        said += f" ({line.limited})"
    return said + (f", tier {line.tier}" if line.tier else "")


def _around(item: Provision, words: str) -> str:
    """The words around the term in the text or in its official translation, "" where neither holds it."""
    for text in (item.text, item.parallel):
        folded = text.casefold()
        place = folded.find(words)
        if place < 0 and not text.isascii():
            text = unicodedata.normalize("NFKC", text)  # noqa: PLW2901
            place = text.casefold().find(words)
        if place >= 0:
            start, end = max(0, place - 40), place + len(words) + 40
            return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
    return ""


def _grouped(
    hits: Sequence[Hit], library: Path | None, opened: Mapping[str, ListVersion], asked: _Asked
) -> tuple[Group, ...]:
    """The hits by subject with what answers them in the other lists, the subject of the best hit first; in a subject
    the lists of the dialogue stand first."""
    rows = _subject_rows(library) if hits else {}
    groups: dict[tuple[str, str], list[Hit]] = {}
    about: dict[tuple[str, str], SubjectRow] = {}
    for hit in hits:
        row = rows.get((hit.version.info.list_id, hit.provision.number))
        name = ("", row.number) if row else _own_subject(hit)
        groups.setdefault(name, []).append(hit)
        if row:
            about.setdefault(name, row)
    order = {name: index for index, name in enumerate((_BASELINE, *DIALOGUE))}
    made = []
    for name, found in groups.items():
        answers = _answers(about[name], found, opened) if name in about else []
        lacking = {id(hit): _lacking(hit, asked.together) for hit in found}
        found.sort(key=lambda hit: (lacking[id(hit)], hit.why, order.get(hit.version.info.list_id, len(order))))
        label = about[name].label if name in about else found[0].provision.label
        list_id, number = name
        made.append(Group(number, list_id, label, (*found, *answers), lacking[id(found[0])]))
    return tuple(sorted(made, key=_rank))


def _lacking(hit: Hit, together: Sequence[frozenset[str]]) -> int:
    """How many of the concepts neither the provision names nor what it stands under; none where its words hold the
    whole term."""
    if hit.why is Why.TEXT:
        return 0
    named: set[str] = set()
    item: Provision | None = hit.provision
    while item is not None and together:
        named.update(item.concepts)
        item = hit.version.index.get(item.parent or "")
    return sum(named.isdisjoint(each) for each in together)


def _answers(row: SubjectRow, found: Sequence[Hit], opened: Mapping[str, ListVersion]) -> list[Hit]:
    """What the other lists have on a subject, beside what was found itself."""
    there = {hit.version.info.list_id for hit in found}
    return [
        Hit(opened[list_id], opened[list_id].index[number], spec(list_id).citation(number), Why.ANSWER, "")
        for list_id, numbers in row.numbers.items()
        if list_id not in there and list_id in opened
        for number in numbers
        if number in opened[list_id].index
    ]


def _rank(group: Group) -> tuple[int, int, int, int]:
    """All concepts before some, the best reason, then the more lists, then the shallower provision."""
    return (
        group.lacking,
        group.hits[0].why,
        -len({hit.version.info.list_id for hit in group.hits}),
        min(len(re.findall(r"[./#]", hit.provision.number)) for hit in group.hits),
    )


def _own_subject(hit: Hit) -> tuple[str, str]:
    """The list, where it alone has its numbers, and the number."""
    listing = spec(hit.version.info.list_id)
    number = hit.provision.number
    if listing.destination:
        return listing.list_id, number
    return "", listing.wassenaar_number(number) or listing.bridge_number(number) or number


def _subject_rows(library: Path | None) -> dict[tuple[str, str], SubjectRow]:
    """The subjects by list and number, over the newest lists."""
    lists = {item.info.list_id for item in shelf(library)}
    if _BASELINE not in lists:
        return {}
    base = open_list(_BASELINE, library, texts=False)
    parties = [open_list(name, library, texts=False) for name in DIALOGUE if name in lists]
    web = make_web(base, bridge_to(base, library, ""), parties, library)
    return {
        (list_id, number): row for row in web.subjects for list_id, numbers in row.numbers.items() for number in numbers
    }
