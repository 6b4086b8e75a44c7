"""The table of tariff codes on the shelf: what is written is read again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.errors import ShelfError
from harmonize.model import HsLine
from harmonize.shelf.hs_table import NAME, pointed, read_hs, write_hs

CODES = st.one_of(*(st.text("0123456789", min_size=size, max_size=size) for size in (2, 4, 6, 8, 10)))
WORDS = st.sampled_from(["", "used", "other than heaters, as said", '"quoted"', "シリンダー"])
LINES = st.builds(
    HsLine,
    number=st.sampled_from(["supp4.847130", "89/1", "244", "139"]),
    code=CODES,
    until=st.one_of(st.just(""), CODES),
    excluded=st.booleans(),
    limited=WORDS,
    floor=st.one_of(st.none(), st.floats(0, 1e12, allow_nan=False)),
    floor_over=st.booleans(),
    currency=st.sampled_from(["", "JPY"]),
    floor_unit=WORDS,
    in_force=st.sampled_from(["", "2024-06-18"]),
    tier=st.sampled_from(["", "3.A"]),
    written=st.one_of(st.sampled_from(["第八五・四二項", "8542.31"]), CODES),
)


@given(st.lists(LINES, min_size=1, max_size=5))
def test_lines_survive_the_table(tmp_path_factory: pytest.TempPathFactory, lines: list[HsLine]) -> None:
    folder = tmp_path_factory.mktemp("hs")
    write_hs(folder, lines)
    assert read_hs(folder) == tuple(lines)


def test_the_code_is_not_repeated_where_the_number_has_it(tmp_path: Path) -> None:
    write_hs(tmp_path, [HsLine("supp4.847130", "847130", written="8471.30")])
    assert (tmp_path / NAME).read_text(encoding="utf-8").splitlines()[1] == "supp4.847130,,,,,,,,,,,."


def test_a_list_without_codes_has_no_table(tmp_path: Path) -> None:
    write_hs(tmp_path, [])
    assert not (tmp_path / NAME).exists()
    assert read_hs(tmp_path) == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,,,,,,,,,,,", "'a' for a tariff code"),
        ("a,847130,,yes,,,,,,,,", "where only x may stand"),
        ("a,847130,,,,cheap,,,,,,", "the price 'cheap'"),
        ("a,847130", "2 columns where there should be 12"),
    ],
)
def test_an_altered_table_is_refused(tmp_path: Path, row: str, said: str) -> None:
    write_hs(tmp_path, [HsLine("1", "847130")])
    path = tmp_path / NAME
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    with pytest.raises(ShelfError) as error:
        read_hs(tmp_path)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("code", "printed"), [("84", "84"), ("8471", "84.71"), ("847130", "8471.30"), ("8703239010", "8703.23.9010")]
)
def test_codes_as_tariffs_print_them(code: str, printed: str) -> None:
    assert pointed(code) == printed
