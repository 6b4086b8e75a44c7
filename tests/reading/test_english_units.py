"""Units as English texts write them."""

import pytest

from harmonize.reading.english_units import SYMBOLS, WORDS, read_counted, read_unit
from harmonize.reading.units import to_base


@pytest.mark.parametrize(
    ("text", "unit", "rest"),
    [
        ("GHz but", "GHz", " but"),
        ("µm wide", "um", " wide"),
        ("μs", "us", ""),
        ("W/cm^{2};", "W/cm**2", ";"),
        ("kg/m3", "kg/m**3", ""),
        ("g/cm³.", "g/cm**3", "."),
        ("grams per cubic centimetre or", "g/cm**3", " or"),
        ("pT (rms) per square root Hz", "pT/Hz**0.5", ""),
        ("nT/√Hz", "nT/Hz**0.5", ""),
        ("degree per square root hour", "deg/hour**0.5", ""),
        ("mm·mrad", "mm*mrad", ""),
        ("mm•mrad", "mm*mrad", ""),
        ("mm mrad", "mm*mrad", ""),
        ("K−1 or", "1/K", " or"),
        ("m/s^{2}", "m/s**2", ""),
        ("seconds of arc,", "arcsec", ","),
        ("minutes per day", "minute/day", ""),
        ("parts per million by", "ppm", " by"),
        ("magnetic flux quanta per second", "magnetic_flux_quantum/s", ""),
        ("Weighted TeraFLOPS", "WT", ""),
        ("MSPS", "Msample/s", ""),
        ("Mega Samples Per Second", "Msample/s", ""),
        ("Rads (Si)/sec", "rads/s", ""),
        ("Gy (silicon)", "Gy", ""),
        ("ohm-cm", "ohm*cm", ""),
        ("/month", "1/month", ""),
        ("nautical miles per hour", "nautical_mile/hour", ""),
        ("micro g", "ug_0", ""),
        ("dBm/Hz", "dBm/Hz", ""),
        ("% of", "percent", " of"),
        ("° C", "degC", ""),
        ("knots", "knot", ""),
        ("Nm or", "N*m", " or"),
        ("N·m or", "N*m", " or"),
        ("nm or", "nm", " or"),
        ("kNm", "kN*m", ""),
        ("mm Hg)", "mmHg", ")"),
        ("mmHg", "mmHg", ""),
        ("arcsec", "arcsec", ""),
        ("µC/mm2 or", "uC/mm**2", " or"),
        ("µcoulomb/mm^{2}", "uC/mm**2", ""),
    ],
)
def test_units(text: str, unit: str, rest: str) -> None:
    found = read_unit(text, 0)
    assert found is not None
    assert (found[0], text[found[1] :]) == (unit, rest)


@pytest.mark.parametrize("text", ["A001", "and", "in diameter", "items", "Category", "B", "A.5.b", "Ccc"])
def test_no_units(text: str) -> None:
    assert read_unit(text, 0) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [("frames per second", "1/s"), ("protons/cm^{2}", "1/cm**2"), ("failures per flight hour", "1/hour")],
)
def test_things_counted(text: str, unit: str) -> None:
    found = read_counted(text, 0)
    assert found is not None
    assert found[0] == unit


@pytest.mark.parametrize("unit", sorted({*SYMBOLS.values(), *WORDS.values()} - {"1"}))
def test_every_unit_of_the_tables_is_known_to_the_registry(unit: str) -> None:
    assert to_base(1.0, unit)[1]
