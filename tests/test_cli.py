"""The command line: contracts of each command, one clear sentence and exit code 2 on bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from harmonize.cli import app
from harmonize.shelf.catalogue import shelf

COMMANDS = (
    "lists", "import", "revisions", "export", "digest", "show", "search", "thresholds", "align", "check", "compare",
    "explain", "report", "review", "diff", "history", "adoption", "russia",
    "amendments",
)  # fmt: skip


def test_every_command_is_listed_and_has_help(run) -> None:  # type: ignore[no-untyped-def]
    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    names |= {group.name for group in app.registered_groups if group.name}
    assert names == set(COMMANDS)
    for name in COMMANDS:
        ran = run(name, "--help")
        assert ran.code == 0
        assert "Usage" in ran.out


def test_lists_shows_the_shipped_digests(run) -> None:  # type: ignore[no-untyped-def]
    ran = run("lists")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert all(len(line) <= 80 for line in lines[:-1])
    assert lines[-1].startswith("  ")  # a path, which is not broken however long it is
    for item in shelf():
        assert item.info.version in ran.out
    assert {item["list"] for item in json.loads(run("lists", "--format", "json").out)} >= {"us", "wassenaar"}


def test_export_gives_one_object_a_provision(run) -> None:  # type: ignore[no-untyped-def]
    records = [json.loads(line) for line in run("export", "us@2026-08-20").out.splitlines()]
    assert sum(record["kind"] == "entry" for record in records) == 638
    keys = {"number", "parent", "kind", "logic", "citation", "regimes", "thresholds"}
    assert all(keys <= set(record) for record in records)
    assert not any("text" in record for record in records)  # a digest has no words
    dose = next(record for record in records if record["number"] == "3A001.a.1.a")
    assert dose["citation"] == "ECCN 3A001.a.1.a"
    assert [(bound["op"], bound["value"], bound["role"]) for bound in dose["thresholds"]] == [(">=", 5000, "criterion")]


def test_export_as_csv_has_a_row_a_provision(run) -> None:  # type: ignore[no-untyped-def]
    lines = run("export", "wassenaar@2025", "--format", "csv").out.splitlines()
    assert lines[0].startswith("number,parent,kind,")
    assert any(line.startswith("3.A.1.a.1.a,3.A.1.a.1,item,") for line in lines)


def test_thresholds_reads_and_writes_lines(run) -> None:  # type: ignore[no-untyped-def]
    ran = run("thresholds", "--lang", "en", stdin='{"id": "a", "text": "A mass exceeding 3 kg;"}\n')
    assert json.loads(ran.out) == {
        "id": "a",
        "thresholds": [
            {"parameter": "mass", "op": ">", "value": 3, "unit": "kg", "role": "criterion", "quote": "3 kg"}
        ],
    }


def test_align_prints_six_columns(run) -> None:  # type: ignore[no-untyped-def]
    rows = [line.split("\t") for line in run("align", "us", "wassenaar").out.splitlines()]
    assert all(len(row) == 6 for row in rows)
    found = {row[0]: row for row in rows}
    assert found["3A001.a.1.a"][1:4] == ["3.A.1.a.1.a", "equal", "same number"]
    assert all(row[1] == "" for row in rows if row[2] == "none")
    assert all((row[5] == "review") == (float(row[4]) < 0.75) for row in rows if row[2] != "none")


def test_show_puts_the_lists_side_by_side(run) -> None:  # type: ignore[no-untyped-def]
    ran = run("show", "3A001.a.1.a")
    assert ran.code == 0
    assert "ECCN 3A001.a.1.a" in ran.out
    assert "3.A.1.a.1.a" in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())
    assert json.loads(run("show", "3.A.1.a.1.a", "--format", "json").out)["subject"] == "3.A.1.a.1.a"


def test_compare_prints_findings(run) -> None:  # type: ignore[no-untyped-def]
    found = [json.loads(line) for line in run("compare", "--parties", "us").out.splitlines()]
    assert len({item["id"] for item in found}) == len(found)
    assert {item["kind"] for item in found} >= {"missing", "threshold", "national", "scope"}
    cells = next(
        item for item in found if item["kind"] == "threshold" and item["subject"] == "3.A.1.e.1.b"
    )  # secondary cells: Wassenaar above 500 Wh/kg since 2025, the US above 350
    assert cells["controls_more"] == "us"


def test_report_writes_the_workbook_and_says_where(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("report", "--parties", "us", "--out", str(tmp_path / "out"))
    assert ran.code == 0
    (path,) = (tmp_path / "out").glob("*.xlsx")
    assert path.name in ran.out.replace("\n", "")
    sheets = load_workbook(path, read_only=True).sheetnames
    assert {"Cover", "Summary", "Needs review", "Sources"} <= set(sheets)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("export", "mars"), "no list 'mars'"),
        (("export", "us@1999-01-01"), "no version '1999-01-01'"),
        (("import", "mars", "x.xml"), "no list 'mars'"),
        (("show", "9Z999"), "No provision has the number"),
        (("show", "3A001", "--list", "mars"), "no list 'mars'"),
        (("compare", "--parties", "us,us"), "named twice"),
        (("compare", "--parties", "wassenaar"), "is the baseline"),
        (("compare", "--parties", "us", "--as-of", "1990-01-01"), "as old as 1990-01-01"),
        (("compare", "--parties", "us", "--as-of", "soon"), "write YYYY-MM-DD"),
        (("import", "us", "x.xml", "--version", "../up"), "not a date"),
        (("digest", "nowhere"), "is missing"),
        (("digest", ".", "--only", "mars"), "names no shipped version"),
    ],
)
def test_bad_input_ends_with_one_sentence(run, args: tuple[str, ...], said: str) -> None:  # type: ignore[no-untyped-def]
    ran = run(*args)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("line", ["not json", '{"id": 1}', '{"id": 1, "text": 2}', "[]"])
def test_thresholds_names_the_line_that_is_wrong(run, line: str) -> None:  # type: ignore[no-untyped-def]
    ran = run("thresholds", stdin=f'{{"id": 0, "text": "x"}}\n{line}\n')
    assert ran.code == 2
    assert "line 2" in ran.err


def test_an_import_that_is_refused_leaves_the_library_as_it_was(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "part774.xml"
    page.write_text("<!DOCTYPE html><html><body>Error 503</body></html>", encoding="utf-8")
    ran = run("import", "us", str(page), "--library", str(tmp_path / "own"))
    assert ran.code == 2
    assert "part774.xml" in ran.err
    assert not (tmp_path / "own").exists()


def test_show_finds_the_japanese_number_from_any_side(run) -> None:  # type: ignore[no-untyped-def]
    for number in ("3.A.1.e.1.b", "3A001.e.1.b", "6/5/ロ"):
        sides = {
            side["list"].split("@")[0]: side
            for side in json.loads(run("show", number, "--format", "json").out)["sides"]
        }
        assert sides["japan"]["provision"]["number"] == "6/5/ロ"
        assert sides["japan"]["provision"]["citation"] == "貨物等省令第6条第5号ロ"
    seen_from_wassenaar = json.loads(run("show", "3.A.1.e.1.b", "--format", "json").out)["sides"]
    assert {side["relation"].split()[0] for side in seen_from_wassenaar if side["relation"]} == {"broader"}


def test_a_finding_names_the_number_and_the_value_of_the_other_party(run) -> None:  # type: ignore[no-untyped-def]
    found = [json.loads(line) for line in run("compare").out.splitlines()]
    cells = next(
        item
        for item in found
        if item["kind"] == "threshold"
        and [each["party"] for each in item["positions"]] == ["wassenaar", "us", "japan", "korea"]
        and item["subject"] == "3.A.1.e.1.b"
    )
    assert cells["positions"][2]["number"] == "6/5/ロ"
    assert cells["positions"][2]["written"] == "> 三五〇ワット時毎キログラム"
    assert cells["positions"][3]["number"] == "3A001.e.1.b"
