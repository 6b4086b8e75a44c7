"""The Wassenaar lists as Word files: the editions up to 2021, one file a category.

Source: ``WA-LIST (21) 1`` and the like, published by the Wassenaar Arrangement as binary Word files and read
here as ``.docx``: the List of Dual-Use Goods and Technologies (categories 1 to 9, category 5 in two parts), its
Sensitive and Very Sensitive Lists, the Munitions List and the definitions. The files become lines (``word_lines``),
and these provisions by the assembler that the PDF editions use too (``assemble``).

Surprises of the source, pinned by tests:

- depth is made by tabs in some paragraphs and by indentation in others, often side by side under one parent, so the
  position of a label is worked out as Word would set it;
- some sub-items are numbered by Word itself, so that no text of the file holds their label (5.A.2.d., ML3.);
- exponents are raised in two ways (``w:vertAlign`` and ``w:position``), typed as ``³``, or lost (``χ(3)`` is none);
- a paragraph may be lowered as a whole, which makes no index of it; a raised ``o`` is a degree sign;
- the page headers are parts of their own and hold the only heading of a category; one of each is read, the other
  headers and the footers are not, and do not count in the conservation; footnotes are counted as left out;
- pictures (formulas) are not read: a remark names each paragraph that holds one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.model import ParsedList
from harmonize.parsers.conservation import Piece, check
from harmonize.parsers.wassenaar.assemble import assemble
from harmonize.parsers.wassenaar.word_files import read_edition
from harmonize.parsers.wassenaar.word_lines import file_lines


def parse_word(paths: Sequence[Path]) -> ParsedList:
    """Read one edition from its Word files: the folder that holds them, or the files.

    Raises ``SourceError`` where a file is no Word file of the list or a category is missing, and ``ConservationError``
    where text would be lost.
    """
    edition = read_edition(paths)
    files = [file_lines(file) for file in edition.files]
    assembly = assemble([line for file in files for line in file.lines])
    pieces: list[Piece] = [*assembly.pieces, *(piece for file in files for piece in file.left_out)]
    conservation = check(
        edition.revision or str(paths[0]),
        (item for file in files for item in file.plain),
        pieces,
        {provision.number: (provision.printed, provision.text) for provision in assembly.provisions},
    )
    remarks = (*edition.remarks, *(remark for file in files for remark in file.remarks), *assembly.remarks)
    return ParsedList(
        provisions=assembly.provisions,
        conservation=conservation,
        as_of=edition.as_of,
        revision=edition.revision,
        remarks=remarks,
        edition=edition.year,
    )
