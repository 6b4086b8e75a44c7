"""Ranking of findings: what a negotiator would raise stands first.

Weight have a sensitive list, the topics of the dialogue, how many of the parties a line speaks of, and how much the
values differ: another comparator at the same figure weighs little beside another figure. What was said on a subject
already weighs less when it is said again on the next party.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from harmonize.model import Finding, FindingKind, Mark

_KINDS = {
    FindingKind.THRESHOLD: 3.0,
    FindingKind.MISSING: 2.5,
    FindingKind.NATIONAL: 2.0,
    FindingKind.SCOPE: 1.0,
    FindingKind.RUSSIA: 2.0,
}
_MARKS = {Mark.VERY_SENSITIVE.value: 2.0, Mark.SENSITIVE.value: 1.0}
_TOPIC, _MOST_TOPICS = 1.0, 2
_PARTY = 0.5
"""For each party beyond the first that has a number of its own in the finding."""
_SHARED = 2.0
"""For a control of no regime that several parties have: what the dialogue on emerging technology is about."""
_SAME_FIGURE = -1.5
_UNDECIDED = -0.5
_AGAIN = 0.75
"""What is taken for every finding of greater weight on the same subject and parameter."""
_COMPARATOR = re.compile(r"[<>=≤≥]|not")


def rank(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of their weight; equal weights by category and subject, so that the order is stable."""
    first = sorted(findings, key=lambda item: (-weight(item), item.category, item.subject, item.id))
    said: Counter[tuple[str, str]] = Counter()
    weighed = []
    for item in first:
        about = item.subject, item.parameter
        weighed.append((weight(item) - _AGAIN * said[about], item))
        said[about] += 1
    return tuple(
        item for _, item in sorted(weighed, key=lambda pair: (-pair[0], pair[1].category, pair[1].subject, pair[1].id))
    )


def weight(finding: Finding) -> float:
    """How much a finding weighs: its kind, sensitivity, topics and parties, how far apart the values are, how sure it
    is."""
    parts = [part.strip() for part in finding.why.split(";")]
    topics = [part for part in parts if part not in _MARKS and not part.endswith(" control")]
    shared = len({item.party for item in finding.positions if item.number})
    value = _KINDS[finding.kind]
    if finding.kind is FindingKind.NATIONAL and shared > 1:
        value += _SHARED
    value += max((_MARKS.get(part, 0.0) for part in parts), default=0.0)
    value += _TOPIC * min(_MOST_TOPICS, len(topics))
    value += _PARTY * max(0, shared - 1)
    if _same_figure(finding):
        value += _SAME_FIGURE
    if finding.undecided:
        value += _UNDECIDED
    return value * finding.confidence - (10.0 if finding.needs_review else 0.0)


def _same_figure(finding: Finding) -> bool:
    """Whether only the comparators of the two sides differ."""
    figures = [_COMPARATOR.sub("", item.normal).strip() for item in finding.positions[:2]]
    return finding.kind is FindingKind.THRESHOLD and bool(figures[0]) and len(set(figures)) == 1
