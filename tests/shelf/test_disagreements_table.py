"""The table of disagreements: written only where there are any, read back as it was, refused where it is altered."""

from dataclasses import replace
from pathlib import Path

import pytest

from harmonize.errors import ShelfError
from harmonize.model import Difference, Disagreement, ListVersion
from harmonize.shelf.folder import read_version, write_version
from tests.making import info, provision

SAID = (
    Disagreement(Difference.COMPARATOR, "<= 12 bit", "< 12 bit", "12 bit", "12 bit", 20, 31),
    Disagreement(Difference.REFERENCE, "", "9A001.b", "", "9A001.b", -1, 14),
)


def version(*numbers: str) -> ListVersion:
    """Provisions of which those of ``numbers`` disagree."""
    items = [provision("3A001", "Parts"), provision("3A001.a", "More parts"), provision("3A001#note", "A note")]
    return ListVersion(
        info("korea"),
        tuple(replace(item, disagreements=SAID if item.number in numbers else ()) for item in items),
        has_texts=True,
    )


@pytest.mark.parametrize("texts", [True, False])
def test_disagreements_are_read_back_as_they_were(tmp_path: Path, texts: bool) -> None:
    write_version(version("3A001.a", "3A001#note"), tmp_path / "own", texts=texts)
    again = read_version(tmp_path / "own")
    assert [item.disagreements for item in again.provisions] == [(), SAID, SAID]


def test_a_list_without_disagreements_has_no_table(tmp_path: Path) -> None:
    write_version(version(), tmp_path / "own", texts=False)
    assert not (tmp_path / "own" / "disagreements.csv").exists()
    assert not any(item.disagreements for item in read_version(tmp_path / "own").provisions)


def test_a_version_written_against_another_has_its_own_disagreements_only(tmp_path: Path) -> None:
    base = replace(version("3A001.a"), info=replace(info("korea"), version="2026-01-01"))
    other = replace(version("3A001#note"), info=replace(info("korea"), version="2025-01-01"))
    write_version(base, tmp_path / "2026-01-01", texts=False)
    write_version(other, tmp_path / "2025-01-01", texts=False, base=read_version(tmp_path / "2026-01-01"))
    again = read_version(tmp_path / "2025-01-01")
    assert [item.disagreements for item in again.provisions] == [(), (), SAID]


@pytest.mark.parametrize(("old", "new"), [("comparator", "colour"), (",20,", ",soon,"), ("what,", "which,")])
def test_an_altered_table_is_refused(tmp_path: Path, old: str, new: str) -> None:
    write_version(version("3A001.a"), tmp_path / "own", texts=False)
    path = tmp_path / "own" / "disagreements.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ShelfError, match=r"disagreements\.csv"):
        read_version(tmp_path / "own")
