"""The report in Japanese and Korean: every sentence has its words, every label its names, every heading its own."""

from __future__ import annotations

import ast
import csv
import json
import pickle
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from string import Formatter

import pytest
from openpyxl import load_workbook

from harmonize.align.lists import align_lists
from harmonize.compare.pair import Sides
from harmonize.compare.parties import compare_parties, compare_two, not_compared
from harmonize.compare.russia.run import compare_russia
from harmonize.model import (
    Comparison,
    Finding,
    Label,
    Language,
    ListVersion,
    Mark,
    Provision,
    Regime,
    Saying,
    listed,
    say,
    sentences,
)
from harmonize.reading.glossary import load_glossary
from harmonize.report.labels import NAMES, label_in
from harmonize.report.page import page_text
from harmonize.report.particles import PARTICLES
from harmonize.report.parties import full_sentence
from harmonize.report.parts import changes_of, changes_parts, russia_parts
from harmonize.report.phrases import TEMPLATES, phrases
from harmonize.report.sheets import REVIEW_STATUSES
from harmonize.report.tables import Sheet, as_text
from harmonize.report.told import TEMPLATES as TOLD
from harmonize.report.told import told
from harmonize.report.words import display_width
from harmonize.report.workbook import report_sheets, write_workbook
from harmonize.shelf.catalogue import open_list, shelf
from tests.making import read_list
from tests.report.invented import comparison

PACKAGE = Path(__file__).parents[2] / "harmonize"
OTHERS = (Language.JAPANESE, Language.KOREAN)
OWN_SIGNS = {Language.JAPANESE: "[\u3040-\u30ff\u3400-\u9fff]", Language.KOREAN: "[\uac00-\ud7a3]"}
SAME_EVERYWHERE = {"SHA-256", "HS 2022", "EU"}
"""Headings that are the same in every language."""
UNIT = re.compile(
    r"(?<=[\d/*·] )?(?:dB|bit|rad|rads|mrad|ppm|rpm|min|dielectric constant)\b|(?:[<>]=?|=) [^、,：:（(]*"
)
"""Bounds with their units."""
MAKERS = {"say": 0, "of": 0, "Column": 0, "of_party": 1, "_chained": 0}
"""Functions that take English words, and the place of these."""


def rows() -> list[dict[str, str]]:
    with (TEMPLATES / "wording.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


KNOWN = {row["en"] for row in rows()} | {row["en"] for row in csv.DictReader(
    (TEMPLATES / "phrases.csv").open(encoding="utf-8", newline=""))}  # fmt: skip


def names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_row_has_both_languages_and_the_same_names() -> None:
    seen: set[str] = set()
    for row in rows():
        assert row["en"] not in seen, row["en"]
        seen.add(row["en"])
        for language in OTHERS:
            said = row[language.value]
            assert said, row["en"]
            assert names_in(said) == names_in(row["en"]), (row["en"], said)
            particles = {form for _, _, form, _ in Formatter().parse(said) if form}
            assert particles <= (PARTICLES.keys() if language is Language.KOREAN else set()), said


def test_no_row_mixes_the_languages() -> None:
    """A sign of the one language in the words of the other would be a slip; names of laws stand as they are."""
    for row in rows():
        if re.search("[\uac00-\ud7a3\u3400-\u9fff]", row["en"]):
            continue
        assert not re.search(OWN_SIGNS[Language.KOREAN], re.sub("전략물자수출입고시 별표 \\S+", "", row["ja"])), row[
            "ja"
        ]
        assert not re.search("[\u3040-\u30ff]", row["ko"]), row["ko"]


def words_given(tree: ast.AST) -> Iterator[str]:
    """The literal words that are given to functions that make sayings or look words up."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = (
                called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
            )
            if name in MAKERS and len(node.args) > MAKERS[name]:
                yield from literals(node.args[MAKERS[name]])


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


@pytest.mark.parametrize("folder", ["compare", "report", "model"])
def test_every_word_in_the_code_is_in_the_table(folder: str) -> None:
    found: set[str] = set()
    for path in (PACKAGE / folder).rglob("*.py"):
        found |= set(words_given(ast.parse(path.read_text(encoding="utf-8"))))
    foreign = {words for words in found if re.search("[\u3040-\u9fff]", words)}  # the 新旧対照表 is Japanese itself
    assert sorted(found - KNOWN - foreign - {""}) == []
    assert found or folder == "model"


def test_the_closed_sets_are_in_the_table() -> None:
    closed = [*REVIEW_STATUSES, *TOLD, *(each.value for each in (*Mark, *Regime))]
    assert sorted(set(closed) - KNOWN) == []


def sayings(value: object, seen: set[int] | None = None) -> Iterator[Saying]:
    """Every saying in a result, with those in it; what stands in several places is looked into once."""
    seen = set() if seen is None else seen
    if isinstance(value, str | int | float | bool | None) and not isinstance(value, Saying) or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Saying):
        yield value
        inner: Iterable[object] = value.values.values()
    elif is_dataclass(value):
        inner = [getattr(value, each.name) for each in fields(value)]
    elif isinstance(value, dict):
        inner = [*value, *value.values()]
    else:
        inner = value if isinstance(value, tuple | list) else ()
    for each in inner:
        yield from sayings(each, seen)


@pytest.fixture(scope="module")
def shipped() -> Comparison:
    """The comparison of the lists that ship with the program."""
    return compare_parties("us,japan,korea", "wassenaar")


def test_every_sentence_of_the_shipped_comparison_can_be_said(shipped: Comparison) -> None:
    assert all(isinstance(finding.sentence, Saying) for finding in shipped.findings)
    assert all(not finding.undecided or phrases(Language.JAPANESE).of(finding.undecided) != finding.undecided
               for finding in shipped.findings)  # fmt: skip
    made = {each.template for each in sayings(shipped)}
    assert len(made) > 60
    assert sorted(made - KNOWN) == []
    topics = {part for finding in shipped.findings for part in finding.why.split("; ")}
    assert sorted(topics - KNOWN) == []
    assert all(isinstance(sentence, Saying) for sentence in shipped.not_compared)


def test_russia_and_changes_can_be_said(shipped: Comparison) -> None:
    russia = compare_russia("us,japan,korea", ["JPY=150@2026-01-02"])
    changes = changes_of(["us@2026-06-24", "wassenaar@2021"], shipped, None)
    made = {each.template for result in (russia, changes) for each in sayings(result)}
    assert len(made) > 30
    assert sorted(made - KNOWN) == []
    limits = {limit for row in russia.rows for cell in row.cells for limit in cell.limits}
    japanese = phrases(Language.JAPANESE)
    told_in_english = [limit for limit in limits if re.search("[a-z]{4}", japanese.of(limit))]
    assert told_in_english == []
    for language in OTHERS:
        words = phrases(language)
        for sheet in (*russia_parts(russia, words), *changes_parts(changes, words)):
            assert_headed(sheet, language)


def assert_headed(sheet: Sheet, language: Language) -> None:
    """No English heading stands over the columns, in the name of the sheet or in its charts."""
    own = re.compile(OWN_SIGNS[language])
    charts = [word for chart in sheet.charts for word in (chart.title, chart.across, chart.upward)]
    for said in (sheet.name, *(column.heading for column in sheet.columns), *charts):
        assert not said or own.search(said) or said in SAME_EVERYWHERE, (sheet.name, said)
    assert len(sheet.name) <= 31
    assert not set(sheet.name) & set("[]:*?/\\")
    if sheet.is_table:
        for column in sheet.columns:
            assert display_width(column.heading) <= 2 * column.width, column.heading


@pytest.mark.parametrize("language", OTHERS)
def test_no_heading_is_english(language: Language) -> None:
    sheets = report_sheets(comparison(), (), phrases(language))
    for sheet in sheets:
        assert_headed(sheet, language)
    english = {sheet.name for sheet in report_sheets(comparison())}
    assert len({sheet.name for sheet in sheets}) == len(english)
    assert english.isdisjoint(sheet.name for sheet in sheets)
    plain = re.compile(r"(?:[A-Z]?[a-z]+ ){2,}[a-z]+")
    for sheet in sheets:
        if not sheet.is_table and sheet is not sheets[1]:  # the sentences of the invented findings are no sayings
            for number, row in enumerate(sheet.rows):
                for column in range(len(row)):
                    said = sheet.cell_text(number, column).replace("harmonize review import", "")  # what to type
                    assert not plain.search(said) or said in INVENTED, said


INVENTED = {
    *(version.title for version in comparison().versions),
    *comparison().not_compared,
}


# A small comparison of our own

WASSENAAR = {
    "3.A.7": "Signal shredders as follows:",
    "3.A.7.a": "Shredders having any of the following:",
    "3.A.7.a.1": "A bandwidth exceeding 40 MHz and a mass of less than 3 kg; or",
    "3.A.7.a.2": "A cooling system using liquid nitrogen;",
    "3.A.7.b": "Gyroscopes with a bias stability of less than 0.5 degree per hour;",
    "3.A.7.b#note": "3.A.7.b. does not apply to gyroscopes for toys.",
    "3.A.7.c": "Centrifuges for uranium hexafluoride with carbon fibre rotors;",
    "3.A.7.d": "Lasers having an average output power exceeding 20 W;",
    "3.A.7.e": "Accelerometers having a mass of less than 9 kg;",
}
US = {
    "3A007": "Signal shredders as follows:",
    "3A007.a": "Shredders having any of the following:",
    "3A007.a.1": "A bandwidth exceeding 60 MHz and a mass of less than 5 kg; or",
    "3A007.a.2": "A cooling system using liquid nitrogen;",
    "3A007.b": "Gyroscopes with a bias stability of less than 0.5 degree per hour;",
    "3A007.c": "Centrifuges for uranium hexafluoride with carbon fibre rotors, specially designed for laboratories;",
    "3A007.d": "Lasers having an average output power exceeding 5 W;",
    "3A007.y": "Wafer probes having a length exceeding 300 mm;",
}


def lists() -> tuple[ListVersion, ListVersion]:
    return read_list("us", US), read_list("wassenaar", WASSENAAR)


def small() -> list[Finding]:
    party, base = lists()
    return compare_two(Sides(party, base), align_lists(party, base))


@pytest.mark.parametrize("language", OTHERS)
def test_a_small_comparison_reads_as_it_did(language: Language, golden: Callable[[str, str], None]) -> None:
    words = phrases(language)
    party, base = lists()
    lines: list[str] = []
    for finding in small():
        lines += [full_sentence(finding, words), f"    {words.listed(finding.why)}; {words.label(finding.parameter)}"]
        lines += [f"    {words.of(step)}" for step in finding.explanation]
    lines += map(words.of, not_compared(base, [party]))
    golden(f"wording_{language.value}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", OTHERS)
def test_the_tables_read_as_they_did(language: Language, golden: Callable[[str, str], None]) -> None:
    golden(f"report_tables_{language.value}.txt", as_text(report_sheets(comparison(6, 6), (), phrases(language))))


def test_the_line_can_be_taken_into_the_room() -> None:
    said = {full_sentence(finding, phrases(Language.JAPANESE)) for finding in small()}
    assert "レーザー、平均出力：ワッセナー 3.A.7.d は > 20 W、米国 3A007.d は > 5 W。米国がより広く規制。" in said


def test_english_is_left_alone() -> None:
    english = phrases(Language.ENGLISH)
    for finding in small():
        assert english.of(finding.sentence) is finding.sentence
        assert type(json.loads(json.dumps(finding.sentence))) is str
        assert json.loads(json.dumps(finding.sentence)) == finding.sentence


def test_a_saying_is_its_english_text_and_keeps_what_it_was_made_of() -> None:
    said = say("{party} {number} differs.", party="US", number="3A001.a#note2")
    assert said == "US 3A001.a#note2 differs."
    again = pickle.loads(pickle.dumps(said))
    assert (again, again.template, again.values) == (said, said.template, said.values)
    assert sentences("", said, "") is said
    assert sentences(said, "It is.") == f"{said} It is."
    assert listed(["a", "", "b"]) == "a; b"
    assert listed([]) == sentences() == ""
    assert say("{names}.", names=("a", "b")) == "a, b."


def test_what_the_tables_do_not_have_stays_english() -> None:
    japanese = phrases(Language.JAPANESE)
    assert japanese.of("Words of nobody.") == "Words of nobody."
    assert japanese.of(say("A template of {name}.", name="nobody")) == "A template of nobody."
    assert japanese.of("") == ""


@pytest.mark.parametrize(
    ("party", "said"),
    [("US", "미국이"), ("Wassenaar", "바세나르가"), ("EU", "EU가"), ("3A001.a.1", "3A001.a.1이"),
     ("3A001.a.2", "3A001.a.2가"), ("6/1/イ", "6/1/イ가"), ("laser (CAS 1-2)", "laser (CAS 1-2)이"),
     ("> 5 km", "> 5 km가")],
)  # fmt: skip
def test_a_korean_particle_follows_the_last_sound(party: str, said: str) -> None:
    assert phrases(Language.KOREAN).say("{who} controls more.", who=party) == f"{said} 더 넓게 통제한다."


@pytest.mark.parametrize(
    ("label", "japanese", "korean"),
    [
        ("laser", "レーザー", "레이저"),
        ("computer, laser (tunable): output power > 1 W", "電子計算機、レーザー（波長可変）：出力 > 1 W", None),
        ("laser – semiconductor laser: wavelength > 1 nm and <= 2 nm",
         "レーザー – 半導体レーザー：波長 > 1 nm かつ <= 2 nm",
         "레이저 – 반도체 레이저: 파장 > 1 nm 및 <= 2 nm"),
        ("laser: wavelength < 1 nm or > 2 nm", "レーザー：波長 < 1 nm 又は > 2 nm", "레이저: 파장 < 1 nm 또는 > 2 nm"),
        ("pulsed laser – component for test equipment for laser",
         "パルスレーザー – 部分品（試験装置（レーザー関連）関連）",
         "펄스 레이저 – 구성품(시험장비(레이저 관련) 관련)"),
        ("other polygraph", "その他のポリグラフ", "기타 거짓말 탐지기"),
        ("laser: wavelength < 1 nm, @ temperature = 2 K", "レーザー：波長 < 1 nm、条件 温度 = 2 K",
         "레이저: 파장 < 1 nm, 조건 온도 = 2 K"),
        ("technology (development, production) for 3A001, 3B002: laser",
         "技術（開発、製造）（3A001、3B002関連）：レーザー",
         "기술(개발, 생산)(3A001, 3B002 관련): 레이저"),
        ("note: does not apply to laser", "適用除外の注：レーザー", "적용 제외 주: 레이저"),
        ("3A001.a reserved", "3A001.a 留保", "3A001.a 유보"),
        ("unheard-of thing (laser)", "unheard-of thing（レーザー）", "unheard-of thing(레이저)"),
        ("bis(2-chloroethyl)methylamine hydrochloride", None, None),
        ("3A001.a", "3A001.a", "3A001.a"),
        ("laser: wavelength > 50 nautical_mile", "レーザー：波長 > 50 海里", "레이저: 파장 > 50 해리"),
        ("pump: > 5 m^3/hour, @ temperature = 90 deg/s", "ポンプ：> 5 m^3/h、条件 温度 = 90 °/s",
         "펌프: > 5 m^3/h, 조건 온도 = 90 °/s"),
        ("Laser", "レーザー", "레이저"),
        ("note: does not apply to laser (equipment for laser)", "適用除外の注：レーザー（装置（レーザー関連））",
         "적용 제외 주: 레이저(장비(레이저 관련))"),
    ],
)  # fmt: skip
def test_a_label_is_made_of_the_glossary_s_names(label: str, japanese: str | None, korean: str | None) -> None:
    for language, expected in zip(OTHERS, (japanese, korean), strict=True):
        made = label_in(label, language, {})
        assert made.count("(") + made.count("（") == made.count(")") + made.count("）")
        if expected is not None:
            assert made == expected
        assert phrases(language).label(label) == phrases(language).of(Label(label))


@pytest.mark.parametrize(
    ("english", "japanese"),
    [
        ("names what 3.A.1 lists", "3.A.1 が列挙するものを挙げる"),
        ("likeness 0.83; same sense", "類似度 0.83；同文"),
        ("laser, electron-beam", "レーザー、電子ビーム"),
        (
            "parts solely or principally for machines of 84.26, 84.29",
            "専ら又は主として第84.26、84.29項の機械に使用する部分品",
        ),
        ("other than foreign-produced items", "外国産品を除く"),
    ],
)
def test_plain_facts_are_read_back(english: str, japanese: str) -> None:
    assert phrases(Language.JAPANESE).evidence(english) == japanese


@pytest.mark.parametrize("language", OTHERS)
def test_every_english_term_of_a_concept_is_found(language: Language) -> None:
    """A label calls goods as their text does, by whichever term."""
    with NAMES.open(encoding="utf-8", newline="") as lines:
        chosen = {row["en"] for row in csv.DictReader(lines)}
    for concept in load_glossary().concepts:
        names = {label_in(term, language, {}) for term in concept.en if term not in chosen or term == concept.en[0]}
        assert not concept.terms(language) or len(names) == 1, concept.id
    assert label_in("unmanned submersible vehicle", language, {}) == label_in("submersible vehicle", language, {})


def parameters(provisions: Iterable[Provision]) -> set[str]:
    """What the bounds of provisions are on, in words."""
    return {bound.parameter.replace("-", " ") for item in provisions for bound in item.thresholds}


def test_names_are_those_of_concepts_or_of_what_labels_are_made_of() -> None:
    """Each name stands once, in both languages, in the order of the alphabet; none is dead."""
    with NAMES.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    english = [row["en"] for row in found]
    assert english == sorted(set(english), key=str.lower)
    known = {term for concept in load_glossary().concepts for term in concept.en}
    lists = [open_list(f"{held.info.list_id}@{held.info.version}") for held in shelf()]
    provisions = [item for version in lists for item in version.provisions]
    said = "\n".join([*(item.label for item in provisions), *parameters(provisions)])
    assert [name for name in english if name not in known and name not in said] == []
    for row in found:
        for language in OTHERS:
            assert re.search(OWN_SIGNS[language], row[language.value]), row


@pytest.mark.parametrize("language", OTHERS)
def test_few_labels_of_findings_have_english_words(shipped: Comparison, language: Language) -> None:
    """What is left are names of substances and organisms, and labels that are no names."""
    words = phrases(language)
    labels = {label for finding in shipped.findings for label in (finding.label, finding.parameter) if label}
    english = {label for label in labels if re.search(r"\b[a-z][a-z'-]{2,}\b", UNIT.sub("", words.label(label)))}
    assert len(labels) > 1000
    assert len(english) < 0.08 * len(labels), sorted(english)[:20]


def test_what_the_parsers_remark_can_be_said() -> None:
    for held in shelf():
        for remark in held.info.remarks:
            found = told(remark)
            assert remark in KNOWN or found is not None, remark
            assert found is None or found == remark
            for language in OTHERS:
                assert phrases(language).of(remark) != remark


@pytest.mark.parametrize(
    ("number", "english", "japanese", "korean"),
    [
        ("3A001.a", "3A001.a", "3A001.a", "3A001.a"),
        ("3A001.a#note2.b", "3A001.a, note 2.b", "3A001.a 注2.b", "3A001.a 주해 2.b"),
        (
            "0A502#license-requirements.table",
            "0A502, license requirements, table",
            "0A502 許可要件 表",
            "0A502 허가 요건 표",
        ),
        ("0A502#lvs", "0A502, LVS", "0A502 LVS", "0A502 LVS"),
    ],
)
def test_a_number_is_said_with_the_names_of_its_parts(number: str, english: str, japanese: str, korean: str) -> None:
    said = [phrases(language).number(number) for language in (Language.ENGLISH, *OTHERS)]
    assert said == [english, japanese, korean]


def test_lists_have_names() -> None:
    names = [phrases(language).party("us-russia") for language in (Language.ENGLISH, *OTHERS)]
    assert names == ["US Russia", "米国（対ロシア）", "미국(대러시아)"]


def test_only_the_known_phrases_are_read_back() -> None:
    assert told("a sentence that nobody wrote") is None
    assert told("") is None


# The workbook


@pytest.mark.parametrize(("language", "font"), [(Language.JAPANESE, "Yu Gothic"), (Language.KOREAN, "Malgun Gothic")])
def test_the_workbook_has_the_font_of_its_language_and_its_links_lead_somewhere(
    language: Language, font: str, tmp_path: Path
) -> None:
    path = tmp_path / "gaps.xlsx"
    words = phrases(language)
    write_workbook(comparison(), path, words=words)
    book = load_workbook(path)
    names = set(book.sheetnames)
    for sheet in book.worksheets:
        assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {font}
        places = [link.location for link in sheet._hyperlinks if link.location]  # type: ignore[attr-defined]
        assert {place.rpartition("!")[0].strip("'") for place in places} <= names
    shown = book[words.of("Thresholds")]
    assert shown.data_validations.dataValidation[0].formula1 == f'"{",".join(map(words.of, REVIEW_STATUSES))}"'
    assert "&P" in str(shown.oddFooter.right.text)


def test_no_choice_of_the_drop_down_has_a_comma() -> None:
    """A comma divides the choices."""
    for language in OTHERS:
        assert not any("," in phrases(language).of(status) for status in REVIEW_STATUSES)


@pytest.mark.parametrize("language", OTHERS)
def test_the_page_says_sentences_in_its_language(language: Language) -> None:
    party, base = lists()
    made = Comparison(
        parties=("us",), baseline="wassenaar", bridge="", versions=(base.info, party.info), findings=tuple(small()),
        correspondences=(), subjects=(), not_compared=not_compared(base, [party]), figures={},
    )  # fmt: skip
    page = page_text(made, language, tool="0")
    for finding in made.findings:
        assert (
            full_sentence(finding, phrases(language)).replace('"', "&#34;").replace(">", "&gt;").replace("<", "&lt;")
            in page
        )
    assert "controls more" not in page.partition("<script")[0].partition("<main>")[2]


def test_another_language_costs_nothing_to_speak_of(shipped: Comparison) -> None:
    words = phrases(Language.JAPANESE)
    start = time.process_time()
    for finding in shipped.findings:
        full_sentence(finding, words)
    assert time.process_time() - start < 2
