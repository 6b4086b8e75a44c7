"""A paragraph's life, and the adoption of Wassenaar changes, for a terminal of 80 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from harmonize.model import AdoptionResult, Life, Uptake
from harmonize.report.changes_text import Line, marked
from harmonize.report.texttable import columns, text_table, wrap
from harmonize.report.words import party_name


def life_lines(lives: Sequence[Life]) -> Iterator[Line]:
    """Each life under a heading, a version a paragraph; runs of versions without a change are told in one line."""
    for index, life in enumerate(lives):
        if index:
            yield Line("")
        yield Line(f"{party_name(life.list_id)} {life.number}", "green")
        quiet: list[str] = []
        for event in life.events:
            if event.what == "unchanged":
                quiet.append(event.version)
                continue
            yield from _quiet(quiet)
            quiet = []
            date = event.version if event.version == event.as_of else f"{event.version} (as of {event.as_of})"
            number = f" as {event.number}" if event.number and event.number != life.number else ""
            yield from _wrapped(f"{date}{number}: {event.what}. {event.sentence}".rstrip(), "  ")
            for change in event.changes:
                if words := marked(change):
                    yield from _wrapped(words, "      ")
        yield from _quiet(quiet)


def adoption_lines(result: AdoptionResult) -> Iterator[Line]:
    """How many changes each party has, then each change with the parties."""
    old, new = result.diff.old, result.diff.new
    yield Line(f"Changes from {old.list_id} {old.version} (as of {old.as_of}) to {new.version} (as of {new.as_of})")
    yield Line("")
    counts = Counter((each.list_id, each.uptake) for item in result.changes for each in item.parties)
    lists = dict.fromkeys(info.list_id for info in result.versions)
    rows = [
        [party_name(name), _span([info.version for info in result.versions if info.list_id == name])]
        + [f"{counts[name, uptake]:,}" for uptake in Uptake]
        for name in lists
    ]
    yield from map(
        Line, text_table(["party", "versions", *(uptake.value for uptake in Uptake)], rows, columns()).splitlines()
    )
    for sentence in result.not_compared:
        yield from _wrapped(f"Not compared: {sentence}")
    for item in result.changes:
        yield Line("")
        yield from _wrapped(f"[{item.change.kind.value}] {item.change.sentence}")
        for each in item.parties:
            review = " [needs review]" if each.needs_review else ""
            yield from _wrapped(f"{each.sentence}{review}", "    > ")


def _span(versions: Sequence[str]) -> str:
    """Versions, the newest first, in few words."""
    if len(versions) < 3:
        return ", ".join(versions)
    return f"{versions[-1]} to {versions[0]} ({len(versions)} versions)"


def _quiet(versions: Sequence[str]) -> Iterator[Line]:
    if versions:
        span = versions[0] if len(versions) == 1 else f"{versions[0]} to {versions[-1]}"
        yield from _wrapped(f"{span}: unchanged.", "  ")


def _wrapped(text: str, indent: str = "") -> Iterator[Line]:
    lines = wrap(text, columns() - len(indent) - 2)
    yield Line(f"{indent}{lines[0]}")
    rest = " " * (len(indent) + 2)
    yield from (Line(f"{rest}{line}") for line in lines[1:])
