"""English thresholds: tables of (text, bounds).

A bound is written "op value unit role"; the role is left out for criteria.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.reading.english import read_thresholds
from tests.making import bounds_of


def bounds(text: str) -> list[str]:
    return bounds_of(text, read_thresholds(text))


COMPARATORS = [
    ("Mass exceeding 5 kg;", ["> 5 kg"]),
    ("Mass greater than 5 kg;", ["> 5 kg"]),
    ("Mass in excess of 5 kg;", ["> 5 kg"]),
    ("Mass above 5 kg;", ["> 5 kg"]),
    ("Mass of more than 5 kg;", ["> 5 kg"]),
    ("Mass of 5 kg or more;", [">= 5 kg"]),
    ("Mass of 5 kg or greater;", [">= 5 kg"]),
    ("Mass of at least 5 kg;", [">= 5 kg"]),
    ("Mass not less than 5 kg;", [">= 5 kg"]),
    ("Mass equal to or greater than 5 kg;", [">= 5 kg"]),
    ("Mass greater than or equal to 5 kg;", [">= 5 kg"]),
    ("Mass equal to or exceeding 5 kg;", [">= 5 kg"]),
    ("Mass less than 5 kg;", ["< 5 kg"]),
    ("Mass below 5 kg;", ["< 5 kg"]),
    ("Mass under 5 kg;", ["< 5 kg"]),
    ("Mass of 5 kg or less;", ["<= 5 kg"]),
    ("Mass not exceeding 5 kg;", ["<= 5 kg"]),
    ("Mass that does not exceed 5 kg;", ["<= 5 kg"]),
    ("Mass of no more than 5 kg;", ["<= 5 kg"]),
    ("A maximum of 5 kg;", ["<= 5 kg"]),
    ("Up to and including 5 kg;", ["<= 5 kg"]),
    ("Noise less (better) than 2 mm;", ["< 2 mm"]),
    ("Noise less (better) than or equal to 2 mm;", ["<= 2 mm"]),
    ("Noise equal to or less (better) than 2 mm;", ["<= 2 mm"]),
    ("Noise not less (better) than 2 mm;", [">= 2 mm"]),
    ("Noise of 2 mm or less (better);", ["<= 2 mm"]),
    # better is less of an error, more of a purity; the bracket settles it
    ("Angular accuracy better than 2 mrad;", ["< 2 mrad"]),
    ("Angular accuracy equal to or better than 2 mrad;", ["<= 2 mrad"]),
    ("Angular resolution of 2 mrad or better;", ["<= 2 mrad"]),
    ("Purity better than 99.9%;", ["> 99.9 percent"]),
    ("Rate stability better (less) than 0.5%;", ["< 0.5 percent"]),
    ("Thickness uniformity better than ±3%;", ["< 3 percent"]),
    ("Receiving sensitivity better than −180 dB;", ["> -180 dB"]),
    # below zero a response is better nearer to zero, anything unwanted far below
    ("A spurious content better than −70 dB;", ["< -70 dB"]),
    ("Sidelobes of −35 dB or better;", ["<= -35 dB"]),
    ("Crosstalk of −60 dBc or worse;", [">= -60 dBc"]),
    ("Receivers with a sensitivity better than −95 dBm;", ["< -95 dBm"]),
    ("Sensitivity: −150 dB is better than −170 dB;", ["== -150 dB", "> -170 dB"]),
    ("A gain better than 12 dB;", ["> 12 dB"]),
    # the unit may say which way is better
    ("A film uniformity of 98.5% or better;", [">= 98.5 percent"]),
    ("A conversion efficiency of 40% or better;", [">= 40 percent"]),
    ("Salts with a purity level better than 8 ppm;", ["< 8 ppm"]),
    ("A resolution of 14 bits or better;", [">= 14 bit"]),
    ("A frequency stability better than 2%;", ["< 2 percent"]),
    # what is denied of every one
    ("Kits in which no single part constitutes more than 12% of the mass;", ["<= 12 percent"]),
    ("Boxes with no side exceeding 5 cm;", ["<= 5 cm"]),
    ("None of which has a mass of less than 5 kg;", [">= 5 kg"]),
    ("Pumps having no seal, with a flow of more than 5 kg;", ["> 5 kg"]),
    (
        "This entry does not control blends in which no one solvent makes up more than 15%.",
        ["<= 15 percent exclusion"],
    ),
    # "than" is sometimes lost
    ("Temperature greater 75 °C;", ["> 75 degC"]),
    # the quantity between comparator and figure
    ("Exceeding a speed of 40 knots;", ["> 40 knot"]),
    ("Modulation above level 256;", ["> 256 1"]),
    # words between the figure and its comparator
    ("Saws of 4 feet (122 cm) stroke or more;", [">= 4 ft", ">= 122 cm equivalent"]),
    ("Stress of 60% of Ultimate Strength (US) or more;", [">= 60 percent"]),
    ("Cooled down to 4 K;", ["<= 4 K"]),
]

RANGES = [
    ("Power exceeding 2 W but not exceeding 3 W;", ["> 2 W", "<= 3 W"]),
    ("Power of 2 W or more, but less than 3 W;", [">= 2 W", "< 3 W"]),
    ("Diameter between 2 mm and 3 mm;", [">= 2 mm", "<= 3 mm"]),
    ("Diameter between 25 and 100 mm;", [">= 25 mm", "<= 100 mm"]),
    ("A bore from 2 mm to 3 mm;", [">= 2 mm", "<= 3 mm"]),
    ("Peak response between 100-400 nm;", [">= 100 nm", "<= 400 nm"]),
    ("Containing 17.0-23.0% by weight of chromium;", [">= 17 percent", "<= 23 percent"]),
    ("Containing 4.5 - 7.0% of cobalt;", [">= 4.5 percent", "<= 7 percent"]),
    ("Lengths of 5 m - 10 m;", [">= 5 m", "<= 10 m"]),
    ("Stored at − 40 °C or less;", ["<= -40 degC"]),
    ("Lamps for use between 420 and 250 nm;", ["<= 420 nm", ">= 250 nm"]),  # the greater end first
    (
        "Pressures of 140 Pa (1 mm Hg) to 20 kPa (150 mm Hg);",
        [">= 140 Pa", ">= 1 mmHg equivalent", "<= 20 kPa", "<= 150 mmHg equivalent"],
    ),
    ("Baked at 30° C (303 K) or more;", [">= 30 degC", ">= 303 K equivalent"]),
    ("Tone outside the range from 20 kHz to 60 kHz;", ["< 20 kHz", "> 60 kHz"]),
    (
        "Rated over the whole range from 200 K (−73 °C) to 400 K (+127 °C);",
        [">= 200 K", ">= -73 degC equivalent", "<= 400 K", "<= 127 degC equivalent"],
    ),
    ("Pulse energy at tones 10 Hz ≤ F ≤ 10 kHz;", [">= 10 Hz", "<= 10 kHz"]),
    ("Plates exceeding 125 mm x 125 mm;", ["> 125 mm", "> 125 mm"]),
    ("Blocks of 120 mm × 120 mm × 50 mm or greater;", [">= 120 mm", ">= 120 mm", ">= 50 mm"]),
    ("Losses of less than 10-14 J per gate;", ["< 1e-14 J"]),  # a flattened power, no range
    ("Plates of 3 ㎜ or more;", [">= 3 mm"]),
    ("A resolution of 10-bit or more but less than 12-bit, in pairs;", [">= 10 bit", "< 12 bit"]),
    ("Wires with more than 25% nickel and 20% chromium;", ["> 25 percent", "> 20 percent"]),
    ("Lines of 532 nm or 1,064 nm;", ["== 532 nm", "== 1064 nm"]),
]

ROLES = [
    (
        "Gain above 3 dB at any frequency exceeding 2 GHz up to and including 4 GHz;",
        ["> 3 dB", "> 2 GHz condition", "<= 4 GHz condition"],
    ),
    (
        "Strength of 900 MPa or more measured at 293 K (20 °C);",
        [">= 900 MPa", "== 293 K condition", "== 20 degC equivalent"],
    ),
    ("Level above 200 dB (reference 1 µPa at 1 m);", ["> 200 dB", "== 1 uPa condition", "== 1 m condition"]),
    ("Density at 298 K of 2 g/ml or more;", ["== 298 K condition", ">= 2 g/mliter"]),
    # what the goods do is a criterion, though it begins with "at"
    ("Rated for operation at an ambient temperature above 400 K (+127 °C);", ["> 400 K", "> 127 degC equivalent"]),
    ("Having a power above 3 W and capable of operating at a rate greater than 1 kHz;", ["> 3 W", "> 1 kHz"]),
    ("Output above 5 J per pulse and “peak power” above 2 W;", ["> 5 J", "> 2 W"]),
    ("Error below 0.1 mm over 300 mm of travel;", ["< 0.1 mm", "== 300 mm condition"]),
    ("Analysers with a 3 dB bandwidth exceeding 40 MHz;", ["== 3 dB condition", "> 40 MHz"]),
    ("This entry does not control lamps with a power of 50 W or less.", ["<= 50 W exclusion"]),
    (
        "Fibers with a strength of 2 GPa or more, except fibers having 3% or more wax;",
        [">= 2 GPa", ">= 3 percent exclusion"],
    ),
    ("Powders having impurities, excluding sodium, of less than 50 ppm;", ["< 50 ppm"]),
    ("Detectors other than silicon ones, and having a pitch below 5 µm;", ["< 5 um"]),
    ("Items other than those specified in paragraph b, rated at 5 W or more;", [">= 5 W"]),
    ("Barrels with a bore less than 20 mm are not controlled.", ["< 20 mm exclusion"]),
    ("Seals (exceeding 10 MPa) for pumps;", ["> 10 MPa"]),
    ("Light above 800 nm (frequency below 375 THz);", ["> 800 nm", "< 375 THz equivalent"]),
    ("An activity of 37 GBq (1 curie) per kg or greater;", [">= 37 GBq/kg", ">= 1 Ci/kg equivalent"]),
]

COUNTS = [
    ("Having two or more axes that move together;", [">= 2 1"]),
    ("More than 1,000 channels;", ["> 1000 1"]),
    ("An aspect ratio greater than 30:1;", ["> 30 1"]),
    ("Cameras incorporating three solid arrays;", ["== 3 1"]),
    ("Slides with an error below 2 µm along one or more linear axis;", ["< 2 um", ">= 1 1"]),
    ("Aircraft for speeds exceeding Mach 2.5;", ["> 2.5 1"]),
    ("A tin content of less than 1 part tin to 400 parts lead;", ["< 0.0025 1"]),
    ("A resolution of 8-bit or more but less than 9-bit;", [">= 8 bit", "< 9 bit"]),
    ("Having one or more outputs;", []),  # there must be some: no bound
    ("Having two or more of the following:", []),
    ("Five degrees of freedom or more;", [">= 5 1"]),
    ("Counters above 125 full frames per second;", ["> 125 1/s"]),
]

NO_THRESHOLDS = [
    "7. XYZO (4,5-(2′,3′-oxazolo)- 1,2,3,4-triazine);",
    "b.1. Equipment described in 3A001.a.2 or 4D001, see 3.A.1.b. and Note 3;",
    "Goods made between 1890 and 1919 (22 CFR parts 120-130) under § 740.2 or paragraph 3 above;",
    "c. 1,3,5-trinitrobenzene (CAS 99-35-4), germanium-70, Uranium 232 and CO_{2};",
    "i. NTNT (1 N (2 nitrotriazolo) 4 nitrotetrazole);",
    "Tested to ISO 230-2:2014, MIL-STD-810 or the NIJ level III of July 2008;",
    "A power greater than 505.62 divided by the frequency squared;",
    "Two-dimensional arrays and three dimensional displays;",
    "An uncertainty equal to or less than (1.6 + L/2,000) µm;",
    "Sets of Category 5 Part 2, Supplement No. 1 to part 774;",
    "Provisions of group 6A, 6B or 6D;",
]


@pytest.mark.parametrize(("text", "expected"), COMPARATORS + RANGES + ROLES + COUNTS)
def test_bounds(text: str, expected: list[str]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize("text", NO_THRESHOLDS)
def test_what_is_no_threshold(text: str) -> None:
    assert bounds(text) == []


@pytest.mark.parametrize(
    ("text", "parameter"),
    [
        ("A peak saturated power output greater than 7 W;", "peak saturated power output"),
        ("a.1. Wavelength of less than 400 nm;", "wavelength"),
        ("Inner diameter of the field windings of more than 250 mm;", "inner diameter of field windings".rstrip("s")),
        ("A film uniformity across the wafer of less than 3%;", "film uniformity"),
        ("Ships with a maximum design speed, fully loaded, exceeding 30 knots;", "maximum design speed"),
        ("A wavelength range exceeding 400 nm;", "wavelength"),
        ("Rockets that deliver a payload to a “range” equal to or greater than 200 km;", "range"),
        ("Drones capable of a maximum range exceeding 200 km;", "range"),
        ("Operating at frequencies above 3 GHz;", "frequency"),
        ("More than 8,192 elements per array;", "element"),
        ("Number of output fibres of 3 or more;", "output fiber"),
        ("100% probability of intercept;", "probability of intercept"),
        ("Flight at speeds exceeding Mach 3;", "mach number"),
        ("Cruising at a Mach number of 0.9 or more;", "mach number"),
        ("A tin content of less than 1 part tin to 400 parts lead;", "tin content"),
        ("Greater than 20 kHz;", "frequency"),  # what the unit says, where no word does
        ("Pitch ('hole spacing') of 12 µm or less;", "pitch"),
    ],
)
def test_parameter(text: str, parameter: str) -> None:
    assert read_thresholds(text)[0].parameter == parameter


def test_both_ends_of_a_range_and_a_restatement_share_the_parameter() -> None:
    assert {t.parameter for t in read_thresholds("A drive power exceeding 2 W (33 dBm) but not exceeding 4 W;")} == {
        "drive power"
    }


def test_gravity_and_gram_are_told_apart() -> None:
    assert read_thresholds("Accelerometers for levels above 15 g;")[0].unit == "g_0"
    assert read_thresholds("Drift below 5 degrees in a 1 g environment;")[1].unit == "g_0"
    assert read_thresholds("Parcels with a content of 15 g or less;")[0].unit == "g"


def test_base_values() -> None:
    (threshold,) = read_thresholds("Cooled below 25 °C;")
    assert (threshold.base_value, threshold.base_unit, threshold.concept) == (298.15, "kelvin", "")


@given(st.text(alphabet=st.sampled_from(list("0123456789.,:;()-–×^{}% abcdegkmnorstxzGHW°µ±≤")), max_size=80))
def test_any_text_is_read_without_error_and_quoted_exactly(text: str) -> None:
    for threshold in read_thresholds(text):
        assert text[threshold.start :].startswith(threshold.quote)
        assert threshold.quote
