"""Small provisions, bounds and lists of our own for tests."""

from __future__ import annotations

from dataclasses import replace

from harmonize.model import (
    Conservation,
    Kind,
    Language,
    ListVersion,
    Op,
    ParsedList,
    Provision,
    Regime,
    RegimeReference,
    Role,
    SourceFile,
    Status,
    Threshold,
    VersionInfo,
)
from harmonize.reading.read import read_provisions
from harmonize.shelf.tables import default_parent


def bound(op: Op, value: float, unit: str = "m", role: Role = Role.CRITERION, parameter: str = "length") -> Threshold:
    """A bound whose base unit is its unit."""
    quote = f"{value:g} {unit}"
    return Threshold(parameter, parameter, op, value, unit, role, quote, 0, value, unit)


def provision(number: str, text: str = "", kind: Kind = Kind.ITEM, **fields: object) -> Provision:
    """A provision whose parent is what its number says."""
    made = Provision(number=number, parent=default_parent(number), kind=kind, text=text)
    return replace(made, **fields)  # type: ignore[arg-type]


def info(list_id: str, version: str = "2026-01-01") -> VersionInfo:
    """The provenance of an invented list."""
    return VersionInfo(
        list_id=list_id,
        version=version,
        party=list_id,
        title=f"List of {list_id}",
        instrument="an instrument of our own",
        language=Language.ENGLISH,
        as_of=version,
        revision="rev 1",
        retrieved="",
        parser="0",
        sources=(SourceFile("own.xml", "0" * 64, 12),),
        counts={"entry": 1},
        conservation=Conservation(12, 12),
        categories=tuple("123456789"),
        regimes=(Regime.WASSENAAR, Regime.NATIONAL) if list_id != "wassenaar" else (Regime.WASSENAAR,),
    )


def read_list(
    list_id: str, texts: dict[str, str], version: str = "2026-01-01", not_used: dict[str, int] | None = None
) -> ListVersion:
    """An invented list, read as a real one is: numbers to texts, entries and items by the depth of the number."""
    drafts = []
    entry_dots = 2 if list_id == "wassenaar" else 0
    for number, text in texts.items():
        outer = Kind.ENTRY if number.count(".") == entry_dots else Kind.ITEM
        kind = Kind.NOTE if "#" in number else outer
        parent = None if kind is Kind.ENTRY else default_parent(number)
        regimes = (RegimeReference(Regime.WASSENAAR),) if list_id == "wassenaar" and kind is Kind.ENTRY else ()
        since = (not_used or {}).get(number)
        status = Status.IN_FORCE if since is None else Status.NOT_USED
        drafts.append(
            Provision(number=number, parent=parent, kind=kind, text=text, regimes=regimes, status=status, since=since)
        )
    return ListVersion(info(list_id, version), read_provisions(drafts, Language.ENGLISH), has_texts=True)


def parsed(*provisions: Provision) -> ParsedList:
    """What a parser would deliver."""
    return ParsedList(provisions, Conservation(1, 1), "2026-01-01", "rev 1")
