"""One subject over all lists: a provision and what answers it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from harmonize.align.links import is_reference
from harmonize.compare.pair import shared_number
from harmonize.compare.web import Web, bridge_to, make_web
from harmonize.errors import HarmonizeError
from harmonize.model import Correspondence, ListVersion, Provision, Relation
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import open_list, shelf

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


@dataclass(frozen=True, slots=True)
class Subject:
    """A provision and its counterparts in the other lists."""

    number: str
    sides: tuple[Side, ...]


def subject_of(number: str, list_id: str = "", library: Path | None = None) -> Subject:
    """The subject that ``number`` names, over the newest version of every list on the shelf (or only ``list_id``).

    The number may be of any list. Lists meet as in a comparison: in the regime's list, in the bridge beyond it, and
    where neither has the control, by what the parties' own lists say. Raises ``HarmonizeError`` where no list has it.
    """
    names = list(dict.fromkeys(item.info.list_id for item in shelf(library)))
    if list_id and list_id not in names:
        raise HarmonizeError(f"There is no list {list_id!r} on the shelf; it has {', '.join(names)}.")
    opened = [open_list(name, library) for name in names if not list_id or name == list_id]
    wanted = number.strip().rstrip(".")
    home = next((version for version in opened if wanted in version.index), None)
    if home is None:
        where = list_id or ", ".join(names)
        raise HarmonizeError(
            f"No provision has the number {number!r} in {where}; see harmonize export for the numbers."
        )
    asked = home.index[wanted]
    general = [version for version in opened if not spec(version.info.list_id).destination]
    sides = [_side(home, asked, "")]
    if home in general and len(general) > 1:
        sides += _others(home, asked, general, library)
    return Subject(shared_number(home, asked) or wanted, tuple(sides))


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
            or [_side(version, None, "")]
        )


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
