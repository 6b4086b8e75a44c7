"""What a note does: whether it takes things out of control or says that they are in.

>>> read_effect("3A001.a.2 does not apply to circuits for civil trains.", Language.ENGLISH)
<Effect.EXCLUDES: 'excludes'>
>>> read_effect("3A001.a includes hybrid circuits.", Language.ENGLISH)
<Effect.INCLUDES: 'includes'>
"""

from __future__ import annotations

import re

from harmonize.model import Effect, Language

_PATTERNS = {
    Language.ENGLISH: (
        (
            Effect.EXCLUDES,
            re.compile(
                r"\b(?:do(?:es)? not (?:apply|control|include|cover|restrict)"
                r"|(?:is|are) not (?:controlled|specified|subject)"
                r"|excludes?\b|(?:is|are) excluded|(?:is|are) released|not control|need not)\b",
                re.IGNORECASE,
            ),
        ),
        (
            Effect.INCLUDES,
            re.compile(
                r"\b(?:includes?|appl(?:y|ies)(?: only)? to|also controls?|controls? (?:only )?the"
                r"|(?:is|are) controlled)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Language.JAPANESE: (
        (
            Effect.EXCLUDES,
            re.compile(
                r"を除く|は除かれる|を除外する|(?:には|は|を)?含まない|(?:には|に)?含まれない|適用しない|(?:に"
                r"|には|にも)該当しない"
                r"|対象としない|規制されない"
            ),
        ),
        (
            Effect.INCLUDES,
            re.compile(r"(?:を|も|も、)含む|(?:にも?)?含まれる|(?:にも?)?適用する|にも?該当するものとする"),
        ),
    ),
    Language.KOREAN: (
        (
            Effect.EXCLUDES,
            # 통제하지 않는다, but not 통제하지 않는 기계는 통제된다, which only names goods.
            re.compile(
                r"(?:통제|규제|제어|적용|해당|포함)(?:하|되|를 받|받|대상)?[가-힣 ]{0,4}?지는? ?(?:않"
                r"|아니)(?!는 (?!것)|은 |한 (?!것))"
                r"|통제(?:대상)?이 ?아니|제외(?:한다|된다|됨|함|시킨다)|제외\s*(?:[:.]|$|a\.)|대상이 아니다"
                r"|면제(?:된다|한다)"
            ),
        ),
        (
            Effect.INCLUDES,
            re.compile(
                r"포함(?:한다|하며|하고|된다|되며|됨|함)|포함\s*(?:[:：]|\.?$)|에(?:도|만)? ?(?:적용|해당)(?:된다"
                r"|한다|됨|함)|통제(?:한다|된다|됨|함)"
            ),
        ),
    ),
}
"""By language, in the order of precedence: a note that excludes may also say what it includes in the exclusion."""


_NOT_OUTSIDE = {
    Language.KOREAN: re.compile(r"지 않는 [가-힣 ]{0,14}[는은을를] ?(?:통제|규제|적용)하지 않"),
}
"""What is not of the kind is not controlled (사용되지 않는 기계는 통제하지 않는다): that says what the entry is for."""


def read_effect(text: str, language: Language) -> Effect:
    """The effect of a note with these words; ``Effect.NONE`` where it explains or points elsewhere."""
    doubled = _NOT_OUTSIDE.get(language)
    if doubled is not None and doubled.search(text):
        return Effect.INCLUDES
    for effect, pattern in _PATTERNS.get(language, ()):
        if pattern.search(text):
            return effect
    return Effect.NONE


def excluded_part(text: str, language: Language) -> str:
    """What a note takes out of control, without the words that say that it does and without the note's own reference.

    >>> excluded_part("This entry does not control microscopes.", Language.ENGLISH)
    'microscopes.'
    >>> excluded_part("6.B.4. does not apply to microscopes.", Language.ENGLISH)
    'microscopes.'
    """
    for effect, pattern in _PATTERNS.get(language, ()):
        match = pattern.search(text) if effect is Effect.EXCLUDES else None
        if match:
            before = _OWN_REFERENCE.sub("", text[: match.start()])
            return f"{before} {text[match.end() :].removeprefix(' to')}".strip()
    return text


_OWN_REFERENCE = re.compile(r"\b(?:[Tt]his (?:entry|ECCN|paragraph)|ECCNs?|\d\.?[A-E][\w.]*|paragraphs?)\b\.?,?")
