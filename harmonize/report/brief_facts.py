"""What the brief says, before any word processor: sections with findings, ranked and fitted to its length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harmonize.compare.russia.counts import by_pattern, by_tier
from harmonize.compare.russia.result import RussiaResult
from harmonize.model import ChangeKind, Comparison, Finding, FindingKind, ListDiff
from harmonize.report.matters import by_topic
from harmonize.report.page_russia import cell_words, russia_lines
from harmonize.report.parties import dated, full_sentence, is_counted, list_title, shown_parties, version_date
from harmonize.report.phrases import Phrases
from harmonize.report.summary import PARTY_MEANING, count, settled
from harmonize.report.words import lines_needed, readable
from harmonize.shelf.hs_table import pointed

LINE = 112
"""Characters of running text in a line of the brief, on the safe side."""
ROOM = {"topics": 44, "lists": 62, "changes": 14, "russia": 7}
"""Lines that the quoted findings of a section may take: together with all else they fill three to four pages."""
_LISTS_ORDER = (FindingKind.THRESHOLD, FindingKind.MISSING, FindingKind.NATIONAL, FindingKind.SCOPE)
_ENTRY = re.compile(r"\d+\.[A-E]\.\d+|ML\d+|\d[A-E]\d{3}|\d+/\d+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A finding as the brief quotes it."""

    id: str
    sentence: str
    more: str
    """Who controls more, in the language of the report."""
    foot: str
    """The citations of the parties that the sentence speaks of, with the date of each list; then why it matters."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a section: a heading with its sentences, and the findings quoted under it."""

    heading: str
    sentences: tuple[str, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    bullets: bool = False
    """The sentences are points of their own."""


@dataclass(frozen=True, slots=True)
class Section:
    """A standing item of the dialogue."""

    heading: str
    intro: str
    blocks: tuple[Block, ...]


def brief_sections(
    comparison: Comparison, words: Phrases, russia: RussiaResult | None = None, changes: Sequence[ListDiff] = ()
) -> tuple[Section, ...]:
    """The sections of the brief: Russia, critical and emerging technologies, the lists as such, and changes where there
    are any. No finding is quoted twice."""
    used: set[str] = set()
    sections = [
        russia_section(comparison, words, russia, used),
        topics_section(comparison, words, used),
        lists_section(comparison, words, used),
    ]
    if changes:
        sections.append(changes_section(changes, words))
    return tuple(sections)


def russia_section(comparison: Comparison, words: Phrases, russia: RussiaResult | None, used: set[str]) -> Section:
    """Controls on Russia and Belarus: how many subheadings which parties list, the tiers, the first gaps."""
    blocks: list[Block] = []
    if russia is not None:
        patterns = words.in_a_row(
            words.headed(
                " + ".join(map(words.party, filter(None, group.key.split("+")))) or words("none"), f"{group.codes:,}"
            )
            for group in by_pattern(russia.rows)
        )
        blocks.append(
            Block(
                "",
                (
                    words.in_a_row(version_date(each, words) for each in russia.versions),
                    words.sentence(words.headed(words("russia.patterns"), patterns)),
                    _tier_line(russia, words),
                    *russia_lines(russia, words)[1:],
                ),
            )
        )
        blocks.append(Block(words("russia.gaps", n=f"{len(russia.gaps):,}"), _gap_lines(russia, words), bullets=True))
        described = _fitting(
            (finding for finding in russia.described.findings if not finding.needs_review), ROOM["russia"], words, set()
        )
        if described:
            blocks.append(Block("", (), described))
    found = [finding for finding in settled(comparison) if finding.kind is FindingKind.RUSSIA]
    if found:
        blocks.append(Block("", (), _fitting(found, ROOM["russia"], words, used)))
    if not blocks:
        blocks.append(Block("", (words("russia.none"),)))
    return Section(words("brief.1"), "", tuple(blocks))


def _tier_line(russia: RussiaResult, words: Phrases) -> str:
    tiers = [group for group in by_tier(russia.rows) if group.key]
    codes = sum(group.codes for group in tiers)
    listed = words.in_a_row(
        words.headed(words.party(party), f"{sum(group.wholly[index] + group.partly[index] for group in tiers):,}")
        for index, party in enumerate(russia.parties)
    )
    return words("brief.tiers", codes=f"{codes:,}", listed=listed)


def _gap_lines(russia: RussiaResult, words: Phrases, most: int = 4) -> tuple[str, ...]:
    return tuple(
        words(
            "russia.gap",
            code=pointed(gap.row.code),
            tier=words.say("Tier {tier}", tier=gap.row.tier) if gap.row.tier else words("russia.no.tier"),
            states=words.in_a_row(f"{words.party(cell.party)} {cell_words(cell, words)}" for cell in gap.row.cells),
        )
        for gap in russia.gaps[:most]
    )


def topics_section(comparison: Comparison, words: Phrases, used: set[str]) -> Section:
    """Critical and emerging technologies: each topic that settled findings name, with its first finding."""
    under = by_topic(comparison.findings)
    blocks: list[Block] = []
    rest: list[str] = []
    room = ROOM["topics"]
    for topic, found in under.items():
        quoted = _fitting(found, room, words, used, most=1)
        title = words("brief.topic", topic=words.of(topic), n=f"{len(found):,}")
        if not quoted:
            rest.append(f"{title} [{found[0].id}]")
            continue
        room -= 1 + sum(map(_length, quoted))
        blocks.append(Block(title, (), quoted))
    if rest:
        blocks.append(Block("", (words("brief.topics.rest", topics=words.in_a_row(rest)),)))
    if not under:
        blocks.append(Block("", (words("brief.topics.none"),)))
    return Section(words("brief.2"), words("brief.topics.read"), tuple(blocks))


def lists_section(comparison: Comparison, words: Phrases, used: set[str]) -> Section:
    """The lists as such: for each kind how many findings count for which party, and the first of them."""
    by_kind = count(comparison).by_kind
    findings = settled(comparison)
    room = ROOM["lists"]
    blocks: list[Block] = []
    for place, kind in enumerate(_LISTS_ORDER):
        found = [finding for finding in findings if finding.kind is kind]
        heading = words("brief.kind", kind=words.kind(kind), n=f"{by_kind.get(kind, 0):,}")
        sentences = (party_line(comparison, found, kind, words),) if found else (words("brief.none"),)
        share = room // (len(_LISTS_ORDER) - place)
        quoted = _fitting(found, share, words, used)
        room -= sum(map(_length, quoted))
        blocks.append(Block(heading, tuple(filter(None, sentences)), quoted))
    return Section(words("brief.3"), words("brief.first"), tuple(blocks))


def party_line(comparison: Comparison, found: Sequence[Finding], kind: FindingKind, words: Phrases) -> str:
    """For how many of the findings which party counts, as on the summary."""
    parties = shown_parties(comparison) if kind is FindingKind.THRESHOLD else comparison.parties
    meaning = PARTY_MEANING.get(kind, "")
    if not meaning:
        return ""
    figures = [f"{words.party(party)} {sum(is_counted(each, party) for each in found):,}" for party in parties]
    if kind is FindingKind.THRESHOLD:
        figures.append(f"{words('undecided')} {sum(not each.controls_more for each in found):,}")
    return words.headed(words(f"meaning.{meaning}"), words.enumerated(tuple(figures)))


def changes_section(changes: Sequence[ListDiff], words: Phrases) -> Section:
    """Changes between versions: how many of each class, and the first that were tightened or relaxed."""
    blocks = []
    room = ROOM["changes"]
    for diff in changes:
        kinds = Counter(change.kind for change in diff.changes if not change.needs_review)
        said_kinds = tuple(f"{words.of(kind.value)} {kinds[kind]:,}" for kind in ChangeKind if kinds[kind])
        counts = words.enumerated(said_kinds) or words("none")
        heading = words(
            "brief.changes.version",
            list=list_title(diff.new, words),
            from_date=diff.old.as_of,
            to_date=diff.new.as_of,
            counts=counts,
        )
        said: list[str] = []
        entries: set[str] = set()
        for change in diff.changes:
            if change.kind not in (ChangeKind.TIGHTENED, ChangeKind.RELAXED) or change.needs_review or change.under:
                continue
            match = _ENTRY.match(change.subject)
            entry = match[0] if match else change.subject
            sentence = words.spoken(readable(words.of(change.sentence)))
            line = words.say("{sentence} (as of {date})", sentence=f"{sentence} {change.citation}", date=diff.new.as_of)
            if entry in entries or lines_needed(line, LINE) > room:
                continue
            room -= lines_needed(line, LINE)
            entries.add(entry)
            said.append(line)
        blocks.append(Block(heading, tuple(said), bullets=True))
    return Section(words("brief.4"), "", tuple(blocks))


def _fitting(found: Iterable[Finding], room: int, words: Phrases, used: set[str], most: int = 99) -> tuple[Quoted, ...]:
    """The first findings that fit into so many lines, one an entry; their ids and entries are added to ``used``."""
    chosen: list[Quoted] = []
    for finding in found:
        match = _ENTRY.match(finding.subject)
        entry = f"{finding.kind.value} {match[0] if match else finding.subject}"
        if finding.id in used or entry in used:
            continue
        quoted = quote(finding, words)
        if _length(quoted) > room:
            break
        room -= _length(quoted)
        used |= {finding.id, entry}
        chosen.append(quoted)
        if len(chosen) == most:
            break
    return tuple(chosen)


def quote(finding: Finding, words: Phrases) -> Quoted:
    """The finding with its citations and dates."""
    return Quoted(
        id=finding.id,
        sentence=full_sentence(finding, words),
        more=words.more(finding),
        foot=words(
            "brief.foot",
            sources=words.in_a_row(dated(each, words) for each in finding.positions),
            why=words.listed(finding.why),
        ),
    )


def _length(quoted: Quoted) -> int:
    return lines_needed(f"{quoted.sentence}  [{quoted.id}]", LINE) + lines_needed(quoted.foot, LINE * 1.15)


def key_figures(comparison: Comparison, words: Phrases) -> tuple[tuple[str, int], ...]:
    """The figures at the head of the brief: those of the summary, by kind, and what needs review."""
    counts = count(comparison)
    return (
        *((words.kind(kind), number) for kind, number in counts.by_kind.items()),
        (words("review.findings"), counts.review),
    )
