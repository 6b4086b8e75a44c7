"""Work shared among processes: the same results in the same order, and errors raised where it was asked for."""

import os

import pytest

from harmonize.model import Kind, Language, Provision
from harmonize.reading.read import read_provisions
from harmonize.reading.shares import cores, in_shares

fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


def square(number: int) -> int:
    return number * number


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 33, 200])
@fork
def test_the_order_of_the_items_is_kept(processes: int, count: int) -> None:
    assert in_shares(square, range(count), processes) == [number * number for number in range(count)]


@fork
def test_other_processes_do_their_share() -> None:
    assert len(set(in_shares(lambda _: os.getpid(), range(200), 3))) == 3


@fork
@pytest.mark.parametrize("bad", [2, 40])
def test_an_error_is_raised_where_the_work_was_asked_for(bad: int) -> None:
    with pytest.raises(ZeroDivisionError):
        in_shares(lambda number: 1 / (number - bad), range(64), 2)


@fork
def test_a_share_whose_process_dies_is_done_here() -> None:
    here = os.getpid()
    assert in_shares(lambda number: number if os.getpid() == here else os._exit(9), range(64), 2) == list(range(64))


def test_there_is_a_core() -> None:
    assert 1 <= cores() <= 4


@fork
def test_a_list_read_in_shares_is_the_list_read_alone() -> None:
    drafts = [Provision("1A001", None, Kind.ENTRY, "Lasers having any of the following:")]
    drafts += [
        Provision(f"1A001.{number}", "1A001", Kind.ITEM, f"{number}. An output power exceeding {number} W; or")
        for number in range(1, 1200)
    ]
    alone = read_provisions(drafts, Language.ENGLISH)
    assert read_provisions(drafts, Language.ENGLISH, processes=2) == alone
    assert alone[5].thresholds[0].value == 5
