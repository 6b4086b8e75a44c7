"""Blocks to provisions: headings, entries, their fields, items and notes.

Nothing in the supplement is nested, so this is one pass with a memory of where it stands: category, group, entry, the
field or item that runs on, the note that is open. What surprises in the source, and is kept right by a test each:

- An entry may have no ``Items:`` marker (5A001), or its first item on the marker's line, or on the line of the section
  label "List of Items Controlled" (9C610); items may be ``FP-1`` (9A012); a label may lack its last stop or have two.
- Numbered paragraphs also stand in fields (what "ITAR controls" lists under Related Controls) and are no items there.
- Intermediate numbers may be missing (3A001.z.1.a without 3A001.z.1): the parent is the nearest number that exists.
- ``1.`` and ``2.`` may stand below ``a.`` (7A101); a lone "or" may be a paragraph (1C116); a formula may be an image.
- Fields may stand in ``P``, lack their italics, or have a colon outside them; section labels may be ``HD1`` (3A090).
- An item may stand inside a note (1C001.b, 6A002.a.3), the list of a note go on inside the next one (1C001.a Note 1).
- After the last entry of Category 1 stands an annex (List of Explosives), of Category 4 a Technical Note (APP).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from harmonize.model import Kind, ReasonForControl
from harmonize.parsers.making import Draft
from harmonize.parsers.us import reasons, regimes
from harmonize.parsers.us.annotations import heading_of_note, open_note
from harmonize.parsers.us.document import Block
from harmonize.parsers.us.drafts import Sheet
from harmonize.parsers.us.headings import entry_heading, heading, machinery, start_entry
from harmonize.parsers.us.items import belongs_to_note, figure_item, is_item_inside, item
from harmonize.parsers.us.notes import SELF_REFERENCE, Branches, Head, head_of, slug_of
from harmonize.parsers.us.numbers import Label, label_of
from harmonize.parsers.us.state import SECTION_LABEL, Reader, close_notes, flush, in_licence, start_field

_ITEMS = re.compile(r"Items\s*(?::|(?= [a-z]\. )|$)\s*")
_SECTION = re.compile(
    r"(?P<licence>License Requirements)(?!\s+Notes?)\s*:?\s*$"
    r"|(?P<exceptions>(?:List[ -]Based )?License Exceptions(?:\s*\(see part 740[^)]*\))?)[.:]?\s*$"
    r"|(?P<sta>Special Conditions for (?:STA|Strategic Trade Authorization(?: \(STA\))?))\s*:?\s*$"
    r"|(?P<reporting>Reporting Requirements)\s*:?"
    r"|(?P<items>List of Items Controlled)\b\s*:?",
    re.IGNORECASE,
)
_SECTION_OPENINGS = ("license requirements", "list", "license exceptions", "special conditions", "reporting")
_SEE_PART_740 = re.compile(r"\(see part 740[^)]*\)\.?$", re.IGNORECASE)
_FIELD = re.compile(
    r"(?P<reason>Reasons? for Control)\s*:|(?P<control>Control\(s\)|Controls|Country Chart)\s*[:.]?(?=\s|$)"
    r"|(?P<field>LVS|GBS|TSR|STA|IEC|AIA|ACM|NAC/ACA|LPP|ACE|ENC|APP|HBM|CIV|Unit|Special Reporting"
    r"|Related Controls?|Related Definitions?|ECCN Controls?|License Requirements?)"
    r"\s*(?::|(?=\s\(\d\)|\s*$|\s(?:See|N/A)\b))",
    re.IGNORECASE,
)
_LEAD_FIELD = re.compile(r"[A-Z][\w/() -]{1,40}:$")
_SLUGS = {
    "related-control": "related-controls",
    "related-definition": "related-definitions",
    "eccn-control": "eccn-controls",
    "license-requirement": "license-requirements",
}
_JOINING = re.compile(r"(?:and|or)[.;]?$")
_PLAIN_TAGS = frozenset({"P", "FP", "FP-1", "FP-2"})
_HEAD_LETTERS = frozenset("NTLHCRE>")


def read(blocks: Iterable[Block]) -> Sheet:
    """The provisions of the supplement, and where every word went."""
    reader = Reader()
    reader.known = reader.sheet.drafts
    for entry, run in _by_entry(blocks):
        if entry:
            start_entry(reader, run.pop(0), entry, any(map(_is_marker, run)))
        number = reader.owner
        for block in run:
            _read_block(reader, block)
        if entry:
            _close_entry(reader, reader.known[number])
    flush(reader)
    reader.sheet.remarks += reader.remarks_on_rows
    return reader.sheet


def _by_entry(blocks: Iterable[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The blocks of each entry, heading first, and its number; at the top those before the first entry."""
    number: str = ""
    run: list[Block] = []
    for block in blocks:
        if (block.bold or block.tag == "FP-2") and (entry := entry_heading(block)):
            yield number, run
            number, run = entry, []
        run.append(block)
    yield number, run


def _read_block(reader: Reader, block: Block) -> None:
    tag = block.tag
    if tag in _PLAIN_TAGS:
        if block.text:
            _paragraph(reader, block)
    elif tag == "NOTE":
        _note(reader, block)
    elif tag == "TABLE":
        _table(reader, block)
    elif tag in ("HD1", "HD2", "HD3"):
        if not _section(reader, block):
            heading(reader, block)
    elif tag in ("HEAD", "CITA", "XREF", "EDNOTE"):
        machinery(reader, block)
    elif tag == "img":
        reader.sheet.remarks.append(f"{block.line}: a formula in {reader.owner} is an image ({block.lead})")
    elif block.text:
        _paragraph(reader, block)


def _is_marker(block: Block) -> bool:
    return block.lead[:5] == "Items" and _ITEMS.match(block.text) is not None


@lru_cache(maxsize=256)
def _section_alone(text: str) -> re.Match[str] | None:
    """The labels that stand alone: five of them are in every entry."""
    return _SECTION.match(text)


def _section(reader: Reader, block: Block) -> bool:
    """A label such as "License Requirements" above the fields of an entry."""
    if not reader.in_entry or block.text[:1] not in "LSR":
        return False
    found = _section_alone(block.text) if block.text == block.lead else _SECTION.match(block.text)
    if found is None or (reader.in_items and block.tag == "P"):
        return False
    flush(reader)
    close_notes(reader)
    reader.field_, reader.in_items = None, False
    name, rest = str(found.lastgroup), block.text[found.end() :].strip()
    if name in ("exceptions", "items"):
        reader.sheet.leave_out(block, found[0], SECTION_LABEL)
        reader.pending_slug = "license-exceptions" if name == "exceptions" else "items"
    else:
        reader.pending = [(block, found[0].strip())]
        reader.pending_slug = {"licence": "license-requirements", "sta": "sta", "reporting": "reporting-requirements"}[
            name
        ]
    if rest:
        _paragraph(reader, replace(block, text=rest, lead="", bold=False))
    return True


def _paragraph(reader: Reader, block: Block) -> None:
    if not reader.in_entry:
        if reader.plain is not None:
            reader.plain.add(block, block.text)
        elif reader.last is not None:
            reader.sheet.put(reader.last, block, "", block.text)
        else:
            reader.sheet.leave_out(block, block.text, "text above the first category")
        return
    text, lead = block.text, block.lead
    if reader.in_items:
        if "a" <= text[0] <= "z" and not reader.annex:  # the commonest: an item, which no label or heading can be
            label = label_of(text)
            if label is not None and reader.plain is None:
                item(reader, block, label)
            else:
                _in_items(reader, block, label)
            return
    elif lead and (name := _sure_field(lead)) and text.startswith(lead):
        _start_field(reader, block, name, len(lead))
        return
    if _section(reader, block):
        return
    if _is_marker(block):
        _items_marker(reader, block)
        return
    if text[0] in _HEAD_LETTERS and (lead or text[:1] in "NT"):
        head = head_of(text, lead)
        if head:
            open_note(reader, block, head, text[len(head.printed) :].strip())
            reader.plain, reader.annex = reader.open, False
            return
    if not reader.in_items and _field(reader, block):
        return
    if reader.annex and reader.plain is not None:
        reader.plain.add(block, text)
        return
    label = label_of(text)
    if reader.in_items:
        _in_items(reader, block, label)
    elif label and label.paths[0].rstrip("123") in ("a", "a.") and not reader.expects_marker and not _runs_on(reader):
        reader.in_items = True
        _in_items(reader, block, label)
    else:
        _run_on(reader, block)


def _runs_on(reader: Reader) -> bool:
    """The field above announces a list ("... the following:")."""
    return reader.field_ is not None and reader.field_.text.endswith(":")


def _field(reader: Reader, block: Block) -> bool:
    """A labelled field ("LVS: N/A"); any label in italics with a colon is one, so that new licence exceptions are."""
    found = _FIELD.match(block.text)
    if found is None:
        if block.tag == "P" and reader.plain is not None:
            return False
        if not (_LEAD_FIELD.match(block.lead) and block.text.startswith(block.lead)):
            return False
        end, name = len(block.lead), "field"
    else:
        end, name = found.end(), str(found.lastgroup)
    _start_field(reader, block, name, end)
    return True


@lru_cache(maxsize=1024)
def _sure_field(lead: str) -> str:
    """The kind of field that a block in front of ``Items:`` is because of its ``lead`` alone, or "".

    Nothing that is read before a field reaches beyond the first colon, so that "LVS:" decides for all that follows it.
    """
    if lead[-1] != ":" or lead.startswith("Items") or lead.lower().startswith(_SECTION_OPENINGS):
        return ""
    found = _FIELD.match(lead)
    if found is None or found.end() != len(lead) or found.lastgroup == "control" or head_of(lead, lead):
        return ""
    return str(found.lastgroup)


def _start_field(reader: Reader, block: Block, name: str, end: int) -> None:
    """The field whose label reaches to ``end``; ``name`` is its group in the pattern of fields."""
    printed, words = block.text[:end].strip(), block.text[end:].strip()
    if name in ("reason", "control"):
        draft = reader.known.get(f"{reader.owner}#license-requirements")
        if draft is None:
            reader.pending_slug = ""
            draft = start_field(reader, "license-requirements", block)
        for pending, label in reader.pending:
            reader.sheet.put(draft, pending, label, "")
        close_notes(reader)
        reader.pending, reader.field_ = [], draft
        reader.sheet.put(draft, block, "", block.text)
        if name == "control":
            _statement(reader, block, words)
        return
    slug = slug_of(printed)
    start_field(reader, _SLUGS.get(slug, slug), block, printed, words)


def _run_on(reader: Reader, block: Block) -> None:
    """A paragraph without a label of its own: words of the open note or field."""
    if reader.plain is not None:
        reader.plain.add(block, block.text)
        return
    if _SEE_PART_740.match(block.text) and reader.pending_slug == "license-exceptions":
        reader.sheet.leave_out(block, block.text, SECTION_LABEL)
        return
    runs_on = reader.field_ or start_field(reader, reader.pending_slug or "text", block)
    reader.sheet.put(runs_on, block, "", block.text)
    if in_licence(reader):
        _statement(reader, block, block.text)


def _statement(reader: Reader, block: Block, words: str) -> None:
    row = reasons.statement(words)
    if row:
        reader.rows.append((block, row))


def _items_marker(reader: Reader, block: Block) -> None:
    found = _ITEMS.match(block.text)
    end = found.end() if found else 0
    flush(reader)
    reader.sheet.leave_out(block, block.text[:end], SECTION_LABEL)
    close_notes(reader)
    reader.in_items, reader.field_ = True, None
    rest = block.text[end:].strip()
    if rest:
        _paragraph(reader, replace(block, text=rest, lead="", bold=False))


def _in_items(reader: Reader, block: Block, label: Label | None) -> None:
    sheet = reader.sheet
    if label is not None and (reader.plain is None or not belongs_to_note(reader, block, label)):
        item(reader, block, label)
    elif reader.plain is not None:
        reader.plain.add(block, block.text)
    elif SELF_REFERENCE.match(block.text) and block.text.startswith(reader.owner):
        open_note(reader, block, Head("", Kind.NOTE, "note", "", ""), block.text)
    elif reader.last is None or reader.last.kind is not Kind.ITEM:
        if reader.field_ is None:
            reader.field_ = sheet.start(f"{reader.owner}#items", reader.owner, Kind.FIELD, block)
        sheet.put(reader.field_, block, "", block.text)
    elif block.text[:1].isdigit() and (found := re.match(r"(\d{1,2})\.\s", block.text)):
        figure_item(reader, block, found[1], found[0].strip())
    elif block.text.endswith(":"):
        draft = sheet.start(f"{reader.owner}#{slug_of(block.text)}", reader.owner, Kind.TECHNICAL_NOTE, block)
        sheet.put(draft, block, "", block.text)
        reader.plain, reader.annex = Branches(sheet, draft), True
    else:
        sheet.put(reader.last, block, "", block.text)
        if not _JOINING.match(block.text):
            sheet.remarks.append(f"{block.line}: words without a number go on with {reader.last.number}")


def _note(reader: Reader, block: Block) -> None:
    """A ``NOTE`` element: its heading, then its paragraphs."""
    parts = list(block.parts)
    heading = parts.pop(0) if parts and parts[0].tag == "HED" else None
    if heading is None or not heading.text:
        if reader.open is None:
            open_note(reader, heading or block, Head("", Kind.NOTE, "note", "", ""), "", parts)
    else:
        head = heading_of_note(reader, heading)
        first = heading.text[len(head.printed) :].strip() if head.printed else ""
        open_note(reader, heading, head, first, parts)
    if reader.open is None:
        return
    if block.text:
        reader.open.add(block, block.text)
    note: Branches | None = reader.open
    for part in parts:
        if note is not None and is_item_inside(reader, note, part):
            reader.sheet.remarks.append(f"{part.line}: an item of {reader.owner} stands inside a note")
            note = None
        elif note is not None and not note.open:
            # The printer closed a note in the middle of its list, and the list goes on inside a later note.
            earlier = next((other for other in reversed(reader.recent) if other.goes_on(part.text)), None)
            if earlier:
                reader.sheet.remarks.append(f"{part.line}: {earlier.base.number} goes on inside another note")
                reader.open = note = earlier
        if not part.text:
            continue
        if note is None:
            _paragraph(reader, part)
        else:
            note.add(part, part.text)


def _table(reader: Reader, block: Block) -> None:
    licence = reader.in_entry and not reader.in_items and reasons.is_licence_table(block.rows)
    if licence:
        above = reader.known.get(f"{reader.owner}#license-requirements")
        if above is None:
            above = start_field(reader, "license-requirements", block)
        reader.field_ = above
        reader.rows += [(block, row) for row in reasons.rows_of(block.rows)]
    else:
        above = reader.last or reader.field_
    target = above.number if above else reader.owner
    joint = "." if "#" in target else "#"
    draft = reader.sheet.start(f"{target}{joint}table", target or None, Kind.TABLE, block)
    text = "\n".join(["\t".join(row).replace("\n", " ") for row in block.rows])
    reader.sheet.put(draft, block, "", text)


def _close_entry(reader: Reader, entry: Draft) -> None:
    """Give an entry its reasons for control and its items their regimes, now that all its paragraphs are known."""
    found: list[ReasonForControl] = []
    for block, row in reader.rows:
        read_row = reader.rows_read.get(row)
        if read_row is None:
            read_row = reasons.read(row, entry.number, reader.siblings)
            if not read_row:
                reader.remarks_on_rows.append(
                    f"{block.line}: a licence row of {entry.number} names no reason for control"
                )
            elif row.control.endswith(("entire entry", "entire entry.")):
                reader.rows_read[row] = read_row
        found += read_row
        for reason in read_row[:1]:
            for number in (*reason.covers, *reason.excepts):
                if number not in reader.known:
                    reader.remarks_on_rows.append(
                        f"{block.line}: the licence table names {number}, which is not printed"
                    )
    entry.reasons = tuple(found)
    if entry.kind is Kind.ENTRY:
        regimes_of = regimes.of_entry(entry.number.partition("~")[0], entry.reasons)
        for draft in (entry, *reader.items):
            number = draft.number
            draft.regimes = regimes_of(number.partition("~")[0] if "~" in number else number)
    reader.rows, reader.items = [], []
