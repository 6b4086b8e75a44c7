"""Items: the numbered paragraphs of an entry."""

from __future__ import annotations

from harmonize.model import Kind, Status
from harmonize.parsers.making import Draft
from harmonize.parsers.us.document import Block
from harmonize.parsers.us.notes import Branches
from harmonize.parsers.us.numbers import RESERVED, Label, before, label_of, parent_of
from harmonize.parsers.us.state import Reader, close_notes


def belongs_to_note(reader: Reader, block: Block, label: Label) -> bool:
    """After a note that was set as plain paragraphs, ``a.`` and ``b.`` are its own until the items go on.

    Notes are in italics and items are not; where the printer forgot it, a number that the entry has already is no item.
    """
    note, path = reader.plain, label.paths[0]
    if note is None or "." in path:
        return False
    announced = bool(note.open) or note.base.text.endswith(":")
    in_italics = block.lead.startswith(label.printed)
    return announced and (in_italics or path == "a" or f"{reader.owner}.{path}" in reader.known)


_NOTHING = (" None.", ". None")
"""How the words of a heading end under which nothing stands ("Lasers. None.")."""
_HEADING = 5
"""Such a heading has fewer words than this."""


def item(reader: Reader, block: Block, label: Label) -> None:
    sheet = reader.sheet
    words = block.text[len(label.printed) :].strip()
    if reader.recent or reader.plain is not None:
        close_notes(reader)
    reader.field_ = None
    reserved = words[:1] == "[" and RESERVED.fullmatch(words) is not None
    if reserved:
        printed, words = f"{label.printed} {words}", ""
    else:
        printed = label.printed
    nothing = words.endswith(_NOTHING) and words.count(" ") < _HEADING
    headings = reader.pending
    if headings:
        reader.pending = []
    reader.pending_slug = ""
    owner, known, siblings = reader.owner, reader.known, reader.siblings
    for path in label.paths:
        number = f"{owner}.{path}"
        above = number[: number.rindex(".")]
        if number in known and _is_of_range(known[number]):
            del known[number]  # "i. through w. [Reserved]", and then "w." all the same
            siblings[above].remove(number)
            sheet.remarks.append(f"{block.line}: {number} is also in a range that is reserved")
        parent = above if above in known else parent_of(number, known)
        if headings:
            draft = sheet.start(number, parent, Kind.ITEM, block)
            for pending, heading in headings:
                sheet.put(draft, pending, heading, "")
            sheet.put(draft, block, printed, words)
        else:
            draft = sheet.start(number, parent, Kind.ITEM, block, printed, words)
        printed = words = ""  # the first number of a range holds the words
        if above in siblings:
            siblings[above].append(number)
        else:
            siblings[above] = [number]
        if parent != above:
            sheet.remarks.append(f"{block.line}: {number} stands under {parent}: what is between is not printed")
        if reserved or nothing:
            draft.status = Status.RESERVED
        reader.last = draft
        reader.items.append(draft)
        headings = []


def _is_of_range(draft: Draft) -> bool:
    """Whether a number is known only from a range that is reserved."""
    return draft.status is Status.RESERVED and not draft.printed


def figure_item(reader: Reader, block: Block, figure: str, printed: str) -> None:
    """``1.`` below ``a.``: the letter's figure, though printed without it."""
    last = reader.last
    if last is None:
        return
    above = last.number
    if figure != "1" and above.rpartition(".")[2] == str(int(figure) - 1):
        above = above.rpartition(".")[0]
    number = f"{above}.{figure}"
    draft = reader.sheet.start(number, above, Kind.ITEM, block, printed, block.text[len(printed) :].strip())
    reader.siblings.setdefault(above, []).append(number)
    reader.sheet.remarks.append(f"{block.line}: {number} is printed as {printed}")
    reader.last = draft
    reader.items.append(draft)


def is_item_inside(reader: Reader, note: Branches, part: Block) -> bool:
    """Whether a paragraph in a ``NOTE`` element goes on with the items: its number follows on theirs."""
    label = label_of(part.text) if reader.in_items and not part.lead else None
    if label is None or any(other.goes_on(part.text) for other in reader.recent):
        return False
    path = label.paths[0]
    preceding = before(path)
    return (
        bool(preceding)
        and f"{reader.owner}.{path}" not in reader.known
        and f"{reader.owner}.{preceding}" in reader.known
        and not note.has(preceding)
    )
