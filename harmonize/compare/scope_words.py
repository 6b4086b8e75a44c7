"""Scope findings on words: those that limit a control to what was made for it ("specially designed"), where only one
list has them. Other differences of wording are shown for review, where the words differ so much that they may hide a
difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmonize.align.likeness import alike
from harmonize.compare.finding import make_finding
from harmonize.compare.pair import Pair, Sides, position
from harmonize.model import (
    CONTROL_KINDS,
    REVIEW_LINE,
    Finding,
    FindingKind,
    Kind,
    Label,
    ListVersion,
    Logic,
    Provision,
    say,
)
from harmonize.model.tree import ancestors, controls_below

NEARLY_SAME = 0.6
"""Likeness from which the words of two paragraphs hide no other difference."""
UNSURE = 0.65
"""Confidence where the words around a note differ too, and may say what the note says."""
_WORDS_DIFFER = 0.4
"""Likeness below which the words of corresponding paragraphs are shown for review."""
_LIMITS = ("specially-designed",)
"""Glossary ids of the words that limit a control to what was made for it."""
_TECHNOLOGY = "technology"
_PARTS = ("component", "accessory")
"""Glossary ids of what goes with the goods of an entry."""


def word_findings(sides: Sides, pair: Pair) -> Iterator[Finding]:
    """What tells of a difference in the words of two corresponding paragraphs."""
    ours, theirs = pair.ours, pair.theirs
    below = [_has_list(sides.party, ours), _has_list(sides.baseline, theirs)]
    lists_more = ours.kind is Kind.ITEM and below[0] != below[1]
    if ours.sense_hash == theirs.sense_hash and not lists_more:
        return
    for limit in _LIMITS:
        mine, other = limit in ours.concepts, limit in theirs.concepts
        if mine != other and not _limited_elsewhere(sides, pair, limit):
            if _names_parts(ours if mine else theirs, limit) and not _names_any_part(theirs if mine else ours):
                yield _parts_finding(sides, pair, mine)
            else:
                yield _limit_finding(sides, pair, limit, mine)
            return
    # where one list makes a sentence of what the other cuts into conditions, the words differ and the bounds tell
    cut = (ours.logic is Logic.ALL) != (theirs.logic is Logic.ALL)
    score = alike(ours, theirs)
    if lists_more or (score < _WORDS_DIFFER and not cut):
        yield _wording_finding(sides, pair, score)


def same_words(pair: Pair) -> bool:
    """Whether two corresponding paragraphs have nearly the same words."""
    return alike(pair.ours, pair.theirs) >= NEARLY_SAME


def _names_parts(provision: Provision, limit: str) -> bool:
    """Whether the limiting words stand in front of parts: "and specially designed components therefor" adds goods."""
    after = provision.concepts[provision.concepts.index(limit) + 1 :]
    return bool(after) and after[0] in _PARTS


def _names_any_part(provision: Provision) -> bool:
    return any(part in provision.concepts for part in _PARTS)


def _limited_elsewhere(sides: Sides, pair: Pair, limit: str) -> bool:
    """Whether the side without the limiting words has them in what it stands under or in what stands under it, or the
    side with them says them of goods that it only refers to, as technology does."""
    above = [*ancestors(sides.party, pair.ours), *ancestors(sides.baseline, pair.theirs)]
    below = [*controls_below(sides.party, pair.ours), *controls_below(sides.baseline, pair.theirs)]
    if any(limit in item.concepts for item in (*above, *below) if item.kind in CONTROL_KINDS):
        return True
    return _is_technology(pair.ours) and _is_technology(pair.theirs)


def _is_technology(item: Provision) -> bool:
    return _TECHNOLOGY in item.concepts[:1] or next((sign for sign in item.number if sign.isalpha()), "") == "E"


def _named(sides: Sides, pair: Pair) -> dict[str, str]:
    """The two paragraphs as these sentences name them."""
    return {
        "one": say("{party} {number}", party=sides.baseline_name, number=pair.theirs.number),
        "other": say("{party} {number}", party=sides.party_name, number=pair.ours.number),
        "label": Label(pair.ours.label),
    }


def _parts_finding(sides: Sides, pair: Pair, mine: bool) -> Finding:
    wide, narrow = (sides.party_name, sides.baseline_name) if mine else (sides.baseline_name, sides.party_name)
    return _finding(
        sides,
        pair,
        parameter=say("specially designed components"),
        controls_more=sides.party.info.party if mine else sides.baseline.info.party,
        sentence=say(
            "{one} and {other} ({label}): {wide} names specially designed components too; {narrow} does not. "
            "{wide} controls more.",
            **_named(sides, pair),
            wide=wide,
            narrow=narrow,
        ),
        sure=0.8,
    )


def _limit_finding(sides: Sides, pair: Pair, limit: str, mine: bool) -> Finding:
    words = limit.replace("-", " ")
    limited, free = (sides.party_name, sides.baseline_name) if mine else (sides.baseline_name, sides.party_name)
    return _finding(
        sides,
        pair,
        parameter=words,
        controls_more=sides.baseline.info.party if mine else sides.party.info.party,
        sentence=say(
            '{one} and {other} ({label}): {limited} limits the items, or parts of them, to what is "{words}"; '
            "{free} does not. {free} controls more.",
            **_named(sides, pair),
            limited=limited,
            words=words,
            free=free,
        ),
        # where the words differ in other ways too, they may say the limit in another way ("dedicated")
        sure=0.8 if same_words(pair) else UNSURE,
    )


def _wording_finding(sides: Sides, pair: Pair, score: float) -> Finding:
    return _finding(
        sides,
        pair,
        parameter=say("wording"),
        undecided=say("the words differ and are not on the shelf in a form that decides it"),
        sentence=say(
            "{one} and {other} ({label}) differ in words or in what they list.",
            **_named(sides, pair),
        ),
        sure=REVIEW_LINE - 0.1,
        explanation=(
            say(
                "Likeness of the words {figure}; paragraphs below: {party} {mine}, {base} {theirs}.",
                figure=f"{score:.2f}",
                party=sides.party_name,
                mine=str(_count(sides.party, pair.ours)),
                base=sides.baseline_name,
                theirs=str(_count(sides.baseline, pair.theirs)),
            ),
        ),
    )


def _finding(
    sides: Sides,
    pair: Pair,
    *,
    parameter: str,
    sentence: str,
    sure: float,
    controls_more: str = "",
    undecided: str = "",
    explanation: Sequence[str] = (),
) -> Finding:
    """A finding on the words of a pair, no surer than ``sure`` nor than the pair itself."""
    return make_finding(
        sides,
        FindingKind.SCOPE,
        pair.ours,
        [position(sides.baseline, pair.theirs), position(sides.party, pair.ours)],
        parameter=parameter,
        controls_more=controls_more,
        undecided=undecided,
        other=pair.theirs,
        sentence=sentence,
        basis=pair.link.basis.value,
        confidence=min(pair.link.confidence, sure),
        explanation=explanation,
    )


def _has_list(version: ListVersion, provision: Provision) -> bool:
    """Whether paragraphs stand under ``provision`` that its bounds do not tell: conditions with bounds are compared
    with the bounds of the other paragraph."""
    return any(provision.logic is not Logic.ALL or not item.thresholds for item in controls_below(version, provision))


def _count(version: ListVersion, provision: Provision) -> int:
    return sum(1 for _ in controls_below(version, provision))
