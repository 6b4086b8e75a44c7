"""Described items of the Russia lists side by side: correspondences, and what the parties describe differently.

Chemicals meet at their CAS number (``substances``), all other goods by content and thresholds (``content``). A finding
says what one party describes and another does not, or on what bound they differ; one that is not sure stands below
the review line. That a list does not describe goods is not to say that its party does not control them: they may
stand in its general list or under a tariff code, and each finding of that kind says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.align.bounds import More
from harmonize.compare.finding import item_name
from harmonize.compare.pair import NAMES, position
from harmonize.compare.russia.bounds import bound_findings
from harmonize.compare.russia.content import Match, described, matches
from harmonize.compare.russia.content import correspondences as content_correspondences
from harmonize.compare.russia.making import CHEMICALS, GOODS, described_finding, party_name
from harmonize.compare.russia.substances import Named, Substance, more_of, substances
from harmonize.compare.russia.substances import correspondences as substance_correspondences
from harmonize.compare.values import normal, written
from harmonize.errors import HarmonizeError
from harmonize.model import (
    CONTROL_KINDS,
    Correspondence,
    Finding,
    Label,
    ListVersion,
    PartyPosition,
    Provision,
    Threshold,
    say,
)
from harmonize.model.tree import ancestors, stands_under
from harmonize.parsers.spec import spec

_ELSEWHERE = say("the others may control it in their general lists or under a tariff code")
_AMONG_CHEMICALS = 0.85
"""Confidence that a list without a substance does not describe it, where both lists enumerate chemicals."""
_BESIDE_CHEMICALS = 0.6
"""The same where the substance stands among other goods, which a list may name in a paragraph that was not read."""
_MANY = 5
"""How many substances a paragraph must list to count as an enumeration."""
_SHARE = 0.9
_NO_SHARE = 0.6
"""Confidence in a difference of shares where a list states none: the heading that states it may have been left out."""
_NOT_FOUND = 0.55
_THIRD, _MOST = 0.1, 0.95
"""What it adds to the confidence of two items that both answer the same item of a third list, and the most there is."""


@dataclass(frozen=True, slots=True)
class DescribedItems:
    """The described items of the Russia lists, compared."""

    lists: tuple[str, ...]
    """The lists in the order of the parties."""
    substances: tuple[Substance, ...]
    correspondences: tuple[Correspondence, ...]
    """Of each pair of lists, in their order: chemicals first."""
    findings: tuple[Finding, ...]
    """Chemicals first, surest first; those that need review among them."""


def compare_described(versions: Sequence[ListVersion]) -> DescribedItems:
    """Compare the described items of two or more Russia lists, which may be digests.

    Raises ``HarmonizeError`` for a list of general controls.
    """
    for version in versions:
        if not spec(version.info.list_id).destination:
            raise HarmonizeError(
                f"{version.name} is a list of general controls; name lists of the controls on Russia and Belarus."
            )
    describing = [version for version in versions if _describes(version)]
    rows = substances(describing)
    links = list(substance_correspondences(rows, describing))
    findings = [*_substance_findings(rows, describing)]
    answered: dict[str, dict[str, set[str]]] = {
        version.info.list_id: {other.info.list_id: set() for other in describing} for version in describing
    }
    pairs = [(left, right) for place, left in enumerate(describing) for right in describing[place + 1 :]]
    for (left, right), found in zip(pairs, _corroborated(pairs), strict=True):
        links.extend(content_correspondences(left, right, found))
        for match in found:
            answered[left.info.list_id][right.info.list_id].add(match.left.number)
            answered[right.info.list_id][left.info.list_id].add(match.right.number)
            findings.extend(bound_findings(left, right, match))
    findings.extend(_not_found(describing, answered))
    findings.sort(key=lambda finding: (finding.category != CHEMICALS, finding.needs_review, -finding.confidence))
    return DescribedItems(tuple(v.info.list_id for v in describing), rows, tuple(links), tuple(findings))


def _corroborated(pairs: Sequence[tuple[ListVersion, ListVersion]]) -> list[tuple[Match, ...]]:
    """The matches of each pair of lists; two items that answer the same item of a third list are surer."""
    found = [matches(left, right) for left, right in pairs]
    answers: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for (left, right), of_pair in zip(pairs, found, strict=True):
        for match in of_pair:
            answers[left.info.list_id, match.left.number][right.info.list_id] = match.right.number
            answers[right.info.list_id, match.right.number][left.info.list_id] = match.left.number
    surer: list[tuple[Match, ...]] = []
    for (left, right), of_pair in zip(pairs, found, strict=True):
        names = {left.info.list_id, right.info.list_id}
        surer.append(
            tuple(
                replace(match, confidence=min(_MOST, round(match.confidence + _THIRD, 2)))
                if not match.one_word
                and any(
                    list_id not in names and answers[right.info.list_id, match.right.number].get(list_id) == number
                    for list_id, number in answers[left.info.list_id, match.left.number].items()
                )
                else match
                for match in of_pair
            )
        )
    return surer


def _describes(version: ListVersion) -> bool:
    on_tariff = {line.number for line in version.hs}
    return any(item.kind in CONTROL_KINDS and item.number not in on_tariff for item in version.provisions)


def _substance_findings(rows: Sequence[Substance], versions: Sequence[ListVersion]) -> Iterator[Finding]:
    enumerating = _enumerations(rows)
    by_shares: dict[tuple[tuple[str, str], ...], list[tuple[Substance, list[Named]]]] = defaultdict(list)
    for row in rows:
        having = [version for version in versions if row.of(version.info.list_id)]
        lacking = [version for version in versions if not row.of(version.info.list_id)]
        if lacking:
            yield _missing_substance(row, having, lacking, enumerating)
        firsts = [row.of(version.info.list_id)[0] for version in having]
        if len({_share(each) for each in firsts}) > 1:
            key = tuple((each.version.info.list_id, _share(each)) for each in firsts)
            by_shares[key].append((row, firsts))
    for alike in by_shares.values():
        yield _share_finding(alike)


def _share(named: Named) -> str:
    return "" if named.share is None else normal(named.share)


def _enumerations(rows: Sequence[Substance]) -> dict[str, set[str]]:
    """By list, the paragraphs that enumerate chemicals."""
    count: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        for named in row.named:
            count[named.version.info.list_id, named.provision.parent or ""] += 1
    found: dict[str, set[str]] = defaultdict(set)
    for (list_id, parent), number in count.items():
        if number >= _MANY:
            found[list_id].add(parent)
    return found


def _number(version: ListVersion, item: Provision) -> str:
    return spec(version.info.list_id).said(item.number)


def _missing_substance(
    row: Substance, having: Sequence[ListVersion], lacking: Sequence[ListVersion], enumerating: dict[str, set[str]]
) -> Finding:
    firsts = [row.of(version.info.list_id)[0] for version in having]
    enumerated = any((each.provision.parent or "") in enumerating.get(each.version.info.list_id, ()) for each in firsts)
    sure = enumerated and all(enumerating.get(version.info.list_id) for version in lacking)
    named = say("{name} (CAS {numbers})", name=Label(row.name), numbers=row.cas)
    where = _and([say("{party} {number}", party=party_name(each.version), number=_number(each.version, each.provision))
                  for each in firsts])  # fmt: skip
    absent = _and([party_name(each) for each in lacking])
    return described_finding(
        key=f"substance|{row.concept}",
        subject=row.name,
        category=CHEMICALS,
        label=named,
        parameter="",
        positions=[
            *(_position(each) for each in firsts),
            *(position(version, None, state="not described") for version in lacking),
        ],
        controls_more="",
        undecided=_ELSEWHERE,
        sentence=say(_DESCRIBES[len(firsts) == 1, len(lacking) == 1], places=where, named=named, parties=absent),
        confidence=_AMONG_CHEMICALS if sure else _BESIDE_CHEMICALS,
        explanation=(
            say(
                "The CAS number {numbers} and the names of the substance in three languages were looked for.",
                numbers=row.cas,
            ),
        ),
    )


def _share_finding(alike: Sequence[tuple[Substance, list[Named]]]) -> Finding:
    """One finding for all substances on whose share the lists differ in the same way."""
    row, firsts = alike[0]
    names = tuple(Label(each.name) for each, _ in alike)
    what = Label(row.name) if len(alike) == 1 else say("{n} substances", n=str(len(alike)))
    mores = {more_of(one.share, two.share) for one in firsts for two in firsts if one is not two}
    decided = mores <= {More.LEFT, More.RIGHT, More.SAME} and all(each.share is not None for each in firsts)
    widest = [
        each
        for each in firsts
        if all(other is each or more_of(each.share, other.share) in (More.LEFT, More.SAME) for other in firsts)
    ]
    more = widest[0].version.info.party if decided and len(widest) == 1 else ""
    stated = _and([_said(party_name(each.version), each.share) for each in firsts])
    silent = [party_name(each.version) for each in firsts if each.share is None]
    open_ = (
        say("{parties} states no share", parties=_and(silent)) if silent else say("the bounds are of different kinds")
    )
    if more:
        sentence = say(
            "Mixtures with {what}: {stated}; {who} controls more.", what=what, stated=stated, who=NAMES.get(more, more)
        )
    else:
        sentence = say("Mixtures with {what}: {stated}.", what=what, stated=stated)
    return described_finding(
        key="share|" + ",".join(sorted(each.concept for each, _ in alike)),
        subject=row.name if len(alike) == 1 else f"{row.name} and {len(alike) - 1} more",
        category=CHEMICALS,
        label=say("{names}", names=names),
        parameter=say("share by weight"),
        positions=[_position(each) for each in firsts],
        controls_more=more,
        undecided="" if more else open_,
        sentence=sentence,
        confidence=_SHARE if decided else _NO_SHARE,
        explanation=(say("The substances: {names}.", names=names),),
    )


def _said(party: str, share: Threshold | None) -> str:
    if share is None:
        return say("{party} states no share", party=party)
    return say("{party} states {share}", party=party, share=written(share))


def _position(named: Named) -> PartyPosition:
    share = named.share
    return position(
        named.version,
        named.provision,
        written=written(share) if share else "",
        normal=normal(share) if share else "",
        state="described",
    )


def _not_found(versions: Sequence[ListVersion], answered: dict[str, dict[str, set[str]]]) -> Iterator[Finding]:
    """The topmost items that nothing in another list was found to answer, nor to answer what stands under or above."""
    for version in versions:
        items = {item.number: item for item in described(version)}
        for other in versions:
            if other is version:
                continue
            hit = answered[version.info.list_id][other.info.list_id]
            near = _with_above(version, hit)
            for item in items.values():
                if item.number in near or item.parent in items or stands_under(version, item, hit):
                    continue
                yield described_finding(
                    key=f"not found|{other.info.list_id}",
                    subject=item.number,
                    category=GOODS,
                    label=item.label,
                    parameter="",
                    positions=[
                        position(version, item, state="described"),
                        position(other, None, state="not described"),
                    ],
                    controls_more="",
                    undecided=_ELSEWHERE,
                    sentence=say(
                        "{place} ({item}): nothing was found among the described items of {other} that answers it.",
                        place=say("{party} {number}", party=party_name(version), number=_number(version, item)),
                        item=item_name(item),
                        other=party_name(other),
                    ),
                    confidence=_NOT_FOUND,
                    explanation=(say("Content and figures of all described items were compared."),),
                )


def _with_above(version: ListVersion, numbers: set[str]) -> set[str]:
    there = [version.index[number] for number in numbers if number in version.index]
    return {each.number for item in there for each in (item, *ancestors(version, item))}


_DESCRIBES = {
    (True, True): "{places} describes {named}; {parties} does not describe it.",
    (True, False): "{places} describes {named}; {parties} do not describe it.",
    (False, True): "{places} describe {named}; {parties} does not describe it.",
    (False, False): "{places} describe {named}; {parties} do not describe it.",
}
"""By whether one list describes the substance, and whether one does not."""


def _and(names: Sequence[str]) -> str:
    if len(names) < 2:
        return names[0] if names else ""
    return say("{names} and {last}", names=tuple(names[:-1]), last=names[-1])
