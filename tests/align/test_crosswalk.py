"""The crosswalk: what ships comes back, reviewed rows win and survive."""

from dataclasses import replace
from pathlib import Path

import pytest

from harmonize.align.crosswalk import (
    COLUMNS,
    Row,
    open_crosswalk,
    read_crosswalk,
    write_crosswalk,
)
from harmonize.errors import ShelfError
from harmonize.model import Basis, Correspondence, Relation

LEFT, RIGHT = ("japan", "2026-01-01"), ("wassenaar", "2025")


def link(left: str, right: str, **fields: object) -> Correspondence:
    relation = Relation.EQUAL if right else Relation.NONE
    made = Correspondence("japan", left, "wassenaar", right, relation, Basis.CONTENT, 0.9, "own, evidence")
    return replace(made, **fields)  # type: ignore[arg-type]


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    rows = (
        Row(LEFT[1], RIGHT[1], link("6/1/イ", "3.A.1.a.1")),
        Row(LEFT[1], RIGHT[1], link("6/2", "")),
        Row(
            "",
            "",
            link("6/3", "3.A.1.c", review_status="confirmed", reviewer="A. N.", remark="read, both", confidence=1.0),
        ),
    )
    path = tmp_path / "crosswalk.csv"
    write_crosswalk(path, rows)
    assert read_crosswalk(path) == rows
    assert not list(tmp_path.glob(".*"))


def test_only_rows_of_both_versions_are_taken_as_shipped(tmp_path: Path) -> None:
    path = tmp_path / "crosswalk.csv"
    national = link("6/9", "3.A.9", basis=Basis.NATIONAL)
    reviewed = link("6/3", "3.A.3", review_status="confirmed")
    links = (("2025", link("6/1", "3.A.1")), ("2021", link("6/2", "3.A.2")), ("2025", national), ("2025", reviewed))
    write_crosswalk(path, [Row(LEFT[1], right, each) for right, each in links])
    crosswalk = open_crosswalk(path)
    assert crosswalk.between(LEFT, RIGHT) == (links[0][1],)
    assert crosswalk.national(LEFT, RIGHT) == (national,)
    assert [row.link for row in crosswalk.reviewed] == [reviewed]
    assert crosswalk.between(LEFT, ("us", "2026-08-20")) is None
    assert crosswalk.pairs == ((LEFT, RIGHT), (LEFT, ("wassenaar", "2021")))


@pytest.mark.parametrize("cells", [("relation", "similar"), ("confidence", "high"), ("basis", "guess")])
def test_a_malformed_row_is_named(tmp_path: Path, cells: tuple[str, str]) -> None:
    path = tmp_path / "crosswalk.csv"
    write_crosswalk(path, [Row(LEFT[1], RIGHT[1], link("6/1/イ", "3.A.1.a.1"))])
    header, row = path.read_text(encoding="utf-8").splitlines()
    values = row.replace('"own, evidence"', "own").split(",")
    values[COLUMNS.index(cells[0])] = cells[1]
    path.write_text(f"{header}\n{','.join(values)}\n", encoding="utf-8")
    with pytest.raises(ShelfError, match="6/1/イ is malformed"):
        read_crosswalk(path)
