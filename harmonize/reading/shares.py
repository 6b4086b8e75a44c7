"""One piece of work for each of many items, shared among processes.

Each paragraph of a list is read by itself, so a long list can be read on all cores at once. The shares are made by
``fork``: the processes have everything that was loaded, and only results are sent back. Where the system has no fork
(Windows), or one core, the work is done in one process; the results are the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")
_MOST = 4
"""Processes of which each is still worth its start."""
_TOGETHER = 32
"""Items in a row that go to one process: what stands together in a list is about the same, and is met there again."""


def cores() -> int:
    """The number of processes worth starting here: 1 where the system cannot fork."""
    if not hasattr(os, "fork"):
        return 1
    if hasattr(os, "sched_getaffinity"):
        return min(_MOST, len(os.sched_getaffinity(0)))
    return min(_MOST, os.cpu_count() or 1)


def in_shares(work: Callable[[T], R], items: Sequence[T], processes: int) -> list[R]:
    """``work`` done on each of ``items``, in their order.

    A share whose process ended without an answer is done here again, so that its error is raised here.
    """
    if processes < 2 or not hasattr(os, "fork"):
        return [work(item) for item in items]
    from multiprocessing import get_context

    context = get_context("fork")
    shares = [_share(items, index, processes) for index in range(processes)]
    started = []
    for share in shares[1:]:
        answer, question = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(question, work, share))
        process.start()
        question.close()
        started.append((process, answer))
    done: list[list[R]] = [[work(item) for item in shares[0]]]
    for share, (process, answer) in zip(shares[1:], started, strict=True):
        try:
            done.append(answer.recv())
        except (EOFError, OSError):
            done.append([work(item) for item in share])
        process.join()
    results = [iter(share) for share in done]
    return [next(results[place // _TOGETHER % processes]) for place in range(len(items))]


def _share(items: Sequence[T], index: int, processes: int) -> list[T]:
    return [item for place, item in enumerate(items) if place // _TOGETHER % processes == index]


def _answer(question: Connection, work: Callable[[T], R], share: Sequence[T]) -> None:
    """What a process does with its share. An error ends it without an answer: who asked meets it itself."""
    try:
        results = [work(item) for item in share]
    except Exception:  # raised again where the share is done anew
        return
    question.send(results)
