"""Where the two official languages of one provision do not say the same.

Some lists print an official translation beside the text that governs (Korea: English). Both are law-like; where they
disagree in a number, a unit, a comparator, a reference or a CAS number, a reader of one is misled about the other.
``disagreements`` finds such places. What both say in their own way is none: a count in words, a restatement in another
unit, the paragraph's own number, a comparator that stands in the paragraph above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmonize.model import Disagreement, Language
from harmonize.reading.parallel_bounds import comparator_differences, reading_of
from harmonize.reading.parallel_figures import figure_differences
from harmonize.reading.parallel_named import chemical_differences, named_spans, reference_differences

_NUMBER = re.compile(r"\d")


def disagreements(
    text: str,
    parallel: str,
    language: Language,
    parallel_language: Language = Language.ENGLISH,
    *,
    number: str = "",
    above: str = "",
    parallel_above: str = "",
) -> tuple[Disagreement, ...]:
    """The places where ``text``, which governs, and ``parallel``, its official translation, disagree.

    ``number`` is the provision's own number, which a text may name or not; ``above`` and ``parallel_above`` are the
    texts of the paragraph above, where a comparator may stand. Empty where one of the texts is empty.

    >>> [(d.what.value, d.governing, d.parallel) for d in
    ...  disagreements("분해능이 12 bit 이하인 것", "A resolution of less than 12 bit", Language.KOREAN)]
    [('comparator', '<= 12 bit', '< 12 bit')]
    """
    if not text or not parallel or not (_NUMBER.search(text) or _NUMBER.search(parallel)):
        return ()
    found: list[Disagreement] = [*chemical_differences(text, parallel)]
    found += reference_differences(text, parallel, language, parallel_language, number)
    spans, parallel_spans = named_spans(text, language), named_spans(parallel, parallel_language)
    found += figure_differences(text, parallel, language, parallel_language, spans, parallel_spans)
    governing = reading_of(text, above, language)
    if governing.bounds:
        found += comparator_differences(governing, reading_of(parallel, parallel_above, parallel_language))
    return _in_order(found)


def _in_order(found: Sequence[Disagreement]) -> tuple[Disagreement, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda each: max(each.governing_start, each.parallel_start)))
