"""The words at which a paragraph is cut are found by what they begin with: no beginning may be missing."""

import re
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from harmonize.reading import naming_english as naming


def texts(tree: object) -> list[str]:
    """Every text that a pattern of words matches; what may repeat stands there once, or not at all where it may."""
    found = [""]
    for op, arg in tree:  # type: ignore[attr-defined]
        if op is ops.LITERAL:
            part = [chr(arg)]
        elif op is ops.IN:
            part = [chr(value) if kind is ops.LITERAL else " " for kind, value in arg]
        elif op is ops.SUBPATTERN:
            part = texts(arg[3])
        elif op is ops.BRANCH:
            part = [text for branch in arg[1] for text in texts(branch)]
        elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
            part = ([""] if arg[0] == 0 else []) + texts(arg[2])
        else:
            raise ValueError(op)
        found = [before + behind for before in found for behind in part]
    return found


WORDS = sorted(
    {text for part in (naming._NOT, naming._PURPOSE, naming._REST, naming._OF) for text in texts(parser.parse(part))}
)


def test_each_word_that_cuts_begins_as_the_list_of_beginnings_says() -> None:
    assert {re.match(r"\w+", each)[0] for each in WORDS} == set(naming._CUTTING.split())  # type: ignore[index]


@pytest.mark.parametrize("word", [each for each in WORDS if each[-1].isalpha()])
def test_each_word_cuts(word: str) -> None:
    small = f"lasers {word} mirrors"
    assert any(cut.start() == 7 for cut in naming._CUTS.finditer(small))


@pytest.mark.parametrize(
    ("text", "small"),
    [("Fibre LASERS", "fibre lasers"), ("µm and K", "µm and k"), ("İ of", "İ of")],
)
def test_small_letters_stand_where_the_text_has_them(text: str, small: str) -> None:
    assert naming._small(text) == small
