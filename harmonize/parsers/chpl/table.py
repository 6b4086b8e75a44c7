"""The Common High Priority List as a table: tab-separated, with the columns hs6, hts_dotted, tier and a description."""

from __future__ import annotations

import re
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.model import HsLine, Kind, ParsedList, Provision
from harmonize.parsers.chpl import TIERS, citation
from harmonize.parsers.conservation import Piece, check
from harmonize.parsers.left_out import summed

_COLUMNS = ("hs6", "hts_dotted", "tier")
_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


def parse_file(path: Path) -> ParsedList:
    """The tiers and their codes; raises ``SourceError`` where a row has another form or a code stands twice."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: the file is no UTF-8 text; give the Common High Priority List.") from error
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}); name the Common High Priority List.") from error
    header = lines[0].split("\t") if lines else []
    if tuple(header[:3]) != _COLUMNS or len(header) != len(_COLUMNS) + 1:
        raise SourceError(
            f"{path}, line 1: the columns are not {', '.join(_COLUMNS)} and a description; give the Common High "
            "Priority List."
        )
    provisions: dict[str, Provision] = {}
    hs: list[HsLine] = []
    plain: list[tuple[str, str]] = []
    pieces: list[Piece] = []
    for number, line in enumerate(lines[1:], 2):
        place = f"line {number}"
        cells = line.split("\t")
        if len(cells) != len(header):
            raise SourceError(f"{path}, {place}: {len(cells)} columns, not {len(header)}; mend the row.")
        code, dotted, tier, text = cells
        if not re.fullmatch(r"\d{6}", code) or dotted != f"{code[:4]}.{code[4:]}":
            raise SourceError(f"{path}, {place}: {code!r} ({dotted!r}) is no tariff code of six digits; mend the row.")
        if tier not in TIERS:
            raise SourceError(f"{path}, {place}: {tier!r} is no tier; the tiers are {', '.join(TIERS)}.")
        if code in provisions:
            raise SourceError(f"{path}, {place}: {dotted} stands twice; a code has one tier; mend the row.")
        if tier not in provisions:
            provisions[tier] = Provision(tier, None, Kind.GROUP, "", tier, citation(tier), place=place)
            pieces.append(Piece(f"{place} tier", tier, into=tier))
        else:
            pieces.append(Piece(f"{place} tier", tier, reason="tier of the code, kept in its own table"))
        plain += [(place, f"{code} {text}"), (f"{place} tier", tier), (f"{place} dotted", dotted)]
        provisions[code] = Provision(code, tier, Kind.ENTRY, " ".join(text.split()), code, citation(code), place=place)
        pieces.append(Piece(place, f"{code} {text}", into=code))
        pieces.append(Piece(f"{place} dotted", dotted, reason="the code once more"))
        hs.append(HsLine(number=code, code=code, tier=tier, written=dotted))
    conservation = check(path.name, plain, pieces, {key: (item.printed, item.text) for key, item in provisions.items()})
    dates = _DATE.findall(path.name)
    return ParsedList(tuple(provisions.values()), summed(conservation), dates[-1] if dates else "", "", hs=tuple(hs))
