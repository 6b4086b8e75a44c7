"""Reads 별표 2 from an HWPX file (OWPML, KS X 6101): a ZIP with XML sections, in which tables hold cells.

Characters that the file sets as superscripts or subscripts come as ``10^{3}`` and ``CO_{2}``. Elements are known by
their local names: the namespaces changed between versions of the format.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from harmonize.errors import SourceError
from harmonize.parsers.korea.grid import Grid, GridCell, table_of
from harmonize.parsers.korea.rows import Table

_SECTION = re.compile(r"Contents/section(\d+)\.xml")
_BLANK = frozenset({"tab", "lineBreak", "nbSpace", "fwSpace"})


def read_hwpx(path: Path) -> Table:
    """The rows of the HWPX file at ``path``; raises ``SourceError`` where it is damaged or has no such table."""
    try:
        with zipfile.ZipFile(path) as package:
            names = {int(match[1]): name for name in package.namelist() if (match := _SECTION.fullmatch(name))}
            if not names:
                raise SourceError(f"{path}: the ZIP file is no HWPX document; give 별표 2 as PDF, HWPX or HWP.")
            levels = _levels(package, path)
            sections = [_xml(package, names[number], path) for number in sorted(names)]
    except (zipfile.BadZipFile, OSError) as error:
        raise SourceError(f"{path}: the HWPX file cannot be opened ({error}); download it again.") from error
    grids: list[Grid] = []
    outside: list[tuple[str, str]] = []
    for index, section in enumerate(sections):
        for element in _tables(section):
            grid = Grid(f"section {index} table {len(grids) + 1}")
            for cell in _own(element, "tc"):
                address = next(_own(cell, "cellAddr"), None)
                row, column = (0, 0) if address is None else (int(address.get(k, "0")) for k in ("rowAddr", "colAddr"))
                grid.cells.append(GridCell(row, column, " ".join(_text(cell, levels).split())))
            grids.append(grid)
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        outside.append((f"section {index}", " ".join(_text(section, levels).split())))
    return table_of(path, grids, outside)


def _xml(package: zipfile.ZipFile, name: str, path: Path) -> etree._Element:
    try:
        return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, KeyError) as error:
        raise SourceError(f"{path}, {name}: the part cannot be read ({error}); download the file again.") from error


def _levels(package: zipfile.ZipFile, path: Path) -> dict[str, str]:
    """The mark (``^`` or ``_``) of each character property that raises or lowers."""
    if "Contents/header.xml" not in package.namelist():
        return {}
    found: dict[str, str] = {}
    for element in _xml(package, "Contents/header.xml", path).iter():
        if _local(element) == "charPr":
            children = {_local(child) for child in element}
            mark = "^" if "supscript" in children else "_" if "subscript" in children else ""
            if mark:
                found[element.get("id", "")] = mark
    return found


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _tables(section: etree._Element) -> list[etree._Element]:
    """The tables that stand in no other table."""
    return [
        element
        for element in section.iter()
        if _local(element) == "tbl" and not any(_local(above) == "tbl" for above in element.iterancestors())
    ]


def _own(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Descendants of that name that are not in a table within ``element``."""
    for child in element:
        if _local(child) == name:
            yield child
        elif _local(child) != "tbl":
            yield from _own(child, name)


def _text(element: etree._Element, levels: dict[str, str]) -> str:
    """The text of all paragraphs, in order, with a space between them; a table within a cell is read as text."""
    parts: list[str] = []
    for each in element.iter():
        name = _local(each)
        if name == "p":
            parts.append(" ")
        elif name == "t":
            run = each.getparent()
            mark = levels.get(run.get("charPrIDRef", ""), "") if run is not None else ""
            words = _words(each)
            parts.append(f"{mark}{{{words}}}" if mark and words.strip() else words)
    return "".join(parts).replace("}^{", "").replace("}_{", "")


def _words(element: etree._Element) -> str:
    text = element.text or ""
    for child in element:
        text += (" " if _local(child) in _BLANK else "") + (child.tail or "")
    return text
