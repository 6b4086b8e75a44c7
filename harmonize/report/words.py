"""Words and characters of a report: names of parties, readable figures, text that a spreadsheet cannot misread."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

NOTHING = "–"
"""Stands where a party has nothing to show."""

_ACRONYMS = frozenset({"chpl"})

LONGEST_CELL = 32_000
"""Characters that a cell of a workbook can hold, with some room for the remark that a text was cut."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STARTS_FORMULA = frozenset("=+-@＝＋－＠")
_LAW_REVISION = re.compile(r"[0-9A-Z]{15}_(\d{4})(\d\d)(\d\d)_[0-9A-Z]{15}")
_SIGNED_VALUE = re.compile(r"[+\-＋－]\s?\d[\d.,]*(?:[\s\w×·/^{}°℃℉%‰⁰-₎]|(?<=[a-z~]\s)[+\-](?=\d))*")
_RAISED = re.compile(r"\^\{([^{}]*)\}")
_WORD = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]|[^ \u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+| ")
"""What a line may end behind: a kana, a kanji, a sign of full width; else a word."""
_BARE_RAISED = re.compile(r"\^(-?\d+)(?![\d.])")
_ROOT = re.compile(r"([A-Za-z]+)\^0\.5(?!\d)")
_POWER_OF_TEN = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)e([+-]?)0*(\d+)(?![\w.])")
_SIGNS = ((">=", "≥"), ("<=", "≤"), ("nautical_mile", "nautical mile"))
"""What the reading writes in plain characters, and how a person does; no official text has the former."""
_LOWERED = re.compile(r"_\{([^{}]*)\}")
_SUPERSCRIPTS = dict(zip("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ", strict=True))
_SUBSCRIPTS = dict(zip("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎", strict=True))


UNIT_SIGNS = {
    "kilogram": "kg",
    "meter": "m",
    "second": "s",
    "ampere": "A",
    "mole": "mol",
    "radian": "rad",
    "minute": "min",
    "hour": "h",
    "liter": "L",
    "mliter": "mL",
    "deg": "°",
    "percent": "%",
    "ohm": "Ω",
    "us": "µs",
    "um": "µm",
    "uA": "µA",
    "uC": "µC",
    "uF": "µF",
    "uPa": "µPa",
    "uGal": "µGal",
    "ug_0": "µg₀",
    "g_0": "g₀",
    "magnetic_flux_quantum": "Φ₀",
}
"""Signs of units that the reading writes out."""


_UNIT_NAME = re.compile(r"(?<![A-Za-z_])[A-Za-z]+(?:_[A-Za-z0-9]+)*(?![A-Za-z_])")


def party_name(party: str) -> str:
    """The name of a party or list as a heading shows it: ``us`` is US, ``korea-russia`` is Korea Russia, ``chpl``
    CHPL."""
    return " ".join(
        word.upper() if len(word) <= 2 or word in _ACRONYMS else word.capitalize() for word in party.split("-")
    )


def readable(text: str) -> str:
    """Superscripts, subscripts and signs as a reader expects them: ``10^{6}``, ``10^6`` and ``1e6`` become 10⁶,
    ``CO_{2}`` becomes CO₂, ``Hz^0.5`` becomes √Hz and ``>=`` becomes ≥.

    What Unicode has no small sign for stays as it was.
    """
    for plain, sign in _SIGNS:
        if plain in text:
            text = text.replace(plain, sign)
    if "e" in text and any(digit in text for digit in "0123456789"):
        text = _POWER_OF_TEN.sub(_power_of_ten, text)
    if "_{" in text:
        text = _LOWERED.sub(lambda match: _small(match, _SUBSCRIPTS), text)
    if "^" in text:
        text = _RAISED.sub(lambda match: _small(match, _SUPERSCRIPTS), text)
        text = _ROOT.sub(r"√\1", text)
        text = _BARE_RAISED.sub(lambda match: _small(match, _SUPERSCRIPTS), text)
    return text


def _small(match: re.Match[str], signs: dict[str, str]) -> str:
    inner = match[1]
    if inner and all(character in signs for character in inner):
        return "".join(signs[character] for character in inner)
    return match[0]


def _power_of_ten(match: re.Match[str]) -> str:
    power = "".join(_SUPERSCRIPTS[sign] for sign in f"{match[2].replace('+', '')}{match[3]}")
    return f"10{power}" if match[1] in {"1", "1.0"} else f"{match[1]} × 10{power}"


def with_unit_signs(text: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """Units that are written out as their signs: ``> 2 liter/minute`` becomes > 2 L/min. For bounds that the program
    wrote, never for words of a list. ``names`` are units that have a name of their own in a language."""
    known = {**UNIT_SIGNS, **names}
    return _UNIT_NAME.sub(lambda match: known.get(match[0], match[0]), text)


def first_of(text: str, most: int = 240) -> str:
    """An enumeration that would make a row higher than a spreadsheet allows, cut behind one of its members."""
    if len(text) <= most:
        return text
    end = max(text.rfind(sign, 0, most) for sign in (", ", "、", " "))
    return f"{text[: end if end > 0 else most].rstrip(' ,、')}, …"


def safe(text: str) -> str:
    """The text as it may stand in a cell of a workbook.

    Characters that XML forbids are shown as ``�``; a text that is too long for a cell is cut, and says so; and a
    text that a spreadsheet could take for a formula (it starts with ``=``, ``+``, ``-``, ``@``, a tab or a
    carriage return) gets an apostrophe in front. A plain signed value such as ``-55 °C`` cannot do harm and stays
    as it is.
    """
    if not text:
        return text
    text = _ILLEGAL.sub("\ufffd", text)
    first = text[0]
    if first.isspace():
        harmful = first in "\t\r" or text.lstrip()[:1] in _STARTS_FORMULA
    else:
        harmful = first in _STARTS_FORMULA and len(text) > 1 and not _SIGNED_VALUE.fullmatch(text)
    if "\r" in text or "\t" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if harmful:
        text = "'" + text.strip()
    if len(text) > LONGEST_CELL:
        text = f"{text[:LONGEST_CELL]}… (cut: {len(text)} characters)"
    return text


def revision_words(revision: str) -> str:
    """A revision as a reader of the list knows it: of the ids of e-Gov, which name law, date and amending law
    (``405AC0000000001_20260605_508AC0000000002``), the dates on which the revisions came into force; all else as it is.
    """
    parts = revision.split("; ")
    found = [_LAW_REVISION.fullmatch(part) for part in parts]
    return "; ".join(
        dict.fromkeys("-".join(match.groups()) if match else part for match, part in zip(found, parts, strict=True))
    )


def is_web_address(address: str) -> bool:
    """Whether a cell may link there: a web address, not a file or a script, and not too long for a spreadsheet."""
    return (
        address.startswith(("https://", "http://"))
        and len(address) < 2000
        and address.isprintable()
        and " " not in address
    )


def display_width(text: str) -> int:
    """Columns that the text takes in a fixed-width font: Japanese and Korean characters take two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def shortened(text: str, length: int) -> str:
    """The text, or its beginning with an ellipsis where it is longer."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


@lru_cache(maxsize=20_000)
def lines_needed(text: str, width: float) -> int:
    """Lines that the text takes in a column of that width, words kept whole where they fit; a line may end at every
    kana and kanji."""
    measure = len if text.isascii() else display_width
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        if measure(paragraph) <= width:
            continue
        used = 0.0
        blank = 0
        for word in paragraph.split(" ") if text.isascii() else _WORD.findall(paragraph):
            length = measure(word)
            if not length or word == " ":
                blank = 1
                continue
            gap = blank if used else 0
            if used and used + gap + length > width:
                lines += 1
                used = gap = 0
            used += gap + length
            blank = 1 if text.isascii() else 0
            while used > width:
                lines += 1
                used -= width
    return lines


def natural_key(text: str) -> tuple[tuple[int, int | str], ...]:
    """Sort key in which 2 stands before 10 and numbers stand before words."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)
