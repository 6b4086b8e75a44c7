"""How the children of a provision combine: alternatives, conditions, or a list of things.

The drafters say it twice: in the parent's last words (``any of the following``) and in the conjunctions at the ends of
the children (``; or``). Where the two disagree the parent's words win.

>>> read_logic("Having any of the following:", ["a. Red; or", "b. Blue."], Language.ENGLISH)
<Logic.ANY: 'any'>
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from harmonize.errors import HarmonizeError
from harmonize.model import Language, Logic


@dataclass(frozen=True, slots=True)
class LogicWords:
    """How a language says it: what the parent's text ends with, and what links one child to the next."""

    phrases: tuple[tuple[Logic, re.Pattern[str]], ...]
    """Looked for in the parent's text; the last one decides, and where two overlap the one listed first."""
    links: tuple[tuple[Logic, re.Pattern[str]], ...]
    """Looked for at the end of a child that is not the last."""
    aside: re.Pattern[str]
    """What may stand behind the phrase and says nothing."""
    tail: int = 260
    """How many characters before the end of the parent's text the phrase may stand."""
    look_aside: bool = False
    """Whether the aside is read where nothing else says how the children combine."""


_OF_THEM = r"of (?:the |these )?(?:following|characteristics|conditions|criteria|features|below)"
_COUNT = r"(?:one|two|three|four|1|2|3|4)"

ENGLISH = LogicWords(
    phrases=(
        (
            Logic.ANY,
            re.compile(
                rf"\b(?:any(?: one)?(?: or more)?|either|one|at least {_COUNT}|{_COUNT} or more|"
                rf"any {_COUNT}(?: or more)?|"
                rf"any combination|one or both|not less than {_COUNT}) {_OF_THEM}"
                r"|\bany of the following|\beither(?: of| one of)?(?: the following)?\s*:?$|\bany(?: of)?:?$"
                r"|\bor any of\b[^.;]*:?$",
                re.IGNORECASE,
            ),
        ),
        (
            Logic.ALL,
            re.compile(
                rf"\b(?:all|both|each|every one|the whole) {_OF_THEM}|\bboth(?: of)?\s*:?$|"
                rf"\ball (?:of )?the following"
                rf"|\bevery {_OF_THEM}",
                re.IGNORECASE,
            ),
        ),
        (
            Logic.ALL,
            re.compile(
                r"\b(?:having|has|have|with|meets?|meeting) (?:all )?the following(?: \w+){0,2}\s*:?$|"
                r"\bproviding that\s*:?$"
                r"|\b(?:provided|if)(?: that)?\s*:?$",
                re.IGNORECASE,
            ),
        ),
        (
            Logic.LIST,
            re.compile(
                r"\bas follows?\b|\b(?:the )?following(?: [\w\"“”'‘’-]+){0,6}\s*(?:\([^()]*\))?\s*[:.]?$"
                r"|\binclud(?:ing|es?)(?: but not limited to)?\s*:?$|\b(?:does|do) not (?:apply to|"
                r"control|include)\s*:?$"
                r"|\bfor the purposes? of\b[^;]*:$",
                re.IGNORECASE,
            ),
        ),
    ),
    links=(
        (Logic.ANY, re.compile(r"(?:[;,.]\s*|\s)(?:or|and/or|and\s*/\s*or)\s*[.:]?$", re.IGNORECASE)),
        (Logic.ALL, re.compile(r"[;,.]\s*and\s*[.:]?$|\band$", re.IGNORECASE)),
    ),
    aside=re.compile(r"\s*\(see [^()]*\)\.?\s*$", re.IGNORECASE),
)
"""``having the following`` with no "any": the drafters mean all, unless the children are linked by "or"."""

_LABEL = r"(?:[ア-ヲ]|（[一二三四五六七八九十]+）|[１-９0-9]+|[一二三四五六七八九十]+)"
_LABELS = rf"{_LABEL}(?:(?:、|から){_LABEL})*(?:まで)?"

JAPANESE = LogicWords(
    phrases=(
        (
            Logic.ANY,
            re.compile(
                rf"(?:次|以下)の(?:(?:{_LABELS}|各号|もの|要件|特性|事項|条件)(?:(?:及び|又は|若しくは"
                rf"|、){_LABEL})*の?)?(?:うち)?"
                r"(?:の?)(?:いずれか(?!にも)|いずれにも該当しない|いずれの(?!もの)|少なくとも)"
                rf"|次の(?:{_LABEL}、)*{_LABEL}(?:又は|若しくは){_LABEL}(?:に|を|の)"
            ),
        ),
        (
            Logic.ALL,
            re.compile(
                rf"(?:次|以下)の(?:(?:{_LABELS}|各号|もの|要件|特性|事項|条件)(?:(?:及び|並びに|、){_LABEL})*の?)?"
                r"(?:全て|すべて|いずれにも該当する|いずれも)"
                rf"|次の(?:{_LABEL}、)*{_LABEL}(?:及び|並びに|かつ){_LABEL}(?:に|を|の(?!いずれか|うち))"
                rf"|次の{_LABEL}から{_LABEL}まで(?:に該当|を満た|に掲げる(?:全て|すべて|要件))"
                r"|次に掲げる(?:全て|すべて|要件の(?:全て|すべて))"
            ),
        ),
        (
            Logic.LIST,
            re.compile(
                r"次に(?:掲げる|定める|該当する|示す)|次の(?:とおり|もの|各号に掲げる|表の)|以下の(?:もの|とおり)"
            ),
        ),
    ),
    links=(
        (Logic.ANY, re.compile(r"(?:又は|若しくは)[、。]?$")),
        (Logic.ALL, re.compile(r"(?:かつ|及び|並びに)[、。]?$")),
    ),
    aside=re.compile(
        r"（(?![一二三四五六七八九十]{1,3}）)(?:[^（）]|（(?:[^（）]|（(?:[^（）]|（[^（）]*）)*）)*）)*）"
    ),
    tail=6000,
    look_aside=True,
)
"""次のいずれかに該当する, 次の全てに該当する, 次のイ及びロに該当する. What is in brackets, （一） apart, says nothing:
（ハからヘまでのいずれかに該当するものを除く。） speaks of other provisions."""

_NEXT = r"(?:다음|아래|이하)"
_THINGS = r"(?:특성|특징|조건|사항|요건|기준|성능|기능|공정|형태|방법|항목|것|소재|물질|유형|각 ?호)"

KOREAN = LogicWords(
    phrases=(
        (
            Logic.ANY,
            re.compile(
                rf"{_NEXT}(?:의|에서|과 같은|에 해당하는|에 열거된)? ?(?:[^\s:;.,]+ ?){{0,3}}?(?:중"
                rf"|가운데)의? ?(?:에서 ?)?(?:적어도 |최소한? )?"
                r"(?:어느 |임의의 )?(?:하나|한 |1개|1 ?가지|둘|두 |세 |셋|2 ?가지|[2-9]개|하나라도)"
                rf"|{_NEXT}(?:의|에)? ?(?:어느|한) ?(?:하나|한 |가지|항)|{_NEXT}의? 하나(?:의|를|에|인| )"
                rf"|{_NEXT}의? ?(?:어느|어떤|어떠한) ?[가-힣]+이라도"
            ),
        ),
        (
            Logic.ALL,
            re.compile(
                rf"{_NEXT}(?:의|과 같은)? ?(?:[^\s:;.,]+ ?){{0,3}}?(?:모든 ?(?:{_THINGS})?|모두(?:를|의|에)?(?= )"
                rf"|모두$|전부|각각을)"
                rf"|{_NEXT}의? ?(?:두|세|네|2|3|4) ?가지의? ?{_THINGS}[을를](?! 하나)"
            ),
        ),
        (
            Logic.LIST,
            # 다음의 특성을 갖는 것 says neither all nor any: the conjunctions do.
            re.compile(
                rf"{_NEXT}(?:의|과|와|을|를|에|으로)?+ ?+(?:같은 ?)?+"
                r"(?!같은|(?:특성|특징|조건|요건)[을를] ?(?:갖|가지|가진|지닌|구비|만족|충족))[^\s:;.]+"
            ),
        ),
    ),
    links=(
        (Logic.ANY, re.compile(r"(?:[;,.]\s*|\s|^)(?:또는|혹은|및 ?/ ?또는|그리고 ?/ ?또는)\s*[;.:]?$|거나\s*[,;.]?$")),
        (Logic.ALL, re.compile(r"(?:[;,.]\s*|\s|^)(?:그리고|및)\s*[;.:]?$|(?:이?고|으?며)\s*[,;.]?$")),
    ),
    aside=re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)\.?(?=\s*[:;.]?\s*$)"),
)
"""다음 중 하나, 다음의 어느 하나: alternatives; 다음의 모든, 다음 모두: conditions; 다음의 것: a list."""

_BY_LANGUAGE = {Language.ENGLISH: ENGLISH, Language.JAPANESE: JAPANESE, Language.KOREAN: KOREAN}


def read_logic(text: str, children: Sequence[str], language: Language) -> Logic:
    """How the children of a provision combine, from its own text and from theirs.

    A count above one (``two or more of the following``) is read as alternatives: no one of the children is a must.
    Raises ``HarmonizeError`` for a language that is not yet read.
    """
    words = _words(language)
    if not children:
        return Logic.NONE
    stated = _stated(text, words)
    linked = _linked(children, words)
    if stated is Logic.LIST and linked is Logic.ALL:
        return Logic.LIST  # "as follows: a; b; and c": the "and" ends an enumeration
    if stated is not None:
        return stated
    if linked is Logic.ALL and language is Language.ENGLISH and text and not text.rstrip().endswith(":"):
        return Logic.LIST  # a heading and its items: the "and" ends an enumeration
    return linked or Logic.LIST


def _words(language: Language) -> LogicWords:
    words = _BY_LANGUAGE.get(language)
    if words is None:
        raise HarmonizeError(
            f"The logic of {language.name.title()} provisions is not read yet; give the English text of the provision."
        )
    return words


def _stated(text: str, words: LogicWords) -> Logic | None:
    whole = text[-words.tail :]
    stated = _last_phrase(words.aside.sub("", whole).rstrip(), words)
    if stated is None and words.look_aside:
        return _last_phrase(whole, words)
    return stated


def _last_phrase(tail: str, words: LogicWords) -> Logic | None:
    end, stated = -1, None
    for logic, pattern in words.phrases:
        for match in pattern.finditer(tail):
            if match.start() >= end:
                end, stated = match.end(), logic
    return stated


def _linked(children: Sequence[str], words: LogicWords) -> Logic | None:
    """The conjunction at the end of the last child but one; failing that, of any child but the last."""
    for child in reversed(children[:-1]):
        tail = child[-40:].rstrip()
        for logic, pattern in words.links:
            if pattern.search(tail):
                return logic
    return None
