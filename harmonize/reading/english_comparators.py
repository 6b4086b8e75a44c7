"""The comparator of each figure: before it (``exceeding``), after it (``or more``), or around a symbol (``≤ F ≤``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from harmonize.model import Op
from harmonize.reading import english_words as words
from harmonize.reading.english_figures import Bound
from harmonize.reading.english_words import Sense

_BOUNDS_SYMBOL = re.compile(r"\s*(?P<op>≤|<=|<|⩽)\s*[A-Za-z'][\w{}']*\s*(?=[≤<⩽])")
_PATHS = frozenset({"over", "under"})
"""``0.01 mm over 300 mm``, ``over a 3 m length``: the path of a measurement, not a bound."""


class Comparator(NamedTuple):
    """A comparator and where it stands."""

    start: int
    end: int
    sense: Sense
    inclusive: bool
    words: str


def _comparators(text: str) -> list[Comparator]:
    found = []
    for match in words.COMPARATOR.finditer(text):
        row = words.BEFORE[int((match.lastgroup or "c0")[1:])]
        denied = _is_denied(text, match)
        sense = _glossed(words.OPPOSITE[row.sense] if row.negated is not denied else row.sense, match[0])
        inclusive = row.inclusive is not denied
        found.append(Comparator(match.start(), match.end(), sense, inclusive, match[0].lower()))
    return found


def _is_denied(text: str, comparator: re.Match[str]) -> bool:
    """``no side exceeding``, ``no ingredient constitutes more than``: the comparator holds for none."""
    begin = max(0, comparator.start() - 120)
    denial = words.DENIED.search(text, begin, comparator.start())
    return denial is not None and bool(denial["verb"] or comparator[0].lower().startswith("exceed"))


def _glossed(sense: Sense, comparator: str) -> Sense:
    """``better (less) than``: the bracket settles which way is better."""
    if sense not in words.STRICT and (gloss := words.GLOSS_SENSE.search(comparator.lower())):
        return Sense.UP if gloss["up"] else Sense.DOWN
    return sense


def _set(bound: Bound, sense: Sense, inclusive: bool) -> None:
    if sense in words.STRICT:
        bound.op = (words.INCLUSIVE if inclusive else words.STRICT)[sense]
    else:
        bound.sense, bound.inclusive = sense, inclusive


_AFTER = re.compile(words.BETWEEN_FIGURE_AND_AFTER.pattern + f"(?:{words.AFTER.pattern})", re.IGNORECASE)


def compare(text: str, bounds: Sequence[Bound]) -> None:
    """Gives each quantity the comparator that stands directly before or after it."""
    comparators = _comparators(text)
    earlier: Bound | None = None
    criterion_before = False
    for index, bound in enumerate(bounds):
        bound.lead_end = bound.start
        bound.tail = bound.end
        floor = earlier.end if earlier else 0
        nearest = next((c for c in reversed(comparators) if c.end <= bound.start), None)
        if nearest and nearest.start >= floor and bound.start - nearest.end < 70:
            gap = text[nearest.end : bound.start]
            path = nearest.words in _PATHS and (gap.strip() or (criterion_before and not bound.bare))
            path = path or (nearest.words.startswith("within") and bool(re.search(r"\b(?:range|band)\b", gap)))
            path = path or (nearest.words == "within" and bool(gap.strip()) and _is_behind(text, bound))
            named = words.NAMED_FILLER.match(gap.strip() + " " if gap.strip() else "")
            if words.FILLER.match(gap) or (named and not _has_break(gap)):
                if not path:
                    _set(bound, nearest.sense, nearest.inclusive)
                    bound.within = nearest.words == "within"
                    bound.named = "" if words.FILLER.match(gap) or not named else named[1]
                bound.lead_end = bound.start if path else nearest.start
        if bound.op is None and bound.sense is None:
            _compare_after(text, bound, bounds[index + 1].start if index + 1 < len(bounds) else len(text))
        if earlier and _BOUNDS_SYMBOL.match(text, earlier.end) and nearest and nearest.start >= earlier.end:
            bound.follows = earlier
        if symbol := _BOUNDS_SYMBOL.match(text, bound.end):
            bound.op = Op.GT if symbol["op"] == "<" else Op.GE
        if bound.op or bound.sense:
            criterion_before = True
        earlier = bound


def _is_behind(text: str, bound: Bound) -> bool:
    """Whether a comparator stands behind the figure: ``within a vacuum at 600 Hz or more``."""
    return _AFTER.match(text, bound.end) is not None


def _has_break(gap: str) -> bool:
    return any(sign in gap for sign in ";:()") or " and " in gap or " or " in gap


def _compare_after(text: str, bound: Bound, next_start: int) -> None:
    match = _AFTER.match(text, bound.end)
    if match and next_start < match.end():
        skipped = text[bound.end : next_start]
        if skipped.count("(") == skipped.count(")"):
            match = None  # the comparator belongs to the next figure
    if match:
        sense = _glossed(next(s for s in Sense if match[s.value]), match[0])
        _set(bound, sense, True)
        bound.tail = match.end()
    elif limit := words.AFTER_LIMIT.match(text, bound.end):
        bound.op = Op.GE if limit["up"] else Op.LE
        bound.tail = limit.end()
