"""별표 2의2: items, paragraphs, tariff codes, and rows that are not as they should be. The words are invented."""

from pathlib import Path

import pytest

from harmonize.errors import SourceError
from harmonize.model import ParsedList
from harmonize.parsers import korea_russia

HEADER = "part\tnumber\ths\tkorean\tenglish\tlimit"
ROWS = [
    "iran-pakistan-syria\t1\t\t공작 기계\t\t",
    "russia-belarus\t1\t\t시험 장치로서 다음의 것\tTest devices, as follows\t",
    "russia-belarus\tCA-0001\t\ta. 40 GHz를 초과하는 것\ta. Exceeding 40 GHz;\t40 GHz를 초과",
    "russia-belarus\tCA-0002\t\ta.1. 작은 것\ta.1. Small ones;\t",
    "russia-belarus\t2\t\t시험산(CAS 7732-18-5)\tTest acid\t",
    "russia-belarus\t3\t8407.10\t시험 기관\tTest engines\t",
    "russia-belarus\t4\t8703.23.9020\t중고차(실린더용량이 2,000cc 초과 3,000cc 이하인 것)\tCars\t",
]


def read(tmp_path: Path, rows: list[str], header: str = HEADER) -> ParsedList:
    path = tmp_path / "annex2-2.tsv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return korea_russia.parse([path])


def test_items_paragraphs_and_codes(tmp_path: Path) -> None:
    parsed = read(tmp_path, ROWS)
    numbers = {item.number: item for item in parsed.provisions}
    assert list(numbers) == ["1", "1.a", "1.a.1", "2", "3", "4"]
    assert numbers["1.a"].text == "40 GHz를 초과하는 것"
    assert numbers["1.a"].parallel == "Exceeding 40 GHz;"
    assert numbers["1.a.1"].parent == "1.a"
    assert numbers["2"].references == ("CAS:7732-18-5",)
    assert numbers["2"].label == "Test acid"
    assert [(line.code, line.limited) for line in parsed.hs] == [
        ("840710", ""),
        ("8703239020", "used, cylinder capacity > 2000 cm3, <= 3000 cm3"),
    ]
    kept = parsed.conservation
    assert kept.source == kept.placed + sum(item.characters for item in kept.left_out)
    assert any("Iran" in item.reason for item in kept.left_out)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["russia-belarus\t1\t8407.101\t기관\tEngines\t"], "'8407.101' is no tariff code"),
        (["russia-belarus\t1\t8407101\t기관\tEngines\t"], "'8407101' is no tariff code"),
        (["russia-belarus\t1\t\t기관\tEngines\t", "russia-belarus\t1\t\t기관\tEngines\t"], "1 stands twice"),
        (["russia-belarus\tCA-0001\t\ta. 기관\tEngines\t"], "no number of an item"),
        (["russia-belarus\t1\t\t기관\tEngines"], "5 columns where the header has 6"),
        (["mars\t1\t\t기관\tEngines\t"], "'mars' is no part"),
        (["russia-belarus\t1\t\t기관\tEngines\t"], "has a tariff code"),
        (["russia-belarus\t1\t\t기\tE\t", "russia-belarus\tCA-0001\t\tb.1. 기관\tb.1. E\t"], "stands under nothing"),
    ],
)
def test_rows_of_another_form_are_refused(tmp_path: Path, rows: list[str], said: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, rows)
    assert said in str(error.value)


def test_another_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the columns are not part"):
        read(tmp_path, ROWS, header="number\tkind\tkorean\tenglish\ttags")


def test_a_gap_in_the_numbers_is_a_cut(tmp_path: Path) -> None:
    parsed = read(tmp_path, ROWS[:4] + ROWS[5:])
    with pytest.raises(SourceError, match="item 3 stands where item 2 should"):
        korea_russia.counts(parsed)


def test_few_rows_are_a_cut(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="seems to be cut"):
        korea_russia.counts(read(tmp_path, ROWS))
