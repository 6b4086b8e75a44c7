"""Changes, lives and adoptions as JSON objects, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from harmonize.model import AdoptionResult, Affected, BoundChange, Change, Life, ListDiff
from harmonize.report.records import Record, position_record


def write_changes(diff: ListDiff, changes: Iterable[Change], out: TextIO) -> None:
    """Write ``changes`` of ``diff``, one JSON object a line."""
    versions: Record = {
        "list": diff.old.list_id,
        "old_version": diff.old.version,
        "old_as_of": diff.old.as_of,
        "new_version": diff.new.version,
        "new_as_of": diff.new.as_of,
    }
    for change in changes:
        _write(out, versions | change_record(change))


def change_record(change: Change) -> Record:
    """A change as one JSON object."""
    return {
        "id": change.id,
        "class": change.kind.value,
        "number": change.number,
        "old_number": change.old_number,
        "new_number": change.new_number,
        "citation": change.citation,
        "old_citation": change.old_citation,
        "new_citation": change.new_citation,
        "provision": change.provision.value,
        "subject": change.subject,
        "category": change.category,
        "label": change.label,
        "aspects": [aspect.value for aspect in change.aspects],
        "under": change.under,
        "thresholds": [bound_record(bound) for bound in change.bounds],
        "facts": [{"aspect": fact.aspect.value, "old": fact.old, "new": fact.new} for fact in change.facts],
        "old_text": change.old_text,
        "new_text": change.new_text,
        "sentence": change.sentence,
        "undecided": change.undecided,
        "confidence": round(change.confidence, 3),
        "review": change.needs_review,
        "affected": [affected_record(each) for each in change.affected],
    }


def bound_record(bound: BoundChange) -> Record:
    """A bound that changed as one JSON object."""
    return {
        "parameter": bound.parameter,
        "old": bound.old,
        "new": bound.new,
        "old_normal": bound.old_normal,
        "new_normal": bound.new_normal,
        "effect": bound.effect.value,
        "undecided": bound.undecided,
    }


def affected_record(each: Affected) -> Record:
    """The standing of another party as one JSON object."""
    return position_record(each.position) | {
        "standing": each.standing.value,
        "sentence": each.sentence,
        "review": each.needs_review,
    }


def write_life(lives: Iterable[Life], out: TextIO) -> None:
    """Write the events of paragraphs' lives, one JSON object a line."""
    for life in lives:
        for event in life.events:
            _write(
                out,
                {
                    "party": life.party,
                    "list": event.list_id,
                    "asked": life.number,
                    "version": event.version,
                    "as_of": event.as_of,
                    "number": event.number,
                    "citation": event.citation,
                    "what": event.what,
                    "sentence": event.sentence,
                    "changes": [change_record(change) for change in event.changes],
                },
            )


def write_adoption(result: AdoptionResult, out: TextIO) -> None:
    """Write each change between two Wassenaar versions with the parties that have it, one JSON object a line."""
    for item in result.changes:
        _write(
            out,
            {
                "old_version": result.diff.old.version,
                "new_version": result.diff.new.version,
                **change_record(item.change),
                "parties": [
                    {
                        "party": each.party,
                        "list": each.list_id,
                        "uptake": each.uptake.value,
                        "number": each.number,
                        "citation": each.citation,
                        "since": each.since,
                        "since_as_of": each.since_as_of,
                        "or_before": each.at_least,
                        "newest": each.newest,
                        "sentence": each.sentence,
                        "review": each.needs_review,
                    }
                    for each in item.parties
                ],
            },
        )


def _write(out: TextIO, record: Record) -> None:
    out.write(json.dumps(record, ensure_ascii=False) + "\n")
