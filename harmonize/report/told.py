"""Phrases that the lists of facts hold as plain English, as sayings: what a match rests on, limits of tariff codes.

The crosswalk and the tariff tables tell such things in a few fixed English words with a number in them. Read back into
a template and its values, they can be said in the other languages of the report.

>>> told("names what 3.A.1 lists").template
'names what {number} lists'
"""

from __future__ import annotations

import re
from functools import lru_cache

from harmonize.model import Saying, Value, say

_NUMBER = r"(?P<number>\S+)"
_CODES = r"(?P<codes>[\d./_]+(?:(?:, | and )[\d./_]+)*)"
_BOUNDS = r"(?P<bounds>[<>].*)"
_PHRASES = (
    ("likeness {figure}", r"likeness (?P<figure>[\d.]+)"),
    ("names what {number} lists", rf"names what {_NUMBER} lists"),
    ("mirrors {number}", rf"mirrors {_NUMBER}"),
    ("part of {number}, said in one sentence", rf"part of {_NUMBER}, said in one sentence"),
    ("said under the heading {number}", rf"said under the heading {_NUMBER}"),
    ("{number} only points to another list", rf"{_NUMBER} only points to another list"),
    ("{number} is not used since {year}", rf"{_NUMBER} is not used since (?P<year>\d+)"),
    ("{number} is not used", rf"{_NUMBER} is not used"),
    ("{n} equal bounds", r"(?P<n>\d+) equal bounds?"),
    ("CAS {number}", r"CAS (?P<number>[\d-]+)"),
    ("parts solely or principally for {what}", r"parts solely or principally for (?P<what>.+)"),
    (
        "parts and accessories solely or principally for {what}",
        r"parts and accessories solely or principally for (?P<what>.+)",
    ),
    ("parts for goods of {codes}", rf"parts for goods of {_CODES}"),
    ("auxiliary machines for machines of {codes}", rf"auxiliary machines for machines of {_CODES}"),
    ("machines of {codes}", rf"machines of {_CODES}"),
    ("appliances of {codes}", rf"appliances of {_CODES}"),
    ("engines of item {codes}", rf"engines of item {_CODES}"),
    ("only {code} ({limit})", r"only (?P<code>[\d., ]+\d) \((?P<limit>.+)\)"),
    ("only {code}", r"only (?P<code>[\d., ]+\d)"),
    ("other than {what}", r"other than (?P<what>.+)"),
    ("not used since {year}", r"not used since (?P<year>\d+)"),
    ("cylinder capacity {bounds}", rf"cylinder capacity {_BOUNDS}"),
    ("new, cylinder capacity {bounds}", rf"new, cylinder capacity {_BOUNDS}"),
    ("used, cylinder capacity {bounds}", rf"used, cylinder capacity {_BOUNDS}"),
)
TEMPLATES = tuple(template for template, _ in _PHRASES)
_PATTERNS = tuple((template, re.compile(pattern)) for template, pattern in _PHRASES)
_LISTED = ("numbers", "codes")


@lru_cache(maxsize=16_384)
def told(text: str) -> Saying | None:
    """``text`` as a saying, None where it is none of these phrases."""
    if " " not in text:
        return None
    for template, pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            values: dict[str, Value] = {
                name: tuple(re.split(", | and ", value)) if name in _LISTED else value
                for name, value in match.groupdict().items()
            }
            return say(template, **values)
    return None
