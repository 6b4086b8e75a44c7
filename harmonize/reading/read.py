"""Reading a whole list: from provisions with text to provisions whose meaning is filled in.

What a bound does can depend on where its paragraph stands: the branches of a note that says "does not apply to" are
exclusions, though each of them reads like a criterion. Such context is applied here; sentence by sentence reading is
in ``thresholds``, ``logic`` and ``concepts``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Kind, Language, Logic, Provision, Role, Status, Threshold
from harmonize.reading.concepts import find_concepts, parameter_concept
from harmonize.reading.fingerprint import sense_hash, sketch, text_hash
from harmonize.reading.glossary import Glossary, load_glossary
from harmonize.reading.labels import make_label
from harmonize.reading.logic import read_logic
from harmonize.reading.references import find_references
from harmonize.reading.thresholds import read_thresholds

_READ_KINDS = CONTROL_KINDS | NOTE_KINDS
"""The kinds whose words bear on what is controlled; fields, tables and definitions are kept but not read."""
_EXCLUDES = {
    Language.ENGLISH: re.compile(
        r"\b(?:do(?:es)? not (?:apply|control|include)|is not controlled|are not controlled|excludes?)\b", re.IGNORECASE
    ),
}
"""What a note says when it takes things out of control."""


def read_provisions(
    provisions: Sequence[Provision], language: Language, glossary: Glossary | None = None
) -> tuple[Provision, ...]:
    """Fill in what the words of ``provisions`` mean, in ``language``; the order is kept."""
    words = glossary or load_glossary()
    by_number = {item.number: item for item in provisions}
    children: dict[str, list[Provision]] = defaultdict(list)
    for item in provisions:
        if item.parent is not None and item.kind in _READ_KINDS:
            children[item.parent].append(item)
    read: dict[str, Provision] = {}
    for item in provisions:
        read[item.number] = _read_one(item, children[item.number], by_number, language, words)
    return tuple(
        replace(item, label=make_label(item, ancestors(item, read), words))
        if item.kind in _READ_KINDS or item.kind in (Kind.CATEGORY, Kind.GROUP)
        else item
        for item in read.values()
    )


def ancestors(provision: Provision, by_number: dict[str, Provision]) -> list[Provision]:
    """What ``provision`` stands under, nearest first."""
    found: list[Provision] = []
    parent = provision.parent
    while parent is not None and parent in by_number:
        found.append(by_number[parent])
        parent = by_number[parent].parent
    return found


def excludes(provision: Provision, language: Language) -> bool:
    """Whether ``provision`` is a note that takes things out of control."""
    pattern = _EXCLUDES.get(language)
    return provision.kind is Kind.NOTE and pattern is not None and pattern.search(provision.text) is not None


def _read_one(
    item: Provision,
    children: Sequence[Provision],
    by_number: dict[str, Provision],
    language: Language,
    words: Glossary,
) -> Provision:
    hashed = replace(item, text_hash=text_hash(item.text))
    if item.kind not in _READ_KINDS or item.status is not Status.IN_FORCE:
        return hashed
    bounds = tuple(_with_concept(bound, language, words) for bound in read_thresholds(item.text, language))
    if item.kind is Kind.NOTE and any(
        excludes(each, language) for each in (item, *ancestors(item, by_number)) if each.kind is Kind.NOTE
    ):
        bounds = tuple(
            replace(bound, role=Role.EXCLUSION) if bound.role is Role.CRITERION else bound for bound in bounds
        )
    branches = [
        child.text
        for child in children
        if child.status is Status.IN_FORCE and (child.kind in CONTROL_KINDS or item.kind in NOTE_KINDS)
    ]
    return replace(
        hashed,
        logic=read_logic(item.text, branches, language) if branches else Logic.NONE,
        thresholds=bounds,
        concepts=tuple(dict.fromkeys(match.id for match in find_concepts(item.text, language, words))),
        references=find_references(item.text),
        sense_hash=sense_hash(item.text),
        sketch=sketch(item.text),
    )


def _with_concept(bound: Threshold, language: Language, words: Glossary) -> Threshold:
    return replace(bound, concept=parameter_concept(bound.parameter, bound.base_unit, language, words))
