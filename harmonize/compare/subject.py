"""One subject over all lists: a provision and what answers it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from harmonize.align.links import links_between
from harmonize.align.lists import alignable
from harmonize.errors import HarmonizeError
from harmonize.model import Correspondence, ListVersion, Provision, Relation
from harmonize.parsers.spec import spec
from harmonize.shelf.library import open_list, shelf


@dataclass(frozen=True, slots=True)
class Side:
    """What one list says on the subject."""

    version: ListVersion
    provision: Provision | None
    citation: str
    relation: str
    """How it answers the provision that was asked for; "" for that one itself."""
    below: tuple[Provision, ...]
    """What stands directly under the provision."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A provision and its counterparts in the other lists."""

    number: str
    sides: tuple[Side, ...]


def subject_of(number: str, list_id: str = "", library: Path | None = None) -> Subject:
    """The subject that ``number`` names, over the newest version of every list on the shelf (or only ``list_id``).

    The number may be of any list. Raises ``HarmonizeError`` where no list has it.
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
    sides = [_side(home, asked, "")]
    for version in opened:
        if version is not home and alignable(home, version):
            pair = next((item for item in links_between(home, version) if item.left == wanted), None)
            sides.append(_answer(version, pair))
    subject = spec(home.info.list_id).wassenaar_number(wanted) or wanted
    return Subject(subject, tuple(sides))


def _answer(version: ListVersion, pair: Correspondence | None) -> Side:
    if pair is None or pair.relation is Relation.NONE:
        return _side(version, None, "")
    review = ", needs review" if pair.needs_review else ""
    relation = f"{pair.relation.value} by {pair.basis.value}, confidence {pair.confidence:.2f}{review}"
    return _side(version, version.index[pair.right], relation)


def _side(version: ListVersion, provision: Provision | None, relation: str) -> Side:
    below = version.children.get(provision.number, ()) if provision else ()
    citation = spec(version.info.list_id).citation(provision.number) if provision else ""
    return Side(version, provision, citation, relation, below)
