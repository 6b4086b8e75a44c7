"""Described items of the Russia lists, on small lists of our own."""

from dataclasses import replace

import pytest

from harmonize.compare.russia.amendments import amendment
from harmonize.compare.russia.described import CHEMICALS, GOODS, DescribedItems, compare_described
from harmonize.compare.russia.substances import substances_of
from harmonize.errors import HarmonizeError
from harmonize.model import Finding, HsLine, Kind, Language, ListVersion, Provision, Relation
from harmonize.reading.read import read_provisions
from tests.making import info, provision


def made(
    list_id: str, party: str, language: Language, *items: Provision, version: str = "2026-01-01", hs: str = ""
) -> ListVersion:
    """A list of the controls on Russia, read like an official one; ``hs`` are tariff codes of its item 90."""
    about = replace(info(list_id, version), party=party, language=language)
    lines = tuple(HsLine("90", code) for code in hs.split())
    return ListVersion(info=about, provisions=read_provisions(items, language), has_texts=True, hs=lines)


def us(*items: Provision) -> ListVersion:
    return made("us-russia", "us", Language.ENGLISH, *items)


def japan(*items: Provision, version: str = "2026-01-01", hs: str = "") -> ListVersion:
    return made("japan-russia", "japan", Language.JAPANESE, *items, version=version, hs=hs)


def entry(number: str, text: str, parent: str | None = None, kind: Kind = Kind.ENTRY) -> Provision:
    return provision(number, text, kind, parent=parent)


US = us(
    entry("supp6.a", "Chemicals in concentrations of 80% weight or greater, as follows:"),
    *(
        entry(f"supp6.a.{place}", text, "supp6.a")
        for place, text in enumerate(
            ("Acetone (CAS 67-64-1);", "Picric acid;", "Lithium chloride (CAS 7447-41-8);", "Benzil;", "Pyridine;"), 1
        )
    ),
    entry("supp6.f", "Goods, as follows:"),
    entry("supp6.f.1", "Compressors for wet chlorine;", "supp6.f"),
    entry("supp6.f.2", "Quantum efficiency greater than 70% in the wavelength range exceeding 300 nm;", "supp6.f"),
)
JAPAN = japan(
    entry("1", "次に掲げる物質とする。", kind=Kind.GROUP),
    *(
        entry(f"1/{n}", text, "1")
        for n, text in enumerate(("アセトン", "ピクリン酸", "水銀", "ベンジル", "ピリジン"), 1)
    ),
    entry("1#混合物1", "第一号から第四号までの物質の含有量が全重量の九〇パーセント以上のもの", "1", Kind.NOTE),
    entry("2", "次に掲げるものとする。", kind=Kind.GROUP),
    entry("2/1", "塩素を圧縮するための圧縮機", "2"),
    entry("90", "関税率表第八四・〇二項に該当するもの"),
    hs="8402",
)


@pytest.fixture(scope="module")
def compared() -> DescribedItems:
    return compare_described([US, JAPAN])


def about(items: DescribedItems, subject: str) -> Finding:
    return next(finding for finding in items.findings if finding.subject == subject)


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Acetone (CAS 67-64-1);", ("acetone",)),
        ("Tris(2-chloroethyl)amine hydrochloride (CAS 817-09-4);", ("tris-2-chloroethyl-amine-hydrochloride",)),
        ("Compressors for wet chlorine", ()),
        ("Polyethylene film", ()),
    ],
)  # fmt: skip
def test_what_substance_an_item_names(text: str, concepts: tuple[str, ...]) -> None:
    assert substances_of(us(entry("supp6.a.1", text)).provisions[0]) == concepts


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("クロロメタン（別名塩化メチル）", ("methyl-chloride",)),
        ("アルフェンタニル及びその塩類", ("alfentanil",)),
        ("ブロモアセトン", ()),
        ("ポリエチレン", ()),
        ("塩素用の弁", ()),
    ],
)
def test_a_name_inside_a_longer_name_is_another_substance(text: str, concepts: tuple[str, ...]) -> None:
    assert substances_of(japan(entry("1/1", text)).provisions[0]) == concepts


def test_substances_meet_over_languages(compared: DescribedItems) -> None:
    pairs = {(link.left, link.right): link for link in compared.correspondences}
    acetone = pairs["supp6.a.1", "1/1"]
    assert acetone.evidence == "acetone, CAS 67-64-1"
    assert acetone.relation is Relation.BROADER  # from 80 % on, against from 90 % on
    assert pairs["supp6.a.5", "1/5"].relation is Relation.NARROWER  # no share is stated for the fifth item
    assert ("supp6.a.3", "1/3") not in pairs


def test_what_one_party_does_not_describe(compared: DescribedItems) -> None:
    mercury = about(compared, "mercury")
    assert mercury.sentence == "Japan 1/3 describes mercury (CAS 7439-97-6); US does not describe it."
    assert mercury.category == CHEMICALS and not mercury.needs_review and mercury.undecided
    assert about(compared, "lithium chloride").positions[1].state == "not described"


def test_shares_of_substances_are_one_finding_for_all_alike(compared: DescribedItems) -> None:
    shares = [finding for finding in compared.findings if finding.parameter == "share by weight"]
    assert sorted((len(each.label.split(", ")), each.controls_more, each.needs_review) for each in shares) == [
        (1, "", True), (3, "us", False),
    ]  # fmt: skip
    decided = next(each for each in shares if each.controls_more)
    assert (
        decided.sentence
        == "Mixtures with 3 substances: US states ≥ 80% and Japan states ≥ 九〇パーセント; US controls more."
    )


def test_goods_without_an_answer_need_review(compared: DescribedItems) -> None:
    lone = [finding for finding in compared.findings if finding.category == GOODS]
    assert lone and all(finding.needs_review for finding in lone)
    assert not any("90" in (position.number for position in finding.positions) for finding in compared.findings)


def test_differing_bounds_of_goods_are_found() -> None:
    wider = us(
        entry(
            "supp6.g.4", "Photodetectors with a quantum efficiency greater than 80% at a wavelength exceeding 300 nm"
        ),
        entry("supp6.g.5", "Scanning electron microscopes"),
    )
    narrower = us(
        entry(
            "supp6.g.1", "Photodetectors with a quantum efficiency greater than 80% at a wavelength exceeding 400 nm"
        ),
        entry("supp6.g.9", "Scanning electron microscopes"),
    )
    other = replace(narrower, info=replace(narrower.info, list_id="korea-russia", party="korea"))
    bounds = [each for each in compare_described([wider, other]).findings if each.parameter]
    assert [(each.parameter, each.controls_more) for each in bounds] == [("wavelength", "us")]
    assert "> 300 nm" in bounds[0].positions[0].normal


def test_a_list_of_general_controls_is_refused() -> None:
    general = made("us", "us", Language.ENGLISH, entry("3A001", "Converters"))
    with pytest.raises(HarmonizeError, match="general controls"):
        compare_described([general, JAPAN])


def test_findings_do_not_depend_on_values(compared: DescribedItems) -> None:
    again = compare_described([US, JAPAN])
    assert [finding.id for finding in again.findings] == [finding.id for finding in compared.findings]


def test_an_amendment_that_moves_numbers_adds_only_what_is_new() -> None:
    old = japan(
        entry("1", "次のもの", kind=Kind.GROUP), entry("1/1", "青い弁", "1"), entry("1/2", "赤い管", "1"),
        entry("1/3", "長さが五メートルの棒", "1"), entry("90", "表"), hs="8402",
    )  # fmt: skip
    new = japan(
        entry("1", "次の鳥", kind=Kind.GROUP), entry("1/1", "白い鳥", "1"),
        entry("2", "次のもの", kind=Kind.GROUP), entry("2/1", "青い弁", "2"), entry("2/2", "赤い管", "2"),
        entry("2/3", "長さが六メートルの棒", "2"), entry("90", "表"),
        version="2026-06-01", hs="840211 8403",
    )  # fmt: skip
    found = amendment(old, new)
    assert [item.number for item in found.added] == ["1/1"] and not found.items_removed
    assert [(one.number, two.number) for one, two in found.items_changed] == [("1/3", "2/3")]
    assert found.codes_added == ("840310", "840390")
    assert found.codes_removed == ("840212", "840219", "840220", "840290")
    assert not found.codes_widened and not found.codes_narrowed


def test_versions_of_two_lists_are_no_amendment() -> None:
    with pytest.raises(HarmonizeError, match="two lists"):
        amendment(US, JAPAN)
