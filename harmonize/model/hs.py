"""Controls by tariff code: which codes of the Harmonized System a provision lists, and within what limits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HsLine:
    """One mention of a code of the Harmonized System in a provision: a row of ``hs.csv``.

    A provision may mention several codes, a range, and codes that it takes out again; the lines keep what the text
    says, in its order, and are applied to the nomenclature only when lists are compared.
    """

    number: str
    """Number of the provision in whose text or row the code stands."""
    code: str
    """The digits without marks: 2 for a chapter, 4 for a heading, 6 for a subheading, 8 or 10 for a national line."""
    until: str = ""
    """The last code of a range that begins with ``code``, as many digits; "" for a single code."""
    excluded: bool = False
    """The text takes this code out of what the provision lists."""
    limited: str = ""
    """What limits the goods under the code, in a few words made by the program (``used``, ``other than heaters``,
    ``cylinder capacity > 1900 cm3``); "" where the whole code is listed."""
    floor: float | None = None
    """The price from which the goods are listed, in ``currency`` for one ``floor_unit``; None where there is none."""
    floor_over: bool = False
    """The price must be above the floor; else the floor itself is listed too."""
    currency: str = ""
    """ISO 4217: ``USD``, ``JPY``."""
    floor_unit: str = ""
    """What the price is for (``item``, ``set``, ``kg``), "" where the text does not say."""
    in_force: str = ""
    """The date (ISO) from which the line is in force, where the source says so."""
    tier: str = ""
    """The tier of a priority list (``1``, ``3.B``), else empty."""
    written: str = ""
    """The code as written in the source (第八五四二・九〇号, ``8542.90``)."""
