"""The sheets on Russia and Belarus as pure tables: overview, HS matrix, luxury goods, codes of other editions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from harmonize.compare.russia.counts import NO_TIER, Group, by_chapter, by_pattern, by_tier
from harmonize.compare.russia.luxury import floors, in_dollars, is_luxury
from harmonize.compare.russia.result import Coverage, Gap, HsRow, LuxuryRow, PartyCell, RussiaResult
from harmonize.model import say
from harmonize.report.parties import list_title
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.tables import (
    LINE_HEIGHT,
    PARTY_HEADERS,
    PARTY_LOOKS,
    Cell,
    Chart,
    Column,
    Look,
    Row,
    Sheet,
    headed,
    none_found,
)
from harmonize.report.words import NOTHING, lines_needed, party_name
from harmonize.shelf.hs_table import pointed
from harmonize.shelf.nomenclature import nomenclature

OVERVIEW_SHEET = "Russia overview"
MATRIX_SHEET = "Russia HS matrix"
LUXURY_SHEET = "Russia luxury goods"
OUTSIDE_SHEET = "Russia other HS editions"

_LABEL_WIDTH, _FIGURE_WIDTH, _FIGURE_COLUMNS = 34, 11, 12
_CHART_ROWS = 20
_CHART_GAP = 2
_CHAPTER_COLUMN = 2
"""Column of the overview that holds the two digits of a chapter."""
ALIKE = "alike"
"""Stands in the gap column where all parties list the subheading wholly."""
ALL_IN_PART = "all in part"
"""Stands there where all list it in part: whether in the same part is for the reader."""

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


def russia_sheets(result: RussiaResult, words: Phrases = ENGLISH) -> tuple[Sheet, ...]:
    """The sheets on tariff codes, the overview first."""
    sheets = (overview_sheet, matrix_sheet, luxury_sheet, outside_sheet)
    return tuple(make(result, words) for make in sheets)


def pattern_words(parties: Sequence[str], words: Phrases = ENGLISH) -> str:
    """The parties of a pattern as words: ``US + Korea``, ``none``."""
    return " + ".join(words.party(party) for party in parties) or words.of("none")


def party_columns(result: RussiaResult, party: str) -> tuple[Look, Look]:
    """The colours of a party: of its cells and of its headings."""
    index = result.parties.index(party) % len(PARTY_LOOKS)
    return PARTY_LOOKS[index], PARTY_HEADERS[index]


def matrix_sheet(result: RussiaResult, words: Phrases = ENGLISH) -> Sheet:
    """A row a subheading: first the gaps as ranked, then what all parties do alike, in the order of the codes."""
    gaps = {gap.row.code: gap for gap in result.gaps}
    ordered = [gap.row for gap in result.gaps] + [row for row in result.rows if row.code not in gaps]
    columns = [
        Column("Gap", 9, Look.FIGURE),
        Column("HS 2022", 10, Look.KEY),
        Column("CHPL tier", 7),
        Column("Section", 8),
        Column("Chapter", 24),
        Column("Listed by", 22),
    ]
    for party in result.parties:
        header = party_columns(result, party)[1]
        columns += [
            Column(party_name(party), 11, header=header),
            Column(say("{party}: limit", party=party_name(party)), 26, header=header),
        ]
    columns += [Column("Does not list it", 16), Column("Lists it in part", 16)]
    printed = len(columns)
    columns += _legal_columns(result)
    rows = [_matrix_row(result, row, gaps.get(row.code), words) for row in ordered]
    sheet = Sheet(
        MATRIX_SHEET,
        tuple(columns),
        tuple(rows) or (none_found(tuple(columns), words),),
        frozen_columns=2,
        printed_columns=printed,
    )
    return headed(sheet, words)


def _legal_columns(result: RussiaResult) -> list[Column]:
    """The legal references, on the right: they are read on the screen and not printed."""
    return [
        Column(say("{party}: legal reference", party=party_name(party)), 58, header=party_columns(result, party)[1])
        for party in result.parties
    ]


def _matrix_row(result: RussiaResult, row: HsRow, gap: Gap | None, words: Phrases) -> Row:
    cells: list[str | int | float | Cell | None] = [
        gap.rank if gap else Cell(words.of(ALL_IN_PART if row.parties(Coverage.PART) else ALIKE), Look.MUTED),
        pointed(row.code),
        Cell(row.tier, Look.KEY) if row.tier else Cell(NOTHING, Look.MUTED),
        row.section,
        _chapter(row.chapter, words),
        pattern_words(row.pattern, words),
    ]
    for cell in row.cells:
        cells += [_coverage(result, cell, words), "\n".join(map(words.of, cell.limits))]
    cells += [
        words.parties(gap.lacking) if gap else None,
        words.parties(gap.partly) if gap else None,
        *(legal_words(cell, words) for cell in row.cells),
    ]
    return tuple(cells)


def _chapter(chapter: str, words: Phrases) -> str:
    return f"{chapter} {words.of(nomenclature().chapter_name(chapter))}".strip()


def _coverage(result: RussiaResult, cell: PartyCell, words: Phrases) -> Cell:
    said = words.of(cell.coverage.value)
    if cell.coverage is Coverage.NONE:
        return Cell(said, Look.ABSENT)
    look = party_columns(result, cell.party)[0] if cell.coverage is Coverage.WHOLE else Look.OVERLAP
    return Cell(said, look)


def legal_words(cell: PartyCell, words: Phrases = ENGLISH) -> str:
    """The legal references of a party for a subheading, a line each, with the date from which the line is in force."""
    said = [
        words.say("{legal} from {date}", legal=mention.legal, date=mention.in_force)
        if mention.in_force
        else mention.legal
        for mention in cell.mentions
    ]
    return "\n".join(dict.fromkeys(said))


def luxury_sheet(result: RussiaResult, words: Phrases = ENGLISH) -> Sheet:
    """A row a subheading that a party lists among its luxury goods: the prices side by side."""
    columns = [Column("HS 2022", 10, Look.KEY), Column("Chapter", 26)]
    for party in result.parties:
        header = party_columns(result, party)[1]
        columns += [
            Column(party_name(party), 16, header=header),
            Column(say("{party}: price as written", party=party_name(party)), 26, header=header),
            Column(say("{party}: in USD", party=party_name(party)), 11, Look.DECIMAL, header=header),
        ]
    columns += [Column("Controls more", 14), Column("Why undecided", 30)]
    printed = len(columns)
    columns += _legal_columns(result)
    rows = [_luxury_row(result, row, words) for row in result.luxury]
    sheet = Sheet(
        LUXURY_SHEET,
        tuple(columns),
        tuple(rows) or (none_found(tuple(columns), words),),
        frozen_columns=1,
        printed_columns=printed,
    )
    return headed(sheet, words)


def luxury_state(cell: PartyCell) -> str:
    """What a party does with a luxury good: ``from a price``, ``wholly``, ``in part``, ``not listed``."""
    if cell.coverage is Coverage.PART and floors(cell) and not any(mention.limit for mention in cell.mentions):
        return "from a price"
    return cell.coverage.value


def price_words(cell: PartyCell, words: Phrases = ENGLISH) -> str:
    """The prices as written; where other provisions list the subheading without one, that is said."""
    prices = [words.of(floor.text) for floor in floors(cell)]
    if cell.coverage is Coverage.WHOLE and prices:
        return "\n".join([*prices, words.of("and wholly by another provision")])
    if not prices and is_luxury(cell):
        return words.of("no price")
    return "\n".join(prices)


def _luxury_row(result: RussiaResult, luxury: LuxuryRow, words: Phrases) -> Row:
    row = luxury.row
    cells: list[str | int | float | Cell | None] = [pointed(row.code), _chapter(row.chapter, words)]
    for cell in row.cells:
        listed = cell.coverage is not Coverage.NONE
        look = party_columns(result, cell.party)[0] if listed else Look.ABSENT
        dollars = [price for floor in floors(cell) if (price := in_dollars(floor, result.rates)) is not None]
        cells += [
            Cell(words.of(luxury_state(cell)), look),
            price_words(cell, words),
            round(min(dollars), 2) if dollars else None,
        ]
    if luxury.controls_more:
        look = party_columns(result, luxury.controls_more[0])[0] if len(luxury.controls_more) == 1 else Look.OVERLAP
        more = Cell(words.parties(luxury.controls_more), look)
    elif luxury.undecided:
        more = Cell(words.of("undecided"), Look.UNDECIDED)
    else:
        more = Cell(words.of(ALIKE), Look.MUTED)
    return (*cells, more, words.of(luxury.undecided), *(legal_words(cell, words) for cell in row.cells))


def outside_sheet(result: RussiaResult, words: Phrases = ENGLISH) -> Sheet:
    """The codes that a list names and the Harmonized System 2022 does not have."""
    columns = (
        Column("Party", 12),
        Column("List", 16),
        Column("Code", 14, Look.KEY),
        Column("As written", 22),
        Column("Legal reference", 40),
        Column("In the list", 14),
        Column("Remark", 60),
    )
    rows: list[Row] = [
        (
            words.party(item.party),
            words.of(item.list_id),
            pointed(item.code),
            item.written,
            item.legal,
            words.of("excluded" if item.excluded else "listed"),
            words.of(item.remark),
        )
        for item in result.outside
    ]
    return headed(Sheet(OUTSIDE_SHEET, columns, tuple(rows) or (none_found(columns, words),), frozen_columns=0), words)


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
    page.sentences("Remarks on the lists", result.list_remarks)
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
        if not self.result.rates:
            self._wide("Rate", "none given: prices in different currencies are not compared")
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
