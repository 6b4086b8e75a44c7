"""The Symbol font: which Unicode character a character of that font shows.

Word stores a character of a symbol font in the private use area (U+F06D is the ``m`` key of Symbol: μ), as such in the
text or as a ``w:sym`` element. The Wassenaar files contain the forms U+F02D (minus), U+F06D (micro) and others.
"""

from __future__ import annotations

import re

_FROM_20 = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_FROM_A0 = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
SYMBOL = {0xF020 + i: character for i, character in enumerate(_FROM_20)}
SYMBOL |= {0xF0A0 + i: character for i, character in enumerate(_FROM_A0[:80])}
SYMBOL |= {0xF0F1 + i: character for i, character in enumerate(_FROM_A0[80:])}
"""Private use character to the Unicode character that it shows in the font Symbol."""
BULLET = "•"
"""What every private use character of a font without such a table (Wingdings) is read as: they are bullets."""

_RAISED = {"⁰": "0", "¹": "1", "²": "2", "³": "3"} | {chr(0x2070 + n): str(n) for n in range(4, 10)}
_RAISED |= {"⁺": "+", "⁻": "-", "⁼": "=", "⁽": "(", "⁾": ")", "ⁿ": "n", "ⁱ": "i"}
_LOWERED = {chr(0x2080 + n): str(n) for n in range(10)}
_MARKED = {ord(c): f"^{{{plain}}}" for c, plain in _RAISED.items()}
_MARKED |= {ord(c): f"_{{{plain}}}" for c, plain in _LOWERED.items()}
_RAISED_TWICE = re.compile(r"(?:\^\{[^{}]*\}){2,}")
_LOWERED_TWICE = re.compile(r"(?:_\{[^{}]*\}){2,}")
_DROPPED = {0x00AD: None, 0x200B: None, 0xFEFF: None}
"""Soft hyphen, zero width space and byte order mark show nothing."""


def shown(text: str, font: str = "Symbol") -> str:
    """What a reader sees of ``text`` of a Word file: symbols resolved, raised and lowered digits marked.

    >>> shown("10³ \\uf06dm")
    '10^{3} μm'
    """
    if text.isascii():
        return text
    # a raised nought in front of C is a degree sign (once, in ML8. of the editions since 2015)
    text = text.replace("⁰C", "°C")
    table: dict[int, str | None] = {**_MARKED, **_DROPPED}
    for character in set(text):
        if "\uf000" <= character <= "\uf0ff":
            code = ord(character)
            known = not font.startswith(("Wingdings", "Webdings"))
            table[code] = SYMBOL.get(code, BULLET) if known else BULLET
    return merged(text.translate(table))


def merged(text: str) -> str:
    """``text`` with raised (lowered) marks that touch made one: ``^{2}^{3}`` is ``^{23}``."""
    if "}^{" in text:
        text = _RAISED_TWICE.sub(lambda m: "^{" + m[0].replace("^{", "").replace("}", "") + "}", text)
    if "}_{" in text:
        text = _LOWERED_TWICE.sub(lambda m: "_{" + m[0].replace("_{", "").replace("}", "") + "}", text)
    return text
