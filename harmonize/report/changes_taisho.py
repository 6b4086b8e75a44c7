"""The changes between two versions as a 新旧対照表, as Japan prints amendments.

改正後 (the new text) stands on the left, 現行 (the old one) on the right, what is unchanged around a change as （略）,
a new paragraph against （新設）, a deleted one against （削る）. The table is Japanese in reports of every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmonize.compare.changes.wording import Part, Piece
from harmonize.model import Aspect, Change, ChangeKind, Language, ListDiff
from harmonize.report.changes_sheets import Grid, Value, dated, wordings
from harmonize.report.phrases import Phrases, phrases
from harmonize.report.tables import Column, Sheet, none_found, on_paper
from harmonize.report.words import NOTHING

TAISHO_SHEET = "新旧対照表"
_KINDS = {
    ChangeKind.NEW: "新設",
    ChangeKind.DELETED: "削除",
    ChangeKind.TIGHTENED: "規制強化",
    ChangeKind.RELAXED: "規制緩和",
    ChangeKind.RENUMBERED: "番号の変更",
    ChangeKind.TECHNICAL: "技術的変更",
    ChangeKind.EDITORIAL: "形式的変更",
}
"""The classes as a remark."""
_JOINED = {Aspect.SIMPLIFIED: "統合", Aspect.DIVIDED: "分割"}


def taisho_grid(diff: ListDiff, changes: Sequence[Change]) -> Grid:
    """A row a paragraph of ``changes``, in the order of the list."""
    words = phrases(Language.JAPANESE)
    columns = (
        Column(f"改正後（{words.of(dated(diff.new))}）", 70),
        Column(f"現行（{words.of(dated(diff.old))}）", 70),
        Column("備考", 40),
    )
    rows = tuple(_rows(changes, words))
    texts = tuple(tuple(value.text for value in row) for row in rows)
    return Grid(on_paper(Sheet(TAISHO_SHEET, columns, texts or (none_found(columns, words),))), rows)


def _rows(changes: Sequence[Change], words: Phrases) -> Iterator[tuple[Value, ...]]:
    """The paragraphs, under the unchanged ones that they stand under, as （略）."""
    held = {change.new_number for change in changes} | {change.old_number for change in changes}
    shown: set[str] = set()
    done: set[tuple[str, str]] = set()
    remarks = _remarks(changes, words)
    for change in changes:
        key = (change.old_number, change.new_number)
        if key in done:
            continue
        done.add(key)
        for number in _above(change.number):
            if number not in held and number not in shown:
                shown.add(number)
                left_out = Value(f"{words.number(number)}　（略）")
                yield left_out, left_out, Value("")
        old, new = wordings(change)
        left = _numbered(change.new_number, new, change, words) if change.new_number else Value("（削る）")
        right = _numbered(change.old_number, old, change, words) if change.old_number else Value("（新設）")
        yield left, right, Value("\n".join(remarks[key]))


def _remarks(changes: Sequence[Change], words: Phrases) -> dict[tuple[str, str], list[str]]:
    """What happened to a paragraph, with the values that changed, by its old and its new number."""
    remarks: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        note = next((_JOINED[each] for each in change.aspects[:1] if each in _JOINED), _KINDS[change.kind])
        values = [
            f"{words.label(bound.parameter)}：{bound.old or NOTHING} → {bound.new or NOTHING}"
            for bound in change.bounds
        ]
        both = change.old_number and change.new_number
        told = "\n".join([note, *(values if both else [])])
        remarks.setdefault((change.old_number, change.new_number), []).append(told)
    return remarks


def _above(number: str) -> list[str]:
    """What ``number`` stands under by its own form, the outermost first (``6``, ``6/1`` above ``6/1/ヨ``)."""
    found: list[str] = []
    while (cut := max(number.rfind(sign) for sign in "/.#:")) > 0:
        number = number[:cut]
        found.insert(0, number)
    return found


def _numbered(number: str, value: Value, change: Change, words: Phrases) -> Value:
    """The wording behind its number; the name that the program made where the words are not on the shelf."""
    name = words.number(number)
    if not value.text:
        return Value(f"{name}　（{words.label(change.label) or '文言なし'}）")
    pieces = (Piece(Part.KEPT, f"{name}　"), *value.pieces) if value.pieces else ()
    return Value(f"{name}　{value.text}", value.look, pieces)
