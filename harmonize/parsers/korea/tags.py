"""Regime tags of 별표 2 (``IL1.A.2; MT6B1.e``): where a control comes from, in one form.

The official text writes one reference in several ways; all of these are 6.B.1.e of the MTCR annex: ``MT6.B.1.e``,
``MT6B.1.e``, ``MT6B1.e``, ``MT6.B.1.e.``. ``NR`` and ``NT`` are parts 2 and 1 of the NSG guidelines, ``C`` and ``CWC``
the schedules of the Chemical Weapons Convention. What departs from the usual form is read and kept as a remark.
"""

from __future__ import annotations

import re
import unicodedata

from harmonize.model import Regime, RegimeReference

_REGIMES = {
    "IL": Regime.WASSENAAR,
    "MTCR": Regime.MTCR,
    "MT": Regime.MTCR,
    "NR": Regime.NSG,
    "NT": Regime.NSG,
    "AG": Regime.AUSTRALIA_GROUP,
    "CWC": Regime.CWC,
    "C": Regime.CWC,
}
_TAG = re.compile(rf"({'|'.join(_REGIMES)})(?![A-Z]{{2}}) ?([\w.~]*)(\*?)")
_USUAL = {
    Regime.WASSENAAR: re.compile(r"\d\.[A-E](\.\d+(\.[a-z](\.\d+)*)*)?\.?"),
    Regime.MTCR: re.compile(r"\d+\.?[A-E](\.\d+(\.[a-z](\.\d+)*)*)?\.?"),
    Regime.NSG: re.compile(r"\d(\.?[A-E])?(\.\d+)*(\.[a-z](\.\d+)*)?\.?(\.a~[a-z])?"),
    Regime.AUSTRALIA_GROUP: re.compile(r"\d(\.(\d+|[IV]+))?"),
    Regime.CWC: re.compile(r"\d[AB]\d*"),
}
_PART = re.compile(r"\d+|[A-Z]+|[a-z]~[a-z]|[a-z]+")
_ROMAN = re.compile(r"[IVX]+")


def parse_tags(printed: str) -> tuple[tuple[RegimeReference, ...], tuple[str, ...]]:
    """The references of a row, in the order printed, and what a person should know of their form.

    >>> [(ref.regime.value, ref.number) for ref in parse_tags("IL1E.1; MT2..A.1.d, C2B4")[0]]
    [('Wassenaar', '1.E.1'), ('MTCR', '2.A.1.d'), ('CWC', '2.B.4')]
    >>> parse_tags("MT15.b.2")[1]
    ("the tag 'MT15.b.2' is read as 15.B.2",)
    """
    if not printed:
        return (), ()
    found: list[RegimeReference] = []
    oddities: list[str] = []
    for tag in re.split(r"[;,]\s*", printed.strip()):
        if not tag:
            continue
        match = _TAG.fullmatch(unicodedata.normalize("NFKC", tag))
        if match is None:
            oddities.append(f"the tag {tag!r} names no regime of this program")
            continue
        regime = _REGIMES[match[1]]
        number = normal_number(match[2], regime)
        reference = RegimeReference(regime, number)
        if reference not in found:
            found.append(reference)
        if match[2] and not _USUAL[regime].fullmatch(match[2]):
            oddities.append(f"the tag {tag!r} is read as {number}")
        if match[3]:
            oddities.append(f"the tag {tag!r} has an asterisk, which the list does not explain")
    return tuple(found), tuple(oddities)


def normal_number(printed: str, regime: Regime) -> str:
    """A number of a regime's list in one form: parts joined by dots, the group letter a capital, others small.

    >>> normal_number("4B.3.C", Regime.MTCR), normal_number("2.IV", Regime.AUSTRALIA_GROUP)
    ('4.B.3.c', '2.IV')
    """
    parts = _PART.findall(printed)
    if regime is Regime.AUSTRALIA_GROUP:
        return ".".join(part if _ROMAN.fullmatch(part) else part.lower() for part in parts)
    group = 1 if len(parts) > 1 and parts[1].isalpha() else -1
    return ".".join(part.upper() if index == group else part.lower() for index, part in enumerate(parts))
