"""The styles of a Word file: what indentation, tab stops, list and character format a paragraph or run has in effect.

A property comes from the paragraph itself, else from the list level that numbers it, else from its style, else from the
style that this one is based on. Lengths are in twips (twentieths of a point).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from harmonize.parsers.wassenaar.word_numbering import Numbering
from harmonize.parsers.wassenaar.word_package import W

DEFAULT_TAB = 720
_NO = frozenset({"0", "false", "off", "none"})
_RAISED_ENOUGH = 3
"""Half-points by which text must be moved to count as raised or lowered."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where a paragraph stands: indentation and tab stops, from the left margin."""

    left: int = 0
    first: int = 0
    """Where the first line begins."""
    stops: tuple[int, ...] = ()

    def next_stop(self, position: float, default: int) -> float:
        """Where a tab at ``position`` leads to. The left indentation is a stop of a hanging first line."""
        stops = [stop for stop in self.stops if stop > position]
        if self.first < self.left and position < self.left:
            stops.append(self.left)
        if stops:
            return min(stops)
        return (position // default + 1) * default


@dataclass(frozen=True, slots=True)
class Look:
    """Character format of a run."""

    raised: int = 0
    """1 raised, -1 lowered, 0 on the line."""
    italic: bool = False
    bold: bool = False
    underline: bool = False
    hidden: bool = False
    font: str = ""
    size: float | None = None


@dataclass(slots=True)
class Styles:
    """The styles of one document."""

    part: etree._Element | None
    numbering: Numbering
    _by_id: dict[str, etree._Element] = field(default_factory=dict)
    _chains: dict[str, tuple[etree._Element, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.part is not None:
            self._by_id = {style.get(f"{W}styleId", ""): style for style in self.part.iterchildren(f"{W}style")}

    def name(self, style_id: str) -> str:
        """The style's name as Word shows it (``1.A.1.a note 1``)."""
        style = self._by_id.get(style_id)
        name = style.find(f"{W}name") if style is not None else None
        return style_id if name is None else name.get(f"{W}val", style_id)

    def chain(self, style_id: str) -> tuple[etree._Element, ...]:
        """The style and those it is based on, nearest first."""
        if style_id not in self._chains:
            chain: list[etree._Element] = []
            style = self._by_id.get(style_id)
            while style is not None and style not in chain:
                chain.append(style)
                based = style.find(f"{W}basedOn")
                style = self._by_id.get(based.get(f"{W}val", "")) if based is not None else None
            self._chains[style_id] = tuple(chain)
        return self._chains[style_id]

    def list_of(self, style_id: str, own: etree._Element | None) -> tuple[str, int] | None:
        """List and level that number a paragraph, or None. List 0 takes the numbering of the style away."""
        places = [own] if own is not None else []
        places += [ppr for style in self.chain(style_id) if (ppr := style.find(f"{W}pPr")) is not None]
        for ppr in places:
            numbered = ppr.find(f"{W}numPr")
            if numbered is None:
                continue
            list_id, level = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
            if list_id is None:
                continue
            name = list_id.get(f"{W}val", "0")
            by_style = self.numbering.by_style.get(style_id)
            if level is not None:
                return None if name == "0" else (name, int(level.get(f"{W}val", "0")))
            return None if name == "0" else (name, by_style[1] if by_style and by_style[0] == name else 0)
        return None

    def geometry(self, style_id: str, own: etree._Element | None, level: etree._Element | None) -> Geometry:
        """Indentation and tab stops of a paragraph with its own ``w:pPr`` and that of the level that numbers it."""
        chain = [ppr for style in reversed(self.chain(style_id)) if (ppr := style.find(f"{W}pPr")) is not None]
        left = hanging = first = 0
        stops: set[int] = set()
        for ppr in (*chain, level, own):
            if ppr is None:
                continue
            indent = ppr.find(f"{W}ind")
            if indent is not None:
                left = _length(indent, "start", _length(indent, "left", left))
                if indent.get(f"{W}hanging") is not None:
                    hanging, first = _length(indent, "hanging", 0), 0
                elif indent.get(f"{W}firstLine") is not None:
                    hanging, first = 0, _length(indent, "firstLine", 0)
            for tab in ppr.iterfind(f"{W}tabs/{W}tab"):
                position = _length(tab, "pos", 0)
                if tab.get(f"{W}val") == "clear":
                    stops.discard(position)
                else:
                    stops.add(position)
        return Geometry(left, left - hanging + first, tuple(sorted(stops)))

    def look(self, style_id: str, run: etree._Element | None) -> Look:
        """Character format of a run (its ``w:rPr``) in a paragraph of style ``style_id``."""
        places = [] if run is None else [run]
        if run is not None:
            for style in run.iterfind(f"{W}rStyle"):
                places += self._formats(style.get(f"{W}val", ""))
        places += self._formats(style_id)
        size = _first(places, "sz")
        return Look(
            raised=_raised(places),
            italic=_on(places, "i"),
            bold=_on(places, "b"),
            underline=_on(places, "u"),
            hidden=_on(places, "vanish"),
            font=_font(places),
            size=int(size) / 2 if size.isdigit() else None,
        )

    def _formats(self, style_id: str) -> list[etree._Element]:
        return [rpr for style in self.chain(style_id) if (rpr := style.find(f"{W}rPr")) is not None]


def _length(element: etree._Element, name: str, default: int) -> int:
    value = element.get(f"{W}{name}", "")
    try:
        return round(float(value))
    except ValueError:
        # absent, or in a unit such as "1cm" that no file of the list uses
        return default


def _first(places: list[etree._Element], tag: str) -> str:
    for place in places:
        found = place.find(f"{W}{tag}")
        if found is not None:
            return found.get(f"{W}val", "true")
    return ""


def _on(places: list[etree._Element], tag: str) -> bool:
    value = _first(places, tag)
    return bool(value) and value not in _NO


def _raised(places: list[etree._Element]) -> int:
    for place in places:
        aligned = place.find(f"{W}vertAlign")
        if aligned is not None:
            return {"superscript": 1, "subscript": -1}.get(aligned.get(f"{W}val", ""), 0)
        moved = place.find(f"{W}position")
        if moved is not None:
            by = _length(moved, "val", 0)
            return 0 if abs(by) < _RAISED_ENOUGH else 1 if by > 0 else -1
    return 0


def _font(places: list[etree._Element]) -> str:
    for place in places:
        fonts = place.find(f"{W}rFonts")
        if fonts is not None and fonts.get(f"{W}ascii"):
            return fonts.get(f"{W}ascii", "")
    return ""
