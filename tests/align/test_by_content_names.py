"""Alignment by content of lists of names: chemicals, pathogens, and headings that gather several entries."""

from dataclasses import replace

import pytest

from harmonize.align.by_content import align_by_content
from harmonize.align.by_content_evidence import gather
from harmonize.model import REVIEW_LINE, Correspondence, Kind, Language, ListVersion, Regime, RegimeReference
from harmonize.reading.read import read_provisions
from tests.making import info, provision

# rarity tells a name, so that the list must be long enough for it
EU = {
    "1C3": "Materials",
    "1C390": "Triethanolamine (CAS 102-71-6);",
    "1C391": "Pathogens as follows:",
    "1C391.a": "Viruses as follows:",
    "1C391.a.1": "Ebola virus;",
    "1C391.a.2": "Lassa virus;",
    "1C391.a.3": "Nipah virus;",
    "1C391.a.4": "Yellow fever virus;",
    "1C392": "Phosphorus trichloride (CAS 7719-12-2);",
    "1C393": "SEE MILITARY GOODS CONTROLS FOR sodium cyanide;",
    "1C394": "Plant pathogens as follows:",
    "1C394.a": "Potato spindle tuber viroid;",
    "1C395": "Hydrogen cyanide (CAS 74-90-8);",
    "1C396": "Potassium cyanide (CAS 151-50-8);",
    "1C397": "Thionyl chloride (CAS 7719-09-7);",
    "1C398": "Pinacolone (CAS 75-97-8);",
    "2B391": "Civil equipment as follows:",
    **{f"2B391.{n}": "Civil equipment for water;" for n in range(1, 4000)},
}
JAPAN = {
    "2_2": "三の二の項の貨物",
    "2_2/1": "次のいずれかに該当するもの",
    "2_2/1/イ": "トリエタノールアミン",
    "2_2/1/ロ": "三塩化リン",
    "2_2/1/ハ": "塩化チオニル",
    "2_2/1/ニ": "シアン化水素",
    "2_2/1/ホ": "シアン化カリウム",
    "2_2/1/ヘ": "ピナコロン",
    "2_2/2": "エボラウイルス、ラッサウイルス、ニパウイルス、黄熱ウイルス又はポテトスピンドルチューバー",
    "2_2/3": "シアン化ナトリウム",
}


def _version(list_id: str, texts: dict[str, str], language: Language, kinds: dict[str, Kind]) -> ListVersion:
    bare = []
    for number, text in sorted(texts.items()) if list_id == "eu" else texts.items():
        regimes = (RegimeReference(Regime.AUSTRALIA_GROUP),) if list_id == "eu" else ()
        bare.append(provision(number, text, kinds.get(number, Kind.ITEM), regimes=regimes))
    if list_id == "eu":
        bare = [replace(item, parent=None) if item.kind in (Kind.GROUP, Kind.ENTRY) else item for item in bare]
    else:
        bare = [replace(item, parent=item.number.rpartition("/")[0] or None) for item in bare]
    read = read_provisions(bare, language)
    provenance = replace(info(list_id), language=language, regimes=(Regime.AUSTRALIA_GROUP,))
    return ListVersion(provenance, read, has_texts=True)


@pytest.fixture(scope="module")
def eu() -> ListVersion:
    entries = dict.fromkeys(
        ("1C390", "1C391", "1C392", "1C393", "1C394", "1C395", "1C396", "1C397", "1C398", "2B391"), Kind.ENTRY
    )
    return _version("eu", EU, Language.ENGLISH, {**entries, "1C3": Kind.GROUP})


@pytest.fixture(scope="module")
def japan() -> ListVersion:
    return _version(
        "japan",
        JAPAN,
        Language.JAPANESE,
        {"2_2": Kind.GROUP, "2_2/1": Kind.ENTRY, "2_2/2": Kind.ENTRY, "2_2/3": Kind.ENTRY},
    )


@pytest.fixture(scope="module")
def pairs(japan: ListVersion, eu: ListVersion) -> dict[str, list[Correspondence]]:
    found: dict[str, list[Correspondence]] = {}
    for pair in align_by_content(japan, eu):
        found.setdefault(pair.left, []).append(pair)
    return found


@pytest.mark.parametrize(("left", "right"), [("2_2/1/イ", "1C390"), ("2_2/1/ロ", "1C392"), ("2_2/1/ニ", "1C395")])
def test_names_are_found_under_a_heading_that_gathers_several_entries(
    pairs: dict[str, list[Correspondence]], left: str, right: str
) -> None:
    assert [pair.right for pair in pairs[left]] == [right]


def test_heading_that_gathers_has_no_answer(pairs: dict[str, list[Correspondence]]) -> None:
    assert [pair.right for pair in pairs["2_2/1"]] == [""]
    assert pairs["2_2/1"][0].evidence == "only gathers what stands under it"


def test_enumeration_answers_each_of_its_names_wherever_it_stands(pairs: dict[str, list[Correspondence]]) -> None:
    found = {pair.right for pair in pairs["2_2/2"] if pair.confidence >= REVIEW_LINE}
    assert found == {"1C391.a", "1C391.a.1", "1C391.a.2", "1C391.a.3", "1C391.a.4", "1C394.a"}


def test_pointer_to_the_munitions_list_is_no_sure_answer(
    pairs: dict[str, list[Correspondence]], japan: ListVersion, eu: ListVersion
) -> None:
    assert gather(japan, eu).right["1C393"].points_away
    assert all(pair.confidence < REVIEW_LINE for pair in pairs["2_2/3"] if pair.right)


def test_number_of_a_register_is_no_part_of_the_name(japan: ListVersion, eu: ListVersion) -> None:
    evidence = gather(japan, eu)
    assert evidence.same_name("2_2/1/イ", "1C390")
    assert not evidence.same_name("2_2/1/イ", "1C392")


def test_enumeration_names_most_of_the_alternatives(japan: ListVersion, eu: ListVersion) -> None:
    evidence = gather(japan, eu)
    assert evidence.enumerates("2_2/2", "1C391.a")
    assert not evidence.enumerates("2_2/1/イ", "1C391.a")
