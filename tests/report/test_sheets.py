"""The pure tables of the workbook: what stands in which cell."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harmonize.model import Comparison, FindingKind, Relation
from harmonize.report.cover import cover_sheet
from harmonize.report.sheets import data_sheets, relation_words
from harmonize.report.summary import count, summary_sheet
from harmonize.report.tables import Cell, Look, Sheet, as_text
from harmonize.report.terminal import figures_text
from harmonize.report.workbook import report_sheets, workbook_name
from tests.report.invented import comparison, finding, pair, position


@pytest.fixture(scope="module")
def invented() -> Comparison:
    return comparison()


@pytest.fixture(scope="module")
def sheets(invented: Comparison) -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in report_sheets(invented)}


def headings(sheet: Sheet) -> list[str]:
    return [column.heading for column in sheet.columns]


def test_the_tables_are_as_they_were(invented: Comparison, golden: Callable[[str, str], None]) -> None:
    golden("report_tables.txt", as_text(report_sheets(invented)))


def test_the_last_lines_are_as_they_were(invented: Comparison, golden: Callable[[str, str], None]) -> None:
    golden("report_terminal.txt", figures_text(invented, Path("gaps.xlsx")) + "\n")


def test_sheets_stand_in_the_agreed_order(sheets: dict[str, Sheet]) -> None:
    assert list(sheets) == [
        "Cover",
        "Summary",
        "Thresholds",
        "Missing entries",
        "National controls",
        "Scope",
        "Emerging technology",
        "Subjects",
        "Needs review",
        "Correspondence",
        "Sources",
    ]


def test_number_columns_follow_the_order_that_the_user_chose(sheets: dict[str, Sheet]) -> None:
    names = [heading for heading in headings(sheets["Thresholds"]) if heading.endswith(" number")]
    assert names == ["Wassenaar number", "Japan number", "US number", "Korea number"]


def test_the_wassenaar_number_has_a_column_whatever_the_baseline(invented: Comparison) -> None:
    other = replace(invented, baseline="us", parties=("japan", "korea"))
    names = [heading for heading in headings(data_sheets(other)[0]) if heading.endswith(" number")]
    assert names == ["Wassenaar number", "US number", "Japan number", "Korea number"]
    assert data_sheets(other)[0].cell_text(0, 2) == "1.A.1.a.1"


def test_every_finding_stands_on_one_sheet(invented: Comparison, sheets: dict[str, Sheet]) -> None:
    ids = [
        sheet.cell_text(row, 0)
        for sheet in sheets.values()
        for row in range(sheet.status_rows)
        if sheet.frozen_columns > 2
    ]
    assert sorted(ids) == sorted(item.id for item in invented.findings)


def test_what_needs_review_is_in_no_count(invented: Comparison) -> None:
    counts = count(invented)
    unsure = [item for item in invented.findings if item.needs_review]
    assert counts.review == len(unsure) > 0
    assert sum(counts.by_kind.values()) == len(invented.findings) - len(unsure)
    only_unsure = replace(invented, findings=tuple(unsure))
    assert set(count(only_unsure).by_kind.values()) == {0}


def test_matches_that_need_review_point_to_the_correspondence_sheet(
    invented: Comparison, sheets: dict[str, Sheet]
) -> None:
    review, all_pairs = sheets["Needs review"], sheets["Correspondence"]
    links = [row[0].link for row in review.rows[review.status_rows :] if isinstance(row[0], Cell)]
    assert len(links) == sum(item.needs_review for item in invented.correspondences) > 0
    for link in links:
        row = all_pairs.rows[int(link.rpartition("A")[2]) - 2]
        assert isinstance(row[7], Cell)
        assert row[7].look is Look.REVIEW


def test_the_total_row_is_the_sum_of_the_categories(sheets: dict[str, Sheet]) -> None:
    summary = sheets["Summary"]
    first, last = summary.charts[0].first_row - 1, summary.charts[0].last_row
    for column in range(1, len(summary.rows[last])):
        figures = [int(summary.cell_text(row, column)) for row in range(first, last)]
        assert int(summary.cell_text(last, column)) == sum(figures)


def test_empty_sheets_say_so(invented: Comparison) -> None:
    empty = replace(invented, findings=(), correspondences=(), versions=(), not_compared=(), figures={})
    tables = data_sheets(empty)
    assert [sheet.cell_text(0, 0) for sheet in tables] == ["none found"] * len(tables)
    assert summary_sheet(empty, {}).charts == ()
    assert "nothing was left out" in as_text([cover_sheet(empty, tables)])


def test_russia_findings_get_a_sheet_of_their_own(invented: Comparison) -> None:
    russia = replace(invented, findings=(replace(finding(0), kind=FindingKind.RUSSIA),))
    assert "Russia" in [sheet.name for sheet in data_sheets(russia)]


def test_two_positions_of_one_party_share_a_cell(invented: Comparison) -> None:
    both = replace(finding(1), positions=(position("us", 1, "> 1 W"), position("us", 2, "> 2 W")))
    sheet = data_sheets(replace(invented, findings=(both,)))[0]
    row = dict(zip(headings(sheet), range(99), strict=False))
    assert sheet.cell_text(0, row["US number"]) == "2A001.b.2\n3A001.c.3"
    assert sheet.cell_text(0, row["US as written"]) == "> 1 W\n> 2 W"
    assert sheet.cell_text(0, row["Japan number"]) == "–"


@pytest.mark.parametrize(
    ("index", "expected"),
    [(0, "value differs"), (2, "no entry in: US"), (3, "only in: US"), (5, "scope differs")],
)
def test_relation_in_neutral_words(index: int, expected: str) -> None:
    assert relation_words(finding(index)) == expected


def test_an_undecided_finding_says_why(sheets: dict[str, Sheet]) -> None:
    sheet = sheets["Thresholds"]
    place = headings(sheet).index("Controls more")
    assert sheet.cell_text(0, place) == "undecided"
    assert "Undecided: one list states the bound at another temperature." in sheet.cell_text(0, place + 1)


def test_a_pair_without_counterpart_is_a_sentence(invented: Comparison) -> None:
    lone = replace(pair(4), confidence=0.3, basis=pair(0).basis)
    assert lone.relation is Relation.NONE
    review = data_sheets(replace(invented, findings=(), correspondences=(lone,)))[4]
    assert "may have no counterpart in the list of Wassenaar" in as_text([review])


def test_no_word_of_blame(sheets: dict[str, Sheet]) -> None:
    text = as_text(sheets.values()).lower()
    assert not any(word in text for word in ("fails", "violat", "deficien", "weak"))


def test_the_file_name_says_what_was_compared_and_as_of_when(invented: Comparison) -> None:
    assert workbook_name(invented) == "gaps-japan-us-korea-wassenaar-2026-08-20.xlsx"
