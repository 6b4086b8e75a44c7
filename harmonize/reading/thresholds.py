"""What a text bounds: thresholds, by the language of the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from harmonize.errors import HarmonizeError
from harmonize.model import Language, Threshold


@lru_cache(maxsize=64)  # a text is read for its provision and again beside its translation
def read_thresholds(text: str, language: Language) -> tuple[Threshold, ...]:
    """The thresholds of a paragraph in the order of the text; ``concept`` is left empty.

    >>> [(t.op.value, t.value, t.unit) for t in read_thresholds("Density of 3 g/cm^{3} or more;", Language.ENGLISH)]
    [('>=', 3.0, 'g/cm**3')]

    Raises ``HarmonizeError`` for a language that is not yet read.
    """
    return _reader(language)(text)


@cache
def _reader(language: Language) -> Callable[[str], tuple[Threshold, ...]]:
    """The grammar of a language, which is large: it is loaded when a text in it is first read."""
    if language is Language.ENGLISH:
        from harmonize.reading import english

        return english.read_thresholds
    if language is Language.JAPANESE:
        from harmonize.reading import japanese

        return japanese.read_thresholds
    if language is Language.KOREAN:
        from harmonize.reading import korean

        return korean.read_thresholds
    raise HarmonizeError(
        f"Thresholds in {language.name.title()} are not read yet; give the English text of the provision."
    )
