"""The wording of the reports, in the languages of the report: two tables beside the templates, a phrase a line.

``phrases.csv`` has the phrases of the page and of the brief, each under a key. ``wording.csv`` has all else under its
English words: headings of the workbook, states, classes, and the templates of the sentences that the comparison makes
(``harmonize.model.sayings``). Names in braces are filled in; in Korean a particle after one follows its last sound
(``{party:은}``). Where a language has none, the English words stand.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter

from harmonize.compare.finding import spoken, spoken_with
from harmonize.model import Finding, FindingKind, Label, Language, Saying, Value, say
from harmonize.reading.glossary import load_glossary
from harmonize.report.labels import bounds_in, label_in
from harmonize.report.particles import with_particle
from harmonize.report.told import told
from harmonize.report.words import party_name, readable

TEMPLATES = Path(__file__).parent / "templates"
_COMMAS = {Language.ENGLISH: ", ", Language.JAPANESE: "、", Language.KOREAN: ", "}


@dataclass(frozen=True, slots=True)
class Phrases:
    """The wording in one language."""

    language: Language
    table: dict[str, str] = field(repr=False)
    """By key."""
    english: dict[str, str] = field(repr=False)
    """By the English words; empty for English."""

    def __call__(self, key: str, **values: object) -> str:
        """The phrase with its names in braces filled in; ``KeyError`` where the table has no such key."""
        phrase = self.table[key]
        return self._filled(phrase, values) if values else phrase

    def known(self, key: str, otherwise: str) -> str:
        """The phrase, or ``otherwise`` where the table has no such key."""
        return self.table.get(key, otherwise)

    def of(self, text: str) -> str:
        """An English text in this language: a saying, a label, or words that the table has; others as they are."""
        if self.language is Language.ENGLISH or not text:
            return text
        if isinstance(text, Saying):
            return self._said(text)
        if isinstance(text, Label):
            return label_in(text, self.language, self.english)
        if (words := self.english.get(text)) is not None:
            return words
        return self._said(found) if (found := told(text)) is not None else text

    def say(self, template: str, /, **values: Value) -> str:
        """An English template, filled in, in this language."""
        return self.of(say(template, **values))

    def label(self, label: str) -> str:
        """The label of goods, or the name of a parameter."""
        if self.language is Language.ENGLISH and not isinstance(label, Saying):
            return label_in(label, self.language, self.english)
        return self.of(label if isinstance(label, Saying) else Label(label))

    def bounds(self, said: str) -> str:
        """Bounds in base units, as the comparison wrote them; a plain value has no sign of equality in front, which a
        spreadsheet would take for a formula."""
        return readable(bounds_in(self.of(said), self.language)).removeprefix("= ")

    def listed(self, said: str) -> str:
        """Words of the table with semicolons between them."""
        if self.language is Language.ENGLISH:
            return said
        return self.of(said) if isinstance(said, Saying) else self.in_a_row(map(self.of, said.split("; ")))

    def evidence(self, said: str) -> str:
        """What a match rests on: phrases, or names of what both sides share, which may be ids of the glossary."""
        if self.language is Language.ENGLISH:
            return said
        if isinstance(said, Saying):
            return self.of(said)
        return self.in_a_row(map(self._evidence, said.split("; ")))

    def in_a_row(self, said: Iterable[str]) -> str:
        """Texts of this language with semicolons between them."""
        return ("；" if self.language is Language.JAPANESE else "; ").join(said)

    def _evidence(self, said: str) -> str:
        if (words := self.of(said)) != said:
            return words
        known = load_glossary().by_id
        names = (known[name].en[0] if name in known else name for name in said.split(", "))
        return self.enumerated(tuple(self.of(Label(name)) for name in names))

    def headed(self, head: str, said: str) -> str:
        """A word with a colon behind it, and what is said of it."""
        return f"{head}：{said}" if self.language is Language.JAPANESE else f"{head}: {said}"

    def sentence(self, said: str) -> str:
        """A text of this language with its full stop."""
        return f"{said}{'。' if self.language is Language.JAPANESE else '.'}"

    def spoken(self, said: str) -> str:
        """A text with the numbers of notes as they are said: ``1.A.4.c#note`` is 1.A.4.c, note."""
        if "#" not in said:
            return said
        if self.language is Language.ENGLISH:
            return spoken(said)
        return spoken_with(said, self.of, "" if self.language is Language.JAPANESE else " ")

    def together(self, *said: str) -> str:
        """Sentences of this language behind each other."""
        return ("" if self.language is Language.JAPANESE else " ").join(each for each in said if each)

    def enumerated(self, said: tuple[str, ...]) -> str:
        """Several texts of this language with commas between them."""
        return _COMMAS[self.language].join(said)

    def party(self, party: str) -> str:
        """The name of a party or list."""
        return self.known(f"party.{party}", "") or self.of(party_name(party))

    def number(self, number: str) -> str:
        """A number as it is said: notes, tables and fields by name (``3A001.a, note 2``)."""
        if "#" not in number:
            return number
        if self.language is Language.ENGLISH:
            return spoken(number)
        return spoken_with(number, self.of, self._gap)

    @property
    def _gap(self) -> str:
        """What stands between a note and its number."""
        return "" if self.language is Language.JAPANESE else " "

    def parties(self, parties: tuple[str, ...]) -> str:
        """Several names in the order given."""
        return self.enumerated(tuple(map(self.party, parties)))

    def kind(self, kind: FindingKind) -> str:
        """The heading of the findings of a kind."""
        return self(f"kind.{kind.value}")

    def state(self, state: str) -> str:
        """What a party does with goods: controlled, not controlled, ..."""
        return self.known(f"state.{state}", state)

    def more(self, finding: Finding) -> str:
        """Who controls more, in one word or several names."""
        return self.parties(finding.more) if finding.more else self("undecided")

    def _said(self, said: Saying) -> str:
        template = self.english.get(said.template)
        if template is None:
            return str(said)
        filled = self._filled(template, {name: self._value(value) for name, value in said.values.items()})
        if said.numbers_spoken and "#" in filled:
            return spoken_with(filled, self.of, self._gap)
        return filled

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        """The template with its fields filled in; what a field named for a day holds has the form of the language. The
        name of a version may be a day too and stays as it is."""
        told = {
            name: _Filled(day_words(value, self.language) if name in _DAYS else value)
            if isinstance(value, str)
            else value
            for name, value in values.items()
        }
        if self.language is not Language.JAPANESE:
            return template.format_map(told)
        return _closed_up(template, told)

    def _value(self, value: Value) -> str:
        return self.of(value) if isinstance(value, str) else self.enumerated(tuple(map(self.of, value)))


ENGLISH = Phrases(Language.ENGLISH, {}, {})
"""English words as they stand in the program, without the phrases under keys."""


@cache
def phrases(language: Language = Language.ENGLISH) -> Phrases:
    """The wording in ``language``. Read once."""
    rows = _rows("phrases.csv")
    table = {row["key"]: row[language.value] or row["en"] for row in rows}
    if language is Language.ENGLISH:
        return Phrases(language, table, {})
    names = {key.removeprefix("party."): words for key, words in table.items() if key.startswith("party.")}
    english = {row["en"]: row[language.value] for row in rows if row["en"] and row[language.value]}
    english |= names | {row["en"]: row[language.value] for row in _rows("wording.csv") if row[language.value]}
    return Phrases(language, table, english)


def _rows(name: str) -> list[dict[str, str]]:
    with (TEMPLATES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def day_words(text: str, language: Language) -> str:
    """A text that is a day (``2026-01-15``) as the language writes it in a sentence: 2026年1月15日, 2026. 1. 15.

    English keeps the form that nobody misreads."""
    if language is Language.ENGLISH or not (match := _DAY.fullmatch(text)):
        return text
    year, month, day = map(int, match.groups())
    return f"{year}年{month}月{day}日" if language is Language.JAPANESE else f"{year}. {month}. {day}."


_DAYS = frozenset({"date", "from_date", "to_date"})
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@cache
def _pieces(template: str) -> tuple[tuple[str, str | None], ...]:
    """The literal texts of a template, each with the field behind it."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))


def _closed_up(template: str, values: Mapping[str, object]) -> str:
    """A Japanese sentence filled in, without blanks between a literal text and a Japanese word.

    The templates set figures and Latin letters off by a blank; a field may as well hold a Japanese word or end in a
    bracket, where there is none. A number keeps its blank though it ends in kana (``14/6/イ/五 は``).
    """
    text = ""
    blanks: list[int] = []
    for literal, name in _pieces(template):
        if literal.startswith(" "):
            blanks.append(len(text))
        text += literal
        if literal.endswith(" ") and len(literal) > 1:
            blanks.append(len(text) - 1)
        if name is not None:
            text += str(values[name])
    for place in reversed(blanks):
        before, after = text[:place], text[place + 1 :]
        if _needs_no_blank(before, after[:1]):
            text = before + after
    return text


_WIDE_SIGNS = frozenset("（）「」『』［］、。：；・")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\u3005\u3007]")
_LAST_WORD = re.compile("[^ 、。（）：；]*$")


def _needs_no_blank(before: str, after: str) -> bool:
    last = before[-1:]
    if not last or last in _WIDE_SIGNS or after in _WIDE_SIGNS:
        return bool(last and after)
    word = _LAST_WORD.search(before)
    numbered = word is not None and any(sign.isdigit() for sign in word[0])
    return bool(_WIDE.match(last) and _WIDE.match(after)) and not numbered


class _Filled(str):
    """A text that fills a field of a template; a format such as ``은`` adds the Korean particle that its end takes."""

    __slots__ = ()

    def __format__(self, particle: str) -> str:
        return with_particle(str(self), particle) if particle else str(self)
