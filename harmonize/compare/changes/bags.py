"""How much two paragraphs of one language share: as bags of words, or of what a digest keeps of them.

Both measures are symmetric, so that the pairing of two versions is the same from either side.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from harmonize.model import CONTROL_KINDS, Kind, ListVersion, Provision, Role
from harmonize.reading.fingerprint import normal_words

Bag = Counter[str]

_CHARACTERS = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]+")
"""Scripts that do not part words by blanks, or that inflect by endings: compared by pairs of characters."""


_COMMON = frozenset(
    re.findall(
        r"\w+",
        "a all an and any are as at be by for from following follows having in is it its not of on or other than that "
        "the their these this those to which with",
    )
)
"""Words that stand in every paragraph."""


class Bags:
    """The bags and tree hashes of one version, each made when it is first asked for."""

    def __init__(self, version: ListVersion, texts: bool) -> None:
        """``texts``: compare by the words; both versions must have them."""
        self.version = version
        self.texts = texts
        self._own: dict[str, Bag] = {}
        self._whole: dict[str, Bag] = {}
        self._trees: dict[str, str] = {}
        self._by_entry: dict[str, frozenset[str]] = {}
        for provision in reversed(_top_down(version)):
            self._trees[provision.number] = self._tree(provision)

    def own(self, provision: Provision) -> Bag:
        """What the paragraph itself says."""
        found = self._own.get(provision.number)
        if found is None:
            found = Counter(words(provision.text) if self.texts else traces(provision))
            self._own[provision.number] = found
        return found

    def whole(self, provision: Provision) -> Bag:
        """What it says with all that stands under it."""
        found = self._whole.get(provision.number)
        if found is None:
            found = Counter(self.own(provision))
            for child in self.version.children.get(provision.number, ()):
                found.update(self.whole(child))
            self._whole[provision.number] = found
        return found

    def tree(self, provision: Provision) -> str:
        """Equal for two paragraphs that say word for word the same with all that stands under them."""
        return self._trees[provision.number]

    def trees_of(self, entry: str) -> frozenset[str]:
        """The trees of all controls in the entry numbered ``entry``."""
        if not self._by_entry:
            held: dict[str, set[str]] = defaultdict(set)
            for item in self.version.provisions:
                if item.kind in CONTROL_KINDS:
                    held[entry_number(self.version, item)].add(self._trees[item.number])
            self._by_entry = {number: frozenset(trees) for number, trees in held.items()}
        return self._by_entry.get(entry, frozenset())

    def _tree(self, provision: Provision) -> str:
        parts = [provision.kind.value, provision.status.value, provision.text_hash]
        for child in self.version.children.get(provision.number, ()):
            parts.append(self._trees[child.number])
        return hashlib.blake2b("|".join(parts).encode(), digest_size=8).hexdigest()


def _top_down(version: ListVersion) -> list[Provision]:
    """Every provision after what it stands under, whatever the order of the source."""
    ordered = list(version.children.get("", ()))
    for provision in ordered:
        ordered.extend(version.children.get(provision.number, ()))
    return ordered


def words(text: str) -> Iterable[str]:
    """The words of ``text`` without editorial habits; of Japanese and Korean, pairs of characters."""
    for word in normal_words(text):
        if _CHARACTERS.match(word):
            yield from (word[index : index + 2] for index in range(max(1, len(word) - 1)))
        else:
            yield word


def traces(provision: Provision) -> Iterable[str]:
    """What a digest keeps of the words: buckets of the sketch, concepts, bounds."""
    yield from (f"{index}{mark}" for index, mark in enumerate(provision.sketch) if mark != ".")
    for concept in provision.concepts:
        yield from (f"concept {concept}", f"concept {concept}")
    for bound in provision.thresholds:
        if bound.role is not Role.EQUIVALENT:
            written = f"{bound.op.value} {bound.base_value:.6g} {bound.base_unit}"
            yield from (written, f"{bound.base_unit} {bound.concept}")
    if not provision.sketch and not provision.concepts and not provision.thresholds:
        yield provision.text_hash


def telling(bag: Bag) -> Bag:
    """The words of ``bag`` that tell what is meant, their endings left off, each counted once."""
    return Counter({word[:5] for word in bag if word not in _COMMON})


def entry_number(version: ListVersion, item: Provision) -> str:
    """The number of the entry that ``item`` belongs to, or of the topmost paragraph above it where it is in none."""
    while item.kind is not Kind.ENTRY and item.parent is not None and item.parent in version.index:
        item = version.index[item.parent]
    return item.number


def share(left: Bag, right: Bag) -> float:
    """Dice's measure of two bags: 0 (nothing in common) to 1 (the same)."""
    total = left.total() + right.total()
    if not total:
        return 1.0
    if len(left) > len(right):
        left, right = right, left
    both = sum(min(count, right[word]) for word, count in left.items() if word in right)
    return 2 * both / total
