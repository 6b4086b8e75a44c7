"""Bounds as a person reads them: as written, and in normal form with SI units.

>>> si(6e8, "1 / second")
'600 MHz'
>>> si(398.15, "kelvin")
'398.15 K'
"""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.model import Op, Role, Threshold, say

_SYMBOLS = {
    "dimensionless": "",
    "": "",
    "1": "",
    "kelvin": "K",
    "meter": "m",
    "second": "s",
    "1 / second": "Hz",
    "radian": "rad",
    "kilogram": "kg",
    "ampere": "A",
    "bit": "bit",
    "bit / second": "bit/s",
    "meter ** 2": "m²",
    "meter ** 3": "m³",
    "meter / second": "m/s",
    "meter / second ** 2": "m/s²",
    "kilogram / meter ** 3": "kg/m³",
    "kilogram / meter / second ** 2": "Pa",
    "kilogram * meter / second ** 2": "N",
    "kilogram * meter ** 2 / second ** 2": "J",
    "kilogram * meter ** 2 / second ** 3": "W",
    "kilogram * meter ** 2 / ampere / second ** 3": "V",
    "kilogram * meter ** 2 / ampere ** 2 / second ** 3": "Ω",
    "meter ** 2 / second ** 2": "J/kg",
    "kilogram / second ** 2 / ampere": "T",
    "kilogram / ampere / second ** 2": "T",
    "ampere * second": "C",
    "ampere ** 2 * second ** 4 / kilogram / meter ** 2": "F",
    "radian / second": "rad/s",
}
_PREFIXED = frozenset({"m", "s", "Hz", "W", "Pa", "J", "V", "N", "A", "T", "F", "Ω", "bit/s", "rad", "C"})
_PREFIXES = (
    (1e12, "T"),
    (1e9, "G"),
    (1e6, "M"),
    (1e3, "k"),
    (1.0, ""),
    (1e-3, "m"),
    (1e-6, "µ"),
    (1e-9, "n"),
    (1e-12, "p"),
)
_CONVERTED = 0.01
"""Relative error that rounding of a conversion leaves."""
_SIGNS = {Op.GT: ">", Op.GE: "≥", Op.LT: "<", Op.LE: "≤", Op.EQ: "="}


def si(value: float, base_unit: str) -> str:
    """A value in base units with its SI symbol and a prefix that keeps the figure short."""
    symbol = _SYMBOLS.get(base_unit)
    if symbol is None:
        return f"{_figure(value)} {_plain(base_unit)}"
    if symbol in _PREFIXED and value:
        factor, prefix = next((item for item in _PREFIXES if abs(value) >= item[0] * 0.9999999), _PREFIXES[-1])
        return f"{_figure(value / factor)} {prefix}{symbol}"
    return f"{_figure(value)} {symbol}".strip()


def written(bound: Threshold) -> str:
    """The bound as the list writes it: comparator and figure (``> 600 MSPS``)."""
    said = f"{_SIGNS[bound.op]} {bound.quote}"
    return say("not {bound}", bound=said) if bound.role is Role.EXCLUSION else said


def written_beside(bound: Threshold, held: Sequence[Threshold], other: Threshold | None) -> str:
    """The bound as the list writes it, with the list's own conversion to the unit of the ``other`` list's bound, where
    it has one: ``> 723 K (450 °C)``."""
    told = written(bound)
    if other is None or other.unit == bound.unit:
        return told
    near = abs(bound.base_value) * _CONVERTED
    same = (each for each in held if each.role is Role.EQUIVALENT and each.unit == other.unit)
    also = next((each for each in same if abs(each.base_value - bound.base_value) <= near), None)
    return f"{told} ({also.quote})" if also is not None else told


def normal(bound: Threshold) -> str:
    """The bound in SI units (``> 600 MHz``)."""
    said = f"{_SIGNS[bound.op]} {si(bound.base_value, bound.base_unit)}"
    return say("not {bound}", bound=said) if bound.role is Role.EXCLUSION else said


def _figure(value: float) -> str:
    if value and not 1e-4 <= abs(value) < 1e7:
        mantissa, _, exponent = f"{value:.6e}".partition("e")
        return f"{mantissa.rstrip('0').rstrip('.')} × 10^{int(exponent)}"
    return f"{round(value, 9):.7g}" if value != int(value) else f"{int(value):,}"


def _plain(base_unit: str) -> str:
    return base_unit.replace(" ** ", "^").replace(" * ", "·").replace(" / ", "/")
