"""Tariff codes over the nomenclature, gaps, and luxury goods at a rate."""

import pytest

from harmonize.compare.russia.expand import Listing, expand
from harmonize.compare.russia.luxury import rates_of
from harmonize.compare.russia.result import Coverage, Floor, PartyCell, RussiaResult
from harmonize.errors import HarmonizeError
from harmonize.model import HsLine
from tests.compare.russia_making import EDITION, compared, russia_list


def listing(*lines: HsLine) -> Listing:
    return expand(russia_list("japan-russia", lines), EDITION)


def said(found: Listing) -> dict[str, str]:
    """Each subheading with what limits it, or ``wholly``."""
    cells = {code: PartyCell("japan", mentions) for code, mentions in found.mentions.items()}
    return {
        code: "wholly" if cell.coverage is Coverage.WHOLE else "; ".join(cell.limits) for code, cell in cells.items()
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([HsLine("1", "85")], {"854231": "wholly", "854232": "wholly"}),
        ([HsLine("1", "8471"), HsLine("1", "847130", excluded=True)], {"847150": "wholly"}),
        (
            [HsLine("1", "8407"), HsLine("1", "840710", "840721", excluded=True)],
            {"840790": "wholly"},
        ),
        ([HsLine("1", "8471", "8542")], dict.fromkeys(("847130", "847150", "854231", "854232"), "wholly")),
        (
            [HsLine("1", "8471"), HsLine("1", "8471301000", excluded=True)],
            {"847130": "other than 8471.30.1000", "847150": "wholly"},
        ),
        (
            [HsLine("1", "870323"), HsLine("1", "870323", excluded=True, limited="cylinder capacity <= 1900 cm3")],
            {"870323": "other than cylinder capacity <= 1900 cm3"},
        ),
        ([HsLine("1", "8703239010", limited="new")], {"870323": "only 8703.23.9010 (new)"}),
        (
            [HsLine("1", "910111", floor=40000, floor_over=True, currency="JPY", limited="other than of gold")],
            {"910111": "other than of gold, > 40,000 JPY"},
        ),
        # two provisions add up
        ([HsLine("1", "847130", limited="used"), HsLine("2", "847130")], {"847130": "wholly"}),
        # an exclusion holds for its own provision only
        ([HsLine("1", "847130"), HsLine("2", "8471"), HsLine("2", "847130", excluded=True)],
         {"847130": "wholly", "847150": "wholly"}),
        # parts for each of the machines, and for some of them
        ([HsLine(str(n), "846693", limited=f"parts and accessories solely or principally for machines of 84.{n}")
          for n in range(56, 62)], {"846693": "wholly"}),
        ([HsLine(str(n), "846693", limited=f"parts solely or principally for machines of 84.{n}") for n in (56, 57)],
         {"846693": "parts solely or principally for machines of 84.56, 84.57"}),
        ([HsLine("1", "846694", limited="parts for machines of 84.62 and 84.63")], {"846694": "wholly"}),
        ([HsLine("1", "846694", limited="parts for red machines of 84.62 and 84.63")],
         {"846694": "parts for red machines of 84.62 and 84.63"}),
    ],
)  # fmt: skip
def test_what_a_list_lists(lines: list[HsLine], expected: dict[str, str]) -> None:
    found = listing(*lines)
    assert said(found) == expected
    assert found.remarks == ()
    assert found.outside == ()


def test_a_code_listed_and_excluded_at_once_is_shown_and_remarked() -> None:
    found = listing(HsLine("1", "847130"), HsLine("1", "847130", excluded=True))
    assert said(found) == {"847130": "listed and excluded in the same provision"}
    assert "8471.30 is listed and excluded in the same provision" in found.remarks[0]


def test_an_exclusion_of_what_is_not_listed_is_remarked() -> None:
    found = listing(HsLine("1", "8471"), HsLine("1", "8542", excluded=True))
    assert list(found.mentions) == ["847130", "847150"]
    assert "takes out 85.42, which it does not list" in found.remarks[0]


def test_codes_of_another_edition_are_shown() -> None:
    found = listing(HsLine("1", "854240"), HsLine("2", "847130", "847149"), HsLine("3", "8473", excluded=True))
    assert [(item.code, item.excluded) for item in found.outside] == [
        ("854240", False), ("847149", False), ("8473", True),
    ]  # fmt: skip
    assert list(found.mentions) == ["847130"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (HsLine("89/1", "8471301"), "'8471301' of 7 digits"),
        (HsLine("89/1", "847"), "'847' of 3 digits"),
        (HsLine("89/1", "8471", "847130"), "does not ascend"),
        (HsLine("89/1", "8542", "8471"), "does not ascend"),
    ],
)
def test_what_is_no_code_is_refused(line: HsLine, said: str) -> None:
    with pytest.raises(HarmonizeError) as error:
        listing(line)
    assert said in str(error.value)
    assert "89/1" in str(error.value)


def test_gaps_stand_in_the_order_of_the_room() -> None:
    us = [HsLine("s", code) for code in ("220830", "847130", "854231", "880730", "910111", "846694")]
    japan = [HsLine("1", "846694", limited="used"), HsLine("2", "220830"), HsLine("3", "840710")]
    tiers = [HsLine("854231", "854231", tier="1"), HsLine("880730", "880730", tier="3.B")]
    result = compared(us, japan, tiers)
    assert [(gap.row.code, gap.lacking, gap.partly) for gap in result.gaps] == [
        ("854231", ("japan",), ()),
        ("880730", ("japan",), ()),
        ("840710", ("us",), ()),
        ("847130", ("japan",), ()),
        ("846694", (), ("japan",)),
        ("910111", ("japan",), ()),
    ]
    assert result.rows[0].pattern == ("us", "japan")


def luxury(dollars: float, yen: float, rate: str, over: bool = True) -> RussiaResult:
    us = [HsLine("supp5.910111", "910111", floor=dollars, currency="USD", floor_unit="unit, US wholesale")]
    japan = [HsLine("155", "910111", floor=yen, floor_over=over, currency="JPY")]
    return compared(us, japan, rates=rates_of([rate]) if rate else ())


@pytest.mark.parametrize(
    ("dollars", "yen", "rate", "over", "more", "undecided"),
    [
        (300, 40000, "JPY=150", True, ("japan",), ""),
        (300, 40000, "JPY=100@2026-11-20", True, ("us",), ""),
        (400, 40000, "JPY=100", True, ("us",), ""),
        (400, 40000, "JPY=100", False, (), ""),
        (300, 40000, "", True, (), "no rate given for JPY"),
    ],
)
def test_prices_are_compared_at_the_rate_that_is_given(
    dollars: float, yen: float, rate: str, over: bool, more: tuple[str, ...], undecided: str
) -> None:
    row = luxury(dollars, yen, rate, over).luxury[0]
    assert (row.controls_more, row.undecided) == (more, undecided)


def test_wholly_is_more_than_from_a_price() -> None:
    us = [HsLine("supp5.910111", "910111", floor=300, currency="USD"), HsLine("supp4.910111", "910111")]
    result = compared(us, [HsLine("155", "9101", floor=40000, currency="JPY")])
    assert result.luxury[0].controls_more == ("us",)
    assert result.no_luxury == ()


def test_a_party_without_luxury_goods_is_named() -> None:
    result = compared([HsLine("supp5.220830", "220830")], [HsLine("89/1", "8471")])
    assert result.no_luxury == ("japan",)
    assert [row.row.code for row in result.luxury] == ["220830"]


@pytest.mark.parametrize("text", ["JPY", "JPY=", "JPY=abc", "JPY=0", "JPY=-150", "yen=150", "USD=1", "JPY=150@today"])
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(HarmonizeError, match="not a rate"):
        rates_of([text])


def test_two_rates_of_a_currency_are_refused() -> None:
    with pytest.raises(HarmonizeError, match="given twice"):
        rates_of(["JPY=150", "JPY=151"])


def test_a_rate_of_a_currency_that_no_list_states_is_not_used() -> None:
    result = luxury(300, 40000, "EUR=0.9")
    assert result.rates == () and [rate.currency for rate in result.unused_rates] == ["EUR"]
    assert result.warnings == ("The rate EUR=0.9 is not used: no list states a price in EUR.",)
    assert result.luxury[0].undecided == "no rate given for JPY"


def test_a_misspelt_currency_is_refused() -> None:
    with pytest.raises(HarmonizeError, match="JYP is no currency"):
        rates_of(["JYP=150"])


def test_a_floor_in_words() -> None:
    assert Floor(1234567.5, "JPY", True, "").text == "> 1,234,567.50 JPY"
    assert Floor(300, "USD", False, "unit").text == "≥ 300 USD per unit"
