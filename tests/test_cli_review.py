"""The commands of the reviewer and the searcher: explain, search, review import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harmonize.cli.options import complete_list, complete_version
from harmonize.report.texttable import display_width
from tests.report.reviewing import PARTIES, Reviewer, shelf_of


def test_explain_shows_places_words_sources_and_the_comparison(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    shelf_of(tmp_path / "own")
    where = ("--parties", PARTIES, "--library", str(tmp_path / "own"))
    first = json.loads(run("compare", *where)[1].splitlines()[0])
    code, out, _ = run("explain", first["id"][:6], *where)
    assert code == 0
    assert all(display_width(line) <= 80 for line in out.splitlines() if "https://" not in line)
    for words in (
        first["id"],
        "sha256",
        "exceeding",
        "How the provisions were matched",
        "same number",
        "controls more",
    ):
        assert words in out
    record = json.loads(run("explain", first["id"], "--format", "json", *where)[1])
    assert record["places"][0]["sources"][0]["sha256"]
    assert record["correspondences"]


def test_an_id_that_no_finding_has_ends_with_one_sentence(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    shelf_of(tmp_path / "own")
    code, _, err = run("explain", "Z-1", "--parties", PARTIES, "--library", str(tmp_path / "own"))
    assert code == 2
    assert "No finding has the id 'Z-1'" in err
    assert len(err.strip().splitlines()) == 1


def test_explain_knows_the_findings_of_the_russia_sheets(run) -> None:  # type: ignore[no-untyped-def]
    findings = [json.loads(line) for line in run("russia", "--format", "jsonl")[1].splitlines()]
    named = next(each["id"] for each in findings if str(each.get("id", "")).startswith("R-"))
    code, out, _ = run("explain", named.lower(), "--parties", "us,eu,japan,korea")
    assert (code, out.startswith(f"{named}  Russia"), "sha256" in out) == (0, True, True)
    code, _, err = run("explain", "R-none")
    assert (code, "harmonize russia --format jsonl lists them" in err) == (2, True)


@pytest.mark.parametrize(
    ("term", "list_id", "number"),
    [
        ("analogue-to-digital converter", "japan", "6/1/ホ"),
        ("暗号", "wassenaar", "5.A.2.a"),
        ("암호", "us", "5A002.a"),
        ("3A001.a.5", "japan", "6/1/ホ"),
        ("8542.31", "chpl", "854231"),
        ("756-79-6", "eu", "1C350.3"),
    ],
)
def test_search_finds_by_word_number_code_and_substance(run, term: str, list_id: str, number: str) -> None:  # type: ignore[no-untyped-def]
    found = json.loads(run("search", term, "--limit", "0", "--format", "json")[1])
    places = {
        (each["list"].partition("@")[0], each["number"]) for group in found["subjects"] for each in group["provisions"]
    }
    assert (list_id, number) in places


def test_search_says_what_it_leaves_out(run) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("search", "laser", "--limit", "2")
    assert code == 0
    assert "more subjects" in out
    assert "레이저" in out
    assert all(display_width(line) <= 80 for line in out.splitlines())
    assert run("search", " ")[0] == 2


def test_review_import_takes_verdicts_and_tells_conflicts(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    own = ("--library", str(tmp_path / "own"))
    shelf_of(tmp_path / "own")
    run("report", "--parties", PARTIES, "--format", "xlsx", "--out", str(tmp_path), *own)
    (path,) = tmp_path.glob("*.xlsx")
    reviewer = Reviewer(path)
    reviewer.write(reviewer.sheet("Thresholds"), 2, review_status="confirmed")
    reviewer.save()
    code, out, _ = run("review", "import", str(path), "--reviewer", "A. N.", *own)
    assert (code, "1 taken" in out, "confirmed by A. N." in out) == (0, True, True)
    assert "Without a reviewer" not in out
    reviewer.write(reviewer.sheet("Thresholds"), 3, remark="ask Seoul")
    reviewer.save()
    code, out, _ = run("review", "import", str(path), *own)
    assert (code, ": remark\n" in out, "Without a reviewer: 1; --reviewer NAME" in out) == (0, True, True)
    reviewer.write(reviewer.sheet("Thresholds"), 2, review_status="rejected")
    reviewer.save()
    code, out, _ = run("review", "import", str(path), *own)
    assert (code, "conflict: " in out) == (1, True)
    reviewer.write(reviewer.sheet("Thresholds"), 2, review_status="rejectd")
    reviewer.save()
    code, _, err = run("review", "import", str(path), *own)
    assert (code, "'rejectd' is no review status (rejected?)" in err) == (2, True)


def test_names_of_lists_complete_in_the_shell() -> None:
    assert "wassenaar" in complete_list("wa")
    assert "us@2026-08-20" in complete_version("us@")
