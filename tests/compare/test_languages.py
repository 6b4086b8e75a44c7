"""The check of two languages: ranking, which reading other lists have, and what it says where there is nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harmonize.compare.languages import Agreement, check_languages
from harmonize.errors import HarmonizeError
from harmonize.model import Difference, Kind, Language, ListVersion, Provision
from harmonize.reading.read import read_provisions
from harmonize.report.languages import language_text
from harmonize.report.words import display_width
from harmonize.shelf import catalogue
from harmonize.shelf.folder import write_version
from tests.making import info, read_list

KOREAN = {
    "3A001": ("자석", "Magnets"),
    "3A101": ("다음의 장비:", "Equipment, as follows:"),
    "3A101.a": ("분해능이 12 bit 이하인 것", "A resolution of less than 12 bit;"),
    "3A101.b": ("감도가 10 mA/W를 초과하는 것", "A sensitivity exceeding 15 mA/W;"),
    "3A101.b#note": ("3A101.b는 3A102에 명시된 자석을 포함한다.", "3A101.b. includes magnets specified in 3A103."),
    "3A101.c": ("붕소 (CAS 7440-42-8)", "Boron (CAS 7740-42-8)"),
}


def korea() -> ListVersion:
    """An invented list in two languages."""
    drafts = [
        Provision(
            number=number,
            parent=None if "." not in number else number.partition("#")[0] if "#" in number else "3A101",
            kind=Kind.NOTE if "#" in number else Kind.ITEM if "." in number else Kind.ENTRY,
            text=korean,
            parallel=english,
            place=f"line {place}",
        )
        for place, (number, (korean, english)) in enumerate(KOREAN.items(), 2)
    ]
    made = replace(info("korea", "2030-01-01"), language=Language.KOREAN)
    return ListVersion(made, read_provisions(drafts, Language.KOREAN), has_texts=True)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Path]:
    """The list, with its texts, and an invented European one that has what its English says of the sensitivity."""
    write_version(korea(), tmp_path / "korea" / "2030-01-01", texts=True)
    eu = read_list(
        "eu",
        {
            "3A001": "Magnets",
            "3A101": "Equipment, as follows:",
            "3A101.a": "A resolution of 12 bit or less;",
            "3A101.b": "A sensitivity exceeding 15 mA/W;",
        },
        "2030-01-01",
    )
    write_version(eu, tmp_path / "eu" / "2030-01-01", texts=True)
    yield tmp_path
    catalogue._read_once.cache_clear()


def test_rows_are_ranked_and_held_against_other_lists(library: Path) -> None:
    check = check_languages("korea", library)
    assert [(row.number, row.difference.what) for row in check.rows] == [
        ("3A101.b", Difference.FIGURE),
        ("3A101.a", Difference.COMPARATOR),
        ("3A101.c", Difference.CAS_NUMBER),
        ("3A101.b#note", Difference.REFERENCE),
    ]
    assert check.counts == {
        Difference.FIGURE: 1, Difference.COMPARATOR: 1, Difference.CAS_NUMBER: 1, Difference.REFERENCE: 1,
    }  # fmt: skip
    said = {row.number: [(each.name, each.number, each.agrees) for each in row.witnesses] for row in check.rows}
    assert said["3A101.b"] == [("eu@2030-01-01", "3A101.b", Agreement.PARALLEL)]
    assert said["3A101.a"] == [("eu@2030-01-01", "3A101.a", Agreement.GOVERNING)]
    assert said["3A101.c"] == [("check digit", "", Agreement.GOVERNING)]
    assert said["3A101.b#note"] == []


def test_the_text_shows_both_readings_and_both_wordings_in_80_columns(library: Path) -> None:
    text = language_text(check_languages("korea@2030-01-01", library))
    assert all(display_width(line) <= 80 for line in text.splitlines())
    assert "1. 통제번호 3A101.b: figure, line 5" in text
    assert "Korean   10 mA/W" in text
    assert "English  15 mA/W" in text
    assert "| A sensitivity exceeding 15 mA/W;" in text
    assert "eu@2030-01-01 3A101.b has what the English says." in text
    assert "They disagree in 4 places of 4 provisions: figures 1, comparators 1," in text


def test_a_list_without_a_translation_is_refused_with_one_sentence(library: Path) -> None:
    with pytest.raises(HarmonizeError, match="prints no official translation") as caught:
        check_languages("eu@2030-01-01", library)
    assert "korea" in str(caught.value)
