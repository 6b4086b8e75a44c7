"""What a search found, for a person (80 columns) or a program."""

from __future__ import annotations

import json
from collections.abc import Iterator

from harmonize.compare.pair import NAMES
from harmonize.compare.search import Found, Group, Hit, Why
from harmonize.model import Language
from harmonize.reading.glossary import Concept
from harmonize.report.records import Record
from harmonize.report.texttable import columns, wrap
from harmonize.report.words import party_name, readable, shortened

_CONCEPTS = 8
_HITS = 8
"""How many provisions of one subject a person is shown."""


def search_text(found: Found, limit: int) -> str:
    """The concepts with their terms, then the provisions by subject, ``limit`` subjects at most."""
    return "\n".join(_lines(found, limit))


def _lines(found: Found, limit: int) -> Iterator[str]:
    for concept in found.concepts[:_CONCEPTS]:
        yield from _concept(concept)
    if len(found.concepts) > _CONCEPTS:
        yield f"and {len(found.concepts) - _CONCEPTS} more concepts; write more of the term"
    if found.concepts:
        yield ""
    shown = found.groups[:limit]
    for group in shown:
        yield from _apart(found, group)
        yield from _group(group)
    rest = found.groups[limit:]
    if rest:
        provisions = sum(len(group.hits) for group in rest)
        yield f"and {len(rest):,} more subjects with {provisions:,} provisions; --limit 0 shows all"
    if not found.groups:
        yield f"No provision was found for {found.term!r}."
    yield ""
    yield from _wrapped("", f"Searched: {', '.join(found.lists)}")
    yield from _wrapped(
        "", f"Words searched in: {', '.join(found.texts) or 'none (import a list to search its words)'}"
    )


def _concept(concept: Concept) -> Iterator[str]:
    cas = f"  CAS {', '.join(concept.cas)}" if concept.cas else ""
    yield from _wrapped("", f"{concept.name()} ({concept.kind.value}){cas}")
    for language in Language:
        terms = concept.terms(language)
        if terms:
            yield from _wrapped("  ", f"{language.value}: {', '.join(terms)}")


def _apart(found: Found, group: Group) -> Iterator[str]:
    """A line before the first subject that has not all the concepts which the term names."""
    if not group.lacking or group is not next(each for each in found.groups if each.lacking):
        return
    names = ", ".join(concept.name() for concept in found.together)
    few = "one" if len(found.together) == 2 else "some"
    if group is found.groups[0]:
        yield from _wrapped("", f"None has all of: {names}. These have {few} of them:")
    else:
        yield from _wrapped("", f"The others have only {few} of: {names}:")
    yield ""


def _group(group: Group) -> Iterator[str]:
    label = readable(group.label)
    number = f"{party_name(group.list_id)} {group.number}" if group.list_id else group.number
    yield from _wrapped("", shortened(f"{number}  {label}" if label else number, 2 * (columns() - 1)))
    for hit in group.hits[:_HITS]:
        yield from _hit(hit)
    if len(group.hits) > _HITS:
        yield f"    and {len(group.hits) - _HITS} more provisions"


def _hit(hit: Hit) -> Iterator[str]:
    info = hit.version.info
    name = NAMES.get(info.list_id, party_name(info.list_id))
    note = f" ({hit.provision.kind.value})" if "#" in hit.provision.number else ""
    # what harmonize show takes, where the citation does not have it
    number = "" if hit.provision.number in hit.citation else f"{hit.provision.number}, "
    yield from _wrapped("  ", f"{name} (as of {info.as_of}): {number}{hit.citation}{note}")
    if hit.said:
        quoted = "| " if hit.why is Why.TEXT else ""
        yield from _wrapped("      ", f"{quoted}{readable(hit.said)}")


def _wrapped(indent: str, text: str) -> Iterator[str]:
    for number, line in enumerate(wrap(text, columns() - 1 - len(indent) - 2)):
        yield f"{indent}{'  ' if number else ''}{line}"


def search_json(found: Found, limit: int) -> str:
    """The same as one JSON object, with the counts of what ``limit`` leaves out."""
    shown = found.groups[:limit]
    record: Record = {
        "term": found.term,
        "concepts": [
            {
                "id": concept.id,
                "kind": concept.kind.value,
                "cas": list(concept.cas),
                **{language.value: list(concept.terms(language)) for language in Language},
            }
            for concept in found.concepts
        ],
        "together": [concept.id for concept in found.together],
        "subjects": [
            {
                "subject": group.number,
                "list": group.list_id,
                "label": group.label,
                "lacking": group.lacking,
                "provisions": [_record(hit) for hit in group.hits],
            }
            for group in shown
        ],
        "subjects_found": len(found.groups),
        "provisions_found": sum(len(group.hits) for group in found.groups),
        "searched": list(found.lists),
        "words_searched": list(found.texts),
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def _record(hit: Hit) -> Record:
    return {
        "list": hit.version.name,
        "as_of": hit.version.info.as_of,
        "number": hit.provision.number,
        "citation": hit.citation,
        "label": hit.provision.label,
        "why": hit.why.name.lower(),
        "said": hit.said,
    }
