"""Ranking of findings: what a negotiator would raise stands first."""

from __future__ import annotations

from collections.abc import Iterable

from harmonize.model import Finding, FindingKind

_KINDS = {
    FindingKind.THRESHOLD: 3.0,
    FindingKind.MISSING: 2.5,
    FindingKind.NATIONAL: 2.0,
    FindingKind.SCOPE: 1.0,
    FindingKind.RUSSIA: 2.0,
}


def rank(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of their weight; equal weights by category and subject, so that the order is stable."""
    return tuple(sorted(findings, key=lambda item: (-weight(item), item.category, item.subject, item.id)))


def weight(finding: Finding) -> float:
    """How much a finding weighs: its kind, sensitivity and topics, and how sure it is."""
    value = _KINDS[finding.kind]
    if "very sensitive" in finding.why:
        value += 2.0
    elif "sensitive" in finding.why:
        value += 1.0
    value += min(2, finding.why.count(";")) * 0.5
    if finding.undecided:
        value -= 0.5
    return value * finding.confidence - (10.0 if finding.needs_review else 0.0)
