"""What each version of a Russia list on the shelf added, as the command tells it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from harmonize.compare.russia.amendments import amendments_of
from harmonize.errors import HarmonizeError
from harmonize.model import HsLine, Kind, ListVersion
from harmonize.report.amendments import amendment_record, amendments_text
from harmonize.shelf.folder import write_version
from tests.making import info, provision


def put(library: Path, version: str, codes: list[str]) -> None:
    items = tuple(replace(provision(code, kind=Kind.ENTRY, text_hash=code), parent=None) for code in codes)
    made = replace(info("chpl", version), list_id="chpl")
    lines = tuple(HsLine(code, code) for code in codes)
    write_version(ListVersion(made, items, has_texts=True, hs=lines), library / "chpl" / version, texts=True)


def test_codes_that_came_and_went_are_told(tmp_path: Path) -> None:
    put(tmp_path, "2030-01-01", ["854231", "854232"])
    put(tmp_path, "2031-01-01", ["854231", "880730"])
    found = amendments_of("chpl", tmp_path)[-1]
    assert (found.codes_added, found.codes_removed) == (("880730",), ("854232",))
    assert "subheadings added: 1 (8807.30)" in amendments_text([found])
    assert json.loads(amendment_record(found))["codes_removed"] == ["854232"]


def test_one_version_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HarmonizeError, match="harmonize revisions chpl"):
        amendments_of("chpl", tmp_path)


def test_a_list_without_tariff_codes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HarmonizeError, match="names no tariff codes"):
        amendments_of("wassenaar", tmp_path)
