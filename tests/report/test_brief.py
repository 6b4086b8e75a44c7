"""The Word brief: the figures of the summary, citations with dates, no finding twice, two to four pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from harmonize.compare.parties import compare_parties
from harmonize.model import Aspect, Change, ChangeKind, Comparison, FindingKind, Kind, Language, ListDiff
from harmonize.report.brief import brief_bytes
from harmonize.report.brief_facts import ROOM, brief_sections, party_line, topics_section
from harmonize.report.cover import DISCLAIMER
from harmonize.report.matters import by_topic
from harmonize.report.parts import russia_of
from harmonize.report.phrases import phrases
from harmonize.report.summary import KIND_WORDS, count, count_columns, figures_in, settled
from tests.report.invented import comparison


@pytest.fixture(scope="module")
def invented() -> Comparison:
    return comparison()


@pytest.fixture(scope="module")
def content(invented: Comparison) -> bytes:
    return brief_bytes(invented)


def said(content: bytes) -> list[str]:
    """The paragraphs of a brief."""
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


def test_figures_are_those_of_the_summary(invented: Comparison, content: bytes) -> None:
    (table,) = Document(BytesIO(content)).tables
    shown = dict(zip(*([cell.text for cell in row.cells] for row in table.rows), strict=True))
    counts = count(invented)
    expected = {KIND_WORDS[kind]: f"{number:,}" for kind, number in counts.by_kind.items()}
    assert shown == expected | {"Findings that need review": f"{counts.review:,}"}


def test_counts_by_party_are_those_of_the_summary(invented: Comparison) -> None:
    findings = settled(invented)
    columns = count_columns(invented, (FindingKind.THRESHOLD, FindingKind.MISSING, FindingKind.NATIONAL))
    figures = figures_in(findings, columns)
    for kind in (FindingKind.THRESHOLD, FindingKind.MISSING, FindingKind.NATIONAL):
        expected = [
            number for column, number in zip(columns, figures, strict=True) if column.kind is kind and column.party
        ]
        line = party_line(invented, [each for each in findings if each.kind is kind], kind, phrases())
        assert [int(number) for number in re.findall(r" (\d+)", line)] == expected


def test_a_section_for_each_standing_item(content: bytes) -> None:
    headings = [line for line in said(content) if re.match(r"\d\. ", line)]
    assert headings == ["1. Russia controls", "2. Critical and emerging technologies", "3. The lists as such"]
    assert "The Russia lists were not compared in this run." in said(content)
    assert DISCLAIMER in said(content)


def test_every_quotation_is_cited_and_dated_and_none_is_repeated(invented: Comparison, content: bytes) -> None:
    by_id = {each.id: each for each in invented.findings}
    quoted = [
        (match[1], line)
        for line in said(content)
        if (match := re.search(r"  \[([A-Z]-[0-9a-f]+)\]", line)) and not line.startswith("Also:")
    ]
    assert len(quoted) > 5
    ids = [name for name, _ in quoted]
    assert len(set(ids)) == len(ids)
    for name, line in quoted:
        assert not by_id[name].needs_review
        for position in by_id[name].positions:
            assert (position.citation or position.state) in line
            assert f"(as of {position.as_of})" in line


def test_topics_are_those_of_the_workbook_and_every_one_is_named(invented: Comparison) -> None:
    section = topics_section(invented, phrases(), set())
    text = " ".join([block.heading + " ".join(block.sentences) for block in section.blocks])
    for topic, found in by_topic(invented.findings).items():
        assert f"{topic} ({len(found)})" in text


def test_sections_keep_to_their_room(invented: Comparison) -> None:
    large = comparison(findings=900)
    few, many = (
        sum(len(block.quoted) for section in brief_sections(each, phrases()) for block in section.blocks)
        for each in (invented, large)
    )
    assert few <= many <= sum(ROOM.values()) // 2


def test_japanese_and_korean_words_carry_language_and_font(content: bytes) -> None:
    fonts = {}
    for run in Document(BytesIO(content)).element.body.iter(qn("w:r")):
        text = "".join(part.text or "" for part in run.iter(qn("w:t")))
        tag = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        if re.search("[\uac00-\ud7a3]", text):
            assert tag is not None and tag.get(qn("w:eastAsia")) == "ko-KR"
        elif re.search("[\u3040-\u30ff\u4e00-\u9fff]", text):
            assert tag is not None and tag.get(qn("w:eastAsia")) == "ja-JP"
        if tag is not None:
            fonts[tag.get(qn("w:eastAsia"))] = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia"))
    assert fonts == {"ja-JP": "Yu Gothic", "ko-KR": "Malgun Gothic"}


def test_the_same_comparison_gives_the_same_bytes(invented: Comparison, content: bytes) -> None:
    assert brief_bytes(invented) == content


def test_signs_that_a_word_file_cannot_hold_are_shown_as_such(invented: Comparison) -> None:
    odd = replace(invented.findings[0], sentence="A control\x00 sign & a <tag>.")
    lines = said(brief_bytes(replace(invented, findings=(odd, *invented.findings[1:]))))
    assert any("A control\ufffd sign & a <tag>." in line for line in lines)


def test_a_comparison_without_findings_says_so(invented: Comparison) -> None:
    lines = said(brief_bytes(replace(invented, findings=())))
    assert lines.count("No settled difference of this kind.") == 4
    assert "No settled difference names a topic." in lines


def change(index: int, kind: ChangeKind, under: str = "", confidence: float = 0.95) -> Change:
    """An invented change of one paragraph."""
    number = f"{index}.A.1.a"
    return Change(
        id=f"C-{index}",
        kind=kind,
        aspects=(Aspect.THRESHOLD,),
        provision=Kind.ITEM,
        old_number=number,
        new_number=number,
        old_citation=f"IL {number}",
        new_citation=f"IL {number}",
        subject=number,
        category=str(index),
        label="microwave amplifier",
        under=under,
        bounds=(),
        facts=(),
        old_text="",
        new_text="",
        sentence=f"{number}: was > {index} W, is > {index + 1} W.",
        undecided="",
        confidence=confidence,
    )


def test_changes_that_are_given_have_a_section(invented: Comparison) -> None:
    new = invented.versions[0]
    changes = (
        change(1, ChangeKind.TIGHTENED),
        change(2, ChangeKind.RELAXED),
        change(2, ChangeKind.TIGHTENED),
        change(3, ChangeKind.RELAXED, under="3.A.1"),
        change(4, ChangeKind.RELAXED, confidence=0.5),
        change(5, ChangeKind.EDITORIAL),
    )
    diff = ListDiff(replace(new, as_of="2021-12-05", version="2021"), new, changes, (), 10, 4)
    lines = said(brief_bytes(invented, changes=(diff,)))
    place = lines.index("4. Changes between versions")
    assert lines[place + 1] == "Wassenaar, 2021-12-05 to 2025-12-05: tightened 2, relaxed 2, editorial 1"
    assert lines[place + 2 : place + 4] == [
        "1.A.1.a: was > 1 W, is > 2 W. IL 1.A.1.a (as of 2025-12-05)",
        "2.A.1.a: was > 2 W, is > 3 W. IL 2.A.1.a (as of 2025-12-05)",
    ]  # one an entry, none that changed with a paragraph above it, none below the review line
    assert lines[place + 4] == "What was not compared"


@pytest.fixture(scope="module")
def office() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed: the pages cannot be counted")
    return found


@pytest.mark.browser
@pytest.mark.parametrize("which", ["invented", "invented-ja", "shipped"])
def test_the_brief_has_two_to_four_pages(which: str, office: str, tmp_path: Path) -> None:
    if which == "shipped":
        empty = tmp_path / "library"
        empty.mkdir()
        result = compare_parties("", "wassenaar", "", empty)
        content = brief_bytes(result, Language.ENGLISH, russia_of(result, (), "", empty))
    else:
        content = brief_bytes(comparison(findings=900), Language.JAPANESE if "ja" in which else Language.ENGLISH)
    path = tmp_path / "brief.docx"
    path.write_bytes(content)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    made = tmp_path / "brief.pdf"
    if not made.exists():
        pytest.skip("this LibreOffice has no word processor")
    assert 2 <= len(pypdfium2.PdfDocument(made)) <= 4
