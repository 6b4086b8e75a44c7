"""Conservation of text: proof that a parser placed or accounted for every character of its source.

A parser walks its source twice. The *plain walk* takes all text of the relevant part, without any knowledge of the
list, as ``(place, text)``. The parser proper hands in ``Piece``s: for each bit of text that it consumed, the place it
came from and the provision it went to, or the reason why it was left out. ``check`` compares both, place by place,
and then each provision against the pieces that claim to be in it. White space and the marks ``^{}`` and ``_{}`` that
the parser adds do not count. A format that can hand out its text whole at small cost may do so: where the pieces in
their order are that very text, none of its places needs to be looked at.

>>> piece = Piece("line 1", "a. A widget;", into="9A000.a")
>>> check("demo.xml", [("line 1", "a.  A widget;")], [piece], {"9A000.a": ("a.", "A widget;")}).placed
10
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from harmonize.errors import ConservationError
from harmonize.model import Conservation, LeftOut

_ADDED_MARKS = re.compile(r"[\^_]\{([^{}]*)\}")
_ASCII_SPACE = b" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"

ALL = "\x00"
"""As the text of a piece: all that the provision it went ``into`` holds in the end. What the provision holds is then
itself compared with the source, and the parser need not keep the text twice."""


class Piece(NamedTuple):
    """A bit of source text that the parser consumed."""

    place: str
    text: str
    """The text, or ``ALL``."""
    into: str = ""
    """Number of the provision whose ``printed`` or ``text`` now holds it; "" where it was left out."""
    reason: str = ""
    """Why it was left out (page header, amendment citation); "" where it was placed."""


def bare(text: str) -> str:
    """``text`` without white space and without the marks for raised and lowered characters."""
    return "".join(_unmarked(text).split())


def _unmarked(text: str) -> str:
    return "".join(_ADDED_MARKS.split(text)) if "{" in text else text


def check(
    file: str,
    source: Iterable[tuple[str, str]],
    pieces: Sequence[tuple[str, str, str, str]],
    provisions: Mapping[str, tuple[str, str]],
    whole: bytes | None = None,
) -> Conservation:
    """Compare the plain walk of ``source`` with ``pieces`` and these with ``provisions`` (number to printed and text).

    ``whole`` may be the text of all of ``source`` in UTF-8: ``source`` is then walked only where the pieces, one after
    the other, are not that text. Raises ``ConservationError`` naming file, place and the first text lost or invented.
    """
    texts: list[str] = []
    claimed: set[str] = set()
    into: dict[str, str] = {}
    left_out: list[tuple[str, str, str]] = []
    for place, text, number, reason in pieces:
        if text == ALL:
            if number not in provisions:
                raise _no_provision(file, number)
            printed, words = provisions[number]
            texts.append(f"{printed} {words}")
            claimed.add(number)
            continue
        texts.append(text)
        if number:
            into[number] = f"{into[number]} {text}" if number in into else text
        else:
            left_out.append((place, text, reason))
    total = None if whole is None else _at_once(whole, texts)
    if total is None:
        total = _place_by_place(file, source, [piece[0] for piece in pieces], texts)
    _check_provisions(file, into, claimed, provisions)
    left = _lengths(left_out)
    return Conservation(
        source=total,
        placed=total - sum(left.values()),
        left_out=tuple([LeftOut(place, reason, count) for (place, reason), count in left.items()]),
    )


def _lengths(left_out: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], int]:
    """The characters left out at each place for each reason."""
    left: dict[tuple[str, str], int] = {}
    lengths: dict[str, int] = {}
    for place, text, reason in left_out:
        length = lengths.get(text)
        if length is None:  # the same labels are left out again and again
            length = lengths[text] = len(bare(text))
        if length:
            left[place, reason] = left.get((place, reason), 0) + length
    return left


def _no_provision(file: str, number: str) -> ConservationError:
    return ConservationError(f"{file}: text was placed in {number}, which is no provision; report this defect.")


def _at_once(whole: bytes, texts: Sequence[str]) -> int | None:
    """The number of characters of ``whole`` if ``texts``, in their order, are the same text; else None."""
    # White space is taken from bytes ten times faster than from characters.
    if any(part.endswith((b"^", b"_")) for part in whole.split(b"{")):
        whole = _unmarked(whole.decode()).encode()
    taken = " ".join([_unmarked(text) if "{" in text else text for text in texts]).encode()
    solid = whole.translate(None, _ASCII_SPACE)
    if solid != taken.translate(None, _ASCII_SPACE):
        return None
    return sum(map(len, solid.decode().split()))


def _place_by_place(file: str, source: Iterable[tuple[str, str]], places: Iterable[str], texts: Iterable[str]) -> int:
    """The number of characters of ``source``, every place of which the ``texts`` from that place make up."""
    at_source: dict[str, str] = {}
    for place, text in source:
        at_source[place] = at_source[place] + text if place in at_source else text
    at_pieces: dict[str, str] = {}
    for place, text in zip(places, texts, strict=True):
        at_pieces[place] = f"{at_pieces[place]} {text}" if place in at_pieces else text
    total = 0
    for place, text in at_source.items():
        total += _compare(file, place, text, at_pieces.get(place, ""))
    for place in at_pieces.keys() - at_source.keys():
        _compare(file, place, "", at_pieces[place])
    return total


def _check_provisions(
    file: str, into: Mapping[str, str], claimed: Set[str], provisions: Mapping[str, tuple[str, str]]
) -> None:
    """Each provision holds what the pieces claim to have put ``into`` it, and nothing else.

    Those ``claimed`` as they are went into the comparison with the source themselves.
    """
    for number, text in into.items():
        if number not in provisions:
            raise _no_provision(file, number)
        printed, words = provisions[number]
        # Texts that are equal as they stand need no folding, and most are.
        if text != (f"{printed} {words}" if printed and words else printed or words):
            _compare(file, number, text, f"{printed} {words}")
    for number in provisions.keys() - into.keys() - claimed:
        if bare("".join(provisions[number])):
            raise ConservationError(
                f"{file}: the text of {number} comes from nowhere in the source; report this defect."
            )


def _compare(file: str, place: str, source: str, taken: str) -> int:
    """The number of characters of ``source``; raises ``ConservationError`` where ``taken`` has others."""
    # Mostly both are equal as they stand; a text is printable when its only white space is the plain space.
    if "{" not in taken and taken.isprintable() and (source.strip() == taken or " ".join(source.split()) == taken):
        return len(taken) - taken.count(" ")
    want, have = bare(source), bare(taken)
    if want != have and Counter(want) != Counter(have):
        raise ConservationError(_lost(file, place, want, have))
    return len(want)


def _lost(file: str, place: str, want: str, have: str) -> str:
    lost, invented = Counter(want) - Counter(have), Counter(have) - Counter(want)
    what = []
    if lost:
        what.append(f"{sum(lost.values())} characters lost ({''.join(lost.elements())[:40]!r})")
    if invented:
        what.append(f"{sum(invented.values())} characters invented ({''.join(invented.elements())[:40]!r})")
    return (
        f"{file}, {place}: {' and '.join(what)} near {want[:60]!r}; the file has a form that this parser does not know."
    )
