"""Why a finding matters, as a negotiator would say it: sensitivity, topic, regime."""

from __future__ import annotations

from functools import cache

from harmonize.compare.pair import ancestors, controls_below
from harmonize.model import Kind, ListVersion, Mark, Provision, Regime
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
    entry that names none itself, those of its paragraphs."""
    items = [provision, *ancestors(version, provision), *([other] if other else [])]
    found = _named(items)
    if not found and provision.kind is Kind.ENTRY:
        found = _named([*controls_below(version, provision)])
    return found


def _named(items: list[Provision]) -> list[str]:
    known = _topics()
    return list(dict.fromkeys(known[concept] for item in items for concept in item.concepts if concept in known))


@cache
def _topics() -> dict[str, str]:
    """The topic that a concept tells: concepts of the kind ``topic``, and those whose remark is ``topic ID``."""
    glossary = load_glossary()
    found = {}
    for item in glossary.concepts:
        word, _, topic = item.remark.partition(" ")
        if item.kind == "topic":
            found[item.id] = item.en[0]
        elif word == "topic":
            found[item.id] = glossary[topic].en[0]
    return found
