"""Where the pass over the supplement stands: what every step of it reads and changes."""

from __future__ import annotations

from dataclasses import dataclass, field

from harmonize.model import Kind, ReasonForControl, Status
from harmonize.parsers.making import Draft
from harmonize.parsers.us import reasons
from harmonize.parsers.us.document import Block
from harmonize.parsers.us.drafts import Sheet
from harmonize.parsers.us.notes import Branches

SECTION_LABEL = "section label"


@dataclass(slots=True)
class Reader:
    """The memory of the pass."""

    sheet: Sheet = field(default_factory=Sheet)
    category: str = ""
    part: str = ""
    group: str = ""
    owner: str = ""
    """The entry, or else the heading, in which we stand."""
    in_entry: bool = False
    in_items: bool = False
    expects_marker: bool = False
    """The entry has an ``Items:`` marker somewhere."""
    field_: Draft | None = None
    pending: list[tuple[Block, str]] = field(default_factory=list)
    """A section label or heading that goes in front of the next paragraph."""
    pending_slug: str = ""
    last: Draft | None = None
    """The last item or, in a heading, the heading."""
    open: Branches | None = None
    """The last note, which a note without heading goes on with (after a formula)."""
    recent: list[Branches] = field(default_factory=list)
    """All notes since the last item, field or heading."""
    plain: Branches | None = None
    """A note or annex that is set as plain paragraphs and takes those that follow."""
    annex: bool = False
    """``plain`` is an annex: it takes even what could be the label of an item."""
    notes: dict[str, str] = field(default_factory=dict)
    """The numbered notes of the entry or heading, by their printed ordinal."""
    known: dict[str, Draft] = field(default_factory=dict)
    siblings: dict[str, list[str]] = field(default_factory=dict)
    items: list[Draft] = field(default_factory=list)
    """The items of the entry."""
    rows: list[tuple[Block, reasons.Row]] = field(default_factory=list)
    """Statements of reasons for control in the entry, read when all its paragraphs are known."""
    rows_read: dict[reasons.Row, tuple[ReasonForControl, ...]] = field(default_factory=dict)
    """The statements on an entire entry, which say the same in every entry."""
    remarks_on_rows: list[str] = field(default_factory=list)


def flush(reader: Reader) -> None:
    """Headings that nothing followed are accounted for."""
    for block, words in reader.pending:
        reader.sheet.leave_out(block, words, SECTION_LABEL)
    if reader.pending:
        reader.pending = []
    reader.pending_slug = ""


def close_notes(reader: Reader) -> None:
    reader.open, reader.plain, reader.annex = None, None, False
    if reader.recent:
        reader.recent = []


def stand_in(reader: Reader, draft: Draft, owner: str) -> None:
    flush(reader)
    reader.owner, reader.last, reader.field_ = owner, draft, None
    close_notes(reader)
    reader.in_items, reader.in_entry = False, False
    reader.notes = {}


def start_field(reader: Reader, slug: str, block: Block, printed: str = "", words: str = "") -> Draft:
    """A new field of the entry or heading, with its first words."""
    number = f"{reader.owner}#{slug}"
    if reader.pending:
        draft = reader.sheet.start(number, reader.owner, Kind.FIELD, block)
        for pending, heading in reader.pending:
            reader.sheet.put(draft, pending, heading, "")
        reader.sheet.put(draft, block, printed, words)
        reader.pending = []
    else:
        draft = reader.sheet.start(number, reader.owner, Kind.FIELD, block, printed, words)
    reader.pending_slug = ""
    close_notes(reader)
    reader.field_ = draft
    return draft


def in_licence(reader: Reader) -> bool:
    return reader.field_ is not None and reader.field_.number.endswith("#license-requirements")


def reserve(draft: Draft, text: str) -> bool:
    """Whether ``text`` ends in ``[Reserved]``; the draft is then marked so."""
    if text[-60:].lower().find("[reserved]") < 0:
        return False
    draft.status = Status.RESERVED
    return True
