"""Redlines: what is kept, taken out and put in, in languages with and without blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.compare.changes.wording import Part, redline

LINES = [
    # old, new, the edits only
    ("Pumps exceeding 5 kW of steel", "Pumps exceeding 10 kW of steel", ["-5", "+10"]),
    ("ポンプの出力が五ワットを超えるもの", "ポンプの出力が一〇ワットを超えるもの", ["-五", "+一〇"]),
    ("출력이 5 W를 초과하는 펌프", "출력이 10 W를 초과하는 펌프", ["-5", "+10"]),
    ("Pumps", "Pumps and valves", ["+ and valves"]),
]


@pytest.mark.parametrize(("old", "new", "edits"), LINES)
def test_edits(old: str, new: str, edits: list[str]) -> None:
    signs = {Part.TAKEN_OUT: "-", Part.PUT_IN: "+"}
    assert [signs[piece.part] + piece.text for piece in redline(old, new) if piece.part is not Part.KEPT] == edits


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_redline_holds_both_wordings(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert "".join(piece.text for piece in pieces if piece.part is not Part.PUT_IN) == old
    assert "".join(piece.text for piece in pieces if piece.part is not Part.TAKEN_OUT) == new
