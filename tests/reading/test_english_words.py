"""The comparators of English lists: what any of them begins with is named, so that other words are passed over."""

import re
from itertools import product

import pytest

from harmonize.reading import english_words as words
from harmonize.reading.alternatives import any_of

OPENINGS = (
    "", "equal to or ", "is equal to or ", "are equal or ", "equals, or ", "equalling or ", "equivalent to or ",
    "at or ", "to or ", "meets or ", "meet or ", "meeting or ", "of or ", "not ", "no ", "never ", "nor ", "cannot ",
    "neither ",
    "not to be ", "does not ", "do not ", "did no ", "shall never ", "must nor ", "may neither ", "may cannot ",
    "does cannot ", "must cannot ",
)  # fmt: skip
NAMES = (
    *"|".join(words.COMPARATIVES.values()).split("|"),
    "above", "exceeding", "exceed", "exceeds", "exceeded", "over", "beyond", "in excess of", "surpassing", "below",
    "under", "beneath",
)  # fmt: skip
CLOSINGS = ("", " than", " than or equal to", " or equal to", ", equaling to", " (better) than", " 5")
OTHERS = (
    "at least", "a minimum of", "minimum of", "aminimum", "\u2265", ">=", "\u2a7e", "as low as", "as little as",
    "as few as", "up to", "up to and including", "at most", "a maximum of", "maximum value of", "\u2264", "<=",
    "\u2a7d", "within", "within \u00b1", "as high as", "as much as", "as many as", "limited to",
    "limited to a maximum of",
    "down to", "or less than", ">", "<",
)  # fmt: skip


@pytest.mark.parametrize("upper", [False, True])
def test_no_comparator_begins_otherwise(upper: bool) -> None:
    ahead = f"(?={any_of(words._BEGINNINGS)})"
    assert ahead in words.COMPARATOR.pattern
    unaided = re.compile(words.COMPARATOR.pattern.replace(ahead, ""))
    found = 0
    for said in (*("".join(parts) for parts in product(OPENINGS, NAMES, CLOSINGS)), *OTHERS):
        text = f"a width {said.upper() if upper else said} mm"
        expected = [(match.span(), match.lastgroup) for match in unaided.finditer(text)]
        assert [(match.span(), match.lastgroup) for match in words.COMPARATOR.finditer(text)] == expected, text
        found += bool(expected)
    assert found > 4000
