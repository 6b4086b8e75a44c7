"""What a bound does in a Japanese sentence: criterion, condition, exclusion or restatement.

A bracket that ends with を除く excludes all that stands in it; に限る limits, and leaves criteria criteria. A figure
with において, における or 場合 behind it is a condition where another bound follows that it qualifies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmonize.model import Op, Role
from harmonize.reading import japanese_words as words
from harmonize.reading.figures import Figure, give_roles

_LATER = re.compile(r"が次の|次に掲げる式|式により")
_SAID_AGAIN = re.compile(r"(?:のもの)?（[^、。（）]{1,12}が(?=[^（）]*をいう。?）)")
_AS_FOR = re.compile(r"の?(?:もの|場合)にあ[っつ]ては")
"""周波数が一八ギガヘルツ以下のものにあっては: for which goods the bound that follows holds."""
_BRACKETS = re.compile(r"（[^（）]*）")
_STOPS = re.compile(r"もの(?!の質量)|のうち|[。]|、(?!かつ)")


def assign_roles(text: str, figures: Sequence[Figure]) -> None:
    """Gives each figure its role."""
    excluded = _excluded_spans(text)

    def role_of(index: int, limit: int) -> Role | None:
        figure = figures[index]
        if _restates(text, figures, index):
            return Role.EQUIVALENT
        if any(start <= figure.start < end for start, end in excluded) or _clause_excludes(text, figure):
            return Role.EXCLUSION
        if figure.op is Op.EQ:
            return Role.CRITERION if not figure.bare and _is_the_value(text, figure) else None
        return Role.CONDITION if _qualifies(text, figure, limit) else None

    give_roles(text, figures, role_of)


def _restates(text: str, figures: Sequence[Figure], index: int) -> bool:
    """（周波数が一五〇テラヘルツ超のものをいう。）: a bracket that says a bound over again on another quantity."""
    opened = _SAID_AGAIN.match(text, figures[index - 1].tail) if index else None
    return opened is not None and opened.end() == figures[index].start


def _is_the_value(text: str, figure: Figure) -> bool:
    return bool(re.match(r"(?:のもの|である(?!とき|場合|こと)|であっ)", text[figure.tail : figure.tail + 8]))


def _excluded_spans(text: str) -> list[tuple[int, int]]:
    """The brackets, and the sentences that begin with ただし, that end with "is excluded"."""
    if "除" not in text and "含ま" not in text:
        return []
    spans = []
    opened: list[int] = []
    for index, character in enumerate(text):
        if character == "（":
            opened.append(index)
        elif character == "）" and opened:
            begin = opened.pop()
            if words.EXCLUDED.search(text, begin, index):
                spans.append((begin, index))
    for sentence in re.finditer(r"ただし、[^。]*", text):
        if words.EXCLUDED.search(sentence[0]):
            spans.append(sentence.span())
    return spans


def _clause_excludes(text: str, figure: Figure) -> bool:
    return bool(words.EXCLUDED_CLAUSE.match(text, figure.tail))


def _qualifies(text: str, figure: Figure, limit: int) -> bool:
    """Whether the figure says where or when another bound holds."""
    if _AS_FOR.match(text, figure.tail):
        return True
    if limit == len(text):
        later = _LATER.search(text, figure.tail)
        if later is None:
            return False
        limit = later.start()
    gap = _BRACKETS.sub("", text[figure.tail : limit])
    stop = _STOPS.search(gap)
    reach = gap[: stop.end()] if stop else gap
    operates = words.OPERATES.search(reach)
    condition = words.CONDITION.search(reach)
    if condition and not (operates and operates.start() < condition.end()):
        return True
    return stop is None and not figure.counter and bool(words.SUBJECT.fullmatch(gap))
