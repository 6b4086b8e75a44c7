"""The tables of a version folder: provisions, thresholds and (in the user's library only) texts.

``provisions.csv`` has one row a provision, in the order of the source:

==============  ======================================================================================
number          the list's own number
parent          empty where the number itself tells it (``3A001.a`` under ``3A001``); ``/`` at the top
kind            ``Kind``
status          empty while in force; else ``Status``
since           year since which the number is not used
logic           ``Logic``, empty for a leaf
effect          ``Effect`` of a note
label           the name made by the program
unread          figures that were not read as a bound, separated by ``;``
concepts        glossary ids, separated by spaces
regimes         ``Wassenaar:3.A.1.a``, separated by spaces (``_`` for a blank in the regime's name)
marks           ``sensitive``, ``very sensitive``
reasons         rows of the US licence table: ``code|column|entire|covers|excepts|qualified``, ``;`` between
references      numbers and instruments that the text names, each behind ``p:`` (as in ``reasons``)
text_hash       short hash of the words
sense_hash      short hash of the words without what is editorial
sketch          statistics of the words, for estimating likeness
==============  ======================================================================================

``thresholds.csv`` has one row a bound, with the fields of ``Threshold`` behind the number. ``texts.csv`` has number,
printed label, place, text and parallel text.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from harmonize.errors import ShelfError
from harmonize.model import (
    Effect,
    Kind,
    Logic,
    Mark,
    Op,
    Provision,
    ReasonForControl,
    Regime,
    RegimeReference,
    Role,
    Status,
    Threshold,
)

PROVISIONS = (
    "number",
    "parent",
    "kind",
    "status",
    "since",
    "logic",
    "effect",
    "label",
    "unread",
    "concepts",
    "regimes",
    "marks",
    "reasons",
    "references",
    "text_hash",
    "sense_hash",
    "sketch",
)
THRESHOLDS = (
    "number",
    "parameter",
    "concept",
    "op",
    "value",
    "unit",
    "role",
    "quote",
    "start",
    "base_value",
    "base_unit",
)
TEXTS = ("number", "printed", "place", "text", "parallel")


def default_parent(number: str) -> str | None:
    """The parent that a number itself tells: everything before its last part."""
    body, mark, note = number.rpartition("#")
    if mark:
        head, dot, _ = note.rpartition(".")
        return f"{body}#{head}" if dot else body
    head, dot, _ = number.rpartition(".")
    return head if dot else None


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table as UTF-8 CSV with ``\\n`` line ends, the same bytes on every platform."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_whole(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table whole or not at all: beside its place, then renamed into it; the folder is made where it is absent.

    Raises ``ShelfError`` where the place cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_rows(draft, header, rows)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise ShelfError(f"{path}: cannot be written ({error.strerror}); choose another place.") from None


def read_rows(path: Path, header: Sequence[str]) -> Iterator[list[str]]:
    """The rows of a table below its header; raises ``ShelfError`` where the header or a row has another shape."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            if next(reader, None) != list(header):
                raise ShelfError(f"{path}, line 1: the columns are not {', '.join(header)}; import this version again.")
            for row in reader:
                if len(row) != len(header):
                    raise ShelfError(
                        f"{path}, line {reader.line_num}: {len(row)} columns where there should be "
                        f"{len(header)}; import this version again."
                    )
                yield row
    except FileNotFoundError:
        raise ShelfError(f"{path} is missing; import this version again.") from None
    except UnicodeDecodeError as error:
        raise ShelfError(f"{path}: not UTF-8 at byte {error.start}; import this version again.") from None


def provision_row(provision: Provision) -> tuple[str, ...]:
    """The digest of one provision: a row of ``provisions.csv``."""
    parent = "/" if provision.parent is None else provision.parent
    if provision.parent == default_parent(provision.number):
        parent = ""
    return (
        provision.number,
        parent,
        provision.kind.value,
        "" if provision.status is Status.IN_FORCE else provision.status.value,
        "" if provision.since is None else str(provision.since),
        "" if provision.logic is Logic.NONE else provision.logic.value,
        provision.effect.value,
        provision.label,
        ";".join(provision.unread),
        " ".join(provision.concepts),
        " ".join(f"{ref.regime.value.replace(' ', '_')}:{ref.number}" for ref in provision.regimes),
        " ".join(mark.value.replace(" ", "_") for mark in provision.marks),
        ";".join(_encode_reason(reason) for reason in provision.reasons),
        _encode_numbers(provision.references),
        provision.text_hash,
        provision.sense_hash,
        provision.sketch,
    )


def provision_of(row: Sequence[str]) -> Provision:
    """The provision that a row of ``provisions.csv`` stands for, without its text."""
    number, parent = row[0], row[1]
    return Provision(
        number=number,
        parent=default_parent(number) if parent == "" else None if parent == "/" else parent,
        kind=Kind(row[2]),
        text="",
        status=Status(row[3]) if row[3] else Status.IN_FORCE,
        since=int(row[4]) if row[4] else None,
        logic=Logic(row[5]) if row[5] else Logic.NONE,
        effect=Effect(row[6]),
        label=row[7],
        unread=tuple(row[8].split(";")) if row[8] else (),
        concepts=tuple(row[9].split()),
        regimes=tuple(_decode_regime(item) for item in row[10].split()),
        marks=tuple(Mark(item.replace("_", " ")) for item in row[11].split()),
        reasons=tuple(_decode_reason(item) for item in row[12].split(";") if item),
        references=_decode_numbers(row[13]),
        text_hash=row[14],
        sense_hash=row[15],
        sketch=row[16],
    )


def threshold_row(number: str, threshold: Threshold) -> tuple[str, ...]:
    """One bound of the provision ``number``: a row of ``thresholds.csv``."""
    return (
        number,
        threshold.parameter,
        threshold.concept,
        threshold.op.value,
        repr(threshold.value),
        threshold.unit,
        threshold.role.value,
        threshold.quote,
        str(threshold.start),
        repr(threshold.base_value),
        threshold.base_unit,
    )


def threshold_of(row: Sequence[str]) -> Threshold:
    """The bound that a row of ``thresholds.csv`` stands for."""
    return Threshold(
        parameter=row[1],
        concept=row[2],
        op=Op(row[3]),
        value=float(row[4]),
        unit=row[5],
        role=Role(row[6]),
        quote=row[7],
        start=int(row[8]),
        base_value=float(row[9]),
        base_unit=row[10],
    )


def text_row(provision: Provision) -> tuple[str, ...]:
    """The words of one provision: a row of ``texts.csv``."""
    return provision.number, provision.printed, provision.place, provision.text, provision.parallel


def with_text(provision: Provision, row: Sequence[str]) -> Provision:
    """``provision`` with the words of its row of ``texts.csv``."""
    return replace(provision, printed=row[1], place=row[2], text=row[3], parallel=row[4])


def _encode_reason(reason: ReasonForControl) -> str:
    return "|".join(
        (
            reason.reason,
            reason.column,
            "entire" if reason.entire else "",
            _encode_numbers(reason.covers),
            _encode_numbers(reason.excepts),
            "qualified" if reason.qualified else "",
        )
    )


def _decode_reason(cell: str) -> ReasonForControl:
    code, column, entire, covers, excepts, qualified = cell.split("|")
    return ReasonForControl(
        code, column, bool(entire), _decode_numbers(covers), _decode_numbers(excepts), bool(qualified)
    )


def _encode_numbers(numbers: Iterable[str]) -> str:
    return " ".join(f"p:{number}" for number in numbers)


def _decode_numbers(cell: str) -> tuple[str, ...]:
    return tuple(item.removeprefix("p:") for item in cell.split())


def _decode_regime(cell: str) -> RegimeReference:
    regime, _, number = cell.partition(":")
    return RegimeReference(Regime(regime.replace("_", " ")), number)
