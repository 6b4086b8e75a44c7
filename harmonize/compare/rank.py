"""Ranking of findings: what a negotiator would raise stands first.

Weight have a sensitive list, the topics of the dialogue, how many of the parties a line speaks of, and how much the
values differ: another comparator at the same figure weighs little beside another figure. What was said on a subject
or on a topic already weighs less when it is said again, so that the first findings tell of all that matters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from harmonize.model import Finding, FindingKind, Mark

_KINDS = {
    FindingKind.THRESHOLD: 3.5,
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
_KEPT = 1.5
"""For what the baseline dropped and a party kept."""
_SAME_FIGURE = -1.5
_UNDECIDED = -0.5
_AGAIN = 0.75
"""What is taken for every finding of greater weight on the same subject and parameter."""
_TOPIC_AGAIN = 0.3
"""What is taken for every finding before it on the same topic, so that the first ones tell of every topic."""
_Waiting = tuple[float, str, str, str, Finding]
"""Weight (negative), category, subject, id, and the finding."""
_COMPARATOR = re.compile(r"[<>=≤≥]|not")


def rank(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of their weight; equal weights by category and subject, so that the order is stable.

    What was said already weighs less: the weight of a finding is taken anew when its turn comes, and where it has
    become less than that of the next one, it waits.
    """
    waiting: list[_Waiting] = [(-weight(item), item.category, item.subject, item.id, item) for item in findings]
    heapify(waiting)
    said: Counter[tuple[str, str]] = Counter()
    raised: Counter[str] = Counter()
    ranked: list[Finding] = []
    while waiting:
        before, category, subject, name, item = heappop(waiting)
        about, topics = _about(item), _raises(item)
        again = _AGAIN * said[about] + _TOPIC_AGAIN * min((raised[topic] for topic in topics), default=0)
        now = again - weight(item)
        if waiting and now > before and (now, category, subject, name) > waiting[0][:4]:
            heappush(waiting, (now, category, subject, name, item))
            continue
        ranked.append(item)
        said[about] += 1
        raised.update(topics)
    return tuple(ranked)


def _about(finding: Finding) -> tuple[str, str]:
    """What a finding is about: the same bounds may be said of converters, circuits and assemblies."""
    bounds = finding.label.partition(":")[2].strip()
    return (bounds, "") if finding.kind is FindingKind.NATIONAL and bounds else (finding.subject, finding.parameter)


def _raises(finding: Finding) -> list[str]:
    """What a finding raises in a meeting: topics of the dialogue, or that something was dropped."""
    return topics_of(finding) or (["dropped"] if _is_kept(finding) else [])


def topics_of(finding: Finding) -> list[str]:
    """The topics of the dialogue that a finding touches."""
    parts = [part.strip() for part in finding.why.split(";")]
    return [part for part in parts if part not in _MARKS and not part.endswith(" control")]


def weight(finding: Finding) -> float:
    """How much a finding weighs: its kind, sensitivity, topics and parties, how far apart the values are, how sure it
    is."""
    parts = [part.strip() for part in finding.why.split(";")]
    topics = topics_of(finding)
    shared = len({item.party for item in finding.positions if item.number})
    value = _KINDS[finding.kind]
    if finding.kind is FindingKind.NATIONAL and shared > 1:
        value += _SHARED
    if _is_kept(finding):
        value += _KEPT
    value += max((_MARKS.get(part, 0.0) for part in parts), default=0.0)
    value += _TOPIC * min(_MOST_TOPICS, len(topics))
    value += _PARTY * max(0, shared - 1)
    if _same_figure(finding):
        value += _SAME_FIGURE
    if finding.undecided:
        value += _UNDECIDED
    return value * finding.confidence - (10.0 if finding.needs_review else 0.0)


def _is_kept(finding: Finding) -> bool:
    """Whether a party still controls what the baseline once had under a number, and has no more."""
    base = finding.positions[0]
    return finding.kind is FindingKind.NATIONAL and bool(base.number) and base.state == "not controlled"


def _same_figure(finding: Finding) -> bool:
    """Whether only the comparators of the two sides differ."""
    figures = [_COMPARATOR.sub("", item.normal).strip() for item in finding.positions[:2]]
    return finding.kind is FindingKind.THRESHOLD and bool(figures[0]) and len(set(figures)) == 1
