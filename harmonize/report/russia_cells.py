"""What the sheets on Russia and Belarus have in common: colours and columns of a party, chapters, legal references."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.compare.russia.result import PartyCell, RussiaResult
from harmonize.model import say
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.tables import PARTY_HEADERS, PARTY_LOOKS, Column, Look
from harmonize.report.words import party_name
from harmonize.shelf.nomenclature import nomenclature

ALIKE = "alike"
"""Stands in the gap column where all parties list the subheading wholly."""


def pattern_words(parties: Sequence[str], words: Phrases = ENGLISH) -> str:
    """The parties of a pattern as words: ``US + Korea``, ``none``."""
    return " + ".join(words.party(party) for party in parties) or words.of("none")


def party_columns(result: RussiaResult, party: str) -> tuple[Look, Look]:
    """The colours of a party: of its cells and of its headings."""
    index = result.parties.index(party) % len(PARTY_LOOKS)
    return PARTY_LOOKS[index], PARTY_HEADERS[index]


def legal_columns(result: RussiaResult) -> list[Column]:
    """The legal references, on the right: they are read on the screen and not printed."""
    return [
        Column(say("{party}: legal reference", party=party_name(party)), 72, header=party_columns(result, party)[1])
        for party in result.parties
    ]


def chapter_words(chapter: str, words: Phrases) -> str:
    return f"{chapter} {words.of(nomenclature().chapter_name(chapter))}".strip()


def legal_words(cell: PartyCell, words: Phrases = ENGLISH) -> str:
    """The legal references of a party for a subheading, a line each, with the date from which the line is in force."""
    said = [
        words.say("{legal} from {date}", legal=mention.legal, date=mention.in_force)
        if mention.in_force
        else mention.legal
        for mention in cell.mentions
    ]
    return "\n".join(dict.fromkeys(said))
