"""The charts of the page as inline SVG: coverage by category and party, tariff subheadings by chapter.

The colours are those of Okabe and Ito or shades of one blue, which stay distinct for colour-blind readers, and the
figures stand in the drawing beside them. Every drawing has a title and a description; the page puts the same figures
into a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from harmonize.report.page_facts import CoverageCell
from harmonize.report.phrases import Phrases
from harmonize.report.words import NOTHING

INK = "#1f2933"
_LIGHT, _DARK = (0xF3, 0xF8, 0xFC), (0x00, 0x4C, 0x7A)
PATTERN_TONES = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#7F7F7F")
_CELL_WIDTH, _CELL_HEIGHT, _LEFT, _HEAD = 118, 44, 90, 30
_BAR, _STEP, _BAR_LEFT, _BAR_WIDTH, _PANEL = 13, 18, 30, 420, 520
_MOST_BARS = 40
"""A chart of more bars than this stands in two panels side by side, so that it fits a screen and a printed page."""


def heat_map(rows: Sequence[Sequence[CoverageCell]], words: Phrases) -> Markup:
    """Coverage as a grid: a row a category, a column a party; darker cells hold more of the category's subjects."""
    if not rows:
        return Markup("")
    width = _LEFT + _CELL_WIDTH * len(rows[0])
    height = _HEAD + _CELL_HEIGHT * len(rows)
    said = words("coverage.alt", categories=len(rows), parties=len(rows[0]))
    parts = [_opening("coverage", width, height, words("coverage"), said)]
    for column, cell in enumerate(rows[0]):
        left = _LEFT + column * _CELL_WIDTH + _CELL_WIDTH / 2
        parts.append(_text(left, 19, words.party(cell.party), "middle", bold=True))
    for line, cells in enumerate(rows):
        top = _HEAD + line * _CELL_HEIGHT
        parts.append(_text(_LEFT - 10, top + 27, words.of(cells[0].category), "end", bold=True))
        parts += [_heat_cell(_LEFT + column * _CELL_WIDTH, top, cell, words) for column, cell in enumerate(cells)]
    return Markup("").join([*parts, Markup("</svg>")])


def _heat_cell(left: int, top: int, cell: CoverageCell, words: Phrases) -> Markup:
    box = (left + 1, top + 1, _CELL_WIDTH - 2, _CELL_HEIGHT - 2)
    middle = left + _CELL_WIDTH / 2
    if not cell.covered:
        return Markup("<g><title>{}</title>{}{}</g>").format(
            words.headed(words.enumerated((words.party(cell.party), words.of(cell.category))), words("not.covered")),
            _box(*box, "#ffffff", dashed=True),
            _text(middle, top + 27, NOTHING, "middle", tone="#4b5563"),
        )
    title = words(
        "coverage.cell",
        party=words.party(cell.party),
        category=words.of(cell.category),
        has=cell.has,
        subjects=cell.subjects,
        more=cell.more,
        less=cell.less,
    )
    shade = _shade(cell.share)
    tone = _on(shade)
    return Markup("<g><title>{}</title>{}{}{}</g>").format(
        title,
        _box(*box, shade),
        _text(middle, top + 19, f"{cell.has:,}", "middle", bold=True, tone=tone),
        _text(middle, top + 36, f"▲ {cell.more:,}   ▽ {cell.less:,}", "middle", small=True, tone=tone),
    )


def _shade(share: float) -> str:
    part = min(max(share, 0.0), 1.0)
    return "#" + "".join(f"{round(low + (high - low) * part):02x}" for low, high in zip(_LIGHT, _DARK, strict=True))


def chapter_chart(
    chapters: Sequence[tuple[str, Mapping[tuple[str, ...], int]]],
    patterns: Sequence[tuple[tuple[str, ...], str]],
    words: Phrases,
) -> Markup:
    """Tariff subheadings as bars: a bar a chapter, in it a part a pattern of parties, with its count where it fits.

    ``chapters`` are the two digits of each chapter with how many of its subheadings have which pattern; ``patterns``
    are the patterns in the order of the parts, each with its name for the legend.
    """
    if not chapters:
        return Markup("")
    longest = max((sum(counts.values()) for _, counts in chapters), default=0) or 1
    panels = 2 if len(chapters) > _MOST_BARS else 1
    lines = -(-len(chapters) // panels)
    head = 12 + 20 * -(-len(patterns) // 4)
    said = words("russia.chart.alt", chapters=len(chapters))
    parts = [_opening("chapters", _PANEL * 2, head + _STEP * lines + 6, words("russia.chart"), said)]
    tones = {pattern: PATTERN_TONES[index % len(PATTERN_TONES)] for index, (pattern, _) in enumerate(patterns)}
    for index, (pattern, name) in enumerate(patterns):
        across, down = _BAR_LEFT + index % 4 * 250, 6 + index // 4 * 20
        parts += [_box(across, down, 12, 12, tones[pattern]), _text(across + 18, down + 11, name)]
    for place, (chapter, counts) in enumerate(chapters):
        panel, line = divmod(place, lines)
        top = head + line * _STEP
        left = float(_BAR_LEFT + panel * _PANEL)
        parts.append(_text(left - 8, top + 11, chapter, "end"))
        for pattern, name in patterns:
            if number := counts.get(pattern, 0):
                long = number / longest * _BAR_WIDTH
                parts.append(_bar(left, top, long, tones[pattern], f"{chapter}: {name}: {number:,}", number))
                left += long
        parts.append(_text(left + 6, top + 11, f"{sum(counts.values()):,}", small=True))
    return Markup("").join([*parts, Markup("</svg>")])


def _bar(left: float, top: int, long: float, tone: str, title: str, number: int) -> Markup:
    label = _text(left + 4, top + 10, f"{number:,}", tone=_on(tone), small=True) if long > 34 else Markup("")
    return Markup("<g><title>{}</title>{}{}</g>").format(title, _box(left, top, max(long - 1, 0.5), _BAR, tone), label)


def _on(tone: str) -> str:
    """Black or white, whichever stands out more on the tone: at least 4.5 to 1 on any."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(tone[place : place + 2], 16) / 255 for place in (1, 3, 5))
    )
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#ffffff"


def _opening(name: str, width: float, height: float, title: str, description: str) -> Markup:
    return Markup(
        '<svg class="chart" id="{n}" role="img" aria-labelledby="{n}-title {n}-desc" viewBox="0 0 {w:g} {h:g}" '
        'width="{w:g}"><title id="{n}-title">{t}</title><desc id="{n}-desc">{d}</desc>'
    ).format(n=name, w=width, h=height, t=title, d=description)


def _box(left: float, top: float, width: float, height: float, fill: str, *, dashed: bool = False) -> Markup:
    line = Markup(' stroke-dasharray="4 3"') if dashed else Markup("")
    return Markup('<rect x="{:g}" y="{:g}" width="{:.4g}" height="{:g}" fill="{}" stroke="{}"{}/>').format(
        left, top, width, height, fill, "#c3cad2" if dashed else "none", line
    )


def _text(
    left: float,
    base: float,
    text: str,
    anchor: str = "start",
    *,
    bold: bool = False,
    small: bool = False,
    tone: str = INK,
) -> Markup:
    return Markup('<text x="{:g}" y="{:g}" text-anchor="{}" fill="{}" font-size="{}"{}>{}</text>').format(
        left, base, anchor, tone, 11 if small else 13, Markup(' font-weight="600"') if bold else "", escape(text)
    )
