"""Plain tables for the terminal."""

from harmonize.report.texttable import text_table, wrap
from harmonize.report.words import display_width


def test_columns_are_aligned_with_japanese_and_korean_cells() -> None:
    table = text_table(["list", "number"], [["us", "3A001"], ["日本", "6/1/イ"], ["한국", "3A001.a"]])
    assert table.splitlines() == [
        "list  number",
        "----  -------",
        "us    3A001",
        "日本  6/1/イ",
        "한국  3A001.a",
    ]


def test_no_line_is_wider_than_the_terminal() -> None:
    long = "an amplifier with a peak saturated power output above the invented value " * 3
    lines = text_table(["number", "label", "value"], [["3A001.b.2", long, "架空" * 30]]).splitlines()
    assert max(map(display_width, lines)) <= 80
    assert "".join("".join(lines).split()).count("架") == 30


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert wrap("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"]


def test_a_table_without_rows_keeps_its_headings() -> None:
    assert text_table(["a", "b"], []).splitlines() == ["a  b", "-  -"]
    assert text_table([], []) == ""
