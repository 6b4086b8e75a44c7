"""Small provisions, bounds and lists of our own for tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from harmonize.model import (
    Conservation,
    Finding,
    FindingKind,
    Kind,
    Language,
    ListVersion,
    Op,
    ParsedList,
    PartyPosition,
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

TERMS = "#license-requirements"
"""End of the number of the field in which a US entry says what a licence is required for."""
_ROLES = {
    Role.CRITERION: "",
    Role.CONDITION: " condition",
    Role.EXCLUSION: " exclusion",
    Role.EQUIVALENT: " equivalent",
}


def bound(op: Op, value: float, unit: str = "m", role: Role = Role.CRITERION, parameter: str = "length") -> Threshold:
    """A bound whose base unit is its unit."""
    quote = f"{value:g} {unit}"
    return Threshold(parameter, parameter, op, value, unit, role, quote, 0, value, unit)


def provision(number: str, text: str = "", kind: Kind = Kind.ITEM, **fields: object) -> Provision:
    """A provision whose parent is what its number says."""
    made = Provision(number=number, parent=default_parent(number), kind=kind, text=text)
    return replace(made, **fields)  # type: ignore[arg-type]


def entry(number: str, label: str = "widget", **fields: object) -> Provision:
    """An entry at the top of a list."""
    return provision(number, kind=Kind.ENTRY, label=label, parent=None, **fields)


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


def made_list(list_id: str, *items: Provision) -> ListVersion:
    """An invented list of provisions that are made by hand."""
    return ListVersion(info(list_id), items, has_texts=False)


def nsg(version: ListVersion) -> ListVersion:
    """``version`` with all its controls from the Nuclear Suppliers Group; its terms are fields."""
    marked = tuple(
        replace(
            item,
            regimes=(RegimeReference(Regime.NSG),),
            kind=Kind.FIELD if item.number.endswith(TERMS) else item.kind,
        )
        for item in version.provisions
    )
    return replace(version, info=replace(version.info, regimes=(Regime.NSG,)), provisions=marked)


def national(list_id: str, number: str, confidence: float = 0.9) -> Finding:
    """A national control of a party, as a finding."""
    absent = PartyPosition("wassenaar", "wassenaar", "v", "d", "", "", "", "", "", "not controlled")
    own = PartyPosition(list_id, list_id, "v", "d", number, number, "widget", "", "", "controlled")
    return Finding(
        id=f"N-{list_id}-{number}", kind=FindingKind.NATIONAL, subject=number, category="3", regime=Regime.NATIONAL,
        label="widget", parameter="", positions=(absent, own), controls_more=list_id, undecided="",
        sentence=f"{list_id} {number}: Wassenaar has no counterpart.", why="national control", basis="content",
        confidence=confidence,
    )  # fmt: skip


def bounds_of(text: str, thresholds: Iterable[Threshold]) -> list[str]:
    """Thresholds as tables of tests write them, ``op value unit role``, the role left out for criteria. That each is
    quoted exactly is checked by the way."""
    found = list(thresholds)
    for threshold in found:
        assert text[threshold.start : threshold.start + len(threshold.quote)] == threshold.quote
    return [f"{t.op} {t.value:g} {t.unit}{_ROLES[t.role]}" for t in found]


def parsed(*provisions: Provision) -> ParsedList:
    """What a parser would deliver."""
    return ParsedList(provisions, Conservation(1, 1), "2026-01-01", "rev 1")
