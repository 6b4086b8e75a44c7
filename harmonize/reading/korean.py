"""Thresholds of Korean control lists.

The value stands before its comparator (50 W를 초과하는 것), so each figure is read forwards: number, unit, a bracketed
restatement, a particle, comparator (``korean_figures``); then the noun that it bounds (``korean_parameter``) and what
it does in its sentence (``korean_roles``). The words stand in ``korean_words``, apart from the mechanism.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmonize.model import Op, Threshold
from harmonize.reading import english, korean_parameter
from harmonize.reading import korean_words as words
from harmonize.reading.figures import Figure, end_with_followers, threshold
from harmonize.reading.korean_figures import LEVEL, find_figures
from harmonize.reading.korean_numerals import MAY_BOUND
from harmonize.reading.korean_roles import assign_roles
from harmonize.reading.units import to_base

_REACH = 60
_HANGUL = re.compile(r"[가-힣]")


def read_thresholds(text: str) -> tuple[Threshold, ...]:
    """All bounds of a paragraph, in the order of the text."""
    if not MAY_BOUND.search(text):
        return ()
    if not _HANGUL.search(text):
        return english.read_thresholds(text)  # names and a few provisions are left in English
    figures = find_figures(text)
    if not figures:
        return ()
    _name(text, figures)
    assign_roles(text, figures)
    return tuple(threshold(text, figure) for figure in figures)


def _name(text: str, figures: Sequence[Figure]) -> None:
    floor = 0
    for index, figure in enumerate(figures):
        if figure.follows is not None:
            figure.parameter = figure.follows.parameter
        else:
            tail = end_with_followers(figures, index)
            figure.parameter = _parameter(text, figure, text[floor : figure.start], tail)
        if figure.better and figure.op is None:
            figure.op = _better(figure)
        elif figure.equivalent and figure.op is None and figure.follows:
            figure.op = figure.follows.op
        floor = max(floor, figure.tail)


def _better(figure: Figure) -> Op:
    """0.1%보다 우수한: more of a purity, less of an error."""
    higher = bool(words.HIGHER_IS_BETTER.search(figure.parameter)) or bool(LEVEL.match(figure.unit))
    higher = higher and not words.LOWER_IS_BETTER.search(figure.parameter)
    if higher:
        return Op.GE if figure.inclusive else Op.GT
    return Op.LE if figure.inclusive else Op.LT


def _parameter(text: str, figure: Figure, lead: str, tail: int) -> str:
    name = korean_parameter.before(lead)
    if not name:
        name = korean_parameter.after(text[tail : tail + _REACH])
    return name or korean_parameter.BY_DIMENSION.get(to_base(1.0, figure.unit)[1], "")
