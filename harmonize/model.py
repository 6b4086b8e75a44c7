"""The common schema: what a control list says, in the words that the field uses for it.

Every list of every party is read into these frozen dataclasses. Nothing here assumes English, the Wassenaar
numbering or one level structure. The docstring of a field says what it means to a reader of control lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

REVIEW_LINE = 0.75
"""Confidence below which a correspondence or a finding goes to review and into no count of the summary."""


class Language(StrEnum):
    """Language of a text: the one that governs, or its official translation."""

    ENGLISH = "en"
    JAPANESE = "ja"
    KOREAN = "ko"


class Kind(StrEnum):
    """What a provision is in its list."""

    CATEGORY = "category"
    """A category heading (Category 3, 別表第一 row 七)."""
    GROUP = "group"
    """A product group in a category (3.A, 3A: equipment, test, materials, software, technology)."""
    ENTRY = "entry"
    """A control number of its own (ECCN 3A001, Wassenaar 3.A.1, 통제번호 3A001)."""
    ITEM = "item"
    """A numbered paragraph below an entry (3A001.a.1.a)."""
    NOTE = "note"
    """A note: it interprets, narrows (does not apply to) or widens (includes) what it belongs to."""
    TECHNICAL_NOTE = "technical note"
    """A note that explains a term or a method of measurement."""
    NOTA_BENE = "nb"
    """A pointer to another provision (N.B.); it controls nothing by itself."""
    FIELD = "field"
    """A labelled part of an entry that lists no goods: licence requirements, exceptions, related controls."""
    DEFINITION = "definition"
    """A defined term."""
    TABLE = "table"
    """A table that belongs to a provision."""
    PREAMBLE = "preamble"
    """General text in front of a list or a category: general notes, statements."""


NOTE_KINDS = frozenset({Kind.NOTE, Kind.TECHNICAL_NOTE, Kind.NOTA_BENE})
CONTROL_KINDS = frozenset({Kind.ENTRY, Kind.ITEM})
"""The kinds that put goods, software or technology under control."""


class Status(StrEnum):
    """Whether the number is in use."""

    IN_FORCE = "in force"
    RESERVED = "reserved"
    """The number is kept free (US ``[Reserved]``)."""
    NOT_USED = "not used"
    """The paragraph was dropped (Wassenaar ``Not used since 2025``); ``Provision.since`` has the year."""
    DELETED = "deleted"
    """The paragraph was deleted and its number kept (削除, 삭제)."""


class Logic(StrEnum):
    """How the children of a provision combine."""

    NONE = "none"
    """A leaf: there are no children that combine."""
    ANY = "any"
    """Alternatives: meeting one child suffices (any of the following; or; 次のいずれかに該当する)."""
    ALL = "all"
    """Conditions: every child must be met (all of the following; and; 次の全てに該当する)."""
    LIST = "list"
    """A list of things (as follows): each child names goods of its own. Compared like ``ANY``."""


class Effect(StrEnum):
    """What a note does to the control that it belongs to."""

    NONE = ""
    """It explains, or it is no note."""
    EXCLUDES = "excludes"
    """It takes things out of control (does not apply to)."""
    INCLUDES = "includes"
    """It says that things are under control (includes; applies to)."""


class Op(StrEnum):
    """The comparator of a threshold, as the control reads: the goods are caught when the parameter is ``op value``."""

    GT = ">"
    GE = ">="
    LT = "<"
    LE = "<="
    EQ = "=="


class Role(StrEnum):
    """What a bound does in its sentence."""

    CRITERION = "criterion"
    """Goods are controlled by this bound."""
    CONDITION = "condition"
    """It says under what circumstances a criterion is measured or applies (at 293 K; at any frequency above)."""
    EXCLUSION = "exclusion"
    """It takes goods out of control (other than; except; does not apply to)."""
    EQUIVALENT = "equivalent"
    """It repeats another bound in another unit (398 K (+125 °C))."""


class Regime(StrEnum):
    """The multilateral regime from which a control comes."""

    WASSENAAR = "Wassenaar"
    MTCR = "MTCR"
    NSG = "NSG"
    AUSTRALIA_GROUP = "Australia Group"
    CWC = "CWC"
    NATIONAL = "national"
    """No regime: a control of the party's own, or agreed with some others."""


class Mark(StrEnum):
    """Wassenaar sensitivity of a provision (the sub-lists)."""

    SENSITIVE = "sensitive"
    VERY_SENSITIVE = "very sensitive"


@dataclass(frozen=True, slots=True)
class RegimeReference:
    """Where a provision comes from: the regime and, if known, the number in the regime's own list."""

    regime: Regime
    number: str = ""


@dataclass(frozen=True, slots=True)
class ReasonForControl:
    """One row of a US licence table: a reason for control, and which paragraphs of the entry it covers."""

    reason: str
    """The code: NS, RS, MT, NP, CB, CC, AT, ..."""
    column: str
    """The Country Chart column (``NS Column 1``), or "" where the row refers to a section of the EAR instead."""
    entire: bool
    """The reason covers the entire entry (except ``excepts``)."""
    covers: tuple[str, ...] = ()
    """Numbers of the paragraphs that the reason covers, where it does not cover the entire entry."""
    excepts: tuple[str, ...] = ()
    """Numbers of the paragraphs that the row takes out."""
    qualified: bool = False
    """The row limits the reason in words beyond paragraph numbers (by use, destination, parameter)."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """One bound on one parameter, and the place in the text where it stands."""

    parameter: str
    """The parameter in normal form: a few words, lower case (``peak saturated power output``)."""
    concept: str
    """Glossary id of the parameter, or "" where the glossary has none."""
    op: Op
    value: float
    """The number as written, in ``unit``."""
    unit: str
    """The unit as pint reads it with the registry of ``harmonize.reading.units``; ``1`` for a bare number."""
    role: Role
    quote: str
    """The figure and unit as written: an exact substring of the text."""
    start: int
    """Offset of ``quote`` in the text of the provision."""
    base_value: float
    """The value in base units (K for temperatures; dB and its kin stay as they are)."""
    base_unit: str
    """The base unit, which tells the dimension (``kelvin``, ``kilogram * meter ** 2 / second ** 3``)."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered paragraph of a list, or a note or field that belongs to one.

    The first group of fields is what the source says (set by the parser); the second is what the words mean
    (set by ``harmonize.reading``) and has neutral values until then.
    """

    number: str
    """The list's own number: ``3.A.1.a.1.a``, ``3A001.a.1.a``, ``6/1/イ/一``. Notes and fields add ``#``:
    ``3A001.a#note1``, ``3A001.a#note1.b`` for a branch of the note, ``3A001#related-controls``."""
    parent: str | None
    """Number of the provision it stands under; for a note, what the note belongs to. None at the top."""
    kind: Kind
    text: str
    """The words in the governing language, white space folded, without the printed number. Superscripts stand as
    ``10^{6}``, subscripts as ``CO_{2}``. Empty in a digest."""
    printed: str = ""
    """The number or heading as printed in front of the text (``a.1.b.``, ``Note 2``, ``（一）``)."""
    citation: str = ""
    """How a reader of this list cites it (``ECCN 3A001.a.1.a``, 貨物等省令第6条第1号イ（一）)."""
    status: Status = Status.IN_FORCE
    since: int | None = None
    """The year since which the number is not used, where the list says so."""
    parallel: str = ""
    """The official translation of ``text`` that the list prints beside it (Korea: English), else empty."""
    regimes: tuple[RegimeReference, ...] = ()
    marks: tuple[Mark, ...] = ()
    reasons: tuple[ReasonForControl, ...] = ()
    place: str = ""
    """Where it stands in the source file, for a person who looks it up (``line 14840``, ``page 50``)."""
    # what the words mean
    logic: Logic = Logic.NONE
    effect: Effect = Effect.NONE
    thresholds: tuple[Threshold, ...] = ()
    unread: tuple[str, ...] = ()
    """Figures in the text that were read neither as a bound nor as a reference: shown where they may matter."""
    concepts: tuple[str, ...] = ()
    """Glossary ids of the concepts that the text names, in the order of the text."""
    references: tuple[str, ...] = ()
    """Numbers of other provisions of the same list that the text names, and other instruments (``ITAR``)."""
    label: str = ""
    """A name made by the program from concepts and thresholds, good enough to know the item without its text."""
    text_hash: str = ""
    """Short hash of ``text``: equal hashes mean the same words."""
    sense_hash: str = ""
    """Short hash of the text without what is merely editorial (case, quotation marks, unit and number notation,
    spelling, the list's own numbering): equal hashes mean the same provision in two lists of one language."""
    sketch: str = ""
    """A few bits of the words' statistics: how much two texts share can be estimated without the texts."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the source's relevant part that is in no provision, and why."""

    place: str
    reason: str
    characters: int


@dataclass(frozen=True, slots=True)
class Conservation:
    """Proof that a parser lost nothing: every character of the source is placed or on the list of what was left out.

    Characters are counted without white space. ``source == placed + sum of left_out``.
    """

    source: int
    placed: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedList:
    """What a parser makes of the official file or files: provisions in the order of the source."""

    provisions: tuple[Provision, ...]
    conservation: Conservation
    as_of: str
    """The date (ISO) that the source itself or its name states; "" where it states none."""
    revision: str
    """The official revision id, where there is one (``WA-LIST (25) 1 Corr.``)."""
    remarks: tuple[str, ...] = ()
    """What the parser noticed and a person should know: oddities of the source, misprints kept."""
    edition: str = ""
    """The name of the version where the list is known by an edition rather than a date (Wassenaar ``2025``)."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One official file that a version was read from."""

    name: str
    sha256: str
    bytes: int
    address: str = ""
    """The official address, where there is one."""


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """A list as of a date, with its provenance: the content of ``version.toml``."""

    list_id: str
    version: str
    """The name of the version: its as-of date, or the year of an edition (``2026-08-20``, ``2025``)."""
    party: str
    title: str
    instrument: str
    language: Language
    as_of: str
    revision: str
    retrieved: str
    parser: str
    """Version of the program that read it."""
    sources: tuple[SourceFile, ...]
    counts: dict[str, int]
    """Provisions by kind."""
    conservation: Conservation
    categories: tuple[str, ...]
    """The categories that the source covers; nothing else is ever reported as missing from this list."""
    regimes: tuple[Regime, ...]
    """The regimes whose controls the source covers."""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListVersion:
    """A list on the shelf: its provenance and its provisions, in the order of the source."""

    info: VersionInfo
    provisions: tuple[Provision, ...]
    has_texts: bool
    """Whether the words are there; False for a digest."""
    index: dict[str, Provision] = field(init=False, compare=False, repr=False)
    """Provisions by number."""
    children: dict[str, tuple[Provision, ...]] = field(init=False, compare=False, repr=False)
    """What stands directly under a number, in the order of the source; the top level is under ""."""

    def __post_init__(self) -> None:
        under: dict[str, list[Provision]] = {}
        for provision in self.provisions:
            under.setdefault(provision.parent or "", []).append(provision)
        object.__setattr__(self, "index", {provision.number: provision for provision in self.provisions})
        object.__setattr__(self, "children", {number: tuple(kids) for number, kids in under.items()})

    @property
    def name(self) -> str:
        """``LIST@VERSION``."""
        return f"{self.info.list_id}@{self.info.version}"


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
    REVIEWER = "reviewer"


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
    """A reviewer's verdict (``confirmed``, ``rejected``), or ""."""
    reviewer: str = ""
    remark: str = ""

    @property
    def needs_review(self) -> bool:
        """Below the review line and not yet confirmed by a person."""
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
    """The party that controls more, or "" where it cannot be decided (``undecided`` says why)."""
    undecided: str
    sentence: str
    """The finding in one neutral sentence."""
    why: str
    """Why it matters: regime, sensitivity, topic."""
    basis: str
    confidence: float
    explanation: tuple[str, ...] = ()
    """The chain of evidence, a step a line."""

    @property
    def needs_review(self) -> bool:
        """Below the review line: shown on the review sheet, in no count of the summary."""
        return self.confidence < REVIEW_LINE


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pure result of comparing parties: what a report renders and what ``harmonize compare`` prints."""

    parties: tuple[str, ...]
    """The parties in the order that the user chose."""
    baseline: str
    versions: tuple[VersionInfo, ...]
    """The list versions compared, the baseline's first."""
    findings: tuple[Finding, ...]
    """All findings, those that need review among them, ranked: what a negotiator would raise stands first."""
    correspondences: tuple[Correspondence, ...]
    not_compared: tuple[str, ...]
    """What was not compared, a sentence each, for the cover."""
    figures: dict[str, int]
    """The figures that matter, by name: provisions compared, pairs found equal, findings by kind, ..."""
