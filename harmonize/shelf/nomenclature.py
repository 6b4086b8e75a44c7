"""The nomenclature of the Harmonized System, edition 2022: which subheadings there are, by chapter and section.

The shipped table ``lists/hs2022.csv`` has one row a heading: the section's Roman numeral, the four digits, and the last
two digits of each of its subheadings, separated by blanks. It holds codes only. The names of the chapters are short
names made for this program, not the nomenclature's own.

The official table from which it is made counts one code more than the system has: 9999.99 with its chapter 99, which
statistics use for goods not specified, and which stands in no section. It is left out here.

>>> nomenclature().under("8542")[0]
'854231'
"""

from __future__ import annotations

import csv
import re
import sys
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from harmonize.errors import HarmonizeError, ShelfError, SourceError
from harmonize.resources import lists_folder

HEADER = ("section", "heading", "subheadings")
_OFFICIAL = ("section", "hscode", "description", "parent", "level")
_ROMAN = re.compile(r"[IVX]+")
_CODE = re.compile(r"(?:[0-9][0-9]){1,5}")

_CHAPTERS = """\
01 live animals|02 meat|03 fish|04 dairy, eggs, honey|05 other animal products|06 plants and flowers|07 vegetables
08 fruit and nuts|09 coffee, tea, spices|10 cereals|11 flour, malt, starch|12 oil seeds|13 resins and saps
14 plaiting materials|15 fats and oils|16 prepared meat and fish|17 sugar|18 cocoa|19 bakery and cereal products
20 prepared vegetables and fruit|21 other foods|22 beverages|23 food residues and fodder|24 tobacco
25 salt, stone, cement|26 ores and ash|27 mineral fuels and oils|28 inorganic chemicals|29 organic chemicals
30 medicines|31 fertilisers|32 dyes and paints|33 perfumes and cosmetics|34 soap and waxes|35 proteins and glues
36 explosives|37 photographic goods|38 other chemicals|39 plastics|40 rubber|41 hides and leather|42 leather goods
43 furs|44 wood|45 cork|46 basketware|47 wood pulp|48 paper|49 printed matter|50 silk|51 wool|52 cotton
53 other plant fibres|54 man-made filaments|55 man-made staple fibres|56 felt, yarns, ropes|57 carpets
58 special fabrics|59 coated and technical textiles|60 knitted fabrics|61 knitted clothing|62 other clothing
63 made-up textiles|64 footwear|65 headgear|66 umbrellas and canes|67 feathers and artificial flowers
68 stone and cement articles|69 ceramics|70 glass|71 pearls, precious stones and metals|72 iron and steel
73 iron and steel articles|74 copper|75 nickel|76 aluminium|78 lead|79 zinc|80 tin|81 other metals, cermets
82 tools and cutlery|83 other metal articles|84 machinery|85 electrical and electronic equipment|86 railway stock
87 road vehicles|88 aircraft and spacecraft|89 ships|90 optical and measuring instruments|91 clocks and watches
92 musical instruments|93 arms and ammunition|94 furniture and lamps|95 toys and sports goods|96 other manufactures
97 art and antiques"""


@dataclass(frozen=True, slots=True)
class Nomenclature:
    """The subheadings of one edition of the Harmonized System."""

    subheadings: tuple[str, ...]
    """All codes of six digits, in order."""
    sections: dict[str, str]
    """The Roman numeral of the section of each chapter (two digits)."""

    @property
    def chapters(self) -> tuple[str, ...]:
        """The chapters in order, two digits each."""
        return tuple(self.sections)

    def section_of(self, code: str) -> str:
        """The Roman numeral of the section in which ``code`` stands, "" for a chapter that the edition lacks."""
        return self.sections.get(_digits(code)[:2], "")

    def chapter_name(self, chapter: str) -> str:
        """A short name of the chapter in which the code ``chapter`` stands, "" for one that the edition lacks."""
        return _chapter_names().get(_digits(chapter)[:2], "") if self.section_of(chapter) else ""

    def under(self, code: str) -> tuple[str, ...]:
        """All subheadings under a chapter, a heading, a subheading or a national line of eight or ten digits.

        Empty for a code that the edition does not have. Raises ``HarmonizeError`` for what is no code.
        """
        return self.between(code, code)

    def between(self, first: str, last: str) -> tuple[str, ...]:
        """All subheadings from ``first`` to ``last``, both with all that is under them.

        Raises ``HarmonizeError`` where the two have different lengths or the wrong order.
        """
        low, high = _digits(first)[:6], _digits(last)[:6]
        if len(first) != len(last) or low > high:
            raise HarmonizeError(f"{first} to {last} is no range of tariff codes; correct the list that names it.")
        return self.subheadings[bisect_left(self.subheadings, low) : bisect_left(self.subheadings, high + ":")]


@cache
def nomenclature() -> Nomenclature:
    """The shipped edition of 2022. Raises ``ShelfError`` where its table is missing or altered in shape."""
    return read_nomenclature(lists_folder() / "hs2022.csv")


def read_nomenclature(path: Path) -> Nomenclature:
    """The edition whose table stands at ``path``; raises ``ShelfError`` where it is not such a table."""
    codes: list[str] = []
    sections: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            if next(reader, None) != list(HEADER):
                raise ValueError("line 1")
            for row in reader:
                section, heading, endings = row
                if not _ROMAN.fullmatch(section) or not re.fullmatch(r"\d{4}", heading):
                    raise ValueError(f"line {reader.line_num}")
                sections[heading[:2]] = section
                codes.extend(heading + ending for ending in endings.split())
    except (OSError, ValueError) as error:
        raise ShelfError(f"{path}: not a table of tariff codes ({error}); install harmonize again.") from None
    if codes != sorted(set(codes)) or any(len(code) != 6 or not code.isdecimal() for code in codes):
        raise ShelfError(f"{path}: its tariff codes are not six digits each, in order; install harmonize again.")
    return Nomenclature(tuple(codes), sections)


def write_nomenclature(source: Path, path: Path) -> None:
    """Make the shipped table at ``path`` of the official nomenclature at ``source``.

    ``source`` is a CSV with the columns section, hscode, description, parent, level. Raises ``SourceError`` where it is
    not.
    """
    headings: dict[tuple[str, str], list[str]] = {}
    try:
        with source.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != _OFFICIAL:
                raise SourceError(f"{source}, line 1: the columns are not {', '.join(_OFFICIAL)}; name the HS table.")
            for row in reader:
                code = row["hscode"]
                if re.fullmatch(r"\d{6}", code) and _ROMAN.fullmatch(row["section"]):
                    headings.setdefault((row["section"], code[:4]), []).append(code[4:])
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{source}: cannot be read ({error}); name the HS table.") from None
    draft = path.with_name(f".{path.name}.new")
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows((section, heading, " ".join(ends)) for (section, heading), ends in headings.items())
    draft.replace(path)


@cache
def _chapter_names() -> dict[str, str]:
    entries = (entry for line in _CHAPTERS.splitlines() for entry in line.split("|"))
    return {entry[:2]: entry[3:] for entry in entries}


def _digits(code: str) -> str:
    if not _CODE.fullmatch(code):
        raise HarmonizeError(f"{code!r} is no tariff code: it must have 2, 4, 6, 8 or 10 digits; correct the list.")
    return code


if __name__ == "__main__":
    write_nomenclature(Path(sys.argv[1]), lists_folder() / "hs2022.csv")
