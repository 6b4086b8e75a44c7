"""Alternatives as a tree match what they match one after another, sorted by length."""

import re

from hypothesis import given
from hypothesis import strategies as st

from harmonize.reading.alternatives import any_of
from harmonize.reading.english_units import ANY_SYMBOL, ANY_WORD, SYMBOLS, WORDS

words = st.text("ab.(", min_size=1, max_size=5)


@given(st.lists(words, min_size=1, max_size=12), st.text("ab.(", max_size=12))
def test_a_tree_matches_as_a_sorted_list_does(alternatives: list[str], text: str) -> None:
    flat = "|".join(re.escape(word) for word in sorted(alternatives, key=len, reverse=True))
    for behind in ("", "(?!a)", "b"):
        expected = re.match(f"(?:{flat}){behind}", text)
        found = re.match(f"(?:{any_of(alternatives)}){behind}", text)
        assert (found and found[0]) == (expected and expected[0])


def test_the_longest_spelling_of_a_unit_that_stands_there_comes_first() -> None:
    for pattern, spellings in ((re.compile(ANY_WORD), WORDS), (re.compile(ANY_SYMBOL), SYMBOLS)):
        for spelling in spellings:
            match = pattern.match(spelling)
            assert match is not None and match[0] == spelling
