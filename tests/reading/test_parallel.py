"""Two official languages of one paragraph: what is a disagreement, and what is only said in another way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.model import Difference, Language
from harmonize.reading.parallel import disagreements
from harmonize.reading.parallel_numbers import find_numbers
from harmonize.reading.parallel_references import find_numbers_of_provisions, is_cas_number


def found(korean: str, english: str, **context: str) -> list[tuple[str, str, str]]:
    """What differs, with both readings."""
    said = disagreements(korean, english, Language.KOREAN, **context)  # type: ignore[arg-type]
    return [(each.what.value, each.governing, each.parallel) for each in said]


DIFFER = [
    # comparators
    ("분해능이 12 bit 이하인 것", "A resolution of less than 12 bit", [("comparator", "<= 12 bit", "< 12 bit")]),
    ("감쇠비가 65dB을 초과하는 것", "An attenuation equal to or exceeding 65 dB;",
     [("comparator", "> 65 dB", ">= 65 dB")]),
    ("수심 600 m 이상에서 사용하는 것", "Designed for depths exceeding 600 m;",
     [("comparator", ">= 600 m", "> 600 m")]),
    # at 20 J itself, one text leaves the device out and the other does not
    ("출력이 20J 이하인 기기는 통제하지 않는다.", "This item does not control devices with an output below 20 J.",
     [("comparator", "not <= 20 J", "not < 20 J")]),
    ("무게가 450°C (723 K) 이상에서 견디는 것", "Able to work at temperatures exceeding 723 K (450 °C);",
     [("comparator", ">= 450 degC", "> 450 degC")]),  # the restatement stands first in the other language
    ("사거리 300 km 이상인 기체", "Vehicles capable of a range of 300 km;", [("comparator", ">= 300 km", "= 300 km")]),
    # figures and units
    ("감도가 10 mA/W를 초과하는 것", "A sensitivity exceeding 15 mA/W;", [("figure", "10 mA/W", "15 mA/W")]),
    ("폭이 2.2 MHz를 초과하는 것", "A span exceeding 2.2 GHz;", [("unit", "2.2 MHz", "2.2 GHz")]),
    ("파장이 900 nm 이하인 것", "A wavelength not exceeding 900", [("unit", "900 nm", "900")]),
    ("표준 2806-1980에 따름", "According to standard 2806-1994", [("figure", "1980", "1994")]),
    ("임계온도가 －9.85K 초과", "A critical temperature exceeding 9.85K", [("figure", "-9.85 K", "9.85 K")]),
    ("1 Hz에서 20 pT 미만인 자기계", "Magnetometers below 20 pT;", [("figure", "1 Hz", "")]),
    ("순도 99% 이상", "A purity of 99.9 per cent or more", [("figure", "99 percent", "99.9 percent")]),
    ("직경 5 mm 이하의 관", "Tubes", [("figure", "5 mm", "")]),
    ("토출압력 500 kPa (100psi) 이하", "A discharge pressure of 500 kPa or less",
     [("figure", "100 psi", "")]),  # 100 psi is not 500 kPa: no restatement
    # chemicals and references
    ("붕소(CAS 7440-42-8) 분말", "Boron powder (CAS 7740-42-8)", [("CAS number", "7440-42-8", "7740-42-8")]),
    ("3A005.d.5에서 '대역폭'은 폭이다.", "For the purposes of 3A002.d.5, 'bandwidth' is a width.",
     [("reference", "3A005.d.5", "3A002.d.5")]),
    ("9A004~9A012에 명시된 장비", "Equipment specified in 9A001.b., 9A004 to 9A012", [("reference", "", "9A001.b")]),
    ("7A116 및 9A112에 명시된 기체", "Vehicles specified in 7A116 and 9A106", [("reference", "9A112", "9A106")]),
    ("제7부 참조", "See Category 6", [("reference", "Category 7", "Category 6")]),
]  # fmt: skip


@pytest.mark.parametrize(("korean", "english", "expected"), DIFFER)
def test_a_disagreement_is_named_with_both_readings(
    korean: str, english: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(korean, english) == expected


SAME = [
    # in words, in another unit, restated, more often
    ("축이 3개 이상인 것", "Three or more axes;"),
    ("축이 5개 이상인 것", "More than four axes;"),
    ("2차원 배열", "Two-dimensional arrays"),
    ("20 Hz ~ 2,000 Hz의 주파수", "Frequencies between 20 Hz and 2 kHz"),
    ("15 °C에서 측정", "Measured at 288 K (15 °C)"),
    ("-45°C 미만", "Below 228 K (-45 °C)"),
    ("2 MPa 이상의 압력", "Pressures equal to or greater than 2 MPa (300 psi)"),
    ("입자가 60 × 10^{-6} m (60 µm) 미만", "Particles of less than 60 µm"),
    ("1일당 0.1% 이하", "0.1% per day or less"),
    ("초당 500° 미만", "Less than 500 degrees per second"),
    ("1시간 이상", "An hour or more"),
    ("매 18개월마다 측정", "Measured every eighteen months"),
    ("두께 5.0 mm 이하의 판 혹은 두께가 5.0 mm 이하인 관", "Plate or tubing with a thickness of 5.0 mm or less"),
    # names, labels, marks
    ("플루토늄 238의 동위원소", "Isotopes of plutonium-238"),
    ("리튬-6 동위원소", "The lithium-6 isotope"),
    ("UF6에 견디는 것", "Resistant to corrosion by uranium hexafluoride"),
    ('"기기" (3 6)는 장비이다.', '"Device" means equipment.'),
    ("다음의 것: 1. 광업 2. 채석 3. 농업", "The following: 1. mining; 2. quarrying; 3. farming."),
    ("다음의 것: (1) 관 (2) 용기", "The following: (1) tubes (2) vessels"),
    ("3차원 측정기", "Coordinate measuring machines"),
    # references
    ("3A001.a.3~10에 기술된 것", "Described in 3A001.a.3. to 3A001.a.10."),
    ("7E102.a~b의 상한", "The limits of 7E102.a. and 7E102.b."),
    ("6A003.a.3, 4, 혹은 5항의 특성", "The characteristics of 6A003.a.3., 6A003.a.4. or 6A003.a.5."),
    ("6A002.a.3.a에서부터 6A002.a.3.c까지의 배열", "Arrays specified in 6A002.a.3.a. to 6A002.a.3.c."),
    ("1C010.a 또는 1C010d.1에 명시된 것", "Specified in 1C010.a. or 1C010.d.1."),
    ("5A002.a 주 참조", "See the Note to 5.A.2.a."),
    ("제10부에 의해 통제된다.", "Controlled under category 0."),
    ("1C450.a.1 및 a.2의 물질", "Chemicals of entries 1C450.a.1. and .a.2."),
    ("3A001.b.11에서 '합성기'는 장비이다.", "For the purposes of 3A001.b.11, a 'synthesiser' is equipment."),
    # the way of saying it
    ("붕소 등가치가 5ppm 미만의 순도", "A purity better than 5 ppm boron equivalent"),
    ("0 ~ 13 kPa 범위의 진공", "A vacuum in the range of zero to 13 kPa"),
    ("오차 ±0.05% 이내에 도달하는 시간", "The time to arrive within ±0.05%"),
    ("진공에서 600㎐ 이상의 주파수로 작동", "For operation within a vacuum at a frequency of 600 Hz or greater"),
]  # fmt: skip


@pytest.mark.parametrize(("korean", "english"), SAME)
def test_what_both_say_in_their_own_way_is_no_disagreement(korean: str, english: str) -> None:
    assert found(korean, english) == []


def test_a_comparator_may_stand_in_the_paragraph_above() -> None:
    korean, english = "항장력이 0.9 GPa 이상인 것", "0.9 GPa;"
    assert found(korean, english) == [("comparator", ">= 0.9 GPa", "= 0.9 GPa")]
    above = "A tensile strength equal to or greater than:"
    assert found(korean, english, above="다음의 것:", parallel_above=above) == []


def test_the_own_number_need_not_be_named_but_not_another_one() -> None:
    korean = "본 항은 자석을 포함한다."
    assert found(korean, "3A001.a.3. includes magnets.", number="3A001.a.3#note") == []
    assert found(korean, "3A001.a.4. includes magnets.", number="3A001.a.3#note") == []  # named in words: 본 항
    assert found("자석", "Magnets of 3A004.", number="3A001.a.3#note") == [("reference", "", "3A004")]


def test_places_are_offsets_of_the_quotes() -> None:
    korean, english = "첫째 값이 10 mA/W를 초과", "A sensitivity exceeding 15 mA/W"
    (each,) = disagreements(korean, english, Language.KOREAN)
    assert each.what is Difference.FIGURE
    assert korean[each.governing_start :].startswith(each.governing_quote)
    assert english[each.parallel_start :].startswith(each.parallel_quote)


@pytest.mark.parametrize(("korean", "english"), [("", "A mass of 3 kg"), ("무게 3 kg", ""), ("자석", "Magnets")])
def test_nothing_is_said_where_a_text_or_a_number_is_missing(korean: str, english: str) -> None:
    assert found(korean, english) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3A001.a.3. to 5.", ["3A001.a.3", "3A001.a.4", "3A001.a.5"]),
        ("6A007.b. and c., 6A008", ["6A007.b", "6A007.c", "6A008"]),
        ("2A, 2B 또는 2D", ["2A", "2B", "2D"]),
        ("7A. or 7B.", ["7A", "7B"]),
        ("1C350.1, .3 and .65 in which", ["1C350.1", "1C350.3", "1C350.65"]),
        ("3A001.a.1 and 2 kW", ["3A001.a.1"]),
        ("8A001c.1. having", ["8A001.c.1"]),
        ("ML19의 주", ["ML19"]),
        ("5.D002.c.3.b", ["5D002.c.3.b"]),
    ],
)
def test_lists_and_ranges_of_references_are_written_out(text: str, numbers: list[str]) -> None:
    assert [each.number for each in find_numbers_of_provisions(text)] == numbers


def test_the_check_digit_tells_the_misprint() -> None:
    assert [is_cas_number(each) for each in ("7440-42-8", "7740-42-8", "31904-29-7", "3190429-7")] == [
        True, False, True, False,
    ]  # fmt: skip


@given(st.integers(2, 10**6), st.sampled_from(["kg", "GHz", "mm", "W"]))
def test_a_number_is_found_alike_in_both_languages(value: int, unit: str) -> None:
    korean = find_numbers(f"값이 {value:,} {unit} 이상인 것", Language.KOREAN)
    english = find_numbers(f"A value of {value:,} {unit} or more", Language.ENGLISH)
    assert [(each.value, each.unit) for each in korean] == [(each.value, each.unit) for each in english]
    assert [each.value for each in korean] == [value]


@given(st.integers(2, 9999), st.integers(2, 9999))
def test_equal_numbers_never_disagree_and_others_always_do(one: int, other: int) -> None:
    differ = found(f"무게가 {one} kg 이상인 것", f"A mass of {other} kg or more")
    assert differ == ([] if one == other else [("figure", f"{one} kg", f"{other} kg")])
