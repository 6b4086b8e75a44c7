"""The Russia and Belarus controls of the United States: 15 CFR part 746, § 746.8 with Supplements No. 2, 4, 5, 6 and 7.

Source: the XML of the part from the eCFR. Supplements 2, 4, 5 and 7 list codes of the Harmonized Tariff Schedule of six
digits (industry for oil and gas, industrial goods, luxury goods with unit prices, items of the foreign direct product
rule); Supplement 6 describes chemicals and equipment. Numbers: ``supp4`` a supplement, ``supp4.847130`` a row of its
table, ``supp4#a`` an introductory paragraph, ``supp6.g.7.vi.A`` a paragraph of Supplement 6, ``supp6.f.23#tech`` a note
to it, ``746.8.a.5`` a paragraph of the section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.model import Language, ParsedList, Regime
from harmonize.parsers.spec import ListSpec

_ADDRESS = "https://www.ecfr.gov/current/title-15/part-746/"
_FEWEST = {"supp2": 5, "supp4": 500, "supp5": 50, "supp7": 20}
"""Rows that each supplement has had at the least since 2023: fewer means that the file was cut."""
_SUPPLEMENT = re.compile(r"supp(\d)(.*)")
_LUXURY = "supp5."


def parse(paths: Sequence[Path]) -> ParsedList:
    """Read § 746.8 and its supplements from one eCFR file of the whole part.

    Raises ``SourceError`` where the file is anything else, a supplement has no table or a code has not six digits;
    ``ConservationError`` where text would be lost.
    """
    from harmonize.parsers.us_russia.part import parse_file

    if len(paths) != 1:
        raise SourceError(
            f"The US Russia controls are read from one file, the XML of 15 CFR part 746, not from {len(paths)}; "
            "name that file alone."
        )
    return parse_file(Path(paths[0]))


def counts(parsed: ParsedList) -> None:
    """What must hold of every version since 2023; raises ``SourceError`` where the file was cut."""
    found = Counter(line.number.partition(".")[0] for line in parsed.hs)
    for supplement, fewest in _FEWEST.items():
        if found[supplement] < fewest:
            raise SourceError(
                f"{citation(supplement)} has {found[supplement]} tariff codes, fewer than {fewest}: the file seems to "
                "be cut; download it again."
            )
    if len({item.number for item in parsed.provisions}) != len(parsed.provisions):
        raise SourceError("15 CFR part 746 has two provisions of one number; report this defect.")


def citation(number: str) -> str:
    """How the EAR are cited for a number of this list.

    >>> citation("supp4.847130")
    'Supplement No. 4 to Part 746, HTS 8471.30'
    >>> citation("supp6.g.7.vi.A")
    'Supplement No. 6 to Part 746, paragraph (g)(7)(vi)(A)'
    >>> citation("746.8.a.5")
    '15 CFR 746.8(a)(5)'
    """
    body, _, note = number.partition("#")
    suffix = f" ({note})" if note else ""
    match = _SUPPLEMENT.fullmatch(body)
    if match is None:
        section, *path = re.split(r"(?<!^746)\.", body)
        return f"15 CFR {section}{_parenthesised(path)}{suffix}"
    head = f"Supplement No. {match[1]} to Part 746"
    path = match[2].split(".")[1:]
    if not path:
        return f"{head}{suffix}"
    if path[0][:6].isdecimal() and len(path) == 1:
        code, _, again = path[0].partition("~")
        return f"{head}, HTS {code[:4]}.{code[4:]}{f' (row {again})' if again else ''}{suffix}"
    return f"{head}, paragraph {_parenthesised(path)}{suffix}"


def said(number: str) -> str:
    """The same in short.

    >>> said("supp6.g.7.vi.A")
    'Suppl. No. 6(g)(7)(vi)(A)'
    >>> said("supp2")
    'Suppl. No. 2'
    >>> said("746.8.a.5")
    '746.8(a)(5)'
    """
    cited = citation(number).removeprefix("15 CFR ").replace(" to Part 746", "").replace(", paragraph ", "")
    return cited.replace("Supplement", "Suppl.")


def category(number: str) -> str:
    """The supplement or section that a number stands in."""
    return number.partition("#")[0].split(".")[0] if number.startswith("supp") else "746.8"


def luxury(number: str) -> bool:
    """Whether the row stands in Supplement No. 5, the luxury goods."""
    return number.startswith(_LUXURY)


def address(number: str) -> str:
    """The address of the section or supplement; the eCFR has no anchors for rows."""
    match = _SUPPLEMENT.match(number)
    if match:
        return f"{_ADDRESS}appendix-Supplement%20No.%20{match[1]}%20to%20Part%20746"
    return f"{_ADDRESS}section-746.8" if number else ""


def _parenthesised(path: Sequence[str]) -> str:
    return "".join(f"({part})" for part in path)


SPEC = ListSpec(
    list_id="us-russia",
    party="us",
    title="US: controls on Russia and Belarus (15 CFR 746.8)",
    instrument="15 CFR part 746, § 746.8 and Supplements No. 2, 4, 5, 6, 7 (Export Administration Regulations)",
    language=Language.ENGLISH,
    categories=("746.8", "supp2", "supp4", "supp5", "supp6", "supp7"),
    regimes=(Regime.NATIONAL,),
    parse=parse,
    counts=counts,
    citation=citation,
    wassenaar_number=lambda number: None,
    category=category,
    address=address,
    destination="Russia and Belarus",
    codes_alone=True,
    said=said,
    luxury=luxury,
)
