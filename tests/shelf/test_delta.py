"""A digest that is written against another version gives back the same version, and is small."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.errors import ShelfError
from harmonize.model import ListVersion, Op, Provision
from harmonize.shelf.delta import SAME, written_against
from harmonize.shelf.folder import read_version, write_version
from tests.making import bound, info, provision

NUMBERS = [f"3A9{i:02}" for i in range(12)]


def version_of(name: str, provisions: list[Provision]) -> ListVersion:
    return ListVersion(info("us", name), tuple(provisions), has_texts=False)


def provisions() -> st.SearchStrategy[list[Provision]]:
    """Some of a few numbers, in any order, each as one of three wordings and with one of two bounds."""
    one = st.builds(
        lambda number, sense, value: provision(number, sense_hash=sense, thresholds=(bound(Op.GT, value),)),
        st.sampled_from(NUMBERS),
        st.sampled_from(["a", "b"]),
        st.sampled_from([1.0, 2.0]),
    )
    return st.lists(one, unique_by=lambda item: item.number)


@given(provisions(), provisions())
def test_what_was_written_against_another_version_comes_back(
    tmp_path_factory: pytest.TempPathFactory, old: list[Provision], new: list[Provision]
) -> None:
    folder = tmp_path_factory.mktemp("us")
    older, newer = version_of("2025-01-01", old), version_of("2026-01-01", new)
    write_version(newer, folder / "2026-01-01", texts=False)
    write_version(older, folder / "2025-01-01", texts=False, base=newer)
    assert read_version(folder / "2025-01-01").provisions == older.provisions


def test_an_unchanged_version_is_one_row() -> None:
    base = version_of("2026-01-01", [provision(number) for number in NUMBERS])
    rows, full = written_against(version_of("2025-01-01", list(base.provisions)), base)
    assert [row[:3] for row in rows] == [(NUMBERS[0], NUMBERS[-1], SAME)]
    assert full == []


def test_only_what_differs_is_written() -> None:
    base = version_of("2026-01-01", [provision(number) for number in NUMBERS])
    old = [replace(item, sense_hash="x") if item.number == NUMBERS[5] else item for item in base.provisions[:-1]]
    rows, full = written_against(version_of("2025-01-01", old), base)
    assert [item.number for item in full] == [NUMBERS[5]]
    assert [row[0] for row in rows] == [NUMBERS[0], NUMBERS[5], NUMBERS[6]]


def test_a_base_that_lost_a_number_is_refused(tmp_path: Path) -> None:
    base = version_of("2026-01-01", [provision(number) for number in NUMBERS])
    write_version(base, tmp_path / "2026-01-01", texts=False)
    write_version(version_of("2025-01-01", list(base.provisions)), tmp_path / "2025-01-01", texts=False, base=base)
    write_version(version_of("2026-01-01", list(base.provisions[1:])), tmp_path / "2026-01-01", texts=False)
    with pytest.raises(ShelfError, match=f"has nothing from {NUMBERS[0]}"):
        read_version(tmp_path / "2025-01-01")


def test_a_base_must_be_whole(tmp_path: Path) -> None:
    base = version_of("2026-01-01", [provision(number) for number in NUMBERS])
    write_version(base, tmp_path / "2026-01-01", texts=False)
    for name in ("2025-01-01", "2024-01-01"):
        write_version(version_of(name, list(base.provisions)), tmp_path / name, texts=False, base=base)
    toml = tmp_path / "2024-01-01" / "version.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('base = "2026-01-01"', 'base = "2025-01-01"'), "utf-8")
    with pytest.raises(ShelfError, match="must be whole"):
        read_version(tmp_path / "2024-01-01")
