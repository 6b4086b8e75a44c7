"""Fields of an entry, and reasons for control from its licence table."""

from pathlib import Path

import pytest

from harmonize.model import Kind, ReasonForControl
from harmonize.parsers.us.reasons import Row, read
from tests.parsers.us_making import entry, items, provisions, table

LABELS = '<FP-1><E T="04">License Requirements</E>\n</FP-1><FP-1><I>Reason for Control:</I> NS, AT\n</FP-1>'


def test_fields_of_an_entry(tmp_path: Path) -> None:
    body = (
        LABELS
        + '<FP-1><E T="05">List Based License Exceptions (See Part 740 for more)</E>\n</FP-1>'
        + "<FP-1><I>LVS:</I> $500\n</FP-1><P>for wheels.</P><FP-1><I>XYZ:</I> Yes\n</FP-1><P>TSR: N/A</P>"
        + '<FP-1><E T="04">Special Conditions for STA</E>\n</FP-1><P><I>STA:</I> Not for wheels.</P>'
        + '<FP-1><E T="04">Reporting Requirements</E>\n</FP-1><P>Report wheels.</P>'
        + "<HD1>List of Items Controlled</HD1>"
        + "<FP-1><I>Related</I> Controls: (1) Carts.\n</FP-1><P>(2) Sledges.</P>"
        + "<FP-1><I>Related Definition</I>: N/A\n</FP-1>"
        + items("a. Wheels.")
    )
    found = provisions(tmp_path, entry("9A001", body))
    fields = {number: (p.printed, p.text) for number, p in found.items() if p.kind is Kind.FIELD}
    assert fields == {
        "9A001#license-requirements": ("License Requirements", "Reason for Control: NS, AT"),
        "9A001#lvs": ("LVS:", "$500 for wheels."),
        "9A001#xyz": ("XYZ:", "Yes"),  # a licence exception that nobody knows yet
        "9A001#tsr": ("TSR:", "N/A"),
        "9A001#sta": ("Special Conditions for STA STA:", "Not for wheels."),
        "9A001#reporting-requirements": ("Reporting Requirements", "Report wheels."),
        "9A001#related-controls": ("Related Controls:", "(1) Carts. (2) Sledges."),
        "9A001#related-definitions": ("Related Definition:", "N/A"),
    }
    assert all(found[number].parent == "9A001" for number in fields)


def test_a_section_without_a_labelled_field(tmp_path: Path) -> None:
    body = '<FP-1><E T="04">Special Conditions for STA</E>\n</FP-1><FP-1>Not for wheels.\n</FP-1>' + items("a. Wheels.")
    assert provisions(tmp_path, entry("9A001", body))["9A001#sta"].text == "Not for wheels."


def test_the_licence_table_stands_under_the_licence_requirements(tmp_path: Path) -> None:
    found = provisions(tmp_path, entry("9A001", LABELS + table(("NS applies to entire entry", "NS Column 2."))))
    assert found["9A001#license-requirements.table"].text.endswith("\nNS applies to entire entry\tNS Column 2.")
    assert found["9A001#license-requirements.table"].citation == "Table to ECCN 9A001, license requirements"
    assert found["9A001"].reasons == (ReasonForControl("NS", "NS Column 2", entire=True),)


def test_an_entry_without_the_section_label(tmp_path: Path) -> None:
    body = "<FP-1><I>Reason for Control:</I> NS\n</FP-1>" + table(("NS applies to entire entry", "NS Column 2"))
    assert provisions(tmp_path, entry("9A001", body))["9A001"].reasons[0].reason == "NS"


def test_two_licence_tables_make_one_list_of_reasons(tmp_path: Path) -> None:
    body = (
        LABELS + table(("NS applies to entire entry", "NS Column 1")) + "<P>AT applies to entire entry. Ask first.</P>"
    )
    body += table(("UN applies to entire entry", "See § 746.1"))
    assert [r.reason for r in provisions(tmp_path, entry("9A001", body))["9A001"].reasons] == ["NS", "AT", "UN"]


def test_merged_cells(tmp_path: Path) -> None:
    rows = table(
        ("NP applies to entire entry<br/>AT applies to entire entry", "NP Column 1<br/>AT Column 1"),
        ("CB applies to entire entry CB Column 2.",),
        ("", "Note to the row above."),
    )
    found = provisions(tmp_path, entry("9A001", LABELS + rows))["9A001"].reasons
    assert [(r.reason, r.column, r.entire) for r in found] == [
        ("NP", "NP Column 1", True), ("AT", "AT Column 1", True), ("CB", "CB Column 2", True),
    ]  # fmt: skip


def test_controls_in_words_instead_of_a_table(tmp_path: Path) -> None:
    body = (
        LABELS
        + "<FP-1><I>Control(s):</I> SS applies to entire entry. For licensing requirements see part 754.\n</FP-1>"
    )
    found = provisions(tmp_path, entry("9A001", body))
    assert found["9A001"].reasons == (ReasonForControl("SS", "", entire=True),)
    assert found["9A001#license-requirements"].text.startswith("Reason for Control: NS, AT Control(s): SS applies")


SIBLINGS = {
    "9A001": [f"9A001.{letter}" for letter in "abcdefghij"],
    "9A001.a": [f"9A001.a.{n}" for n in range(1, 6)],
    "9A001.b": [f"9A001.b.{n}" for n in range(1, 6)],
}

ROWS = [
    # words on the control: entire, covers, excepts (both without "9A001."), qualified
    ("NS applies to entire entry", True, "", "", False),
    ("NS applies to the entire entry.", True, "", "", False),
    ("NS applies to entire entry, except 9A001.b and .c", True, "", "b c", False),
    ("NS applies to entire entry except .a.1, .a.3", True, "", "a.1 a.3", False),
    ("NS applies entire entry", True, "", "", False),
    ("NS applies to 9A001.a", False, "a", "", False),
    ("NS applies to 9A001", True, "", "", False),
    ("NS applies to 9A001.a.1, a.2, .b and c", False, "a.1 a.2 b c", "", False),
    ("NS applies to 9A001 .a, .c", False, "a c", "", False),
    ("NS applies to paragraphs .a and .b", False, "a b", "", False),
    ("NS applies to items controlled by 9A001.a", False, "a", "", False),
    ("NS applies to 9A001.a.1 to a.4", False, "a.1 a.2 a.3 a.4", "", False),
    ("NS applies to 9A001.c through .f, h", False, "c d e f h", "", False),
    ("NS applies to 9A001.a, b.2 to b.4, e to g", False, "a b.2 b.3 b.4 e f g", "", False),
    ("NS applies to 9A001.a (except .a.5), .c, .d (except d.3) and .j", False, "a c d j", "a.5 d.3", False),
    ("NS applies to wheels in 9A001.b", False, "b", "", True),
    ("NS applies to 9A001.b when used on roads", False, "b", "", True),
    ("NS applies to 9A001.b, except those 9A001.b goods that are toys", False, "b", "", True),
    ("NS applies to “software” for goods controlled by 9A002.a", False, "", "", True),
    ("NS applies to a wheel", False, "", "", True),
    ("NS applies to 9A001.a. Note: NS applies to goods in 9A001.b too", False, "a", "", True),
    ("NS applies to 9A001.a. NS also applies to 9A001.h when round", False, "a h", "", True),
    ("NS applies to 9A001.a (but see § 742.6(a)(2)(iii) and (v))", False, "a", "", True),
    ("NS applies to 9A001.z. 1.b, z.2.b", False, "z.1.b z.2.b", "", False),
]


@pytest.mark.parametrize(("words", "entire", "covers", "excepts", "qualified"), ROWS)
def test_rows_of_the_licence_table(words: str, entire: bool, covers: str, excepts: str, qualified: bool) -> None:
    (found,) = read(Row(words, "NS Column 1."), "9A001", SIBLINGS)
    full = [tuple(f"9A001.{path}" for path in paths.split()) for paths in (covers, excepts)]
    assert found == ReasonForControl("NS", "NS Column 1", entire, full[0], full[1], qualified)


CHARTS = [
    ("NS Column 2.", "NS Column 2", False),
    ("Column 2", "NS Column 2", False),
    ("See § 746.1(b) for UN controls", "", False),
    ("Worldwide control. See § 742.4 of the EAR.", "", False),
    ("To or within any destination worldwide. See § 742.6.", "", False),
    ("To or within Macau. See § 742.6.", "", True),
    ("N/A", "", False),
]


@pytest.mark.parametrize(("chart", "column", "qualified"), CHARTS)
def test_the_country_chart_cell(chart: str, column: str, qualified: bool) -> None:
    (found,) = read(Row("NS applies to entire entry", chart), "9A001", SIBLINGS)
    assert (found.column, found.qualified) == (column, qualified)


def test_two_codes_in_one_row() -> None:
    found = read(Row("SL and AT apply to entire entry", ""), "9A001", SIBLINGS)
    assert [reason.reason for reason in found] == ["SL", "AT"]


def test_words_that_name_no_reason() -> None:
    assert read(Row("Wheels may be red", ""), "9A001", SIBLINGS) == ()
