"""National controls of the US, Korea and Japan on the official texts: what must come out whatever the method."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from harmonize.align.national import align_national
from harmonize.model import CONTROL_KINDS, REVIEW_LINE, Correspondence, ListVersion, ParsedList, Status
from harmonize.parsers.spec import spec
from harmonize.reading.read import read_provisions
from tests.making import info

pytestmark = pytest.mark.real

NATIONAL = re.compile(r"\d[A-E](?:9\d\d|09\d|[5-8]\d\d)")


def _version(list_id: str, parsed: ParsedList) -> ListVersion:
    listing = spec(list_id)
    read = read_provisions(parsed.provisions, listing.language)
    return ListVersion(replace(info(list_id), language=listing.language, regimes=listing.regimes), read, has_texts=True)


def _national(version: ListVersion) -> dict[str, str]:
    return {
        item.number: ""
        for item in version.provisions
        if item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE and NATIONAL.match(item.number)
    }


@pytest.fixture(scope="module")
def us(us_2026_08_20: ParsedList) -> ListVersion:
    return _version("us", us_2026_08_20)


@pytest.fixture(scope="module")
def korea(sources: Path) -> ListVersion:
    return _version("korea", spec("korea").parse([sources / "korea" / "annex2_transcript.tsv"]))


@pytest.fixture(scope="module")
def ours(japan: ParsedList) -> ListVersion:
    return _version("japan", japan)


@pytest.fixture(scope="module")
def korea_us(korea: ListVersion, us: ListVersion) -> dict[str, Correspondence]:
    return {pair.left: pair for pair in align_national(korea, us, _national(korea), _national(us))}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("3A901.a", "3A901.a"),
        ("3A902", "3A904"),
        ("3A903", "3A090"),
        ("3B903", "3B903"),
        ("3B904", "3B904"),
        ("3C901.a", "3C907"),
        ("3D902", "3D907"),
        ("3E901", "3E905"),
        ("4A901", "4A906"),
        ("4A901.a.1", "4A906.a.1"),
        ("4A902", "4A090.a"),
        ("2B901", "2B910"),
        ("2E901", "2E903"),
    ],
)
def test_korea_and_us(korea_us: dict[str, Correspondence], left: str, right: str) -> None:
    assert korea_us[left].right == right
    assert korea_us[left].confidence >= REVIEW_LINE


def test_military_and_antiterrorism_series_stay_alone(korea_us: dict[str, Correspondence], us: ListVersion) -> None:
    sure = [pair.right for pair in korea_us.values() if pair.confidence >= REVIEW_LINE]
    assert len(sure) > 50
    assert not [number for number in sure if re.match(r"\d[A-E][5-8]", number)]
    reasons = [{each.reason for each in us.index[number[:5]].reasons} for number in sure]
    assert {"AT"} not in reasons


@pytest.mark.parametrize(
    ("left", "korean", "american"),
    [
        ("5/12", "2B901", "2B910"),
        ("6/1/カ", "3A901.a", "3A901.a"),
        ("6/1/ヨ", "3A903", "3A090"),
        ("6/2/ヨ", "3A901.b", "3A901.b"),
        ("6/16_3", "3A902", "3A904"),
        ("6/17_2/イ", "3B903", "3B903"),
        ("6/17_2/ロ", "3B904", "3B904"),
        ("6/25", "3C901.b", "3C908"),
        ("7/6", "4A901", "4A906"),
        ("7/6/イ/一", "4A901.a.1", "4A906.a.1"),
        ("18/6", "2E901", "2E903"),
    ],
)
def test_japan(ours: ListVersion, korea: ListVersion, us: ListVersion, left: str, korean: str, american: str) -> None:
    mine = re.compile(r"(?:5/12|6/1/[カヨ]|6/2/ヨ|6/16_3|6/17_2|6/25|7/6|18/6)")
    free = {number: "" for number in ours.index if mine.match(number)}
    for other, right in ((korea, korean), (us, american)):
        found = {pair.left: pair for pair in align_national(ours, other, free, _national(other))}
        assert found[left].right == right or (left == "6/1/ヨ" and found[left].right.startswith(right))
        assert found[left].confidence >= REVIEW_LINE
