"""Korean thresholds: tables of (text, bounds).

A bound is written "op value unit role"; the role is left out for criteria.
"""

import csv
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.model import Language, Role, Threshold
from harmonize.reading import english
from harmonize.reading.korean import read_thresholds
from harmonize.reading.thresholds import read_thresholds as read_by_language
from tests.making import bounds_of


def bounds(text: str) -> list[str]:
    return bounds_of(text, read_thresholds(text))


COMPARATORS = [
    ("질량이 5 kg 이상인 것", [">= 5 kg"]),
    ("질량이 5kg이상인 것", [">= 5 kg"]),
    ("질량이 5 kg 초과인 것", ["> 5 kg"]),
    ("질량이 5 kg을 초과하는 것", ["> 5 kg"]),
    ("질량이 5 kg을 넘는 것", ["> 5 kg"]),
    ("질량이 5 kg보다 큰 것", ["> 5 kg"]),
    ("질량이 5 kg 보다 무거운 것", ["> 5 kg"]),
    ("질량이 5 kg 이하인 것", ["<= 5 kg"]),
    ("질량이 5 kg 미만인 것", ["< 5 kg"]),
    ("질량이 5 kg보다 작은 것", ["< 5 kg"]),
    ("질량이 5 kg을 초과하지 않는 것", ["<= 5 kg"]),
    ("질량이 5 kg을 초과하지 아니하는 것", ["<= 5 kg"]),
    ("질량이 5 kg을 넘지 않는 것", ["<= 5 kg"]),
    ("질량이 5 kg보다 크지 않은 것", ["<= 5 kg"]),
    ("질량이 5 kg보다 작지 않은 것", [">= 5 kg"]),
    ("질량이 5 kg보다 크거나 같은 것", [">= 5 kg"]),
    ("질량이 5 kg과 같거나 이를 초과하는 것", [">= 5 kg"]),
    ("질량이 5 kg 이거나, 또는 이보다 큰 것", [">= 5 kg"]),
    ("질량이 5 kg 또는 그 이상인 것", [">= 5 kg"]),
    ("질량이 5 kg 혹은 그 이하인 것", ["<= 5 kg"]),
    ("적어도 5 kg의 질량", [">= 5 kg"]),
    ("최대 4분 동안 작동하는 것", ["<= 4 minute"]),
    ("10 m 이내의 오차", ["<= 10 m"]),
    # better is less of an error, more of a purity; a bracket settles it
    ("정확도가 2 mrad 이하(보다 우수한)인 것", ["<= 2 mrad"]),
    ("정확도가 2 mrad보다 우수한 것", ["< 2 mrad"]),
    ("정확도가 2 mrad와 같거나 더 우수한 것", ["<= 2 mrad"]),
    ("순도가 99.9%보다 우수한 것", ["> 99.9 percent"]),
    ("안정도가 3 MHz 보다 더 우수한 (작은) 것", ["< 3 MHz"]),
    ("3 m/s 보다 우수한 속도 해상도", ["< 3 m/s"]),
    # what stands between the figure and its comparator
    ("오차가 10m rms보다 작은 것", ["< 10 m"]),
    ("스위치의 흔들림이 0.5 mm TIR 미만인 것", ["< 0.5 mm"]),
    ("1.2 GHz 주파수를 초과하는 것", ["> 1.2 GHz"]),
    ("파고가 2 m (해상상태 4) 이상인 것", [">= 2 m"]),
    ("게이트 수가 3,000개(2입력)를 초과하는 것", ["> 3000 1"]),
    ("20% mol 이상의 질소", [">= 20 percent"]),
]

RANGES = [
    ("출력이 2 W를 초과하고 3 W 이하인 것", ["> 2 W", "<= 3 W"]),
    ("2 W 이상, 3 W 미만의 출력", [">= 2 W", "< 3 W"]),
    ("파장이 900 nm 초과 ~ 950 nm 이하인 것", ["> 900 nm", "<= 950 nm"]),
    ("주파수가 2 GHz 초과부터 3 GHz까지이고", ["> 2 GHz", "<= 3 GHz"]),
    ("400 nm ~ 500 nm 사이의 파장", [">= 400 nm", "<= 500 nm"]),
    ("15 ~ 38%의 구리", [">= 15 percent", "<= 38 percent"]),
    ("폭이 10에서 20 mm 사이", [">= 10 mm", "<= 20 mm"]),
    ("1에서 5 KW의 출력", [">= 1 kW", "<= 5 kW"]),
    ("질량유동이 30 - 130 kg/min; 그리고", [">= 30 kg/minute", "<= 130 kg/minute"]),
    ("20 ~ 60 kHz 이외의 주파수 범위를 사용하는 것", ["< 20 kHz", "> 60 kHz"]),
    ("200 ~ 300 K (-73 °C ~ 27 °C)의 온도에서 사용하는 것",
     [">= 200 K", "<= 300 K", ">= -73 degC equivalent", "<= 27 degC equivalent"]),
    # a bullet is no sign
    ("다음의 특성을 갖는다. - 10 kg 이상의 질량", [">= 10 kg"]),
]  # fmt: skip

UNITS = [
    ("면적이 20 ㎠를 초과하는 것", ["> 20 cm**2"]),
    ("5 ㎛ 미만, 3 ㎞ 이상", ["< 5 um", ">= 3 km"]),
    ("온도가 －55 ℃ 미만인 것", ["< -55 degC"]),
    ("10 KHz 미만의 주파수에서 동작하는 것", ["< 10 kHz"]),
    ("총 선량이 5×103 Gy(실리콘) 이상인 것", [">= 5000 Gy"]),
    ("총 방사량이 5x105 rads (Si) 이상인 것", [">= 500000 rads"]),
    ("각속도가 400도/초 이상인 것", [">= 400 deg/s"]),
    ("각속도가 초당 500° 이상인 것", [">= 500 deg/s"]),
    ("유량이 시간당 100리터를 초과하는 것", ["> 100 liter/hour"]),
    ("편류가 1일당 0.1% 이하인 것", ["<= 0.1 percent/day"]),
    ("감도가 0.5 nT rms /Hz 미만인 것", ["< 0.5 nT/Hz**0.5"]),
    ("랜덤 워크가 0.1°/이하인 것", ["<= 0.1 deg/hour**0.5"]),
    ("위도 45도에서 20초(원호상) 이하", ["== 45 deg condition", "<= 20 arcsec"]),
    ("98wt% 이상의 순도", [">= 98 percent"]),
    ("100 g를 초과하는 선형 가속 수준", ["> 100 g_0"]),
    ("질량이 100 g을 초과하는 것", ["> 100 g"]),
    ("속도가 30 노트를 초과하는 것", ["> 30 knot"]),
    ("2분 미만, 10초 미만", ["< 2 minute", "< 10 s"]),
    ("이온이 230 원자질량단위 이상인 것", [">= 230 u"]),
    ("중성자 속이 3 × 109 neutrons/s 이상인 것", [">= 3e+09 1/s"]),
    ("저항이 100 Ω/square 미만인 것", ["< 100 ohm"]),
    ("곱이 10-14 J 미만인 것", ["< 1e-14 J"]),
    ("계수가 3×10^{-6}/K 미만인 것", ["< 3e-06 1/K"]),
    ("계수가 3×10-6/K 미만인 것", ["< 3e-06 1/K"]),
    ("250 Nm 이상의 토크", [">= 250 N*m"]),
    ("사거리가 300 Km 이상인 것", [">= 300 km"]),
]

COUNTS = [
    ("단자 수가 1,500개를 초과하는 것", ["> 1500 1"]),
    ("채널수가 1,000회선을 초과하는 것", ["> 1000 1"]),
    ("회전축이 5개 이상인 것", [">= 5 1"]),
    ("축이 두 개 이상인 것", [">= 2 1"]),
    ("둘 이상의 원소", [">= 2 1"]),
    ("3개의 촬상소자를 내장한 것", ["== 3 1"]),
    ("전극수가 3개인 것", ["== 3 1"]),
    ("수명이 1만 사이클 이상인 것", [">= 10000 1"]),
    ("마하 5를 초과하는 속도", ["> 5 1"]),
    ("분해능이 2/230보다 작은 것", ["< 0.00869565 1"]),
    ("비율이 1:500 미만인 것", ["< 0.002 1"]),
    # one or more only asks for some; along one or more axes says on how many
    ("한 개 이상의 출력을 갖는 것", []),
    ("1개 또는 그 이상의 밸브", []),
    ("두께가 한 개 이상의 직선축에서 5 mm 이하", [">= 1 1 condition", "<= 5 mm"]),
]

EQUIVALENTS = [
    ("출력이 1 W (30 dBm)를 초과하는 것", ["> 1 W", "> 30 dBm equivalent"]),
    ("출력이 20 dBm (22 dBm EIRP)이상인 것", [">= 20 dBm", ">= 22 dBm equivalent"]),
    ("398 K (125 °C) 초과의 온도에서 동작하는 것", ["> 398 K", "> 125 degC equivalent"]),
    ("압력이 1.8MPa (260psi) 이상인 것", [">= 1.8 MPa", ">= 260 psi equivalent"]),
    # a bracket that says how it is measured
    ("음압이 150 dB (1 m 에서 1 μPa 기준)를 초과하는 것", ["> 150 dB", "== 1 m condition", "== 1 uPa condition"]),
    ("유량이 5 m3/h (표준온도 273 K에서)을 초과하는 것", ["> 5 m**3/hour", "== 273 K condition"]),
]

ROLES = [
    ("20°C에서 100 ohm-cm보다 큰 저항을 가지는 것", ["== 20 degC condition", "> 100 ohm*cm"]),
    ("90 GHz 초과의 주파수 범위 내에서 1 ms 미만인 것", ["> 90 GHz condition", "< 1 ms"]),
    ("4 GHz 초과 8 GHz 이하인 주파수 범위 내에서 2 GHz를 초과하는 것",
     ["> 4 GHz condition", "<= 8 GHz condition", "> 2 GHz"]),
    ("100 m 범위에서 측정했을 때, 10 m 보다 작은 오차", ["== 100 m condition", "< 10 m"]),
    ("이송거리가 1.0 m 미만일 때, 반복도가 0.9 μm 이하", ["< 1 m condition", "<= 0.9 um"]),
    ("수심 30 m 를 초과하는 깊이에서 작동하고 폭이 2 m 이하인 것", ["> 30 m", "<= 2 m"]),
    ("주파수가 100 kHz 미만으로 임의의 축에서 폭이 1° 미만인 것", ["< 100 kHz", "< 1 deg"]),
    ("이 항은 출력이 5 W 이하인 장비는 통제하지 않는다.", ["<= 5 W exclusion"]),
    ("이 항은 다음의 것을 통제하지 않는다: a. 출력이 5 W 이하인 것 b. 폭이 2 m 이하인 것",
     ["<= 5 W exclusion", "<= 2 m exclusion"]),
    ("출력이 5 W 이하인 것을 제외한 장비로서 폭이 2 m 이상인 것", ["<= 5 W exclusion", ">= 2 m"]),
    ("출력이 5 W 이상인 장비로서 9Z005에 명시된 것을 제외한 것", [">= 5 W"]),
    ("질량이 5 kg 이상인 것(폭이 2 m 이하인 것은 제외)", [">= 5 kg", "<= 2 m exclusion"]),
    ("구리-76 이외의 동위원소가 0.08% 미만인 것", ["< 0.08 percent"]),
    ("4.2 ~ 4.4 GHz 이외의 주파수에서 작동하는 고도계", [">= 4.2 GHz exclusion", "<= 4.4 GHz exclusion"]),
]  # fmt: skip

NOTHING = [
    "3A001.b.7에서 규정된 장비",
    "삭제(Not used since 2013)",
    "제5부 제2장의 주 3에 해당하는 것",
    "염화물(CAS 7440-67-7)",
    "게르마늄-70, UF6, 1,2-디클로로에탄",
    "ISO 230/2 (2006)에 따라",
    "3차원 측정기, 2단계 압축기",
    "공차등급 4 또는 2 (또는 국내 규격) 이상의 공차",
    "−(126 + 20log10F)보다 우수한 것",
    "부피가 정격 전력과 10 cm3/W 의 곱보다 작은 것",
    "파두가 λ/20 이하인 것",
    "3A의 주에 따라",
    "2025년 12월 31일부터",
]


@pytest.mark.parametrize(("text", "expected"), [*COMPARATORS, *RANGES, *UNITS, *COUNTS, *EQUIVALENTS, *ROLES])
def test_bounds(text: str, expected: list[str]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_bounds(text: str) -> None:
    assert bounds(text) == []


@pytest.mark.parametrize(
    ("text", "parameter"),
    [
        ("증폭기로서 최대 포화 전력 출력(peak power)이 5 W를 초과하는 것", "최대 포화 전력 출력"),
        ("\"비대역폭\"이 10%를 초과하는 것", "비대역폭"),
        ("100 A 이상의 양극 최대 전류", "양극 최대 전류"),
        ("0.5 μF를 초과하는 커패시턴스; 그리고", "커패시턴스"),
        ("깊이 600 m 이상의 해저표면", "깊이"),
        ("유량이 시간당 100리터를 초과하는 것", "유량"),
        ("31.8 GHz 이상에서 작동하는 것", "주파수"),
        ("1C232에서는 1g미만의 헬륨", "헬륨"),
        ("110 GHz 초과", "주파수"),
    ],
)  # fmt: skip
def test_the_parameter_is_the_noun_that_the_figure_measures(text: str, parameter: str) -> None:
    assert read_thresholds(text)[0].parameter == parameter


def test_names_left_in_english_are_read_as_english() -> None:
    assert bounds("Salt containing more than 12.5% nitrogen") == ["> 12.5 percent"]


@given(st.integers(1, 10**7), st.sampled_from([" 이상", " 이하", " 초과", " 미만"]))
def test_every_figure_comes_back(number: int, comparator: str) -> None:
    (threshold,) = read_thresholds(f"폭이 {number:,} mm{comparator}인 것")
    assert threshold.value == number
    assert threshold.quote == f"{number:,} mm"


@given(st.text(alphabet="12350.,~-×()/ %°Kmg이상하초과미만의를에서것또는개당보다", max_size=40))
def test_nothing_breaks_the_reader(text: str) -> None:
    for threshold in read_thresholds(text):
        assert text.startswith(threshold.quote, threshold.start)


@pytest.fixture(scope="module")
def rows(sources: Path) -> list[dict[str, str]]:
    """The Korean list with its official translation, row by row."""
    with (sources / "korea" / "annex2_transcript.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _same(one: Threshold, other: Threshold) -> bool:
    if one.op is not other.op:
        return False
    near = abs(one.base_value - other.base_value) <= 1e-6 * max(abs(one.base_value), abs(other.base_value))
    return near and one.base_unit == other.base_unit


@pytest.mark.real
def test_the_official_translation_says_the_same_but_for_its_misprints(rows: list[dict[str, str]]) -> None:
    """Over a hundred rows of the source differ in figure or comparator; they are findings."""
    same = different = 0
    for row in rows:
        korean, translated = read_thresholds(row["korean"]), list(english.read_thresholds(row["english"]))
        if not korean and not translated:
            continue
        left = []
        for bound in korean:
            match = next((other for other in translated if _same(bound, other)), None)
            if match:
                translated.remove(match)
            else:
                left.append(bound)
        agrees = not left and not translated
        same, different = same + agrees, different + (not agrees)
    assert same > 1300
    assert different < 200


@pytest.mark.real
def test_every_quote_of_the_real_list_stands_at_its_place(rows: list[dict[str, str]]) -> None:
    total = 0
    for row in rows:
        for threshold in read_thresholds(row["korean"]):
            total += 1
            assert row["korean"].startswith(threshold.quote, threshold.start)
            assert len(threshold.parameter.split()) <= 6
            assert threshold.base_unit
    assert total > 2500


@pytest.mark.real
def test_gold(shared: Path) -> None:
    """Criterion bounds of the hand-made gold: operator and figure."""
    right = extra = missed = 0
    for line in (shared / "eval" / "thresholds_ko.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        want = {(t["op"], float(t["value"])) for t in row["thresholds"] if t["role"] == "criterion"}
        read = read_by_language(row["text"], Language.KOREAN)
        have = {(t.op.value, t.value) for t in read if t.role is Role.CRITERION}
        right, extra, missed = right + len(want & have), extra + len(have - want), missed + len(want - have)
    assert 2 * right / (2 * right + extra + missed) >= 0.97


@pytest.mark.real
def test_speed(rows: list[dict[str, str]]) -> None:
    """A guard against a slip by an order of magnitude, not a benchmark."""
    read_thresholds("질량이 5 kg 이상인 것")
    begin = time.process_time()
    for row in rows:
        read_thresholds(row["korean"])
    assert len(rows) / (time.process_time() - begin) > 1500
