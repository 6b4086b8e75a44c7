"""``harmonize russia``: its forms, and one clear sentence with exit code 2 on bad input."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from harmonize.report.words import display_width


def test_each_subheading_is_one_object(run) -> None:  # type: ignore[no-untyped-def]
    ran = run("russia", "--format", "jsonl")
    assert ran.code == 0
    records = [json.loads(line) for line in ran.out.splitlines()]
    codes = [record["code"] for record in records if record["kind"] == "hs"]
    assert codes == sorted(set(codes))
    chip = next(record for record in records if record.get("code") == "854231")
    assert chip["tier"] == "1"
    assert {"us", "korea"} <= set(chip["parties"])
    assert sum(record.get("tier", "") != "" for record in records if record["kind"] == "hs") == 50


def test_the_text_names_lists_and_gaps(run) -> None:  # type: ignore[no-untyped-def]
    ran = run("russia", "--parties", "korea,us")
    assert ran.code == 0
    assert "Korea wholly" in ran.out.replace("\n", " ")
    assert ran.out.index("Korea Russia: as of") < ran.out.index("US Russia: as of")


def test_the_workbook_is_written_to_the_folder(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("russia", "--format", "xlsx", "--parties", "us,korea", "--out", str(tmp_path / "out"))
    assert ran.code == 0
    (path,) = (tmp_path / "out").iterdir()
    assert str(path) in ran.out
    assert "Russia HS matrix" in load_workbook(path, read_only=True).sheetnames


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--rate", "JPY"), "--rate JPY: not a rate"),
        (("--rate", "JPY=0"), "not a rate"),
        (("--rate", "JYP=150"), "JYP is no currency"),
        (("--parties", "us,us"), "named twice"),
        (("--parties", "us,eu"), "There is no Russia list of 'eu'"),
        (("--as-of", "2020-01-01"), "There is no Russia list on the shelf"),
        (("--as-of", "yesterday"), "not a date"),
        (("--parties", "us", "--format", "xlsx", "--out", "/dev/null"), "is not a folder"),
    ],
)
def test_bad_input_is_one_sentence_and_code_2(run, args: tuple[str, ...], said: str) -> None:  # type: ignore[no-untyped-def]
    ran = run("russia", *args)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.startswith("harmonize: ")
    assert "Traceback" not in ran.err


def test_a_rate_that_no_list_needs_is_a_warning(run) -> None:  # type: ignore[no-untyped-def]
    ran = run("russia", "--rate", "KRW=1400")
    assert ran.code == 0
    assert "The rate KRW=1400 is not used: no list states a price in KRW." in ran.err


@pytest.mark.parametrize(("lang", "word", "sheet"), [("ja", "米国", "対ロシア HS表"), ("ko", "미국", "대러시아 HS표")])
def test_text_and_workbook_in_the_language_of_the_reader(  # type: ignore[no-untyped-def]
    run, tmp_path: Path, lang: str, word: str, sheet: str
) -> None:
    ran = run("russia", "--lang", lang)
    assert ran.code == 0 and word in ran.out
    assert not re.search(r"(?:[a-z]+ ){4}", ran.out)
    assert all(display_width(line) <= 80 for line in ran.out.splitlines())
    ran = run("russia", "--lang", lang, "--format", "xlsx", "--out", str(tmp_path / "out"))
    (path,) = (tmp_path / "out").iterdir()
    assert ran.code == 0 and sheet in load_workbook(path, read_only=True).sheetnames


def test_a_file_with_a_code_of_seven_digits_is_refused(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "chpl_2024-02-23.tsv"
    path.write_text("hs6\thts_dotted\ttier\tdescription\n8542310\t8542.310\t1\tChips\n", encoding="utf-8")
    ran = run("import", "chpl", str(path))
    assert ran.code == 2
    assert "line 2" in ran.err and "8542310" in ran.err
