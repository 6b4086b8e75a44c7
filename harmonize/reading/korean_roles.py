"""What a bound does in a Korean sentence: criterion, condition, exclusion or restatement.

The verb stands at the end, so what a figure does is said behind it: 통제하지 않는다 at the end of the sentence, 제외 at
the end of the bracket, 이외의 or 제외한 at the end of the phrase; 에서, 일 때 or 범위 내에서 make it a condition where
another bound follows that it qualifies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmonize.model import Op, Role
from harmonize.reading import korean_words as words
from harmonize.reading.figures import Figure, give_roles

_BRACKETS = re.compile(r"\([^()]*\)")
_IS_THE_VALUE = re.compile(r"이?인(?: |$)|의 (?:것|직경|크기|두께)|으로|로 | ?(?:;|$)")
_HOW = re.compile(r"(?:으로|로서|로써) ")
"""100 kHz 미만으로: how the goods work, not where the next bound holds."""
_OPEN_BRACKET = re.compile(r"\([^()]*$")
_ALTERNATIVES = {"이외의": ("또는 ",), "외의": ("또는 ",)}
"""설치류의 경우 12 이상 또는 설치류 이외의: what stands before 또는 is not meant."""
_LIST_OPENS = re.compile(r"[가-힣.]{0,4} ?[:：]")
_LETTER = re.compile(r"(?<![\w.])[a-z]\. ")
_FIGURE = re.compile(r"\s\d{1,2}\. ")


def assign_roles(text: str, figures: Sequence[Figure]) -> None:
    """Gives each figure its role."""
    excluded = _excluded_spans(text)

    def role_of(index: int, limit: int) -> Role | None:
        figure = figures[index]
        if any(start <= figure.start < end for start, end in excluded):
            return Role.EXCLUSION
        if figure.op is Op.EQ:
            told = figure.bare or (_IS_THE_VALUE.match(text, figure.tail) and not _qualifies(text, figure, limit))
            return Role.CRITERION if told else None
        return Role.CONDITION if _qualifies(text, _last_of_chain(figures, index), limit) else None

    give_roles(text, figures, role_of)


def _last_of_chain(figures: Sequence[Figure], index: int) -> Figure:
    """The other end of the range that a figure begins, which stands next to what the range is said of."""
    last = figures[index]
    for later in figures[index + 1 :]:
        if later.follows is not last and later.follows is not figures[index]:
            break
        last = last if later.equivalent else later
    return last


def _excluded_spans(text: str) -> list[tuple[int, int]]:
    """Brackets and sentences that end with "is excluded", phrases before 이외의, lists behind "does not control:"."""
    spans: list[tuple[int, int]] = []
    for match in words.EXCLUDED.finditer(text):
        bracket = _bracket_around(text, match.start())
        if bracket:
            spans.append(bracket)
            continue
        begin = 0
        for end in words.SENTENCE.finditer(text, 0, match.start()):
            begin = end.end()
        listed = _LIST_OPENS.match(text, match.end()) or ("다음" in text[begin : match.start()] and match)
        spans.append((begin, _list_end(text, listed.end()) if listed else match.end()))
    for match in words.OTHER_THAN.finditer(text):
        if _bracket_around(text, match.start()) or words.OUTSIDE.match(text, match.start()):
            continue
        begin = 0
        for stop in words.BREAK.finditer(text, 0, match.start()):
            begin = stop.end()
        before = text[begin : match.start()]
        stops = (before.rfind(sign) for sign in (", ", ") ", "로서 ", "로써 ", "로 ", *_ALTERNATIVES.get(match[0], ())))
        begin += max(0, *stops)
        if referred := words.REFERENCES.search(text, begin, match.start()):
            begin = referred.start()  # 9A005에 명시된 것을 제외한: what another number names
        spans.append((begin, match.start()))
    return spans


def _list_end(text: str, at: int) -> int:
    """Where a list a., b., ... inside a paragraph ends: at the next figure of the list that it stands in."""
    if not _LETTER.search(text, at, at + 12):
        return len(text)
    outer = _FIGURE.search(text, at)
    inner = outer and _LETTER.search(text, outer.end())
    return len(text) if outer is None or inner else outer.start()


def _bracket_around(text: str, at: int) -> tuple[int, int] | None:
    depth = 0
    for index in range(at - 1, -1, -1):
        if text[index] == ")":
            depth += 1
        elif text[index] == "(":
            if depth == 0:
                closing = text.find(")", at)
                return (index, closing if closing >= 0 else len(text))
            depth -= 1
    return None


def _qualifies(text: str, figure: Figure, limit: int) -> bool:
    """Whether the figure says where or when another bound holds."""
    if limit == len(text):
        later = words.BETTER_LATER.search(text, figure.tail)
        if later is None:
            return False
        limit = later.start()
    if text.endswith("이내", 0, figure.tail) and text.startswith("에 ", figure.tail):
        return True  # 24시간 이내에
    gap = _OPEN_BRACKET.sub("; ", _BRACKETS.sub("", text[figure.tail : limit]))
    stop = words.BREAK.search(gap)
    reach = (gap[: stop.start()] if stop else gap).partition(", ")[0]
    if _HOW.match(reach):
        return False
    operates = words.OPERATES.search(reach)
    condition = words.CONDITION.search(reach + " ")
    return condition is not None and not (operates and operates.start() <= condition.start())
