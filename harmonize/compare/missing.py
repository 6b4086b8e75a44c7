"""Missing entries: what the baseline has and a party has not.

Only the topmost paragraph is reported: what stands under it is missing with it. A condition ("all of the following") is
no control of its own and is never missing by itself; it is compared with the bounds of what it stands under.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmonize.compare.controls import answered_below, bridge, by_bridge, controls, is_control
from harmonize.compare.elsewhere import INSTRUMENTS, defers, instruments_named, names_instrument
from harmonize.compare.finding import make_finding
from harmonize.compare.included import homes_of_theirs, included_by_note, said_in_one
from harmonize.compare.leftover import answered_by, left_for_theirs, unsure
from harmonize.compare.pair import Links, Sides, position, regime_of
from harmonize.compare.region import contains, region
from harmonize.compare.same_goods import named_beside, on_the_same
from harmonize.model import CONTROL_KINDS, Finding, FindingKind, Kind, Label, ListVersion, Provision, Status, say
from harmonize.model.tree import ancestors, controls_below, entry_of


def missing_findings(sides: Sides, links: Links, older: Sequence[ListVersion] = ()) -> Iterator[Finding]:
    """Paragraphs of the baseline that nothing of the party's list answers. ``older`` are earlier versions of the
    baseline, the newest first: they tell what was adopted since."""
    same_number = by_bridge(sides.party)
    held = controls(sides.baseline)
    for item in sides.baseline.provisions:
        if item.number not in held or not sides.concerns(item) or not _comparable(sides, item):
            continue
        answers = [pair.ours for pair in links.by_theirs.get(item.number, ()) if pair.ours.status is Status.IN_FORCE]
        if answers:
            if all(defers(sides.party, ours, sides.baseline, item) for ours in answers):
                yield unsure(_elsewhere(sides, item, answers[0]), _listed_after_all(sides, item))
            continue
        if _reported_above(sides, item, links) or answered_below(sides.baseline, item, links.by_theirs):
            continue
        homes = homes_of_theirs(links, sides.baseline, item)
        if said_in_one(sides.party, homes, item) or included_by_note(sides.party, homes, item):
            continue
        if _covered_by_other(sides, item, links):
            continue
        rivals = left_for_theirs(sides, links, item)
        if answered_by(item, rivals):
            continue
        elsewhere = instruments_named(sides.party, homes)
        finding = _missing(sides, item, same_number.get(bridge(sides.baseline, item) or ""), elsewhere, older)
        same = on_the_same(sides.baseline, item, sides.party) if sides.loose else None
        beside = named_beside(sides.baseline, item, sides.party, homes)
        yield unsure(
            finding, list({each.number: each for each in (*rivals, same, beside) if each is not None}.values())
        )


def _listed_after_all(sides: Sides, item: Provision) -> list[Provision]:
    """What of the party's own list is on the same goods as ``item`` or a branch of it, though the entry of its number
    leaves these to another instrument."""
    below = (item, *controls_below(sides.baseline, item))
    found = (on_the_same(sides.baseline, part, sides.party) for part in below)
    return [each for each in found if each is not None and not names_instrument(entry_of(sides.party, each))]


def _missing(
    sides: Sides,
    item: Provision,
    same_number: Provision | None,
    elsewhere: Sequence[str],
    older: Sequence[ListVersion],
) -> Finding:
    party = sides.party_name
    theirs = say("{party} {number}", party=sides.baseline_name, number=item.number)
    where: str = say("{party} has no counterpart", party=party)
    confidence = 0.85
    explanation = say(
        "Nothing in {list} has the number or the content of {place}.", list=sides.party.name, place=theirs
    )
    if same_number is not None and same_number.status is not Status.IN_FORCE:
        ours, status = say("{party} {number}", party=party, number=same_number.number), same_number.status.value
        confidence, where = 0.95, say("{place} is {status}", place=ours, status=status)
        explanation = say("{place} is marked {status}.", place=ours, status=status)
    elif same_number is not None:
        ours = say("{party} {number}", party=party, number=same_number.number)
        confidence, where = 0.5, say("{place} says something else", place=ours)
    elif not sides.one_language:
        # without a common numbering, what was not found may only not have been recognised
        confidence, where = 0.6, say("nothing was found in {party} that answers it", party=party)
    elif elsewhere:
        # the party's entry says that another instrument controls some of its goods, and this may be one of them
        confidence, where = (
            0.7,
            say(
                "{party} has no counterpart; {instruments}, which its entry names, may have it",
                party=party,
                instruments=tuple(elsewhere),
            ),
        )
    elif item.kind is Kind.ENTRY:
        # a whole entry is seldom forgotten: another instrument of the party may have it
        confidence = 0.7
        where = say("{party} has no entry of this number; another instrument may control it", party=party)
    if (before := _adopted_after(item, older)) is not None:
        where = _with_adoption(sides, where, before)
    return make_finding(
        sides,
        FindingKind.MISSING,
        item,
        [position(sides.baseline, item), position(sides.party, same_number, state="not controlled")],
        controls_more=sides.baseline.info.party,
        sentence=say("{place} ({label}): {what}.", place=theirs, label=Label(item.label), what=where),
        basis="same number" if same_number is not None else "content",
        confidence=confidence,
        explanation=(explanation,),
    )


def _adopted_after(item: Provision, older: Sequence[ListVersion]) -> ListVersion | None:
    """The newest of the ``older`` versions, where it has neither the number in force nor the words of ``item``."""
    for before in older[:1]:
        then = before.index.get(item.number)
        said = any(each.sense_hash == item.sense_hash for each in before.provisions) if item.sense_hash else False
        if (then is None or then.status is not Status.IN_FORCE) and not said:
            return before
    return None


def _with_adoption(sides: Sides, where: str, before: ListVersion) -> str:
    """``where`` with when the baseline adopted it, and with the date of the party's list where that is older than the
    baseline: then the party may only not have come to it."""
    base, version = sides.baseline_name, before.info.version
    if sides.party.info.as_of >= sides.baseline.info.as_of:
        return say("{what}; {base} adopted it after its list of {version}", what=where, base=base, version=version)
    return say(
        "{what}; {base} adopted it after its list of {version}, and the list of {party} is as of {date}",
        what=where,
        base=base,
        version=version,
        party=sides.party_name,
        date=sides.party.info.as_of,
    )


def _elsewhere(sides: Sides, item: Provision, ours: Provision) -> Finding:
    instruments = tuple(name for name in INSTRUMENTS if name in ours.references)
    return make_finding(
        sides,
        FindingKind.MISSING,
        item,
        [position(sides.baseline, item), position(sides.party, ours, state="other instrument")],
        undecided=say("{instruments} is not on the shelf", instruments=instruments),
        sentence=say(
            "{place} ({label}): {other} leaves the items to another instrument ({instruments}), which is not compared.",
            place=say("{party} {number}", party=sides.baseline_name, number=item.number),
            label=Label(item.label),
            other=say("{party} {number}", party=sides.party_name, number=ours.number),
            instruments=instruments,
        ),
        basis="same number",
        confidence=0.9,
        explanation=(
            say(
                "{number} names {instruments} and has no paragraphs of its own.",
                number=ours.number,
                instruments=instruments,
            ),
        ),
    )


def _comparable(sides: Sides, item: Provision) -> bool:
    """Whether the party's source covers the category and the regime of ``item`` at all."""
    number = bridge(sides.baseline, item)
    info = sides.party.info
    return number is not None and number[0] in info.categories and regime_of(sides.baseline, item) in info.regimes


def _reported_above(sides: Sides, item: Provision, links: Links) -> bool:
    """Whether something that ``item`` stands under is missing, or deferred to another instrument, as a whole."""
    for above in ancestors(sides.baseline, item):
        if not is_control(sides.baseline, above):
            continue
        pairs = links.by_theirs.get(above.number, ())
        if all(defers(sides.party, pair.ours, sides.baseline, above) for pair in pairs):
            return True
    return False


def _covered_by_other(sides: Sides, item: Provision, links: Links) -> bool:
    """Whether a broader paragraph of the party, beside where ``item`` would stand, catches all that ``item`` does."""
    parents = links.by_theirs.get(item.parent or "", ())
    asked = region(sides.baseline, item)
    return bool(asked) and any(
        other.kind in CONTROL_KINDS and other.status is Status.IN_FORCE and contains(sides.party, other, asked)
        for parent in parents
        for other in sides.party.children.get(parent.ours.number, ())
    )
