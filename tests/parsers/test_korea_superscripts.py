"""Which flattened figures are raised again, by what proof, and which are only told."""

import pytest

from harmonize.parsers.korea.superscripts import COMPARED, NO_RANGE, OTHER, POWER, UNIT, restore


@pytest.mark.parametrize(
    ("text", "expected", "proof"),
    [
        ("총선량이 5×103 Gy 이상", "총선량이 5×10^{3} Gy 이상", POWER),
        ("more than 10.15 x 106 m long", "more than 10.15 x 10^{6} m long", POWER),
        ("2x108 픽셀을 초과", "2x10^{8} 픽셀을 초과", POWER),
        ("a flux of 5×1013 n", "a flux of 5×10^{13} n", POWER),
        ("오차가 2 × 10-3 이하", "오차가 2 × 10^{-3} 이하", POWER),
        ("오차가 2 × 10－11 이하", "오차가 2 × 10^{－11} 이하", POWER),
        ("10-4 이하의 오류", "10^{-4} 이하의 오류", NO_RANGE),
        ("전압은 10-8 V", "전압은 10^{-8} V", NO_RANGE),
        ("곱이 10-14 J 미만인 것", "곱이 10^{-14} J 미만인 것", COMPARED),
        ("of less than 10-14 J", "of less than 10^{-14} J", COMPARED),
        ("면적이 1 m2을 초과", "면적이 1 m^{2}을 초과", UNIT),
        ("밀도가 0.2 g/cm3 이하", "밀도가 0.2 g/cm^{3} 이하", UNIT),
        ("가속도 9.81 m/s2", "가속도 9.81 m/s^{2}", UNIT),
        ("계수가 3 K-1 미만", "계수가 3 K^{-1} 미만", UNIT),
        ("0.1 kgN-1h-1 이하", "0.1 kgN^{-1} h^{-1} 이하", UNIT),
    ],
)
def test_proved(text: str, expected: str, proof: str) -> None:
    restored = restore(text, "")
    assert restored.korean == expected
    assert proof in {change.proof for change in restored.changes}
    assert restore("", text).english == expected


@pytest.mark.parametrize(
    "text",
    [
        "100 g 초과",
        "가닥 12-120개",
        "10-50 mm",
        "15 x 100 mm 판",
        "20 x 1000 mm",
        "CAS 10-44-1",
        "ISO 10-2",
        "7,10-3",
        "3A102",
        "10-클로로",
        "M2 인자",
        "UO2",
        "2N-1 연산",
        "TS 101 331",
        "길이 1,012 m",
        "1.102 kg",
        "이미 10^{3}",
    ],
)
def test_left_alone(text: str) -> None:
    restored = restore(text, text)
    assert (restored.korean, restored.changes, restored.doubts) == (text, (), ())


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("잡음비가 103 이상", "103"),
        ("1초당 1012번", "1012"),
        ("10-12 개의 방", "10-12"),
        ("(최대 [GHz])2 보다", "Hz])2"),
        ("3 nT rms /Hz", "rms /Hz"),
    ],
)
def test_not_proved_is_told_and_left(text: str, doubt: str) -> None:
    restored = restore(text, "")
    assert (restored.korean, restored.changes, restored.doubts) == (text, (), (doubt,))


def test_other_language_proves() -> None:
    restored = restore("합금 입자 106개", "10⁶ alloy particles")
    assert restored.korean == "합금 입자 10^{6}개"
    assert [change.proof for change in restored.changes] == [OTHER]
    assert restore("합금 입자 106개", "10⁷ alloy particles").doubts == ("106",)
