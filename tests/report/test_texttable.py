"""Plain tables for the terminal."""

import io
import sys

import pytest

from harmonize.compare.parties import compare_parties
from harmonize.report.records import write_findings
from harmonize.report.texttable import columns, text_table, wrap
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


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("said", "width"), [("60", 60), ("200", 80), ("10", 40)])
def test_what_is_printed_follows_a_terminal_of_at_most_80_columns(
    said: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", said)
    assert columns() == 80  # a pipe
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert columns() == width


def test_a_finding_is_one_line_in_a_pipe_and_wrapped_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    result = compare_parties("us", "wassenaar")
    pipe, terminal = io.StringIO(), Terminal()
    write_findings(result, pipe, as_json=False)
    assert len(pipe.getvalue().splitlines()) == len(result.findings)
    monkeypatch.setattr(sys, "stdout", terminal)
    write_findings(result, terminal, as_json=False)
    lines = terminal.getvalue().splitlines()
    assert max(map(display_width, lines)) <= 80
    assert sum(not line.startswith("  ") for line in lines) == len(result.findings)
    assert " ".join(terminal.getvalue().split()) == " ".join(pipe.getvalue().split())
