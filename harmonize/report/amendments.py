"""What each amendment of a Russia list added and took out, as text and as JSONL."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from harmonize.compare.russia.amendments import Amendment
from harmonize.model import Provision
from harmonize.parsers.spec import spec
from harmonize.report.texttable import columns, wrap

_MOST = 8
"""Codes or items that the text names of each sort; JSONL has all."""


def amendments_text(found: Sequence[Amendment]) -> str:
    """The amendments, one after the other, with their figures and the first codes and items."""
    return "\n\n".join("\n".join(_lines(each)) for each in found)


def amendment_record(each: Amendment) -> str:
    """One amendment as a JSON object: versions, codes and item numbers that it added, removed or changed."""
    return json.dumps(
        {
            "list": each.list_id,
            "old": each.old,
            "new": each.new,
            "codes_added": each.codes_added,
            "codes_removed": each.codes_removed,
            "codes_widened": each.codes_widened,
            "codes_narrowed": each.codes_narrowed,
            "items_added": [item.number for item in each.added],
            "items_removed": [item.number for item in each.removed],
            "items_changed": [[old.number, new.number] for old, new in each.items_changed],
        },
        ensure_ascii=False,
    )


def _lines(each: Amendment) -> Iterator[str]:
    yield f"{each.list_id}: {each.old} to {each.new}"
    for word, codes in (
        ("added", each.codes_added),
        ("removed", each.codes_removed),
        ("listed wholly instead of in part", each.codes_widened),
        ("listed in part instead of wholly", each.codes_narrowed),
    ):
        yield from _said(f"subheadings {word}", [f"{code[:4]}.{code[4:]}" for code in codes])
    yield from _said("described items added", _cited(each, each.added))
    yield from _said("described items removed", _cited(each, each.removed))
    yield from _said("described items changed", _cited(each, [new for _, new in each.items_changed]))


def _cited(each: Amendment, items: Sequence[Provision]) -> list[str]:
    return [spec(each.list_id).citation(item.number) for item in items]


def _said(what: str, names: Sequence[str]) -> Iterator[str]:
    if not names:
        return
    more = f", and {len(names) - _MOST} more" if len(names) > _MOST else ""
    first, *rest = wrap(f"{what}: {len(names):,} ({', '.join(names[:_MOST])}{more})", columns() - 4)
    yield f"  {first}"
    yield from (f"    {line}" for line in rest)
