"""Bringing the reviewer's verdicts from a workbook back: on correspondences into a crosswalk, on findings into the
user's ``verdicts.csv``.

A workbook is taken only where it was made from the list versions that the shelf has now: the comparison is made anew,
each row is held against it, and nothing is written before every row is understood.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from harmonize.align.crosswalk import Row, crosswalk_path, read_crosswalk, write_crosswalk
from harmonize.align.reviewed import (
    Hold,
    Key,
    key_of,
    reviewed_rows,
    rows_between,
    turned,
    user_crosswalk,
    verdicts_by_key,
    words_seen,
)
from harmonize.align.verdict import Outcome, Verdict, settle
from harmonize.compare.given import GivenFinding, GivenPair, ReviewedBook, changed_relations
from harmonize.compare.parties import compare_parties
from harmonize.compare.russia.run import compare_russia
from harmonize.compare.verdicts import (
    FindingVerdict,
    by_finding,
    given,
    holding,
    read_verdicts,
    verdicts_path,
    write_verdicts,
)
from harmonize.errors import HarmonizeError
from harmonize.model import (
    Basis,
    Comparison,
    Correspondence,
    Finding,
    ListVersion,
    Relation,
    ReviewStatus,
    VersionInfo,
)
from harmonize.shelf.catalogue import find, open_list, shelf


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one verdict."""

    place: str
    what: str
    """The finding's id, or the two numbers of a correspondence."""
    outcome: Outcome
    verdict: Verdict
    """The verdict in the workbook."""
    before: Verdict | None
    """What a reviewer said before."""


@dataclass(frozen=True, slots=True)
class ReviewImport:
    """What an import did."""

    settled: tuple[Settled, ...]
    not_taken: tuple[str, ...]
    """Rows that were left out, a sentence each."""
    crosswalk: Path
    """Where verdicts on correspondences stand."""
    verdicts: Path
    """Where verdicts on findings stand."""

    def of(self, outcome: Outcome) -> tuple[Settled, ...]:
        """The verdicts that came out so."""
        return tuple(each for each in self.settled if each.outcome is outcome)

    @property
    def complete(self) -> bool:
        """Every verdict in the workbook stands now."""
        return not self.not_taken and not self.of(Outcome.CONFLICT)


def version_mark(info: VersionInfo) -> str:
    """What tells a list version, with the files that it was read from: ``us@2026-08-20 1a2b3c4d``."""
    files = " ".join(sorted(file.sha256 for file in info.sources))
    return f"{info.list_id}@{info.version} {sha256(files.encode()).hexdigest()[:8]}"


def import_review(
    book: ReviewedBook,
    *,
    crosswalk: Path | None = None,
    library: Path | None = None,
    as_of: str = "",
    reviewer: str = "",
    replacing: bool = False,
    today: date | None = None,
    relations: Callable[[Finding], Collection[str]] | None = None,
) -> ReviewImport:
    """Bring the verdicts of ``book`` into ``crosswalk`` (by default the user's own) and the user's ``verdicts.csv``.

    ``reviewer`` stands where a row names none. A verdict that contradicts an earlier one is a conflict, and takes its
    place only with ``replacing``. Raises ``HarmonizeError``, before anything is written, where the workbook was made
    from other versions than the shelf's (not after ``as_of``) or a row names a number that its list does not have.
    ``relations`` tells how a report words the relation of a finding: another one in a row is named as not taken.
    """
    _refuse_other_versions(book, library, as_of)
    comparison = compare_parties(",".join(book.parties), book.baseline, as_of, library)
    findings = {finding.id: finding for finding in comparison.findings}
    said = [row.finding for row in book.findings if not row.verdict.empty]
    if not findings.keys() >= {*said, *(row.finding for row in book.relations)}:
        findings |= _russia_findings(comparison, library, as_of)
    verdicts = _Findings(findings, verdicts_path(library), reviewer, today or date.today(), replacing)
    pairs = _Pairs(comparison, crosswalk or user_crosswalk(library), library, reviewer, replacing)
    pairs.check(book)
    settled = [*verdicts.settle(book.findings), *pairs.settle(book.pairs)]
    pairs.write()
    verdicts.write()
    changed = changed_relations(book.relations, findings, relations)
    return ReviewImport(tuple(settled), (*verdicts.not_taken, *pairs.not_taken, *changed), pairs.path, verdicts.path)


def default_crosswalk(library: Path | None, folder: Path) -> Path:
    """Where verdicts on correspondences go: the crosswalk of the checkout that ``folder`` is in, where it is one and no
    library is named, else the user's own."""
    shipped = crosswalk_path()
    checkout = shipped.parent.parent
    inside = (checkout / "pyproject.toml").is_file() and folder.resolve().is_relative_to(checkout.resolve())
    return shipped if inside and library is None else user_crosswalk(library)


def _refuse_other_versions(book: ReviewedBook, library: Path | None, as_of: str) -> None:
    for list_id, mark in book.versions.items():
        now = version_mark(find(list_id, library, as_of).info)
        if now == mark:
            continue
        then, here = mark.partition(" ")[0], now.partition(" ")[0]
        if then == here:
            raise HarmonizeError(
                f"{book.name} was made from {then} as read from other official files than the one on the shelf; make "
                "a new report and give the verdicts there."
            )
        raise HarmonizeError(
            f"{book.name} was made from {then}, but the shelf has {here}; make a new report and give the verdicts "
            "there, or name with --as-of the date of the report."
        )


def _russia_findings(comparison: Comparison, library: Path | None, as_of: str) -> dict[str, Finding]:
    """The findings on the items that the Russia lists of the parties describe, which a report shows too."""
    held = {item.info.list_id for item in shelf(library) if not as_of or item.info.as_of <= as_of}
    parties = [party for party in comparison.parties if f"{party}-russia" in held]
    if not parties:
        return {}
    found = compare_russia(",".join(parties), (), as_of, library).described.findings
    return {finding.id: finding for finding in found}


def _filled(verdict: Verdict, reviewer: str) -> Verdict:
    return replace(verdict, reviewer=verdict.reviewer or reviewer)


def _same_lists(ones: set[str], others: set[str]) -> bool:
    """Whether two sets of ``LIST@VERSION`` name no list in different versions."""
    lists = {name.partition("@")[0] for name in ones | others}
    return len(lists) == len(ones | others)


class _Findings:
    """The verdicts on findings: those in the user's library, and what is added to them."""

    def __init__(
        self, findings: Mapping[str, Finding], path: Path, reviewer: str, today: date, replacing: bool
    ) -> None:
        self.path, self.reviewer, self.today, self.replacing = path, reviewer, today.isoformat(), replacing
        self.now = findings
        self.held = by_finding(read_verdicts(path))
        self.changed = False
        self.not_taken: list[str] = []

    def settle(self, rows: Iterable[GivenFinding]) -> Iterable[Settled]:
        """Settle each row that says something."""
        for row in rows:
            if row.verdict.empty:
                continue
            finding = self.now.get(row.finding)
            if finding is None and self._is_held(row):
                # it went because of other verdicts of this very workbook
                yield Settled(row.place, row.finding, Outcome.UNCHANGED, row.verdict, row.verdict)
            elif finding is None:
                self.not_taken.append(
                    f"{row.place}: there is no finding {row.finding} now; look for it in a new report."
                )
            else:
                yield self._settle(row, finding)

    def _is_held(self, row: GivenFinding, versions: set[str] | None = None) -> bool:
        """Whether this very verdict was brought in before (on ``versions``, where these are given)."""
        return any(
            settle(_filled(row.verdict, self.reviewer), each.verdict, replacing=False)[0] is Outcome.UNCHANGED
            and (versions is None or _same_lists(versions, set(each.versions.split())))
            for each in self.held.get(row.finding, ())
        )

    def _settle(self, row: GivenFinding, finding: Finding) -> Settled:
        shown = Verdict(finding.review_status, finding.reviewer, finding.remark)
        if row.verdict == shown:
            return Settled(row.place, row.finding, Outcome.UNCHANGED, row.verdict, shown)
        every = self.held.setdefault(finding.id, [])
        before = holding(finding, every)
        if before is None and self._is_held(row, {f"{each.list_id}@{each.version}" for each in finding.positions}):
            # brought in before, and what the finding says has changed by other verdicts on the same versions
            return Settled(row.place, row.finding, Outcome.UNCHANGED, row.verdict, row.verdict)
        outcome, stands = settle(
            _filled(row.verdict, self.reviewer), before.verdict if before else None, replacing=self.replacing
        )
        if outcome not in (Outcome.UNCHANGED, Outcome.CONFLICT):
            self.changed = True
            made = given(finding, stands, self.today)
            self.held[finding.id] = [*(each for each in every if each is not before), made]
        filled = _filled(row.verdict, self.reviewer)
        return Settled(row.place, row.finding, outcome, filled, before.verdict if before else None)

    def write(self) -> None:
        """Write what was added, where anything was."""
        if self.changed:
            every: list[FindingVerdict] = [each for found in self.held.values() for each in found]
            write_verdicts(self.path, sorted(every, key=lambda each: each.finding))


class _Pairs:
    """The verdicts on correspondences: those that hold now, and what is added to a crosswalk."""

    def __init__(
        self, comparison: Comparison, path: Path, library: Path | None, reviewer: str, replacing: bool
    ) -> None:
        self.path, self.own_shelf, self.reviewer, self.replacing = path, library, reviewer, replacing
        self.shown = {key_of(link): link for link in comparison.correspondences}
        self.opened: dict[str, ListVersion] = {
            info.list_id: open_list(f"{info.list_id}@{info.version}", library, texts=False)
            for info in comparison.versions
        }
        beside = read_crosswalk(path) if path not in (crosswalk_path(), user_crosswalk(library)) else ()
        self.rows = (*reviewed_rows(library), *(row for row in beside if row.reviewed))
        self.holding: dict[tuple[str, str], dict[Key, tuple[Hold, Row]]] = {}
        self.made: dict[Key, Row] = {}
        self.not_taken: list[str] = []

    def check(self, book: ReviewedBook) -> None:
        """Refuse a row that names a list or a number which is not there."""
        for row in book.pairs:
            if row.verdict.empty:
                continue
            left_list, left, right_list, right = row.key
            for list_id, number in ((left_list, left), (right_list, right)):
                version = self.opened.get(list_id)
                if version is None or (number and number not in version.index) or (not number and list_id == left_list):
                    what = f"{version.name} has no number {number!r}" if version else f"there is no list {list_id!r}"
                    raise HarmonizeError(f"{book.name}, {row.place}: {what}; correct the cell (nothing was imported).")

    def settle(self, rows: Iterable[GivenPair]) -> Iterable[Settled]:
        """Settle each row that says something; name those whose relation was changed without a word."""
        for row in rows:
            link = self.shown.get(row.key)
            what = f"{row.key[0]} {row.key[1]} and {row.key[2]} {row.key[3] or '(nothing)'}"
            if row.verdict.empty:
                if link is None or row.verdict.relation != link.relation:
                    changed = f"relation {row.verdict.relation!r} is not the program's" if link else "pair is new"
                    self.not_taken.append(
                        f"{row.place}: {what}: the {changed}, but there is no review status; set confirmed to have it "
                        "taken."
                    )
                continue
            shown = Verdict(link.review_status, link.reviewer, link.remark, link.relation.value) if link else None
            if shown and (row.verdict.decision, row.verdict.reviewer, row.verdict.remark) == (
                shown.decision,
                shown.reviewer,
                shown.remark,
            ):
                yield Settled(row.place, what, Outcome.UNCHANGED, row.verdict, shown)
                continue
            before = self._before(row.key)
            outcome, stands = settle(
                _filled(row.verdict, self.reviewer), _verdict(before.link) if before else None, replacing=self.replacing
            )
            if outcome not in (Outcome.UNCHANGED, Outcome.CONFLICT):
                general = before is not None and not (before.left_version or before.right_version)
                self.made[row.key] = self._row(row.key, stands, link, general=general)
            filled = _filled(row.verdict, self.reviewer)
            yield Settled(row.place, what, outcome, filled, _verdict(before.link) if before else None)

    def _before(self, key: Key) -> Row | None:
        """The verdict on a pair that holds for the versions at hand."""
        sides = key[0], key[2]
        if sides not in self.holding:
            found = rows_between(self.rows, *sides)
            self.holding[sides] = verdicts_by_key(found, self.opened[sides[0]], self.opened[sides[1]])
        hold, row = self.holding[sides].get(key, (Hold.STALE, None))
        return row if hold > Hold.STALE else None

    def _row(self, key: Key, verdict: Verdict, link: Correspondence | None, *, general: bool) -> Row:
        """The row of a verdict on the versions at hand; ``general`` for one that held for all versions before."""
        left, right = self.opened[key[0]], self.opened[key[2]]
        decided = verdict.status in (ReviewStatus.CONFIRMED, ReviewStatus.REJECTED)
        made = Correspondence(
            left_list=key[0],
            left=key[1],
            right_list=key[2],
            right=key[3],
            relation=Relation(verdict.relation) if verdict.relation else Relation.OVERLAP,
            basis=Basis.REVIEWER if decided or link is None else link.basis,
            confidence=1.0 if decided or link is None else link.confidence,
            review_status=verdict.status,
            reviewer=verdict.reviewer,
            remark=verdict.remark,
        )
        made = replace(made, evidence=words_seen(link.evidence if link else "", made, left, right))
        return Row("", "", made) if general else Row(left.info.version, right.info.version, made)

    def write(self) -> None:
        """Write the new rows, where there are any: into the crosswalk, and over rows of theirs in the user's own."""
        if not self.made:
            return
        write_crosswalk(self.path, _merged(read_crosswalk(self.path), self.made))
        own = user_crosswalk(self.own_shelf)
        if own != self.path:
            there = {key for row in read_crosswalk(own) for key in (key_of(row.link), key_of(turned(row).link))}
            again = {key: row for key, row in self.made.items() if key in there}
            if again:
                write_crosswalk(own, _merged(read_crosswalk(own), again))


def _merged(rows: Sequence[Row], made: Mapping[Key, Row]) -> list[Row]:
    """``rows`` with the reviewed rows of ``made``, which take the place of verdicts on the same versions; reviewed rows
    stand first, in the order of their numbers."""
    kept = [row for row in rows if not row.reviewed or not _is_replaced(row, made)]
    reviewed = [*(row for row in kept if row.reviewed), *made.values()]
    reviewed.sort(key=lambda row: (key_of(row.link), row.left_version, row.right_version))
    return [*reviewed, *(row for row in kept if not row.reviewed)]


def _is_replaced(row: Row, made: Mapping[Key, Row]) -> bool:
    for same in (row, turned(row)):
        new = made.get(key_of(same.link))
        if new is not None:
            return (same.left_version, same.right_version) == (new.left_version, new.right_version)
    return False


def _verdict(link: Correspondence) -> Verdict:
    return Verdict(link.review_status, link.reviewer, link.remark, link.relation.value)
