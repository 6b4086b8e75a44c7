"""Which concepts of the glossary a text names, and which parameter a phrase names.

English is matched word by word, so that the acronym PAN is not found in "span"; Japanese and Korean, which run words
together, character by character. Where terms overlap the longest wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from harmonize.model import Language
from harmonize.reading.folding import WORD, Key, fold, fold_character
from harmonize.reading.glossary import ConceptKind, Glossary, dimension, term_key

_JOINT = re.compile(r"[\s\-‐‑–'’\"“”‘`_{}/^®]*")
"""What may stand between the words of a term: a full stop or a bracket ends it, and so does a comma with a space."""
_ASIDE = re.compile(r" \([A-Za-z0-9_{}^\- ]{1,8}\) (?=[\"“”'‘’]?\w)")
"""A short name in brackets inside a term: carbon monoxide (CO) lasers."""
_KANJI = re.compile(r"(?![又及若並等])[\u3400-\u9fff々]")
"""Kanji that can be part of a word with their neighbour; conjunctions cannot."""
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_PARTICLE = re.compile(
    r"(?:으로부터|로부터|에서의|에서|으로서|으로써|로서|로써|으로|로|이나|이며|이고|나|을|를|은|는|이|가|의|에|와|과|및|도|만)?"
    r"(?![\uac00-\ud7a3])"
)
"""What may follow a Korean word before it ends."""


class ConceptMatch(NamedTuple):
    """A concept and the place of the text that names it: ``text[start:end]``."""

    id: str
    start: int
    end: int


class _Node(dict[str, "_Node"]):
    """A step in the tree of terms: by the next word or character; ``concept`` where a term ends, which is ``chemical``
    where it names a compound."""

    __slots__ = ("chemical", "concept")

    def __init__(self) -> None:
        super().__init__()
        self.concept = ""
        self.chemical = False


@lru_cache(maxsize=16384)  # a paragraph is read for its concepts and again for its label
def find_concepts(text: str, language: Language, glossary: Glossary) -> tuple[ConceptMatch, ...]:
    """The concepts that ``text`` names, in the order of the text; matches do not overlap.

    >>> from harmonize.reading.glossary import load_glossary
    >>> [match.id for match in find_concepts("ADCs for lasers", Language.ENGLISH, load_glossary())]
    ['analogue-to-digital-converter', 'laser']
    """
    tree = _tree(glossary, language)
    found = _english(text, tree) if language is Language.ENGLISH else _east_asian(text, tree)
    return _longest(found)


_IN_NAME_BEFORE = re.compile(r"(?![又及若並名])[\u30a1-\u30fc\u3400-\u9fff\uac00-\ud7a3\w\-)\]）〕―・＝=]")
_IN_NAME_BEHIND = re.compile(r"[\u30a1-\u30fc酸塩化―・＝=\-]|[(（\[]\d")


def _whole_name(text: str, start: int, end: int) -> bool:
    """Whether the name of a compound is no part of a longer one (ethylene in polyethylene, アセトン in ブロモアセトン).

    Names of compounds do not compose as those of goods do: a part of a name names another compound.
    """
    if start and _IN_NAME_BEFORE.match(text, start - 1):
        return False
    if _HANGUL.match(text, end - 1) and not _PARTICLE.match(text, end):
        return False
    return not _IN_NAME_BEHIND.match(text, end)


@cache
def _tree(glossary: Glossary, language: Language) -> _Node:
    root = _Node()
    for key, concept in glossary.keys[language].items():
        node = root
        for step in key:
            node = node.setdefault(step, _Node())
        node.concept = concept
        node.chemical = glossary[concept].kind is ConceptKind.AGENT and bool(glossary[concept].cas)
    return root


_WORDS_APART = re.compile(f"({WORD.pattern})")


def _english(text: str, tree: _Node) -> list[ConceptMatch]:
    # gap, word, gap, word, ... gap, and where each ends: the word ``i`` is ``text[ends[2 * i]:ends[2 * i + 1]]``
    parts = _WORDS_APART.split(text)
    keys = list(map(fold, parts[1::2]))
    firsts = [first for first, key in enumerate(keys) if key in tree or not key.islower()]
    if not firsts:
        return []  # no term begins with most words
    ends = list(accumulate(map(len, parts)))
    found: list[ConceptMatch] = []
    count = len(keys)
    for first in firsts:
        node = tree.get(keys[first]) or _step(tree, keys[first])
        if node is None:
            continue
        start, end = ends[2 * first], ends[2 * first + 1]
        best = node.concept if node.concept and _fits(node, text, start, end) else ""
        best_end = end
        last = first + 1
        while node and last < count:
            if parts[2 * last] != " " and not _joined(parts[2 * last]):
                aside = _ASIDE.match(text, ends[2 * last - 1])
                if aside is None:
                    break
                while last < count and ends[2 * last] < aside.end():
                    last += 1
                if last == count:
                    break
            node = node.get(keys[last]) or _step(node, keys[last])
            if node is not None and node.concept and _fits(node, text, start, ends[2 * last + 1]):
                best, best_end = node.concept, ends[2 * last + 1]
            last += 1
        if best:
            found.append(ConceptMatch(best, start, best_end))
    return found


def _fits(node: _Node, text: str, start: int, end: int) -> bool:
    return not node.chemical or _whole_name(text, start, end)


def _step(node: _Node, key: str) -> _Node | None:
    """The next node; capitals that are no acronym of the glossary are those of a heading, and count as small."""
    following = node.get(key)
    if following is None and not key.islower():
        following = node.get(fold(key.lower()))
    return following


@lru_cache(maxsize=4096)
def _joined(gap: str) -> bool:
    return gap in (" ", ",") or _JOINT.fullmatch(gap) is not None


def _east_asian(text: str, tree: _Node) -> list[ConceptMatch]:
    steps = [(step, place) for place, character in enumerate(text) for step in fold_character(character)]
    found: list[ConceptMatch] = []
    count = len(steps)
    for first, (step, start) in enumerate(steps):
        node = tree.get(step)
        at = first
        best: tuple[str, int, int] | None = None
        while node is not None:
            if node.concept:
                end = steps[at][1] + 1
                if _fits(node, text, start, end) and _stands_alone(text, start, end, at - first + 1):
                    best = (node.concept, start, end)
            at += 1
            node = node.get(steps[at][0]) if node and at < count else None
        if best is not None:
            found.append(ConceptMatch(*best))
    return found


_KATAKANA = re.compile(r"[\u30a1-\u30fc]+")
_SHORT_KATAKANA = 3
"""A katakana term of so few characters is often a part of another word (リング in サンプリング)."""


def _stands_alone(text: str, start: int, end: int, length: int) -> bool:
    """Whether a short term is a word here, and not part of another word (管 in 管理, 은 in 은폐).

    Longer terms may stand inside a compound.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    first = text[start]
    if first.isascii() and first.isalnum():
        return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
    if _HANGUL.match(first):
        if length <= 2 and _HANGUL.match(before):
            return False
        return length > 1 or _PARTICLE.match(text, end) is not None
    if length <= _SHORT_KATAKANA and _KATAKANA.fullmatch(text, start, end):
        # a long vowel mark behind is no letter: センサ and センサー are one word
        return not _KATAKANA.match(before) and not _KATAKANA.match(after.strip("ー"))
    if length == 1 and _KANJI.match(first):
        return not _KANJI.match(before) and not _KANJI.match(after)
    return True


def _longest(found: list[ConceptMatch]) -> tuple[ConceptMatch, ...]:
    """Of overlapping matches the longest, the earlier of two as long."""
    reached = 0
    for match in found:
        if match.start < reached:
            break
        reached = match.end
    else:
        return tuple(found)
    kept: list[ConceptMatch] = []
    for match in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return tuple(sorted(kept, key=lambda m: m.start))


_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@lru_cache(maxsize=65536)
def parameter_concept(parameter_phrase: str, base_unit: str, language: Language, glossary: Glossary) -> str:
    """The id of the parameter that best names ``parameter_phrase``, "" where none does.

    The whole phrase is tried first, then its last words (the head of the noun phrase: in "average or CW output power"
    the output power), then what it contains. ``base_unit`` is the base unit of the bound in pint's notation; only a
    parameter that can have its dimension is taken.
    """
    phrase = _BRACKETS.sub(" ", parameter_phrase)
    key = _small(term_key(phrase, language))
    terms = _parameter_terms(glossary, language)
    for part in _parts(key):
        concept = terms.get(part)
        if concept is not None and fits(concept, base_unit, glossary):
            return concept
    return ""


def _small(key: Key) -> Key:
    """The key in small letters: a phrase in normal form has no acronyms left."""
    return key.lower() if isinstance(key, str) else tuple(word.lower() for word in key)


def _parts(key: Key) -> Iterable[Key]:
    """Suffixes from the longest to the shortest, then all other parts, the longest and last first."""
    count = len(key)
    for length in range(count, 0, -1):
        yield key[count - length :]
    for length in range(count - 1, 0, -1):
        for start in range(count - length - 1, -1, -1):
            yield key[start : start + length]


@cache
def _parameter_terms(glossary: Glossary, language: Language) -> dict[Key, str]:
    return {
        _small(key): concept
        for key, concept in glossary.keys[language].items()
        if glossary[concept].kind is ConceptKind.PARAMETER
    }


def fits(concept_id: str, base_unit: str, glossary: Glossary) -> bool:
    """Whether a bound in ``base_unit`` can be one on the parameter.

    An empty or unknown base unit fits all; levels in decibels fit what can be given as a level or a ratio.
    """
    given = dimension(base_unit) if base_unit else None
    if given is None:
        return True
    allowed = {dimension(unit) for unit in glossary[concept_id].units}
    if given == dimension("dB"):
        return bool(allowed & {given, dimension("W"), dimension("1")})
    return given in allowed
