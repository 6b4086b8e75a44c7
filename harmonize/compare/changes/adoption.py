"""Which party has taken over which change between two versions of the Wassenaar lists, and since when.

What a party has is looked up in its newest version on the shelf. Since when is found by following its paragraph back
through its older versions, as long as these have the change too: the date is that of the oldest such version, and where
that is the oldest on the shelf the party may have had it before.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from harmonize.compare.changes.affected import covers, standing_on
from harmonize.compare.changes.answers import Answer, Answers, answers_in, other_lists
from harmonize.compare.changes.diff import diff_versions, pair_up
from harmonize.compare.changes.history import versions_of
from harmonize.compare.pair import NAMES
from harmonize.model import (
    CONTROL_KINDS,
    AdoptedChange,
    Adoption,
    AdoptionResult,
    Change,
    ChangeKind,
    ListVersion,
    Standing,
    Status,
    Uptake,
)
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import open_list

_UPTAKE = {
    Standing.NEW: Uptake.HAS,
    Standing.OLD: Uptake.NOT,
    Standing.OTHER: Uptake.OTHER,
    Standing.UNDECIDED: Uptake.UNDECIDED,
}


@dataclass(frozen=True, slots=True)
class _Party:
    """A party's list: its versions on the shelf and what answers the two versions of the baseline in the newest."""

    versions: tuple[ListVersion, ...]
    """The newest first."""
    back: tuple[dict[str, str], ...]
    """Numbers of each version to numbers of the next older one."""
    to_old: Answers
    to_new: Answers

    @property
    def newest(self) -> ListVersion:
        return self.versions[0]


def adoption_of(
    old_name: str, new_name: str, classes: Container[ChangeKind], library: Path | None = None
) -> AdoptionResult:
    """For each change of these classes from ``old_name`` to ``new_name``: which party has it, and since which version.

    Only controls are asked for: notes and definitions have no counterparts that could be looked up. Raises
    ``HarmonizeError`` for names that are not versions of one list on the shelf.
    """
    old, new = open_list(old_name, library), open_list(new_name, library)
    diff = diff_versions(old, new)
    parties, unknown = [], list(diff.not_compared)
    for other in other_lists(new, library):
        to_old, to_new = answers_in(old, other, library), answers_in(new, other, library)
        if to_old is None or to_new is None:
            unknown.append(f"{other.name}: its correspondences with {new.info.list_id} do not ship.")
            continue
        versions = [version for version in versions_of(other.info.list_id, library) if _not_after(version, other)][::-1]
        back = [pair_up(older, newer)[0].pairing.to_old for newer, older in pairwise(versions)]
        parties.append(_Party(tuple(versions), tuple(back), to_old, to_new))
    asked = [change for change in diff.changes if change.kind in classes and change.provision in CONTROL_KINDS]
    rows = tuple(
        AdoptedChange(change, tuple(_adoption(change, old, new, party) for party in parties)) for change in asked
    )
    kept = sum(1 for change in diff.changes if change.kind in classes) - len(asked)
    if kept:
        unknown.append(
            f"{kept:,} changes of notes and definitions, which have no counterparts that could be looked up."
        )
    infos = tuple(version.info for party in parties for version in party.versions)
    return AdoptionResult(diff, infos, rows, tuple(unknown))


def _not_after(version: ListVersion, newest: ListVersion) -> bool:
    return version.info.as_of <= newest.info.as_of


def _adoption(change: Change, old: ListVersion, new: ListVersion, party: _Party) -> Adoption:
    went = change.kind is ChangeKind.DELETED or not change.new_number
    home, number = (old, change.old_number) if went else (new, change.new_number)
    answers = party.to_old if went else party.to_new
    if not covers(party.newest, home, home.index[number], change):
        return _make(party, Uptake.UNDECIDED, None, None, "its source does not cover this category or regime")
    found = [each for each in answers.get(number, ()) if party.newest.index[each.number].status is Status.IN_FORCE]
    if not found:
        return _unanswered(change, home, number, party, answers)
    best = found[0]
    uptake = _uptake(change, party.newest, best.number)
    if uptake is not Uptake.HAS:
        return _make(party, uptake, best, None, "")
    since, at = party.newest, best.number
    for older, back in zip(party.versions[1:], party.back, strict=True):
        at = back.get(at, "")
        if not at or older.index[at].status is not Status.IN_FORCE or _uptake(change, older, at) is not Uptake.HAS:
            break
        since = older
    return _make(party, Uptake.HAS, best, since, "")


def _uptake(change: Change, version: ListVersion, number: str) -> Uptake:
    if change.kind is ChangeKind.DELETED:
        return Uptake.NOT
    return _UPTAKE[standing_on(change, version, version.index[number])[0]]


def _unanswered(change: Change, home: ListVersion, number: str, party: _Party, answers: Answers) -> Adoption:
    """Nothing of the party answers: for what was deleted that is the change itself, for all else it is not taken over.

    A list with a numbering of its own is not taken to have dropped what may only not have been recognised.
    """
    listing = spec(party.newest.info.list_id)
    own_numbering = not any(listing.wassenaar_number(item.number) for item in party.newest.provisions[:200])
    if own_numbering and change.kind is ChangeKind.DELETED:
        return _make(party, Uptake.UNDECIDED, None, None, "nothing was found in its list that answers the old text")
    if change.kind is ChangeKind.DELETED:
        since = party.newest
        same = [version for version in party.versions if not _has_number(version, home, number)]
        for version, held in zip(party.versions, same, strict=False):
            if version is not held:
                break
            since = version
        return _make(party, Uptake.HAS, None, since, "")
    above = home.index[number].parent
    why = "what stands above it answers" if above in answers else ""
    return _make(party, Uptake.NOT if change.kind is ChangeKind.NEW else Uptake.UNDECIDED, None, None, why)


def _has_number(version: ListVersion, home: ListVersion, number: str) -> bool:
    """Whether ``version`` has a paragraph in use under the number that answers ``number`` by its form."""
    bridge = spec(version.info.list_id).wassenaar_number
    wanted = spec(home.info.list_id).wassenaar_number(number)
    return any(
        item.status is Status.IN_FORCE and bridge(item.number) == wanted
        for item in version.provisions
        if item.kind in CONTROL_KINDS
    )


def _make(party: _Party, uptake: Uptake, answer: Answer | None, since: ListVersion | None, why: str) -> Adoption:
    info = party.newest.info
    name = NAMES.get(info.party, info.party)
    number = answer.number if answer else ""
    oldest = since is party.versions[-1]
    said = f"{name}{f' {number}' if number else ''} {uptake.value}"
    if uptake is Uptake.UNDECIDED:
        said = f"{name}{f' {number}' if number else ''}: it is not decided whether it has it"
    if since is not None:
        said += f", since {'or before ' if oldest else ''}{since.info.version}"
    if why:
        said += f" ({why})"
    return Adoption(
        party=info.party,
        list_id=info.list_id,
        uptake=uptake,
        number=number,
        citation=spec(info.list_id).citation(number) if number else "",
        since=since.info.version if since else "",
        since_as_of=since.info.as_of if since else "",
        at_least=since is not None and oldest,
        newest=info.version,
        sentence=f"{said}.",
        needs_review=answer is not None and answer.needs_review,
    )
