"""Paragraphs that the US, the EU and the Wassenaar lists word alike give no finding at all.

The words are held against each other here by a crude rule of this file, not by the program's reading: letter case,
quotation marks, signs, decimal marks, names of units, the lists' own numbers and the verbs by which lists refer to
them are notation.
"""

import hashlib
import re
import unicodedata

import pytest

from harmonize.align.links import links_between
from harmonize.compare.pair import Sides
from harmonize.compare.parties import compare_two
from harmonize.model import CONTROL_KINDS, ListVersion, ParsedList, Status
from harmonize.parsers.spec import spec
from harmonize.shelf.catalogue import open_list

HOW_MANY = 200
_NUMBER = re.compile(r"\b\d\.?[a-e]\.?\d{1,3}(?:\.\w{1,2})*\.?(?!\w)")
_SPELT = {
    "specified by": "in", "specified in": "in", "controlled by": "in", "controlled in": "in", "controlled under": "in",
    "aluminum": "aluminium", "fiber": "fibre", "meter": "metre", "liter": "litre", "vapor": "vapour",
    "micrometres": "µm", "per cent": "%", "percent": "%", "specially designed": "specially-designed",
}  # fmt: skip


def notation_apart(text: str) -> str:
    """``text`` without what is notation only."""
    text = unicodedata.normalize("NFKC", text).lower().replace("\u2212", "-").replace("\u2013", "-").replace("μ", "µ")
    text = re.sub(r"[\"'“”‘’]|\(cas[^)]*\)", "", text)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))|(?<=\d)[ \u00a0](?=\d{3}(?!\d))", "", text)
    text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    for said, meant in _SPELT.items():
        text = text.replace(said, meant)
    text = _NUMBER.sub("#", text)
    text = re.sub(r"(?:[;,.:]|\s(?:or|and))+\s*$", "", text.strip())
    return re.sub(r"[\s.;,]+", " ", text).strip()


def leaves(parsed: ParsedList, list_id: str) -> dict[str, tuple[str, str]]:
    """Own number and words of the leaf paragraphs, by Wassenaar number."""
    parents = {item.parent for item in parsed.provisions if item.kind in CONTROL_KINDS}
    bridge = spec(list_id).wassenaar_number
    return {
        number: (item.number, notation_apart(item.text))
        for item in parsed.provisions
        if item.kind in CONTROL_KINDS
        and item.status is Status.IN_FORCE
        and item.number not in parents
        and (number := bridge(item.number))
        and len(item.text) > 20
    }


@pytest.fixture(scope="session")
def alike(wassenaar_2025: ParsedList, us_2026_08_20: ParsedList, eu_2022: ParsedList) -> list[tuple[str, str, str]]:
    """Wassenaar, US and EU numbers of 200 leaf paragraphs, the choice fixed by a hash."""
    base, us, eu = (
        leaves(parsed, name) for parsed, name in ((wassenaar_2025, "wassenaar"), (us_2026_08_20, "us"), (eu_2022, "eu"))
    )
    same = [
        (number, us[number][0], eu[number][0])
        for number, (_, words) in base.items()
        if number in us and number in eu and words == us[number][1] == eu[number][1]
    ]
    assert len(same) >= HOW_MANY
    return sorted(same, key=lambda each: hashlib.sha256(each[0].encode()).digest())[:HOW_MANY]


@pytest.mark.real
@pytest.mark.parametrize("side", [1, 2], ids=["us", "eu"])
def test_paragraphs_worded_alike_give_no_finding(alike: list[tuple[str, str, str]], side: int) -> None:
    base: ListVersion = open_list("wassenaar@2025", texts=False)
    party: ListVersion = open_list(("us@2026-08-20", "eu@2022-05-05")[side - 1], texts=False)
    findings = compare_two(Sides(party, base), links_between(party, base))
    numbers = {(base.info.list_id, each[0]) for each in alike} | {(party.info.list_id, each[side]) for each in alike}
    wrong = [item.sentence for item in findings for place in item.positions if (place.list_id, place.number) in numbers]
    assert not wrong
