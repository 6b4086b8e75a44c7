"""Opens the Russia lists of the parties and compares them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from harmonize.compare.russia.described import compare_described
from harmonize.compare.russia.expand import expand
from harmonize.compare.russia.gaps import gaps_of
from harmonize.compare.russia.luxury import is_luxury, luxury_rows, rates_of, unused_rates
from harmonize.compare.russia.result import HsRow, PartyCell, Rate, RussiaResult
from harmonize.compare.verdicts import with_verdicts
from harmonize.errors import HarmonizeError
from harmonize.model import ListVersion, say
from harmonize.shelf.catalogue import open_list, shelf
from harmonize.shelf.nomenclature import Nomenclature, nomenclature

PARTIES = ("us", "japan", "korea")
"""The parties of the dialogue, in the order of the default report."""
PRIORITY = "chpl"
_SUFFIX = "-russia"
_NEVER = (
    say("Licence exceptions, licensing policy, end users and catch-all controls are not compared."),
    say("Where several parties list a subheading in part, their limits stand side by side and are not compared."),
)


def compare_russia(
    parties: str = "", rates: Sequence[str] = (), as_of: str = "", library: Path | None = None
) -> RussiaResult:
    """Compare the Russia lists of ``parties`` (names separated by commas; "" for the dialogue's), each in its newest
    version not after ``as_of``, luxury prices at ``rates``.

    A party of the dialogue whose list is not on the shelf is left out, and the result says so. Raises
    ``HarmonizeError`` where a party that was named has no such list, or where a rate is none.
    """
    given = rates_of(rates)
    held = {item.info.list_id for item in shelf(library) if not as_of or item.info.as_of <= as_of}
    named = [name.strip().casefold() for name in parties.split(",") if name.strip()]
    if len(set(named)) != len(named):
        raise HarmonizeError(f"--parties {parties}: a party is named twice; name each once.")
    for name in named:
        if f"{name}{_SUFFIX}" not in held:
            known = ", ".join(sorted(item.removesuffix(_SUFFIX) for item in held if item.endswith(_SUFFIX)))
            raise HarmonizeError(
                f"There is no Russia list of {name!r} on the shelf; it has those of {known or 'none'}."
            )
    absent = [name for name in PARTIES if f"{name}{_SUFFIX}" not in held] if not named else []
    chosen = named or [name for name in PARTIES if name not in absent]
    if not chosen:
        raise HarmonizeError("There is no Russia list on the shelf; import one, such as us-russia.")
    lists = [open_list(f"{name}{_SUFFIX}", library, as_of, texts=False) for name in chosen]
    priority = open_list(PRIORITY, library, as_of, texts=False) if PRIORITY in held else None
    said = [say("The Russia list of {party} is not on the shelf and not compared.", party=name) for name in absent]
    if priority is None:
        said.append(say("The Common High Priority List is not on the shelf: no tier is known."))
    result = compare_lists(chosen, lists, priority, given, nomenclature(), said)
    judged = with_verdicts(result.described.findings, library)
    return replace(result, described=replace(result.described, findings=tuple(judged)))


def compare_lists(
    parties: Sequence[str],
    lists: Sequence[ListVersion],
    priority: ListVersion | None,
    rates: Sequence[Rate],
    edition: Nomenclature,
    not_compared: Sequence[str] = (),
) -> RussiaResult:
    """The comparison of opened lists, one a party, in the order of ``parties``."""
    listings = [expand(version, edition) for version in lists]
    tiers = expand(priority, edition) if priority else None
    tier_of = {code: mentions[0].line.tier for code, mentions in tiers.mentions.items()} if tiers else {}
    codes = sorted({code for listing in listings for code in listing.mentions} | tier_of.keys())
    rows = tuple(
        HsRow(
            code=code,
            section=edition.section_of(code),
            tier=tier_of.get(code, ""),
            cells=tuple(
                PartyCell(party, listing.mentions.get(code, ()))
                for party, listing in zip(parties, listings, strict=True)
            ),
        )
        for code in codes
    )
    every = [*listings, *([tiers] if tiers else [])]
    luxury = luxury_rows(rows, rates)
    unused = unused_rates(luxury, rates)
    return RussiaResult(
        parties=tuple(parties),
        versions=tuple(version.info for version in (*lists, *([priority] if priority else []))),
        rows=rows,
        gaps=gaps_of(rows),
        outside=tuple(code for listing in every for code in listing.outside),
        luxury=luxury,
        no_luxury=tuple(
            party for index, party in enumerate(parties) if not any(is_luxury(row.cells[index]) for row in rows)
        ),
        rates=tuple(rate for rate in rates if rate not in unused),
        unused_rates=unused,
        described=compare_described(lists),
        remarks=tuple(remark for listing in every for remark in listing.remarks),
        not_compared=(*not_compared, *_NEVER),
    )
