"""The Japanese parser on every revision of the official laws (../shared/sources/japan/egov-xml)."""

import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from harmonize.errors import SourceError
from harmonize.model import Kind, ParsedList, Regime, Status
from harmonize.parsers.japan import SPEC
from harmonize.parsers.japan.laws import open_law
from harmonize.parsers.japan.numbers import DIVIDED_ARTICLES
from harmonize.parsers.japan.topics import ROWS, row_of

pytestmark = pytest.mark.real

ORDINANCE, ORDER, EXCHANGE, RUSSIA = "403M50000400049", "324CO0000000378", "355CO0000000260", "504M60000400015"
LEVELS = ("Item", *(f"Subitem{level}" for level in range(1, 7)))


def revisions(laws: Path, law: str) -> list[Path]:
    found = sorted(laws.glob(f"{law}_*.xml"))
    assert found
    return found


@pytest.fixture(scope="session")
def every_ordinance(japan_laws: Path) -> dict[str, ParsedList]:
    return {path.stem: SPEC.parse([path]) for path in revisions(japan_laws, ORDINANCE)}


@pytest.fixture(scope="session")
def every_order(japan_laws: Path) -> dict[str, ParsedList]:
    newest = revisions(japan_laws, ORDINANCE)[-1]
    return {path.stem: SPEC.parse([newest, path]) for path in revisions(japan_laws, ORDER)}


def nodes_in_xml(path: Path) -> Counter[tuple[str, int]]:
    """Items and subitems by article and depth, counted in the file without the parser."""
    counted: Counter[tuple[str, int]] = Counter()
    for article in etree.parse(path).getroot().iterfind("LawBody/MainProvision//Article"):
        for depth, level in enumerate(LEVELS, 1):
            counted[article.get("Num") or "", depth] += sum(1 for _ in article.iter(level))
    return +counted


def nodes_in_list(parsed: ParsedList) -> Counter[tuple[str, int]]:
    counted: Counter[tuple[str, int]] = Counter()
    for number in (each.number for each in parsed.provisions):
        article, *rest = number.split("/")
        if article[0].isdigit():
            depth = len(rest) - (article in DIVIDED_ARTICLES)
            counted[article, depth] += depth > 0
    return +counted


def test_node_counts_of_the_newest_ordinance_equal_those_of_the_xml(japan, japan_laws):
    assert nodes_in_list(japan) == nodes_in_xml(revisions(japan_laws, ORDINANCE)[-1])


def test_node_counts_of_every_revision_equal_those_of_the_xml(every_ordinance, japan_laws):
    for revision, parsed in every_ordinance.items():
        assert nodes_in_list(parsed) == nodes_in_xml(japan_laws / f"{revision}.xml"), revision


def test_every_revision_imports_and_loses_nothing(every_ordinance, every_order, japan_laws):
    for revision, parsed in {**every_ordinance, **every_order}.items():
        SPEC.counts(parsed)
        proof = parsed.conservation
        assert proof.source == proof.placed + sum(each.characters for each in proof.left_out), revision
    for revision, parsed in every_ordinance.items():
        assert parsed.as_of.replace("-", "") == revision.split("_")[1]
        assert parsed.revision == revision
        root = etree.parse(japan_laws / f"{revision}.xml").getroot()
        assert parsed.conservation.source == len("".join("".join(root.itertext()).split()))


def test_every_revision_of_the_exchange_order_imports(japan_laws):
    ordinance = revisions(japan_laws, ORDINANCE)[-1]
    for path in revisions(japan_laws, EXCHANGE):
        parsed = SPEC.parse([path, ordinance])
        SPEC.counts(parsed)
        items = [
            each for each in parsed.provisions if each.number.startswith("外為令別表/") and each.number.count("/") == 2
        ]
        sentences = etree.parse(path).getroot().iterfind("LawBody/AppdxTable//Sentence")
        direct = sum(
            bool(re.match(r"（[〇一二三四五六七八九十の]+）\s", "".join(each.itertext()))) for each in sentences
        )
        assert len(items) == direct > 50


def test_items_of_the_goods_table_grow_with_the_revisions(every_order):
    items = {
        revision[16:24]: sum(
            each.number.startswith("別表1/") and each.number.count("/") == 2 for each in parsed.provisions
        )
        for revision, parsed in every_order.items()
    }
    assert items == {
        "20170222": 233,
        "20190109": 239,
        "20210127": 240,
        "20220318": 240,
        "20220405": 240,
        "20231227": 240,
        "20240703": 240,
        "20250528": 244,
        "20251009": 246,
        "20260214": 248,
        "20260605": 248,
    }


def test_deleted_items_count_among_the_248(every_order):
    newest = every_order["324CO0000000378_20260605_508CO0000000194"]
    items = [each for each in newest.provisions if each.number.startswith("別表1/") and each.number.count("/") == 2]
    assert Counter(each.status for each in items) == {Status.IN_FORCE: 242, Status.DELETED: 6}
    assert [each.number for each in items if each.status is Status.DELETED][:2] == ["別表1/5/2", "別表1/5/9"]


def test_half_width_lines_of_2017_are_read(every_order):
    oldest = {each.number for each in every_order["324CO0000000378_20170222_429CO0000000025"].provisions}
    assert {"別表1/3/2/10", "別表1/3/2/11", "別表1/3_2/2/5_2"} <= oldest


def test_each_row_is_linked_to_the_article_that_refines_it(japan):
    found = {each.number: each for each in japan.provisions}
    goods = {row: found[f"別表1/{row}"].references for row in ROWS}
    assert goods == {
        "1": (),
        "2": ("1",),
        "3": ("2",),
        "3_2": ("2_2",),
        **{str(row): (str(row - 1),) for row in range(4, 16)},
        "16": ("14_2",),
    }
    technology = {row: found[f"外為令別表/{row}"].references for row in ROWS}
    assert technology == {
        "1": (),
        "2": ("15",),
        "3": ("15_2",),
        "3_2": ("15_3",),
        **{str(row): (str(row + 12),) for row in range(4, 17)},
    }
    assert found["別表1/7/1"].references == ("6",)
    assert found["別表1/14/7"].references == ("13/5",)
    assert found["別表1/14/6"].references == ()
    assert found["外為令別表/12/3"].references == ("24/3",)  # its article writes 十二 where the rows write 一二


def test_only_one_paragraph_names_no_row(japan):
    odd = [remark for remark in japan.remarks if "does not name the row" in remark]
    assert len(odd) == 1
    assert "第13条第8項" in odd[0]
    assert not [remark for remark in japan.remarks if "another row" in remark or "does not have" in remark]


def test_the_order_of_rows_and_articles_never_changed(every_ordinance):
    for revision, parsed in every_ordinance.items():
        assert not [each for each in parsed.remarks if "otherwise" in each or "another row" in each], revision
        for each in parsed.provisions:
            for target in each.references:
                assert row_of(target) == row_of(each.number), (revision, each.number)


def test_numbers_of_the_gold_are_there(japan, shared):
    numbers = {each.number for each in japan.provisions}
    wanted = set()
    for gold in sorted((shared / "eval").glob("align_japan_wassenaar_*.tsv")):
        lines = gold.read_text(encoding="utf-8").splitlines()
        wanted |= {line.split("\t")[0] for line in lines[1:]}
    assert len(wanted) > 300
    assert wanted - numbers - {""} == set()


def test_odd_forms_of_the_source(japan):
    found = {each.number: each for each in japan.provisions}
    for number in ("1/12:13", "1/15:16", "21/2/7:10", "21/2/12:13"):  # one title for several items
        assert found[number].status is Status.DELETED
    assert found["19/3/9/一"].parent == "19/3/9"  # （一） directly under an item
    assert found["省令別表1"].status is Status.DELETED
    assert found["6/1/ル"].text.count("_{") == 1  # the formula with a lowered 2
    assert found["9/10/ロ/六/3/二/イ"].kind is Kind.ITEM  # the sixth level
    for number in ("4/15/ハ/二", "12/1", "14/2/イ"):  # a proviso whose branches stand below as items
        assert "ただし" in found[number].text
        assert any(each.parent == number for each in japan.provisions)
    assert sum(each.number.startswith("省令別表3/") for each in japan.provisions) == 10
    assert sum(bool(re.search("[ぁ-ん]", each.text)) for each in japan.provisions) > 3000


def test_the_deleted_table_is_deleted_in_every_revision(every_ordinance):
    for revision, parsed in every_ordinance.items():
        own = {each.number: each for each in parsed.provisions if each.number.startswith("省令別表")}
        assert own["省令別表1"].status is Status.DELETED, revision
        assert own["省令別表2"].text, revision


def test_text_has_no_layout_and_no_readings(japan):
    for each in japan.provisions:
        assert each.text == each.text.strip()
        assert "\n" not in each.text
        assert "りん、砒ひ" not in each.text
    assert len({each.number for each in japan.provisions}) == len(japan.provisions)
    known = {each.number for each in japan.provisions}
    for each in japan.provisions:
        assert each.parent is None or each.parent in known
        assert each.citation
        if each.parent and "#" not in each.number:
            assert each.number.rpartition("/")[0] == each.parent
        if "/" in each.number or each.number in DIVIDED_ARTICLES:
            assert SPEC.citation(each.number) == each.citation


def test_regimes_follow_the_rows(japan):
    regimes = {each.number: {source.regime for source in each.regimes} for each in japan.provisions}
    assert regimes["6/1/イ/一"] == regimes["別表1/7/1"] == {Regime.WASSENAAR}
    assert regimes["1/1"] == {Regime.NSG}
    assert regimes["2/1/1/イ"] == {Regime.AUSTRALIA_GROUP, Regime.CWC}
    assert regimes["2/2/1"] == regimes["別表1/3/2/1"] == {Regime.AUSTRALIA_GROUP}
    assert regimes["3/1"] == {Regime.MTCR}
    assert regimes["14_2/1"] == regimes["28"] == {Regime.NATIONAL}


def test_two_revisions_of_one_day_are_told_apart(every_ordinance):
    same = [parsed for parsed in every_ordinance.values() if parsed.as_of == "2020-01-22"]
    assert len(same) == 2
    assert len({parsed.revision for parsed in same}) == 2


def test_the_excerpt_is_recognised_as_no_law(sources):
    for path in sorted((sources / "japan" / "xml-samples").glob("*.xml")):
        with pytest.raises(SourceError):
            SPEC.parse([path])


def test_another_law_or_a_truncated_one_is_refused(japan_laws, tmp_path):
    with pytest.raises(SourceError, match="not part of the Japanese list"):
        SPEC.parse([revisions(japan_laws, RUSSIA)[-1]])
    newest = revisions(japan_laws, ORDINANCE)[-1]
    short = tmp_path / newest.name
    short.write_bytes(newest.read_bytes()[:700_000])
    with pytest.raises(SourceError, match="breaks off"):
        SPEC.parse([short])
    with pytest.raises(SourceError, match="one revision of each law"):
        SPEC.parse(revisions(japan_laws, ORDINANCE)[-2:])
    with pytest.raises(SourceError, match="needs the goods ordinance"):
        SPEC.parse([revisions(japan_laws, ORDER)[-1]])


def test_parsing_takes_at_most_five_times_a_bare_walk(japan_laws):
    path = revisions(japan_laws, ORDINANCE)[-1]

    def bare() -> None:
        for element in etree.parse(path).getroot().iter():
            len(element.text or "") + len(element.tail or "")

    def seconds(work: Callable[[], object]) -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    open_law(path)
    pairs = [(seconds(bare), seconds(lambda: SPEC.parse([path]))) for _ in range(9)]
    assert min(taken for _, taken in pairs) <= 5 * min(walk for walk, _ in pairs) * 1.3  # 1.3: a busy machine
