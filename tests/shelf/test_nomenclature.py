"""The nomenclature of the Harmonized System as codes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.errors import HarmonizeError, ShelfError, SourceError
from harmonize.resources import lists_folder
from harmonize.shelf.nomenclature import nomenclature, read_nomenclature, write_nomenclature

SYSTEM = nomenclature()


def test_the_edition_of_2022_is_whole() -> None:
    assert len(SYSTEM.subheadings) == 5612
    assert len(SYSTEM.chapters) == 96
    assert {"77", "98", "99"}.isdisjoint(SYSTEM.chapters)
    assert len({SYSTEM.section_of(chapter) for chapter in SYSTEM.chapters}) == 21


def test_every_chapter_has_a_short_name_of_its_own() -> None:
    names = [SYSTEM.chapter_name(chapter) for chapter in SYSTEM.chapters]
    assert all(names) and len(set(names)) == len(names)
    assert SYSTEM.chapter_name("77") == ""


@pytest.mark.parametrize(
    ("code", "section", "count"),
    [
        ("86", "XVII", 23),
        ("8542", "XVI", 5),
        ("854290", "XVI", 1),
        ("8542901000", "XVI", 1),
        ("9999", "", 0),
        ("854299", "XVI", 0),
    ],
)
def test_what_stands_under_a_code(code: str, section: str, count: int) -> None:
    found = SYSTEM.under(code)
    assert SYSTEM.section_of(code) == section
    assert len(found) == count
    assert all(each.startswith(code[:6]) for each in found)


def test_a_range_holds_both_of_its_ends() -> None:
    assert SYSTEM.between("621111", "621120") == ("621111", "621112", "621120")
    assert SYSTEM.between("8702", "8704") == SYSTEM.under("8702") + SYSTEM.under("8703") + SYSTEM.under("8704")


@pytest.mark.parametrize("code", ["", "8", "854", "8542901", "85.42", "８５４２", "85421234567"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(HarmonizeError, match="no tariff code"):
        SYSTEM.under(code)


@pytest.mark.parametrize(("first", "last"), [("8704", "8702"), ("87", "8704")])
def test_what_is_no_range_is_refused(first: str, last: str) -> None:
    with pytest.raises(HarmonizeError, match="no range"):
        SYSTEM.between(first, last)


@given(st.sampled_from(SYSTEM.subheadings))
def test_a_subheading_stands_under_its_heading_and_chapter(code: str) -> None:
    assert SYSTEM.under(code) == (code,)
    assert code in SYSTEM.under(code[:4])
    assert set(SYSTEM.under(code[:4])) <= set(SYSTEM.under(code[:2]))


def test_a_table_of_another_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "hs2022.csv"
    for text in ("code\n", "section,heading,subheadings\nI,0101,21 2\n", "section,heading,subheadings\nI,01,21\n"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ShelfError, match=r"hs2022\.csv"):
            read_nomenclature(path)
    with pytest.raises(ShelfError, match="install"):
        read_nomenclature(tmp_path / "none.csv")


def test_another_source_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(SourceError, match="line 1"):
        write_nomenclature(path, tmp_path / "out.csv")


@pytest.mark.real
def test_the_shipped_table_is_what_the_official_one_gives(sources: Path, tmp_path: Path) -> None:
    write_nomenclature(sources / "hs" / "hs2022.csv", tmp_path / "hs2022.csv")
    assert (tmp_path / "hs2022.csv").read_bytes() == (lists_folder() / "hs2022.csv").read_bytes()
