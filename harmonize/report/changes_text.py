"""Changes for a terminal of 80 columns: counts by class and category, then the changes; plain when piped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harmonize.compare.changes.wording import Part, redline
from harmonize.model import Affected, Change, ChangeKind, ListDiff, Standing
from harmonize.report.texttable import columns, text_table, wrap
from harmonize.report.words import NOTHING, readable

_AROUND = 40
"""Characters of unchanged words that are shown beside an edit."""
_COLOURS = {
    ChangeKind.NEW: "green",
    ChangeKind.DELETED: "red",
    ChangeKind.TIGHTENED: "magenta",
    ChangeKind.RELAXED: "cyan",
    ChangeKind.RENUMBERED: "blue",
    ChangeKind.TECHNICAL: "yellow",
}


class Line(NamedTuple):
    """A line for the terminal, and the colour of a heading where the terminal has colours."""

    text: str
    colour: str = ""


def diff_lines(diff: ListDiff, changes: Sequence[Change], *, every: bool) -> Iterator[Line]:
    """The view of ``changes`` of ``diff``.

    What came, went or moved with a paragraph above it is told there. Editorial changes are counted only, unless
    ``every`` asks for them.
    """
    yield Line(f"{diff.old.list_id}: {_version(diff.old.version, diff.old.as_of)} to "
               f"{_version(diff.new.version, diff.new.as_of)}")  # fmt: skip
    yield Line(f"{diff.compared:,} paragraphs found in both, {diff.unchanged:,} of them the same to the letter")
    yield Line("")
    if not changes:
        yield Line("No changes.")
    else:
        yield from map(Line, counts_table(changes).splitlines())
    for sentence in diff.not_compared:
        yield from _wrapped(f"Not compared: {sentence}")
    for kind in ChangeKind:
        of_kind = [change for change in changes if change.kind is kind]
        if not of_kind or (kind is ChangeKind.EDITORIAL and not every):
            continue
        yield Line("")
        yield Line(f"{kind.value.upper()} ({len(of_kind):,})", _COLOURS.get(kind, ""))
        yield from _of_kind(of_kind)


def counts_table(changes: Sequence[Change]) -> str:
    """Counts by class (rows) and category (columns)."""
    categories = sorted({change.category or NOTHING for change in changes}, key=lambda name: (len(name), name))
    counts = Counter((change.kind, change.category or NOTHING) for change in changes)
    totals = Counter(change.kind for change in changes)
    rows = [
        [
            kind.value,
            f"{totals[kind]:,}",
            *(f"{counts[kind, name]:,}" if counts[kind, name] else "" for name in categories),
        ]
        for kind in ChangeKind
        if totals[kind]
    ]
    rows.append(
        ["all", f"{len(changes):,}", *(f"{sum(counts[kind, name] for kind in ChangeKind):,}" for name in categories)]
    )
    return text_table(["class", "all", *categories], rows, columns())


def marked(change: Change) -> str:
    """The wording with what was taken out as ``[-…-]`` and what was put in as ``{+…+}``, long kept parts cut."""
    if not change.old_text and not change.new_text:
        return ""
    if not change.old_number or not change.new_number:
        return readable(change.new_text or change.old_text)
    words = ""
    pieces = redline(change.old_text, change.new_text)
    for index, piece in enumerate(pieces):
        text = readable(piece.text)
        if piece.part is Part.TAKEN_OUT:
            words += f"[-{text}-]"
        elif piece.part is Part.PUT_IN:
            words += f"{{+{text}+}}"
        else:
            words += _shown(text, first=index == 0, last=index == len(pieces) - 1)
    return words


def _shown(text: str, *, first: bool, last: bool) -> str:
    """What of a kept part is near an edit."""
    if first and last:
        return text
    head = "" if first else text[:_AROUND]
    tail = "" if last else text[-_AROUND:]
    return text if len(text) <= len(head) + len(tail) + 1 else f"{head}…{tail}"


def _of_kind(changes: Sequence[Change]) -> Iterator[Line]:
    along = Counter(change.under for change in changes if change.under)
    shown = {change.number for change in changes if not change.under}
    for change in changes:
        if change.under in shown or change.under in along and change.under and change.kind is ChangeKind.RENUMBERED:
            continue
        with_it = along.get(change.number, 0)
        more = f" With it {with_it:,} paragraph{'s' if with_it > 1 else ''} below." if with_it else ""
        review = " [needs review]" if change.needs_review else ""
        yield from _wrapped(f"{change.sentence}{more}{review}", "  ")
        words = marked(change)
        if words:
            yield from _wrapped(words, "      ")
        for text in affected_lines(change.affected):
            yield from _wrapped(text, "    > ")


def affected_lines(affected: Sequence[Affected]) -> Iterator[str]:
    """One line a party that has a counterpart, one for all that have none."""
    none = []
    for each in affected:
        if each.standing is Standing.NONE:
            none.append(each.position.party)
        else:
            review = " [needs review]" if each.needs_review else ""
            yield f"{each.sentence} ({each.position.version}){review}"
    if none:
        names = ", ".join(dict.fromkeys(none))
        yield f"No counterpart was found in: {names}."


def _wrapped(text: str, indent: str = "") -> Iterator[Line]:
    lines = wrap(text, columns() - len(indent) - 2)
    yield Line(f"{indent}{lines[0]}")
    rest = " " * (len(indent) + 2)
    yield from (Line(f"{rest}{line}") for line in lines[1:])


def _version(version: str, as_of: str) -> str:
    return version if version == as_of else f"{version} (as of {as_of})"
