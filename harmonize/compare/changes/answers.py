"""What answers the paragraphs of one version in another party's list, whatever version the correspondences name.

Correspondences of lists with numberings of their own ship for certain versions only. For another version of the same
list they hold along the pairing of the two versions: a paragraph is answered by what answers the paragraph that it
became.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harmonize.align.crosswalk import crosswalk_path, open_crosswalk
from harmonize.align.links import is_reference, links_between
from harmonize.align.lists import alignable, by_content
from harmonize.compare.changes.pairing import pair_versions
from harmonize.compare.web import bridge_to, make_web
from harmonize.errors import ShelfError
from harmonize.model import Correspondence, ListVersion, Relation
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import open_list, shelf


@dataclass(frozen=True, slots=True)
class Answer:
    """A number of the other list that answers, and whether the correspondence needs review."""

    number: str
    needs_review: bool


Answers = Mapping[str, Sequence[Answer]]
"""What answers each number of the home list."""


def other_lists(home: ListVersion, library: Path | None = None) -> list[ListVersion]:
    """The newest version of every list of another party that can be aligned with ``home``."""
    names = dict.fromkeys(item.info.list_id for item in shelf(library))
    found = []
    for name in names:
        if name == home.info.list_id or spec(name).party == home.info.party or spec(name).destination:
            continue
        other = open_list(name, library)
        if alignable(home, other) or alignable(other, home):
            found.append(other)
    return found


def answers_in(home: ListVersion, other: ListVersion, library: Path | None = None) -> Answers | None:
    """What answers each control of ``home`` in ``other``; None where the correspondences would have to be made first,
    which takes too long to do beside another job."""
    forwards = alignable(home, other) and (by_content(home, other) or not by_content(other, home))
    left, right = (home, other) if forwards else (other, home)
    if not by_content(left, right):
        return _index(links_between(left, right, library), forwards)
    shipped = _shipped_versions(home, other, forwards, library)
    if shipped is None:
        return _over_subjects(home, other, library)
    base, beside = shipped
    found = _index(links_between(base, beside, library) if forwards else links_between(beside, base, library), forwards)
    now, there = _along(base, home), _along(beside, other)
    return {
        now(number): [Answer(there(each.number), each.needs_review) for each in answers if there(each.number)]
        for number, answers in found.items()
        if now(number)
    }


def _over_subjects(home: ListVersion, other: ListVersion, library: Path | None) -> Answers | None:
    """What answers over the lists of reference: two parties' paragraphs that stand in one subject. None where there is
    no list of reference on the shelf."""
    names = dict.fromkeys(item.info.list_id for item in shelf(library) if not spec(item.info.list_id).destination)
    opened = [open_list(name, library) for name in names]
    base = next((each for each in opened if is_reference(each) and not spec(each.info.list_id).is_bridge), None)
    if base is None:
        return None
    parties = [each for each in opened if each.info.list_id in (home.info.list_id, other.info.list_id)]
    web = make_web(base, bridge_to(base, library, ""), parties, library)
    newest = next(each for each in parties if each.info.list_id == home.info.list_id)
    now = _along(newest, home)
    found: dict[str, list[Answer]] = defaultdict(list)
    for row in web.subjects:
        for number in row.numbers.get(home.info.list_id, ()):
            if now(number):
                found[now(number)] += [Answer(each, False) for each in row.numbers.get(other.info.list_id, ())]
    return found


def _along(version: ListVersion, later: ListVersion) -> Callable[[str], str]:
    """From the numbers of one version of a list to those of another, "" where a paragraph is in one only."""
    if version.info.version == later.info.version:
        return str
    paired = pair_versions(version, later).to_new
    return lambda number: paired.get(number, "")


def _index(links: Sequence[Correspondence], forwards: bool) -> Answers:
    found: dict[str, list[Answer]] = defaultdict(list)
    for link in links:
        if link.relation is not Relation.NONE:
            ours, theirs = (link.left, link.right) if forwards else (link.right, link.left)
            found[ours].append(Answer(theirs, link.needs_review))
    return {number: sorted(each, key=lambda answer: answer.needs_review) for number, each in found.items()}


def _shipped_versions(
    home: ListVersion, other: ListVersion, forwards: bool, library: Path | None
) -> tuple[ListVersion, ListVersion] | None:
    """The versions of both lists for which correspondences ship: these two where they do, else the newest."""
    pairs = set()
    for left, right in open_crosswalk(crosswalk_path()).pairs:
        mine, theirs = (left, right) if forwards else (right, left)
        if (mine[0], theirs[0]) == (home.info.list_id, other.info.list_id):
            pairs.add((mine[1], theirs[1]))
    wanted = home.info.version, other.info.version
    for pair in sorted(pairs, key=lambda each: (each[1] == wanted[1], each[0] == wanted[0], each), reverse=True):
        try:
            found = [
                version if version.info.version == name else open_list(f"{version.info.list_id}@{name}", library)
                for version, name in zip((home, other), pair, strict=True)
            ]
        except ShelfError:
            continue  # correspondences of a version that is no longer on the shelf are of no use here
        return found[0], found[1]
    return None
