"""The numbering of Annex I: control numbers, references in the text, citations, and what a number implies.

A control number is category digit, group letter and three digits (``3A001``); its paragraphs add letters and figures
(``3A001.a.1.b``). The first of the three digits tells where the control comes from: 0 Wassenaar (in category 0 the
Nuclear Suppliers Group), 1 MTCR, 2 Nuclear Suppliers Group, 3 Australia Group, 4 Chemical Weapons Convention.

Headings are ``3`` (category), ``3A`` (group), ``5P1`` and ``5A1`` (the parts of category 5 and their groups, the latter
as printed). General notes have the abbreviation that the list gives them (``GTN``), or ``GEN.2``; ``DEF:Laser`` is a
definition, ``ACR:ADC`` an acronym.

>>> wassenaar_number("3A001.a.1"), wassenaar_number("3A101"), wassenaar_number("0A001.a")
('3.A.1.a.1', None, None)
"""

from __future__ import annotations

import re

from harmonize.model import Regime
from harmonize.parsers.dotted import common_root

CODE = re.compile(r"\d[A-E]\d{3}(?=[ .,;:)]|$)")
"""A control number at the start of a line."""
_ONE = r"\d[A-E]\d{3}(?:\.(?:[a-z]|aa|bb|cc|dd|ee|\d{1,2})(?!\w))*"
REFERENCE = re.compile(rf"(?<![\w.]){_ONE}(?!\w)")
"""A number of the list in running text, without the final dot."""
GROUP = re.compile(r"(?P<group>\d[A-E](?P<part>[12])?)(?= |$)")
"""The number of a product group at the start of a line; in category 5 with the part (``5A1``)."""

_SUBJECT = re.compile(
    rf"(?:In |For |For the purposes? of )?(?P<numbers>{_ONE}\.?(?:(?:,| and| or| to|, and|, or) {_ONE}\.?)*)"
    r"(?P<on>,? (?:does|do|includes?|applies|apply|only|refers?|covers?|specif\w+|controls?|means)\b|[,:] ?| ?[‘'\"]|$)"
)
"""A note that begins with the number or numbers that it is about."""
_REGIME = {
    "0": Regime.WASSENAAR,
    "1": Regime.MTCR,
    "2": Regime.NSG,
    "3": Regime.AUSTRALIA_GROUP,
    "4": Regime.CWC,
}
_NAMED = {
    "Missile Technology Control Regime": Regime.MTCR,
    "Nuclear Suppliers Group": Regime.NSG,
    "Australia Group": Regime.AUSTRALIA_GROUP,
    "Chemical Weapons Convention": Regime.CWC,
}


def subject(text: str) -> str | None:
    """The number that a note is about by its first words: the one it names, or what is above all that it names.

    >>> subject("3A001.a.1. and 3A001.b. do not control toys."), subject("In 3A001.b. 'toy' means a thing.")
    ('3A001', '3A001.b')
    """
    match = _SUBJECT.match(text)
    if match is None:
        return None
    return common_root(re.findall(_ONE, match["numbers"])) or None


def entry_of(number: str) -> str:
    """The control number that a number belongs to, "" for headings, definitions and general notes.

    >>> entry_of("3A001.a.1#note1"), entry_of("3A"), entry_of("DEF:Laser")
    ('3A001', '', '')
    """
    return number[:5] if re.match(r"\d[A-E]\d{3}", number) else ""


def regime(number: str) -> Regime | None:
    """The regime that the number range names, None for headings, definitions and ranges without a regime.

    >>> regime("3A101.a"), regime("0A001"), regime("3A")
    (<Regime.MTCR: 'MTCR'>, <Regime.NSG: 'NSG'>, None)
    """
    entry = entry_of(number)
    if not entry:
        return None
    if entry[0] == "0" and entry[2] == "0":
        return Regime.NSG
    return _REGIME.get(entry[2], Regime.NATIONAL)


def regimes_named(text: str) -> list[Regime]:
    """The regimes whose names stand in a text."""
    return [regime for name, regime in _NAMED.items() if name in text]


def wassenaar_number(number: str) -> str | None:
    """The Wassenaar number that a number of Annex I implies: ``nL0mm`` is ``n.L.m`` in categories 1 to 9."""
    entry, dot, rest = number.partition(".")
    if not re.fullmatch(r"[1-9][A-E]0\d\d", entry) or entry.endswith("000") or re.search(r"[#~:]", number):
        return None
    return f"{entry[0]}.{entry[1]}.{int(entry[3:])}{dot}{rest}"


def bridge_number(number: str) -> str | None:
    """The number itself, where it is outside the Wassenaar series (NSG in category 0, and 100 to 499), else None.

    >>> bridge_number("1C350.a"), bridge_number("0A001"), bridge_number("3A001.a")
    ('1C350.a', '0A001', None)
    """
    entry = number.partition(".")[0]
    if not re.fullmatch(r"\d[A-E]\d{3}", entry) or re.search(r"[#~:]", number):
        return None
    return number if number[0] == "0" or number[2] != "0" else None


_SUFFIX = {"note": "Note", "tech": "Technical Note", "nb": "N.B.", "table": "Table", "fn": "Footnote"}


def citation(number: str) -> str:
    """How a reader of Annex I cites a number.

    >>> citation("3A001.a.1.a"), citation("3A001.a#note1.b"), citation("5A1")
    ('3A001.a.1.a of Annex I', 'Note 1.b to 3A001.a of Annex I', 'Section 5A1 of Annex I')
    >>> citation("DEF:Laser"), citation("GTN#note")
    ('Definition "Laser" in Annex I', 'Note to General Technology Note of Annex I')
    """
    number, _, _ = number.partition("~")
    head, *suffixes = number.split("#")
    kind, colon, term = head.partition(":")
    if colon:
        cited = f'{"Definition" if kind == "DEF" else "Acronym"} "{term}" in Annex I'
    elif entry_of(head):
        cited = f"{head} of Annex I"
    elif part := re.fullmatch(r"(\d)P(\d)", head):
        cited = f"Category {part[1]}, Part {part[2]} of Annex I"
    elif head == "ANNEX-I":
        cited = "Annex I"
    elif head[:1].isdigit():
        cited = f"{'Category' if len(head) == 1 else 'Section'} {head} of Annex I"
    else:
        cited = f"{_general(head)} of Annex I"
    for suffix in suffixes:
        cited = f"{_suffix(suffix)} to {cited}"
    return cited


def _general(head: str) -> str:
    name, _, branch = head.partition(".")
    named = {"GEN": "General Notes", "DEF": "Definitions", "ACR": "Acronyms", "NTN": "Nuclear Technology Note"}
    named |= {"GTN": "General Technology Note", "NSN": "Nuclear Software Note", "GSN": "General Software Note"}
    named |= {"GISN": 'General "Information Security" Note'}
    said = named.get(name, name.replace("-", " ").capitalize())
    return f"{said}, point {branch}" if branch else said


def _suffix(suffix: str) -> str:
    name, dot, branch = suffix.partition(".")
    match = re.fullmatch(r"([a-z]+)(\d*)", name)
    if match is None or match[1] not in _SUFFIX:
        said = name.replace("-", " ").capitalize()
        return f"{said}, point {branch}" if dot else said
    said = f"{_SUFFIX[match[1]]} {match[2]}".strip()
    return f"{said}{'.' if match[2] else ', point '}{branch}" if dot else said
