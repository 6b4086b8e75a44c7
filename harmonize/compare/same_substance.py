"""Substances and organisms that several parties control: who names the same one, be it among others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from harmonize.align.candidates import product_group
from harmonize.align.named import particular_names
from harmonize.compare.controls import is_control
from harmonize.compare.for_goods import Place
from harmonize.compare.memo import per_version
from harmonize.model import Basis, Correspondence, ListVersion, Provision, Relation

ENUMERATED = "named in an enumeration"
"""Evidence of a control that names the same substance among others."""
_BY_NAME = 0.85
"""Confidence in such a control."""


def naming_too(
    place: Place,
    found: Sequence[tuple[ListVersion, Provision, Correspondence]],
    lists: Mapping[str, ListVersion],
) -> list[tuple[ListVersion, Provision, Correspondence]]:
    """The controls of further parties that name the substance or organism of a control, be it among others."""
    list_id, number = place
    names = (
        particular_names(lists[list_id].index[number])
        if list_id in lists and _of_substances(number)
        else frozenset[str]()
    )
    if not names:
        return []
    held = {list_id, *(version.info.list_id for version, _, _ in found)}
    told = []
    for version in lists.values():
        naming = _by_name(version).get(min(names), ()) if version.info.list_id not in held else ()
        each = next((item for item in naming if names <= particular_names(item)), None)
        if each is not None:
            told.append((version, each, _named(place, version, each)))
    return told


def _of_substances(number: str) -> bool:
    """Whether a number is of materials, chemicals and organisms, as far as the numbering of its list tells."""
    return product_group(number) in ("C", "")


def _named(place: Place, version: ListVersion, item: Provision) -> Correspondence:
    return Correspondence(
        *place, version.info.list_id, item.number, Relation.NARROWER, Basis.CONTENT, _BY_NAME, ENUMERATED
    )


@per_version
def _by_name(version: ListVersion) -> dict[str, list[Provision]]:
    """The controls that name a substance or organism; those that name the fewest others first."""
    found: dict[str, list[Provision]] = defaultdict(list)
    for item in version.provisions:
        if is_control(version, item) and _of_substances(item.number):
            for name in particular_names(item):
                found[name].append(item)
    return {name: sorted(items, key=lambda item: len(particular_names(item))) for name, items in found.items()}
