"""From official files to a list version: parse, check counts, read, and say where it came from."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from harmonize import __version__
from harmonize.errors import HarmonizeError, SourceError
from harmonize.model import HsLine, Language, ListVersion, Provision, SourceFile, VersionInfo
from harmonize.parsers.spec import spec
from harmonize.shelf import earlier
from harmonize.shelf.dates import is_date
from harmonize.shelf.folder import read_version
from harmonize.shelf.recipes import Recipe

_YEAR = re.compile(r"\d{4}")


def make_version(
    list_id: str,
    paths: Sequence[Path],
    *,
    version: str = "",
    as_of: str = "",
    retrieved: str = "",
    address: str = "",
    processes: int = 1,
    shelves: Sequence[Path] = (),
) -> ListVersion:
    """Read the official ``paths`` of a list into a version with its texts.

    ``version`` names it; without, the source's own edition or date does. A long list is read in so many ``processes``.
    What a version of the list in one of ``shelves`` has of it, read by the same reader, is not read again; the result
    is the same.
    Raises ``SourceError`` where the files are not what they should be, where a count assertion of the list fails, or
    where no date is known.
    """
    listing = spec(list_id)
    if version and not (_YEAR.fullmatch(version) or is_date(version)):
        raise HarmonizeError(
            f"--version {version}: not a date of the calendar (YYYY-MM-DD) or the year of an edition (YYYY); name one."
        )
    parsed = listing.parse(paths)
    listing.counts(parsed)
    stated = version if is_date(version) else ""
    date = as_of or stated or parsed.as_of or version
    name = version or parsed.edition or parsed.as_of
    if not name:
        raise SourceError(f"{paths[0]}: the file does not state its date; name it with --version YYYY-MM-DD.")
    translation = listing.translation or Language.ENGLISH
    keys = None if parsed.hs else earlier.read_keys(parsed.provisions, listing.language, translation)
    known = earlier.nearest(keys, [shelf / list_id for shelf in shelves]) if keys else None
    taken: dict[str, Provision] = {}
    if keys and known:
        there = read_version(known.folder, texts=False).provisions
        taken = earlier.taken_over(parsed.provisions, keys, known, there)
    if keys and known and known.keys == keys.keys:
        provisions = tuple(taken.values())
    else:
        # the grammars of the languages are large: they are loaded where there is something to read
        from harmonize.reading.read import read_provisions

        provisions = read_provisions(
            parsed.provisions, listing.language, translation=translation, processes=processes, taken=taken
        )
    provisions = tuple(_lean(provisions, parsed.hs, codes_alone=listing.codes_alone))
    info = VersionInfo(
        list_id=list_id,
        version=name,
        party=listing.party,
        title=listing.title,
        instrument=listing.instrument,
        language=listing.language,
        as_of=date,
        revision=parsed.revision,
        retrieved=retrieved,
        parser=__version__,
        sources=tuple(_source(path, address) for path in _files(paths)),
        counts=dict(sorted(Counter(item.kind.value for item in provisions).items())),
        conservation=parsed.conservation,
        categories=listing.categories,
        regimes=listing.regimes,
        remarks=parsed.remarks,
    )
    return ListVersion(info=info, provisions=provisions, has_texts=True, hs=parsed.hs, read_keys=keys)


def _lean(provisions: Iterable[Provision], lines: Iterable[HsLine], *, codes_alone: bool) -> Iterator[Provision]:
    """The provisions; those that list tariff codes without a limit keep nothing that was read from their words: the
    words restate the tariff, and the code says what is listed. With ``codes_alone`` that holds for all codes."""
    plain: dict[str, bool] = {}
    for line in lines:
        whole = codes_alone or not (line.limited or line.excluded)
        plain[line.number] = plain.get(line.number, True) and whole
    for item in provisions:
        if not plain.get(item.number):
            yield item
            continue
        yield replace(
            item,
            thresholds=(),
            unread=(),
            concepts=(),
            disagreements=(),
            label="",
            sense_hash="",
            sketch="",
        )


def make_shipped(recipe: Recipe, sources: Path, processes: int = 1) -> ListVersion:
    """The version that ``recipe`` describes, made from the official files below ``sources``."""
    paths = [sources / path for path in recipe.paths]
    for path in paths:
        if not path.exists():
            raise HarmonizeError(f"{path} is missing; name the folder of the official sources.")
    return make_version(
        recipe.list_id,
        paths,
        version=recipe.version,
        as_of=recipe.as_of,
        retrieved=recipe.retrieved,
        address=recipe.address,
        processes=processes,
    )


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(item for item in path.iterdir() if item.is_file() and not item.name.startswith("."))
        else:
            yield path


def _source(path: Path, address: str) -> SourceFile:
    content = path.read_bytes()
    return SourceFile(path.name, hashlib.sha256(content).hexdigest(), len(content), address)
