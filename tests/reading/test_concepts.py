"""Concepts in texts: what is found, where, and what must not be."""

import csv
import time
from pathlib import Path

import pytest

from harmonize.model import Language
from harmonize.reading.concepts import find_concepts, fits, parameter_concept
from harmonize.reading.glossary import Glossary, load_glossary

WATT = "kilogram * meter ** 2 / second ** 3"
JOULE = "kilogram * meter ** 2 / second ** 2"


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary()


def found(text: str, language: Language, glossary: Glossary) -> list[tuple[str, str]]:
    return [(match.id, text[match.start : match.end]) for match in find_concepts(text, language, glossary)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Analogue-to-digital converters", [("analogue-to-digital-converter", "Analogue-to-digital converters")]),
        # American spelling, no hyphens, quotation marks inside the term
        ("an analog to digital “converter”", [("analogue-to-digital-converter", "analog to digital “converter")]),
        ("the ADC's and ADCs", [("analogue-to-digital-converter", "ADC's"), ("analogue-to-digital-converter", "ADCs")]),
        # an acronym only in capitals, and never inside a word
        ("a pan that spans", []),
        ("PAN fibre", [("polyacrylonitrile", "PAN")]),
        # a heading in capitals is read like any other text
        ("INFORMATION SECURITY", [("information-security", "INFORMATION SECURITY")]),
        # the longest term wins
        ("gas turbine engine", [("gas-turbine-engine", "gas turbine engine")]),
        ("fluids; engines", [("fluid", "fluids"), ("engine", "engines")]),
        # punctuation parts terms
        ("gas, turbine engine", [("turbine-engine", "turbine engine")]),
        ("laser. Radar", [("laser", "laser"), ("radar", "Radar")]),
        # a short name in brackets inside a term
        ("Carbon dioxide (CO_{2}) lasers", [("carbon-dioxide-laser", "Carbon dioxide (CO_{2}) lasers")]),
        # subscripts, spaces and none
        ("UF_{6}", [("uranium-hexafluoride", "UF_{6")]),
        ("UF6 or UF 6", [("uranium-hexafluoride", "UF6"), ("uranium-hexafluoride", "UF 6")]),
        # substances by their number
        ("(CAS 756-79-6)", [("cas", "CAS"), ("dimethyl-methylphosphonate", "756-79-6")]),
    ],
)
def test_english(text: str, expected: list[tuple[str, str]], glossary: Glossary) -> None:
    assert found(text, Language.ENGLISH, glossary) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("アナログデジタル変換用の集積回路", ["analogue-to-digital-converter", "integrated-circuit"]),
        # with or without the long-vowel mark
        ("レーザ及びセンサー", ["laser", "sensor"]),
        # one character is no word inside another
        ("管理する", []),
        ("銅又は鉄", ["copper", "iron"]),
        ("動作周波数が三ギガヘルツ", ["operating-frequency"]),
    ],
)
def test_japanese(text: str, expected: list[str], glossary: Glossary) -> None:
    assert [concept for concept, _ in found(text, Language.JAPANESE, glossary)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("집적회로를", [("integrated-circuit", "집적회로")]),
        ("전자조립체와 전자 조립체", [("electronic-assembly", "전자조립체"), ("electronic-assembly", "전자 조립체")]),
        # a short term begins a word: 출력 is not found in 방출력
        ("출력이 방출력보다", [("output-power", "출력")]),
        ("“소프트웨어”", [("software", "소프트웨어")]),
        ("GaN 기판", [("gallium-nitride", "GaN"), ("substrate", "기판")]),
    ],
)
def test_korean(text: str, expected: list[tuple[str, str]], glossary: Glossary) -> None:
    assert found(text, Language.KOREAN, glossary) == expected


@pytest.mark.parametrize(
    ("phrase", "base_unit", "language", "expected"),
    [
        ("output power", WATT, Language.ENGLISH, "output-power"),
        ("average or cw output power", WATT, Language.ENGLISH, "output-power"),
        ("guaranteed pulsed output power", WATT, Language.ENGLISH, "output-power"),
        ("output energy per pulse", JOULE, Language.ENGLISH, "output-energy"),
        # the dimension must fit: a power is no energy
        ("peak power", JOULE, Language.ENGLISH, ""),
        ("resolution", "bit", Language.ENGLISH, "resolution"),
        ("resolution", "meter", Language.ENGLISH, "resolution"),
        ("resolution", "kelvin", Language.ENGLISH, ""),
        ("sample rate", "sample / second", Language.ENGLISH, "sample-rate"),
        # levels in decibels may be powers
        ("peak saturated power output", "dBm", Language.ENGLISH, "peak-saturated-power-output"),
        ("inner diameter (of windings)", "meter", Language.ENGLISH, "inside-diameter"),
        ("colour of the box", "", Language.ENGLISH, ""),
        ("ピーク出力", WATT, Language.JAPANESE, "peak-power"),
        ("최대 인장강도", "kilogram / meter / second ** 2", Language.KOREAN, "ultimate-tensile-strength"),
        ("", "kelvin", Language.ENGLISH, ""),
    ],
)
def test_parameter_concept(phrase: str, base_unit: str, language: Language, expected: str, glossary: Glossary) -> None:
    assert parameter_concept(phrase, base_unit, language, glossary) == expected


def test_an_unknown_unit_fits_every_parameter(glossary: Glossary) -> None:
    assert fits("output-power", "florin", glossary)
    assert fits("output-power", "", glossary)
    assert not fits("output-power", "kelvin", glossary)


@pytest.mark.real
def test_every_parallel_row_shares_concepts_more_often_than_not(sources: Path, glossary: Glossary) -> None:
    """Korean and official English of one row name the same things: a check of both columns of the glossary."""
    with (sources / "korea" / "annex2_transcript.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    agreeing = compared = 0
    for row in rows:
        english = {match.id for match in find_concepts(row["english"] or "", Language.ENGLISH, glossary)}
        korean = {match.id for match in find_concepts(row["korean"] or "", Language.KOREAN, glossary)}
        if english and korean:
            compared += 1
            agreeing += len(english & korean) * 2 >= min(len(english), len(korean))
    assert compared > 3000
    assert agreeing / compared > 0.85


@pytest.mark.real
def test_speed_on_real_paragraphs(sources: Path, glossary: Glossary) -> None:
    with (sources / "korea" / "annex2_transcript.tsv").open(encoding="utf-8", newline="") as lines:
        texts = [row["english"] or "" for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    start = time.process_time()
    for text in texts:
        find_concepts(text, Language.ENGLISH, glossary)
    assert len(texts) / (time.process_time() - start) > 8000
