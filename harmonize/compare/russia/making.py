"""Making one finding on described items of the Russia lists."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from harmonize.compare.pair import NAMES
from harmonize.model import REVIEW_LINE, Finding, FindingKind, ListVersion, PartyPosition, Regime, say

CHEMICALS, GOODS = "chemicals", "goods"
"""The two categories of findings on described items."""
_WHY = "Described goods of the controls on Russia and Belarus, which the parties list in different forms."


def described_finding(
    *,
    key: str,
    subject: str,
    category: str,
    label: str,
    parameter: str,
    positions: Sequence[PartyPosition],
    controls_more: str,
    undecided: str,
    sentence: str,
    confidence: float,
    explanation: tuple[str, ...],
) -> Finding:
    """A finding of kind ``RUSSIA``. ``key`` and the numbers of the positions make its id, values do not."""
    identity = "|".join((key, *(f"{each.list_id}:{each.number}" for each in positions)))
    return Finding(
        id=f"R-{hashlib.blake2b(identity.encode(), digest_size=4).hexdigest()}",
        kind=FindingKind.RUSSIA,
        subject=subject,
        category=category,
        regime=Regime.NATIONAL,
        label=label,
        parameter=parameter,
        positions=tuple(positions),
        controls_more=controls_more,
        undecided=undecided,
        sentence=sentence,
        why=_WHY,
        basis="CAS number" if category == CHEMICALS else "content",
        confidence=confidence,
        explanation=(*explanation, *((say("Below the review line."),) if confidence < REVIEW_LINE else ())),
    )


def party_name(version: ListVersion) -> str:
    """The party as a sentence names it."""
    return NAMES.get(version.info.party, version.info.party)
