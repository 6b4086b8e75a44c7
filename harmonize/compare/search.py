"""Finding provisions by a word in any of the three languages, a number of any list, a tariff code or a CAS number.

A term is looked up as a number (``3A001``, ``6/5``, ``3.A.1.e``), as a tariff code (``8542.31``), as a concept of the
glossary (terms, synonyms and CAS numbers), and, where the user's library has the words, in the texts themselves. What
is found over all lists is put together by subject, the best first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from harmonize.compare.parties import DIALOGUE
from harmonize.compare.web import bridge_to, make_web
from harmonize.errors import HarmonizeError
from harmonize.model import CONTROL_KINDS, HsLine, Kind, Language, ListVersion, Provision, Status, SubjectRow
from harmonize.parsers.spec import spec
from harmonize.reading.concepts import find_concepts
from harmonize.reading.glossary import Concept, Glossary, load_glossary, term_key
from harmonize.shelf.catalogue import open_list, shelf

_CODE = re.compile(r"\d{4}(?:\.?\d\d(?:\.?\d{2}(?:\.?\d{2})?)?)?")
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
    label: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a search."""

    term: str
    concepts: tuple[Concept, ...]
    """The concepts that the term names, the nearest first."""
    groups: tuple[Group, ...]
    """All subjects, the best first."""
    lists: tuple[str, ...]
    """The versions searched."""
    texts: tuple[str, ...]
    """Those of them whose words were searched, too."""


def search(term: str, list_id: str = "", library: Path | None = None) -> Found:
    """Look for ``term`` in the newest version of every list on the shelf, or of ``list_id`` only.

    Raises ``HarmonizeError`` where the term is empty or there is no such list.
    """
    wanted = unicodedata.normalize("NFKC", term).strip()
    if not wanted:
        raise HarmonizeError("The term to search for is empty; write a word, a number, a tariff code or a CAS number.")
    names = list(dict.fromkeys(item.info.list_id for item in shelf(library)))
    if list_id and list_id not in names:
        raise HarmonizeError(f"There is no list {list_id!r} on the shelf; it has {', '.join(names)}.")
    opened = [open_list(name, library) for name in names if not list_id or name == list_id]
    glossary = load_glossary()
    concepts = concepts_of(wanted, glossary)
    hits = [hit for version in opened for hit in _hits(version, wanted, term.strip(), concepts)]
    return Found(
        term=term.strip(),
        concepts=concepts,
        groups=_grouped(hits, library, {version.info.list_id: version for version in opened}),
        lists=tuple(version.name for version in opened),
        texts=tuple(version.name for version in opened if version.has_texts),
    )


def concepts_of(term: str, glossary: Glossary) -> tuple[Concept, ...]:
    """The concepts that ``term`` names: as a whole in any language; else those named within it, or, for a part of a
    name, those whose terms hold it."""
    whole = [
        glossary.keys[language].get(term_key(word, language))
        for language in Language
        for word in dict.fromkeys((term, term.lower()))
    ]
    found = [name for name in dict.fromkeys(whole) if name]
    if not found:
        found = list(
            dict.fromkeys(match.id for language in Language for match in find_concepts(term, language, glossary))
        )
    if not found and len(term) >= _SHORTEST and not _CAS.fullmatch(term):
        key = term.casefold()
        found = [
            concept.id
            for concept in glossary.concepts
            if any(_holds(name.casefold(), key) for language in Language for name in concept.terms(language))
        ]
    return tuple(glossary[name] for name in found)


def _holds(name: str, key: str) -> bool:
    """Whether a term of the glossary holds ``key``: in English from the beginning of a word."""
    return bool(re.search(rf"\b{re.escape(key)}", name)) if key.isascii() else key in name


def _hits(version: ListVersion, wanted: str, typed: str, concepts: Sequence[Concept]) -> Iterator[Hit]:
    """What one list has, each provision once, for the best reason."""
    codes = _by_code(version, wanted)
    ids = {concept.id for concept in concepts if not concept.generic or len(concepts) == 1}
    numbers = {typed.rstrip(".").casefold(), wanted.rstrip(".").casefold()}
    words = wanted.casefold()
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
    if number in numbers:
        return Why.NUMBER, ""
    if item.number in codes:
        return Why.CODE, "; ".join(dict.fromkeys(map(_code_words, codes[item.number])))
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
    if not _CODE.fullmatch(wanted):
        return {}
    digits = wanted.replace(".", "")
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


def _grouped(hits: Sequence[Hit], library: Path | None, opened: Mapping[str, ListVersion]) -> tuple[Group, ...]:
    """The hits by subject with what answers them in the other lists, the subject of the best hit first; in a subject
    the lists of the dialogue stand first."""
    rows = _subject_rows(library) if hits else {}
    groups: dict[str, list[Hit]] = {}
    about: dict[str, SubjectRow] = {}
    for hit in hits:
        row = rows.get((hit.version.info.list_id, hit.provision.number))
        name = row.number if row else _own_subject(hit)
        groups.setdefault(name, []).append(hit)
        if row:
            about.setdefault(name, row)
    order = {name: index for index, name in enumerate((_BASELINE, *DIALOGUE))}
    made = []
    for name, found in groups.items():
        answers = _answers(about[name], found, opened) if name in about else []
        found.sort(key=lambda hit: (hit.why, order.get(hit.version.info.list_id, len(order))))
        label = about[name].label if name in about else found[0].provision.label
        made.append(Group(name, label, (*found, *answers)))
    return tuple(sorted(made, key=_rank))


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


def _rank(group: Group) -> tuple[int, int, int]:
    """The best reason, then the more lists, then the shallower provision."""
    return (
        group.hits[0].why,
        -len({hit.version.info.list_id for hit in group.hits}),
        min(len(re.findall(r"[./#]", hit.provision.number)) for hit in group.hits),
    )


def _own_subject(hit: Hit) -> str:
    listing = spec(hit.version.info.list_id)
    number = hit.provision.number
    return listing.wassenaar_number(number) or listing.bridge_number(number) or number


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
