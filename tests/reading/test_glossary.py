"""The vocabulary: its file is whole, its units are pint's, its terms are those of the lists, its errors are plain."""

import csv
import time
import unicodedata
from pathlib import Path

import pytest

from harmonize.errors import HarmonizeError
from harmonize.model import Language
from harmonize.reading import glossary as module
from harmonize.reading.folding import fold, folded
from harmonize.reading.glossary import COLUMNS, ConceptKind, Glossary, dimension, load_glossary, term_key
from harmonize.reading.units import KNOWN, registry

HEADER = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary()


def test_shipped_glossary_is_rich_enough(glossary: Glossary) -> None:
    assert 1300 <= len(glossary.concepts) <= 2400
    assert {concept.kind for concept in glossary.concepts} == set(ConceptKind)
    for language, share in ((Language.JAPANESE, 0.6), (Language.KOREAN, 0.7)):
        named = sum(1 for concept in glossary.concepts if concept.terms(language))
        assert named / len(glossary.concepts) >= share, language


def test_topics_of_the_dialogue_are_concepts(glossary: Glossary) -> None:
    topics = {concept.id for concept in glossary.concepts if concept.kind is ConceptKind.TOPIC}
    assert topics >= {
        "radiation-hardened", "advanced-computing", "semiconductor-manufacturing-equipment", "quantum-computer",
        "cryogenic", "intrusion-software", "surveillance", "additive-manufacturing", "hypersonic", "gaafet",
    }  # fmt: skip


def test_loading_is_quick_enough_for_every_command() -> None:
    path = module.lists_folder() / "glossary.csv"
    spent = []
    for _ in range(3):
        start = time.process_time()
        module._load.__wrapped__(path)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.12  # about 0.05 s alone on a core


def test_name_falls_back_to_english() -> None:
    concept = module.Concept("x", ConceptKind.GOODS, (), ("frobnicator",), (), ("것",), "")
    assert [concept.name(language) for language in Language] == ["frobnicator", "frobnicator", "것"]


def test_units_are_those_of_the_registry(glossary: Glossary) -> None:
    units = registry()
    for unit in sorted({unit for concept in glossary.concepts for unit in concept.units}):
        if unit == "dB":
            continue
        base = str(units.Quantity(1.0, unit).to_base_units().units)
        assert dimension(base) == dimension(unit), unit
    unmeasured = {"word", "base", "gauge", "USD", "KRW", "JPY", "EUR"}  # no parameter has these dimensions
    for _factor, _offset, base in KNOWN.values():
        assert (dimension(base) is None) is (base in unmeasured), base


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("kilogram * meter ** 2 / second ** 3", "W", True),
        ("1 / second", "Hz", True),
        ("radian", "1", True),
        ("dBm", "dB", True),
        ("bit / second", "Hz", False),
        ("sample / second", "sample/s", True),
        ("kilogram / ampere ** 1.0 / second ** 2", "T", True),
        ("kelvin", "m", False),
    ],
)
def test_dimension(one: str, other: str, same: bool) -> None:
    assert (dimension(one) == dimension(other)) is same


@pytest.mark.parametrize("unit", ["florin", "W/", "kg m", "m**", ""])
def test_dimension_of_no_unit_is_unknown_or_none(unit: str) -> None:
    assert not dimension(unit)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("id,kind,en\n", ["Line 1", "'unit'", HEADER]),
        ("kind,id,unit,en,ja,ko,remark\n", ["Line 1", "another order"]),
        (f"{HEADER}\na,goods,,pump,,,\na,goods,,valve,,,\n", ["Line 3", "'a'", "line 2"]),
        (f"{HEADER}\na,goods,,gas analyser,,,\nb,goods,,Gas-Analyzers,,,\n", ["Line 3", "English", "line 2", "'a'"]),
        (f"{HEADER}\na,goods,,pump,ポンプ,,\nb,goods,,valve,ポンプ,,\n", ["Line 3", "Japanese", "ポンプ"]),
        (f"{HEADER}\na,goods,,pump,,펌프,\nb,goods,,valve,,펌 프,\n", ["Line 3", "Korean"]),
        (f"{HEADER}\na,agent,,x one,,,CAS 50-00-0\nb,agent,,x two,,,CAS 50-00-0\n", ["Line 3", "50-00-0"]),
        (f"{HEADER}\na,gadget,,pump,,,\n", ["Line 2", "'gadget'", "goods"]),
        (f"{HEADER}\na,parameter,,power,,,\n", ["Line 2", "no unit", "'a'"]),
        (f"{HEADER}\na,parameter,florin,power,,,\n", ["Line 2", "'florin'", "pint"]),
        (f"{HEADER}\na,goods,W,pump,,,\n", ["Line 2", "no parameter"]),
        (f"{HEADER}\na,goods,,,,,\n", ["Line 2", "English term"]),
        (f"{HEADER}\nA B,goods,,pump,,,\n", ["Line 2", "kebab-case"]),
        (f"{HEADER}\na,goods,,pump\n", ["Line 2", "4 cells"]),
    ],
)
def test_errors_name_line_and_remedy(tmp_path: Path, lines: str, words: list[str]) -> None:
    path = tmp_path / "glossary.csv"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(HarmonizeError) as caught:
        load_glossary(path)
    sentence = str(caught.value)
    assert str(path) in sentence and sentence.endswith(".") and "; " in sentence
    assert all(word in sentence for word in words), sentence


def test_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(HarmonizeError, match="cannot be read"):
        load_glossary(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fibres", "fiber"), ("analysers", "analyzer"), ("armoured", "armored"), ("aluminium", "aluminum"),
        ("sulphide", "sulfide"), ("centre", "center"), ("assemblies", "assembly"), ("gases", "gas"),
        ("lenses", "lens"), ("viruses", "virus"), ("axes", "axis"), ("matrices", "matrix"), ("noises", "noise"),
        ("phases", "phase"), ("modelling", "modeling"), ("moulds", "mold"), ("haemorrhagic", "hemorrhagic"),
        ("classes", "class"), ("antennae", "antenna"), ("analogue", "analog"), ("dies", "die"), ("ADCs", "ADC"),
        ("laser's", "laser"), ("laser’s", "laser"), ("disks", "disc"), ("polymerisation", "polymerization"),
    ],
)  # fmt: skip
def test_spellings_that_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("rise", "rize"), ("AP", "ap"), ("hour", "hor"), ("gas", "ga"), ("GaN", "gan")]
)
def test_words_that_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_east_asian_folding_ignores_width_spaces_and_long_vowels() -> None:
    assert folded("ＧａＮ　コンピューター") == folded("GaN コンピュータ")
    assert term_key("전자 조립체", Language.KOREAN) == term_key("전자조립체", Language.KOREAN)


@pytest.mark.real
def test_japanese_and_korean_terms_are_those_of_the_lists_unless_marked_as_translated(
    sources: Path, glossary: Glossary
) -> None:
    japan = sources / "japan" / "markdown"
    newest = [max(folder.glob("*.md")) for folder in sorted(japan.iterdir())]
    japanese = folded(" ".join(path.read_text(encoding="utf-8") for path in newest))
    korean = ""
    for name in (
        "annex2_transcript.tsv",
        "annex2_definitions_transcript.tsv",
        "annex2-2_situational_items_transcript.tsv",
    ):
        with (sources / "korea" / name).open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            korean += folded(" ".join(row["korean"] or "" for row in rows))
    for concept in glossary.concepts:
        for language, text in ((Language.JAPANESE, japanese), (Language.KOREAN, korean)):
            terms = concept.terms(language)
            if language in concept.translated:
                assert len(terms) == 1, concept.id
                continue
            for term in terms:
                assert folded(term) in text, (concept.id, unicodedata.normalize("NFKC", term))


@pytest.mark.parametrize(
    ("words", "id_", "name"),
    [
        # what the text says, where the concept has names of several sorts of goods
        ("Submarines", "submersible-vehicle", "submarine"),
        ("heat pipes", "heat-pipe", "heat pipe"),
        ("Piping", "piping", "piping"),
        # an acronym, a spelling, a name cut short, an adjective, a phrase that is no name
        ("ADCs", "analogue-to-digital-converter", "analogue-to-digital converter"),
        ("surface acoustic wave", "acoustic-wave-device", "surface acoustic wave device"),
        ("acousto-optic", "acousto-optic-device", "acousto-optic device"),
        ("amorphous", "amorphous-alloy", "amorphous alloy"),
        ("coordinated simultaneously", "contouring-control", "contouring control"),
        ("absorbing electromagnetic radiation", "radar-absorbing-material", "radar absorbing material"),
        ("words that name nothing", "submersible-vehicle", "submersible vehicle"),
    ],
)
def test_a_concept_is_called_as_the_text_calls_it(glossary: Glossary, words: str, id_: str, name: str) -> None:
    found = glossary[id_].as_said(words)
    assert found.name() == name
    assert found == glossary[id_]
    assert found.name(Language.JAPANESE) == glossary[id_].name(Language.JAPANESE)
