"""An edition of the Wassenaar lists: from the official PDF to a ``ParsedList``, and what must be true of every
edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.model import Kind, ParsedList, Provision
from harmonize.parsers import conservation
from harmonize.parsers.conservation import Piece
from harmonize.parsers.wassenaar.assemble import assemble
from harmonize.parsers.wassenaar.labels import page
from harmonize.parsers.wassenaar.lines import Line, Section
from harmonize.parsers.wassenaar.pdf import read_pdf

CATEGORIES = tuple("123456789")
_MINIMUM = {Kind.ENTRY: 150, Kind.ITEM: 1000, Kind.NOTE: 300}
"""How many provisions of a kind the dual-use list of any edition since 1999 has at least."""
_GROUPS_MISSING = 1
"""Groups (A to E) that a category may lack."""


def parse_paths(paths: Sequence[Path]) -> ParsedList:
    """The edition in ``paths``: the one official PDF (2025 form), or Word files, or a folder of either.

    Raises ``SourceError`` where a path is missing or the files are not one edition.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files.extend(sorted(file for file in path.iterdir() if file.suffix.lower() in (".docx", ".pdf")))
        elif path.exists():
            files.append(path)
        else:
            raise SourceError(
                f"{path}: there is no such file or folder; give the official PDF or the folder of Word files."
            )
    pdfs = [file for file in files if file.suffix.lower() == ".pdf"]
    words = [file for file in files if file.suffix.lower() == ".docx"]
    if len(pdfs) == 1 and len(files) == 1:
        return parse_pdf(pdfs[0])
    if words and len(words) == len(files):
        from harmonize.parsers.wassenaar.word import parse_word

        return parse_word(list(paths))
    names = ", ".join(str(path) for path in paths) or "nothing"
    raise SourceError(
        f"{names}: {len(pdfs)} PDF and {len(words)} Word (.docx) files of {len(files)}; give the one official PDF, or"
        " only the Word files of one edition."
    )


def parse_pdf(path: Path) -> ParsedList:
    """The edition in the official PDF at ``path``.

    Raises ``SourceError`` where it is not that document or categories are missing, and ``ConservationError`` where
    text would be lost.
    """
    text = read_pdf(path)
    check_categories(path.name, text.lines, CATEGORIES, "list")
    assembly = assemble(text.lines)
    pieces = [Piece(page(piece.place), piece.text, piece.into, piece.reason) for piece in assembly.pieces]
    proof = conservation.check(
        path.name,
        text.plain,
        [*pieces, *text.left_out],
        {provision.number: (provision.printed, provision.text) for provision in assembly.provisions},
    )
    return ParsedList(
        provisions=assembly.provisions,
        conservation=proof,
        as_of=text.as_of,
        revision=text.revision,
        remarks=assembly.remarks,
    )


def check_categories(name: str, lines: Sequence[Line], categories: Sequence[str], whole: str) -> None:
    """Raise ``SourceError`` where one of ``categories`` has no line at all, naming the last place that is there;
    ``whole`` is what all of them make (a list, an annex)."""
    there = {line.category[:1] for line in lines if line.section is Section.CATEGORY}
    missing = [category for category in categories if category not in there]
    if missing:
        last = page(lines[-1].place) if lines else "page 1"
        raise SourceError(
            f"{name}, {last}: category {', '.join(missing)} is missing up to this last page; the file is not the whole"
            f" {whole}, download it again."
        )


def counts(parsed: ParsedList) -> None:
    """What must be true of any edition of the lists; raises ``SourceError`` that names the first failure."""
    numbers = [provision.number for provision in parsed.provisions]
    repeated = [number for number, times in Counter(numbers).items() if times > 1]
    known = set(numbers)
    if repeated:
        raise _failed(f"the number {repeated[0]} stands for two provisions")
    for provision in parsed.provisions:
        if provision.parent is not None and provision.parent not in known:
            raise _failed(f"{provision.number} stands under {provision.parent}, which is not there")
    for category in CATEGORIES:
        groups = {letter for p in parsed.provisions if (letter := group_letter(p)) and p.number[0] == category}
        if len(set("ABCDE") - groups) > _GROUPS_MISSING:
            raise _failed(f"category {category} has only the groups {', '.join(sorted(groups)) or 'none'}")
        if not any(p.kind is Kind.ENTRY and p.number[0] == category for p in parsed.provisions):
            raise _failed(f"category {category} has no entry")
    made = Counter(p.kind for p in parsed.provisions if p.number[0].isdigit())
    for kind, least in _MINIMUM.items():
        if made[kind] < least:
            raise _failed(
                f"there are only {made[kind]} provisions of kind '{kind.value}' in the dual-use list, not {least}"
            )
    if not all(provision.place for provision in parsed.provisions):
        raise _failed("a provision has no place in the source")


def group_letter(provision: Provision) -> str:
    """The letter of the group that a group or entry is or stands in (category 5 of 1999 has no lines of groups)."""
    if not provision.number[0].isdigit() or provision.kind not in (Kind.GROUP, Kind.ENTRY):
        return ""
    return provision.number[-1] if provision.kind is Kind.GROUP else provision.number.split(".")[1]


def _failed(what: str) -> SourceError:
    return SourceError(f"Wassenaar list: {what}; the file is not a whole edition or has a form that is not known.")
