"""Goods that one list names in a paragraph of their own and another in a note or within a sentence.

Where a list cuts an entry into paragraphs, another may say the same in a note with branches ("includes: ..."). What
such a note names is controlled there, and is neither missing nor a control that only one list has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from harmonize.align.bounds import same_bound
from harmonize.align.likeness import alike
from harmonize.compare.pair import Links, Pair
from harmonize.model import Effect, Kind, ListVersion, Provision, Role
from harmonize.model.tree import ancestors, controls_below, entry_of

_SAYS_THE_SAME = 0.5
"""Likeness from which a branch of a note is held to name the goods of a paragraph."""


def included_by_note(version: ListVersion, homes: Iterable[Provision], item: Provision) -> Provision | None:
    """The note, or branch of one, in the entries of ``homes`` that names what ``item`` of another list names."""
    entries = {entry.number: entry for entry in (entry_of(version, home) for home in homes)}
    notes = [note for entry in entries.values() for note in _notes(version, entry)]
    likest = max(notes, key=lambda note: alike(item, note), default=None)
    return likest if likest is not None and alike(item, likest) >= _SAYS_THE_SAME else None


def said_in_one(version: ListVersion, homes: Iterable[Provision], item: Provision) -> bool:
    """Whether the nearest paragraph of ``homes`` says in one sentence, or in conditions under it, all the bounds of
    ``item``, which another list puts into a paragraph of its own."""
    asked = [bound for bound in item.thresholds if bound.role is not Role.EQUIVALENT]
    home = next(iter(homes), None)
    if home is None or not asked:
        return False
    held = [bound for each in (home, *controls_below(version, home)) for bound in each.thresholds]
    return all(any(same_bound(bound, other) for other in held) for bound in asked)


def homes_of_ours(links: Links, party: ListVersion, item: Provision) -> list[Provision]:
    """What answers, in the baseline, the paragraphs of the party that ``item`` stands under."""
    return [pair.theirs for pair in _pairs_above(party, item, links.by_ours)]


def homes_of_theirs(links: Links, baseline: ListVersion, item: Provision) -> list[Provision]:
    """What answers, in the party's list, the paragraphs of the baseline that ``item`` stands under."""
    return [pair.ours for pair in _pairs_above(baseline, item, links.by_theirs)]


def _pairs_above(version: ListVersion, item: Provision, paired: Mapping[str, tuple[Pair, ...]]) -> list[Pair]:
    return [pair for above in ancestors(version, item) for pair in paired.get(above.number, ())]


def _notes(version: ListVersion, provision: Provision) -> Iterator[Provision]:
    """All notes under ``provision``, with their branches, but those that take things out of control."""
    for item in version.children.get(provision.number, ()):
        if item.kind is Kind.NOTE and item.effect is not Effect.EXCLUDES:
            yield item
        yield from _notes(version, item)
