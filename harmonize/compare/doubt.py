"""Why a difference of bounds may be one of reading or of printing only, and what an official translation says of it.

Such differences are shown for review with the reason and are in no count. Where a list prints an official translation
beside the text that governs, the translation is a witness: if it has the very words of the other list, only what it
disagrees on with the text that governs can differ.
"""

from __future__ import annotations

import math
import re

from harmonize.align.bounds import BoundPair, More, only_ends, same_value
from harmonize.compare.pair import Pair, Sides
from harmonize.model import Difference, Disagreement, Language, Op, Provision, Threshold, say
from harmonize.parsers.spec import spec

_READING = re.compile(r"(?:not )?(?P<op>[<>=]+)? ?(?P<value>-?[\d.]+(?:e[-+]?\d+)?) ?(?P<unit>.*)")
"""Relative error that rounding of a conversion leaves (723 K, 450 °C)."""
_LANGUAGES = {Language.ENGLISH: "English", Language.KOREAN: "Korean", Language.JAPANESE: "Japanese"}
_POWER = re.compile(r"(\d+)\^\{-?(\d+)\}")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UPWARD = frozenset({Op.GT, Op.GE})
_DOWNWARD = frozenset({Op.LT, Op.LE})
_OF_BOUNDS = frozenset({Difference.FIGURE, Difference.UNIT, Difference.COMPARATOR})
_SIGNS = {">=": "≥", "<=": "≤", "==": "="}
_STANDARD = re.compile(r"(?P<standard>[A-Z]+-[\d-]+):(?P<edition>(?:19|20)\d\d)")


def settled_by_translation(sides: Sides, ours: Provision, theirs: Provision, bounds: BoundPair) -> bool:
    """Whether the party's official translation has the words of the baseline and nothing says that the text which
    governs departs from it on these bounds: what seems to differ was only read differently in the two languages."""
    if spec(sides.party.info.list_id).translation is not sides.baseline.info.language:
        return False
    same = bool(ours.sense_hash) and ours.sense_hash == theirs.sense_hash
    return same and disagreement_on(ours, bounds) is None


def disagreement_on(provision: Provision, bounds: BoundPair) -> Disagreement | None:
    """Where the translation of ``provision`` says something else on one of ``bounds``; None where it does not."""
    for each in provision.disagreements:
        if each.what not in _OF_BOUNDS:
            continue
        if _speaks_of(each.governing, bounds.left) or _speaks_of(each.parallel, bounds.right):
            return each
    return None


def said_by_translation(sides: Sides, provision: Provision, bounds: BoundPair) -> str:
    """The sentence that tells what the official translation of ``provision`` has instead; "" where it says what the
    text says."""
    found = disagreement_on(provision, bounds)
    if found is None or not found.parallel:
        return ""
    words = _pretty(found)
    agrees = bounds.right is not None and _agrees(found.parallel, bounds.right)
    translation = spec(sides.party.info.list_id).translation
    tongue = _LANGUAGES[translation] if translation else "translated"
    governing = _LANGUAGES[sides.party.info.language]
    if agrees:
        return say(
            "{party}'s official {tongue} text has {words}, as {base} has; the {governing} text governs.",
            party=sides.party_name,
            tongue=tongue,
            words=words,
            base=sides.baseline_name,
            governing=governing,
        )
    return say(
        "{party}'s official {tongue} text has {words}; the {governing} text governs.",
        party=sides.party_name,
        tongue=tongue,
        words=words,
        governing=governing,
    )


def doubt(sides: Sides, bounds: BoundPair, ours: Provision) -> str:
    """Why the difference between ``bounds``, of which the party's are those of ``ours``, may be none; "" where nothing
    says so."""
    left, right = bounds.left, bounds.right
    for bound in (left, right):
        if bound is not None and bound.base_unit == "kelvin" and bound.base_value < 0:
            return say("{bound} is below absolute zero, which is a misprint or was misread", bound=bound.quote)
    if left is None or right is None:
        return _doubt_of_one(sides, bounds)
    if left.base_unit != right.base_unit:
        return say("the figures are the same and the units as written differ in kind")
    if _flattened(left, right) or _flattened(right, left):
        return say("one figure may be a power whose exponent the text layer of the source prints as plain figures")
    if _thousandfold(left, right) and disagreement_on(ours, bounds) is None:
        return say(
            "the figures are the same and their units a thousandfold of each other, as where a prefix is misprinted"
        )
    if bounds.more is More.UNDECIDED and only_ends(bounds):
        return say("one list gives a range between two figures, which leaves open whether these are in it")
    if same_value(left, right) and Op.EQ in (left.op, right.op) and left.op is not right.op:
        return say("one list gives the same figure without a comparator")
    if same_value(left, right) and _opposite(left, right):
        return say('the comparators of the same figure point in opposite directions, as where "or better" is said')
    return ""


def editions(pair: Pair) -> str:
    """That each side measures by another edition of a standard ("ISO 230-2:1988 and ISO 230-2:2006"); "" where they are
    the same."""
    ours, theirs = _editions(pair.ours), _editions(pair.theirs)
    for standard in theirs.keys() & ours.keys():
        if not ours[standard] & theirs[standard]:
            name = standard.replace("-", " ", 1)
            both = say(
                "{one} and {other}", one=f"{name}:{min(theirs[standard])}", other=f"{name}:{min(ours[standard])}"
            )
            return say("each value is by another edition of the standard ({editions})", editions=both)
    return ""


def _editions(provision: Provision) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for reference in provision.references:
        if match := _STANDARD.fullmatch(reference):
            found.setdefault(match["standard"], set()).add(match["edition"])
    return found


def _doubt_of_one(sides: Sides, bounds: BoundPair) -> str:
    """A bound that only one side has: is it a figure with a comparator, and does the translation have it too?"""
    only = bounds.left or bounds.right
    if only is not None and only.op is Op.EQ:
        return say("the figure stands without a comparator")
    translated = spec(sides.party.info.list_id).translation is not None
    if translated and bounds.left is not None and not bounds.left.parameter.isascii():
        return say("the official translation was not read to have this bound")
    return ""


def _flattened(plain: Threshold, other: Threshold) -> bool:
    """Whether ``plain`` (103) is what is left of ``other`` (10^{3}) where the exponent is not raised."""
    power = _POWER.search(other.quote.translate(_RAISED))
    return power is not None and f"{power[1]}{power[2]}" in re.split(r"[^\d]+", plain.quote)


def _thousandfold(left: Threshold, right: Threshold) -> bool:
    """Whether both bounds have the same figure and comparator, in units that differ by a prefix (10 µs, 10 ms)."""
    if left.value != right.value or not left.value or left.op is not right.op or left.unit == right.unit:
        return False
    ratio = abs(left.base_value / right.base_value) if right.base_value else 0.0
    return any(math.isclose(ratio, step) for step in (1e-6, 1e-3, 1e3, 1e6))


def _opposite(left: Threshold, right: Threshold) -> bool:
    return (left.op in _UPWARD and right.op in _DOWNWARD) or (left.op in _DOWNWARD and right.op in _UPWARD)


def _speaks_of(reading: str, bound: Threshold | None) -> bool:
    """Whether a reading in normal form (``<= 12 bit``) has the value and the dimension of ``bound``."""
    match = _READING.fullmatch(reading)
    if bound is None or match is None:
        return False
    # in another unit it is another bound: both readings are written in the unit of their text
    return (match["unit"] or "1") == bound.unit and float(match["value"]) == bound.value


def _agrees(reading: str, bound: Threshold) -> bool:
    match = _READING.fullmatch(reading)
    return _speaks_of(reading, bound) and match is not None and (match["op"] or bound.op.value) == bound.op.value


def _pretty(found: Disagreement) -> str:
    """The reading of the translation as it is written there, with a printed comparator."""
    match = _READING.fullmatch(found.parallel)
    if match is None:
        return found.parallel
    sign = _SIGNS.get(match["op"] or "", match["op"] or "")
    figure = found.parallel_quote or f"{match['value']} {match['unit']}".strip()
    return f"{sign} {figure}".strip()
