"""What holds of any two versions: nothing changes in itself, changes mirror, renumbered is neither new nor deleted."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from harmonize.compare.changes import diff_versions
from harmonize.compare.changes.pairing import pair_versions
from harmonize.model import ChangeKind, ListDiff, ListVersion
from tests.making import read_list

GOODS = [
    "pumps",
    "valves",
    "furnaces",
    "cameras",
    "lathes",
    "antennas",
    "gyros",
    "mixers",
    "motors",
    "presses",
    "ovens",
]
TRAITS = [
    "having an output power exceeding {} W",
    "having a mass of less than {} kg",
    "specially designed for depths exceeding {} m",
    "rated for {} K or more",
    "having all of the following:",
    "as follows:",
    "other than those weighing less than {} kg",
]
MIRROR = {
    ChangeKind.NEW: ChangeKind.DELETED,
    ChangeKind.DELETED: ChangeKind.NEW,
    ChangeKind.TIGHTENED: ChangeKind.RELAXED,
    ChangeKind.RELAXED: ChangeKind.TIGHTENED,
}
sentences = st.builds(
    lambda goods, trait, figure: f"{goods.capitalize()} {trait.format(figure)};",
    st.sampled_from(GOODS),
    st.sampled_from(TRAITS),
    st.integers(1, 40),
)
entries = st.lists(st.tuples(sentences, st.lists(sentences, max_size=4)), min_size=1, max_size=5)


def version(paragraphs: list[tuple[str, list[str]]], name: str) -> ListVersion:
    texts = {"3A001": "Items as follows:"}
    for index, (own, below) in enumerate(paragraphs):
        texts[f"3A001.{chr(97 + index)}"] = own
        for place, words in enumerate(below, 1):
            texts[f"3A001.{chr(97 + index)}.{place}"] = words
    return read_list("us", texts, name)


def counted(diff: ListDiff, *, mirrored: bool) -> Counter[tuple[str, str, str]]:
    return Counter(
        (change.new_number, change.old_number, MIRROR.get(change.kind, change.kind).value)
        if mirrored
        else (change.old_number, change.new_number, change.kind.value)
        for change in diff.changes
    )


@settings(max_examples=40, deadline=None)
@given(entries)
def test_nothing_changes_from_a_version_to_itself(paragraphs: list[tuple[str, list[str]]]) -> None:
    assert not diff_versions(version(paragraphs, "2025-01-01"), version(paragraphs, "2025-01-01")).changes


@settings(max_examples=60, deadline=None)
@given(entries, entries)
def test_backwards_is_the_mirror(old: list[tuple[str, list[str]]], new: list[tuple[str, list[str]]]) -> None:
    a, b = version(old, "2025-01-01"), version(new, "2026-01-01")
    assert counted(diff_versions(a, b), mirrored=False) == counted(diff_versions(b, a), mirrored=True)


@settings(max_examples=40, deadline=None)
@given(entries.flatmap(lambda each: st.tuples(st.just(each), st.permutations(each))))
def test_shuffled_paragraphs_are_renumbered_and_nothing_else(
    versions: tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]],
) -> None:
    paragraphs, shuffled = versions
    diff = diff_versions(version(paragraphs, "2025-01-01"), version(shuffled, "2026-01-01"))
    assert {change.kind for change in diff.changes} <= {ChangeKind.RENUMBERED}


@settings(max_examples=40, deadline=None)
@given(entries, entries)
def test_every_paragraph_is_told_once_or_paired(
    old: list[tuple[str, list[str]]], new: list[tuple[str, list[str]]]
) -> None:
    a, b = version(old, "2025-01-01"), version(new, "2026-01-01")
    pairing = pair_versions(a, b)
    diff = diff_versions(a, b)
    assert len(set(pairing.to_new.values())) == len(pairing.to_new)
    gone = {change.old_number for change in diff.changes if not change.new_number}
    come = {change.new_number for change in diff.changes if not change.old_number}
    assert gone == set(a.index) - set(pairing.to_new)
    assert come == set(b.index) - set(pairing.to_old)
