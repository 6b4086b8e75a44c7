"""Alignment by content, for a list whose numbering is its own: which paragraph says what another list's paragraph says.

Field by field (an article and the categories of its topic) the tree of the one list is laid over the tree of the
other; see ``by_content_tree`` for the model, ``by_content_judge`` and ``by_content_evidence`` for what counts. A second
pass knows what the first one found: which concepts the lists use for each other, which provisions answer those that a
paragraph refers to, and which paragraph an answer suits best. Paragraphs that mirror a note of the other list control
nothing by themselves; they are put beside what the note belongs to, for review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from harmonize.align.by_content_between import settle_between, with_settled
from harmonize.align.by_content_evidence import Evidence, gather, parts_of
from harmonize.align.by_content_judge import GATHERS, NOTHING, Judge
from harmonize.align.by_content_relation import relation_by_content
from harmonize.align.by_content_spread import Answer, Answers, spread
from harmonize.align.by_content_tree import Lattice
from harmonize.align.candidates import Field, fields
from harmonize.model import (
    CONTROL_KINDS,
    NOTE_KINDS,
    Basis,
    Correspondence,
    ListVersion,
    Logic,
    Provision,
    Relation,
    Status,
)
from harmonize.model.tree import ancestors, controls, in_force

_SURE = 0.9
"""Probability from which a pair is something to learn from, and references to its two sides tell."""
_CLAIM = 0.3
"""Probability from which a paragraph counts as a claimant of an answer in the second pass."""
_LEAST = 0.45
"""Probability that the likeliest answer must have to be given at all."""
_TELLING = 6.0
"""Weight of concepts and figures that must have been read of a paragraph to say that nothing answers to it."""
_HARDLY_READ = 0.6
"""The most confidence in that otherwise."""
_HEADING = 0.7
"""The most confidence in a paragraph without parts that answers to a heading of alternatives."""
_POINTER = 0.5
"""The most confidence in a paragraph of the other list that only points to the munitions list."""
_MIRRORS_NOTE = 0.5
"""Confidence of a paragraph that mirrors a note."""

_NOTHING_POWER = 0.75
"""How the share of "nothing answers" becomes a confidence. That nothing answers is seldom wrong (of the paragraphs
without a counterpart in the gold alignments 134 of 138 are left without one), so it is held surer than a pair of equal
probability."""

Probabilities = dict[str, dict[str, float]]


def align_by_content(left: ListVersion, right: ListVersion) -> tuple[Correspondence, ...]:
    """Correspondences of every control paragraph of ``left`` that is in force, in the order of ``left``.

    ``left`` is a list of its own numbering, ``right`` one of categories and product groups. A paragraph that nothing
    answers has relation ``none``. One paragraph may answer to several.
    """
    evidence = gather(left, right)
    parts = fields(left, right)
    evidence.localise([item.number for top in part.tops for item in _with_parts(left, top)] for part in parts)
    found = _solve_all(left, right, evidence, parts, {})
    evidence.learn(_sure_pairs(right, found))
    found = _solve_all(left, right, evidence, parts, found)
    answers: Answers = {}
    for number, probabilities in found.items():
        chosen = _choose(left.index[number], right, evidence, probabilities)
        if chosen:
            answers[number] = chosen
    answers, found = with_settled(left, answers, found, settle_between(left, right, answers))
    answers = spread(left, right, evidence, answers)
    reasons = {number: why for part in parts for number, why in _out_of_question(left, part).items()}
    return tuple(_correspondences(left, right, evidence, found, answers, reasons))


def _solve_all(
    left: ListVersion, right: ListVersion, evidence: Evidence, parts: Sequence[Field], earlier: Probabilities
) -> Probabilities:
    claims, paired = _claims(earlier), dict(_sure_pairs(right, earlier))
    found: Probabilities = {}
    for part in parts:
        found |= {number: {NOTHING: 1.0} for number in _out_of_question(left, part)}
        if part.domain:
            judge = Judge(left, right, evidence, part.domain, claims, paired, part.technology)
            found |= Lattice(judge).solve(part.tops)
    return found


def _out_of_question(left: ListVersion, part: Field) -> dict[str, str]:
    """The paragraphs of a part for which no answer is looked for, and why."""
    found = {item.number: "only gathers what stands under it" for item in part.headings}
    if not part.domain:
        reason = "the other list does not cover its regime or topic"
        found |= {item.number: reason for top in part.tops for item in _with_parts(left, top)}
    return found


def _sure_pairs(right: ListVersion, found: Probabilities) -> Iterator[tuple[str, str]]:
    for number, probabilities in found.items():
        state = max(probabilities, key=lambda each: probabilities[each])
        if probabilities[state] > _SURE and state in right.index and right.index[state].status is Status.IN_FORCE:
            yield number, state


def _claims(found: Probabilities) -> dict[str, list[tuple[str, float]]]:
    claims: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for number, probabilities in found.items():
        for state, probability in probabilities.items():
            if state not in (NOTHING, GATHERS) and probability > _CLAIM:
                for part in parts_of(state):
                    claims[part].append((number, probability))
    return claims


def _choose(item: Provision, right: ListVersion, evidence: Evidence, probabilities: dict[str, float]) -> list[Answer]:
    """The likeliest answers that are controls in force (or notes, which stand for what they belong to)."""
    state = max(probabilities, key=lambda each: probabilities[each])
    if state in (NOTHING, GATHERS) or probabilities[state] < _LEAST:
        return []
    answers: list[Answer] = []
    for part in _parts_or_whole(state, right):
        other = right.index[part]
        probability = sum(
            share
            for each, share in probabilities.items()
            if part in parts_of(each) or (each not in (NOTHING, GATHERS) and part in _parts_or_whole(each, right))
        )
        if other.kind in NOTE_KINDS:
            owner = next((each for each in ancestors(right, other) if each.kind in CONTROL_KINDS), None)
            if owner is not None:
                answers.append(Answer(owner.number, _MIRRORS_NOTE * probability, f"mirrors {part}", mirrors_note=True))
        elif other.status is Status.IN_FORCE:
            confidence = confidence_of(probability)
            if evidence.right[part].points_away:
                answers.append(Answer(part, min(confidence, _POINTER), f"{part} only points to another list"))
            elif evidence.enumerates(item.number, part) or evidence.same_name(item.number, part):
                answers.append(Answer(part, confidence, f"names what {part} lists"))
            elif evidence.left[item.number].is_leaf and _gathers(evidence, part):
                answers.append(Answer(part, min(confidence, _HEADING), f"said under the heading {part}"))
            else:
                answers.append(Answer(part, confidence, "words, figures and place"))
    return answers


def _parts_or_whole(state: str, right: ListVersion) -> list[str]:
    """The right numbers that a state stands for; all conditions of a paragraph together are that paragraph."""
    parts = parts_of(state)
    above = right.index.get(right.index[parts[0]].parent or "")
    if above is None or len(parts) < 2 or not _all_of(right, right.index[parts[0]]):
        return parts
    return [above.number] if len(parts) == len(in_force(controls(right, above.number))) else parts


def _gathers(evidence: Evidence, number: str) -> bool:
    """Whether a right paragraph only gathers alternatives: one of them, or none, is the better answer."""
    bag = evidence.right[number]
    return not bag.is_leaf and not bag.is_all


def confidence_of(probability: float) -> float:
    """The confidence of an answer: stricter than the model's probability, whose assumptions are never quite met."""
    return min(probability**4, 0.99)


def _correspondences(
    left: ListVersion,
    right: ListVersion,
    evidence: Evidence,
    found: Probabilities,
    answers: Answers,
    reasons: dict[str, str],
) -> Iterator[Correspondence]:
    names = left.info.list_id, right.info.list_id
    claimants = _claimants(left, answers)
    for item in left.provisions:
        if item.number not in found or item.status is not Status.IN_FORCE:
            continue
        mine = answers.get(item.number, [])
        for answer in mine:
            other = right.index[answer.right]
            joins = any(each.right != other.number and _beside(right, each.right, other.number) for each in mine)
            shared = len(claimants[other.number]) > 1 and other.number not in (
                each.right for each in _of_parent(left, item, answers)
            )
            relation = relation_by_content(item, other, joins=joins and not _all_of(right, other), shared=shared)
            if answer.mirrors_note:
                relation = Relation.OVERLAP
            yield Correspondence(
                names[0], item.number, names[1], answer.right, relation, Basis.CONTENT, answer.confidence, answer.why
            )
        if not mine:
            confidence, why = _nothing(right, found[item.number])
            if item.number in reasons:
                why = reasons[item.number]
            elif not _sure_of_nothing(found, item.parent) and _hardly_read(evidence, item):
                confidence, why = min(confidence, _HARDLY_READ), "too little of it was read to tell"
            yield Correspondence(names[0], item.number, names[1], "", Relation.NONE, Basis.CONTENT, confidence, why)


def _claimants(left: ListVersion, answers: Answers) -> dict[str, list[str]]:
    """The left paragraphs that answer to a right one, without those whose parent does already."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, each in answers.items():
        for answer in each:
            above = _of_parent(left, left.index[number], answers)
            if answer.mirrors_note or answer.right in (upper.right for upper in above):
                continue
            found[answer.right].append(number)
    return found


def _of_parent(left: ListVersion, item: Provision, answers: Answers) -> list[Answer]:
    return answers.get(item.parent or "", [])


def _beside(right: ListVersion, one: str, other: str) -> bool:
    """Whether two right paragraphs stand under the same one."""
    return right.index[one].parent == right.index[other].parent


def _all_of(right: ListVersion, item: Provision) -> bool:
    """Whether ``item`` is one of several conditions: a paragraph that joins them is no broader."""
    above = right.index.get(item.parent or "")
    return above is not None and above.logic is Logic.ALL


def _nothing(right: ListVersion, probabilities: dict[str, float]) -> tuple[float, str]:
    """How surely nothing answers, and why."""
    dropped = [
        state for state in probabilities if state in right.index and right.index[state].status is not Status.IN_FORCE
    ]
    gathers = probabilities.get(GATHERS, 0.0)
    share = probabilities.get(NOTHING, 0.0) + gathers + sum(probabilities[state] for state in dropped)
    likeliest = max(dropped, key=lambda state: probabilities[state], default="")
    if likeliest and probabilities[likeliest] > 0.5:
        since = right.index[likeliest].since
        return share**_NOTHING_POWER, f"{likeliest} is not used" + (f" since {since}" if since else "")
    if gathers > 0.5:
        return share**_NOTHING_POWER, "only gathers what stands under it"
    return share**_NOTHING_POWER, "nothing says the same"


def _sure_of_nothing(found: Probabilities, number: str | None) -> bool:
    """Whether nothing answers to a paragraph, for sure: then nothing answers to what stands under it."""
    return found.get(number or "", {}).get(NOTHING, 0.0) > _SURE


def _hardly_read(evidence: Evidence, item: Provision) -> bool:
    """Whether too few concepts and figures were read of a paragraph to miss an answer to it."""
    return evidence.weight(evidence.left[item.number].whole) < _TELLING


def _with_parts(version: ListVersion, item: Provision) -> Iterator[Provision]:
    yield item
    for part in controls(version, item.number):
        yield from _with_parts(version, part)
