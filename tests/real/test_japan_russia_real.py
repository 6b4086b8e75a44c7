"""The ten revisions of the Russia ordinance and 別表第二の三, and what the described items of three lists share."""

import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from harmonize.compare.russia.amendments import amendments
from harmonize.compare.russia.described import CHEMICALS, DescribedItems, compare_described
from harmonize.compare.russia.expand import Listing, expand
from harmonize.compare.russia.result import Coverage, PartyCell
from harmonize.compare.russia.substances import substances_of
from harmonize.model import CONTROL_KINDS, HsLine, Kind, ListVersion, ParsedList
from harmonize.parsers.japan_russia import SPEC
from harmonize.parsers.japan_russia.read import read_tariff
from harmonize.reading.glossary import load_glossary
from harmonize.shelf.digest import make_version
from harmonize.shelf.folder import read_version, write_version
from harmonize.shelf.nomenclature import nomenclature

pytestmark = pytest.mark.real

NEWEST = "504M60000400015_20250123_507M60000400001.xml"
ORDER = "324CO0000000378_20260605_508CO0000000194.xml"
ANY_CODE = re.compile(
    "第[〇一二三四五六七八九]{2}類|第[〇一二三四五六七八九]{2}・[〇一二三四五六七八九]{2}項"
    "|第[〇一二三四五六七八九]{4}・[〇一二三四五六七八九]{2}号"
)
ANY_REFERENCE = re.compile("第[〇一二三四五六七八九・]{2,}[類項号]")
REVISIONS = {
    "20220318": (32, 0),
    "20220405": (51, 73),
    "20220520": (64, 73),
    "20220617": (72, 207),
    "20221007": (75, 207),
    "20230203": (115, 207),
    "20230407": (119, 396),
    "20230809": (154, 637),
    "20240417": (155, 654),
    "20250123": (157, 689),
}
"""Articles and tariff lines of each revision."""


@pytest.fixture(scope="module")
def revisions(japan_laws: Path) -> dict[str, tuple[Path, ListVersion]]:
    paths = sorted(japan_laws.glob("504M60000400015_*.xml"))
    return {path.name[16:24]: (path, make_version("japan-russia", [path])) for path in paths}


@pytest.fixture(scope="module")
def parsed(japan_laws: Path) -> ParsedList:
    found = SPEC.parse([japan_laws / NEWEST, japan_laws / ORDER])
    SPEC.counts(found)
    return found


@pytest.fixture(scope="module")
def japan(japan_laws: Path) -> ListVersion:
    return make_version("japan-russia", [japan_laws / NEWEST, japan_laws / ORDER])


@pytest.fixture(scope="module")
def described(japan: ListVersion, sources: Path) -> DescribedItems:
    us = make_version("us-russia", [sources / "us" / "ecfr" / "part746_2026-07-30.xml"], version="2026-07-30")
    korea = make_version(
        "korea-russia", [sources / "korea" / "annex2-2_situational_items_transcript.tsv"], version="2025-12-31"
    )
    return compare_described([us, japan, korea])


@pytest.fixture(scope="module")
def listing(japan: ListVersion) -> Listing:
    return expand(japan, nomenclature())


def test_every_revision_is_read_whole(revisions: dict[str, tuple[Path, ListVersion]]) -> None:
    counted = {
        date: (sum(item.number.isdigit() for item in version.provisions), len(version.hs))
        for date, (_, version) in revisions.items()
    }
    assert counted == REVISIONS
    for _, version in revisions.values():
        proof = version.info.conservation
        assert proof.source == proof.placed + sum(each.characters for each in proof.left_out)
        assert not [remark for remark in version.info.remarks if "understood" in remark or "at once" in remark]


def test_every_reference_to_the_tariff_is_accounted_for(revisions: dict[str, tuple[Path, ListVersion]]) -> None:
    """Counted a second time in the file itself, without the parser: listed, taken out, end of a range, in a limit."""
    for date, (path, version) in revisions.items():
        main = etree.parse(path).getroot().find(".//MainProvision")
        assert main is not None
        raw = Counter(ANY_CODE.findall("".join("".join(main.itertext()).split())))
        read: Counter[str] = Counter()
        for reading in read_tariff(version.provisions).values():
            for line in reading.lines:
                read.update(() if line.written.startswith("前号") else ANY_CODE.findall(line.written))
            read.update(reading.inside)
        assert read == raw, date


def test_no_reference_has_a_form_of_its_own(japan_laws: Path) -> None:
    main = etree.parse(japan_laws / NEWEST).getroot().find(".//MainProvision")
    assert main is not None
    on_tariff = [
        "".join(sentence.itertext()) for sentence in main.iter("Sentence") if "関税率表" in "".join(sentence.itertext())
    ]
    words = "".join("".join(on_tariff).split())
    loose = [each for each in ANY_REFERENCE.findall(words) if "・" in each or each.endswith("類")]
    assert sorted(loose) == sorted(ANY_CODE.findall(words))


def test_counts_of_lines(parsed: ParsedList) -> None:
    lines = parsed.hs
    assert Counter(len(line.code) for line in lines) == {4: 358, 6: 328, 2: 3}
    assert sum(line.excluded for line in lines) == 53
    assert [(line.code, line.until) for line in lines if line.until] == [("621111", "621120")]
    assert sum(line.written.startswith("前号") for line in lines) == 5
    codes = {line.code for line in lines if len(line.code) == 2}
    assert codes == {"57", "86", "97"}


def test_counts_of_articles(parsed: ParsedList) -> None:
    index = {item.number: item for item in parsed.provisions}
    under = Counter(item.parent for item in parsed.provisions)
    assert under["1"] == 117  # 115 substances and two notes on mixtures
    assert {number: under[number] for number in ("2", "4", "35", "63", "97", "128", "129")} == {
        "2": 13, "4": 15, "35": 23, "63": 13, "97": 20, "128": 71, "129": 40,
    }  # fmt: skip
    refining = [index[str(article)].parent or "" for article in range(1, 158)]
    assert [parent.split("/")[1] for parent in refining] == ["1_2"] * 3 + ["2"] * 85 + ["2_2"] * 50 + ["3"] * 19
    assert refining[127] == "別表2_3/2_2/40" and refining[151] == "別表2_3/3/カ"
    assert [number for number, item in index.items() if item.kind is Kind.FIELD] == [
        "輸出令2/1/1_3", "輸出令2/1/1_4", "輸出令2/1/1_8",
    ]  # fmt: skip


def test_floors(parsed: ParsedList) -> None:
    floors = {line.number: line.floor for line in parsed.hs if line.floor is not None}
    assert all(line.currency == "JPY" and line.floor_over for line in parsed.hs if line.floor is not None)
    articles = {number.partition("/")[0] for number in floors}
    assert articles == {str(article) for article in range(139, 158)}
    assert all(SPEC.luxury(number) for number in floors)
    assert Counter(floors.values()) == {
        40_000: 14, 100_000: 3, 200_000: 2, 600_000: 1, 1_300_000: 1, 2_000_000: 1, 6_000_000: 1,
    }  # fmt: skip
    out = [line for line in parsed.hs if SPEC.luxury(line.number) and line.floor is None]
    assert all(line.excluded for line in out)


@pytest.mark.parametrize(
    ("code", "coverage", "said"),
    [
        ("250810", Coverage.WHOLE, "89/1"),
        ("282919", Coverage.NONE, ""),
        ("390210", Coverage.NONE, ""),
        ("840710", Coverage.WHOLE, "128/5"),
        ("840734", Coverage.PART, "vehicles of chapter 87 other than 87.02 to 87.04"),
        ("841182", Coverage.NONE, ""),
        ("844820", Coverage.WHOLE, "128/32"),
        ("843149", Coverage.WHOLE, "machines of 84.30"),
        ("844819", Coverage.WHOLE, "auxiliary machines for machines of 84.44"),
        ("847130", Coverage.WHOLE, "128/54"),
        ("852990", Coverage.WHOLE, "machines of 85.28"),
        ("860110", Coverage.NONE, ""),
        ("870321", Coverage.PART, "6,000,000 JPY"),
        ("870323", Coverage.PART, "cylinder capacity <= 1900 cm3"),
        ("870340", Coverage.WHOLE, "131/2"),
        ("870421", Coverage.PART, "cylinder capacity <= 1900 cm3"),
        ("871410", Coverage.PART, "200,000 JPY"),
        ("880730", Coverage.WHOLE, "goods of 88.01"),
        ("911190", Coverage.PART, "parts of cases of precious metal"),
        ("970121", Coverage.PART, "other than gold coins"),
    ],
)
def test_twenty_codes_worked_by_hand(listing: Listing, code: str, coverage: Coverage, said: str) -> None:
    mentions = listing.mentions.get(code, ())
    assert PartyCell("japan", mentions).coverage is coverage
    words = " ".join(
        f"{each.number} {each.limit} {each.floor.text if each.floor else ''} {each.legal}" for each in mentions
    )
    assert said in words


def test_a_share_may_be_written_with_a_sign(japan: ListVersion) -> None:
    """第五十六条第一号 alone writes 一％ where all other items write パーセント."""
    assert [bound.quote for bound in japan.index["56/1/イ"].thresholds] == ["一％"]


def test_every_code_is_one_of_the_edition_of_2022(listing: Listing) -> None:
    assert len(listing.mentions) == 1983
    assert not listing.outside and not listing.remarks


def test_the_table_holds_for_russia_more_than_for_belarus(parsed: ParsedList) -> None:
    belarus, russia, regions = (remark for remark in parsed.remarks if "holds" in remark)
    assert belarus.startswith("Belarus") and "第二号(32)から(85)まで" in belarus
    assert russia.startswith("Russia") and "as a whole" in russia
    assert "第三号" in regions


def test_substances_of_the_first_article_have_their_cas_numbers(japan: ListVersion) -> None:
    items = [item for item in japan.provisions if item.parent == "1" and item.kind in CONTROL_KINDS]
    named = {item.number: substances_of(item) for item in items}
    assert len(items) == 115
    assert [number for number, found in named.items() if len(found) != 1] == ["1/25"]  # red phosphorus
    assert len({found for found in named.values() if found}) == 114


def test_substances_meet_at_the_numbers_that_the_lists_print(described: DescribedItems, sources: Path) -> None:
    """The US and the Korean list print the CAS number: the glossary's must be that one, whatever the name."""
    printed: dict[str, str] = {}
    us = (sources / "us" / "ecfr" / "part746_2026-07-30.xml").read_text(encoding="utf-8")
    korea = (sources / "korea" / "annex2-2_situational_items_transcript.tsv").read_text(encoding="utf-8")
    numbers = {re.sub(r"\s", "", each) for each in re.findall(r"CAS\s+(\d[\d\- ]+\d)", us + korea)}
    known = {cas for row in described.substances for cas in row.cas}
    # the heading of (h) names three agents of which its paragraphs list the relatives
    assert numbers - known == {"2698-41-1", "532-27-4", "8023-77-6"}
    for row in described.substances:
        for named in row.named:
            for cas in re.findall(r"CAS\s+(\d[\d\- ]+\d)", named.provision.text):
                printed[re.sub(r"\s", "", cas)] = row.concept
                assert re.sub(r"\s", "", cas) in row.cas, (named.provision.number, row.name)
    assert len(printed) >= 105


def test_of_the_first_article_what_others_list_is_matched(described: DescribedItems, japan: ListVersion) -> None:
    rows = [row for row in described.substances if any(each.provision.parent == "1" for each in row.of("japan-russia"))]
    alone = [
        row.of("japan-russia")[0].provision.number for row in rows if len({n.version.name for n in row.named}) == 1
    ]
    assert alone == [f"1/{number}" for number in range(33, 55)]
    assert sum(bool(row.of("us-russia")) for row in rows) == 92
    assert sum(bool(row.of("korea-russia")) for row in rows) == 86


def test_shares_of_mixtures(described: DescribedItems) -> None:
    shares = {
        each.provision.number: each.share.value if each.share else None
        for row in described.substances
        for each in row.of("japan-russia")
        if each.provision.parent == "1"
    }
    assert {shares[f"1/{n}"] for n in range(1, 61) if n != 25} == {90.0}
    assert {shares[f"1/{n}"] for n in range(61, 103)} == {95.0}
    assert {shares[f"1/{n}"] for n in range(103, 116)} == {None}


def test_known_pairs_of_goods(described: DescribedItems) -> None:
    """Items that a reader of the three lists knows to be the same."""
    pairs = {(link.left, link.right): link.confidence for link in described.correspondences}
    for pair in (
        ("supp6.f.5", "2/12"), ("supp6.f.9", "3/1/ロ"), ("supp6.g.7.i", "37/1"), ("supp6.f.2", "199"),
        ("supp6.g.4", "224"), ("4/4", "1.d"), ("4/8", "1.h"), ("6/1", "3.a"), ("6/2", "3.b"), ("9", "6"),
        ("7/2/ニ", "4.b.4"), ("10/4", "9.f"), ("68", "87"),
    ):  # fmt: skip
        assert pairs.get(pair, 0.0) >= 0.75, pair
    assert pairs.get(("66/2", "208"), 0.0) < 0.75  # plates of Monel and well plates


def test_findings_on_described_items(described: DescribedItems) -> None:
    identities = [finding.id for finding in described.findings]
    assert len(set(identities)) == len(identities)
    sure = [finding for finding in described.findings if not finding.needs_review]
    lithium = next(finding for finding in sure if finding.subject == "lithium chloride")
    assert lithium.sentence.endswith("Japan does not describe it.")
    assert {position.state for position in lithium.positions} == {"described", "not described"}
    mercury = next(finding for finding in sure if finding.subject == "mercury")
    assert mercury.sentence == "Japan 1/33 describes mercury (CAS 7439-97-6); US and Korea do not describe it."
    assert all(finding.controls_more == "" and finding.undecided for finding in sure if finding.category == CHEMICALS)


def test_a_wavelength_range_that_differs(described: DescribedItems) -> None:
    """Japan lists photodetectors from 400 to 1600 nm, the US and Korea from 300 to 1700 nm."""
    found = {
        (finding.controls_more, tuple(position.normal for position in finding.positions))
        for finding in described.findings
        if any(position.number == "45" for position in finding.positions) and finding.parameter
    }
    assert found == {
        ("us", ("> 300 nm", "> 400 nm")), ("us", ("≤ 1.7 µm", "≤ 1.6 µm")),
        ("korea", ("> 400 nm", "> 300 nm")), ("korea", ("≤ 1.6 µm", "≤ 1.7 µm")),
    }  # fmt: skip


def test_a_digest_says_the_same_as_the_texts(japan: ListVersion, described: DescribedItems, tmp_path: Path) -> None:
    write_version(japan, tmp_path / "digest", texts=False)
    digest = read_version(tmp_path / "digest", texts=False)
    assert digest.hs == japan.hs
    mine, theirs = (compare_described([version, japan]) for version in (digest, japan))
    assert [(link.left, link.right, link.confidence) for link in mine.correspondences] == [
        (link.left, link.right, link.confidence) for link in theirs.correspondences
    ]


def test_described_items_are_compared_in_time(described: DescribedItems, japan: ListVersion) -> None:
    start = time.perf_counter()
    compare_described([japan, japan])
    assert time.perf_counter() - start < 5


def test_what_each_amendment_added(revisions: dict[str, tuple[Path, ListVersion]]) -> None:
    found = {
        each.new: (len(each.codes_added), len(each.codes_removed), len(each.added), len(each.items_changed))
        for each in amendments([version for _, version in revisions.values()])
    }
    assert found == {
        "2022-04-05": (178, 0, 0, 6),
        "2022-05-20": (0, 0, 36, 3),
        "2022-06-17": (146, 0, 0, 0),
        "2022-10-07": (0, 0, 90, 6),
        "2023-02-03": (0, 0, 137, 2),
        "2023-04-07": (413, 0, 0, 0),
        "2023-08-09": (748, 0, 0, 6),
        "2024-04-17": (164, 0, 0, 0),
        "2025-01-23": (334, 0, 10, 2),
    }


def test_the_last_amendment_by_name(revisions: dict[str, tuple[Path, ListVersion]]) -> None:
    last = amendments([revisions["20240417"][1], revisions["20250123"][1]])[0]
    assert [item.number for item in last.added] == [
        "1/102", *(f"1/{number}" for number in range(110, 116)), "2/1_2", "3/5/イ", "3/5/ロ",
    ]  # fmt: skip
    assert [(old.number, new.number) for old, new in last.items_changed] == [("3/5", "3/5"), ("14", "14")]
    assert last.codes_narrowed == ("840910", "840999", "847350", "853890")
    words = load_glossary()
    assert [words[substances_of(item)[0]].name() for item in last.added[:2]] == ["lithium carbonate", "capsaicin"]


def _line(parsed: ParsedList, number: str) -> Callable[[str], HsLine]:
    return lambda code: next(line for line in parsed.hs if (line.number, line.code) == (number, code))


def test_exclusions_below_a_sentence_count_for_it(parsed: ParsedList) -> None:
    line = _line(parsed, "131/2")
    assert line("870321").excluded and not line("870321").limited
    assert line("870332").excluded and line("870332").limited == "cylinder capacity <= 1900 cm3"
