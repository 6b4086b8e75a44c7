"""Why a control that nothing answers may be controlled by the other list after all.

Lists name goods again that they control elsewhere (to put them under other terms), put what another list has into an
entry of another number, or say in general entries on software and technology what another list says one by one. Such
controls are shown for review, with the reason, and are in no count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum

from harmonize.compare.controls import is_listed
from harmonize.compare.elsewhere import instruments_named, takes_paragraphs_out
from harmonize.compare.memo import per_version
from harmonize.compare.pair import Links, Sides, category_of
from harmonize.compare.same_goods import goods_of, intangible, on_the_same, particular, things
from harmonize.model import CONTROL_KINDS, Kind, ListVersion, Logic, Provision, Status, say
from harmonize.model.tree import ancestors, controls_below, entry_of
from harmonize.reading.glossary import ConceptKind, load_glossary

_Reason = Callable[[Sides, Links, Provision], str]
"""Why a control of the party may be controlled by the baseline after all; "" where it does not apply."""


class _Where(Enum):
    """Between which lists a reason tells."""

    EVERYWHERE = "everywhere"
    ONE_REGIME = "one regime"
    """The baseline is the list of one regime, by whose numbering the party's list goes."""
    LOOSE = "loose"
    """The two lists have no common numbering below their entries (``Sides.loose``)."""


def why_doubted(sides: Sides, links: Links, item: Provision) -> str:
    """Why ``item`` of the party may not be a control that the baseline has not; "" where nothing says so."""
    others = _Where.LOOSE if sides.loose else _Where.ONE_REGIME
    told = (reason(sides, links, item) for where, reason in _REASONS if where in (_Where.EVERYWHERE, others))
    return next((each for each in told if each), "")


def _leaves_to_instruments(sides: Sides, links: Links, item: Provision) -> str:
    instruments = takes_paragraphs_out(sides.party, item)
    if not instruments:
        return ""
    return say(
        "{party} {number} leaves paragraphs of its own to {instruments}",
        party=sides.party_name,
        number=entry_of(sides.party, item).number,
        instruments=tuple(instruments),
    )


def _named_again(sides: Sides, links: Links, item: Provision) -> str:
    again = _own_number_named(sides, links, item)
    if not again:
        return ""
    return say(
        "it names again what {party} {number} controls, which {base} has",
        party=sides.party_name,
        number=again,
        base=sides.baseline_name,
    )


def _own_number_named(sides: Sides, links: Links, item: Provision) -> str:
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


def _names_nothing(sides: Sides, links: Links, item: Provision) -> str:
    # beyond Wassenaar, what the corresponding paragraph has left tells (``leftover``)
    if item.kind is not Kind.ITEM or _says_anything(sides.party, item):
        return ""
    return say(
        "its words name nothing by which it could be told from what {base} has in the corresponding entry",
        base=sides.baseline_name,
    )


def _says_anything(version: ListVersion, item: Provision) -> bool:
    """Whether ``item``, or what stands under it, has a bound, a reference or the name of something particular."""
    known = load_glossary().by_id
    return any(
        part.thresholds or part.references or any(name in known and not known[name].generic for name in part.concepts)
        for part in (item, *controls_below(version, item))
    )


def _only_a_criterion(sides: Sides, links: Links, item: Provision) -> str:
    criterion_of = _criterion_of(sides, links, item)
    if not criterion_of:
        return ""
    return say(
        "it names no goods of its own, but a further criterion of what {base} {number} controls",
        base=sides.baseline_name,
        number=criterion_of,
    )


def _criterion_of(sides: Sides, links: Links, item: Provision) -> str:
    """The number of the baseline that controls the goods, where ``item`` is one of the alternatives under a paragraph
    that it answers, has no bound, and names nothing but what another entry controls ("with goods of 6A005")."""
    if (
        item.kind is not Kind.ITEM
        or item.thresholds
        or not _names_another(sides.party, item, entry_of(sides.party, item))
    ):
        return ""
    above = sides.party.index.get(item.parent or "")
    if above is None or things(sides.party, item) - things(sides.party, above):
        return ""
    pairs = (pair for pair in links.by_ours.get(above.number, ()) if pair.theirs.status is Status.IN_FORCE)
    return next((pair.theirs.number for pair in pairs), "")


def _for_answered_goods(sides: Sides, links: Links, item: Provision) -> str:
    return _by_general_entries(sides, _goods_answered(sides, links, item))


def _for_answered_numbers(sides: Sides, links: Links, item: Provision) -> str:
    return _by_general_entries(sides, _number_answered(sides, links, item))


def _by_general_entries(sides: Sides, what: str) -> str:
    if not what:
        return ""
    return say(
        "{base} may control it by its general entries on software and technology, since it has {what}",
        base=sides.baseline_name,
        what=what,
    )


def _goods_answered(sides: Sides, links: Links, item: Provision) -> str:
    """What of the entries of goods that software or technology is for the baseline controls."""
    if not intangible(item):
        return ""
    entries = (entry_of(sides.party, sides.party.index[n]) for n in item.references if n in sides.party.index)
    goods = dict.fromkeys(entry.number for entry in entries if not intangible(entry))
    pairs = (pair for number in goods for pair in links.by_ours.get(number, ()))
    return next((pair.theirs.number for pair in pairs if pair.theirs.status is Status.IN_FORCE), "")


def _in_general(sides: Sides, links: Links, item: Provision) -> str:
    general = _paragraph_in_general(sides, links, item)
    if not general:
        return ""
    return say("{base} {number} names such goods in general", base=sides.baseline_name, number=general)


def _paragraph_in_general(sides: Sides, links: Links, item: Provision) -> str:
    """A paragraph under what answers the entry of ``item`` that names, without any bound, goods which that entry is on:
    it controls all of them, whatever the party names one by one."""
    entry = entry_of(sides.party, item)
    if entry is item or intangible(item):
        return ""
    goods = particular(entry)
    for pair in links.by_ours.get(entry.number, ()):
        for each in sides.baseline.children.get(pair.theirs.number, ()):
            named = particular(each)
            plain = not each.thresholds and not each.references and each.logic is Logic.NONE
            if plain and named and named <= goods and is_listed(sides.baseline, each):
                return each.number
    return ""


def _on_munitions_list(sides: Sides, links: Links, item: Provision) -> str:
    agents = _munitions_number(sides, item)
    if not agents:
        return ""
    return say("{base} {number}, which is not aligned, names the same agents", base=sides.baseline_name, number=agents)


def _munitions_number(sides: Sides, item: Provision) -> str:
    """The number of the baseline's Munitions List that names an agent which ``item`` names."""
    known = load_glossary().by_id
    asked = {name for name in item.concepts if name in known and known[name].kind is ConceptKind.AGENT}
    if not asked:
        return ""
    return next((each.number for each in _munitions(sides.baseline) if not asked.isdisjoint(each.concepts)), "")


@per_version
def _munitions(version: ListVersion) -> tuple[Provision, ...]:
    return tuple(each for each in version.provisions if each.number.startswith("ML") and each.kind in CONTROL_KINDS)


def _in_category_0(sides: Sides, links: Links, item: Provision) -> str:
    return _named_too(sides, _nuclear_number(sides, item))


def _in_another_entry(sides: Sides, links: Links, item: Provision) -> str:
    same = on_the_same(sides.party, item, sides.baseline)
    return _named_too(sides, same.number if same is not None else "")


def _named_too(sides: Sides, number: str) -> str:
    return say("{base} {number} names the same things", base=sides.baseline_name, number=number) if number else ""


def _nuclear_number(sides: Sides, item: Provision) -> str:
    """A control of nuclear goods of the baseline that names goods which ``item``, of another category, or what it is
    for names, too."""
    meant = [item, *(sides.party.index[n] for n in item.references if n in sides.party.index)]
    if category_of(sides.party, item) == "0" or not any("nuclear" in name for each in meant for name in each.concepts):
        return ""
    parts = [part for each in meant for part in (each, *controls_below(sides.party, each))]
    asked = {name for part in parts for name in particular(part)}
    nuclear = goods_of(sides.baseline).get("0", ())
    return next((held.number for held, theirs in nuclear if asked & theirs), "")


def _number_answered(sides: Sides, links: Links, item: Provision) -> str:
    """What of the goods that an entry of software or technology is for the baseline controls."""
    if not intangible(item):
        return ""
    named = [number for number in item.references if number in sides.party.index]
    if not named:
        return "such entries for whole groups of goods"
    for number in named:
        for pair in links.by_ours.get(number, ()):
            if pair.theirs.status is Status.IN_FORCE:
                return pair.theirs.number
    return ""


def _excepted(sides: Sides, links: Links, item: Provision) -> str:
    entry = _excepted_entry(sides, links, item)
    if not entry:
        return ""
    return say(
        "{base} {number}, which the corresponding entry excepts, may control it",
        base=sides.baseline_name,
        number=entry,
    )


def _excepted_entry(sides: Sides, links: Links, item: Provision) -> str:
    """The entry of another regime that the baseline's corresponding entry names ("other than those of 6A005"): what it
    controls there it does not list again here."""
    entry = entry_of(sides.party, item)
    if entry is item or intangible(item):
        return ""
    for pair in links.by_ours.get(entry.number, ()):
        for number in pair.theirs.references:
            named = sides.baseline.index.get(number)
            if named is not None and named.kind is Kind.ENTRY and not sides.concerns(named):
                return named.number
    return ""


def _entry_names_instrument(sides: Sides, links: Links, item: Provision) -> str:
    """Goods of which the baseline's entry of the number, or that answers the entry, says that another instrument has
    some: what it does not list may be there."""
    entry = entry_of(sides.party, item)
    homes = [pair.theirs for pair in links.by_ours.get(entry.number, ()) if pair.in_force]
    same = sides.baseline.index.get(entry.number)
    found = instruments_named(sides.baseline, [*homes, *([same] if same is not None else [])])
    if entry is item or not found:
        return ""
    return say(
        "{base}'s entry leaves some of such goods to {instruments}", base=sides.baseline_name, instruments=tuple(found)
    )


_REASONS: tuple[tuple[_Where, _Reason], ...] = (
    (_Where.EVERYWHERE, _leaves_to_instruments),
    (_Where.EVERYWHERE, _named_again),
    (_Where.ONE_REGIME, _names_nothing),
    (_Where.EVERYWHERE, _only_a_criterion),
    (_Where.ONE_REGIME, _for_answered_goods),
    (_Where.EVERYWHERE, _in_general),
    (_Where.ONE_REGIME, _on_munitions_list),
    (_Where.LOOSE, _in_category_0),
    (_Where.LOOSE, _for_answered_numbers),
    (_Where.LOOSE, _excepted),
    (_Where.LOOSE, _in_another_entry),
    (_Where.LOOSE, _entry_names_instrument),
)
"""The reasons in the order in which they are looked for: the first that applies is told."""
