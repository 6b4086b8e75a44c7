"""Provisions under construction: a draft gathers its words paragraph by paragraph, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from harmonize.model import Kind, Provision
from harmonize.parsers.conservation import ALL
from harmonize.parsers.making import Draft
from harmonize.parsers.us.document import Block
from harmonize.parsers.us.numbers import citation

_ITEM = Kind.ITEM


@dataclass(slots=True)
class Sheet:
    """All drafts in the order of the source, the proof of where each word went, and what a person should know."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    pieces: list[tuple[str, str, str, str]] = field(default_factory=list)
    """What ``conservation.Piece`` holds, as plain tuples: they are fifteen thousand. Most provisions are one paragraph,
    which is all of them."""
    remarks: list[str] = field(default_factory=list)

    def start(
        self, number: str, parent: str | None, kind: Kind, block: Block, printed: str = "", words: str = ""
    ) -> Draft:
        """A new draft, with its first words if there are any; a number that is taken gets ``~2``, ``~3``, ..."""
        if number in self.drafts:
            number = self._free(number, kind, block)
        draft = self.drafts[number] = Draft(number, parent, kind, block.line, printed, words)
        draft.citation = f"ECCN {number}" if kind is _ITEM and "#" not in number else citation(number)
        if printed or words:
            self.pieces.append((block.place, ALL, number, ""))
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
        if not (printed or words):
            return
        text = ALL
        if draft.printed or draft.text:
            self._spell_out(draft)
            text = f"{printed} {words}" if printed and words else printed or words
        if printed:
            draft.printed = f"{draft.printed} {printed}" if draft.printed else printed
        if words:
            draft.text = f"{draft.text} {words}" if draft.text else words
        self.pieces.append((block.place, text, draft.number, ""))

    def _spell_out(self, draft: Draft) -> None:
        """Before more words are put in ``draft``: a piece that claims it whole gets the text that it stands for."""
        for index in range(len(self.pieces) - 1, -1, -1):  # from the end, near which it mostly is
            place, text, number, _ = self.pieces[index]
            if number == draft.number:
                if text == ALL:
                    self.pieces[index] = (place, f"{draft.printed} {draft.text}".strip(), number, "")
                return

    def leave_out(self, block: Block, words: str, reason: str) -> None:
        """Account for words that are in no provision."""
        self.pieces.append((block.place, words, "", reason))

    def finished(self) -> tuple[Provision, ...]:
        """The provisions; the drafts are closed."""
        return tuple([draft.finished() for draft in self.drafts.values()])
