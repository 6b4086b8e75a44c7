"""The labels and numbers of the Wassenaar lists: how they are printed, how they follow each other, how they are
cited.

>>> parts("3. A. 1. a. 1.")
('3', 'A', '1', 'a', '1')
>>> follows("a", "b"), follows("9", "10"), follows("z", "aa")
(True, True, True)
"""

from __future__ import annotations

import re

_LOW = r"(?:\d{1,2}|[a-z]{1,2})\."
_DOTLESS = r"\d{1,2}(?= [a-z]{1,2}\. )"
_FULL = rf"(?:\d\. ?[A-E]\.(?: ?(?:{_LOW}|{_DOTLESS}))*(?: ?Part \d\.?)?|ML ?\d{{1,2}}\.(?: ?{_LOW})*)"
LABEL = re.compile(rf"(?:(?P<full>{_FULL})|(?P<tail>{_LOW}(?: {_LOW})*)|(?P<bullet>[-–−•]))(?: |$)")
"""A label at the start of a line, with the space behind it: a full number (``3. A. 1. a.``, ``3.A.1.a.``, ``ML8.
a.``, ``5. A. Part 2.``), a tail (``b.``, ``b. 4.``) or a bullet. A figure in a full number may lack its dot
(``6. A. 2 b.``, 1999)."""

_FURTHER = r"(?:\.(?:\d{1,2}|[a-z])(?!\w))*"
REFERENCE = re.compile(rf"(?<![\w.])(?:\d\.[A-E](?:\.\d{{1,2}}(?!\w){_FURTHER})?|ML\d{{1,2}}(?!\w){_FURTHER})(?!\w)")
"""A number of the list in running text, without the final dot."""


def parts(label: str) -> tuple[str, ...]:
    """The parts of a printed label or number."""
    return tuple(part for part in label.replace("ML ", "ML").replace("Part ", "P").replace(".", " ").split() if part)


def _ordinal(part: str) -> int:
    """Place of a part in its sequence: a is 1, z is 26, aa is 27; 7 is 7."""
    if part.isdigit():
        return int(part)
    if len(part) == 2 and part[0] == part[1]:
        return 26 + ord(part[0]) - ord("a") + 1
    if len(part) == 2:
        return 26 * (ord(part[0]) - ord("a") + 1) + ord(part[1]) - ord("a") + 1
    return ord(part.lower()) - ord("a") + 1


def follows(before: str, part: str) -> bool:
    """Whether ``part`` is the next label after ``before`` in one sequence."""
    if before.isdigit() != part.isdigit():
        return False
    return _ordinal(part) == _ordinal(before) + 1


def distance(before: str, part: str) -> int | None:
    """How many places ``part`` comes after ``before``; None where they are of different sequences."""
    if before.isdigit() != part.isdigit():
        return None
    return _ordinal(part) - _ordinal(before)


def is_first(part: str) -> bool:
    """Whether a label opens a sequence."""
    return part in {"a", "1", "A"}


_SUFFIX = {"note": "Note", "tech": "Technical Note", "nb": "N.B.", "table": "Table", "annex": "Annex"}
_SUB_LISTS = {"SL": "Sensitive List", "VSL": "Very Sensitive List", "SOU": "Statement of Understanding"}


def citation(number: str) -> str:
    """How a reader of the list cites a number: as the list prints it, with its final dot; notes in words.

    >>> citation("3.A.1.a.1.a"), citation("3.A.1.a#note1.b")
    ('Wassenaar 3.A.1.a.1.a.', 'Wassenaar 3.A.1.a. Note 1.b.')
    >>> citation("SL:3.A.1.b.2"), citation("5.P2.A")
    ('Wassenaar Sensitive List 3.A.1.b.2.', 'Wassenaar 5.A. Part 2')
    """
    number, _, _ = number.partition("~")
    head, *suffixes = number.split("#")
    sub_list, colon, rest = head.partition(":")
    if colon and sub_list in ("DEF", "ACR"):
        said = f'{"Definition" if sub_list == "DEF" else "Acronym"} "{rest}"'
    elif colon:
        said = f"{_SUB_LISTS.get(sub_list, sub_list)} {_printed(rest)}"
    else:
        said = _printed(head)
    return " ".join(["Wassenaar", said, *(_suffix(suffix) for suffix in suffixes)])


def _printed(number: str) -> str:
    if re.fullmatch(r"\d", number):
        return f"Category {number}"
    if match := re.fullmatch(r"(\d)\.P(\d)(?:\.([A-E]))?", number):
        return f"{match[1]}.{match[3]}. Part {match[2]}" if match[3] else f"Category {match[1]} - Part {match[2]}"
    return f"{number}." if re.match(r"\d\.|ML\d", number) else number


def _suffix(suffix: str) -> str:
    name, dot, branch = suffix.partition(".")
    match = re.fullmatch(r"([a-z]+)(\d*)", name)
    if match is None or match[1] not in _SUFFIX:
        said = name.replace("-", " ").capitalize()
    else:
        said = f"{_SUFFIX[match[1]]} {match[2]}".strip()
    return f"{said}{'.' if match and match[2] else ' '}{branch}." if dot else said


def wassenaar_number(number: str) -> str | None:
    """The number itself for goods of the dual-use list, else None (notes, Munitions List, definitions, sub-lists)."""
    return number if re.fullmatch(r"\d\.[A-E](?:\.\w+)*", number) else None
