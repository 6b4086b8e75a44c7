"""Hyphens at line ends: whether one only divides a word, or belongs to it.

The text layer does not tell: it has the same mark for both. The list's own words decide. ``mono-/filaments`` is
one word where ``monofilaments`` stands undivided elsewhere, ``in-/core`` two where ``in-core`` does; where neither
stands elsewhere, the hyphen is the word's own if both halves are words, and a division if one is none.

>>> resolved(["of manu" + DIVIDED, "facture, not manufacture in" + DIVIDED, "core, but in-core"], {2})
(['of manu\\ufffe', 'facture, not manufacture in-', 'core, but in-core'], 1)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

DIVIDED = "\ufffe"
"""The mark of the text layer for a hyphen at a line end; behind ``resolved`` only that of a divided word."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEFT = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)\ufffe$")
_RIGHT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST = 3
"""Letters that a half of a divided word has at least, unless the whole word is known."""


def resolved(texts: Sequence[str], headings: Collection[int] = ()) -> tuple[list[str], int]:
    """``texts`` (printed lines in their order) with a plain hyphen for each that belongs to its word, and how many
    words are divided. ``headings`` are the positions of lines that no word goes on into."""
    words: Counter[str] = Counter()
    for text in texts:
        whole = text
        if whole.endswith(DIVIDED):
            whole = _LEFT.sub("", text)
        words.update(word.lower() for word in _WORD.findall(whole))
    parts: Counter[str] = Counter()
    for word, times in words.items():
        for part in word.split("-"):
            parts[part] += times
    made: list[str] = []
    divided = 0
    for index, text in enumerate(texts):
        if not text.endswith(DIVIDED):
            made.append(text)
            continue
        following = next((i for i in range(index + 1, len(texts)) if i not in headings), None)
        if _divides(text, "" if following is None else texts[following], words, parts):
            made.append(text)
            divided += 1
        else:
            made.append(text[:-1] + "-")
    return made, divided


def _divides(text: str, following: str, words: Counter[str], parts: Counter[str]) -> bool:
    left, right = _LEFT.search(text), _RIGHT.match(following)
    if left is None or right is None:
        return False
    if right[0][0].isupper() and not left[1].isupper():
        return False
    before, after = left[1].lower(), right[0].lower()
    head, tail = before.rsplit("-", 1)[-1], after.split("-", 1)[0]
    joined = _times(words, before + after) + _times(parts, head + tail)
    hyphened = _times(words, f"{before}-{after}") + _times(words, f"{head}-{tail}")
    if joined or hyphened:
        return joined >= hyphened
    if len(head) < _SHORTEST or before.isupper():
        return False
    return not (parts[head] and parts[tail])


def _times(words: Counter[str], word: str) -> int:
    """How often a word stands in the text, in singular or plural."""
    return words[word] + words[word + "s"] + (words[word[:-1]] if word.endswith("s") else 0)
