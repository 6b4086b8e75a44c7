"""Units: the table that spares pint agrees with pint, and the field's own units are there."""

import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.errors import HarmonizeError
from harmonize.reading import english_units, japanese_units, korean_units
from harmonize.reading.units import (
    KNOWN,
    LOGARITHMIC,
    NO_MULTIPLES,
    PREFIXED,
    PREFIXES,
    composed,
    registry,
    same_dimension,
    to_base,
)

CONVERTED = [
    "GHz",
    "um",
    "g/cm**3",
    "pT/Hz**0.5",
    "deg/hour**0.5",
    "knot",
    "psi",
    "Torr",
    "mm*mrad",
    "Wh/kg",
    "Btu/hour",
]


@pytest.mark.parametrize("unit", sorted(KNOWN))
def test_the_table_agrees_with_pint(unit: str) -> None:
    units = registry()
    parsed = units.dimensionless if unit == "1" else units.parse_units(unit)
    factor, offset, base = KNOWN[unit]
    for value in (0.0, 1.0, 250.0):
        expected = units.Quantity(value, parsed).to_base_units()
        assert math.isclose(value * factor + offset, expected.magnitude, rel_tol=1e-9, abs_tol=1e-30)
        assert str(expected.units) == base


def in_pint(unit: str) -> tuple[float, str]:
    one = registry().Quantity(1.0, registry().parse_units(unit)).to_base_units()
    return float(one.magnitude), str(one.units)


def test_multiples_agree_with_pint() -> None:
    for unit in sorted({prefix + name for prefix in PREFIXES for name in PREFIXED} - NO_MULTIPLES):
        found = composed(unit)
        assert found is not None
        factor, base = in_pint(unit)
        assert math.isclose(found[0], factor, rel_tol=1e-12) and found[2] == base, unit


atoms = st.sampled_from([unit for unit, (_, offset, _) in sorted(KNOWN.items()) if not offset and unit.isidentifier()])
powers = st.sampled_from(["", "**2", "**3", "**0.5", "**-1"])


@given(
    st.lists(st.tuples(st.sampled_from("*/"), st.sampled_from(["", "k", "u"]), atoms, powers), min_size=1, max_size=4)
)
def test_products_and_quotients_agree_with_pint(factors: list[tuple[str, str, str, str]]) -> None:
    parts = [f"{sign}{prefix if name in PREFIXED else ''}{name}{power}" for sign, prefix, name, power in factors]
    unit = "1" + "".join(parts) if parts[0][0] == "/" else "".join(parts)[1:]
    found = composed(unit)
    assert found is not None
    factor, base = in_pint(unit)
    assert math.isclose(found[0], factor, rel_tol=1e-9) and found[2] == base


@pytest.mark.parametrize("unit", ["J/degC", "furlong", "kg/furlong", "kg//s", "kg m", "", "hbar", "m**", "m***2"])
def test_what_the_table_does_not_tell_is_left_to_pint(unit: str) -> None:
    assert composed(unit) is None


OWN_SENSE = {"mil", "ppt", "gauss", "oersted", "mcd", "hbar"}
"""Names that pint reads in a sense of its own (an angle, a volume, units of another system): left to it."""


def test_the_table_has_every_unit_that_the_languages_spell() -> None:
    spelt = {*english_units.SYMBOLS.values(), *english_units.WORDS.values(), *korean_units.WORDS.values()}
    spelt |= {*japanese_units.WORDS.values(), *korean_units.PER.values(), *(unit for _, unit in korean_units.DEFINED)}
    left = {unit for unit in spelt if not (unit in KNOWN or LOGARITHMIC.match(unit) or composed(unit))}
    plain = {unit for unit in left if not any(unit.endswith(name) for name in OWN_SENSE)}
    assert plain == set()


def test_dimensions_of_the_table_agree_with_pint() -> None:
    bases = sorted({base for _, _, base in KNOWN.values()})
    dimension = {base: registry().parse_units(base).dimensionality for base in bases}
    for one in bases:
        for other in bases:
            assert same_dimension(one.replace(" ", ""), other.replace(" ", "")) is (dimension[one] == dimension[other])


@pytest.mark.parametrize("unit", CONVERTED)
@given(value=st.floats(-1e9, 1e9))
def test_to_base_is_linear_and_agrees_with_pint(unit: str, value: float) -> None:
    base, name = to_base(value, unit)
    expected = registry().Quantity(value, registry().parse_units(unit)).to_base_units()
    assert math.isclose(base, expected.magnitude, rel_tol=1e-9, abs_tol=1e-20)
    assert math.isclose(to_base(2 * value, unit)[0], 2 * base, rel_tol=1e-9, abs_tol=1e-20)
    assert name == str(expected.units)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (125, "degC", (398.15, "kelvin")),
        (32, "degF", (273.15, "kelvin")),
        (0.5, "um", (5e-7, "meter")),
        (500, "nm", (5e-7, "meter")),  # the same float as 0.5 µm
        (10, "percent", (0.1, "dimensionless")),
        (2, "WT", (2e12, "flops")),
        (3, "Gsample/s", (3e9, "sample / second")),
        (100, "g_0", (980.665, "meter / second ** 2")),
        (100, "g", (0.1, "kilogram")),
        (5, "rads", (0.05, "meter ** 2 / second ** 2")),
        (1, "Ci", (3.7e10, "count / second")),
        (12, "gauge", (12, "gauge")),
        (40, "USD", (40, "USD")),
    ],
)
def test_base_values(value: float, unit: str, expected: tuple[float, str]) -> None:
    assert to_base(value, unit) == expected


@pytest.mark.parametrize("unit", ["dB", "dBm", "dBi", "dBc", "dBW", "dBfs", "dBc/Hz", "dBm/Hz", "octave"])
def test_levels_stay_as_they_are_and_the_registry_knows_them(unit: str) -> None:
    assert to_base(-47.5, unit) == (-47.5, unit)
    assert registry().parse_units(unit) is not None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("GHz", "kHz", True), ("K", "degC", True), ("ft", "cm", True), ("rpm", "1/s", True), ("deg", "mrad", True),
        ("GHz", "m", False), ("dBm", "dBm", True), ("dBm", "W", False), ("USD", "JPY", False), ("percent", "ppm", True),
    ],
)  # fmt: skip
def test_same_dimension(a: str, b: str, same: bool) -> None:
    assert same_dimension(a, b) is same


def test_an_unknown_unit_is_refused_by_name() -> None:
    with pytest.raises(HarmonizeError, match="'furlongfoo' is unknown"):
        to_base(1, "furlongfoo")


def test_reading_an_ordinary_paragraph_does_not_load_pint() -> None:
    code = (
        "import sys; from harmonize.reading.english import read_thresholds as read;"
        "assert len(read('Power above 5 kW (66.99 dBm) at 300 K (27 °C) or more;')) == 4;"
        "assert 'pint' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
