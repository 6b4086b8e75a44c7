"""Why a finding matters, as a negotiator would say it: sensitivity, topic, regime."""

from __future__ import annotations

from functools import cache

from harmonize.compare.pair import ancestors, regime_of
from harmonize.model import ListVersion, Mark, Provision
from harmonize.reading.glossary import load_glossary


def why_it_matters(version: ListVersion, provision: Provision, other: Provision | None = None) -> str:
    """Sensitive marks, topics of the dialogue and the regime of a provision, in a few words."""
    said = [mark.value for mark in marks(version, provision)]
    said += topics(version, provision, other)
    said.append(f"{regime_of(version, provision).value} control")
    return "; ".join(said)


def marks(version: ListVersion, provision: Provision) -> list[Mark]:
    """The sensitivity of ``provision``: its own mark or that of what it stands under."""
    found = {mark for item in (provision, *ancestors(version, provision)) for mark in item.marks}
    return [mark for mark in (Mark.VERY_SENSITIVE, Mark.SENSITIVE) if mark in found][:1]


def topics(version: ListVersion, provision: Provision, other: Provision | None = None) -> list[str]:
    """Names of the topics of the dialogue (glossary kind ``topic``) that the provision or its ancestors name."""
    names = _topic_names()
    items = [provision, *ancestors(version, provision), *([other] if other else [])]
    found = dict.fromkeys(concept for item in items for concept in item.concepts if concept in names)
    return [names[concept] for concept in found]


@cache
def _topic_names() -> dict[str, str]:
    return {item.id: item.en[0] for item in load_glossary().concepts if item.kind == "topic"}
