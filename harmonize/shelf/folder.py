"""A list version as a folder: ``version.toml``, ``provisions.csv``, ``thresholds.csv`` and perhaps ``texts.csv``.

``read.txt`` is for later imports (``earlier``). A list that names tariff codes has ``hs.csv`` too, one whose two
official languages disagree ``disagreements.csv``. A shipped digest may be written against a newer one of the same list
(``delta``).

A folder appears whole or not at all: it is written beside its place and then renamed into it.
"""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import tomli_w

from harmonize.errors import ShelfError
from harmonize.model import (
    Conservation,
    Language,
    LeftOut,
    ListVersion,
    Provision,
    Regime,
    SourceFile,
    Threshold,
    VersionInfo,
)
from harmonize.shelf import earlier, tables
from harmonize.shelf.delta import read_against, written_against
from harmonize.shelf.disagreements_table import NAME as DISAGREEMENTS
from harmonize.shelf.disagreements_table import with_disagreements, write_disagreements
from harmonize.shelf.hs_table import read_hs, write_hs

FORMAT = 1
"""Number of the layout of a version folder; a folder of another layout is refused."""


def write_version(version: ListVersion, folder: Path, *, texts: bool, base: ListVersion | None = None) -> None:
    """Put ``version`` at ``folder`` (``.../us/2026-08-20``), replacing what stood there, whole or not at all.

    Without ``texts`` it is a digest: facts only; with ``base``, which stands beside it, only what differs from that
    version is written. Raises ``ShelfError`` where the place cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise ShelfError(f"{folder.parent}: cannot write there ({error.strerror}); choose another library.") from None
    try:
        _write_files(version, draft, texts, base)
        draft.chmod(0o755)
        _swap(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def read_version(
    folder: Path, *, texts: bool = True, info: VersionInfo | None = None, base: ListVersion | None = None
) -> ListVersion:
    """The version at ``folder``; with its words where ``texts`` is asked for and ``texts.csv`` is there.

    ``info`` is its provenance and ``base`` the version that its digest is written against, where the caller has them at
    hand. Raises ``ShelfError`` where a file is missing or altered in shape.
    """
    info = info or read_info(folder)
    if info.base and (base is None or base.info.version != info.base):
        base = read_version(base_folder(folder, info), texts=False)
    thresholds: dict[str, list[Threshold]] = defaultdict(list)
    try:
        for row in tables.read_rows(folder / "thresholds.csv", tables.THRESHOLDS):
            thresholds[row[0]].append(tables.threshold_of(row))
        rows = tables.read_rows(folder / "provisions.csv", tables.PROVISIONS)
        own = {number: tuple(bounds) for number, bounds in thresholds.items()}
        if base is None:
            provisions = [tables.provision_of(row, own.get(row[0], ())) for row in rows]
        else:
            provisions = list(read_against(rows, own, base, folder / "provisions.csv"))
    except ValueError as error:
        raise ShelfError(f"{folder}: a cell has a value that is not allowed ({error}); import it again.") from None
    try:
        provisions = with_disagreements(folder, provisions)
    except ValueError as error:
        raise ShelfError(f"{folder / DISAGREEMENTS}: a cell is not allowed ({error}); import it again.") from None
    has_texts = texts and (folder / "texts.csv").is_file()
    if has_texts:
        words = {row[0]: row for row in tables.read_rows(folder / "texts.csv", tables.TEXTS)}
        missing = next((item.number for item in provisions if item.number not in words), None)
        if missing is not None:
            raise ShelfError(f"{folder / 'texts.csv'}: {missing} has no row; import this version again.")
        provisions = [tables.with_text(item, words[item.number]) for item in provisions]
    return ListVersion(info=info, provisions=tuple(provisions), has_texts=has_texts, hs=read_hs(folder))


def read_info(folder: Path) -> VersionInfo:
    """The provenance of the version at ``folder``; raises ``ShelfError`` where it is missing or malformed."""
    path = folder / "version.toml"
    try:
        with path.open("rb") as file:
            data = tomllib.load(file)
        if data["format"] != FORMAT:
            raise ShelfError(f"{path}: layout {data['format']} is not {FORMAT}; import this version again.")
        return VersionInfo(
            list_id=data["list"],
            version=data["version"],
            party=data["party"],
            title=data["title"],
            instrument=data["instrument"],
            language=Language(data["language"]),
            as_of=data["as_of"],
            revision=data["revision"],
            retrieved=data["retrieved"],
            parser=data["parser"],
            sources=tuple(SourceFile(**item) for item in data["sources"]),
            counts=dict(data["counts"]),
            conservation=Conservation(
                source=data["conservation"]["source"],
                placed=data["conservation"]["placed"],
                left_out=tuple(LeftOut(**item) for item in data["conservation"]["left_out"]),
            ),
            categories=tuple(data["categories"]),
            regimes=tuple(Regime(item) for item in data["regimes"]),
            remarks=tuple(data["remarks"]),
            base=data.get("base", ""),
        )
    except FileNotFoundError:
        raise ShelfError(f"{path} is missing; import this version again.") from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ShelfError(f"{path}: not a version file ({error}); import this version again.") from None


def base_folder(folder: Path, info: VersionInfo) -> Path:
    """Where the version stands that the digest at ``folder`` is written against; raises ``ShelfError`` where that one
    is not whole itself."""
    place = folder.parent / info.base
    if read_info(place).base:
        raise ShelfError(f"{place}: a version that others are written against must be whole; run harmonize digest.")
    return place


def _write_files(version: ListVersion, folder: Path, texts: bool, base: ListVersion | None) -> None:
    info = version.info
    data = {
        "format": FORMAT,
        "list": info.list_id,
        "version": info.version,
        "party": info.party,
        "title": info.title,
        "instrument": info.instrument,
        "language": info.language.value,
        "as_of": info.as_of,
        "revision": info.revision,
        "retrieved": info.retrieved,
        "parser": info.parser,
        "categories": list(info.categories),
        "regimes": [regime.value for regime in info.regimes],
        "remarks": list(info.remarks),
        "counts": info.counts,
        "conservation": {
            "source": info.conservation.source,
            "placed": info.conservation.placed,
            "left_out": [
                {"place": item.place, "reason": item.reason, "characters": item.characters}
                for item in info.conservation.left_out
            ],
        },
        "sources": [
            {"name": item.name, "sha256": item.sha256, "bytes": item.bytes, "address": item.address}
            for item in info.sources
        ],
    }
    if base is None:
        full: Sequence[Provision] = version.provisions
        rows: Sequence[tuple[str, ...]] = [tables.provision_row(item) for item in full]
    else:
        data["base"] = base.info.version
        rows, full = written_against(version, base)
    (folder / "version.toml").write_text(tomli_w.dumps(data), encoding="utf-8", newline="\n")
    tables.write_rows(folder / "provisions.csv", tables.PROVISIONS, rows)
    tables.write_rows(
        folder / "thresholds.csv",
        tables.THRESHOLDS,
        (tables.threshold_row(item.number, bound) for item in full for bound in item.thresholds),
    )
    write_hs(folder, version.hs)
    write_disagreements(folder, version.provisions)
    if version.read_keys is not None and base is None:
        earlier.write_keys(folder, version.read_keys)
    if texts:
        tables.write_rows(folder / "texts.csv", tables.TEXTS, (tables.text_row(item) for item in version.provisions))


def _swap(draft: Path, folder: Path) -> None:
    """Rename ``draft`` to ``folder``; an older folder there is set aside first and put back if that fails."""
    if not folder.exists():
        draft.rename(folder)
        return
    aside = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    folder.rename(aside)
    try:
        draft.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def restore(folder: Path) -> None:
    """Finish what a kill in the middle of a replacement left: put an older version back that was set aside."""
    for aside in folder.glob(".*.old"):
        home = folder / aside.name.removeprefix(".").removesuffix(".old")
        if home.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.replace(home)
