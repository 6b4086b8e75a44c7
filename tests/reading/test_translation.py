"""What an official translation beside the governing text adds to the reading, and small readings next to it."""

from hypothesis import given
from hypothesis import strategies as st

from harmonize.model import Effect, Kind, Language, Provision, Role
from harmonize.reading.effects import read_effect
from harmonize.reading.english import read_thresholds as read_english
from harmonize.reading.fingerprint import likeness_in_parts, sketch
from harmonize.reading.korean import read_thresholds as read_korean
from harmonize.reading.read import read_provisions
from harmonize.reading.references import find_references


def read(text: str, parallel: str, kind: Kind = Kind.ENTRY) -> Provision:
    draft = Provision("1A099" if kind is Kind.ENTRY else "1A099#note", None, kind, text, parallel=parallel)
    (item,) = read_provisions([draft], Language.KOREAN, translation=Language.ENGLISH)
    return item


def test_a_bound_takes_its_parameter_from_the_translation() -> None:
    (bound,) = read("분해능이 12 bit 이하인 장치", "Devices with a resolution of 12 bit or less").thresholds
    assert bound.parameter == "resolution"


def test_a_figure_that_is_a_bound_only_in_the_translation_is_not_read() -> None:
    text = "전체 눈금의 0.024라는 값에 이르는 시간이 9 ns 미만인 장치"
    item = read(text, "Devices with a settling time of less than 9 ns and an error of less than 0.024%")
    assert "0.024" in item.unread
    assert "9" not in item.unread


def test_the_translation_tells_what_a_note_does_where_the_words_were_not_read() -> None:
    assert read("이 기기는 별개의 문제이다.", "This entry does not control trams.", Kind.NOTE).effect is Effect.EXCLUDES
    governed = read("1A099는 전차를 포함한다.", "1A099 does not control trams.", Kind.NOTE)
    assert governed.effect is Effect.INCLUDES


def test_what_is_not_of_the_kind_is_not_controlled_says_what_is_controlled() -> None:
    assert read_effect("1A099는 철도에 사용되지 않는 기계는 통제하지 않는다.", Language.KOREAN) is Effect.INCLUDES
    assert read_effect("1A099는 철도에 사용되는 기계는 통제하지 않는다.", Language.KOREAN) is Effect.EXCLUDES


def test_a_pointer_to_a_list_of_munitions_is_told_from_an_exception() -> None:
    assert find_references("SEE MILITARY GOODS CONTROLS for hafnium") == ("MUNITIONS",)
    assert find_references("Hafnium, other than that of the Military Goods Controls") == ()


def test_hangul_may_stand_next_to_a_number() -> None:
    assert find_references("3A001에 의해, 9A105.a에 명시된") == ("3A001", "9A105.a")


def test_standards_are_named_with_their_edition() -> None:
    assert find_references("by ISO 230-2:1988 or ISO 230/2 (2006), not ISO 9001") == (
        "ISO-230-2:1988",
        "ISO-230-2:2006",
    )


def test_a_dose_in_silicon_may_be_restated() -> None:
    bounds = read_english("withstanding a total dose greater than 50 × 10^{3} Gy(silicon) (5 × 10^{6} rad (silicon))")
    assert [(bound.value, bound.unit, bound.role) for bound in bounds] == [
        (50000, "Gy", Role.CRITERION),
        (5000000, "rads", Role.EQUIVALENT),
    ]


def test_an_isotope_in_a_ratio_is_no_bound() -> None:
    assert read_korean("동위원소 238에 대한 235의 비율보다 큰 것") == ()


NAMES = ["antenna", "relay", "mixer", "valve", "turbine", "laser", "sonar", "quantum", "radar", "pump"]
WORDS = st.lists(st.sampled_from(NAMES), min_size=1)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_a_text_is_like_its_parts_however_it_is_cut(parts: list[list[str]]) -> None:
    whole = sketch(" ".join(word for part in parts for word in part))
    cut = [sketch(" ".join(part)) for part in parts]
    assert likeness_in_parts([whole], cut) == likeness_in_parts(cut, [whole]) == 1.0


def test_other_words_are_not_alike() -> None:
    left = ["antennas for railways", "relays of brass", "mixers of paint", "cranes", "gears of wood", "ropes"]
    right = ["quantum sensors below one kelvin", "laser welding of ceramics", "sonar domes and hydrophones"]
    assert likeness_in_parts([sketch(text) for text in left], [sketch(text) for text in right]) < 0.2
