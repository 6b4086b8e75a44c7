"""From the tariff codes that a list names to the subheadings of the Harmonized System 2022 that it lists.

Within one provision, what is excluded is taken out of what is listed: a chapter, heading or subheading leaves the list;
a longer national code or a limited exclusion leaves the subheading listed in part. Two provisions of a list add up:
parts for some machines and parts for the other machines of a subheading are the whole subheading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from harmonize.compare.russia.result import Floor, Mention, OutsideCode
from harmonize.errors import HarmonizeError
from harmonize.model import HsLine, Kind, ListVersion, say
from harmonize.model import listed as in_a_row
from harmonize.parsers.spec import ListSpec, spec
from harmonize.shelf.hs_parts import machines_of
from harmonize.shelf.hs_table import pointed
from harmonize.shelf.nomenclature import Nomenclature

_LENGTHS = (2, 4, 6, 8, 10)
_SUBHEADING = 6
OTHER_EDITION = "not a code of the Harmonized System 2022"
_HEADING = re.compile(r"\d\d\.\d\d")
_PARTS_FOR = re.compile(
    r"(?:parts(?: and accessories)?|auxiliary machines) (?:solely or principally )?"
    r"for (?:machines|goods|appliances|engines) of (\d\d\.\d\d(?:(?:, | and |, and )\d\d\.\d\d)*)"
)
"""A limit in the words that parsers use for parts of the machines of some headings."""
BOTH = "listed and excluded in the same provision"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list says of the subheadings of the nomenclature."""

    mentions: dict[str, tuple[Mention, ...]]
    """By subheading; those that list it wholly first."""
    outside: tuple[OutsideCode, ...]
    remarks: tuple[str, ...]


def expand(version: ListVersion, nomenclature: Nomenclature) -> Listing:
    """The subheadings that ``version`` lists, wholly or in part.

    Raises ``HarmonizeError`` naming the list and the provision where a code has a length that no tariff code has, or a
    range does not ascend.
    """
    listing = spec(version.info.list_id)
    by_provision: dict[str, list[HsLine]] = defaultdict(list)
    for line in version.hs:
        by_provision[line.number].append(line)
    found: dict[str, list[Mention]] = defaultdict(list)
    outside: list[OutsideCode] = []
    remarks: list[str] = []
    legal = _legal(version, listing)
    for number, lines in by_provision.items():
        reference = legal(number)
        spans = [_span(line, version, nomenclature) for line in lines]
        for line, span in zip(lines, spans, strict=True):
            outside += _outside(line, span, version, reference, nomenclature)
        listed = _provision(lines, spans, reference, listing, version, remarks)
        for code, mentions in listed.items():
            found[code] += mentions
    return Listing(
        {code: _together(code, found[code]) for code in sorted(found)},
        tuple(outside),
        tuple(remarks),
    )


def _together(code: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, those that list the subheading wholly first; several that leave no machine out do so together."""
    machines = machines_of(code)
    served = [_served(mention) for mention in mentions]
    if machines and machines <= frozenset().union(*served):
        mentions = [
            replace(mention, whole=True) if its & machines else mention
            for mention, its in zip(mentions, served, strict=True)
        ]
    return tuple(sorted(mentions, key=lambda mention: not mention.whole))


def _served(mention: Mention) -> frozenset[str]:
    """The headings of the machines for whose parts alone the provision lists the subheading."""
    match = _PARTS_FOR.fullmatch(mention.limit) if mention.floor is None else None
    return frozenset(code.replace(".", "") for code in _HEADING.findall(match[1])) if match else frozenset()


def _provision(
    lines: Sequence[HsLine],
    spans: Sequence[tuple[str, ...]],
    reference: str,
    listing: ListSpec,
    version: ListVersion,
    remarks: list[str],
) -> dict[str, list[Mention]]:
    listed: dict[str, list[Mention]] = {}
    for line, span in zip(lines, spans, strict=True):
        if not line.excluded:
            mention = _mention(line, reference, listing)
            for code in span:
                listed.setdefault(code, []).append(mention)
    before = {code: list(mentions) for code, mentions in listed.items()}
    for line, span in zip(lines, spans, strict=True):
        if not line.excluded:
            continue
        if span and not any(code in before for code in span):
            remarks.append(
                say(
                    "{list}, {place}: takes out {codes}, which it does not list; look at the text.",
                    list=version.info.title,
                    place=reference,
                    codes=_named(line),
                )
            )
        for code in span:
            if code not in listed:
                continue
            if _is_whole(line):
                del listed[code]
            else:
                but = say("other than {what}", what=line.limited or _named(line))
                listed[code] = [replace(each, whole=False, limit=in_a_row((each.limit, but))) for each in listed[code]]
    for line, span in zip(lines, spans, strict=True):
        if not line.excluded and span and not any(code in listed for code in span):
            remarks.append(
                say(
                    "{list}, {place}: {codes} is listed and excluded in the same provision; look at the text.",
                    list=version.info.title,
                    place=reference,
                    codes=_named(line),
                )
            )
            for code in span:
                listed[code] = [replace(each, whole=False, limit=BOTH) for each in before[code]]
    return listed


def _mention(line: HsLine, reference: str, listing: ListSpec) -> Mention:
    floor = None
    if line.floor is not None:
        floor = Floor(line.floor, line.currency, line.floor_over, line.floor_unit)
    limit = line.limited
    if len(line.code) > _SUBHEADING:
        named = _named(line)
        limit = say("only {code} ({limit})", code=named, limit=limit) if limit else say("only {code}", code=named)
    return Mention(
        number=line.number,
        legal=reference,
        written=line.written or line.code,
        whole=_is_whole(line),
        limit=limit,
        floor=floor,
        in_force=line.in_force,
        line=line,
        luxury=listing.luxury(line.number),
    )


def _is_whole(line: HsLine) -> bool:
    return len(line.code) <= _SUBHEADING and not line.limited and line.floor is None


def _named(line: HsLine) -> str:
    if not line.until:
        return pointed(line.code)
    return say("{first} to {last}", first=pointed(line.code), last=pointed(line.until))


def _span(line: HsLine, version: ListVersion, nomenclature: Nomenclature) -> tuple[str, ...]:
    for code in (line.code, line.until) if line.until else (line.code,):
        if len(code) not in _LENGTHS or not code.isdecimal() or not code.isascii():
            raise HarmonizeError(
                f"{version.name}: provision {line.number} names the tariff code {code!r} of {len(code)} digits, and "
                "such codes have 2, 4, 6, 8 or 10; correct the source and import the list again."
            )
    if line.until:
        if len(line.until) != len(line.code) or line.until < line.code:
            raise HarmonizeError(
                f"{version.name}: provision {line.number} names the range {line.code} to {line.until}, which does not "
                "ascend; correct the source and import the list again."
            )
        return nomenclature.between(line.code, line.until)
    return nomenclature.under(line.code)


def _outside(
    line: HsLine, span: Sequence[str], version: ListVersion, reference: str, nomenclature: Nomenclature
) -> list[OutsideCode]:
    ends = (line.code, line.until) if line.until else (line.code,)
    absent = [code for code in ends if not nomenclature.under(code)]
    remark = OTHER_EDITION
    if line.until and span:
        remark = say(
            "an end of a range is not a code of the Harmonized System 2022; what the range holds in that edition is "
            "listed"
        )
    return [
        OutsideCode(
            party=spec(version.info.list_id).party,
            list_id=version.info.list_id,
            number=line.number,
            legal=reference,
            written=line.written or line.code,
            code=code,
            excluded=line.excluded,
            remark=remark,
        )
        for code in absent
    ]


def _legal(version: ListVersion, listing: ListSpec) -> Callable[[str], str]:
    """How a number is cited, with what the heading above it refers to: the section of a US supplement, the row of
    the Order that a Japanese article refines."""
    headings: dict[str, str] = {}

    def cite(number: str) -> str:
        provision = version.index.get(number)
        above = version.index.get(provision.parent or "") if provision is not None else None
        said = listing.citation(number)
        if above is None or above.kind is not Kind.GROUP or not above.references:
            return said
        if above.number not in headings:
            headings[above.number] = ", ".join(
                listing.citation(reference) if reference in version.index else f"§ {reference}"
                for reference in above.references
            )
        return f"{said} ({headings[above.number]})"

    return cite
