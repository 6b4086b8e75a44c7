"""The figures of a Japanese text: numbers with their units and comparators, on the way to thresholds."""

from __future__ import annotations

import re
from itertools import pairwise

from harmonize.model import Op, Role
from harmonize.reading import japanese_words as words
from harmonize.reading.figures import Figure
from harmonize.reading.japanese_numerals import find_numerals
from harmonize.reading.japanese_units import RATE_BEFORE, ROOT, ROOTS, STATED, TIMES, WORDS, normal, read_unit
from harmonize.reading.numerals import Numeral
from harmonize.reading.units import LOGARITHMIC, same_dimension

_DATE = re.compile(r"[法政省告第条〇一二三四五六七八九十]|から起算")
_GLOSS = re.compile(r"（[^（）]{1,40}）")


def find_figures(text: str) -> list[Figure]:
    """The figures that may bound something, in the order of the text, with their comparators."""
    figures: list[Figure] = []
    for numeral in find_numerals(text):
        figure = _figure(text, numeral)
        if figures and figures[-1].end > figure.start:
            continue
        figures.append(figure)
    _restate(text, figures)
    _compare(text, figures)
    figures = _divide(text, figures)
    _span(text, figures)
    _share(text, figures)
    return [figure for figure in figures if figure.op is not None or _says_how_much(text, figure)]


def _figure(text: str, numeral: Numeral) -> Figure:
    found = read_unit(text, numeral.end)
    if found and text[numeral.end : found[1]] == "時":
        found = None  # 一時的
    dated = found and found[0] in TIMES and not text.startswith("時間", numeral.end)
    if found and dated and _DATE.match(text, found[1]):
        found = None
    if found:
        unit, end = _resolved(text, numeral, *found)
        return Figure(numeral.value, unit, numeral.start, end, False)
    prefix = _bare_prefix(text, numeral.end)
    if prefix:
        return Figure(numeral.value * prefix[0], "1", numeral.start, prefix[1], True)
    counter = words.COUNTER.match(text, numeral.end)
    if counter:
        return Figure(numeral.value, "1", numeral.start, counter.end(), True, counter[0])
    return Figure(numeral.value, "1", numeral.start, numeral.end, True)


_BARE_PREFIX = re.compile(r"(テラ|ギガ|メガ|キロ)(?=以上|以下|未満|超|を超え)")
_FACTORS = {"テラ": 1e12, "ギガ": 1e9, "メガ": 1e6, "キロ": 1e3}


def _bare_prefix(text: str, at: int) -> tuple[float, int] | None:
    match = _BARE_PREFIX.match(text, at)
    return (_FACTORS[match[1]], match.end()) if match else None


def _resolved(text: str, numeral: Numeral, unit: str, end: int) -> tuple[str, int]:
    """度, 秒 and 分 by the words around the figure."""
    if unit == "deg":
        return ("degC" if _is_temperature(text, numeral, end) else "deg"), end
    if unit in ("s", "minute") and text[numeral.end : end] in ("秒", "分"):
        name = _own_clause(text, numeral.start)[-14:]
        if words.FINE_ANGLE.search(name) and not words.FINE_ANGLE_NOT.search(name):
            return ("arcsec" if unit == "s" else "arcmin"), end
    return unit, end


def _own_clause(text: str, at: int) -> str:
    begin = max(text.rfind(sign, 0, at) for sign in "、。（）")
    return text[begin + 1 : at]


def _is_temperature(text: str, numeral: Numeral, end: int) -> bool:
    written = text[numeral.start : numeral.end]
    if written.startswith("零下"):
        return True
    before = _own_clause(text, numeral.start)
    if before.endswith("摂氏") or words.OF_TEMPERATURE.match(text, end):
        return True
    heat = max((m.end() for m in words.TEMPERATURE.finditer(before)), default=-1)
    turn = max((m.end() for m in words.ANGLE.finditer(before)), default=-1)
    if heat != turn:
        return heat > turn
    after = text[end : end + 24]
    heated, turned = words.TEMPERATURE.search(after), words.ANGLE.search(after)
    if heated and turned:
        return heated.start() < turned.start()
    if heated or turned:
        return bool(heated)
    earlier = text[: numeral.start]
    heat = max((m.end() for m in words.TEMPERATURE.finditer(earlier)), default=-1)
    turn = max((m.end() for m in words.ANGLE.finditer(earlier)), default=-1)
    return heat >= turn


def _restate(text: str, figures: list[Figure]) -> None:
    """二〇ワット（四三ディービーエム）: a bracket with a figure, alone or with its name, before the comparator."""
    for earlier, figure in pairwise(figures):
        gap = text[earlier.end : figure.start]
        if figure.bare or earlier.bare or not gap.startswith("（") or not text.startswith("）", figure.end):
            continue
        named = (
            gap.count("（") - gap.count("）") == 1 and words.COMPARATOR.match(text, figure.end + 1) and "。" not in gap
        )
        if gap == "（" or named:
            figure.equivalent, figure.follows = True, earlier
            figure.tail = figure.end + 1


def _compare(text: str, figures: list[Figure]) -> None:
    """Gives each figure the comparator behind it."""
    for index, figure in enumerate(figures):
        if figure.equivalent:
            continue
        at = figure.end
        if index + 1 < len(figures) and figures[index + 1].follows is figure:
            at = figures[index + 1].tail
        elif gloss := _GLOSS.match(text, at):
            limit = figures[index + 1].start if index + 1 < len(figures) else len(text)
            if gloss.end() <= limit and words.COMPARATOR.match(text, gloss.end()):
                at = gloss.end()
        match = words.COMPARATOR.match(text, at)
        if match:
            figure.op = words.OPS[match.lastgroup or ""]
            figure.tail = match.end()
        else:
            figure.tail = at
            if figure.counter and figure.bare:
                _uncounted(figure)
    for figure in figures:
        if figure.equivalent and figure.follows:
            figure.op = figure.follows.op or Op.EQ


def _uncounted(figure: Figure) -> None:
    """Without a comparator the counter may be the next word; the figure keeps it only for what it says of parts."""
    figure.end -= len(figure.counter)
    figure.tail = figure.end


def _divide(text: str, figures: list[Figure]) -> list[Figure]:
    """一秒につき二ギガビット: the first figure divides the unit of the second, where it is one of a unit."""
    kept: list[Figure] = []
    pending: list[tuple[Figure, int]] = []
    for figure in figures:
        per = words.PER.match(text, figure.end) or (
            words.PER.match(text, figure.end + len(figure.counter)) if figure.counter else None
        )
        if per and figure.op is None and not _is_period(text, figure):
            pending.append((figure, per.end()))
            continue
        for divisor, reach in pending:
            if not _divides(text, divisor, reach, figure, pending) or divisor.value != 1:
                if not divisor.bare and divisor.value != 1:
                    divisor.op, divisor.role = Op.EQ, Role.CONDITION
                    kept.append(divisor)
                continue
            if not divisor.bare and not LOGARITHMIC.match(divisor.unit):
                if words.PER_OF.match(text, reach) is None:
                    figure.start = min(figure.start, divisor.start)
                figure.unit = _rate(text, figure, divisor.unit)
                figure.bare = False
                if figure.counter and text.startswith(figure.counter, figure.end):
                    figure.end += len(figure.counter)
                    figure.tail = max(figure.tail, figure.end)
        pending = []
        before = kept[-1] if kept else None
        if before and before.op and before.tail == figure.start and before.unit.startswith(f"{figure.unit}/"):
            figure.unit = before.unit  # 一時間につき二グラム以上五グラム以下
        if rate := RATE_BEFORE.search(text, max(0, figure.start - 3), figure.start):
            figure.unit = _rate(text, figure, WORDS[rate["unit"]])
            figure.start, figure.bare = rate.start(), False
        kept.append(figure)
    return kept


def _is_period(text: str, figure: Figure) -> bool:
    """一年間につき says over what time a bound holds; 一年につき and 一時間につき make it a rate."""
    return text.endswith("年間", 0, figure.end)


def _divides(text: str, divisor: Figure, reach: int, figure: Figure, pending: list[tuple[Figure, int]]) -> bool:
    if any(divisor.start < other.start for other, _ in pending):
        return True  # a chain of divisors: the last one says whether the figure is reached
    gap = text[reach : figure.start]
    named = words.PER_OF.match(text, reach)
    return bool(words.NEAR.fullmatch(gap)) or bool(named and named.end() == figure.start)


def _rate(text: str, figure: Figure, divisor: str) -> str:
    if figure.bare and divisor == "minute" and (figure.counter in words.TURNS) and "回転" in text:
        return "rpm"
    # A difference of temperature is in kelvin: degC has an offset.
    return "/".join("K" if unit == "degC" else unit for unit in (figure.unit, divisor))


def _span(text: str, figures: list[Figure]) -> None:
    """AからBまで, AとBの間; a figure in front of a range takes its unit; then the units said elsewhere."""
    for earlier, figure in pairwise(figures):
        gap = text[earlier.tail : figure.start]
        adjoins = earlier.tail == figure.start and earlier.op is not None
        until = words.UNTIL.match(text, figure.tail)
        runs = earlier.op is None and figure.op is None and until is not None
        runs = runs and bool(words.TO.fullmatch(gap) or (words.BETWEEN.fullmatch(gap) and not figure.bare))
        if earlier.bare and not figure.bare and not earlier.counter and (adjoins or runs):
            earlier.unit, earlier.bare = figure.unit, False
        if runs and not figure.bare:
            earlier.op, figure.op = Op.GE, Op.LE
            figure.follows = earlier
            figure.tail = until.end() if until else figure.tail
    for figure in figures:
        _take_unit(text, figure)


def _take_unit(text: str, figure: Figure) -> None:
    before = text[max(0, figure.start - 80) : figure.start]
    sentence = before[before.rfind("。", 0, len(before) - 1) + 1 :] if "平方根" not in before else before
    if figure.op and (root := ROOT.search(sentence)) and not figure.bare:
        if not re.search(r"[、]|もの", re.sub(r"（[^（）]*）", "", sentence[root.end() :])):
            figure.unit += "/" + ROOTS[root["what"]]
        return
    if figure.bare and figure.op and not figure.counter:
        clause = before[max(before.rfind(sign) for sign in "、。（") + 1 :]
        stated = STATED.search(clause)
        if stated and "数値" not in clause and not words.TERM.search(clause):
            figure.unit, figure.bare = normal(stated["unit"]), False


def _share(text: str, figures: list[Figure]) -> None:
    """Two bounds on one quantity: the second shares parameter and role of the first."""
    earlier: Figure | None = None
    for figure in figures:
        if figure.equivalent:
            continue
        if earlier and earlier.op and figure.op and earlier.bare == figure.bare and figure.follows is None:
            gap = text[earlier.tail : figure.start]
            close = bool(words.JOINED.fullmatch(gap)) or gap in ("る温度から", "い温度から", "、それぞれ")
            if close and same_dimension(earlier.unit, figure.unit):
                figure.follows = earlier
        earlier = figure


def _says_how_much(text: str, figure: Figure) -> bool:
    """A figure without a comparator that says how much or how many, exactly; the terms of formulas do not."""
    if words.TERM.match(text, figure.end):
        return False
    lead = text[max(0, figure.start - 12) : figure.start]
    if figure.bare:
        if words.NUMBER_IS.search(lead) and words.IS.match(text, figure.end):
            figure.op = Op.EQ
        elif words.HAS.match(text, figure.end) and figure.value < 100 and _counts(lead):
            figure.op = Op.GE if words.AT_LEAST.search(lead) else Op.EQ
            if figure.counter:
                figure.end += len(figure.counter)
        elif _second_of_two(text, lead, figure):
            figure.op = Op.EQ
        return figure.op is not None
    if figure.unit in TIMES and not re.match(r"間|か月|箇月|時", text[figure.end - 1 :]) and figure.unit != "minute":
        return False
    figure.op, figure.role = Op.EQ, Role.CONDITION
    return True


def _counts(lead: str) -> bool:
    return bool(words.CLAUSE_OPENS.search(lead) or words.AT_LEAST.search(lead))


def _second_of_two(text: str, lead: str, figure: Figure) -> bool:
    """軸数が三又は四のもの."""
    two = re.search(r"数が[〇一二三四五六七八九]+(?:又は|若しくは)$", lead)
    return bool(two and words.IS.match(text, figure.end))
