"""The proof that reading a law lost no character of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from harmonize.errors import ConservationError
from harmonize.model import Conservation, LeftOut
from harmonize.parsers.conservation import check
from harmonize.parsers.japan.laws import BY_ARTICLE, LawFile
from harmonize.parsers.japan.text import Account, place, walk, whole_text


def prove(account: Account, parts: Sequence[etree._Element]) -> Conservation:
    """The proof that no character of the law is lost, with one entry for each reason why text was left out.

    The law is compared article by article, which is fast. Where that fails, it is compared line by line, which names
    the place.
    """
    source, name = account.source, account.source.path.name
    texts = {number: (each.printed, each.text) for number, each in account.provisions.items()}
    try:
        proof = check(name, ((str(index), whole_text(part)) for index, part in enumerate(parts)), account.pieces, texts)
    except ConservationError:
        at_lines = ((place(line), words) for line, words in walk(source.root))
        pieces = [piece._replace(place=place(line)) for piece, line in zip(account.pieces, account.lines, strict=True)]
        check(name, at_lines, pieces, texts)
        raise
    stray = _stray_text(source)
    if stray:
        raise ConservationError(
            f"{name}: {stray[:40]!r} stands between the parts of the law; "
            "the file has a form that this parser does not know."
        )
    left: dict[str, int] = {}
    for each in proof.left_out:
        left[each.reason] = left.get(each.reason, 0) + each.characters
    return replace(
        proof,
        left_out=tuple(
            LeftOut(f"{source.law.short} from {place(account.first_left[reason])}", reason, characters)
            for reason, characters in left.items()
        ),
    )


def _stray_text(source: LawFile) -> str:
    """Words that stand directly in an element which only holds parts; there should be none."""
    holders = [source.root, source.body]
    if source.law in BY_ARTICLE:
        holders.append(source.main)
    words = [text or "" for holder in holders for text in (holder.text, *(child.tail for child in holder))]
    return "".join(words).strip()


def law_parts(source: LawFile) -> Iterator[etree._Element]:
    """What the law consists of: its articles (or chapters), tables, supplements and headings, in order."""
    for child in source.root:
        if child.tag != "LawBody":
            yield child
            continue
        for part in child:
            if part.tag == "MainProvision" and source.law in BY_ARTICLE:
                yield from part
            else:
                yield part
