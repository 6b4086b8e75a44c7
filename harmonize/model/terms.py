"""The closed sets of the schema: what a provision, a bound, a note and a regime can be."""

from __future__ import annotations

from enum import StrEnum


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


class Difference(StrEnum):
    """In what two official languages of one provision disagree; in the order of their weight.

    Where only one text has the number, bound or reference, the reading of the other is "".
    """

    FIGURE = "figure"
    """Another number, or a number that only one of the texts has."""
    UNIT = "unit"
    """The same number with different units (2.2 MHz, 2.2 GHz)."""
    COMPARATOR = "comparator"
    """The same bound is included by one text and not by the other, or runs the other way, or has no comparator."""
    CAS_NUMBER = "CAS number"
    """Different register numbers of one chemical."""
    REFERENCE = "reference"
    """Other numbers of provisions or categories are named."""
