"""One eCFR file to a parsed list, with the proof that nothing was lost."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from harmonize.errors import SourceError
from harmonize.model import Kind, ParsedList, Provision
from harmonize.parsers.conservation import check
from harmonize.parsers.left_out import summed
from harmonize.parsers.us.document import blocks, date_of, load, plain_text, plain_walk
from harmonize.parsers.us.drafts import Sheet
from harmonize.parsers.us.reader import read


def parse_file(path: Path) -> ParsedList:
    """The provisions of one eCFR file; raises ``SourceError`` and ``ConservationError``."""
    with _no_collection():
        return _parse_file(path)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the cyclic garbage collector: it would search tens of thousands of small objects that all live on."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # All that was made counts as old at once; else the next new object would have it searched after all.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def read_file(path: Path) -> tuple[etree._Element, Sheet, tuple[Provision, ...]]:
    """The supplement in the file, where its words went, and the provisions: all but the proof that nothing is lost,
    which the benchmark measures apart."""
    with _no_collection():
        return _read_file(path)


def _read_file(path: Path) -> tuple[etree._Element, Sheet, tuple[Provision, ...]]:
    supplement = load(path)
    sheet = read(blocks(supplement))
    if not any(draft.kind is Kind.ENTRY for draft in sheet.drafts.values()):
        raise SourceError(f"{path} has no ECCN in its Supplement No. 1; download it again.")
    return supplement, sheet, sheet.finished()


def _parse_file(path: Path) -> ParsedList:
    supplement, sheet, provisions = _read_file(path)
    conservation = check(
        path.name,
        plain_walk(supplement),
        sheet.pieces,
        {provision.number: (provision.printed, provision.text) for provision in provisions},
        plain_text(supplement),
    )
    return ParsedList(
        provisions=provisions,
        conservation=summed(conservation),
        as_of=date_of(path),
        revision="",
        remarks=tuple(sheet.remarks),
    )
