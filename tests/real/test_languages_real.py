"""Korean and English of the Korean list: the disagreements that were found by reading, and how many there are.

All rows were read against the texts of 2025-12-31: of 108, two are false alarms, in both of which one text says for a
whole list what the other says of its last member (``ARRANGED``).
"""

import csv
import json
import sys
from collections import Counter
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from harmonize.cli import main
from harmonize.compare.languages import LanguageCheck, check_languages
from harmonize.model import Difference, ListVersion, ParsedList
from harmonize.parsers import korea as korean_list
from harmonize.reading.read import read_provisions
from harmonize.report.languages import language_text, write_language_rows
from harmonize.report.words import display_width
from harmonize.shelf.folder import write_version
from tests.making import info

pytestmark = pytest.mark.real

FOUND = [
    ("3A001.a.13.a", "comparator", "<= 12 bit", "< 12 bit"),
    ("3A002.d.1.b", "comparator", "> 65 dB", ">= 65 dB"),
    ("3A002.d.3.e", "unit", "2.2 MHz", "2.2 GHz"),
    ("6A002.a.2.b.3", "figure", "10 mA/W", "15 mA/W"),
    ("1C111.a.2.b", "CAS number", "7440-42-8", "7740-42-8"),
    ("1C005.b.1", "figure", "-9.85 K", "9.85 K"),
    ("1C005.c", "comparator", ">= -158.16 degC", "> -158.16 degC"),
    ("1C111.c.6.d", "CAS number", "3190429-7", "31904-29-7"),
    ("1C226", "comparator", ">= 90 percent", "> 90 percent"),
    ("2B105", "reference", "2B005", "2B005.a"),
    ("3A001.b.10", "comparator", "> 10 Hz", ">= 10 Hz"),
    ("3A002.d.5#tech", "reference", "3A005.d.5", "3A002.d.5"),
    ("5A001.d#note~2", "figure", "802.14", "802.15"),
    ("5A002.a#nb", "reference", "5D003.b", "5D002.b"),
    ("6A005#note~5", "comparator", "not <= 20 J", "< 20 J"),
    ("6A006.a.2", "figure", "", "1 Hz"),
    ("6A006.b", "unit", "8 nV/Hz**0.5", "8 nV/m/Hz**0.5"),
    ("7A116#note", "reference", "9A112", "9A106"),
    ("9E001", "reference", "", "9A001.b"),
    ("9E003.g", "comparator", ">= 450 degC", "> 450 degC"),
    ("0B001.c.1", "figure", "99 percent", "99.9 percent"),
    ("0B001.h.7#nb", "reference", "2A225", "2A522"),
    ("0B004.b.3", "figure", "2.225 psi", "2225 psi"),
    ("DEF:contouring control", "figure", "1980", "1994"),
]
ARRANGED = {("0C002#note", "comparator"), ("6A008.j#note~3", "comparator")}
SAME = ["1C107.a", "1C116.a.1", "1C235#note", "1C350#note", "2B001.a", "3A001.a.11", "4A001.a.1", "8A002.g.2", "0C004"]
"""Both say the same: restated in another unit, in words, comparator above, range of references, "better than"."""


@pytest.fixture(scope="module")
def library(korea: ParsedList, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the Korean list and its texts."""
    root = tmp_path_factory.mktemp("library")
    spec = korean_list.SPEC
    made = replace(info("korea", "2025-12-31"), language=spec.language)
    version = ListVersion(made, read_provisions(korea.provisions, spec.language), has_texts=True)
    write_version(version, root / "korea" / "2025-12-31", texts=True)
    return root


@pytest.fixture(scope="module")
def check(library: Path) -> LanguageCheck:
    """The check of that list."""
    return check_languages("korea@2025-12-31", library)


def test_the_disagreements_found_by_reading_are_found(check: LanguageCheck) -> None:
    rows = {
        (row.number, row.difference.what.value, row.difference.governing, row.difference.parallel) for row in check.rows
    }
    assert not set(FOUND) - rows


def test_there_are_over_a_hundred_and_no_more_than_were_read(check: LanguageCheck) -> None:
    assert len(check.rows) == 108
    assert check.counts == {
        Difference.FIGURE: 22,
        Difference.UNIT: 6,
        Difference.COMPARATOR: 63,
        Difference.CAS_NUMBER: 2,
        Difference.REFERENCE: 15,
    }
    assert {(row.number, row.difference.what.value) for row in check.rows} >= ARRANGED


@pytest.mark.parametrize("number", SAME)
def test_what_both_say_in_their_own_way_is_not_reported(check: LanguageCheck, number: str) -> None:
    assert number not in {row.number for row in check.rows}


def test_both_quotes_stand_in_the_texts_at_their_places(check: LanguageCheck) -> None:
    for row in check.rows:
        each = row.difference
        if each.what is Difference.REFERENCE or each.what is Difference.CAS_NUMBER:
            continue  # a member of a list of references is named in full, however it is written
        for text, start, quote in (
            (row.text, each.governing_start, each.governing_quote),
            (row.parallel_text, each.parallel_start, each.parallel_quote),
        ):
            assert (start < 0) is (quote == ""), row.number
            assert start < 0 or text[start:].lstrip().startswith(quote), row.number


def test_other_lists_bear_out_one_of_the_readings(check: LanguageCheck) -> None:
    said = {row.number: {each.agrees.value for each in row.witnesses} for row in check.rows}
    assert said["3A002.d.3.e"] == {"parallel"}
    assert said["6A002.a.2.b.3"] == {"parallel"}
    assert said["1C111.a.2.b"] == {"governing"}  # by the check digit
    assert said["6A002.a.1.d"] == {"governing"}  # the English lost its unit
    borne_out = Counter(agrees for each in said.values() for agrees in each)
    assert borne_out["parallel"] > 3 * borne_out["governing"]  # the slips are mostly in the Korean


def test_the_forms_of_the_check(check: LanguageCheck) -> None:
    lines = language_text(check).splitlines()
    assert all(display_width(line) <= 80 for line in lines)
    out = StringIO()
    write_language_rows(check, out, as_csv=False)
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [record["rank"] for record in records] == list(range(1, len(check.rows) + 1))
    assert all(record["text"] and record["parallel_text"] for record in records)
    out = StringIO()
    write_language_rows(check, out, as_csv=True)
    assert len(list(csv.DictReader(StringIO(out.getvalue())))) == len(check.rows)


def test_the_command_works_from_the_shipped_digest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("HARMONIZE_LIBRARY", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["harmonize", "check", "korea"])
    with pytest.raises(SystemExit) as done:
        main()
    assert not done.value.code
    out = capsys.readouterr().out
    for number, *_ in FOUND[:5]:
        assert f"통제번호 {number}: " in out
    monkeypatch.setattr(sys, "argv", ["harmonize", "check", "us"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1
