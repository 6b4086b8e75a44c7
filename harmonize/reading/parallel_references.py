"""References and register numbers of chemicals in either language of a paragraph, in one normal form.

A reference may be a list or a range whose later members are only tails: ``3A001.a.3 to 10``, ``7E102.a~b``,
``6A003.a.3., 4 or 5``. Each member is written out, so that two ways to write one list are equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_PART = r"(?:[a-z]|\d{1,3})(?![A-Za-z0-9])"
_HEAD = re.compile(
    r"(?<![A-Za-z0-9.])(?:(?P<digit>\d)(?P<group>[A-E])(?P<number>\d{3}|\d\d\.\d(?=\.[a-z]))"
    r"|(?P<wdigit>\d)\. ?(?P<wgroup>[A-E])\. ?(?P<wnumber>\d{1,2})|(?P<mixed>\d)\.(?P<mgroup>[A-E])(?P<mnumber>\d{3}))"
    rf"(?P<parts>(?:\s?\.{{1,2}}{_PART}|(?<=\d)[a-z](?=\.))*)(?![A-Za-z0-9])",
    re.ASCII,
)
_SEP = re.compile(
    r"\s*\.?(?:항|의)?\s*(?P<range>~|∼|～|[-–](?=\s?[.\da-z])|(?:에서부터|에서|부터|내지)(?=[^가-힣]{1,24}까지)|to\b|through\b)?"
    r"(?P<list>,|및|또는|혹은|이나|나|와|과|and\b|or\b|그리고)*\s*(?:및|또는|혹은|and\b|or\b)?\s*(?:항의?\s*)?"
)
_TAIL = re.compile(rf"\.?(?P<tail>{_PART}(?:\.{_PART})*)", re.ASCII)
_NO_TAIL = re.compile(
    r"\s?(?:개|가지|종|축|차|이상|이하|초과|미만|%|°|[kMG]?Hz|[kM]?W\b|[mkc]?m\b|bits?\b)|\.\d|,\d{3}"
    r"|\. (?!및|또는|혹은)[A-Z가-힣'‘]"
)
"""Behind a number that is no member of a list of references: a unit, a label's full stop."""
_ARTICLE = re.compile(r"\s(?!or\b|and\b|to\b|through\b)[A-Za-z'‘\"“]")
_CATEGORIES = {
    "en": re.compile(
        r"\bcar?[ta]{1,2}[ea]?gor(?:y|ies) (?P<first>\d)(?![\dA-Za-z]|\.[\dA-Z])"
        r"(?P<more>(?:(?:,| and| or| to|,? and) \d(?![\dA-Za-z]|\.[\dA-Z]))*)",
        re.IGNORECASE,
    ),
    "ko": re.compile(r"제 ?(?P<first>\d{1,2}) ?부"),
}  # fmt: skip
_GROUP = re.compile(r"(?<![A-Za-z0-9.°])(\d)\.?([A-E])(?![A-Za-z0-9+\-]|\.\s?\d)", re.ASCII)
"""A product group as a whole: ``specified in 2A, 2B or 2D``."""
_MUNITIONS = re.compile(r"(?<![A-Za-z])ML ?(\d{1,2})(?!\d)", re.ASCII)
_CAS = re.compile(
    r"(?<![\d.\-–])(\d{2,8})\s?[-–−]\s?(\d{2})\s?[-–−]\s?(\d)(?![\d\-–])|(?<=CAS )(\d{5,9})[-–](\d)(?!\d)", re.ASCII
)

_EACH_PART = re.compile(r"[a-z]|\d+")
_MAY_REFER = re.compile(r"\d\.? ?[A-E]|ML", re.ASCII)
_MAY_BE_CAS = re.compile(r"\d\d\s?[-–−]\s?\d", re.ASCII)


class Reference(NamedTuple):
    """A number of a provision that a text names."""

    number: str
    start: int
    end: int


@lru_cache(maxsize=16)
def find_numbers_of_provisions(text: str) -> tuple[Reference, ...]:
    """The control numbers that ``text`` names, lists and ranges written out.

    >>> [r.number for r in find_numbers_of_provisions("3A001.a.3. to 5., and 7E102.a~b, 5.A.2.a")]
    ['3A001.a.3', '3A001.a.4', '3A001.a.5', '7E102.a', '7E102.b', '5A002.a']
    """
    if not _MAY_REFER.search(text):
        return ()
    found: list[Reference] = []
    end = 0
    for head in _HEAD.finditer(text):
        if head.start() < end:
            continue
        entry, parts = _entry(head), _parts(head["parts"])
        end = head.end()
        found.append(Reference(".".join((entry, *parts)), head.start(), end))
        for reference in _tails(text, end, entry, parts):
            found.append(reference)
            end = reference.end
    groups = [Reference(match[1] + match[2], match.start(), match.end()) for match in _GROUP.finditer(text)]
    munitions = [Reference(f"ML{match[1]}", match.start(), match.end()) for match in _MUNITIONS.finditer(text)]
    return tuple(sorted((*_with_ranges_of_heads(text, found), *groups, *munitions), key=lambda each: each.start))


def _entry(head: re.Match[str]) -> str:
    if head["digit"]:
        return f"{head['digit']}{head['group']}{head['number'].replace('.', '')}"
    if head["mixed"]:
        return f"{head['mixed']}{head['mgroup']}{head['mnumber']}"
    return f"{head['wdigit']}{head['wgroup']}{int(head['wnumber']):03}"


def _parts(written: str) -> list[str]:
    return _EACH_PART.findall(written) if written else []


def _tails(text: str, at: int, entry: str, parts: list[str]) -> Iterator[Reference]:
    """The members of a list behind its first: tails that take the place of the last parts of the same kind."""
    last = parts
    while True:
        sep = _SEP.match(text, at)
        if not sep or not (sep["range"] or sep["list"]):
            return
        tail = _TAIL.match(text, sep.end())
        if not tail or _HEAD.match(text, sep.end()) or _NO_TAIL.match(text, tail.end()):
            return
        said = _parts(tail["tail"])
        dotted = text[sep.end()] == "."
        if not last and not dotted:
            return
        kind = said[0].isdigit()
        if said == ["a"] and _ARTICLE.match(text, tail.end()):
            return
        depth = max((index for index, part in enumerate(last) if part.isdigit() is kind), default=None)
        if depth is None:
            depth = len(last) if dotted else None
        if depth is None:
            return
        new = [*last[:depth], *said]
        if sep["range"] and len(new) == len(last):
            yield from (
                Reference(".".join((entry, *between)), tail.start(), tail.start()) for between in _between(last, new)
            )
        yield Reference(".".join((entry, *new)), tail.start(), tail.end())
        last, at = new, tail.end()


def _between(first: list[str], last: list[str]) -> Iterator[list[str]]:
    """What a range runs over, without its ends."""
    head, one, other = first[:-1], first[-1], last[-1]
    if head != last[:-1] or one.isdigit() is not other.isdigit():
        return
    low, high = (int(one), int(other)) if one.isdigit() else (ord(one), ord(other))
    for number in range(low + 1, min(high, low + 100)):
        yield [*head, str(number) if one.isdigit() else chr(number)]


_RANGE = re.compile(r"\s*\.?\s*(?:항)?\s*(?:~|∼|～|[-–]|에서부터|에서|부터|내지|to|through)\s*", re.ASCII)


def _with_ranges_of_heads(text: str, found: list[Reference]) -> list[Reference]:
    """``9A004 to 9A012`` and ``3A001.a.3 to 3A001.a.10``: what stands between is written out too."""
    out: list[Reference] = []
    for reference in found:
        before = out[-1] if out else None
        if before and before.end < reference.start and _RANGE.fullmatch(text[before.end : reference.start]):
            one, other = before.number.split("."), reference.number.split(".")
            if one[0] == other[0] and len(one) == len(other) > 1:
                out += [Reference(".".join(parts), before.end, before.end) for parts in _between(one, other)]
        out.append(reference)
    return out


def find_categories(text: str, language: str) -> list[Reference]:
    """The categories of the list that ``text`` names by their digit: ``Categories 7 and 8``, 제7부. Korea's tenth part
    is category 0."""
    pattern = _CATEGORIES.get(language)
    found: list[Reference] = []
    if pattern is None or (language == "en" and "gor" not in text.lower()):
        return found
    for match in pattern.finditer(text):
        found.append(Reference(_category(match["first"]), match.start(), match.end()))
        more = match.groupdict().get("more") or ""
        found += [Reference(_category(digit), match.start(), match.end()) for digit in re.findall(r"\d", more)]
    return found


def _category(digit: str) -> str:
    return f"Category {int(digit) % 10}"


@lru_cache(maxsize=16)
def find_chemicals(text: str) -> tuple[Reference, ...]:
    """The CAS numbers of a text, with the hyphens that a misprint may have lost.

    >>> [r.number for r in find_chemicals("(CAS 7440-42-8), CAS 3190429-7")]
    ['7440-42-8', '3190429-7']
    """
    if not _MAY_BE_CAS.search(text):
        return ()
    return tuple(
        Reference("-".join(part for part in match.groups() if part), match.start(), match.end())
        for match in _CAS.finditer(text)
    )


def is_cas_number(number: str) -> bool:
    """Whether the check digit is right: it tells which of two CAS numbers is the misprint.

    >>> is_cas_number("7440-42-8"), is_cas_number("7740-42-8")
    (True, False)
    """
    digits = number.replace("-", "")
    if number.count("-") != 2:
        return False
    return sum(int(digit) * place for place, digit in enumerate(reversed(digits[:-1]), 1)) % 10 == int(digits[-1])
