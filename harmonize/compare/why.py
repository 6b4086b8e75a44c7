"""Why a finding matters, as a negotiator would say it: sensitivity, topic, regime."""

from __future__ import annotations

from functools import cache

from harmonize.align.candidates import product_group
from harmonize.compare.pair import category_of
from harmonize.model import Kind, ListVersion, Mark, Provision, Regime
from harmonize.model.tree import ancestors, controls_below
from harmonize.reading.glossary import load_glossary


def why_it_matters(version: ListVersion, provision: Provision, other: Provision | None, regime: Regime) -> str:
    """Sensitive marks, topics of the dialogue and the regime of a provision, in a few words."""
    said = [mark.value for mark in marks(version, provision)]
    said += topics(version, provision, other)
    said.append("national control" if regime is Regime.NATIONAL else f"{regime.value} control")
    return "; ".join(said)


def marks(version: ListVersion, provision: Provision) -> list[Mark]:
    """The sensitivity of ``provision``: its own mark or that of what it stands under."""
    found = {mark for item in (provision, *ancestors(version, provision)) for mark in item.marks}
    return [mark for mark in (Mark.VERY_SENSITIVE, Mark.SENSITIVE) if mark in found][:1]


def topics(version: ListVersion, provision: Provision, other: Provision | None = None) -> list[str]:
    """Names of the topics of the dialogue that the provision, what it stands under or its counterpart names; for an
    entry that names none itself, those of half of its paragraphs or more, else those of the goods that it is for."""
    items = [provision, *ancestors(version, provision), *([other] if other else [])]
    found = _named(items)
    if not found and provision.kind is Kind.ENTRY:
        named = provision.references if product_group(provision.number) in ("D", "E") else ()
        goods = [version.index[number] for number in named if number in version.index]
        found = _of_most(version, provision) or _named(goods)
        found = found or list(dict.fromkeys(topic for each in goods for topic in _of_most(version, each)))
    category = category_of(version, provision)
    return [topic for topic in found if category in _ONLY_IN.get(topic, category)]


def _of_most(version: ListVersion, entry: Provision) -> list[str]:
    """The topics that half of the paragraphs right under ``entry`` name, themselves or below them."""
    parts = [each for each in controls_below(version, entry) if each.parent == entry.number]
    told = [_named([part, *controls_below(version, part)]) for part in parts]
    every = dict.fromkeys(topic for topics_ in told for topic in topics_)
    return [topic for topic in every if 2 * sum(topic in topics_ for topics_ in told) >= len(parts)]


def _named(items: list[Provision]) -> list[str]:
    known = _topics()
    return list(dict.fromkeys(known[concept] for item in items for concept in item.concepts if concept in known))


_ONLY_IN = {"cryogenic electronics": "34"}
"""Categories to which a topic is confined, as signs of a text: rocket engines are cryogenic, too."""
_TOPIC_NAMES = {
    "cryogenic": "cryogenic electronics",
    "quantum": "quantum technology",
    "semiconductor-manufacturing-equipment": "advanced semiconductor tools",
    "gaafet": "gate-all-around transistors",
    "radiation-hardened": "radiation-hardened circuits",
    "intrusion-software": "cyber-surveillance and intrusion software",
    "surveillance": "cyber-surveillance and intrusion software",
}
"""Topics as the dialogue names them, where the glossary's own term is narrower or wider."""


@cache
def _topics() -> dict[str, str]:
    """The topic of the dialogue that a concept tells: concepts of the kind ``topic``, and those whose remark is
    ``topic ID``, which are a part of a wider one."""
    glossary = load_glossary()
    found = {}
    for item in glossary.concepts:
        word, _, topic = item.remark.partition(";")[0].partition(" ")
        if word == "topic":
            found[item.id] = _TOPIC_NAMES.get(topic, glossary[topic].en[0])
        elif item.kind == "topic":
            found[item.id] = _TOPIC_NAMES.get(item.id, item.en[0])
    return found
