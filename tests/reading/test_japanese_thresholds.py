"""Japanese thresholds: tables of (text, bounds).

A bound is written "op value unit role"; the role is left out for criteria.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.model import Language
from harmonize.reading.japanese import read_thresholds
from harmonize.reading.thresholds import read_thresholds as read_by_language
from tests.making import bounds_of


def bounds(text: str) -> list[str]:
    return bounds_of(text, read_thresholds(text))


COMPARATORS = [
    ("重量が五キログラムを超えるもの", ["> 5 kg"]),
    ("重量が五キログラム超のもの", ["> 5 kg"]),
    ("重量が五キログラムを超え、", ["> 5 kg"]),
    ("重量が五キログラム以上のもの", [">= 5 kg"]),
    ("重量が五キログラム以下のもの", ["<= 5 kg"]),
    ("重量が五キログラム以内のもの", ["<= 5 kg"]),
    ("重量が五キログラムを超えないもの", ["<= 5 kg"]),
    ("重量が五キログラム未満のもの", ["< 5 kg"]),
    ("重量が五キログラムに満たないもの", ["< 5 kg"]),
    ("重量が五キログラムより大きいもの", ["> 5 kg"]),
    ("重量が五キログラムより小さいもの", ["< 5 kg"]),
    ("零下六〇度より低い温度まで使用できるもの", ["< -60 degC"]),
    ("九〇度の温度を超えて働くもの", ["> 90 degC"]),
    ("突風が二〇ノットの速度以上のもの", [">= 20 knot"]),
]
RANGES = [
    ("周波数が三ギガヘルツ超七ギガヘルツ以下のもの", ["> 3 GHz", "<= 7 GHz"]),
    ("周波数が三超七ギガヘルツ以下のもの", ["> 3 GHz", "<= 7 GHz"]),
    ("圧力が二パスカル以上九パスカル未満のもの", [">= 2 Pa", "< 9 Pa"]),
    ("三〇〇ナノメートルから六〇〇ナノメートルまでの光", [">= 300 nm", "<= 600 nm"]),
    ("三〇〇ヘルツから六〇〇ヘルツの周波数範囲", [">= 300 Hz", "<= 600 Hz"]),
    ("二〇度と四〇度の間", [">= 20 degC", "<= 40 degC"]),
    ("各辺が九ミリメートル以上、八ミリメートル以上及び七ミリメートル以上", [">= 9 mm", ">= 8 mm", ">= 7 mm"]),
]
EQUIVALENTS = [
    ("出力が一〇〇ワット（五〇ディービーエム）を超えるもの", ["> 100 W", "> 50 dBm equivalent"]),
    (
        "出力が一ワット（三〇ディービーエム）超二ワット（三三ディービーエム）以下",
        ["> 1 W", "> 30 dBm equivalent", "<= 2 W", "<= 33 dBm equivalent"],
    ),
    ("速度が一〇メートル毎秒（一九ノット）以上", [">= 10 m/s", ">= 19 knot equivalent"]),
    ("電力（ＥＲＰ）が九ディービーエム（別の電力が一一ディービーエム）以上", [">= 9 dBm", ">= 11 dBm equivalent"]),
    (
        "波長が三マイクロメートル以下のもの（周波数が一〇〇テラヘルツ以上のものをいう。）",
        ["<= 3 um", ">= 100 THz equivalent"],
    ),
]
RATES = [
    ("流量が一時間につき九立方メートルを超えるもの", ["> 9 m**3/hour"]),
    ("流量が一分当たり二グラム以上五グラム以下のもの", [">= 2 g/minute", "<= 5 g/minute"]),
    ("軸の回転数が一分につき九、〇〇〇回以上のもの", [">= 9000 rpm"]),
    ("速さが一秒につき九〇〇こまを超えるもの", ["> 900 1/s"]),
    ("一平方センチメートル当たり五〇兆個以上", [">= 5e+13 1/cm**2"]),
    ("一立方メートル当たりの質量が三〇キログラム未満のもの", ["< 30 kg/m**3"]),
    ("一パルス当たり二ジュールを超えるパルス", ["> 2 J"]),
    ("消費率が一時間につき推力一ニュートン当たり二グラム以下", ["<= 2 g/hour/N"]),
    ("レートが毎秒九度以上", [">= 9 deg/s"]),
    ("温度一度当たり一〇〇万分の五以下", ["<= 5e-06 1/K"]),
    ("一秒につき三ギガ以上の演算", [">= 3e+09 1/s"]),
    # over a year, not per year: the drafters add 間
    ("再現性が一年間につき〇・一パーセント未満", ["== 1 year condition", "< 0.1 percent"]),
    ("長さ三〇〇ミリメートル当たり二マイクロメートル以下", ["== 300 mm condition", "<= 2 um"]),
    ("メートル毎ボルトで表した感受率が一兆分の五以上", [">= 5e-12 m/V"]),
    ("ランダムウォークを時間の平方根当たりで表した値が〇・一度以下", ["<= 0.1 deg/hour**0.5"]),
]
COUNTS = [
    ("軸の数が五以上のもの", [">= 5 1"]),
    ("軸数が三のもの", ["== 3 1"]),
    ("軸数が三又は四のもの", ["== 3 1", "== 4 1"]),
    ("二個以上の弁を有するもの", [">= 2 1"]),
    ("二の撮像素子を組み込んだもの", ["== 2 1"]),
    ("少なくとも二本有するもの", [">= 2 1"]),
    ("幅に対する深さの比率が一倍以上のもの", [">= 1 1"]),
    ("開口数一・三超のレンズを有するもの", ["> 1.3 1"]),
    ("回転する部分を六〇〇度以上の温度で使用するもの", [">= 600 degC"]),
    ("隣接する二の電極の間隔が九ミリメートル以下", ["<= 9 mm"]),
    ("呼び径が九Ａ超のもの", ["> 9 1"]),
    ("比率が三倍を超えるもの", ["> 3 1"]),
    ("五一二値を超える変調", ["> 512 1"]),
]
DOUBLE_SENSES = [
    ("融点が九〇〇度を超えるもの", ["> 900 degC"]),
    ("視野が九〇度を超えるもの", ["> 90 deg"]),
    ("四〇度以上の温度で用いるもの", [">= 40 degC"]),
    ("応答時間が二秒以下のもの", ["<= 2 s"]),
    ("角度の誤差が二秒以下のもの", ["<= 2 arcsec"]),
    ("全長の真直度が二秒未満のもの", ["< 2 arcsec"]),
]
ROLES = [
    ("九ヘルツの周波数における感度が三ピコテスラ以下", ["== 9 Hz condition", "<= 3 pT"]),
    ("九〇〇ナノメートルを超える波長における感度が二アンペア毎ワットを超える", ["> 900 nm condition", "> 2 A/W"]),
    ("二ギガヘルツ以下の周波数で測定した場合の電圧が三ボルト未満", ["<= 2 GHz condition", "< 3 V"]),
    (
        "三〇超四〇ギガヘルツ以下の周波数範囲で、所要時間が九ミリ秒未満",
        ["> 30 GHz condition", "<= 40 GHz condition", "< 9 ms"],
    ),
    ("径が九マイクロメートルを超える粒子の重量が二グラム以下", ["> 9 um condition", "<= 2 g"]),
    ("周波数が九ギガヘルツ以下のものにあっては、出力が二ワット超", ["<= 9 GHz condition", "> 2 W"]),
    # at what the goods work is a criterion
    ("九〇〇ナノメートル以下の波長で使用するもので、出力が二ワット超", ["<= 900 nm", "> 2 W"]),
    ("装置（重量が二キログラム以下のものを除く。）で出力が九ワット以上", ["<= 2 kg exclusion", ">= 9 W"]),
    ("装置（重量が二キログラム以下のものに限る。）で出力が九ワット以上", ["<= 2 kg", ">= 9 W"]),
    ("膜（厚さ二ミリメートル以下の層（密度が三超のものに限る。）を除く。）", ["<= 2 mm exclusion", "> 3 1 exclusion"]),
    ("弁。ただし、重量が二キログラム以下のものを除く。", ["<= 2 kg exclusion"]),
    ("精度が二ミリメートル未満の軸を有しないもの", ["< 2 mm exclusion"]),
    ("容量が九リットルの容器", ["== 9 liter condition"]),
]
NO_BOUNDS = [
    "第三条第二号イ（二）に該当するもの",
    "輸出令別表第一の九の項（一）に掲げる貨物",
    "国際規格ＩＳＯ九九九／二（一九九九）で定める方法",
    "リチウム六又はウラン二三五",
    "二―メチル―三―エチルピリジン",
    "次の（一）及び（二）に該当するもの",
    "波長に〇・三を乗じて得た数値",
    "長さに九ミリメートルを加えた値",
    "一時的に出国する者",
    "二次元の画像",
    "少なくとも一本有するもの",
    "電源を一以上有するもの",
    "一つ以上の弁を有するもの",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    COMPARATORS + RANGES + EQUIVALENTS + RATES + COUNTS + DOUBLE_SENSES + ROLES + [(text, []) for text in NO_BOUNDS],
)
def test_bounds(text: str, expected: list[str]) -> None:
    assert bounds(text) == expected


def test_the_rate_is_in_the_quote() -> None:
    (found,) = read_thresholds("速さが一秒につき九〇〇こまを超えるもの")
    assert (found.quote, found.start) == ("一秒につき九〇〇こま", 3)


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        ("装置であって、最大出力が九ワットを超えるもの", ["最大出力"]),
        ("九〇メートルを超える水深で使用するもの", ["水深"]),
        ("素子が三〇〇ナノメートル以下の波長範囲で感度を有する", ["波長範囲"]),
        ("表面粗さの二乗平均平方根が九ナノメートル未満", ["表面粗さの二乗平均平方根"]),
        ("感度（実効値をいう。以下同じ。）が九テスラ以下", ["感度"]),
        ("二キログラム以上の荷物を九キロメートル以上運搬できる", ["荷物", "射程"]),
        ("ニッケルの含有量が全重量の九パーセント以上", ["ニッケルの含有量"]),
        ("帯域幅を中心周波数で除した値が九パーセント以上", ["帯域幅を中心周波数で除した値"]),
        ("再現性が一年間につき〇・一パーセント未満", ["時間", "再現性"]),
        ("周波数が三ヘルツ超九ヘルツ以下", ["周波数", "周波数"]),
        ("一パルス当たり二ジュールを超えるパルスを出し", ["パルスエネルギー"]),
        ("二五度の温度において九メガパスカル以上", ["温度", "圧力"]),
        ("重さ（九キログラム以上）", ["重量"]),
        ("直径九ミリメートル以上の棒", ["直径"]),
        ("いずれか一軸以上の動き", ["軸数"]),
    ],
)
def test_parameters(text: str, parameters: list[str]) -> None:
    assert [found.parameter for found in read_thresholds(text)] == parameters


def test_base_values() -> None:
    (found,) = read_thresholds("零下一〇〇度以下の温度")
    assert (found.base_value, found.base_unit) == (173.15, "kelvin")


def test_the_door_to_all_languages_leads_here() -> None:
    assert read_by_language("重量が五キログラム超", Language.JAPANESE) == read_thresholds("重量が五キログラム超")


WORDS_OF_A_LIST = st.sampled_from(
    re.split(
        " ",
        "一 二〇 三・五 五、〇〇〇 億 分の 零下 キログラム 度 秒 毎 平方 メートル 当たり につき 超 以下 未満 を超え "
        "より 大きい が の （ ） 。 、 及び を除く 温度 数 において 平方根 から まで 第 条 ヘルツ ディービーエム "
        "プラスマイナス 個 つ 有する 乗 で表した ただし",
    )
)


@given(st.lists(WORDS_OF_A_LIST, max_size=14).map("".join))
def test_any_string_of_the_words_is_read_without_an_error(text: str) -> None:
    for found in read_thresholds(text):
        assert text.startswith(found.quote, found.start)
        assert len(found.parameter) <= 24
