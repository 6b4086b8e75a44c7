"""National controls of two parties are paired by what they say, never by their numbers or by common words alone."""

from dataclasses import replace

import pytest

from harmonize.align.national import align_national
from harmonize.model import (
    CONTROL_KINDS,
    REVIEW_LINE,
    Correspondence,
    Kind,
    Language,
    ListVersion,
    ReasonForControl,
    Relation,
)
from harmonize.reading.read import read_provisions
from tests.making import info, provision

# rarity tells a subject, so that the lists must be long enough for it
COMMON = {
    "3A001": "Integrated circuits as follows:",
    **{f"3A001.a.{n}": "Integrated circuits designed for civil use, and computers therefor;" for n in range(700)},
}
US = {
    **COMMON,
    "4A921": "Quantum computers as follows:",
    "4A921.a": "Quantum computers supporting 40 or more physical qubits and a C-NOT error below 0.002;",
    "4A921.b": "Cryogenic cooling systems specially designed for quantum computers;",
    "3B922": "Scanning electron microscopes having all of the following:",
    "3B922.a": "An accelerating voltage of more than 24 kV; and",
    "3B922.b": "A stage moved by a laser interferometer;",
    "3A998": "Integrated circuits for civil use, not elsewhere specified;",
    "4A994": "Computers, and quantum computers for teaching, not elsewhere specified;",
}
KOREA = {
    **COMMON,
    "4A911": "양자 컴퓨터로서 다음의 것:",
    "4A911.a": "큐비트가 50개 이상인 양자 컴퓨터",
    "3B911": "주사전자현미경으로서 다음의 모든 특성을 갖는 것:",
    "3B911.a": "가속 전압이 24 kV를 초과하는 것; 그리고",
    "3A998": "집적회로로서 민간용인 것",
}
ENGLISH = {
    "4A911": "Quantum computers as follows:",
    "4A911.a": "Quantum computers supporting 50 or more physical qubits and a C-NOT error below 0.002;",
    "3B911": "Scanning electron microscopes having all of the following:",
    "3B911.a": "An accelerating voltage of more than 24 kV; and",
}


def _version(
    list_id: str, texts: dict[str, str], language: Language, english: dict[str, str] | None = None
) -> ListVersion:
    bare = [
        provision(
            number,
            text,
            Kind.ITEM if "." in number else Kind.ENTRY,
            parallel=(english or {}).get(number, ""),
            reasons=(ReasonForControl("AT", "AT Column 1", True),) if number in ("3A998", "4A994") else (),
        )
        for number, text in texts.items()
    ]
    read = read_provisions(bare, language)
    return ListVersion(replace(info(list_id), language=language), read, has_texts=True)


def _free(version: ListVersion) -> dict[str, str]:
    return {i.number: "" for i in version.provisions if i.kind in CONTROL_KINDS and i.number not in COMMON}


@pytest.fixture(scope="module")
def us() -> ListVersion:
    return _version("us", US, Language.ENGLISH)


@pytest.fixture(scope="module")
def korea() -> ListVersion:
    return _version("korea", KOREA, Language.KOREAN, ENGLISH)


@pytest.fixture(scope="module")
def pairs(us: ListVersion, korea: ListVersion) -> dict[str, Correspondence]:
    return {pair.left: pair for pair in align_national(korea, us, _free(korea), _free(us))}


@pytest.mark.parametrize(
    ("left", "right"),
    [("4A911", "4A921"), ("4A911.a", "4A921.a"), ("3B911", "3B922"), ("3B911.a", "3B922.a")],
)
def test_same_subject_under_other_numbers(pairs: dict[str, Correspondence], left: str, right: str) -> None:
    assert pairs[left].right == right
    assert pairs[left].confidence >= REVIEW_LINE


def test_other_figures_are_no_other_subject_but_another_relation(pairs: dict[str, Correspondence]) -> None:
    assert pairs["4A911.a"].relation is Relation.NARROWER  # 50 qubits or more against 40 or more


def test_what_stands_on_one_side_only_widens_or_narrows(pairs: dict[str, Correspondence]) -> None:
    assert pairs["4A911"].relation is Relation.NARROWER  # the other one has an alternative more
    assert pairs["3B911"].relation is Relation.BROADER  # the other one has a condition more


def test_equal_number_and_common_words_are_no_pair_above_the_review_line(pairs: dict[str, Correspondence]) -> None:
    assert "3A998" not in pairs or pairs["3A998"].confidence < REVIEW_LINE


def test_control_for_one_party_alone_yields_to_the_other(us: ListVersion, korea: ListVersion) -> None:
    others = {number: "" for number in _free(us) if not number.startswith("4A921")}
    found = {pair.left: pair for pair in align_national(korea, us, _free(korea), others)}
    assert "4A911" not in found or found["4A911"].confidence < REVIEW_LINE


def test_free_paragraphs_only(us: ListVersion, korea: ListVersion) -> None:
    assert align_national(korea, us, {}, _free(us)) == ()
    found = align_national(korea, us, {"4A911": ""}, _free(us))
    assert {pair.left for pair in found} <= {"4A911"}


def test_each_answers_one(pairs: dict[str, Correspondence]) -> None:
    assert len({pair.right for pair in pairs.values()}) == len(pairs)


def test_works_from_digests(us: ListVersion, korea: ListVersion) -> None:
    def digest(version: ListVersion) -> ListVersion:
        bare = tuple(replace(item, text="", parallel="") for item in version.provisions)
        return ListVersion(version.info, bare, has_texts=False)

    found = {pair.left: pair.right for pair in align_national(digest(korea), digest(us), _free(korea), _free(us))}
    assert found["4A911"] == "4A921"
    assert found["3B911.a"] == "3B922.a"


def test_a_combination_of_siblings_answers_nothing_by_itself(us: ListVersion) -> None:
    """Any of the siblings answers rather than what takes them together."""
    texts = COMMON | {
        "4A911": "양자 컴퓨터로서 다음의 것:",
        "4A911.a": "큐비트가 50개 이상인 양자 컴퓨터",
        "4A911.b": "4A911.a 및 4A911.c의 큐비트를 합하여 50개 이상인 양자 컴퓨터",
        "4A911.c": "큐비트가 50개 이상인 양자 컴퓨터와 그 극저온 냉각 장치",
    }
    korea = _version("korea", texts, Language.KOREAN)
    found = align_national(us, korea, _free(us), _free(korea))
    assert "4A911.b" not in {link.right for link in found if link.left == "4A921.a"}


def test_what_names_two_of_many_siblings_is_no_combination(us: ListVersion) -> None:
    """It has the blank of the one and is not the mask of the other: a control of its own."""
    texts = COMMON | {
        "4A911": "양자 컴퓨터로서 다음의 것:",
        "4A911.a": "4A911.e와 4A911.f에 명시되지 않은 큐비트가 50개 이상인 양자 컴퓨터",
    }
    texts |= {f"4A911.{letter}": "극저온 냉각 장치" for letter in "bcdefg"}
    korea = _version("korea", texts, Language.KOREAN)
    found = align_national(us, korea, {"4A921.a": ""}, {"4A911.a": ""})
    assert ("4A921.a", "4A911.a") in {(link.left, link.right) for link in found}


@pytest.mark.parametrize(("number", "answered"), [("4D921", True), ("4E921", False)])
def test_software_is_known_by_the_goods_that_it_is_for(
    us: ListVersion, korea: ListVersion, number: str, answered: bool
) -> None:
    kind = "Software" if answered else "Technology"
    ours = _version("us", US | {number: f"{kind} for the production of goods of 4A921"}, Language.ENGLISH)
    more = {"4D911": "4A911에서 정한 것의 생산을 위한 소프트웨어"}
    theirs = _version("korea", KOREA | more, Language.KOREAN, ENGLISH)
    found = {link.left: link.right for link in align_national(ours, theirs, _free(ours), _free(theirs))}
    assert (found.get(number) == "4D911") is answered


def test_a_parameter_measured_in_units_of_another_kind_is_another_parameter() -> None:
    texts = {"6A992": "Optically pumped magnetometers having a sensitivity of less than 3 {unit};"}
    made = [
        _version(list_id, COMMON | {key: text.format(unit=unit) for key, text in texts.items()}, Language.ENGLISH)
        for list_id, unit in (("us", "nT per square root Hz"), ("korea", "nT per square root Hz"), ("eu", "pT"))
    ]
    us, alike, other = made
    free = {"6A992": ""}
    (sure,), (unsure,) = align_national(us, alike, free, free), align_national(us, other, free, free)
    assert sure.confidence - unsure.confidence > 0.1
