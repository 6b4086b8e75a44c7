"""English numerals: every notation that the lists use, and what is no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.reading.numerals import find_numerals


def read(text: str, *, decimal_comma: bool = False) -> list[tuple[float, str]]:
    return [(n.value, text[n.start : n.end]) for n in find_numerals(text, decimal_comma=decimal_comma)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("above 2.1 T", [(2.1, "2.1")]),
        ("a .50 barrel", [(0.5, ".50")]),
        ("1,500 kg and 12,000,000 pixels", [(1500, "1,500"), (12e6, "12,000,000")]),
        ("5 × 10^{3} Gy", [(5e3, "5 × 10^{3}")]),
        ("5 x 10^{3} Gy", [(5e3, "5 x 10^{3}")]),
        ("2.5 × 10^{-6}", [(2.5e-6, "2.5 × 10^{-6}")]),
        ("2.5 × 10^{−6}", [(2.5e-6, "2.5 × 10^{−6}")]),
        # the sign outside the raised part, as some of the superscripts of the eCFR stand
        ("1 × 10−^{10}", [(1e-10, "1 × 10−^{10}")]),
        ("5 × 10−6", [(5e-6, "5 × 10−6")]),
        ("5×103", [(5e3, "5×103")]),  # a flattened superscript
        ("0.28 x 10-4", [(0.28e-4, "0.28 x 10-4")]),
        ("10^{-6} or 10⁻⁶", [(1e-6, "10^{-6}"), (1e-6, "10⁻⁶")]),
        ("a ratio of 1/2", [(0.5, "1/2")]),
        ("3/4 inch, 1 1/2 inch", [(0.75, "3/4"), (1.5, "1 1/2")]),
        ("one-half turn", [(0.5, "one-half")]),
        ("half an octave", [(0.5, "half")]),
        ("Three or more rollers", [(3, "Three")]),
        ("1 million words", [(1e6, "1 million")]),
        ("two hundred", [(200, "two hundred")]),
        ("below −55 °C", [(-55, "−55")]),
        ("(-40", [(-40, "-40")]),
        # what is no number of its own
        ("CO_{2}, H2SO4", []),
        ("germanium-70 two-dimensional", []),
        ("§740.2", []),
        # a unit may follow without a space, so digits in front of letters are a number here
        ("300mm wide", [(300, "300")]),
    ],
)
def test_notations(text: str, expected: list[tuple[float, str]]) -> None:
    assert read(text) == expected


def test_plus_minus_is_a_magnitude() -> None:
    (numeral,) = find_numerals("movement of ± 5 degrees")
    assert (numeral.value, numeral.plus_minus) == (5, True)


@pytest.mark.parametrize(
    ("text", "value"), [("2,5 mm", 2.5), ("1 500 kg", 1500), ("1.500 kg", 1500), ("0,0004 mm", 0.0004)]
)
def test_decimal_comma(text: str, value: float) -> None:
    assert read(text, decimal_comma=True)[0][0] == value


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_separators_round_trip(value: int) -> None:
    assert read(f"more than {value:,} parts") == [(float(value), f"{value:,}")]


@given(st.floats(min_value=0.001, max_value=1e6, allow_nan=False).map(lambda x: round(x, 3)))
def test_decimals_round_trip(value: float) -> None:
    written = f"{value:.3f}"
    assert read(f"less than {written} mm") == [(float(written), written)]


@given(st.integers(1, 9), st.integers(0, 99), st.integers(-30, 30), st.sampled_from(["×", "x"]))
def test_powers_of_ten_round_trip(lead: int, decimals: int, exponent: int, times: str) -> None:
    written = f"{lead}.{decimals:02d} {times} 10^{{{exponent}}}"
    assert read(f"of {written} or more") == [(float(f"{lead}.{decimals:02d}e{exponent}"), written)]


@given(st.text(max_size=60))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end
