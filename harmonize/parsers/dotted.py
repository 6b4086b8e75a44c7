"""Numbers whose steps are parted by full stops (``3A001.e.1.a``)."""

from __future__ import annotations

from collections.abc import Iterable


def common_root(names: Iterable[str]) -> str:
    """The longest number that all of ``names`` lie at or under, "" where there is none.

    >>> common_root(["3A001.e.1", "3A001.e.1.a"]), common_root(["3A001", "3B001"])
    ('3A001.e.1', '')
    """
    shared: list[str] | None = None
    for name in names:
        parts = name.split(".")
        if shared is None:
            shared = parts
            continue
        same = 0
        while same < min(len(shared), len(parts)) and shared[same] == parts[same]:
            same += 1
        shared = shared[:same]
    return ".".join(shared or [])
