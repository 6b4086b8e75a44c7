"""The cover: what was compared, as of when, how, what was not, and how to read the sheets."""

from __future__ import annotations

from harmonize.model import REVIEW_LINE, Comparison, Language, Regime, Relation, say
from harmonize.report.parties import list_title, party_looks, shown_parties
from harmonize.report.phrases import ENGLISH, Phrases
from harmonize.report.sheets import RELATION_LOOKS
from harmonize.report.tables import LINE_HEIGHT, Cell, Column, Look, Row, Sheet, headed
from harmonize.report.words import lines_needed, party_name, revision_words

COVER_SHEET = "Cover"
_WIDTHS = (22.0, 36.0, 18.0, 12.0, 11.0, 18.0, 38.0)

_METHOD = (
    "Each list was read from its official text into numbered provisions; the sheet Sources shows that no character "
    "was lost, and the hash of each file.",
    "Provisions that answer each other were found by their numbers, by the regime that they come from, by official "
    "concordances, by their content and by reviewers; the basis and a confidence stand on each row.",
    "Values were compared in base units. Decimal signs, thousands separators, the way a unit is written, K or °C, "
    "and the order of paragraphs are not differences.",
    "Controls more names the party or parties whose list catches more goods, of those that the column Finding "
    "compares; where the texts do not decide it, it says undecided, and the column Finding says why.",
    say(
        "What the program is less than {line} sure of stands on the sheet Needs review and in no count.",
        line=f"{REVIEW_LINE:.2f}",
    ),
)

DISCLAIMER = (
    "A working aid, not legal advice and no official publication. Only the official texts in their governing "
    "languages are authoritative: look up the citation before a line is quoted. A difference is no judgement; it "
    "may be intended, or be covered by another instrument that was not compared."
)

_BRIDGED = tuple(regime.value for regime in (Regime.MTCR, Regime.NSG, Regime.AUSTRALIA_GROUP, Regime.CWC))
"""Regimes that the Wassenaar lists do not cover."""

_RELATION_WORDS = {
    Relation.EQUAL: "both control the same",
    Relation.BROADER: "the left list controls more",
    Relation.NARROWER: "the left list controls less",
    Relation.OVERLAP: "each controls something that the other does not, or it is not decided",
    Relation.NONE: "nothing in the right list answers",
}


def cover_sheet(comparison: Comparison, sheets: tuple[Sheet, ...], words: Phrases = ENGLISH) -> Sheet:
    """The cover of a workbook with the given sheets."""
    page = _Page(words)
    names = tuple(party_name(party) for party in comparison.parties)
    page.add(Cell("Differences between export control lists", Look.TITLE), height=28)
    page.text("Parties", say("{parties} (columns are in this order)", parties=names))
    page.text("Baseline", party_name(comparison.baseline) if comparison.baseline else "none")
    if comparison.bridge:
        page.text(
            "Bridge",
            say(
                "{party} for controls that the baseline does not cover ({regimes})",
                party=party_name(comparison.bridge),
                regimes=_BRIDGED,
            ),
        )
    page.gap()

    page.heading("Lists compared")
    page.add(*_headings("Party", "List", "Revision", "As of", "Language", "Categories", "Regimes"))
    looks = party_looks(comparison)
    for version in comparison.versions:
        look = looks.get(version.party, (Look.KEY, Look.HEADER))[0]
        cells = (
            Cell(list_title(version, words), look),
            Cell(version.title, Look.BODY),
            Cell(revision_words(version.revision), Look.BODY),
            Cell(version.as_of, Look.BODY),
            Cell(version.language.name.capitalize(), Look.BODY),
            Cell(", ".join(version.categories), Look.BODY),
            Cell(words.enumerated(tuple(words.of(regime.value) for regime in version.regimes)), Look.BODY),
        )
        page.add(*cells)
    page.gap()

    page.heading("What was not compared")
    for sentence in comparison.not_compared or ("nothing was left out",):
        page.text("", sentence)
    page.gap()

    page.heading("Sheets")
    page.begin_page()
    for sheet in sheets:
        page.link(sheet)
    page.gap()

    page.heading("Method")
    for number, sentence in enumerate(_METHOD, 1):
        page.text(f"{number}.", sentence)
    page.gap()

    page.heading("Colours and words")
    page.begin_page()
    for party in shown_parties(comparison):
        page.text(Cell(party_name(party), looks[party][0]), say("controls more: {party}", party=party_name(party)))
    page.text(Cell("several parties", Look.OVERLAP), "several parties control more; the cell names them")
    page.text(Cell("undecided", Look.UNDECIDED), "who controls more cannot be decided; the column Finding says why")
    page.text(Cell("not controlled", Look.ABSENT), "the party's list does not control these goods")
    page.text(Cell("not covered by the source", Look.MUTED), "the text that was read does not deal with them")
    page.text(Cell("–", Look.MUTED), "this row does not speak of the party, or the party has no number or value here")
    for relation, look in RELATION_LOOKS.items():
        page.text(Cell(relation.value, look), say("correspondence: {meaning}", meaning=_RELATION_WORDS[relation]))
    page.text(Cell("needs review", Look.REVIEW), "below the review line: not to be relied on until confirmed")
    page.text(
        Cell("Review status", Look.INPUT),
        "for you to fill in: open, confirmed, rejected or unsure; the command harmonize review import reads the "
        "verdicts back, and the next report shows them",
    )
    page.text(
        "Printing",
        "findings print up to the column Finding, with the as-of dates below; relation, why it matters, the values in "
        "base units, the citations and the review columns stand to the right of it on the screen",
    )
    page.gap()

    page.heading("Disclaimer")
    page.text("", DISCLAIMER)
    return page.sheet()


class _Page:
    """Rows of the cover under construction."""

    def __init__(self, words: Phrases) -> None:
        self.words = words
        self.rows: list[Row] = []
        self.tall: dict[int, float] = {}
        self.merged: list[tuple[int, int, int]] = []
        self.new_pages: list[int] = []

    def add(self, *cells: Cell, height: float = 0) -> None:
        self.rows.append(tuple(self._said(cell) for cell in cells))
        if height:
            self.tall[len(self.rows)] = height

    def gap(self) -> None:
        self.rows.append(())

    def heading(self, text: str) -> None:
        self.add(Cell(text, Look.HEADING), height=20)

    def begin_page(self) -> None:
        """The last row begins a printed page."""
        self.new_pages.append(len(self.rows))

    def text(self, key: Cell | str, text: str) -> None:
        """A word and what there is to say about it, over the width of the page."""
        text = self.words.of(text)
        label = Cell(key, Look.LABEL) if isinstance(key, str) else key
        self.add(label, Cell(text, Look.PLAIN))
        self.merged.append((len(self.rows), 2, len(_WIDTHS)))
        lines = lines_needed(text, sum(_WIDTHS[1:]) * (1.1 if self.words.language is Language.ENGLISH else 0.97))
        self.tall[len(self.rows)] = LINE_HEIGHT * lines + 3

    def link(self, sheet: Sheet) -> None:
        found = sheet.is_table and not (len(sheet.rows) == 1 and sheet.cell_text(0, 0) == self.words.of("none found"))
        rows = _rows(len(sheet.rows)) if found else "none found"
        self.text(Cell(sheet.name, Look.JUMP, f"#'{sheet.name}'!A1"), rows if sheet.is_table else "figures, chart")

    def _said(self, cell: Cell) -> Cell:
        return cell._replace(value=self.words.of(cell.value)) if isinstance(cell.value, str) else cell

    def sheet(self) -> Sheet:
        sheet = Sheet(
            COVER_SHEET,
            tuple(Column("", width) for width in _WIDTHS),
            tuple(self.rows),
            is_table=False,
            tall=self.tall,
            merged=tuple(self.merged),
            new_pages=tuple(self.new_pages),
        )
        return headed(sheet, self.words)


def _rows(count: int) -> str:
    return say("1 row") if count == 1 else say("{n} rows", n=f"{count:,}")


def _headings(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, Look.HEADER) for text in texts)
