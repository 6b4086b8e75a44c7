"""How the children of a Japanese provision combine, and what a note does."""

import pytest

from harmonize.model import Effect, Language, Logic
from harmonize.reading.effects import read_effect
from harmonize.reading.logic import read_logic

PLAIN = ["赤いもの", "青いもの", "緑のもの"]
OR = ["赤いもの又は", "青いもの又は", "緑のもの"]
AND = ["赤いもの、かつ、", "青いもの、かつ、", "緑のもの"]


@pytest.mark.parametrize(
    ("text", "children", "logic"),
    [
        ("弁であって、次のいずれかに該当するもの", PLAIN, Logic.ANY),
        ("弁であって、次のイからハまでのいずれかに該当するもの", PLAIN, Logic.ANY),
        ("弁で、次の（二）から（四）までのいずれかに該当するもの", PLAIN, Logic.ANY),
        ("弁であって、次のイ又はロに該当するもの", PLAIN, Logic.ANY),
        ("弁であって、次の１又は２のいずれかに該当するもの", PLAIN, Logic.ANY),
        ("弁であって、次のいずれかの材料からなるもの", PLAIN, Logic.ANY),
        ("弁であって、次のいずれにも該当しないもの", PLAIN, Logic.ANY),  # any one of them takes it out
        ("弁であって、次の全てに該当するもの", PLAIN, Logic.ALL),
        ("弁であって、次のすべてに該当するもの又はその部分品", PLAIN, Logic.ALL),
        ("弁であって、次のイ及びロに該当するもの", PLAIN, Logic.ALL),
        ("弁であって、次のイ、ロ及びハの全てに該当するもの", PLAIN, Logic.ALL),
        ("弁で、次の（二）から（四）までの全てに該当するもの", PLAIN, Logic.ALL),
        ("弁であって、次の一及び二に該当するもの", PLAIN, Logic.ALL),
        ("弁であって、次のいずれにも該当するもの", PLAIN, Logic.ALL),
        ("次に掲げるもの", PLAIN, Logic.LIST),
        ("次のとおりとする。", PLAIN, Logic.LIST),
        # a bracket speaks of other provisions, unless it alone says something
        ("次の全てに該当するもの（次のいずれかに該当するものを除く。）", PLAIN, Logic.ALL),
        ("次のイ及びロに該当するもの（ハからホまでのいずれかに該当するものを除く。）", PLAIN, Logic.ALL),
        ("弁（次のイ及びロに該当するものを除く。）", PLAIN, Logic.ALL),
        # another provision's branches say nothing of the children
        ("第三号イからハまでのいずれかに該当する弁", AND, Logic.ALL),
        ("弁であって、次のいずれかに該当するもの", AND, Logic.ANY),  # the parent's words win
        ("弁であって、次の全てに該当するもの", OR, Logic.ALL),
        ("弁", OR, Logic.ANY),
        ("弁", AND, Logic.ALL),
        ("弁", PLAIN, Logic.LIST),
        ("弁であって、次のいずれかに該当するもの", [], Logic.NONE),
    ],
)
def test_logic(text: str, children: list[str], logic: Logic) -> None:
    assert read_logic(text, children, Language.JAPANESE) is logic


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("医療用のものを除く。", Effect.EXCLUDES),
        ("本号には、医療用のものは含まない。", Effect.EXCLUDES),
        ("この規定は、医療用のものには適用しない。", Effect.EXCLUDES),
        ("医療用のものを含む。", Effect.INCLUDES),
        ("弁とは、流れを止めるものをいう。", Effect.NONE),
    ],
)
def test_effects(text: str, effect: Effect) -> None:
    assert read_effect(text, Language.JAPANESE) is effect
