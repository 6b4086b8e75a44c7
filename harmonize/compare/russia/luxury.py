"""Luxury goods: the prices from which the parties list them, side by side.

The prices stand in the currency of each list. They are compared only at a rate that the user gives; none is known to
the program.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from harmonize.compare.russia.result import Coverage, Floor, HsRow, LuxuryRow, PartyCell, Rate
from harmonize.errors import HarmonizeError
from harmonize.model import say
from harmonize.shelf.dates import is_date

DOLLAR = "USD"
_RATE = re.compile(r"([A-Z]{3})=([0-9]+(?:\.[0-9]+)?)(?:@(\d{4}-\d{2}-\d{2}))?")
CURRENCIES = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
    "USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
"""Codes of the currencies in circulation (ISO 4217), with blanks between them."""
_ITEM_UNITS = frozenset({"", "item", "unit", "piece"})
"""Units of a price that mean one of the goods."""


def rates_of(texts: Sequence[str]) -> tuple[Rate, ...]:
    """The rates that the user gave: ``JPY=150`` or ``JPY=150@2026-11-20``, yen for one US dollar.

    Raises ``HarmonizeError`` for what is no rate, for what is no currency (misspelt), and for a currency that is named
    twice.
    """
    rates: dict[str, Rate] = {}
    for text in texts:
        match = _RATE.fullmatch(text)
        value = float(match[2]) if match else math.nan
        if match is None or not value > 0 or match[1] == DOLLAR or (match[3] and not is_date(match[3])):
            raise HarmonizeError(
                f"--rate {text}: not a rate; write the currency's units for one US dollar, such as JPY=150 or "
                "JPY=150@2026-11-20."
            )
        if match[1] not in CURRENCIES.split():
            raise HarmonizeError(f"--rate {text}: {match[1]} is no currency; write its code of ISO 4217, such as JPY.")
        if match[1] in rates:
            raise HarmonizeError(f"--rate {text}: the currency {match[1]} is given twice; give one rate.")
        rates[match[1]] = Rate(match[1], value, match[3] or "")
    return tuple(rates.values())


def luxury_rows(rows: Sequence[HsRow], rates: Sequence[Rate]) -> tuple[LuxuryRow, ...]:
    """The subheadings that a party lists as luxury goods or from a price, in the order of the codes."""
    chosen = [row for row in rows if any(is_luxury(cell) for cell in row.cells)]
    per_dollar = {DOLLAR: 1.0, **{rate.currency: rate.per_dollar for rate in rates}}
    return tuple(_luxury_row(row, per_dollar) for row in chosen)


def unused_rates(rows: Sequence[LuxuryRow], rates: Sequence[Rate]) -> tuple[Rate, ...]:
    """The rates of currencies in which no list states a price."""
    stated = {floor.currency for luxury in rows for cell in luxury.row.cells for floor in floors(cell)}
    return tuple(rate for rate in rates if rate.currency not in stated)


def is_luxury(cell: PartyCell) -> bool:
    """Whether the party lists the subheading among its luxury goods, or from a price."""
    return any(mention.luxury or mention.floor for mention in cell.mentions)


def floors(cell: PartyCell) -> tuple[Floor, ...]:
    """The prices from which the party lists goods under the subheading, each once."""
    return tuple(dict.fromkeys(mention.floor for mention in cell.mentions if mention.floor))


def in_dollars(floor: Floor, rates: Sequence[Rate]) -> float | None:
    """The price in US dollars at the user's rate; None without a rate for its currency."""
    if floor.currency == DOLLAR:
        return floor.amount
    rate = next((rate for rate in rates if rate.currency == floor.currency), None)
    return floor.amount / rate.per_dollar if rate else None


def _luxury_row(row: HsRow, per_dollar: dict[str, float]) -> LuxuryRow:
    listing = [cell for cell in row.cells if cell.coverage is not Coverage.NONE]
    most = [cell for cell in listing if cell.coverage is Coverage.WHOLE]
    undecided = ""
    if not most and len(listing) == 1:
        most = listing
    elif not most:
        undecided = _why_undecided(listing, per_dollar)
        prices = [_lowest(cell, per_dollar) for cell in listing]
        if not undecided:
            most = [cell for cell, price in zip(listing, prices, strict=True) if price == min(prices)]
    if len(most) == len(row.cells):
        most = []
    return LuxuryRow(row, tuple(cell.party for cell in most), undecided)


def _why_undecided(listing: Sequence[PartyCell], per_dollar: dict[str, float]) -> str:
    """Why prices cannot be compared; "" where they can."""
    if any(mention.limit for cell in listing for mention in cell.mentions):
        return say("a list limits the goods otherwise than by price")
    stated = [floor for cell in listing for floor in floors(cell)]
    missing = sorted({floor.currency for floor in stated} - per_dollar.keys())
    if missing:
        return say("no rate given for {currencies}", currencies=tuple(missing))
    units = sorted({_unit(floor) for floor in stated})
    return say("prices for different units ({units})", units=tuple(units)) if len(units) > 1 else ""


def _lowest(cell: PartyCell, per_dollar: dict[str, float]) -> tuple[float, bool]:
    return min(
        ((floor.amount / per_dollar.get(floor.currency, 1.0), floor.over) for floor in floors(cell)),
        default=(math.inf, True),
    )


def _unit(floor: Floor) -> str:
    unit = floor.unit.partition(",")[0].strip()
    return "item" if unit in _ITEM_UNITS else unit
