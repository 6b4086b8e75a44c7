"""The Russia comparison on a terminal: counts by tier and by pattern of parties, and the gaps that stand first."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.compare.russia.counts import NO_TIER, Group, by_pattern, by_tier
from harmonize.compare.russia.result import Coverage, Gap, PartyCell, RussiaResult
from harmonize.report.parties import list_title
from harmonize.report.russia_sheets import pattern_words
from harmonize.report.texttable import columns, text_table, wrap
from harmonize.report.words import party_name
from harmonize.shelf.hs_table import pointed

TOP_GAPS = 20
TOP_REMARKS = 10
_SIGN = {Coverage.WHOLE: "yes", Coverage.PART: "in part", Coverage.NONE: "no"}


def russia_text(result: RussiaResult) -> str:
    """The overview, at most 80 columns wide."""
    lines = ["Controls on Russia and Belarus by tariff code (Harmonized System 2022)", "", "Lists:"]
    lines += [f"  {list_title(version)}: as of {version.as_of}" for version in result.versions]
    lines += ["", "Codes by tier of the Common High Priority List:", _table(result, by_tier(result.rows), "Tier")]
    lines += ["", "Codes by pattern of parties:", _table(result, by_pattern(result.rows), "Listed by", patterns=True)]
    shown = result.gaps[:TOP_GAPS]
    lines += ["", f"Gaps: {len(result.gaps):,}; the first {len(shown)} as ranked:", _gaps(result, shown)]
    lines += ["", *_luxury(result)]
    lines += ["", *_described(result)]
    if result.outside:
        lines += ["", f"Codes that the Harmonized System 2022 does not have: {len(result.outside):,}"]
        lines += [
            f"  {item.list_id}: {pointed(item.code)} ({'excluded' if item.excluded else 'listed'}, {item.legal})"
            for item in result.outside[:TOP_REMARKS]
        ]
    lines += _sentences("Remarks:", result.remarks)
    lines += _sentences("Remarks on the lists:", result.list_remarks, most=len(result.list_remarks))
    lines += _sentences("Not compared:", result.not_compared)
    return "\n".join(lines)


def _table(result: RussiaResult, groups: Sequence[Group], label: str, *, patterns: bool = False) -> str:
    heads = [label, "Codes"]
    for party in result.parties:
        heads += [f"{party_name(party)} wholly", "in part"]
    rows = []
    for group in groups:
        if patterns:
            name = pattern_words(group.key.split("+") if group.key else ())
        else:
            name = group.key if group.key != NO_TIER else "none"
        figures = [f"{group.codes:,}"]
        for wholly, partly in zip(group.wholly, group.partly, strict=True):
            figures += [f"{wholly:,}", f"{partly:,}"]
        rows.append([name, *figures])
    return text_table(heads, rows, columns())


def _gaps(result: RussiaResult, gaps: Sequence[Gap]) -> str:
    heads = ["Gap", "HS", "Tier", *map(party_name, result.parties)]
    return text_table(
        heads,
        [
            [str(gap.rank), pointed(gap.row.code), gap.row.tier or "-", *(_state(cell) for cell in gap.row.cells)]
            for gap in gaps
        ],
        columns(),
    )


def _state(cell: PartyCell) -> str:
    said = _SIGN[cell.coverage]
    return f"{said}: {'; '.join(cell.limits)}" if cell.limits else said


def _luxury(result: RussiaResult) -> list[str]:
    more = {party: sum(row.controls_more == (party,) for row in result.luxury) for party in result.parties}
    undecided = sum(bool(row.undecided) for row in result.luxury)
    lines = [f"Luxury goods, codes: {len(result.luxury):,}"]
    lines += [f"  {party_name(party)} alone controls more: {number:,}" for party, number in more.items()]
    several = sum(len(row.controls_more) > 1 for row in result.luxury)
    alike = sum(not row.controls_more and not row.undecided for row in result.luxury)
    lines += [
        f"  several control more than another: {several:,}",
        f"  all alike: {alike:,}",
        f"  undecided: {undecided:,}",
    ]
    lines += [f"  {party_name(party)} lists none apart" for party in result.no_luxury]
    lines += [f"  Rate: {rate.text}" for rate in result.rates]
    if not result.rates:
        lines.append("  No rate given (--rate JPY=...): prices in different currencies are not compared")
    return lines


def _described(result: RussiaResult) -> list[str]:
    findings = result.described.findings
    review = sum(finding.needs_review for finding in findings)
    return [
        "Described items:",
        f"  correspondences: {len(result.described.correspondences):,}",
        f"  findings: {len(findings) - review:,}",
        f"  findings that need review: {review:,}",
    ]


def _sentences(heading: str, sentences: Sequence[str], most: int = TOP_REMARKS) -> list[str]:
    if not sentences:
        return []
    lines = ["", heading]
    for sentence in sentences[:most]:
        first, *more = wrap(sentence, columns() - 4)
        lines += [f"  - {first}", *(f"    {line}" for line in more)]
    if len(sentences) > most:
        lines.append(f"  and {len(sentences) - most:,} more; see --format jsonl")
    return lines
