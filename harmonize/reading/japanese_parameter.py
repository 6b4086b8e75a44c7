"""The parameter of a Japanese bound: the noun that the figure measures, at most a dozen characters.

>>> before("送信機であって、最大出力が")
'最大出力'
>>> before("仕上げの表面粗さの二乗平均平方根が")
'表面粗さの二乗平均平方根'
"""

from __future__ import annotations

import re

LONGEST = 12
_LONGEST_QUOTIENT = 24
_BRACKETS = re.compile(r"（(?:[^（）]|（[^（）]*）)*）")
_PARTICLE = re.compile(
    r"(?P<particle>が|は|を|に|の|で|も|と|から|における|において)(?:それぞれ|少なくとも|合計|最大|推力|約|常に)*、?$"
)
_NO_NAME = frozenset({"から", "と", "において", "における"})
"""二五度の温度において四一五メガパスカル以上: the temperature is not what is bounded."""
_NOUN = re.compile(r"[一-鿿ァ-ヺーＡ-Ｚａ-ｚA-Za-z々ー・]")
_CUT = re.compile(
    r".*(?:[、。：（）]|もの|とき|場合|こと|する|した|される|された|れる|れた|せる|せた|ない|いる|なる|なった|ある|った|きる|える|えた|ける|けた"
    r"|における|において|又は|若しくは|並びに|及び|かつ|その|当該|それぞれの?|いずれかの?|全ての|各|について|に対する|以上の|以下の|未満の|超の"
    r"|時の|際の|[っつ]て)"
)
_QUOTIENT = re.compile(
    r"[一-鿿ァ-ヺー]+(?:を|に)[一-鿿ァ-ヺー]+(?:を|で)(?:除|乗)(?:して得た|じて得た|した|じた)(?:数)?値$"
)
"""帯域幅を中心周波数で除した値: a quantity of its own, kept whole."""
_QUANTITY = re.compile(
    r"(?:波長|波長範囲|周波数|周波数範囲|帯域|周波数帯域|温度|温度範囲|圧力|圧力範囲|水深|高度|速度|間隔|幅|パルス幅|距離|電圧|電流|出力|重量|質量|深さ|長さ"
    r"|直径|内径|外径|径|厚さ|高さ|角度|回転数|位置|面積|体積|濃度|比率|割合|率|開口数|容量|密度|加速度|時間|精度|強度|感度|磁束密度|水素濃度|水圧)$"
)
_AFTER = re.compile(
    r"(?:の|な|い|る)?(?P<noun>(?:[一-鿿ァ-ヺー々Ａ-Ｚ]|の(?=[一-鿿ァ-ヺー]))+?)"
    r"(?=が|は|を|に|で|も|と|し|の(?:もの|とき)|及び|又は|若しくは|以外|、|。|（|$)"
)
_VERBAL = re.compile(r"(?:又|及|並|若|以|使用|運搬|作動|動作|有|用|設計|運転|発振|連続|回転|自|含)")
_EACH = re.compile(r"一([ァ-ヺー]{2,8})(?:当たり|あたり|につき)$")
_TRAVELS = re.compile(r"(?:の距離)?(?:を)?(?:運搬|飛行|航行|移動|航続)")
BY_DIMENSION = {
    "kelvin": "温度", "1 / second": "周波数", "meter": "長さ", "second": "時間",
    "kilogram / meter / second ** 2": "圧力",
    "kilogram * meter ** 2 / second ** 3": "出力", "kilogram": "重量",
    "kilogram * meter ** 2 / ampere / second ** 3": "電圧",
    "kilogram * meter / second ** 2": "力", "kilogram * meter ** 2 / second ** 2": "エネルギー",
    "ampere": "電流", "radian": "角度", "meter / second": "速度",
    "bit": "ビット数",
}  # fmt: skip
"""What a figure measures where no noun stands by it."""
_PLAIN = {
    noun: frozenset(unit for unit, name in BY_DIMENSION.items() if name == noun)
    for noun in ("温度", "周波数", "圧力", "電圧", "電流", "エネルギー")
}


def before(lead: str) -> str:
    """The noun phrase at the end of the words in front of a figure; "" where the figure does not belong to them."""
    plain = _BRACKETS.sub("", lead)
    if plain.endswith(("又は", "若しくは", "並びに", "及び")):
        return ""
    match = _PARTICLE.search(plain)
    if match is None:
        head = _head(plain)
        return head if _QUANTITY.search(head) else ""  # 直径三〇〇ミリメートル
    return "" if match["particle"] in _NO_NAME else _head(plain[: match.start()])


def _head(phrase: str) -> str:
    if quotient := _QUOTIENT.search(phrase):
        return quotient[0][-_LONGEST_QUOTIENT:]
    cut = _CUT.match(phrase)
    noun = phrase[cut.end() :] if cut else phrase
    noun = noun.partition("が")[0] or noun  # ニッケルの含有量が全重量の: the share of the content, not of the weight
    noun = noun.lstrip("がはをにでもとのしらりく").strip("“”「」 　")
    return _short(noun) if _NOUN.search(noun) else ""


def _short(noun: str) -> str:
    while len(noun) > LONGEST and (parts := re.split(r"[のな]", noun[:-1], maxsplit=1))[1:]:
        noun = noun[len(parts[0]) + 1 :]
    begin = max(0, len(noun) - LONGEST)
    while begin and _KANA_RUN.match(noun, begin - 1) and _KANA_RUN.match(noun, begin):
        begin -= 1  # デジタルプロセッサユニット is one word
    return noun[begin:]


_KANA_RUN = re.compile(r"[ァ-ヺー]")


def after(following: str) -> str:
    """The noun behind a figure and its comparator (を超える水深で: 水深)."""
    match = _AFTER.match(following)
    if match is None or _VERBAL.match(match["noun"]):
        return ""
    first = match["noun"].partition("の")[0]
    return first if is_quantity(first) else _short(match["noun"])


def is_quantity(noun: str) -> bool:
    """Whether the noun names something that is measured, not goods."""
    return bool(_QUANTITY.search(noun))


def measures_another(noun: str, unit_base: str) -> bool:
    """Whether the noun is the plain name of a quantity that the unit does not measure (温度 of 二ミリ秒)."""
    return noun in _PLAIN and unit_base in BY_DIMENSION and unit_base not in _PLAIN[noun]


def per_each(lead: str, unit_base: str) -> str:
    """一パルス当たり二ジュール: the energy of a pulse; "" where the figure is not said of each of something."""
    match = _EACH.search(lead)
    measured = BY_DIMENSION.get(unit_base)
    return f"{match[1]}{measured}" if match and measured else ""


def travelled(following: str, unit_base: str) -> bool:
    """三〇〇キロメートル以上運搬する: the length is how far, whatever noun stands in front."""
    return unit_base == "meter" and bool(_TRAVELS.match(following))
