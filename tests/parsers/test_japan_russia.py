"""The Japanese controls on Russia and Belarus, on small laws of our own in the layout of e-Gov law XML."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.errors import SourceError
from harmonize.model import HsLine, Kind, ParsedList
from harmonize.parsers.japan.laws import Law
from harmonize.parsers.japan_russia import SPEC
from harmonize.parsers.japan_russia.limits import UNDECIDED, limit_words, printed
from harmonize.parsers.japan_russia.numbers import address, citation, items_named
from harmonize.parsers.japan_russia.read import parse
from harmonize.parsers.japan_russia.tariff import Reading, read_codes

KANJI = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))


def node(tag: str, title: str, words: str, *below: str) -> str:
    return (
        f"<{tag}><{tag}Title>{title}</{tag}Title><{tag}Sentence><Sentence>{words}</Sentence></{tag}Sentence>"
        f"{''.join(below)}</{tag}>"
    )


def article(title: str, words: str, *below: str) -> str:
    return (
        f"<Article><ArticleTitle>{title}</ArticleTitle><Paragraph><ParagraphNum/><ParagraphSentence>"
        f"<Sentence>{words}</Sentence></ParagraphSentence>{''.join(below)}</Paragraph></Article>"
    )


def opening(item: str) -> str:
    return f"輸出令別表第二の三{item}に掲げる貨物であって、経済産業省令で定めるものは、"


def law(which: Law, main: str, tables: str = "") -> str:
    return (
        f"<Law><LawNum>{which.law_num}</LawNum><LawBody><LawTitle>試しの法</LawTitle>"
        f"<MainProvision>{main}</MainProvision>{tables}</LawBody></Law>"
    )


ORDER = law(
    Law.ORDER,
    "<Article Num='2'><ArticleTitle>第二条</ArticleTitle><Paragraph Num='1'><ParagraphNum/><ParagraphSentence>"
    "<Sentence>次の輸出には承認が要る。</Sentence></ParagraphSentence>"
    + node("Item", "一の三", "別表第二の三（第二号の二を除く。）に掲げる貨物のベラルーシを仕向地とする輸出")
    + node("Item", "一の四", "別表第二の三に掲げる貨物のロシアを仕向地とする輸出")
    + node("Item", "二", "ほかの輸出")
    + "</Paragraph></Article>",
    "<AppdxTable><AppdxTableTitle>別表第二の三</AppdxTableTitle><RelatedArticleNum>（第二条関係）</RelatedArticleNum>"
    + node("Item", "一の二", "薬品", node("Subitem1", "イ", "原料"))
    + node(
        "Item", "二の二", "品物", node("Subitem1", "（１）", "車のうち、次のもの", node("Subitem2", "（ｉ）", "荷車"))
    )
    + "</AppdxTable>",
)
CHEMICALS = article(
    "第一条",
    opening("第一号の二イ")
    + "次に掲げる物質及びこれらを含む混合物（混合物にあっては、第一号から第二号までの物質の含有量が"
    "七〇パーセント以上のもの及び第三号から第三号までの物質の含有量が八〇パーセントを超えるものに限る。）とする。",
    *(node("Item", title, words) for title, words in (("一", "水"), ("二", "塩"), ("三", "油"))),
)
CARS = article(
    "第二条",
    opening("第二号の二（１）") + "次に掲げるものとする。",
    node("Item", "一", "関税率表第八七・〇三項に該当するもの（次のイ及びロのいずれかに該当するものを除く。）",
         node("Subitem1", "イ", "関税率表第八七〇三・二一号"),
         node("Subitem1", "ロ",
              "関税率表第八七〇三・二三号（シリンダー容積が一、二〇〇立方センチメートル以下のものに限る。）")),
    node("Item", "一の二", "関税率表第八七類に該当するもの（前号に該当するものを除く。）"),
    node("Item", "二", "関税率表第八七・一一項に該当するもの（三十万円を超えるものに限る。）"),
)  # fmt: skip


@pytest.fixture
def parsed(tmp_path: Path) -> ParsedList:
    paths = [tmp_path / "ordinance.xml", tmp_path / "order.xml"]
    paths[0].write_text(law(Law.RUSSIA, CHEMICALS + CARS), encoding="utf-8")
    paths[1].write_text(ORDER, encoding="utf-8")
    return parse(paths)


def short(line: HsLine) -> str:
    floor = f" {'>' if line.floor_over else '>='} {line.floor:g} {line.currency}" if line.floor is not None else ""
    span = f"{line.code}-{line.until}" if line.until else line.code
    return f"{'-' if line.excluded else ''}{span}{f' [{line.limited}]' if line.limited else ''}{floor}"


def read(text: str, **kwargs: str) -> Reading:
    return read_codes(text, kwargs.get("number", "1/2"), (), kwargs.get("before", "1/1"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("関税率表第八四・二六項に該当するもの", ["8426"]),
        ("関税率表第八六類（第八六・〇一項及び第八六・〇九項を除く。）に該当するもの", ["86", "-8601", "-8609"]),
        (
            "関税率表第六二一一・一一号から第六二一一・二〇号まで及び第六二・一四項に該当するもの",
            ["621111-621120", "6214"],
        ),
        (
            "関税率表第七三・〇一項（第七三〇一・二〇号を除く。）、第七三・〇二項及び第七三・〇三項に該当するもの",
            ["7301", "-730120", "7302", "7303"],
        ),
        (
            "関税率表第八四・九六項並びに第八四九一・四一号及び第八四九一・四九号"
            "（第八四・九六項の機械に使用する部分品に限る。）に該当するもの",
            ["8496"] + [f"{code} [parts for machines of 84.96]" for code in ("849141", "849149")],
        ),
        (
            "関税率表第八四九八・一〇号及び第八四九九・九一号（エンジンに使用する部分品に限る。）に該当するもの",
            ["849810", "849991 [parts for engines]"],
        ),
        (
            "関税率表第八七・九六項（乗用自動車用のものに限る。）及び第八七九七・一〇号に該当するもの（九十万円以上のものに限る。）",
            ["8796 [for passenger cars] >= 900000 JPY", "879710 >= 900000 JPY"],
        ),
        (
            "関税率表第七一・一三項（第七一一三・一一号を除く。）に該当するもの（銀を主たる材料とする物を除き、"
            "二万円を超えるものに限る。）",
            ["7113 [other than articles mainly of silver] > 20000 JPY", "-711311"],
        ),
        (
            "関税率表第八七・九四項（第八七九四・二一号に該当するものであって、総重量が五トン未満のものを除く。）に該当するもの",
            ["8794", "-879421 [gross weight < 5 t]"],
        ),
        (
            "関税率表第八七・九八項に該当するもの（第八七・九一項及び第八七・九五項の自動車用のものに限る。）",
            ["8798 [for motor vehicles of 87.91 and 87.95]"],
        ),
        ("関税率表第四〇・一二項に該当するもの（中古のものに限る。）", ["4012 [used]"]),
        ("次に掲げるものとする。", []),
    ],
)
def test_codes_of_a_sentence(text: str, expected: list[str]) -> None:
    reading = read(text)
    assert [short(line) for line in reading.lines] == expected
    assert not reading.undecided


def test_a_limit_that_is_not_understood_is_said_to_be_there() -> None:
    reading = read("関税率表第四四・〇七項（とても古い森のものに限る。）に該当するもの")
    assert [short(line) for line in reading.lines] == [f"4407 [{UNDECIDED}]"]
    assert reading.undecided == ["とても古い森のもの"]
    out = read("関税率表第四四・〇七項（第四四〇七・一一号のうち古い森のものを除く。）に該当するもの")
    assert [short(line) for line in out.lines] == ["4407", f"-440711 [{UNDECIDED}]"]
    assert out.undecided


def test_codes_inside_a_limit_are_kept_apart() -> None:
    reading = read(
        "関税率表第八四・九九項に該当するもの（第八七類（第八七・九二項から第八七・九四項を除く。）の車両に使用するものに限る。）"
    )
    assert [short(line) for line in reading.lines] == ["8499 [for vehicles of chapter 87 other than 87.92 to 87.94]"]
    assert reading.inside == ["第八七類", "第八七・九二項", "第八七・九四項"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "前号に掲げるエンジンに使用する部分品に係るもの",
            "parts for engines of item 9/1",
        ),
        ("第五号の二に掲げるエンジンに使用する部分品", "parts for engines of item 9/5_2"),
        ("第八八・〇一項の物品の部分品に係るもの", "parts for goods of 88.01"),
        ("電圧が一・五キロボルトを超えるもの", "voltage > 1.5 kV"),
        ("何か別のもの", UNDECIDED),
    ],
)
def test_limits_in_words(text: str, words: str) -> None:
    assert limit_words(text, "9/2", "9/1") == words


@given(st.from_regex(r"[0-9]{4}(?:|[0-9]{2})", fullmatch=True))
def test_every_code_is_read_as_it_is_written(code: str) -> None:
    kanji = "".join(KANJI[digit] for digit in code)
    mention = f"第{kanji[:2]}・{kanji[2:]}項" if len(code) == 4 else f"第{kanji[:4]}・{kanji[4:]}号"
    (line,) = read(f"関税率表{mention}に該当するもの").lines
    assert (line.code, line.written, line.number) == (code, mention, "1/2")
    assert printed(mention).replace(".", "") == code


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("輸出令別表第二の三第一号の二イに掲げる貨物", ("別表2_3/1_2/イ",)),
        ("輸出令別表第二の三第二号（１０）に掲げる貨物", ("別表2_3/2/10",)),
        ("輸出令別表第二の三第二号ニに掲げる貨物", ("別表2_3/2/ニ",)),
        ("輸出令別表第二の三第三号カに掲げる貨物", ("別表2_3/3/カ",)),
        ("輸出令別表第一の七の項に掲げる貨物", ()),
    ],
)
def test_what_an_article_refines(text: str, items: tuple[str, ...]) -> None:
    assert items_named(text) == items


def test_citations_and_addresses() -> None:
    assert citation("1/103") == "別表第2の3省令第1条第103号"
    assert citation("7/2/イ/三/1") == "別表第2の3省令第7条第2号イ（三）1"
    assert citation("別表2_3/2_2/40/xxii") == "輸出令別表第2の3第2号の2（40）（xxii）"
    assert address("131/2").endswith("504M60000400015#Mp-At_131")
    assert address("別表2_3/3").endswith("324CO0000000378")


def test_articles_stand_under_what_they_refine(parsed: ParsedList) -> None:
    found = {item.number: item for item in parsed.provisions}
    assert found["1"].parent == "別表2_3/1_2/イ" and found["2"].parent == "別表2_3/2_2/1"
    assert found["2"].kind is Kind.GROUP and found["2/1"].kind is Kind.ENTRY
    assert found["別表2_3/2_2/1/i"].text == "荷車"
    assert found["1"].printed.endswith("経済産業省令で定めるものは、")
    assert found["1"].text == "次に掲げる物質及びこれらを含む混合物とする。"
    assert not SPEC.compared("別表2_3/2_2/1") and SPEC.compared("2/1")


def test_shares_of_mixtures_are_notes(parsed: ParsedList) -> None:
    found = {item.number: item for item in parsed.provisions}
    assert [number for number in found if "#" in number] == ["1#混合物1", "1#混合物2"]
    assert found["1#混合物1"].kind is Kind.NOTE and found["1#混合物1"].parent == "1"
    assert found["1#混合物2"].text.startswith("第三号から第三号まで")


def test_exclusions_in_subitems_and_of_the_item_before(parsed: ParsedList) -> None:
    assert [(line.number, short(line)) for line in parsed.hs] == [
        ("2/1", "8703"),
        ("2/1", "-870321"),
        ("2/1", "-870323 [cylinder capacity <= 1200 cm3]"),
        ("2/1_2", "87"),
        ("2/1_2", "-8703"),
        ("2/2", "8711 > 300000 JPY"),
    ]
    assert parsed.hs[4].written == "前号 第八七・〇三項"


def test_destinations_are_said_in_remarks(parsed: ParsedList) -> None:
    said = [remark for remark in parsed.remarks if "holds" in remark]
    assert said[0].startswith("Belarus: 輸出令別表第2の3 holds but for 第二号の二")
    assert said[1].startswith("Russia: 輸出令別表第2の3 holds as a whole")
    assert [item.number for item in parsed.provisions if item.kind is Kind.FIELD] == ["輸出令2/1/1_3", "輸出令2/1/1_4"]


def test_nothing_is_lost(parsed: ParsedList) -> None:
    proof = parsed.conservation
    assert proof.source == proof.placed + sum(each.characters for each in proof.left_out)


def test_the_ordinance_alone_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "ordinance.xml"
    path.write_text(law(Law.RUSSIA, CHEMICALS + CARS), encoding="utf-8")
    found = parse([path])
    assert found.provisions[0].number == "1" and found.provisions[0].parent is None
    assert any("was not given" in remark for remark in found.remarks)


def test_an_order_that_lacks_the_item_is_remarked(tmp_path: Path) -> None:
    paths = [tmp_path / "ordinance.xml", tmp_path / "order.xml"]
    moved = CARS.replace("第二号の二（１）", "第二号の二（９）")
    paths[0].write_text(law(Law.RUSSIA, CHEMICALS + moved), encoding="utf-8")
    paths[1].write_text(ORDER, encoding="utf-8")
    assert any("which the given Order does not have" in remark for remark in parse(paths).remarks)


def test_a_code_listed_and_taken_out_at_once_is_remarked(tmp_path: Path) -> None:
    path = tmp_path / "ordinance.xml"
    both = "関税率表第八七・〇一項（第八七・〇一項を除く。）に該当するものとする。"
    path.write_text(law(Law.RUSSIA, article("第一条", opening("第二号の二（１）") + both)), encoding="utf-8")
    assert any("at once" in remark for remark in parse([path]).remarks)


def test_other_laws_and_older_orders_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xml"
    path.write_text(law(Law.ORDINANCE, CHEMICALS), encoding="utf-8")
    with pytest.raises(SourceError, match="504M60000400015"):
        parse([path])
    path.write_text(ORDER, encoding="utf-8")
    with pytest.raises(SourceError, match="Russia ordinance"):
        parse([path])
    ordinance = tmp_path / "ordinance.xml"
    ordinance.write_text(law(Law.RUSSIA, CHEMICALS), encoding="utf-8")
    path.write_text(law(Law.ORDER, "<Article><ArticleTitle>第一条</ArticleTitle></Article>"), encoding="utf-8")
    with pytest.raises(SourceError, match="別表第二の三"):
        parse([ordinance, path])


def test_a_cut_ordinance_is_refused(parsed: ParsedList) -> None:
    with pytest.raises(SourceError, match="lacks article 3"):
        SPEC.counts(parsed)
