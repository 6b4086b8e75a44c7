"""How Korean provisions combine their children, and what Korean notes do."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from harmonize.model import Effect, Language, Logic
from harmonize.reading.effects import read_effect
from harmonize.reading.logic import read_logic

PLAIN = ["빨간 것", "파란 것", "녹색인 것"]
OR = ["빨간 것;", "파란 것; 또는", "녹색인 것"]
AND = ["빨간 것;", "파란 것; 그리고", "녹색인 것"]


@pytest.mark.parametrize(
    ("text", "children", "logic"),
    [
        ("펌프로서 다음 중 하나의 것:", PLAIN, Logic.ANY),
        ("펌프로서 다음 중 어느 하나에 해당하는 것:", AND, Logic.ANY),  # the parent's words win
        ("펌프로서 다음의 어느 하나인 것:", PLAIN, Logic.ANY),
        ("펌프로서 다음 특성 중 하나를 갖는 것:", PLAIN, Logic.ANY),
        ("펌프로서 다음의 한 가지인 것:", PLAIN, Logic.ANY),
        ("다음의 어느 특성이라도 갖는 것:", PLAIN, Logic.ANY),
        ("펌프로서 다음의 모든 특성을 갖는 것:", OR, Logic.ALL),
        ("펌프로서 다음의 특성을 모두 갖는 것:", PLAIN, Logic.ALL),
        ("펌프로서 다음 모두에 해당하는 것:", PLAIN, Logic.ALL),
        ("펌프로서 다음의 두 가지 특성을 모두 갖는 것:", PLAIN, Logic.ALL),
        ("펌프로서 다음의 것:", PLAIN, Logic.LIST),
        ("다음과 같은 펌프:", AND, Logic.LIST),
        ("다음의 것과 이를 위해 전용 설계된 구성품:", PLAIN, Logic.LIST),
        ("다음 중 하나의 특성을 갖는 것과 그 구성품(1Z001에 명시된 것 제외):", PLAIN, Logic.ANY),
        # neither all nor any is said: the conjunctions decide
        ("다음의 특성을 갖는 것:", OR, Logic.ANY),
        ("다음의 특성을 갖는 것:", AND, Logic.ALL),
        ("펌프:", OR, Logic.ANY),
        ("펌프:", AND, Logic.ALL),
        ("펌프:", PLAIN, Logic.LIST),
        ("펌프로서 다음 중 하나의 것:", [], Logic.NONE),
    ],
)
def test_logic(text: str, children: list[str], logic: Logic) -> None:
    assert read_logic(text, children, Language.KOREAN) is logic


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("이 항은 의료용 펌프를 통제하지 않는다.", Effect.EXCLUDES),
        ("이 항은 의료용 펌프를 통제하지 아니한다.", Effect.EXCLUDES),
        ("이 항은 의료용 펌프에는 적용하지 않는다.", Effect.EXCLUDES),
        ("의료용 펌프는 통제하지는 않는다.", Effect.EXCLUDES),
        ("의료용 펌프는 통제 대상에서 제외된다.", Effect.EXCLUDES),
        ("다음의 것은 제외: a. 의료용 펌프", Effect.EXCLUDES),
        ("이 항은 수동 펌프를 포함한다.", Effect.INCLUDES),
        ("이 항은 수동 펌프도 포함", Effect.INCLUDES),
        ("1Z001에서 통제하지 않는 펌프도 통제된다.", Effect.INCLUDES),
        ("'펌프'란 액체를 옮기는 것을 말한다.", Effect.NONE),
        ("1Z001 참조", Effect.NONE),
    ],
)
def test_effect(text: str, effect: Effect) -> None:
    assert read_effect(text, Language.KOREAN) is effect


@pytest.mark.real
def test_the_official_translation_combines_its_children_alike(sources: Path) -> None:
    """Where the two differ, the drafters mostly wrote "as follows" on one side and "any of" on the other."""
    with (sources / "korea" / "annex2_transcript.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["kind"] == "item"]
    children = defaultdict(list)
    for row in rows:
        children[row["number"].rpartition(".")[0]].append(row)
    same = different = contrary = 0
    for row in rows:
        if below := children.get(row["number"]):
            korean = read_logic(row["korean"], [child["korean"] for child in below], Language.KOREAN)
            translated = read_logic(row["english"], [child["english"] for child in below], Language.ENGLISH)
            same, different = same + (korean is translated), different + (korean is not translated)
            contrary += {korean, translated} == {Logic.ANY, Logic.ALL}
    assert same > 800
    assert different < 60
    assert contrary < 6
