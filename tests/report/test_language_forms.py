"""Small matters of the three languages: days, blanks, particles, signs of units, numbers of notes."""

from __future__ import annotations

import pytest

from harmonize.model import Language, say
from harmonize.report.labels import bounds_in, label_in
from harmonize.report.particles import with_particle
from harmonize.report.phrases import day_words, phrases
from harmonize.report.words import readable

JAPANESE, KOREAN = phrases(Language.JAPANESE), phrases(Language.KOREAN)


@pytest.mark.parametrize(
    ("text", "japanese", "korean"),
    [
        ("2026-01-05", "2026年1月5日", "2026. 1. 5."),
        ("2021", "2021", "2021"),  # a year is no day
        ("us@2026-01-05", "us@2026-01-05", "us@2026-01-05"),  # nor is the name of a version
        ("", "", ""),
    ],
)
def test_a_day_has_the_form_of_the_language(text: str, japanese: str, korean: str) -> None:
    assert day_words(text, Language.ENGLISH) == text
    assert day_words(text, Language.JAPANESE) == japanese
    assert day_words(text, Language.KOREAN) == korean


def test_a_date_in_a_sentence() -> None:
    assert JAPANESE.say("{list}: as of {date}", list="米国", date="2026-08-20") == "米国：2026年8月20日現在"
    assert KOREAN.say("{list}: as of {date}", list="미국", date="2026-08-20") == "미국: 2026. 8. 20. 기준"


def test_the_name_of_a_version_is_no_day() -> None:
    for words in (JAPANESE, KOREAN):
        assert "2026-06-24" in words.say("Changes {list} {version}", list="US", version="2026-06-24")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        # a Japanese word joins; a number keeps its blank, whatever it ends in; a wide bracket is blank enough
        (say("{party} {number}", party="Japan", number="6/17/ツ"), "その一部は日本 6/17/ツ が対応する。"),
        ("6A001.a", "その一部は 6A001.a が対応する。"),
        ("規定（注）", "その一部は規定（注）が対応する。"),
        ("日本", "その一部は日本が対応する。"),
    ],
)
def test_japanese_has_no_blank_between_japanese_words(place: str, said: str) -> None:
    assert JAPANESE.say("Parts of it are answered by {places}.", places=(place,)) == said


def test_a_party_and_its_number_stay_apart() -> None:
    assert JAPANESE.say("{party} {number}", party="Japan", number="14/6/イ/五") == "日本 14/6/イ/五"


def test_korean_particles_follow_the_name_in_phrases_too() -> None:
    assert KOREAN("russia.luxury.more", party="미국", n="3") == "미국이 더 넓게 통제 3개"
    assert KOREAN("russia.luxury.more", party="바세나르", n="3") == "바세나르가 더 넓게 통제 3개"


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        (">= 8 bit and <= 9", "≥ 8 bit and ≤ 9"),
        ("1.015e7 m", "1.015 × 10⁷ m"),
        ("1e-08 T", "10⁻⁸ T"),
        ("nT/Hz^0.5", "nT/√Hz"),
        ("kg/s^1.5", "kg/s^1.5"),  # there is no small point
        ("2^20", "2²⁰"),
        ("3E001", "3E001"),  # a number of a list
        ("1e1e", "1e1e"),
    ],
)
def test_signs_that_a_person_writes(plain: str, shown: str) -> None:
    assert readable(plain) == shown


@pytest.mark.parametrize(
    ("label", "english", "japanese", "korean"),
    [
        ("laser: mass > 2 liter/minute", "laser: mass > 2 L/min", "レーザー：質量 > 2 L/min", "레이저: 질량 > 2 L/min"),
        ("mass < 24 hour", "mass < 24 h", "質量 < 24 h", "질량 < 24 h"),
        ("mass > 3 nautical_mile", "mass > 3 nautical_mile", "質量 > 3 海里", "질량 > 3 해리"),
        ("hour meter", "hour meter", "hour meter", "hour meter"),  # no bound
    ],
)
def test_units_of_bounds_have_their_signs(label: str, english: str, japanese: str, korean: str) -> None:
    made = [label_in(label, language, {}) for language in Language]
    assert made == [english, japanese, korean]


def test_units_of_base_values_have_their_signs() -> None:
    assert bounds_in("> 2.5 × 10⁻⁶ meter³/second", Language.ENGLISH) == "> 2.5 × 10⁻⁶ m³/s"


def test_numbers_of_notes_are_spoken() -> None:
    assert phrases().spoken("1.A.4.c#note2 is new") == "1.A.4.c, note 2 is new"
    assert JAPANESE.spoken("1.A.4.c#note2") == "1.A.4.c 注2"
    assert KOREAN.spoken("1.A.4.c#note2") == "1.A.4.c 주해 2"
    assert phrases().spoken("1.A.4.c") == "1.A.4.c"


@pytest.mark.parametrize(
    ("text", "particle", "said"),
    [
        ("한국", "이", "한국이"),
        ("바세나르", "은", "바세나르는"),
        ("일본 14/ハ/一", "은", "일본 14/ハ/一은"),  # read 일
        ("일본 6/2/イ/四", "은", "일본 6/2/イ/四는"),  # read 사
        ("3A001.a.1", "으로", "3A001.a.1로"),  # ㄹ takes 로
        ("3A001.a.3", "으로", "3A001.a.3으로"),
        ("한글", "으로", "한글로"),
        ("> 110 GHz", "을", "> 110 GHz를"),  # 기가헤르츠
        ("≥ 35 mm", "을", "≥ 35 mm를"),  # 밀리미터, though the letter is 엠
        ("≥ 3 hours", "으로", "≥ 3 hours으로"),  # 시간
        ("> 1.5 kPa", "으로", "> 1.5 kPa로"),  # 킬로파스칼
        ("< 15 mA/W", "으로", "< 15 mA/W로"),
        ("≥ 95%", "을", "≥ 95%를"),  # 퍼센트
        ("1000", "으로", "1000으로"),
        ("1A102 (구성품)", "은", "1A102는"),
        ("6A001.m", "은", "6A001.m은"),  # a letter, no unit
    ],
)
def test_a_korean_particle_follows_what_is_read(text: str, particle: str, said: str) -> None:
    assert with_particle(text, particle).replace(" (구성품)", "") == said
