"""What a line begins with: the label of an item or branch, the heading of a note, of an annex."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harmonize.model import Kind
from harmonize.parsers.wassenaar import numbers
from harmonize.parsers.wassenaar.lines import Line

MARGIN = 97.0
"""Points from the left edge of the page up to which a line stands at the left margin."""
NOTE = re.compile(
    r"(?P<head>(?:(?P<tech>Technical Notes?)|(?P<note>Notes?)|(?P<nb>N\.B\.?))"
    r"(?: ?(?P<n>\d+)(?!\.[\w])(?:\^\{[*∗]+\})?)?[.:]?)(?: |$)"
)
"""The heading of a note."""
NO_HEAD = re.compile(r"[a-z(&,]|\d+\.[a-z0-9]|\d+\)")
"""How words go on that only mention a note (``Note 2.a. above``, ``Note (Note 3 in ...)``)."""


@dataclass(frozen=True, slots=True)
class Label:
    """The label at the start of a line."""

    parts: tuple[str, ...]
    printed: str
    words: str
    words_x: float | None
    full: bool
    spaced: bool
    """Printed with spaces between the parts (``3. A. 1.``), as numbers of items are and references are not."""


def label_of(line: Line) -> Label | None:
    """The label of a line, or None."""
    text = line.text
    if line.auto:
        # the position of the words is not known: the line has that of the number
        return Label(numbers.parts(line.auto), "", text, None, False, True)
    match = numbers.LABEL.match(text)
    if match is None or match["bullet"]:
        return None
    printed = match[0].strip()
    left = len(printed.replace(" ", ""))
    words_x = None
    for cell in line.cells:
        if left <= 0:
            words_x = cell.x
            break
        left -= len(cell.text.replace(" ", ""))
    parts = numbers.parts(printed)
    spaced = " " in printed or len(parts) == 1
    return Label(parts, printed, text[match.end() :].strip(), words_x, bool(match["full"]), spaced)


def is_note(text: str) -> bool:
    """Whether a text begins with the heading of a note (``Note 1``, ``Technical Notes``, ``N.B.``)."""
    return bool(NOTE.match(text))


def page(place: str) -> str:
    """The page (or file) of a place."""
    return re.split(r" (?:line|paragraph) ", place, maxsplit=1)[0]


def annex_kind(text: str) -> tuple[Kind, str]:
    """Kind and name of an annex by its heading."""
    if text.startswith("TECHNICAL NOTE"):
        return Kind.TECHNICAL_NOTE, "tech"
    if not text.startswith("TABLE"):
        return Kind.TABLE, "annex"
    last = re.split(r" [-–] ", text)[-1]
    for words, kind in (
        ("TECHNICAL NOTE", Kind.TECHNICAL_NOTE),
        ("NOTE", Kind.NOTE),
        ("STATEMENT", Kind.NOTE),
    ):
        if last.startswith(words):
            return kind, f"table-{slug(last)}"
    return Kind.TABLE, "table"


def slug(text: str) -> str:
    """A heading as part of a number: ``MAGNETIC SENSORS`` is ``magnetic-sensors``."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
