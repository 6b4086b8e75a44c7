"""What a reviewer wrote in a workbook and nobody brought in: a new report of the same name must not write over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from harmonize.align.reviewed import Key, key_of, reviewed_rows, turned
from harmonize.align.verdict import Outcome, Verdict, settle
from harmonize.compare.given import ReviewedBook
from harmonize.compare.verdicts import by_finding, read_verdicts, verdicts_path
from harmonize.model import Correspondence, Finding


def not_brought_in(
    book: ReviewedBook,
    findings: Iterable[Finding],
    correspondences: Iterable[Correspondence],
    library: Path | None,
    said: Callable[[str], str] = str,
) -> tuple[str, ...]:
    """The places (sheet and row) of ``book`` with a verdict, remark or relation that stands neither in the library nor
    in the shipped crosswalk, and that the program itself would not write there.

    ``findings`` and ``correspondences`` are those of the comparison at hand; ``said`` says a remark in the language of
    the workbook. A verdict that was brought in once counts as such, on whatever list versions.
    """
    places: list[str] = []
    shown = {each.id: Verdict(each.review_status, each.reviewer, said(each.remark)) for each in findings}
    held = by_finding(read_verdicts(verdicts_path(library)))
    for given in book.findings:
        before = [each.verdict for each in held.get(given.finding, ())]
        if given.verdict.empty or given.verdict == shown.get(given.finding) or _is_among(given.verdict, before):
            continue
        places.append(given.place)
    links = {key_of(each): each for each in correspondences}
    reviewed: dict[Key, list[Verdict]] = {}
    for row in reviewed_rows(library):
        for each in (row, turned(row)):
            said_then = Verdict(row.link.review_status, row.link.reviewer, row.link.remark, each.link.relation.value)
            reviewed.setdefault(key_of(each.link), []).append(said_then)
    for pair in book.pairs:
        link = links.get(pair.key)
        if link and (pair.verdict.relation, pair.verdict.status, pair.verdict.reviewer, pair.verdict.remark) == (
            link.relation.value,
            link.review_status,
            link.reviewer,
            said(link.remark),
        ):
            continue
        # without a verdict, a row that is not as the program has it is of other list versions, or the reviewer's
        changed = link is not None and pair.verdict.relation != link.relation
        if (changed or not pair.verdict.empty) and not _is_among(pair.verdict, reviewed.get(pair.key, ())):
            places.append(pair.place)
    return tuple(places)


def _is_among(verdict: Verdict, before: Iterable[Verdict]) -> bool:
    """Whether bringing the verdict in would change nothing."""
    return any(settle(verdict, each, replacing=False)[0] is Outcome.UNCHANGED for each in before)
