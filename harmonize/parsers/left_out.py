"""What a parser left out, for a reader: one line a reason, because marks and labels may stand in a thousand places."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from harmonize.model import Conservation, LeftOut


def summed(conservation: Conservation) -> Conservation:
    """``conservation`` with one entry a reason: its first place, how many more, and the characters of all."""
    places: dict[str, list[str]] = defaultdict(list)
    characters: dict[str, int] = defaultdict(int)
    for left in conservation.left_out:
        places[left.reason].append(left.place)
        characters[left.reason] += left.characters
    return replace(
        conservation,
        left_out=tuple(
            LeftOut(at[0] if len(at) == 1 else f"{at[0]} and {len(at) - 1} more", reason, characters[reason])
            for reason, at in places.items()
        ),
    )
