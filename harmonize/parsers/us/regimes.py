"""From which regime a provision of the Commerce Control List comes, as far as its number or its reasons prove it.

15 CFR 738.2(d)(1): the first digit after the group letter names the origin. Within a Wassenaar-numbered entry,
paragraphs that only an MT, NP or CB row of the licence table covers come from that row's regime.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from harmonize.model import ReasonForControl, Regime, RegimeReference
from harmonize.parsers.us.numbers import NATIONAL_PARAGRAPHS, wassenaar_number

_OF_REASON = {"MT": Regime.MTCR, "NP": Regime.NSG, "CB": Regime.AUSTRALIA_GROUP, "CW": Regime.CWC}
_NATIONAL = (RegimeReference(Regime.NATIONAL),)


def covers(reason: ReasonForControl, number: str) -> bool:
    """Whether a row of the licence table covers a paragraph (or, for a part of it, may cover it)."""
    for out in reason.excepts:
        if number == out or number.startswith(f"{out}."):
            return False
    if reason.entire:
        return True
    below = f"{number}."
    return any(
        inside == number or inside.startswith(below) or number.startswith(f"{inside}.") for inside in reason.covers
    )


def of_entry(entry: str, reasons: Sequence[ReasonForControl]) -> Callable[[str], tuple[RegimeReference, ...]]:
    """What tells the regimes of each provision of an entry by its number; ``reasons`` are those of the entry."""
    origin, ordinal = entry[2], int(entry[3:])
    if origin == "0" and entry[0] == "0":
        return partial(_category_0, reasons)
    if origin == "0":
        of_entry_number = wassenaar_number(entry)
        if of_entry_number is not None:
            return partial(_wassenaar, entry, of_entry_number, reasons, _security_rows(reasons))
        # 018: the former munitions list entries.
        fixed = (RegimeReference(Regime.WASSENAAR),) if ordinal == 18 else _NATIONAL
    elif origin == "1":
        fixed = (RegimeReference(Regime.MTCR),)
    elif origin == "2":
        fixed = (RegimeReference(Regime.NSG),)
    elif origin == "3":
        return partial(_australia, reasons)
    else:
        fixed = _NATIONAL
    return lambda number: fixed


def _australia(reasons: Sequence[ReasonForControl], number: str) -> tuple[RegimeReference, ...]:
    found = [code for code in ("CB", "CW") if any(row.reason == code and covers(row, number) for row in reasons)]
    return tuple([RegimeReference(_OF_REASON[code]) for code in found]) or (RegimeReference(Regime.AUSTRALIA_GROUP),)


def _category_0(reasons: Sequence[ReasonForControl], number: str) -> tuple[RegimeReference, ...]:
    codes = {row.reason for row in reasons if covers(row, number)}
    if "NP" in codes:
        return (RegimeReference(Regime.NSG),)
    return (RegimeReference(Regime.WASSENAAR),) if "NS" in codes else _NATIONAL


def _security_rows(reasons: Sequence[ReasonForControl]) -> list[ReasonForControl]:
    """The NS rows of an entry, if each of them tells which paragraphs it covers and none covers them all."""
    rows = [row for row in reasons if row.reason == "NS"]
    if any(row.entire and not row.excepts for row in rows):
        return []
    return rows if all(row.entire or row.covers for row in rows) else []


def _wassenaar(
    entry: str,
    of_entry_number: str,
    reasons: Sequence[ReasonForControl],
    security: Sequence[ReasonForControl],
    number: str,
) -> tuple[RegimeReference, ...]:
    rest = number[len(entry) :]
    if rest[1:2] in NATIONAL_PARAGRAPHS:
        return _NATIONAL
    if rest and security and not any(covers(row, number) for row in security):
        for code in ("MT", "NP", "CB"):
            if any(row.reason == code and (row.entire or row.covers) and covers(row, number) for row in reasons):
                return (RegimeReference(_OF_REASON[code]),)
    return (RegimeReference(Regime.WASSENAAR, of_entry_number + rest),)
