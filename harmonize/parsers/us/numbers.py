"""The numbering of the Commerce Control List: printed labels, full numbers, citations, what a number implies.

An ECCN is category digit, group letter and three digits (``3A001``); its paragraphs add letters and figures
(``3A001.a.1.b``). The first of the three digits tells where the control comes from (15 CFR 738.2(d)(1)): 0 Wassenaar,
1 MTCR, 2 NSG, 3 Australia Group and CWC, 5, 6 and 9 national.

The headings of the list have no numbers in print that are unique; they get ``3`` (category), ``3A`` (group), ``5P1``
and ``5A1`` (the two parts of Category 5 and their groups, as the EU's Annex I numbers them), ``5A2.I`` (part of a
group), ``3#EAR99`` (the remainder that each category closes with), ``1#annex.12.a`` (list of explosives).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

ECCN = re.compile(r"\d[A-E]\d{3}(?!\d)")
_QUOTES = "‘’“”'\"\\[("
_LABEL = re.compile(
    rf"\.?((?!i\.e|e\.g)[a-z]{{1,2}}(?:\.(?:\d{{1,3}}|[a-z]))+)\.*(?=$|[\s{_QUOTES}])"
    rf"|\.?([a-z]|([a-z])\3)\.+(?=$|[\s{_QUOTES}A-Z])"
)
_RANGE = re.compile(
    r"\.?(?P<first>[a-z](?:\.(?:\d{1,3}|[a-z]))*)\.?\s*(?P<word>through|thru|to|and|or|[-–—,])\s*"
    r"\.?(?P<last>[a-z](?:\.(?:\d{1,3}|[a-z]))*)\.?\s*(?=\[reserved\])",
    re.IGNORECASE,
)
RESERVED = re.compile(r"\[reserved\][\s;:.,]*(?:and|or)?[.;]?", re.IGNORECASE)

_HIGHEST_WASSENAAR = 17
"""The Wassenaar dual-use list counts its entries from 1 and has never passed this; 018 and above are national."""
NATIONAL_PARAGRAPHS = frozenset("xyz")
"""``.x``, ``.y`` and ``.z`` paragraphs are additions of the United States to Wassenaar entries."""


@dataclass(slots=True)
class Label:
    """A number printed in front of a paragraph."""

    paths: tuple[str, ...]
    """The paragraphs it stands for (``a.1.b``); several for a reserved range."""
    printed: str


def label_of(text: str) -> Label | None:
    """The label that ``text`` begins with.

    >>> label_of("a.1.b. Widgets;")
    Label(paths=('a.1.b',), printed='a.1.b.')
    >>> label_of("b. through d. [Reserved]").paths
    ('b', 'c', 'd')
    """
    first = text[:1]
    if not (first.islower() or (first == "." and text[1:2].islower())):
        return None
    if "]" in text and "eserved]" in text[:60].lower():
        found = _RANGE.match(text)
        if found:
            return Label(tuple(_span(found["first"].lower(), found["last"].lower(), found["word"])), found[0].rstrip())
    match = _LABEL.match(text)
    if match is None:
        return None
    return Label(((match[1] or match[2]),), match[0])


def _span(first: str, last: str, word: str) -> Iterator[str]:
    head, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if not other and head and len(high) <= 3:
        other = head
    if word.lower() in ("and", "or", ",") or head != other or low.isdigit() != high.isdigit():
        yield first
        yield f"{other}.{high}" if other else high
        return
    prefix = f"{head}." if head else ""
    if low.isdigit():
        yield from (f"{prefix}{n}" for n in range(int(low), int(high) + 1))
    else:
        yield from (f"{prefix}{chr(n)}" for n in range(ord(low), ord(high) + 1))


def before(number: str) -> str:
    """The number that a paragraph follows (``a.2`` for ``a.3``), "" for a first one."""
    head, dot, last = number.rpartition(".")
    if last.isdigit():
        return f"{head}{dot}{int(last) - 1}" if int(last) > 1 else ""
    return f"{head}{dot}{chr(ord(last) - 1)}" if len(last) == 1 and last > "a" else ""


def parent_of(number: str, known: Mapping[str, object]) -> str:
    """The nearest shorter number that is ``known``; the entry itself in the end."""
    while "." in number:
        number = number.rpartition(".")[0]
        if number in known:
            return number
    return number


def wassenaar_number(number: str) -> str | None:
    """The Wassenaar number that an ECCN implies, None where it cannot come from the Wassenaar dual-use list.

    >>> wassenaar_number("3A001.a.1.a"), wassenaar_number("3A101.a"), wassenaar_number("3A001.z.1")
    ('3.A.1.a.1.a', None, None)
    """
    entry, _, rest = number.partition(".")
    if "#" in number or not ECCN.fullmatch(entry) or entry[0] == "0" or entry[2] != "0":
        return None
    ordinal = int(entry[3:])
    if not 1 <= ordinal <= _HIGHEST_WASSENAAR or rest[:1] in NATIONAL_PARAGRAPHS:
        return None
    return f"{entry[0]}.{entry[1]}.{ordinal}" + (f".{rest}" if rest else "")


def bridge_number(number: str) -> str | None:
    """The number of the EU's Annex I that an ECCN of the MTCR, NSG, Australia Group and CWC series implies, else None.

    >>> bridge_number("1C350.b.3"), bridge_number("3A001.a"), bridge_number("3A611")
    ('1C350.b.3', None, None)
    """
    entry = number.partition(".")[0]
    if "#" in number or not ECCN.fullmatch(entry) or entry[0] == "0" or entry[2] not in "1234":
        return None
    return number


_NOTES = {"note": "Note", "tech": "Technical Note", "nb": "N.B.", "table": "Table"}
_PART = re.compile(r"(?P<kind>note|tech|nb|table)(?P<n>\d*)(?:~(?P<again>\d+))?")


def citation(number: str) -> str:
    """How a reader of the list cites a number.

    >>> citation("3A001.a.1.a"), citation("3A001.a#note1"), citation("3A001#related-controls")
    ('ECCN 3A001.a.1.a', 'Note 1 to ECCN 3A001.a', 'ECCN 3A001, related controls')
    """
    owner, mark, rest = number.partition("#")
    is_entry = number[2:5].isdigit() and number[1:2] != "P"
    owner = f"ECCN {owner}" if is_entry else _owner(owner)
    if not mark:
        return owner
    before_owner, after_owner = _around(rest)
    return f"{before_owner}{owner}{after_owner}"


@lru_cache(maxsize=4096)
def _around(rest: str) -> tuple[str, str]:
    """What a citation says before and after the entry or heading, for what follows ``#`` in a number."""
    owner = cited = "\x00"
    if rest == "EAR99":
        return "EAR99 (", ")"
    branch: list[str] = []
    for part in rest.split("."):
        found = _PART.fullmatch(part)
        if found:
            if branch:
                cited = _under(branch, cited)
                branch = []
            name = _NOTES[found["kind"]] + (f" {found['n']}" if found["n"] else "")
            cited = f"{name} to {cited}"
        else:
            branch.append(part)
    said_before, _, said_after = _under(branch, cited).partition(owner)
    return said_before, said_after


def _under(branch: list[str], cited: str) -> str:
    if not branch:
        return cited
    if " to " in cited:
        return f"{cited}, paragraph {'.'.join(branch)}"
    words = branch[0].partition("~")[0].replace("-", " ")
    return f"{cited}, {words}" + (f", paragraph {'.'.join(branch[1:])}" if branch[1:] else "")


def _owner(owner: str) -> str:
    if len(owner) >= 5 and owner[2:5].isdigit():
        return f"ECCN {owner}"
    if owner[1:2] == "P":
        return f"CCL Category {owner[0]} Part {owner[2:]}"
    if len(owner) == 1:
        return f"CCL Category {owner}"
    return f"CCL Product Group {owner}"
