"""Phrases that the lists of facts hold as plain English, as sayings: what a match rests on, limits of tariff codes,
what the parsers remark on their sources.

The crosswalk, the tariff tables and the shelf tell such things in a few fixed English words with a number in them. Read
back into a template and its values, they can be said in the other languages of the report.

>>> told("names what 3.A.1 lists").template
'names what {number} lists'
"""

from __future__ import annotations

import re
from functools import lru_cache

from harmonize.model import Saying, Value

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
_NAMED = r"(?P<number>DEF:[^:]+|\S+)"
"""A number, or the term that a definition is of."""
_FILE = r"(?P<file>\S+) line (?P<n>\d+): "
_LINE = r"line (?P<n>\d+): "
_PAGE = r"page (?P<page>\d+) line (?P<n>\d+): "
_TWICE = r"the number (?P<number>.+) stands twice; this one is kept as (?P<other>.+)\."
_TAG = r"(?P<number>\S+): the tag '(?P<tag>[^']+)' "
_SCOPE = r"(?P<table>\S+) holds but for (?P<parts>.+) \((?P<article>\S+)\)\."
_WHOLE = r"(?P<table>\S+) holds as a whole \((?P<article>\S+)\)\."
_REMARKS = (
    (
        "{name}: the revision in force from {date} was read.",
        r"(?P<name>[^:]+): the revision in force from (?P<date>\S+) was read\.",
    ),
    (
        "{name}: the revision of a date that its file does not state was read.",
        r"(?P<name>[^:]+): the revision of a date that its file does not state was read\.",
    ),
    (
        "{name}: published {places}, as amended at {others}.",
        r"(?P<name>[^:]+): published (?P<places>.+?), as amended at (?P<others>.+)\.",
    ),
    ("{name}: published {places}.", r"(?P<name>[^:]+): published (?P<places>.+)\."),
    ("Russia: {table} holds as a whole ({article}).", rf"Russia: {_WHOLE}"),
    ("Russia: {table} holds but for {parts} ({article}).", rf"Russia: {_SCOPE}"),
    ("Belarus: {table} holds as a whole ({article}).", rf"Belarus: {_WHOLE}"),
    ("Belarus: {table} holds but for {parts} ({article}).", rf"Belarus: {_SCOPE}"),
    ("The regions of {regions}: {table} holds as a whole ({article}).", rf"The regions of (?P<regions>\S+): {_WHOLE}"),
    (
        "The regions of {regions}: {table} holds but for {parts} ({article}).",
        rf"The regions of (?P<regions>\S+): {_SCOPE}",
    ),
    ("line {n}: {number} goes on inside another note", rf"{_LINE}{_NUMBER} goes on inside another note"),
    ("line {n}: an item of {number} stands inside a note", rf"{_LINE}an item of {_NUMBER} stands inside a note"),
    (
        "line {n}: {number} stands under {above}: what is between is not printed",
        rf"{_LINE}{_NUMBER} stands under (?P<above>\S+): what is between is not printed",
    ),
    (
        "line {n}: a formula in {number} is an image ({file})",
        rf"{_LINE}a formula in {_NUMBER} is an image \((?P<file>\S+)\)",
    ),
    ("line {n}: link to a pending amendment: {where}", rf"{_LINE}link to a pending amendment: (?P<where>.+)"),
    (
        "page {page} line {n}: what is set as {number} is {other}, as its own note calls it.",
        rf"{_PAGE}what is set as {_NUMBER} is (?P<other>\S+), as its own note calls it\.",
    ),
    (
        "page {page} line {n}: the head of the page says '{head}', but {number} goes on.",
        rf"{_PAGE}the head of the page says '(?P<head>.+)', but {_NUMBER} goes on\.",
    ),
    ("page {page} line {n}: the number {number} stands twice; this one is kept as {other}.", rf"{_PAGE}{_TWICE}"),
    (
        "{file} paragraph {n}: the number {number} stands twice; this one is kept as {other}.",
        rf"(?P<file>.+) paragraph (?P<n>\d+): {_TWICE}",
    ),
    (
        "{file} paragraph {n} holds a picture (a formula), which is not read.",
        r"(?P<file>.+) paragraph (?P<n>\d+) holds a picture \(a formula\), which is not read\.",
    ),
    ("{number}: superscripts restored: {pieces}.", rf"{_NAMED}: superscripts restored: (?P<pieces>.+)\."),
    (
        "{figures} (a coefficient times 10 takes an exponent)",
        r"(?P<figures>[^()]+) \(a coefficient times 10 takes an exponent\)",
    ),
    ("{figures} (a unit to a power)", r"(?P<figures>[^()]+) \(a unit to a power\)"),
    ("{old} as {new}", r"(?P<old>[^(),]+) as (?P<new>[^(),]*\^\{-?\d+\})"),
    ("{number}: the tag '{tag}' is read as {other}.", rf"{_TAG}is read as (?P<other>\S+)\."),
    (
        "{number}: the tag '{tag}' has an asterisk, which the list does not explain.",
        rf"{_TAG}has an asterisk, which the list does not explain\.",
    ),
    ("{number}: the tag '{tag}' names no regime of this program.", rf"{_TAG}names no regime of this program\."),
    (
        "{number}: '{figure}' may have lost a superscript or root sign; the text does not prove it.",
        rf"{_NAMED}: '(?P<figure>[^']+)' may have lost a superscript or root sign; the text does not prove it\.",
    ),
    (
        "{number} ({law} line {n}) does not name the row that it refines.",
        rf"{_NUMBER} \((?P<law>\S+) line (?P<n>\d+)\) does not name the row that it refines\.",
    ),
    ("{file} line {n}: the number {number} stands twice; this one is kept as {other}.", rf"{_FILE}{_TWICE}"),
    (
        "{file} line {n}: a note stands at {number}, which is no number here; it is kept under {other}.",
        rf"{_FILE}a note stands at {_NUMBER}, which is no number here; it is kept under (?P<other>\S+)\.",
    ),
    (
        "{file} line {n}: the number is printed {figure} and read as {other}.",
        rf"{_FILE}the number is printed (?P<figure>\S+) and read as (?P<other>\S+)\.",
    ),
    (
        "{file} line {n}: {number} has paragraphs but no row of its own; it stands without text.",
        rf"{_FILE}{_NUMBER} has paragraphs but no row of its own; it stands without text\.",
    ),
    (
        "line {n}: the licence table names {number}, which is not printed",
        rf"{_LINE}the licence table names {_NUMBER}, which is not printed",
    ),
    ("line {n}: {number} is printed as {figure}", rf"{_LINE}{_NUMBER} is printed as (?P<figure>\S+)"),
    (
        "line {n}: {number} is also in a range that is reserved",
        rf"{_LINE}{_NUMBER} is also in a range that is reserved",
    ),
    ("line {n}: editorial note of the eCFR: {where}", rf"{_LINE}editorial note of the eCFR: (?P<where>.+)"),
    (
        "{number}: the tag names {tag}, the number implies {other}.",
        rf"{_NUMBER}: the tag names (?P<tag>.+), the number implies (?P<other>\S+)\.",
    ),
)
"""What the parsers remark on their sources (``VersionInfo.remarks``)."""
TEMPLATES = tuple(template for template, _ in (*_PHRASES, *_REMARKS))
_PATTERNS = tuple((template, re.compile(pattern)) for template, pattern in (*_PHRASES, *_REMARKS))
_LISTED = {"numbers": ", | and ", "codes": ", | and ", "figures": ", ", "pieces": "; "}
"""Fields that hold several texts, and what stands between these."""


@lru_cache(maxsize=16_384)
def told(text: str) -> Saying | None:
    """``text`` as a saying, None where it is none of these phrases."""
    if " " not in text:
        return None
    for template, pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            values: dict[str, Value] = {
                name: tuple(re.split(_LISTED[name], value)) if name in _LISTED else value
                for name, value in match.groupdict().items()
            }
            return Saying(template, values, text)
    return None
