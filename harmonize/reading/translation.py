"""What an official translation beside the governing text helps to understand.

Korea prints the English of every paragraph. The Korean governs: its figures, comparators and logic are what is
compared. But which goods and which parameter a paragraph is about is the same in both languages, and most other lists
are in English. So the sense and the sketch of the words are those of the translation, by which the paragraph can be
held against other English lists; and a bound takes its parameter from the same bound in the translation. What a note
does is told by the translation where the words that govern were not read to tell it; a figure that is a bound in the
translation only, though both texts have it, counts as not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from harmonize.model import Effect, Kind, Language, Provision, Role, Threshold
from harmonize.parsers.making import named, revised
from harmonize.reading.concepts import find_concepts, parameter_concept
from harmonize.reading.effects import excluded_part, read_effect
from harmonize.reading.fingerprint import sense_hash, sketch
from harmonize.reading.glossary import Glossary
from harmonize.reading.thresholds import read_thresholds

_SAME = 1e-6
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def with_translation(item: Provision, governing: Language, language: Language, glossary: Glossary) -> Provision:
    """``item``, read in its ``governing`` language, with what its ``parallel`` text in ``language`` adds."""
    if not item.parallel:
        return item
    if item.kind is Kind.NOTE and item.effect is Effect.NONE:
        item = revised(item, effect=read_effect(item.parallel, language))
    concepts = tuple(dict.fromkeys([match.id for match in find_concepts(item.parallel, language, glossary)]))
    words = item.parallel
    if item.effect is Effect.EXCLUDES:
        words = excluded_part(item.parallel, language) or item.parallel
    # the bounds of the translation tell something only beside bounds or figures of the text that governs
    told = item.thresholds or _FIGURE.search(item.text)
    bounds = read_thresholds(item.parallel, language) if told else ()
    partners = _partners(item.thresholds, bounds)
    return revised(
        item,
        thresholds=_with_parameters(item.thresholds, partners, language, glossary),
        unread=(*item.unread, *_not_read(item, [bound for bound in bounds if bound not in partners.values()])),
        concepts=concepts or tuple(dict.fromkeys(match.id for match in find_concepts(item.text, governing, glossary))),
        sense_hash=sense_hash(item.parallel),
        sketch=sketch(words) or sketch(item.parallel),
    )


def _not_read(item: Provision, only_translated: Sequence[Threshold]) -> tuple[str, ...]:
    """Figures of bounds that were read in the translation only, though the text that governs has the figure too."""
    if not only_translated:
        return ()
    written = {figure.replace(",", "") for figure in _FIGURE.findall(item.text)}
    figures = [
        match[0].replace(",", "")
        for bound in only_translated
        if bound.role is not Role.EQUIVALENT and (match := _FIGURE.search(bound.quote))
    ]
    return tuple(dict.fromkeys(figure for figure in figures if figure in written and figure not in item.unread))


def _partners(bounds: Sequence[Threshold], translated: Sequence[Threshold]) -> dict[int, Threshold]:
    """For each of ``bounds``, by its place, the bound that says the same in the translation: the same value, else the
    only one of the same dimension on both sides."""
    free = list(translated)
    partners: dict[int, Threshold] = {}
    for index, bound in enumerate(bounds):
        same = next((other for other in free if _same_value(bound, other)), None)
        if same is not None:
            partners[index] = same
            free.remove(same)
    for index, bound in enumerate(bounds):
        left = [other for other in free if other.base_unit == bound.base_unit]
        rivals = [i for i, each in enumerate(bounds) if i not in partners and each.base_unit == bound.base_unit]
        if index not in partners and len(left) == 1 and len(rivals) == 1:
            partners[index] = left[0]
            free.remove(left[0])
    return partners


def _with_parameters(
    bounds: tuple[Threshold, ...], partners: Mapping[int, Threshold], language: Language, glossary: Glossary
) -> tuple[Threshold, ...]:
    """``bounds`` with the parameter that the translation, which is in ``language``, has for them."""
    if not partners:
        return bounds
    found = list(bounds)
    for index, partner in partners.items():
        concept = parameter_concept(partner.parameter, partner.base_unit, language, glossary)
        bound = bounds[index]
        found[index] = named(bound, partner.parameter or bound.parameter, concept or bound.concept)
    return tuple(found)


def _same_value(bound: Threshold, other: Threshold) -> bool:
    if bound.base_unit != other.base_unit:
        return False
    scale = max(abs(bound.base_value), abs(other.base_value), 1e-300)
    return abs(bound.base_value - other.base_value) <= _SAME * scale
