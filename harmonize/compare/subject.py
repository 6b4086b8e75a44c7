"""One subject over all lists: a provision and what answers it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harmonize.align.links import is_reference
from harmonize.compare.numbers import in_order, nearest, places_named
from harmonize.compare.pair import shared_number
from harmonize.compare.web import Web, bridge_to, make_web
from harmonize.errors import HarmonizeError
from harmonize.model import Correspondence, ListVersion, Provision, Relation
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import list_named, open_list, shelf

_FLIPPED = {Relation.BROADER: Relation.NARROWER, Relation.NARROWER: Relation.BROADER}


@dataclass(frozen=True, slots=True)
class Side:
    """What one list says on the subject."""

    version: ListVersion
    provision: Provision | None
    citation: str
    relation: str
    """What it is to the provision that was asked for (``broader``: it controls more); "" for that one itself."""
    below: tuple[Provision, ...]
    """What stands directly under the provision."""
    beneath: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Where the list answers nothing itself: the paragraphs under the one asked for that it answers, each with its
    numbers there."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A provision and its counterparts in the other lists."""

    number: str
    sides: tuple[Side, ...]
    asked: str
    """The citation of the provision that was asked for, to which the relations are."""


def subject_of(number: str, list_id: str = "", library: Path | None = None) -> Subject:
    """The subject that ``number`` names, over the newest version of every list on the shelf; with ``list_id`` only what
    that list has on it.

    The number may be of any list, or a citation of it. Lists meet as in a comparison: in the regime's list, in the
    bridge beyond it, and where neither has the control, by what the parties' own lists say. Raises ``HarmonizeError``
    where no list has it.
    """
    wanted = list_named(list_id, library) if list_id else ""
    names = list(dict.fromkeys(item.info.list_id for item in shelf(library)))
    opened = in_order([open_list(name, library) for name in names])
    places = places_named(number, opened)
    if not places:
        near = nearest(number, opened)
        hint = f"the nearest is {', '.join(near)}, or try" if near else "try"
        raise HarmonizeError(
            f"No provision has the number {number!r} in {', '.join(names)}; {hint} harmonize search {number!r}."
        )
    own = next((place for place in places if place[0].info.list_id == wanted), None)
    home, found = own or _reference(places, opened)
    asked = home.index[found]
    general = [version for version in opened if not spec(version.info.list_id).destination]
    sides = [_side(home, asked, "")]
    if home in general and len(general) > 1 and home.info.list_id != wanted:
        sides += _others(home, asked, general, library)
    shown = tuple(side for side in sides if wanted in ("", side.version.info.list_id))
    if not shown:
        raise HarmonizeError(
            f"{wanted} has tariff codes and items for a destination, which do not answer {home.name} {found}; leave "
            "--list out."
        )
    return Subject(shared_number(home, asked) or found, shown, sides[0].citation)


def _reference(places: Sequence[tuple[ListVersion, str]], opened: Sequence[ListVersion]) -> tuple[ListVersion, str]:
    """Of the lists that have a number, the one whose provision the others are held against. A number that several lists
    share names a subject: that is the regime's own provision, or the one in the bridge; a number of one list is its."""
    if len(places) == 1:
        return places[0]
    shared = {shared_number(version, version.index[number]) for version, number in places} - {None}
    for version in opened:
        if is_reference(version) and not spec(version.info.list_id).is_bridge and len(shared) == 1:
            (number,) = shared
            if number in version.index:
                return version, number
    return next((place for place in places if spec(place[0].info.list_id).is_bridge), places[0])


def _others(
    home: ListVersion, asked: Provision, general: Sequence[ListVersion], library: Path | None
) -> Iterator[Side]:
    regimes = (each for each in general if is_reference(each) and not spec(each.info.list_id).is_bridge)
    base = next(regimes, general[0])
    bridge = bridge_to(base, library, "")
    parties = [each for each in general if each is not base and (not bridge or each.name != bridge.name)]
    web = make_web(base, bridge, parties, library)
    own = home.info.list_id
    rows = [row for row in web.subjects if asked.number in row.numbers.get(own, ())]
    proposed = _direct(web, own, asked.number)
    for version in general:
        if version is home:
            continue
        list_id = version.info.list_id
        numbers = dict.fromkeys(number for row in rows for number in row.numbers.get(list_id, ()))
        numbers.update(dict.fromkeys(number for (other, number) in proposed if other == list_id))
        yield from (
            [
                _side(
                    version,
                    version.index[number],
                    _relation(proposed.get((list_id, number)), rows[0].number if rows else ""),
                )
                for number in numbers
            ]
            or [replace(_side(version, None, ""), beneath=_beneath(web, home, asked, list_id))]
        )


def _beneath(web: Web, home: ListVersion, asked: Provision, list_id: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The paragraphs under ``asked`` that a list answers, with its numbers: the outermost only."""
    answered: dict[str, tuple[str, ...]] = {}
    for row in web.subjects:
        for number in row.numbers.get(home.info.list_id, ()):
            if row.numbers.get(list_id):
                answered[number] = row.numbers[list_id]
    found = []
    waiting = list(home.children.get(asked.number, ()))
    while waiting:
        item = waiting.pop(0)
        if item.number in answered:
            found.append((item.number, answered[item.number]))
        else:
            waiting = [*home.children.get(item.number, ()), *waiting]
    return tuple(found)


def _direct(web: Web, list_id: str, number: str) -> dict[tuple[str, str], tuple[Correspondence, Relation]]:
    """What was found between the provision and others without a detour, as seen from the other side: what is unsure is
    among it."""
    found: dict[tuple[str, str], tuple[Correspondence, Relation]] = {}
    for link in web.correspondences:
        if link.relation is Relation.NONE:
            continue
        if (link.left_list, link.left) == (list_id, number):
            found[link.right_list, link.right] = link, _FLIPPED.get(link.relation, link.relation)
        elif (link.right_list, link.right) == (list_id, number):
            found[link.left_list, link.left] = link, link.relation
    return found


def _relation(direct: tuple[Correspondence, Relation] | None, subject: str) -> str:
    if direct is None:
        return f"answers {subject} too"
    link, relation = direct
    review = ", needs review" if link.needs_review else ""
    return f"{relation.value} by {link.basis.value}, confidence {link.confidence:.2f}{review}"


def _side(version: ListVersion, provision: Provision | None, relation: str) -> Side:
    below = version.children.get(provision.number, ()) if provision else ()
    citation = spec(version.info.list_id).citation(provision.number) if provision else ""
    return Side(version, provision, citation, relation, below)
