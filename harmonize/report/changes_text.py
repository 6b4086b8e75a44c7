"""Changes for a terminal of 80 columns: counts by class and category, then the changes; plain when piped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harmonize.compare.changes.wording import Part, redline
from harmonize.model import Affected, Change, ChangeKind, Language, ListDiff, Standing, VersionInfo, say, sentences
from harmonize.report.phrases import ENGLISH, Phrases
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


def diff_lines(diff: ListDiff, changes: Sequence[Change], words: Phrases = ENGLISH, *, every: bool) -> Iterator[Line]:
    """The view of ``changes`` of ``diff``.

    What came, went or moved with a paragraph above it is told there. Editorial changes are counted only, unless
    ``every`` asks for them.
    """
    yield Line(
        words.say(
            "{list}: {old} to {new}", list=_list_name(diff, words), old=_version(diff.old), new=_version(diff.new)
        )
    )
    yield Line(
        words.say(
            "{n} paragraphs found in both, {same} of them the same to the letter",
            n=f"{diff.compared:,}",
            same=f"{diff.unchanged:,}",
        )
    )
    yield Line("")
    if not changes:
        yield Line(words.of("No changes."))
    else:
        yield from map(Line, counts_table(changes, words).splitlines())
    for sentence in diff.not_compared:
        yield from _wrapped(words.say("Not compared: {sentence}", sentence=sentence))
    for kind in ChangeKind:
        of_kind = [change for change in changes if change.kind is kind]
        if not of_kind or (kind is ChangeKind.EDITORIAL and not every):
            continue
        yield Line("")
        yield Line(f"{words.of(kind.value).upper()} ({len(of_kind):,})", _COLOURS.get(kind, ""))
        yield from _of_kind(of_kind, words)


def _list_name(diff: ListDiff, words: Phrases) -> str:
    """The list as it is called on the command line; in another language by its name."""
    return diff.old.list_id if words.language is Language.ENGLISH else words.party(diff.old.list_id)


def counts_table(changes: Sequence[Change], words: Phrases = ENGLISH) -> str:
    """Counts by class (rows) and category (columns)."""
    categories = sorted({change.category or NOTHING for change in changes}, key=lambda name: (len(name), name))
    counts = Counter((change.kind, change.category or NOTHING) for change in changes)
    totals = Counter(change.kind for change in changes)
    rows = [
        [
            words.of(kind.value),
            f"{totals[kind]:,}",
            *(f"{counts[kind, name]:,}" if counts[kind, name] else "" for name in categories),
        ]
        for kind in ChangeKind
        if totals[kind]
    ]
    all_of = (f"{sum(counts[kind, name] for kind in ChangeKind):,}" for name in categories)
    rows.append([words.of("all"), f"{len(changes):,}", *all_of])
    return text_table([words.of("class"), words.of("all"), *categories], rows, columns())


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


def _of_kind(changes: Sequence[Change], words: Phrases) -> Iterator[Line]:
    along = Counter(change.under for change in changes if change.under)
    shown = {change.number for change in changes if not change.under}
    for change in changes:
        if change.under in shown or change.under in along and change.under and change.kind is ChangeKind.RENUMBERED:
            continue
        said = change.sentence
        if with_it := along.get(change.number, 0):
            more = "With it {n} paragraphs below." if with_it > 1 else "With it {n} paragraph below."
            said = sentences(said, say(more, n=f"{with_it:,}"))
        if change.needs_review:
            said = say("{sentence} [needs review]", sentence=said)
        yield from _wrapped(words.of(said), "  ")
        wording = marked(change)
        if wording:
            yield from _wrapped(wording, "      ")
        for text in affected_lines(change.affected, words):
            yield from _wrapped(text, "    > ")


def affected_lines(affected: Sequence[Affected], words: Phrases = ENGLISH) -> Iterator[str]:
    """One line a party that has a counterpart, one for all that have none."""
    none = []
    for each in affected:
        if each.standing is Standing.NONE:
            none.append(each.position.party)
        else:
            said = say("{sentence} ({version})", sentence=each.sentence, version=each.position.version)
            yield words.of(say("{sentence} [needs review]", sentence=said) if each.needs_review else said)
    if none:
        yield words.say("No counterpart was found in: {parties}.", parties=tuple(dict.fromkeys(none)))


def _wrapped(text: str, indent: str = "") -> Iterator[Line]:
    lines = wrap(text, columns() - len(indent) - 2)
    yield Line(f"{indent}{lines[0]}")
    rest = " " * (len(indent) + 2)
    yield from (Line(f"{rest}{line}") for line in lines[1:])


def _version(info: VersionInfo) -> str:
    if info.version == info.as_of:
        return info.version
    return say("{version} (as of {date})", version=info.version, date=info.as_of)
