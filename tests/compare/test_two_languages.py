"""Lists without a common numbering and in two languages: what is found, and what is left to review."""

from dataclasses import replace

from harmonize.compare.pair import Sides
from harmonize.compare.parties import compare_two
from harmonize.model import (
    Basis,
    Correspondence,
    Finding,
    FindingKind,
    Kind,
    Language,
    ListVersion,
    Provision,
    Regime,
    RegimeReference,
    Relation,
)
from harmonize.reading.read import read_provisions
from tests.making import info, read_list

WASSENAAR = {
    "3.A.7": "Signal converters as follows:",
    "3.A.7.a": "Analogue-to-digital converters having any of the following:",
    "3.A.7.a.1": "A resolution of 8 bit or more, but less than 10 bit;",
    "3.A.7.a.2": "A resolution of 10 bit or more;",
    "3.A.7.b": "'Secondary cells' having an 'energy density' exceeding 500 Wh/kg;",
    "3.A.7.c": "Rated for operation at an ambient temperature above 398 K (125°C);",
}
JAPAN = {
    "6/7": "変換器等であって、次のいずれかに該当するもの",
    "6/7/イ": "アナログデジタル変換器であって、次のいずれかに該当するもの",
    "6/7/イ/一": "分解能が八ビット以上一〇ビット未満のもの",
    "6/7/イ/二": "分解能が一〇ビット以上のもの",
    "6/7/ロ": "蓄電器のうち、エネルギー密度三五〇ワット時毎キログラム超のもの",
    "6/7/ハ": "一二五度を超える温度で使用することができるもの",
}
PAIRS = {
    "6/7": "3.A.7",
    "6/7/イ": "3.A.7.a",
    "6/7/イ/一": "3.A.7.a.1",
    "6/7/イ/二": "3.A.7.a.2",
    "6/7/ロ": "3.A.7.b",
    "6/7/ハ": "3.A.7.c",
}


def japan(texts: dict[str, str]) -> ListVersion:
    drafts = []
    for number, text in texts.items():
        outer = number.count("/") == 1
        parent = None if outer else number.rpartition("/")[0]
        regimes = (RegimeReference(Regime.WASSENAAR),) if outer else ()
        drafts.append(Provision(number, parent, Kind.ENTRY if outer else Kind.ITEM, text, regimes=regimes))
    about = replace(info("japan"), language=Language.JAPANESE)
    return ListVersion(about, read_provisions(drafts, Language.JAPANESE), has_texts=True)


def findings(
    texts: dict[str, str], pairs: dict[str, str], wassenaar: ListVersion, older: list[ListVersion]
) -> list[Finding]:
    links = [
        Correspondence("japan", left, "wassenaar", right, Relation.EQUAL, Basis.CONTENT, 0.9)
        for left, right in pairs.items()
    ]
    return compare_two(Sides(japan(texts), wassenaar), links, older)


def test_only_the_value_that_differs_is_found() -> None:
    (found,) = findings(JAPAN, PAIRS, read_list("wassenaar", WASSENAAR), [])
    assert (found.kind, found.subject, found.controls_more) == (FindingKind.THRESHOLD, "3.A.7.b", "japan")
    assert not found.needs_review


def test_what_wassenaar_dropped_and_japan_kept_is_named_with_the_year() -> None:
    now = read_list("wassenaar", WASSENAAR | {"3.A.7.a.1": "Not used since 2025"}, not_used={"3.A.7.a.1": 2025})
    before = read_list("wassenaar", WASSENAAR, "2021-12-31")
    pairs = {left: right for left, right in PAIRS.items() if right != "3.A.7.a.1"}
    found = [item for item in findings(JAPAN, pairs, now, [before]) if item.kind is FindingKind.NATIONAL]
    assert [item.positions[1].number for item in found] == ["6/7/イ/一"]
    assert "dropped 3.A.7.a.1 in 2025; Japan still controls it" in found[0].sentence


def test_what_was_not_recognised_is_for_review_and_not_called_missing() -> None:
    texts = {number: text for number, text in JAPAN.items() if number != "6/7/ハ"}
    pairs = {left: right for left, right in PAIRS.items() if left != "6/7/ハ"}
    found = [
        item
        for item in findings(texts, pairs, read_list("wassenaar", WASSENAAR), [])
        if item.kind is FindingKind.MISSING
    ]
    assert [item.subject for item in found] == ["3.A.7.c"]
    assert all(item.needs_review for item in found)
