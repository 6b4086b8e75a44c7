"""The Russia comparison for a terminal of 80 columns: counts, and the gaps that stand first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harmonize.compare.russia.counts import NO_TIER, Group, by_pattern, by_tier
from harmonize.compare.russia.result import Coverage, Gap, PartyCell, RussiaResult
from harmonize.report.parties import list_title, version_date
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.russia_cells import pattern_words
from harmonize.report.texttable import columns, text_table, wrap
from harmonize.shelf.hs_table import pointed

TOP_GAPS = 20
TOP_REMARKS = 10
_SIGN = {Coverage.WHOLE: "yes", Coverage.PART: "in part", Coverage.NONE: "no"}


def russia_text(result: RussiaResult, words: Phrases = ENGLISH) -> str:
    """The overview, at most 80 columns wide."""
    lines = [words.of("Controls on Russia and Belarus by tariff code (Harmonized System 2022)"), ""]
    lines += [f"{words.of('Lists')}:", *(f"  {version_date(version, words)}" for version in result.versions)]
    tiers, patterns = by_tier(result.rows), by_pattern(result.rows)
    lines += ["", f"{words.of('Codes by tier of the Common High Priority List')}:", _tiers(result, tiers, words)]
    lines += ["", f"{words.of('Codes by pattern of parties')}:", _patterns(result, patterns, words)]
    shown = result.gaps[:TOP_GAPS]
    heading = words.say("Gaps: {n}; the first {shown} as ranked:", n=f"{len(result.gaps):,}", shown=str(len(shown)))
    lines += ["", heading, _gaps(result, shown, words)]
    lines += ["", *_luxury(result, words)]
    lines += ["", *_described(result, words)]
    if result.outside:
        lines += ["", *_outside(result, words)]
    remarks = [words.say("{first}: {then}", first=list_title(version, words), then=remark)
               for version, remark in result.list_remarks]  # fmt: skip
    lines += _sentences(words.of("Remarks"), map(words.of, result.remarks), words)
    lines += _sentences(words.of("Remarks on the lists"), remarks, words, most=len(remarks))
    lines += _sentences(words.of("Not compared"), map(words.of, result.not_compared), words)
    return "\n".join(lines)


def _tiers(result: RussiaResult, groups: Sequence[Group], words: Phrases) -> str:
    names = [group.key if group.key != NO_TIER else words.of("none") for group in groups]
    return _table(result, groups, names, "Tier", words)


def _patterns(result: RussiaResult, groups: Sequence[Group], words: Phrases) -> str:
    names = [pattern_words(group.key.split("+") if group.key else (), words) for group in groups]
    return _table(result, groups, names, "Listed by", words)


def _table(result: RussiaResult, groups: Sequence[Group], names: Sequence[str], label: str, words: Phrases) -> str:
    heads = [words.of(label), words.of("Codes")]
    for party in result.parties:
        heads += [words.say("{party} wholly", party=words.party(party)), words.of("in part")]
    rows = []
    for name, group in zip(names, groups, strict=True):
        figures = [f"{group.codes:,}"]
        for wholly, partly in zip(group.wholly, group.partly, strict=True):
            figures += [f"{wholly:,}", f"{partly:,}"]
        rows.append([name, *figures])
    return text_table(heads, rows, columns())


def _gaps(result: RussiaResult, gaps: Sequence[Gap], words: Phrases) -> str:
    heads = [words.of("Gap"), "HS", words.of("Tier"), *map(words.party, result.parties)]
    return text_table(
        heads,
        [
            [
                str(gap.rank),
                pointed(gap.row.code),
                gap.row.tier or "-",
                *(_state(cell, words) for cell in gap.row.cells),
            ]
            for gap in gaps
        ],
        columns(),
    )


def _state(cell: PartyCell, words: Phrases) -> str:
    said = words.of(_SIGN[cell.coverage])
    limits = words.in_a_row(map(words.of, cell.limits))
    return words.say("{first}: {then}", first=said, then=limits) if limits else said


def _luxury(result: RussiaResult, words: Phrases) -> list[str]:
    more = {party: sum(row.controls_more == (party,) for row in result.luxury) for party in result.parties}
    figures = {
        words.say("{party} alone controls more", party=words.party(party)): number for party, number in more.items()
    }
    figures |= {
        words.of("several control more than another"): sum(len(row.controls_more) > 1 for row in result.luxury),
        words.of("all alike"): sum(not row.controls_more and not row.undecided for row in result.luxury),
        words.of("undecided"): sum(bool(row.undecided) for row in result.luxury),
    }
    lines = [_figure(words.of("Luxury goods, codes"), len(result.luxury))]
    lines += [f"  {_figure(name, number)}" for name, number in figures.items()]
    lines += [f"  {words.say('{party} lists none apart', party=words.party(party))}" for party in result.no_luxury]
    lines += [f"  {words.of('Rate')}: {words.of(rate.text)}" for rate in result.rates]
    if not result.rates:
        lines.append(f"  {words.of('No rate given (--rate JPY=...): prices in different currencies are not compared')}")
    return lines


def _described(result: RussiaResult, words: Phrases) -> list[str]:
    findings = result.described.findings
    review = sum(finding.needs_review for finding in findings)
    figures = {
        "correspondences": len(result.described.correspondences),
        "findings": len(findings) - review,
        "findings that need review": review,
    }
    return [
        f"{words.of('Described items')}:",
        *(f"  {_figure(words.of(name), number)}" for name, number in figures.items()),
    ]


def _figure(name: str, number: int) -> str:
    return f"{name}: {number:,}"


def _outside(result: RussiaResult, words: Phrases) -> list[str]:
    heading = words.of("Codes that the Harmonized System 2022 does not have")
    return [
        _figure(heading, len(result.outside)),
        *(
            f"  {words.party(item.list_id)}: {pointed(item.code)} "
            f"({words.of('excluded' if item.excluded else 'listed')}, {item.legal})"
            for item in result.outside[:TOP_REMARKS]
        ),
    ]


def _sentences(heading: str, said: Iterable[str], words: Phrases, most: int = TOP_REMARKS) -> list[str]:
    sentences = list(said)
    if not sentences:
        return []
    lines = ["", f"{heading}:"]
    for sentence in sentences[:most]:
        first, *more = wrap(sentence, columns() - 4)
        lines += [f"  - {first}", *(f"    {line}" for line in more)]
    if len(sentences) > most:
        lines.append(f"  {words.say('and {n} more; see --format jsonl', n=f'{len(sentences) - most:,}')}")
    return lines
