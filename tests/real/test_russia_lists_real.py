"""The Russia lists as published: counts, surprises, and twenty codes over all lists, worked by hand from the texts.

The hand work: for each code, the rows of the US supplements, the row of 별표 2의2, and the articles of the Japanese
ordinance (revision of January 2025) that name the subheading, its heading or its chapter, with exclusions and prices.
"""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from harmonize.align.lists import alignable
from harmonize.compare.russia.expand import expand
from harmonize.compare.russia.result import HsRow, RussiaResult
from harmonize.compare.russia.run import compare_lists
from harmonize.model import Kind, ListVersion, ParsedList
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import open_list
from harmonize.shelf.digest import make_version
from harmonize.shelf.nomenclature import nomenclature

pytestmark = pytest.mark.real
JAPAN = ("504M60000400015_20250123_507M60000400001.xml", "324CO0000000378_20260605_508CO0000000194.xml")


@pytest.fixture(scope="module")
def us(sources: Path) -> ParsedList:
    return spec("us-russia").parse([sources / "us" / "ecfr" / "part746_2026-07-30.xml"])


@pytest.fixture(scope="module")
def korea(sources: Path) -> ParsedList:
    return spec("korea-russia").parse([sources / "korea" / "annex2-2_situational_items_transcript.tsv"])


@pytest.fixture(scope="module")
def chpl(sources: Path) -> ParsedList:
    return spec("chpl").parse([sources / "us" / "chpl_2024-02-23.tsv"])


@pytest.fixture(scope="module")
def japan(sources: Path) -> ListVersion:
    return make_version("japan-russia", [sources / "japan" / "egov-xml" / name for name in JAPAN], version="2025-01-23")


@pytest.fixture(scope="module")
def result(us: ParsedList, korea: ParsedList, chpl: ParsedList, japan: ListVersion, sources: Path) -> RussiaResult:
    made = {
        "us-russia": make_version("us-russia", [sources / "us" / "ecfr" / "part746_2026-07-30.xml"]),
        "korea-russia": make_version(
            "korea-russia", [sources / "korea" / "annex2-2_situational_items_transcript.tsv"], version="2025-12-31"
        ),
        "chpl": make_version("chpl", [sources / "us" / "chpl_2024-02-23.tsv"]),
    }
    lists = [made["us-russia"], japan, made["korea-russia"]]
    return compare_lists(("us", "japan", "korea"), lists, made["chpl"], (), nomenclature())


def codes(parsed: ParsedList, prefix: str = "") -> list[str]:
    return [line.code for line in parsed.hs if line.number.startswith(prefix)]


def test_us_rows(us: ParsedList) -> None:
    assert Counter(line.number.partition(".")[0] for line in us.hs) == {
        "supp2": 29, "supp4": 2405, "supp5": 363, "supp7": 53,
    }  # fmt: skip
    assert Counter(line.floor for line in us.hs) == {None: 2725, 300.0: 116, 5000.0: 7, 50000.0: 2}


def test_us_rows_by_a_second_count(us: ParsedList, sources: Path) -> None:
    text = (sources / "us" / "ecfr" / "part746_2026-07-30.xml").read_text(encoding="utf-8")
    for number, found in ((2, 29), (4, 2405), (5, 363), (7, 53)):
        begin = text.index(f'<DIV9 N="Supplement No. {number} to Part 746"')
        supplement = text[begin : text.index("</DIV9>", begin)]
        assert re.findall(r">\s*(\d{6})\s*</TD>", supplement) == codes(us, f"supp{number}.")
        assert len(codes(us, f"supp{number}.")) == found


def test_us_described_items(us: ParsedList) -> None:
    entries = [item.number for item in us.provisions if item.kind is Kind.ENTRY and item.number.startswith("supp6")]
    assert entries == [f"supp6.{letter}" for letter in "abcdefghi"]
    cas = [reference for item in us.provisions for reference in item.references if reference.startswith("CAS:")]
    assert len(cas) == len(set(cas)) == 106
    assert "CAS:67-63-0" in cas  # printed with a blank
    headed = {item.number: item.references for item in us.provisions}
    assert headed["supp6.h"] == ()  # CAS numbers of substances whose relatives are listed
    assert headed["supp7"] == ("746.8(a)(2)",)


def test_korean_codes(korea: ParsedList) -> None:
    assert len(korea.hs) == 1159
    assert [line.code for line in korea.hs if len(line.code) > 6] == [
        "8703239010", "8703239020", "8703329010", "8703329020",
    ]  # fmt: skip
    assert [line.number for line in korea.hs] == [str(number) for number in range(244, 1403)]
    assert sum(item.kind is Kind.ENTRY for item in korea.provisions) == 1402


def test_words_beside_korean_codes_of_six_digits_narrow_nothing(
    korea: ParsedList, us: ParsedList, sources: Path
) -> None:
    """Their English figures are those of the nomenclature or of the US row. Item 301 is misprinted."""
    with (sources / "hs" / "hs2022.csv").open(encoding="utf-8") as file:
        nomenclature_words = {row["hscode"]: row["description"] for row in csv.DictReader(file)}
    american = {line.code: item.text for item in us.provisions for line in us.hs if line.number == item.number}
    words = {item.number: item.parallel for item in korea.provisions}
    odd = []
    for line in korea.hs:
        known = " ".join(nomenclature_words.get(line.code[:size], "") for size in (2, 4, 6))
        if len(line.code) == 6 and not figures(words[line.number]) <= figures(f"{known} {american.get(line.code, '')}"):
            odd.append(line.number)
    # 854 names a note of the chapter; 1055 to 1059 give tonnes where the nomenclature gives kilograms
    assert odd == ["301", "854", "1055", "1056", "1057", "1058", "1059"]


def figures(text: str) -> set[float]:
    return {float(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def test_the_priority_list(chpl: ParsedList, us: ParsedList) -> None:
    assert Counter(line.tier for line in chpl.hs) == {"1": 4, "2": 5, "3.A": 16, "3.B": 9, "4.A": 11, "4.B": 5}
    assert set(codes(chpl)) <= set(codes(us, "supp4."))


def test_every_code_of_these_lists_is_of_the_edition(result: RussiaResult) -> None:
    assert result.outside == ()
    assert result.remarks == ()


def test_nothing_is_lost(us: ParsedList, korea: ParsedList, chpl: ParsedList) -> None:
    for parsed in (us, korea, chpl):
        kept = parsed.conservation
        assert kept.source == kept.placed + sum(item.characters for item in kept.left_out)


WHOLE = "wholly"
"""code: tier, then for each party the numbers of its provisions and ``wholly``, or what limits it."""
BY_HAND: dict[str, tuple[str, dict[str, tuple[str, str]]]] = {
    "854231": ("1", {"us": ("supp4 supp7", WHOLE), "japan": ("129/33", WHOLE), "korea": ("1000", WHOLE)}),
    "847150": ("3.A", {"us": ("supp4 supp5 supp7", WHOLE), "japan": ("128/54", WHOLE), "korea": ("796", WHOLE)}),
    # item by item the parts for machines of 84.56 to 84.61, which are all that 8466.93 holds
    "846693": (
        "4.B",
        {
            "us": ("supp4 supp7", WHOLE),
            "japan": ("128/40 128/41 128/42 128/43 128/44 128/45", WHOLE),
            "korea": ("792", WHOLE),
        },
    ),
    # the same for goods of 88.01, 88.02 and 88.06
    "880730": (
        "3.B",
        {"us": ("supp4 supp7", WHOLE), "japan": ("132/1 132/2 132/5", WHOLE), "korea": ("1072", WHOLE)},
    ),
    # parts for 85.35 and 85.36 only, not for 85.37
    "853890": (
        "",
        {
            "us": ("supp4", WHOLE),
            "japan": ("129/28", "parts solely or principally for appliances of 85.35 and 85.36"),
            "korea": ("969", WHOLE),
        },
    ),
    # 84.14 by subheading, this one is not among them
    "841480": ("", {"us": ("supp4", WHOLE), "korea": ("651", WHOLE)}),
    "841451": ("", {"us": ("supp4 supp5", WHOLE), "japan": ("128/10", WHOLE)}),
    # 84.11 but for three subheadings
    "841112": ("", {"us": ("supp4 supp5", WHOLE), "japan": ("128/7", WHOLE), "korea": ("627", WHOLE)}),
    "841182": ("", {"us": ("supp4 supp5", WHOLE), "korea": ("631", WHOLE)}),
    # no article on 84.01
    "840110": ("", {"us": ("supp4", WHOLE), "korea": ("594", WHOLE)}),
    # 87.03 but for what has at most 1,900 cm3; from six million yen among the luxury goods
    "870323": (
        "",
        {
            "us": ("supp4 supp5", WHOLE),
            "japan": ("131/2 153/1", "other than cylinder capacity <= 1900 cm3; > 6,000,000 JPY"),
            "korea": (
                "1037 1038",
                "only 8703.23.9010 (new, cylinder capacity > 2000 cm3, <= 3000 cm3); "
                "only 8703.23.9020 (used, cylinder capacity > 2000 cm3, <= 3000 cm3)",
            ),
        },
    ),
    "870321": ("", {"us": ("supp4 supp5", WHOLE), "japan": ("153/1", "> 6,000,000 JPY")}),
    "870324": ("", {"us": ("supp4 supp5", WHOLE), "japan": ("131/2 153/1", WHOLE), "korea": ("1039", WHOLE)}),
    # oil and gas only where the end use is known
    "730411": (
        "",
        {
            "us": ("supp2", "known end use in oil or gas projects"),
            "japan": ("119/3", WHOLE),
            "korea": ("512", WHOLE),
        },
    ),
    "843139": ("", {"us": ("supp4 supp5 supp2", WHOLE), "japan": ("128/24", WHOLE), "korea": ("713", WHOLE)}),
    # the one subheading of 28.29 that the Japanese list takes out; the others do not list it either
    "282919": ("", {}),
    "910111": ("", {"us": ("supp5", "≥ 300 USD per unit, US wholesale"), "japan": ("155", "> 40,000 JPY")}),
    "871120": ("", {"us": ("supp5", "≥ 5,000 USD per unit, US wholesale"), "japan": ("153/3", "> 600,000 JPY")}),
    "711319": ("", {"us": ("supp5", WHOLE), "japan": ("151", "other than articles mainly of gold, > 40,000 JPY")}),
    "220422": ("", {"us": ("supp5", WHOLE)}),
    "220830": ("", {"us": ("supp5", WHOLE), "japan": ("139", "> 40,000 JPY")}),
}


@pytest.mark.parametrize("code", BY_HAND)
def test_twenty_codes_by_hand(result: RussiaResult, code: str) -> None:
    tier, expected = BY_HAND[code]
    row = {row.code: row for row in result.rows}.get(code, HsRow(code, "", "", ()))
    assert row.tier == tier
    found = {
        cell.party: (
            " ".join(dict.fromkeys(mention.number.removesuffix(f".{code}") for mention in cell.mentions)),
            "; ".join(cell.limits) or WHOLE,
        )
        for cell in row.cells
        if cell.mentions
    }
    assert found == expected


def test_the_expansion_of_each_us_supplement_is_its_rows(us: ParsedList, result: RussiaResult, sources: Path) -> None:
    version = make_version("us-russia", [sources / "us" / "ecfr" / "part746_2026-07-30.xml"])
    assert set(expand(version, nomenclature()).mentions) == set(codes(us))
    assert len(set(codes(us))) == 2653


def test_rows_of_codes_are_lean_and_limited_ones_keep_their_bounds(sources: Path) -> None:
    made = make_version(
        "korea-russia", [sources / "korea" / "annex2-2_situational_items_transcript.tsv"], version="2025-12-31"
    )
    chip, car, item = made.index["1000"], made.index["1037"], made.index["1.h"]
    assert (chip.label, chip.sketch, chip.thresholds) == ("", "", ())
    assert chip.text and chip.text_hash
    assert [(bound.op.value, bound.value) for bound in car.thresholds] == [(">", 2000.0), ("<=", 3000.0)]
    assert [(bound.op.value, bound.value, bound.unit) for bound in item.thresholds] == [(">", 40.0, "GHz")]


def test_lists_for_a_destination_are_not_aligned_with_general_lists() -> None:
    wassenaar = open_list("wassenaar", texts=False)
    for name in ("us-russia", "korea-russia", "chpl"):
        russia = open_list(name, texts=False)
        assert not alignable(russia, wassenaar)
        assert not alignable(wassenaar, russia)
