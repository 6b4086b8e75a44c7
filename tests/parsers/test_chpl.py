"""The Common High Priority List: tiers, codes, and rows that are not as they should be."""

from pathlib import Path

import pytest

from harmonize.errors import SourceError
from harmonize.model import ParsedList
from harmonize.parsers import chpl

HEADER = "hs6\thts_dotted\ttier\tdescription"
ROWS = [f"85423{place}\t8542.3{place}\t{tier}\tChips" for place, tier in enumerate(chpl.TIERS)]


def read(tmp_path: Path, rows: list[str], header: str = HEADER) -> ParsedList:
    path = tmp_path / "chpl_2024-02-23.tsv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return chpl.parse([path])


def test_a_code_stands_under_its_tier(tmp_path: Path) -> None:
    parsed = read(tmp_path, ROWS)
    chpl.counts(parsed)
    assert parsed.as_of == "2024-02-23"
    assert [(line.code, line.tier) for line in parsed.hs][:2] == [("854230", "1"), ("854231", "2")]
    assert {item.number: item.parent for item in parsed.provisions}["854230"] == "1"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("8542301\t8542.301\t1\tChips", "no tariff code of six digits"),
        ("854230\t8542.31\t1\tChips", "no tariff code of six digits"),
        ("854239\t8542.39\t9\tChips", "'9' is no tier"),
        ("854230\t8542.30\t2\tChips", "stands twice"),
        ("854239\t8542.39\t1", "3 columns, not 4"),
    ],
)
def test_rows_of_another_form_are_refused(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, [*ROWS, row])
    assert said in str(error.value)


def test_a_tier_without_codes_is_a_cut(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"Tier 4\.B"):
        chpl.counts(read(tmp_path, ROWS[:-1]))
