"""Numbers, citations, topics and links of the Japanese list, as tables of (text, expected)."""

import doctest

import pytest

from harmonize.model import Regime
from harmonize.parsers.japan import SPEC, links, numbers, topics
from harmonize.parsers.japan.links import rows_named
from harmonize.parsers.japan.numbers import address, article_number, citation, kanji_number, ordinal, subitem_label
from harmonize.parsers.japan.topics import is_technology, regimes_of, row_of, topic_of


@pytest.mark.parametrize("module", [numbers, topics, links])
def test_the_examples_in_the_docstrings_hold(module):
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize(
    ("text", "value"),
    [("一", 1), ("十", 10), ("二十一", 21), ("六十二", 62), ("百二", 102), ("一〇", 10), ("一五", 15), ("１０", 10)],
)
def test_kanji_number(text, value):
    assert kanji_number(text) == value


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("一", "1"),
        ("十の二", "10_2"),
        ("一の二の三", "1_2_3"),
        ("三の二", "3_2"),
        ("（八の四）", "8_4"),
        ("５の２", "5_2"),
        ("5の2", "5_2"),
        ("一〇", "10"),
        ("十二及び十三", "12:13"),
        ("七から十まで", "7:10"),
        ("八の二及び八の三", "8_2:8_3"),
        ("一、二及び三", "1:3"),
    ],
)
def test_ordinal(title, number):
    assert ordinal(title) == number


@pytest.mark.parametrize("title", ["", "イ", "別記", "十の", "備考"])
def test_what_is_no_number_is_refused(title):
    with pytest.raises(ValueError, match="number"):
        ordinal(title)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("第六条", "6"),
        ("第二条の二", "2_2"),
        ("第十四条の二", "14_2"),
        ("第二十八条", "28"),
        ("第三条から第五条まで", "3:5"),
        ("第三条及び第四条", "3:4"),
    ],
)
def test_article_number(title, number):
    assert article_number(title) == number


@pytest.mark.parametrize(
    ("title", "label"),
    [("イ", "イ"), ("（一）", "一"), ("（十八）", "十八"), ("１", "1"), ("１０", "10"), ("イロ", "イロ"), ("二", "二")],
)
def test_subitem_label(title, label):
    assert subitem_label(title) == label


@pytest.mark.parametrize(
    ("number", "cited"),
    [
        ("6", "貨物等省令第6条"),
        ("2_2", "貨物等省令第2条の2"),
        ("6/1", "貨物等省令第6条第1号"),
        ("6/10_2", "貨物等省令第6条第10号の2"),
        ("6/1/イ/一", "貨物等省令第6条第1号イ（一）"),
        ("6/1/ホ/二/2/一/イ", "貨物等省令第6条第1号ホ（二）2一イ"),
        ("9/10/ロ/六/3/二/イ/一", "貨物等省令第9条第10号ロ（六）3二イ（一）"),
        ("1/12:13", "貨物等省令第1条第12号及び第13号"),
        ("13/5", "貨物等省令第13条第5項"),
        ("13/5/2", "貨物等省令第13条第5項第2号"),
        ("21/2/7:10", "貨物等省令第21条第2項第7号から第10号まで"),
        ("19/3/9/一", "貨物等省令第19条第3項第9号（一）"),
        ("2_2/2/4_2/イ", "貨物等省令第2条の2第2項第4号の2イ"),
        ("別表1", "輸出令別表第1"),
        ("別表1/3_2", "輸出令別表第1の3の2の項"),
        ("別表1/7/8_2", "輸出令別表第1の7の項（8の2）"),
        ("別表1/3_2/2/5_2", "輸出令別表第1の3の2の項（2）5の2"),
        ("別表1/7#地域", "輸出令別表第1の7の項地域"),
        ("外為令別表/15/5_2", "外為令別表の15の項（5の2）"),
        ("省令別表3/2", "貨物等省令別表第3の2の項"),
        ("省令別表3#備考/7_2/イ", "貨物等省令別表第3備考第7号の2イ"),
    ],
)
def test_citation(number, cited):
    assert citation(number) == cited
    assert SPEC.citation(number) == cited


def test_an_address_leads_to_the_article_or_the_law():
    assert address("2_2/1/1/イ").endswith("/law/403M50000400049#Mp-At_2_2")
    assert address("別表1/7/1").endswith("/law/324CO0000000378")
    assert address("外為令別表/7/1").endswith("/law/355CO0000000260")
    assert address("省令別表3/1").endswith("/law/403M50000400049")


def test_the_numbering_implies_no_wassenaar_number():
    assert SPEC.wassenaar_number("6/1/イ") is None


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("輸出令別表第一の七の項の経済産業省令で定める機器", ("別表1/7",)),
        ("外為令別表の一〇の項（三）の経済産業省令で定める知識", ("外為令別表/10/3",)),
        ("別表第一の三の二の項（二）の経済産業省令で定める機器", ("別表1/3_2/2",)),
        ("外為令別表の十二の項（三）の経済産業省令で定める知識", ("外為令別表/12/3",)),  # counted, not positional
        (
            "輸出令別表第一の一四の項（五）又は（七の二）の経済産業省令で定める機器",
            ("別表1/14/5", "別表1/14/7_2"),
        ),
        ("輸出令（昭和の政令をいう。）別表第一の二の項の経済産業省令で定める機器", ("別表1/2",)),
        ("輸出令別表第一の七の項の中欄に掲げる機器を除く。", ()),  # names a row, refines none
        ("試料を探知する装置であって、軽量のもの", ()),
    ],
)
def test_rows_named(text, rows):
    assert rows_named(text) == rows


def test_rows_and_topics():
    assert [row_of(number) for number in ("1/1", "2_2/1/1", "14/1", "15/1/1", "28", "省令別表3", "99")] == [
        "2",
        "3_2",
        "15",
        "2",
        "16",
        None,
        None,
    ]
    assert topic_of("19/1/3").subject == "electronics"
    assert topic_of("省令別表3/1") is None
    assert is_technology("19/1") and is_technology("外為令別表/7/1")
    assert not is_technology("6/1") and not is_technology("別表1/7/1")


def test_only_the_chemicals_of_row_3_come_from_the_chemical_weapons_convention():
    assert {each.regime for each in regimes_of("3", "1")} == {Regime.AUSTRALIA_GROUP, Regime.CWC}
    assert {each.regime for each in regimes_of("3", "2")} == {Regime.AUSTRALIA_GROUP}
    assert {each.regime for each in regimes_of("16")} == {Regime.NATIONAL}
    assert regimes_of(None) == ()
