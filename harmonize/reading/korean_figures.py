"""The figures of a Korean text: numbers with their units and comparators, on the way to thresholds."""

from __future__ import annotations

import math
import re
from itertools import pairwise

from harmonize.model import Op, Role
from harmonize.reading import korean_words as words
from harmonize.reading.figures import Figure
from harmonize.reading.korean_numerals import find_numerals
from harmonize.reading.korean_units import PER, PER_BEFORE, per, read_unit
from harmonize.reading.numerals import Numeral
from harmonize.reading.units import same_dimension

LEVEL = re.compile(r"dB")
_NAMED_BEFORE = re.compile(
    r"(?:등급|클래스|주|별표|해설|표|부록|부속서|항|호|규격|버전|카테고리|레벨|기준|식|그림|제|바이러스|형"
    r"|우라늄|플루토늄|동위원소|ISO|ANSI|ASTM|AGMA|ABEC|IEC|IEEE|JIS|DIN|Std|MIL-STD-|[Cc]lass|[Cc]ategory|[Ll]evel"
    r"|[Vv]ersion|[A-Z]{2,}-?) ?\(?(?:\d+ ?(?:또는|및|,|~|에서) ?)?$"
)
_NOT_A_COUNT = re.compile(
    r"[A-Za-z_^{λ]|\.[A-Za-z]| ?[+*=×] ?[A-Za-z(\d]|[-−]\d|/\d|차원|차(?![이])|번째|상 |부터 제|월|판\b|항|조 |부 제"
    r"|의 비율보다"
)
_OPERAND_BEFORE = re.compile(r"[=×+*] ?$")
_OPERAND_AFTER = re.compile(r" ?[×+*=] ?[A-Za-z(\d]|\*")
_RATIO = re.compile(r" ?: ?(\d[\d,]*(?:\.\d+)?)(?![\d:]|\.\d)")
_TOLERANCE = re.compile(r" ?(?:±|\+/-) ?\d+(?:\.\d+)?")
_RANGE_AHEAD = re.compile(r" ?[~～∼] ?\d")
_OPENS = re.compile(r"(?: ?[A-Za-z가-힣%]{0,4})? ?[(\[] ?(?:약|대략|또는|즉|=|최대|단일|≒|~)? ?")
_IN_BRACKET = re.compile(r" ?(?:또는|혹은|,|/|=|및|~|～|∼|-|－|–|에서|이?[상하]|초과|미만)? ?(?:~|～)? ?")
_DIMENSIONS = re.compile(r" ?[×xX] ?")
_DATE_BEFORE = re.compile(r"월 ?$")
_CLOSES = re.compile(r" ?(?:이상|이하|초과|미만|를 초과)? ?[)\]]")


_SEPARATES = re.compile(r"[,;](?! ?$)|이상|이하|초과|미만|보다")


def find_figures(text: str) -> list[Figure]:
    """The figures that may bound something, in the order of the text, with their comparators."""
    figures: list[Figure] = []
    for numeral in find_numerals(text):
        if figures and figures[-1].end > numeral.start:
            continue
        figure = _figure(text, numeral)
        if figure:
            figures.append(figure)
    _restate(text, figures)
    _compare(text, figures)
    figures = _divide(text, figures)
    _share_dimensions(text, figures)
    _span(text, figures)
    _share(text, figures)
    return [figure for figure in figures if _bounds(text, figure)]


def _figure(text: str, numeral: Numeral) -> Figure | None:
    value, end = numeral.value, numeral.end
    if not numeral.spelled and (over := _RATIO.match(text, end)):
        below = float(over[1].replace(",", ""))
        if below and read_unit(text, over.end()) is None:
            return Figure(value / below, "1", numeral.start, over.end(), True)
    found = read_unit(text, end)
    if found is None and (tolerance := _TOLERANCE.match(text, end)):
        found = read_unit(text, tolerance.end())
    if found:
        unit, unit_end = found
        if _is_date(text, numeral, unit):
            return None
        if unit == "deg" and words.TEMPERATURE.search(text, max(0, numeral.start - 16), unit_end + 10):
            unit = "degC" if text[end:unit_end].strip() == "도" else unit
        if unit == "g" and words.GRAVITY.search(text) and not words.MASS.search(text, max(0, numeral.start - 24), end):
            unit = "g_0"
        if unit.startswith("rad") and "방사" in text and not unit.startswith("rads") and not unit.startswith("rad/"):
            unit = "rads" + unit[3:]
        if divisor := PER_BEFORE.search(text, max(0, numeral.start - 6), numeral.start):
            unit = per(unit, PER[divisor["unit"]])
        return Figure(value, unit, numeral.start, unit_end, False, native=numeral.spelled, tail=unit_end)
    if _NOT_A_COUNT.match(text, end) or _NAMED_BEFORE.search(text, max(0, numeral.start - 12), numeral.start):
        return None
    divisor = PER_BEFORE.search(text, max(0, numeral.start - 6), numeral.start)
    if divisor and not _RANGE_AHEAD.match(text, end):
        return Figure(value, f"1/{PER[divisor['unit']]}", numeral.start, end, False, native=numeral.spelled, tail=end)
    counter = words.COUNTER.match(text, end)
    if counter:
        return Figure(value, "1", numeral.start, counter.end(), True, counter[0].strip(), native=numeral.spelled)
    return Figure(value, "1", numeral.start, end, True, native=numeral.spelled)


def _is_date(text: str, numeral: Numeral, unit: str) -> bool:
    if unit == "year":
        return 1900 <= numeral.value <= 2100 and text[numeral.start : numeral.end].isdigit()
    return unit == "day" and bool(_DATE_BEFORE.search(text, 0, numeral.start))


def _restate(text: str, figures: list[Figure]) -> None:
    """1 W (30 dBm), 0.2 MPa (2 bar 또는 30 psi): what a bracket says again in another unit."""
    head: Figure | None = None
    for index, figure in enumerate(figures):
        if index and not figure.bare:
            earlier = figures[index - 1]
            gap = text[earlier.end : figure.start]
            opens = bool(_OPENS.fullmatch(gap)) and not earlier.bare
            goes_on = earlier.equivalent and bool(_IN_BRACKET.fullmatch(gap))
            if opens and not earlier.equivalent:
                head = earlier
            if head and (opens or goes_on) and _says_again(text, head, figure, figures[index + 1 :]):
                figure.equivalent, figure.follows = True, head
                if goes_on and index > 1 and figures[index - 2] is head:
                    _pair_ranges(text, figures, index, head)
                continue
        head = None


def _says_again(text: str, head: Figure, figure: Figure, rest: list[Figure]) -> bool:
    if not same_dimension(head.unit, figure.unit) and not (
        LEVEL.match(head.unit) and _is_power(figure.unit) or LEVEL.match(figure.unit) and _is_power(head.unit)
    ):
        return False
    closing = min((at for at in (text.find(")", figure.end), text.find("]", figure.end)) if at >= 0), default=-1)
    limit = rest[0].start if rest else len(text)
    between = text[figure.end : min(closing, limit)]
    return (
        closing >= 0
        and len(between) <= 40
        and not words.NOT_MEASURED.search(between)
        and not _SEPARATES.search(between)
    )


def _is_power(unit: str) -> bool:
    return bool(LEVEL.match(unit)) or same_dimension(unit, "W") or same_dimension(unit, "V")


def _pair_ranges(text: str, figures: list[Figure], index: int, head: Figure) -> None:
    """10 K ~ 20 K (-263 °C ~ -253 °C): each end restates its own."""
    low = next((f for f in reversed(figures[: figures.index(head)]) if not f.equivalent), None)
    same = low is not None and (low.bare or same_dimension(low.unit, head.unit))
    if low and same and words.TO.fullmatch(text[low.end : head.start]):
        figures[index - 1].follows = low


def _compare(text: str, figures: list[Figure]) -> None:
    """Gives each figure the comparator behind it, or before it where only a symbol or 최소 says it."""
    for index, figure in enumerate(figures):
        if figure.equivalent or figure.compared:
            continue
        following = figures[index + 1 :]
        at = figure.end
        for later in following:
            if not later.equivalent:
                break
            at = later.end
        if at > figure.end:
            closing = _CLOSES.match(text, at)
            at = closing.end() if closing else max(at, _bracket_end(text, figure.end))
        figure.tail = at
        limit = next((later.start for later in following if not later.equivalent), len(text))
        match = words.BEHIND.match(text, at)
        if match and match.end() <= limit:
            _set(text, figure, match)
        elif figure.tail == figure.end and (closing_at := _bracket_end(text, figure.end)) > 0:
            match = words.BEHIND.match(text, closing_at)
            beyond = next((later.start for later in following if later.start >= closing_at), len(text))
            if match and match.end() <= beyond:
                _set(text, figure, match)
                _gloss(text, figure, [later for later in following if later.start < closing_at], closing_at)
        if figure.compared:
            continue
        if symbol := words.SYMBOL_BEFORE.search(text, max(0, figure.start - 3), figure.start):
            figure.op = words.OPS[symbol.lastgroup or ""]
        elif around := words.SYMBOL_AROUND.match(text, at):
            figure.op = Op.GT if around["op"] in "<＜" else Op.GE
        elif words.AT_LEAST.search(text, max(0, figure.start - 10), figure.start):
            figure.op = Op.GE
        elif words.AT_MOST.search(text, max(0, figure.start - 6), figure.start) and not figure.bare:
            figure.op = Op.LE


def _bracket_end(text: str, at: int) -> int:
    """Where the bracket ends that opens at an offset; -1 where none opens."""
    begin = at + 1 if text.startswith(" (", at) else at
    if not text.startswith("(", begin):
        return -1
    depth = 0
    for index in range(begin, min(len(text), begin + 90)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0:
            return index + 1
    return -1


def _gloss(text: str, figure: Figure, inside: list[Figure], closing: int) -> None:
    """What stands in a bracket between a figure and its comparator: the same bound again, or how it is measured."""
    for other in inside:
        if other.bare:
            other.start = other.end = closing
            other.tail, other.value = closing, math.nan
        elif not other.equivalent:
            measured = words.NOT_MEASURED.search(text, other.end, closing)
            other.tail = other.end
            if measured or not same_dimension(other.unit, figure.unit):
                other.op, other.role = Op.EQ, Role.CONDITION
                if not measured:
                    other.op, other.follows, other.equivalent = figure.op, figure, True
            else:
                other.op, other.follows, other.equivalent = figure.op, figure, True


def _set(text: str, figure: Figure, match: re.Match[str]) -> None:
    kind = match.lastgroup or ""
    figure.tail = match.end()
    if kind in words.OPS:
        figure.op = words.OPS[kind]
        return
    figure.better, figure.inclusive = True, kind == "inclusive"
    gloss = words.GLOSS.search(text, match.start(), match.end() + 16)
    if gloss:
        up = gloss["up"] is not None
        figure.op = (Op.GE if up else Op.LE) if figure.inclusive else (Op.GT if up else Op.LT)


def _divide(text: str, figures: list[Figure]) -> list[Figure]:
    """1일당 0.1%: the first figure divides the unit of the second, where it is one of a unit."""
    kept: list[Figure] = []
    for index, figure in enumerate(figures):
        after = words.PER.match(text, figure.end)
        later = figures[index + 1] if index + 1 < len(figures) else None
        if after and not figure.compared and not figure.equivalent:
            if figure.bare:
                continue  # 1채널당
            if later and not later.bare and figure.value == 1 and later.start - after.end() <= 8:
                later.unit = per(later.unit, figure.unit)
                if later.start == after.end():
                    later.start = figure.start
                continue
        kept.append(figure)
    return kept


def _share_dimensions(text: str, figures: list[Figure]) -> None:
    """26 mm x 8 mm 초과: the sides share comparator and unit."""
    for one, other in reversed(list(pairwise(figures))):
        if other.bare or one.compared or not _DIMENSIONS.fullmatch(text, one.end, other.start):
            continue
        if one.bare:
            one.unit, one.bare = other.unit, False
        one.op = other.op


def _span(text: str, figures: list[Figure]) -> None:
    """A ~ B, A에서 B 사이, A부터 B까지; a figure in front of a range takes its unit."""
    figures = [figure for figure in figures if not figure.equivalent]
    for earlier, figure in pairwise(figures):
        gap = text[earlier.tail : figure.start]
        if earlier.bare and not earlier.counter and not figure.bare and figure.op and earlier.op:
            if words.JOINED.fullmatch(gap):
                earlier.unit, earlier.bare = figure.unit, False
            continue
        if earlier.compared:
            opens = earlier.op in (Op.GT, Op.GE) and same_dimension(earlier.unit, figure.unit)
            if opens and not figure.compared and words.OPEN_RANGE.fullmatch(gap):
                figure.op, figure.follows = Op.LE, earlier
            continue
        behind = words.AFTER_RANGE.match(text, figure.tail)
        runs = words.TO.fullmatch(gap) is not None and (
            earlier.bare
            or bool(behind)
            or gap.strip() not in ("에서", "부터", "에서부터")
            or (figure.op in (Op.LT, Op.LE) and gap.strip() == "부터")
        )
        runs = runs or (bool(words.AND.fullmatch(gap)) and bool(behind) and "사이" in (behind[0] if behind else ""))
        comparable = earlier.bare or (not figure.bare and same_dimension(earlier.unit, figure.unit))
        if figure.bare and words.REFERRED.match(text, behind.end() if behind else figure.tail):
            continue  # 221부터 228까지에 명시된 품목
        if not runs or not comparable or (figure.bare and not (figure.op or behind)) or figure.better:
            continue
        if earlier.bare and not figure.bare:
            earlier.unit, earlier.bare = figure.unit, False
            if divisor := PER_BEFORE.search(text, max(0, earlier.start - 6), earlier.start):
                earlier.unit = figure.unit = (
                    per(figure.unit, PER[divisor["unit"]]) if "/" not in figure.unit else figure.unit
                )
        earlier.op, figure.op = Op.GE, figure.op or Op.LE
        figure.follows = earlier
        figure.tail = behind.end() if behind else figure.tail
        if outside := words.OUTSIDE.match(text, figure.tail):
            earlier.op, figure.op = Op.LT, Op.GT
            figure.tail = outside.end()
    for figure in figures:
        until = None if figure.compared else words.UNTIL.match(text, figure.tail)
        if until:
            figure.op, figure.tail = Op.LE, until.end()


def _share(text: str, figures: list[Figure]) -> None:
    """Two bounds on one quantity: the second shares parameter and role of the first."""
    earlier: Figure | None = None
    for figure in figures:
        if figure.equivalent:
            continue
        if earlier and earlier.compared and figure.compared and earlier.bare == figure.bare and figure.follows is None:
            gap = text[earlier.tail : figure.start]
            if words.JOINED.fullmatch(gap) and same_dimension(earlier.unit, figure.unit):
                figure.follows = earlier
        earlier = figure
    for figure in figures:
        if figure.equivalent and figure.follows:
            figure.op = figure.follows.op


def _bounds(text: str, figure: Figure) -> bool:
    """Whether the figure bounds anything; without a comparator it says how much or how many, exactly."""
    if math.isnan(figure.value) or words.TERM.match(text, figure.end):
        return False
    if figure.bare and figure.compared and _only_says_some(text, figure):
        return False
    if _OPERAND_BEFORE.search(text, max(0, figure.start - 3), figure.start) and figure.op is None:
        return False
    if figure.compared:
        return True
    if _OPERAND_AFTER.match(text, figure.end):
        return False
    if figure.equivalent:
        figure.op = Op.EQ
        return True
    if figure.bare:
        counted = figure.value > 1 and words.HAS.match(text, figure.end)
        number = words.NUMBER_IS.search(text, max(0, figure.start - 8), figure.start)
        if counted or (number and words.IS.match(text, figure.end)):
            figure.op = Op.EQ
        return figure.op is not None
    if figure.unit == "day" and not re.match(r"간|이내", text[figure.end - 1 :]):
        return False
    figure.op, figure.role = Op.EQ, Role.CONDITION
    return True


_THINGS = re.compile(r"(?:개|가지|종|종류|층)")
_OF_AXES = re.compile(r"[^,;.]{0,14}의 [가-힣]*축")


def _only_says_some(text: str, figure: Figure) -> bool:
    """1개 이상의 출력 asks for an output; 1개 이상의 직선축 says on how many axes a bound holds."""
    if figure.op is Op.GE and words.OF_A_GROUP.search(text, max(0, figure.start - 12), figure.start):
        return True
    some = figure.op is Op.GE and figure.value <= 1 and (figure.native or bool(_THINGS.match(figure.counter)))
    return some and not _OF_AXES.match(text, figure.tail)
