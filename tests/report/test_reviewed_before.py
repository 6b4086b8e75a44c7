"""A report is never written over verdicts that nobody brought in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from harmonize.compare.parties import compare_parties
from harmonize.compare.review import import_review
from harmonize.errors import HarmonizeError
from harmonize.model import Language
from harmonize.report.files import ReportFormat, write_report
from harmonize.report.outfile import check_folder
from harmonize.report.review_book import read_review
from harmonize.report.reviewed_before import is_as_written
from tests.report.reviewing import PARTIES, Reviewer, shelf_of


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    own = tmp_path_factory.mktemp("own")
    shelf_of(own)
    return own


def write(library: Path, folder: Path, language: Language = Language.ENGLISH) -> Path:
    comparison = compare_parties(PARTIES, "wassenaar", "", library)
    (path,) = write_report(comparison, folder, [ReportFormat.XLSX], language=language, library=library)
    return path


def test_each_language_has_a_name_of_its_own(library: Path, tmp_path: Path) -> None:
    names = [write(library, tmp_path, language).name for language in Language]
    assert names[0] == "gaps-us-korea-wassenaar-2099-01-01.xlsx"
    assert sorted(names[1:]) == [
        "gaps-us-korea-wassenaar-2099-01-01-ja.xlsx",
        "gaps-us-korea-wassenaar-2099-01-01-ko.xlsx",
    ]


@pytest.mark.parametrize("cells", [{"review_status": "rejected"}, {"remark": "ask Seoul"}])
def test_a_workbook_with_verdicts_is_refused_until_they_are_brought_in(
    library: Path, tmp_path: Path, cells: dict[str, str]
) -> None:
    own = tmp_path / "own"
    shelf_of(own)
    path = write(own, tmp_path)
    reviewer = Reviewer(path)
    reviewer.write(reviewer.sheet("Thresholds"), 2, **cells)
    reviewer.write(reviewer.sheet("Correspondence"), 3, review_status="confirmed", reviewer="A. N.")
    reviewer.save()
    before = path.read_bytes()
    with pytest.raises(HarmonizeError, match=r"2 verdicts that were not imported \(sheet 'Thresholds', row 2; "):
        write(own, tmp_path)
    assert path.read_bytes() == before
    import_review(read_review(path), library=own, today=date(2026, 11, 22))
    assert write(own, tmp_path) == path
    assert is_as_written(path)


def test_a_relation_that_the_reviewer_changed_is_kept_too(library: Path, tmp_path: Path) -> None:
    path = write(library, tmp_path)
    reviewer = Reviewer(path)
    sheet = reviewer.sheet("Correspondence")
    old = sheet.cell(2, Reviewer.headings(sheet)["Relation"]).value
    reviewer.write(sheet, 2, relation="overlap" if old != "overlap" else "equal")
    reviewer.save()
    with pytest.raises(HarmonizeError, match="a verdict that was not imported"):
        write(library, tmp_path)


@pytest.mark.parametrize("language", Language)
def test_a_workbook_that_was_only_saved_is_written_anew(library: Path, tmp_path: Path, language: Language) -> None:
    path = write(library, tmp_path, language)
    assert is_as_written(path)
    Reviewer(path).save()
    assert not is_as_written(path)
    write(library, tmp_path, language)
    assert is_as_written(path)


def test_cells_that_cannot_be_read_are_not_written_over(library: Path, tmp_path: Path) -> None:
    path = write(library, tmp_path)
    reviewer = Reviewer(path)
    reviewer.write(reviewer.sheet("Thresholds"), 2, review_status="confirmd")
    reviewer.save()
    with pytest.raises(HarmonizeError, match=r"'confirmd' is no review status .* rename it"):
        write(library, tmp_path)


def test_where_nothing_can_be_written_is_known_beforehand(tmp_path: Path) -> None:
    check_folder(tmp_path / "not" / "yet")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(HarmonizeError, match="is not a folder"):
        check_folder(tmp_path / "file" / "below")
