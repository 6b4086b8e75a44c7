"""Controls of two lists on the same goods, under whatever numbers: by what they name, by their bounds, or by the
parameters that bound them.
"""

from __future__ import annotations

from collections.abc import Iterable

from harmonize.align.likeness import alike
from harmonize.compare.controls import is_listed
from harmonize.compare.memo import per_version
from harmonize.compare.pair import Sides, category_of
from harmonize.compare.region import overlapping, region
from harmonize.model import CONTROL_KINDS, ListVersion, Op, Provision, Role, say
from harmonize.model.tree import ancestors, controls_below
from harmonize.reading.glossary import ConceptKind, load_glossary

_Bound = tuple[str, Op, str]
"""A parameter, a comparator and a value in base units."""
_FEW = 3
"""Particular things that two controls must name both, to be held to be on one thing."""
_MOST = 0.8
"""Share of the particular things that the one names which the other must name too."""
_SAYS_THE_SAME = 0.7
"""Likeness from which two controls are held to be on one thing."""
_TELLING = frozenset(
    {ConceptKind.GOODS, ConceptKind.MATERIAL, ConceptKind.AGENT, ConceptKind.PROPERTY, ConceptKind.TOPIC}
)
"""Kinds of names that tell goods from other goods."""
_INTANGIBLE = "DE"
"""Product groups of software and technology."""


def why_not_alone(sides: Sides, item: Provision) -> str:
    """Why ``item`` of the party, which no paragraph answers, is not without any counterpart; "" where nothing says
    so."""
    if same := _same_in_part(sides, item):
        return say(
            "{party} {number} says the same as {base} {other}, under another number",
            party=sides.party_name,
            number=same[0].number,
            base=sides.baseline_name,
            other=same[1].number,
        )
    part = _of_another_width(sides, item)
    if part is None:
        return ""
    return say(
        "{base} {number} controls the same goods by the same parameters, with other values",
        base=sides.baseline_name,
        number=part.number,
    )


def on_the_same(mine: ListVersion, item: Provision, other: ListVersion) -> Provision | None:
    """A control of goods of the other list, in the same category, that says what ``item`` says
    or names the particular things that it names, in an entry of whatever number."""
    if intangible(item):
        return None  # software and technology are told by the goods that they are for
    asked, named = particular(item), frozenset(item.concepts)
    for held, theirs in goods_of(other).get(category_of(mine, item), ()):
        shared = len(asked & theirs)
        if shared >= _FEW and shared >= _MOST * min(len(asked), len(theirs)) and 2 * shared >= len(asked | theirs):
            return held
        if not named.isdisjoint(held.concepts) and alike(item, held) >= _SAYS_THE_SAME:
            return held
    return None


def named_beside(
    mine: ListVersion, item: Provision, other: ListVersion, homes: Iterable[Provision]
) -> Provision | None:
    """A paragraph under what answers the paragraph that ``item`` stands under, which names the particular things of
    ``item`` beside its own: one list gives them a paragraph, the other names them within a sentence."""
    if item.thresholds:
        return None
    asked = particular(item) - {name for above in ancestors(mine, item) for name in above.concepts}
    home = next(iter(homes), None)
    if home is None or not asked:
        return None
    return next((each for each in controls_below(other, home) if asked <= set(each.concepts)), None)


def _same_in_part(sides: Sides, item: Provision) -> tuple[Provision, Provision] | None:
    """A paragraph under ``item`` and one of the baseline in the same category that catch goods of one name by the very
    same bounds."""
    if intangible(item):
        return None
    category = category_of(sides.party, item)
    for part in controls_below(sides.party, item):
        bounds = _bounds_in_line(sides.party, part)
        for held in _by_bounds(sides.baseline).get((category, bounds), ()) if len(bounds) > 1 else ():
            if things(sides.baseline, held) & things(sides.party, part):
                return part, held
    return None


def _of_another_width(sides: Sides, item: Provision) -> Provision | None:
    """A control of the baseline in the same category, on the same goods and by the very same parameters, under another
    number: with other values it catches more or less of the same goods."""
    asked = _axes(sides.party, item)
    if not asked or intangible(item):
        return None
    named = things(sides.party, item)
    category = category_of(sides.party, item)
    bounds = region(sides.party, item)
    for held in _by_axes(sides.baseline).get((category, asked), ()):
        if things(sides.baseline, held) & named and overlapping(bounds, region(sides.baseline, held)):
            return held
    return None


@per_version
def _by_bounds(version: ListVersion) -> dict[tuple[str, frozenset[_Bound]], list[Provision]]:
    """The controls of goods by category and by the bounds that goods must meet to be caught."""
    found: dict[tuple[str, frozenset[_Bound]], list[Provision]] = {}
    for category, controls in goods_of(version).items():
        for item, _ in controls:
            if item.thresholds:
                found.setdefault((category, _bounds_in_line(version, item)), []).append(item)
    return found


def _bounds_in_line(version: ListVersion, item: Provision) -> frozenset[_Bound]:
    """The bounds of ``item``, with those of what it stands under."""
    line = [each for each in (item, *ancestors(version, item)) if each.kind in CONTROL_KINDS]
    told = (bound for each in line for bound in each.thresholds if bound.role in (Role.CRITERION, Role.CONDITION))
    return frozenset((bound.concept, bound.op, f"{bound.base_value:.4g} {bound.base_unit}") for bound in told)


@per_version
def _by_axes(version: ListVersion) -> dict[tuple[str, frozenset[tuple[str, str]]], list[Provision]]:
    """The bounded controls of goods by category and by the parameters that bound them."""
    found: dict[tuple[str, frozenset[tuple[str, str]]], list[Provision]] = {}
    for category, controls in goods_of(version).items():
        for item, _ in controls:
            if item.thresholds:
                found.setdefault((category, _axes(version, item)), []).append(item)
    return found


def _axes(version: ListVersion, item: Provision) -> frozenset[tuple[str, str]]:
    """The parameters, each with its dimension, by which a control is bounded."""
    bounds = (bound for bound in region(version, item) if bound.role in (Role.CRITERION, Role.CONDITION))
    return frozenset((bound.base_unit, bound.concept) for bound in bounds if bound.concept)


@per_version
def goods_of(version: ListVersion) -> dict[str, list[tuple[Provision, set[str]]]]:
    """The controls of goods of a version by category, with the particular things that each names."""
    found: dict[str, list[tuple[Provision, set[str]]]] = {}
    for item in version.provisions:
        if is_listed(version, item) and not intangible(item):
            found.setdefault(category_of(version, item), []).append((item, particular(item)))
    return found


def things(version: ListVersion, item: Provision) -> set[str]:
    """The goods that ``item`` and what it stands under name."""
    known = load_glossary().by_id
    above = [each for each in ancestors(version, item) if each.kind in CONTROL_KINDS]
    named = {name for each in (item, *above) for name in each.concepts if name in known}
    return {name for name in named if known[name].kind is ConceptKind.GOODS and not known[name].generic}


def particular(item: Provision) -> set[str]:
    """The names in ``item`` that tell goods from other goods."""
    known = load_glossary().by_id
    return {
        name for name in item.concepts if name in known and not known[name].generic and known[name].kind in _TELLING
    }


def intangible(item: Provision) -> bool:
    """Whether ``item`` stands in a product group of software or technology."""
    group = next((sign for sign in item.number if sign.isalpha()), "")
    return bool(group) and group in _INTANGIBLE
