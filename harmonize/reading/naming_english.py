"""What an English paragraph names: see ``naming``.

The paragraph is cut at the words that open a phrase ("for", "having", "other than"). What stands before the first cut
is the noun phrase that it is about; its head is the last concept of each of the nouns joined there by commas, "and" or
"or". What follows is sorted by the word that opens it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from harmonize.model import Language
from harmonize.reading.alternatives import any_of
from harmonize.reading.concepts import ConceptMatch, find_concepts
from harmonize.reading.glossary import Concept, Glossary
from harmonize.reading.naming_parts import Naming, can_be_named, is_generic, is_kind_of_goods, make_naming, says_kind


class _Part(Enum):
    """What a phrase of the paragraph says of its goods."""

    HEAD = "head"
    PURPOSE = "for"
    OF = "of"
    REST = "rest"
    NOT = "not"


_Phrase = tuple[_Part, int, int]
"""What a phrase says, where it starts and where it ends."""

_NOT = (
    r"other than|not including|not (?:specially |especially )?designed|not (?:intended|being|having|containing|capable|"
    r"limited|controlled|specified|described|elsewhere|identified|listed|enumerated|covered|subject|otherwise)|"
    r"except(?:ing)?(?: for| that)?|excluding|excluded|without|rather than|and not|but not|is not|are not|"
    r"do(?:es)? not|no"
)
_PURPOSE = (
    r"for use (?:with|in|on|by|as)|for|to|usable|useable|used|(?:primarily )?useful|suitable|intended|"
    r"related|relating|"
    r"(?:(?:specially|especially|specifically|primarily) )?(?:designed|prepared)"
    r"(?: or (?:prepared|modified|configured|adapted))?|"
    r"modified|developed|configured|adjusted|formulated|adapted|required|peculiar|common|extending|extend|connecting|"
    r"associated|necessary|supporting|on board|aboard"
)
_OF = r"of|on|in|into|from|by|under|within|against"
_REST = (
    r"therefor|thereof|therein|as follows|the following|following|having|has|have|had|with|which|that|who|whose|"
    r"where(?:in)?|when|if|whether|"
    r"capable|able|containing|contains?|incorporating|incorporates?|employing|employs?|using|made|manufactured|based|"
    r"consisting|composed|comprising|comprised|including|includes?|such as|e\.g\.|i\.e\.|one|two|both|either|"
    r"providing|rated|exceeding|operating|operated|meeting|specified|described|controlled|listed|see|being|is|are|was|"
    r"were|may|can|will|must|shall|n\.\s?e\.\s?s|not|possessing|utili[sz]ing|through|via|between|greater|less|more|"
    r"equal|equivalent|up|over|above|below|at|bonded|coated|impregnated|doped|tested|installed|formed|shaped|"
    r"produced|obtained|identified|enumerated|mounted|stabilized|operable|according|equipped|reinforced|measured|"
    r"classified|covered|fitted|as|appropriate|subject|implementing|maintaining|performing"
)
_OUT = re.compile(rf"\b(?:{_NOT})\b", re.IGNORECASE)
_CUTTING = """
    able aboard above according adapted adjusted against and appropriate are as associated at based being below
    between bonded both but by can capable classified coated common composed comprised comprising configured
    connecting consisting contain containing contains controlled covered described designed developed do does doped
    e either employ employing employs enumerated equal equipped equivalent especially exceeding except excepting
    excluded excluding extend extending fitted following for formed formulated from greater had has have having i
    identified if implementing impregnated in include includes including incorporate incorporates incorporating
    installed intended into is less listed made maintaining manufactured may measured meeting modified more mounted
    must n necessary no not obtained of on one operable operated operating other over peculiar performing possessing
    prepared primarily produced providing rated rather reinforced related relating required see shall shaped
    specially specifically specified stabilized subject such suitable supporting tested that the therefor therein
    thereof through to two under up usable useable used useful using utilising utilizing via was were when where
    wherein whether which who whose will with within without
"""
"""What the words begin with that cut a paragraph: at all others there is nothing to look for."""
_CUTS = re.compile(
    rf"(?<!-)\b(?=(?:{any_of(_CUTTING.split())})\b)(?:(?P<no>{_NOT})|"
    rf"(?P<always>for (?:any|one or more|all) of the following)|"
    rf"(?P<purpose>{_PURPOSE})|(?P<rest>{_REST})|(?P<of>{_OF}))\b(?!-)|"
    r"(?P<end>[:;()\[\],]|\.(?=\s|$)|\s[–—-]\s)"
)
"""For texts in small letters, in which they are found several times as fast as in letters of either kind."""
_QUOTE = "\"“”‘’'"
_OPENING = re.compile(
    rf"(?:[\s{_QUOTE}*]|\b(?:being|any|all|every|one or more|one|the|an?|other|others|certain|specific|some|"
    r"individual|complete|each|(?:specially|especially) designed(?: or prepared)?(?!\W*(?:for|to|or)\b)|and|or)\b"
    r"(?![\w-]))*",
    re.IGNORECASE,
)
"""Words in front of the noun that neither name nor cut anything ("Any other specially designed ...")."""
_OTHER = re.compile(rf"[\s{_QUOTE}*]*others?\b(?! than)", re.IGNORECASE)
_RESIDUAL = re.compile(
    r"\bn\.\s?e\.\s?s\b|\b(?:not|other than (?:those|that|equipment|items|commodities))\W+(?:controlled|specified|"
    r"described|identified|enumerated|covered|listed) (?:by|in|under) (?:ECCNs? |either of )?\d\.?[A-E]\.?\d",
    re.IGNORECASE,
)
_NUMBERED = r"\d\.?[A-E]\.?\d+[\w.]*\b"
_BUT_THESE = re.compile(
    r"(?:not|other than(?: (?:those|that|equipment|items|commodities|software|technology))?)\W+(?:controlled|specified|"
    rf"described|identified|enumerated|covered|listed) (?:by|in|under) (?:ECCNs? )?{_NUMBERED}"
    rf"(?:(?:,| or| and|, or|, and) {_NUMBERED})*(?= )",
    re.IGNORECASE,
)
"""What takes out goods by numbers alone: the noun phrase goes on behind it ("other than that of 4E001 for the use")."""
_JOINS = re.compile(r",|;|/|\b(?:and/or|and|or|as well as)\b", re.IGNORECASE)
_NON = re.compile(rf"\b(?:non|un)(?:-|\s)\s?[{_QUOTE}]*$", re.IGNORECASE)
_FRAME = re.compile(r"as follows|therefor|thereof|therein", re.IGNORECASE)
"""Words that open no condition."""
_ADJECTIVE = re.compile(
    rf"(?:specially|especially) (?:designed|prepared)(?: or prepared)?[{_QUOTE}]*"
    rf"(?= [{_QUOTE}]*[a-z])(?! [{_QUOTE}]*(?:for|to|or|and|as|in|by|with|such)\b)",
    re.IGNORECASE,
)
_RELATED = re.compile(r"\b(?:specially|especially|related|associated|other)\b", re.IGNORECASE)
_FREE = re.compile(r"-free\b")
_TRAIL = re.compile(rf"(?:[\s{_QUOTE}s*.,]|\b(?:specially|especially|wholly|or|and|which|only)\b)*\Z")
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_CLOSERS = {"(": ")", "[": "]"}
_OF_LAW = re.compile(
    r"\b(?:(?:supplement|appendix|annex) (?:no\.? ?)?\d+ to )?"
    r"(?:parts? \d+(?:\.\d+)?(?:(?:,| and| or) \d+)*|supplement no\.? ?\d+)"
    r"(?: of (?:the EAR|this (?:sub)?chapter|title \d+))?",
    re.IGNORECASE,
)
"""Parts of regulations, which are no goods ("part 754 of the EAR")."""
_LOOK = 420
"""Characters of the text that are read: what comes later is detail."""
_SHORT_ASIDE = 60
"""Characters of an aside in brackets that does not end the noun phrase."""


def read_english_naming(text: str, glossary: Glossary) -> Naming:
    """What the English ``text`` names.

    >>> from harmonize.reading.glossary import load_glossary
    >>> found = read_english_naming("Equipment for the assembly of lasers, other than pumps", load_glossary())
    >>> [c.id for c in found.heads], [c.id for c in found.purposes]
    (['equipment'], ['laser'])
    """
    text = text[:_LOOK]
    small = _small(text)
    if "part" in small or "supplement" in small:
        text = _OF_LAW.sub(_blank, text)
        small = _small(text)
    residual = _is_residual(text, small)
    if "not" in small or "other than" in small:
        text = _BUT_THESE.sub(_blank, text)
        small = _small(text)
    phrases = _phrases(small)
    matches = _taken_apart(text, small, find_concepts(text, Language.ENGLISH, glossary), glossary)
    in_purpose: list[Concept] = []
    in_of: list[Concept] = []
    in_rest: list[Concept] = []
    lacking: list[Concept] = []
    in_head: list[ConceptMatch] = []
    left_out = [aside.span() for aside in _asides(text, 0, len(text)) if _OUT.search(aside[0])]
    at = 0
    for match in matches:
        while match.start >= phrases[at][2]:
            at += 1
        part = phrases[at][0]
        if part is _Part.NOT or (left_out and _is_within(match, left_out)):
            continue
        if _is_denied(small, match.start) or (text[match.end : match.end + 1] == "-" and _FREE.match(text, match.end)):
            lacking.append(_concept(text, match, glossary))
        elif part is _Part.HEAD:
            in_head.append(match)
        else:
            parts = in_purpose if part is _Part.PURPOSE else in_of if part is _Part.OF else in_rest
            parts.append(_concept(text, match, glossary))
    _, start, end = phrases[0]
    heads, modifiers, unknown, bare = _sort_head(text, start, end, in_head, glossary)
    generic = all(is_generic(head) for head in heads)
    return make_naming(
        heads,
        modifiers,
        [*in_purpose, *(in_of if generic else [])],
        [*in_of, *in_rest],
        lacking,
        other=_OTHER.match(text) is not None or residual,
        limited=not bare or len(text[end:].strip(" .;,)")) > 0,
        unknown=unknown,
    )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _small(text: str) -> str:
    """``text`` in small letters, each in its place."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _asides(text: str, start: int, end: int) -> list[re.Match[str]]:
    """What stands in brackets between two places of ``text``."""
    if "(" not in text and "[" not in text:
        return []
    return list(_ASIDE.finditer(text, start, end))


def _is_denied(small: str, start: int) -> bool:
    """Whether "non-" or "un-" stands before a place of a text in small letters."""
    return small.rfind("n", max(0, start - 8), start) >= 0 and _NON.search(small, max(0, start - 8), start) is not None


def _is_residual(text: str, small: str) -> bool:
    """Whether the paragraph is about what others leave."""
    return ("not" in small or "other than" in small or "n." in small) and _RESIDUAL.search(text) is not None


def _taken_apart(text: str, small: str, matches: Sequence[ConceptMatch], glossary: Glossary) -> list[ConceptMatch]:
    """``matches``, where "non-" stands before goods of several words (non-tunable lasers) with the quality and the
    goods apart."""
    found: list[ConceptMatch] = []
    for match in matches:
        if not _is_denied(small, match.start) or not can_be_named(glossary[match.id]):
            found.append(match)
            continue
        words = list(_WORD.finditer(text, match.start, match.end))
        if len(words) < 2:
            found.append(match)
            continue
        for start, end in ((match.start, words[0].end()), (words[1].start(), match.end)):
            parts = find_concepts(text[start:end], Language.ENGLISH, glossary)
            found += [ConceptMatch(part.id, part.start + start, part.end + start) for part in parts]
    return found


def _phrases(text: str) -> list[_Phrase]:
    """The phrases of ``text``, which is in small letters; the first is the noun phrase that it is about and may be
    empty."""
    opening = _OPENING.match(text)
    start = at = opening.end() if opening else 0
    phrases: list[_Phrase] = []
    part = _Part.HEAD
    governed = False  # whether a condition has begun: what serves what in it is no purpose of the goods
    for cut in _CUTS.finditer(text, start):
        if cut.start() < at:
            continue
        following = _opened(cut, part, governed)
        if following is None:
            if part is _Part.HEAD and cut[0] in _CLOSERS:
                close = text.find(_CLOSERS[cut[0]], cut.end())
                if 0 <= close < cut.end() + _SHORT_ASIDE:
                    at = close + 1  # an acronym or an aside does not end the noun phrase
                    continue
            elif (part in (_Part.HEAD, _Part.PURPOSE, _Part.OF) and cut[0] in ",)]") or part is _Part.REST:
                continue
            following = _Part.REST
        elif part is _Part.NOT:
            continue  # until the phrase that takes something out ends
        elif cut["purpose"] is None:
            governed = governed or (following is _Part.REST and _FRAME.fullmatch(cut[0]) is None)
        phrases.append((part, start, cut.start()))
        part, start, at = following, cut.start(), cut.end()
    phrases.append((part, start, len(text)))
    return phrases


def _opened(cut: re.Match[str], before: _Part, governed: bool) -> _Part | None:
    """What the phrase is that the word of ``cut`` opens; None where it is a mark and opens none of its own."""
    if cut["no"]:
        return _Part.NOT
    if cut["of"]:
        # what is for the production of goods is for the goods
        return before if before in (_Part.PURPOSE, _Part.REST, _Part.NOT) else _Part.OF
    if cut["always"]:
        return _Part.PURPOSE
    if cut["purpose"]:
        if _ADJECTIVE.match(cut.string, cut.start()):
            return _Part.REST  # "lasers, and specially designed mirrors": more goods, of the others
        return _Part.REST if governed else _Part.PURPOSE
    return _Part.REST if cut["rest"] else None


def _sort_head(
    text: str, start: int, end: int, matches: Sequence[ConceptMatch], glossary: Glossary
) -> tuple[list[Concept], list[Concept], str, bool]:
    """The head of each noun of the first phrase, the modifiers, the head that the glossary lacks, if any, and whether
    the phrase has no words but the heads."""
    heads: list[Concept] = []
    modifiers: list[Concept] = []
    unknown = ""
    bare = True
    plurals: list[bool] = []
    asides = [aside.span() for aside in _asides(text, start, end)]
    # a term of the glossary may itself hold a comma or an "and"
    joins = [join.start() for join in _JOINS.finditer(text, start, end)]
    joins = [at for at in joins if not any(left < at < right for left, right in asides)]
    edges = [start, *(at for at in joins if not any(m.start < at < m.end for m in matches)), end]
    for left, right in pairwise(edges):
        inside = [match for match in matches if left <= match.start < right and not _is_within(match, asides)]
        tail = _ASIDE.sub(" ", text[inside[-1].end if inside else left : right])
        whole = bool(inside) and _TRAIL.match(tail) is not None
        named = [_concept(text, match, glossary) for match in inside]
        bare = bare and whole and len(named) == 1 and not _WORD.search(_JOINS.sub(" ", text[left : inside[0].start]))
        if whole and can_be_named(named[-1]):
            last = named.pop()
            if named and says_kind(named[-1], last) and not _WORD.search(text, inside[-2].end, inside[-1].start):
                last = named.pop()
            if is_kind_of_goods(last) and not _RELATED.search(text, left, right):
                # "fire control, laser and guidance equipment": a singular noun before is of the equipment too
                joined = {
                    head
                    for head, plural in zip(heads, plurals, strict=True)
                    if not plural and not head.generic and not is_kind_of_goods(head)
                }
                modifiers += [head for head in heads if head in joined]
                plurals = [plural for head, plural in zip(heads, plurals, strict=True) if head not in joined]
                heads = [head for head in heads if head not in joined]
            heads.append(last)
            plurals.append(text[inside[-1].start : inside[-1].end].endswith("s"))
        elif not whole and not heads and not unknown:
            words = [word for word in _WORD.findall(tail) if word.lower() not in ("and", "or", "the")]
            unknown = words[-1] if words else ""
        modifiers += named
    aside = [match for match in matches if _is_within(match, asides)]
    if not heads:
        # a substance whose name the glossary lacks in this spelling, by its number
        heads = [_concept(text, match, glossary) for match in aside if text[match.start].isdigit()][:1]
    modifiers += [_concept(text, match, glossary) for match in aside]
    return heads, modifiers, unknown, bare


def _concept(text: str, match: ConceptMatch, glossary: Glossary) -> Concept:
    """What ``match`` names, by the name that ``text`` has for it."""
    return glossary[match.id].as_said(text[match.start : match.end])


def _is_within(match: ConceptMatch, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= match.start < end for start, end in places)
