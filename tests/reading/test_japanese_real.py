"""Japanese reading on the real ordinance."""

import json
import time
from pathlib import Path

import pytest

from harmonize.model import Language, Logic, Role
from harmonize.parsers.japan import parse
from harmonize.reading.japanese import read_thresholds
from harmonize.reading.japanese_references import resolve_references
from harmonize.reading.logic import read_logic

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def ordinance(sources: Path) -> dict[str, tuple[str | None, str]]:
    """Parent and text by number."""
    folder = sources / "japan" / "egov-xml"
    names = (
        "403M50000400049_20260214_507M60000400072.xml",
        "324CO0000000378_20260214_507CO0000000376.xml",
        "355CO0000000260_20250528_507CO0000000102.xml",
    )
    parsed = parse([folder / name for name in names])
    return {item.number: (item.parent, item.text) for item in parsed.provisions}


def test_every_quote_stands_at_its_place(ordinance: dict[str, tuple[str | None, str]]) -> None:
    total = 0
    for _, text in ordinance.values():
        for found in read_thresholds(text):
            total += 1
            assert text.startswith(found.quote, found.start)
            assert len(found.parameter) <= 24
    assert total > 2400


def test_references_name_provisions_that_are_there(ordinance: dict[str, tuple[str | None, str]]) -> None:
    named = missing = 0
    for number, (parent, text) in ordinance.items():
        if not number[0].isdigit():
            continue
        above: list[str] = []
        upper = parent
        while upper in ordinance:
            above.insert(0, ordinance[upper][1])
            upper = ordinance[upper][0]
        for target in resolve_references(text, number, above="".join(above)):
            named, missing = named + 1, missing + (target not in ordinance)
    assert named > 1200
    assert missing <= named // 100


def test_nearly_every_item_with_children_says_how_they_combine(ordinance: dict[str, tuple[str | None, str]]) -> None:
    children: dict[str, list[str]] = {}
    for parent, text in ordinance.values():
        children.setdefault(parent or "", []).append(text)
    logic = [
        read_logic(text, children[number], Language.JAPANESE)
        for number, (_, text) in ordinance.items()
        if number in children and "/" in number and number[0].isdigit()
    ]
    assert logic.count(Logic.ANY) > 500
    assert logic.count(Logic.ALL) > 200
    assert logic.count(Logic.LIST) <= len(logic) // 50


def test_gold(shared: Path) -> None:
    """Criterion bounds of the hand-made gold: operator and figure."""
    right = extra = missed = 0
    for line in (shared / "eval" / "thresholds_ja.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        want = {(t["op"], float(t["value"])) for t in row["thresholds"] if t["role"] == "criterion"}
        read = read_thresholds(row["text"])
        have = {(t.op.value, t.value) for t in read if t.role is Role.CRITERION}
        right, extra, missed = right + len(want & have), extra + len(have - want), missed + len(want - have)
    assert 2 * right / (2 * right + extra + missed) >= 0.97


def test_speed(ordinance: dict[str, tuple[str | None, str]]) -> None:
    """A guard against a slip by an order of magnitude, not a benchmark."""
    read_thresholds("重量が五キログラム超")
    begin = time.process_time()
    for _, text in ordinance.values():
        read_thresholds(text)
    assert len(ordinance) / (time.process_time() - begin) > 2000
