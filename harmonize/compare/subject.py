"""One subject over all lists: a provision and what answers it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from harmonize.align.links import links_between
from harmonize.align.lists import alignable
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
        if version is home:
            continue
        if alignable(home, version):
            found = [
                (replace(item, relation=_FLIPPED.get(item.relation, item.relation)), item.right)
                for item in links_between(home, version)
                if item.left == wanted
            ]
        elif alignable(version, home):
            found = [(item, item.left) for item in links_between(version, home) if item.right == wanted]
        else:
            continue
        sides += [_answer(version, pair, number) for pair, number in found] or [_side(version, None, "")]
    subject = spec(home.info.list_id).wassenaar_number(wanted) or wanted
    return Subject(subject, tuple(sides))


def _answer(version: ListVersion, pair: Correspondence, number: str) -> Side:
    if pair.relation is Relation.NONE:
        return _side(version, None, "")
    review = ", needs review" if pair.needs_review else ""
    relation = f"{pair.relation.value} by {pair.basis.value}, confidence {pair.confidence:.2f}{review}"
    return _side(version, version.index[number], relation)


def _side(version: ListVersion, provision: Provision | None, relation: str) -> Side:
    below = version.children.get(provision.number, ()) if provision else ()
    citation = spec(version.info.list_id).citation(provision.number) if provision else ""
    return Side(version, provision, citation, relation, below)
