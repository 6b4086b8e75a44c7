"""The places where a list's two official languages disagree: for a terminal, as JSON lines and as CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import TextIO

from harmonize.compare.languages import Agreement, LanguageCheck, LanguageRow
from harmonize.model import Difference, Language
from harmonize.report.texttable import columns, wrap
from harmonize.report.words import display_width, readable, safe

COLUMNS = (
    "rank",
    "number",
    "citation",
    "kind",
    "label",
    "what_differs",
    "governing",
    "parallel",
    "governing_quote",
    "parallel_quote",
    "also_governing",
    "also_parallel",
    "place",
    "list",
    "as_of",
)
"""``also_governing`` and ``also_parallel``: the lists that have the reading of the one or of the other text."""

_SIGNS = ((">=", "≥"), ("<=", "≤"), ("**", "^"), (" percent", " %"), ("degC", "°C"), (" deg", "°"))
_AROUND = 90
"""Characters of the paragraph that are shown on either side of the place."""
_PLURAL = {
    Difference.FIGURE: "figures",
    Difference.UNIT: "units",
    Difference.COMPARATOR: "comparators",
    Difference.CAS_NUMBER: "CAS numbers",
    Difference.REFERENCE: "references",
}


def language_text(check: LanguageCheck) -> str:
    """The check for a person: what disagrees, both readings, and which of them other lists have; 80 columns."""
    blocks = ["\n".join(_head(check))]
    blocks += ["\n".join(_block(rank, row, check)) for rank, row in enumerate(check.rows, 1)]
    return "\n\n".join(blocks)


def _head(check: LanguageCheck) -> Iterator[str]:
    one, other = _name(check.language), _name(check.translation)
    provisions = len({row.number for row in check.rows})
    name = f"{check.info.list_id}@{check.info.version}"
    yield from wrap(f"{name}, as of {check.info.as_of}: {one} (governs) and official {other}", columns() - 1)
    if not check.rows:
        yield "No place was found where they disagree."
        return
    counts = ", ".join(f"{_PLURAL[what]} {count}" for what, count in check.counts.items())
    yield from wrap(f"They disagree in {len(check.rows)} places of {provisions} provisions: {counts}.", columns() - 1)
    if check.witnesses:
        lists = " and ".join(f"{info.list_id}@{info.version} (as of {info.as_of})" for info in check.witnesses)
        yield from wrap(f"Each reading was looked up in {lists}.", columns() - 1)


def _block(rank: int, row: LanguageRow, check: LanguageCheck) -> Iterator[str]:
    each = row.difference
    place = f", {row.place}" if row.place else ""
    which = f" ({row.number})" if "#" in row.number else ""  # several notes of one paragraph are cited alike
    yield from wrap(f"{rank}. {row.citation}{which}: {each.what.value}{place}", columns() - 1)
    sides = (
        (check.language, each.governing, each.governing_quote, each.governing_start, row.text),
        (check.translation, each.parallel, each.parallel_quote, each.parallel_start, row.parallel_text),
    )
    width = max(len(_name(language)) for language, *_ in sides)
    for language, reading, quote, start, text in sides:
        written = f"   (written {readable(quote)})" if quote not in ("", reading) and _adds(quote, reading) else ""
        said = f"{_plain(reading)}{written}" if reading else "says none"
        yield from _indented(f"   {_name(language):<{width}}  ", said)
        if text:
            yield from _indented(" " * (width + 5) + "| ", _excerpt(text, start, quote))
    yield from _indented("   ", _verdict(row, check))


def _plain(reading: str) -> str:
    """A reading with the signs that a person writes: ``>= 1.5 g/cm**3`` is ``≥ 1.5 g/cm³``."""
    for written, sign in _SIGNS:
        reading = reading.replace(written, sign)
    return readable(reading)


def _adds(quote: str, reading: str) -> bool:
    return quote.replace(" ", "") != reading.replace(" ", "")


def _excerpt(text: str, start: int, quote: str) -> str:
    """The paragraph around a place; its beginning where it has no such place."""
    begin = max(0, start - _AROUND) if start >= 0 else 0
    end = min(len(text), (start + len(quote) if start >= 0 else _AROUND) + _AROUND)
    return ("…" if begin else "") + readable(text[begin:end].strip()) + ("…" if end < len(text) else "")


def _indented(first: str, text: str) -> Iterator[str]:
    indent = first if first.rstrip().endswith("|") else " " * display_width(first)
    for index, line in enumerate(wrap(text, columns() - 1 - display_width(first))):
        if line:
            yield (indent if index else first) + line


def _verdict(row: LanguageRow, check: LanguageCheck) -> str:
    parts = []
    for agrees, language in ((Agreement.GOVERNING, check.language), (Agreement.PARALLEL, check.translation)):
        if names := _also(row, agrees):
            parts.append(f"{' and '.join(names)} {'have' if len(names) > 1 else 'has'} what the {_name(language)} says")
    return f"{'; '.join(parts)}." if parts else ""


def _also(row: LanguageRow, agrees: Agreement) -> list[str]:
    return [
        f"{witness.name} {witness.number}".strip() if witness.number else f"the {witness.name}"
        for witness in row.witnesses
        if witness.agrees is agrees
    ]


def _name(language: Language) -> str:
    return language.name.title()


def write_language_rows(check: LanguageCheck, out: TextIO, *, as_csv: bool) -> None:
    """Write the rows as CSV (for Excel) or as JSON lines; with the words of both texts where they are at hand."""
    with_texts = any(row.text for row in check.rows)
    columns = (*COLUMNS, "text", "parallel_text") if with_texts else COLUMNS
    records = [_record(rank, row, check) for rank, row in enumerate(check.rows, 1)]
    if as_csv:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([safe(str(record[column])) for column in columns] for record in records)
        return
    for record in records:
        out.write(json.dumps({column: record[column] for column in columns}, ensure_ascii=False) + "\n")


def _record(rank: int, row: LanguageRow, check: LanguageCheck) -> dict[str, str | int]:
    each = row.difference
    return {
        "rank": rank,
        "number": row.number,
        "citation": row.citation,
        "kind": row.kind.value,
        "label": row.label,
        "what_differs": each.what.value,
        "governing": each.governing,
        "parallel": each.parallel,
        "governing_quote": each.governing_quote,
        "parallel_quote": each.parallel_quote,
        "also_governing": "; ".join(_also(row, Agreement.GOVERNING)),
        "also_parallel": "; ".join(_also(row, Agreement.PARALLEL)),
        "place": row.place,
        "list": f"{check.info.list_id}@{check.info.version}",
        "as_of": check.info.as_of,
        "text": row.text,
        "parallel_text": row.parallel_text,
    }
