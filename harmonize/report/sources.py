"""The sheet of the sources as a pure table: each official file with its hash, and what was read from its list."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.model import SourceFile, VersionInfo
from harmonize.parsers.spec import spec
from harmonize.report.parties import list_title
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.tables import Cell, Column, Look, Row, Sheet, headed, none_found
from harmonize.report.words import is_web_address

SOURCES_SHEET = "Sources"
_PRINTED = 12


def sources_sheet(versions: Sequence[VersionInfo], words: Phrases = ENGLISH) -> Sheet:
    """Where the words come from: one row an official file, with its hash and what was read from its list."""
    columns = (
        Column("List", 13, Look.KEY),
        Column("Instrument", 28),
        Column("Revision", 16),
        Column("As of", 11),
        Column("Retrieved", 11),
        Column("File", 24),
        Column("SHA-256", 36),
        Column("Bytes", 11, Look.FIGURE),
        Column("Characters in source", 11.5, Look.FIGURE),
        Column("Characters placed", 11.5, Look.FIGURE),
        Column("Characters left out", 11.5, Look.FIGURE),
        Column("Why left out", 32),
        Column("Language", 10),
        Column("Categories covered", 18),
        Column("Regimes covered", 18),
        Column("Provisions read", 18),
        Column("Remarks of the reader", 80),
        Column("Read by version", 10),
        Column("Official address", 34),
    )
    rows = [
        _source_row(version, file, words, first=place == 0)
        for version in versions
        for place, file in enumerate(version.sources or (SourceFile(words.of("no file recorded"), "", 0),))
    ]
    sheet = Sheet(
        SOURCES_SHEET,
        columns,
        tuple(rows) or (none_found(columns, words),),
        frozen_columns=1,
        printed_columns=_PRINTED,
    )
    return headed(sheet, words)


def _source_row(version: VersionInfo, file: SourceFile, words: Phrases, *, first: bool) -> Row:
    """One file of a list; what was read of all its files together stands with the first."""
    conservation = version.conservation
    by_reason: dict[str, list[int]] = {}
    for part in conservation.left_out:
        by_reason.setdefault(part.reason, []).append(part.characters)
    reasons = (_left_out(reason, parts, words) for reason, parts in by_reason.items())
    return (
        list_title(version, words),
        "\n".join(dict.fromkeys((words.of(version.title), words.of(version.instrument)))),
        version.revision.replace("; ", "\n"),
        version.as_of,
        version.retrieved,
        file.name,
        file.sha256,
        file.bytes or None,
        conservation.source if first else None,
        conservation.placed if first else None,
        sum(part.characters for part in conservation.left_out) if first else None,
        ("\n".join(reasons) or words.of("nothing left out")) if first else words.of("counted with the first file"),
        words.of(version.language.name.capitalize()),
        ", ".join(map(spec(version.list_id).said, version.categories)),
        words.enumerated(tuple(words.of(regime.value) for regime in version.regimes)),
        "\n".join(f"{words.of(kind)}: {count}" for kind, count in version.counts.items()) if first else None,
        "\n".join(map(words.of, version.remarks)) or None if first else None,
        version.parser,
        Cell(file.address, Look.LINK, file.address) if is_web_address(file.address) else file.address or None,
    )


def _left_out(reason: str, parts: Sequence[int], words: Phrases) -> str:
    characters, places = str(sum(parts)), str(len(parts))
    if len(parts) == 1:
        return words.say("{reason}: {n} in 1 place", reason=reason, n=characters)
    return words.say("{reason}: {n} in {places} places", reason=reason, n=characters, places=places)
