"""Units of measurement: pint's, and the field's own.

``registry()`` is the authority and is built when first needed (importing pint takes half a second). The units that
the lists use day by day are in a small table, which a test holds against pint, so that reading a list needs no pint.

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
    "WT": (1e12, 0.0, "flops"),
}  # fmt: skip


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
    units = registry()
    return bool(units.parse_units(base_a).dimensionality == units.parse_units(base_b).dimensionality)
