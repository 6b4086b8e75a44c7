"""What a paragraph names: the goods that it is about, what they are for, and what it says they are not.

The goods of a paragraph are the head of its first noun phrase. In English that is what stands before the first "for",
"of", "designed", "having" and their like; in Japanese and Korean, whose nouns end their phrases, what stands last in
it. Goods that stand elsewhere are what the goods are for, made of or used with, and never what the paragraph is about.
Here the language of the text is told apart; ``naming_english`` and ``naming_east_asian`` do the reading.
"""

from __future__ import annotations

import re
from functools import lru_cache

from harmonize.model import Language
from harmonize.reading.glossary import Glossary
from harmonize.reading.naming_east_asian import read_east_asian_naming
from harmonize.reading.naming_english import read_english_naming
from harmonize.reading.naming_parts import Naming

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_JAPANESE = re.compile(r"[\u3041-\u30fc\u3400-\u9fff]")


@lru_cache(maxsize=65536)
def read_naming(text: str, glossary: Glossary) -> Naming:
    """What ``text`` names, in whatever language of the lists it is written."""
    language = text_language(text)
    if language is Language.ENGLISH:
        return read_english_naming(text, glossary)
    return read_east_asian_naming(text, language, glossary)


def text_language(text: str) -> Language:
    """The language of ``text``, told by its script; text without letters counts as English.

    >>> text_language("Lasers"), text_language("レーザー"), text_language("레이저")
    (<Language.ENGLISH: 'en'>, <Language.JAPANESE: 'ja'>, <Language.KOREAN: 'ko'>)
    """
    if text.isascii():
        return Language.ENGLISH
    if _HANGUL.search(text):
        return Language.KOREAN
    return Language.JAPANESE if _JAPANESE.search(text) else Language.ENGLISH
