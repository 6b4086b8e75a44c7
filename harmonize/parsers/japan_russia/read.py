"""Reading the Japanese controls on Russia and Belarus: ordinance and table together, tariff codes, conservation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from harmonize.errors import SourceError
from harmonize.model import Conservation, HsLine, Kind, ParsedList, Provision, Regime, RegimeReference, Status
from harmonize.parsers.japan.laws import Law, LawFile, open_laws
from harmonize.parsers.japan.ordinance import read_articles
from harmonize.parsers.japan.proof import law_parts, prove
from harmonize.parsers.japan.text import Account
from harmonize.parsers.japan_russia.limits import CODE
from harmonize.parsers.japan_russia.numbers import OPENING, TABLE, citation, items_named
from harmonize.parsers.japan_russia.table import destination_remarks, find_table, read_destinations, read_table
from harmonize.parsers.japan_russia.tariff import Reading, read_codes

LAWS = (Law.RUSSIA, Law.ORDER)
_NATIONAL = (RegimeReference(Regime.NATIONAL),)
_LEFT_OUT = {
    "LawNum": "number of the law",
    "LawTitle": "title of the law",
    "EnactStatement": "enacting words",
    "TOC": "table of contents",
    "SupplProvision": "supplementary provisions: commencement and transition",
    "AppdxTable": "another table of the law",
}
_OTHER = "annexed form or note of the law: it lists no goods"
_ARTICLES = "articles on licences and payments: they list no goods"
_MIXTURES = re.compile(r"(?P<opens>（混合物にあっては、)(?P<clauses>.+?)に限る。）")
"""The bracket of the opening that says what share of a substance brings a mixture under control."""
_CLAUSES = re.compile(r"(?:及び|並びに|、)(?=第[^第]+号から第[^第]+号まで)")
_LEAST_ARTICLES = 32
"""The ordinance of March 2022, the first."""


def parse(paths: Sequence[Path]) -> ParsedList:
    """Read the Russia ordinance and, where given, the Export Trade Control Order of the same day.

    Raises ``SourceError`` naming file, place and remedy, and ``ConservationError`` where a text is lost.
    """
    laws = open_laws(list(paths), LAWS)
    ordinance, conservation = _read_ordinance(laws[Law.RUSSIA])
    provisions: list[Provision] = []
    remarks = list(ordinance.remarks)
    if Law.ORDER in laws:
        order, proof = _read_order(laws[Law.ORDER])
        provisions.extend(order.provisions.values())
        remarks.extend([*order.remarks, *destination_remarks(order)])
        conservation = Conservation(
            source=conservation.source + proof.source,
            placed=conservation.placed + proof.placed,
            left_out=conservation.left_out + proof.left_out,
        )
    else:
        remarks.append("The Export Trade Control Order was not given: 別表第二の三 is not in this version.")
    known = {each.number for each in provisions}
    articles, dead = _under_table(ordinance.provisions.values(), known)
    remarks.extend(dead)
    lines, odd = tariff_lines(articles)
    remarks.extend(odd)
    return ParsedList(
        provisions=(*provisions, *articles),
        conservation=conservation,
        as_of=max(file.enforced for file in laws.values()),
        revision="; ".join(laws[law].revision for law in LAWS if law in laws and laws[law].revision),
        remarks=(*_revisions(laws), *remarks),
        hs=lines,
    )


def _read_ordinance(source: LawFile) -> tuple[Account, Conservation]:
    account = Account(source)
    main = source.main
    parts = list(law_parts(source))
    for index, element in enumerate(parts):
        account.part = str(index)
        if element.getparent() is main:
            read_articles(account, element)
        else:
            account.leave(element, _LEFT_OUT.get(str(element.tag), _OTHER))
    return account, prove(account, parts)


def _read_order(source: LawFile) -> tuple[Account, Conservation]:
    account = Account(source)
    wanted = find_table(account)
    parts = list(law_parts(source))
    for index, element in enumerate(parts):
        account.part = str(index)
        if element is wanted:
            read_table(account, element)
        elif element.tag == "MainProvision":
            read_destinations(account, element, _ARTICLES)
        else:
            account.leave(element, _LEFT_OUT.get(str(element.tag), _OTHER))
    return account, prove(account, parts)


def _under_table(articles: Iterable[Provision], known: Set[str]) -> tuple[tuple[Provision, ...], list[str]]:
    """The provisions of the ordinance as this list numbers and cites them: articles stand under what they refine.

    The opening of an article, which names that, is printed in front of its text.
    """
    placed: list[Provision] = []
    remarks: list[str] = []
    for each in articles:
        refined = items_named(each.text) if each.parent is None else ()
        parent = each.parent
        if each.parent is None and each.status is Status.IN_FORCE:
            parent = next((item for item in refined if item in known), None)
            if not refined:
                remarks.append(f"{citation(each.number)} ({each.place}) does not name the item that it refines.")
            elif known and parent is None:
                remarks.append(
                    f"{citation(each.number)} refines {citation(refined[0])}, which the given Order does not have."
                )
        text, printed, kind = each.text, each.printed, each.kind
        notes: list[Provision] = []
        if refined:
            opening = OPENING.match(text)
            if opening:
                printed, text = f"{printed} {opening[0]}".strip(), text[opening.end() :]
            if kind is Kind.GROUP and (mixtures := _MIXTURES.search(text)):
                text, notes = _without_mixtures(each, text, mixtures)
        placed.append(
            replace(
                each,
                parent=parent,
                kind=kind,
                text=text,
                printed=printed,
                citation=citation(each.number),
                regimes=_NATIONAL,
                references=refined,
            )
        )
        placed.extend(notes)
    return tuple(placed), remarks


def _without_mixtures(article: Provision, text: str, mixtures: re.Match[str]) -> tuple[str, list[Provision]]:
    """The opening of an article without its bracket on mixtures, and each bound of that as a note of its own."""
    notes: list[Provision] = []
    printed = mixtures["opens"]
    for place, clause in enumerate(_CLAUSES.split(mixtures["clauses"]), 1):
        number = f"{article.number}#混合物{place}"
        notes.append(
            Provision(
                number=number,
                parent=article.number,
                kind=Kind.NOTE,
                text=clause,
                printed=printed,
                citation=f"{citation(article.number)}（混合物）",
                regimes=_NATIONAL,
                place=article.place,
            )
        )
        printed = ""
    return text[: mixtures.start()] + text[mixtures.end() :], notes


def tariff_lines(provisions: Sequence[Provision]) -> tuple[tuple[HsLine, ...], list[str]]:
    """The tariff codes that ``provisions`` name, and remarks on what their brackets say that was not understood."""
    readings = read_tariff(provisions)
    remarks = [
        f"{citation(number)}: a bracket behind a tariff code was not understood; see the official text."
        for number, reading in readings.items()
        if reading.undecided
    ]
    lines = tuple(line for reading in readings.values() for line in reading.lines)
    return lines, [*remarks, *_at_once(lines)]


def _at_once(lines: Sequence[HsLine]) -> Iterator[str]:
    """Remarks on codes that one provision lists and takes out whole."""
    listed = {(line.number, line.code) for line in lines if not line.excluded}
    for line in lines:
        if line.excluded and not line.limited and (line.number, line.code) in listed:
            yield f"{citation(line.number)} lists {line.code} and takes it out at once; see the official text."


def read_tariff(provisions: Sequence[Provision]) -> dict[str, Reading]:
    """What each provision of an article on the tariff says of it, by number."""
    readings: dict[str, Reading] = {}
    out: set[str] = set()
    listing: dict[str, str] = {}
    before: dict[str | None, str] = {}
    for provision in provisions:
        previous = before.get(provision.parent, "")
        if provision.kind is Kind.ITEM or provision.kind is Kind.ENTRY:
            before[provision.parent] = provision.number
        if not CODE.search(provision.text):
            continue
        lines = readings[previous].lines if previous in readings else []
        reading = read_codes(provision.text, provision.number, lines, previous)
        if provision.parent in out:
            above = provision.parent or ""
            reading.lines = [replace(line, number=listing.get(above, above), excluded=True) for line in reading.lines]
            listing[provision.number] = listing.get(above, above)
            out.add(provision.number)
        if reading.branches_out:
            out.add(provision.number)
        readings[provision.number] = reading
    return readings


def _revisions(laws: Mapping[Law, LawFile]) -> Iterator[str]:
    for law in LAWS:
        if law in laws:
            enforced = laws[law].enforced
            dated = f"in force from {enforced}" if enforced else "of a date that its file does not state"
            yield f"{law.short}: the revision {dated} was read."


def counts(parsed: ParsedList) -> None:
    """The list's own assertions on its size; raises ``SourceError`` where a revision is not whole."""
    articles = {item.number: item for item in parsed.provisions if item.number.isdigit()}
    name = parsed.revision or "The Russia ordinance"
    missing = [
        number for number in map(str, range(1, max(len(articles), _LEAST_ARTICLES) + 1)) if number not in articles
    ]
    if missing:
        raise SourceError(f"{name} lacks article {', '.join(missing)}; take the full text of the revision from e-Gov.")
    on_tariff = {line.number.partition("/")[0] for line in parsed.hs}
    said = {each.number.partition("/")[0] for each in parsed.provisions if "関税" in each.text}
    if silent := sorted(said - on_tariff - {TABLE}, key=int):
        raise SourceError(
            f"{name}: no tariff code was read in article {', '.join(silent)}; take the full text of the revision."
        )
    for first, last in ((line.code, line.until) for line in parsed.hs if line.until):
        if len(first) != len(last) or first > last:
            raise SourceError(f"{name}: {first} to {last} is no range of tariff codes; take the full text from e-Gov.")
