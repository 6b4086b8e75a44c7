"""A paragraph's life over all versions of its list on the shelf, and the lives of its counterparts in other lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from harmonize.compare.changes.answers import answers_in, other_lists
from harmonize.compare.changes.classing import Work
from harmonize.compare.changes.diff import pair_up, part_of, single_changes
from harmonize.compare.numbers import in_order, nearest, places_named
from harmonize.errors import HarmonizeError
from harmonize.model import Change, Life, LifeEvent, ListVersion, Status
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import list_named, open_list, shelf


def lives_of(number: str, list_id: str = "", library: Path | None = None) -> tuple[Life, ...]:
    """The life of ``number`` in its list, and of what answers it in the lists of the other parties.

    The number may be of any list and of any version, or a citation: the newest version that has it is where the search
    begins. With ``list_id`` only the lives in that list are given. Raises ``HarmonizeError`` where no version has the
    number, or nothing in ``list_id`` answers it.
    """
    names = list(dict.fromkeys(item.info.list_id for item in shelf(library)))
    only = list_named(list_id, library) if list_id else ""
    wanted = number.strip().rstrip(".")
    for name in [only, *names] if only else names:
        versions = versions_of(name, library)
        at = next((index for index in range(len(versions) - 1, -1, -1) if wanted in versions[index].index), None)
        if at is None:
            continue
        lives = [life_in(versions, at, wanted)]
        if name != only:
            lives += _counterparts(versions[at], wanted, library)
        shown = tuple(life for life in lives if only in ("", life.list_id))
        if not shown:
            raise HarmonizeError(f"Nothing in {only} answers {name} {wanted}; leave --list out to see the others.")
        return shown
    newest = in_order([open_list(name, library) for name in names])
    named = next((found for _, found in places_named(number, newest) if found != wanted), "")
    if named:
        return lives_of(named, only, library)
    near = nearest(number, newest)
    hint = f"the nearest is {', '.join(near)}" if near else "try harmonize search"
    raise HarmonizeError(f"No version on the shelf has the number {number!r} in {', '.join(names)}; {hint}.")


def versions_of(list_id: str, library: Path | None = None) -> list[ListVersion]:
    """All versions of a list on the shelf, the oldest first; of two as of the same day, the one with texts."""
    found: dict[str, ListVersion] = {}
    for item in shelf(library):
        if item.info.list_id == list_id:
            version = open_list(f"{list_id}@{item.info.version}", library)
            key = f"{version.info.as_of} {version.info.revision or version.info.version}"
            if key not in found or version.has_texts:
                found[key] = version
    return [found[key] for key in sorted(found)]


def life_in(versions: Sequence[ListVersion], at: int, number: str) -> Life:
    """The life of the paragraph that is ``number`` in ``versions[at]``, over ``versions`` from old to new."""
    info = versions[at].info
    works = {index: pair_up(versions[index - 1], versions[index])[0] for index in range(1, len(versions))}
    numbers: dict[int, str] = {at: number}
    for index in range(at, 0, -1):
        numbers[index - 1] = works[index].pairing.to_old.get(numbers[index], "")
    for index in range(at + 1, len(versions)):
        numbers[index] = works[index].pairing.to_new.get(numbers[index - 1], "")
    events: list[LifeEvent | None] = [_first(versions[0], numbers[0], number)]
    events += [_event(versions, works[index], index, numbers) for index in range(1, len(versions))]
    return Life(info.party, info.list_id, number, tuple(event for event in events if event is not None))


def _first(version: ListVersion, number: str, asked: str) -> LifeEvent:
    if number:
        return _make(version, number, "first on the shelf", "The oldest version on the shelf has it already.")
    if not any(part_of(item.number) == part_of(asked) for item in version.provisions):
        return _make(version, "", "not compared", "The source of this version does not cover this part of the list.")
    return _make(version, "", "not in this version", "It is not in the oldest version on the shelf.")


def _event(versions: Sequence[ListVersion], work: Work, index: int, numbers: dict[int, str]) -> LifeEvent | None:
    version, before, now = versions[index], numbers[index - 1], numbers[index]
    if not before and not now:
        return None
    if now and not before and not any(part_of(item.number) == part_of(now) for item in versions[index - 1].provisions):
        return _make(version, now, "first on the shelf", "The version before it does not cover this part of the list.")
    own = _changes(work, {before, now} - {""})
    mine = tuple(change for change in own if change.old_number == before and change.new_number == now)
    below = Counter(change.kind.value for change in own if change not in mine)
    said = " ".join(change.sentence for change in mine)
    if below:
        said += f" Below it: {', '.join(f'{count} {kind}' for kind, count in sorted(below.items()))}."
    what = "introduced" if not before else "deleted" if not now else mine[0].kind.value if mine else "unchanged"
    if what == "unchanged" and not below:
        return _make(version, now, what, "")
    shown = now if now and version.index[now].status is Status.IN_FORCE else now or before
    return _make(version, shown, what, said.strip(), mine)


def _changes(work: Work, numbers: set[str]) -> list[Change]:
    """The changes of these numbers and of all that stands under them, in either version."""
    held = set(numbers)
    for version in (work.old, work.new):
        waiting = [number for number in numbers if number in version.index]
        for number in waiting:
            children = [child.number for child in version.children.get(number, ())]
            held.update(children)
            waiting.extend(children)
    return single_changes(work, held)


def _make(version: ListVersion, number: str, what: str, sentence: str, changes: tuple[Change, ...] = ()) -> LifeEvent:
    info = version.info
    citation = spec(info.list_id).citation(number) if number else ""
    return LifeEvent(info.list_id, info.version, info.as_of, number, citation, what, sentence, changes)


def _counterparts(home: ListVersion, number: str, library: Path | None) -> list[Life]:
    lives = []
    for other in other_lists(home, library):
        answers = answers_in(home, other, library)
        for answer in (answers or {}).get(number, ())[:1]:
            versions = versions_of(other.info.list_id, library)
            at = next(i for i, version in enumerate(versions) if version.info.version == other.info.version)
            lives.append(life_in(versions, at, answer.number))
    return lives
