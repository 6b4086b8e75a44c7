"""Headings: categories and their parts, product groups, entries, annexes; and what is the CFR's, not the list's."""

from __future__ import annotations

import re

from harmonize.model import Kind
from harmonize.parsers.us.document import Block
from harmonize.parsers.us.notes import Branches, Head, head_of, slug_of
from harmonize.parsers.us.numbers import ECCN
from harmonize.parsers.us.state import Reader, reserve, stand_in

_CATEGORY = re.compile(r"Category (\d)\b\s*[—–-]?\s*")
_PART = re.compile(r"Part (\d)\b\s*[—–-]?\s*")
_GROUP = re.compile(r"([A-E])\.\s+")
_SUBGROUP = re.compile(r"([IVX]+)\.\s+")
_ANNEX = re.compile(r"Annex\b", re.IGNORECASE)


def entry_heading(block: Block) -> str:
    if block.text[:5] == "EAR99" and block.tag == "FP-2":
        return "EAR99"
    if (block.bold or block.tag == "FP-2") and block.text[:1].isdigit():
        found = ECCN.match(block.text)
        return found[0] if found else ""
    return ""


def heading(reader: Reader, block: Block) -> None:
    text, sheet = block.text, reader.sheet
    category, part, group, subgroup = (p.match(text) for p in (_CATEGORY, _PART, _GROUP, _SUBGROUP))
    if block.tag == "HD1" and category:
        draft = sheet.start(category[1], None, Kind.CATEGORY, block)
        reader.category, reader.part, reader.group = draft.number, "", ""
        match = category
    elif block.tag == "HD1" and part:
        draft = sheet.start(f"{reader.category}P{part[1]}", reader.category, Kind.CATEGORY, block)
        reader.part, reader.group = part[1], ""
        match = part
    elif block.tag == "HD1" and group:
        above = f"{reader.category}P{reader.part}" if reader.part else reader.category
        draft = sheet.start(f"{reader.category}{group[1]}{reader.part}", above, Kind.GROUP, block)
        reader.group = draft.number
        match = group
    elif block.tag == "HD1" and subgroup and reader.group:
        top = reader.group.partition(".")[0]
        draft = sheet.start(f"{top}.{subgroup[1]}", top, Kind.GROUP, block)
        reader.group = draft.number
        match = subgroup
    elif block.tag == "HD2":
        if reader.plain is not None and reader.annex:
            sheet.put(reader.plain.base, block, "", text)
        else:
            reader.pending.append((block, text))
        return
    else:
        _start_annex(reader, block)
        return
    reserve(draft, text[match.end() :])
    sheet.put(draft, block, match[0].strip(), text[match.end() :])
    stand_in(reader, draft, draft.number)


def _start_annex(reader: Reader, block: Block) -> None:
    """A heading after the last entry of a category: an annex or a note of the category."""
    head = head_of(f"{block.text}:") if "Note on" not in block.text else Head("", Kind.TECHNICAL_NOTE, "tech", "", "")
    if _ANNEX.match(block.text):
        kind, slug = Kind.TABLE, "annex"
    elif head:
        kind, slug = head.kind, head.slug
    else:
        kind, slug = Kind.PREAMBLE, slug_of(block.text)
    draft = reader.sheet.start(f"{reader.category}#{slug}", reader.category or None, kind, block)
    reader.sheet.put(draft, block, block.text, "")
    stand_in(reader, draft, draft.number)
    reader.plain = Branches(reader.sheet, draft, kind=Kind.ITEM if kind is Kind.TABLE else None)
    reader.annex = True


def machinery(reader: Reader, block: Block) -> None:
    reason = {
        "HEAD": "title of the supplement",
        "CITA": "Federal Register citation",
        "XREF": "link to a pending amendment",
        "EDNOTE": "editorial note of the eCFR",
    }[block.tag]
    for part in (block, *block.parts):
        if part.text:
            reader.sheet.leave_out(part, part.text, reason)
    if block.tag in ("XREF", "EDNOTE"):
        words = " ".join(part.text for part in block.parts) or block.text
        cited = re.search(r"\d+ FR \d+, \w+\.? \d+, \d{4}", words)
        if cited:
            reader.sheet.remarks.append(f"{block.line}: {reason}: {cited[0]}")


def start_entry(reader: Reader, block: Block, entry: str, has_marker: bool) -> None:
    sheet, text = reader.sheet, block.text
    if entry == "EAR99":
        draft = sheet.start(f"{reader.category}#EAR99", reader.category or None, Kind.FIELD, block)
    else:
        draft = sheet.start(entry, reader.group or reader.category or None, Kind.ENTRY, block)
    reserve(draft, text)
    sheet.put(draft, block, entry, text[len(entry) :].strip())
    stand_in(reader, draft, draft.number)
    reader.in_entry, reader.expects_marker = True, has_marker
    reader.siblings.setdefault(draft.number, [])
