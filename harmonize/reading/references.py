"""References in a text: to other provisions by number, and to other instruments.

Both forms of number that the lists of the Wassenaar family use are read, whatever the list: ``3A001.a.1`` (US, EU,
Korea) and ``3.A.1.a.1`` (Wassenaar). Japanese references (前号, ロに該当するもの) are relative and are not read here.

>>> find_references("Equipment specified by 3.A.1.a.5. or 3A002, see also the ITAR")
('3.A.1.a.5', '3A002', 'ITAR')
>>> find_references("2 µm according to ISO 230/2 (2006)")
('ISO-230-2:2006',)

Hangul may stand next to a number (``3A001에``). A standard is named with its edition, since values by two editions
cannot be held against each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MUNITIONS_LIST = "MUNITIONS"
"""The reference of a paragraph that only points to a list of munitions (``SEE MILITARY GOODS CONTROLS FOR ...``, and in
Korean at the end: 군용물자 통제목록을 참조)."""
_ECCN = r"\d[A-E]\d{3}(?:\.(?:[a-z]|\d{1,2})(?![a-zA-Z0-9]))*"
_WASSENAAR = r"\d\.\s?[A-E]\.\s?\d{1,2}(?:\.(?:[a-z]|\d{1,2})(?![a-zA-Z0-9]))*"
_MUNITIONS = r"ML\d{1,2}(?:\.[a-z0-9]+)*"
_NUMBER = re.compile(rf"(?<![A-Za-z\d_.])(?:({_ECCN})|({_WASSENAAR})|({_MUNITIONS}))(?![A-Za-z\d_])")
_MAY_BE_NUMBER = re.compile(r"\d(?:[A-E]|\.)|ML\d")
_INSTRUMENTS = (
    (
        "ITAR",
        re.compile(
            r"\bITAR\b|22 CFR (?:parts? )?12[0-9]|\bUSML\b|U\.S\. Munitions List|Directorate of Defense Trade Controls"
        ),
    ),
    ("NRC", re.compile(r"Nuclear Regulatory Commission|10 CFR part 110")),
    ("DOE", re.compile(r"Department of Energy|10 CFR part 810")),
    ("CWC", re.compile(r"Chemical Weapons Convention")),
    (MUNITIONS_LIST, re.compile(r"^\W*SEE MILITARY GOODS CONTROLS|군용물자 통제(?:목록)?을? 참조\W*$", re.IGNORECASE)),
)
_MAY_BE_INSTRUMENT = re.compile(
    r"ITAR|USML|CFR|U\.S\. Mun|Direct|Nuclear Reg|Department of E|Chemical W|군용물자|(?i:SEE MIL)"
)
_STANDARD = re.compile(
    r"(?<![A-Za-z])(?P<body>ISO|IEC|ASTM|ANSI|JIS)[ -]?(?P<number>\d+)(?:[-/](?P<part>\d+))?"
    r"[ :]*(?:\(|:)(?P<edition>(?:19|20)\d\d)\b"
)


_BODIES = ("ISO", "IEC", "ASTM", "ANSI", "JIS")
_WIDE_BODIES = ("ＩＳＯ", "ＩＥＣ", "ＡＳＴＭ", "ＡＮＳＩ", "ＪＩＳ", "日本産業規格")
_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")
_STANDARD_NAMED = re.compile(r"(?:ISO|IEC|ASTM|ANSI|JIS)-[\d-]+:\d{4}")


def names_provision(reference: str) -> bool:
    """Whether a reference, as ``find_references`` gives it, is to a provision and not to an instrument or standard."""
    return all(reference != name for name, _ in _INSTRUMENTS) and _STANDARD_NAMED.fullmatch(reference) is None


def find_standards(text: str) -> Iterator[str]:
    """The standards that ``text`` names with their edition; in Japanese also in full-width signs and 漢数字.

    >>> list(find_standards("ＩＳＯ二三〇／二（一九八八）で定める測定方法"))
    ['ISO-230-2:1988']
    """
    if not (any(map(text.__contains__, _BODIES)) or (not text.isascii() and any(map(text.__contains__, _WIDE_BODIES)))):
        return
    plain = unicodedata.normalize("NFKC", text).translate(_DIGITS)
    for match in _STANDARD.finditer(plain):
        part = f"-{match['part']}" if match["part"] else ""
        yield f"{match['body']}-{match['number']}{part}:{match['edition']}"


def find_references(text: str) -> tuple[str, ...]:
    """Numbers of provisions that ``text`` names, in its order and each once, then the instruments that it names."""
    found: dict[str, None] = {}
    for match in _NUMBER.finditer(text) if _MAY_BE_NUMBER.search(text) else ():
        found["".join(match[0].split()).rstrip(".")] = None
    for standard in find_standards(text):
        found[standard] = None
    if _MAY_BE_INSTRUMENT.search(text):
        found.update((name, None) for name, pattern in _INSTRUMENTS if pattern.search(text))
    return tuple(found)
