"""Control numbers (통제번호) of 별표 2: their parts, their parents, how they are cited, what they imply.

A control number is category digit, group letter and three digits (``3A001``); its paragraphs add letters and figures
in turn (``3A001.a.1.b``; some skip a level: ``0A001.i.a``, ``0B001.b.7.1``). As in the EU's Annex I, whose numbering
Korea shares, the first of the three digits tells the origin: 0 Wassenaar (in category 0: NSG), 1 MTCR, 2 NSG,
3 Australia Group and CWC, 9 national.

Headings get ``3`` (category), ``3A`` (group), ``5P1`` and ``5A1`` (the two parts of category 5 and their groups),
``1#annex.12.a`` (the list of explosives), ``GSN#note.a.1`` (a branch of a general note), ``6B002#heading``,
``4B#none`` (해당사항 없음); ``SL:`` and ``VSL:`` are the words of the appendices, ``DEF:laser`` a definition.
"""

from __future__ import annotations

import re

from harmonize.model import Regime

ENTRY = re.compile(r"\d[A-E]\d{3}")
NUMBER = re.compile(r"\d[A-E]\d{3}(?:\.(?:\d{1,3}|[a-z]{1,2}))*")
"""A control number with its paragraphs."""
GROUP = re.compile(r"\d[A-E]")
ANNEX = re.compile(r"(\d)\.annex((?:\.\w+)*)")
PART = re.compile(r"(\d) Part (\d)")
GENERAL = frozenset({"PREFACE", "GN", "GTN", "GSN", "NTN"})
"""What stands in front of the categories: how to read the list, and the general notes."""
APPENDICES = {"VSL": "초민감품목", "SL": "민감품목"}
_MISREAD = re.compile(r"[Il](?=[A-E]\d{3})")

_ORIGIN = {"1": Regime.MTCR, "2": Regime.NSG, "3": Regime.AUSTRALIA_GROUP}
_SUFFIX = {
    "note": "주",
    "tech": "기술해설",
    "nb": "N.B.",
    "table": "표",
    "annex": "부속서",
    "heading": "제목",
    "none": "해당사항 없음",
}


def origin(number: str) -> Regime:
    """The regime that the series of a control number tells, for numbers without a tag of their own.

    >>> origin("3A001.a").value, origin("1C351").value, origin("4A901").value, origin("0B001").value
    ('Wassenaar', 'Australia Group', 'national', 'NSG')
    """
    if number[2] == "0":
        return Regime.NSG if number[0] == "0" else Regime.WASSENAAR
    return _ORIGIN.get(number[2], Regime.NATIONAL)


def mended(number: str) -> str:
    """A control number whose first digit was set as a letter (``IC010.c``), put right; others as they are."""
    return _MISREAD.sub("1", number, count=1) if _MISREAD.match(number) else number


def depth(number: str) -> int:
    """How many paragraph levels a number has below its control number: 0 for ``3A001``, 2 for ``3A001.a.1``."""
    return number.count(".")


def wassenaar_number(number: str) -> str | None:
    """The Wassenaar number that a control number of the 0-series implies in categories 1 to 9, else None.

    >>> wassenaar_number("3A001.a.1"), wassenaar_number("3A101"), wassenaar_number("0A001")
    ('3.A.1.a.1', None, None)
    """
    if not NUMBER.fullmatch(number) or number[0] == "0" or number[2] != "0":
        return None
    entry, dot, rest = number.partition(".")
    return f"{entry[0]}.{entry[1]}.{int(entry[2:])}{dot}{rest}"


def bridge_number(number: str) -> str | None:
    """The number of the EU's Annex I that a control number outside the Wassenaar series implies, else None.

    >>> bridge_number("1C350.3"), bridge_number("0B001.a"), bridge_number("3A001.a"), bridge_number("3A901")
    ('1C350.3', '0B001.a', None, None)
    """
    if not NUMBER.fullmatch(number) or number[2] == "9":
        return None
    return number if number[0] == "0" or number[2] != "0" else None


def citation(number: str) -> str:
    """How a reader of the list cites a number.

    >>> citation("3A001.a.1"), citation("3A001.a#note~2"), citation("SL:6A008.d"), citation("DEF:laser")
    ('통제번호 3A001.a.1', '통제번호 3A001.a 주', '별표 2 부록 민감품목 6A008.d', '별표 2 용어의 정의 "laser"')
    >>> citation("3"), citation("5P2"), citation("3A"), citation("5A2"), citation("GTN#note")
    ('별표 2 제3부', '별표 2 제5부 제2장', '별표 2 3A', '별표 2 5A 제2장', '별표 2 GTN 주')
    """
    head, *suffixes = number.partition("~")[0].split("#")
    root, colon, rest = head.partition(":")
    if root == "DEF":
        said = f'별표 2 용어의 정의 "{rest}"' if colon else "별표 2 용어의 정의"
    elif root in APPENDICES:
        said = f"별표 2 부록 {APPENDICES[root]} {rest}".rstrip()
    elif NUMBER.fullmatch(head):
        said = f"통제번호 {head}"
    else:
        said = f"별표 2 {_heading(head)}"
    return " ".join([said, *(_suffix(suffix) for suffix in suffixes)])


def _heading(head: str) -> str:
    if match := re.fullmatch(r"(\d)(?:P(\d))?", head):
        return f"제{match[1]}부" + (f" 제{match[2]}장" if match[2] else "")
    if match := re.fullmatch(r"(\d[A-E])(\d)", head):
        return f"{match[1]} 제{match[2]}장"
    return head


def _suffix(suffix: str) -> str:
    name, dot, branch = suffix.partition(".")
    name = name.partition("~")[0]
    match = re.fullmatch(r"([a-z]+)(\d*)", name)
    said = f"{_SUFFIX.get(match[1], match[1])} {match[2]}".rstrip() if match else name
    return f"{said} {branch}" if dot else said
