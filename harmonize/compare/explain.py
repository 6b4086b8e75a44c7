"""The whole chain of one finding: where each list says what, what was read there, why the places answer each other."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harmonize.compare.parties import compare_parties
from harmonize.compare.russia.run import compare_russia
from harmonize.errors import HarmonizeError
from harmonize.model import (
    Comparison,
    Correspondence,
    Finding,
    ListVersion,
    PartyPosition,
    Provision,
    Relation,
    Threshold,
    VersionInfo,
)
from harmonize.model.tree import ancestors
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import lists_on_shelf, open_list

_RUSSIA = "r-"
_TOLD = 8
"""How many ids are named where a prefix fits several."""


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """A paragraph that bears on a finding, with what was read in it."""

    number: str
    citation: str
    printed: str
    place: str
    """Where it stands in the source file, "" where only the digest is at hand."""
    text: str
    parallel: str
    """The official translation beside the text."""
    thresholds: tuple[Threshold, ...]
    unread: tuple[str, ...]
    """Figures that were not read as a bound."""


@dataclass(frozen=True, slots=True)
class ExplainedPosition:
    """What one list says, and where from."""

    position: PartyPosition
    info: VersionInfo
    own: ReadPlace | None
    """The paragraph itself; None where the list has none."""
    above: tuple[ReadPlace, ...]
    """What it stands under and that has bounds or words: conditions hold for all below. The outermost first."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding with its whole chain."""

    finding: Finding
    positions: tuple[ExplainedPosition, ...]
    links: tuple[Correspondence, ...]
    """What joins the positions, and for a list that has none what was found or not found there."""
    remarks: tuple[str, ...]


def explain(finding_id: str, parties: str, baseline: str, as_of: str = "", library: Path | None = None) -> Explanation:
    """The chain of the finding that ``finding_id`` (or a beginning that only one has) names in the comparison of
    ``parties`` with ``baseline``; an id ``R-...`` names one on an item that their Russia lists describe.

    Raises ``HarmonizeError`` where no finding or several have it.
    """
    if finding_id.strip().casefold().startswith(_RUSSIA):
        return _explain_russia(finding_id, parties, as_of, library)
    return explain_in(compare_parties(parties, baseline, as_of, library), finding_id, library)


def _explain_russia(finding_id: str, parties: str, as_of: str, library: Path | None) -> Explanation:
    """The same for what the Russia lists describe; a party without such a list is left out, as in a report."""
    held = lists_on_shelf(library, as_of)
    named = [name.strip().casefold() for name in parties.split(",")]
    result = compare_russia(",".join(name for name in named if f"{name}-russia" in held), (), as_of, library)
    finding = find_finding(result.described.findings, finding_id, "harmonize russia --format jsonl")
    return _explanation(finding, result.versions, result.described.correspondences, result.not_compared, library)


def explain_in(comparison: Comparison, finding_id: str, library: Path | None = None) -> Explanation:
    """The same for a comparison that is at hand."""
    finding = find_finding(comparison.findings, finding_id)
    return _explanation(finding, comparison.versions, comparison.correspondences, comparison.not_compared, library)


def _explanation(
    finding: Finding,
    versions: Sequence[VersionInfo],
    links: Sequence[Correspondence],
    remarks: tuple[str, ...],
    library: Path | None,
) -> Explanation:
    infos = {(info.list_id, info.version): info for info in versions}
    positions = tuple(
        _explained(each, infos[each.list_id, each.version], library)
        for each in finding.positions
        if (each.list_id, each.version) in infos
    )
    return Explanation(finding, positions, _links(finding, links), remarks)


def find_finding(findings: Sequence[Finding], wanted: str, lister: str = "harmonize compare --format text") -> Finding:
    """The finding whose id is ``wanted`` or alone begins so; raises ``HarmonizeError`` with the nearest ids and the
    command ``lister`` that has them all."""
    asked = wanted.strip()
    by_id = {id_.casefold(): finding for finding in findings for id_ in finding.joins}
    by_id |= {finding.id.casefold(): finding for finding in findings}
    if asked.casefold() in by_id:
        return by_id[asked.casefold()]
    begun = list(
        {finding.id: finding for key, finding in by_id.items() if asked and key.startswith(asked.casefold())}.values()
    )
    if len(begun) == 1:
        return begun[0]
    if begun:
        named = ", ".join(finding.id for finding in begun[:_TOLD])
        more = f" and {len(begun) - _TOLD} more" if len(begun) > _TOLD else ""
        raise HarmonizeError(f"{len(begun)} findings begin with {wanted!r} ({named}{more}); write more of the id.")
    near = difflib.get_close_matches(asked.casefold(), by_id, 3, 0.7)
    hint = f"the nearest are {', '.join(by_id[key].id for key in near)}" if near else "there is none like it"
    raise HarmonizeError(f"No finding has the id {wanted!r}: {hint}; {lister} lists them, with the same parties.")


def _explained(position: PartyPosition, info: VersionInfo, library: Path | None) -> ExplainedPosition:
    if not position.number:
        return ExplainedPosition(position, info, None, ())
    version = open_list(f"{info.list_id}@{info.version}", library)
    item = version.index.get(position.number)
    if item is None:
        return ExplainedPosition(position, info, None, ())
    above = [_read(version, each) for each in ancestors(version, item) if each.thresholds or each.text]
    return ExplainedPosition(position, info, _read(version, item), tuple(reversed(above)))


def _read(version: ListVersion, item: Provision) -> ReadPlace:
    return ReadPlace(
        number=item.number,
        citation=spec(version.info.list_id).citation(item.number),
        printed=item.printed,
        place=item.place,
        text=item.text,
        parallel=item.parallel,
        thresholds=item.thresholds,
        unread=item.unread,
    )


def _links(finding: Finding, correspondences: Sequence[Correspondence]) -> tuple[Correspondence, ...]:
    """The correspondences between the places of a finding; for a list without a place, those of the others with it."""
    places = {(each.list_id, each.number) for each in finding.positions if each.number}
    without = {each.list_id for each in finding.positions if not each.number}
    found = []
    for link in correspondences:
        left, right = (link.left_list, link.left), (link.right_list, link.right)
        joins = left in places and right in places
        looked_for = (left in places and link.right_list in without) or (right in places and link.left_list in without)
        elsewhere = left in places and link.relation is Relation.NONE
        if joins or looked_for or elsewhere:
            found.append(link)
    return tuple(found)
