"""One paragraph that answers to several of the other list: conditions or alternatives that one list joins in a sentence.

Three cases, each with its own evidence: a paragraph without parts answers to the parts of its counterpart that nothing
else answers to; a paragraph answers to an unanswered neighbour of its counterpart whose figures and words it contains;
and where lists cut a range into different bands, all bands that overlap answer to each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from harmonize.align.by_content_evidence import Evidence, controls, in_force
from harmonize.align.by_content_regions import Meeting, meeting
from harmonize.model import CONTROL_KINDS, ListVersion, Logic, Provision, Status


@dataclass(frozen=True, slots=True)
class Answer:
    """A right paragraph that answers a left one: how surely (0 to 1) and why."""

    right: str
    confidence: float
    why: str


Answers = dict[str, list[Answer]]


def spread(left: ListVersion, right: ListVersion, evidence: Evidence, answers: Answers) -> Answers:
    """``answers`` with those that one paragraph shares with the neighbours or the parts of its counterpart."""
    found: Answers = {number: list(each) for number, each in answers.items()}
    claimed: dict[str, list[str]] = defaultdict(list)
    for number, each in answers.items():
        for answer in each:
            claimed[answer.right].append(number)
    for number, extra in [
        *_parts(left, right, evidence, answers, claimed),
        *_neighbours(left, right, evidence, answers, claimed),
        *_bands(left, right, evidence, answers),
    ]:
        mine = found.setdefault(number, [])
        if extra.right not in (answer.right for answer in mine):
            mine.append(extra)
    return found


def _parts(
    left: ListVersion,
    right: ListVersion,
    evidence: Evidence,
    answers: Answers,
    claimed: dict[str, list[str]],
) -> Iterator[tuple[str, Answer]]:
    """A paragraph without parts whose counterpart has parts that nothing else answers to."""
    for number, each in answers.items():
        if in_force(controls(left, number)):
            continue
        for answer in each:
            other = right.index[answer.right]
            parts = in_force(controls(right, other.number))
            if not parts or any(below.number in claimed for below in _below(right, other)):
                continue
            if len(claimed[other.number]) > 1:
                continue
            for part in parts:
                said = evidence.score(number, part.number)
                if other.logic is Logic.ALL or said > 0:
                    sure = answer.confidence * (0.95 if said > 0 else 0.8)
                    yield number, Answer(part.number, sure, f"part of {other.number}, said in one sentence")


def _neighbours(
    left: ListVersion,
    right: ListVersion,
    evidence: Evidence,
    answers: Answers,
    claimed: dict[str, list[str]],
) -> Iterator[tuple[str, Answer]]:
    """A right paragraph that nothing answers to, contained in what answers to a paragraph beside it."""
    for item in right.provisions:
        if item.kind not in CONTROL_KINDS or item.status is not Status.IN_FORCE or item.number in claimed:
            continue
        if in_force(controls(right, item.number)):
            continue
        best: tuple[float, str, float] | None = None
        for beside in in_force(controls(right, item.parent or "")):
            for number in claimed.get(beside.number, ()):
                if in_force(controls(left, number)):
                    continue
                share, said = contained(evidence, item.number, number)
                surely = next(answer.confidence for answer in answers[number] if answer.right == beside.number)
                if share >= 0.6 and said >= 6.0 and (best is None or share > best[0]):
                    best = share, number, surely
        if best is not None:
            share, number, surely = best
            yield number, Answer(item.number, surely * (0.7 + 0.25 * share), "said in one sentence with its neighbour")


def contained(evidence: Evidence, right: str, left: str) -> tuple[float, float]:
    """The share of what a right paragraph says that the left one says too, and the weight of that."""
    theirs, mine = evidence.right[right], evidence.left[left]
    asked = theirs.own - theirs.restated
    total, said = evidence.weight(asked), evidence.weight(asked & mine.own)
    return (said / total if total else 0.0), said


def _bands(
    left: ListVersion, right: ListVersion, evidence: Evidence, answers: Answers
) -> Iterator[tuple[str, Answer]]:
    """Bands of one range: paragraphs under paired ones that bound the same parameters and overlap on all of them."""
    for item in left.provisions:
        if item.kind not in CONTROL_KINDS or item.status is not Status.IN_FORCE:
            continue
        mine = evidence.left[item.number].spans
        if len(mine) < 2 or in_force(controls(left, item.number)):
            continue
        for answer in answers.get(item.parent or "", ()):
            for other in in_force(controls(right, answer.right)):
                theirs = evidence.right[other.number].spans
                how, compared, bands = meeting(mine, theirs)
                if how is Meeting.OVERLAP and bands and compared >= 2 and compared == len(theirs):
                    yield item.number, Answer(other.number, answer.confidence * 0.9, "the bands overlap")


def _below(version: ListVersion, item: Provision) -> Iterator[Provision]:
    for part in in_force(controls(version, item.number)):
        yield part
        yield from _below(version, part)
