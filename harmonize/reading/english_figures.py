"""The figures of an English text: numbers with their units, on the way to thresholds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from harmonize.model import Op, Role
from harmonize.reading import english_words as words
from harmonize.reading.english_units import read_counted, read_unit
from harmonize.reading.english_words import Sense
from harmonize.reading.numerals import MINUS, Numeral, find_numerals

OWN_NUMBER = re.compile(
    r"\s*(?:Items?: ?)?(?:[A-Za-z]{1,4}\.?\d{0,2}\.|\d{1,2}\.(?!\d)|\([A-Za-z0-9.]{1,4}\)|\d{1,2}\.(?=[a-z]))"
    r"(?:\s?(?:[A-Za-z]{1,2}\d{0,2}\.|\d{1,2}\.(?!\d)|\([A-Za-z0-9]{1,3}\))|[a-z0-9]{1,2}(?= ))*"
)
SENTENCE_END = re.compile(r"[.;](?=\s|$)(?<!e\.g\.)(?<!i\.e\.)")
_NOT_A_COUNT = re.compile(
    r"[-–][A-Za-z]|[A-Za-z_^{]|\.[\dA-Za-z]|\)[A-Za-z]|/\d|-\d|,\d|['’′]| ?[+*] ?[A-Za-z(\d]"
    r"|(?: or (?:more|fewer|greater|less))? ?of (?:the|these|those|any)\b|\sdimension"
    r"|\s(?:divided|multiplied) by\b|\s(?:CFR|U\.?S\.?C)| ?[×xX] ?10\d"
)
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:paragraphs?|notes?|parts?|sections?|supplements?|nos?\.|categor(?:y|ies)|tables?|steps?|"
    r"columns?|annex|articles?|"
    r"schedules?|groups?|eccns?|title|chapters?|figures?|appendix|items?|entr(?:y|ies)|nij(?: level)?|"
    r"class|tier|stage|"
    r"phase|version|revision|edition|ml|january|february|march|april|may|june|july|august|september|"
    r"october|november|"
    r"december|[A-Z]{2,}-)|[§#])[ .]*$", re.IGNORECASE,
)  # fmt: skip
_TOLERANCE = re.compile(r" ?(?:±|\+/-) ?\d+(?:\.\d+)? ?")
_AFTER_WORD = re.compile(r"[a-z] $|\($")
_SPAN = re.compile(r"[-–]\d[\d.,]* ?[A-Za-z°%µμ]")
_RATIO = re.compile(r" ?: ?(\d+(?:\.\d+)?)(?![\d:.]\d|\d)")
_PARTS = re.compile(r" parts? (?:(?:of )?[a-z]+ )?(?:per|in|to) (?=[\d(])(?!million|billion)")
_OVER_BRACKET = re.compile(r"(?: \([^()]{1,30})?\)(?= per | ?/)")
_MASS = re.compile(r"\b(?:mass|masses|weigh\w*|content|quantit\w+|amount)\b", re.IGNORECASE)
_LOCANT = re.compile(r" \(\d")
_OF_FREEDOM = re.compile(r" of [“”\"'‘]?(?:freedom|movement|motion)")
_ARTICLE_OF_UNIT = re.compile(r" an? ")
_GRAVITY = re.compile(
    r"g environment|accelerat|accelerom|vibrat|shock|gyro|gravit|g-?level|linear bias|g[- ]force|centrif", re.IGNORECASE
)
_PRIMED = re.compile(r"[′″](?:[,\-–‐][\w(]|[A-Za-z])")
_DASH = re.compile(rf" [{MINUS}] ")
_DOSE = re.compile(r"dose|irradiat|radiation[- ]harden", re.IGNORECASE)


@dataclass(slots=True)
class Bound:
    """A figure on its way to a threshold."""

    value: float
    unit: str
    start: int
    end: int
    bare: bool
    """Without a unit."""
    spelled: bool
    """Written as a word."""
    ratio: bool = False
    """``30:1``, ``2 parts in 230``."""
    op: Op | None = None
    sense: Sense | None = None
    """Set where the quantity must say which way is better; ``op`` is then decided with the parameter."""
    inclusive: bool = False
    within: bool = False
    """The comparator is "within", which may also open a range."""
    lead_end: int = 0
    """Where the comparator begins: the quantity's name stands before."""
    tail: int = 0
    """Where the figure with its comparator and glosses ends."""
    named: str = ""
    """Name of the quantity that stands between comparator and figure."""
    follows: Bound | None = field(default=None, repr=False)
    """The bound whose role and parameter this one shares: the other end of a range, or a coordinate."""
    equivalent: bool = False
    """Restates in brackets what it follows."""
    restates: bool = False
    """One end of a range that repeats another range in brackets."""
    role: Role = Role.CRITERION
    parameter: str = ""


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins in which an offset stands."""
    end = at
    while (end := max(text.rfind(".", 0, end), text.rfind(";", 0, end))) >= 0:
        if SENTENCE_END.match(text, end, at):
            return end + 1
    return 0


def find_figures(text: str) -> list[Bound]:
    """The figures that may bound something, in the order of the text; references and names of chemicals are none."""
    own = OWN_NUMBER.match(text)
    begin = own.end() if own else 0
    bounds: list[Bound] = []
    taken = 0
    for numeral in find_numerals(text):
        if numeral.start < begin or numeral.start < taken:
            continue
        if bounds and _DASH.match(text, bounds[-1].end) and numeral.start == bounds[-1].end + 1:
            high = numeral._replace(value=abs(numeral.value), start=numeral.start + 2)  # 17 - 23 %
            bound = _quantity(text, high)
        else:
            bound = _quantity(text, numeral)
        if bound:
            if (
                bounds
                and bounds[-1].spelled
                and bounds[-1].value == bound.value
                and text[bounds[-1].end : bound.start] == " "
            ):
                bounds.pop()  # twelve 12 elements
            bounds.append(bound)
            taken = bound.end
    return bounds


def _quantity(text: str, numeral: Numeral) -> Bound | None:
    value, end = numeral.value, numeral.end
    ratio = False
    if not numeral.spelled and (over := _RATIO.match(text, end)) and float(over[1]):
        value, end, ratio = value / float(over[1]), over.end(), True
    elif parts := _PARTS.match(text, end):
        whole = next((n for n in find_numerals(text[parts.end() :]) if n.start == 0), None)
        if whole and whole.value:
            value, end, ratio = value / whole.value, parts.end() + whole.end, True
    found = None if ratio else _unit(text, end, numeral)
    if not found and not ratio and (tolerance := _TOLERANCE.match(text, end)):
        found = read_unit(text, tolerance.end())
    if found:
        unit, unit_end = found
        if unit == "deg" and _OF_FREEDOM.match(text, unit_end):
            return Bound(value, "1", numeral.start, end, True, numeral.spelled)
        if over := _OVER_BRACKET.match(text, unit_end):
            per = read_unit(text, over.end())
            unit += per[0][1:] if per and per[0].startswith("1/") else ""  # 37 GBq (1 curie) per kg
        if unit == "g" and _GRAVITY.search(text) and not _MASS.search(text, max(0, numeral.start - 50), numeral.start):
            unit = "g_0"
        elif unit.startswith("rad") and not unit.startswith("rads") and _DOSE.search(text):
            unit = "rads" + unit[3:]
        return Bound(value, unit, numeral.start, unit_end, False, numeral.spelled)
    if _NOT_A_COUNT.match(text, end) and not (
        _SPAN.match(text, end)
        and (
            _AFTER_WORD.search(text, max(0, numeral.start - 12), numeral.start)
            or words.RANGE_OPENS.search(text, max(0, numeral.start - 40), numeral.start)
        )
    ):
        return None
    if _NAMED_BEFORE.search(text, max(0, numeral.start - 24), numeral.start):
        return None
    return Bound(value, "1", numeral.start, end, True, numeral.spelled, ratio)


def _unit(text: str, end: int, numeral: Numeral) -> tuple[str, int] | None:
    at = end
    if numeral.spelled and (article := _ARTICLE_OF_UNIT.match(text, end)):
        return read_unit(text, article.end())  # half an octave
    if at < len(text) and text[at] in " -\u00a0\u2009\u2011":
        at += 1
    elif numeral.spelled:
        return None
    if found := read_unit(text, at):
        if at == end and found[0] in ("A", "N"):
            return None  # 6A, 4N: a product group, a multiple
        if _PRIMED.match(text, at):
            return None  # 3′,4′-: locants of a chemical name
        if found[0] == "N" and _LOCANT.match(text, found[1]):
            return None
        if len(found[0]) == 1 and text[end] == "-" and text[found[1] : found[1] + 1] in ("-", "(", ",", "["):
            return None  # 1-N-(2-nitro...): a locant of a chemical name
        return found
    return read_counted(text, at) if at > end else None
