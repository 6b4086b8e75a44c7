"""What the rest of the program must know of a list: a ``ListSpec``, one per list.

>>> spec("us").party
'us'
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import harmonize.parsers
from harmonize.errors import HarmonizeError
from harmonize.model import Language, ParsedList, Regime

MULTILATERAL = (
    Regime.WASSENAAR,
    Regime.MTCR,
    Regime.NSG,
    Regime.AUSTRALIA_GROUP,
    Regime.CWC,
)
"""The regimes whose dual-use controls a party's list gathers."""


@dataclass(frozen=True, slots=True)
class ListSpec:
    """A control list and how its official files are read."""

    list_id: str
    """The name on the command line and on the shelf: ``us``."""
    party: str
    """Who keeps the list."""
    title: str
    instrument: str
    """The legal instrument, as a citation."""
    language: Language
    """The language whose text governs."""
    categories: tuple[str, ...]
    regimes: tuple[Regime, ...]
    parse: Callable[[Sequence[Path]], ParsedList]
    """Reads the official files (one file, several, or a folder). Raises ``SourceError`` on anything that is not this
    list, naming file, place and remedy. Imports its libraries when called, so that the package imports fast."""
    counts: Callable[[ParsedList], None]
    """The list's own assertions on its counts; raises ``SourceError`` when one fails."""
    citation: Callable[[str], str]
    """The citation of a number of this list."""
    wassenaar_number: Callable[[str], str | None]
    """The Wassenaar number (``3.A.1.a``) that this list's numbering implies for a number, else None.
    For lists whose numbering is their own it always returns None."""
    bridge_number: Callable[[str], str | None] = lambda number: None
    """The number in the European numbering that a number outside the Wassenaar numbering implies (``1C350.b``, MTCR,
    NSG, Australia Group and CWC controls), else None. Korea shares that numbering, the US nearly does."""
    is_bridge: bool = False
    """By the numbers of this list the lists of several parties meet beyond the Wassenaar numbering."""
    translation: Language | None = None
    """The language of the official translation that the list prints beside its text, if it prints one. The sense of
    the words (``sense_hash``, ``sketch``) is that of the translation."""
    category: Callable[[str], str] = lambda number: number[:1]
    """The category (``0`` to ``9``, ``ML``) that a number of this list belongs to, "" for none."""
    compared: Callable[[str], bool] = lambda number: True
    """Whether a number is compared by itself. A number that other numbers of the list refine (a row of 別表第一,
    refined by the ordinance) is not: those speak for it."""
    unaligned: Callable[[str], str] = lambda number: ""
    """For a number of a series whose items stand in parts of other lists that are not aligned (military items): a
    clause that says so. "" for all others. A comparison then does not claim that nothing answers the number."""
    address: Callable[[str], str] = lambda number: ""
    """Address of the official text of a number, "" where there is none."""
    instruments: tuple[str, ...] = ()
    """Where several instruments make up the list: the ids by which the names of their files begin, the leading one
    first. () where one file or one folder is a version."""
    destination: str = ""
    """The destination that alone the list is made for (``Russia and Belarus``), "" for a list of general controls.
    A list for a destination is compared with its like only, never aligned with the general lists."""
    codes_alone: bool = False
    """Words beside a tariff code only help to find it: the code alone says what is listed, and they are not read."""
    said: Callable[[str], str] = lambda number: number
    """How a number is said in a sentence or in a column of numbers, where the list's own way is not the number itself
    (``supp6.a.42`` is Suppl. No. 6(a)(42)); shorter than the citation."""
    luxury: Callable[[str], bool] = lambda number: False
    """Whether a number stands in the part of the list on luxury goods."""


def list_ids() -> tuple[str, ...]:
    """The lists that the program can read. A list is a sub-package of ``harmonize.parsers`` with a ``SPEC``; its id
    is the name of the package (with ``-`` for ``_``)."""
    modules = pkgutil.iter_modules(harmonize.parsers.__path__)
    return tuple(sorted(module.name.replace("_", "-") for module in modules if module.ispkg))


@cache
def spec(list_id: str) -> ListSpec:
    """The list named ``list_id``; raises ``HarmonizeError`` that names the known ones."""
    if list_id not in list_ids():
        raise HarmonizeError(f"There is no list {list_id!r}; the lists are {', '.join(list_ids())}.")
    found: ListSpec = importlib.import_module(f"harmonize.parsers.{list_id.replace('-', '_')}").SPEC
    return found
