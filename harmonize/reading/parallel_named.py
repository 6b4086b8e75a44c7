"""References and CAS numbers that differ between two languages of one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from harmonize.model import Difference, Disagreement, Language
from harmonize.reading.parallel_references import (
    Reference,
    find_categories,
    find_chemicals,
    find_numbers_of_provisions,
)

_GROUP = 2
"""Length of the name of a product group (3D)."""
_IN_WORDS = re.compile(
    r"\bthis (?:annex|section|entry|paragraph|item|sub-?item)\b|Trigger List|\bGuidelines\b|\b(?:following|above) table"
    r"|본 ?항|이 ?항(?=[은의에 ])|동 ?항|상기의? ?항", re.IGNORECASE,
)  # fmt: skip
"""A provision of the same category named by its place in the document."""


def named_spans(text: str, language: Language) -> list[tuple[int, int]]:
    """Where references and CAS numbers stand, which are no figures."""
    found = (*find_chemicals(text), *find_numbers_of_provisions(text), *find_categories(text, language.value))
    return [(each.start, each.end) for each in found]


def chemical_differences(text: str, parallel: str) -> Iterator[Disagreement]:
    """CAS numbers of one text that the other does not have, paired in their order."""
    yield from _paired(Difference.CAS_NUMBER, *_only(find_chemicals(text), find_chemicals(parallel)))


def reference_differences(
    text: str, parallel: str, language: Language, parallel_language: Language, number: str
) -> Iterator[Disagreement]:
    """Provisions and categories that one text names and the other does not.

    The provision's own number, that of what a note belongs to and those below it are not missing where they are not
    named ("this item"), but another number in their stead is a difference.
    """
    own = number.partition("#")[0].partition(":")[2] or number.partition("#")[0]
    named, others = (
        [each for each in find_numbers_of_provisions(side) if _is_named(each.number, own)] for side in (text, parallel)
    )
    if named or others:
        one, other = _only(named, others)
        one, other = _without_implied(one, other, text, parallel)
        if not (one and other):
            one, other = _repeated(named, others) or (one, other)
        paired = min(len(one), len(other))
        yield from _paired(Difference.REFERENCE, one[:paired], other[:paired])
        yield from _paired(Difference.REFERENCE, _missed(one[paired:], own, parallel), [])
        yield from _paired(Difference.REFERENCE, [], _missed(other[paired:], own, text))
    categories, others = _only(
        find_categories(text, language.value), find_categories(parallel, parallel_language.value)
    )
    if categories and others:
        yield from _paired(Difference.REFERENCE, categories, others)


def _missed(references: Sequence[Reference], own: str, other: str) -> list[Reference]:
    """The references that the other text should have named: not its own number, nor a place that it names in words."""
    if references and _IN_WORDS.search(other):
        references = [each for each in references if each.number[:1] != own[:1]]
    return [each for each in references if not _is_own(each.number, own)]


def _is_named(number: str, own: str) -> bool:
    """Whether a number is a reference: 3D and 2D are also dimensions, 1 A a current, unless in their own category."""
    return len(number) > _GROUP or number[:1] == own[:1]


def _is_own(named: str, own: str) -> bool:
    """Whether a number is that of the paragraph, or of what is above or below it."""
    return bool(own) and (named == own or own.startswith(f"{named}.") or named.startswith(f"{own}."))


def _without_implied(
    one: Sequence[Reference], other: Sequence[Reference], text: str, parallel: str
) -> tuple[list[Reference], list[Reference]]:
    """Without a bare head that only opens tails which both have (``1C450.a.1``, ``1C450 .a.1``)."""
    named = {each.number for each in (*find_numbers_of_provisions(text), *find_numbers_of_provisions(parallel))}

    def kept(references: Sequence[Reference]) -> list[Reference]:
        return [
            each for each in references
            if "." in each.number or not any(number.startswith(f"{each.number}.") for number in named)
        ]  # fmt: skip

    return (list(one), list(other)) if one and other else (kept(one), kept(other))


def _only(governing: Sequence[Reference], parallel: Sequence[Reference]) -> tuple[list[Reference], list[Reference]]:
    """What one text names and the other does not, each number once."""
    return _missing(governing, parallel), _missing(parallel, governing)


def _repeated(
    governing: Sequence[Reference], parallel: Sequence[Reference]
) -> tuple[list[Reference], list[Reference]] | None:
    """Where both texts name as many references, those that one text repeats in place of another one."""
    if len(governing) != len(parallel):
        return None
    one, other = list(governing), list(parallel)
    for each in governing:
        same = next((there for there in other if there.number == each.number), None)
        if same:
            one.remove(each)
            other.remove(same)
    return one, other


def _missing(named: Sequence[Reference], others: Sequence[Reference]) -> list[Reference]:
    there = {each.number for each in others}
    found: dict[str, Reference] = {}
    for each in named:
        if each.number not in there:
            found.setdefault(each.number, each)
    return list(found.values())


def _paired(what: Difference, governing: Sequence[Reference], parallel: Sequence[Reference]) -> Iterator[Disagreement]:
    for index in range(max(len(governing), len(parallel))):
        one = governing[index] if index < len(governing) else None
        other = parallel[index] if index < len(parallel) else None
        yield Disagreement(
            what,
            one.number if one else "",
            other.number if other else "",
            one.number if one else "",
            other.number if other else "",
            one.start if one else -1,
            other.start if other else -1,
        )
