"""The wording of the page and of the brief, in the languages of the report: ``templates/phrases.csv``, a phrase a line.

A phrase has a key and its words in English, Japanese and Korean; where a language has none, the English words stand.
Names in braces are filled in. What the comparison itself says (sentences of findings, labels) is not in the table.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from harmonize.model import Finding, FindingKind, Language
from harmonize.report.words import party_name

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The wording in one language."""

    language: Language
    table: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The phrase with its names in braces filled in; ``KeyError`` where the table has no such key."""
        phrase = self.table[key]
        return phrase.format(**values) if values else phrase

    def known(self, key: str, otherwise: str) -> str:
        """The phrase, or ``otherwise`` where the table has no such key."""
        return self.table.get(key, otherwise)

    def party(self, party: str) -> str:
        """The name of a party or list."""
        return self.known(f"party.{party}", party_name(party))

    def parties(self, parties: tuple[str, ...]) -> str:
        """Several names in the order given."""
        return ", ".join(map(self.party, parties))

    def kind(self, kind: FindingKind) -> str:
        """The heading of the findings of a kind."""
        return self(f"kind.{kind.value}")

    def state(self, state: str) -> str:
        """What a party does with goods: controlled, not controlled, ..."""
        return self.known(f"state.{state}", state)

    def more(self, finding: Finding) -> str:
        """Who controls more, in one word."""
        return self.party(finding.controls_more) if finding.controls_more else self("undecided")


@cache
def phrases(language: Language = Language.ENGLISH) -> Phrases:
    """The wording in ``language``. Read once."""
    with (TEMPLATES / "phrases.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return Phrases(language, {row["key"]: row[language.value] or row["en"] for row in rows})
