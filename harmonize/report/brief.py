"""The Word brief: two to four pages that go into the room, ranked, cited and dated, a section a standing item of the
dialogue. Its figures are those of the summary sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docx.document import Document as DocumentType
from docx.shared import Mm

from harmonize.compare.russia.result import RussiaResult
from harmonize.model import Comparison, Language, ListDiff
from harmonize.report.brief_document import (
    SMALL_SIZE,
    add_text,
    document_bytes,
    figures_table,
    new_document,
    paragraph,
)
from harmonize.report.brief_facts import Quoted, brief_sections, key_figures
from harmonize.report.cover import DISCLAIMER
from harmonize.report.outfile import write_whole
from harmonize.report.parties import list_title, version_dates
from harmonize.report.phrases import Phrases, phrases
from harmonize.report.summary import count
from harmonize.report.words import display_width, shortened
from harmonize.report.workbook import moment_of

LONGEST_FOOTER = 125
"""Characters that stand in one line beside the number of the page."""


def brief_bytes(
    comparison: Comparison,
    language: Language = Language.ENGLISH,
    russia: RussiaResult | None = None,
    changes: Sequence[ListDiff] = (),
) -> bytes:
    """The brief of a comparison as a Word file; the same comparison gives the same bytes."""
    words = phrases(language)
    moment = moment_of(comparison.versions)
    document = new_document(words("brief.title"), moment, _footer(comparison, words), words("brief.page"))
    paragraph(document, words("brief.title"), "Title")
    baseline = words.party(comparison.baseline) if comparison.baseline else words("none")
    paragraph(
        document,
        words(
            "brief.parties",
            parties=words.parties(comparison.parties),
            baseline=baseline,
            dates=words.in_a_row(version_dates(comparison, words)),
        ),
    )
    figures_table(document, key_figures(comparison, words))
    counts = count(comparison)
    paragraph(
        document,
        words.together(
            words("brief.figures.read", settled=f"{sum(counts.by_kind.values()):,}", review=f"{counts.review:,}"),
            words("counted.1"),
        ),
        small=True,
    )
    for section in brief_sections(comparison, words, russia, changes):
        paragraph(document, section.heading, "Heading 1")
        if section.intro:
            paragraph(document, section.intro, small=True).paragraph_format.keep_with_next = True
        for block in section.blocks:
            if block.heading:
                paragraph(document, block.heading, "Heading 2")
            for sentence in block.sentences:
                if block.bullets:
                    _bullet(document, sentence)
                    continue
                paragraph(document, sentence).paragraph_format.keep_with_next = bool(block.quoted)
            for quoted in block.quoted:
                _add_quoted(document, quoted)
    paragraph(document, words("not.compared"), "Heading 1")
    for sentence in comparison.not_compared or (words("not.compared.none"),):
        _bullet(document, words.of(sentence))
    paragraph(document, words("disclaimer"), "Heading 1")
    paragraph(document, words("disclaimer.text") or DISCLAIMER)
    paragraph(document, words.headed(words("sources"), _sources(comparison, words)), small=True)
    return document_bytes(document, moment)


def write_brief(
    comparison: Comparison,
    path: Path,
    language: Language = Language.ENGLISH,
    russia: RussiaResult | None = None,
    changes: Sequence[ListDiff] = (),
) -> None:
    """Write the brief to ``path``, whole or not at all; see ``brief_bytes``."""
    write_whole(path, brief_bytes(comparison, language, russia, changes))


def _add_quoted(document: DocumentType, quoted: Quoted) -> None:
    line = document.add_paragraph(style="List Bullet")
    line.paragraph_format.keep_together = True
    line.paragraph_format.left_indent = Mm(5)
    line.paragraph_format.first_line_indent = Mm(-5)
    add_text(line, quoted.sentence)
    add_text(line, f"  [{quoted.id}]", size=SMALL_SIZE, muted=True)
    line.add_run().add_break()
    add_text(line, quoted.foot, size=SMALL_SIZE, muted=True)


def _bullet(document: DocumentType, sentence: str) -> None:
    line = document.add_paragraph(style="List Bullet")
    line.paragraph_format.left_indent = Mm(5)
    line.paragraph_format.first_line_indent = Mm(-5)
    add_text(line, sentence, size=SMALL_SIZE + 0.5)


def _footer(comparison: Comparison, words: Phrases) -> str:
    said = words.in_a_row(version_dates(comparison, words))
    if display_width(said) > LONGEST_FOOTER:  # Japanese days are long
        said = words.in_a_row(f"{list_title(each, words)} {each.as_of}" for each in comparison.versions)
    return shortened(said, LONGEST_FOOTER)


def _sources(comparison: Comparison, words: Phrases) -> str:
    return words.in_a_row(
        words.headed(
            list_title(each, words),
            words.enumerated(
                (
                    words.of(each.instrument),
                    words("as.of", date=each.as_of),
                    *(f"SHA-256 {file.sha256[:12]}…" for file in each.sources[:1]),
                )
            ),
        )
        for each in comparison.versions
    )
