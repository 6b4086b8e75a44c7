"""Alignment by content, for a list whose numbering is its own: which paragraph says what another list's paragraph says.

Field by field (an article and the categories of its topic) the tree of the one list is laid over the tree of the other;
see ``by_content_tree`` for the model and ``by_content_evidence`` for what counts. A second pass knows what the first one
found and gives an answer to the paragraph that suits it best. Paragraphs that mirror a note of the other list control
nothing by themselves; they are put beside what the note belongs to, for review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from harmonize.align.by_content_evidence import Evidence, ancestors, controls, gather, parts_of
from harmonize.align.by_content_spread import Answer, Answers, spread
from harmonize.align.by_content_tree import NOTHING, Lattice
from harmonize.align.candidates import Field, fields
from harmonize.align.relation import relation_of
from harmonize.model import (
    CONTROL_KINDS,
    NOTE_KINDS,
    Basis,
    Correspondence,
    ListVersion,
    Provision,
    Relation,
    Status,
)

_SURE = 0.9
"""Probability from which a pair is something to learn from, and references to its two sides tell."""
_CLAIM = 0.3
"""Probability from which a paragraph counts as a claimant of an answer in the second pass."""
_LEAST = 0.45
"""Probability that the likeliest answer must have to be given at all."""
_MIRRORS_NOTE = 0.5
"""Confidence of a paragraph that mirrors a note."""

Probabilities = dict[str, dict[str, float]]


def align_by_content(left: ListVersion, right: ListVersion) -> tuple[Correspondence, ...]:
    """Correspondences of every control paragraph of ``left`` that is in force, in the order of ``left``.

    ``left`` is a list of its own numbering, ``right`` one of categories and product groups. A paragraph that nothing
    answers has relation ``none``. One paragraph may answer to several.
    """
    evidence = gather(left, right)
    parts = fields(left, right)
    found = _solve_all(left, right, evidence, parts, {})
    evidence.learn(_sure_pairs(right, found))
    found = _solve_all(left, right, evidence, parts, found)
    answers: Answers = {}
    for number, probabilities in found.items():
        chosen = _choose(right, probabilities)
        if chosen:
            answers[number] = chosen
    answers = spread(left, right, evidence, answers)
    return tuple(_correspondences(left, right, found, answers))


def _solve_all(
    left: ListVersion, right: ListVersion, evidence: Evidence, parts: Sequence[Field], earlier: Probabilities
) -> Probabilities:
    claims, paired = _claims(earlier), dict(_sure_pairs(right, earlier))
    found: Probabilities = {}
    for part in parts:
        if part.domain:
            found |= Lattice(left, right, evidence, part.domain, claims, paired).solve(part.tops)
        else:
            found |= {item.number: {NOTHING: 1.0} for top in part.tops for item in _with_parts(left, top)}
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
            if state != NOTHING and probability > _CLAIM:
                for part in parts_of(state):
                    claims[part].append((number, probability))
    return claims


def _choose(right: ListVersion, probabilities: dict[str, float]) -> list[Answer]:
    """The likeliest answers that are controls in force (or notes, which stand for what they belong to)."""
    state = max(probabilities, key=lambda each: probabilities[each])
    if state == NOTHING or probabilities[state] < _LEAST:
        return []
    answers: list[Answer] = []
    for part in parts_of(state):
        other = right.index[part]
        probability = sum(share for each, share in probabilities.items() if part in parts_of(each))
        if other.kind in NOTE_KINDS:
            owner = next((each for each in ancestors(right, other) if each.kind in CONTROL_KINDS), None)
            if owner is not None:
                answers.append(Answer(owner.number, _MIRRORS_NOTE * probability, f"mirrors {part}"))
        elif other.status is Status.IN_FORCE:
            answers.append(Answer(part, confidence_of(probability), "words, figures and place"))
    return answers


def confidence_of(probability: float) -> float:
    """The confidence of an answer: stricter than the model's probability, whose assumptions are never quite met."""
    return min(probability**4, 0.99)


def _correspondences(
    left: ListVersion, right: ListVersion, found: Probabilities, answers: Answers
) -> Iterator[Correspondence]:
    names = left.info.list_id, right.info.list_id
    for item in left.provisions:
        if item.number not in found or item.status is not Status.IN_FORCE:
            continue
        for answer in answers.get(item.number, ()):
            relation = relation_of(item, right.index[answer.right])
            yield Correspondence(
                names[0], item.number, names[1], answer.right, relation, Basis.CONTENT, answer.confidence, answer.why
            )
        if item.number not in answers:
            confidence, why = _nothing(right, found[item.number])
            yield Correspondence(names[0], item.number, names[1], "", Relation.NONE, Basis.CONTENT, confidence, why)


def _nothing(right: ListVersion, probabilities: dict[str, float]) -> tuple[float, str]:
    """How surely nothing answers, and why."""
    dropped = [state for state in probabilities if state in right.index and right.index[state].status is not Status.IN_FORCE]
    share = probabilities.get(NOTHING, 0.0) + sum(probabilities[state] for state in dropped)
    likeliest = max(dropped, key=lambda state: probabilities[state], default="")
    if likeliest and probabilities[likeliest] > 0.5:
        since = right.index[likeliest].since
        return share**2, f"{likeliest} is not used" + (f" since {since}" if since else "")
    return share**2, "nothing says the same"


def _with_parts(version: ListVersion, item: Provision) -> Iterator[Provision]:
    yield item
    for part in controls(version, item.number):
        yield from _with_parts(version, part)
