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
                r"\b(?:do(?:es)? not (?:apply|control|include|cover|restrict)|(?:is|are) not (?:controlled|specified|subject)"
                r"|excludes?\b|(?:is|are) excluded|(?:is|are) released|not control|need not)\b",
                re.IGNORECASE,
            ),
        ),
        (
            Effect.INCLUDES,
            re.compile(
                r"\b(?:includes?|appl(?:y|ies)(?: only)? to|also controls?|controls? (?:only )?the|(?:is|are) controlled)\b",
                re.IGNORECASE,
            ),
        ),
    ),
}
"""By language, in the order of precedence: a note that excludes may also say what it includes in the exclusion."""


def read_effect(text: str, language: Language) -> Effect:
    """The effect of a note with these words; ``Effect.NONE`` where it explains or points elsewhere."""
    for effect, pattern in _PATTERNS.get(language, ()):
        if pattern.search(text):
            return effect
    return Effect.NONE
