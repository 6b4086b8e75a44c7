"""The Russia comparison as JSON lines: an object a subheading, then the codes of other editions, the described
items with their correspondences, and the remarks."""

from __future__ import annotations

import json
from typing import TextIO

from harmonize.compare.russia.luxury import floors, in_dollars
from harmonize.compare.russia.result import Coverage, Floor, HsRow, OutsideCode, PartyCell, RussiaResult
from harmonize.model import Correspondence
from harmonize.report.records import finding_record
from harmonize.shelf.hs_table import pointed


def write_russia(result: RussiaResult, stream: TextIO) -> None:
    """Write the objects: ``kind`` tells them apart (``hs``, ``other edition``, ``correspondence``,
    ``described``, ``remark``)."""
    ranks = {gap.row.code: gap.rank for gap in result.gaps}
    luxury = {item.row.code: item for item in result.luxury}
    for row in result.rows:
        record = _hs(row, result)
        record["gap"] = ranks.get(row.code)
        if row.code in luxury:
            record["luxury"] = {
                "controls_more": list(luxury[row.code].controls_more),
                "undecided": luxury[row.code].undecided,
                "rates": [rate.text for rate in result.rates],
            }
        _put(record, stream)
    for item in result.outside:
        _put(_outside(item), stream)
    for pair in result.described.correspondences:
        _put(_correspondence(pair), stream)
    for finding in result.described.findings:
        _put({**finding_record(finding), "kind": "described"}, stream)
    of_lists = (f"{version.list_id}@{version.version}: {remark}" for version, remark in result.list_remarks)
    for remark in (*result.remarks, *of_lists, *result.warnings, *result.not_compared):
        _put({"kind": "remark", "text": remark}, stream)


def _hs(row: HsRow, result: RussiaResult) -> dict[str, object]:
    listed = [cell for cell in row.cells if cell.coverage is not Coverage.NONE]
    return {
        "kind": "hs",
        "code": row.code,
        "hs": pointed(row.code),
        "section": row.section,
        "chapter": row.chapter,
        "tier": row.tier,
        "parties": list(row.pattern),
        "wholly": list(row.parties(Coverage.WHOLE)),
        "partly": list(row.parties(Coverage.PART)),
        "legal": {cell.party: list(dict.fromkeys(mention.legal for mention in cell.mentions)) for cell in listed},
        "numbers": {cell.party: list(dict.fromkeys(mention.number for mention in cell.mentions)) for cell in listed},
        "limits": {cell.party: list(cell.limits) for cell in listed if cell.limits},
        "floor": {cell.party: _floors(cell, result) for cell in listed if floors(cell)},
        "in_force": {cell.party: date for cell in listed if (date := _in_force(cell))},
    }


def _floors(cell: PartyCell, result: RussiaResult) -> list[dict[str, object]]:
    return [_floor(floor, result) for floor in floors(cell)]


def _floor(floor: Floor, result: RussiaResult) -> dict[str, object]:
    dollars = in_dollars(floor, result.rates)
    return {
        "amount": floor.amount,
        "currency": floor.currency,
        "over": floor.over,
        "unit": floor.unit,
        "usd": None if dollars is None else round(dollars, 2),
    }


def _in_force(cell: PartyCell) -> str:
    """The earliest date from which the party lists the subheading, where its list states dates."""
    return min((mention.in_force for mention in cell.mentions if mention.in_force), default="")


def _outside(item: OutsideCode) -> dict[str, object]:
    return {
        "kind": "other edition",
        "code": item.code,
        "written": item.written,
        "party": item.party,
        "list": item.list_id,
        "number": item.number,
        "legal": item.legal,
        "excluded": item.excluded,
        "remark": item.remark,
    }


def _correspondence(pair: Correspondence) -> dict[str, object]:
    return {
        "kind": "correspondence",
        "left_list": pair.left_list,
        "left": pair.left,
        "right_list": pair.right_list,
        "right": pair.right,
        "relation": pair.relation.value,
        "basis": pair.basis.value,
        "confidence": round(pair.confidence, 3),
        "evidence": pair.evidence,
        "review": pair.needs_review,
    }


def _put(record: dict[str, object], stream: TextIO) -> None:
    stream.write(json.dumps(record, ensure_ascii=False) + "\n")
