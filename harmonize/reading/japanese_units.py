"""Units as Japanese laws write them (ワット毎平方センチメートル, キロ電子ボルト, 度), in pint's notation.

>>> read_unit("ワット毎平方センチメートルを超える", 0)
('W/cm**2', 13)

度 is an angle or a temperature, 秒 and 分 a time or an angle: ``japanese_figures`` decides by the words around them.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PREFIXES = {
    "テラ": "T", "ギガ": "G", "メガ": "M", "キロ": "k", "ヘクト": "h", "デシ": "d", "センチ": "c", "ミリ": "m",
    "マイクロ": "u", "ナノ": "n", "ピコ": "p", "フェムト": "f", "アト": "a",
}  # fmt: skip
_PREFIXED = {
    "メートル": "m", "グラム": "g", "秒": "s", "アンペア": "A", "ケルビン": "K", "モル": "mol",
    "カンデラ": "cd", "ヘルツ": "Hz",
    "ニュートン": "N", "パスカル": "Pa", "ジュール": "J", "ワット": "W", "クーロン": "C", "ボルト": "V",
    "ファラド": "F", "オーム": "ohm",
    "ジーメンス": "S", "ウェーバ": "Wb", "テスラ": "T", "ヘンリー": "H", "ルーメン": "lm", "ルクス": "lx",
    "ベクレル": "Bq",
    "グレイ": "Gy", "シーベルト": "Sv", "ラジアン": "rad", "ステラジアン": "sr", "リットル": "liter",
    "トン": "tonne", "バール": "bar",
    "電子ボルト": "eV", "エレクトロンボルト": "eV", "ビット": "bit", "バイト": "byte", "サンプル": "sample",
    "サンプリング": "sample",
    "ガル": "Gal", "ポイズ": "poise", "ストークス": "St", "キュリー": "Ci", "ラド": "rads", "トル": "torr",
    "ガウス": "gauss",
    "カロリー": "cal", "ワット時": "Wh", "ベース": "base", "ワード": "word", "フロップス": "flops",
    "エルステッド": "oersted",
}  # fmt: skip
_WORDS = {
    "％": "percent",
    "パーセント": "percent", "重量パーセント": "percent", "原子パーセント": "percent", "モルパーセント": "percent",
    "体積パーセント": "percent", "質量パーセント": "percent", "ピーピーエム": "ppm", "ピーピービー": "ppb",
    "デシベル": "dB", "ディービー": "dB", "ディービーエム": "dBm", "ディービーアイ": "dBi", "ディービーシー": "dBc",
    "ディービーダブリュー": "dBW", "ディービーダブリュ": "dBW", "ミクロン": "um", "オングストローム": "angstrom",
    "度": "deg", "角度秒": "arcsec", "角度分": "arcmin", "秒角": "arcsec", "分角": "arcmin",
    "分": "minute", "分間": "minute", "秒間": "s", "時間": "hour", "時": "hour",
    "日": "day", "日間": "day", "週間": "week", "月間": "month", "月": "month", "か月": "month", "箇月": "month",
    "年": "year", "年間": "year", "海里": "nautical_mile", "ノット": "knot", "インチ": "inch", "フィート": "ft",
    "ポンド": "lb", "気圧": "atm", "ボルトアンペア": "V*A", "オクターブ": "octave", "デカード": "decade",
    "実効テラ演算": "WT", "テラ演算": "TOPS", "原子質量単位": "u", "磁束量子": "magnetic_flux_quantum",
    "円": "JPY", "ドル": "USD", "カラット": "carat", "アール": "are", "ヘクタール": "hectare", "馬力": "hp",
}  # fmt: skip
WORDS = {prefix + word: sign + name for prefix, sign in _PREFIXES.items() for word, name in _PREFIXED.items()}
WORDS.update(_PREFIXED)
WORDS.update(_WORDS)
TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
"""Units of time whose words also stand in dates and in other senses (十分, 一度, 一日)."""
_POWERS = {"平方": 2.0, "立方": 3.0}


def _trie(words: list[str]) -> str:
    """The alternatives by first character: tried by branch, not one after another."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[0], []).append(word[1:])
    parts = []
    for first, rests in branches.items():
        tails = [rest for rest in rests if rest]
        inner = _trie(tails) if tails else ""
        if not inner:
            parts.append(re.escape(first))
        else:
            optional = "?" if "" in rests else ""
            parts.append(f"{re.escape(first)}(?:{inner}){optional}")
    return "|".join(parts)


_NAME = rf"(?:{_trie(list(WORDS))})"
_STEP = re.compile(rf"(?P<link>毎|・)?(?:平方|立方)?(?P<name>{_NAME})")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_ONLY_LINKED = frozenset("分日月年時週度円か箇馬気")
"""First characters of units that multiply nothing: 一時間分 is no product."""
_LEVEL_INSIDE = re.compile(r"[*/]dB|dB\w*\*")
"""A level neither divides nor multiplies another unit; it may be per hertz."""
_PIECE = re.compile(rf"(?P<per>毎)|(?P<power>平方|立方)?(?P<name>{_NAME})")
STATED = re.compile(rf"(?P<unit>(?:毎?(?:平方|立方)?{_NAME})+)で表した")
"""メートル毎ボルトで表した: the unit of a figure that follows without one."""
RATE_BEFORE = re.compile(r"毎(?P<unit>秒|分|時|日|年)$")
"""毎秒一五度: the unit that divides stands in front of the figure."""
ROOT = re.compile(r"(?P<what>周波数|ヘルツ|時間|秒)の平方根(?:当たり|あたり)")
"""帯域周波数の平方根当たりで表した実効値: the figure is per square root of hertz."""
ROOTS = {"周波数": "Hz**0.5", "ヘルツ": "Hz**0.5", "時間": "hour**0.5", "秒": "s**0.5"}


def read_unit(text: str, at: int) -> tuple[str, int] | None:
    """The unit that stands at an offset, in pint's notation, and where it ends. None where there is none."""
    end = position = at
    while match := _STEP.match(text, position):
        multiplies = match["link"] != "毎" and position > at
        if (multiplies and match["name"][0] in _ONLY_LINKED) or (match["link"] == "・" and position == at):
            break
        position = match.end()
        if not _KATAKANA.match(text, position):
            end = position
    unit = normal(text[at:end])
    return None if end == at or _LEVEL_INSIDE.search(unit) else (unit, end)


@lru_cache(maxsize=4096)
def normal(written: str) -> str:
    """A written unit in pint's notation: what follows 毎 divides."""
    above: dict[str, float] = {}
    below: dict[str, float] = {}
    side = above
    for piece in _PIECE.finditer(written):
        if piece["per"]:
            side = below
        else:
            name = WORDS[piece["name"]]
            side[name] = side.get(name, 0.0) + _POWERS.get(piece["power"] or "", 1.0)
    return "/".join(
        ["*".join(_raised(*item) for item in above.items()) or "1", *(_raised(*item) for item in below.items())]
    )


def _raised(name: str, power: float) -> str:
    return name if power == 1 else f"{name}**{power:g}"
