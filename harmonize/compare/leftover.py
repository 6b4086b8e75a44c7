"""Controls without a counterpart on both sides of the same place: they may answer each other.

Beyond Wassenaar the lists share numbers but arrange and word their branches in their own ways (the NSG's Trigger List
above all). A control that nothing was found to answer is then only surely alone where the other list has nothing left
under the corresponding paragraph either, and that paragraph is a list and not one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from harmonize.align.likeness import alike
from harmonize.compare.controls import is_control, is_listed
from harmonize.compare.memo import per_version
from harmonize.compare.pair import Links, Pair, Sides, shared_number
from harmonize.model import Finding, Kind, ListVersion, Provision, say
from harmonize.model.tree import ancestors, controls_below
from harmonize.reading.glossary import ConceptKind, load_glossary

_SAYS_THE_SAME = 0.6
"""Likeness from which two controls without counterparts are held to answer each other."""
_UNSURE = 0.6


def left_for_ours(sides: Sides, links: Links, item: Provision) -> list[Provision]:
    """What of the baseline may answer ``item`` of the party."""
    return _left(sides, sides.party, sides.baseline, item, links.by_ours, links.by_theirs)


def left_for_theirs(sides: Sides, links: Links, item: Provision) -> list[Provision]:
    """What of the party's list may answer ``item`` of the baseline."""
    return _left(sides, sides.baseline, sides.party, item, links.by_theirs, links.by_ours)


def answered_by(item: Provision, rivals: Sequence[Provision]) -> bool:
    """Whether one of ``rivals`` says what ``item`` says."""
    return any(alike(item, rival) >= _SAYS_THE_SAME for rival in rivals)


def unsure(finding: Finding, rivals: Sequence[Provision]) -> Finding:
    """``finding``, for review where one of ``rivals`` may be the counterpart that it says is absent."""
    if not rivals:
        return finding
    named = (*(rival.number for rival in rivals[:4]), *(["…"] if len(rivals) > 4 else []))
    doubt = say("For review: {numbers} may answer it, in other words or another arrangement.", numbers=named)
    told = (*finding.explanation, doubt)
    return replace(finding, confidence=min(finding.confidence, _UNSURE), explanation=told)


def _left(
    sides: Sides,
    mine: ListVersion,
    other: ListVersion,
    item: Provision,
    paired: Mapping[str, Sequence[Pair]],
    others_paired: Mapping[str, Sequence[Pair]],
) -> list[Provision]:
    if not sides.loose:
        return []
    home = next((pair for above in ancestors(mine, item) for pair in paired.get(above.number, ())), None)
    if home is None:
        beside = _entries(other).get(_place(mine, item), [])
    else:
        counterpart = home.theirs if mine is sides.party else home.ours
        beside = list(controls_below(other, counterpart))
        if not beside:
            return [counterpart]
    free = [each for each in beside if _is_free(others_paired.get(each.number, ())) and _counts(other, each, item)]
    return [each for each in free if not _other_substance(item, each)]


def _is_free(pairs: Sequence[Pair]) -> bool:
    """Whether a paragraph has no counterpart but such as are for review."""
    return all(pair.link.needs_review for pair in pairs)


def _counts(other: ListVersion, each: Provision, item: Provision) -> bool:
    """Whether ``each`` may answer a control: it is one itself, or a condition with bounds of a kind that the control
    has (what one list has as alternatives another may put together)."""
    if is_control(other, each):
        return True
    kinds = {bound.base_unit for bound in item.thresholds}
    return is_listed(other, each) and any(bound.base_unit in kinds for bound in each.thresholds)


def _other_substance(left: Provision, right: Provision) -> bool:
    """Whether both name chemicals, toxins or pathogens, and not the same."""
    ours, theirs = substances(left), substances(right)
    return bool(ours) and bool(theirs) and not ours & theirs


def substances(item: Provision) -> set[str]:
    """The chemicals, toxins and pathogens that a paragraph names."""
    known = load_glossary().by_id
    return {name for name in item.concepts if name in known and known[name].kind is ConceptKind.AGENT}


@per_version
def _entries(version: ListVersion) -> dict[str, list[Provision]]:
    """The entries by category and product group."""
    found: dict[str, list[Provision]] = {}
    for item in version.provisions:
        if item.kind is Kind.ENTRY:
            found.setdefault(_place(version, item), []).append(item)
    return found


def _place(version: ListVersion, item: Provision) -> str:
    """Category and product group in the numbering that the lists share."""
    return (shared_number(version, item) or item.number)[:2]
