"""Reading the Japanese list: the laws together, the proof of conservation, and the list's own assertions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from harmonize.errors import SourceError
from harmonize.model import Conservation, Kind, ParsedList, Provision, Status
from harmonize.parsers.japan.laws import Law, LawFile, open_laws
from harmonize.parsers.japan.links import link_rows
from harmonize.parsers.japan.numbers import DIVIDED_ARTICLES, EXCHANGE_TABLE, ORDER_TABLE, citation
from harmonize.parsers.japan.ordinance import read_articles, read_own_table
from harmonize.parsers.japan.proof import law_parts, prove
from harmonize.parsers.japan.tables import read_rows
from harmonize.parsers.japan.text import Account
from harmonize.parsers.japan.topics import ROWS, row_of

_TABLES = {Law.ORDER: (ORDER_TABLE, "別表第一"), Law.EXCHANGE: (EXCHANGE_TABLE, "別表")}
_LEFT_OUT = {
    "LawNum": "number of the law",
    "LawTitle": "title of the law",
    "EnactStatement": "enacting words",
    "TOC": "table of contents",
    "MainProvision": "articles on licences and payments: they list no goods",
    "SupplProvision": "supplementary provisions: commencement and transition",
    "AppdxTable": "another table of the law: approvals, destinations, Russia and Belarus",
}
_OTHER = "annexed form or note of the law: it lists no goods"


def parse(paths: Sequence[Path]) -> ParsedList:
    """Read the goods ordinance and, where given, the two Orders, from one to three e-Gov files or a folder of them.

    ``as_of`` is the day from which all given revisions are in force. Raises ``SourceError`` naming file, place and
    remedy, and ``ConservationError`` where a text is lost.
    """
    laws = open_laws(list(paths))
    ordinance, conservation = _read(laws[Law.ORDINANCE])
    provisions: list[Provision] = []
    remarks: list[str] = []
    for law in (Law.ORDER, Law.EXCHANGE):
        if law not in laws:
            remarks.append(
                f"{law.english[0].upper()}{law.english[1:]} was not given: its table is not in this version."
            )
            continue
        account, proof = _read(laws[law])
        linked = link_rows(account.provisions.values(), ordinance.provisions.values())
        provisions.extend(linked)
        remarks.extend(account.remarks)
        remarks.extend(_dead_links(linked, ordinance, law))
        conservation = Conservation(
            source=conservation.source + proof.source,
            placed=conservation.placed + proof.placed,
            left_out=conservation.left_out + proof.left_out,
        )
    provisions.extend(ordinance.provisions.values())
    return ParsedList(
        provisions=tuple(provisions),
        conservation=conservation,
        as_of=max(file.enforced for file in laws.values()),
        revision="; ".join(laws[law].revision for law in Law if law in laws and laws[law].revision),
        remarks=(*_revisions(laws), *ordinance.remarks, *_odd_articles(ordinance), *remarks),
    )


def _read(source: LawFile) -> tuple[Account, Conservation]:
    account = Account(source)
    main = source.main  # a revision without articles is refused whatever is read from it
    wanted = _wanted_table(source)
    parts = list(law_parts(source))
    for index, element in enumerate(parts):
        account.part = str(index)
        if source.law is Law.ORDINANCE and element.getparent() is main:
            read_articles(account, element)
        elif source.law is Law.ORDINANCE and element.tag == "AppdxTable":
            read_own_table(account, element)
        elif element is wanted:
            read_rows(account, element, _TABLES[source.law][0])
        else:
            account.leave(element, _LEFT_OUT.get(str(element.tag), _OTHER))
    for figure in source.root.iter("Fig"):
        account.remarks.append(f"{account.where(figure)}: a figure is not read; look it up in the official text.")
    return account, prove(account, parts)


def _wanted_table(source: LawFile) -> etree._Element | None:
    if source.law not in _TABLES:
        return None
    title = _TABLES[source.law][1]
    for table in source.body.findall("AppdxTable"):
        if "".join((table.findtext("AppdxTableTitle") or "").split()).partition("（")[0] == title:
            return table
    raise SourceError(
        f"{source.path}: {source.law.english} has no {title} with the controlled items; "
        "take the full text of a revision that was in force."
    )


def _revisions(laws: dict[Law, LawFile]) -> Iterator[str]:
    for law in Law:
        if law in laws:
            dated = (
                f"in force from {laws[law].enforced}"
                if laws[law].enforced
                else "of a date that its file does not state"
            )
            yield f"{law.short}: the revision {dated} was read."


def _odd_articles(ordinance: Account) -> Iterator[str]:
    """What departs from the order of rows and articles that ``topics`` and ``numbers`` write down."""
    articles = [each for each in ordinance.provisions.values() if each.parent is None and each.kind is not Kind.TABLE]
    paragraphs = [each for each in ordinance.provisions.values() if each.parent and _is_paragraph(each)]
    divided = {each.parent for each in paragraphs}
    for article in articles:
        if (article.number in divided) != (article.number in DIVIDED_ARTICLES):
            yield f"{article.citation} is divided into paragraphs otherwise than before: its numbers changed."
    for refining in [*(each for each in articles if each.number not in divided), *paragraphs]:
        if refining.status is Status.DELETED:
            continue
        if not refining.references:
            yield f"{refining.citation} ({refining.place}) does not name the row that it refines."
        elif any(row_of(target) != row_of(refining.number) for target in refining.references):
            yield f"{refining.citation} ({refining.place}) refines another row than its place in the order says."


def _is_paragraph(provision: Provision) -> bool:
    return provision.kind is Kind.ENTRY and provision.citation.endswith("項")


def _dead_links(rows: Sequence[Provision], ordinance: Account, law: Law) -> Iterator[str]:
    known = {row.number for row in rows}
    head = _TABLES[law][0] + "/"
    for provision in ordinance.provisions.values():
        if "/" in provision.number or provision.kind is Kind.ENTRY:
            for target in provision.references:
                if target.startswith(head) and target not in known:
                    yield f"{provision.citation} refines {citation(target)}, which the given {law.short} does not have."


def counts(parsed: ParsedList) -> None:
    """The list's own assertions on its size; raises ``SourceError`` where a revision is not as large as ever."""
    numbers = {provision.number for provision in parsed.provisions}
    missing = [str(article) for article in range(1, 29) if str(article) not in numbers]
    if missing:
        raise SourceError(
            f"{parsed.revision or 'The goods ordinance'} lacks article {', '.join(missing)}; "
            "take the full text of the revision from e-Gov."
        )
    articles = sum(number[0].isdigit() for number in numbers)
    if not 2500 <= articles <= 6000:
        raise SourceError(
            f"{parsed.revision or 'The goods ordinance'} has {articles} numbered paragraphs where 2500 to 6000 are "
            "expected; take the full text of the revision from e-Gov."
        )
    for head, least, most in ((ORDER_TABLE, 200, 400), (EXCHANGE_TABLE, 40, 120)):
        if head not in numbers:
            continue
        lost = [row for row in ROWS if f"{head}/{row}" not in numbers]
        items = sum(number.startswith(head + "/") and number.count("/") == 2 for number in numbers)
        if lost or not least <= items <= most:
            what = f"no row {', '.join(lost)}" if lost else f"{items} items where {least} to {most} are expected"
            raise SourceError(f"{citation(head)} has {what}; take the full text of the revision from e-Gov.")
