"""The numbering of paragraphs in the EAR: (a), (1), (i), (A), (1), (i), deeper level by deeper level.

The labels do not tell their level: ``(i)`` is a letter after ``(h)`` and a Roman numeral below ``(4)``. A label
continues the deepest level where it is the next one, and else opens a level below; ``(i)`` where both would do is
decided by what follows it.

>>> walk = Walk()
>>> [walk.place(label, following) for label, following in [("h", "1"), ("1", "i"), ("i", "1"), ("1", "")]]
[('h',), ('h', '1'), ('i',), ('i', '1')]
"""

from __future__ import annotations

import re

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
_CAPITALS = tuple(letter.upper() for letter in _LETTERS)
_FIGURES = tuple(str(number) for number in range(1, 200))
LEVELS = (_LETTERS, _FIGURES, _ROMAN, _CAPITALS, _FIGURES, _ROMAN)
"""The labels of each level, in their order (15 CFR follows 1 CFR 21.11)."""

_LABEL = re.compile(r"\(([A-Za-z]{1,5}|\d{1,3})\)")
_RANGE = re.compile(r"\(([A-Za-z]|\d{1,3})\)\s*[—–-]\s*\(([A-Za-z]|\d{1,3})\)(?=\s*\[Reserved\])")
_INNER = re.compile(r"([^()]{1,80}?[—.])\s*(?=\((?:i|1|A|a)\)\s)")


class Walk:
    """Where one is in the numbering of a supplement or section."""

    def __init__(self) -> None:
        self.path: list[str] = []

    def place(self, label: str, following: str = "") -> tuple[str, ...] | None:
        """The full path of the paragraph labelled ``label``, or None where no such label can stand here.

        ``following`` is the label of the paragraph after it, "" at the end.
        """
        levels = [level for level in range(len(self.path) + 1) if level < len(LEVELS) and self._fits(level, label)]
        if not levels:
            return None
        level = levels[-1]
        if len(levels) > 1 and level == len(self.path) and following:
            # it may open a level: then what follows continues it there, or opens a deeper one
            above = levels[-2]
            if following in (_after(level, label), LEVELS[level + 1][0] if level + 1 < len(LEVELS) else ""):
                pass
            elif following in (_after(above, label), LEVELS[above + 1][0]):
                level = above
        self.path[level:] = [label]
        return tuple(self.path)

    def skip(self, label: str) -> None:
        """The last label of a range that begins where the walk stands."""
        self.path[-1] = label

    def _fits(self, level: int, label: str) -> bool:
        if level == len(self.path):
            return label == LEVELS[level][0]
        return label == _after(level, self.path[level])


def label_of(text: str) -> tuple[str, str, str] | None:
    """The label at the beginning of ``text``, the last label of a reserved range or "", and the printed form.

    >>> label_of("(24)—(26) [Reserved]")
    ('24', '26', '(24)—(26)')
    >>> label_of("(a) Chemicals")
    ('a', '', '(a)')
    """
    match = _RANGE.match(text)
    if match:
        return match[1], match[2], match[0]
    match = _LABEL.match(text)
    return (match[1], "", match[0]) if match else None


def inner_label(text: str) -> int:
    """Where a second label begins in the same line ("(4) Oil and Gas—(i) Certain ..."), behind a short heading; 0 for
    none. ``text`` stands behind the first label."""
    match = _INNER.match(text)
    return match.end() if match else 0


def _after(level: int, label: str) -> str:
    labels = LEVELS[level]
    place = labels.index(label) + 1
    return labels[place] if place < len(labels) else ""
