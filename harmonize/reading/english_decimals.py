"""Figures of English texts that are printed as on the continent: ``17,5 %`` and ``2 000 kW`` (the EU prints so).

>>> with_points("more than 2 000 kW at 17,5 %")
'more than 2,000 kW at 17.5 %'

The length of the text stays, so that offsets hold. A comma before exactly three digits is read as a decimal comma only
where the text shows that it has decimal commas (``0,005 J``, ``99,999 %``): alone, ``1,250 mm`` is twelve hundred and
fifty, as most English lists print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from harmonize.reading.english_units import read_unit

_ANY = re.compile(r"\d[, \u00a0\u202f]\d")
_GROUPED = re.compile(r"(?<![\w.,])(?<![A-Z] )\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?! \d)")
"""Not behind an abbreviation: the number of a standard may have spaces."""
_WITH_COMMA = re.compile(
    r"(?<![\w.′])(?<!\d,)(?P<whole>\d{1,3}(?:[ \u00a0\u202f]\d{3})*),(?P<part>\d+)(?![\d,′'’\[])(?![-–][A-Za-z(])"
)
_BOUND_BEHIND = re.compile(
    r" ?(?:%|(?:weight |atom )?per ?cent|[×xX·] ?10|: ?\d|to \d|"
    r"or (?:more|less|greater|better|higher|lower|above|below)\b)"
)
_COMPARED = re.compile(r"\b(?:than|exceeding|above|below) $")
_ENDS = re.compile(r"[;.)]|$| or\b| and\b")
_NAME_GOES_ON = re.compile(r"[-\]]")
"""``[4,5 d]imidazole``, ``1,1H-isophthaloyl``: a chemical name, no unit."""
_NEVER_THOUSANDS = re.compile(r" ?(?:%|[×xX·] ?10)")
_GROUP = 3


_ENOUGH = 20
"""Paragraphs that show decimal commas from which a list is held to print them throughout."""


def prints_decimal_commas(texts: Iterable[str]) -> bool:
    """Whether a list prints decimal commas throughout, by the paragraphs that show it."""
    showing = (text for text in texts if any(_shows_decimals(text, figure) for figure in _WITH_COMMA.finditer(text)))
    return len(list(islice(showing, _ENOUGH))) == _ENOUGH


def _shows_decimals(text: str, figure: re.Match[str], known: bool = False) -> bool:
    if figure["whole"] == "0" or not figure["whole"].isdigit():
        return True
    if len(figure["part"]) == _GROUP and not known:
        return bool(_NEVER_THOUSANDS.match(text, figure.end()))
    if _BOUND_BEHIND.match(text, figure.end()):
        return True
    if _COMPARED.search(text, 0, figure.start()) and _ENDS.match(text, figure.end()):
        return True
    unit = read_unit(text, figure.end() + text.startswith((" ", "\u00a0"), figure.end()))
    return unit is not None and not _NAME_GOES_ON.match(text, unit[1])


def with_points(text: str, known: bool = False) -> str:
    """The text with decimal points and with commas between thousands; unchanged where it is printed so already.

    With ``known``, the list is known to print decimal commas, and ``13,326 kPa`` is thirteen and a third.
    """
    if not _ANY.search(text):
        return text
    figures = list(_WITH_COMMA.finditer(text))
    if any(_shows_decimals(text, figure, known) for figure in figures):
        for figure in figures:
            comma = figure.end("whole")
            text = f"{text[:comma]}.{text[comma + 1 :]}"
    return _GROUPED.sub(lambda figure: re.sub(r"\D", ",", figure[0]), text)
