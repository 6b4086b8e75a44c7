"""One paragraph that answers to several of the other list: what one list joins in a sentence, the other cuts up.

Three cases, each with its own evidence: a paragraph without parts answers to the parts of its counterpart that nothing
else answers to; a paragraph that enumerates names (pathogens, toxins) answers to what the other list says of each name,
wherever it stands; and where lists cut a range into different bands, all bands that overlap answer to each other. (That
two neighbours answer together the model of ``by_content_tree`` sees itself.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from harmonize.align.by_content_evidence import Evidence
from harmonize.align.by_content_regions import Meeting, meeting
from harmonize.align.candidates import product_group
from harmonize.model import CONTROL_KINDS, ListVersion, Logic, Status
from harmonize.model.tree import controls, controls_below, in_force

_TELLING = 5.0
"""Weight of a name by which a paragraph is found."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A right paragraph that answers a left one: how surely (0 to 1) and why."""

    right: str
    confidence: float
    why: str
    mirrors_note: bool = False
    """``right`` is what the note belongs to that the left paragraph mirrors."""


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
        *_named(left, right, evidence, answers, claimed),
        *_bands(left, right, evidence, answers),
    ]:
        mine = found.setdefault(number, [])
        same = next((answer for answer in mine if answer.right == extra.right), None)
        if same is None:
            mine.append(extra)
        elif same.confidence < extra.confidence:
            mine[mine.index(same)] = extra
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
            if not parts or any(below.number in claimed for below in controls_below(right, other)):
                continue
            if len(claimed[other.number]) > 1:
                continue
            for part in parts:
                said = evidence.score(number, part.number)
                if other.logic is Logic.ALL or said > 0:
                    sure = answer.confidence * (0.95 if said > 0 else 0.8)
                    yield number, Answer(part.number, sure, f"part of {other.number}, said in one sentence")


def _named(
    left: ListVersion,
    right: ListVersion,
    evidence: Evidence,
    answers: Answers,
    claimed: dict[str, list[str]],
) -> Iterator[tuple[str, Answer]]:
    """An enumeration: what else in the entries of its counterpart's product group names one of its names."""
    by_name: dict[frozenset[int], list[str]] = defaultdict(list)
    for other in right.provisions:
        if other.kind in CONTROL_KINDS and other.status is Status.IN_FORCE and evidence.right[other.number].is_leaf:
            by_name[evidence.right[other.number].names].append(other.number)
    for number, each in answers.items():
        bag = evidence.left[number]
        for answer in each:
            if not evidence.enumerates(number, answer.right):
                continue
            for names, others in by_name.items():
                if len(others) != 1 or not names <= bag.own or names <= evidence.right[answer.right].own:
                    continue
                other = right.index[others[0]]
                taken = {*claimed.get(other.number, ()), *claimed.get(other.parent or "", ())} - {number}
                near = product_group(other.number) == product_group(answer.right)
                if near and not taken and evidence.weight(names) > _TELLING:
                    yield number, Answer(other.number, answer.confidence * 0.95, "named in an enumeration")


def _bands(left: ListVersion, right: ListVersion, evidence: Evidence, answers: Answers) -> Iterator[tuple[str, Answer]]:
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
