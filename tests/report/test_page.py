"""The one-file page: whole, escaped, closed to the network, with the figures of the summary sheet."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree, html

from harmonize.errors import HarmonizeError
from harmonize.model import Comparison, FindingKind, Language, SubjectRow
from harmonize.report.cover import DISCLAIMER
from harmonize.report.files import ReportFormat, formats_of, write_report
from harmonize.report.page import page_text
from harmonize.report.page_charts import chapter_chart, heat_map
from harmonize.report.page_facts import coverage, page_rows, script_language
from harmonize.report.page_russia import Part, Table
from harmonize.report.parties import dated
from harmonize.report.phrases import TEMPLATES, phrases
from harmonize.report.summary import TOP_FINDINGS, count, settled, summary_sheet
from harmonize.report.tables import Look
from tests.report.invented import comparison, finding, number

EVIL = '</script><img src=x onerror=alert(1)> & "quoted" <!-- \''


def with_subjects(made: Comparison) -> Comparison:
    """The invented comparison with a row a matter; every fourth is in one list only."""
    subjects = tuple(
        SubjectRow(
            number=number("wassenaar", index),
            category=str(index % 9 + 1),
            label=finding(index).label,
            numbers={
                party: (number(party, index),)
                for party in (("wassenaar", "us", "japan", "korea") if index % 4 else ("us",))
            },
        )
        for index in range(250)
    )
    return replace(made, subjects=subjects)


@pytest.fixture(scope="module")
def invented() -> Comparison:
    return with_subjects(comparison())


@pytest.fixture(scope="module")
def text(invented: Comparison) -> str:
    return page_text(invented)


@pytest.fixture(scope="module")
def page(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def cells(page: html.HtmlElement, row: str) -> list[str]:
    """The texts of the cells of a row, white space folded."""
    return [" ".join(cell.text_content().split()) for cell in page.xpath(f"{row}/*")]


@pytest.mark.parametrize("language", list(Language))
def test_the_page_is_well_formed(invented: Comparison, language: Language) -> None:
    parser = etree.HTMLParser()
    etree.fromstring(page_text(invented, language).encode(), parser)
    # the parser knows the elements of HTML 4 only: newer ones are named as unknown and nothing else may be wrong
    wrong = [str(error) for error in parser.error_log if error.type_name != "HTML_UNKNOWN_TAG"]
    assert wrong == []


def test_ids_are_unique_and_links_lead_somewhere(page: html.HtmlElement) -> None:
    ids = Counter(page.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    inner = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    assert inner and set(inner) <= set(ids)
    named = {
        name
        for names in page.xpath("//@aria-labelledby | //label/@for | //@aria-describedby")
        for name in names.split()
    }
    assert named <= set(ids)


def test_nothing_is_loaded_from_elsewhere(page: html.HtmlElement, text: str) -> None:
    assert page.xpath("//@src | //link | //iframe | //object | //base") == []
    style = page.xpath("string(//style)")
    assert "url(" not in style and "@import" not in style
    script = page.xpath("string(//script[not(@type)])")
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "XMLHttp"):
        assert word not in script
    policy = page.xpath("string(//meta[@http-equiv]/@content)")
    assert "default-src 'none'" in policy
    for part in (style, script):
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert set(re.findall(r"https?://[^/\"]+", text)) == {"https://example.org"}


def test_texts_of_the_comparison_cannot_become_markup(invented: Comparison) -> None:
    first = replace(
        invented.findings[0], label=EVIL, sentence=EVIL, why=EVIL, parameter=EVIL, explanation=(EVIL,), remark=EVIL
    )
    made = replace(
        invented,
        findings=(first, *invented.findings[1:]),
        not_compared=(EVIL,),
        subjects=(replace(invented.subjects[0], label=EVIL, number=EVIL), *invented.subjects[1:]),
    )
    part = Part("odd", EVIL, (EVIL,), None, (Table(EVIL, (EVIL,), ((EVIL,),)),))
    page = html.document_fromstring(page_text(made, parts=[part]))
    assert page.xpath("//img") == []
    assert len(page.xpath("//script")) == 2
    assert page.xpath("//tr[@id=$id]/td", id=first.id)[-2].text_content().startswith(EVIL)
    data = json.loads(page.xpath("string(//script[@id='data'])"))
    assert data["subjects"][0][0] == EVIL
    assert page.xpath("string(//section[@id='odd']/h2)") == EVIL


def test_an_address_that_is_no_web_address_is_no_link(invented: Comparison) -> None:
    positions = tuple(replace(each, address="javascript:alert(1)") for each in invented.findings[0].positions)
    made = replace(invented, findings=(replace(invented.findings[0], positions=positions),))
    page = html.document_fromstring(page_text(made))
    assert not [link for link in page.xpath("//a/@href") if link.startswith("javascript")]


def test_figures_are_those_of_the_summary_sheet(invented: Comparison, page: html.HtmlElement) -> None:
    sheet = summary_sheet(invented, {})
    lines = [[sheet.cell_text(row, column) for column in range(len(sheet.rows[row]))] for row in range(len(sheet.rows))]
    heading = next(place for place, line in enumerate(lines) if line and line[0].startswith("Differences by category"))
    figures = [line for line in lines[4:heading] if len(line) == 2]
    shown = [cells(page, f"//table[@id='figures']/tbody/tr[{row}]") for row in range(1, len(figures) + 1)]
    assert [[label, value.replace(",", "")] for label, value in shown] == figures
    assert len(page.xpath("//table[@id='figures']/tbody/tr")) == len(figures)
    body = page.xpath("count(//table[@id='counts']/tbody/tr)")
    table = [cells(page, f"//table[@id='counts']/tbody/tr[{row}]") for row in range(1, int(body) + 1)]
    table.append(cells(page, "//table[@id='counts']/tfoot/tr"))
    expected = lines[heading + 3 : heading + 3 + len(table)]
    assert [[value.replace(",", "").replace("–", "0") for value in line] for line in table] == expected
    names = [cell.value for cell in sheet.rows[heading + 2] if cell is not None][1:]
    assert cells(page, "//table[@id='counts']/thead/tr[2]") == names
    assert sheet.rows[heading + 2 + len(table)][0].look is Look.TOTAL_LABEL


def test_the_first_findings_are_those_of_the_summary_sheet(invented: Comparison, page: html.HtmlElement) -> None:
    ids = page.xpath("//ol[@class='top']/li/a/text()")
    first = settled(invented)[:TOP_FINDINGS]
    assert ids == [each.id for each in first]
    said = [" ".join(item.text_content().split()) for item in page.xpath("//ol[@class='top']/li")]
    for each, line in zip(first, said, strict=True):
        assert all(dated(position) in line for position in each.positions)


def test_every_finding_is_a_row_and_none_is_hidden_without_a_script(
    invented: Comparison, page: html.HtmlElement
) -> None:
    rows = page.xpath("//table[@id='gaps']/tbody/tr[@id]")
    assert Counter(row.get("id") for row in rows) == Counter(each.id for each in invented.findings)
    assert page.xpath("//table[@id='gaps']//*[@hidden]") == []
    assert page.xpath("boolean(//form[@id='filters']/@hidden)")
    unsettled = page.xpath("//tbody[@id='unsettled']/tr[@id]/@id")
    assert unsettled == [each.id for each in invented.findings if each.needs_review]
    assert f"Not counted above: {count(invented).review} findings" in page.text_content()


def test_a_row_has_every_partys_number_value_citation_and_date(invented: Comparison, page: html.HtmlElement) -> None:
    for each in invented.findings[:12]:
        (row,) = page.xpath("//tr[@id=$id]", id=each.id)
        said = row.text_content()
        for position in each.positions:
            assert position.number in said
            assert position.as_of in said
            assert position.citation in said
    japanese = page.xpath("//table[@id='gaps']//td[@lang='ja']")
    korean = page.xpath("//table[@id='gaps']//td[@lang='ko']")
    assert japanese and all("架空令" in cell.text_content() for cell in japanese)
    assert korean and all("통제번호" in cell.text_content() for cell in korean)


def test_headings_of_tables_say_what_they_head(page: html.HtmlElement) -> None:
    assert page.xpath("//th[not(@scope)]") == []
    assert page.xpath("//table[not(caption) and not(ancestor::section//h2)]") == []
    for label in ("Search", "Kind", "Category", "Controls more", "Regime origin", "Status", "Least confidence"):
        (named,) = page.xpath("//form//label[text()=$label]", label=label)
        assert page.xpath("//form//*[self::input or self::select][@id=$id]", id=named.get("for"))
    assert page.xpath("//*[@role='status'][@aria-live='polite']")
    assert page.xpath("//body/*[1]/@href") == ["#findings"]


def test_the_same_comparison_gives_the_same_page(invented: Comparison, text: str) -> None:
    assert page_text(invented) == text


def test_the_page_without_findings_says_so(invented: Comparison) -> None:
    page = html.document_fromstring(page_text(replace(invented, findings=(), subjects=(), correspondences=())))
    assert page.xpath("//ol[@class='top']/li/text()") == ["none found"]
    assert page.xpath("//table[@id='gaps']/tbody/tr") == []


def test_coverage_counts_subjects_and_settled_findings(invented: Comparison) -> None:
    grid = coverage(invented)
    by_cell = {(cell.category, cell.party): cell for row in grid for cell in row}
    assert [cell.party for cell in grid[0]] == ["wassenaar", "japan", "us", "korea"]
    for category in "123456789":
        under = [row for row in invented.subjects if row.category == category]
        for party in ("japan", "us", "korea"):
            assert by_cell[category, party].has == sum(party in row.numbers for row in under)
            assert by_cell[category, party].subjects == len(under)
    missing = [each for each in settled(invented) if each.kind is FindingKind.MISSING]
    assert sum(cell.less for cell in by_cell.values()) == len(missing)
    assert not by_cell["9", "us"].share < 1  # the US list has every invented matter


def test_a_category_that_a_source_does_not_cover_is_said_to_be_so(invented: Comparison) -> None:
    versions = tuple(
        replace(each, categories=tuple("1234")) if each.party == "korea" else each for each in invented.versions
    )
    subjects = tuple(replace(row, numbers={"us": ("1A001",)}) for row in invented.subjects)
    cells = {
        (c.category, c.party): c
        for row in coverage(replace(invented, versions=versions, subjects=subjects))
        for c in row
    }
    assert not cells["7", "korea"].covered
    assert cells["3", "korea"].covered and cells["3", "korea"].has == 0


def test_figures_stand_out_on_every_shade(invented: Comparison) -> None:
    def light(tone: str) -> float:
        parts = [int(tone[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    row = coverage(invented)[0]
    shades = [[replace(row[0], has=share, subjects=100)] for share in range(101)]
    drawing = etree.fromstring(str(heat_map(shades, phrases())))
    groups = drawing.findall("g")
    assert len(groups) == 101
    for group in groups:
        ground = light(group.find("rect").get("fill"))
        for said in group.findall("text"):
            ink = light(said.get("fill"))
            assert (max(ground, ink) + 0.05) / (min(ground, ink) + 0.05) >= 4.5


@pytest.mark.parametrize("chapters", [3, 67])
def test_the_chart_of_chapters_draws_every_count(chapters: int) -> None:
    patterns = [(("us", "japan"), "US + Japan"), (("us",), "US"), ((), "none")]
    counts = [(f"{index:02}", {("us", "japan"): index, ("us",): 2 * index}) for index in range(1, chapters + 1)]
    drawing = etree.fromstring(str(chapter_chart(counts, patterns, phrases())))
    titles = [title.text for title in drawing.findall("g/title")]
    assert titles == [
        said
        for index in range(1, chapters + 1)
        for said in (f"{index:02}: US + Japan: {index}", f"{index:02}: US: {2 * index}")
    ]
    assert drawing.find("title").text and drawing.find("desc").text
    width = float(drawing.get("viewBox").split()[2])
    assert all(float(bar.get("x")) + float(bar.get("width")) <= width for bar in drawing.iter("rect"))


def test_parts_are_sections_of_the_page(invented: Comparison) -> None:
    part = Part(
        "russia",
        "Controls on Russia",
        ("One sentence.",),
        None,
        (Table("Codes", ("Listed by", "Codes"), (("US", "12"),)),),
    )
    page = html.document_fromstring(page_text(invented, parts=[part]))
    assert page.xpath("//nav//a[@href='#russia']/text()") == ["Controls on Russia"]
    assert cells(page, "//section[@id='russia']//tbody/tr") == ["US", "12"]


@pytest.mark.parametrize(
    ("said", "language"), [("3A001", ""), ("≥ 4 kHz", ""), ("6/5/ロ", "ja"), ("第6条", "ja"), ("통제번호 3A001", "ko")]
)
def test_the_language_of_a_number_is_known_by_its_letters(said: str, language: str) -> None:
    assert script_language(said) == language


def test_a_citation_that_holds_the_number_is_said_once(invented: Comparison) -> None:
    for row in page_rows(invented, phrases()):
        for says in row.says:
            if says is not None and says.citation:
                assert says.party == "japan"  # the others' citations are the number with a word in front


def test_every_phrase_is_in_three_languages_with_the_same_names_in_braces() -> None:
    names = re.compile(r"\{(\w+)(?::\w+)?\}")
    english, japanese, korean = (phrases(language).table for language in Language)
    for key, phrase in english.items():
        assert set(names.findall(phrase)) == set(names.findall(japanese[key])) == set(names.findall(korean[key])), key
        if names.sub("", phrase).islower() and len(phrase) > 3:
            assert japanese[key] != phrase != korean[key], key


def test_every_phrase_is_used() -> None:
    folder = TEMPLATES.parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in (*folder.glob("*.py"), *TEMPLATES.glob("page.*")))
    composed = re.compile(r"(party|kind|one|state|meaning|method|coverage)\.")
    for key in phrases().table:
        used = f'"{key}"' in code or f"'{key}'" in code
        assert used or composed.match(key), f"the phrase {key} is nowhere used"


def test_english_disclaimer_is_that_of_the_cover(page: html.HtmlElement) -> None:
    assert DISCLAIMER in page.text_content()


def test_japanese_and_korean_pages_have_the_same_rows(invented: Comparison) -> None:
    for language, word in ((Language.JAPANESE, "しきい値の相違"), (Language.KOREAN, "임계값 차이")):
        page = html.document_fromstring(page_text(invented, language))
        assert page.get("lang") == language.value
        assert word in page.text_content()
        assert len(page.xpath("//table[@id='gaps']/tbody/tr[@id]")) == len(invented.findings)


def test_the_report_is_written_under_one_name(invented: Comparison, tmp_path: Path) -> None:
    paths = write_report(invented, tmp_path / "new")
    assert [path.suffix for path in paths] == [".xlsx", ".html", ".docx"]
    assert len({path.stem for path in paths}) == 1
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(path.name for path in paths)


@pytest.mark.parametrize("name", ["page", "brief"])
def test_a_file_that_cannot_be_written_is_named(invented: Comparison, tmp_path: Path, name: str) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    form = ReportFormat.HTML if name == "page" else ReportFormat.DOCX
    with pytest.raises(HarmonizeError, match="cannot be written"):
        write_report(invented, blocked / "below", [form])


def test_forms_of_a_report_are_chosen_by_name() -> None:
    assert formats_of("docx, XLSX") == (ReportFormat.XLSX, ReportFormat.DOCX)
    for wrong in ("pdf", ""):
        with pytest.raises(HarmonizeError, match="xlsx, html, docx"):
            formats_of(wrong)
