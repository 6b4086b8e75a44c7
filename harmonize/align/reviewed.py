"""What reviewers said of correspondences, and how it changes what the program found.

Reviewed rows stand in the user's own ``crosswalk.csv`` (in the library folder) and in the shipped one; the user's win.
A verdict holds for the versions that the reviewer had before him, for all versions where its row names none, and for
others as long as the words of both paragraphs are the same. Where they are not, the verdict is shown as open, with what
was said, and a correspondence that was rejected then goes to review.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from harmonize.align.crosswalk import Row, crosswalk_path, open_crosswalk
from harmonize.model import (
    REVIEW_LINE,
    Basis,
    Correspondence,
    ListVersion,
    Relation,
    ReviewStatus,
)
from harmonize.shelf.catalogue import user_library

_DOUBTED = 0.1
"""How far below the review line a correspondence is put that a reviewer doubts."""
_SEEN = re.compile(r"(?:; )?words (\S+) and (\S+)\Z")
_TURNED = {Relation.BROADER: Relation.NARROWER, Relation.NARROWER: Relation.BROADER}

Key = tuple[str, str, str, str]
"""Left list and number, right list and number."""


class Hold(IntEnum):
    """How a verdict bears on the versions at hand; a higher one goes before a lower one."""

    STALE = 0
    """It was given on other versions, and the words have changed since or are not known."""
    CARRIED = 1
    """It was given on other versions, with the same words of both paragraphs."""
    GENERAL = 2
    """It names no version."""
    EXACT = 3


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The correspondences of two versions under the reviewers' verdicts."""

    links: tuple[Correspondence, ...]
    """The correspondences that the program works with."""
    aside: tuple[Correspondence, ...] = ()
    """Verdicts on pairs that it does not work with (rejected ones above all): shown, used for nothing."""
    contradictions: tuple[str, ...] = ()
    """Where what is computed contradicts a reviewer, a sentence each."""


def user_crosswalk(library: Path | None) -> Path:
    """Where the user's own reviewed rows stand."""
    return (library or user_library()) / "crosswalk.csv"


def reviewed_rows(library: Path | None = None) -> tuple[Row, ...]:
    """All reviewed rows, those that win first: the user's own, then the shipped ones."""
    paths = dict.fromkeys((user_crosswalk(library), crosswalk_path()))
    return tuple(row for path in paths for row in open_crosswalk(path).reviewed)


def key_of(link: Correspondence) -> Key:
    """What identifies a correspondence."""
    return link.left_list, link.left, link.right_list, link.right


def turned(row: Row) -> Row:
    """The same row with its sides exchanged."""
    link = row.link
    return Row(
        row.right_version,
        row.left_version,
        replace(
            link,
            left_list=link.right_list,
            left=link.right,
            right_list=link.left_list,
            right=link.left,
            relation=_TURNED.get(link.relation, link.relation),
        ),
    )


def rows_between(rows: Iterable[Row], left: str, right: str) -> tuple[Row, ...]:
    """The rows on two lists, seen from ``left``."""
    found = []
    for row in rows:
        sides = row.link.left_list, row.link.right_list
        if sides == (left, right):
            found.append(row)
        elif sides == (right, left) and row.link.right:
            found.append(turned(row))
    return tuple(found)


def words_seen(evidence: str, link: Correspondence, left: ListVersion, right: ListVersion) -> str:
    """``evidence`` with the hashes of the words of both paragraphs, for a verdict that is being given."""
    ours, theirs = _words(left, link.left), _words(right, link.right)
    bare = _SEEN.sub("", evidence)
    return f"{bare}; words {ours} and {theirs}" if bare else f"words {ours} and {theirs}"


def hold_of(row: Row, left: ListVersion, right: ListVersion) -> Hold:
    """How the verdict of ``row`` bears on these two versions."""
    if not row.left_version and not row.right_version:
        return Hold.GENERAL
    if row.left_version in ("", left.info.version) and row.right_version in ("", right.info.version):
        return Hold.EXACT
    seen = _SEEN.search(row.link.evidence)
    if seen and seen.groups() == (_words(left, row.link.left), _words(right, row.link.right)):
        return Hold.CARRIED
    return Hold.STALE


def verdicts_by_key(rows: Sequence[Row], left: ListVersion, right: ListVersion) -> dict[Key, tuple[Hold, Row]]:
    """The verdict that counts for each pair: the one that holds best, of two alike the first."""
    found: dict[Key, tuple[Hold, Row]] = {}
    for row in rows:
        key, hold = key_of(row.link), hold_of(row, left, right)
        if key not in found or hold > found[key][0]:
            found[key] = hold, row
    return found


def with_reviews(
    links: Sequence[Correspondence],
    rows: Sequence[Row],
    left: ListVersion,
    right: ListVersion,
    free: tuple[Collection[str], Collection[str]] | None = None,
) -> Reviewed:
    """``links`` under the verdicts of ``rows``.

    A confirmed pair is sure. Where the program had not found it, it stands instead of what was found for its left
    number (with ``free`` only where both its numbers are in these). A rejected pair is taken out, a doubted one goes
    below the review line.
    """
    between = rows_between(rows, left.info.list_id, right.info.list_id)
    if not between:
        return Reviewed(tuple(links))
    return _Review(left, right, between, free).of(links)


class _Review:
    """The verdicts on two versions, sorted by what they do."""

    def __init__(
        self,
        left: ListVersion,
        right: ListVersion,
        rows: Sequence[Row],
        free: tuple[Collection[str], Collection[str]] | None,
    ) -> None:
        self.left, self.right, self.free = left, right, free
        self.said: list[str] = []
        self.verdicts: dict[tuple[str, str], Correspondence] = {}
        self.stale: dict[tuple[str, str], Row] = {}
        for hold, row in verdicts_by_key(rows, left, right).values():
            pair = row.link.left, row.link.right
            gone = self._gone(row.link)
            if gone:
                self.said.append(f"{_sentence(row.link)}, but {gone} is not in the list now.")
            elif hold is Hold.STALE:
                self.stale[pair] = row
            else:
                self.verdicts[pair] = row.link
        self.confirmed = {
            pair: link for pair, link in self.verdicts.items() if link.review_status == ReviewStatus.CONFIRMED
        }
        self.denied = {
            pair
            for pair, link in self.verdicts.items()
            if link.review_status == ReviewStatus.REJECTED
            or (pair in self.confirmed and link.relation is Relation.NONE and link.right)
        }

    def of(self, links: Sequence[Correspondence]) -> Reviewed:
        found = {(link.left, link.right) for link in links}
        holding = {
            pair: link
            for pair, link in self.confirmed.items()
            if pair not in self.denied and (pair in found or self._is_free(pair))
        }
        # left numbers for which a reviewer names what the program did not find
        own = {pair[0] for pair in holding if pair not in found}
        kept: list[Correspondence] = []
        for link in links:
            pair = link.left, link.right
            if pair in holding:
                kept.append(self._confirmed(link, holding[pair]))
            elif pair in self.denied:
                self._contradicts(link, self.verdicts[pair])
            elif link.left in own:
                self._contradicts(link, next(item for key, item in holding.items() if key[0] == link.left))
            else:
                kept.append(self._noted(link, pair))
        kept += [_sure(link) for pair, link in holding.items() if pair not in found]
        working = {(link.left, link.right) for link in kept}
        aside = [_denied(link) if pair in self.denied else link for pair, link in self.verdicts.items()
                 if pair not in working]  # fmt: skip
        aside += [self._outdated(row.link, row) for pair, row in self.stale.items() if pair not in working]
        return Reviewed(tuple(kept), tuple(aside), tuple(self.said))

    def _is_free(self, pair: tuple[str, str]) -> bool:
        """Whether a pair that the program did not find may count."""
        return self.free is None or (pair[0] in self.free[0] and (not pair[1] or pair[1] in self.free[1]))

    def _gone(self, link: Correspondence) -> str:
        """The number of the verdict that these versions do not have, "" where they have both."""
        if link.left not in self.left.index:
            return link.left
        return link.right if link.right and link.right not in self.right.index else ""

    def _confirmed(self, link: Correspondence, verdict: Correspondence) -> Correspondence:
        if link.relation is not verdict.relation:
            self._contradicts(link, verdict)
        return replace(_sure(verdict), evidence=link.evidence)

    def _noted(self, link: Correspondence, pair: tuple[str, str]) -> Correspondence:
        """A computed correspondence with what was said of it short of a decision."""
        if pair in self.stale:
            return self._outdated(link, self.stale[pair])
        verdict = self.verdicts.get(pair)
        if verdict is None:
            return link
        noted = replace(link, review_status=verdict.review_status, reviewer=verdict.reviewer, remark=verdict.remark)
        return _below(noted) if verdict.review_status == ReviewStatus.UNSURE else noted

    def _outdated(self, link: Correspondence, row: Row) -> Correspondence:
        """``link`` with a verdict on other words: open again, with what was said."""
        said = row.link
        when = f"{said.left_list}@{row.left_version} and {said.right_list}@{row.right_version}"
        remark = f"{said.review_status} on {when}, whose words were others"
        open_again = replace(
            link,
            review_status=ReviewStatus.OPEN.value,
            reviewer=said.reviewer,
            remark=f"{remark}: {said.remark}" if said.remark else remark,
        )
        if link is said:
            self.said.append(f"{_sentence(said)} on {when}; it is not found in the words of now.")
            return replace(open_again, relation=Relation.NONE)
        if said.review_status in (ReviewStatus.REJECTED, ReviewStatus.UNSURE):
            return _below(open_again)
        return open_again

    def _contradicts(self, link: Correspondence, verdict: Correspondence) -> None:
        """Say that ``link``, which the program is sure of, is not what a reviewer says."""
        if link.needs_review:
            return
        self.said.append(
            f"{_sentence(verdict)}; the program finds {_pair(link)} ({link.relation.value}, by {link.basis.value}, "
            f"confidence {link.confidence:.2f})."
        )


def _sure(link: Correspondence) -> Correspondence:
    return replace(link, basis=Basis.REVIEWER, confidence=1.0)


def _denied(link: Correspondence) -> Correspondence:
    return replace(_sure(link), relation=Relation.NONE)


def _below(link: Correspondence) -> Correspondence:
    return replace(link, confidence=min(link.confidence, REVIEW_LINE - _DOUBTED))


def _words(version: ListVersion, number: str) -> str:
    """A short hash of the words of a paragraph; ``-`` for no paragraph or one without words of its own."""
    item = version.index.get(number)
    return (item.text_hash if item else "") or "-"


def _pair(link: Correspondence) -> str:
    right = f"{link.right_list} {link.right}" if link.right else f"nothing in {link.right_list}"
    return f"{link.left_list} {link.left} and {right}"


def _sentence(link: Correspondence) -> str:
    who = link.reviewer or "a reviewer"
    relation = f" as {link.relation.value}" if link.review_status == ReviewStatus.CONFIRMED else ""
    return f"{_pair(link)}: {link.review_status}{relation} by {who}"
