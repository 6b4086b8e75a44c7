"""Figures that nothing read: what is left of a text's numbers when bounds, references and names are taken away.

A figure that was not read may be a bound that the comparison then misses, so it is kept and shown where it matters.

>>> unread_figures("A saturation of more than 5 × 104^{−4}, see 3A001.a.1", [])
('5', '104')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmonize.model import Threshold

_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"(?<![\w.,/#:^{(-])\d[\d,]*(?:\.\d+)?(?![\w/]|[.,:]\d|-[A-Za-z\d]|\.[a-z]\b)")
"""A number that stands by itself: not part of a name (MIL-STD-810, UO2), a provision number or a standard."""
_NAMES = re.compile(
    r"\d[A-E]\d{3}(?:\.[a-z0-9]+)*|\d\.[A-E]\.[\w.]*|(?:CFR|U\.S\.C\.|parts?|§+|ISO|IEC|IEEE|ASTM|MIL-\w+|ANSI|DIN|JIS|ITU|"
    r"ICAO|ECCNs?|paragraphs?|Notes?|No\.|Category|Supp\w*\.?|Level|Class|Types?|CAS|C\.A\.S\.|NIJ|FIPS|RFC|Appendix|Part|"
    r"Table|column|Column|Articles?|Volume|version)\s*(?:No\.?\s*)?[\d(#][\w.:/()-]*(?:\s*\([^)]*\))?|\b(?:19|20)\d\d\b|\[[^\]]*\]"
)
"""Numbers of provisions, standards, instruments and years."""


def unread_figures(text: str, bounds: Sequence[Threshold]) -> tuple[str, ...]:
    """The figures of ``text`` that stand in none of ``bounds`` and in no name, in the order of the text."""
    figures = list(_FIGURE.finditer(text)) if _DIGIT.search(text) else []
    if not figures:
        return ()
    taken = [(bound.start, bound.start + len(bound.quote)) for bound in bounds]
    taken += [match.span() for match in _NAMES.finditer(text)]
    return tuple(match.group() for match in figures if not any(start <= match.start() < end for start, end in taken))
