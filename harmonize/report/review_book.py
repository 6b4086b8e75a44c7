"""Reads the review columns of a workbook that ``harmonize report`` wrote and a reviewer worked on.

The reviewer may sort and filter, move and widen columns, rename sheets, add rows: sheets are known by their headings,
rows by what stands in them, in any language of the report. From what lists the workbook was made stands in its document
properties. What cannot be read is refused with sheet and row; nothing is guessed.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zipfile import BadZipFile

from harmonize.align.verdict import Verdict
from harmonize.compare.given import GivenFinding, GivenPair, GivenRelation, ReviewedBook
from harmonize.compare.review import version_mark
from harmonize.errors import HarmonizeError
from harmonize.model import Comparison, Language, Relation, ReviewStatus, VersionInfo
from harmonize.report.phrases import phrases
from harmonize.report.words import NOTHING, safe

if TYPE_CHECKING:
    from openpyxl import Workbook

GAP, STATUS, REVIEWER, REMARK, RELATION = "Gap id", "Review status", "Reviewer", "Remark", "Relation"
PAIR = ("Left list", "Left number", "Right list", "Right number")
"""The headings by which sheets are known, as ``harmonize.report.sheets`` writes them."""

_PARTIES, _BASELINE, _LIST = "harmonize parties", "harmonize baseline", "harmonize list "
_HEADING_ROWS = 20
"""A reviewer may put a few rows above the headings."""
_HEADINGS = (GAP, STATUS, REVIEWER, REMARK, RELATION, *PAIR)
SEE_THERE = "see row there"
"""Stands in the review column of a row whose verdict is given on another sheet."""
MATCH = "match {n}"
"""Names such a row."""
STEADY_RELATIONS = ("value differs", "scope differs", "Russia control differs")
"""Relations of findings that name no party, so that no finding has to be looked up for them."""
_EMPTY = "none found"
_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA_KANJI = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_TOLD = 5
"""How many misspelt cells one refusal names."""

_Texts = tuple[str, ...]


class NameValue(Protocol):
    """A custom document property."""

    name: str
    value: object


def book_properties(comparison: Comparison, others: Sequence[VersionInfo] = ()) -> dict[str, str]:
    """The document properties that tell from what a workbook was made: parties, baseline and each list version, those
    of ``others`` too (Russia lists)."""
    return {
        _PARTIES: ",".join(comparison.parties),
        _BASELINE: comparison.baseline,
        **{f"{_LIST}{info.list_id}": version_mark(info) for info in (*comparison.versions, *others)},
    }


def read_review(path: Path) -> ReviewedBook:
    """What the reviewer wrote in the workbook at ``path``.

    Raises ``HarmonizeError`` where it is no workbook of a report, or where a cell cannot be understood.
    """
    workbook = _open(path)
    try:
        properties = {item.name: str(item.value) for item in _properties(workbook)}
        if not properties.get(_BASELINE):
            raise HarmonizeError(
                f"{path.name} does not say from which list versions it was made; give the verdicts in a workbook of "
                "harmonize report, saved as .xlsx."
            )
        lists = [name.removeprefix(_LIST) for name in properties if name.startswith(_LIST)]
        reader = _Reader(path.name, lists)
        for sheet in workbook.worksheets:
            reader.read(sheet.title, sheet.iter_rows(values_only=True))
    finally:
        workbook.close()
    return reader.book(properties)


def _properties(workbook: Workbook) -> Sequence[NameValue]:
    return workbook.custom_doc_props.props  # type: ignore[attr-defined,no-any-return]  # the stubs do not know it


def _open(path: Path) -> Workbook:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(path, read_only=True)  # a formula as it was typed: never silently nothing
    except FileNotFoundError:
        raise HarmonizeError(f"{path} is not there; name the workbook that harmonize report wrote.") from None
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError):
        raise HarmonizeError(
            f"{path} cannot be read as an Excel workbook; save it as .xlsx and close it, then import it again."
        ) from None


class _Reader:
    """The rows of all sheets, as far as they have been read."""

    def __init__(self, name: str, lists: Sequence[str]) -> None:
        self.name = name
        self.lists = lists
        self.findings: dict[str, GivenFinding] = {}
        self.pairs: dict[tuple[str, str, str, str], GivenPair] = {}
        self.relations: list[GivenRelation] = []
        self.misspelt: list[str] = []
        self.sheets = 0

    def read(self, title: str, rows: Iterator[Sequence[object]]) -> None:
        """Read one sheet; one without review columns is left alone."""
        numbered = enumerate((tuple(map(_text, row)) for row in rows), 1)
        columns = self._headings(title, numbered)
        if columns is None:
            return
        self.sheets += 1
        is_pairs = all(heading in columns for heading in PAIR)
        for number, row in numbered:
            if not any(row):
                continue
            cells = {heading: row[column] if column < len(row) else "" for heading, column in columns.items()}
            place = f"sheet {title!r}, row {number}"
            if is_pairs:
                self._pair(place, cells)
            else:
                self._finding(place, cells)

    def _headings(self, title: str, numbered: Iterator[tuple[int, _Texts]]) -> dict[str, int] | None:
        """Where the columns stand, None for a sheet without review columns."""
        for number, said in numbered:
            row = tuple(_english(heading, _HEADINGS) for heading in said)
            if STATUS in row:
                twice = next((heading for heading in (STATUS, REVIEWER, REMARK) if row.count(heading) > 1), "")
                if twice:
                    raise HarmonizeError(
                        f"{self.name}, sheet {title!r}: two columns have the heading {twice}; keep one of them."
                    )
                columns = {heading: column for column, heading in enumerate(row) if heading}
                needed = [REVIEWER, REMARK, *((*PAIR, RELATION) if set(PAIR) & columns.keys() else (GAP,))]
                missing = [heading for heading in needed if heading not in columns]
                if missing:
                    raise HarmonizeError(
                        f"{self.name}, sheet {title!r}: there is no column with the heading {missing[0]}; put the "
                        "heading back, or give the verdicts in a new report."
                    )
                return columns
            if number >= _HEADING_ROWS:
                break
        return None

    def _finding(self, place: str, cells: Mapping[str, str]) -> None:
        status, reviewer, remark = cells[STATUS], cells[REVIEWER], cells[REMARK]
        gap = cells[GAP]
        self._relation(place, gap, cells.get(RELATION, ""))
        if _english(status, (SEE_THERE,)).casefold() == SEE_THERE and not (reviewer or remark):
            return
        if not gap or _is_match(gap) or _is_empty(gap):
            if status or reviewer or remark:
                remedy = (
                    "give a verdict on a correspondence on the sheet of the correspondences"
                    if gap
                    else "put the Gap id back"
                )
                self.misspelt.append(f"{place}: the row names no finding; {remedy}")
            return
        made = GivenFinding(place, gap, Verdict(self._status(place, status), reviewer, remark))
        before = self.findings.setdefault(gap, made)
        self._refuse_two(before, made, gap)
        if before.verdict.empty:
            self.findings[gap] = made

    def _pair(self, place: str, cells: Mapping[str, str]) -> None:
        left_list, left, right_list, right = (cells[heading] for heading in PAIR)
        if _is_empty(left_list):
            return
        left_list, right_list = self._list_id(left_list), self._list_id(right_list)
        status = self._status(place, cells[STATUS])
        known = [item.value for item in Relation]
        relation = _english(_folded(cells[RELATION]), known)
        if relation not in known:
            hint = _nearest(relation, _said_as(cells[RELATION], known))
            self.misspelt.append(f"{place}: {cells[RELATION]!r} is no relation ({hint})")
        key = left_list, left, right_list, "" if right == NOTHING else right
        made = GivenPair(place, key, Verdict(status, cells[REVIEWER], cells[REMARK], relation))
        before = self.pairs.setdefault(key, made)
        self._refuse_two(before, made, f"{left_list} {left} and {right_list} {right}")
        if before.verdict.empty:
            self.pairs[key] = made

    def _relation(self, place: str, gap: str, said: str) -> None:
        """Keep the relation of a finding, which cannot be set, where it may not be the program's."""
        steady = _english(said, STEADY_RELATIONS) in STEADY_RELATIONS
        if gap and said and not (steady or _is_match(gap) or _is_empty(gap)):
            self.relations.append(GivenRelation(place, gap, said))

    def _list_id(self, text: str) -> str:
        """The list that is called so in some language of the report, or by its id."""
        return text if text in self.lists else next((name for name in self.lists if text in _list_names(name)), text)

    def _status(self, place: str, text: str) -> str:
        known = [item.value for item in ReviewStatus]
        status = _english(_folded(text), known)
        if status and status not in known:
            hint = _nearest(status, _said_as(text, known))
            self.misspelt.append(f"{place}: {text!r} is no review status ({hint})")
        return status

    def _refuse_two(self, one: GivenFinding | GivenPair, other: GivenFinding | GivenPair, what: str) -> None:
        said = one.verdict, other.verdict
        if one is not other and said[0] != said[1] and not (said[0].empty or said[1].empty):
            self.misspelt.append(f"{other.place}: {what} has another verdict in {one.place}; keep one of them")

    def book(self, properties: Mapping[str, str]) -> ReviewedBook:
        """All that was read; refused where a cell was not understood."""
        if self.misspelt:
            told = "; ".join(self.misspelt[:_TOLD])
            more = f"; and {len(self.misspelt) - _TOLD} more" if len(self.misspelt) > _TOLD else ""
            raise HarmonizeError(f"{self.name}, {told}{more}; correct this and import again (nothing was imported).")
        if not self.sheets:
            raise HarmonizeError(
                f"{self.name} has no sheet with the heading {STATUS}; name the workbook that harmonize report wrote."
            )
        return ReviewedBook(
            name=self.name,
            parties=tuple(properties[_PARTIES].split(",")),
            baseline=properties[_BASELINE],
            versions={name.removeprefix(_LIST): mark for name, mark in properties.items() if name.startswith(_LIST)},
            findings=tuple(self.findings.values()),
            pairs=tuple(self.pairs.values()),
            relations=tuple(self.relations),
        )


def _text(value: object) -> str:
    """A cell as text, as it was before it was made safe for a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()
    bare = text[1:]
    return bare if text.startswith("'") and safe(bare) == text else text


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _nearest(text: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(text, known, 1)
    return f"{near[0]}?" if near else f"write {', '.join(known)}"


def _english(text: str, known: Sequence[str]) -> str:
    """Which of the English words ``known`` stands in ``text`` in some language of the report; else ``text``."""
    if not text or text in known:
        return text
    return next((words for words in known if text in _forms(words)), text)


@cache
def _forms(words: str) -> frozenset[str]:
    """The words as the workbooks of all languages have them, also folded as a reviewer may type them."""
    said = [phrases(language).of(words) for language in Language if language is not Language.ENGLISH]
    return frozenset([words, *said, *map(_folded, said)])


@cache
def _list_names(list_id: str) -> frozenset[str]:
    """The list as the workbooks of all languages name it."""
    return frozenset(phrases(language).party(list_id) for language in Language)


def _said_as(text: str, known: Sequence[str]) -> Sequence[str]:
    """The words ``known`` in the language in which ``text`` seems to be written."""
    for language, signs in ((Language.KOREAN, _HANGUL), (Language.JAPANESE, _KANA_KANJI)):
        if signs.search(text):
            return [phrases(language).of(words) for words in known]
    return known


def _is_match(gap: str) -> bool:
    """Whether a row of the review sheet stands for a correspondence."""
    starts = (phrases(language).say(MATCH, n="").strip() for language in Language)
    return any(gap.startswith(start) for start in starts)


def _is_empty(text: str) -> bool:
    return text == _EMPTY or text in _forms(_EMPTY)
