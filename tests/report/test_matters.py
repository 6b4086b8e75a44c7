"""The sheets that go across the kinds: subjects over all lists, and findings by topic."""

from dataclasses import replace

from harmonize.model import SubjectRow
from harmonize.report.matters import by_topic, subjects_sheet, topics_of, topics_sheet
from tests.report.invented import comparison, finding


def test_topics_are_told_from_marks_and_regimes() -> None:
    about = replace(finding(0), why="very sensitive; quantum technology; cryogenic CMOS; Wassenaar control")
    assert topics_of(about) == ("quantum technology", "cryogenic CMOS")
    assert topics_of(replace(finding(0), why="national control")) == ()


def test_what_needs_review_is_under_no_topic() -> None:
    sure = replace(finding(0), why="quantum technology; national control", confidence=0.9)
    unsure = replace(sure, confidence=0.5)
    assert by_topic([sure, unsure]) == {"quantum technology": [sure]}


def test_the_topic_with_the_most_findings_stands_first() -> None:
    one, two = (replace(finding(0), why=f"{each}; national control", confidence=0.9) for each in ("a", "b"))
    assert list(by_topic([one, two, two])) == ["b", "a"]


def test_topics_sheet_links_to_the_full_row() -> None:
    held = replace(comparison(), findings=(replace(finding(0), why="quantum; NSG control", confidence=0.9),))
    sheet = topics_sheet(held, {finding(0).id: "#'Thresholds'!A2"})
    assert sheet.cell_text(0, 0) == "quantum"
    assert sheet.rows[0][1].link == "#'Thresholds'!A2"  # type: ignore[union-attr]
    assert topics_sheet(replace(held, findings=()), {}).cell_text(0, 0) == "none found"


def test_a_subject_is_a_row_with_each_lists_own_numbers() -> None:
    held = comparison()
    lists = [version.list_id for version in held.versions]
    row = SubjectRow("3.A.1", "3", "widget", {lists[0]: ("3.A.1",), lists[1]: ("3A001.a", "3A001.b")})
    sheet = subjects_sheet(replace(held, subjects=(row,)))
    texts = [sheet.cell_text(0, column) for column in range(len(sheet.columns))]
    assert "3A001.a, 3A001.b" in texts
    assert texts[-1] == "2"
