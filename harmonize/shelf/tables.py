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
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
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
from harmonize.parsers.making import Draft

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


_KIND = {each.value: each for each in Kind}
_STATUS = {"": Status.IN_FORCE} | {each.value: each for each in Status}
_LOGIC = {"": Logic.NONE} | {each.value: each for each in Logic}
_EFFECT = {each.value: each for each in Effect}
_OP = {each.value: each for each in Op}
_ROLE = {each.value: each for each in Role}
# what the cells of a table stand for: looked up, since making an enum member from its word costs ten times as much


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


def read_rows(path: Path, header: Sequence[str]) -> list[list[str]]:
    """The rows of a table below its header; raises ``ShelfError`` where the header or a row has another shape."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            if next(reader, None) != list(header):
                raise ShelfError(f"{path}, line 1: the columns are not {', '.join(header)}; import this version again.")
            rows = list(reader)
    except FileNotFoundError:
        raise ShelfError(f"{path} is missing; import this version again.") from None
    except UnicodeDecodeError as error:
        raise ShelfError(f"{path}: not UTF-8 at byte {error.start}; import this version again.") from None
    if set(map(len, rows)) - {len(header)}:
        place, row = next((place, row) for place, row in enumerate(rows, 1) if len(row) != len(header))
        raise ShelfError(
            f"{path}, row {place}: {len(row)} columns where there should be {len(header)}; import this version again."
        )
    return rows


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


def provision_of(row: Sequence[str], thresholds: tuple[Threshold, ...] = ()) -> Provision:
    """The provision that a row of ``provisions.csv`` stands for, without its text, with its ``thresholds``.

    Raises ``ValueError`` where a cell has a word that stands for nothing.
    """
    # this is done for every paragraph of every list at every start, so nothing here is done twice or for nothing
    (number, parent, kind, status, since, logic, effect, label, unread, concepts,
     regimes, marks, reasons, references, text_hash, sense_hash, sketch) = row  # fmt: skip
    try:
        draft = Draft(
            number, default_parent(number) if parent == "" else None if parent == "/" else parent, _KIND[kind], ""
        )
        draft.status = _STATUS[status]
        draft.logic = _LOGIC[logic]
        draft.effect = _EFFECT[effect]
    except KeyError as error:
        raise ValueError(f"{error} stands for nothing") from None
    draft.thresholds = thresholds
    draft.label = label
    draft.text_hash, draft.sense_hash, draft.sketch = text_hash, sense_hash, sketch
    if since:
        draft.since = int(since)
    if unread:
        draft.unread = tuple(unread.split(";"))
    if concepts:
        draft.concepts = tuple(concepts.split())
    if regimes:
        draft.regimes = _decode_regimes(regimes)
    if marks:
        draft.marks = _decode_marks(marks)
    if reasons:
        draft.reasons = _decode_reasons(reasons)
    if references:
        draft.references = _decode_numbers(references)
    return draft.finished()


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
    """The bound that a row of ``thresholds.csv`` stands for; raises ``ValueError`` as ``provision_of`` does."""
    if row[3] not in _OP or row[6] not in _ROLE:
        raise ValueError(f"{row[3]!r} is no comparator, or {row[6]!r} no role")
    return Threshold(
        parameter=row[1],
        concept=row[2],
        op=_OP[row[3]],
        value=float(row[4]),
        unit=row[5],
        role=_ROLE[row[6]],
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


@lru_cache(maxsize=4096)
def _decode_reasons(cell: str) -> tuple[ReasonForControl, ...]:
    return tuple(_decode_reason(item) for item in cell.split(";") if item)


@lru_cache(maxsize=4096)
def _decode_regimes(cell: str) -> tuple[RegimeReference, ...]:
    return tuple(_decode_regime(item) for item in cell.split())


@lru_cache(maxsize=64)
def _decode_marks(cell: str) -> tuple[Mark, ...]:
    return tuple(Mark(item.replace("_", " ")) for item in cell.split())


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
