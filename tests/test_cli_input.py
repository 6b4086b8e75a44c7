"""What users type and pipe: dates, names in capitals, forms of output, libraries, encodings, the order of the help."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from harmonize.cli import app, speak_utf8
from harmonize.cli.app import ORDER
from harmonize.errors import HarmonizeError
from harmonize.shelf.catalogue import list_named
from harmonize.shelf.dates import is_date
from harmonize.shelf.revisions import find_revisions, import_revisions


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2026-02-28", True),
        ("2024-02-29", True),
        ("2026-02-30", False),
        ("2026-13-01", False),
        ("2026-99-99", False),
        ("2026-1-1", False),
        ("20260101", False),
        ("", False),
    ],
)
def test_a_date_is_a_day_of_the_calendar(text: str, is_one: bool) -> None:
    assert is_date(text) is is_one


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("report", "--as-of", "2026-13-01"), "--as-of 2026-13-01: not a date of the calendar"),
        (("compare", "--as-of", "2026-02-30"), "not a date of the calendar"),
        (("import", "us", "x.xml", "--version", "2026-13-45"), "--version 2026-13-45: not a date of the calendar"),
        (("russia", "--rate", "JPY=150@2026-13-01"), "not a rate"),
        (("compare", "--format", "xml"), "--format xml: there is no such choice; name jsonl, text."),
        (("diff", "us@1", "us@2", "--layout", "chinese"), "name old-new, japanese"),
        (("report", "--lang", "fr"), "--lang fr: there is no such choice; name en, ja, ko."),
        (("lists", "--library", "nowhere"), "--library nowhere: there is no such folder"),
        (
            ("compare", "--baseline", "japan"),
            "--baseline japan: other lists cannot be looked up by its numbering; name",
        ),
        (("compare", "--parties", "us-russia"), "use harmonize russia"),
        (("show", "3A001", "--list", "us@2026-06-24"), "this names a version; write us"),
        (("report", "--out", "file/below"), "file is not a folder"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(run, tmp_path: Path, args: tuple[str, ...], said: str) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _, err = run(*args)
    assert (code, len(err.strip().splitlines())) == (2, 1)
    assert said in err
    assert list(tmp_path.glob("gaps-*")) == []


def test_a_file_is_no_library(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "afile").write_text("", encoding="utf-8")
    assert "afile: this is a file" in run("lists", "--library", "afile")[2]
    assert "afile: this is a file" in run("import", "us", "x.xml", "--library", "afile")[2]
    monkeypatch.setenv("HARMONIZE_LIBRARY", str(tmp_path / "afile"))
    code, _, err = run("lists")
    assert (code, "HARMONIZE_LIBRARY" in err) == (2, True)


def test_a_library_of_the_environment_that_is_not_there_is_told(
    run,  # type: ignore[no-untyped-def]
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("lists")[2] == ""
    monkeypatch.setenv("HARMONIZE_LIBRARY", str(tmp_path / "later"))
    code, out, err = run("lists")
    assert (code, "wassenaar" in out) == (0, True)
    assert "which is not there: only what ships is read" in err


def test_a_misdated_revision_is_refused_and_the_others_are_not_held_up(tmp_path: Path) -> None:
    for name in ("part774_2026-19-39.xml", "part774_99999999_2026-07-30.xml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    found = find_revisions("us", tmp_path)
    assert [each.version for each in found] == ["2026-07-30", "2026-19-39"]
    refused = {each.revision.version: each.refused for each in import_revisions(found, tmp_path / "own", jobs=1)}
    assert "not a date of the calendar" in refused["2026-19-39"]


def test_names_of_lists_and_forms_may_be_in_capitals(run) -> None:  # type: ignore[no-untyped-def]
    assert list_named(" Japan ") == "japan"
    with pytest.raises(HarmonizeError, match="There is no list 'Mars'"):
        list_named("Mars")
    wanted = run("compare", "--parties", "us", "--format", "text")
    assert wanted[0] == 0
    assert run("compare", "--parties", "US", "--baseline", "Wassenaar", "--format", "TEXT") == wanted
    assert run("export", "CHPL", "--format", "json") == run("export", "chpl", "--format", "jsonl")
    assert run("lists", "--format", "jsonl") == run("lists", "--format", "json")


def test_the_help_lists_the_main_job_first_and_cuts_nothing(run) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run("--help")
    lines = [line for line in out.partition("Commands:")[2].splitlines() if line.strip()]
    assert tuple(line.split()[0] for line in lines) == ORDER
    assert set(typer.main.get_group(app).commands) == set(ORDER)
    assert all(line.endswith(".") and not line.endswith("...") for line in lines)


def test_every_command_has_an_example() -> None:
    for name in ORDER:
        if name != "review":
            assert "Example: harmonize" in CliRunner().invoke(app, [name, "--help"]).output, name


@pytest.mark.parametrize("encoding", ["cp1252", "cp932", "ascii"])
@pytest.mark.parametrize(
    ("args", "given", "held"),
    [
        (("search", "gallium nitride", "--limit", "1"), "", "갈륨"),
        (
            ("thresholds", "--lang", "ja"),
            '\ufeff{"id": "1", "text": "質量が三キログラムを超えるもの"}\n',
            "三キログラム",
        ),
    ],
)
def test_pipes_speak_utf8_whatever_the_platform_says(
    encoding: str, args: tuple[str, ...], given: str, held: str
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "harmonize.cli", *args],
        input=given.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert held in ran.stdout.decode("utf-8")


def test_a_terminal_keeps_its_encoding_and_shows_what_it_can() -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    held = io.BytesIO()
    terminal = Terminal(held, encoding="cp1252")
    speak_utf8(StringIO(), terminal, None)
    terminal.write("5 µm 暗号")
    terminal.flush()
    assert terminal.encoding == "cp1252"
    assert held.getvalue() == b"5 \xb5m ??"


def test_texts_that_are_not_utf8_are_named() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "harmonize.cli", "thresholds"], input=b"\xff\n", capture_output=True, check=False
    )
    assert (ran.returncode, b"standard input is not UTF-8 at line 1" in ran.stderr) == (2, True)


def test_lists_says_where_the_library_is(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("lists")[1].endswith(f"Your library:\n  {tmp_path / 'library'}\n")
    (tmp_path / "library").rmdir()
    assert "Your library (not there yet; harmonize import makes it):" in run("lists")[1]


def test_an_installed_program_is_not_written_over_by_digest(
    run,  # type: ignore[no-untyped-def]
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed = tmp_path / "site-packages" / "harmonize" / "_lists"
    installed.mkdir(parents=True)
    (installed / "sources.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr("harmonize.shelf.rebuild.lists_folder", lambda: installed)
    code, _, err = run("digest", ".", "--only", "chpl")
    assert (code, "name a folder with --out" in err) == (2, True)
