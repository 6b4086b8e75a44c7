"""Which parties a report shows, in which order and colour, and what each says in a finding."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from harmonize.model import Comparison, Finding, FindingKind, PartyPosition, VersionInfo
from harmonize.parsers.spec import spec
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.tables import PARTY_HEADERS, PARTY_LOOKS, Look
from harmonize.report.words import readable

CONTROLLED = "controlled"
NOT_CONTROLLED = "not controlled"
REGIME_PARTY = "wassenaar"
_ABBREVIATED = re.compile(r"(?<=[a-z])\.\.(?= |$)")
"""A value that ends in an abbreviated unit (lbs.), and the full stop of the sentence."""
_REGIME_NUMBER = re.compile(r"\d+\.[A-E](\.|$)|ML\d+")


def shown_parties(comparison: Comparison) -> tuple[str, ...]:
    """The parties that have columns: the baseline and the bridge where they are no parties, then the user's order."""
    references = [party for party in (comparison.baseline, comparison.bridge) if party]
    return tuple(
        dict.fromkeys([*(party for party in references if party not in comparison.parties), *comparison.parties])
    )


def party_looks(comparison: Comparison) -> dict[str, tuple[Look, Look]]:
    """The look of each party's cells and headings; the user's first party has the first colour."""
    parties = list(comparison.parties)
    parties += [party for party in shown_parties(comparison) if party not in parties]
    return {
        party: (PARTY_LOOKS[index % len(PARTY_LOOKS)], PARTY_HEADERS[index % len(PARTY_HEADERS)])
        for index, party in enumerate(parties)
    }


def positions_of(finding: Finding, party: str) -> tuple[PartyPosition, ...]:
    """What the party's lists say on the finding: usually one position, more where two lists of it bear on it."""
    return tuple(position for position in finding.positions if position.party == party)


def joined(positions: tuple[PartyPosition, ...], say: Callable[[PartyPosition], str]) -> str:
    """What several positions say, a line each, without repetition."""
    if len(positions) == 1:
        return say(positions[0])
    return "\n".join(dict.fromkeys(text for position in positions if (text := say(position))))


def number_of(finding: Finding, party: str) -> str:
    """The party's own number for the subject, "" where it has none."""
    number = joined(positions_of(finding, party), number_said)
    return number or (regime_number(finding) if party == REGIME_PARTY else "")


def number_said(position: PartyPosition) -> str:
    """The number of a position as the list's readers say it."""
    return spec(position.list_id).said(position.number) if position.number else ""


def regime_number(finding: Finding) -> str:
    """The Wassenaar number of the subject, "" where the subject is named by another list."""
    return finding.subject if _REGIME_NUMBER.match(finding.subject) else ""


def is_counted(finding: Finding, party: str) -> bool:
    """Whether the finding counts for the party in the summary.

    A threshold, scope or Russia difference counts for each party that controls more; a missing entry for each party
    that does not control it; a national control for each party that has it.
    """
    if finding.kind is FindingKind.MISSING:
        return any(position.state == NOT_CONTROLLED for position in positions_of(finding, party))
    if finding.kind is FindingKind.NATIONAL:
        return any(position.state == CONTROLLED for position in positions_of(finding, party))
    return party in finding.more


def more_words(finding: Finding, words: Phrases = ENGLISH) -> str:
    """Who controls more, in words that can be filtered for."""
    return words.parties(finding.more) if finding.more else words.of("undecided")


def more_look(finding: Finding, looks: Mapping[str, tuple[Look, Look]]) -> Look:
    """The look of the cell that says who controls more: the party's colour, or one for several of them."""
    if not finding.more:
        return Look.UNDECIDED
    return looks.get(finding.more[0], (Look.BODY, Look.BODY))[0] if len(finding.more) == 1 else Look.OVERLAP


def full_sentence(finding: Finding, words: Phrases = ENGLISH) -> str:
    """The finding in words; where it is not decided who controls more, with the reason."""
    sentence = _ABBREVIATED.sub(".", readable(words.of(finding.sentence)))
    if finding.controls_more or not finding.undecided or finding.undecided in finding.sentence:
        return sentence
    return words.together(sentence, words.say("Undecided: {reason}.", reason=finding.undecided))


def dated(position: PartyPosition, words: Phrases = ENGLISH) -> str:
    """The party's citation with the date of its list, as it can be quoted in a room."""
    said = position.citation or position.number or position.state
    return words.say("{list}: {said} (as of {date})", list=words.party(position.party), said=said, date=position.as_of)


def version_dates(comparison: Comparison, words: Phrases = ENGLISH) -> tuple[str, ...]:
    """Each list compared with its as-of date, a short phrase each."""
    return tuple(version_date(version, words) for version in comparison.versions)


def version_date(version: VersionInfo, words: Phrases = ENGLISH) -> str:
    """A list with its as-of date."""
    return words.say("{list}: as of {date}", list=list_title(version, words), date=version.as_of)


def list_title(version: VersionInfo, words: Phrases = ENGLISH) -> str:
    """The party, and the list where it is not the party's main one."""
    return words.party(version.party if version.list_id == version.party else version.list_id)
