"""What a control list says: provisions with their thresholds, and a version of a list with its provenance."""

from __future__ import annotations

from dataclasses import dataclass, field

from harmonize.model.hs import HsLine
from harmonize.model.terms import Difference, Effect, Kind, Language, Logic, Mark, Op, Regime, Role, Status


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
class Disagreement:
    """A place where the two official languages of one provision do not say the same."""

    what: Difference
    governing: str
    """The reading of the governing text in normal form (``<= 12 bit``), "" where it has none."""
    parallel: str
    """The reading of the official translation, "" where it has none."""
    governing_quote: str
    """The figure, number or reference as written there: no sentence of the list."""
    parallel_quote: str
    governing_start: int = -1
    """Offset of the quote in ``Provision.text``; -1 where there is none."""
    parallel_start: int = -1
    """Offset of the quote in ``Provision.parallel``."""


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
    disagreements: tuple[Disagreement, ...] = ()
    """Where ``parallel`` says something else than ``text``, which governs."""
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
    hs: tuple[HsLine, ...] = ()
    """The tariff codes that the list names, in the order of the source."""
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
    base: str = ""
    """The version of the same list that the digest on the shelf is written against, "" where it is whole."""


@dataclass(frozen=True, slots=True)
class ReadKeys:
    """By which a later import knows the paragraphs that were read already."""

    reader: str
    """The program that read them, with its vocabulary: equal for the same reader only."""
    keys: tuple[str, ...]
    """A hash for each provision, in their order, of all that its reading depends on."""


@dataclass(frozen=True, slots=True)
class ListVersion:
    """A list on the shelf: its provenance and its provisions, in the order of the source."""

    info: VersionInfo
    provisions: tuple[Provision, ...]
    has_texts: bool
    """Whether the words are there; False for a digest."""
    hs: tuple[HsLine, ...] = ()
    """The tariff codes that the list names, in the order of the source; empty for lists without any."""
    read_keys: ReadKeys | None = field(default=None, compare=False, repr=False)
    """Where the version was made from official files and its reading can be taken over by a later import."""
    index: dict[str, Provision] = field(init=False, compare=False, repr=False)
    """Provisions by number."""
    children: dict[str, tuple[Provision, ...]] = field(init=False, compare=False, repr=False)
    """What stands directly under a number, in the order of the source; the top level is under ""."""
    definitions: dict[str, tuple[Provision, ...]] = field(init=False, compare=False, repr=False)
    """The definitions of terms, by the concept that the term names."""

    def __post_init__(self) -> None:
        under: dict[str, list[Provision]] = {}
        for provision in self.provisions:
            under.setdefault(provision.parent or "", []).append(provision)
        object.__setattr__(self, "index", {provision.number: provision for provision in self.provisions})
        defined: dict[str, list[Provision]] = {}
        for provision in self.provisions:
            if provision.kind is Kind.DEFINITION:
                for concept in provision.concepts:
                    defined.setdefault(concept, []).append(provision)
        object.__setattr__(self, "definitions", {term: tuple(found) for term, found in defined.items()})
        object.__setattr__(self, "children", {number: tuple(kids) for number, kids in under.items()})

    @property
    def name(self) -> str:
        """``LIST@VERSION``."""
        return f"{self.info.list_id}@{self.info.version}"
