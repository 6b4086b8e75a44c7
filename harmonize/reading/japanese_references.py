"""References of Japanese provisions, resolved to numbers of the list (``6/1/イ/一``).

Absolute ones name an article or a row (第三条第二号イ, 輸出令別表第一の四の項); relative ones count from where they
stand (前号, 同条, ロに該当するもの), so the provision's own number is needed.

>>> resolve_references("イ又はロに該当するものを除く。", "6/2/ハ")
('6/2/イ', '6/2/ロ')
>>> resolve_references("前号に該当するもの", "6/3")
('6/2',)
>>> resolve_references("輸出令別表第一の四の項の中欄に掲げるもの又は第三条第二号", "6/3")
('別表1/4', '3/2')

次のイ及びロ names the provision's own children and is no reference. Laws named by their number are other instruments
and are not resolved. 前号 counts printed numbers: before 第八号の二 stands 第八号; before 第九号 may stand a branch of
第八号, which the text alone does not tell, so the plain number is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from harmonize.parsers.japan.numbers import (
    DIVIDED_ARTICLES,
    EXCHANGE_TABLE,
    ORDER_TABLE,
    ORDINANCE_TABLE,
    ordinal,
    subitem_label,
)

_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_KANJI = (
    *"一二三四五六七八九十",
    *(f"十{digit}" for digit in "一二三四五六七八九"),
    "二十",
)
_TOKEN = re.compile(
    rf"(?P<own_children>(?:次|以下)の(?:[{_IROHA}]|（[一二三四五六七八九十]+）|[１-９]+|[一二三四五六七八九]+)"
    rf"(?:(?:、|及び|又は|若しくは|並びに|から)(?:[{_IROHA}]|（[一二三四五六七八九十]+）|[１-９]+|[一二三四五六七八九]+))*)"
    rf"|(?P<law>(?:昭和|平成|令和|明治|大正)[〇一二三四五六七八九十元]+年[^（）第]{{0,10}}第[〇一二三四五六七八九十百]+号"
    rf"(?:[^（）第]{{0,12}}）?第[〇一二三四五六七八九十百]+条(?:の[一二三四五六七八九十]+)*(?:第[一二三四五六七八九十]+項)?(?:第[一二三四五六七八九十]+号)?)?)"
    rf"|(?P<table>(?P<whose>輸出令|輸出貿易管理令|外為令|外国為替令)?別表(?:第(?P<appendix>一|[二三四五六七八九](?:の[二三四])?))?"
    rf"の(?P<row>[〇一二三四五六七八九十]+(?:の[〇一二三四五六七八九十]+)*)(?:から(?P<row_to>[〇一二三四五六七八九十]+)まで)?の項)"
    rf"|(?P<row_item>（(?P<row_label>[〇一二三四五六七八九十]+(?:の[〇一二三四五六七八九十]+)*)）)"
    rf"|(?P<article>第(?P<article_no>[〇一二三四五六七八九十百]+)条(?P<article_branch>(?:の[一二三四五六七八九十]+)*))"
    rf"|(?P<near_article>前条|次条|同条|(?:本条|この条)(?=第))"
    rf"|(?P<paragraph>第(?P<paragraph_no>[〇一二三四五六七八九十百]+)項)|(?P<near_paragraph>前項|次項|同項|本項(?!において))"
    rf"|(?P<item>第(?P<item_no>[〇一二三四五六七八九十百]+)号(?P<item_branch>(?:の[一二三四五六七八九十]+)*))"
    rf"|(?P<near_item>前(?P<before>[二三四五六七八九])?号|次号|同号|(?:本号|この号)(?!において))"
    rf"|(?P<kana>(?<![ァ-ヺー一-鿿ａ-ｚＡ-Ｚ])(?<!ー)[{_IROHA}](?![ァ-ヺー])|(?<=号)[{_IROHA}](?![ァ-ヺー])|(?<=号の[一二三四五六七八九])[{_IROHA}](?![ァ-ヺー]))"
    rf"|(?P<figure>(?<![〇一二三四五六七八九ァ-ヺＡ-Ｚ０-９・．])[１-９][０-９]?(?![０-９・．―])(?=に|又は|若しくは|及び|から|まで|、|の(?!数)))"
)
_LINK = re.compile(r"(?:まで)?(?:から|、|又は|若しくは|及び|並びに|（[^（）]*）)*")
_NAMES = re.compile(
    r"に該当|に掲げる|に規定|のいずれか|の全て|のすべて|又は|若しくは|及び|並びに|から|まで|、|（|の設計|に係る|を除|で定める|に定める|の貨物|と同じ|において|[１-９]|以外|に組み込"
)


@dataclass(slots=True)
class _Place:
    """Where a reference stands: article, paragraph, item and the labels below."""

    article: str
    paragraph: str
    item: str
    below: tuple[str, ...]

    def number(self) -> str:
        parts = [self.article]
        if self.article in DIVIDED_ARTICLES:
            parts.append(self.paragraph or "1")
        return "/".join([*parts, *([self.item] if self.item else []), *self.below])


def resolve_references(text: str, number: str, *, above: str = "") -> tuple[str, ...]:
    """The numbers that ``text``, the words of provision ``number``, refers to, in its order and each once.

    ``above`` is the text of the provisions above, in which 同条 or 同号 may have its antecedent; one without antecedent
    is left out. Ranges (第七号から第十号まで, イからハまで) give the numbers between.
    """
    own = _place(number)
    named: _Place | None = None
    if above:
        named = _Reader(above, own, None).read()
    reader = _Reader(text, own, named)
    reader.read()
    return tuple(each for each in reader.found if each != number)


class _Reader:
    """Goes through the mentions of a text; a finer mention behind a coarser one extends it (第三条 第二号 イ)."""

    def __init__(self, text: str, own: _Place, named: _Place | None) -> None:
        self.text = text
        self.own = own
        self.named = named
        """The provision named last by its number: what 同条, 同項 and 同号 mean."""
        self.found: dict[str, None] = {}
        self.current: _Place = own
        self.table = ""
        self.last = ("", 0)
        """The number reached last, and where its mention ends."""
        self.pending = ("", -1)
        """A number that a finer mention may still extend."""
        self.lost = -1
        """Where a mention without antecedent ends; what extends it is lost with it."""

    def read(self) -> _Place | None:
        """Read all mentions; the provision named last by its number."""
        for token in _TOKEN.finditer(self.text):
            kind = next((name for name in _KINDS if token[name]), "")
            if token["law"]:
                self.named = None
            if kind == "":
                self._settle()
                self.table, self.last = "", ("", 0)
            elif kind == "table":
                self._read_table(token)
            elif kind == "row_item" and self.table and self._linked(token):
                self._read_row_item(token)
            elif kind not in _LABELS or self._is_reference(token):
                self._read_mention(token, kind)
        self._settle()
        return self.named

    def _settle(self) -> None:
        if self.pending[0]:
            self.found[self.pending[0]] = None
        self.pending = ("", -1)

    def _extends(self, token: re.Match[str]) -> bool:
        return self.pending[1] == token.start()

    def _linked(self, token: re.Match[str]) -> bool:
        """Whether the mention goes on with a list of mentions."""
        start = self.last[1]
        return bool(self.last[0]) and bool(_LINK.fullmatch(self.text, start, token.start()))

    def _is_lost(self, token: re.Match[str]) -> bool:
        return self.lost >= 0 and bool(_LINK.fullmatch(self.text, self.lost, token.start()))

    def _range(self, token: re.Match[str], reached: str) -> None:
        if self.last[0] and self.text[self.last[1] : token.start()] == "から":
            for each in _between(self.last[0], reached):
                self.found[each] = None

    def _is_reference(self, token: re.Match[str]) -> bool:
        """A label alone is a reference only where the words behind it say so: ロに該当する, イ又はロ, イ（一）."""
        label = token["row_label"]
        if label and len(label) > _LONGEST_LABEL:
            return False
        return bool(_NAMES.match(self.text, token.end())) or self._extends(token)

    def _read_table(self, token: re.Match[str]) -> None:
        self._settle()
        self.table = _table(token)
        self.pending = (self.table, token.end())
        self.last = self.pending
        if token["row_to"]:
            for row in _between(self.table, f"{self.table.rpartition('/')[0]}/{ordinal(token['row_to'])}"):
                self.found[row] = None

    def _read_row_item(self, token: re.Match[str]) -> None:
        target = f"{self.table}/{ordinal(token['row_label'])}"
        if self._extends(token):
            self.pending = ("", -1)
        self._settle()
        self._range(token, target)
        self.found[target] = None
        self.last = (target, token.end())

    def _read_mention(self, token: re.Match[str], kind: str) -> None:
        extends = self._extends(token)
        if kind != "article" and self._is_lost(token):
            self._settle()
            self.lost = token.end()
            return
        self.lost = -1
        if not extends:
            self._settle()
            if not self._linked(token):
                self.current = self.own
            self.table = ""
        target = self._target(token, kind)
        if target is None:
            self.last = ("", 0)
            self.lost = token.end()
            return
        self.current = target
        reached = target.number()
        if not extends:
            self._range(token, reached)
        if before := token["before"]:
            first = _Place(self.own.article, self.own.paragraph, _moved(self.own.item, -int(ordinal(before))), ())
            for each in _between(first.number(), reached):
                self.found[each] = None
        self.pending = (reached, token.end())
        self.last = self.pending
        if kind not in _LABELS and not (kind == "near_item" and self.named):
            self.named = target

    def _target(self, token: re.Match[str], kind: str) -> _Place | None:
        """Where a mention leads."""
        own, current = self.own, self.current
        if kind == "article":
            return _Place(ordinal(token["article_no"] + token["article_branch"]), "", "", ())
        if kind == "paragraph":
            return _Place(current.article, ordinal(token["paragraph_no"]), "", ())
        if kind == "item":
            item = ordinal(token["item_no"] + token["item_branch"])
            return _Place(current.article, current.paragraph, item, ())
        if kind in _LABELS:
            depth = _depth(kind, current)
            if depth is None or not current.item:
                return None
            label = subitem_label(token[0])
            return _Place(current.article, current.paragraph, current.item, (*current.below[:depth], label))
        base = self.named if token[0][0] == "同" else own
        if base is None:
            return None
        shift = {"前": -1, "次": 1}.get(token[0][0], 0)
        if kind == "near_article":
            return _Place(_moved(base.article, shift), "" if shift else base.paragraph, "", ())
        if kind == "near_paragraph":
            return _Place(base.article, _moved(base.paragraph or "1", shift), "", ())
        return _Place(base.article, base.paragraph, _moved(base.item, shift), ()) if base.item else None


_LONGEST_LABEL = 3
_LABELS = frozenset({"kana", "row_item", "figure"})
_KINDS = (
    "table", "article", "near_article", "paragraph", "near_paragraph", "item", "near_item", "kana", "row_item",
    "figure",
)  # fmt: skip


def _place(number: str) -> _Place:
    parts = number.partition("#")[0].split("/")
    article, rest = parts[0], parts[1:]
    paragraph = rest.pop(0) if article in DIVIDED_ARTICLES and rest else ""
    return _Place(article, paragraph, rest[0] if rest else "", tuple(rest[1:]))


def _table(token: re.Match[str]) -> str:
    whose, appendix = token["whose"] or "", token["appendix"]
    row = ordinal(token["row"])
    if whose.startswith("外"):
        return f"{EXCHANGE_TABLE}/{row}"
    if appendix is None or appendix == "一":
        return f"{ORDER_TABLE if appendix else EXCHANGE_TABLE}/{row}"
    if whose:
        return f"別表{ordinal(appendix)}/{row}"
    return f"{ORDINANCE_TABLE}{ordinal(appendix)}/{row}"


def _depth(kind: str, current: _Place) -> int | None:
    """How deep below the item a label stands: イ, （一）, １. None where the levels above it are not known."""
    depth = _DEPTHS[kind]
    if depth <= len(current.below):
        return depth
    return len(current.below) if kind == "row_item" else None


_DEPTHS = {"kana": 0, "row_item": 1, "figure": 2}


def _moved(number: str, by: int) -> str:
    """The neighbour of a number: before 8_2 stands 8 (8_3: 8_2), after it 8_3."""
    if not by:
        return number
    main, _, branch = number.partition("_")
    if branch.isdigit():
        moved = int(branch) + by
        return f"{main}_{moved}" if moved > 1 else main
    return str(max(1, int(main) + by)) if main.isdigit() else number


def _between(first: str, last: str) -> list[str]:
    """All numbers from ``first`` to ``last``, where they differ in a plain last part; else the two."""
    head, _, low = first.rpartition("/")
    other, _, high = last.rpartition("/")
    if head != other:
        return [first, last]
    for order in (_IROHA, _KANJI):
        if low in order and high in order:
            return [f"{head}/{label}" for label in order[order.index(low) : order.index(high) + 1]]
    start, end = low.partition("_")[0], high.partition("_")[0]
    if start.isdigit() and end.isdigit():
        sep = f"{head}/" if head else ""
        inner = [f"{sep}{value}" for value in range(int(start) + 1, int(end) + 1)]
        return list(dict.fromkeys([first, *inner, last]))
    return [first, last]
