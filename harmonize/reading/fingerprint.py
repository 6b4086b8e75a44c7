"""Fingerprints of a text: what a digest keeps of the words, without the words.

``text_hash`` tells the same words. ``sense_hash`` tells the same provision in two lists of one language: case,
punctuation, quotation marks, notation of numbers and units, British or American spelling, the list's own numbering and
its own word for control ("specified by", "controlled by") do not count. ``sketch`` estimates how much two texts
share: one-permutation minhash over the words, 4 bits in each of 32 buckets.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from operator import eq

_BUCKETS = 32
_EMPTY = "."
_NONE = 1 << 64
"""More than the hash of any word."""
_HEX = "0123456789abcdef"
_NUMBER = re.compile(r"\b(\d)(?:([a-e])(\d{3})|\.\s?([a-e])\.\s?(\d{1,2}))\b((?:\.(?:[a-z]{1,2}|\d{1,2})\b)*)\.?")
"""A provision number in either form, in a text that is already lower case."""
_RAISED = re.compile(r"[\^_]\{([^{}]*)\}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_MARK = "\ue000"
"""Private-use character that protects a provision number from being taken apart."""
_TOKEN = re.compile(r"[a-z]+|\d+(?:\.\d+)?|" + _MARK + r"[\w·]+|[^\W\d_a-z]+|[%°≤≥<>=±+-](?=\s?[\d°])|[%°]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SIGNS = str.maketrans({"−": "-", "–": "-", "—": " ", "×": "x", "µ": "μ", "’": "'", "º": "°", "\u00ad": ""})
_PLAIN_SIGNS = _SIGNS | _SUPERSCRIPTS
_SPELLING = {
    "metre": "meter",
    "metres": "meters",
    "centre": "center",
    "fibre": "fiber",
    "fibres": "fibers",
    "aluminium": "aluminum",
    "sulphur": "sulfur",
    "colour": "color",
    "vapour": "vapor",
    "grey": "gray",
    "programme": "program",
    "programmes": "programs",
    "artefact": "artifact",
    "analogue": "analog",
    "defence": "defense",
    "caesium": "cesium",
    "mould": "mold",
    "tonne": "ton",
    "litre": "liter",
    "litres": "liters",
    "catalogue": "catalog",
    "modelling": "modeling",
    "travelling": "traveling",
    "labelled": "labeled",
    "armour": "armor",
    "armoured": "armored",
    "manoeuvre": "maneuver",
    "micrometre": "micrometer",
    "nanometre": "nanometer",
    "kilometre": "kilometer",
    "whilst": "while",
}
_OWN_WORDS = {
    "deg": "°",
    "degrees": "°",
    "degree": "°",
    "micron": "μm",
    "microns": "μm",
    "um": "μm",
    "eccn": "",
    "eccns": "",
    "the": "",
    "a": "",
    "an": "",
    "therefor": "",
}
"""Words that are written differently, or may be absent, without a difference in what is controlled."""
_ON_THE_LIST = re.compile(r"\b(?:specified|controlled|described|enumerated|listed)(?: in| by| under)\b")
"""Each list has a habit of its own for "is on this list"."""
_LISTED = ("specified ", "controlled ", "described ", "enumerated ", "listed ")
_TAIL = re.compile(r"[;,.:]?\s*(?:\b(?:and|or))?\s*[;,.:]?\s*$")
"""The connective to the next paragraph: it belongs to the logic of the parent, not to this paragraph."""
_POINTS = frozenset(";,.:")
_MAY_NUMBER = re.compile(r"\d[a-e.]")
_ISE = re.compile(r"(?<=[a-z]{3})([iy])s(?=(?:e|ed|es|ing|ation|ations|er|ers)$)")


def text_hash(text: str) -> str:
    """Short hash of the words as they stand; "" for an empty text."""
    return _short(text) if text else ""


def sense_hash(text: str) -> str:
    """Short hash of the words without what is editorial; "" for an empty text."""
    words = normal_words(text)
    return _short(" ".join(words)) if words else ""


@lru_cache(maxsize=4096)
def normal_words(text: str) -> tuple[str, ...]:
    """The words and figures of ``text`` in a form that editorial habits of a list do not touch.

    >>> normal_words("2.5 × 10^{3} “fibres” specified in 1.C.10.a.")
    ('2.5', 'x', '103', 'fibers', 'controlled', 'by', '1c010.a')
    """
    plain = text.lower()
    if not plain.isascii():
        plain = plain.translate(_PLAIN_SIGNS)
    if "," in plain:
        plain = _THOUSANDS.sub("", plain)
    if "{" in plain:
        plain = _RAISED.sub(r"\1", plain)
    plain = _without_tail(plain)
    if _MAY_NUMBER.search(plain):
        plain = _NUMBER.sub(_one_form, plain)
    if any(map(plain.__contains__, _LISTED)):
        plain = _ON_THE_LIST.sub("controlled by", plain)
    return tuple(filter(None, map(_plain_word, _TOKEN.findall(plain))))


def sketch(text: str) -> str:
    """32 characters: in each bucket four bits of the least hash of the words that fall there, ``.`` where none does."""
    words = normal_words(text)
    if not words:
        return ""
    least = [_NONE] * _BUCKETS
    for bucket, rest in map(_place, words):
        if rest < least[bucket]:  # noqa: PLR1730 - quicker than min()
            least[bucket] = rest
    return "".join([_EMPTY if rest == _NONE else _HEX[rest & 15] for rest in least])


def likeness(left: str, right: str) -> float:
    """Estimated share of words that two texts have in common (0 to 1), from their sketches.

    A chance agreement of four bits counts one in sixteen and is taken off.
    """
    empty = (_empty(left) & _empty(right)).bit_count()  # buckets in which neither has a word
    both = min(len(left), len(right)) - empty
    if both <= 0:
        return 0.0
    same: float = (sum(map(eq, left, right)) - empty) / both
    return max(0.0, (same - 1 / 16) / (15 / 16))


@lru_cache(maxsize=65536)
def _empty(sketch: str) -> int:
    """The buckets in which a text has no word, a bit each."""
    return sum(1 << bucket for bucket, value in enumerate(sketch) if value == _EMPTY)


_BY_CHANCE = tuple(tuple(1 - (1 - theirs / 16) ** ours for theirs in range(17)) for ours in range(17))
"""How likely so many values of a bucket agree with one of so many others by chance."""


def likeness_in_parts(left: Sequence[str], right: Sequence[str]) -> float:
    """Estimated share of words that two texts have in common, each known by the sketches of its parts.

    The least hash of a whole text is that of one of its parts, so in each bucket some part of the one must agree with
    some part of the other; by chance they do the oftener, the more parts there are.
    """
    ours, theirs = _held(tuple(left)), _held(tuple(right))
    both = [(a, b) for a, b in zip(ours, theirs, strict=True) if a or b]
    agreed = sum(1 for a, b in both if a & b)
    expected = sum([_BY_CHANCE[a.bit_count()][b.bit_count()] for a, b in both])
    return max(0.0, (agreed - expected) / (len(both) - expected)) if len(both) > expected else 0.0


@lru_cache(maxsize=16384)
def _held(sketches: tuple[str, ...]) -> tuple[int, ...]:
    """In each bucket the values that any of ``sketches`` has there, a bit each."""
    held = [0] * _BUCKETS
    for each in sketches:
        for bucket, value in enumerate(each):
            if value != _EMPTY:
                held[bucket] |= 1 << int(value, 16)
    return tuple(held)


def _one_form(number: re.Match[str]) -> str:
    category, group, entry, wassenaar_group, wassenaar_entry, rest = number.groups()
    head = f"{category}{group}{entry}" if group else f"{category}{wassenaar_group}{int(wassenaar_entry):03d}"
    return f" {_MARK}{head}{rest.replace('.', '·')} "


def _without_tail(text: str) -> str:
    """``text`` without the connective; only the end is looked at, where it can stand."""
    end = len(text.rstrip())
    if text[end - 1 : end] in _POINTS:
        end = len(text[: end - 1].rstrip()) if end else 0
    for word in ("and", "or"):
        if text.endswith(word, 0, end):
            end = len(text[: end - len(word)].rstrip())
            break
    if text[end - 1 : end] in _POINTS:
        end -= 1
    begin = max(0, end - 1)
    return text[:begin] + _TAIL.sub("", text[begin:])


@lru_cache(maxsize=65536)
def _plain_word(word: str) -> str:
    if word.startswith(_MARK):
        return word.removeprefix(_MARK).replace("·", ".")
    word = _SPELLING.get(word, word)
    if word in _OWN_WORDS:
        return _OWN_WORDS[word]
    return _ISE.sub(r"\1z", word) if "is" in word or "ys" in word else word


@lru_cache(maxsize=65536)
def _place(word: str) -> tuple[int, int]:
    """The bucket of a word, and its hash there."""
    rest, bucket = divmod(int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big"), _BUCKETS)
    return bucket, rest


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
