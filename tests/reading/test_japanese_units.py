"""Japanese units in pint's notation."""

import pytest

from harmonize.reading.japanese_units import WORDS, read_unit
from harmonize.reading.units import to_base


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("ミリメートル", "mm"),
        ("平方センチメートル", "cm**2"),
        ("立方メートル毎秒", "m**3/s"),
        ("メートル毎秒毎秒", "m/s**2"),
        ("ワット毎平方センチメートル", "W/cm**2"),
        ("グラム毎立方センチメートル", "g/cm**3"),
        ("キロ電子ボルト", "keV"),
        ("メガエレクトロンボルト", "MeV"),
        ("ワット時毎キログラム", "Wh/kg"),
        ("オームセンチメートル", "ohm*cm"),
        ("グラムミリメートル", "g*mm"),
        ("ミリメートル・ミリラジアン", "mm*mrad"),
        ("キロニュートン秒毎キログラム", "kN*s/kg"),
        ("平方メートル毎ボルト毎ボルト", "m**2/V**2"),
        ("マイクロアンペア毎ルーメン", "uA/lm"),
        ("キロジーメンス毎メートル", "kS/m"),
        ("メガサンプリング毎秒", "Msample/s"),
        ("ギガサンプル毎秒", "Gsample/s"),
        ("ディービーエム", "dBm"),
        ("ディービーエム毎ヘルツ", "dBm/Hz"),
        ("ディービーアイ", "dBi"),
        ("デシベル", "dB"),
        ("実効テラ演算", "WT"),
        ("重量パーセント", "percent"),
        ("ピーピーエム", "ppm"),
        ("度毎秒毎秒", "deg/s**2"),
        ("海里", "nautical_mile"),
        ("角度秒", "arcsec"),
        ("時間", "hour"),
        ("センチストークス", "cSt"),
        ("マイクロガル", "uGal"),
    ],
)
def test_units(written: str, unit: str) -> None:
    assert read_unit(written + "を超える", 0) == (unit, len(written))


@pytest.mark.parametrize("text", ["メートルウエハー", "ラドン", "以上のもの", "ビットマップ", "・メートル"])
def test_a_unit_ends_with_its_word(text: str) -> None:
    assert read_unit(text, 0) is None


def test_a_share_of_a_time_is_no_product() -> None:
    assert read_unit("時間分の燃料", 0) == ("hour", 2)


def test_every_word_is_a_unit_of_the_registry() -> None:
    for unit in set(WORDS.values()):
        assert to_base(1.0, unit)[1]
