"""The part of the page on Russia and Belarus: patterns of parties, the chart by chapter, tiers, the first gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from harmonize.compare.russia.counts import NO_TIER, Group, by_chapter, by_pattern, by_tier
from harmonize.compare.russia.result import Gap, PartyCell, RussiaResult
from harmonize.report.page_charts import chapter_chart
from harmonize.report.parties import version_date
from harmonize.report.phrases import Phrases
from harmonize.shelf.hs_table import pointed

FIRST_GAPS = 20


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a part: the first cell of each row is its heading."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool = False
    """Shown on demand only."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section that is added to the page: text, a drawing that is safe to embed, tables."""

    id: str
    heading: str
    sentences: tuple[str, ...] = ()
    chart: Markup | None = None
    tables: tuple[Table, ...] = ()


def russia_part(result: RussiaResult, words: Phrases) -> Part:
    """The Russia comparison as a part of the page; the figures are those of its own workbook."""
    patterns = by_pattern(result.rows)
    chapters = by_chapter(result.rows)
    chart = chapter_chart(
        [(group.key, group.patterns) for group in chapters],
        [(_parties(group), _pattern_name(group, words)) for group in patterns],
        words,
    )
    names = tuple(_pattern_name(group, words) for group in patterns)
    by_chapters = Table(
        words("russia.chart"),
        (words("russia.chapter"), words("russia.codes"), *names),
        tuple(
            (group.key, f"{group.codes:,}", *(f"{group.patterns[_parties(each)]:,}" for each in patterns))
            for group in chapters
        ),
        folded=True,
    )
    return Part(
        id="russia",
        heading=words("russia"),
        sentences=(
            words.in_a_row(version_date(version, words) for version in result.versions),
            *russia_lines(result, words),
            *map(words.of, result.not_compared),
        ),
        chart=chart,
        tables=(
            _counts(words("russia.patterns"), words("russia.listed"), patterns, names, result, words),
            _counts(words("russia.tier"), words("russia.tier"), by_tier(result.rows), (), result, words),
            by_chapters,
            Table(
                words("russia.gaps", n=f"{len(result.gaps):,}"),
                ("", "HS 2022", words("russia.tier"), *map(words.party, result.parties)),
                tuple(
                    (str(gap.rank), pointed(gap.row.code), gap.row.tier or "–", *cells)
                    for gap in result.gaps[:FIRST_GAPS]
                    for cells in [_states(gap, words)]
                ),
                folded=True,
            ),
        ),
    )


def russia_lines(result: RussiaResult, words: Phrases) -> tuple[str, ...]:
    """What the comparison found, a sentence each: gaps, luxury goods, described items."""
    described = result.described.findings
    review = sum(finding.needs_review for finding in described)
    undecided = sum(bool(row.undecided) for row in result.luxury)
    more = words.in_a_row(
        words(
            "russia.luxury.more",
            party=words.party(party),
            n=f"{sum(row.controls_more == (party,) for row in result.luxury):,}",
        )
        for party in result.parties
    )
    return (
        words("russia.gaps", n=f"{len(result.gaps):,}"),
        words("russia.luxury", n=f"{len(result.luxury):,}", more=more, undecided=f"{undecided:,}"),
        words("russia.described", settled=f"{len(described) - review:,}", review=f"{review:,}"),
    )


def _counts(
    caption: str, head: str, groups: Sequence[Group], names: Sequence[str], result: RussiaResult, words: Phrases
) -> Table:
    heads = [head, words("russia.codes")]
    for party in result.parties:
        name = words.party(party)
        heads += [words("russia.wholly", party=name), words("russia.partly", party=name)]
    rows = []
    for index, group in enumerate(groups):
        name = names[index] if names else (group.key if group.key != NO_TIER else words("russia.no.tier"))
        figures = [f"{group.codes:,}"]
        for wholly, partly in zip(group.wholly, group.partly, strict=True):
            figures += [f"{wholly:,}", f"{partly:,}"]
        rows.append((name, *figures))
    return Table(caption, tuple(heads), tuple(rows))


def _parties(group: Group) -> tuple[str, ...]:
    return tuple(group.key.split("+")) if group.key else ()


def _pattern_name(group: Group, words: Phrases) -> str:
    return " + ".join(map(words.party, _parties(group))) or words("none")


def _states(gap: Gap, words: Phrases) -> tuple[str, ...]:
    return tuple(cell_words(cell, words) for cell in gap.row.cells)


def cell_words(cell: PartyCell, words: Phrases) -> str:
    """What a party does with a subheading, with its limits."""
    said = words(f"coverage.{cell.coverage.value}")
    return words.headed(said, words.in_a_row(map(words.of, cell.limits))) if cell.limits else said
