"""Bounds: when two are the same, and which of two controls more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.align.bounds import (
    More,
    controls_more,
    join_same_figures,
    pair_bounds,
    same_bound,
    says_nothing,
)
from harmonize.model import Op, Role, Threshold
from harmonize.reading.units import to_base
from tests.making import bound


def of_unit(op: Op, value: float, unit: str, role: Role = Role.CRITERION) -> Threshold:
    base_value, base_unit = to_base(value, unit)
    return Threshold("temperature", "", op, value, unit, role, f"{value} {unit}", 0, base_value, base_unit)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (of_unit(Op.GT, 398, "K"), of_unit(Op.GT, 125, "degC"), True),  # the lists round 398.15 K
        (of_unit(Op.GE, 6, "ft"), of_unit(Op.GE, 183, "cm"), True),
        (of_unit(Op.GT, 500, "m"), of_unit(Op.GT, 0.5, "km"), True),
        (of_unit(Op.GT, 500, "m"), of_unit(Op.GT, 501, "m"), False),  # one unit: only equal figures are the same
        (of_unit(Op.GT, 500, "m"), of_unit(Op.GE, 500, "m"), False),
        (of_unit(Op.GT, 500, "m"), of_unit(Op.GT, 500, "s"), False),
    ],
)
def test_same_bound(left: Threshold, right: Threshold, same: bool) -> None:
    assert same_bound(left, right) is same


@pytest.mark.parametrize(
    ("left", "right", "more"),
    [
        (bound(Op.GT, 1), bound(Op.GT, 2), More.LEFT),
        (bound(Op.GE, 2), bound(Op.GT, 2), More.LEFT),
        (bound(Op.LT, 27), bound(Op.LE, 27), More.RIGHT),
        (bound(Op.LT, 1), bound(Op.LT, 2), More.RIGHT),
        (bound(Op.LT, 1, role=Role.EXCLUSION), bound(Op.LT, 2, role=Role.EXCLUSION), More.LEFT),
        (bound(Op.GT, 1), bound(Op.LT, 2), More.UNDECIDED),
        (bound(Op.LE, 110, role=Role.CONDITION), bound(Op.LE, 90, role=Role.CONDITION), More.LEFT),  # a wider range
        (bound(Op.GT, 1, role=Role.CONDITION), bound(Op.GT, 2), More.UNDECIDED),
    ],
)
def test_controls_more(left: Threshold, right: Threshold, more: More) -> None:
    assert controls_more(left, right) is more


def test_bounds_are_paired_by_parameter_not_by_position() -> None:
    left = [bound(Op.GT, 1, parameter="width"), bound(Op.GT, 5, parameter="height")]
    right = [bound(Op.GT, 6, parameter="height"), bound(Op.GT, 1, parameter="width")]
    pairs = pair_bounds(left, right)
    assert [(pair.left.value, pair.right.value, pair.more) for pair in pairs if pair.left and pair.right] == [
        (1, 1, More.SAME),
        (5, 6, More.LEFT),
    ]


def test_a_restatement_is_no_bound_of_its_own() -> None:
    left = [of_unit(Op.GE, 6, "ft"), of_unit(Op.GE, 183, "cm", Role.EQUIVALENT)]
    assert [pair.more for pair in pair_bounds(left, [of_unit(Op.GE, 183, "cm")])] == [More.SAME]


def test_an_extra_criterion_narrows_the_side_that_has_it() -> None:
    (same, extra) = pair_bounds([bound(Op.GT, 1), bound(Op.LT, 2, "s")], [bound(Op.GT, 1)])
    assert same.more is More.SAME
    assert (extra.right, extra.more) == (None, More.RIGHT)


_BOUNDS = st.lists(
    st.builds(
        bound,
        st.sampled_from(list(Op)),
        st.sampled_from([1.0, 2.0, 3.5]),
        st.sampled_from(["m", "s"]),
        st.sampled_from([Role.CRITERION, Role.EXCLUSION, Role.CONDITION, Role.EQUIVALENT]),
        st.sampled_from(["width", "height"]),
    ),
    max_size=5,
)


@given(_BOUNDS)
def test_a_paragraph_does_not_differ_from_itself(bounds: list[Threshold]) -> None:
    assert all(pair.more is More.SAME for pair in pair_bounds(bounds, bounds))


_MIRROR = {More.LEFT: More.RIGHT, More.RIGHT: More.LEFT, More.SAME: More.SAME, More.UNDECIDED: More.UNDECIDED}


@given(st.sampled_from(list(Op)), st.sampled_from(list(Op)), st.floats(-9, 9), st.floats(-9, 9))
def test_who_controls_more_is_mirrored(left: Op, right: Op, a: float, b: float) -> None:
    one, two = bound(left, a), bound(right, b)
    assert controls_more(two, one) is _MIRROR[controls_more(one, two)]


def counted(op: Op, value: float, quote: str) -> Threshold:
    return Threshold("axes", "", op, value, "1", Role.CRITERION, quote, 0, value, "dimensionless")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (counted(Op.GT, 4, "four"), counted(Op.GE, 5, "5개"), True),
        (counted(Op.LT, 3, "three"), counted(Op.LE, 2, "2개"), True),
        (counted(Op.GT, 4, "four"), counted(Op.GE, 4, "4개"), False),
        (counted(Op.GT, 4, "4"), counted(Op.GE, 5, "5"), False),  # a ratio need not be whole
    ],
)
def test_more_than_four_things_are_five_or_more(left: Threshold, right: Threshold, same: bool) -> None:
    assert same_bound(left, right) is same


@pytest.mark.parametrize(
    ("given", "nothing"),
    [
        (counted(Op.GE, 1, "한 개"), True),
        (counted(Op.GE, 1, "one"), True),
        (counted(Op.GE, 1, "1"), False),  # a ratio of one and more
        (counted(Op.GE, 2, "two"), False),
        (bound(Op.GE, 0, "Pa"), True),
        (bound(Op.GE, 0, "dBm"), False),
        (bound(Op.GT, 0, "Pa"), False),
    ],
)
def test_bounds_that_all_goods_meet(given: Threshold, nothing: bool) -> None:
    assert says_nothing(given) is nothing
    assert (pair_bounds([given], []) == []) is nothing


def test_one_figure_with_and_without_a_comparator_is_one_pair() -> None:
    (pair,) = pair_bounds([bound(Op.GE, 300, parameter="range")], [bound(Op.EQ, 300, parameter="length")])
    assert (pair.left, pair.right, pair.more) != (None, None, More.SAME)
    assert pair.left is not None and pair.right is not None and pair.more is More.UNDECIDED


def test_one_figure_in_two_units_is_one_pair() -> None:
    pairs = pair_bounds([bound(Op.LT, 8, "nV")], [bound(Op.LT, 8, "nV/m")])
    assert len(pairs) == 2
    (joined,) = join_same_figures(pairs)
    assert joined.left is not None and joined.right is not None and joined.more is More.UNDECIDED


def counted(quote: str, op: Op, value: float) -> Threshold:
    return Threshold("", "", op, value, "1", Role.CRITERION, quote, 0, value, "dimensionless")


def test_a_ratio_turned_round_is_the_same() -> None:
    turned = Threshold("aspect ratio", "", Op.GE, 1 / 1.8, "1", Role.CRITERION, "1:1.8", 0, 1 / 1.8, "dimensionless")
    assert same_bound(turned, counted("一・八", Op.GE, 1.8))
    assert not same_bound(turned, counted("一・七", Op.GE, 1.7))


def test_of_what_is_counted_in_kanji_more_than_two_is_three() -> None:
    assert same_bound(counted("三個", Op.GE, 3), counted("two", Op.GT, 2))
    assert not same_bound(counted("三", Op.GE, 3), counted("2", Op.GT, 2))


def test_a_range_between_two_figures_leaves_its_ends_open() -> None:
    strict, loose = [bound(Op.GT, 75), bound(Op.LT, 650)], [bound(Op.GE, 75), bound(Op.LE, 400)]
    assert [pair.more for pair in pair_bounds(strict, loose)] == [More.UNDECIDED, More.LEFT]
    half = [bound(Op.GT, 75), bound(Op.LE, 400)]
    assert [pair.more for pair in pair_bounds(half, loose)] == [More.SAME, More.RIGHT]


def test_the_ends_of_a_range_that_goods_must_stand_may_be_said_from_without() -> None:
    without, within = [bound(Op.LT, -50), bound(Op.GT, 100)], [bound(Op.GE, -50), bound(Op.LE, 100)]
    assert [
        (pair.left.value, pair.right.value) for pair in pair_bounds(without, within) if pair.left and pair.right
    ] == [
        (-50, -50),
        (100, 100),
    ]


def test_a_bound_said_twice_is_one() -> None:
    assert [pair.more for pair in pair_bounds([bound(Op.GE, 15), bound(Op.GE, 15)], [bound(Op.GT, 15)])] == [More.LEFT]
