"""Whether two wordings differ in more than notation, and redlines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from diff_match_patch import diff_match_patch

from harmonize.model import Provision, Role
from harmonize.reading.fingerprint import normal_words

_JAPANESE = r"\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_PIECE = re.compile(rf"[{_JAPANESE}]|[^\W_{_JAPANESE}]+|\s+|.", re.DOTALL)
"""What a redline does not cut: a word (also a Korean one), a figure, a single Japanese character."""
_WORD = re.compile(rf"[{_JAPANESE}]|[^\W_{_JAPANESE}]+")
_LARGEST = 0xD7FF
"""Pieces are coded as single characters below the surrogates."""


class Part(StrEnum):
    """What a piece of a redline is."""

    KEPT = "kept"
    TAKEN_OUT = "taken out"
    PUT_IN = "put in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words in a redline."""

    part: Part
    text: str


def redline(old: str, new: str) -> tuple[Piece, ...]:
    """From ``old`` to ``new``: what is kept, taken out and put in, whole words at a time.

    Japanese is cut character by character, everything else word by word.
    """
    codes: dict[str, str] = {}
    coded = [_coded(text, codes) for text in (old, new)]
    if len(codes) >= _LARGEST - 0x100:
        return (Piece(Part.TAKEN_OUT, old), Piece(Part.PUT_IN, new))
    engine = diff_match_patch()
    engine.Diff_Timeout = 0.5
    diffs = engine.diff_main(coded[0], coded[1], False)
    pieces = {code: piece for piece, code in codes.items()}
    return tuple(_readable((way, "".join(pieces[code] for code in run)) for way, run in diffs))


def _readable(diffs: Iterable[tuple[int, str]]) -> Iterator[Piece]:
    """Runs of edits as a person would mark them: what is kept between two edits counts only from two words on."""
    out, put = "", ""
    waiting = ""
    for way, text in diffs:
        if way < 0:
            out, put, waiting = out + waiting + text, put + waiting, ""
        elif way > 0:
            out, put, waiting = out + waiting, put + waiting + text, ""
        elif (out or put) and not waiting and len(_WORD.findall(text)) < 2:
            waiting = text
        else:
            yield from _edits(out, put)
            out, put = "", ""
            yield Piece(Part.KEPT, waiting + text)
            waiting = ""
    yield from _edits(out, put)
    if waiting:
        yield Piece(Part.KEPT, waiting)


def _edits(out: str, put: str) -> Iterator[Piece]:
    if out:
        yield Piece(Part.TAKEN_OUT, out)
    if put:
        yield Piece(Part.PUT_IN, put)


def same_sense(old: Provision, new: Provision, translated: bool = False) -> bool:
    """Whether two wordings differ in notation only: case, punctuation, spacing, spelling, how a figure is written.

    Digests tell it by the hash of the sense alone; where the texts are there, figures that state the same bound in
    another notation count as equal too. In a list whose sense is read from a translation (``translated``) only the
    governing words tell.
    """
    if not translated and old.sense_hash and old.sense_hash == new.sense_hash:
        return True
    if not old.text or not new.text:
        return False
    if _joined(old.text) == _joined(new.text):
        return True
    return bool(old.thresholds) and _without_figures(old) == _without_figures(new)


def _coded(text: str, codes: dict[str, str]) -> str:
    return "".join(codes.setdefault(piece, chr(0x100 + len(codes))) for piece in _PIECE.findall(text))


def _joined(text: str) -> str:
    """The letters and figures alone: a hyphen or a blank within a word is no difference."""
    words = normal_words(unicodedata.normalize("NFKC", text))
    # figures stay apart from figures: 1 5 is not 15
    return re.sub(r"(?<=\d) (?=\d)", "|", " ".join(words)).replace(" ", "")


def _without_figures(item: Provision) -> str:
    """The words with each figure replaced by what it states in base units."""
    text, end = "", 0
    for bound in sorted(item.thresholds, key=lambda each: each.start):
        if bound.start < end or item.text[bound.start : bound.start + len(bound.quote)] != bound.quote:
            continue
        role = "" if bound.role is Role.EQUIVALENT else bound.role.value
        stated = f" {role}{bound.op.name}{bound.base_value:.9g}{bound.base_unit} ".replace(".", "\u2e33")
        text += item.text[end : bound.start] + stated
        end = bound.start + len(bound.quote)
    return _joined(text + item.text[end:])
