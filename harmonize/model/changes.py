"""What changed between two versions of one list: changes, who is affected by them, and a paragraph's life."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from harmonize.model.findings import REVIEW_LINE, PartyPosition
from harmonize.model.lists import Threshold, VersionInfo
from harmonize.model.terms import Kind


class ChangeKind(StrEnum):
    """The classes of change, in the words of a ministry."""

    NEW = "new"
    """A paragraph that stood nowhere in the old version."""
    DELETED = "deleted"
    """A paragraph that stands nowhere in the new version, or whose number is no longer used."""
    TIGHTENED = "tightened"
    """The list controls more than before."""
    RELAXED = "relaxed"
    """The list controls less than before."""
    RENUMBERED = "renumbered"
    """The paragraph says the same under another number, or was moved, merged or split."""
    TECHNICAL = "technical"
    """Words of the scope, notes, references, reasons for control, marks: the bounds are as before."""
    EDITORIAL = "editorial"
    """Notation, punctuation, number format, spelling: nothing else is controlled than before."""


class Aspect(StrEnum):
    """What of a paragraph is different."""

    PARAGRAPH = "paragraph"
    """The paragraph as a whole: it came, went, or is under another number."""
    THRESHOLD = "threshold"
    WORDS = "words"
    SCOPE = "scope words"
    """Words that limit a control to what was made for it ("specially designed")."""
    NOTE = "note"
    """A note came, went or reads otherwise."""
    LOGIC = "logic"
    """The paragraphs below are now conditions where they were alternatives, or the reverse."""
    CONDITION = "condition"
    """A condition came or went: more or fewer of them must be met."""
    SIMPLIFIED = "simplified"
    """What stood in paragraphs below now stands in the paragraph itself."""
    DIVIDED = "divided"
    """What stood in the paragraph itself now stands in paragraphs below."""
    REFERENCES = "references"
    REASONS = "reasons for control"
    MARKS = "sensitivity"
    REGIMES = "regime references"
    STATUS = "status of the number"
    TARIFF = "tariff codes"
    NOTATION = "notation"


@dataclass(frozen=True, slots=True)
class BoundChange:
    """One bound that came, went or changed."""

    parameter: str
    """What the bound is on, for a person."""
    old: str
    """As written in the old version (``> 600 MSPS``), "" where it had no such bound."""
    new: str
    old_normal: str
    """In SI units."""
    new_normal: str
    effect: ChangeKind
    """``tightened`` or ``relaxed``; ``technical`` where it is not decided; ``editorial`` for mere notation."""
    undecided: str = ""
    """Why the direction is not decided, or ""."""
    old_bound: Threshold | None = None
    """The bound as read, for looking it up in other lists."""
    new_bound: Threshold | None = None


@dataclass(frozen=True, slots=True)
class FactChange:
    """Another fact of a paragraph that changed, as a person reads it."""

    aspect: Aspect
    old: str
    new: str


class Standing(StrEnum):
    """Where another party stands on a change."""

    OLD = "old"
    """It still has what the old version had."""
    NEW = "new"
    """It has what the new version has."""
    OTHER = "other"
    """It has a third value."""
    UNDECIDED = "undecided"
    """It has a corresponding paragraph, whose content could not be told to be the old or the new one."""
    NONE = "none"
    """Nothing in its list was found to correspond."""


@dataclass(frozen=True, slots=True)
class Affected:
    """Another party's paragraph on the subject of a change, and whether it has the old or the new content."""

    position: PartyPosition
    standing: Standing
    sentence: str
    """In one neutral sentence (``Japan 6/1/イ still has the old value``)."""
    needs_review: bool
    """The correspondence is below the review line."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one paragraph between two versions of a list.

    A paragraph whose bounds changed in both directions has two changes, one of each class.
    """

    id: str
    """Stable over runs: made from list, numbers and class."""
    kind: ChangeKind
    aspects: tuple[Aspect, ...]
    """What is different, the most important first."""
    provision: Kind
    old_number: str
    """Number in the old version, "" for a new paragraph."""
    new_number: str
    """Number in the new version, "" for a deleted one."""
    old_citation: str
    new_citation: str
    subject: str
    """The Wassenaar number, else the list's own."""
    category: str
    label: str
    """The item, named by the program."""
    under: str
    """The topmost paragraph that came, went or moved as a whole with this one, "" where it is that one itself."""
    bounds: tuple[BoundChange, ...]
    """For a new paragraph its bounds, for a deleted one the bounds that it had; else those that changed."""
    facts: tuple[FactChange, ...]
    old_text: str
    """The wording where the texts are on the shelf, else ""."""
    new_text: str
    sentence: str
    """The change in one neutral sentence."""
    undecided: str
    """Why it is not decided whether the list controls more or less, or ""."""
    confidence: float
    """How sure it is that these two paragraphs are the same one, and that the class is right."""
    old_address: str = ""
    new_address: str = ""
    affected: tuple[Affected, ...] = ()

    @property
    def number(self) -> str:
        """The number by which a reader finds it now, else the old one."""
        return self.new_number or self.old_number

    @property
    def citation(self) -> str:
        """The citation that goes with ``number``."""
        return self.new_citation or self.old_citation

    @property
    def needs_review(self) -> bool:
        """Below the review line."""
        return self.confidence < REVIEW_LINE


@dataclass(frozen=True, slots=True)
class ListDiff:
    """The pure result of comparing two versions of one list."""

    old: VersionInfo
    new: VersionInfo
    changes: tuple[Change, ...]
    """In the order of the new version; what was deleted stands where it stood."""
    not_compared: tuple[str, ...]
    """What was not compared, a sentence each."""
    compared: int
    """Paragraphs of the old version that were found in the new one."""
    unchanged: int
    """Of these, those that are word for word and number for number the same."""


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """What happened to a paragraph with one version of its list."""

    list_id: str
    version: str
    as_of: str
    number: str
    citation: str
    what: str
    """``first on the shelf``, ``introduced``, ``unchanged``, ``not in this version``, ``not compared``, or the class
    of the change."""
    sentence: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Life:
    """A paragraph's life over the versions of its list that are on the shelf, the oldest first."""

    party: str
    list_id: str
    number: str
    events: tuple[LifeEvent, ...]


class Uptake(StrEnum):
    """Whether a party has a change of the baseline."""

    HAS = "has it"
    NOT = "has it not"
    OTHER = "has something else"
    UNDECIDED = "not decided"


@dataclass(frozen=True, slots=True)
class Adoption:
    """Whether one party has one change between two versions of the Wassenaar lists."""

    party: str
    list_id: str
    uptake: Uptake
    number: str
    """The party's number, "" where it has none."""
    citation: str
    since: str
    """The oldest version on the shelf that has it without a break up to the newest, "" where the party has it not."""
    since_as_of: str
    at_least: bool
    """``since`` is the oldest version of that list on the shelf, so the party may have had it before."""
    newest: str
    """The newest version of the party's list on the shelf, which ``uptake`` speaks of."""
    sentence: str
    needs_review: bool


@dataclass(frozen=True, slots=True)
class AdoptedChange:
    """A change between two versions of the Wassenaar lists, and which party has it."""

    change: Change
    parties: tuple[Adoption, ...]


@dataclass(frozen=True, slots=True)
class AdoptionResult:
    """The pure result of ``harmonize adoption``."""

    diff: ListDiff
    versions: tuple[VersionInfo, ...]
    """The versions of the parties' lists that were looked into."""
    changes: tuple[AdoptedChange, ...]
    not_compared: tuple[str, ...]
