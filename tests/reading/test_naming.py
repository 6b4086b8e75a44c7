"""What a paragraph is about: the head of its noun phrase, in the drafting style of the lists."""

import pytest

from harmonize.reading.glossary import Concept, load_glossary
from harmonize.reading.naming import read_naming, text_language


def ids(concepts: tuple[Concept, ...]) -> list[str]:
    return [concept.id for concept in concepts]


@pytest.mark.parametrize(
    ("text", "heads", "purposes"),
    [
        ("Equipment for the assembly of lasers, as follows:", ["equipment"], ["laser"]),
        ('Specially designed components of "rockets";', ["component"], ["rocket"]),
        ("Pumps usable in submersibles and having ball bearings;", ["pump"], ["submersible-vehicle"]),
        ("Inertial measurement equipment designed for aircraft", ["inertial-measurement-equipment"], ["aircraft"]),
        ("Turboprop engines intended for UAVs", ["turboprop"], ["unmanned-aerial-vehicle"]),
        ("Converters extending network analysers", ["converter"], ["network-analyser"]),
        # a generic noun and what it is compounded with
        ("Laser test equipment", ["test-equipment"], ["laser"]),
        ("Radar, laser and camera equipment", ["equipment"], ["radar", "laser", "camera"]),
        ("Lasers, cameras and optical equipment", ["laser", "camera", "optics"], []),
        # not the modifier, but the noun
        ("Laser mirrors", ["mirror"], []),
        ("Optical fibres (including lasers) and pumps", ["optical-fibre", "pump"], []),
        # no noun of its own
        ("Having lasers or mirrors;", [], []),
        ("Designed for use in aircraft;", [], ["aircraft"]),
        ("Peak power over 5 W;", [], []),
        # therefor opens no condition
        ("Pumps and components therefor, designed for aircraft", ["pump", "component"], ["aircraft"]),
        ("Lasers, as follows, and specially designed mirrors", ["laser"], []),
        ("Software for the development of lasers", ["software"], ["development", "laser"]),
    ],
)
def test_english(text: str, heads: list[str], purposes: list[str]) -> None:
    found = read_naming(text, load_glossary())
    telling = [concept.id for concept in found.purposes if not concept.generic or concept.id == "development"]
    assert ids(found.heads) == heads
    assert [name for name in telling if name not in ("specially-designed", "assembly-operation")] == purposes


@pytest.mark.parametrize(
    ("text", "absent", "lacking"),
    [
        ('Non-"tunable" lasers', "tunable", ["tunable"]),
        ("Crystal-doped (other than glass) lasers", "glass", []),
        ("Circuits, not including volatile memory, having pumps", "memory", []),
        ("Pumps not specially designed for military use", "military-use", []),
        ("Shotguns (except semi-automatic shotguns)", "semi-automatic", []),
        ("Grease-free pumps", "grease", []),
        ("宇宙用に設計していない反射鏡", "space-qualified", ["space-qualified"]),
        ("波長可変レーザー以外のパルスレーザー", "tunable-laser", []),
        ("反射鏡（レーザーを除く。）", "laser", []),
    ],
)
def test_what_goods_are_not(text: str, absent: str, lacking: list[str]) -> None:
    found = read_naming(text, load_glossary())
    assert absent not in ids(found.all)
    assert ids(found.lacking) == lacking


@pytest.mark.parametrize(
    ("text", "heads", "purposes"),
    [
        ("レーザーの組立用の装置であって、次のもの", ["equipment"], ["laser"]),
        ("アンテナ又はその部分品", ["antenna", "component"], []),
        ("ロケット又は航空機に使用するポンプ又は弁", ["pump", "valve"], ["rocket", "aircraft"]),
        ("出力が三・五ワット以下であって、レーザーを有するもの", [], []),
        ("カメラの設計に係る技術（プログラムを除く。）", ["technology"], ["camera"]),
        ("装置のうち、ポンプであって、次のもの", ["pump"], []),
        ("레이저를 위해 설계된 펌프로서 다음의 것", ["pump"], ["laser"]),
        # a term may end with a long vowel mark, which does not count in it
        ("光ファイバーを用いた磁力計", ["magnetometer"], []),
        ("増幅器又はこれを含む組立品", ["amplifier", "assembly"], []),
    ],
)
def test_japanese_and_korean(text: str, heads: list[str], purposes: list[str]) -> None:
    found = read_naming(text, load_glossary())
    assert ids(found.heads) == heads
    assert [name for name in ids(found.purposes) if name not in ("use", "design", "equipment")] == purposes


def test_goods_that_others_leave() -> None:
    glossary = load_glossary()
    assert read_naming("Other pumps, as follows:", glossary).other
    assert read_naming("Pumps, n.e.s.", glossary).other
    assert read_naming("Pumps not controlled by 2B350", glossary).other
    assert not read_naming("Pumps other than those for water", glossary).other


def test_the_language_is_told_by_the_script() -> None:
    assert [str(text_language(text)) for text in ("Lasers 5 µm", "レーザー", "레이저", "5")] == ["en", "ja", "ko", "en"]
