"""Changes between official versions: what is known to have changed is found, and nothing else where that is known."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.ccl_history import agreement, leaves_at, rules_on
from harmonize.compare.changes import diff_versions
from harmonize.compare.changes.affected import with_affected
from harmonize.compare.changes.pairing import pair_versions
from harmonize.model import (
    CONTROL_KINDS,
    Aspect,
    ChangeKind,
    Language,
    ListDiff,
    ListVersion,
    ParsedList,
    Standing,
    Status,
)
from harmonize.reading.read import read_provisions
from harmonize.shelf.catalogue import open_list
from harmonize.shelf.digest import make_version
from harmonize.shelf.revisions import find_revisions
from tests.making import info

pytestmark = pytest.mark.real

MIRROR = {
    ChangeKind.NEW: ChangeKind.DELETED,
    ChangeKind.DELETED: ChangeKind.NEW,
    ChangeKind.TIGHTENED: ChangeKind.RELAXED,
    ChangeKind.RELAXED: ChangeKind.TIGHTENED,
}


def read(parsed: ParsedList, list_id: str, version: str) -> ListVersion:
    return ListVersion(info(list_id, version), read_provisions(parsed.provisions, Language.ENGLISH), has_texts=True)


@pytest.fixture(scope="module")
def us(
    us_2026_06_24: ParsedList, us_2026_07_30: ParsedList, us_2026_08_17: ParsedList, us_2026_08_20: ParsedList
) -> list[ListVersion]:
    dated = (
        ("2026-06-24", us_2026_06_24),
        ("2026-07-30", us_2026_07_30),
        ("2026-08-17", us_2026_08_17),
        ("2026-08-20", us_2026_08_20),
    )
    return [read(parsed, "us", version) for version, parsed in dated]


@pytest.fixture(scope="module")
def wassenaar(wassenaar_2021: ParsedList, wassenaar_2025: ParsedList) -> tuple[ListVersion, ListVersion]:
    return read(wassenaar_2021, "wassenaar", "2021"), read(wassenaar_2025, "wassenaar", "2025")


@pytest.fixture(scope="module")
def japan(japan_laws: Path) -> list[ListVersion]:
    wanted = ("2025-05-28", "2026-02-14")
    found = [each for each in find_revisions("japan", japan_laws) if each.version in wanted]
    return [make_version("japan", each.paths, version=each.version) for each in found]


def numbers(diff: ListDiff, kind: ChangeKind) -> set[str]:
    return {change.number for change in diff.changes if change.kind is kind}


def test_us_to_july_0a502_has_items_and_reasons_for_control_changed(us: list[ListVersion]) -> None:
    diff = diff_versions(us[0], us[1])
    assert {f"0A502.{letter}" for letter in "abcde"} == {n for n in numbers(diff, ChangeKind.NEW) if "#" not in n}
    on_reasons = {change.number.partition("#")[0] for change in diff.changes if Aspect.REASONS in change.aspects}
    assert {"0A502", "3A001", "3A090", "4A003"} <= on_reasons
    assert not numbers(diff, ChangeKind.DELETED)


def test_us_to_mid_august_9a012_and_9a610_are_rewritten_and_what_refers_to_them(us: list[ListVersion]) -> None:
    diff = diff_versions(us[1], us[2])
    entries = {change.number.partition("#")[0].partition(".")[0] for change in diff.changes}
    assert entries == {"9A012", "9A610", "9D001", "9D002", "9D004", "9E001"}
    assert {"9A012.a.3", "9A012.a.4", "9A012.a.5", "9A610.y.33"} == numbers(diff, ChangeKind.NEW)
    (relaxed,) = (change for change in diff.changes if change.kind is ChangeKind.RELAXED)
    assert (relaxed.number, relaxed.bounds[0].old, relaxed.bounds[0].new) == ("9A012.a.2", "≥ 1 hour", "≥ 3 hours")


def test_us_to_20_august_is_exactly_one_note(us: list[ListVersion]) -> None:
    (change,) = diff_versions(us[2], us[3]).changes
    assert change.number.startswith("9A012") and Aspect.NOTE in change.aspects and not change.old_number


def test_every_number_that_wassenaar_dropped_since_2022_is_deleted(wassenaar: tuple[ListVersion, ListVersion]) -> None:
    old, new = wassenaar
    dropped = {
        item.number for item in new.provisions if item.status is Status.NOT_USED and 2022 <= (item.since or 0) <= 2025
    }
    assert len(dropped) >= 15
    assert dropped <= numbers(diff_versions(old, new), ChangeKind.DELETED)


def test_every_new_paragraph_of_wassenaar_is_told(wassenaar: tuple[ListVersion, ListVersion]) -> None:
    """A control number that 2021 has not, and whose words no paragraph of 2021 has, is new or part of a condition."""
    old, new = wassenaar
    senses = {item.sense_hash for item in old.provisions}
    come = {
        item.number
        for item in new.provisions
        if item.kind in CONTROL_KINDS
        and item.status is Status.IN_FORCE
        and item.number not in old.index
        and item.sense_hash not in senses
        and "#" not in item.number
    }
    told = {change.new_number: change for change in diff_versions(old, new).changes if not change.old_number}
    assert len(come) >= 20
    assert come <= set(told)
    alone = {number for number in come if told[number].kind is not ChangeKind.NEW}
    assert all(told[number].aspects[0] in (Aspect.CONDITION, Aspect.DIVIDED) for number in alone)


def test_japan_6_1_yo_is_simplified_and_named_so(japan: list[ListVersion]) -> None:
    diff = diff_versions(*japan)
    (change,) = (each for each in diff.changes if each.number == "6/1/ヨ")
    assert Aspect.SIMPLIFIED in change.aspects and "simplified" in change.sentence
    assert [bound.old for bound in change.bounds] == ["≥ 六〇〇ギガバイト毎秒"]
    merged = [each for each in diff.changes if each.old_number.startswith("6/1/ヨ/")]
    assert len(merged) == 4 and all("merged into 6/1/ヨ" in each.sentence for each in merged)


def test_nothing_changes_in_itself_and_backwards_is_the_mirror(
    us: list[ListVersion], wassenaar: tuple[ListVersion, ListVersion], japan: list[ListVersion]
) -> None:
    for versions in (us, list(wassenaar), japan):
        for version in versions:
            assert not diff_versions(version, version).changes
        for old, new in itertools.pairwise(versions):
            there, back = diff_versions(old, new), diff_versions(new, old)
            assert Counter((c.old_number, c.new_number, c.kind) for c in there.changes) == Counter(
                (c.new_number, c.old_number, MIRROR.get(c.kind, c.kind)) for c in back.changes
            )


@pytest.mark.parametrize("entry", ["3A001", "6A005", "1C350"])
def test_a_paragraph_put_into_a_real_entry_renumbers_the_rest(us: list[ListVersion], entry: str) -> None:
    """The first item of the entry becomes the second, and so on: nothing else is new, nothing is deleted."""
    old = us[3]
    items = [item for item in old.children[entry] if item.kind in CONTROL_KINDS and item.status is Status.IN_FORCE]
    letters = {item.number: f"{entry}.{'z' * 2}{index:02d}" for index, item in enumerate(items, 1)}

    def moved(number: str) -> str:
        top = next((each for each in letters if number == each or number.startswith((f"{each}.", f"{each}#"))), "")
        return letters[top] + number[len(top) :] if top else number

    put_in = replace(items[0], number=f"{entry}.zz00", text="Kettles for toys;", text_hash="kettles", sense_hash="k")
    made = []
    for item in old.provisions:
        if item.number == items[0].number:
            made.append(put_in)
        made.append(replace(item, number=moved(item.number), parent=moved(item.parent) if item.parent else None))
    diff = diff_versions(old, replace(old, provisions=tuple(made)))
    assert {change.number for change in diff.changes if change.kind is ChangeKind.NEW} == {f"{entry}.zz00"}
    assert {change.kind for change in diff.changes} == {ChangeKind.NEW, ChangeKind.RENUMBERED}


def test_moves_between_editions_are_neither_new_nor_deleted(wassenaar: tuple[ListVersion, ListVersion]) -> None:
    old, new = wassenaar
    pairing = pair_versions(old, new)
    assert pairing.to_new["6.A.5.d.1.b.2"] == "6.A.5.d.1.b.4"  # two wavelength bands were put in before it
    diff = diff_versions(old, new)
    assert "6.A.5.d.1.b.4" not in numbers(diff, ChangeKind.NEW)


def test_who_still_has_the_old_value(wassenaar: tuple[ListVersion, ListVersion]) -> None:
    """A threshold that Wassenaar raised in 2023: Japan followed in 2025, the US list of 2026 has the old value."""
    old, new = open_list("wassenaar@2021"), open_list("wassenaar@2025")
    diff = with_affected(diff_versions(old, new), old, new)
    (change,) = (each for each in diff.changes if each.number == "3.A.2.c.3")
    standing = {each.position.party: each.standing for each in change.affected}
    assert standing["us"] is Standing.OLD and standing["japan"] is Standing.NEW


DATES = [("2018-01-08", "2018-04-02"), ("2023-11-17", "2023-12-08")]
"""Two of the five dates that ``benchmarks.diff`` compares: the others take long."""


def test_dates_with_a_rule_agree_with_the_leaf_history(sources: Path) -> None:
    """Paragraph by paragraph, what the leaf history of another parser has as come, gone or changed is what ours has;
    the two differ only in that ours knows renumbered paragraphs again."""
    leaves = leaves_at(sources, {date for pair in DATES for date in pair})
    for before, date in DATES:
        found = agreement(date, leaves[before], leaves[date], rules_on(sources, date))
        assert found.rules, date
        assert not found.only_leaves and not found.only_ours, date
        assert found.agreed >= 25
