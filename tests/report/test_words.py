"""Words of a report: what a spreadsheet could misread, what a reader could misread."""

import pytest

from harmonize.report.words import (
    display_width,
    is_web_address,
    lines_needed,
    natural_key,
    party_name,
    readable,
    revision_words,
    safe,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("＝1＋1", "'＝1＋1"),  # full-width signs are read as formulas by Japanese spreadsheets
        ("-HYPERLINK(1)", "'-HYPERLINK(1)"),
        ("-1 +1", "'-1 +1"),
        # genuine values stay as they are
        ("-55 °C", "-55 °C"),
        ("+125 °C", "+125 °C"),
        ("-55 °C to +125 °C", "-55 °C to +125 °C"),
        ("-3.5 dB", "-3.5 dB"),
        ("-1.5 × 10⁻³ m/s²", "-1.5 × 10⁻³ m/s²"),
        ("－55 ℃", "－55 ℃"),
        ("-", "-"),
        ("> 40 GHz", "> 40 GHz"),
        ("3A001.a", "3A001.a"),
        ("", ""),
    ],
)
def test_a_text_cannot_become_a_formula(text: str, expected: str) -> None:
    assert safe(text) == expected


def test_characters_that_xml_forbids_are_shown_as_unreadable() -> None:
    assert safe("a\x00b\x1f\ud800\ufffe") == "a\ufffdb\ufffd\ufffd\ufffd"
    assert safe("a\tb\r\nc") == "a b\nc"


def test_a_text_too_long_for_a_cell_says_that_it_was_cut() -> None:
    cut = safe("x" * 40_000)
    assert len(cut) < 32_767
    assert cut.endswith("(cut: 40000 characters)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10^{6} neutrons", "10⁶ neutrons"),
        ("1.5 × 10^-3 m", "1.5 × 10⁻³ m"),
        ("CO_{2}", "CO₂"),
        ("x^{abc}", "x^{abc}"),
        ("a_b", "a_b"),
    ],
)
def test_raised_and_lowered_figures(text: str, expected: str) -> None:
    assert readable(text) == expected


def test_names_of_parties() -> None:
    assert [party_name(party) for party in ("us", "japan", "eu", "korea-russia")] == [
        "US",
        "Japan",
        "EU",
        "Korea Russia",
    ]


def test_widths_count_japanese_and_korean_characters_twice() -> None:
    assert display_width("6/1/イ/一") == 9
    assert display_width("통제번호") == 8
    assert lines_needed("one two three", 7) == 2
    assert lines_needed("架空の貨物等一覧", 8) == 2


def test_numbers_sort_as_numbers() -> None:
    assert sorted(["10", "2", "ML", "1"], key=natural_key) == ["1", "2", "10", "ML"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://example.org/a", True), ("file:///etc/x", False), ("javascript:x", False), ("", False)],
)
def test_only_web_addresses_are_linked(address: str, expected: bool) -> None:
    assert is_web_address(address) is expected


@pytest.mark.parametrize(
    ("revision", "expected"),
    [
        ("", ""),
        ("WA-LIST (25) 1", "WA-LIST (25) 1"),
        ("405AC0000000001_20260605_508AC0000000002", "2026-06-05"),
        (
            "405AC0000000001_20260605_508AC0000000002; 405M50000000003_20260214_508AC0000000002; "
            "405AC0000000009_20260605_508AC0000000002",
            "2026-06-05; 2026-02-14",
        ),
    ],
)
def test_a_revision_of_a_law_is_told_by_its_date(revision: str, expected: str) -> None:
    assert revision_words(revision) == expected
