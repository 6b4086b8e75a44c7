"""What was read before is not read again: paragraphs whose words stand in a version on the shelf, as the same reader
read them.

``read.txt`` of a version folder names the reader, then the tables of the folder, then has a key of 8 letters for each
row of ``provisions.csv``, twelve a line. The key covers all that the reading of a paragraph depends on: its number,
kind, status, parser's references and label, its words in both languages, the same of all that it stands under, with the
numbers of what else stands there, and the words below it. Its label may depend on any paragraph of the list, so labels
are taken over only where the whole list is the same, and are else made anew. The reader is known by a hash of its code,
its glossary, the version of Python, the languages, and whether the list prints decimal commas; the tables by a hash
of their content. Where anything of this differs, the list is read as if there were no version on the shelf, so the
result is always that of a full reading.

Of libraries, only pint has a part in what is read, where a unit is not in the reader's own table; its version does not
count. Lists of tariff codes are not kept so: they are short, and what they keep of a reading depends on their codes.
"""

from __future__ import annotations

import hashlib
import re
import sys
from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from harmonize.errors import HarmonizeError
from harmonize.model import Language, Provision, ReadKeys
from harmonize.parsers.making import revised
from harmonize.resources import lists_folder

NAME = "read.txt"
_PACKAGE = Path(__file__).parent.parent
_TABLES = ("provisions.csv", "thresholds.csv", "disagreements.csv")
_READER = ("reading/*.py", "model/lists.py", "model/terms.py", "model/tree.py", "parsers/making.py", "shelf/earlier.py")
"""The code that decides what is read from a paragraph, below the package."""
_A_LINE = 12
_BYTES = 6
_LENGTH = 8
_KEYS = re.compile(r"(?:[A-Za-z0-9_-]{8})*")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version on the shelf that the same reader read."""

    folder: Path
    keys: tuple[str, ...]
    """In the order of its provisions."""


def read_keys(provisions: Sequence[Provision], language: Language, translation: Language) -> ReadKeys | None:
    """The reader and the key of each of ``provisions``, which are as their parser made them; None where the program has
    no code to know the reader by, as in an archive of compiled modules."""
    commas = False
    if language is Language.ENGLISH:
        from harmonize.reading.english_decimals import prints_decimal_commas

        commas = prints_decimal_commas(item.text for item in provisions)
    reader = _reader(f"{language} {translation} {commas}")
    return ReadKeys(reader, tuple(_keys(provisions))) if reader else None


def _reader(settings: str) -> str:
    """What tells this reader from any other, "" where nothing does."""
    told = hashlib.blake2b(f"{sys.version_info[:2]} {settings}".encode(), digest_size=16)
    code = [sorted(_PACKAGE.glob(each)) for each in _READER]
    if not all(code):
        return ""
    for path in (*(path for each in code for path in each), lists_folder() / "glossary.csv"):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        told.update(f"\n{path.name} {len(content)}\n".encode())
        told.update(content)
    return told.hexdigest()


def _keys(provisions: Sequence[Provision]) -> Iterable[str]:
    own = {item.number: _own(item) for item in provisions}
    below: dict[str | None, list[str]] = defaultdict(list)
    for item in provisions:
        below[item.parent].append(item.number)
    place: dict[str, bytes] = {}
    known = {item.number: item for item in provisions}

    def placed(item: Provision) -> bytes:
        """What ``item`` says and what it stands under."""
        found = place.get(item.number)
        if found is None:
            above = known.get(item.parent) if item.parent is not None else None
            words = ["" if above is None else placed(above).hex(), own[item.number].hex(), *below.get(item.number, ())]
            found = place[item.number] = _hash(words)
        return found

    for item in provisions:
        words = [placed(item).hex(), *(own[number].hex() for number in below.get(item.number, ()))]
        yield urlsafe_b64encode(_hash(words)[:_BYTES]).decode()


def _own(item: Provision) -> bytes:
    return _hash(
        (item.number, item.parent or "", item.kind, item.status, item.label, *item.references, item.text, item.parallel)
    )


def _hash(words: Iterable[str]) -> bytes:
    return hashlib.blake2b("\0".join(words).encode(), digest_size=16).digest()


def write_keys(folder: Path, keys: ReadKeys) -> None:
    """Write ``read.txt`` into ``folder``, whose tables are written."""
    lines = ["".join(keys.keys[at : at + _A_LINE]) for at in range(0, len(keys.keys), _A_LINE)]
    text = "\n".join((keys.reader, _tables(folder), *lines, ""))
    (folder / NAME).write_text(text, encoding="ascii", newline="\n")


def _tables(folder: Path) -> str:
    """What tells the tables of ``folder`` from any others."""
    told = hashlib.blake2b(digest_size=16)
    for name in _TABLES:
        content = (folder / name).read_bytes() if (folder / name).is_file() else b""
        told.update(f"\n{name} {len(content)}\n".encode())
        told.update(content)
    return told.hexdigest()


def nearest(keys: ReadKeys, folders: Iterable[Path]) -> Earlier | None:
    """Of the versions below ``folders`` that the same reader read the one that shares the most keys, the first of
    several; None where none shares any. Versions whose tables were altered are passed over."""
    ours = set(keys.keys)
    found: list[tuple[int, str, Earlier]] = []
    for path in (path for folder in folders for path in sorted(folder.glob(f"*/{NAME}"))):
        if path.parent.name.startswith("."):
            continue  # a version that is being written
        reader, tables, there = _read(path)
        shared = len(ours.intersection(there)) if reader == keys.reader else 0
        if shared:
            found.append((shared, tables, Earlier(path.parent, there)))
    found.sort(key=lambda each: each[0], reverse=True)
    return next((each for _, tables, each in found if tables == _tables(each.folder)), None)


def _read(path: Path) -> tuple[str, str, tuple[str, ...]]:
    """The reader, the tables and the keys that a ``read.txt`` names; nothing where it is malformed."""
    reader, tables, *lines = [*path.read_text(encoding="ascii", errors="replace").split("\n"), "", ""]
    joined = "".join(lines)
    if not _KEYS.fullmatch(joined):
        return "", "", ()
    return reader, tables, tuple(joined[at : at + _LENGTH] for at in range(0, len(joined), _LENGTH))


def taken_over(
    provisions: Sequence[Provision], keys: ReadKeys, earlier: Earlier, theirs: Sequence[Provision]
) -> dict[str, Provision]:
    """Those of ``provisions`` that ``earlier`` has, by number, with what was read from them; ``theirs`` are its own.

    They have their labels where the whole list is the same. Raises ``HarmonizeError`` where the keys of ``earlier`` are
    not those of its provisions.
    """
    if len(theirs) != len(earlier.keys):
        raise HarmonizeError(f"{earlier.folder / NAME}: not as many keys as provisions; delete the file.")
    whole = earlier.keys == keys.keys
    there = dict(zip(earlier.keys, theirs, strict=True))
    found: dict[str, Provision] = {}
    for item, key in zip(provisions, keys.keys, strict=True):
        known = there.get(key)
        if known is not None and known.number == item.number:
            found[item.number] = revised(
                item,
                logic=known.logic,
                effect=known.effect,
                thresholds=known.thresholds,
                unread=known.unread,
                concepts=known.concepts,
                references=known.references,
                disagreements=known.disagreements,
                label=known.label if whole else item.label,
                text_hash=known.text_hash,
                sense_hash=known.sense_hash,
                sketch=known.sketch,
            )
    return found
