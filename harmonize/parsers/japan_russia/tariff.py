"""Tariff codes in sentences of the ordinance: which are listed, which are taken out, and within what limits.

A sentence names codes one after the other, and a bracket behind a code or behind the whole sentence takes codes out
(…を除く。) or limits the goods (…に限る。); a bracket may hold a price floor, a bracket of its own, a reference to
another item, or to the subitems below the sentence.

- What is taken out is taken out of the code that the bracket follows; a bracket behind に該当するもの belongs to all
  codes of the sentence.
- A limit belongs to the code that it follows. Where the sentence sets off a group of codes with 並びに, it belongs to
  the whole group: the drafters move codes without the limit in front of 並びに (第百二十八条第二十六号).
- What the item before lists (前号) is taken out code by code, as far as that lists whole codes. Where it lists only
  some goods under a code, the two items together list the whole code, and nothing is taken out.
- A code inside a limit (parts for machines of 84.26) is neither listed nor taken out: it is in the words of the limit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from harmonize.model import HsLine
from harmonize.parsers.japan.numbers import kanji_number
from harmonize.parsers.japan_russia.limits import CODE, UNDECIDED, figure, limit_words

_BRANCHES = re.compile(r"次の.*(?:いずれか|各号)に(?:該当する|掲げる)もの")
_PREVIOUS = re.compile(r"前号に(?:該当する|掲げる)もの")
_FLOOR = re.compile(
    r"(?:(?P<but>[^、（）]+)を除き、)?(?P<yen>[〇一二三四五六七八九十百千、・0-9０-９]+)(?P<man>万)?円(?P<op>を超える|以上の)もの"
)
_PART_OF = re.compile(r"に該当するものであって、(?P<limit>.+)")


@dataclass(slots=True)
class Reading:
    """What a sentence says of the tariff."""

    lines: list[HsLine] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    """The codes inside limits, as written."""
    branches_out: bool = False
    """The codes of the subitems below the sentence are taken out of its own."""
    undecided: list[str] = field(default_factory=list)
    """What a bracket says that was not understood."""


@dataclass(slots=True)
class _Bracket:
    words: str
    after: int
    """The number of codes in front of it."""
    close: bool
    """It follows the last of them at once."""


def read_codes(text: str, number: str, previous: Sequence[HsLine] = (), before: str = "") -> Reading:
    """The codes that ``text`` of the provision ``number`` names, in its order.

    ``before`` is the number of the item before it (前号) and ``previous`` the lines of that.
    """
    reading = Reading()
    outside, brackets = _split(text)
    codes = _codes(outside, number)
    groups = _groups(outside)
    lines: list[list[HsLine]] = [[line] for line in codes]
    for bracket in brackets:
        if bracket.after == 0:
            continue  # the full title of the tariff in front of the first code
        last = bracket.after - 1
        own = [last] if bracket.close else list(range(last + 1))
        if bracket.words.endswith("に限る。"):
            _limit(reading, lines, groups[last] if bracket.close else own, bracket.words, number, before)
        elif bracket.words.endswith("を除く。"):
            _take_out(reading, lines, own, bracket.words.removesuffix("を除く。"), number, previous, before)
        elif CODE.search(bracket.words):
            reading.undecided.append(bracket.words)
            reading.inside.extend(match[0] for match in CODE.finditer(bracket.words))
    reading.lines = [line for each in lines for line in each]
    return reading


def _limit(
    reading: Reading, lines: list[list[HsLine]], own: Sequence[int], words: str, number: str, before: str
) -> None:
    said = words.removesuffix("に限る。")
    reading.inside.extend(match[0] for match in CODE.finditer(said))
    price = _FLOOR.fullmatch(said)
    if price:
        yen = float(figure(price["yen"])) * (10_000 if price["man"] else 1)
        but = _words(reading, price["but"], number, before) if price["but"] else ""
        for index in own:
            first = lines[index][0]
            limited = _joined(first.limited, f"other than {but}" if but else "")
            lines[index][0] = replace(
                first, floor=yen, floor_over=price["op"] == "を超える", currency="JPY", limited=limited
            )
        return
    limit = _words(reading, said, number, before)
    for index in own:
        lines[index][0] = replace(lines[index][0], limited=_joined(lines[index][0].limited, limit))


def _take_out(
    reading: Reading,
    lines: list[list[HsLine]],
    own: Sequence[int],
    words: str,
    number: str,
    previous: Sequence[HsLine],
    before: str,
) -> None:
    if _BRANCHES.fullmatch(words):
        reading.branches_out = True
    elif _PREVIOUS.fullmatch(words):
        for index in own:
            listed = lines[index][0]
            lines[index].extend(
                replace(line, number=number, excluded=True, written=f"前号 {line.written}")
                for line in previous
                if not (line.excluded or line.limited or line.floor is not None) and _within(line, listed)
            )
    elif CODE.search(words):
        found = list(CODE.finditer(words))
        part = _PART_OF.search(words, found[-1].end())
        limit = _words(reading, part["limit"], number, before) if part else ""
        codes = [replace(line, excluded=True, limited=limit) for line in _codes(words, number)]
        if not part and words[found[-1].end() :] not in ("", "に該当するもの"):
            reading.undecided.append(words)
            codes = [replace(line, limited=UNDECIDED) for line in codes]
        lines[own[-1]].extend(codes)
    else:
        limit = f"other than {_words(reading, words, number, before)}"
        for index in own:
            lines[index][0] = replace(lines[index][0], limited=_joined(lines[index][0].limited, limit))


def _words(reading: Reading, said: str, number: str, before: str) -> str:
    words = limit_words(said, number, before)
    if words == UNDECIDED:
        reading.undecided.append(said)
    return words


def _joined(first: str, second: str) -> str:
    return "; ".join(filter(None, (first, second)))


def _within(line: HsLine, listed: HsLine) -> bool:
    """Whether the code of ``line`` stands under that of ``listed``, or the other way round."""
    return line.code.startswith(listed.code) or listed.code.startswith(line.code)


def _split(text: str) -> tuple[str, list[_Bracket]]:
    """The text without its brackets, and the brackets with their place among the codes."""
    outside: list[str] = []
    brackets: list[_Bracket] = []
    depth, start = 0, 0
    for place, character in enumerate(text):
        if character == "（":
            depth += 1
            if depth == 1:
                outside.append(text[start:place])
                start = place + 1
        elif character == "）" and depth:
            depth -= 1
            if depth == 0:
                so_far = "".join(outside)
                found = list(CODE.finditer(so_far))
                close = bool(found) and found[-1].end() == len(so_far)
                brackets.append(_Bracket(text[start:place], len(_pairs(so_far)), close))
                start = place + 1
    outside.append(text[start:])
    return "".join(outside), brackets


def _pairs(text: str) -> list[list[re.Match[str]]]:
    """The mentions of ``text``, two together where they are a range (第…号から第…号まで)."""
    pairs: list[list[re.Match[str]]] = []
    for match in CODE.finditer(text):
        if pairs and text[pairs[-1][-1].end() : match.start()] == "から" and len(pairs[-1]) == 1:
            pairs[-1].append(match)
        else:
            pairs.append([match])
    return pairs


def _codes(text: str, number: str) -> list[HsLine]:
    return [
        HsLine(
            number=number,
            code=_digits(first),
            until=_digits(last[0]) if last else "",
            written=text[first.start() : last[0].end()] if last else first[0],
        )
        for first, *last in _pairs(text)
    ]


def _groups(text: str) -> list[list[int]]:
    """For each code the codes that a limit behind it belongs to."""
    groups: list[list[int]] = []
    pairs = _pairs(text)
    since: int | None = None
    for index, (first, *_) in enumerate(pairs):
        if index and "並びに" in text[pairs[index - 1][-1].end() : first.start()]:
            since = index
        groups.append([index] if since is None else list(range(since, index + 1)))
    return groups


def _digits(match: re.Match[str]) -> str:
    written = match["chapter"] or match["heading"] or match["subheading"]
    return "".join(str(kanji_number(each)) for each in written.replace("・", ""))
