"""Which provision a user means: a number of any list, in capitals or small letters, or a citation as a list, a report
or the program itself writes it (``ECCN 3A001.e.1.b``, ``貨物等省令第6条第5号ロ``)."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from harmonize.compare.parties import DIALOGUE
from harmonize.model import Kind, ListVersion
from harmonize.parsers.spec import spec

_ORDER = (*DIALOGUE, "wassenaar", "eu")
_NEAREST = 3


def in_order(versions: Sequence[ListVersion]) -> list[ListVersion]:
    """The lists of the dialogue, then the regime's, then the others: a number that several lists have is looked up in
    this order."""
    return sorted(
        versions, key=lambda each: _ORDER.index(each.info.list_id) if each.info.list_id in _ORDER else len(_ORDER)
    )


def folded(text: str) -> str:
    """A number or citation without what does not tell it from others: case, width, blanks, a full stop at its end."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(".")


def places_named(text: str, versions: Sequence[ListVersion]) -> tuple[tuple[ListVersion, str], ...]:
    """The lists of ``versions``, in their order, in which ``text`` names a provision, with its number there.

    Numbers as they are written go before numbers in another case, these before citations.
    """
    asked = text.strip().rstrip(".")
    found = tuple((version, asked) for version in versions if asked in version.index)
    if found or not any(sign.isdigit() for sign in asked):
        return found
    key = folded(text)
    found = _first(versions, key, _numbers)
    return found or _first(versions, key, _citations)


def _first(
    versions: Sequence[ListVersion], key: str, keys: Callable[[ListVersion], Iterator[tuple[str, str]]]
) -> tuple[tuple[ListVersion, str], ...]:
    numbers = ((version, next((number for each, number in keys(version) if each == key), "")) for version in versions)
    return tuple((version, number) for version, number in numbers if number)


def _numbers(version: ListVersion) -> Iterator[tuple[str, str]]:
    return ((folded(number), number) for number in version.index)


def _citations(version: ListVersion) -> Iterator[tuple[str, str]]:
    cite = spec(version.info.list_id).citation
    return ((folded(cite(number)), number) for number in version.index)


def nearest(text: str, versions: Sequence[ListVersion]) -> tuple[str, ...]:
    """A few numbers that are like one which no list has: what it would stand under, or else entries written alike."""
    key = folded(text)
    held = {folded(number): number for version in versions for number in version.index}
    while key:
        key, sign, _ = max(key.rpartition("."), key.rpartition("/"), key=lambda parts: len(parts[0]))
        if sign and key in held:
            return (held[key],)
    entries = {
        folded(item.number): item.number
        for version in versions
        for item in version.provisions
        if item.kind is Kind.ENTRY and not spec(version.info.list_id).destination
    }
    return tuple(entries[each] for each in difflib.get_close_matches(folded(text), entries, _NEAREST, 0.7))
