"""``hs.csv`` of a version folder: the tariff codes that a list names, one row a mention, in the order of the source.

==========  ==========================================================================================
number      number of the provision that names the code
code        its digits; empty where the number's last part is the code (``supp4.847130``)
until       last code of a range
excluded    ``x`` where the text takes the code out
limited     what limits the goods under the code, in a few words made by the program
floor       price from which the goods are listed
over        ``x`` where the price must be above the floor
currency    ISO 4217
per         what the price is for
in_force    date from which the line is in force
tier        tier of a priority list
written     the code as written; empty where it is the digits, ``.`` where it has points (``8703.23.9010``)
==========  ==========================================================================================

A list without tariff codes has no such file.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from harmonize.errors import ShelfError
from harmonize.model import HsLine
from harmonize.shelf.tables import read_rows, write_rows

NAME = "hs.csv"
COLUMNS = (
    "number",
    "code",
    "until",
    "excluded",
    "limited",
    "floor",
    "over",
    "currency",
    "per",
    "in_force",
    "tier",
    "written",
)
_YES = "x"
_POINTED = "."


def write_hs(folder: Path, lines: Sequence[HsLine]) -> None:
    """Write ``hs.csv`` into ``folder`` where the list has tariff codes."""
    if lines:
        write_rows(folder / NAME, COLUMNS, map(_row, lines))


def read_hs(folder: Path) -> tuple[HsLine, ...]:
    """The tariff codes of the version in ``folder``; none where it has no ``hs.csv``.

    Raises ``ShelfError`` where a cell has a value that is not allowed.
    """
    path = folder / NAME
    if not path.is_file():
        return ()
    return tuple([_line(row, path) for row in read_rows(path, COLUMNS)])


def pointed(code: str) -> str:
    """A code as tariffs print it.

    >>> pointed("847130"), pointed("8703239010"), pointed("84"), pointed("8542")
    ('8471.30', '8703.23.9010', '84', '85.42')
    """
    if len(code) == 4:
        return f"{code[:2]}.{code[2:]}"
    return ".".join(part for part in (code[:4], code[4:6], code[6:]) if part)


def _own_code(number: str) -> str:
    return number.rpartition(".")[2]


def _row(line: HsLine) -> tuple[str, ...]:
    written = line.written
    if written == line.code:
        written = ""
    elif written == pointed(line.code):
        written = _POINTED
    return (
        line.number,
        "" if line.code == _own_code(line.number) else line.code,
        line.until,
        _YES if line.excluded else "",
        line.limited,
        "" if line.floor is None else f"{line.floor:g}" if line.floor == float(f"{line.floor:g}") else repr(line.floor),
        _YES if line.floor_over else "",
        line.currency,
        line.floor_unit,
        line.in_force,
        line.tier,
        written,
    )


def _line(row: Sequence[str], path: Path) -> HsLine:
    number, code, until, excluded, limited, floor, over, currency, per, in_force, tier, written = row
    code = code or _own_code(number)
    if not code.isdecimal() or (until and not until.isdecimal()):
        raise ShelfError(f"{path}: {number} has {code!r} for a tariff code; import this version again.")
    if excluded not in ("", _YES) or over not in ("", _YES):
        raise ShelfError(
            f"{path}: {number} has {excluded or over!r} where only x may stand; import this version again."
        )
    try:
        price = float(floor) if floor else None
    except ValueError:
        price = math.nan
    if price is not None and not math.isfinite(price):
        raise ShelfError(f"{path}: {number} has the price {floor!r}; import this version again.")
    if not written:
        written = code
    elif written == _POINTED:
        written = pointed(code)
    return HsLine(
        number, code, until, bool(excluded), limited, price, bool(over), currency, per, in_force, tier, written
    )
