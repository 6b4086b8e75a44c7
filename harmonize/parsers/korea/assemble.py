"""From rows to provisions: numbers, parents, kinds, status, regimes, marks and restored superscripts.

Each row becomes one provision, in the order of the source. A control number that has paragraphs but no row of its own
(``1C901``) gets a provision without words, and a remark says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from harmonize.model import Kind, Mark, Provision, Regime, RegimeReference, Status
from harmonize.parsers.korea import numbers
from harmonize.parsers.korea.rows import Row, RowKind
from harmonize.parsers.korea.superscripts import Restored, restore
from harmonize.parsers.korea.tags import parse_tags
from harmonize.parsers.making import Draft

_NAMES = {RowKind.NOTE: "note", RowKind.TECH: "tech", RowKind.NB: "nb", RowKind.TABLE: "table"}
_KINDS = {
    RowKind.NOTE: Kind.NOTE,
    RowKind.TECH: Kind.TECHNICAL_NOTE,
    RowKind.NB: Kind.NOTA_BENE,
    RowKind.TABLE: Kind.TABLE,
}
_PART = re.compile(r"제\s?(\d)\s?장")
_TERM = re.compile(r"^[\"“]([^\"”]+)[\"”]")
_NOT_USED = re.compile(
    r"\b(?:not|no longer) used\b(?:[^\d]{0,12}since\D{0,12}?(?:\d{1,2} \w+ )?(\d{4}))?", re.IGNORECASE
)
_DELETED = re.compile(r"^\W*삭\s*제\W*$")
_NOTHING = re.compile(r"(^|[(\s])(해당\s?(사항)?\s?없음|없음)\W*$")
_SHORT = 80
"""Characters up to which a text may consist of the word that the paragraph is deleted or that there is nothing."""


class Assembly:
    """Provisions in the making."""

    def __init__(self) -> None:
        self.provisions: list[Provision] = []
        self.rows: list[Row | None] = []
        """The row that each provision was made from; None for a control number without a row."""
        self.remarks: list[str] = []
        self._known: set[str] = set()
        self._top: str | None = None
        self._part = ""
        self._group = ""
        self._appendix = ""
        self._term = ""

    def add(self, rows: Iterable[Row]) -> None:
        """Make a provision of each row."""
        for row in rows:
            if row.kind is RowKind.SECTION and (row.number in numbers.APPENDICES or row.number == "DEF"):
                self._appendix = row.number
                self._top = None
                self._make(row, row.number, None, Kind.PREAMBLE)
            elif self._appendix == "DEF":
                self._definition(row)
            elif self._appendix:
                self._of_appendix(row)
            elif row.kind is RowKind.SECTION:
                self._section(row)
            elif row.kind is RowKind.ITEM:
                self._item(row)
            else:
                self._note(row, self._owner(row.number))

    def _section(self, row: Row) -> None:
        number = row.number
        if match := numbers.PART.fullmatch(number):
            self._open_part(row, match[1], match[2])
        elif re.fullmatch(r"\d", number):
            part = _PART.search(row.korean)
            if number in self._known and part:
                self._open_part(row, number, part[1])
            else:
                self._top, self._part = number, ""
                self._make(row, number, None, Kind.CATEGORY)
        elif numbers.GROUP.fullmatch(number):
            parent = f"{number[0]}P{self._part}" if self._part else number[0]
            self._group = number + self._part
            self._make(row, self._group, self._nearest(parent), Kind.GROUP)
        elif match := numbers.ANNEX.fullmatch(number):
            self._make(row, f"{match[1]}#annex", self._nearest(match[1]), Kind.PREAMBLE)
        elif number in numbers.GENERAL and number not in self._known:
            self._make(row, number, None, Kind.PREAMBLE)
        else:
            parent = number if number in self._known else self._above(number)
            self._make(row, f"{number}#heading", self._nearest(parent), Kind.FIELD)

    def _open_part(self, row: Row, category: str, part: str) -> None:
        self._part = part
        self._make(row, f"{category}P{part}", self._nearest(category), Kind.CATEGORY)

    def _item(self, row: Row) -> None:
        number = row.number
        if match := numbers.ANNEX.fullmatch(number):
            number = f"{match[1]}#annex{match[2]}"
            self._make(row, number, self._nearest(number.rpartition(".")[0]), Kind.ITEM)
        elif numbers.ENTRY.fullmatch(number):
            self._make(row, number, self._group_of(number), Kind.ENTRY)
        elif numbers.NUMBER.fullmatch(number):
            entry = number.partition(".")[0]
            if entry not in self._known:
                self._make(
                    Row(row.place, entry, RowKind.ITEM, "", ""), entry, self._group_of(entry), Kind.ENTRY, made=True
                )
                self.remarks.append(
                    f"{row.place}: {entry} has paragraphs but no row of its own; it stands without text."
                )
            parent = number.rpartition(".")[0]
            if parent not in self._known:
                self.remarks.append(f"{row.place}: {number} stands below {parent}, which the list does not have.")
            self._make(row, number, self._nearest(parent), Kind.ITEM)
        else:
            owner = self._owner(number)
            self._make(row, f"{owner}#none", self._nearest(owner), Kind.FIELD)

    def _note(self, row: Row, owner: str) -> None:
        name = _NAMES[row.kind]
        if owner not in self._known and owner.partition(".")[0] in numbers.GENERAL:
            root, _, branch = owner.partition(".")
            number = f"{root}#note.{branch}"
            if number in self._known:
                self._make(row, f"{number}#{name}", number, _KINDS[row.kind])
            else:
                self._make(row, number, self._nearest(number.rpartition(".")[0]), _KINDS[row.kind])
            return
        parent = self._nearest(owner)
        if parent is None:
            parent = self._nearest(self._group) or self._top
            self.remarks.append(
                f"{row.place}: a note stands at {owner}, which is no number here; it is kept under {parent}."
            )
        self._make(row, f"{parent or owner}#{name}", parent, _KINDS[row.kind])

    def _of_appendix(self, row: Row) -> None:
        root = self._appendix
        own = numbers.mended(row.number)
        if own != row.number:
            self.remarks.append(f"{row.place}: the number is printed {row.number} and read as {own}.")
        if row.kind is RowKind.SECTION or own == root:
            inner = own.replace(".", "P") if re.fullmatch(r"\d\.\d", own) else own
            if row.kind is RowKind.SECTION:
                self._top = f"{root}:{inner}"
                self._make(row, self._top, root, Kind.PREAMBLE)
            else:
                self._make(row, f"{root}#{_NAMES.get(row.kind, 'none')}", root, _KINDS.get(row.kind, Kind.FIELD))
            return
        number = f"{root}:{own.replace(' ', '')}"
        if row.kind is RowKind.ITEM:
            parent = self._nearest(number.rpartition(".")[0])
            self._make(row, number, parent if parent != root else self._top, Kind.FIELD)
        elif number in self._known:
            self._make(row, f"{number}#{_NAMES[row.kind]}", number, _KINDS[row.kind])
        else:
            above = self._nearest(number) if numbers.NUMBER.fullmatch(own) else None
            parent = above or self._top or root
            self._make(row, f"{parent}#{_NAMES[row.kind]}", parent, _KINDS[row.kind])

    def _definition(self, row: Row) -> None:
        term = (_TERM.match(row.english) or _TERM.match(row.korean)) if row.kind is RowKind.NOTE else None
        if term:
            name = " ".join(term[1].replace("#", "").replace("~", "").split())
            name = name if name.isupper() else name[0].lower() + name[1:]
            self._term = self._make(row, f"DEF:{name}", "DEF", Kind.DEFINITION)
        else:
            owner = self._term or "DEF"
            self._make(row, f"{owner}#{_NAMES.get(row.kind, 'note')}", owner, _KINDS.get(row.kind, Kind.NOTE))

    def _owner(self, number: str) -> str:
        """The provision that a note or a remark at a printed number belongs to."""
        if match := numbers.PART.fullmatch(number):
            return f"{match[1]}P{match[2]}"
        if match := numbers.ANNEX.fullmatch(number):
            return f"{match[1]}#annex{match[2]}"
        if numbers.GROUP.fullmatch(number) and self._group.startswith(number):
            return self._group
        return number

    def _group_of(self, entry: str) -> str | None:
        return self._group if self._group.startswith(entry[:2]) else self._nearest(entry[:2]) or self._top

    def _above(self, number: str) -> str:
        head, dot, _ = number.rpartition(".")
        return head if dot else self._group_of(number) or number

    def _nearest(self, number: str) -> str | None:
        """The number itself or the nearest one above it that exists; None where nothing does."""
        while number not in self._known:
            head, dot, _ = number.rpartition(".")
            if not dot:
                head, colon, _ = number.rpartition(":")
                if not colon:
                    return None
            number = head
        return number

    def _make(self, row: Row, number: str, parent: str | None, kind: Kind, made: bool = False) -> str:
        if number in self._known:
            again = 2
            while f"{number}~{again}" in self._known:
                again += 1
            if "#" not in number:
                self.remarks.append(
                    f"{row.place}: the number {number} stands twice; this one is kept as {number}~{again}."
                )
            number = f"{number}~{again}"
        self._known.add(number)
        restored = restore(row.korean, row.english)
        self._tell(number, restored)
        status, since = status_of(row.korean, row.english)
        marks = ((Mark.SENSITIVE, row.sensitive), (Mark.VERY_SENSITIVE, row.very_sensitive))
        draft = Draft(number, parent, kind, row.place, row.printed, restored.korean)
        draft.citation = numbers.citation(number)
        draft.status, draft.since = status, since
        draft.parallel = restored.english
        draft.regimes = self._regimes(row, number, kind)
        draft.marks = tuple(mark for mark, given in marks if given)
        self.provisions.append(draft.finished())
        self.rows.append(None if made else row)
        return number

    def _tell(self, number: str, restored: Restored) -> None:
        """The remarks on superscripts."""
        if restored.changes:
            told: dict[str, list[str]] = {}
            for change in restored.changes:
                words = f"{change.before} as {change.after}"
                if words not in told.setdefault(change.proof, []):
                    told[change.proof].append(words)
            what = "; ".join(f"{', '.join(words)} ({proof})" for proof, words in told.items())
            self.remarks.append(f"{number}: superscripts restored: {what}.")
        for doubt in dict.fromkeys(restored.doubts):
            self.remarks.append(
                f"{number}: {doubt!r} may have lost a superscript or root sign; the text does not prove it."
            )

    def _regimes(self, row: Row, number: str, kind: Kind) -> tuple[RegimeReference, ...]:
        if self._appendix == "DEF":
            return ()
        found, oddities = parse_tags(row.tags)
        self.remarks.extend(f"{number}: {oddity}." for oddity in oddities)
        if found or kind is not Kind.ENTRY:
            self._compare_tags(number, found)
            return found
        regime = numbers.origin(number)
        implied = numbers.wassenaar_number(number) if regime is Regime.WASSENAAR else None
        return (RegimeReference(regime, implied or ""),)

    def _compare_tags(self, number: str, found: Iterable[RegimeReference]) -> None:
        """A remark where the Wassenaar tag names another entry than the control number implies."""
        implied = numbers.wassenaar_number(number)
        named = [ref.number for ref in found if ref.regime is Regime.WASSENAAR and ref.number]
        if implied and named and all(each.split(".")[:3] != implied.split(".")[:3] for each in named):
            self.remarks.append(f"{number}: the tag names Wassenaar {named[0]}, the number implies {implied}.")


def status_of(korean: str, english: str) -> tuple[Status, int | None]:
    """Whether a row is in use, from either language.

    >>> status_of("삭제(Not used since 2015)", "Not used since 2015;")
    (<Status.NOT_USED: 'not used'>, 2015)
    >>> status_of("해당 없음", "None."), status_of("삭 제", "")
    ((<Status.RESERVED: 'reserved'>, None), (<Status.DELETED: 'deleted'>, None))
    """
    if len(korean) > _SHORT or len(english) > _SHORT:
        return Status.IN_FORCE, None
    for text in (english, korean):
        if match := _NOT_USED.search(text):
            return Status.NOT_USED, int(match[1]) if match[1] else None
    if _DELETED.match(korean):
        return Status.DELETED, None
    if _NOTHING.search(korean):
        return Status.RESERVED, None
    return Status.IN_FORCE, None
