"""Reasons for control: the rows of the licence tables as structure.

A row is a sentence such as "NS applies to 9A000.b (except .b.5), .c to .e" beside "NS Column 2". Paragraphs of the
entry itself are named in full or by their tail; those of other entries ("software for 9A000.a") only qualify the row.
A row is ``qualified`` when words remain that are neither paragraph numbers nor mere grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from harmonize.model import ReasonForControl
from harmonize.parsers.us.numbers import ECCN

_APPLIES = re.compile(
    r"(?P<codes>[A-Z]{2}(?:(?:,| and|, and| or) [A-Z]{2})*|[A-Z]\w+ [\w ]+?sanctions?)"
    r"\s+appl(?:y|ies)\b,?(?:\s+to\b)?:?\s*"
)
_COLUMN = re.compile(r"\b(?:([A-Z]{2})\s+)?Column\s+(\d)")
_SENTENCE = re.compile(r"\.\s+(?=\(?[A-Z])|\s+(?=Note:)")
_SECTION = re.compile(r"§+\s*\d+\.\d+(?:\(\w+\))*(?:(?:,| and| or) (?:\(\w+\))+)*")
_ALSO = re.compile(r"\b([A-Z]{2}) also applies to ")
_ENDS_REFERENCE = re.compile(
    r"\s*(?:$|[,;)(\]–-]|and\b|or\b|to\b|through\b|for\b|when\b|in\b|items?\b|that\b|only\b|if\b)"
)
_ENTIRE = re.compile(r"(?:the\s+)?entire\s*entry")
_EXCEPT = re.compile(r"\b(?:except(?:ing)?(?:\s+for)?|excluding|other than)\b:?", re.IGNORECASE)
_TAIL = r"(?!i\.e\b|e\.g\b)[a-z](?:\.(?:\d{1,3}|[a-z]))*"
_TOKEN = re.compile(
    rf"(?<![\w.])(?:(?P<entry>\d[A-E]\d{{3}})(?P<rest>(?:\.(?:\d{{1,3}}|[a-z])(?![a-z]))*)|\.?(?P<tail>{_TAIL}))(?!\w)\.?"
)
_LIST_WORD = re.compile(r"(?:^|[,;(]|\band|\bor|\bto|\bthrough|\bparagraphs?|\bthose|[-–]|\bexcept|\bfor)\s*$")
_RANGE_WORD = re.compile(r"\s*(?:to|through|[-–])\s*\.?")
_WORD = re.compile(r"[^\W_][\w/-]*")
_SPLIT_NUMBER = re.compile(r"(\.[a-z])\. (?=\d{1,2}\.[a-z]\b)")
_TAIL_FOLLOWS = re.compile(r"\s+\.?[a-z](?:\.\d+)*(?:,|$| and)")
_CODE = re.compile(r"\b[A-Z]{2}\b")
_GRAMMAR_WORDS = """
and or to through the in of by for as well all also only under those these
item items commodities controlled described specified enumerated applies apply
entire entry eccn eccns paragraph paragraphs subparagraph
"""
_GRAMMAR = frozenset(_GRAMMAR_WORDS.split())
_UNLIMITED = re.compile(
    r"(?:see|refer|worldwide|n/a|to or within any destination|.{0,60}\ball destinations|for licensing requirements)",
    re.IGNORECASE,
)


class Row(NamedTuple):
    """One statement of a reason for control: the words on the control and the words on the Country Chart."""

    control: str
    chart: str


def rows_of(table: Sequence[Sequence[str]]) -> Iterator[Row]:
    """The statements of a licence table; a cell that holds several, line by line, is taken apart."""
    for cells in table[1:]:
        if not cells[0].strip():
            continue  # a remark below a row
        control, chart = cells[0], " ".join(cells[1:]).strip()
        if not chart:
            column = _COLUMN.search(control)
            if column:
                control, chart = control[: column.start()], control[column.start() :]
        if "\n" not in control:
            yield Row(control, chart.replace("\n", " "))
            continue
        controls = _statements(control)
        charts = [line for line in chart.split("\n") if line]
        if len(controls) > 1 and len(charts) == len(controls):
            yield from (Row(*pair) for pair in zip(controls, charts, strict=True))
        else:
            yield Row(" ".join(control.split()), " ".join(chart.split()))


def _statements(cell: str) -> list[str]:
    lines: list[str] = []
    for line in cell.split("\n"):
        if not lines or _APPLIES.match(line):
            lines.append(line)
        else:
            lines[-1] += f" {line}"
    return [line.strip() for line in lines]


def is_licence_table(table: Sequence[Sequence[str]]) -> bool:
    """Whether the header says that the table lists reasons for control."""
    return bool(table) and bool(table[0]) and table[0][0].strip().lower().startswith("control")


def statement(text: str) -> Row | None:
    """The statement that a paragraph in place of a table begins with ("SS applies to entire entry. For ...")."""
    if _APPLIES.match(text) is None:
        return None
    first = _SENTENCE.split(text, maxsplit=1)
    return Row(first[0], first[1] if len(first) > 1 else "")


def read(row: Row, entry: str, siblings: Mapping[str, Sequence[str]]) -> tuple[ReasonForControl, ...]:
    """The reasons that a row states; ``siblings`` has the paragraphs under each number, to expand ranges."""
    match = _APPLIES.match(row.control)
    if match is None:
        return ()
    words = row.control[match.end() :].strip().rstrip(".")
    sentences = _SENTENCE.split(words, maxsplit=1) if "." in words or "Note:" in words else [words]
    scope = _SECTION.sub("", sentences[0]) if "§" in sentences[0] else sentences[0]
    covered, excepted, remaining = _scope(scope, entry, siblings)
    for sentence in sentences[1:]:
        also = _ALSO.search(sentence)
        if also and also[1] in row.control[: match.end()]:
            covered += tuple(_numbers(sentence[also.end() :], entry, siblings)[0])
    # "b.2, except b.2 for civil use" takes out a part of b.2 only.
    if excepted:
        excepted = tuple([number for number in excepted if number not in covered])
    entire = _ENTIRE.match(scope) is not None or entry in covered
    column, limited = _column(row.chart)
    qualified = bool(remaining) or len(sentences) > 1 or limited
    named = match["codes"]
    codes = [named] if len(named) == 2 else _CODE.findall(named) or [named.rstrip("s")]
    return tuple(
        [
            ReasonForControl(
                reason=code,
                column=f"{code} Column {column}" if column else "",
                entire=entire,
                covers=() if entire else covered,
                excepts=excepted,
                qualified=qualified,
            )
            for code in codes
        ]
    )


@lru_cache(maxsize=1024)
def _column(chart: str) -> tuple[str, bool]:
    """The number of the Country Chart column, or "", and whether words without a column limit the reason."""
    column = _COLUMN.search(chart)
    if column:
        return column[2], False
    return "", bool(chart) and _UNLIMITED.match(chart) is None


def _scope(
    scope: str, entry: str, siblings: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
    """Numbers covered, numbers taken out, and the words that say more than that."""
    if scope in ("entire entry", "the entire entry"):
        return (), (), []
    covered: dict[str, None] = {}
    excepted: dict[str, None] = {}
    remaining: list[str] = []
    for text, takes_out in _clauses(scope):
        numbers, words = _numbers(text, entry, siblings)
        (excepted if takes_out else covered).update(dict.fromkeys(numbers))
        remaining += words
    return tuple(covered), tuple(excepted), remaining


def _clauses(scope: str) -> Iterator[tuple[str, bool]]:
    """The scope cut into what it covers and what it takes out (to the bracket, semicolon or end)."""
    low = scope.lower()
    if "exc" not in low and "other than" not in low:
        yield scope, False
        return
    at = 0
    for match in _EXCEPT.finditer(scope):
        if match.start() < at:
            continue
        yield scope[at : match.start()], False
        opened = scope.rfind("(", at, match.start())
        bracketed = opened >= 0 and scope.find(")", opened, match.start()) < 0
        close = scope.find(")" if bracketed else ";", match.end())
        if not bracketed and match[0].endswith(":"):
            close = -1
        end = len(scope) if close < 0 else close
        yield scope[match.end() : end], True
        at = end
    yield scope[at:], False


def _numbers(text: str, entry: str, siblings: Mapping[str, Sequence[str]]) -> tuple[list[str], list[str]]:
    numbers: list[str] = []
    context, end = entry, 0
    words: list[str] = []
    text = _SPLIT_NUMBER.sub(r"\1.", text)
    for match in _TOKEN.finditer(text):
        tail = match["tail"]
        before = text[end : match.start()]
        if tail is not None and "." not in match[0].rstrip(".") and not _is_letter(text, match):
            continue
        words += _other_words(before)
        ranged = bool(numbers) and end > 0 and _RANGE_WORD.fullmatch(before) is not None
        end = match.end()
        if tail is None:
            context = match["entry"]
            if context != entry:
                words.append(context)
                continue
            if not match["rest"] and _TAIL_FOLLOWS.match(text[end:]):
                continue
            number = context + match["rest"]
        elif context != entry:
            continue
        else:
            number = f"{entry}.{tail}"
        if ranged:
            numbers += _between(numbers[-1], number, siblings)
        numbers.append(number)
    words += _other_words(text[end:])
    return numbers, words


def _is_letter(text: str, match: re.Match[str]) -> bool:
    """Whether a lone letter without a stop is a paragraph ("a, b and d"), not a word or a clause of another law."""
    if text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")":
        return False
    return bool(_LIST_WORD.search(text[: match.start()])) and bool(_ENDS_REFERENCE.match(text, match.end()))


def _between(first: str, last: str, siblings: Mapping[str, Sequence[str]]) -> Iterable[str]:
    family = siblings.get(first.rpartition(".")[0], ())
    if first in family and last in family:
        return family[family.index(first) + 1 : family.index(last)]
    return ()


@lru_cache(maxsize=4096)
def _other_words(text: str) -> tuple[str, ...]:
    """The words between paragraph numbers that are not mere grammar; mostly there are none."""
    return tuple([word for word in _WORD.findall(text) if word.lower() not in _GRAMMAR and not ECCN.match(word)])
