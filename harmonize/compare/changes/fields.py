"""What differs between the two paragraphs of a pair: deepdiff over facts keyed by the new number.

The facts of a paragraph are put in a form in which order does not matter where it does not in law (reasons for control,
marks, references are sets; bounds are compared by themselves), and in which every number of the old version that a fact
names is already the new one, so that a renumbered paragraph does not change what refers to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from harmonize.model import Aspect, FactChange, HsLine, Provision, ReasonForControl, listed, say

Facts: TypeAlias = dict[str, object]
"""Facts of one paragraph by name."""
Changed: TypeAlias = dict[str, set[str]]
"""Names of the facts that differ, by new number."""

ASPECTS = {
    "reasons": Aspect.REASONS,
    "marks": Aspect.MARKS,
    "regimes": Aspect.REGIMES,
    "status": Aspect.STATUS,
    "tariff": Aspect.TARIFF,
}
"""Facts that are shown as they are; the others need more than a look at both values."""


def facts_of(provision: Provision, hs: tuple[HsLine, ...] = (), now: Callable[[str], str] = str) -> Facts:
    """The facts of ``provision``; ``now`` gives the new number of a number that they name."""
    return {
        "number": now(provision.number),
        "text": provision.text_hash,
        "logic": provision.logic.value,
        "status": f"{provision.status.value}{f' since {provision.since}' if provision.since else ''}",
        "reasons": _reasons(provision.reasons, now),
        "marks": {mark.value for mark in provision.marks},
        "regimes": {f"{each.regime.value} {now(each.number)}".strip() for each in provision.regimes},
        "references": {now(number) for number in provision.references},
        "concepts": set(provision.concepts),
        "tariff": {tariff_line(line) for line in hs},
    }


def differing(old: Mapping[str, Facts], new: Mapping[str, Facts]) -> Changed:
    """Which facts differ under each number; both mappings have the same numbers."""
    found: Changed = {}
    from deepdiff import DeepDiff  # it loads pandas, which takes a while: a report without changes has no need of it

    for changes in DeepDiff(dict(old), dict(new), view="tree").values():
        for change in changes:
            number, field, *_ = change.path(output_format="list")
            found.setdefault(str(number), set()).add(str(field))
    return found


def fact_changes(field: str, old: Facts, new: Facts) -> list[FactChange]:
    """The differences of one fact as a person reads them: row by row for reasons, as two values otherwise."""
    aspect = ASPECTS[field]
    ours, theirs = old[field], new[field]
    if isinstance(ours, dict) and isinstance(theirs, dict):
        rows = dict.fromkeys((*ours, *theirs))
        return [
            FactChange(aspect, _row(name, ours.get(name)), _row(name, theirs.get(name)))
            for name in rows
            if ours.get(name) != theirs.get(name)
        ]
    if isinstance(ours, set) and isinstance(theirs, set):
        gone, come = sorted(ours - theirs), sorted(theirs - ours)
        return [FactChange(aspect, "; ".join(gone), "; ".join(come))]
    return [FactChange(aspect, str(ours), str(theirs))]


def tariff_line(line: HsLine) -> str:
    """A tariff line as a person reads it (``not 8542-8543, > 300 USD for one item``)."""
    codes = f"{line.code}-{line.until}" if line.until else line.code
    floor = ""
    if line.floor is not None:
        per = f" for one {line.floor_unit}" if line.floor_unit else ""
        floor = f"{'>' if line.floor_over else '≥'} {line.floor:,g} {line.currency}{per}"
    tier = f"tier {line.tier}" if line.tier else ""
    words = ", ".join(part for part in (codes, line.limited, floor, tier) if part)
    return f"not {words}" if line.excluded else words


def _reasons(rows: tuple[ReasonForControl, ...], now: Callable[[str], str]) -> dict[str, Facts]:
    made: dict[str, Facts] = {}
    for row in rows:
        name = f"{row.reason}, {row.column}" if row.column else row.reason
        while name in made:
            name += " (another row)"
        made[name] = {
            "entire": row.entire,
            "covers": {now(number) for number in row.covers},
            "excepts": {now(number) for number in row.excepts},
            "qualified": row.qualified,
        }
    return made


def _row(name: str, row: Facts | None) -> str:
    if row is None:
        return ""
    covers, excepts = row["covers"], row["excepts"]
    words: list[str] = [say("entire entry") if row["entire"] else ""]
    if isinstance(covers, set) and covers:
        words.append(", ".join(sorted(covers)))
    if isinstance(excepts, set) and excepts:
        words.append(say("except {numbers}", numbers=tuple(sorted(excepts))))
    if row["qualified"]:
        words.append(say("limited in words"))
    said = listed(words)
    return say("{first}: {then}", first=name, then=said) if said else name
