"""The line: what both forms of the Wassenaar list (the Word files up to 2021, the PDF of 2025) are first read into.

A reader (``pdf``, ``word``) turns its files into ``Line``s in the order of the source and knows nothing of the list
but which section a line stands in. ``assemble.assemble(lines)`` turns lines into provisions and knows nothing of
files. It returns an ``Assembly``: the provisions, one ``Piece`` for every line (so that the reader can prove
conservation with its own plain walk; the reader adds the pieces of what it left out itself, such as page headers)
and remarks.

What the assembler expects of a line:

- A PDF line is one printed line; a Word line is one paragraph (``paragraph`` is true: it never continues the line
  before, unless that one plainly breaks off). A paragraph with a manual line break is one line. Empty paragraphs are
  not delivered. A table row is one line with ``table`` set and a cell for each column.
- ``cells`` are the parts of the line that tabs (Word) or wide gaps (PDF) part: ``3.``, ``A.``, ``1.``, ``Electronic
  items as follows:``. Leading tabs make no empty cells; they are counted in ``tabs``. Whether a gap is a cell border
  does not matter much: the assembler reads the label from the joined text (``3. A. 1. a. Items`` and ``a. Items``
  both do), and uses cells only for the positions of label and words.
- Raised characters stand as ``10^{6}``, lowered ones as ``CO_{2}``; Symbol-font characters as the Unicode character
  that they show; no-break spaces and the like as they are in the source or as spaces.
- ``section`` is known by the reader: from the page header (PDF), from the file name (Word).
- Hints (``tabs``, ``depth``, ``kind``, ``auto``, ``x``) may be absent. The assembler weighs them: printed numbers
  first, then the sequence of labels (a, b, c; 1, 2, 3), tabs, x positions, and last the hints of paragraph styles.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from harmonize.model import Kind, Provision
from harmonize.parsers.conservation import Piece


class Section(StrEnum):
    """The part of the publication that a line stands in."""

    COVER = "cover"
    CONTENTS = "contents"
    GENERAL = "general"
    """General technology, software and "information security" notes in front of category 1."""
    CATEGORY = "category"
    """Categories 1 to 9; ``Line.category`` tells which."""
    SENSITIVE = "sensitive list"
    VERY_SENSITIVE = "very sensitive list"
    MUNITIONS = "munitions list"
    DEFINITIONS = "definitions"
    ACRONYMS = "acronyms"
    STATEMENTS = "statements of understanding"


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line between tabs or wide gaps."""

    text: str
    x: float | None = None
    """Position of the first character from the left edge of the page, in points; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line (PDF) or a paragraph or table row (Word)."""

    cells: tuple[Cell, ...]
    """At least one; none empty."""
    place: str
    """Where a person finds it: ``page 50 line 12``, ``Cat 3.docx paragraph 17``."""
    section: Section
    category: str = ""
    """``1`` to ``9``, and ``5.1`` or ``5.2`` for the parts of category 5; "" outside the categories."""
    paragraph: bool = False
    """The line is known to begin a paragraph (Word: always)."""
    tabs: int | None = None
    """Word: how many tabs lead the line. Before an item's label each stands for one inherited part of the number
    (three tabs before ``a.``: the label is the fourth part)."""
    depth: int | None = None
    """Word: how many parts a number has in this paragraph style (``1A1a1``: 5); for a note style, how many parts the
    number has that the note belongs to. A weak hint."""
    kind: Kind | None = None
    """Word: the kind that the paragraph style names (``1A1anote1``: NOTE). A weak hint."""
    auto: str = ""
    """Word: the number that Word itself puts in front (``a.``, ``1.``, ``-``) and that is in no text of the file. It
    makes the provision's number, but is not in ``Provision.printed``."""
    italic: bool = False
    """Most of the words are italic."""
    bold: bool = False
    underline: bool = False
    centred: bool = False
    """The line is a centred heading."""
    table: bool = False
    """The line is a row of a table, or (PDF) lies within its rules."""
    size: float | None = None
    """Font size of most of the words, in points."""
    gap: float | None = None
    """PDF: distance to the line above in points, base line to base line; None at the top of a page."""

    @property
    def text(self) -> str:
        """The words of all cells, parted by single spaces."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def x(self) -> float | None:
        """Position of the first character, in points."""
        return self.cells[0].x

    @property
    def words_x(self) -> float | None:
        """Position of the last cell: where the words begin behind a label."""
        return self.cells[-1].x


@dataclass(frozen=True, slots=True)
class Assembly:
    """What the assembler makes of the lines of a whole edition."""

    provisions: tuple[Provision, ...]
    pieces: tuple[Piece, ...]
    """For every line what became of its text; ``Piece.place`` is ``Line.place``."""
    remarks: tuple[str, ...] = ()
