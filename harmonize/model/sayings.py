"""Sentences as data: an English text that remembers of what it was made, so that a report can say it in Japanese or
Korean.

A ``Saying`` is the English sentence itself, byte for byte, and may stand wherever a text may. Beside that it has its
template and the values that fill it: numbers of provisions, bounds, names of parties, labels of goods, other sayings.
The comparison makes sayings and knows English only; ``harmonize.report.phrases`` has the templates in the other
languages.

>>> said = say("{party} {number} has no counterpart.", party="US", number="3A001.a")
>>> said, said.template
('US 3A001.a has no counterpart.', '{party} {number} has no counterpart.')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Self

Value = str | tuple[str, ...]
"""What fills a field of a template: a text, or several, which are enumerated."""


class Label(str):
    """The name that the program made of goods, or of a parameter: glossary names and bounds, for which other languages
    have their own (``harmonize.reading.labels``)."""

    __slots__ = ()


class Saying(str):
    """An English sentence, or a part of one, with what it was made of."""

    __slots__ = ("numbers_spoken", "template", "values")

    template: str
    """The English template: what the tables of other languages know it by."""
    values: Mapping[str, Value]
    """What fills the fields of the template."""
    numbers_spoken: bool
    """Numbers of notes stand in it as they are said (``3A001.a, note 2``), not as they are written in the data."""

    def __new__(cls, template: str, values: Mapping[str, Value], text: str = "", numbers_spoken: bool = False) -> Self:
        """The saying of ``template``; ``text`` is its English text where that is not just the filled template."""
        made = super().__new__(cls, text or template.format_map({key: _joined(each) for key, each in values.items()}))
        made.template, made.values, made.numbers_spoken = template, values, numbers_spoken
        return made

    def __reduce__(self) -> tuple[type[Saying], tuple[str, Mapping[str, Value], str, bool]]:
        return Saying, (self.template, dict(self.values), str(self), self.numbers_spoken)

    def spoken(self, speak: Callable[[str], str]) -> Saying:
        """The same with its English text as ``speak`` makes it, which tells the numbers of notes as they are said."""
        return Saying(self.template, self.values, speak(self), numbers_spoken=True)


def say(template: str, /, **values: Value) -> Saying:
    """A saying made of an English template with names in braces; several texts in one field are joined by commas."""
    return Saying(template, values)


def sentences(*said: str) -> str:
    """Sentences behind each other, without the empty ones."""
    return _chained("{first} {then}", said)


def listed(said: Iterable[str]) -> str:
    """Texts behind each other with semicolons between them, without the empty ones."""
    return _chained("{first}; {then}", said)


def _chained(template: str, said: Iterable[str]) -> str:
    told = ""
    for each in said:
        if each:
            told = Saying(template, {"first": told, "then": each}) if told else each
    return told


def _joined(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(value)
