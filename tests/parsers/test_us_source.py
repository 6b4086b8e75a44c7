"""Files that are not 15 CFR part 774, numbers of the list, and its counts."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from harmonize.errors import SourceError
from harmonize.model import Conservation, Kind, ParsedList, Provision
from harmonize.parsers.us import SPEC
from harmonize.parsers.us.numbers import citation, label_of, wassenaar_number
from tests.parsers.us_making import HEADINGS, entry, items, part, supplement

GOOD = supplement(HEADINGS + entry("9A001", items("a. Wheels.")))
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + GOOD.partition("?>")[
    2
].replace("Wheels", "&b;")

BAD_FILES = [
    ("cut.xml", GOOD[:-40], "broken or cut off"),
    ("page.xml", "<!DOCTYPE html><html><body>Not found</body></html>", "web page"),
    ("page2.xml", "<html><body><p>Request limit exceeded</p></body></html>", "web page"),
    ("part746.xml", part("<P>Sanctions.</P>", "746"), "part 746"),
    ("part772.xml", part("<P>Terms.</P>", "772"), "part 772"),
    ("supplement2.xml", supplement("<P>Words.</P>", "Supplement No. 2 to Part 774"), "Supplement No. 2"),
    ("part_only.xml", '<DIV5 N="774" TYPE="PART"><HEAD>PART</HEAD></DIV5>', "without its Supplement No. 1"),
    ("other.xml", "<law><p>Words.</p></law>", "not an eCFR file"),
    ("empty.xml", "", "empty"),
    ("blank.xml", " \n\n", "empty"),
    ("list.xml", json.dumps({"entries": []}), "JSON"),
    ("bomb.xml", BOMB, "entities"),
    ("nothing.xml", supplement("<P>No entries at all.</P>"), "no ECCN"),
    ("binary.xml", "\x00\x01\x02 binary", "broken"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "says"), BAD_FILES)
def test_a_file_that_is_something_else(tmp_path: Path, name: str, content: str, says: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=says) as caught:
        SPEC.parse([path])
    message = str(caught.value)
    assert name in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_compressed_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "part774.xml.gz"
    path.write_bytes(gzip.compress(GOOD.encode()))
    with pytest.raises(SourceError, match="compressed"):
        SPEC.parse([path])


def test_an_entity_hidden_by_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "part774.xml"
    path.write_bytes(BOMB.encode("utf-16"))
    with pytest.raises(SourceError):
        SPEC.parse([path])


def test_folders_missing_paths_and_several_files(tmp_path: Path) -> None:
    for paths, says in (([tmp_path], "folder"), ([tmp_path / "none.xml"], "cannot be read"), ([], "one file")):
        with pytest.raises(SourceError, match=says):
            SPEC.parse(paths)
    with pytest.raises(SourceError, match="one file"):
        SPEC.parse([tmp_path / "a.xml", tmp_path / "b.xml"])


def made_up(per_category: int) -> ParsedList:
    numbers = [f"{category}A{n:03d}" for category in "0123456789" for n in range(per_category)]
    provisions = tuple(Provision(number, None, Kind.ENTRY, "Widgets.") for number in numbers)
    return ParsedList(provisions, Conservation(0, 0), "", "")


def test_counts_of_a_whole_list_pass() -> None:
    SPEC.counts(made_up(70))


@pytest.mark.parametrize(
    ("parsed", "says"),
    [
        (made_up(10), "Category 0 .* has 10 entries"),
        (replace(made_up(70), provisions=made_up(70).provisions[:-70]), "Category 9 .* has 0 entries"),
        (replace(made_up(70), provisions=made_up(70).provisions * 2), "two provisions of one number"),
        (
            replace(made_up(70), provisions=(*made_up(70).provisions, Provision("9A001~2", None, Kind.ENTRY, ""))),
            "9A001 stands twice",
        ),
    ],
)
def test_counts_of_a_cut_list_fail(parsed: ParsedList, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        SPEC.counts(parsed)


NUMBERS = [
    ("3A001", "3.A.1"),
    ("3A001.a.1.a", "3.A.1.a.1.a"),
    ("1C010.b", "1.C.10.b"),
    ("5A002.a.1", "5.A.2.a.1"),
    ("3A101", None),
    ("3A201.a", None),
    ("1C350.b.1", None),
    ("9A515.a", None),
    ("9A610.a", None),
    ("3A991", None),
    ("0A002", None),  # category 0 is no category of Wassenaar
    ("3A090.a", None),  # national, though it begins with 0
    ("9A018", None),
    ("3A001.z.1.a", None),  # a paragraph of the United States
    ("3A001.a#note1", None),
    ("3A", None),
    ("1#annex.2", None),
]


@pytest.mark.parametrize(("number", "expected"), NUMBERS)
def test_wassenaar_numbers(number: str, expected: str | None) -> None:
    assert wassenaar_number(number) == expected
    assert SPEC.wassenaar_number(number) == expected


CITATIONS = [
    ("3A001.a.1.a", "ECCN 3A001.a.1.a"),
    ("3A001", "ECCN 3A001"),
    ("3A001.a#note1", "Note 1 to ECCN 3A001.a"),
    ("3A001.a#note~2", "Note to ECCN 3A001.a"),
    ("3A001.a#note1.a.2", "Note 1 to ECCN 3A001.a, paragraph a.2"),
    ("3A001.a#tech", "Technical Note to ECCN 3A001.a"),
    ("3A001.a#note2.a.tech", "Technical Note to Note 2 to ECCN 3A001.a, paragraph a"),
    ("3A001#related-controls", "ECCN 3A001, related controls"),
    ("3A001#lvs.note", "Note to ECCN 3A001, lvs"),
    ("3", "CCL Category 3"),
    ("3A", "CCL Product Group 3A"),
    ("5P2", "CCL Category 5 Part 2"),
    ("3#EAR99", "EAR99 (CCL Category 3)"),
    ("1#annex.12.a", "CCL Category 1, annex, paragraph 12.a"),
]


@pytest.mark.parametrize(("number", "expected"), CITATIONS)
def test_citations(number: str, expected: str) -> None:
    assert citation(number) == expected
    assert SPEC.citation(number) == expected


LABELS = [
    ("a. Wheels", ("a",)),
    ("a.1.b. Wheels", ("a.1.b",)),
    (".a.1 Wheels", ("a.1",)),
    ("d. through f. [Reserved]", ("d", "e", "f")),
    ("a.2. to a.4. [Reserved]", ("a.2", "a.3", "a.4")),
    ("b.1. and b.2. [Reserved]", ("b.1", "b.2")),
    ("a Wheel", None),
    ("i.e. a wheel", None),
    ("e.g. a wheel", None),
    ("and wheels.", None),
    ("1. Wheels", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_labels(text: str, expected: tuple[str, ...] | None) -> None:
    found = label_of(text)
    assert (found.paths if found else None) == expected


def test_the_address_is_official() -> None:
    assert SPEC.address("3A001").startswith("https://www.ecfr.gov/")
    assert "part-774" in SPEC.address("3A001")
