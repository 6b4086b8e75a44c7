"""Notes as provisions: where one begins and what it is attached to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from harmonize.model import Kind
from harmonize.parsers.us.document import Block
from harmonize.parsers.us.notes import Branches, Head, head_alone, slug_of, target_in_text, target_of
from harmonize.parsers.us.state import Reader, in_licence


def heading_of_note(reader: Reader, heading: Block) -> Head:
    head = head_alone(heading.text, heading.lead)
    if head:
        return head
    figure = re.fullmatch(r"(\d{1,2})\.", heading.text)
    base = reader.open.base if reader.open else None
    if figure and base is not None:  # "Notes: 1." goes on with "2."
        return Head(heading.text, base.kind, f"note{figure[1]}", "", "")
    return Head(heading.text, base.kind if base else Kind.NOTE, slug_of(heading.text), "", "")


def open_note(reader: Reader, block: Block, head: Head, words: str, parts: Iterable[Block] = ()) -> None:
    parts = list(parts)
    target = _target(reader, head, [text for text in (words, *(part.text for part in parts)) if text])
    joint = "." if "#" in target else "#"
    draft = reader.sheet.start(f"{target}{joint}{head.slug}", target, head.kind, block)
    if reader.pending:
        for pending, heading in reader.pending:
            reader.sheet.put(draft, pending, heading, "")
        reader.pending = []
    reader.sheet.put(draft, block, head.printed, "")
    ordinal = re.search(r"note(\d+)$", head.slug) if head.slug[-1:].isdigit() else None
    if ordinal:
        reader.notes[ordinal[1]] = draft.number
    reader.open = Branches(reader.sheet, draft)
    reader.recent.append(reader.open)
    if words:
        reader.open.add(block, words)


def _target(reader: Reader, head: Head, paragraphs: list[str]) -> str:
    """The number of what a note belongs to."""
    owner = reader.owner
    if head.first.lower().startswith("license requirement") or (not head.target and in_licence(reader)):
        number = f"{owner}#license-requirements"
        if number in reader.known:
            return number
    if "table" in head.target.lower():
        for number in reversed(reader.known):
            if number.startswith(owner) and reader.known[number].kind is Kind.TABLE:
                return number
    entry = owner.partition("#")[0]
    named = target_of(head.target, entry, reader.known, reader.notes)
    if named:
        return named
    if not reader.in_entry:
        return owner
    if not reader.in_items:
        if reader.field_ is not None:
            return reader.field_.number
        return owner
    if head.first.lower() == "heading":
        return owner
    return target_in_text(paragraphs, entry, reader.known) or (reader.last.number if reader.last else owner)
