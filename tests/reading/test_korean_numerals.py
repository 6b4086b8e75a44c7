"""Korean numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.reading.korean_numerals import find_numerals, scaled_value


def values(text: str) -> list[float]:
    return [numeral.value for numeral in find_numerals(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,500개", [1500]),
        ("0.024%", [0.024]),
        ("3만 개", [30000]),
        ("100만 개", [1e6]),
        ("2천만 개", [2e7]),
        ("1억 5천만 개", [1.5e8]),
        ("2.5조 번", [2.5e12]),
        ("5조건", [5]),  # a condition, not a scale
        ("3만족", [3]),
        ("2.54×10^{6}", [2540000]),
        ("2.54×106 m", [2540000]),
        ("3 x 10-4", [0.0003]),
        ("10-6 이하", [1e-6]),
        ("10-14 J 미만", [1e-14]),
        ("10-20 mm", [10, 20]),
        ("－250°C", [-250]),
        ("영하 40도", [-40]),
        ("출력(-70 dBm)", [-70]),
        ("2/230", [2 / 230]),
        ("1/1,000", [0.001]),
        ("100만분의 3", [3e-6]),
        ("3분의 1", [1 / 3]),
        ("두 개", [2]),
        ("다섯 대", [5]),
        ("모두 개", []),  # a syllable of another word
        ("게르마늄-70", []),
        ("3A001.a.5", []),
        ("CAS 7440-67-7", []),
        ("제5부", []),
        ("UF6", []),
    ],
)
def test_numerals(text: str, expected: list[float]) -> None:
    assert values(text) == pytest.approx(expected)


def _written(number: int) -> str:
    """A whole number in myriads: 1억 2345만 678."""
    parts = []
    for scale, name in ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            parts.append(f"{group}{name}")
    return " ".join(parts)


@given(st.integers(1, 2**53))
def test_myriads_come_back(number: int) -> None:
    assert scaled_value(_written(number)) == number


@given(st.integers(1, 9999), st.sampled_from([("만", 10**4), ("억", 10**8), ("조", 10**12)]))
def test_scales_in_a_text(number: int, scale: tuple[str, int]) -> None:
    assert values(f"수가 {number:,}{scale[0]} 개 이상") == [float(number * scale[1])]


@given(st.floats(0.001, 9999, allow_nan=False).map(lambda x: round(x, 3)), st.integers(2, 18))
def test_powers_both_raised_and_flattened(mantissa: float, exponent: int) -> None:
    expected = float(f"{mantissa}e{exponent}")
    assert values(f"{mantissa} × 10^{{{exponent}}} m") == values(f"{mantissa} × 10{exponent} m") == [expected]
