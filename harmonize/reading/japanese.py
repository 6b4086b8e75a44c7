"""Thresholds of Japanese control lists.

The value stands before its comparator (五〇ワットを超えるもの), so each figure is read forwards: number, unit, a
bracketed restatement, comparator (``japanese_figures``); then the noun that it bounds (``japanese_parameter``) and what
it does in its sentence (``japanese_roles``). The words stand in ``japanese_words``, apart from the mechanism.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmonize.model import Op, Threshold
from harmonize.reading import japanese_parameter
from harmonize.reading.figures import Figure, end_with_followers, threshold
from harmonize.reading.japanese_figures import find_figures
from harmonize.reading.japanese_numerals import MAY_BOUND
from harmonize.reading.japanese_roles import assign_roles
from harmonize.reading.japanese_words import PER, TURNS
from harmonize.reading.units import to_base

_REACH = 60
_COUNTED_KINDS = frozenset({"軸", "層", "面", "種", "種類", "段", "台", "本", "回", "相"})


def read_thresholds(text: str) -> tuple[Threshold, ...]:
    """All bounds of a paragraph, in the order of the text."""
    if not MAY_BOUND.search(text):
        return ()
    figures = find_figures(text)
    if not figures:
        return ()
    figures.sort(key=lambda figure: figure.start)
    _name(text, figures)
    assign_roles(text, figures)
    return tuple(threshold(text, figure) for figure in figures if not _only_says_some(figure))


_TIMES_AS_MUCH = re.compile(r"(?:数|比|率|割合)$")


def _only_says_some(figure: Figure) -> bool:
    """電源を一以上有する asks for a power supply; 一倍以上 and 軸数が一以上 bound a quantity."""
    counted = figure.bare and figure.value == 1 and figure.op is Op.GE and figure.counter not in ("倍", *TURNS)
    return counted and not _TIMES_AS_MUCH.search(figure.parameter)


def _name(text: str, figures: Sequence[Figure]) -> None:
    floor = 0
    for index, figure in enumerate(figures):
        if figure.follows is not None:
            figure.parameter = figure.follows.parameter
        else:
            tail = end_with_followers(figures, index)
            earlier = figures[index - 1] if index else None
            lead = _lead(text, figure.start, floor)
            if earlier is not None and earlier.op is Op.EQ and PER.fullmatch(lead):
                lead = _lead(text, earlier.start, 0)  # 再現性が一年間につき〇・一パーセント
            figure.parameter = _parameter(text, figure, lead, tail)
        floor = max(floor, figure.tail)
        if _ENDING.match(text, floor):
            floor += 1


_ENDING = re.compile(r"る|た(?!め)|い(?!ず)")
"""を超える, より低い: the comparator's last letter begins no noun."""


def _lead(text: str, start: int, floor: int) -> str:
    """The words before a figure down to the figure before it, without what stands in brackets."""
    found: list[str] = []
    depth = 0
    for at in range(start - 1, -1, -1):
        character = text[at]
        if character == "）":
            depth += 1
        elif character == "（":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0:
            if at < floor or len(found) == _REACH or character == "。":
                break
            found.append(character)
    return "".join(reversed(found))


def _parameter(text: str, figure: Figure, lead: str, tail: int) -> str:
    base = to_base(1.0, figure.unit)[1]
    following = text[tail : tail + _REACH]
    if japanese_parameter.travelled(following, base):
        return "射程"
    name = japanese_parameter.before(lead) or japanese_parameter.per_each(lead, base)
    behind = japanese_parameter.after(following)
    if japanese_parameter.measures_another(name, base):
        name = ""  # ...度を超える温度で、...ミリ秒未満の持続時間で
    if figure.op is Op.EQ and not figure.bare and not japanese_parameter.is_quantity(name):
        name = ""
    if japanese_parameter.is_quantity(behind) and not japanese_parameter.is_quantity(name):
        name = behind if not name or following.startswith("の") or lead.endswith(("を", "に")) else name
    counted = f"{figure.counter}数" if figure.counter in _COUNTED_KINDS else ""
    return name or behind or counted or japanese_parameter.BY_DIMENSION.get(base, "")
