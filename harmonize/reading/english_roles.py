"""What a bound does in its sentence: criterion, condition, exclusion or restatement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmonize.model import Op, Role
from harmonize.reading import english_words as words
from harmonize.reading.english_figures import SENTENCE_END, Bound, sentence_start


def assign_roles(text: str, bounds: Sequence[Bound]) -> None:
    """Gives each bound its role, from the words before it and from what the sentence has bounded already.

    A preposition before any criterion says what the goods do (operating at frequencies above); after one it says where
    the criterion holds (at any frequency above).
    """
    excluded = [match.span() for match in words.EXCLUSION.finditer(text)]
    criterion: Bound | None = None
    previous_end = 0
    last_role = Role.CRITERION
    for bound in bounds:
        begin = sentence_start(text, bound.start)
        if criterion and criterion.start < begin:
            criterion = None
        if bound.follows:
            bound.role = bound.follows.role
        elif bound.restates:
            bound.role = Role.EQUIVALENT
        elif _is_excluded(text, bound, begin, excluded):
            bound.role = Role.EXCLUSION
        else:
            lead = text[max(begin, previous_end) : bound.lead_end]
            connective = text[bound.lead_end : bound.start] if bound.op is Op.EQ else ""
            bound.role = _role(lead, connective, bound, criterion is not None)
            if criterion and lead == " " and _PREPOSITION_ONLY.match(text, bound.lead_end):
                bound.role = Role.CONDITION
            if bound.role is Role.CRITERION and bound.op is not Op.EQ and criterion and _RESTATED.match(lead):
                bound.role = Role.EQUIVALENT
            if bound.op is Op.EQ and not bound.spelled:
                in_bracket = criterion is not None and lead.strip() == "("
                goes_on = last_role is Role.CONDITION and bool(re.match(r"[^;,()]*\)?[^;,()]*\b(?:and|or)\b", lead))
                explained = _EXPLAINS.search(text, begin, bound.start)
                if in_bracket or goes_on or explained or (len(bounds) > 1 and _is_adjective(text, bound)):
                    bound.role = Role.CONDITION
        if bound.role is Role.CRITERION and not bound.equivalent:
            criterion = bound
        previous_end = bound.tail
        last_role = bound.role


def _is_excluded(text: str, bound: Bound, begin: int, markers: Sequence[tuple[int, int]]) -> bool:
    for start, end in reversed(markers):
        if end > bound.start or start < begin:
            continue
        between = text[end : bound.start]
        if re.search(r"\bnot (?!capable)", text[start:end].lower()):
            return True
        kind = text[start:end].lower()
        if not _hold_ends(between, words.EXCEPTION_ENDS if kind.startswith("exc") else words.EXCLUSION_ENDS):
            return True
    finish = SENTENCE_END.search(text, bound.end)
    return bool(words.SENTENCE_EXCLUDED.search(text, bound.end, finish.start() if finish else len(text)))


def _hold_ends(between: str, ends: re.Pattern[str]) -> bool:
    return between.count(")") > between.count("(") or bool(ends.search(between))


def _role(lead: str, connective: str, bound: Bound, criterion_seen: bool) -> Role:
    """Role by the words between the previous figure and this one's comparator."""
    resets = list(words.RESET.finditer(lead))
    reset = resets[-1] if resets else None
    clause = reset.end() if reset else 0
    marker = None
    if criterion_seen and bound.op is Op.EQ and words.CONDITION.match(lead.lstrip(" )")):
        return Role.CONDITION
    for marker in words.CONDITION.finditer(lead + connective, clause):
        if marker["strong"] and (criterion_seen or bound.op is Op.EQ or not _says_how(lead, marker)):
            return Role.CONDITION
    if reset and reset[0].lower() in ("and", "or") and len(lead) < 30 and re.search(r"\bmeasured\b", lead):
        return Role.CONDITION
    if criterion_seen and reset and _FOR_GOODS.search(lead, 0, reset.start()):
        return Role.CONDITION  # "for equipment with an operating frequency": which goods the bound before is for
    if marker is None:
        return Role.CRITERION
    at_once = bound.op is Op.EQ and (marker["weak"] or "").lower() in _CIRCUMSTANCES
    if words.OPERATING.search(lead, 0, marker.start()) and (reset or not criterion_seen):
        return Role.CONDITION if at_once and criterion_seen else Role.CRITERION
    if criterion_seen:
        first = words.CONDITION.search(lead + connective, clause) or marker
        modifies_a_noun = reset is not None and re.search(r"\w", lead[clause : first.start()])
        return Role.CRITERION if modifies_a_noun and not at_once else Role.CONDITION
    return Role.CONDITION if at_once else Role.CRITERION


def _says_how(lead: str, marker: re.Match[str]) -> bool:
    """``resolution when measured in air of more than``: how it is measured, in front of the comparator."""
    return marker[0].lower() == "measured" or lead.startswith(" measured", marker.end())


_PREPOSITION_ONLY = re.compile(r"(?:below|above|under|over|beyond|within) ")
"""``better than -230 dB below 4 kHz``."""
_FOR_GOODS = re.compile(r"(?:^|[,)])\s*(?:for|of) (?:[\w“”\"'-]+ ){1,4}$")
_EXPLAINS = re.compile(
    r"\b(?:is|are) (?:the|defined|a|an)\b|\bdefined as\b|\bexample\b|\bwould\b|\bshould\b|\bequal to\b|"
    r"\bmeans\b"
)
_RESTATED = re.compile(r"\s*\((?!at|for|when|measured|in|with|over|under|of\b)(?:[A-Za-z]+ ){0,3}$")
"""``wavelength exceeding 810 nm (frequency less than 370 THz)``: the same bound on another quantity."""


def _is_adjective(text: str, bound: Bound) -> bool:
    """``a 3 dB bandwidth exceeding``, ``16-bit results``: the figure belongs to a name and bounds nothing itself."""
    if re.match(
        r"[\s-](?:rms|peak|of|in|or|and|at|for|to|by|when|with|as|is|from|measured|"
        r"having)\b",
        text[bound.end :],
    ):
        return False
    if re.match(r" confidence\b", text[bound.end :], re.IGNORECASE):
        return True
    follows = re.match(r"[\s-][“\"'‘]?[a-z]", text[bound.end :])
    return (
        bool(follows)
        and not re.search(r"\b(?:of|is|=|to|than) $", text[: bound.start])
        and bool(re.search(r"[A-Za-z]{3}", text[: bound.start]))
    )


_CIRCUMSTANCES = frozenset({"at", "over", "under", "per", "within", "across", "during", "while"})
