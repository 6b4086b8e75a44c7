"""What an amendment added to a Russia list and what it took out: tariff codes and described items.

Amendments insert articles and move the numbers of those behind them, so that a number says nothing across versions.
An item is the same when its words are (``text_hash``); an item whose words changed is known by its place: the part of
the list whose other items moved along with it, and its number within that part. Codes are compared as subheadings of
the Harmonized System 2022, so that a heading in place of its subheadings is no change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from harmonize.compare.russia.expand import expand
from harmonize.errors import HarmonizeError
from harmonize.model import CONTROL_KINDS, ListVersion, Provision, Status
from harmonize.model.tree import stands_under
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import open_list, shelf
from harmonize.shelf.nomenclature import Nomenclature, nomenclature


@dataclass(frozen=True, slots=True)
class Amendment:
    """The difference between two versions of one list."""

    list_id: str
    old: str
    """Name of the older version."""
    new: str
    codes_added: tuple[str, ...]
    """Subheadings that only the newer version lists, wholly or in part."""
    codes_removed: tuple[str, ...]
    codes_widened: tuple[str, ...]
    """Subheadings that were listed in part and are listed wholly."""
    codes_narrowed: tuple[str, ...]
    items_added: tuple[Provision, ...]
    """Described items of the newer version that the older one does not have, with all that stands under them."""
    items_removed: tuple[Provision, ...]
    items_changed: tuple[tuple[Provision, Provision], ...]
    """Items at one place whose words differ, the older first."""

    @property
    def added(self) -> tuple[Provision, ...]:
        """The topmost of the added items."""
        return _topmost(self.items_added)

    @property
    def removed(self) -> tuple[Provision, ...]:
        """The topmost of the removed items."""
        return _topmost(self.items_removed)


def amendments(versions: Sequence[ListVersion]) -> tuple[Amendment, ...]:
    """What each version of a list changed in the one before it, in the order of ``versions``."""
    return tuple(amendment(old, new) for old, new in pairwise(versions))


def amendments_of(list_id: str, library: Path | None = None) -> tuple[Amendment, ...]:
    """What each version of ``list_id`` on the shelf changed in the one before it, from old to new.

    Raises ``HarmonizeError`` where the list has no tariff codes or fewer than two versions are on the shelf.
    """
    newest = open_list(list_id, library, texts=False)
    list_id = newest.info.list_id
    if not newest.hs:
        raise HarmonizeError(f"{newest.name} names no tariff codes; use harmonize diff for its versions.")
    held = [item.info.version for item in shelf(library) if item.info.list_id == list_id]
    if len(held) < 2:
        raise HarmonizeError(
            f"Only {newest.name} is on the shelf; read older ones with harmonize revisions {list_id} FOLDER."
        )
    return amendments([open_list(f"{list_id}@{version}", library, texts=False) for version in held])


def amendment(old: ListVersion, new: ListVersion, codes: Nomenclature | None = None) -> Amendment:
    """What ``new`` added to ``old`` and took out.

    Raises ``HarmonizeError`` where they are not versions of one list.
    """
    if old.info.list_id != new.info.list_id:
        raise HarmonizeError(f"{old.name} and {new.name} are two lists; name two versions of one.")
    system = codes or nomenclature()
    before, after = _coverage(old, system), _coverage(new, system)
    removed, added, changed = _items(old, new)
    return Amendment(
        list_id=new.info.list_id,
        old=old.info.version,
        new=new.info.version,
        codes_added=tuple(sorted(after.keys() - before.keys())),
        codes_removed=tuple(sorted(before.keys() - after.keys())),
        codes_widened=tuple(sorted(code for code in after.keys() & before.keys() if after[code] and not before[code])),
        codes_narrowed=tuple(sorted(code for code in after.keys() & before.keys() if before[code] and not after[code])),
        items_added=added,
        items_removed=removed,
        items_changed=changed,
    )


def _coverage(version: ListVersion, codes: Nomenclature) -> dict[str, bool]:
    """The subheadings that a version lists, with whether one provision lists it wholly."""
    return {code: any(each.whole for each in mentions) for code, mentions in expand(version, codes).mentions.items()}


def _items(
    old: ListVersion, new: ListVersion
) -> tuple[tuple[Provision, ...], tuple[Provision, ...], tuple[tuple[Provision, Provision], ...]]:
    before, after = _described(old), _described(new)
    same = _same_words(old, before, new, after)
    parts = _parts(old, new, same)
    gone = [item for item in before if item.number not in same]
    taken = set(same.values())
    fresh = {item.number: item for item in after if item.number not in taken}
    changed: list[tuple[Provision, Provision]] = []
    for item in gone:
        part = parts.get(_part(old, item))
        if part is not None and (other := fresh.pop(part + _within(old, item), None)) is not None:
            changed.append((item, other))
    moved = {one.number for one, _ in changed}
    return tuple(item for item in gone if item.number not in moved), tuple(fresh.values()), tuple(changed)


def _described(version: ListVersion) -> list[Provision]:
    """The control paragraphs in force that name no tariff code, nor only gather such."""
    on_tariff = {line.number for line in version.hs}
    compared = spec(version.info.list_id).compared
    return [
        item
        for item in version.provisions
        if item.kind in CONTROL_KINDS
        and item.status is Status.IN_FORCE
        and item.number not in on_tariff
        and compared(item.number)
        and not stands_under(version, item, on_tariff)
    ]


def _same_words(
    old: ListVersion, before: Sequence[Provision], new: ListVersion, after: Sequence[Provision]
) -> dict[str, str]:
    """Which item of the newer version has the words of an item of the older one, by number.

    Short words stand in many places (of the following), so the words of all that stand above must be the same too;
    only then any equal words are taken, in order.
    """
    found: dict[str, str] = {}
    for chain in (_chain, _own):
        free: dict[tuple[str, ...], list[str]] = defaultdict(list)
        taken = set(found.values())
        for item in after:
            if item.number not in taken:
                free[chain(new, item)].append(item.number)
        for item in before:
            if item.number in found:
                continue
            numbers = free.get(chain(old, item))
            if numbers:
                found[item.number] = numbers.pop(0)
    return found


def _chain(version: ListVersion, item: Provision) -> tuple[str, ...]:
    compared = spec(version.info.list_id).compared
    words: list[str] = []
    at: Provision | None = item
    while at is not None and compared(at.number):
        words.append(at.text_hash)
        at = version.index.get(at.parent or "")
    return tuple(words)


def _own(version: ListVersion, item: Provision) -> tuple[str, ...]:
    """The words of the item and of what stands directly above it."""
    above = version.index.get(item.parent or "")
    return item.text_hash, *((above.text_hash,) if above is not None and above.kind in CONTROL_KINDS else ())


def _parts(old: ListVersion, new: ListVersion, same: dict[str, str]) -> dict[str, str]:
    """Which part of the newer version is which of the older one: most of its items are there."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one, two in same.items():
        votes[_part(old, old.index[one])][_part(new, new.index[two])] += 1
    found = {part: counted.most_common(1)[0][0] for part, counted in votes.items()}
    # an article of one sentence has no other items: it is known by what it refines
    by_reference = {_refines(new, part): part for part in {_part(new, item) for item in _described(new)}}
    for part in {_part(old, item) for item in _described(old)} - found.keys():
        refined = _refines(old, part)
        if refined in by_reference:
            found[part] = by_reference[refined]
    return found


def _refines(version: ListVersion, number: str) -> str:
    """What a part says that it refines, else its own number."""
    return next(iter(version.index[number].references), number)


def _part(version: ListVersion, item: Provision) -> str:
    """The topmost paragraph above an item that is compared by itself: an article, a paragraph of a supplement."""
    compared: Callable[[str], bool] = spec(version.info.list_id).compared
    at = item
    while (above := version.index.get(at.parent or "")) is not None and compared(above.number):
        at = above
    return at.number


def _within(version: ListVersion, item: Provision) -> str:
    return item.number.removeprefix(_part(version, item))


def _topmost(items: Sequence[Provision]) -> tuple[Provision, ...]:
    numbers = {item.number for item in items}
    return tuple(item for item in items if item.parent not in numbers)
