"""The comparison of parties with a baseline: opens the lists, aligns them, collects the findings, ranks them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from harmonize.align.lists import alignable
from harmonize.compare.elsewhere import defers, stands_under_another
from harmonize.compare.finding import with_own_ids
from harmonize.compare.kept import kept_together
from harmonize.compare.missing import missing_findings
from harmonize.compare.national import national_findings
from harmonize.compare.pair import Pair, Sides, link_up
from harmonize.compare.plurilateral import between_findings, joined
from harmonize.compare.rank import rank
from harmonize.compare.same_bound import same_bounds_together
from harmonize.compare.scope import scope_findings
from harmonize.compare.thresholds import threshold_findings
from harmonize.compare.verdicts import contradicted, with_verdicts
from harmonize.compare.web import bridge_to, make_web
from harmonize.errors import HarmonizeError
from harmonize.model import (
    CONTROL_KINDS,
    Comparison,
    Correspondence,
    Finding,
    FindingKind,
    ListVersion,
    Provision,
    Regime,
    Relation,
    ReviewStatus,
    Status,
    say,
    several,
)
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import lists_on_shelf, open_list, shelf

_ALWAYS_COUNTED = (FindingKind.THRESHOLD, FindingKind.MISSING, FindingKind.NATIONAL, FindingKind.SCOPE)
"""The kinds whose figure is given even where it is zero."""
DIALOGUE = ("us", "japan", "korea")
"""The parties of the dialogue, in the order of the default report."""


def compare_parties(
    parties: str, baseline: str, as_of: str = "", library: Path | None = None, *, subjects: bool = True
) -> Comparison:
    """Compare the lists of ``parties`` (names separated by commas; "" for those of the dialogue that are on the shelf)
    with ``baseline``, each in its newest version not after ``as_of``; without ``subjects`` for who only wants findings.

    Raises ``HarmonizeError`` where a party is named twice, is the baseline, or has no list on the shelf.
    """
    baseline = baseline.strip().casefold()
    names = _names(parties, baseline, library)
    base = open_list(baseline, library, as_of, texts=False)
    lists = [open_list(name, library, as_of, texts=False) for name in names]
    _refuse_unalike(base, lists, library)
    web = make_web(base, bridge_to(base, library, as_of), lists, library)
    older = older_versions(base, library)
    findings: list[Finding] = []
    figures: Counter[str] = Counter()
    for version in lists:
        sides = Sides(version, base)
        pairs = web.between(version, base)
        findings += web.with_other_parties(compare_two(sides, pairs, older, web.bridged(version)), version, base)
        figures.update(_figures(sides, pairs))
    for version in lists:
        if web.bridge is not None and version is not web.bridge:
            found = compare_two(Sides(version, web.bridge, beyond=True), web.between(version, web.bridge))
            findings += web.with_other_parties(found, version, web.bridge)
    order = [version.info.list_id for version in lists]
    findings = same_bounds_together(kept_together(joined(findings, web.national)), order)
    findings = with_own_ids(findings + between_findings(web.national))
    findings = with_verdicts([_in_order(item, lists) for item in findings], library)
    for kind in dict.fromkeys([*_ALWAYS_COUNTED, *(item.kind for item in findings)]):
        figures[f"{kind.value} findings"] = sum(item.kind is kind and not item.needs_review for item in findings)
    figures["findings for review"] = sum(
        item.needs_review and item.review_status != ReviewStatus.REJECTED for item in findings
    )
    return Comparison(
        parties=tuple(version.info.party for version in lists),
        baseline=base.info.party,
        bridge=web.bridge.info.party if web.bridge else "",
        versions=tuple(version.info for version in web.versions),
        findings=rank(findings),
        correspondences=web.correspondences,
        subjects=web.subjects if subjects else (),
        not_compared=(*not_compared(base, lists, web.bridge), *contradicted(web.contradictions)),
        figures=dict(figures),
    )


def _in_order(finding: Finding, parties: Sequence[ListVersion]) -> Finding:
    """``finding`` with the parties that control more in the order that the user gave."""
    if len(finding.more) < 2:
        return finding
    named = (version.info.party for version in parties if version.info.party in finding.more)
    return replace(finding, controls_more=several((*named, *finding.more)))


def compare_two(
    sides: Sides,
    correspondences: Sequence[Correspondence],
    older: Sequence[ListVersion] = (),
    bridged: Mapping[str, str] | None = None,
) -> list[Finding]:
    """All findings between one party's list and the baseline; ``older`` are earlier versions of the baseline,
    ``bridged`` the numbers under which the bridge surely has what the party has."""
    every = [
        Pair(sides.party.index[item.left], sides.baseline.index[item.right], item)
        for item in correspondences
        if item.relation is not Relation.NONE
    ]
    findings: list[Finding] = []
    links = link_up(every)
    pairs = [pair for pair in every if sides.concerns(pair.theirs)]
    for pair in pairs:
        if (
            pair.in_force
            and not defers(sides.party, pair.ours, sides.baseline, pair.theirs)
            and not stands_under_another(sides.baseline, pair.theirs)
        ):
            findings += threshold_findings(sides, pair, links)
    findings += scope_findings(sides, pairs)
    doubts = {item.left: item.confidence for item in correspondences if item.relation is Relation.NONE}
    findings += missing_findings(sides, links, older)
    findings += national_findings(sides, links, older, doubts, bridged)
    return findings


def older_versions(version: ListVersion, library: Path | None) -> list[ListVersion]:
    """The versions of the same list on the shelf that are older than ``version``, the newest first."""
    held = shelf(library, version.info.list_id)
    before = [
        item for item in held if (item.info.as_of, item.info.version) < (version.info.as_of, version.info.version)
    ]
    return [open_list(f"{item.info.list_id}@{item.info.version}", library, texts=False) for item in reversed(before)]


def not_compared(base: ListVersion, lists: Sequence[ListVersion], bridge: ListVersion | None = None) -> tuple[str, ...]:
    """What the comparison leaves out, a sentence each, for the cover of a report."""
    said = []
    if base.info.list_id == "wassenaar":
        said.append(
            say(
                "The Wassenaar Munitions List is read but not aligned: national munitions controls (US 600 series) are "
                "shown as national controls without a judgement on the Munitions List."
            )
        )
    if bridge is not None:
        said.append(
            say(
                "Controls that come from {regimes} are compared with the {title} as of {date}, not with the regimes' "
                "own lists, which are not on the shelf; what these adopted after that date shows as a control of the "
                "parties alone.",
                regimes=tuple(each.value for each in bridge.info.regimes if each not in base.info.regimes),
                title=bridge.info.title,
                date=bridge.info.as_of,
            )
        )
    for version in lists:
        others = [regime for regime in version.info.regimes if regime not in base.info.regimes]
        named = tuple(regime.value for regime in others if regime is not Regime.NATIONAL)
        if named and bridge is None:
            said.append(
                say(
                    "{title}: controls that come from {regimes} have no counterpart in the {base} and are not compared "
                    "with it.",
                    title=version.info.title,
                    regimes=named,
                    base=base.info.title,
                )
            )
    for version in lists:
        if not Sides(version, base).one_language:
            said.append(
                say(
                    "{title}: notes and scope words are not compared across languages, and what has no recognised "
                    "counterpart or bound on one side is for review.",
                    title=version.info.title,
                )
            )
    said.append(say("Definitions of terms, general notes, licence exceptions and licensing policy are not compared."))
    said.append(say("Exclusions and scope words are compared only as far as the Scope sheet says."))
    return tuple(said)


def _names(parties: str, baseline: str, library: Path | None) -> list[str]:
    held = lists_on_shelf(library)
    names = [name.strip().casefold() for name in parties.split(",") if name.strip()] or [
        name for name in DIALOGUE if name in held and name != baseline
    ]
    if len(set(names)) != len(names):
        raise HarmonizeError(f"--parties {parties}: a party is named twice; name each once.")
    if baseline in names:
        raise HarmonizeError(
            f"--parties {parties}: {baseline} is the baseline; name other parties or another baseline."
        )
    if not names:
        raise HarmonizeError("No party to compare is on the shelf; import a list or name one with --parties.")
    return names


def _refuse_unalike(base: ListVersion, lists: Sequence[ListVersion], library: Path | None) -> None:
    """Raise ``HarmonizeError`` where a list cannot be looked up in the baseline, naming what can be one."""
    for version in lists:
        if spec(version.info.list_id).destination:
            raise HarmonizeError(
                f"--parties {version.info.list_id}: a list for {spec(version.info.list_id).destination} is compared "
                "with its like only; use harmonize russia."
            )
    if all(alignable(version, base) for version in lists):
        return
    shelved = [open_list(name, library, texts=False) for name in lists_on_shelf(library)]
    able = [
        each.info.list_id
        for each in reversed(shelved)
        if any(alignable(other, each) for other in (base, *lists) if other.info.list_id != each.info.list_id)
    ]
    raise HarmonizeError(
        f"--baseline {base.info.list_id}: other lists cannot be looked up by its numbering; name {', '.join(able)}."
    )


def _figures(sides: Sides, pairs: Sequence[Correspondence]) -> dict[str, int]:
    """How much of the party's list was compared."""
    party = sides.party_name

    def controls(provisions: Sequence[Provision]) -> int:
        return sum(item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE for item in provisions)

    found = [pair for pair in pairs if pair.relation is not Relation.NONE]
    figures: dict[str, int] = {
        say("{party} control paragraphs", party=party): controls(sides.party.provisions),
        say("{party} paragraphs with a counterpart", party=party): len(found),
        say("{party} pairs for review", party=party): sum(pair.needs_review for pair in found),
    }
    if sides.one_language:
        same = say("{party} paragraphs of the same sense", party=party)
        figures[same] = sum(pair.evidence == "same sense" for pair in found)
    return figures
