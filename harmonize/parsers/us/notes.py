"""Notes: what they belong to, and their own numbered paragraphs.

A heading may say what a note belongs to ("Note 1 to 9A000.a", "Note to paragraph .x", "Technical Note to paragraph a.2
of Note 2"); otherwise the note's first words may ("9A000.a does not apply to ...", "For the purposes of 9A000.a, ...");
else it belongs to what stands before it. A note that names several paragraphs belongs to what they have in common.
Paragraphs of a note carry simple labels (``a.``, ``1.``, ``(i)``) whose depth follows from their sequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from harmonize.model import Kind, Status
from harmonize.parsers.dotted import common_root
from harmonize.parsers.making import Draft
from harmonize.parsers.us.document import Block
from harmonize.parsers.us.drafts import Sheet
from harmonize.parsers.us.numbers import RESERVED, before, parent_of

_HEAD = re.compile(
    r"(?P<first>[A-Z][\w ()\-]{2,28}? )?(?P<kind>Notes?|N\.?\s?B\.?)(?:\s+(?P<n>\d{1,2}))?"
    r"(?:\s+(?:to|for)\s+(?P<to>[^:]{1,120}?))?\s*(?::|\.?$)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(\d{1,2})\.\s*$")
_REFERENCE = re.compile(
    r"(?<![\w.])(?:(\d[A-E]\d{3}(?:\.(?:\d{1,3}|[a-z])(?![a-z]))*)|\.?([a-z](?:\.(?:\d{1,3}|[a-z]))*))(?!\w)"
)
_GROUP = re.compile(r"cat(?:egory|\.)? (\d) product group ([A-E])", re.IGNORECASE)
_OF_NOTE = re.compile(r"(?:paragraphs? (?P<path>[\w.]+?)\.? of )?note (?P<n>\d+)", re.IGNORECASE)
_ECCN_PATH = r"\d[A-E]\d{3}(?:\.(?:\d{1,3}|[a-z])(?![a-z]))*"
_OWN_WORDS = re.compile(
    rf"(?:For (?:the )?purposes? of )?(?:ECCNs? )?({_ECCN_PATH}"
    rf"(?:(?:,| and| or|, and|, or) (?:\.?[a-z](?:\.(?:\d+|[a-z]))*(?!\w)|{_ECCN_PATH}))*)\.?[,:]? "
)
_OWN_OPENINGS = ("For ", "ECCN", *"0123456789")
SELF_REFERENCE = re.compile(
    rf"(?:ECCN )?{_ECCN_PATH}\.? (?:do|does|applies|apply|includes?|controls? only|specifies|refers?)\b"
)
_BRANCH = re.compile(
    r"(?:(?P<dotted>[a-z](?:\.(?:\d{1,2}|[a-z]))+)\.?|(?P<letter>[a-z])\.|(?P<digit>\d{1,2})\.|(?P<upper>[A-Z])\."
    r"|\((?P<bletter>[a-z]{1,4})\)|\((?P<bdigit>\d{1,2})\))(?=\s|[‘“”'\"])"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_INNER = re.compile(
    r">?\s*(?P<label>(?P<kind>Technical Note|Note|N\.B\.)s?(?: (?P<n>\d{1,2}))?(?: to [\w ]{1,20})?:)", re.IGNORECASE
)
_INNER_KINDS = {
    "note": ("note", Kind.NOTE),
    "technical note": ("tech", Kind.TECHNICAL_NOTE),
    "n.b.": ("nb", Kind.NOTA_BENE),
}


class Head(NamedTuple):
    """The heading of a note, read."""

    printed: str
    kind: Kind
    slug: str
    """``note1``, ``tech``, ``nb2``."""
    target: str
    """What the heading says that the note belongs to, in words, or ""."""
    first: str
    """Words before "Note": ``License Requirements``, ``Heading``."""


def head_of(text: str, lead: str = "") -> Head | None:
    """The note heading that ``text`` begins with; ``lead`` is what is set off at its beginning."""
    found = _HEAD.match(text)
    if found is None and lead:
        found = _HEAD.match(lead)
    if found is None:
        return None
    first = (found["first"] or "").strip()
    ordinal, printed = found["n"] or "", found[0]
    rest = _BARE_NUMBER.fullmatch(text[found.end() :].strip())
    if rest and not ordinal:
        ordinal, printed = rest[1], text
    if found["kind"][0] in "Nn" and "b" in found["kind"].lower():
        kind, slug = Kind.NOTA_BENE, "nb"
    elif first.lower() == "technical":
        kind, slug = Kind.TECHNICAL_NOTE, "tech"
    else:
        kind, slug = Kind.NOTE, "note"
    return Head(printed, kind, slug + ordinal, (found["to"] or "").strip(), first)


head_alone = lru_cache(maxsize=1024)(head_of)
"""For headings that stand alone: hundreds are "Note:" and "Technical Note:"."""


@lru_cache(maxsize=1024)
def slug_of(label: str) -> str:
    """A printed label as a part of a number: ``Related Controls:`` is ``related-controls``."""
    words = re.findall(r"[a-z0-9]+", label.lower().replace("(s)", "s").replace("'", ""))
    return "-".join(words[:5])


def target_of(words: str, owner: str, known: Mapping[str, Draft], notes: Mapping[str, str]) -> str:
    """The number that a heading names ("paragraph .x", "9A000.a and .b", "Note 3"), or "" where it is not to be found.

    ``owner`` is the entry or heading in which the note stands; ``notes`` has its numbered notes so far.
    """
    if not words:
        return ""
    of_note = _OF_NOTE.search(words)
    if of_note:
        note = notes.get(of_note["n"], "")
        branch = f"{note}.{(of_note['path'] or '').lower()}"
        return branch if branch in known else note
    group = _GROUP.search(words)
    if group:
        return group[1] + group[2] if group[1] + group[2] in known else ""
    found = [
        full or f"{owner}.{tail}"
        for full, tail in _REFERENCE.findall(words.replace("paragraphs", "").replace("paragraph", ""))
    ]
    return _existing(found, known)


def target_in_text(paragraphs: Iterable[str], owner: str, known: Mapping[str, Draft]) -> str:
    """The paragraph of ``owner`` that a note's first words name, or "".

    Where the note begins at once with ``1.``, each numbered paragraph is asked, and what they name has a common root.
    """
    named: list[str] = []
    for text in paragraphs:
        label = _BRANCH.match(text)
        number = _named_first(text[label.end() :].lstrip() if label else text, owner, known)
        if label is None:
            return number if not named else _existing(named, known)
        if number:
            named.append(number)
    return _existing(named, known)


def _named_first(text: str, owner: str, known: Mapping[str, Draft]) -> str:
    if not text.startswith(_OWN_OPENINGS):
        return ""
    found = _OWN_WORDS.match(text)
    if found is None:
        return ""
    numbers = [full or f"{owner}.{tail}" for full, tail in _REFERENCE.findall(found[1])]
    if any(number.partition(".")[0] != owner for number in numbers):
        return ""
    return _existing(numbers, known)


def _existing(numbers: list[str], known: Mapping[str, Draft]) -> str:
    root = common_root(numbers)
    if not root or root in known:
        return root
    nearest = parent_of(root, known)
    return nearest if nearest in known else ""


@dataclass(slots=True)
class Branches:
    """The numbered paragraphs of one note (or annex) as a tree, built paragraph by paragraph."""

    sheet: Sheet
    base: Draft
    open: list[tuple[str, int, Draft]] = field(default_factory=list)
    """The open levels: style of label, ordinal, draft."""
    kind: Kind | None = None
    """What the numbered paragraphs are, where they are not what the note is."""
    inner: Draft | None = None
    """A note inside the note that takes the next paragraphs without label."""

    def add(self, block: Block, text: str) -> None:
        """Place one paragraph: a new branch where it has a label, else words of the last one."""
        inside = _INNER.match(text)
        if inside:
            slug, kind = _INNER_KINDS[inside["kind"].lower()]
            self.inner = self._start(self._last(), slug + (inside["n"] or ""), block, kind)
            self.sheet.put(self.inner, block, inside[0].strip(), text[inside.end() :].strip())
            return
        found = _BRANCH.match(text)
        if found is None:
            self.sheet.put(self.inner or self._last(), block, "", text)
            return
        self.inner = None
        style = str(found.lastgroup)
        label = found[style]
        draft = self._dotted(label, block) if style == "dotted" else self._simple(style, label, block)
        words = text[found.end() :].strip()
        if RESERVED.fullmatch(words):
            draft.status = Status.RESERVED
            self.sheet.put(draft, block, f"{found[0]} {words}", "")
        else:
            self.sheet.put(draft, block, found[0], words)

    def goes_on(self, text: str) -> bool:
        """Whether ``text`` has the label that follows on an open paragraph (``2.`` after ``1.``)."""
        found = _BRANCH.match(text)
        if found is None:
            return False
        style = str(found.lastgroup)
        label = found[style]
        if style == "dotted":
            return self.has(before(label)) and not self.has(label)
        return any(
            level in _same_styles(style) and _ordinal(level, label) == ordinal + 1 for level, ordinal, _ in self.open
        )

    def has(self, label: str) -> bool:
        """Whether the note has a paragraph of that label."""
        return f"{self.base.number}.{label}" in self.sheet.drafts

    def _last(self) -> Draft:
        return self.open[-1][2] if self.open else self.base

    def _start(self, parent: Draft, label: str, block: Block, kind: Kind | None = None) -> Draft:
        joint = "." if "#" in parent.number else "#"
        return self.sheet.start(
            f"{parent.number}{joint}{label}", parent.number, kind or self.kind or self.base.kind, block
        )

    def _simple(self, style: str, label: str, block: Block) -> Draft:
        for level in range(len(self.open) - 1, -1, -1):
            if (
                self.open[level][0] in _same_styles(style)
                and _ordinal(self.open[level][0], label) == self.open[level][1] + 1
            ):
                return self._open(level, self.open[level][0], label, block)
        if _ordinal(style, label) == 1 or (style == "bletter" and label == "i"):
            return self._open(len(self.open), "roman" if label == "i" and style == "bletter" else style, label, block)
        for level in range(len(self.open) - 1, -1, -1):
            if self.open[level][0] == style:
                return self._open(level, style, label, block)
        return self._open(len(self.open), style, label, block)

    def _open(self, level: int, style: str, label: str, block: Block) -> Draft:
        del self.open[level:]
        draft = self._start(self._last(), label, block)
        self.open.append((style, _ordinal(style, label), draft))
        return draft

    def _dotted(self, label: str, block: Block) -> Draft:
        """``a.1.`` counts from the note, or from a paragraph of it that is open (``2.``, below which ``a.`` stands)."""
        *above, last = label.split(".")
        anchors = [self.base.number, *(draft.number for _, _, draft in self.open)]
        parents = (".".join([anchor, *above]) for anchor in anchors)
        number = next((parent for parent in parents if parent in self.sheet.drafts), "")
        parent = self.sheet.drafts[number] if number else self.base
        self.open = [level for level in self.open if f"{number}.".startswith(f"{level[2].number}.")]
        draft = self._start(parent, last if number else label, block)
        style = "digit" if last.isdigit() else "letter"
        self.open.append((style, _ordinal(style, last), draft))
        return draft


def _same_styles(style: str) -> tuple[str, ...]:
    return ("roman", "bletter") if style == "bletter" else (style,)


def _ordinal(style: str, label: str) -> int:
    if style == "roman":
        return _ROMAN.get(label, 0)
    if label.isdigit():
        return int(label)
    return ord(label[0].lower()) - ord("a") + 1 if len(label) == 1 else 0
