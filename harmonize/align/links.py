"""The correspondences of two lists as the program uses them: shipped or computed, with the reviewers' word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from harmonize.align.candidates import product_group
from harmonize.align.crosswalk import Row, crosswalk_path, open_crosswalk, write_crosswalk
from harmonize.align.lists import align_lists, alignable, by_content
from harmonize.align.reviewed import Reviewed, reviewed_rows, with_reviews
from harmonize.model import CONTROL_KINDS, Correspondence, Effect, ListVersion, Provision, Regime, Relation, Status
from harmonize.model.tree import ancestors, controls, in_force
from harmonize.parsers.spec import spec
from harmonize.resources import lists_folder
from harmonize.shelf.catalogue import open_list
from harmonize.shelf.recipes import read_recipes

_SURELY = 0.95
"""Confidence from which two whole lists tell that a party has another's national control."""
_PROBABLY = 0.5
"""Confidence from which a control is held to be answered, so that no other party's national control is looked for."""


def links_between(left: ListVersion, right: ListVersion, library: Path | None = None) -> tuple[Correspondence, ...]:
    """Which provision of ``right`` answers each control paragraph of ``left``.

    Taken from the shipped crosswalk where it has these two versions, else computed; a reviewer's verdict wins.
    """
    return reviewed_between(left, right, library).links


def reviewed_between(left: ListVersion, right: ListVersion, library: Path | None = None) -> Reviewed:
    """The same with the verdicts on pairs that are not worked with, and where a verdict and the program differ."""
    keys = (left.info.list_id, left.info.version), (right.info.list_id, right.info.version)
    found = open_crosswalk(crosswalk_path()).between(*keys) or align_lists(left, right)
    return with_reviews(found, reviewed_rows(library), left, right)


def reviewed_national(
    left: ListVersion,
    right: ListVersion,
    free_left: Mapping[str, str],
    free_right: Mapping[str, str],
    library: Path | None = None,
) -> Reviewed:
    """Which national controls of two parties answer each other, of those that nothing else answers.

    Taken from the shipped crosswalk where it has these two versions, else computed; a reviewer's verdict wins, but a
    pair that was confirmed counts only where nothing else answers either side.
    """
    keys = (left.info.list_id, left.info.version), (right.info.list_id, right.info.version)
    ours, theirs = set(free_left), set(free_right)
    shipped = open_crosswalk(crosswalk_path()).national(*keys)
    if shipped is None:
        from harmonize.align.national import align_national  # its libraries are not needed for what ships

        found = align_national(left, right, free_left, free_right)
    else:
        found = tuple(link for link in shipped if link.left in ours and (not link.right or link.right in theirs))
    return with_reviews(found, reviewed_rows(library), left, right, free=(ours, theirs))


def free_controls(version: ListVersion, answers: Iterable[Correspondence]) -> dict[str, str]:
    """The control paragraphs of a party that no list of reference answers, or only improbably, in the order of the
    list, each with the product group of what answers the nearest paragraph above it ("" where nothing does)."""
    given = [link for link in answers if link.relation is not Relation.NONE]
    answered = {link.left: product_group(link.right) for link in given if link.confidence >= _PROBABLY}
    surely = {link.left for link in given if link.confidence >= _SURELY}
    return {
        item.number: next((answered[each.number] for each in ancestors(version, item) if each.number in answered), "")
        for item in version.provisions
        if item.number not in answered
        and not _answered_in_parts(version, item, surely)
        and item.kind in CONTROL_KINDS
        and item.status is Status.IN_FORCE
        and "#" not in item.number
        and item.effect is not Effect.EXCLUDES
        and spec(version.info.list_id).compared(item.number)
    }


def _answered_in_parts(version: ListVersion, item: Provision, surely: Collection[str]) -> bool:
    """Whether the paragraphs right under ``item`` are surely answered, all of them: it only gathers them."""
    parts = in_force(controls(version, item.number))
    return bool(parts) and all(part.number in surely for part in parts)


def surely_answered(
    left: ListVersion, right: ListVersion, free: Mapping[str, str], paired: Collection[Correspondence]
) -> tuple[Correspondence, ...]:
    """The national controls ``free`` of ``right`` that ``left`` surely has by the shipped alignment of the two whole
    lists, though what it has there answers a list of reference, too; pairs in ``paired`` are known already."""
    keys = (left.info.list_id, left.info.version), (right.info.list_id, right.info.version)
    known = {link.left for link in paired} | {link.right for link in paired}
    return tuple(
        link
        for link in open_crosswalk(crosswalk_path()).between(*keys) or ()
        if link.relation is Relation.EQUAL
        and link.confidence >= _SURELY
        and link.right in free
        and known.isdisjoint((link.left, link.right))
    )


def rebuild_crosswalk() -> Iterator[str]:
    """Compute anew what ships in the crosswalk, from the newest shipped version of every list: each party's list with
    the regime's list and with the bridge, the bridge with the regime's list, a list of its own numbering with all
    others of one language, and the parties' national controls with each other. Reviewed rows are kept. Yields what was
    aligned."""
    from harmonize.align.national import align_national

    path = crosswalk_path()
    reviewed = open_crosswalk(path).reviewed
    rows = list(reviewed)
    recipes = read_recipes(lists_folder() / "sources.toml")
    newest = {recipe.list_id: recipe.version for recipe in recipes if not recipe.base}
    shelved = [open_list(f"{list_id}@{version}", texts=False) for list_id, version in newest.items()]
    answers: dict[str, list[Correspondence]] = {}
    for left in shelved:
        for right in shelved:
            if _ships(left, right):
                made = align_lists(left, right)
                rows += [Row(left.info.version, right.info.version, link) for link in made]
                if is_reference(right):
                    answers.setdefault(left.info.list_id, []).extend(made)
                yield f"{left.name} to {right.name}: {len(made):,} correspondences"
                yield from with_reviews(made, reviewed, left, right).contradictions
    parties = [version for version in shelved if version.info.list_id in answers and not is_reference(version)]
    free = {version.name: free_controls(version, answers[version.info.list_id]) for version in parties}
    for left, right in combinations(sorted(parties, key=lambda each: each.info.list_id), 2):
        made = align_national(left, right, free[left.name], free[right.name])
        rows += [Row(left.info.version, right.info.version, link) for link in made]
        yield f"{left.name} and {right.name}: {len(made):,} national controls that answer each other"
    write_crosswalk(path, rows)


def is_reference(version: ListVersion) -> bool:
    """Whether the lists of the parties are held against this one: a regime's own list, or the bridge."""
    return spec(version.info.list_id).is_bridge or Regime.NATIONAL not in version.info.regimes


def _ships(left: ListVersion, right: ListVersion) -> bool:
    if not alignable(left, right):
        return False
    if spec(left.info.list_id).is_bridge or not is_reference(left):
        own = by_content(left, right) and spec(right.info.list_id).translation is None
        return own or (is_reference(right) and not (is_reference(left) and spec(right.info.list_id).is_bridge))
    return False
