"""What different spellings of a term share, by language: the keys by which terms are found in texts.

English terms are folded word by word (plural, possessive, British or American spelling); a word with capitals inside
(ADC, GaN) keeps them, so that an acronym is found only where it is written as one. Japanese and Korean are folded
character by character (Unicode compatibility forms, no spaces or quotation marks, no long-vowel mark).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Key = tuple[str, ...] | str
"""The steps of a term: the words of an English one, the characters of a Japanese or Korean one."""

WORD = re.compile(r"[A-Za-zµμ\u00c0-\u024f]+(?:['’]s\b)?|\d+")
"""A word or a number of an English text: ``UF6`` is a word and a number, as ``UF_{6}`` and ``UF 6`` are."""

_IRREGULAR = {
    "axes": "axis", "matrices": "matrix", "indices": "index", "vertices": "vertex", "analyses": "analysis",
    "antennae": "antenna", "fungi": "fungus", "bacteria": "bacterium", "spectra": "spectrum", "feet": "foot",
    "caches": "cache", "lens": "lens", "series": "series", "species": "species", "mathematics": "mathematics",
    "licence": "license", "defence": "defense", "programme": "program", "gauge": "gage", "gauges": "gage",
}  # fmt: skip
_SPELLING = (
    (re.compile(r"(?<=[a-z]{3})is(e|ed|er|ers|es|ing|ation|ations|able)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})ys(e|ed|er|ers|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{2})our(ed|ing|s?)$"), r"or\1"),
    (re.compile(r"([tb])re(s?)$"), r"\1er\2"),
    (re.compile(r"logue(s?)$"), r"log\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"alumini?um"), "aluminum"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"^haem"), "hem"),
    (re.compile(r"mould"), "mold"),
    (re.compile(r"^disk"), "disc"),
)


_RESPELT = re.compile(r"is[eia]|ys[ei]|our|[tb]re|logu|ll[ei]|alumin|sulph|haem|mould|^disk")
"""A word without any of these needs no respelling."""


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The key of an English word; a word with capitals inside keeps its case.

    >>> fold("Fibres"), fold("analyser's"), fold("ADCs"), fold("assemblies")
    ('fiber', 'analyzer', 'ADC', 'assembly')
    """
    bare = word[:-2] if word.endswith(("'s", "’s")) else word
    if len(bare) > 1 and bare[1:] != bare[1:].lower():
        return bare[:-1] if len(bare) > 2 and bare[-1] == "s" else bare
    low = bare.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if len(low) >= 5 and _RESPELT.search(low):
        for pattern, replacement in _SPELLING:
            low = pattern.sub(replacement, low)
    return _singular(low)


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(("ss", "us", "is", "gas", "bias")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "xes", "ches", "shes", "viruses", "gases", "buses", "biases", "lenses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


@lru_cache(maxsize=16384)
def english_key(term: str) -> tuple[str, ...]:
    """The folded words of an English term."""
    return tuple(fold(word) for word in WORD.findall(term))


_SKIPPED = " \t\n\u3000\u200b\"“”'‘’「」『』ー‐‑-–·・"
_DELETE = str.maketrans("", "", _SKIPPED)


def folded(term: str) -> str:
    """The folded characters of a Japanese or Korean term.

    >>> folded("デジタル　コンピューター") == folded("デジタルコンピュータ")
    True
    """
    return unicodedata.normalize("NFKC", term).casefold().translate(_DELETE)


@lru_cache(maxsize=16384)
def fold_character(character: str) -> str:
    """The key of a character of a Japanese or Korean text; "" for one that does not count."""
    return folded(character)
