"""How children combine."""

import pytest

from harmonize.model import Language, Logic
from harmonize.reading.logic import read_logic

PLAIN = ["Red;", "Blue;", "Green."]
OR = ["Red;", "Blue; or", "Green."]
AND = ["Red;", "Blue; and", "Green."]


@pytest.mark.parametrize(
    ("text", "children", "logic"),
    [
        ("Pumps having any of the following:", OR, Logic.ANY),
        ("Pumps having any of the following characteristics:", PLAIN, Logic.ANY),
        ("Pumps meeting any one of the following:", PLAIN, Logic.ANY),
        ("Pumps having either of the following:", PLAIN, Logic.ANY),
        ("Pumps having one or more of the following:", PLAIN, Logic.ANY),
        ("Pumps having at least one of the following features:", PLAIN, Logic.ANY),
        ("Pumps having two or more of the following:", PLAIN, Logic.ANY),
        ("Pumps that are any of the following:", AND, Logic.ANY),  # the parent's words win
        ("Pumps having all of the following:", AND, Logic.ALL),
        ("Pumps having both of the following:", PLAIN, Logic.ALL),
        ("Pumps having each of the following characteristics:", PLAIN, Logic.ALL),
        ("Pumps having all of the following:", OR, Logic.ALL),
        ("Pumps having the following:", PLAIN, Logic.ALL),
        ("Pumps having all of the following, and parts therefor:", PLAIN, Logic.ALL),
        ("Pumps, as follows:", PLAIN, Logic.LIST),
        ("Pumps, as follows:", AND, Logic.LIST),
        ("Pumps, as follows, and specially designed parts therefor:", AND, Logic.LIST),
        ("The following pumps:", PLAIN, Logic.LIST),
        # the last phrase decides: the list is of pumps, the conditions are on the children
        ("Pumps as follows, having all of the following:", PLAIN, Logic.ALL),
        # no phrase: the conjunctions decide
        ("Pumps:", OR, Logic.ANY),
        ("Pumps:", AND, Logic.ALL),
        ("Pumps:", PLAIN, Logic.LIST),
        ("Pumps and related goods (see List of Parts).", AND, Logic.LIST),
        ("Pumps having any of the following (see List of Parts).", AND, Logic.ANY),
        ("Paragraph b does not apply to:", AND, Logic.LIST),
        ("Pumps having any of the following:", [], Logic.NONE),
    ],
)
def test_logic(text: str, children: list[str], logic: Logic) -> None:
    assert read_logic(text, children, Language.ENGLISH) is logic
