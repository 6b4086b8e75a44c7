"""A paragraph between two that are surely paired: what stands over it and what stands under it tell its counterpart.

Lists cut at different depths: what the one says in "equipment that has all of: a beam, any of", the other says in one
line over the same alternatives. The model of ``by_content_tree`` then wavers between the two lines of the other list,
and another paragraph of like words may take the place. Where the paragraph above and the paragraphs below are surely
answered within one branch, that branch is the answer, and no paragraph from elsewhere keeps its lesser claim to it.
"""

from __future__ import annotations

from harmonize.align.by_content_evidence import parts_of
from harmonize.align.by_content_judge import NOTHING
from harmonize.align.by_content_spread import Answer, Answers
from harmonize.model import CONTROL_KINDS, ListVersion, Provision, Status
from harmonize.model.tree import ancestors, controls, in_force

_SURE = 0.9
"""Confidence from which a pair above or below tells, and that its teller is given."""
_WAVERING = 0.5
"""Confidence below which a paragraph has no answer of its own to lose."""


def settle_between(left: ListVersion, right: ListVersion, answers: Answers) -> dict[str, str]:
    """The paragraphs of ``left`` without a sure answer whose surroundings have one, with that answer."""
    return {
        item.number: found.number
        for item in left.provisions
        if item.kind in CONTROL_KINDS
        and item.status is Status.IN_FORCE
        and max((each.confidence for each in answers.get(item.number, ())), default=0.0) < _WAVERING
        and (found := _branch(left, right, answers, item)) is not None
    }


def with_settled(
    left: ListVersion, answers: Answers, found: dict[str, dict[str, float]], settled: dict[str, str]
) -> tuple[Answers, dict[str, dict[str, float]]]:
    """``answers``, and the probabilities ``found`` that they come from, with what was settled: lesser claims of
    paragraphs from elsewhere are void."""
    told = {number: list(each) for number, each in answers.items()}
    probable = dict(found)
    for number, taken in settled.items():
        told[number] = [Answer(taken, _SURE, "stands between paragraphs that are paired")]
        for other, each in answers.items():
            if other in settled or number in (above.number for above in ancestors(left, left.index[other])):
                continue
            if any(answer.right == taken and answer.confidence < _SURE for answer in each):
                told[other] = [answer for answer in told[other] if answer.right != taken]
                probable[other] = _without(found[other], taken)
    return {number: each for number, each in told.items() if each}, probable


def _branch(left: ListVersion, right: ListVersion, answers: Answers, item: Provision) -> Provision | None:
    """The one paragraph right under the counterpart of what stands over ``item`` that has the counterparts of all that
    stands under it, as far as these are sure."""
    over = _sure(answers, item.parent or "")
    under = [answer for part in in_force(controls(left, item.number)) for answer in _sure(answers, part.number)]
    if len(over) != 1 or not under:
        return None
    branches = {_child(right, over[0].right, answer.right) for answer in under}
    number = branches.pop() if len(branches) == 1 else None
    if number is None or number in {answer.right for answer in under}:
        return None
    found = right.index[number]
    return found if found.kind in CONTROL_KINDS and found.status is Status.IN_FORCE else None


def _sure(answers: Answers, number: str) -> list[Answer]:
    return [each for each in answers.get(number, ()) if each.confidence >= _SURE and not each.mirrors_note]


def _child(right: ListVersion, above: str, below: str) -> str | None:
    """The child of ``above`` that ``below`` stands under, or is."""
    line = [below, *(each.number for each in ancestors(right, right.index[below]))]
    return line[line.index(above) - 1] if above in line[1:] else None


def _without(probabilities: dict[str, float], taken: str) -> dict[str, float]:
    """The probabilities where ``taken`` is no answer any more."""
    left = {state: share for state, share in probabilities.items() if taken not in parts_of(state)}
    whole = sum(left.values())
    return {state: share / whole for state, share in left.items()} if whole > 0 else {NOTHING: 1.0}
