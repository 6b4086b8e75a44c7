"""Provisions under construction: a draft gathers its words paragraph by paragraph, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from harmonize.model import Kind, Provision
from harmonize.parsers.making import Draft
from harmonize.parsers.us.document import Block
from harmonize.parsers.us.numbers import citation


@dataclass(slots=True)
class Sheet:
    """All drafts in the order of the source, the proof of where each word went, and what a person should know."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    pieces: list[tuple[str, str, str, str]] = field(default_factory=list)
    """What ``conservation.Piece`` holds, as plain tuples: they are fifteen thousand."""
    remarks: list[str] = field(default_factory=list)

    def start(
        self, number: str, parent: str | None, kind: Kind, block: Block, printed: str = "", words: str = ""
    ) -> Draft:
        """A new draft; a number that is taken gets ``~2``, ``~3``, ...

        Its first words, if any, are the whole of ``block``, parted in what is ``printed`` in front and the rest.
        """
        if number in self.drafts:
            number = self._free(number, kind, block)
        draft = self.drafts[number] = Draft(number, parent, kind, block.line, printed, words)
        draft.citation = citation(number)
        if printed or words:
            self.pieces.append((block.place, block.text, number, ""))
        return draft

    def _free(self, number: str, kind: Kind, block: Block) -> str:
        count = 2
        while f"{number}~{count}" in self.drafts:
            count += 1
        free = f"{number}~{count}"
        if kind in (Kind.ENTRY, Kind.ITEM, Kind.GROUP, Kind.CATEGORY):
            self.remarks.append(f"{block.line}: {number} is printed {count} times; this one is {free}")
        return free

    def put(self, draft: Draft, block: Block, printed: str, words: str) -> None:
        """Place the words of ``block`` (or a part of them) in ``draft``."""
        if printed:
            draft.printed = f"{draft.printed} {printed}" if draft.printed else printed
        if words:
            draft.text = f"{draft.text} {words}" if draft.text else words
        if printed or words:
            text = f"{printed} {words}" if printed and words else printed or words
            self.pieces.append((block.place, text, draft.number, ""))

    def leave_out(self, block: Block, words: str, reason: str) -> None:
        """Account for words that are in no provision."""
        self.pieces.append((block.place, words, "", reason))

    def finished(self) -> tuple[Provision, ...]:
        """The provisions; the drafts are closed."""
        return tuple([draft.finished() for draft in self.drafts.values()])
