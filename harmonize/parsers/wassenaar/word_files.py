"""The files of one Word edition: which part of the publication each holds, and whether they belong together.

The page header names the part (``DUAL-USE LIST - CATEGORY 3 - ELECTRONICS``), the footer the edition and its date
(``WA-LIST (21) 1``, ``22-12-2021``). Surprises: the file of the general notes has no header at all; the two annexes of
1999 say ``Annex 1`` and ``Annex 2`` only; one footer of the general notes still reads ``WA-LIST (15) 1 DRAFT`` in the
editions from 2015 to 2021, so that the edition is what most footers say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from harmonize.errors import SourceError
from harmonize.parsers.wassenaar.lines import Section
from harmonize.parsers.wassenaar.word_package import Package, W, open_package
from harmonize.parsers.wassenaar.word_paragraphs import Paragraph, read_paragraphs

CATEGORIES = ("1", "2", "3", "4", "5.1", "5.2", "6", "7", "8", "9")
"""The categories, each in a file of its own."""

_CATEGORY = re.compile(r"CATEGORY (\d)\b(?: ?[-–] ?PART (\d))?", re.IGNORECASE)
_TITLES = (
    (re.compile(r"VERY SENSITIVE LIST|^ANNEX 2$", re.IGNORECASE), Section.VERY_SENSITIVE),
    (re.compile(r"SENSITIVE LIST|^ANNEX 1$", re.IGNORECASE), Section.SENSITIVE),
    (re.compile(r"TABLE OF CONTENTS|THE WASSENAAR ARRANGEMENT$", re.IGNORECASE), Section.CONTENTS),
    (re.compile(r"STATEMENTS OF UNDERSTANDING", re.IGNORECASE), Section.STATEMENTS),
    (re.compile(r"ACRONYMS", re.IGNORECASE), Section.ACRONYMS),
    (re.compile(r"^DEFINITIONS?\b", re.IGNORECASE), Section.DEFINITIONS),
    (re.compile(r"GENERAL TECHNOLOGY", re.IGNORECASE), Section.GENERAL),
    (re.compile(r"^MUNITIONS +LIST\b", re.IGNORECASE), Section.MUNITIONS),
)
_ORDER = tuple(Section)
_REVISION = re.compile(r"WA-LIST \((\d\d)\) \d+(?: Corr\. ?\d*)?")
_DATE = re.compile(r"\b(\d\d)-(\d\d)-(\d{4}|\d\d)\b")
_NAMED_CATEGORY = re.compile(r"Cat(?:egory)?[ _]?(\d)(?:[ _-]*P(?:art)?[ _]?(\d))?", re.IGNORECASE)
_HEAD = 30
"""Paragraphs at the beginning of a file among which its title stands."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """One file of an edition, read into paragraphs."""

    path: Path
    package: Package
    paragraphs: tuple[Paragraph, ...]
    section: Section
    category: str
    """``1`` to ``9``, ``5.1``, ``5.2``; "" outside the categories."""
    heading: str
    """The category's heading, which stands in the page header only; "" elsewhere."""
    revisions: tuple[str, ...]
    """The revision ids that its footers name."""
    dates: tuple[str, ...]
    """The dates (ISO) that its footers name."""

    @property
    def name(self) -> str:
        """What places in the file are called by."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Edition:
    """The files of one edition, in the order of the publication."""

    files: tuple[WordFile, ...]
    revision: str
    as_of: str
    remarks: tuple[str, ...]

    @property
    def year(self) -> str:
        """The year that names the edition: ``2021`` for ``WA-LIST (21) 1``; "" where no footer names it."""
        found = _REVISION.match(self.revision)
        return _year(found[1]) if found else ""


def read_edition(paths: Sequence[Path]) -> Edition:
    """The Word files at ``paths`` (files, or folders that hold them) as one edition.

    Raises ``SourceError`` where a file is none of the list's, a category is missing or there twice, or the files are of
    different editions.
    """
    if not paths:
        raise SourceError("No Word file is given; give the folder with all category files of one edition.")
    files = [_read(path) for path in _docx_files(paths)]
    where = ", ".join(str(path) for path in paths)
    held: dict[tuple[Section, str], WordFile] = {}
    for file in files:
        key = (file.section, file.category)
        if key in held and file.section is not Section.CONTENTS:
            what = f"category {file.category}" if file.category else f"the {file.section}"
            raise SourceError(
                f"{file.path} and {held[key].path} both hold {what}; give the files of one edition, each once."
            )
        held[key] = file
    missing = [category for category in CATEGORIES if (Section.CATEGORY, category) not in held]
    if missing:
        names = ", ".join(category.replace(".", " part ") for category in missing)
        raise SourceError(
            f"{where}: no file holds category {names}; give the folder with all category files of the edition."
        )
    revision, as_of = _edition(files)
    absent = [section.value for section in _ORDER if section in _EXPECTED and (section, "") not in held]
    remarks = (f"The edition is read without its {', '.join(absent)}: no file holds it.",) if absent else ()
    files.sort(key=lambda file: (_ORDER.index(file.section), file.category, file.name))
    return Edition(tuple(files), revision, as_of, remarks)


_EXPECTED = frozenset(
    {Section.GENERAL, Section.SENSITIVE, Section.VERY_SENSITIVE, Section.MUNITIONS, Section.DEFINITIONS}
)


def _docx_files(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            # a name that begins with ~$ is the lock of a document that is open in Word
            found = sorted(p for p in path.iterdir() if p.suffix.lower() == ".docx" and not p.name.startswith("~$"))
            if not found:
                binary = any(p.suffix.lower() == ".doc" for p in path.iterdir())
                remedy = "save its .doc files as .docx first" if binary else "give the folder of one edition"
                raise SourceError(f"{path} holds no Word file (.docx); {remedy}.")
            files += found
        elif path.exists():
            files.append(path)
        else:
            raise SourceError(f"{path} does not exist; give the folder or the files of one edition.")
    return files


def _read(path: Path) -> WordFile:
    package = open_package(path)
    try:
        paragraphs = read_paragraphs(package)
    except ValueError as error:
        # a level, start or character code that is no number
        raise SourceError(f"{path} holds a value that no Word file has ({error}); fetch the file again.") from error
    headers = _texts(package.headers)
    section, category, heading = _section(path, headers, paragraphs)
    footers = " \n ".join([*_texts(package.footers), *(p.text for p in paragraphs[:2])])
    return WordFile(
        path=path,
        package=package,
        paragraphs=paragraphs,
        section=section,
        category=category,
        heading=heading,
        revisions=tuple(re.sub(r"Corr\. (\d)", r"Corr.\1", found[0].strip()) for found in _REVISION.finditer(footers)),
        dates=tuple(f"{_year(year)}-{month}-{day}" for day, month, year in _DATE.findall(footers)),
    )


def _year(year: str) -> str:
    """Four digits of a year; the first edition prints two (``03-12-99``)."""
    return year if len(year) == 4 else ("19" if year > "90" else "20") + year


def _texts(parts: Sequence[etree._Element]) -> list[str]:
    """The paragraphs of page headers or footers that hold words."""
    texts = []
    for part in parts:
        for paragraph in part.iter(f"{W}p"):
            words = " ".join(
                "".join(t.text or "" if t.tag == f"{W}t" else " " for t in paragraph.iter(f"{W}t", f"{W}tab")).split()
            )
            if words.strip("_ *"):
                texts.append(words.strip())
    return texts


def _section(path: Path, headers: list[str], paragraphs: Sequence[Paragraph]) -> tuple[Section, str, str]:
    """Section, category and category heading of a file, by its page header or else its first words."""
    head = [text for p in paragraphs if (text := " ".join(p.text.split()).strip("_ *"))][:_HEAD]
    for text in headers:
        found = _CATEGORY.search(text)
        if found:
            category = found[1] + (f".{found[2]}" if found[2] else "")
            _check_category(path, category, paragraphs)
            return Section.CATEGORY, category, text
    for text in [*headers, *head]:
        for pattern, section in _TITLES:
            if pattern.search(text):
                _check_name(path, "")
                return section, "", ""
    raise SourceError(
        f"{path} is no part of the Wassenaar list: neither its page header nor its first words name one;"
        " give only the Word files of one edition."
    )


def _check_category(path: Path, category: str, paragraphs: Sequence[Paragraph]) -> None:
    """Refuse a file whose name or content belongs to another category than its header says."""
    if category not in CATEGORIES:
        raise SourceError(
            f"{path}: its page header names category {category}, which the list does not have; check the file."
        )
    _check_name(path, category)
    group = re.compile(rf"\s*{category[0]}\.\s*[A-E]\.")
    if not any(group.match(p.text) for p in paragraphs):
        raise SourceError(
            f"{path}: its page header names category {category}, but no paragraph is numbered {category[0]}.A.;"
            " give the official file of that category."
        )


def _check_name(path: Path, category: str) -> None:
    named = _NAMED_CATEGORY.search(path.stem)
    if named and named[1] + (f".{named[2]}" if named[2] else "") != category:
        raise SourceError(
            f"{path}: its name says category {named[1]} but it holds"
            f" {'category ' + category if category else 'another part'};"
            " give each file under its own name."
        )


def _edition(files: Sequence[WordFile]) -> tuple[str, str]:
    """Revision id and date of most footers; every file that names any must name that revision."""
    counted = Counter(revision for file in files for revision in set(file.revisions))
    if not counted:
        return "", ""
    revision = counted.most_common(1)[0][0]
    for file in files:
        if file.revisions and revision not in file.revisions:
            raise SourceError(
                f"{file.path} is of {file.revisions[0]} and most other files are of {revision};"
                " give the files of one edition."
            )
    dates = Counter(date for file in files for date in set(file.dates))
    return revision, dates.most_common(1)[0][0] if dates else ""
