"""The door to all languages, and figures on the real lists."""

import json
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from harmonize.model import Language, Role
from harmonize.reading.thresholds import read_thresholds
from harmonize.reading.units import same_dimension


@pytest.fixture(scope="module")
def paragraphs(sources: Path) -> list[str]:
    """The paragraphs of the Commerce Control List, superscripts as 10^{6}."""
    root = etree.parse(sources / "us" / "ecfr" / "part774_2026-08-20.xml").getroot()
    found = []
    for element in root.iter("P", "FP"):
        for raised in element.iter("SU"):
            raised.text = "^{" + "".join(raised.itertext()).strip() + "}"
        text = re.sub(r"\s*\n?\s*(?=\^\{)", "", "".join(element.itertext()))
        found.append(re.sub(r"\s+", " ", text).strip())
    return found


@pytest.mark.real
def test_every_quote_of_the_real_list_stands_at_its_place(paragraphs: list[str]) -> None:
    total = 0
    for text in paragraphs:
        for threshold in read_thresholds(text, Language.ENGLISH):
            total += 1
            assert text.startswith(threshold.quote, threshold.start)
            assert len(threshold.parameter.split()) <= 6
            assert threshold.base_unit
    assert total > 3000


@pytest.mark.real
def test_a_restatement_has_the_dimension_or_the_value_of_what_it_restates(paragraphs: list[str]) -> None:
    """398 K (+125 °C), 5 m (16 ft): where the dimensions agree, so do the values, but for rounding and misprints."""
    agree = differ = 0
    for text in paragraphs:
        found = read_thresholds(text, Language.ENGLISH)
        for one, other in pairwise(found):
            restated = other.role is Role.EQUIVALENT and one.role is not Role.EQUIVALENT and one.op is other.op
            if restated and same_dimension(one.unit, other.unit):
                close = abs(one.base_value - other.base_value) <= 0.04 * max(abs(one.base_value), abs(other.base_value))
                agree, differ = agree + close, differ + (not close)
    assert agree > 80
    assert differ <= agree // 10


@pytest.mark.real
def test_gold(shared: Path) -> None:
    """Criterion bounds of the hand-made gold: operator and figure."""
    right = extra = missed = 0
    for line in (shared / "eval" / "thresholds_en.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        want = {(t["op"], float(t["value"])) for t in row["thresholds"] if t["role"] == "criterion"}
        read = read_thresholds(row["text"], Language.ENGLISH)
        have = {(t.op.value, t.value) for t in read if t.role is Role.CRITERION}
        right, extra, missed = right + len(want & have), extra + len(have - want), missed + len(want - have)
    assert 2 * right / (2 * right + extra + missed) >= 0.97


@pytest.mark.real
def test_speed(paragraphs: list[str]) -> None:
    """A guard against a slip by an order of magnitude, not a benchmark."""
    read_thresholds("5 kg of tin", Language.ENGLISH)
    begin = time.process_time()
    for text in paragraphs:
        read_thresholds(text, Language.ENGLISH)
    assert len(paragraphs) / (time.process_time() - begin) > 1000
