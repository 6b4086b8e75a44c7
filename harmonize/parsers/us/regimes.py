"""From which regime a provision of the Commerce Control List comes, as far as its number or its reasons prove it.

15 CFR 738.2(d)(1): the first digit after the group letter names the origin. Within a Wassenaar-numbered entry,
paragraphs that only an MT, NP or CB row of the licence table covers come from that row's regime.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.model import ReasonForControl, Regime, RegimeReference
from harmonize.parsers.us.numbers import wassenaar_number

_OF_REASON = {"MT": Regime.MTCR, "NP": Regime.NSG, "CB": Regime.AUSTRALIA_GROUP, "CW": Regime.CWC}
_NATIONAL = (RegimeReference(Regime.NATIONAL),)


def covers(reason: ReasonForControl, number: str) -> bool:
    """Whether a row of the licence table covers a paragraph (or, for a part of it, may cover it)."""
    if any(_at_or_under(number, out) for out in reason.excepts):
        return False
    return reason.entire or any(
        _at_or_under(number, inside) or _at_or_under(inside, number) for inside in reason.covers
    )


def _at_or_under(number: str, above: str) -> bool:
    return number == above or number.startswith(f"{above}.")


def of_whole_entry(entry: str) -> bool:
    """Whether the number of an entry alone decides for all its paragraphs."""
    return entry[2] not in "03"


def references(number: str, reasons: Sequence[ReasonForControl]) -> tuple[RegimeReference, ...]:
    """The regimes of an entry or item; ``reasons`` are those of its entry."""
    entry = number.partition(".")[0]
    origin, ordinal = entry[2], int(entry[3:])
    if origin == "0" and entry[0] == "0":
        return _category_0(number, reasons)
    if origin == "0":
        return _wassenaar(number, ordinal, reasons)
    if origin == "1":
        return (RegimeReference(Regime.MTCR),)
    if origin == "2":
        return (RegimeReference(Regime.NSG),)
    if origin == "3":
        found = [code for code in ("CB", "CW") if any(row.reason == code and covers(row, number) for row in reasons)]
        return tuple(RegimeReference(_OF_REASON[code]) for code in found) or (RegimeReference(Regime.AUSTRALIA_GROUP),)
    return _NATIONAL


def _category_0(number: str, reasons: Sequence[ReasonForControl]) -> tuple[RegimeReference, ...]:
    codes = {row.reason for row in reasons if covers(row, number)}
    if "NP" in codes:
        return (RegimeReference(Regime.NSG),)
    return (RegimeReference(Regime.WASSENAAR),) if "NS" in codes else _NATIONAL


def _wassenaar(number: str, ordinal: int, reasons: Sequence[ReasonForControl]) -> tuple[RegimeReference, ...]:
    answer = wassenaar_number(number)
    if answer is None:
        # 018: the former munitions list entries.
        return (RegimeReference(Regime.WASSENAAR),) if ordinal == 18 else _NATIONAL
    if "." in number:
        security = [row for row in reasons if row.reason == "NS"]
        told = all(row.entire or row.covers for row in security)
        if security and told and not any(covers(row, number) for row in security):
            for code in ("MT", "NP", "CB"):
                if any(row.reason == code and (row.entire or row.covers) and covers(row, number) for row in reasons):
                    return (RegimeReference(_OF_REASON[code]),)
    return (RegimeReference(Regime.WASSENAAR, answer),)
