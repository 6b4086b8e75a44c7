"""The review round trip in Japanese and Korean: what was set in a workbook of any language comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from harmonize.compare.parties import compare_parties
from harmonize.compare.review import import_review
from harmonize.errors import HarmonizeError
from harmonize.model import Language, ReviewStatus
from harmonize.report.phrases import Phrases, phrases
from harmonize.report.review_book import read_review
from harmonize.report.workbook import write_workbook
from tests.report.reviewing import PARTIES, shelf_of

TODAY = date(2099, 5, 1)
OTHERS = (Language.JAPANESE, Language.KOREAN)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with invented lists that are newer than the shipped ones."""
    folder = tmp_path_factory.mktemp("library")
    shelf_of(folder)
    return folder


@pytest.fixture(params=OTHERS, ids=lambda language: language.value)
def words(request: pytest.FixtureRequest) -> Phrases:
    return phrases(request.param)


@pytest.fixture
def book(library: Path, words: Phrases, tmp_path: Path) -> Path:
    """The workbook of these lists in the language."""
    path = tmp_path / "gaps.xlsx"
    write_workbook(compare_parties(PARTIES, "wassenaar", "", library), path, words=words)
    return path


def columns(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value}


def fill(sheet: Worksheet, row: int, words: Phrases, **cells: str) -> None:
    """Fill the cells of a row under the headings of the language."""
    found = columns(sheet)
    for name, value in cells.items():
        sheet.cell(row, found[words.of(name.replace("_", " ").capitalize())]).value = value


def test_an_untouched_workbook_says_nothing(book: Path, library: Path) -> None:
    done = import_review(read_review(book), library=library, today=TODAY)
    assert done.complete
    assert done.settled == ()


@pytest.mark.parametrize("status", list(ReviewStatus))
def test_a_verdict_in_the_words_of_the_language_comes_back(
    book: Path, words: Phrases, library: Path, tmp_path: Path, status: ReviewStatus
) -> None:
    made = load_workbook(book)
    sheet = made[words.of("Thresholds")]
    gap = str(sheet.cell(2, columns(sheet)[words.of("Gap id")]).value)
    fill(sheet, 2, words, review_status=words.of(status.value), reviewer="A. N.", remark="見た・보았다")
    pairs = made[words.of("Correspondence")]
    fill(pairs, 2, words, review_status=words.of(status.value), remark="x")
    for number, each in enumerate(made.worksheets):
        each.title = f"わたしの {number}"  # sheets are known by their headings
    made.save(book)
    own = tmp_path / "library"
    shelf_of(own)
    read = read_review(book)
    assert {each.finding: each.verdict.status for each in read.findings if not each.verdict.empty} == {gap: status}
    link = compare_parties(PARTIES, "wassenaar", "", own).correspondences[0]
    pair = next(each for each in read.pairs if each.verdict.remark == "x")
    assert pair.key == (link.left_list, link.left, link.right_list, link.right)
    assert (pair.verdict.status, pair.verdict.relation) == (status, link.relation)
    done = import_review(read, library=own, today=TODAY)
    assert done.complete
    after = compare_parties(PARTIES, "wassenaar", "", own)
    finding = next(each for each in after.findings if each.id == gap)
    assert (finding.review_status, finding.reviewer, finding.remark) == (status, "A. N.", "見た・보았다")
    again = tmp_path / "again.xlsx"
    write_workbook(after, again, words=words)
    shown = load_workbook(again)
    said = [
        cell.value
        for each in shown.worksheets
        for cells in each.iter_rows(min_row=2)
        if words.of("Review status") in columns(each)
        for cell in cells
        if cell.column == columns(each)[words.of("Review status")]
    ]
    assert words.of(status.value) in said


def test_the_relation_is_read_in_the_language(book: Path, words: Phrases) -> None:
    made = load_workbook(book)
    pairs = made[words.of("Correspondence")]
    fill(pairs, 2, words, relation=words.of("broader"), review_status=words.of("confirmed"))
    made.save(book)
    given = [each for each in read_review(book).pairs if not each.verdict.empty]
    assert [each.verdict.relation for each in given] == ["broader"]


def test_english_words_are_understood_too(book: Path, words: Phrases) -> None:
    made = load_workbook(book)
    fill(made[words.of("Thresholds")], 2, words, review_status="Confirmed")
    made.save(book)
    assert [each.verdict.status for each in read_review(book).findings if not each.verdict.empty] == ["confirmed"]


def test_a_word_that_is_no_status_is_refused_with_those_of_the_language(book: Path, words: Phrases) -> None:
    made = load_workbook(book)
    wrong = {Language.JAPANESE: "承認", Language.KOREAN: "승인"}[words.language]
    fill(made[words.of("Thresholds")], 2, words, review_status=wrong)
    made.save(book)
    with pytest.raises(HarmonizeError, match=words.of("rejected")) as refused:
        read_review(book)
    assert f"sheet '{words.of('Thresholds')}', row 2" in str(refused.value)


def test_a_missing_heading_is_refused(book: Path, words: Phrases) -> None:
    made = load_workbook(book)
    sheet = made[words.of("Thresholds")]
    sheet.cell(1, columns(sheet)[words.of("Reviewer")]).value = None
    made.save(book)
    with pytest.raises(HarmonizeError, match="Reviewer"):
        read_review(book)


def test_no_two_words_of_the_review_are_one_in_another_language() -> None:
    """Else what a reviewer wrote could mean two things."""
    for known in ([each.value for each in ReviewStatus], ["equal", "broader", "narrower", "overlap", "none"]):
        said = {(each, phrases(language).of(each)) for each in known for language in OTHERS}
        meanings: dict[str, set[str]] = {}
        for english, word in said:
            meanings.setdefault(word, set()).add(english)
        assert [word for word, found in meanings.items() if len(found) > 1] == []
