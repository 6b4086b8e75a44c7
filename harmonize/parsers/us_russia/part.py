"""One eCFR file of 15 CFR part 746 to a parsed list, with the proof that nothing was lost.

What is peculiar to the source: the files state no date (the name does); the tables of Supplements 2, 4, 5 and 7 have
two columns, and the price from which a luxury good is listed stands at the end of its description; the description is
meant to assist exporters, so that the code alone tells what is listed (paragraph (b) of each supplement), the price
excepted; Supplement 2 and 7 are narrowed for all their codes by the paragraph of the section they stand under;
Supplement 6 sets its first chemicals as ``FP-2`` and all else as ``P``; a CAS number may hold a blank; Supplement 6
refers to its own paragraphs as "3a" and "a. to e.", as the EU's list does from which they come; its paragraph (h) names
CAS numbers of substances whose relatives are listed. Supplements 1 (North Korea) and 3 (exempt countries) list nothing
for Russia.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from harmonize.errors import SourceError
from harmonize.model import HsLine, Kind, ParsedList, Provision, Status
from harmonize.parsers.conservation import Piece, check
from harmonize.parsers.left_out import summed
from harmonize.parsers.us.document import Block, blocks, date_of, plain_walk, read_xml
from harmonize.parsers.us_russia import citation
from harmonize.parsers.us_russia.paragraphs import Walk, inner_label, label_of

_SECTION = "746.8"
_TABLES = ("2", "4", "5", "7")
_DESCRIBED = "6"
_HEADING = re.compile(r"Supplement No\. (\d+) to Part 746")
_CODE_COLUMN = re.compile(r"HTS-6 codes?", re.IGNORECASE)
_CODE = re.compile(r"\d{6}")
_PRICE = re.compile(r"\bVALUED AT \$\s?([\d,]+(?:\.\d+)?) (OR GREATER|OR MORE|OR OVER) PER UNIT\b", re.IGNORECASE)
_PRICE_ABOVE = re.compile(r"\bVALUED (?:AT )?(?:OVER|MORE THAN) \$\s?([\d,]+(?:\.\d+)?) PER UNIT\b", re.IGNORECASE)
_MONEY = re.compile(r"\$\s?\d")
_CAS = re.compile(r"\bCAS\s*(?:No\.?|#)?:?\s*(\d{2,7})\s?-\s?(\d{2})\s?-\s?(\d)\b")
_CHEMICAL = re.compile(r"([^;]{2,80}?)\s*\(CAS\s[\d\s-]+\)[;.]?\s*(?:and|or)?\.?")
_SECTION_REFERENCE = re.compile(r"746\.8\(a\)\((\d+)\)")
_NOTE_TO = re.compile(r"\bparagraph\s*((?:\([A-Za-z0-9]+\))+)")
_SOFTWARE = "a.8"
"""The paragraph of the section that lists goods of its own: software designated EAR99."""
_ELSEWHERE = "sections and supplements on other destinations, and on the countries that are exempt"
_CITATIONS = "dates and places of publication in the Federal Register; named in the remarks"
_TABLE_HEAD = "heading of a column"

LIMITS = (
    (re.compile(r"\bwhen you [“\"]know[”\"]"), "known end use in oil or gas projects"),
    (re.compile(r"\bany foreign-produced item\b", re.IGNORECASE), "foreign-produced items"),
)
"""What a paragraph of the section says of all items of its supplement beyond the code."""


class _Reader:
    """What has been read so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.provisions: dict[str, Provision] = {}
        self.hs: list[HsLine] = []
        self.pieces: list[Piece] = []
        self.remarks: list[str] = []

    def add(self, provision: Provision, place: str) -> None:
        if provision.number in self.provisions:
            raise SourceError(
                f"{self.path}, {place}: {citation(provision.number)} stands twice; download the file again."
            )
        self.provisions[provision.number] = replace(provision, citation=citation(provision.number), place=place)
        self.pieces.append(Piece(place, f"{provision.printed} {provision.text}", into=provision.number))

    def leave(self, place: str, text: str, reason: str) -> None:
        if text.strip():
            self.pieces.append(Piece(place, text, reason=reason))


def parse_file(path: Path) -> ParsedList:
    """The provisions of one eCFR file; raises ``SourceError`` and ``ConservationError``."""
    root = read_xml(path, "746")
    if root.tag != "DIV5" or root.get("N") != "746":
        raise SourceError(f"{path} is {_name_of(root)}, not 15 CFR part 746; download that part as XML from the eCFR.")
    reader = _Reader(path)
    source: list[tuple[str, str]] = []
    found: set[str] = set()
    for child in root:
        match = _HEADING.match(child.get("N", ""))
        name = match[1] if match else child.get("N", "")
        source += plain_walk(child)
        if name == _SECTION:
            _read_section(child, reader)
        elif name in _TABLES:
            _read_table_supplement(child, name, reader)
        elif name == _DESCRIBED:
            _read_described(child, reader)
        else:
            for place, text in plain_walk(child):
                reader.leave(place, text, _ELSEWHERE)
            continue
        found.add(name)
    missing = [name for name in (_SECTION, *_TABLES, _DESCRIBED) if name not in found]
    if missing:
        raise SourceError(f"{path} lacks {_named(missing[0])}; download the whole part from the eCFR again.")
    conservation = check(
        path.name, source, reader.pieces, {key: (item.printed, item.text) for key, item in reader.provisions.items()}
    )
    return ParsedList(
        provisions=tuple(reader.provisions.values()),
        conservation=summed(conservation),
        as_of=date_of(path),
        revision="",
        remarks=tuple(reader.remarks),
        hs=tuple(_limited(reader)),
    )


def _name_of(root: etree._Element) -> str:
    if root.tag == "DIV5":
        return f"15 CFR part {root.get('N', '?')}"
    return root.get("N") or f"a file with the root element {root.tag!s}"


def _named(name: str) -> str:
    return f"§ {name}" if name == _SECTION else f"Supplement No. {name}"


def _read_section(section: etree._Element, reader: _Reader) -> None:
    read = _Paragraphs(_SECTION, reader, Kind.PREAMBLE)
    everything = list(blocks(section))
    for index, block in enumerate(everything):
        read(block, _next_label(everything, index))


def _read_described(supplement: etree._Element, reader: _Reader) -> None:
    everything = list(blocks(supplement))
    number = f"supp{_DESCRIBED}"
    read = _Paragraphs(number, reader, Kind.ITEM)
    for index, block in enumerate(everything):
        read(block, _next_label(everything, index))
    if not any(item.kind is Kind.ITEM and item.number.startswith(number) for item in reader.provisions.values()):
        raise SourceError(f"{reader.path}: Supplement No. {_DESCRIBED} describes no item; download the file again.")


def _next_label(everything: list[Block], index: int) -> str:
    for block in everything[index + 1 :]:
        found = label_of(block.text) if block.tag in ("P", "FP-2") else None
        if found:
            return found[0]
    return ""


class _Paragraphs:
    """Reads the blocks of a section or supplement whose paragraphs are numbered."""

    def __init__(self, head: str, reader: _Reader, kind: Kind) -> None:
        self.head, self.walk, self.reader, self.kind = head, Walk(), reader, kind
        self.last = head

    def __call__(self, block: Block, following: str) -> None:
        if block.tag == "HEAD":
            self._top(block)
        elif block.tag == "CITA":
            _publication(self.head, block, self.reader)
        elif block.tag == "NOTE":
            self._note(block)
        elif (label := label_of(block.text)) is not None and block.tag in ("P", "FP-2"):
            self._labelled(block, label, following)
        elif self.last == self.head:
            _introduction(self.head, block, self.reader)
        else:
            self._continued(block)

    def _top(self, block: Block) -> None:
        title = block.text
        references = () if self.head == _SECTION else _paragraphs_named(title)
        self.reader.add(Provision(self.head, None, Kind.GROUP, title, references=references), block.place)

    def _labelled(self, block: Block, label: tuple[str, str, str], following: str) -> None:
        first, last, printed = label
        text = block.text[len(printed) :].strip()
        at = inner_label(text)
        second = label_of(text[at:]) if at else None
        path = self.walk.place(first, second[0] if second else following)
        if path is None:
            raise SourceError(
                f"{self.reader.path}, {block.place}: paragraph {printed} of {citation(self.head)} does not continue "
                "the numbering; download the file again."
            )
        if last:
            self.walk.skip(last)
        self._add(".".join((self.head, *path)), printed, text[:at].strip() if second else text, block.place)
        if second:
            self._labelled(Block(block.tag, block.place, block.line, text[at:]), second, following)

    def _add(self, number: str, printed: str, text: str, place: str) -> None:
        parent = number.rpartition(".")[0]
        kind = self.kind
        inside = number.removeprefix(f"{_SECTION}.")
        if self.head == _SECTION and (inside == _SOFTWARE or inside.startswith(f"{_SOFTWARE}.")):
            kind = Kind.ITEM
        if kind is Kind.ITEM and parent == self.head:
            kind = Kind.ENTRY
        status = Status.RESERVED if text.strip(" .;") == "[Reserved]" else Status.IN_FORCE
        # a heading may name substances of which only some relatives follow
        found = [] if text.endswith(":") else _CAS.findall(text)
        cas = tuple(dict.fromkeys(f"CAS:{a}-{b}-{c}" for a, b, c in found))
        chemical = _CHEMICAL.fullmatch(text) if cas else None
        self.reader.add(
            Provision(
                number,
                parent,
                kind,
                text,
                printed,
                status=status,
                references=cas,
                label=chemical[1] if chemical else "",
            ),
            place,
        )
        self.last = number

    def _note(self, block: Block) -> None:
        head, *rest = block.parts
        words = " ".join([block.text, *(part.text for part in rest)]).strip()
        technical = "technical" in head.text.casefold()
        found = _NOTE_TO.search(head.text)
        path = re.findall(r"\(([A-Za-z0-9]+)\)", found[1]) if found else []
        number = ".".join((self.head, *path))
        if number not in self.reader.provisions:
            raise SourceError(
                f"{self.reader.path}, {block.place}: {head.text!r} belongs to no paragraph of {citation(self.head)}; "
                "download the file again."
            )
        name = "tech" if technical else "note"
        key = f"{number}#{name}"
        again = 2
        while key in self.reader.provisions:
            key = f"{number}#{name}~{again}"
            again += 1
        kind = Kind.TECHNICAL_NOTE if technical else Kind.NOTE
        self.reader.add(Provision(key, number, kind, words, head.text), block.place)

    def _continued(self, block: Block) -> None:
        item = self.reader.provisions[self.last]
        self.reader.provisions[self.last] = replace(item, text=f"{item.text} {block.text}")
        self.reader.pieces.append(Piece(block.place, block.text, into=self.last))


def _read_table_supplement(supplement: etree._Element, name: str, reader: _Reader) -> None:
    number = f"supp{name}"
    rows = 0
    for block in blocks(supplement):
        if block.tag == "HEAD":
            reader.add(Provision(number, None, Kind.GROUP, block.text), block.place)
        elif block.tag == "CITA":
            _publication(number, block, reader)
        elif block.tag == "TABLE":
            rows += _read_table(block, number, reader)
        else:
            _introduction(number, block, reader)
    if not rows:
        raise SourceError(
            f"{reader.path}: Supplement No. {name} to part 746 has no table of tariff codes; download the file again."
        )
    head = reader.provisions[number]
    named = _paragraphs_named(head.text) or _paragraphs_named(
        " ".join(item.text for item in reader.provisions.values() if item.parent == number and "#" in item.number)
    )
    reader.provisions[number] = replace(head, references=named)


def _read_table(block: Block, number: str, reader: _Reader) -> int:
    head, *rows = block.rows
    if len(head) != 2 or not _CODE_COLUMN.fullmatch(head[0]):
        raise SourceError(
            f"{reader.path}, {block.place}: the table of {citation(number)} has the columns {', '.join(head)!r}, not "
            "HTS-6 code and description; this form is not known."
        )
    reader.leave(block.place, " ".join(head), _TABLE_HEAD)
    for index, row in enumerate(rows, 1):
        place = f"{citation(number)}, row {index}"
        if len(row) != 2 or not _CODE.fullmatch(row[0].strip()):
            raise SourceError(
                f"{reader.path}, {place}: {row[0]!r} is no tariff code of six digits; check the row in the eCFR and "
                "download the file again."
            )
        code, text = row[0].strip(), row[1].replace("\n", " ")
        key = f"{number}.{code}"
        again = 2
        while key in reader.provisions:
            key = f"{number}.{code}~{again}"
            again += 1
        if "~" in key:
            reader.remarks.append(f"{place}: the code {code} stands in this supplement more than once.")
        reader.add(Provision(key, number, Kind.ENTRY, text, code), block.place)
        reader.hs.append(_hs_line(key, code, text, f"{reader.path}, {place}"))
    return len(rows)


def _hs_line(key: str, code: str, text: str, place: str) -> HsLine:
    line = HsLine(number=key, code=code, written=code)
    at, above = _PRICE.search(text), _PRICE_ABOVE.search(text)
    price = at or above
    if price:
        amount = float(price[1].replace(",", ""))
        return replace(line, floor=amount, floor_over=at is None, currency="USD", floor_unit="unit, US wholesale")
    if _MONEY.search(text):
        raise SourceError(f"{place}: the price in {text[-60:]!r} is not written in a form that is known; report this.")
    return line


def _introduction(number: str, block: Block, reader: _Reader) -> None:
    """A paragraph in front of the items: it says under which paragraph of the section they stand."""
    label = label_of(block.text)
    name = label[0] if label else "intro"
    key, again = f"{number}#{name}", 2
    while key in reader.provisions:
        key, again = f"{number}#{name}~{again}", again + 1
    printed = label[2] if label else ""
    text = block.text[len(printed) :].strip()
    reader.add(Provision(key, number, Kind.PREAMBLE, text, printed), block.place)


def _publication(number: str, block: Block, reader: _Reader) -> None:
    reader.leave(block.place, block.text, _CITATIONS)
    reader.remarks.append(f"{citation(number)}: published {_with_iso_dates(block.text.strip('[] '))}.")


def _paragraphs_named(text: str) -> tuple[str, ...]:
    """The paragraphs of the section that a text names, each once."""
    squeezed = re.sub(r"\s+", "", text)
    return tuple(dict.fromkeys(f"746.8(a)({paragraph})" for paragraph in _SECTION_REFERENCE.findall(squeezed)))


def _limited(reader: _Reader) -> Iterator[HsLine]:
    """The lines, with what the section's paragraph says of all items of their supplement."""
    limits: dict[str, str] = {}
    for name in _TABLES:
        number = f"supp{name}"
        said = []
        for reference in reader.provisions[number].references:
            paragraph = f"{_SECTION}.a.{reference[len('746.8(a)(') : -1]}"
            said += [
                item.text
                for key, item in reader.provisions.items()
                if key == paragraph or key.startswith(f"{paragraph}.")
            ]
        words = " ".join(said)
        limits[number] = "; ".join(limit for pattern, limit in LIMITS if pattern.search(words))
    for line in reader.hs:
        limit = limits[line.number.partition(".")[0]]
        yield replace(line, limited=limit) if limit else line


_FR_DATE = re.compile(r"(?P<page>\d+ FR \d+), (?P<month>[A-Z][a-z]{2})[a-z]*\.? (?P<day>\d{1,2}), (?P<year>\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _with_iso_dates(sources: str) -> str:
    """The Federal Register pages of a source note with their dates in ISO form: ``89 FR 51662 (2024-06-18)``."""

    def dated(match: re.Match[str]) -> str:
        month = _MONTHS.index(match["month"]) + 1
        return f"{match['page']} ({match['year']}-{month:02}-{int(match['day']):02})"

    return _FR_DATE.sub(dated, sources)
