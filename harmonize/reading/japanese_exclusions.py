"""Branches of a Japanese paragraph that take goods out of control.

The Japanese lists have no notes: what a note excludes elsewhere is a branch like any other, and the sentence above it
says so, in one of three ways. Either it ends in a proviso (ただし、次のいずれかに該当するものを除く。) or asks for what
is none of them (次のいずれにも該当しないもの), and all its branches are exclusions; or it names a branch in brackets
(（三）に該当するものを除く。) and that one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from harmonize.reading.japanese_references import resolve_references

_PROVISO = re.compile(r"ただし、次の[^。]*を除く。?$")
_NONE_OF_THEM = re.compile(r"次の[^。]{0,12}いずれにも該当しないもの。?$")
_IN_PART = re.compile(r"であって|のうち")
_BRACKET = re.compile(r"（((?:[^（）]|（[^（）]*）)*を除く。?)）")


def excluded_branches(text: str, number: str, branches: Iterable[str], *, above: str = "") -> frozenset[str]:
    """The numbers of those ``branches`` of the paragraph ``number`` that its ``text`` takes out of control.

    ``above`` are the words that the paragraph stands under, for references that lean on them.
    """
    held = frozenset(branches)
    if held and (_PROVISO.search(text) or _NONE_OF_THEM.search(text)):
        return held
    if not held or "除く" not in text:
        return frozenset()
    named: set[str] = set()
    for match in _BRACKET.finditer(text):
        if _IN_PART.search(match[1]):
            continue  # only some of what the branch names is taken out
        named |= held.intersection(resolve_references(match[1], number, above=above))
    # a bracket that names every branch says something else of them
    return frozenset(named) if named != held else frozenset()
