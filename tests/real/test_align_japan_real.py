"""Japan against Wassenaar and the US on the official texts: what must come out whatever the method."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from harmonize.align.by_content import align_by_content
from harmonize.model import Correspondence, Language, ListVersion, ParsedList, Regime, Relation
from harmonize.parsers import japan as japan_parser
from harmonize.parsers import wassenaar as wassenaar_parser
from harmonize.parsers.spec import ListSpec
from harmonize.reading.read import read_provisions
from harmonize.shelf.catalogue import open_list
from tests.making import info

pytestmark = pytest.mark.real

GOLD = ("article6", "articles10-12")
NONE = ("none", "deleted", "")


def _version(parsed: ParsedList, spec: ListSpec) -> ListVersion:
    read = read_provisions(parsed.provisions, spec.language)
    provenance = replace(info(spec.list_id), language=spec.language, regimes=spec.regimes)
    return ListVersion(provenance, read, has_texts=True)


@pytest.fixture(scope="session")
def japan_version(japan: ParsedList) -> ListVersion:
    return _version(japan, japan_parser.SPEC)


@pytest.fixture(scope="session")
def to_wassenaar(japan_version: ListVersion, wassenaar_2025: ParsedList) -> tuple[Correspondence, ...]:
    assert japan_version.info.language is Language.JAPANESE
    return align_by_content(japan_version, _version(wassenaar_2025, wassenaar_parser.SPEC))


def _of(pairs: tuple[Correspondence, ...], left: str) -> list[Correspondence]:
    return [pair for pair in pairs if pair.left == left]


@pytest.mark.parametrize("gold", GOLD)
def test_gold(sources: Path, to_wassenaar: tuple[Correspondence, ...], gold: str) -> None:
    """F1 of pairs of at least 0.93, and precision of at least 0.98 without what is marked for review."""
    path = sources.parent / "eval" / f"align_japan_wassenaar_{gold}.tsv"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    neutral = {
        row["jp"] for row in rows if row["note"].lower().startswith(("exclusion:", "exclusion clause", "definition:"))
    }
    rows = [row for row in rows if row["jp"] not in neutral]
    scope = {row["jp"] for row in rows}
    want = {(row["jp"], row["wa"]) for row in rows if row["wa"] and row["relation"] not in NONE}
    given = {(pair.left, pair.right): pair for pair in to_wassenaar if pair.right and pair.left in scope}
    sure = {key for key, pair in given.items() if not pair.needs_review}
    hits = len(given.keys() & want)
    precision, recall = hits / len(given), hits / len(want)
    assert 2 * precision * recall / (precision + recall) >= 0.93
    assert len(sure & want) / len(sure) >= 0.98


@pytest.mark.parametrize(
    ("left", "dropped"),
    [
        ("6/1/ホ/一/1", "3.A.1.a.5.a.1"),
        ("6/1/ワ/一/1", "3.A.1.a.14.a.1"),
        ("6/10/イ/一", "3.A.2.h.1.a"),
    ],
)
def test_japan_still_controls_converters_that_wassenaar_dropped(
    to_wassenaar: tuple[Correspondence, ...], left: str, dropped: str
) -> None:
    [pair] = _of(to_wassenaar, left)
    assert (pair.relation, pair.evidence, pair.needs_review) == (
        Relation.NONE,
        f"{dropped} is not used since 2025",
        False,
    )


def test_processors_by_total_performance_have_no_counterpart(to_wassenaar: tuple[Correspondence, ...]) -> None:
    assert [pair.relation for pair in _of(to_wassenaar, "6/1/ヨ")] == [Relation.NONE]


def test_398_kelvin_and_125_degrees_are_no_difference(to_wassenaar: tuple[Correspondence, ...]) -> None:
    [pair] = _of(to_wassenaar, "6/1/ロ/一")
    assert (pair.right, pair.relation, pair.needs_review) == ("3.A.1.a.2.a", Relation.EQUAL, False)


def test_numbers_that_differ_do_not_mislead(to_wassenaar: tuple[Correspondence, ...]) -> None:
    found = {left: [pair.right for pair in _of(to_wassenaar, left)] for left in ("6/16/イ", "6/16/ロ", "6/13/ハ/六")}
    assert found == {"6/16/イ": ["3.A.2.g.2"], "6/16/ロ": ["3.A.2.g.1"], "6/13/ハ/六": ["3.A.2.d.3.g"]}


def test_rows_of_other_regimes_are_not_looked_up_in_wassenaar(
    japan_version: ListVersion, to_wassenaar: tuple[Correspondence, ...]
) -> None:
    answered = {pair.left.partition("/")[0] for pair in to_wassenaar if pair.right}
    assert not answered & {"1", "2", "2_2", "3"}
    assert {"4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "19"} <= answered
    assert Regime.MTCR in japan_version.info.regimes


def test_national_controls_are_found_in_the_us_list(japan_version: ListVersion) -> None:
    some = tuple(item for item in japan_version.provisions if item.number.partition("/")[0] in ("1", "5", "6", "7"))
    pairs = align_by_content(replace(japan_version, provisions=some), open_list("us", texts=False))
    by_left: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        if pair.right and not pair.needs_review:
            by_left[pair.left].append(pair.right)
    expected = {
        "7/6/イ/一": "4A906.a.1",
        "6/1/カ": "3A901.a",
        "6/2/ヨ/二": "3A901.b.2",
        "6/16_3/イ": "3A904.a",
        "5/12/ハ/二": "2B910.c.2",
        "6/17_2/イ/四": "3B903.d",
        "1/17/ニ/二": "2B206.b.2",
    }
    assert {left: by_left[left] for left in expected} == {left: [right] for left, right in expected.items()}
