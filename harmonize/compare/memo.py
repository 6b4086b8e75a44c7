"""What is worked out once for a list version and then asked for again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from harmonize.model import ListVersion

_KEPT = 16
"""Versions whose results are kept, by function."""
_T = TypeVar("_T")


def per_version(make: Callable[[ListVersion], _T]) -> Callable[[ListVersion], _T]:
    """``make``, working once for each version: a version is known by what it is, not by its content, which is too large
    to be compared."""
    held: OrderedDict[int, tuple[ListVersion, _T]] = OrderedDict()

    @wraps(make)
    def found(version: ListVersion) -> _T:
        known = held.get(id(version))
        if known is None:
            known = version, make(version)  # the version is kept with it, so that its id stays its own
            held[id(version)] = known
            if len(held) > _KEPT:
                held.popitem(last=False)
        return known[1]

    return found
