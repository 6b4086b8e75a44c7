"""Where the two official languages of one list disagree, and which of them the lists that it follows bear out.

The disagreements themselves are facts of the version (``Provision.disagreements``, found in
``harmonize.reading.parallel``); here they are ranked, and each is held against the provisions of other lists that
answer the paragraph: where one of the readings stands there too, the other one may be the slip. That decides nothing:
the governing text governs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from harmonize.align.links import links_between
from harmonize.align.lists import alignable
from harmonize.errors import HarmonizeError
from harmonize.model import (
    CONTROL_KINDS,
    NOTE_KINDS,
    Difference,
    Disagreement,
    Kind,
    Language,
    ListVersion,
    Op,
    Provision,
    Role,
    Threshold,
    VersionInfo,
)
from harmonize.parsers.spec import spec
from harmonize.reading.parallel_references import is_cas_number
from harmonize.reading.units import to_base
from harmonize.shelf.catalogue import open_list, shelf

WITNESSES = ("wassenaar", "eu")
"""The lists from which national lists take their words: held against the two readings where they are on the shelf."""

_READING = re.compile(r"(?P<not>not )?(?:(?P<op>[<>]=?|=) )?(?P<value>-?\d[\d.]*(?:e[+-]?\d+)?)(?: (?P<unit>\S.*))?")
_KINDS = (CONTROL_KINDS, NOTE_KINDS)
_NEGATED = {Op.GT: Op.LE, Op.GE: Op.LT, Op.LT: Op.GE, Op.LE: Op.GT, Op.EQ: Op.EQ}


class Agreement(StrEnum):
    """Which reading another list, or a check digit, bears out."""

    GOVERNING = "governing"
    PARALLEL = "parallel"


@dataclass(frozen=True, slots=True)
class Witness:
    """A list, or the check digit of a CAS number, that has one of the two readings and not the other."""

    name: str
    """``wassenaar@2025``, or ``check digit``."""
    number: str
    """The provision there that answers."""
    agrees: Agreement


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """One place where the languages disagree."""

    number: str
    citation: str
    kind: Kind
    place: str
    """Where the paragraph stands in the source, "" where only a digest is at hand."""
    label: str
    difference: Disagreement
    witnesses: tuple[Witness, ...]
    text: str
    """The paragraph in both languages, "" where only a digest is at hand."""
    parallel_text: str


@dataclass(frozen=True, slots=True)
class LanguageCheck:
    """All places where the two official languages of a version disagree, the weightiest first."""

    info: VersionInfo
    language: Language
    translation: Language
    rows: tuple[LanguageRow, ...]
    counts: dict[Difference, int]
    witnesses: tuple[VersionInfo, ...]
    """The lists that the readings were held against."""


def check_languages(name: str, library: Path | None = None) -> LanguageCheck:
    """The disagreements of the list that ``name`` names.

    Raises ``HarmonizeError`` where the list prints no official translation beside its text.
    """
    version = open_list(name, library)
    translation = spec(version.info.list_id).translation
    if translation is None:
        raise HarmonizeError(
            f"{version.name} prints no official translation beside its text, so there is nothing to check; "
            f"name a list that does ({', '.join(_with_translation(library)) or 'none is on the shelf'})."
        )
    held = {item.info.list_id for item in shelf(library)}
    others = [open_list(each, library, texts=False) for each in WITNESSES if each in held]
    others = [other for other in others if alignable(version, other)]
    answers = [(other, _answers(version, other)) for other in others]
    rows = [_row(version, item, each, answers) for item in version.provisions for each in item.disagreements]
    order = {item.number: place for place, item in enumerate(version.provisions)}
    rows.sort(key=lambda row: (*_weight(row), order[row.number]))
    return LanguageCheck(
        info=version.info,
        language=version.info.language,
        translation=translation,
        rows=tuple(rows),
        counts={what: count for what in Difference if (count := Counter(row.difference.what for row in rows)[what])},
        witnesses=tuple(other.info for other in others),
    )


def _with_translation(library: Path | None) -> list[str]:
    found = dict.fromkeys(item.info.list_id for item in shelf(library))
    return [list_id for list_id in found if spec(list_id).translation]


def _weight(row: LanguageRow) -> tuple[int, int, int]:
    """Controls before notes before what controls nothing by itself; what both texts say before what one lacks."""
    kind = next((place for place, kinds in enumerate(_KINDS) if row.kind in kinds), len(_KINDS))
    one_sided = not (row.difference.governing and row.difference.parallel)
    return kind, int(one_sided), list(Difference).index(row.difference.what)


def _answers(version: ListVersion, other: ListVersion) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for link in links_between(version, other):
        if link.right:
            found.setdefault(link.left, []).append(link.right)
    return found


def _row(
    version: ListVersion,
    item: Provision,
    difference: Disagreement,
    answers: Sequence[tuple[ListVersion, dict[str, list[str]]]],
) -> LanguageRow:
    owner = item.number.partition("#")[0]
    witnesses = [*_check_digits(difference)]
    for other, of in answers:
        for number in of.get(owner, ()):
            said = _provisions(other, number, item)
            if agrees := _agreement(version, other, difference, said):
                witnesses.append(Witness(other.name, number, agrees))
                break
    return LanguageRow(
        number=item.number,
        citation=spec(version.info.list_id).citation(item.number),
        kind=item.kind,
        place=item.place,
        label=item.label,
        difference=difference,
        witnesses=tuple(witnesses),
        text=item.text,
        parallel_text=item.parallel,
    )


def _check_digits(difference: Disagreement) -> Iterator[Witness]:
    """The check digit of a CAS number tells which of two is misprinted."""
    if difference.what is not Difference.CAS_NUMBER:
        return
    one, other = is_cas_number(difference.governing), is_cas_number(difference.parallel)
    if one is not other and difference.governing and difference.parallel:
        yield Witness("check digit", "", Agreement.GOVERNING if one else Agreement.PARALLEL)


def _provisions(other: ListVersion, number: str, item: Provision) -> list[Provision]:
    """What answers a paragraph there: the provision itself, or for a note the notes to it."""
    if item.kind not in NOTE_KINDS:
        return [other.index[number]]
    found: list[Provision] = []
    waiting = [each for each in other.children.get(number, ()) if each.kind in NOTE_KINDS]
    while waiting:
        note = waiting.pop(0)
        found.append(note)
        waiting += other.children.get(note.number, ())
    return found


def _agreement(
    version: ListVersion, other: ListVersion, difference: Disagreement, said: Sequence[Provision]
) -> Agreement | None:
    """Which reading the provisions of another list have, where they have just one of them."""
    if difference.what is Difference.REFERENCE:
        theirs = {number for each in said for number in each.references}
        have = [_named(version, other, reading) in theirs for reading in (difference.governing, difference.parallel)]
    else:
        bounds = [bound for each in said for bound in each.thresholds]
        figures = {figure for each in said for figure in each.unread}
        have = [_has(bounds, figures, reading) for reading in (difference.governing, difference.parallel)]
    if have[0] is have[1]:
        return None
    return Agreement.GOVERNING if have[0] else Agreement.PARALLEL


def _named(version: ListVersion, other: ListVersion, number: str) -> str:
    """A number of ``version`` as ``other`` writes it; "" where it has no such number."""
    if not number or number in other.index:
        return number
    return spec(version.info.list_id).wassenaar_number(number) or number


def _has(bounds: Sequence[Threshold], figures: set[str], reading: str) -> bool:
    """Whether a reading (``>= 65 dB``, ``10 mA/W``, ``802.15``) stands among bounds and unread figures."""
    match = _READING.fullmatch(reading)
    if not match:
        return False
    value, unit, op = float(match["value"]), match["unit"] or "1", match["op"]
    if match["value"] in figures and not op:
        return True
    base_value, base_unit = to_base(value, unit)
    for bound in bounds:
        same = bound.base_unit == base_unit and abs(bound.base_value - base_value) <= 1e-9 * abs(base_value)
        if same and (op is None or _same_sense(bound, Op("==" if op == "=" else op), bool(match["not"]))):
            return True
    return False


def _same_sense(bound: Threshold, op: Op, excluded: bool) -> bool:
    left_out = bound.role is Role.EXCLUSION
    return bound.op is (op if left_out is excluded else _NEGATED[op]) or bound.op is op
