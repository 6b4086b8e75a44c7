"""The changes between two versions of one list: the pure result of ``harmonize diff``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import replace
from typing import TypeAlias

from harmonize.compare.changes.bags import Bags
from harmonize.compare.changes.classing import Work, change_of_one, changes_of_pair
from harmonize.compare.changes.fields import differing, facts_of
from harmonize.compare.changes.pairing import pair_bags
from harmonize.errors import HarmonizeError
from harmonize.model import Change, HsLine, ListDiff, ListVersion, Logic, Provision, say

Absent: TypeAlias = dict[str, tuple[int, bool]]
"""Parts of a list that one version lacks, with the count of their paragraphs and whether the old version has them."""
_LEAST = 10
"""Paragraphs that a part of a list must have in one version for its absence from the other to mean that the other's
source does not cover it, rather than that every one of them was deleted."""
_PART = re.compile(r"[^0-9./#]*")


def diff_versions(old: ListVersion, new: ListVersion) -> ListDiff:
    """What changed from ``old`` to ``new``.

    Works on digests as well as on texts; where both versions have texts, paragraphs are recognised by their words and
    the changes carry the wording. Raises ``HarmonizeError`` for versions of two lists.
    """
    if old.info.list_id != new.info.list_id:
        raise HarmonizeError(
            f"{old.name} and {new.name} are not versions of one list; use harmonize compare for two lists."
        )
    work, absent = pair_up(old, new)
    changed = paired_changes(work)
    return ListDiff(
        old=old.info,
        new=new.info,
        changes=tuple(_in_order(work, changed)),
        not_compared=tuple(_absence(part, count, old, new, in_old) for part, (count, in_old) in absent.items()),
        compared=len(work.pairing.to_new),
        unchanged=len(work.pairing.to_new) - len(changed),
    )


def pair_up(old: ListVersion, new: ListVersion) -> tuple[Work, Absent]:
    """Two versions of one list, paired, without the parts that only one of them has at all; and these parts."""
    absent = _absent_parts(old, new)
    if absent:
        old, new = _without(old, absent), _without(new, absent)
    texts = old.has_texts and new.has_texts
    ours, theirs = Bags(old, texts), Bags(new, texts)
    return Work(old, new, pair_bags(ours, theirs), ours, theirs), absent


def single_changes(work: Work, numbers: Container[str]) -> list[Change]:
    """The changes of the paragraphs with these numbers, in either version."""
    changed = paired_changes(work, numbers)
    return [
        change for change in _in_order(work, changed) if change.new_number in numbers or change.old_number in numbers
    ]


def paired_changes(work: Work, only: Container[str] | None = None) -> dict[str, list[Change]]:
    """The changes of the paragraphs that are in both versions (or of those whose new number is in ``only``), by new
    number."""

    def now(number: str) -> str:
        return work.pairing.to_new.get(number, number)

    hs_old, hs_new = _by_number(work.old), _by_number(work.new)
    ours, theirs, pairs = {}, {}, {}
    for old_number, new_number in work.pairing.to_new.items():
        if only is not None and new_number not in only:
            continue
        old, new = work.old.index[old_number], work.new.index[new_number]
        lines = hs_old.get(old_number, ()), hs_new.get(new_number, ())
        if _plainly_equal(old, new) and lines[0] == lines[1]:
            continue
        pairs[new_number] = (old, new)
        ours[new_number] = {**facts_of(old, lines[0], now), "number": old_number}
        theirs[new_number] = facts_of(new, lines[1])
    found = {}
    for number, what in differing(ours, theirs).items():
        made = changes_of_pair(work, *pairs[number], (ours[number], theirs[number]), what)
        if made:
            found[number] = [_with_place(work, change) for change in made]
    return found


def _plainly_equal(old: Provision, new: Provision) -> bool:
    """Equal in every fact that a source states; what is read from equal words is equal, whoever read them."""
    return (
        old.number == new.number
        and old.text_hash == new.text_hash
        and old.status is new.status
        and old.since == new.since
        and old.marks == new.marks
        and old.regimes == new.regimes
        and old.reasons == new.reasons
        and (old.logic is new.logic or Logic.ALL not in (old.logic, new.logic))
    )


def _with_place(work: Work, change: Change) -> Change:
    """Names the topmost paragraph that moved, for one that moved along."""
    if change.old_number == change.new_number:
        return change
    top = ""
    old, new = work.old.index[change.old_number], work.new.index[change.new_number]
    while old.parent and new.parent and work.pairing.to_new.get(old.parent) == new.parent and old.parent != new.parent:
        old, new = work.old.index[old.parent], work.new.index[new.parent]
        top = new.number
    return replace(change, under=top)


def _in_order(work: Work, changed: dict[str, list[Change]]) -> Iterator[Change]:
    """All changes in the order of the new version; what went stands behind what it followed in the old one."""
    gone: dict[str, list[Change]] = {}
    last = ""
    tops: dict[str, Provision] = {}
    for item in work.old.provisions:
        if item.number in work.pairing.to_new:
            last = work.pairing.to_new[item.number]
        else:
            gone.setdefault(last, []).append(_alone(work, item, tops, is_new=False))
    yield from gone.get("", ())
    tops = {}
    for item in work.new.provisions:
        if item.number in work.pairing.to_old:
            yield from changed.get(item.number, ())
        else:
            yield _alone(work, item, tops, is_new=True)
        yield from gone.get(item.number, ())


def _alone(work: Work, item: Provision, tops: dict[str, Provision], *, is_new: bool) -> Change:
    """The change of a paragraph in one version only; ``tops`` holds the topmost such paragraph above each."""
    version, other, paired = (
        (work.new, work.old, work.pairing.to_old) if is_new else (work.old, work.new, work.pairing.to_new)
    )
    top = tops.get(item.parent or "")
    above, answer = version.index.get(item.parent or ""), other.index.get(paired.get(item.parent or "", ""))
    if above is not None and answer is not None and above.status is not answer.status:
        top = above
    tops[item.number] = top or item
    return change_of_one(work, item, top, is_new=is_new)


def _by_number(version: ListVersion) -> dict[str, tuple[HsLine, ...]]:
    found: dict[str, tuple[HsLine, ...]] = {}
    for line in version.hs:
        found[line.number] = (*found.get(line.number, ()), line)
    return found


def part_of(number: str) -> str:
    """The part of a list that a number belongs to, where numbers of parts begin differently (``DEF:``, ``別表``)."""
    if ":" in number:
        return number.partition(":")[0] + ":"
    found = _PART.match(number)
    return found[0] if found else ""


def _absent_parts(old: ListVersion, new: ListVersion) -> Absent:
    """Parts that only one version has at all, with the count of their paragraphs and whether the old one has them."""
    ours = Counter(part_of(item.number) for item in old.provisions)
    theirs = Counter(part_of(item.number) for item in new.provisions)
    found = {part: (count, True) for part, count in ours.items() if part not in theirs and count >= _LEAST}
    found |= {part: (count, False) for part, count in theirs.items() if part not in ours and count >= _LEAST}
    return found


def _without(version: ListVersion, parts: Absent) -> ListVersion:
    return replace(version, provisions=tuple(item for item in version.provisions if part_of(item.number) not in parts))


def _called(version: ListVersion) -> str:
    """A version as a reader calls it: the list by its title."""
    return say("{title} ({version})", title=version.info.title, version=version.info.version)


def _absence(part: str, count: int, old: ListVersion, new: ListVersion, in_old: bool) -> str:
    there, lacking = (old, new) if in_old else (new, old)
    return say(
        "{there} has {n} paragraphs numbered {part}…, and {lacking} has none at all: its source is taken not to cover "
        "this part, and nothing of it is counted as new or deleted.",
        there=_called(there),
        n=f"{count:,}",
        part=part,
        lacking=_called(lacking),
    )
