"""The words of labels that are no terms of the glossary, in the three languages."""

from __future__ import annotations

from enum import StrEnum

from harmonize.model import Effect, Kind, Language, Status


class Word(StrEnum):
    """A connecting word of labels; a label is made of these, of glossary names, numbers and figures."""

    FOR = "for"
    """What goods serve: ``component for laser``, ``technology (development) for 3A001``."""
    AND = "and"
    """The two ends of a range: ``> 3 GHz and <= 6 GHz``."""
    OR = "or"
    """Two bounds that leave a range out: ``< -45 °C or > 85 °C``."""
    OTHER = "other "
    """Goods that other provisions leave: ``other telecommunication equipment``."""
    NON = "non-"
    """A property that the goods do not have: ``laser (non-tunable)``."""
    CERTAIN = "certain "
    """Not all goods of the name: ``note: does not apply to certain detector``."""


_CONNECTING = {
    Language.ENGLISH: {word: str(word) for word in Word},
    Language.JAPANESE: {
        Word.FOR: "対象", Word.AND: "かつ", Word.OR: "又は", Word.OTHER: "その他の", Word.NON: "非",
        Word.CERTAIN: "一部の",
    },
    Language.KOREAN: {
        Word.FOR: "대상", Word.AND: "그리고", Word.OR: "또는", Word.OTHER: "기타 ", Word.NON: "비",
        Word.CERTAIN: "일부 ",
    },
}  # fmt: skip
_OPENING = {
    Language.ENGLISH: {
        Effect.EXCLUDES: "note: does not apply to", Effect.INCLUDES: "note: includes", Effect.NONE: "note on",
        Kind.TECHNICAL_NOTE: "technical note on", Kind.NOTA_BENE: "N.B.: see", Status.RESERVED: "reserved",
        Status.NOT_USED: "not used", Status.DELETED: "deleted",
    },
    Language.JAPANESE: {
        Effect.EXCLUDES: "注：除外", Effect.INCLUDES: "注：含む", Effect.NONE: "注",
        Kind.TECHNICAL_NOTE: "技術的注釈", Kind.NOTA_BENE: "参照", Status.RESERVED: "留保",
        Status.NOT_USED: "不使用", Status.DELETED: "削除",
    },
    Language.KOREAN: {
        Effect.EXCLUDES: "주: 제외", Effect.INCLUDES: "주: 포함", Effect.NONE: "주",
        Kind.TECHNICAL_NOTE: "기술해설", Kind.NOTA_BENE: "참조", Status.RESERVED: "유보",
        Status.NOT_USED: "미사용", Status.DELETED: "삭제",
    },
}  # fmt: skip


def word(which: Word, language: Language) -> str:
    """A connecting word in ``language``, with the space that it wants behind it if any."""
    return _CONNECTING[language][which]


def opening(what: Effect | Kind | Status, language: Language) -> str:
    """How the label of a note with this effect, of a note of this kind, or of a number out of use is marked."""
    return _OPENING[language][what]
