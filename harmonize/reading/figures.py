"""Figures on their way to thresholds, in the languages in which the value stands before its comparator and the verb at
the end of the sentence (Japanese, Korean)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from harmonize.model import Op, Role, Threshold
from harmonize.reading.units import to_base


@dataclass(slots=True)
class Figure:
    """A figure on its way to a threshold."""

    value: float
    unit: str
    start: int
    end: int
    bare: bool
    """Without a unit; a counter is none."""
    counter: str = ""
    op: Op | None = None
    tail: int = 0
    """Where the figure with its restatement and comparator ends."""
    follows: Figure | None = field(default=None, repr=False)
    """The bound whose parameter and role this one shares."""
    equivalent: bool = False
    """Restates in brackets what it follows."""
    role: Role = Role.CRITERION
    parameter: str = ""
    native: bool = False
    """Written as a word (두 개)."""
    better: bool = False
    """The comparator says better: the quantity must tell which way that is."""
    inclusive: bool = False

    @property
    def compared(self) -> bool:
        """Whether a comparator is known, at least that it says better."""
        return self.op is not None or self.better


def threshold(text: str, figure: Figure) -> Threshold:
    """The bound that a figure of ``text`` states."""
    base_value, base_unit = to_base(figure.value, figure.unit)
    return Threshold(
        parameter=figure.parameter,
        concept="",
        op=figure.op or Op.EQ,
        value=figure.value,
        unit=figure.unit,
        role=Role.EQUIVALENT if figure.equivalent else figure.role,
        quote=text[figure.start : figure.end],
        start=figure.start,
        base_value=base_value,
        base_unit=base_unit,
    )


def end_with_followers(figures: Sequence[Figure], index: int) -> int:
    """Where a figure ends together with those right behind it that share its parameter."""
    tail = figures[index].tail
    for later in figures[index + 1 :]:
        if later.follows is not figures[index]:
            break
        tail = max(tail, later.tail)
    return tail


def give_roles(text: str, figures: Sequence[Figure], role_of: Callable[[int, int], Role | None]) -> None:
    """Give each figure its role: a restatement is one, what follows a bound has its role, and ``role_of`` tells the
    others from their index and from where the next bound begins (None leaves them as they are)."""
    for index, figure in enumerate(figures):
        if figure.equivalent:
            figure.role = Role.EQUIVALENT
            continue
        if figure.follows is not None and figure.follows.role is not Role.CONDITION:
            figure.role = figure.follows.role
            continue
        limit = next(
            (later.start for later in figures[index + 1 :] if not later.equivalent and later.follows is not figure),
            len(text),
        )
        figure.role = role_of(index, limit) or figure.role
    for figure in figures:
        # the end of a range decides for its beginning: 三〇超三七以下の範囲で、 or 4 GHz 초과 8 GHz 이하의 범위에서
        if figure.follows is not None and not figure.equivalent and figure.role is Role.CONDITION:
            figure.follows.role = Role.CONDITION
