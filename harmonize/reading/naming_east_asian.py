"""What a Japanese or Korean paragraph names: see ``naming``.

The first noun phrase ends where the condition begins (であって, のうち, 으로서). Its head stands last in it; of goods
that are joined before it only those are heads too between which stands nothing but the conjunction: in "rockets or
vehicles を使用する pumps or valves" the pumps and the valves. What stands before is what they are for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from harmonize.model import Language
from harmonize.reading.concepts import ConceptMatch, find_concepts
from harmonize.reading.glossary import Concept, ConceptKind, Glossary
from harmonize.reading.naming_parts import INTANGIBLE, Naming, can_be_named, is_generic, make_naming, says_kind


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The words of a language that matter here."""

    prefix: re.Pattern[str]
    """Words in front of the noun phrase that belong to no goods."""
    end: re.Pattern[str]
    """Where the noun phrase ends."""
    joins: re.Pattern[str]
    governs: re.Pattern[str]
    """Particles and verb endings by which one noun governs another."""
    own: re.Pattern[str]
    """How parts of goods just named are called: "their parts"."""
    trail: re.Pattern[str]
    """What may follow the head before the phrase ends."""
    out: re.Pattern[str]
    """Words in an aside that take out what stands in it."""
    not_this: re.Pattern[str]
    """Behind what the goods are not."""
    lacks: re.Pattern[str]
    """Behind a property that the goods do not have."""
    not_before: re.Pattern[str]
    contains: re.Pattern[str]
    """Behind what the goods contain or are made of."""
    owns: re.Pattern[str]
    """Behind what specific goods are made of or belong to."""
    other: re.Pattern[str]
    closes: re.Pattern[str]
    """What may stand between the last noun and the end of the paragraph."""
    and_own: re.Pattern[str]
    """Behind goods of which the paragraph goes on to name what is their own ("software or its technology")."""
    among: str
    """Behind a kind of goods of which some follow."""


_DIGITS = "〇一二三四五六七八九十"
_GRAMMARS = {
    Language.JAPANESE: _Grammar(
        prefix=re.compile(
            r"(?:[^。]{0,60}経済産業省令で定める(?:仕様のもの|技術|貨物)は、|[^。]{0,120}ほか、|次に掲げる(?:もの|貨物)であ[つっ]て、)"
        ),
        end=re.compile(r"であ(?:って|つて|る)|(?:で|のうち)、?次|とする|。"),
        joins=re.compile(rf"又は|若しくは|及び|並びに|かつ|(?<![{_DIGITS}])、|、(?![{_DIGITS}])|，|その他の?"),
        governs=re.compile(r"[\u3041-\u3096]"),
        own=re.compile(r"(?:(?:これ|それ|そ)(?:ら)?の|(?:これ|それ)(?:ら)?[をに]|当該)"),
        trail=re.compile(r"(?:[\s　ー]|等|類|のうち|用?のもの)*\Z"),
        out=re.compile(r"除く|以外|いない|でない|ない。?$"),
        not_this=re.compile(r"[^、。]{0,16}?(?:以外の|を除く|でない|ではない|しない|していない)"),
        lacks=re.compile(r"(?:で|では)ない|(?:に設計)?していない"),
        not_before=re.compile(r"(?:非|不)$"),
        contains=re.compile(
            r"を?(?:有する|有し|用い|含む|含有|使用した|からなる|で構成|の含有|で被覆|を内蔵|を組み込|によ)"
        ),
        owns=re.compile(r"の(?!ため|製造|設計|試験|加工|組立)"),
        other=re.compile(r"その他の|[^、。]{0,60}ほか、"),
        closes=re.compile(r"[\s　]*(?:とする|に限る)?[。\s　]*\Z"),
        and_own=re.compile(r"[\s　]*(?:又は|若しくは)(?:その|当該)"),
        among="のうち",
    ),
    Language.KOREAN: _Grammar(
        prefix=re.compile(r"(?:기타|그 밖의|다음의)\s*"),
        end=re.compile(r"으?로서|으?로써|으?로 다음|중 다음|다음|[.;:]|이상|이하|초과|미만"),
        joins=re.compile(r"또는|혹은|및|와 |과 |,|·"),
        governs=re.compile(r"[을를의에은는한된할인용](?=\s|$)|위한|위해|설계"),
        own=re.compile(r"(?:그|이들|이것)(?:의)?\s"),
        trail=re.compile(r"(?:[\s\"“”'‘’]|등|류)*\Z"),
        out=re.compile(r"제외|이외|아닌|않"),
        not_this=re.compile(r"[^,.]{0,16}?(?:이외의|제외|아닌|않은)"),
        lacks=re.compile(r"[이가]\s아닌"),
        not_before=re.compile(r"(?:비|비-|비 )[\"“‘']*$"),
        contains=re.compile(r"[을를]?\s?(?:포함|함유|사용한|가진|갖는|구비|내장|보유)"),
        owns=re.compile(r"의\s"),
        other=re.compile(r"기타|그 밖의"),
        closes=re.compile(r"[\s\"”’.;:]*\Z"),
        and_own=re.compile(r"\s*(?:또는|및)\s*그\s"),
        among="중",
    ),
}
_ASIDE = re.compile(r"[（(〔\[［][^（）()〔〕\[\]［］]*[）)〕\]］]")
_LOOK = 260


def read_east_asian_naming(text: str, language: Language, glossary: Glossary) -> Naming:
    """What the Japanese or Korean ``text`` names.

    >>> from harmonize.reading.glossary import load_glossary
    >>> found = read_east_asian_naming("レーザーの製造用の装置であって、次のもの", Language.JAPANESE, load_glossary())
    >>> [c.id for c in found.heads], [c.id for c in found.purposes]
    (['equipment'], ['laser', 'production'])
    """
    grammar = _GRAMMARS[language]
    text = text[:_LOOK]
    asides = _aside_places(text)
    plain = _masked(text, asides)
    prefix = grammar.prefix.match(plain)
    start = prefix.end() if prefix else 0
    stop = grammar.end.search(plain, start)
    end = stop.start() if stop else len(plain)
    found = [match for match in find_concepts(text, language, glossary) if match.start >= start]
    # the long vowel mark does not count in terms, but it belongs to the word
    matches = [
        match._replace(end=match.end + 1) if text[match.end : match.end + 1] == "ー" else match for match in found
    ]
    lacking: list[Concept] = []
    phrase: list[ConceptMatch] = []
    rest: list[Concept] = []
    for match in matches:
        concept = glossary[match.id]
        aside = next((text[a:b] for a, b in asides if a <= match.start < b), "")
        before_it = plain[max(0, match.start - 3) : match.start]
        if grammar.not_before.search(before_it) or grammar.lacks.match(plain, match.end):
            lacking.append(concept)
        elif (aside and grammar.out.search(aside)) or grammar.not_this.match(plain, match.end):
            continue
        elif aside or match.start >= end:
            rest.append(concept)
        else:
            phrase.append(match)
    about = _intangible(plain, [m for m in matches if not _inside(m, asides)], grammar)
    if about is not None:
        # "lasers that are so and so, and the software for them": what is named last of all, behind the conditions
        heads, before, unknown = [glossary[about.id]], [m for m in phrase if m is not about], ""
        rest = [concept for concept in rest if concept.id not in INTANGIBLE]
    else:
        heads, before, unknown = _split(plain, start, end, phrase, grammar, glossary)
    if not heads and prefix is not None:
        # "the technology that the ordinance determines is the following"
        stated = find_concepts(plain[: prefix.end()], language, glossary)
        heads = [glossary[m.id] for m in stated[-1:] if m.id in INTANGIBLE]
    contained = [m for m in before if grammar.contains.match(plain, m.end)]
    generic = all(is_generic(head) for head in heads)
    owned = [
        m
        for m in before
        if m not in contained
        and not generic
        and (grammar.owns.match(plain, m.end) or glossary[m.id].kind is ConceptKind.MATERIAL)
    ]
    purposes = [glossary[m.id] for m in before if m not in contained and m not in owned]
    contained += owned
    return make_naming(
        heads,
        [],
        purposes if heads else [],
        [*(glossary[m.id] for m in contained), *([] if heads else purposes), *rest],
        lacking,
        other=grammar.other.match(plain) is not None,
        limited=bool(plain[end:].strip("。 　")) or bool(before) or bool(asides),
        unknown=unknown,
    )


def _aside_places(text: str) -> list[tuple[int, int]]:
    """Where the asides in brackets stand, outer ones where they are nested."""
    places: list[tuple[int, int]] = []
    shown = text
    while found := list(_ASIDE.finditer(shown)):
        places = [p for p in places if not any(f.start() <= p[0] < f.end() for f in found)]
        places += [(f.start(), f.end()) for f in found]
        shown = _masked(shown, [(f.start(), f.end()) for f in found])
    return sorted(places)


def _intangible(plain: str, matches: list[ConceptMatch], grammar: _Grammar) -> ConceptMatch | None:
    """The software or technology that stands last in the paragraph, or before what is only its own."""
    for match in matches:
        if match.id in INTANGIBLE and (
            grammar.closes.match(plain, match.end) or grammar.and_own.match(plain, match.end)
        ):
            return match
    return None


def _inside(match: ConceptMatch, places: list[tuple[int, int]]) -> bool:
    return any(start <= match.start < end for start, end in places)


def _masked(text: str, places: list[tuple[int, int]]) -> str:
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _split(
    plain: str, start: int, end: int, matches: list[ConceptMatch], grammar: _Grammar, glossary: Glossary
) -> tuple[list[Concept], list[ConceptMatch], str]:
    """The heads of the noun phrase ``plain[start:end]``, the concepts before them, and the head that the glossary
    lacks, if any."""
    joins = [
        join
        for join in grammar.joins.finditer(plain, start, end)
        if not any(match.start < join.start() < match.end for match in matches)
    ]
    lefts = [start, *(join.end() for join in joins)]
    rights = [*(join.start() for join in joins), end]
    pieces = [(left, right) for left, right in zip(lefts, rights, strict=True) if plain[left:right].strip()]
    heads: list[ConceptMatch] = []
    owned: set[int] = set()
    unknown = ""
    at = len(pieces) - 1
    while at >= 0:
        left, right = pieces[at]
        inside = [match for match in matches if left <= match.start < right]
        last = inside[-1] if inside else None
        known = last is not None and grammar.trail.match(plain[last.end : right]) and can_be_named(glossary[last.id])
        if not known and not heads:
            unknown = plain[left:right].strip()[-12:]
        among = bool(heads) and plain[left:right].rstrip().endswith(grammar.among)  # what follows is some of these
        if last is not None and known and not among:
            previous = inside[-2] if len(inside) > 1 else None
            if (
                previous is not None
                and previous.end == last.start
                and says_kind(glossary[previous.id], glossary[last.id])
            ):
                last = previous
            heads.insert(0, last)
            if grammar.own.match(plain[left:right].lstrip()):
                owned.add(last.start)
        words = grammar.own.sub("", _outside(plain, left, right, inside).lstrip(), count=1)
        governed = grammar.governs.search(words) is not None
        if not known and heads and (not governed or all(head.start in owned for head in heads)):
            at -= 1  # one of several goods, which the glossary lacks
            continue
        # "lasers and other devices using light": the lasers are not what the devices use
        example = at > 0 and grammar.other.search(plain[pieces[at - 1][1] : left]) is not None
        if not known or among or (governed and not example):
            # "X and their parts for Y": the X are heads too, where the rest is about what is theirs
            at = next((i for i in range(at, 0, -1) if grammar.own.match(plain[pieces[i][0] :].lstrip())), 0)
            if not heads:
                break
        at -= 1
    chosen = set(heads)
    first = heads[0].start if heads else end
    before = [match for match in matches if match not in chosen and match.start < first]
    return [glossary[match.id] for match in heads], before, unknown


def _outside(plain: str, left: int, right: int, matches: list[ConceptMatch]) -> str:
    """What ``plain[left:right]`` has besides ``matches``."""
    kept, at = [], left
    for match in matches:
        kept.append(plain[at : match.start])
        at = match.end
    return " ".join([*kept, plain[at:right]])
