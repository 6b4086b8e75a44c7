"""The proof that nothing is lost: the whole text at once proves what place by place does, and no less."""

from collections.abc import Iterator

import pytest

from harmonize.errors import ConservationError
from harmonize.parsers.conservation import ALL, Piece, bare, check

SOURCE = [("line 1", "a.  A widget of 10 3\n m;\n"), ("line 2", "Left\u00a0here "), ("line 3", "b. A gadget {x}.")]
PIECES = [
    Piece("line 1", "a. A widget of 10^{3} m;", into="9A000.a"),
    Piece("line 2", "Left here", reason="label"),
    Piece("line 3", "b. A gadget {x}.", into="9A000.b"),
]
PROVISIONS = {"9A000.a": ("a.", "A widget of 10^{3} m;"), "9A000.b": ("b.", "A gadget {x}."), "9A000": ("", "")}


def _whole(source: list[tuple[str, str]]) -> bytes:
    return "".join(text for _, text in source).encode()


def _unused() -> Iterator[tuple[str, str]]:
    raise AssertionError("walked without need")
    yield "", ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a b\n\u00a0c", "abc"), ("10^{3}_{x y}", "103xy"), ("^{a^{b}", "^{ab"), ("{x} ^ {y}", "{x}^{y}")],
)
def test_bare(text: str, expected: str) -> None:
    assert bare(text) == expected


def test_whole_text_proves_the_same() -> None:
    by_place = check("demo.xml", SOURCE, PIECES, PROVISIONS)
    assert by_place.source == 37 and by_place.left_out[0].characters == 8
    assert check("demo.xml", SOURCE, PIECES, PROVISIONS, _whole(SOURCE)) == by_place


def test_equal_whole_text_needs_no_walk() -> None:
    source = [(place, text.replace("\u00a0", " ")) for place, text in SOURCE]
    assert check("demo.xml", _unused(), PIECES, PROVISIONS, _whole(source)) == check(
        "demo.xml", source, PIECES, PROVISIONS
    )


def test_marks_and_foreign_spaces_in_the_whole_text() -> None:
    source = [("line 1", "a. 10^{3}\u2003m")]
    pieces = [Piece("line 1", "a. 10^{3}\u2003m", into="9A000.a")]
    provisions = {"9A000.a": ("a.", "10^{3}\u2003m")}
    assert check("demo.xml", _unused(), pieces, provisions, _whole(source)).source == len("a.103m")


def test_pieces_out_of_order_are_checked_place_by_place() -> None:
    assert check("demo.xml", SOURCE, PIECES[::-1], PROVISIONS, _whole(SOURCE)).source == 37


@pytest.mark.parametrize(
    ("pieces", "provisions", "message"),
    [
        (PIECES[:2], PROVISIONS, "line 3: 13 characters lost"),
        ([*PIECES, Piece("line 9", "x", reason="label")], PROVISIONS, "line 9: 1 characters invented"),
        (PIECES, {**PROVISIONS, "9A000.b": ("b.", "A gadget.")}, "9A000.b: 3 characters lost"),
        (PIECES, {**PROVISIONS, "9A000": ("", "Words")}, "9A000 comes from nowhere"),
        (PIECES, {"9A000.a": PROVISIONS["9A000.a"]}, "9A000.b, which is no provision"),
    ],
)
def test_losses_are_found_with_and_without_the_whole_text(
    pieces: list[Piece], provisions: dict[str, tuple[str, str]], message: str
) -> None:
    for whole in (None, _whole(SOURCE)):
        with pytest.raises(ConservationError, match=message):
            check("demo.xml", SOURCE, pieces, provisions, whole)


CLAIMED = [PIECES[0]._replace(text=ALL), PIECES[1], PIECES[2]._replace(text=ALL)]


def test_a_provision_claimed_whole_is_compared_with_the_source_itself() -> None:
    spelled_out = check("demo.xml", SOURCE, PIECES, PROVISIONS)
    for whole in (None, _whole(SOURCE)):
        assert check("demo.xml", SOURCE, CLAIMED, PROVISIONS, whole) == spelled_out


@pytest.mark.parametrize(
    ("pieces", "provisions", "message"),
    [
        (CLAIMED, {**PROVISIONS, "9A000.b": ("b.", "A gadget.")}, "line 3: 3 characters lost"),
        ([*CLAIMED, CLAIMED[2]], PROVISIONS, "line 3: 13 characters invented"),
        ([*CLAIMED[:2], Piece("line 3", "b. A gadget {x}.", reason="label")], PROVISIONS, "9A000.b comes from nowhere"),
        (CLAIMED, {"9A000.a": PROVISIONS["9A000.a"]}, "9A000.b, which is no provision"),
    ],
)
def test_losses_are_found_where_provisions_are_claimed_whole(
    pieces: list[Piece], provisions: dict[str, tuple[str, str]], message: str
) -> None:
    for whole in (None, _whole(SOURCE)):
        with pytest.raises(ConservationError, match=message):
            check("demo.xml", SOURCE, pieces, provisions, whole)
