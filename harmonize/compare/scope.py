"""Scope findings: corresponding paragraphs that control different things though their bounds agree.

Read are the notes that take things out (``scope_notes``, ``note_answers``) and the words that limit a control, or that
differ so much that they may hide a difference (``scope_words``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmonize.compare.elsewhere import defers
from harmonize.compare.note_answers import views
from harmonize.compare.pair import Pair, Sides
from harmonize.compare.scope_notes import note_findings
from harmonize.compare.scope_words import word_findings
from harmonize.model import REVIEW_LINE, Finding


def scope_findings(sides: Sides, pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Differences of scope between corresponding paragraphs; none between lists of two languages, whose notes and words
    cannot be held against each other by their sketches."""
    if not sides.one_language:
        return
    ours, theirs = views(sides)
    for pair in pairs:
        if not pair.in_force or pair.link.confidence < REVIEW_LINE:
            continue
        if defers(sides.party, pair.ours, sides.baseline, pair.theirs):
            continue
        yield from note_findings(sides, ours, theirs, pair)
        yield from note_findings(sides, theirs, ours, pair)
        yield from word_findings(sides, pair)
