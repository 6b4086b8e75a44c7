"""The pure result of comparing the Russia lists: what the sheets, the terminal and the JSON lines show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from harmonize.compare.russia.described import DescribedItems
from harmonize.model import HsLine, VersionInfo, say

_CODE_AT_END = re.compile(r"(.* )(\d\d\.\d\d)")
_SEVERAL = 2


class Coverage(StrEnum):
    """How much of a subheading a party lists."""

    WHOLE = "wholly"
    PART = "in part"
    """Within a limit, from a price, without an exclusion, or only a longer national code."""
    NONE = "not listed"


@dataclass(frozen=True, slots=True)
class Floor:
    """A price from which goods under a code are listed, as the list writes it."""

    amount: float
    currency: str
    over: bool
    """The price must be above the amount; else the amount itself is listed too."""
    unit: str
    """What the price is for, in the list's words turned into a few of ours; "" where the list does not say."""

    @property
    def text(self) -> str:
        """``> 40,000 JPY``, ``≥ 300 USD per unit, US wholesale``."""
        amount = f"{self.amount:,.2f}".removesuffix(".00")
        price = f"{'>' if self.over else '≥'} {amount} {self.currency}"
        return say("{price} per {unit}", price=price, unit=self.unit) if self.unit else price


@dataclass(frozen=True, slots=True)
class Mention:
    """A provision that lists a subheading, wholly or in part."""

    number: str
    legal: str
    """The legal reference, as a reader of the list cites it."""
    written: str
    """The code as the list writes it."""
    whole: bool
    limit: str
    """Why it is in part, in a few words; "" where whole or where only a price limits it."""
    floor: Floor | None
    in_force: str
    line: HsLine
    luxury: bool
    """It stands in the list's part on luxury goods."""

    @property
    def limits(self) -> str:
        """The limit and the price together; "" where it lists the subheading wholly."""
        if self.floor is None or not self.limit:
            return self.limit or (self.floor.text if self.floor else "")
        return say("{limit}, {price}", limit=self.limit, price=self.floor.text)


@dataclass(frozen=True, slots=True)
class PartyCell:
    """What one party does with one subheading."""

    party: str
    mentions: tuple[Mention, ...] = ()
    """In the order of the list, those that list it wholly first."""

    @property
    def coverage(self) -> Coverage:
        """Wholly where one provision lists it wholly."""
        if not self.mentions:
            return Coverage.NONE
        return Coverage.WHOLE if any(mention.whole for mention in self.mentions) else Coverage.PART

    @property
    def limits(self) -> tuple[str, ...]:
        """What limits the control, each once; empty where the subheading is wholly listed. Limits that differ only in
        the code at their end stand together."""
        if self.coverage is Coverage.WHOLE:
            return ()
        said = [mention.limits for mention in self.mentions]
        codes: dict[str, list[str]] = {}
        whole: dict[str, str] = {}
        for limit in dict.fromkeys(limit for limit in said if limit):
            match = _CODE_AT_END.fullmatch(limit)
            words = match[1] if match else limit
            codes.setdefault(words, []).extend([match[2]] if match else [])
            whole.setdefault(words, limit)
        return tuple(whole[words] if len(ends) < _SEVERAL else words + ", ".join(ends) for words, ends in codes.items())


@dataclass(frozen=True, slots=True)
class HsRow:
    """One subheading of the Harmonized System, and what each party does with it."""

    code: str
    section: str
    tier: str
    """The tier of the Common High Priority List, "" for a code that is not on it."""
    cells: tuple[PartyCell, ...]
    """In the order of the parties."""

    @property
    def chapter(self) -> str:
        """The two digits of the chapter."""
        return self.code[:2]

    @property
    def pattern(self) -> tuple[str, ...]:
        """The parties that list the subheading, wholly or in part."""
        return tuple(cell.party for cell in self.cells if cell.coverage is not Coverage.NONE)

    def parties(self, coverage: Coverage) -> tuple[str, ...]:
        """The parties that list the subheading to that extent."""
        return tuple(cell.party for cell in self.cells if cell.coverage is coverage)


@dataclass(frozen=True, slots=True)
class OutsideCode:
    """A code that a list names and the Harmonized System 2022 does not have: it comes from another edition."""

    party: str
    list_id: str
    number: str
    legal: str
    written: str
    code: str
    excluded: bool
    remark: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A subheading that the parties do not control alike."""

    rank: int
    row: HsRow
    lacking: tuple[str, ...]
    """Parties that do not list it."""
    partly: tuple[str, ...]
    """Parties that list it in part."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of exchange that the user gave: so many units of ``currency`` for one US dollar."""

    currency: str
    per_dollar: float
    as_of: str
    """The date that the user gave with it, "" for none."""

    @property
    def text(self) -> str:
        """``150 JPY = 1 USD (as of 2026-11-20)``."""
        when = say("as of {date}", date=self.as_of) if self.as_of else say("as given, without a date")
        return say("{figure} = 1 USD ({when})", figure=f"{self.per_dollar:g} {self.currency}", when=when)


@dataclass(frozen=True, slots=True)
class LuxuryRow:
    """A subheading that a party lists among its luxury goods or from a price, and what the others do with it."""

    row: HsRow
    controls_more: tuple[str, ...]
    """The parties that list it wholly, or else from the lowest price, where others do less; empty where all do alike or
    it is not decided."""
    undecided: str
    """Why it is not decided; "" where it is, or where all do alike."""


@dataclass(frozen=True, slots=True)
class RussiaResult:
    """The comparison of the Russia lists."""

    parties: tuple[str, ...]
    versions: tuple[VersionInfo, ...]
    """The lists compared, in the order of the parties, then the priority list."""
    rows: tuple[HsRow, ...]
    """Every subheading that a party lists or that is on the priority list, in order."""
    gaps: tuple[Gap, ...]
    outside: tuple[OutsideCode, ...]
    luxury: tuple[LuxuryRow, ...]
    no_luxury: tuple[str, ...]
    """The parties that list no luxury goods apart."""
    rates: tuple[Rate, ...]
    described: DescribedItems
    """The items that the lists describe in words: correspondences and findings."""
    remarks: tuple[str, ...]
    """What a person should look at: codes listed and excluded at once, exclusions that exclude nothing."""
    not_compared: tuple[str, ...]
    unused_rates: tuple[Rate, ...] = ()
    """Rates that the user gave in whose currency no list states a price."""

    @property
    def list_remarks(self) -> tuple[tuple[VersionInfo, str], ...]:
        """What the lists say of themselves (publication, destinations), each with its list."""
        return tuple((version, remark) for version in self.versions for remark in version.remarks)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What of the user's wishes could not be followed, a sentence each."""
        return tuple(
            say(
                "The rate {rate} is not used: no list states a price in {currency}.",
                rate=f"{rate.currency}={rate.per_dollar:g}",
                currency=rate.currency,
            )
            for rate in self.unused_rates
        )
