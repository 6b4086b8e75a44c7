"""Japanese numerals: every notation that the laws use, and what is no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.reading.japanese_numerals import find_numerals

KANJI = str.maketrans("0123456789.,", "〇一二三四五六七八九・、")
COUNTED = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")


def read(text: str) -> list[tuple[float, str]]:
    return [(n.value, text[n.start : n.end]) for n in find_numerals(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("長さが一〇〇を", [(100, "一〇〇")]),
        ("密度が〇・〇二四", [(0.024, "〇・〇二四")]),
        ("五、〇〇〇を", [(5000, "五、〇〇〇")]),
        ("一二、〇〇〇、〇〇〇", [(12e6, "一二、〇〇〇、〇〇〇")]),
        ("一、二三四・五", [(1234.5, "一、二三四・五")]),
        # three digits part thousands, anything else parts words
        ("一、二又は三", [(1, "一"), (2, "二"), (3, "三")]),
        ("三、〇〇〇〇", [(3, "三"), (0, "〇〇〇〇")]),
        ("五〇兆個", [(5e13, "五〇兆")]),
        ("一〇〇万円", [(1e6, "一〇〇万")]),
        ("一、〇〇〇億", [(1e11, "一、〇〇〇億")]),
        ("一・五億", [(1.5e8, "一・五億")]),
        ("三億二千万", [(3.2e8, "三億二千万")]),
        ("十五と二十三と百", [(15, "十五"), (23, "二十三"), (100, "百")]),
        ("百三十万円", [(1.3e6, "百三十万")]),
        ("一〇〇万分の三", [(3e-6, "一〇〇万分の三")]),
        ("億分の一", [(1e-8, "億分の一")]),
        ("十分の一", [(0.1, "十分の一")]),
        ("十億分の一", [(1e-9, "十億分の一")]),
        ("一億分の一", [(1e-8, "一億分の一")]),
        ("二分の一", [(0.5, "二分の一")]),
        ("一兆分の三三", [(3.3e-11, "一兆分の三三")]),
        ("零下一五・五度", [(-15.5, "零下一五・五")]),
        ("零度", [(0, "零")]),
        ("マイナス三〇", [(-30, "マイナス三〇")]),
        ("一〇のマイナス八乗", [(1e-8, "一〇のマイナス八乗")]),
        ("二・五×一〇の六乗", [(2.5e6, "二・五×一〇の六乗")]),
        ("二の一〇乗", [(1024, "二の一〇乗")]),
        ("１０^{－３}", [(1e-3, "１０^{－３}")]),
        ("１２６．５と12.5", [(126.5, "１２６．５"), (12.5, "12.5")]),
        ("半オクターブ", [(0.5, "半")]),
        ("１三個", [(1, "１"), (3, "三")]),  # a printed label runs into the sentence
        # numbers of provisions, ordinals and dates are no values
        ("第三条第六号の二", []),
        ("別表第一の四の項", []),
        ("（一）及び（十の二）", []),
        ("二次元の一次製品", []),
        ("十分な強度", []),
        ("均一な膜の均一性", []),
        ("昭和二四年に", []),
        ("Ｐ三の施設", []),
        ("一又は二以上の型", []),
    ],
)
def test_notations(text: str, expected: list[tuple[float, str]]) -> None:
    found = read(text)
    assert [written for _, written in found] == [written for _, written in expected]
    assert [value for value, _ in found] == pytest.approx([value for value, _ in expected])


def test_plus_minus_keeps_the_magnitude() -> None:
    (found,) = find_numerals("プラスマイナス五度")
    assert (found.value, found.plus_minus) == (5.0, True)


@given(st.integers(0, 10**12), st.booleans())
def test_positional_integers_read_back(value: int, thousands: bool) -> None:
    written = (f"{value:,}" if thousands else str(value)).translate(KANJI)
    assert read(f"長さが{written}を超える") == [(float(value), written)]


@given(st.decimals(0, 99999, places=4, allow_nan=False, allow_infinity=False))
def test_positional_decimals_read_back(value: object) -> None:
    written = str(value).translate(KANJI)
    assert read(f"{written}以下") == [(float(str(value)), written)]


@given(st.integers(1, 9999), st.sampled_from([("万", 10**4), ("億", 10**8), ("兆", 10**12)]))
def test_scales_read_back(value: int, scale: tuple[str, int]) -> None:
    written = str(value).translate(KANJI) + scale[0]
    assert read(f"総数が{written}個") == [(float(value * scale[1]), written)]


def counted(value: int) -> str:
    parts = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            parts += (COUNTED[digit] if digit > 1 or unit == 1 else "") + name
    return parts


@given(st.integers(1, 9999))
def test_counted_numbers_read_back(value: int) -> None:
    assert read(f"価額が{counted(value)}円") == [(float(value), counted(value))]


@given(st.integers(1, 999), st.integers(2, 12))
def test_fractions_read_back(above: int, digits: int) -> None:
    written = f"{str(10**digits).translate(KANJI)}分の{str(above).translate(KANJI)}"
    assert read(f"比が{written}未満") == [(above / 10**digits, written)]


@given(st.text("〇一二三四五六七八九十百千万億兆・、分の乗零下マイナス第項（）0１．×^{}－", max_size=25))
def test_any_string_of_the_characters_is_read_without_an_error(text: str) -> None:
    for numeral in find_numerals(text):
        assert 0 <= numeral.start < numeral.end <= len(text)
