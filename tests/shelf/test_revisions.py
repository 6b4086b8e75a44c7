"""Which versions a folder of revisions holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmonize.errors import HarmonizeError
from harmonize.shelf.revisions import find_revisions, import_revisions

ORDINANCE, ORDER, EXCHANGE = "403M50000400049", "324CO0000000378", "355CO0000000260"


def touch(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    return folder


def test_dated_files_and_folders_of_years(tmp_path: Path) -> None:
    touch(
        tmp_path, "1999/a.docx", "2021/a.docx", "2025_WA-LIST.pdf", "2025_notes.txt", ".hidden/2020.pdf", "readme.pdf"
    )
    found = find_revisions("wassenaar", tmp_path)
    assert [(each.version, [path.name for path in each.paths]) for each in found] == [
        ("1999", ["1999"]),
        ("2021", ["2021"]),
        ("2025", ["2025_WA-LIST.pdf"]),
    ]


def test_only_what_matches(tmp_path: Path) -> None:
    touch(tmp_path, "part774_2026-07-30.xml", "part774_2026-08-17.xml", "part746_2026-07-30.xml")
    assert [each.version for each in find_revisions("us", tmp_path, "part774_*")] == ["2026-07-30", "2026-08-17"]


def test_several_instruments_make_a_version_for_each_day_on_which_one_changed(tmp_path: Path) -> None:
    tail = "_501M60000400001.xml"
    touch(
        tmp_path,
        f"{ORDER}_20180101{tail}",  # before the first ordinance: no version of its own
        f"{ORDINANCE}_20190101{tail}",
        f"{ORDER}_20190601{tail}",
        f"{ORDINANCE}_20200122_501M60000400044.xml",
        f"{ORDINANCE}_20200122_502M60000400002.xml",
        f"{EXCHANGE}_20200122{tail}",
        f"999M00000000000_20200301{tail}",
    )
    found = [(each.version, [path.name[:24] for path in each.paths]) for each in find_revisions("japan", tmp_path)]
    assert found == [
        ("2019-01-01", [f"{ORDINANCE}_20190101", f"{ORDER}_20180101"]),
        ("2019-06-01", [f"{ORDINANCE}_20190101", f"{ORDER}_20190601"]),
        ("2020-01-22", [f"{ORDINANCE}_20200122", f"{ORDER}_20190601", f"{EXCHANGE}_20200122"]),
        ("2020-01-22.2", [f"{ORDINANCE}_20200122", f"{ORDER}_20190601", f"{EXCHANGE}_20200122"]),
    ]


def test_a_folder_without_revisions_is_named(tmp_path: Path) -> None:
    with pytest.raises(HarmonizeError, match="nothing in it is named like a revision"):
        find_revisions("us", tmp_path)
    with pytest.raises(HarmonizeError, match="there is no such folder"):
        find_revisions("us", tmp_path / "none")


def test_a_refused_revision_does_not_hold_up_the_others_and_says_why(tmp_path: Path) -> None:
    source = touch(tmp_path / "in", "part774_2026-07-30.xml")
    (done,) = import_revisions(find_revisions("us", source), tmp_path / "library", jobs=1)
    assert done.info is None and "part774_2026-07-30.xml" in done.refused
    assert not (tmp_path / "library" / "us" / "2026-07-30").exists()
