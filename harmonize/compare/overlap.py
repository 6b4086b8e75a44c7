"""Why a control that nothing answers may be controlled by the other list after all.

Lists name goods again that they control elsewhere (to put them under other terms), put what another list has into an
entry of another number, or say in general entries on software and technology what another list says one by one. Such
controls are shown for review, with the reason, and are in no count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harmonize.align.likeness import alike
from harmonize.compare.controls import is_listed
from harmonize.compare.elsewhere import takes_paragraphs_out
from harmonize.compare.memo import per_version
from harmonize.compare.pair import Links, Sides, category_of
from harmonize.compare.region import overlapping, region
from harmonize.model import CONTROL_KINDS, Kind, ListVersion, Logic, Op, Provision, Role, Status, say
from harmonize.model.tree import ancestors, controls_below, entry_of
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


def why_doubted(sides: Sides, links: Links, item: Provision) -> str:
    """Why ``item`` of the party may not be a control that the baseline has not; "" where nothing says so."""
    party, base = sides.party_name, sides.baseline_name
    if instruments := takes_paragraphs_out(sides.party, item):
        return say(
            "{party} {number} leaves paragraphs of its own to {instruments}",
            party=party,
            number=entry_of(sides.party, item).number,
            instruments=tuple(instruments),
        )
    if again := _named_again(sides, links, item):
        return say(
            "it names again what {party} {number} controls, which {base} has", party=party, number=again, base=base
        )
    # beyond Wassenaar, what the corresponding paragraph has left tells (``leftover``)
    if not sides.loose and item.kind is Kind.ITEM and not _says_anything(sides.party, item):
        return say(
            "its words name nothing by which it could be told from what {base} has in the corresponding entry",
            base=base,
        )
    if criterion_of := _only_a_criterion(sides, links, item):
        return say(
            "it names no goods of its own, but a further criterion of what {base} {number} controls",
            base=base,
            number=criterion_of,
        )
    if not sides.loose and (named := _for_answered_goods(sides, links, item)):
        return say(
            "{base} may control it by its general entries on software and technology, since it has {what}",
            base=base,
            what=named,
        )
    if general := _in_general(sides, links, item):
        return say("{base} {number} names such goods in general", base=base, number=general)
    if agents := _on_munitions_list(sides, item):
        return say("{base} {number}, which is not aligned, names the same agents", base=base, number=agents)
    if sides.loose and (nuclear := _in_category_0(sides, item)):
        return say("{base} {number} names the same things", base=base, number=nuclear)
    if sides.loose and (general := _general(sides, links, item)):
        return say(
            "{base} may control it by its general entries on software and technology, since it has {what}",
            base=base,
            what=general,
        )
    if sides.loose and (excepted := _excepted(sides, links, item)):
        return say("{base} {number}, which the corresponding entry excepts, may control it", base=base, number=excepted)
    if sides.loose and (elsewhere := on_the_same(sides.party, item, sides.baseline)):
        return say("{base} {number} names the same things", base=base, number=elsewhere.number)
    return ""


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
    if _intangible(item):
        return None  # software and technology are told by the goods that they are for
    asked, named = _particular(item), frozenset(item.concepts)
    for held, theirs in _goods(other).get(category_of(mine, item), ()):
        shared = len(asked & theirs)
        if shared >= _FEW and shared >= _MOST * min(len(asked), len(theirs)) and 2 * shared >= len(asked | theirs):
            return held
        if not named.isdisjoint(held.concepts) and alike(item, held) >= _SAYS_THE_SAME:
            return held
    return None


def _for_answered_goods(sides: Sides, links: Links, item: Provision) -> str:
    """What of the entries of goods that software or technology is for the baseline controls."""
    if not _intangible(item):
        return ""
    entries = (entry_of(sides.party, sides.party.index[n]) for n in item.references if n in sides.party.index)
    goods = dict.fromkeys(entry.number for entry in entries if not _intangible(entry))
    pairs = (pair for number in goods for pair in links.by_ours.get(number, ()))
    return next((pair.theirs.number for pair in pairs if pair.theirs.status is Status.IN_FORCE), "")


def _in_general(sides: Sides, links: Links, item: Provision) -> str:
    """A paragraph under what answers the entry of ``item`` that names, without any bound, goods which that entry is on:
    it controls all of them, whatever the party names one by one."""
    entry = entry_of(sides.party, item)
    if entry is item or _intangible(item):
        return ""
    goods = _particular(entry)
    for pair in links.by_ours.get(entry.number, ()):
        for each in sides.baseline.children.get(pair.theirs.number, ()):
            named = _particular(each)
            plain = not each.thresholds and not each.references and each.logic is Logic.NONE
            if plain and named and named <= goods and is_listed(sides.baseline, each):
                return each.number
    return ""


def _on_munitions_list(sides: Sides, item: Provision) -> str:
    """The number of the baseline's Munitions List that names an agent which ``item`` names."""
    known = load_glossary().by_id
    asked = {name for name in item.concepts if name in known and known[name].kind is ConceptKind.AGENT}
    if not asked or sides.loose:
        return ""
    return next((each.number for each in _munitions(sides.baseline) if not asked.isdisjoint(each.concepts)), "")


@per_version
def _munitions(version: ListVersion) -> tuple[Provision, ...]:
    return tuple(each for each in version.provisions if each.number.startswith("ML") and each.kind in CONTROL_KINDS)


def _in_category_0(sides: Sides, item: Provision) -> str:
    """A control of nuclear goods of the baseline that names goods which ``item``, of another category, or what it is
    for names, too."""
    meant = [item, *(sides.party.index[n] for n in item.references if n in sides.party.index)]
    if category_of(sides.party, item) == "0" or not any("nuclear" in name for each in meant for name in each.concepts):
        return ""
    parts = [part for each in meant for part in (each, *controls_below(sides.party, each))]
    asked = {name for part in parts for name in _particular(part)}
    nuclear = _goods(sides.baseline).get("0", ())
    return next((held.number for held, theirs in nuclear if asked & theirs), "")


def _only_a_criterion(sides: Sides, links: Links, item: Provision) -> str:
    """The number of the baseline that controls the goods, where ``item`` is one of the alternatives under a paragraph
    that it answers, has no bound, and names nothing but what another entry controls ("with goods of 6A005")."""
    if (
        item.kind is not Kind.ITEM
        or item.thresholds
        or not _names_another(sides.party, item, entry_of(sides.party, item))
    ):
        return ""
    above = sides.party.index.get(item.parent or "")
    if above is None or _things(sides.party, item) - _things(sides.party, above):
        return ""
    pairs = (pair for pair in links.by_ours.get(above.number, ()) if pair.theirs.status is Status.IN_FORCE)
    return next((pair.theirs.number for pair in pairs), "")


def named_beside(
    mine: ListVersion, item: Provision, other: ListVersion, homes: Iterable[Provision]
) -> Provision | None:
    """A paragraph under what answers the paragraph that ``item`` stands under, which names the particular things of
    ``item`` beside its own: one list gives them a paragraph, the other names them within a sentence."""
    if item.thresholds:
        return None
    asked = _particular(item) - {name for above in ancestors(mine, item) for name in above.concepts}
    home = next(iter(homes), None)
    if home is None or not asked:
        return None
    return next((each for each in controls_below(other, home) if asked <= set(each.concepts)), None)


def _of_another_width(sides: Sides, item: Provision) -> Provision | None:
    """A control of the baseline in the same category, on the same goods and by the very same parameters, under another
    number: with other values it catches more or less of the same goods."""
    asked = _axes(sides.party, item)
    if not asked or _intangible(item):
        return None
    named = _things(sides.party, item)
    category = category_of(sides.party, item)
    bounds = region(sides.party, item)
    for held in _by_axes(sides.baseline).get((category, asked), ()):
        if _things(sides.baseline, held) & named and overlapping(bounds, region(sides.baseline, held)):
            return held
    return None


def _same_in_part(sides: Sides, item: Provision) -> tuple[Provision, Provision] | None:
    """A paragraph under ``item`` and one of the baseline in the same category that catch goods of one name by the very
    same bounds."""
    if _intangible(item):
        return None
    category = category_of(sides.party, item)
    for part in controls_below(sides.party, item):
        bounds = _bounds_in_line(sides.party, part)
        for held in _by_bounds(sides.baseline).get((category, bounds), ()) if len(bounds) > 1 else ():
            if _things(sides.baseline, held) & _things(sides.party, part):
                return part, held
    return None


@per_version
def _by_bounds(version: ListVersion) -> dict[tuple[str, frozenset[_Bound]], list[Provision]]:
    """The controls of goods by category and by the bounds that goods must meet to be caught."""
    found: dict[tuple[str, frozenset[_Bound]], list[Provision]] = {}
    for category, controls in _goods(version).items():
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
    for category, controls in _goods(version).items():
        for item, _ in controls:
            if item.thresholds:
                found.setdefault((category, _axes(version, item)), []).append(item)
    return found


def _things(version: ListVersion, item: Provision) -> set[str]:
    """The goods that ``item`` and what it stands under name."""
    known = load_glossary().by_id
    above = [each for each in ancestors(version, item) if each.kind in CONTROL_KINDS]
    named = {name for each in (item, *above) for name in each.concepts if name in known}
    return {name for name in named if known[name].kind is ConceptKind.GOODS and not known[name].generic}


def _axes(version: ListVersion, item: Provision) -> frozenset[tuple[str, str]]:
    """The parameters, each with its dimension, by which a control is bounded."""
    bounds = (bound for bound in region(version, item) if bound.role in (Role.CRITERION, Role.CONDITION))
    return frozenset((bound.base_unit, bound.concept) for bound in bounds if bound.concept)


@per_version
def _goods(version: ListVersion) -> dict[str, list[tuple[Provision, set[str]]]]:
    """The controls of goods of a version by category, with the particular things that each names."""
    found: dict[str, list[tuple[Provision, set[str]]]] = {}
    for item in version.provisions:
        if is_listed(version, item) and not _intangible(item):
            found.setdefault(category_of(version, item), []).append((item, _particular(item)))
    return found


def _excepted(sides: Sides, links: Links, item: Provision) -> str:
    """The entry of another regime that the baseline's corresponding entry names ("other than those of 6A005"): what it
    controls there it does not list again here."""
    entry = entry_of(sides.party, item)
    if entry is item or _intangible(item):
        return ""
    for pair in links.by_ours.get(entry.number, ()):
        for number in pair.theirs.references:
            named = sides.baseline.index.get(number)
            if named is not None and named.kind is Kind.ENTRY and not sides.concerns(named):
                return named.number
    return ""


def _named_again(sides: Sides, links: Links, item: Provision) -> str:
    """The number of the party's own entry, or of a paragraph of it, that every leaf of ``item`` names together with
    another entry, where the baseline answers it: ``commodities of 3A001.b.2 that also meet 3A090``."""
    entry = entry_of(sides.party, item)
    if entry is item:
        return ""
    if named := _part_of(sides.party, links, item, entry):
        return named
    below = list(controls_below(sides.party, item))
    leaves = [each for each in below if not any(True for _ in controls_below(sides.party, each))]
    found = [_part_of(sides.party, links, leaf, entry) for leaf in leaves]
    return found[0] if found and all(found) else ""


def _part_of(version: ListVersion, links: Links, item: Provision, entry: Provision) -> str:
    """What of ``entry`` that the baseline answers ``item`` names together with another entry; "" where nothing."""
    if not _names_another(version, item, entry):
        return ""
    above = {each.number for each in ancestors(version, item)} - {entry.number}
    return next((n for n in _of_entry(version, item, entry) if n not in above and _answered(links, n)), "")


def _of_entry(version: ListVersion, item: Provision, entry: Provision) -> Iterator[str]:
    """The numbers of ``entry`` itself or of its paragraphs that ``item`` names, but for its own."""
    for number in item.references:
        held = version.index.get(number)
        if held is not None and held is not item and entry_of(version, held) is entry:
            yield number


def _names_another(version: ListVersion, item: Provision, entry: Provision) -> bool:
    return any(entry_of(version, version.index[n]) is not entry for n in item.references if n in version.index)


def _answered(links: Links, number: str) -> bool:
    return any(pair.theirs.status is Status.IN_FORCE for pair in links.by_ours.get(number, ()))


def _says_anything(version: ListVersion, item: Provision) -> bool:
    """Whether ``item``, or what stands under it, has a bound, a reference or the name of something particular."""
    known = load_glossary().by_id
    return any(
        part.thresholds or part.references or any(name in known and not known[name].generic for name in part.concepts)
        for part in (item, *controls_below(version, item))
    )


def _general(sides: Sides, links: Links, item: Provision) -> str:
    """What of the goods that an entry of software or technology is for the baseline controls."""
    if not _intangible(item):
        return ""
    named = [number for number in item.references if number in sides.party.index]
    if not named:
        return "such entries for whole groups of goods"
    for number in named:
        for pair in links.by_ours.get(number, ()):
            if pair.theirs.status is Status.IN_FORCE:
                return pair.theirs.number
    return ""


def _intangible(item: Provision) -> bool:
    group = next((sign for sign in item.number if sign.isalpha()), "")
    return bool(group) and group in _INTANGIBLE


def _particular(item: Provision) -> set[str]:
    known = load_glossary().by_id
    return {
        name for name in item.concepts if name in known and not known[name].generic and known[name].kind in _TELLING
    }
