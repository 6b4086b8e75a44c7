"""The changes between two versions as a table: old then new, as the United States and the European Union print
amendments, with what was taken out and put in marked in the wordings.

``changes_table`` is the pure table without marks, for a report that has its own way of writing sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harmonize.compare.changes.wording import Part, Piece, redline
from harmonize.model import Affected, Aspect, Change, ChangeKind, ListDiff, Standing, VersionInfo, say
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.tables import Cell, Column, Look, Sheet, headed, none_found
from harmonize.report.words import NOTHING, party_name, readable

SHEET = "Changes between versions"
LOOKS = {
    ChangeKind.NEW: Look.EQUAL,
    ChangeKind.DELETED: Look.NONE,
    ChangeKind.TIGHTENED: Look.BROADER,
    ChangeKind.RELAXED: Look.NARROWER,
    ChangeKind.RENUMBERED: Look.BODY,
    ChangeKind.TECHNICAL: Look.OVERLAP,
    ChangeKind.EDITORIAL: Look.MUTED,
}
"""The colours of the classes."""
_FROZEN = 3
"""Class, category and number stand on every page and stay in sight."""
_LAST_PRINTED = "Not decided"
"""What stands right of this column is read on the screen."""
_LONGEST = 30_000
"""Characters of a cell beyond which a redline is not marked but shown plain and cut."""


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a cell: plain text or a redline, and its look."""

    text: str
    look: Look = Look.BODY
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose cells may be redlines."""

    sheet: Sheet
    """The same as a pure table, as it is printed and headed."""
    rows: tuple[tuple[Value, ...], ...]


def changes_table(
    diff: ListDiff, changes: Sequence[Change] | None = None, name: str = SHEET, words: Phrases = ENGLISH
) -> Sheet:
    """``changes`` (all of ``diff`` where none are named), a row each, as a pure sheet without redlines."""
    return changes_grid(diff, diff.changes if changes is None else changes, name, words).sheet


def changes_grid(diff: ListDiff, changes: Sequence[Change], name: str, words: Phrases = ENGLISH) -> Grid:
    """The same with redlines. Columns in which nothing stands are left out: those of the wordings where no text is on
    the shelf. With the wordings the table is printed over two pages side by side."""
    parties = sorted({each.position.party for change in changes for each in change.affected})
    columns = _columns(diff, parties)
    found = [_row(change, parties, words) for change in changes]
    kept = [index for index in range(len(columns)) if not found or any(row[index].text for row in found)]
    shown = tuple(columns[index] for index in kept)
    rows = tuple(tuple(row[index] for index in kept) for row in found)
    printed = sum(index <= _printed(columns) for index in kept)
    sheet = Sheet(
        name,
        shown,
        tuple(tuple(map(_plain, shown, row)) for row in rows) or (none_found(shown, words),),
        frozen_columns=_FROZEN,
        printed_columns=printed,
        pages_across=2 if any(change.old_text or change.new_text for change in changes) else 1,
    )
    return Grid(headed(sheet, words), rows)


def _printed(columns: Sequence[Column]) -> int:
    return next(index for index, column in enumerate(columns) if column.heading == _LAST_PRINTED)


def _plain(column: Column, value: Value) -> Cell | str | float:
    """The value as a cell of a pure table; a confidence as a number, so that it sorts."""
    said = float(value.text) if column.look is Look.DECIMAL else value.text
    return said if value.look in (Look.BODY, column.look) else Cell(said, value.look)


def _columns(diff: ListDiff, parties: Sequence[str]) -> tuple[Column, ...]:
    old, new = dated(diff.old), dated(diff.new)
    return (
        Column("Class", 11, Look.KEY),
        Column("Category", 9),
        Column("Number", 15, Look.KEY),
        Column("Item", 24),
        Column(say("Old wording, {version}", version=old), 44),
        Column(say("New wording, {version}", version=new), 44),
        Column(say("Old value, {version}", version=old), 16),
        Column(say("New value, {version}", version=new), 16),
        Column("Change in one sentence", 44),
        *(Column(say("{party}: where it stands", party=party_name(party)), 24) for party in parties),
        Column(_LAST_PRINTED, 22),
        Column("What changed", 14),
        Column("Parameter", 20),
        Column(say("Old number, {version}", version=old), 16),
        Column("Old value, SI", 16),
        Column("New value, SI", 16),
        Column("Confidence", 11, Look.DECIMAL),
        Column("With", 14, Look.MUTED),
        Column("Old citation", 24),
        Column("New citation", 24),
        Column("Change id", 13, Look.MUTED),
    )


def _row(change: Change, parties: Sequence[str], words: Phrases) -> list[Value]:
    old, new = wordings(change)
    bounds, facts = change.bounds, change.facts
    olds = [bound.old for bound in bounds] + [_fact(fact.aspect, fact.old) for fact in facts if fact.old]
    news = [bound.new for bound in bounds] + [_fact(fact.aspect, fact.new) for fact in facts if fact.new]

    def lines(said: Iterable[str]) -> Value:
        return Value("\n".join(words.of(each) or NOTHING for each in said))

    return [
        Value(words.of(change.kind.value), LOOKS[change.kind]),
        Value(change.category),
        Value(words.number(change.number), Look.KEY),
        Value(words.label(change.label)),
        old,
        new,
        lines(olds),
        lines(news),
        Value(words.of(change.sentence)),
        *(_standing(change, party, words) for party in parties),
        Value(words.of(change.undecided)),
        Value(words.enumerated(tuple(words.of(aspect.value) for aspect in change.aspects))),
        Value("\n".join(words.label(bound.parameter) or NOTHING for bound in bounds)),
        Value(words.number(change.old_number)),
        lines(bound.old_normal for bound in bounds),
        lines(bound.new_normal for bound in bounds),
        Value(f"{change.confidence:.2f}", Look.REVIEW if change.needs_review else Look.BODY),
        Value(words.number(change.under), Look.MUTED),
        Value(change.old_citation),
        Value(change.new_citation),
        Value(change.id, Look.MUTED),
    ]


def _fact(aspect: Aspect, said: str) -> str:
    return say("{first}: {then}", first=aspect.value, then=said)


def _standing(change: Change, party: str, words: Phrases) -> Value:
    found = [each for each in change.affected if each.position.party == party]
    if not found:
        return Value(NOTHING if change.affected else "", Look.MUTED)
    look = {Standing.OLD: Look.NARROWER, Standing.NEW: Look.EQUAL, Standing.NONE: Look.ABSENT}
    said = "\n".join(words.of(_said(each)) for each in found)
    return Value(said, look.get(found[0].standing, Look.UNDECIDED))


def _said(each: Affected) -> str:
    said = say("{sentence} (as of {date})", sentence=each.sentence, date=each.position.as_of)
    return say("{sentence} [needs review]", sentence=said) if each.needs_review else said


def wordings(change: Change) -> tuple[Value, Value]:
    """Old and new wording; what was taken out and put in is marked in paragraphs that are in both versions."""
    old, new = readable(change.old_text), readable(change.new_text)
    if not (old and new) or old == new or len(old) + len(new) > _LONGEST:
        return Value(old), Value(new)
    pieces = redline(old, new)
    return (
        Value(old, pieces=tuple(piece for piece in pieces if piece.part is not Part.PUT_IN)),
        Value(new, pieces=tuple(piece for piece in pieces if piece.part is not Part.TAKEN_OUT)),
    )


def dated(info: VersionInfo) -> str:
    """The name of a version, with the date as of which it stands where that is another one."""
    if info.version == info.as_of:
        return info.version
    return say("{version} as of {date}", version=info.version, date=info.as_of)
