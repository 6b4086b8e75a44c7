"""The review round trip: verdicts set in the workbook come back, survive what people do to a workbook, and stay."""

from __future__ import annotations

import random
import shutil
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from harmonize.align.crosswalk import read_crosswalk, write_crosswalk
from harmonize.align.verdict import Outcome
from harmonize.compare.parties import compare_parties
from harmonize.compare.review import ReviewImport, import_review
from harmonize.compare.verdicts import read_verdicts
from harmonize.errors import HarmonizeError
from harmonize.model import Comparison, Correspondence, Relation
from harmonize.report.review_book import read_review
from harmonize.report.sheets import relation_forms
from harmonize.report.summary import count, figure_lines
from harmonize.report.terminal import figures_text
from harmonize.report.words import party_name
from harmonize.report.workbook import write_workbook
from tests.report.reviewing import LISTS, PARTIES, Reviewer, report_of, shelf_of, texts_of

STATUSES = ("open", "confirmed", "rejected", "unsure")
LIST_OF = {party_name(list_id): list_id for list_id in LISTS}
"""The lists by the names that the workbook has for them."""
TODAY = date(2099, 5, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with invented lists that are newer than the shipped ones, and its workbook."""
    folder = tmp_path_factory.mktemp("made")
    shelf_of(folder / "library")
    report_of(folder / "library", folder / "gaps.xlsx")
    return folder


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    """A library of our own."""
    shutil.copytree(made / "library", tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def reviewer(made: Path, tmp_path: Path) -> Reviewer:
    """A reviewer with the workbook of these lists open."""
    shutil.copy(made / "gaps.xlsx", tmp_path / "gaps.xlsx")
    return Reviewer(tmp_path / "gaps.xlsx")


def taken(book: Reviewer, library: Path, **how: object) -> ReviewImport:
    """Save the workbook and import it."""
    book.save()
    how.setdefault("relations", relation_forms)
    return import_review(read_review(book.path), library=library, today=TODAY, **how)  # type: ignore[arg-type]


def shown(library: Path) -> tuple[dict[str, tuple[str, str, str]], dict[tuple[str, ...], tuple[str, str, str]]]:
    """What the next report shows in its review columns."""
    comparison = compare_parties(PARTIES, "wassenaar", "", library)
    return (
        {each.id: (each.review_status, each.reviewer, each.remark) for each in comparison.findings},
        {
            (each.left_list, each.left, each.right_list, each.right): (each.review_status, each.reviewer, each.remark)
            for each in comparison.correspondences
        },
    )


def link_of(library: Path, left: str, number: str, right: str = "wassenaar") -> list[Correspondence]:
    comparison = compare_parties(PARTIES, "wassenaar", "", library)
    return [
        each
        for each in comparison.correspondences
        if (each.left_list, each.left, each.right_list) == (left, number, right)
    ]


def pair_row(reviewer: Reviewer, left: str, number: str, right: str = "wassenaar") -> int:
    """The row of a correspondence on its sheet."""
    rows = texts_of(reviewer.sheet("Correspondence"))
    return next(
        index
        for index, row in enumerate(rows, 2)
        if (row["Left list"], row["Left number"], row["Right list"]) == (party_name(left), number, party_name(right))
    )


@settings(max_examples=3, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.integers())
def test_every_verdict_comes_back_however_the_workbook_was_sorted(
    made: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = random.Random(seed)
    folder = tmp_path_factory.mktemp("review") / "copy"
    shutil.copytree(made, folder)
    library, path = folder / "library", folder / "gaps.xlsx"
    reviewer = Reviewer(path)
    wanted: dict[str, tuple[str, str, str]] = {}
    pairs: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for sheet in reviewer.sheets():
        for row, cells in enumerate(texts_of(sheet), 2):
            if chance.random() < 0.4 or cells.get("Gap id") == "none found":
                continue
            said = (
                chance.choice(STATUSES),
                chance.choice(("A. N.", "B. 李")),
                chance.choice(("", "=1+1", "見た\nsee")),
            )
            reviewer.write(sheet, row, review_status=said[0], reviewer=said[1], remark=said[2])
            if "Gap id" in cells:
                wanted[cells["Gap id"]] = said
            else:
                left, right = LIST_OF[cells["Left list"]], LIST_OF[cells["Right list"]]
                pairs[left, cells["Left number"], right, cells["Right number"]] = said
    reviewer.shuffle(chance)
    done = taken(reviewer, library)
    assert done.complete
    assert len(done.of(Outcome.TAKEN)) == len(wanted) + len(pairs)

    findings, links = shown(library)
    assert {key: links[key] for key in pairs} == pairs
    gone = wanted.keys() - findings.keys()  # a finding goes where the pair that it rests on is rejected
    assert {key: findings[key] for key in wanted.keys() - gone} == {key: wanted[key] for key in wanted.keys() - gone}
    assert {each.finding for each in read_verdicts(done.verdicts)} == wanted.keys()

    assert wanted and pairs
    files = done.crosswalk.read_bytes(), done.verdicts.read_bytes()
    again = import_review(read_review(path), library=library, today=date(2100, 1, 1))
    assert {each.outcome for each in again.settled} <= {Outcome.UNCHANGED}
    assert files == (done.crosswalk.read_bytes(), done.verdicts.read_bytes())

    report_of(library, path)
    unread = import_review(read_review(path), library=library, today=date(2100, 1, 1))
    assert {each.outcome for each in unread.settled} <= {Outcome.UNCHANGED}
    assert unread.complete


def test_the_next_workbook_shows_status_reviewer_and_remark(reviewer: Reviewer, library: Path) -> None:
    sheet = reviewer.sheet("Thresholds")
    gap = str(sheet.cell(2, 1).value)
    reviewer.write(sheet, 2, review_status="confirmed", reviewer="A. N.", remark="read both")
    assert taken(reviewer, library).complete
    report_of(library, reviewer.path)
    row = next(row for row in texts_of(Reviewer(reviewer.path).sheet("Thresholds")) if row["Gap id"] == gap)
    assert (row["Review status"], row["Reviewer"], row["Remark"]) == ("confirmed", "A. N.", "read both")


def test_a_rejected_finding_goes_to_the_review_sheet_and_into_no_count(reviewer: Reviewer, library: Path) -> None:
    sheet = reviewer.sheet("Thresholds")
    gap = str(sheet.cell(2, 1).value)
    reviewer.write(sheet, 2, review_status="rejected")
    before = compare_parties(PARTIES, "wassenaar", "", library)
    taken(reviewer, library, reviewer="A. N.")
    after = report_of(library, reviewer.path)
    (finding,) = [each for each in after.findings if each.id == gap]
    assert finding.needs_review
    assert finding.reviewer == "A. N."
    assert after.figures["threshold findings"] == before.figures["threshold findings"] - 1
    assert after.figures["findings for review"] == before.figures["findings for review"]
    assert count(after) == replace(count(before), by_kind=count(after).by_kind, rejected=1)
    assert "Findings that a reviewer rejected" in figures_text(after)
    assert "rejected" not in figures_text(before)
    assert ("Findings that a reviewer rejected", 1, "Needs review") in figure_lines(after, count(after))
    assert gap in {row["Gap id"] for row in texts_of(Reviewer(reviewer.path).sheet("Needs review"))}


def test_a_misspelt_status_is_named_and_nothing_is_imported(reviewer: Reviewer, library: Path) -> None:
    sheet = reviewer.sheet("Thresholds")
    reviewer.write(sheet, 2, review_status="confirmed")
    reviewer.write(sheet, 3, review_status="comfirmed")
    with pytest.raises(HarmonizeError, match=r"sheet 'Thresholds', row 3: 'comfirmed' is no review status \(confirmed"):
        taken(reviewer, library)
    assert not (library / "verdicts.csv").exists()


@pytest.mark.parametrize("status", ["Confirmed", " confirmed ", "CONFIRMED", "ｃｏｎｆｉｒｍｅｄ"])
def test_case_and_width_of_a_status_make_no_difference(reviewer: Reviewer, library: Path, status: str) -> None:
    reviewer.write(reviewer.sheet("Thresholds"), 2, review_status=status)
    (only,) = taken(reviewer, library).settled
    assert only.verdict.status == "confirmed"


def test_a_workbook_of_other_versions_is_refused(reviewer: Reviewer, library: Path) -> None:
    reviewer.write(reviewer.sheet("Thresholds"), 2, review_status="confirmed")
    shelf_of(library, year=2100)
    with pytest.raises(HarmonizeError, match=r"made from \w+@2099-01-01, but the shelf has \w+@2100-01-01"):
        taken(reviewer, library)
    done = taken(reviewer, library, as_of="2099-06-01")
    assert len(done.of(Outcome.TAKEN)) == 1


def test_a_workbook_of_the_same_version_from_other_files_is_refused(reviewer: Reviewer, library: Path) -> None:
    toml = library / "us" / "2099-01-01" / "version.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("02099", "02098"), encoding="utf-8")
    with pytest.raises(HarmonizeError, match="us@2099-01-01 as read from other official files"):
        taken(reviewer, library)


def test_another_verdict_is_a_conflict_and_wins_only_where_asked(reviewer: Reviewer, library: Path) -> None:
    sheet, pairs = reviewer.sheet("Thresholds"), reviewer.sheet("Correspondence")
    reviewer.write(sheet, 2, review_status="confirmed", reviewer="A. N.")
    reviewer.write(pairs, 2, review_status="confirmed", reviewer="A. N.")
    taken(reviewer, library)
    reviewer.write(sheet, 2, review_status="rejected", reviewer="B. O.")
    reviewer.write(pairs, 2, review_status="rejected", reviewer="B. O.")
    done = taken(reviewer, library)
    assert not done.complete
    assert [each.outcome for each in done.settled] == [Outcome.CONFLICT] * 2
    assert {str(each.before) for each in done.settled} == {"confirmed by A. N.", "confirmed as equal by A. N."}
    assert {row.link.reviewer for row in read_crosswalk(done.crosswalk)} == {"A. N."}
    done = taken(reviewer, library, replacing=True)
    assert [each.outcome for each in done.settled] == [Outcome.REPLACED] * 2
    assert {row.link.review_status for row in read_crosswalk(done.crosswalk)} == {"rejected"}
    assert {each.verdict.reviewer for each in read_verdicts(done.verdicts)} == {"B. O."}


def test_what_was_open_can_be_decided_without_a_conflict(reviewer: Reviewer, library: Path) -> None:
    sheet = reviewer.sheet("Thresholds")
    reviewer.write(sheet, 2, remark="ask the ministry")
    assert taken(reviewer, library).of(Outcome.TAKEN)[0].verdict.status == ""
    reviewer.write(sheet, 2, review_status="confirmed", remark="")
    done = taken(reviewer, library)
    assert [each.outcome for each in done.settled] == [Outcome.UPDATED]
    (kept,) = read_verdicts(done.verdicts)
    assert (kept.verdict.status, kept.verdict.remark) == ("confirmed", "ask the ministry")


def test_a_rejected_pair_is_worked_with_no_more_and_stays_visible(reviewer: Reviewer, library: Path) -> None:
    reviewer.write(
        reviewer.sheet("Correspondence"), pair_row(reviewer, "us", "1A001.a"), review_status="rejected", remark="no"
    )
    taken(reviewer, library)
    (link,) = link_of(library, "us", "1A001.a")
    assert (link.relation, link.review_status, link.remark) == (Relation.NONE, "rejected", "no")
    assert link.right == "1.A.1.a"
    comparison = compare_parties(PARTIES, "wassenaar", "", library)
    assert any("rejected" in sentence and "1A001.a" in sentence for sentence in comparison.not_compared)


def test_a_pair_that_the_reviewer_names_stands_instead_of_the_computed_one(reviewer: Reviewer, library: Path) -> None:
    row = pair_row(reviewer, "us", "1A001.a")
    reviewer.write(
        reviewer.sheet("Correspondence"), row, right_number="1.A.2.a", relation="narrower", review_status="confirmed"
    )
    taken(reviewer, library)
    (link,) = link_of(library, "us", "1A001.a")
    assert (link.right, link.relation, link.basis, link.confidence) == ("1.A.2.a", "narrower", "reviewer", 1.0)


def test_a_relation_changed_without_a_status_is_named(reviewer: Reviewer, library: Path) -> None:
    reviewer.write(reviewer.sheet("Correspondence"), 2, relation="overlap")
    done = taken(reviewer, library)
    assert not done.complete
    assert "there is no review status" in done.not_taken[0]


def test_a_relation_changed_on_a_finding_is_named(reviewer: Reviewer, library: Path) -> None:
    missing = reviewer.sheet("Missing entries")
    reviewer.write(reviewer.sheet("Thresholds"), 3, relation="equal")
    reviewer.write(missing, 2, relation="no entry in: Atlantis", review_status="confirmed")
    done = taken(reviewer, library)
    assert len(done.of(Outcome.TAKEN)) == 1
    threshold, entry = sorted(done.not_taken, key=lambda said: "Missing" in said)
    assert "sheet 'Thresholds', row 3" in threshold and "say it in Remark" in threshold
    assert "sheet 'Missing entries', row 2" in entry
    assert not done.complete


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"right_number": "9.Z.9", "review_status": "confirmed"}, "has no number '9.Z.9'"),
        ({"left_list": "mars", "review_status": "confirmed"}, "there is no list 'mars'"),
        ({"relation": "similar", "review_status": "confirmed"}, "'similar' is no relation"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_place(
    reviewer: Reviewer, library: Path, cells: dict[str, str], said: str
) -> None:
    reviewer.write(reviewer.sheet("Correspondence"), 4, **cells)
    with pytest.raises(HarmonizeError, match=f"row 4: .*{said}"):
        taken(reviewer, library)


def test_two_verdicts_on_one_finding_are_refused(reviewer: Reviewer, library: Path) -> None:
    sheet = reviewer.sheet("Thresholds")
    gap = sheet.cell(2, 1).value
    sheet.cell(3, 1).value = gap
    reviewer.write(sheet, 2, review_status="confirmed")
    reviewer.write(sheet, 3, review_status="rejected")
    with pytest.raises(HarmonizeError, match="has another verdict"):
        taken(reviewer, library)


def test_a_finding_that_is_no_more_is_named_and_the_rest_is_taken(reviewer: Reviewer, library: Path) -> None:
    sheet = reviewer.sheet("Thresholds")
    sheet.cell(2, 1).value = "T-00000000"
    reviewer.write(sheet, 2, review_status="confirmed")
    reviewer.write(sheet, 3, review_status="confirmed")
    done = taken(reviewer, library)
    assert len(done.of(Outcome.TAKEN)) == 1
    assert "there is no finding T-00000000 now" in done.not_taken[0]


def test_a_sheet_without_its_gap_ids_is_refused(reviewer: Reviewer, library: Path) -> None:
    reviewer.sheet("Thresholds").cell(1, 1).value = "My notes"
    with pytest.raises(HarmonizeError, match="sheet 'Thresholds': there is no column with the heading Gap id"):
        taken(reviewer, library)


def test_what_is_no_workbook_of_ours_is_refused(tmp_path: Path, reviewer: Reviewer) -> None:
    text = tmp_path / "notes.xlsx"
    text.write_text("not a workbook", encoding="utf-8")
    with pytest.raises(HarmonizeError, match=r"cannot be read as an Excel workbook"):
        read_review(text)
    with pytest.raises(HarmonizeError, match="is not there"):
        read_review(tmp_path / "absent.xlsx")
    reviewer.book.custom_doc_props.props.clear()
    reviewer.save()
    with pytest.raises(HarmonizeError, match="does not say from which list versions"):
        read_review(reviewer.path)


def test_a_pair_is_found_by_the_ids_of_its_lists_too(reviewer: Reviewer, library: Path) -> None:
    pairs = reviewer.sheet("Correspondence")
    row = pair_row(reviewer, "us", "1A001.a")
    reviewer.write(pairs, row, review_status="confirmed")
    pairs.cell(row, 1).value, pairs.cell(row, 4).value = "us", "ワッセナー"
    taken(reviewer, library)
    assert shown(library)[1]["us", "1A001.a", "wassenaar", "1.A.1.a"][0] == "confirmed"


def test_a_verdict_is_carried_to_a_new_version_whose_words_are_the_same(reviewer: Reviewer, library: Path) -> None:
    sheet, pairs = reviewer.sheet("Thresholds"), reviewer.sheet("Correspondence")
    gap = str(sheet.cell(2, 1).value)
    reviewer.write(sheet, 2, review_status="rejected", remark="editorial")
    reviewer.write(pairs, pair_row(reviewer, "us", "1A001.a"), review_status="confirmed", remark="sure")
    taken(reviewer, library)
    shelf_of(library, year=2100)
    findings, links = shown(library)
    assert findings[gap] == ("rejected", "", "editorial")
    assert links["us", "1A001.a", "wassenaar", "1.A.1.a"] == ("confirmed", "", "sure")


def test_a_verdict_on_other_words_is_open_again_and_tells_what_was_said(reviewer: Reviewer, library: Path) -> None:
    sheet, pairs = reviewer.sheet("Thresholds"), reviewer.sheet("Correspondence")
    gap = str(sheet.cell(2, 1).value)
    reviewer.write(sheet, 2, review_status="confirmed", remark="read")
    reviewer.write(pairs, pair_row(reviewer, "us", "1A001.a"), review_status="rejected", reviewer="A. N.", remark="no")
    taken(reviewer, library)
    shelf_of(library, year=2100, stronger=40)
    comparison = report_of(library, reviewer.path)
    (finding,) = [each for each in comparison.findings if each.id == gap]
    assert finding.review_status == "open"
    assert finding.remark.startswith("confirmed on ")
    assert finding.remark.endswith("(2099-05-01), when it said something else: read")
    (link,) = link_of(library, "us", "1A001.a")
    assert link.review_status == "open"
    assert link.needs_review
    assert link.remark == "rejected on us@2099-01-01 and wassenaar@2099-01-01, whose words were others: no"
    again = import_review(read_review(reviewer.path), library=library, today=TODAY)
    assert {each.outcome for each in again.settled} == {Outcome.UNCHANGED}


def test_five_thousand_verdicts_are_read_and_kept_in_seconds(library: Path, tmp_path: Path) -> None:
    comparison = _large(compare_parties(PARTIES, "wassenaar", "", library), 5000)
    path = tmp_path / "large.xlsx"
    write_workbook(comparison, path)
    start = time.process_time()
    book = read_review(path)
    assert sum(not row.verdict.empty for row in (*book.findings, *book.pairs)) == 5000
    assert time.process_time() - start < 15


def _large(comparison: Comparison, count: int) -> Comparison:
    link = comparison.correspondences[0]
    many = [
        replace(link, left=f"{link.left}.{index}", review_status="confirmed", remark=f"row {index}")
        for index in range(count)
    ]
    return replace(comparison, correspondences=tuple(many))


def test_a_kill_while_writing_leaves_the_crosswalk_whole(
    reviewer: Reviewer, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewer.write(reviewer.sheet("Correspondence"), 2, review_status="confirmed")
    done = taken(reviewer, library)
    before = done.crosswalk.read_bytes()
    rows = read_crosswalk(done.crosswalk)

    def broken() -> object:
        yield from rows
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_crosswalk(done.crosswalk, broken())  # type: ignore[arg-type]
    assert done.crosswalk.read_bytes() == before
    assert [path.name for path in library.glob(".*")] == []
