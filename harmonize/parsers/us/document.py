"""The eCFR file as blocks: one block a paragraph, heading, note or table of 15 CFR 774 Supplement No. 1, in order.

Source: the eCFR versioner API, either the whole part (``DIV5 N="774"``) or the supplement alone (``DIV9``). The
supplement is a flat run of siblings; what is nested in print is nested only by its printed numbers.

What surprises in the markup: raised figures stand after a line break (``10`` newline ``SU``) or in ``E T="51"`` and
``"53"``, lowered ones in ``E T="52"`` and ``"54"`` (some of them confused by the printer: they are kept as printed), a
minus sign is sometimes raised apart from its figure, formulas are images without words, and ``br`` stands for a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from lxml import etree

from harmonize.errors import SourceError

SUPPLEMENT = "Supplement No. 1 to Part 774"
_LARGEST = 64 * 1024 * 1024
"""Bytes; the real file has two million."""

_RAISED = frozenset({"SU", "sup"})
_RAISED_TYPES = frozenset({"51", "53"})
_LOWERED_TYPES = frozenset({"52", "54"})
_SPACE_BEFORE_MARK = re.compile(
    r"(?<=\d)\s+(?=[\^_]\{)"  # 10 ^{3}
    r"|(?<=[A-Za-zµμΩπτ)\]}°'’”])\s+(?=[\^_]\{)(?!\^\{\d{1,3}\}[A-Z])"  # cm ^{2}, but not: of ^{10}B
)
_SHORT = 60
"""Characters; what is set in italics is a label up to this length, and else a paragraph."""
_BREAK = "\x00"
"""Stands for ``br`` while a cell is read: XML cannot contain it."""
_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


@dataclass(slots=True)
class Block:
    """One block of the supplement."""

    tag: str
    """The eCFR element: ``HD1``, ``FP-2``, ``P``, ``NOTE``, ``TABLE``, ..."""
    place: str
    """``line N`` of the element among the siblings of the supplement: what conservation is checked by."""
    line: str
    """``line N`` of this very paragraph (differs from ``place`` inside a note)."""
    text: str
    """The words, white space folded, with ``^{}`` and ``_{}``."""
    lead: str = ""
    """What is set in italics, bold or capitals at the very beginning, with a colon that follows."""
    bold: bool = False
    """The block begins in bold, as the headings of entries do."""
    parts: tuple[Block, ...] = ()
    """The heading (``HED``) and the paragraphs of a note."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The rows of a table, cell by cell; line breaks inside a cell are kept as newlines."""


def load(path: Path) -> etree._Element:
    """The element of Supplement No. 1 in the eCFR file ``path``; raises ``SourceError`` on anything else."""
    root = read_xml(path, "774")
    if root.tag == "DIV9":
        found = [root]
    elif root.tag == "DIV5" and root.get("N") == "774":
        # The supplement is large and stands first: what follows it is not searched.
        found = list(islice((element for element in root.iter("DIV9") if element.get("N") == SUPPLEMENT), 1))
    elif root.tag == "DIV5":
        raise SourceError(f"{path} is 15 CFR part {root.get('N', '?')}, not part 774; {_remedy('774')}.")
    else:
        raise SourceError(f"{path} is not an eCFR file (its root element is {root.tag!s}); {_remedy('774')}.")
    if not found:
        raise SourceError(f"{path} holds 15 CFR part 774 without its Supplement No. 1; {_remedy('774')}.")
    if found[0].get("N") != SUPPLEMENT:
        raise SourceError(f"{path} is {found[0].get('N', 'an unnamed appendix')}, not {SUPPLEMENT}; {_remedy('774')}.")
    return found[0]


def read_xml(path: Path, part: str) -> etree._Element:
    """The root element of the eCFR file ``path``, wanted as 15 CFR part ``part``; raises ``SourceError`` if not XML.

    Entities are never expanded, nothing is fetched, compressed files are not opened.
    """
    data = _read(path, part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise SourceError(
            f"{path}, line {line}: the XML is broken or cut off ({error.msg}); {_remedy(part)}."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError(f"{path} declares a document type, which eCFR files never do; {_remedy(part)}.")
    return root


def _remedy(part: str) -> str:
    return f"download 15 CFR part {part} as XML from the eCFR again"


def _read(path: Path, part: str) -> bytes:
    if path.is_dir():
        raise SourceError(f"{path} is a folder; name the XML file of 15 CFR part {part} in it.")
    try:
        if path.stat().st_size > _LARGEST:
            raise SourceError(f"{path} is larger than {_LARGEST >> 20} MB, which no eCFR part is; {_remedy(part)}.")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}); check the path.") from error
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        raise SourceError(f"{path} is empty; {_remedy(part)}.")
    if head[:2] == b"\x1f\x8b" or head[:2] == b"PK":
        raise SourceError(f"{path} is compressed; unpack it first.")
    if head[:1] in (b"{", b"["):
        raise SourceError(f"{path} is JSON, not XML; {_remedy(part)}.")
    if head[:14].lower() == b"<!doctype html" or head[:5].lower() == b"<html":
        raise SourceError(f"{path} is a web page, not the XML of the eCFR; {_remedy(part)}.")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise SourceError(f"{path} declares a document type or entities, which eCFR files never do; {_remedy(part)}.")
    return data


def date_of(path: Path) -> str:
    """The date in the file's name: the file itself states none (its paths say ``_SUBSTITUTE_DATE_``)."""
    found = _DATE.findall(path.name)
    return found[-1] if found else ""


def plain_text(supplement: etree._Element) -> bytes:
    """All text of the supplement as libxml2 writes it out: what ``plain_walk`` yields, in one piece and UTF-8."""
    return etree.tostring(supplement, method="text", encoding="utf-8", with_tail=False)


def plain_walk(supplement: etree._Element) -> Iterator[tuple[str, str]]:
    """All text of the supplement, sibling by sibling, as libxml2 writes it out, without any knowledge of the list."""
    yield f"line {supplement.sourceline}", supplement.text or ""
    for element in supplement:
        yield f"line {element.sourceline}", etree.tostring(element, method="text", encoding="unicode")


def blocks(supplement: etree._Element) -> Iterator[Block]:
    """The blocks of the supplement, in order."""
    if (supplement.text or "").strip():
        place = f"line {supplement.sourceline}"
        yield Block("P", place, place, fold(supplement.text or ""))
    for element in supplement:
        place = f"line {element.sourceline}"
        tag = str(element.tag)
        if tag in ("NOTE", "EDNOTE"):
            parts = tuple(
                [_paragraph(part, str(part.tag), place, f"line {part.sourceline}", part.tail or "") for part in element]
            )
            yield Block(tag, place, place, _fold_again(element.text or ""), parts=parts)
        elif tag == "DIV":
            yield Block("TABLE", place, place, "", rows=tuple(_rows(element)))
        elif tag == "img":
            yield Block(tag, place, place, "", lead=Path(element.get("src") or "").name)
        else:
            yield _paragraph(element, tag, place, place)
        tail = element.tail
        if tail and tail != "\n" and not tail.isspace():
            yield Block("P", place, place, fold(tail))


def _paragraph(element: etree._Element, tag: str, place: str, line: str, tail: str = "") -> Block:
    """The block of one paragraph; ``tail`` is what follows it inside its note."""
    above = element.text or ""
    children = len(element)
    if not children:
        return Block(tag, place, line, fold(above + tail if tail else above))
    child = element[0]
    first = child.tag
    if children == 1 and first in ("I", "B") and not len(child):  # what most paragraphs are
        inner, below = child.text or "", child.tail or ""
        text = above + inner + below + tail
    else:
        parts = _parts(element)
        above, inner, below = parts[:3]
        text = "".join(parts) + tail
    # The short ones ("LVS: N/A") the list has by the hundred.
    text = _fold_again(text) if len(text) < _SHORT else fold(text)
    if first not in ("I", "E", "B") or (above and not above.isspace()):
        return Block(tag, place, line, text)
    lead = _fold_again(inner) if len(inner) < _SHORT else fold(inner)
    if lead[-1:] != ":" and below.lstrip()[:1] == ":":
        lead += ":"
    return Block(tag, place, line, text, lead, first == "B")


def _rows(element: etree._Element) -> Iterator[tuple[str, ...]]:
    for row in element.iter("CAPTION", "TR"):
        yield tuple([_cell(cell) if len(cell) else _fold_again(cell.text or "") for cell in row])


def _cell(element: etree._Element) -> str:
    """The words of a cell with markup; only a ``br`` begins a new line."""
    return "\n".join(map(fold, "".join(_parts(element, _BREAK)).split(_BREAK)))


def _parts(element: etree._Element, line_break: str = " ") -> list[str]:
    """The text of an element in pieces, ``^{}`` round what is raised and ``_{}`` round what is lowered.

    What stands before the first child, then each child and what follows it.
    """
    parts = [element.text or ""]
    for child in element:
        inner = "".join(_parts(child, line_break)) if len(child) else (child.text or "")
        tag = child.tag
        if tag == "I":
            pass  # the commonest
        elif tag == "E":
            kind = child.get("T")
            if kind in _RAISED_TYPES:
                inner = _marked("^", inner)
            elif kind in _LOWERED_TYPES:
                inner = _marked("_", inner)
        elif tag in _RAISED:
            inner = _marked("^", inner)
        elif tag == "br":
            inner = line_break
        parts += inner, child.tail or ""
    return parts


def _marked(mark: str, text: str) -> str:
    stripped = text.strip()
    return f"{mark}{{{stripped}}}" if stripped else text


def fold(text: str) -> str:
    """``text`` with white space folded, raised and lowered marks close to what they belong to."""
    text = text.strip()
    if "{" in text and ("^{" in text or "_{" in text):
        # An isotope ("of 10B") keeps the space in front of its figure.
        text = _SPACE_BEFORE_MARK.sub("", text).replace("}^{", "").replace("}_{", "")
    # Most texts are folded already; of the white space of ASCII, XML knows but these.
    if text.isascii():
        if "\n" not in text and "  " not in text and "\t" not in text and "\r" not in text:
            return text
    elif text.isprintable() and "  " not in text:
        return text
    return " ".join(text.split())


_fold_again = lru_cache(maxsize=4096)(fold)
"""For labels, fields and cells, which the list has by the hundred in the same words."""
