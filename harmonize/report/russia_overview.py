"""The overview of the controls on Russia and Belarus: lists, counts by tier, by pattern and by chapter, two charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from harmonize.compare.russia.counts import NO_TIER, Group, by_chapter, by_pattern, by_tier
from harmonize.compare.russia.result import RussiaResult
from harmonize.model import say
from harmonize.report.parties import list_title
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.russia_cells import party_columns, pattern_words
from harmonize.report.tables import LINE_HEIGHT, Cell, Chart, Column, Look, Row, Sheet, headed
from harmonize.report.words import lines_needed, party_name
from harmonize.shelf.nomenclature import nomenclature

OVERVIEW_SHEET = "Russia overview"

_LABEL_WIDTH, _FIGURE_WIDTH, _FIGURE_COLUMNS = 34, 11, 12
_CHART_ROWS = 20
_CHART_GAP = 2
_CHAPTER_COLUMN = 2
"""Column of the overview that holds the two digits of a chapter."""

READING = (
    "Each list is expanded over the subheadings of the Harmonized System 2022; exclusions are taken out and ranges "
    "filled in.",
    "Wholly: every good under the subheading is listed. In part: within a limit, from a price, without an exclusion, "
    "or by a longer national code; the limit stands beside it. Not listed: no provision by tariff code; the goods may "
    "still be controlled by description or on a general list.",
    "Provisions that each list the parts for some machines count together, and wholly where they leave out none of the "
    "machines of the subheading.",
    "Prices of luxury goods: the US list states wholesale prices in the United States, the Japanese list does not say "
    "which price it means; they are compared only at the rate that was given.",
    "The matrix and the luxury goods print up to the column before the legal references, which stand to the right of "
    "it on the screen.",
    "Gaps are ranked: first the tiers of the Common High Priority List, then chapters 84, 85, 88 and 90, then the "
    "other chapters; within these, codes that a party does not list stand before codes that it lists in part.",
)


def overview_sheet(result: RussiaResult, words: Phrases = ENGLISH) -> Sheet:
    """The lists compared, counts by tier, by pattern of parties and by chapter, with two charts."""
    page = _Overview(result, words)
    page.title()
    page.lists()
    page.counts("Codes by tier of the Common High Priority List", by_tier(result.rows), _tier_label)
    page.new_page()
    first, last = page.patterns()
    page.charts.append(
        Chart(
            "Codes by pattern of parties",
            f"A{len(page.rows) + _CHART_GAP}",
            1,
            (("Codes", 2),),
            first,
            last,
            across="Parties that list the code, wholly or in part",
            upward="Codes",
        )
    )
    page.room()
    page.new_page()
    chapters = by_chapter(result.rows)
    patterns = sorted({pattern for group in chapters for pattern in group.patterns if pattern}, key=_pattern_order)
    first, last, columns = page.chapters(chapters, patterns)
    page.new_page()
    page.charts.append(
        Chart(
            "Codes by chapter and pattern of parties",
            f"A{len(page.rows) + _CHART_GAP}",
            _CHAPTER_COLUMN,
            tuple((pattern_words(pattern, words), column) for pattern, column in zip(patterns, columns, strict=True)),
            first,
            last,
            across="Chapter",
            upward="Codes",
        )
    )
    page.room()
    page.sentences("Remarks", result.remarks)
    page.list_remarks()
    page.sentences("How to read it", READING)
    page.sentences("What was not compared", result.not_compared)
    return page.sheet()


def _pattern_order(pattern: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return -len(pattern), pattern


def _tier_label(key: str) -> str:
    return "no tier" if key == NO_TIER else say("Tier {tier}", tier=key)


class _Overview:
    """Rows of the overview under construction."""

    def __init__(self, result: RussiaResult, words: Phrases) -> None:
        self.result = result
        self.words = words
        self.rows: list[Row] = []
        self.tall: dict[int, float] = {}
        self.merged: list[tuple[int, int, int]] = []
        self.charts: list[Chart] = []
        self.pages: list[int] = []
        self.width = max(_FIGURE_COLUMNS, 2 * len(result.parties) + 2)

    def title(self) -> None:
        names = self.words.parties(self.result.parties)
        self._add(Cell("Controls on Russia and Belarus", Look.TITLE))
        self.rows += [(Cell(names, Look.PLAIN),), ()]
        self.tall[1] = 26

    def lists(self) -> None:
        self._add(Cell("Lists compared", Look.HEADING))
        for version in self.result.versions:
            title = say("{title}, as of {date}", title=version.title, date=version.as_of)
            self._wide(list_title(version, self.words), title)
        for rate in self.result.rates:
            self._wide("Rate", say("{rate}; given by the user", rate=rate.text))
        if not (self.result.rates or self.result.warnings):
            self._wide("Rate", "none given: prices in different currencies are not compared")
        for warning in self.result.warnings:
            self._wide("Rate", warning)
        for party in self.result.no_luxury:
            self._wide("Luxury goods", say("{party} lists none apart", party=party_name(party)))
        self.rows.append(())

    def counts(self, heading: str, groups: Sequence[Group], label: Callable[[str], str]) -> tuple[int, int]:
        self._add(Cell(heading, Look.HEADING))
        head = [Cell("", Look.HEADER), Cell("Codes", Look.HEADER)]
        for party in self.result.parties:
            look, name = party_columns(self.result, party)[1], party_name(party)
            head += [Cell(say("{party} wholly", party=name), look), Cell(say("{party} in part", party=name), look)]
        self._add(*head)
        self.tall[len(self.rows)] = 30
        first = len(self.rows) + 1
        for group in groups:
            figures = [Cell(group.codes, Look.FIGURE)]
            for wholly, partly in zip(group.wholly, group.partly, strict=True):
                figures += [Cell(wholly, Look.FIGURE), Cell(partly, Look.FIGURE)]
            self._add(Cell(label(group.key), Look.KEY), *figures)
        last = len(self.rows)
        self.rows.append(())
        return first, last

    def patterns(self) -> tuple[int, int]:
        return self.counts(
            "Codes by pattern of parties",
            by_pattern(self.result.rows),
            lambda key: pattern_words(key.split("+") if key else (), self.words),
        )

    def chapters(
        self, groups: Sequence[Group], patterns: Sequence[tuple[str, ...]]
    ) -> tuple[int, int, tuple[int, ...]]:
        self._add(Cell("Codes by chapter and pattern of parties", Look.HEADING))
        self._add(
            Cell("Chapter", Look.HEADER),
            Cell("Number", Look.HEADER),
            Cell("Codes", Look.HEADER),
            *(Cell(pattern_words(pattern, self.words), Look.HEADER) for pattern in patterns),
        )
        self.tall[len(self.rows)] = 44
        first = len(self.rows) + 1
        for group in groups:
            name = nomenclature().chapter_name(group.key)
            counted = (Cell(group.patterns[pattern], Look.FIGURE) for pattern in patterns)
            self._add(Cell(name, Look.KEY), Cell(group.key, Look.BODY), Cell(group.codes, Look.FIGURE), *counted)
        last = len(self.rows)
        self.rows.append(())
        self.width = max(self.width, len(patterns) + 3)
        return first, last, tuple(range(4, len(patterns) + 4))

    def new_page(self) -> None:
        """What follows begins a printed page."""
        self.pages.append(len(self.rows) + 1)

    def room(self) -> None:
        """Empty rows over which a chart lies."""
        self.rows += [()] * _CHART_ROWS

    def sentences(self, heading: str, sentences: Sequence[str]) -> None:
        self._add(Cell(heading, Look.HEADING))
        for sentence in sentences or ("none",):
            self._wide("", sentence)
        self.rows.append(())

    def list_remarks(self) -> None:
        """What the lists say of themselves, the name of the list in front of its first remark."""
        if not self.result.list_remarks:
            self.sentences("Remarks on the lists", ())
            return
        self._add(Cell("Remarks on the lists", Look.HEADING))
        before = ""
        for version, remark in self.result.list_remarks:
            self._wide(list_title(version, self.words) if version.list_id != before else "", remark)
            before = version.list_id
        self.rows.append(())

    def _add(self, *cells: Cell) -> None:
        """A row of English words, said in the language of the report."""
        self.rows.append(
            tuple(
                cell._replace(value=self.words.of(cell.value)) if isinstance(cell.value, str) else cell
                for cell in cells
            )
        )

    def _wide(self, label: str, text: str) -> None:
        text = self.words.of(text)
        self._add(Cell(label, Look.LABEL if label else Look.PLAIN), Cell(text, Look.PLAIN))
        self.merged.append((len(self.rows), 2, self.width))
        room = (self.width - 1) * _FIGURE_WIDTH * 1.1
        self.tall[len(self.rows)] = LINE_HEIGHT * lines_needed(text, room) + 3

    def sheet(self) -> Sheet:
        sheet = Sheet(
            OVERVIEW_SHEET,
            (Column("", _LABEL_WIDTH), *(Column("", _FIGURE_WIDTH) for _ in range(self.width - 1))),
            tuple(self.rows),
            is_table=False,
            tall=self.tall,
            merged=tuple(self.merged),
            charts=tuple(self.charts),
            new_pages=tuple(self.pages),
        )
        return headed(sheet, self.words)
