"""The Japanese parser on small laws of our own, in the layout of e-Gov law XML."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from harmonize.errors import ConservationError, SourceError
from harmonize.model import Kind, Regime, Status
from harmonize.parsers.japan import SPEC
from harmonize.parsers.japan.laws import Law

ORDINANCE_NAME = "403M50000400049_20260214_507M60000400072.xml"
ORDER_NAME = "324CO0000000378_20260605_508CO0000000194.xml"
EXCHANGE_NAME = "355CO0000000260_20250528_507CO0000000102.xml"


def node(tag: str, title: str, words: str, *below: str) -> str:
    """An item or subitem with its sentence; ``words`` may hold marks."""
    return (
        f"<{tag}><{tag}Title>{title}</{tag}Title><{tag}Sentence><Sentence>{words}</Sentence></{tag}Sentence>"
        + "".join(below)
        + f"</{tag}>"
    )


def paragraph(number: str, words: str, *below: str) -> str:
    return (
        f"<Paragraph><ParagraphNum>{number}</ParagraphNum><ParagraphSentence><Sentence>{words}</Sentence>"
        f"</ParagraphSentence>{''.join(below)}</Paragraph>"
    )


def article(title: str, *below: str, caption: str = "") -> str:
    front = f"<ArticleCaption>{caption}</ArticleCaption>" if caption else ""
    return f"<Article>{front}<ArticleTitle>{title}</ArticleTitle>{''.join(below)}</Article>"


def law(which: Law, main: str, tables: str = "") -> str:
    return (
        f"<Law><LawNum>{which.law_num}</LawNum><LawBody><LawTitle>試しの法</LawTitle>"
        f"<MainProvision>{main}</MainProvision>"
        f"<SupplProvision><Paragraph><ParagraphSentence><Sentence>きょうから使う。</Sentence></ParagraphSentence>"
        f"</Paragraph></SupplProvision>{tables}</LawBody></Law>"
    )


def row(*cells: str) -> str:
    return "<TableRow>" + "".join(cells) + "</TableRow>"


def cell(*sentences: str, span: int = 1) -> str:
    extra = f' rowspan="{span}"' if span > 1 else ""
    return f"<TableColumn{extra}>" + "".join(f"<Sentence>{each}</Sentence>" for each in sentences) + "</TableColumn>"


def table(title: str, *rows: str, after: str = "") -> str:
    return (
        f"<AppdxTable><AppdxTableTitle>{title}</AppdxTableTitle><RelatedArticleNum>（第一条関係）</RelatedArticleNum>"
        f"<TableStruct><Table>{''.join(rows)}</Table>{after}</TableStruct></AppdxTable>"
    )


SEVEN = "輸出令別表第一の七の項の経済産業省令で定める機器は、次のいずれかとする。"
ARTICLE_6 = article(
    "第六条",
    paragraph(
        "",
        SEVEN,
        node(
            "Item",
            "一",
            "試験用の回路であって、次のいずれかに当たるもの",
            node(
                "Subitem1",
                "イ",
                "次のどちらかに耐えるもの",
                node("Subitem2", "（一）", "零下四〇度の寒さ", node("Subitem3", "１", "風のあるとき")),
                node("Subitem2", "（二）", "毎分三回の揺れ"),
            ),
            node("Subitem1", "ロ", "削除"),
        ),
        node("Item", "十の二", "小型の計器"),
        node("Item", "十二及び十三", "削除"),
    ),
)
ARTICLE_13 = article(
    "第十三条",
    paragraph("", "別表第一の一四の項（一）の経済産業省令で定める機器は、次のとおり。", node("Item", "一", "赤い粉")),
    paragraph("２", "別表第一の一四の項（五）の経済産業省令で定める機器は、青い粉とする。"),
)
ORDER = law(
    Law.ORDER,
    article("第一条", paragraph("", "願い出は窓口で受ける。")),
    table(
        "別表第一",
        row(cell("　"), cell("貨物"), cell("地域")),
        row(
            cell("七"),
            cell(
                "次の品",
                "（一）　回路",
                "（八の二）　計器であつて、次のもの",
                "１　針のあるもの",
                "２　針のないもの",
                "（九）　削除",
            ),
            cell("全ての国"),
        ),
        row(cell("八"), cell("計算する機械"), cell("全ての国")),
        row(cell("一四"), cell("（一）　赤い粉", "（五）　青い粉", "（六）　鍬"), cell("全ての国", "島を除く。")),
    )
    + table("別表第二", row(cell("一"), cell("別の品"))),
)


@pytest.fixture
def give(tmp_path: Path):
    """Write laws to files with e-Gov names and parse them."""

    def parse(*texts: str, names: tuple[str, ...] = (ORDINANCE_NAME, ORDER_NAME, EXCHANGE_NAME)):
        paths = []
        for text, name in zip(texts, names, strict=False):
            path = tmp_path / name
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return SPEC.parse(paths)

    return parse


def index(parsed):
    return {each.number: each for each in parsed.provisions}


def test_every_level_stands_at_its_number(give):
    parsed = give(law(Law.ORDINANCE, ARTICLE_6))
    assert [(each.number, each.parent, each.kind, each.printed) for each in parsed.provisions] == [
        ("6", None, Kind.GROUP, "第六条"),
        ("6/1", "6", Kind.ENTRY, "一"),
        ("6/1/イ", "6/1", Kind.ITEM, "イ"),
        ("6/1/イ/一", "6/1/イ", Kind.ITEM, "（一）"),
        ("6/1/イ/一/1", "6/1/イ/一", Kind.ITEM, "１"),
        ("6/1/イ/二", "6/1/イ", Kind.ITEM, "（二）"),
        ("6/1/ロ", "6/1", Kind.ITEM, "ロ"),
        ("6/10_2", "6", Kind.ENTRY, "十の二"),
        ("6/12:13", "6", Kind.ENTRY, "十二及び十三"),
    ]
    found = index(parsed)
    assert found["6/1/イ/一"].text == "零下四〇度の寒さ"
    assert found["6/1/イ/一/1"].citation == "貨物等省令第6条第1号イ（一）1"
    assert found["6/10_2"].place.startswith("貨物等省令 line ")
    assert found["6"].references == ("別表1/7",)
    assert {each.regime for each in found["6/1/イ"].regimes} == {Regime.WASSENAAR}


def test_what_was_deleted_is_kept(give):
    found = index(give(law(Law.ORDINANCE, ARTICLE_6)))
    assert [number for number, each in found.items() if each.status is Status.DELETED] == ["6/1/ロ", "6/12:13"]


def test_paragraphs_are_in_the_number_only_where_there_are_several(give):
    found = index(give(law(Law.ORDINANCE, ARTICLE_13)))
    assert [(each.number, each.kind) for each in found.values()] == [
        ("13", Kind.GROUP),
        ("13/1", Kind.ENTRY),
        ("13/1/1", Kind.ITEM),
        ("13/2", Kind.ENTRY),
    ]
    assert found["13"].references == ("別表1/14/1", "別表1/14/5")
    assert found["13/1/1"].citation == "貨物等省令第13条第1項第1号"
    assert found["13/2"].citation == "貨物等省令第13条第2項"


def test_an_article_without_items_is_itself_the_entry(give):
    text = "外為令別表の一六の項の経済産業省令で定める知識は、畑の耕し方とする。"
    found = index(give(law(Law.ORDINANCE, article("第二十八条", paragraph("", text)))))
    assert found["28"].kind is Kind.ENTRY
    assert found["28"].references == ("外為令別表/16",)


def test_items_may_go_straight_to_bracketed_subitems(give):
    found = index(
        give(
            law(
                Law.ORDINANCE,
                article(
                    "第六条", paragraph("", SEVEN, node("Item", "九", "道具", node("Subitem1", "（一）", "軽いもの")))
                ),
            )
        )
    )
    assert found["6/9/一"].citation == "貨物等省令第6条第9号（一）"


def test_formulas_and_marks_are_kept_and_readings_left_out(give):
    formula = (
        "<List><ListSentence><Sentence><ArithFormula>ｌｏｇ<Sub>２</Sub>（数）×１０<Sup>６</Sup></ArithFormula>"
        "</Sentence></ListSentence></List>"
    )
    parsed = give(
        law(
            Law.ORDINANCE,
            article(
                "第六条",
                paragraph(
                    "",
                    SEVEN,
                    node("Item", "一", "<Ruby>燐<Rt>りん</Rt></Ruby>を塗った板で、次の値を超えるもの", formula),
                ),
            ),
        )
    )
    assert index(parsed)["6/1"].text == "燐を塗った板で、次の値を超えるもの ｌｏｇ_{２}（数）×１０^{６}"
    ruby = [each for each in parsed.conservation.left_out if "ruby" in each.reason]
    assert [each.characters for each in ruby] == [2]


def test_the_layout_of_a_reformatted_file_is_no_text(give):
    words = "\n        銀を\n        <Ruby>\n          砒\n          <Rt>ひ</Rt>\n        </Ruby>\n        素に替えた板"
    parsed = give(law(Law.ORDINANCE, article("第六条", paragraph("", SEVEN, node("Item", "一", words)))))
    assert index(parsed)["6/1"].text == "銀を砒素に替えた板"


def test_a_proviso_runs_on_and_columns_are_kept_apart(give):
    proviso = (
        "<Item><ItemTitle>一</ItemTitle><ItemSentence><Sentence>紙の箱。</Sentence>"
        "<Sentence>ただし、白いものを除く。</Sentence></ItemSentence></Item>"
    )
    columns = (
        "<Item><ItemTitle>二</ItemTitle><ItemSentence><Column><Sentence>左</Sentence></Column>"
        "<Column><Sentence>右</Sentence></Column></ItemSentence></Item>"
    )
    found = index(give(law(Law.ORDINANCE, article("第六条", paragraph("", SEVEN, proviso, columns)))))
    assert found["6/1"].text == "紙の箱。ただし、白いものを除く。"
    assert found["6/2"].text == "左 右"


def test_a_table_below_an_item_is_a_table_of_that_item(give):
    inside = "<TableStruct><Table>" + row(cell("色"), cell("赤")) + "</Table></TableStruct>"
    found = index(
        give(law(Law.ORDINANCE, article("第六条", paragraph("", SEVEN, node("Item", "一", "色の表", inside)))))
    )
    assert found["6/1#表1"].kind is Kind.TABLE
    assert found["6/1#表1"].parent == "6/1"
    assert found["6/1#表1"].text == "色 赤"


def test_a_figure_that_cannot_be_read_is_remarked(give):
    figure = '<FigStruct><Fig src="./pict/1.jpg"/></FigStruct>'
    parsed = give(law(Law.ORDINANCE, article("第六条", paragraph("", SEVEN, node("Item", "一", "図の式", figure)))))
    assert any("figure" in remark for remark in parsed.remarks)


def test_chapters_and_amendment_notes_do_not_hide_articles(give):
    noted = ARTICLE_6.replace("</Article>", "<SupplNote>（平成の改め）</SupplNote></Article>")
    parsed = give(law(Law.ORDINANCE, f"<Chapter><ChapterTitle>第一章</ChapterTitle>{noted}</Chapter>"))
    assert "6/1/イ/一" in index(parsed)
    assert {"heading of a chapter", "editorial note to an article"} <= {
        each.reason for each in parsed.conservation.left_out
    }


def test_rows_items_and_lines_of_the_order(give):
    found = index(give(law(Law.ORDINANCE, ARTICLE_6 + ARTICLE_13), ORDER))
    assert found["別表1"].printed == "別表第一 （第一条関係）"
    assert (found["別表1/7"].kind, found["別表1/7"].text) == (Kind.CATEGORY, "次の品")
    assert (found["別表1/7/8_2"].kind, found["別表1/7/8_2"].printed) == (Kind.ENTRY, "（八の二）")
    assert (found["別表1/7/8_2/1"].kind, found["別表1/7/8_2/1"].text) == (Kind.ITEM, "針のあるもの")
    assert found["別表1/7/9"].status is Status.DELETED
    assert found["別表1/8"].text == "計算する機械"
    assert found["別表1/14#地域"].text == "全ての国島を除く。"
    assert found["別表1/14#地域"].kind is Kind.FIELD
    assert "別表2" not in found


def test_rows_refer_to_the_articles_that_refine_them(give):
    found = index(give(law(Law.ORDINANCE, ARTICLE_6 + ARTICLE_13), ORDER))
    assert found["別表1/7"].references == ("6",)
    assert found["別表1/7/8_2/1"].references == ("6",)
    assert found["別表1/14"].references == ("13",)
    assert found["別表1/14/5"].references == ("13/2",)
    assert found["別表1/14/6"].references == ()  # no article refines it
    assert found["別表1/8"].references == ()


def test_an_article_that_names_no_row_or_one_that_is_gone_is_remarked(give):
    nameless = article("第十三条", paragraph("", "一四の項のとおり。"), paragraph("２", "軽い道具。"))
    gone = article("第四条", paragraph("", "輸出令別表第一の五の項の経済産業省令で定める機器は、鍋とする。"))
    parsed = give(law(Law.ORDINANCE, nameless + gone), ORDER)
    assert any("第13条第2項" in each and "does not name the row" in each for each in parsed.remarks)
    assert any("第4条" in each and "does not have" in each for each in parsed.remarks)


def test_an_article_out_of_the_known_order_is_remarked(give):
    moved = ARTICLE_6.replace("第六条", "第七条")
    parsed = give(law(Law.ORDINANCE, moved))
    assert any("another row" in each for each in parsed.remarks)


def test_the_technology_table_has_numbers_of_its_own(give):
    exchange = law(
        Law.EXCHANGE,
        article("第一条", paragraph("", "払いは銀で行う。")),
        table(
            "別表",
            row(cell(""), cell("技術"), cell("外国")),
            row(cell("七"), cell("（一）　回路の描き方"), cell("全て")),
        ),
    )
    found = index(give(law(Law.ORDINANCE, ARTICLE_6), exchange, names=(ORDINANCE_NAME, EXCHANGE_NAME)))
    assert found["外為令別表/7/1"].text == "回路の描き方"
    assert found["外為令別表/7#外国"].text == "全て"


def test_a_row_may_span_lines_of_the_table(give):
    order = law(
        Law.ORDER,
        article("第一条", paragraph("", "願い出は窓口で受ける。")),
        table(
            "別表第一",
            row(cell(""), cell("貨物"), cell("地域")),
            row(cell("七", span=2), cell("（一）　回路"), cell("北")),
            row(cell("（二）　計器"), cell("南")),
        ),
    )
    found = index(give(law(Law.ORDINANCE, ARTICLE_6), order))
    assert found["別表1/7/2"].text == "計器"
    assert [found[number].text for number in ("別表1/7#地域", "別表1/7#地域2")] == ["北", "南"]


def test_the_own_tables_of_the_ordinance(give):
    remarks = (
        "<Remarks><RemarksLabel>備考</RemarksLabel>" + node("Item", "七の二", "膜とは、薄い層をいう。") + "</Remarks>"
    )
    tables = (
        "<AppdxTable><AppdxTableTitle>別表第一</AppdxTableTitle><RelatedArticleNum>　削除</RelatedArticleNum>"
        "</AppdxTable>"
        "<AppdxTable><AppdxTableTitle>別表第二</AppdxTableTitle><Item><ItemTitle/><ItemSentence><Sentence>島の国</Sentence>"
        "</ItemSentence></Item></AppdxTable>"
    ) + table(
        "別表第三",
        row(cell(""), cell("塗り方"), cell("板")),
        row(cell("一", span=2), cell("刷毛で塗る方法", span=2), cell("木")),
        row(cell("紙")),
        row(cell("二"), cell("吹いて塗る方法"), cell("布")),
        after=remarks,
    )
    found = index(give(law(Law.ORDINANCE, ARTICLE_6, tables)))
    assert found["省令別表1"].status is Status.DELETED
    assert found["省令別表2"].text == "島の国"
    assert found["省令別表3"].text == "塗り方 板"
    assert (found["省令別表3/1"].printed, found["省令別表3/1"].text) == ("一", "刷毛で塗る方法 木 紙")
    assert found["省令別表3/2"].text == "吹いて塗る方法 布"
    assert (found["省令別表3#備考/7_2"].kind, found["省令別表3#備考/7_2"].text) == (
        Kind.TECHNICAL_NOTE,
        "膜とは、薄い層をいう。",
    )


def test_dates_and_revisions_come_from_the_names(give):
    parsed = give(law(Law.ORDINANCE, ARTICLE_6), ORDER)
    assert parsed.as_of == "2026-06-05"  # the later of the two: only then were both in force
    assert parsed.revision == "403M50000400049_20260214_507M60000400072; 324CO0000000378_20260605_508CO0000000194"
    assert any("外為令" in each or "Foreign Exchange" in each for each in parsed.remarks)


def test_the_envelope_of_the_api_states_the_revision(give):
    wrapped = (
        "<law_data_response><law_info><law_id>403M50000400049</law_id></law_info><revision_info>"
        "<law_revision_id>403M50000400049_20251115_507M60000400072</law_revision_id></revision_info><law_full_text>"
        + law(Law.ORDINANCE, ARTICLE_6)
        + "</law_full_text></law_data_response>"
    )
    parsed = give(wrapped, names=("law.xml",))
    assert parsed.as_of == "2025-11-15"
    assert "6/1" in index(parsed)


def test_a_file_without_a_date_has_none(give):
    parsed = give(law(Law.ORDINANCE, ARTICLE_6), names=("law.xml",))
    assert (parsed.as_of, parsed.revision) == ("", "")


def test_files_come_in_any_order_and_from_a_folder(give, tmp_path):
    text = law(Law.ORDINANCE, ARTICLE_6)
    both = give(ORDER, text, names=(ORDER_NAME, ORDINANCE_NAME))
    assert SPEC.parse([tmp_path]) == both
    assert both == give(text, ORDER)


def test_nothing_is_lost(give):
    text = law(Law.ORDINANCE, ARTICLE_6 + ARTICLE_13)
    parsed = give(text, ORDER)
    proof = parsed.conservation
    assert proof.source == proof.placed + sum(each.characters for each in proof.left_out)
    bare = sum(len("".join("".join(ElementTree.fromstring(each).itertext()).split())) for each in (text, ORDER))
    assert proof.source == bare


def test_words_in_an_unknown_place_are_an_error(give):
    stray = ARTICLE_6.replace("<Subitem1>", "迷い文<Subitem1>", 1)
    with pytest.raises(ConservationError, match=r"line \d+: 3 characters lost"):
        give(law(Law.ORDINANCE, stray))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ('{"law_info": {}}', "JSON"),
        ("<!DOCTYPE html><html><body>法令</body></html>", "HTML"),
        ("<law_data_response><law_info/></law_data_response>", "no Law in it"),
        (law(Law.ORDINANCE, ARTICLE_6)[:-30], "breaks off"),
        (law(Law.ORDINANCE, ""), "no articles"),
        (law(Law.ORDINANCE, ARTICLE_6).replace(Law.ORDINANCE.law_num, "令和九年省令第一号"), "not part of"),
        (
            law(Law.ORDINANCE, ARTICLE_6).replace("<LawNum>", "<Num>").replace("</LawNum>", "</Num>"),
            "LawNum is missing",
        ),
        (law(Law.ORDINANCE, ARTICLE_6 + ARTICLE_6), "stands twice"),
        (law(Law.ORDINANCE, ARTICLE_6.replace("十の二", "某号")), "no number"),
        (law(Law.ORDINANCE, ARTICLE_6.replace("第六条", "前の条")), "no number"),
        (ORDER, "but LawNum is that of"),
    ],
)
def test_what_is_not_the_ordinance_is_refused_in_one_sentence(give, content, says):
    with pytest.raises(SourceError) as error:
        give(content)
    sentence = str(error.value)
    assert says in sentence
    assert ORDINANCE_NAME in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert ";" in sentence  # the remedy follows


def test_the_ordinance_must_be_there_and_only_once(give, tmp_path):
    with pytest.raises(SourceError, match="needs the goods ordinance"):
        give(ORDER, names=(ORDER_NAME,))
    other = "403M50000400049_20251115_507M60000400072.xml"
    with pytest.raises(SourceError, match="one revision of each law"):
        give(law(Law.ORDINANCE, ARTICLE_6), law(Law.ORDINANCE, ARTICLE_6), names=(ORDINANCE_NAME, other))
    with pytest.raises(SourceError, match="cannot be read"):
        SPEC.parse([tmp_path / "absent.xml"])
    (tmp_path / "none").mkdir()
    with pytest.raises(SourceError, match=r"no \.xml file"):
        SPEC.parse([tmp_path / "none"])


def test_an_order_without_its_table_is_refused(give):
    with pytest.raises(SourceError, match="no 別表第一"):
        give(law(Law.ORDINANCE, ARTICLE_6), ORDER.replace("別表第一", "別表第九"))


def test_a_list_that_lacks_articles_fails_its_counts(give):
    with pytest.raises(SourceError, match="lacks article 1, 2"):
        SPEC.counts(give(law(Law.ORDINANCE, ARTICLE_6)))
