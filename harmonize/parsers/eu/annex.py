"""Annex I: from the official PDF to a ``ParsedList``, and what must be true of every version."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.model import CONTROL_KINDS, Kind, ParsedList, Provision, Regime, RegimeReference, Status
from harmonize.parsers import conservation
from harmonize.parsers.conservation import Piece
from harmonize.parsers.dotted import common_root
from harmonize.parsers.eu import numbers
from harmonize.parsers.eu.front import Acronyms, Definitions, General
from harmonize.parsers.eu.misplaced import put_right
from harmonize.parsers.eu.outline import CategoryOutline
from harmonize.parsers.eu.pdf import read_pdf
from harmonize.parsers.wassenaar.attach import attach
from harmonize.parsers.wassenaar.edition import check_categories
from harmonize.parsers.wassenaar.labels import page
from harmonize.parsers.wassenaar.lines import Assembly, Line, Section
from harmonize.parsers.wassenaar.tree import DIVIDED, Node, provisions

CATEGORIES = tuple("0123456789")
_FEWEST_ENTRIES = 300
_FEWEST = {Kind.ITEM: 1500, Kind.NOTE: 300}


def parse_paths(paths: Sequence[Path]) -> ParsedList:
    """The Annex in the one official PDF of ``paths`` (a folder may hold it).

    Raises ``SourceError`` where a path is missing or there is not one PDF, else as ``parse_pdf``.
    """
    files: list[Path] = []
    for path in paths:
        files.extend(sorted(path.glob("*.pdf")) if path.is_dir() else [path])
    if len(files) != 1:
        names = ", ".join(str(path) for path in paths) or "nothing"
        raise SourceError(
            f"{names}: Annex I is read from one PDF, not from {len(files)}; give the one official PDF of the version."
        )
    return parse_pdf(files[0])


def parse_pdf(path: Path) -> ParsedList:
    """The Annex in the official PDF at ``path``.

    Raises ``SourceError`` where it is not that document or categories are missing, and ``ConservationError`` where
    text would be lost.
    """
    text = read_pdf(path)
    check_categories(path.name, text.lines, CATEGORIES, "Annex")
    assembly = assemble(text.lines)
    proof = conservation.check(
        path.name,
        text.plain,
        [*assembly.pieces, *text.left_out],
        {provision.number: (provision.printed, provision.text) for provision in assembly.provisions},
    )
    remarks = list(assembly.remarks)
    if text.excerpt:
        remarks.append(
            "The file begins with category 0: the general notes, acronyms and definitions of the Annex are not in it."
        )
    return ParsedList(
        provisions=assembly.provisions,
        conservation=proof,
        as_of=text.as_of,
        revision=text.revision,
        remarks=tuple(remarks),
    )


def assemble(lines: Iterable[Line]) -> Assembly:
    """The provisions that ``lines`` hold, in the order of the source, and what became of each line."""
    lines = list(lines)
    nodes: list[Node] = []
    index: dict[str, Node] = {}
    remarks: list[str] = []
    parts: dict[tuple[Section, str], CategoryOutline] = {}
    margin = _margin(lines)
    for line in lines:
        key = (line.section, line.category)
        if key not in parts:
            parts[key] = _begin(line, nodes, index, remarks)
            parts[key].margin = margin
        parts[key].take(line)
    put_right(nodes, index, remarks)
    attach(nodes, index, numbers.subject)
    _attach_lists(nodes, index)
    for part in parts.values():
        remarks.extend(part.astray)
    made, pieces = provisions(nodes, numbers.citation, remarks, _regimes(nodes))
    left_out = [piece for part in parts.values() for piece in part.left_out]
    made = tuple(replace(p, status=Status.RESERVED) if _is_empty(p) else p for p in made)
    return Assembly(made, tuple(_on_pages([*pieces, *left_out])), tuple(remarks))


def _is_empty(provision: Provision) -> bool:
    """Whether a group has no entries: the list then says ``None.`` under its heading."""
    return provision.kind is Kind.GROUP and re.search(r"\bNone\.?$", provision.text) is not None


def _attach_lists(nodes: Iterable[Node], index: Mapping[str, Node]) -> None:
    """Move lists of technical notes to what all of them are about, where that is above what they are set under."""
    for node in nodes:
        if node.kind is not Kind.TECHNICAL_NOTE or node.joint != "#" or node.text or node.parent is None:
            continue
        subjects = [subject for child in node.children if (subject := numbers.subject(child.text))]
        named = index.get(common_root(subjects))
        if named is not None and named.kind in CONTROL_KINDS and named in set(node.parent.up()):
            node.parent = named


def _begin(line: Line, nodes: list[Node], index: dict[str, Node], remarks: list[str]) -> CategoryOutline:
    """The outline of a part of the Annex, with its root."""
    if line.section is Section.CATEGORY:
        root = Node(Kind.CATEGORY, None, line.place, number=line.category)
        made = CategoryOutline
        index[root.number] = root
    else:
        names = {Section.GENERAL: "ANNEX-I", Section.ACRONYMS: "ACR", Section.DEFINITIONS: "DEF"}
        root = Node(Kind.PREAMBLE, None, line.place, number=names[line.section])
        made = {Section.GENERAL: General, Section.ACRONYMS: Acronyms, Section.DEFINITIONS: Definitions}[line.section]
        index = {}
    nodes.append(root)
    return made(root, nodes, index, remarks)


def _margin(lines: Iterable[Line]) -> float:
    """The position of most control numbers at the head of lines: the left margin."""
    places = Counter(
        line.x for line in lines if line.x is not None and len(line.cells) > 1 and numbers.CODE.match(line.text)
    )
    return places.most_common(1)[0][0] if places else 0.0


def _regimes(nodes: Iterable[Node]) -> Callable[[str, Kind], tuple[RegimeReference, ...]]:
    """What tells the regimes of a number: its range, and the regimes that its entry names."""
    named: dict[str, set[Regime]] = {}
    for node in nodes:
        for regime in numbers.regimes_named(node.text):
            entry = next((above.number for above in node.up() if above.kind is Kind.ENTRY), "")
            named.setdefault(entry, set()).add(regime)

    def of(number: str, kind: Kind) -> tuple[RegimeReference, ...]:
        first = numbers.regime(number)
        if first is None or kind not in (Kind.ENTRY, Kind.ITEM):
            return ()
        more = sorted(named.get(numbers.entry_of(number), set()) - {first})
        theirs = numbers.wassenaar_number(number) or ""
        return (
            RegimeReference(first, theirs if first is Regime.WASSENAAR else ""),
            *(RegimeReference(regime) for regime in more),
        )

    return of


def _on_pages(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """``pieces`` by page, without the mark of a divided word (the reader accounts for its hyphen)."""
    for piece in pieces:
        yield Piece(page(piece.place), piece.text.replace(DIVIDED, ""), piece.into, piece.reason)


def counts(parsed: ParsedList) -> None:
    """What must be true of any version of the Annex; raises ``SourceError`` that names the first failure."""
    known = Counter(provision.number for provision in parsed.provisions)
    repeated = [number for number, times in known.items() if times > 1]
    if repeated:
        raise _failed(f"the number {repeated[0]} stands for two provisions")
    for provision in parsed.provisions:
        if provision.parent is not None and provision.parent not in known:
            raise _failed(f"{provision.number} stands under {provision.parent}, which is not there")
        if not provision.place:
            raise _failed(f"{provision.number} has no place in the source")
    entries = [provision for provision in parsed.provisions if provision.kind is Kind.ENTRY]
    for category in CATEGORIES:
        groups = {p.number[1] for p in _of(parsed.provisions, Kind.GROUP) if p.number[0] == category}
        if groups != set("ABCDE"):
            raise _failed(f"category {category} has only the groups {', '.join(sorted(groups)) or 'none'}")
        if not any(entry.number[0] == category for entry in entries):
            raise _failed(f"category {category} has no entry")
    if len(entries) < _FEWEST_ENTRIES:
        raise _failed(f"there are only {len(entries)} entries, not {_FEWEST_ENTRIES}")
    for kind, fewest in _FEWEST.items():
        made = len(_of(parsed.provisions, kind))
        if made < fewest:
            raise _failed(f"there are only {made} provisions of kind '{kind.value}', not {fewest}")


def _of(provisions: Iterable[Provision], kind: Kind) -> list[Provision]:
    return [p for p in provisions if p.kind is kind and re.match(r"\d", p.number)]


def _failed(what: str) -> SourceError:
    return SourceError(f"EU list: {what}; the file is not the whole Annex or has a form that is not known.")
