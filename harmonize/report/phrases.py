"""The wording of the reports, in the languages of the report: two tables beside the templates, a phrase a line.

``phrases.csv`` has the phrases of the page and of the brief, each under a key. ``wording.csv`` has all else under its
English words: headings of the workbook, states, classes, and the templates of the sentences that the comparison makes
(``harmonize.model.sayings``). Names in braces are filled in; in Korean a particle after one follows its last sound
(``{party:은}``). Where a language has none, the English words stand.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from harmonize.compare.finding import spoken, spoken_with
from harmonize.model import Finding, FindingKind, Label, Language, Saying, Value, say
from harmonize.reading.glossary import load_glossary
from harmonize.report.labels import label_in
from harmonize.report.told import told
from harmonize.report.words import party_name

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
        return phrase.format(**values) if values else phrase

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
        return self.of(label if isinstance(label, Saying) else Label(label))

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
        filled = template.format_map({name: _Filled(self._value(value)) for name, value in said.values.items()})
        if said.numbers_spoken and "#" in filled:
            return spoken_with(filled, self.of, self._gap)
        return filled

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


class _Filled(str):
    """A text that fills a field of a template; a format such as ``은`` adds the Korean particle that its end takes."""

    __slots__ = ()

    def __format__(self, particle: str) -> str:
        return f"{self!s}{_PARTICLES[particle][_closed(self)]}" if particle else str(self)


_PARTICLES = {
    "은": ("는", "은"),
    "이": ("가", "이"),
    "을": ("를", "을"),
    "과": ("와", "과"),
    "으로": ("로", "으로"),
    "이다": ("다", "이다"),
}
"""The particle behind a vowel, and behind a consonant."""
_CLOSED = frozenset("013678LMNRlmnr")
"""Figures and letters whose Korean names end in a consonant."""


@lru_cache(maxsize=4096)
def _closed(text: str) -> bool:
    """Whether the last sound of a text, read in Korean, is a consonant; what stands in brackets is not read."""
    last = next((sign for sign in reversed(_unbracketed(text)) if sign.isalnum()), "")
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28 != 0
    return unicodedata.normalize("NFKC", last) in _CLOSED


def _unbracketed(text: str) -> str:
    depth = 0
    kept = []
    for sign in text:
        depth += sign in "(（"
        if not depth:
            kept.append(sign)
        depth -= sign in ")）" and depth > 0
    return "".join(kept)
