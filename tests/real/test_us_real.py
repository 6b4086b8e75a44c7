"""The Commerce Control List as published, at four dates: counts, conservation, known changes, another parse of it."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from harmonize.model import NOTE_KINDS, Kind, Logic, ParsedList, Provision, Regime, RegimeReference, Status
from harmonize.parsers.us import SPEC

pytestmark = pytest.mark.real

DATES = ["us_2026_06_24", "us_2026_07_30", "us_2026_08_17", "us_2026_08_20"]
ENTRIES = dict(zip("0123456789", [62, 136, 89, 78, 24, 25, 60, 46, 22, 96], strict=True))


@pytest.fixture(params=DATES)
def parsed(request: pytest.FixtureRequest) -> ParsedList:
    found: ParsedList = request.getfixturevalue(request.param)
    return found


def by_number(parsed: ParsedList) -> dict[str, Provision]:
    return {p.number: p for p in parsed.provisions}


def test_entries_by_category(parsed: ParsedList) -> None:
    found = Counter(p.number[0] for p in parsed.provisions if p.kind is Kind.ENTRY)
    assert found == ENTRIES
    assert sum(found.values()) == 638
    SPEC.counts(parsed)


def test_numbers_are_unique_and_parents_exist(parsed: ParsedList) -> None:
    numbers = by_number(parsed)
    assert len(numbers) == len(parsed.provisions)
    for p in parsed.provisions:
        assert p.parent is None or p.parent in numbers, p.number
        assert p.citation
        assert p.place.startswith("line ")
        assert p.logic is Logic.NONE
    assert {p.number for p in parsed.provisions if p.parent is None} == set("0123456789")


def test_items_lie_under_their_entry_and_share_its_number(parsed: ParsedList) -> None:
    for p in parsed.provisions:
        if p.kind is Kind.ITEM and "#" not in p.number:
            assert p.parent
            assert p.number.startswith(f"{p.parent}.")


def test_no_item_is_missing_in_a_sequence(parsed: ParsedList) -> None:
    """Under every number the items run a, b, c, ... or 1, 2, 3, ... without a gap: none was swallowed."""
    below: dict[str, list[int]] = defaultdict(list)
    for p in parsed.provisions:
        if p.kind is Kind.ITEM and "#" not in p.number:
            above, _, last = p.number.rpartition(".")
            below[above].append(int(last) if last.isdigit() else ord(last) - ord("a") + 1)
    broken = [number for number, found in below.items() if found != list(range(1, len(found) + 1))]
    # 9A610.w is not printed, only its w.1 and w.2; 5A992, 4A004 and 4A005 print z.1 and z.2 without z
    assert set(broken) <= {"9A610", "4A004.z", "4A005.z", "5A992.z", "5D992.z"}


def test_every_category_has_its_groups_and_its_remainder(parsed: ParsedList) -> None:
    numbers = by_number(parsed)
    for category in "0123456789":
        groups = [f"{category}{letter}" for letter in "ABCDE"]
        if category == "5":
            groups = [f"5{letter}{part}" for part in "12" for letter in "ABCDE"]
        assert all(numbers[group].kind is Kind.GROUP for group in groups)
        assert f"{category}#EAR99" in numbers


def test_nothing_is_lost(parsed: ParsedList) -> None:
    conservation = parsed.conservation
    assert conservation.source > 1_100_000
    assert conservation.source == conservation.placed + sum(left.characters for left in conservation.left_out)
    assert {left.reason for left in conservation.left_out} <= {
        "title of the supplement",
        "link to a pending amendment",
        "section label",
        "Federal Register citation",
        "editorial note of the eCFR",
    }
    # All but the section labels is a few hundred characters.
    assert sum(left.characters for left in conservation.left_out if left.reason != "section label") < 600


def test_as_of_dates_come_from_the_file_names(us_2026_06_24: ParsedList, us_2026_08_20: ParsedList) -> None:
    assert (us_2026_06_24.as_of, us_2026_08_20.as_of) == ("2026-06-24", "2026-08-20")


def test_items_go_seven_levels_deep_in_every_version(parsed: ParsedList) -> None:
    depth = Counter(p.number.count(".") for p in parsed.provisions if p.kind is Kind.ITEM and "#" not in p.number)
    assert max(depth) == 7
    assert depth[1] > 2000


def test_raised_characters_survive(parsed: ParsedList) -> None:
    numbers = by_number(parsed)
    assert "5 × 10^{3} Gy" in numbers["3A001.a.1.a"].text
    assert "10^{−8} Error" in numbers["4A001.a.2.c"].text  # the minus is raised apart from its figure
    assert "10^{26}" in numbers["4E091"].text
    assert not [p.number for p in parsed.provisions if re.search(r"\^\{[^}]*\^\{|10 \^\{", p.text)]


def test_surprises_of_the_source(parsed: ParsedList) -> None:
    numbers = by_number(parsed)
    assert numbers["6A002.a.3"].kind is Kind.ITEM  # printed inside a note
    assert numbers["1C001.b"].kind is Kind.ITEM  # printed inside a note
    assert numbers["1C001.b#note.b"].kind is Kind.NOTE
    assert "6A002.a.3.g" in numbers
    assert "1C001.a#note1.e" in numbers  # the list of a note goes on inside the next note
    assert "5A002.a#note2.j.2" in numbers
    assert numbers["5A002.a#note2.b.tech"].kind is Kind.TECHNICAL_NOTE
    assert numbers["5A001.b.5"].kind is Kind.ITEM  # an entry without Items marker
    assert numbers["9C610.a"].kind is Kind.ITEM  # on the line of the section label
    assert numbers["8D001"].kind is Kind.ENTRY  # its heading is an FP-1
    assert "GAAFET" in numbers["3D006"].text  # its heading is in pieces
    assert numbers["7A101.a.2"].printed == "2."
    assert numbers["9A515.w"].status is Status.IN_FORCE  # "i. through w. [RESERVED]", and then "w." all the same
    assert numbers["9A515.v"].status is Status.RESERVED
    assert numbers["1#annex.32.g"].status is Status.RESERVED
    assert numbers["2E003.f#table"].kind is Kind.TABLE
    assert numbers["2E003.f#table"].text.count("\n") > 60
    assert numbers["4#tech"].kind is Kind.TECHNICAL_NOTE
    assert [p.number for p in parsed.provisions if p.number.startswith("5P2#note3.a.1.")] == [
        f"5P2#note3.a.1.{letter}" for letter in "abcd"
    ]


def test_few_words_go_on_without_a_number(parsed: ParsedList) -> None:
    assert not [remark for remark in parsed.remarks if "words without a number" in remark]
    assert not [remark for remark in parsed.remarks if "names no reason" in remark]


def test_reasons_of_the_heading_line_are_in_the_table(parsed: ParsedList) -> None:
    """The line "Reason for Control" and the licence table say the same codes but for misprints of the source."""
    numbers = by_number(parsed)
    differing = {}
    for p in parsed.provisions:
        line = numbers.get(f"{p.number}#license-requirements")
        if p.kind is Kind.ENTRY and line:
            said = re.search(r"Reasons? for Control: ([A-Z]{2}\b(?:(?:, ?| and |, and | )[A-Z]{2}\b)*)", line.text)
            codes = set(re.findall("[A-Z]{2}", said[1])) if said else set()
            in_table = {reason.reason for reason in p.reasons if len(reason.reason) == 2}
            if said and codes != in_table:
                differing[p.number] = (codes - in_table, in_table - codes)
    assert differing == {"3A232": ({"RS"}, {"NP"})}  # the line says RS, the table NP


def test_reasons_of_some_entries(us_2026_08_20: ParsedList) -> None:
    numbers = by_number(us_2026_08_20)
    by_column = {r.column: r for r in numbers["5A001"].reasons if r.reason == "NS"}
    assert by_column["NS Column 1"].covers == tuple(f"5A001.{path}" for path in ("a", "b.5", "e", "f.3", "h"))
    assert by_column["NS Column 2"].excepts == ("5A001.b.5", "5A001.f.3")
    destinations = [r for r in numbers["3A001"].reasons if r.covers and r.covers[0] == "3A001.z.1.a"]
    assert destinations[0].covers == tuple(f"3A001.z.{n}.a" for n in (1, 2, 3, 4))
    assert {r.reason for r in numbers["1C351"].reasons} == {"CB", "CW", "AT"}  # two tables and a paragraph between
    assert ("3B001.f.3" in numbers["3B001"].reasons[2].covers) and numbers["3B001"].reasons[2].column == "NS Column 2"


def test_regimes_follow_the_numbers(us_2026_08_20: ParsedList) -> None:
    numbers = by_number(us_2026_08_20)
    assert numbers["3A001.a.1.a"].regimes == (RegimeReference(Regime.WASSENAAR, "3.A.1.a.1.a"),)
    assert numbers["3A101.a"].regimes[0].regime is Regime.MTCR
    assert numbers["2B201.a"].regimes[0].regime is Regime.NSG
    assert [r.regime for r in numbers["1C350.b.1"].regimes] == [Regime.AUSTRALIA_GROUP, Regime.CWC]
    assert numbers["3A001.z.1.a"].regimes[0].regime is Regime.NATIONAL
    assert numbers["3A090.a"].regimes[0].regime is Regime.NATIONAL
    assert numbers["9A610.a"].regimes[0].regime is Regime.NATIONAL


def changed(old: ParsedList, new: ParsedList) -> set[str]:
    """Entries in which words or numbers of items and notes differ, apart from reserved numbers."""
    kept = NOTE_KINDS | {Kind.ENTRY, Kind.ITEM}
    sides = [{p.number: (p.text, p.status) for p in version.provisions if p.kind in kept} for version in (old, new)]
    return {number[:5] for number, _ in sides[0].items() ^ sides[1].items()}


def test_changes_to_july(us_2026_06_24: ParsedList, us_2026_07_30: ParsedList) -> None:
    assert changed(us_2026_06_24, us_2026_07_30) == {"0A502"}
    old, new = by_number(us_2026_06_24), by_number(us_2026_07_30)
    assert not [number for number in old if number.startswith("0A502.")]
    assert [number for number in new if re.fullmatch(r"0A502\.\w", number)] == [f"0A502.{letter}" for letter in "abcde"]
    tables = {p.number[:5] for n, p in new.items() if p.kind is Kind.TABLE and n in old and old[n].text != p.text}
    assert {"3A001", "3A090", "4A003"} <= tables


def test_changes_to_august(us_2026_07_30: ParsedList, us_2026_08_17: ParsedList) -> None:
    found = changed(us_2026_07_30, us_2026_08_17)
    assert {"9A012", "9A610"} <= found
    assert found <= {"9A012", "9A610", "9D004"}


def test_one_note_to_9a012(us_2026_08_17: ParsedList, us_2026_08_20: ParsedList) -> None:
    old, new = by_number(us_2026_08_17), by_number(us_2026_08_20)
    assert [number for number in new if number not in old] == ["9A012.a#tech.3"]
    assert not [number for number in old if number not in new or old[number].text != new[number].text]


# Another parse of the June file

_THEIR_LABEL = re.compile(r"(?:Items:?\s*)?\.?([a-z]{1,2}(?:\.(?:\d{1,3}|[a-z]))+|[a-z](?=\.))\.*(?=[\s'\"“‘]|$)")


def letters(text: str) -> str:
    """Only letters and figures: they have other quotation marks and minus signs."""
    return re.sub(r"[^0-9a-zA-Z]", "", text)


def their_items(text: str) -> tuple[bool, dict[str, list[str]]]:
    """Whether the other parse has an Items marker, and its labelled lines from there by path."""
    marker = re.search(r"^Items\b", text, re.MULTILINE)
    lines: dict[str, list[str]] = defaultdict(list)
    for line in text[marker.start() if marker else 0 :].split("\n"):
        label = _THEIR_LABEL.match(line)
        if label:
            lines[label[1]].append(letters(line[label.end() :]))
    return marker is not None, lines


def test_against_another_parse(us_2026_06_24: ParsedList, sources: Path) -> None:
    """The other parse has labels only; where it and we differ, a rule below says who is right and why."""
    path = sources / "us" / "history" / "third_party_parse_2026-06-24.json"
    theirs = {entry["eccn"]: entry["text"] for entry in json.loads(path.read_text(encoding="utf-8"))["entries"]}
    ours: dict[str, dict[str, Provision]] = defaultdict(dict)
    notes: dict[str, list[str]] = defaultdict(list)
    for p in us_2026_06_24.provisions:
        if p.kind is Kind.ENTRY:
            ours[p.number] = {}
        elif p.kind is Kind.ITEM and "#" not in p.number:
            ours[p.number[:5]][p.number[6:]] = p
        elif p.kind in NOTE_KINDS or p.kind is Kind.TABLE:
            notes[p.number[:5]].append(letters(p.text))
    verdicts: Counter[str] = Counter()
    unexplained: list[str] = []
    # theirs wrong: an entry whose heading is not an FP-2 is missed
    assert ours.keys() - theirs.keys() == {"8D001"}
    assert not theirs.keys() - ours.keys()
    for eccn, text in theirs.items():
        has_marker, labelled = their_items(text)
        for label, lines in labelled.items():
            mine = ours[eccn].get(label)
            if mine is not None:
                verdicts["agreed"] += 1
                words = letters(mine.text)[:30]
                if mine.status is Status.IN_FORCE and not any(
                    line[: len(words)] == words[: len(line)] for line in lines
                ):
                    unexplained.append(f"{eccn}.{label}: the words differ")
            elif any(note.startswith(line[:30]) for line in lines for note in notes[eccn]):
                verdicts["representation: a paragraph of a note"] += 1
            else:
                unexplained.append(f"{eccn}.{label}: only theirs")
        for label, p in ours[eccn].items():
            if label in labelled:
                continue
            if p.status is Status.RESERVED:
                verdicts["representation: a range of reserved numbers"] += 1
            elif not has_marker:
                # theirs wrong: section labels that are HD1 (3A090) or hold the first item (9C610) end their entry
                verdicts["theirs wrong: no items"] += 1
                assert eccn in ("3A090", "9C610")
            elif p.printed != f"{label}." and p.printed == f"{label.rpartition('.')[2]}.":
                verdicts["representation: a figure printed without its letter"] += 1
            else:
                unexplained.append(f"{eccn}.{label}: only ours")
    assert not unexplained
    assert verdicts == {
        "agreed": 4477,
        "representation: a range of reserved numbers": 1138,
        "representation: a paragraph of a note": 54,
        "theirs wrong: no items": 8,
        "representation: a figure printed without its letter": 2,
    }


def test_a_heading_with_nothing_under_it_controls_nothing(us_2026_08_20: ParsedList) -> None:
    status = {item.number: item.status for item in us_2026_08_20.provisions}
    assert status["6D003.b"] is Status.RESERVED
    assert status["6D003.e"] is Status.RESERVED
    assert status["6D003.a"] is Status.IN_FORCE
