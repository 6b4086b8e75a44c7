"""Reading a whole list: from provisions with text to provisions whose meaning is filled in.

What a bound does can depend on where its paragraph stands: the branches of a note that says "does not apply to" are
exclusions, though each of them reads like a criterion. Such context is applied here; sentence by sentence reading is
in ``thresholds``, ``logic`` and ``concepts``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Effect, Kind, Language, Logic, Provision, Role, Status, Threshold
from harmonize.model.tree import line_above
from harmonize.parsers.making import named, revised
from harmonize.reading.concepts import find_concepts, parameter_concept
from harmonize.reading.effects import excluded_part, read_effect
from harmonize.reading.english_decimals import prints_decimal_commas, with_points
from harmonize.reading.fingerprint import sense_hash, sketch, text_hash
from harmonize.reading.glossary import Glossary, load_glossary
from harmonize.reading.labels import make_label
from harmonize.reading.logic import read_logic
from harmonize.reading.parallel import disagreements
from harmonize.reading.references import find_references, find_standards
from harmonize.reading.shares import in_shares
from harmonize.reading.thresholds import read_thresholds
from harmonize.reading.translation import with_translation
from harmonize.reading.unread import unread_figures

_SENTENCE = re.compile(r"(?<=[.;。])(?<!\b[a-z]\.)\s+")
_OPENS_LIST = re.compile(r":\s*\(?[a-z1]\b[.)]")
_BRANCH = re.compile(r"\(?(?:[a-z]|\d{1,2})[.)]\s")
_LONG = 1000
"""Provisions from which a list is worth sharing among processes."""
_READ_KINDS = CONTROL_KINDS | NOTE_KINDS
"""The kinds whose words bear on what is controlled; fields, tables and definitions are kept but not read."""
_LABELLED = _READ_KINDS | {Kind.CATEGORY, Kind.GROUP}


def read_provisions(
    provisions: Sequence[Provision],
    language: Language,
    glossary: Glossary | None = None,
    translation: Language = Language.ENGLISH,
    processes: int = 1,
    taken: Mapping[str, Provision] | None = None,
) -> tuple[Provision, ...]:
    """Fill in what the words of ``provisions`` mean, in ``language``; the order is kept.

    ``translation`` is the language of the parallel texts, where there are any. A long list may be shared among
    ``processes``. Those ``taken`` from elsewhere, by number, were read already and have at most their labels made.
    """
    words = glossary or load_glossary()
    by_number = {item.number: item for item in provisions}
    children: dict[str, list[Provision]] = defaultdict(list)
    for item in provisions:
        if item.parent is not None and item.kind in _READ_KINDS:
            children[item.parent].append(item)
    commas = language is Language.ENGLISH and prints_decimal_commas(item.text for item in provisions)
    out = _taken_out(provisions, children, by_number) if language is Language.JAPANESE else set()

    def read_in_place(item: Provision) -> Provision:
        made = _read_one(item, children.get(item.number, ()), by_number, language, words, commas)
        if item.parallel and item.kind in _READ_KINDS and item.status is Status.IN_FORCE:
            made = with_translation(made, language, translation, words)
        if item.number in out:
            made = _as_exclusion(made)
        if item.parallel and item.status is Status.IN_FORCE:
            made = _with_disagreements(made, by_number, language, translation)
        return made

    taken = taken or {}
    unread = [item for item in provisions if item.number not in taken]
    shares = processes if len(unread) >= _LONG else 1
    for spoken in {language, translation} if shares > 1 else ():
        _load(spoken, words)
    found = in_shares(read_in_place, unread, shares)
    done = {item.number: item for item in found}
    read = {item.number: taken.get(item.number) or done[item.number] for item in provisions}

    def label_in_place(item: Provision) -> str:
        if item.label or item.kind not in _LABELLED:
            return item.label
        return make_label(item, list(line_above(read, item)), words, by_number=read)

    labels = in_shares(label_in_place, list(read.values()), processes if len(read) >= _LONG else 1)
    return tuple(
        revised(item, label=label) if label else item for item, label in zip(read.values(), labels, strict=True)
    )


def _load(language: Language, words: Glossary) -> None:
    """Load what a language needs, before processes share the work: else each of them would."""
    bounds = read_thresholds("1 %", language)
    find_concepts("1 %", language, words)
    parameter_concept("1 %", bounds[0].base_unit if bounds else "", language, words)


def _read_one(
    item: Provision,
    children: Sequence[Provision],
    by_number: dict[str, Provision],
    language: Language,
    words: Glossary,
    commas: bool,
) -> Provision:
    if item.kind is Kind.DEFINITION:
        return _read_definition(item, language, words)
    if item.status is not Status.IN_FORCE or item.kind not in _READ_KINDS:
        hashed = revised(item, text_hash=text_hash(item.text))
        return _read_field(hashed, language, words) if item.kind is Kind.FIELD else hashed
    bounds = tuple(_with_concept(bound, language, words) for bound in _bounds(item.text, language, commas))
    effect = read_effect(item.text, language) if item.kind is Kind.NOTE else Effect.NONE
    if effect is Effect.NONE and item.kind is Kind.NOTE:
        effect = _inherited_effect(item, by_number, language)
    if effect is Effect.EXCLUDES:
        bounds = tuple(
            replace(bound, role=Role.EXCLUSION) if bound.role is Role.CRITERION else bound for bound in bounds
        )
    branches = [
        child.text
        for child in children
        if child.status is Status.IN_FORCE and (child.kind in CONTROL_KINDS or item.kind in NOTE_KINDS)
    ]
    read = revised(
        item,
        text_hash=text_hash(item.text),
        logic=read_logic(item.text, branches, language) if branches else Logic.NONE,
        effect=effect,
        thresholds=bounds,
        unread=unread_figures(item.text, bounds),
        references=tuple(dict.fromkeys((*item.references, *_references(item, by_number, language)))),
    )
    if item.parallel:
        return read  # the sense of the words is taken from the translation
    return revised(
        read,
        concepts=tuple(dict.fromkeys(match.id for match in find_concepts(item.text, language, words))),
        sense_hash=sense_hash(item.text),
        sketch=_sketch(item.text, effect, language),
    )


def _with_disagreements(
    item: Provision, by_number: dict[str, Provision], language: Language, translation: Language
) -> Provision:
    """Where the official translation says something else; the paragraph above may have what one of them lacks."""
    above = by_number.get(item.parent or "")
    found = disagreements(
        item.text,
        item.parallel,
        language,
        translation,
        number=item.number,
        above=above.text if above else "",
        parallel_above=above.parallel if above else "",
    )
    return revised(item, disagreements=found) if found else item


def _read_definition(item: Provision, language: Language, words: Glossary) -> Provision:
    """A definition has the bounds of the term, and as its concepts the term itself, which its number ends with."""
    term = item.number.rpartition(":")[2]
    spoken = Language.ENGLISH if term.isascii() else language
    terms = [match for match in find_concepts(term, spoken, words) if match.end - match.start > len(term) // 2]
    bounds = tuple(_with_concept(bound, language, words) for bound in read_thresholds(item.text, language))
    concepts = tuple(dict.fromkeys(match.id for match in terms))
    return revised(item, text_hash=text_hash(item.text), thresholds=bounds, concepts=concepts)


def _bounds(text: str, language: Language, commas: bool) -> tuple[Threshold, ...]:
    """The bounds of ``text``; in a list that prints decimal commas (``commas``), with these read as such."""
    if not commas or "," not in text:
        return read_thresholds(text, language)
    shown = with_points(text, known=True)  # of the same length, so that places in it hold for the text
    found = read_thresholds(shown, language)
    return tuple(replace(bound, quote=text[bound.start : bound.start + len(bound.quote)]) for bound in found)


def _references(item: Provision, by_number: dict[str, Provision], language: Language) -> tuple[str, ...]:
    """What the text names: by number, and in Japanese also by place (前号, イに該当するもの)."""
    if language is not Language.JAPANESE:
        return find_references(item.text)
    from harmonize.reading.japanese_references import resolve_references

    above = "".join(each.text for each in reversed(list(line_above(by_number, item))))
    return (*resolve_references(item.text, item.number, above=above), *find_standards(item.text))


def _sketch(text: str, effect: Effect, language: Language) -> str:
    """Of a note that excludes, only what it excludes counts: the words that say so are the same in every such note."""
    if effect is Effect.EXCLUDES and (excluded := sketch(excluded_part(text, language))):
        return excluded
    return sketch(text)


def _read_field(item: Provision, language: Language, words: Glossary) -> Provision:
    """A field lists no goods, but some lists write there what an entry does not control, and which other instruments
    control it: such sentences are read."""
    item = revised(item, references=find_references(item.text))
    said = " ".join(_excluding(item.text, language))
    if not said:
        return item
    found = dict.fromkeys(match.id for match in find_concepts(said, language, words))
    return revised(
        item,
        effect=Effect.EXCLUDES,
        concepts=tuple(found),
        references=find_references(said),
        sketch=sketch(excluded_part(said, language)),
    )


def _excluding(text: str, language: Language) -> Iterator[str]:
    """The sentences of ``text`` that take goods out of control, with the branches of a list that one of them opens."""
    listing = False
    for part in _SENTENCE.split(text):
        excludes = read_effect(part, language) is Effect.EXCLUDES
        if excludes or (listing and _BRANCH.match(part)):
            yield part
        listing = (excludes and _OPENS_LIST.search(part) is not None) or (listing and _BRANCH.match(part) is not None)


def _inherited_effect(item: Provision, by_number: dict[str, Provision], language: Language) -> Effect:
    """The effect of the note whose branch ``item`` is."""
    for above in line_above(by_number, item):
        if above.kind is not Kind.NOTE:
            break
        effect = read_effect(above.text, language)
        if effect is not Effect.NONE:
            return effect
    return Effect.NONE


def _taken_out(
    provisions: Sequence[Provision], children: dict[str, list[Provision]], by_number: dict[str, Provision]
) -> set[str]:
    """The numbers of paragraphs that take goods out of control because the sentence above them says so."""
    from harmonize.reading.japanese_exclusions import excluded_branches

    out: set[str] = set()
    for item in provisions:
        branches = [child.number for child in children[item.number]]
        if item.number in out:
            out.update(branches)
        elif branches and item.kind in CONTROL_KINDS:
            above = "".join(each.text for each in reversed(list(line_above(by_number, item))))
            out |= excluded_branches(item.text, item.number, branches, above=above)
    return out


def _as_exclusion(item: Provision) -> Provision:
    bounds = tuple(
        replace(bound, role=Role.EXCLUSION) if bound.role is Role.CRITERION else bound for bound in item.thresholds
    )
    return revised(item, effect=Effect.EXCLUDES, thresholds=bounds)


def _with_concept(bound: Threshold, language: Language, words: Glossary) -> Threshold:
    concept = parameter_concept(bound.parameter, bound.base_unit, language, words)
    return named(bound, bound.parameter, concept) if concept else bound
