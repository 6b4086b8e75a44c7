"""Alignment by content: order and nesting are evidence, words and figures outweigh them."""

import math
from dataclasses import replace

import pytest

from harmonize.align.by_content import align_by_content, confidence_of
from harmonize.align.by_content_chain import Chain
from harmonize.align.by_content_regions import Meeting, meeting, spans
from harmonize.align.by_content_relation import relation_by_content
from harmonize.align.candidates import fields, kind_of, product_group
from harmonize.align.lists import align_lists
from harmonize.model import (
    REVIEW_LINE,
    Correspondence,
    Kind,
    Language,
    ListVersion,
    Op,
    Provision,
    Relation,
    Status,
    Threshold,
)
from harmonize.reading.read import read_provisions
from tests.making import bound, info, provision, read_list

WASSENAAR = {
    "3.A.1": "Electronic items as follows:",
    "3.A.1.a": "Integrated circuits as follows:",
    "3.A.1.a.1": "Analogue-to-Digital Converters (ADCs) having any of the following:",
    "3.A.1.a.1.a": "",
    "3.A.1.a.1.b": "A resolution of at least 9 bit and below 11 bit, sampling faster than 700 MSPS;",
    "3.A.1.a.1.c": "A resolution of 11 bit or more with a sample rate greater than 300 MSPS;",
    "3.A.1.a.2": "Neural network integrated circuits;",
    "3.A.1.a.3": "Integrated circuits rated for operation at an ambient temperature above 408 K (135°C);",
    "3.A.1.a.3#note": "3.A.1.a.3. does not apply to integrated circuits for vehicles having a mass of less than 12 kg.",
    "3.A.1.b": "Vacuum electronic devices as follows:",
    "3.A.1.b.1": "Devices operating at frequencies exceeding 33 GHz;",
    "3.A.1.b.2": "Devices having all of the following:",
    "3.A.1.b.2.a": "A peak power exceeding 2.6 kW; and",
    "3.A.1.b.2.b": "A bandwidth exceeding 45 MHz;",
    "3.B.1": "Equipment for the manufacturing of semiconductor devices, designed for ion implantation, as follows:",
    "3.B.1.a": "Equipment having a beam energy exceeding 22 keV;",
    "3.B.2": "Calibration equipment for equipment specified in 3.B.1.;",
    "3.B.3": "Calibration equipment for equipment specified in 3.A.1.b.;",
    "3.D.1": 'Software specially designed for the "development" of equipment specified in 3.A.1.b.;',
    "3.E.1": 'Technology for the "production" of equipment specified in 3.A.1.b.;',
    "6.A.1": "Lasers having a wavelength exceeding 1,234 nm;",
}
JAPAN = {
    "6": "七の項の仕様は、次のいずれかに該当するものとする。",
    "6/1": "集積回路であって、次のいずれかに該当するもの",
    "6/1/イ": "アナログデジタル変換をするもののうち、次のいずれかに該当するもの",
    "6/1/イ/一": "分解能が七ビット以上九ビット未満であり、サンプルレートが一・五ギガサンプリング毎秒を超えるもの",
    "6/1/イ/二": "分解能が九ビット以上一一ビット未満であり、サンプルレートが七〇〇メガサンプリング毎秒を超えるもの",
    "6/1/イ/三": "分解能が一一ビット以上であり、サンプルレートが三〇〇メガサンプリング毎秒を超えるもの",
    "6/1/ロ": "一三五度を超える温度において作動するように設計したもの",
    "6/1/ハ": "ニューラルネットワークを用いたもの",
    "6/2": "真空電子デバイスのうち、次のいずれかに該当するもの",
    "6/2/イ": "動作周波数が三三ギガヘルツを超えるもの",
    "6/2/ロ": "最大出力が二・六キロワットを超え、かつ、帯域幅が四五メガヘルツを超えるもの",
    "6/3": "半導体素子の製造用の装置であって、イオン注入を行うもののうち、次のいずれかに該当するもの",
    "6/3/イ": "ビームエネルギーが二二キロ電子ボルトを超えるもの",
    "6/4": "量子計算機であって、物理量子ビットを三八個以上有するもの",
    "6/5": "第三号に該当するものの校正装置",
    "6/6": "文鎮",
    "3": "四の項の仕様は、次のいずれかに該当するものとする。",
    "3/1": "ロケットであって、三一〇キロメートル以上運搬することができるもの",
    "19": "七の項の技術は、次のとおりとする。",
    "19/1": "次のいずれかに該当する技術とする。",
    "19/1/1": "第六条第二号に該当するものを製造するために必要な技術（プログラムを除く。）",
    "19/1/2": "第六条第二号に該当するものを設計するために設計したプログラム",
}


def japan(texts: dict[str, str]) -> ListVersion:
    """A list of its own numbering, in Japanese."""
    kinds = {0: Kind.GROUP, 1: Kind.ENTRY}
    drafts = [
        Provision(
            number=number,
            parent=number.rpartition("/")[0] or None,
            kind=kinds.get(number.count("/"), Kind.ITEM),
            text=text,
        )
        for number, text in texts.items()
    ]
    read = read_provisions(drafts, Language.JAPANESE)
    return ListVersion(replace(info("japan"), language=Language.JAPANESE), read, has_texts=True)


@pytest.fixture(scope="module")
def wassenaar() -> ListVersion:
    return read_list("wassenaar", WASSENAAR, not_used={"3.A.1.a.1.a": 2024})


@pytest.fixture(scope="module")
def pairs(wassenaar: ListVersion) -> tuple[Correspondence, ...]:
    return align_by_content(japan(JAPAN), wassenaar)


def answers(pairs: tuple[Correspondence, ...], number: str) -> list[str]:
    return [pair.right for pair in pairs if pair.left == number and pair.right]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("6/1", ["3.A.1.a"]),
        ("6/1/イ", ["3.A.1.a.1"]),
        ("6/1/イ/二", ["3.A.1.a.1.b"]),
        ("6/1/イ/三", ["3.A.1.a.1.c"]),
        ("6/1/ロ", ["3.A.1.a.3"]),  # the order differs: 408 K and 135 °C outweigh it
        ("6/1/ハ", ["3.A.1.a.2"]),
        ("6/2", ["3.A.1.b"]),
        ("6/2/イ", ["3.A.1.b.1"]),
        ("6/2/ロ", ["3.A.1.b.2", "3.A.1.b.2.a", "3.A.1.b.2.b"]),  # one sentence says both conditions
        ("6/3", ["3.B.1"]),
        ("6/3/イ", ["3.B.1.a"]),
        ("6/4", []),
        ("6/5", ["3.B.2"]),  # both refer to what answers each other
        ("6/6", []),
    ],
)
def test_what_says_the_same_answers(pairs: tuple[Correspondence, ...], left: str, right: list[str]) -> None:
    assert answers(pairs, left) == right


def test_what_the_other_list_dropped_is_answered_by_nothing_and_says_so(pairs: tuple[Correspondence, ...]) -> None:
    [pair] = [pair for pair in pairs if pair.left == "6/1/イ/一"]
    assert (pair.right, pair.relation) == ("", Relation.NONE)
    assert pair.evidence == "3.A.1.a.1.a is not used since 2024"
    assert not pair.needs_review


def test_nothing_is_not_sure_where_little_was_read(pairs: tuple[Correspondence, ...]) -> None:
    sure = {pair.left: not pair.needs_review for pair in pairs if not pair.right}
    assert (sure["6/4"], sure["6/6"]) == (True, False)


def test_equal_bounds_in_other_units_are_no_difference(pairs: tuple[Correspondence, ...]) -> None:
    [pair] = [pair for pair in pairs if pair.left == "6/1/ロ"]
    assert pair.relation is Relation.EQUAL


def test_software_and_technology_are_told_apart(pairs: tuple[Correspondence, ...]) -> None:
    assert answers(pairs, "19/1/1") == ["3.E.1"]
    assert answers(pairs, "19/1/2") == ["3.D.1"]
    assert answers(pairs, "19/1") == []


def test_a_regime_that_the_other_list_does_not_cover_is_not_looked_up(pairs: tuple[Correspondence, ...]) -> None:
    [pair] = [pair for pair in pairs if pair.left == "3/1"]
    assert (pair.relation, pair.evidence) == (Relation.NONE, "the other list does not cover its regime or topic")


def test_a_paragraph_that_mirrors_a_note_goes_to_review(wassenaar: ListVersion) -> None:
    texts = dict(JAPAN)
    texts["6/1/ロ"] = "一三五度を超える温度において作動するように設計したもの（次の（一）に該当するものを除く。）"
    texts["6/1/ロ/一"] = "質量が一二キログラム未満の車両用の集積回路"
    pairs = align_by_content(japan(texts), wassenaar)
    found = [pair for pair in pairs if pair.left == "6/1/ロ/一"]
    assert all(pair.needs_review or pair.relation is Relation.NONE for pair in found)


def test_every_paragraph_in_force_has_a_row_and_no_deleted_one(wassenaar: ListVersion) -> None:
    version = japan(JAPAN)
    read = tuple(
        replace(item, status=Status.DELETED, text="削除", concepts=(), thresholds=())
        if item.number == "6/1/ハ"
        else item
        for item in version.provisions
    )
    pairs = align_by_content(ListVersion(version.info, read, has_texts=False), wassenaar)
    controls = {item.number for item in read if item.kind in (Kind.ENTRY, Kind.ITEM)}
    assert {pair.left for pair in pairs} == controls - {"6/1/ハ"}


def test_texts_are_not_needed(wassenaar: ListVersion, pairs: tuple[Correspondence, ...]) -> None:
    digests = [
        ListVersion(version.info, tuple(replace(item, text="") for item in version.provisions), has_texts=False)
        for version in (japan(JAPAN), wassenaar)
    ]
    assert align_lists(*digests) == pairs


def test_lists_are_cut_into_fields_by_topic(wassenaar: ListVersion) -> None:
    parts = {part.name: part for part in fields(japan(JAPAN), wassenaar)}
    assert {item.number[:3] for item in parts["6"].domain} == {"3.A", "3.B"}
    assert {item.number[:3] for item in parts["19"].domain} == {"3.D", "3.E"}
    assert parts["3"].domain == ()
    assert [item.number for item in parts["19"].headings] == ["19/1"]


@pytest.mark.parametrize(
    ("concepts", "group"),
    [
        (("laser", "required", "software"), "E"),
        (("technology", "software"), "E"),
        (("software", "laser"), "D"),
        (("software", "technology"), ""),
        (("laser",), ""),
    ],
)
def test_kind_of_technology(concepts: tuple[str, ...], group: str) -> None:
    assert kind_of(provision("19/1/1", concepts=concepts)) == group


@pytest.mark.parametrize(
    ("number", "group"), [("3.D.1.a", "D"), ("3E001.a", "E"), ("5.P1.B", "B"), ("ML4.a", ""), ("DEF:Laser", "")]
)
def test_product_group(number: str, group: str) -> None:
    assert product_group(number) == group


BAND = [bound(Op.GT, 2.7, "GHz", parameter="frequency"), bound(Op.LE, 3.7, "GHz", parameter="frequency")]


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        (BAND, BAND, Meeting.OVERLAP),
        (BAND, [bound(Op.GT, 3.7, "GHz", parameter="frequency")], Meeting.APART),
        (BAND, [bound(Op.GT, 3.6, "GHz", parameter="frequency")], Meeting.OVERLAP),
        (BAND, [bound(Op.GT, 3.6, "GHz", parameter="bandwidth")], Meeting.OVERLAP),
        (BAND, [bound(Op.GT, 9.0, "GHz", parameter="bandwidth")], Meeting.UNKNOWN),  # perhaps not the same parameter
        (BAND, [bound(Op.GT, 75, "W", parameter="power")], Meeting.UNKNOWN),
        ([*BAND, bound(Op.GT, 12, "GHz", parameter="frequency")], BAND, Meeting.UNKNOWN),  # two ranges: not plain
    ],
)
def test_meeting(left: list[Threshold], right: list[Threshold], how: Meeting) -> None:
    assert meeting(spans(left), spans(right))[0] is how


@pytest.mark.parametrize(
    ("left", "right", "joins", "shared", "relation"),
    [
        ([], [], False, False, Relation.EQUAL),
        ([], [], True, False, Relation.BROADER),
        ([], [], False, True, Relation.NARROWER),
        ([], [], True, True, Relation.OVERLAP),
        ([bound(Op.GT, 350)], [bound(Op.GT, 500)], False, False, Relation.BROADER),
        ([bound(Op.GE, 27)], [bound(Op.GT, 27)], False, False, Relation.BROADER),
        ([bound(Op.GT, 75), bound(Op.LE, 300)], [bound(Op.GT, 75)], False, False, Relation.NARROWER),
        ([bound(Op.GT, 75), bound(Op.LE, 300)], [bound(Op.GT, 100)], False, False, Relation.OVERLAP),
        ([bound(Op.GT, 75)], [bound(Op.LT, 5, "kg", parameter="mass")], False, False, Relation.EQUAL),
    ],
)
def test_relation(left: list[Threshold], right: list[Threshold], joins: bool, shared: bool, relation: Relation) -> None:
    ours, theirs = (provision("1/1", thresholds=tuple(bounds)) for bounds in (left, right))
    assert relation_by_content(ours, theirs, joins=joins, shared=shared) is relation


def test_a_chain_sums_over_all_ways() -> None:
    chain = Chain(
        [{"a": 0.0, "b": 0.0}, {"a": math.log(3), "b": 0.0}],
        [{("a", "a"): -50.0, ("a", "b"): 0.0, ("b", "a"): 0.0, ("b", "b"): 0.0}],
    )
    first, second = chain.marginals()
    # ways: a-b (1), b-a (3), b-b (1); a-a is as good as impossible
    assert chain.total == pytest.approx(math.log(5))
    assert first == pytest.approx({"a": 0.2, "b": 0.8})
    assert second == pytest.approx({"a": 0.6, "b": 0.4})


def test_confidence_is_stricter_than_the_probability() -> None:
    assert confidence_of(0.99) > REVIEW_LINE > confidence_of(0.92)
    assert confidence_of(1.0) < 1.0
