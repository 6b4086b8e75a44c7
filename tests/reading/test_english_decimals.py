"""Decimal commas and spaces between thousands in English texts."""

import pytest

from harmonize.reading.english import read_thresholds
from harmonize.reading.english_decimals import with_points


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("More than 2,5 mm;", "More than 2.5 mm;"),
        ("More than 2 500 kW at 17,5 %;", "More than 2,500 kW at 17.5 %;"),
        ("More than 0,005 J;", "More than 0.005 J;"),
        ("A purity of 99,995 % or better;", "A purity of 99.995 % or better;"),
        ("More than 5,125 × 10^{6} J;", "More than 5.125 × 10^{6} J;"),
        ("A figure greater than 3,7;", "A figure greater than 3.7;"),
        ("A ratio of 4,5:1;", "A ratio of 4.5:1;"),
        ("Between 1 300,5 and 1 400 mm;", "Between 1,300.5 and 1,400 mm;"),
        ("For 12,250 m at 0,5 Hz;", "For 12.250 m at 0.5 Hz;"),  # 0,5 shows what the comma means
        ("Speeds of Mach 1,4 or more;", "Speeds of Mach 1.4 or more;"),
    ],
)
def test_continental_figures_are_rewritten(text: str, pointed: str) -> None:
    assert with_points(text) == pointed
    assert len(pointed) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "More than 1,250 mm;",
        "More than 1,250 mm and less than 2.5 mm;",
        "9. XNP (2,7 diamino 3,6 dinitropyridine);",
        "b. XNH (Octahydro 3,5 bis(nitro)imidazo [4,5 d]imidazole);",
        "1,1H-Phthaloyl-bis(2-methylaziridine);",
        "See Notes 1,2 and 3;",
        "See ABC 102 232, and more;",
        "Items 1,3,5 m apart;",
    ],
)
def test_other_figures_stay(text: str) -> None:
    assert with_points(text) == text


def test_the_quote_is_as_printed() -> None:
    (threshold,) = read_thresholds("Power exceeding 2 500,5 kW;")
    assert (threshold.value, threshold.unit, threshold.quote) == (2500.5, "kW", "2 500,5 kW")
