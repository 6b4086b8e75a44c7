"""What the commands print for a person: the shelf, an import, a subject side by side. Plain text, 80 columns."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Kind, ListVersion, Provision, Status
from harmonize.report.texttable import columns

if TYPE_CHECKING:
    from harmonize.compare.subject import Side, Subject
    from harmonize.shelf.catalogue import Shelved

# what compares is loaded where a comparison is shown: an import shows none

_ANSWERED = 6
"""How many paragraphs that a list answers are shown where it has no counterpart of the whole."""


def shelf_text(held: Sequence[Shelved], library: Path, *, as_json: bool) -> str:
    """The versions on the shelf, a line each, and where the user's own stand."""
    if as_json:
        return json.dumps(
            [
                {
                    "list": item.info.list_id,
                    "version": item.info.version,
                    "as_of": item.info.as_of,
                    "title": item.info.title,
                    "revision": item.info.revision,
                    "counts": item.info.counts,
                    "texts": item.has_texts,
                    "shipped": item.shipped,
                    "folder": str(item.folder),
                }
                for item in held
            ],
            ensure_ascii=False,
            indent=1,
        )
    if not held:
        return "The shelf is empty."
    lines = [f"{'LIST':<14}{'VERSION':<13}{'AS OF':<12}{'ENTRIES':>8}{'ITEMS':>8}{'NOTES':>8}  TEXTS"]
    for item in held:
        info = item.info
        notes = sum(info.counts.get(kind.value, 0) for kind in NOTE_KINDS)
        words = "yes" if item.has_texts else "no"
        lines.append(
            f"{info.list_id:<14}{info.version:<13}{info.as_of:<12}{info.counts.get(Kind.ENTRY.value, 0):>8,}"
            f"{info.counts.get(Kind.ITEM.value, 0):>8,}{notes:>8,}  {words}"
        )
    own = "" if library.is_dir() else " (not there yet; harmonize import makes it)"
    return "\n".join([*lines, "", f"Your library{own}:", f"  {library}"])


def imported_text(made: ListVersion, folder: Path) -> str:
    """What an import did: counts, the proof of conservation, remarks, and where it stands."""
    info = made.info
    kept = info.conservation
    left = sum(item.characters for item in kept.left_out)
    lines = [
        f"{made.name}: {info.title}, as of {info.as_of or 'no stated date'}",
        "  " + ", ".join(f"{count:,} {kind}" for kind, count in info.counts.items()),
        f"  text: {kept.source:,} characters in the source, {kept.placed:,} placed, {left:,} left out with a reason",
    ]
    if info.remarks:
        lines.append(f"  remarks of the parser: {len(info.remarks)} (in version.toml)")
    lines.append(f"  kept in {folder}")
    return "\n".join(lines)


def digest_text(made: ListVersion, folder: Path) -> str:
    """One line on a digest that was rebuilt."""
    size = sum(path.stat().st_size for path in folder.iterdir())
    return f"{made.name}: {len(made.provisions):,} provisions, {size / 1e6:.2f} MB in {folder}"


def subject_text(subject: Subject, *, as_json: bool) -> str:
    """A subject over the lists, one list after the other."""
    from harmonize.report.records import provision_record

    if as_json:
        return json.dumps(
            {
                "subject": subject.number,
                "asked": subject.asked,
                "sides": [
                    {
                        "list": side.version.name,
                        "as_of": side.version.info.as_of,
                        "relation": side.relation,
                        "provision": provision_record(side.provision, side.citation) if side.provision else None,
                        "answered_below": [{"number": number, "by": list(by)} for number, by in side.beneath],
                    }
                    for side in subject.sides
                ],
            },
            ensure_ascii=False,
            indent=1,
        )
    compared = any(side.relation for side in subject.sides)
    blocks = [f"Subject {subject.number}" + (f"; relations are to {subject.asked}" if compared else "")]
    blocks += ["\n".join(_side_lines(side)) for side in subject.sides]
    return "\n\n".join(blocks)


def _side_lines(side: Side) -> Iterator[str]:
    from harmonize.compare.pair import NAMES

    info = side.version.info
    head = f"{NAMES.get(info.party, info.party)} ({side.version.name})"
    if side.provision is None:
        if not side.beneath:
            yield f"{head}: no counterpart"
            return
        yield f"{head}: no counterpart of its own; it answers"
        for number, by in side.beneath[:_ANSWERED]:
            yield from textwrap.wrap(
                f"{number}: {', '.join(by)}", columns() - 1, initial_indent="    ", subsequent_indent="      "
            )
        if len(side.beneath) > _ANSWERED:
            yield f"    and {len(side.beneath) - _ANSWERED} more paragraphs below"
        return
    yield f"{head}: {side.citation}"
    if side.relation:
        yield f"  [{side.relation}]"
    yield from _provision_lines(side.provision, 2)
    for child in side.below:
        if child.kind in (CONTROL_KINDS | NOTE_KINDS):
            said = child.label if child.status is Status.IN_FORCE else child.status.value
            yield f"    {child.number}  {_short(said, columns() - 6 - len(child.number))}"


def _provision_lines(item: Provision, indent: int) -> Iterator[str]:
    from harmonize.compare.values import written

    blank = " " * indent
    yield from textwrap.wrap(item.label, columns() - 1, initial_indent=blank, subsequent_indent=blank)
    if item.text:
        yield from textwrap.wrap(item.text, columns() - 1, initial_indent=blank + "| ", subsequent_indent=blank + "| ")
    for bound in item.thresholds:
        yield f"{blank}{bound.parameter}: {written(bound)}  ({bound.role.value})"
    if item.reasons:
        codes = dict.fromkeys(reason.reason for reason in item.reasons)
        yield f"{blank}reasons for control: {', '.join(codes)}"
    if item.marks:
        yield f"{blank}{', '.join(mark.value for mark in item.marks)}"


def _short(text: str, width: int) -> str:
    return textwrap.shorten(text, max(20, width), placeholder=" ...")
