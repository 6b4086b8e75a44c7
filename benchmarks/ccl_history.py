"""The Commerce Control List at many dates, as somebody else parsed it: a reader for tests and benchmarks only.

Source: ``us/history/ccl_paragraphs_2017-2025.tar.xz`` of the official sources' folder: a JSON file for every leaf
paragraph, with its text at each eCFR date at which it stood, and the headings above it.
"""

from __future__ import annotations

import json
import re
import tarfile
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harmonize.compare.changes import diff_versions
from harmonize.model import (
    Conservation,
    Kind,
    Language,
    ListVersion,
    Provision,
    VersionInfo,
)
from harmonize.reading.read import read_provisions

ARCHIVE = "us/history/ccl_paragraphs_2017-2025.tar.xz"
RULES = "us/history/federal_register_part774_1996-2025.json"
_ENTRY = re.compile(r"\d[A-E]\d{3}$")

Leaves = dict[str, dict[str, object]]
"""Leaf paragraphs by number, as the source has them."""


def leaves_at(sources: Path, dates: Collection[str]) -> dict[str, Leaves]:
    """The leaf paragraphs at each of ``dates``, by number."""
    found: dict[str, Leaves] = {date: {} for date in dates}
    with tarfile.open(sources / ARCHIVE) as archive:
        for member in archive:
            if (
                "/history/" not in member.name
                or not member.name.endswith(".json")
                or member.name.endswith("index.json")
            ):
                continue
            file = archive.extractfile(member)
            assert file is not None
            for state in json.loads(file.read())["history"]:
                if state["version"] in found:
                    number = str(state["structure"]["identifier"])
                    found[state["version"]][number] = state
    return found


def rules_on(sources: Path, date: str) -> list[str]:
    """The rules of the Federal Register that took effect on ``date``: citation and title."""
    data = json.loads((sources / RULES).read_text(encoding="utf-8"))
    return [f"{rule['citation']}: {rule['title']}" for rule in data["documents"] if rule["effectiveOn"] == date]


def plain(text: str) -> str:
    """A text without what the other parser does otherwise from date to date: white space."""
    return " ".join(text.split())


def version_of(date: str, leaves: Leaves) -> ListVersion:
    """The list at ``date``: the leaves under the headings that stand above them, read as the US list is read."""
    drafts: dict[str, Provision] = {}
    for number, state in leaves.items():
        ancestors = [str(each) for each in _list(state["ancestors"])]
        headings = [str(each) for each in _list(state["breadcrumbs"])][1:]
        parent = None
        for index, above in enumerate(ancestors):
            words = headings[index] if index < len(headings) else ""
            if above not in drafts:
                kind = Kind.ENTRY if _ENTRY.match(above) else Kind.ITEM
                drafts[above] = Provision(above, parent, kind, plain(words.removeprefix(above)))
            parent = above
        kind = Kind.ENTRY if _ENTRY.match(number) else Kind.ITEM
        drafts[number] = Provision(number, parent, kind, plain(str(state["text"])))
    held = set(drafts)
    provisions = [item if item.parent in held else replace(item, parent=None) for item in drafts.values()]
    return ListVersion(_info(date), read_provisions(provisions, Language.ENGLISH), has_texts=True)


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def _info(date: str) -> VersionInfo:
    return VersionInfo(
        list_id="us",
        version=date,
        party="us",
        title="Commerce Control List, leaf paragraphs",
        instrument="15 CFR part 774",
        language=Language.ENGLISH,
        as_of=date,
        revision="",
        retrieved="",
        parser="another",
        sources=(),
        counts={},
        conservation=Conservation(0, 0),
        categories=tuple("0123456789"),
        regimes=(),
    )


@dataclass(frozen=True, slots=True)
class Agreement:
    """The change set of two dates by leaf number alone, held against the changes that ``harmonize diff`` finds."""

    date: str
    rules: tuple[str, ...]
    added: int
    removed: int
    changed: int
    """Leaves whose text differs under one number, white space apart."""
    agreed: int
    """Touched numbers that both have."""
    renumbered: dict[str, str]
    """Numbers that the leaf history has as come, gone or changed, and ours as renumbered: new to old."""
    fates: dict[str, dict[str, int]]
    """What ours calls the numbers that the leaf history has as added, removed and changed: class to count. A number
    that went and came in one (a paragraph in the place of another) counts under both of its classes."""
    only_leaves: tuple[str, ...]
    """Touched numbers that ours has not."""
    only_ours: tuple[str, ...]
    """Leaves that ours has as touched and the leaf history has not."""


def agreement(date: str, before: Leaves, after: Leaves, rules: Sequence[str]) -> Agreement:
    """Compare the two change sets at paragraph level."""
    ours = diff_versions(version_of("earlier", before), version_of(date, after))
    added, removed = set(after) - set(before), set(before) - set(after)
    changed = {
        number
        for number in set(before) & set(after)
        if plain(str(before[number]["text"])) != plain(str(after[number]["text"]))
    }
    touched = added | removed | changed
    mine = {number for change in ours.changes for number in (change.old_number, change.new_number) if number}
    moved = {
        change.new_number: change.old_number
        for change in ours.changes
        if change.old_number and change.new_number and change.old_number != change.new_number
    }
    classes: dict[str, set[str]] = {}
    for change in ours.changes:
        for number in (change.old_number, change.new_number):
            classes.setdefault(number, set()).add(change.kind.value)
    fates = {
        fate: dict(Counter(name for number in held for name in classes.get(number, ())))
        for fate, held in (("added", added), ("removed", removed), ("changed", changed))
    }
    leaves = set(before) | set(after)
    return Agreement(
        date=date,
        rules=tuple(rules),
        added=len(added),
        removed=len(removed),
        changed=len(changed),
        agreed=len(touched & mine),
        renumbered={new: old for new, old in moved.items() if {new, old} & touched},
        fates=fates,
        only_leaves=tuple(sorted(touched - mine)),
        only_ours=tuple(sorted((mine & leaves) - touched)),
    )
