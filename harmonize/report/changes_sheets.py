"""The changes between two versions as sheets of a workbook, with redlines.

Two layouts. Old then new, as the United States and the European Union print amendments: old number, value and wording
on the left. 新旧対照表, as Japan does: 改正後 (the new text) on the left, 現行 (the old one) on the right, what is
unchanged around a change as （略）, a new paragraph against （新設）, a deleted one against （削る）.

``changes_table`` is the pure table without redlines, for a report that has its own way of writing sheets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from harmonize.compare.changes.wording import Part, Piece, redline
from harmonize.model import Affected, Aspect, Change, ChangeKind, ListDiff, Standing, VersionInfo, say
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.style import FONT, INK, SIZE, style_ids
from harmonize.report.tables import Cell as TableCell
from harmonize.report.tables import Column, Look, Sheet, headed, none_found
from harmonize.report.words import NOTHING, party_name, readable, safe

SHEET = "Changes between versions"
SUMMARY = "Changes summary"
JAPANESE_SHEET = "新旧対照表"
_OLD_WORDING = 11
"""Place of the old wording among the columns; the new one is behind it."""
_LONGEST = 30_000
"""Characters of a cell beyond which a redline is not marked but shown plain and cut."""
_RED, _GREEN = "C00000", "006100"
_LOOKS = {
    ChangeKind.NEW: Look.EQUAL,
    ChangeKind.DELETED: Look.NONE,
    ChangeKind.TIGHTENED: Look.BROADER,
    ChangeKind.RELAXED: Look.NARROWER,
    ChangeKind.RENUMBERED: Look.BODY,
    ChangeKind.TECHNICAL: Look.OVERLAP,
    ChangeKind.EDITORIAL: Look.MUTED,
}
_JAPANESE = {
    ChangeKind.NEW: "新設",
    ChangeKind.DELETED: "削除",
    ChangeKind.TIGHTENED: "規制強化",
    ChangeKind.RELAXED: "規制緩和",
    ChangeKind.RENUMBERED: "番号の変更",
    ChangeKind.TECHNICAL: "技術的変更",
    ChangeKind.EDITORIAL: "形式的変更",
}
"""The classes as a remark in a 新旧対照表."""
_JOINED = {Aspect.SIMPLIFIED: "統合", Aspect.DIVIDED: "分割"}


@dataclass(frozen=True, slots=True)
class _Value:
    """What stands in a cell: plain text or a redline, and its look."""

    text: str
    look: Look = Look.BODY
    pieces: tuple[Piece, ...] = ()


def add_changes_sheets(
    workbook: Workbook, diff: ListDiff, changes: Sequence[Change] | None = None, *, japanese: bool = False
) -> None:
    """Add the summary and the table of ``changes`` (all of ``diff`` where none are named) to ``workbook``."""
    shown = diff.changes if changes is None else tuple(changes)
    _add_summary(workbook, diff, shown)
    if japanese:
        _add_table(workbook, JAPANESE_SHEET, _japanese_columns(diff), list(_japanese_rows(shown)), diff, frozen=0)
    else:
        parties = _parties(shown)
        rows = [_row(change, parties) for change in shown]
        _add_table(workbook, SHEET, _columns(diff, parties), rows, diff, frozen=3)


def changes_table(
    diff: ListDiff, changes: Sequence[Change] | None = None, name: str = SHEET, words: Phrases = ENGLISH
) -> Sheet:
    """The same table, old then new, as a pure sheet of the report, without redlines.

    The columns of the wordings are left out where no text is on the shelf; what stands right of the confidence is not
    printed.
    """
    shown = diff.changes if changes is None else tuple(changes)
    parties = _parties(shown)
    columns = _columns(diff, parties)
    texts = [_row(change, parties, words) for change in shown]
    wordless = {index for index in (_OLD_WORDING, _OLD_WORDING + 1) if not any(row[index].text for row in texts)}
    kept = [index for index in range(len(columns)) if index not in wordless]
    rows = tuple(tuple(_plain(columns[index], row[index]) for index in kept) for row in texts)
    made = tuple(columns[index] for index in kept)
    printed = next(index for index, column in enumerate(made, 1) if column.heading == "Confidence")
    sheet = Sheet(name, made, rows or (none_found(made, words),), frozen_columns=3, printed_columns=printed)
    return headed(sheet, words)


def _plain(column: Column, value: _Value) -> TableCell | str | float:
    """The value as a cell of a pure table; a confidence as a number, so that it sorts."""
    said = float(value.text) if column.look is Look.DECIMAL else value.text
    return said if value.look in (Look.BODY, column.look) else TableCell(said, value.look)


def _columns(diff: ListDiff, parties: Sequence[str]) -> tuple[Column, ...]:
    old, new = _dated(diff.old), _dated(diff.new)
    return (
        Column("Class", 12, Look.KEY),
        Column("Category", 9),
        Column("Number", 16, Look.KEY),
        Column("What changed", 14),
        Column("Item", 30),
        Column("Parameter", 20),
        Column(say("Old number, {version}", version=old), 16),
        Column(say("Old value, {version}", version=old), 18),
        Column(say("New value, {version}", version=new), 18),
        Column("Old value, SI", 16),
        Column("New value, SI", 16),
        Column(say("Old wording, {version}", version=old), 50),
        Column(say("New wording, {version}", version=new), 50),
        Column("Change in one sentence", 44),
        *(Column(say("{party}: where it stands", party=party_name(party)), 30) for party in parties),
        Column("Not decided", 24),
        Column("Confidence", 11, Look.DECIMAL),
        Column("With", 14, Look.MUTED),
        Column("Old citation", 24),
        Column("New citation", 24),
        Column("Change id", 13, Look.MUTED),
    )


def _row(change: Change, parties: Sequence[str], words: Phrases = ENGLISH) -> list[_Value]:
    old, new = _wordings(change)
    bounds, facts = change.bounds, change.facts
    olds = [bound.old for bound in bounds] + [_fact(fact.aspect, fact.old) for fact in facts if fact.old]
    news = [bound.new for bound in bounds] + [_fact(fact.aspect, fact.new) for fact in facts if fact.new]

    def lines(said: Iterable[str]) -> _Value:
        return _Value("\n".join(words.of(each) or NOTHING for each in said))

    return [
        _Value(words.of(change.kind.value), _LOOKS[change.kind]),
        _Value(change.category),
        _Value(change.number, Look.KEY),
        _Value(words.enumerated(tuple(words.of(aspect.value) for aspect in change.aspects))),
        _Value(words.label(change.label)),
        lines(bound.parameter for bound in bounds),
        _Value(change.old_number),
        lines(olds),
        lines(news),
        lines(bound.old_normal for bound in bounds),
        lines(bound.new_normal for bound in bounds),
        old,
        new,
        _Value(words.of(change.sentence)),
        *(_standing(change, party, words) for party in parties),
        _Value(words.of(change.undecided)),
        _Value(f"{change.confidence:.2f}", Look.REVIEW if change.needs_review else Look.BODY),
        _Value(change.under, Look.MUTED),
        _Value(change.old_citation),
        _Value(change.new_citation),
        _Value(change.id, Look.MUTED),
    ]


def _parties(changes: Sequence[Change]) -> list[str]:
    return sorted({each.position.party for change in changes for each in change.affected})


def _fact(aspect: Aspect, said: str) -> str:
    return say("{first}: {then}", first=aspect.value, then=said)


def _standing(change: Change, party: str, words: Phrases) -> _Value:
    found = [each for each in change.affected if each.position.party == party]
    if not found:
        return _Value(NOTHING if change.affected else "", Look.MUTED)
    look = {Standing.OLD: Look.NARROWER, Standing.NEW: Look.EQUAL, Standing.NONE: Look.ABSENT}
    said = "\n".join(words.of(_said(each)) for each in found)
    return _Value(said, look.get(found[0].standing, Look.UNDECIDED))


def _said(each: Affected) -> str:
    said = say("{sentence} (as of {date})", sentence=each.sentence, date=each.position.as_of)
    return say("{sentence} [needs review]", sentence=said) if each.needs_review else said


def _wordings(change: Change) -> tuple[_Value, _Value]:
    """Old and new wording; what was taken out and put in is marked in paragraphs that are in both versions."""
    old, new = readable(change.old_text), readable(change.new_text)
    if not (old and new) or old == new or len(old) + len(new) > _LONGEST:
        return _Value(old), _Value(new)
    pieces = redline(old, new)
    return (
        _Value(old, pieces=tuple(piece for piece in pieces if piece.part is not Part.PUT_IN)),
        _Value(new, pieces=tuple(piece for piece in pieces if piece.part is not Part.TAKEN_OUT)),
    )


def _japanese_columns(diff: ListDiff) -> tuple[Column, ...]:
    return (
        Column(f"改正後（{_dated(diff.new)}）", 70),
        Column(f"現行（{_dated(diff.old)}）", 70),
        Column("備考", 40),
    )


def _japanese_rows(changes: Sequence[Change]) -> Iterator[list[_Value]]:
    """A row a paragraph in the order of the list, under the unchanged paragraphs that it stands under, as （略）."""
    held = {change.new_number for change in changes} | {change.old_number for change in changes}
    shown: set[str] = set()
    done: set[tuple[str, str]] = set()
    remarks: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        note = next((_JOINED[each] for each in change.aspects[:1] if each in _JOINED), _JAPANESE[change.kind])
        values = [f"{bound.parameter}: {bound.old or NOTHING} → {bound.new or NOTHING}" for bound in change.bounds]
        both = change.old_number and change.new_number
        remarks.setdefault((change.old_number, change.new_number), []).append(
            "\n".join([note, *(values if both else [])])
        )
    for change in changes:
        key = (change.old_number, change.new_number)
        if key in done:
            continue
        done.add(key)
        for number in _above(change.number):
            if number not in held and number not in shown:
                shown.add(number)
                yield [_Value(f"{number}　（略）"), _Value(f"{number}　（略）"), _Value("")]
        old, new = _wordings(change)
        left = _numbered(change.new_number, new, change) if change.new_number else _Value("（削る）")
        right = _numbered(change.old_number, old, change) if change.old_number else _Value("（新設）")
        yield [left, right, _Value("\n".join(remarks[key]))]


def _above(number: str) -> list[str]:
    """What ``number`` stands under by its own form, the outermost first (``6``, ``6/1`` above ``6/1/ヨ``)."""
    found: list[str] = []
    while (cut := max(number.rfind(sign) for sign in "/.#:")) > 0:
        number = number[:cut]
        found.insert(0, number)
    return found


def _numbered(number: str, value: _Value, change: Change) -> _Value:
    """The wording behind its number; the name that the program made where the words are not on the shelf."""
    if not value.text:
        return _Value(f"{number}　（{change.label or '文言なし'}）")
    pieces = (Piece(Part.KEPT, f"{number}　"), *value.pieces) if value.pieces else ()
    return _Value(f"{number}　{value.text}", value.look, pieces)


def _add_summary(workbook: Workbook, diff: ListDiff, changes: Sequence[Change]) -> None:
    categories = sorted({change.category or NOTHING for change in changes}, key=lambda name: (len(name), name))
    columns = (Column("Class", 26, Look.KEY), Column("All", 10), *(Column(name, 8) for name in categories))
    counts = Counter((change.kind, change.category or NOTHING) for change in changes)
    sheet = _new_sheet(workbook, SUMMARY, columns, diff)
    styles = style_ids(sheet)
    _write_headings(sheet, columns, styles)
    row = 2
    for kind in ChangeKind:
        _write(sheet, row, 1, _Value(kind.value, _LOOKS[kind]), styles)
        figures = [sum(counts[kind, name] for name in categories), *(counts[kind, name] for name in categories)]
        for column, figure in enumerate(figures, 2):
            _dress(sheet, row, column, styles[Look.FIGURE]).value = figure
        row += 1
    lines = [
        f"{diff.old.title}: {_dated(diff.old)} ({diff.old.revision or 'no revision id'}) to {_dated(diff.new)} "
        f"({diff.new.revision or 'no revision id'}).",
        f"{diff.compared:,} paragraphs are in both versions; {diff.unchanged:,} of them are the same to the letter.",
        "Classes: tightened means that the list controls more, relaxed that it controls less; technical is wording, "
        "notes, references, reasons for control and sensitivity marks; editorial is notation only.",
        *(f"Not compared: {sentence}" for sentence in diff.not_compared),
    ]
    for line in lines:
        row += 1
        _write(sheet, row, 1, _Value(line, Look.PLAIN), styles)
        sheet.cell(row, 1).alignment = Alignment(vertical="top", wrap_text=False)


def _add_table(
    workbook: Workbook,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[_Value]],
    diff: ListDiff,
    frozen: int,
) -> None:
    sheet = _new_sheet(workbook, name, columns, diff)
    styles = style_ids(sheet)
    _write_headings(sheet, columns, styles)
    for number, row in enumerate(rows or [[_Value("none found", Look.MUTED)]], 2):
        for column, value in enumerate(row, 1):
            _write(sheet, number, column, value, styles)
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"


def _new_sheet(workbook: Workbook, name: str, columns: Sequence[Column], diff: ListDiff) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(name)
    for index, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 90
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    dates = f"{diff.old.list_id}: {_dated(diff.old)} to {_dated(diff.new)}".replace("&", "&&")
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text=dates, size=8), right=_HeaderFooterPart(text="&A, page &P of &N", size=8)
    )
    return sheet


def _write_headings(sheet: Worksheet, columns: Sequence[Column], styles: dict[Look, int]) -> None:
    for index, column in enumerate(columns, 1):
        _write(sheet, 1, index, _Value(column.heading, Look.HEADER), styles)
    sheet.row_dimensions[1].height = 32


def _write(sheet: Worksheet, row: int, column: int, value: _Value, styles: dict[Look, int]) -> None:
    cell = _dress(sheet, row, column, styles[value.look])
    text = safe(value.text)
    # a redline whose text had to be made safe is shown plain: what is safe counts more than what is marked
    cell.value = _rich(value.pieces) if value.pieces and text == value.text else text or None


def _dress(sheet: Worksheet, row: int, column: int, style: int) -> Cell:
    """The cell with the cell format of that number."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    formats = sheet.parent._cell_styles  # type: ignore[union-attr]
    cell._style = copy(formats[style])  # type: ignore[attr-defined]
    return cell


def _rich(pieces: Sequence[Piece]) -> CellRichText:
    plain = InlineFont(rFont=FONT, sz=SIZE, color=Color(INK))
    fonts = {
        Part.KEPT: plain,
        Part.TAKEN_OUT: InlineFont(rFont=FONT, sz=SIZE, color=Color(_RED), strike=True),
        Part.PUT_IN: InlineFont(rFont=FONT, sz=SIZE, color=Color(_GREEN), u="single"),
    }
    return CellRichText(*(TextBlock(fonts[piece.part], piece.text) for piece in pieces if piece.text))


def _dated(info: VersionInfo) -> str:
    if info.version == info.as_of:
        return info.version
    return say("{version} as of {date}", version=info.version, date=info.as_of)
