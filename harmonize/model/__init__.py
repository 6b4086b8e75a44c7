"""The common schema: what a control list says, in the words that the field uses for it.

Every list of every party is read into these frozen dataclasses. Nothing here assumes English, the Wassenaar
numbering or one level structure. The docstring of a field says what it means to a reader of control lists.
"""

from __future__ import annotations

from harmonize.model.findings import (
    REVIEW_LINE,
    Basis,
    Comparison,
    Correspondence,
    Finding,
    FindingKind,
    PartyPosition,
    Relation,
)
from harmonize.model.hs import HsLine
from harmonize.model.lists import (
    Conservation,
    Disagreement,
    LeftOut,
    ListVersion,
    ParsedList,
    Provision,
    ReasonForControl,
    RegimeReference,
    SourceFile,
    Threshold,
    VersionInfo,
)
from harmonize.model.terms import (
    CONTROL_KINDS,
    NOTE_KINDS,
    Effect,
    Kind,
    Language,
    Logic,
    Mark,
    Op,
    Regime,
    Role,
    Status,
)

__all__ = [
    "CONTROL_KINDS",
    "NOTE_KINDS",
    "REVIEW_LINE",
    "Basis",
    "Comparison",
    "Conservation",
    "Correspondence",
    "Disagreement",
    "Effect",
    "Finding",
    "FindingKind",
    "HsLine",
    "Kind",
    "Language",
    "LeftOut",
    "ListVersion",
    "Logic",
    "Mark",
    "Op",
    "ParsedList",
    "PartyPosition",
    "Provision",
    "ReasonForControl",
    "Regime",
    "RegimeReference",
    "Relation",
    "Role",
    "SourceFile",
    "Status",
    "Threshold",
    "VersionInfo",
]
