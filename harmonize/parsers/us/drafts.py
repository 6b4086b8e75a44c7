"""Provisions under construction: a draft gathers its words paragraph by paragraph, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from harmonize.model import Kind, Provision, ReasonForControl, RegimeReference, Status
from harmonize.parsers.conservation import Piece
from harmonize.parsers.us.document import Block
from harmonize.parsers.us.numbers import citation


@dataclass(slots=True)
class Draft:
    """A provision whose words are still being gathered."""

    number: str
    parent: str | None
    kind: Kind
    place: str
    printed: str = ""
    text: str = ""
    status: Status = Status.IN_FORCE
    reasons: tuple[ReasonForControl, ...] = ()
    regimes: tuple[RegimeReference, ...] = ()

    def finished(self) -> Provision:
        """The provision."""
        return Provision(
            self.number,
            self.parent,
            self.kind,
            self.text,
            self.printed,
            citation(self.number),
            self.status,
            regimes=self.regimes,
            reasons=self.reasons,
            place=self.place,
        )


@dataclass(slots=True)
class Sheet:
    """All drafts in the order of the source, the proof of where each word went, and what a person should know."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def start(self, number: str, parent: str | None, kind: Kind, block: Block) -> Draft:
        """A new draft; a number that is taken gets ``~2``, ``~3``, ..."""
        free, count = number, 1
        while free in self.drafts:
            count += 1
            free = f"{number}~{count}"
        if count > 1 and kind in (Kind.ENTRY, Kind.ITEM, Kind.GROUP, Kind.CATEGORY):
            self.remarks.append(f"{block.line}: {number} is printed {count} times; this one is {free}")
        draft = Draft(free, parent, kind, block.line)
        self.drafts[free] = draft
        return draft

    def put(self, draft: Draft, block: Block, printed: str, words: str) -> None:
        """Place the words of ``block`` (or a part of them) in ``draft``."""
        if printed:
            draft.printed = f"{draft.printed} {printed}" if draft.printed else printed
        if words:
            draft.text = f"{draft.text} {words}" if draft.text else words
        if printed or words:
            text = f"{printed} {words}" if printed and words else printed or words
            self.pieces.append(Piece(block.place, text, draft.number))

    def leave_out(self, block: Block, words: str, reason: str) -> None:
        """Account for words that are in no provision."""
        self.pieces.append(Piece(block.place, words, "", reason))
