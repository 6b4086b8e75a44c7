"""What follows when lists are held against each other: correspondences and findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from harmonize.model.lists import VersionInfo
from harmonize.model.terms import Regime

_AND = ","
REVIEW_LINE = 0.75
"""Confidence below which a correspondence or a finding goes to review and into no count of the summary."""


class Relation(StrEnum):
    """What a provision of one list is to one of another, in what it controls."""

    EQUAL = "equal"
    BROADER = "broader"
    """The left one controls more."""
    NARROWER = "narrower"
    """The left one controls less."""
    OVERLAP = "overlap"
    """Each controls something that the other does not, or it is not decided."""
    NONE = "none"
    """Nothing in the right list answers."""


class Basis(StrEnum):
    """Why two provisions are held to correspond."""

    NUMBER = "same number"
    REGIME_TAG = "regime tag"
    CONCORDANCE = "official concordance"
    CONTENT = "content"
    NATIONAL = "national controls by content"
    """Controls of two parties that no regime's list has, matched with each other by what they say."""
    REVIEWER = "reviewer"


class ReviewStatus(StrEnum):
    """A reviewer's verdict on a finding or a correspondence."""

    OPEN = "open"
    """Looked at or remarked upon, not decided."""
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "unsure"
    """The reviewer doubts it: it stays for review, however sure the program is."""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Which provision of one list answers which of another."""

    left_list: str
    left: str
    right_list: str
    right: str
    """Number in the right list; "" with relation ``none``."""
    relation: Relation
    basis: Basis
    confidence: float
    evidence: str = ""
    """What the match rests on, in a few words, for ``explain`` and for the reviewer."""
    review_status: str = ""
    """A reviewer's verdict (``ReviewStatus``), or ""."""
    reviewer: str = ""
    remark: str = ""

    @property
    def needs_review(self) -> bool:
        """Below the review line and not yet confirmed by a person, or doubted by one."""
        if self.review_status == ReviewStatus.UNSURE:
            return True
        return self.confidence < REVIEW_LINE and self.basis is not Basis.REVIEWER


class FindingKind(StrEnum):
    """The kinds of difference that are reported."""

    MISSING = "missing"
    """A control of the baseline or of another party that this party does not have."""
    THRESHOLD = "threshold"
    SCOPE = "scope"
    """Notes, exclusions, words or product lists differ; the thresholds do not."""
    NATIONAL = "national"
    """A control with no counterpart in the baseline."""
    RUSSIA = "Russia"


@dataclass(frozen=True, slots=True)
class PartyPosition:
    """What one party's list says on the subject of a finding."""

    party: str
    list_id: str
    version: str
    as_of: str
    number: str
    """The party's own number; "" where it has none."""
    citation: str
    label: str
    written: str
    """The value as written (figure, comparator and unit)."""
    normal: str
    """The value in base units."""
    state: str
    """``controlled``, ``not controlled``, ``not covered by the source``, ``other instrument``."""
    address: str = ""
    """Address of the official text, where there is one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference between the lists, dated and cited, that a person can take into the room."""

    id: str
    """Stable over runs: made from kind, subject, parties and parameter."""
    kind: FindingKind
    subject: str
    """The Wassenaar number of the subject, else the EU-style one, else the party's own."""
    category: str
    regime: Regime
    label: str
    parameter: str
    positions: tuple[PartyPosition, ...]
    controls_more: str
    """The party that controls more, several that do alike (``us,japan``), or "" where it cannot be decided
    (``undecided`` says why)."""
    undecided: str
    sentence: str
    """The finding in one neutral sentence."""
    why: str
    """Why it matters: regime, sensitivity, topic."""
    basis: str
    confidence: float
    explanation: tuple[str, ...] = ()
    """The chain of evidence, a step a line."""
    review_status: str = ""
    """A reviewer's verdict (``ReviewStatus``), or ""."""
    reviewer: str = ""
    remark: str = ""
    joins: tuple[str, ...] = ()
    """The ids of the findings that were put together in this one, its own among them: what was said of one of them is
    found here."""

    @property
    def more(self) -> tuple[str, ...]:
        """The parties that control more, in the order of their positions."""
        return tuple(each for each in self.controls_more.split(_AND) if each)

    @property
    def needs_review(self) -> bool:
        """Below the review line and not confirmed by a person, or rejected or doubted by one: shown on the review
        sheet, in no count of the summary."""
        if self.review_status in (ReviewStatus.REJECTED, ReviewStatus.UNSURE):
            return True
        return self.confidence < REVIEW_LINE and self.review_status != ReviewStatus.CONFIRMED


def several(parties: Iterable[str]) -> str:
    """How ``Finding.controls_more`` names parties that control more alike."""
    return _AND.join(dict.fromkeys(parties))


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A subject: the numbers under which each list has one matter."""

    number: str
    """The Wassenaar number, else the European one, else that of the first party that has it."""
    category: str
    label: str
    numbers: Mapping[str, tuple[str, ...]]
    """The lists' own numbers by list id, in the order of the columns; a list that has none is not in it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pure result of comparing parties: what a report renders and what ``harmonize compare`` prints."""

    parties: tuple[str, ...]
    """The parties in the order that the user chose."""
    baseline: str
    bridge: str
    """The party whose list bridges to the controls that the baseline does not cover (MTCR, NSG, Australia Group, CWC),
    "" where there is none."""
    versions: tuple[VersionInfo, ...]
    """The list versions compared, the baseline's first."""
    findings: tuple[Finding, ...]
    """All findings, those that need review among them, ranked: what a negotiator would raise stands first."""
    correspondences: tuple[Correspondence, ...]
    subjects: tuple[SubjectRow, ...]
    """One row a matter over all lists compared, from the correspondences that need no review."""
    not_compared: tuple[str, ...]
    """What was not compared, a sentence each, for the cover."""
    figures: dict[str, int]
    """The figures that matter, by name: provisions compared, pairs found equal, findings by kind, ..."""
