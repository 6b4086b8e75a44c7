"""Units of measurement: pint's, and the field's own.

``registry()`` is the authority and is built when first needed (importing pint takes half a second). The units that
the lists use are in a small table, and their multiples, products and quotients follow from it (``composed``); tests
hold both against pint. So reading a list needs no pint, unless a unit is met that no list had before.

Logarithmic units (dB and its kin, octaves) stay as they are: a ratio of levels has no base value worth comparing.
Base values are rounded to twelve digits, so that 0.5 µm and 500 nm have the same one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    import pint

DEFINITIONS = (
    "sample = []",
    "SPS = sample / second",
    # Computing: a weighted teraflops is 10^12 adjusted operations a second; a TPP point is a TOPS times its bit length.
    "flops = []",
    "FLOPS = flops",
    "WT = 1e12 * flops",
    "TOPS = 1e12 * flops",
    "tpp = [] = TPP",
    "ppb = 1e-9",
    # Levels relative to a reference. pint has dB, dBm, dBu and dBW.
    "decibelcarrier = 1; logbase: 10; logfactor: 10 = dBc",
    "decibelisotropic = 1; logbase: 10; logfactor: 10 = dBi",
    "decibelfullscale = 1; logbase: 10; logfactor: 10 = dBfs = dBFS",
    # Currencies: never converted into one another.
    "USD = [currency_usd]",
    "KRW = [currency_krw]",
    "JPY = [currency_jpy]",
    "EUR = [currency_eur]",
    "shore = [hardness_shore]",
    # Shotgun bores and wires: a number on a scale, not a length.
    "gauge = [gauge]",
    "@alias torr = Torr",
    "line_pair = []",
    "axis = []",
    "qubit = []",
    # Length of a nucleic acid, counted in bases (kilobase).
    "base = []",
    "word = []",
)
"""The field's own units, in pint's notation."""

LOGARITHMIC = re.compile(r"dB\w*|octave|decade|neper")

# unit -> factor, offset, base unit as pint names it. The authority is pint: tests/reading/test_units.py.
_M, _S, _KG, _A, _K = "meter", "second", "kilogram", "ampere", "kelvin"
_POWER = "kilogram * meter ** 2 / second ** 3"
_ENERGY = "kilogram * meter ** 2 / second ** 2"
_PRESSURE = "kilogram / meter / second ** 2"
_VOLT = "kilogram * meter ** 2 / ampere / second ** 3"
_PURE = "dimensionless"
_RATE = "1 / second"
_RAD = "radian"
KNOWN: dict[str, tuple[float, float, str]] = {
    "1": (1.0, 0.0, _PURE), "percent": (1e-2, 0.0, _PURE), "ppm": (1e-6, 0.0, _PURE), "ppb": (1e-9, 0.0, _PURE),
    "km": (1e3, 0.0, _M), "m": (1.0, 0.0, _M), "cm": (1e-2, 0.0, _M), "mm": (1e-3, 0.0, _M),
    "um": (1e-6, 0.0, _M), "nm": (1e-9, 0.0, _M), "pm": (1e-12, 0.0, _M), "angstrom": (1e-10, 0.0, _M),
    "inch": (0.0254, 0.0, _M), "ft": (0.3048, 0.0, _M),
    "s": (1.0, 0.0, _S), "ms": (1e-3, 0.0, _S), "us": (1e-6, 0.0, _S), "ns": (1e-9, 0.0, _S), "ps": (1e-12, 0.0, _S),
    "fs": (1e-15, 0.0, _S), "hour": (3600.0, 0.0, _S), "minute": (60.0, 0.0, _S), "day": (86400.0, 0.0, _S),
    "THz": (1e12, 0.0, _RATE), "GHz": (1e9, 0.0, _RATE), "MHz": (1e6, 0.0, _RATE), "kHz": (1e3, 0.0, _RATE),
    "Hz": (1.0, 0.0, _RATE), "1/s": (1.0, 0.0, _RATE),
    "GW": (1e9, 0.0, _POWER), "MW": (1e6, 0.0, _POWER), "kW": (1e3, 0.0, _POWER), "W": (1.0, 0.0, _POWER),
    "mW": (1e-3, 0.0, _POWER), "uW": (1e-6, 0.0, _POWER), "nW": (1e-9, 0.0, _POWER),
    "MJ": (1e6, 0.0, _ENERGY), "kJ": (1e3, 0.0, _ENERGY), "J": (1.0, 0.0, _ENERGY), "mJ": (1e-3, 0.0, _ENERGY),
    "uJ": (1e-6, 0.0, _ENERGY), "eV": (1.602176634e-19, 0.0, _ENERGY), "keV": (1.602176634e-16, 0.0, _ENERGY),
    "MeV": (1.602176634e-13, 0.0, _ENERGY),
    "GPa": (1e9, 0.0, _PRESSURE), "MPa": (1e6, 0.0, _PRESSURE), "kPa": (1e3, 0.0, _PRESSURE),
    "Pa": (1.0, 0.0, _PRESSURE), "mPa": (1e-3, 0.0, _PRESSURE), "uPa": (1e-6, 0.0, _PRESSURE),
    "bar": (1e5, 0.0, _PRESSURE), "kbar": (1e8, 0.0, _PRESSURE),
    "kV": (1e3, 0.0, _VOLT), "V": (1.0, 0.0, _VOLT), "mV": (1e-3, 0.0, _VOLT),
    "kA": (1e3, 0.0, _A), "A": (1.0, 0.0, _A), "mA": (1e-3, 0.0, _A), "uA": (1e-6, 0.0, _A),
    "kg": (1.0, 0.0, _KG), "g": (1e-3, 0.0, _KG), "mg": (1e-6, 0.0, _KG), "tonne": (1e3, 0.0, _KG),
    "K": (1.0, 0.0, _K), "degC": (1.0, 273.15, _K),
    "deg": (0.017453292519943295, 0.0, _RAD), "rad": (1.0, 0.0, _RAD), "mrad": (1e-3, 0.0, _RAD),
    "urad": (1e-6, 0.0, _RAD), "arcsec": (4.84813681109536e-06, 0.0, _RAD),
    "bit": (1.0, 0.0, "bit"), "bit/s": (1.0, 0.0, "bit / second"), "Mbit/s": (1e6, 0.0, "bit / second"),
    "Gbit/s": (1e9, 0.0, "bit / second"),
    "Msample/s": (1e6, 0.0, "sample / second"), "Gsample/s": (1e9, 0.0, "sample / second"),
    "g/cm**3": (1e3, 0.0, "kilogram / meter ** 3"), "kg/m**3": (1.0, 0.0, "kilogram / meter ** 3"),
    "Gy": (1.0, 0.0, "meter ** 2 / second ** 2"), "m/s": (1.0, 0.0, "meter / second"),
    "m**2": (1.0, 0.0, "meter ** 2"), "cm**2": (1e-4, 0.0, "meter ** 2"), "mm**2": (1e-6, 0.0, "meter ** 2"),
    "m**3": (1.0, 0.0, "meter ** 3"), "cm**3": (1e-6, 0.0, "meter ** 3"), "liter": (1e-3, 0.0, "meter ** 3"),
    "WT": (1e12, 0.0, "flops"), "TOPS": (1e12, 0.0, "flops"), "flops": (1.0, 0.0, "flops"), "tpp": (1.0, 0.0, "tpp"),
    "sample": (1.0, 0.0, "sample"), "byte": (8.0, 0.0, "bit"), "word": (1.0, 0.0, "word"), "base": (1.0, 0.0, "base"),
    "yard": (0.9144, 0.0, _M), "mile": (1609.344, 0.0, _M), "nautical_mile": (1852.0, 0.0, _M),
    "au": (149597870700.0, 0.0, _M),
    "week": (604800.0, 0.0, _S), "month": (2629800.0, 0.0, _S), "year": (31557600.0, 0.0, _S),
    "knot": (1852 / 3600, 0.0, "meter / second"), "mph": (0.44704, 0.0, "meter / second"),
    "g_0": (9.80665, 0.0, "meter / second ** 2"), "Gal": (1e-2, 0.0, "meter / second ** 2"),
    "rpm": (0.10471975511965977, 0.0, "radian / second"), "arcmin": (0.0002908882086657216, 0.0, _RAD),
    "sr": (1.0, 0.0, "radian ** 2"),
    "lb": (0.45359237, 0.0, _KG), "oz": (0.028349523125, 0.0, _KG), "grain": (6.479891e-05, 0.0, _KG),
    "ton": (907.18474, 0.0, _KG), "carat": (2e-4, 0.0, _KG), "u": (1.66053906892e-27, 0.0, _KG),
    "tex": (1e-6, 0.0, "kilogram / meter"),
    "are": (1e2, 0.0, "meter ** 2"), "hectare": (1e4, 0.0, "meter ** 2"),
    "dl": (1e-4, 0.0, "meter ** 3"), "gallon": (0.003785411784, 0.0, "meter ** 3"),
    "N": (1.0, 0.0, "kilogram * meter / second ** 2"), "lbf": (4.4482216152605, 0.0, "kilogram * meter / second ** 2"),
    "atm": (101325.0, 0.0, _PRESSURE), "torr": (101325 / 760, 0.0, _PRESSURE), "mmHg": (133.322387415, 0.0, _PRESSURE),
    "psi": (6894.757293168361, 0.0, _PRESSURE),
    "poise": (0.1, 0.0, "kilogram / meter / second"), "St": (1e-4, 0.0, "meter ** 2 / second"),
    "VA": (1.0, 0.0, _POWER), "hp": (745.69987158227022, 0.0, _POWER),
    "Wh": (3600.0, 0.0, _ENERGY), "cal": (4.184, 0.0, _ENERGY), "Btu": (1055.056, 0.0, _ENERGY),
    "degF": (5 / 9, 459.67 * 5 / 9, _K),
    "C": (1.0, 0.0, "ampere * second"), "F": (1.0, 0.0, "ampere ** 2 * second ** 4 / kilogram / meter ** 2"),
    "S": (1.0, 0.0, "ampere ** 2 * second ** 3 / kilogram / meter ** 2"),
    "ohm": (1.0, 0.0, "kilogram * meter ** 2 / ampere ** 2 / second ** 3"),
    "H": (1.0, 0.0, "kilogram * meter ** 2 / ampere ** 2 / second ** 2"),
    "Wb": (1.0, 0.0, "kilogram * meter ** 2 / ampere / second ** 2"),
    "magnetic_flux_quantum": (2.0678338484619295e-15, 0.0, "kilogram * meter ** 2 / ampere / second ** 2"),
    "T": (1.0, 0.0, "kilogram / ampere / second ** 2"),
    "Bq": (1.0, 0.0, "count / second"), "Ci": (3.7e10, 0.0, "count / second"),
    "Sv": (1.0, 0.0, "meter ** 2 / second ** 2"), "rads": (1e-2, 0.0, "meter ** 2 / second ** 2"),
    "mol": (1.0, 0.0, "mole"), "cd": (1.0, 0.0, "candela"), "lm": (1.0, 0.0, "candela * radian ** 2"),
    "lx": (1.0, 0.0, "candela * radian ** 2 / meter ** 2"),
    "shore": (1.0, 0.0, "shore"), "gauge": (1.0, 0.0, "gauge"),
    "USD": (1.0, 0.0, "USD"), "KRW": (1.0, 0.0, "KRW"), "JPY": (1.0, 0.0, "JPY"), "EUR": (1.0, 0.0, "EUR"),
}  # fmt: skip
PREFIXES = {
    "T": 1e12, "G": 1e9, "M": 1e6, "k": 1e3, "h": 1e2, "d": 1e-1, "c": 1e-2, "m": 1e-3, "u": 1e-6, "n": 1e-9,
    "p": 1e-12, "f": 1e-15, "a": 1e-18,
}  # fmt: skip
PREFIXED = frozenset({
    "A", "Bq", "C", "Ci", "F", "Gal", "Gy", "H", "Hz", "J", "K", "N", "Pa", "S", "St", "Sv", "T", "V", "VA", "W",
    "Wb", "Wh", "bar", "base", "bit", "byte", "cal", "cd", "deg", "eV", "flops", "g", "g_0", "liter", "lm", "lx",
    "m", "mol", "ohm", "poise", "rad", "rads", "s", "sample", "sr", "tex", "tonne", "torr", "word",
})  # fmt: skip
"""The units of the table that lists write with a prefix."""
NO_MULTIPLES = frozenset({"hbar", "mcd"})
"""What looks like a multiple and is pint's name for something else."""
_WITHOUT_DIMENSION = frozenset({
    "dimensionless", "radian", "bit", "count", "sample", "flops", "tpp", "word", "base",
})  # fmt: skip
"""Base units that pint gives no dimension, so that a figure in one can be held against a bare number."""
_WITH_DIMENSION = frozenset({
    "meter", "second", "kilogram", "ampere", "kelvin", "mole", "candela", "shore", "gauge", "USD", "KRW", "JPY",
    "EUR",
})  # fmt: skip
_FACTOR = re.compile(r"(?P<sign>\*|/|^)(?P<name>[A-Za-z_]\w*|1)(?:\*\*(?P<power>-?\d+(?:\.\d+)?))?(?=\*(?!\*)|/|$)")
_POWER_OF_BASE = re.compile(r"(?P<sign>[*/] )?(?P<name>\w+)(?: \*\* (?P<power>-?[\d.]+))?")


@cache
def registry() -> pint.UnitRegistry[float]:
    """pint with the field's own units; °C and °F convert to kelvin."""
    import pint

    units: pint.UnitRegistry[float] = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    for definition in DEFINITIONS:
        units.define(definition)
    return units


@cache
def _scale(unit: str) -> tuple[float, float, str]:
    """Factor, offset and base unit of a unit: ``base = value * factor + offset``."""
    if known := KNOWN.get(unit):
        return known
    if LOGARITHMIC.match(unit):
        return 1.0, 0.0, unit
    if product := composed(unit):
        return product
    units = registry()
    try:
        parsed = units.parse_units(unit)
        zero = units.Quantity(0.0, parsed).to_base_units()
        one = units.Quantity(1.0, parsed).to_base_units()
    except Exception as error:  # pint raises a dozen kinds for what it cannot read
        raise HarmonizeError(
            f"The unit {unit!r} is unknown; write it in pint's notation (kg/m**3) or define it in "
            "harmonize/reading/units.py."
        ) from error
    return float(one.magnitude) - float(zero.magnitude), float(zero.magnitude), str(one.units)


def composed(unit: str) -> tuple[float, float, str] | None:
    """Factor, offset and base unit of a multiple, product or quotient of units of the table; None where it is of
    others, or where one has an offset (``J/degC``).

    >>> composed("mCi"), composed("nT/Hz**0.5")
    ((37000000.0, 0.0, 'count / second'), (1e-09, 0.0, 'kilogram / ampere / second ** 1.5'))
    """
    factor, place = 1.0, 0
    exponents: dict[str, float] = {}
    for part in _FACTOR.finditer(unit):
        if part.start() != place:
            return None
        place = part.end()
        scale = _single(part["name"])
        if scale is None or scale[1]:
            return None
        power = float(part["power"] or 1) * (-1 if part["sign"] == "/" else 1)
        factor *= scale[0] ** power
        for base, exponent in _exponents(scale[2]).items():
            exponents[base] = exponents.get(base, 0.0) + exponent * power
    return (factor, 0.0, _spelt(exponents)) if unit and place == len(unit) else None


def _single(unit: str) -> tuple[float, float, str] | None:
    """A unit of the table, or one of its multiples."""
    if known := KNOWN.get(unit):
        return known
    if unit[1:] in PREFIXED and unit[0] in PREFIXES and unit not in NO_MULTIPLES:
        factor, _, base = KNOWN[unit[1:]]
        return PREFIXES[unit[0]] * factor, 0.0, base
    return None


@cache
def _exponents(base: str) -> dict[str, float]:
    """The powers of a base unit as pint names it (``kilogram / meter ** 3``)."""
    found = {
        part["name"]: float(part["power"] or 1) * (-1 if part["sign"] == "/ " else 1)
        for part in _POWER_OF_BASE.finditer(base)
    }
    return {name: power for name, power in found.items() if name not in ("1", "dimensionless")}


def _spelt(exponents: dict[str, float]) -> str:
    """A base unit as pint names it: by the alphabet, first what multiplies, then what divides."""
    powers = sorted((name, power) for name, power in exponents.items() if power)
    above = " * ".join(_raised(name, power) for name, power in powers if power > 0)
    below = "".join(f" / {_raised(name, -power)}" for name, power in powers if power < 0)
    return f"{above or '1'}{below}" if powers else _PURE


def _raised(name: str, power: float) -> str:
    return name if power == 1 else f"{name} ** {power:g}"


def to_base(value: float, unit: str) -> tuple[float, str]:
    """The value in base units, and the base unit, which tells the dimension.

    >>> to_base(125, "degC")
    (398.15, 'kelvin')
    >>> to_base(47, "dBm")
    (47.0, 'dBm')

    Raises ``HarmonizeError`` on a unit that the registry does not know.
    """
    factor, offset, base = _scale(unit)
    return float(f"{value * factor + offset:.12g}"), base


@cache
def same_dimension(a: str, b: str) -> bool:
    """Whether values in the two units can be compared. Logarithmic units compare only with themselves."""
    base_a, base_b = _scale(a)[2], _scale(b)[2]
    if base_a == base_b:
        return True
    if LOGARITHMIC.match(base_a) or LOGARITHMIC.match(base_b):
        return False
    one, other = _dimension(base_a), _dimension(base_b)
    if one is not None and other is not None:
        return one == other
    units = registry()
    return bool(units.parse_units(base_a).dimensionality == units.parse_units(base_b).dimensionality)


@cache
def _dimension(base: str) -> dict[str, float] | None:
    """The powers of a base unit that have a dimension; None where it is made of others than the table's."""
    exponents = _exponents(base)
    if not exponents.keys() <= _WITH_DIMENSION | _WITHOUT_DIMENSION:
        return None
    return {name: power for name, power in exponents.items() if name in _WITH_DIMENSION}
