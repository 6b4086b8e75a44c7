"""Limits in words on the goods under a tariff code, said again in a few English words.

A tariff code of the ordinance is often followed by a bracket that lists only some goods under it: parts for the
machines of another heading, engines of a certain size, articles for one use. The bracket is taken apart into what the
goods are for, what they are, and bounds; what is not understood is said to be so, never left out.

>>> limit_words("第八四・九六項の機械に使用する部分品に係るもの")
'parts for machines of 84.96'
>>> limit_words("シリンダー容積が九〇〇立方センチメートル以下")
'cylinder capacity <= 900 cm3'
"""

from __future__ import annotations

import re
import unicodedata

from harmonize.parsers.japan.numbers import kanji_number

UNDECIDED = "a limit in words"
"""What a limit is called that is not understood."""

CODE = re.compile(
    r"第(?:(?P<chapter>[〇一二三四五六七八九]{2})類"
    r"|(?P<heading>[〇一二三四五六七八九]{2}・[〇一二三四五六七八九]{2})項"
    r"|(?P<subheading>[〇一二三四五六七八九]{4}・[〇一二三四五六七八九]{2})号)"
)
"""A mention of the tariff: 第八六類, 第八四・二六項, 第八五四二・九〇号."""

_WORDS = {
    "機械": "machines", "機器": "appliances", "物品": "goods", "車両": "vehicles", "自動車": "motor vehicles",
    "エンジン": "engines", "部分品及び附属品": "parts and accessories", "部分品": "parts", "附属品": "accessories",
    "補助機械": "auxiliary machines", "船舶推進用エンジン": "marine propulsion engines",
    "乗用自動車": "passenger cars", "金": "gold", "銀": "silver", "金貨": "gold coins", "中古": "used", "新品": "new",
    "ケースの部分品": "parts of cases", "特定金属": "precious metal",
}  # fmt: skip
_PARAMETERS = {
    "シリンダー容積": "cylinder capacity", "総排気量": "cylinder capacity", "重量": "weight", "総重量": "gross weight",
    "車両総重量": "gross vehicle weight", "電圧": "voltage", "定格電圧": "rated voltage", "出力": "output",
    "定格出力": "rated output", "容量": "capacity", "長さ": "length", "直径": "diameter",
}  # fmt: skip
_UNITS = {
    "立方センチメートル": "cm3", "キログラム": "kg", "トン": "t", "ボルト": "V", "キロボルト": "kV", "ワット": "W",
    "キロワット": "kW", "キロボルトアンペア": "kVA", "リットル": "L", "メートル": "m", "センチメートル": "cm",
    "ミリメートル": "mm",
}  # fmt: skip
_COMPARATORS = {"以下": "<=", "以上": ">=", "未満": "<", "を超える": ">", "超": ">"}
_NUMERAL = r"[〇一二三四五六七八九十百千、・0-9０-９]+"
_OF = (
    r"(?P<of>(?:前号|第[^第類項号]+号(?:の[〇一二三四五六七八九十]+)?)に掲げる"
    r"|(?:第[^類項号]+[類項号](?:（[^（）]*）)?(?:、|及び|又は|から|まで)*)+の)?"
)
_GOODS = "|".join(sorted(_WORDS, key=len, reverse=True))
_FOR = re.compile(
    rf"{_OF}(?P<goods>{_GOODS})(?:に(?P<solely>専ら又は主として)?使用する|用の|の)(?P<kind>{_GOODS})?(?:に係る)?(?:もの)?"
)
_MAINLY = re.compile(rf"(?:(?P<first>{_GOODS})その他)?(?P<metal>{_GOODS})を主たる材料とする(?:もの|物)")
_CLAD = re.compile(rf"(?P<metal>{_GOODS})(?:（[^（）]*）)?又は(?P=metal)を張った金属を使用した(?P<kind>{_GOODS})")
_BOUND = re.compile(
    rf"(?P<what>{'|'.join(sorted(_PARAMETERS, key=len, reverse=True))})が(?P<value>{_NUMERAL})"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?P<op>以下|以上|未満|を超える|超)の?(?:もの)?"
)
_STATE = re.compile(r"(?P<state>中古|新品)の(?:もの|物)")


def limit_words(text: str, item: str = "", previous: str = "") -> str:
    """The limit ``text`` (without ``に限る。``) in a few words; ``UNDECIDED`` where it is not understood.

    ``item`` is the number of the provision (``128/5_3``) and ``previous`` that of the one before it (前号).
    """
    match = _BOUND.fullmatch(text)
    if match:
        sign = _COMPARATORS[match["op"]]
        return f"{_PARAMETERS[match['what']]} {sign} {figure(match['value'])} {_UNITS[match['unit']]}"
    match = _MAINLY.fullmatch(text)
    if match:
        first = f"{_WORDS[match['first']]} and other " if match["first"] else ""
        return f"{first}articles mainly of {_WORDS[match['metal']]}"
    match = _CLAD.fullmatch(text)
    if match:
        return f"{_WORDS[match['kind']]} of {_WORDS[match['metal']]} or of metal clad with it"
    match = _STATE.fullmatch(text)
    if match:
        return _WORDS[match["state"]]
    match = _FOR.fullmatch(text)
    if match:
        use = "solely or principally for" if match["solely"] else "of" if match["kind"] else "for"
        of = _origin(match["of"] or "", item, previous)
        goods = _WORDS[match["goods"]] + (f" of {of}" if of else "")
        if match["kind"] and not match["solely"]:
            use = "for"
        return f"{_WORDS[match['kind']]} {use} {goods}" if match["kind"] else f"{use} {goods}"
    return UNDECIDED


def figure(text: str) -> str:
    """A figure as written in the ordinance (一、九〇〇) in Arabic digits."""
    whole, _, fraction = text.replace("、", "").replace(",", "").partition("・")
    return f"{kanji_number(whole)}" + (f".{''.join(str(kanji_number(each)) for each in fraction)}" if fraction else "")


def printed(code: str) -> str:
    """A mention of the tariff as it is usually printed: ``84.26``, ``8542.90``, ``chapter 86``."""
    match = CODE.fullmatch(code)
    if match is None:
        raise ValueError(f"{code!r} is no mention of the tariff")
    written = match["chapter"] or match["heading"] or match["subheading"]
    plain = ".".join("".join(str(kanji_number(each)) for each in part) for part in written.split("・"))
    return f"chapter {plain}" if match["chapter"] else plain


def _origin(text: str, item: str, previous: str) -> str:
    """Whose goods they are: codes, or another item of the same article."""
    if not text:
        return ""
    if text.startswith("前号"):
        return f"item {previous}"
    named = re.fullmatch(r"第([〇一二三四五六七八九十百]+)号((?:の[〇一二三四五六七八九十]+)?)に掲げる", text)
    if named:
        branch = named[2].replace("の", "")
        own = f"{kanji_number(named[1])}" + (f"_{kanji_number(branch)}" if branch else "")
        return f"item {item.rpartition('/')[0]}/{own}"
    words = CODE.sub(lambda code: printed(code[0]), unicodedata.normalize("NFC", text.removesuffix("の")))
    words = re.sub(r"（([^（）]*?)を除く。）", r" other than \1", words)
    words = words.replace("から", " to ").replace("まで", "").replace("及び", " and ").replace("又は", " or ")
    return re.sub(r"\s+", " ", words.replace("、", ", ")).strip()
