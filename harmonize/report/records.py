"""Forms that another program reads: one record a line, as the command contracts say."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from harmonize.errors import HarmonizeError
from harmonize.model import (
    Comparison,
    Correspondence,
    Finding,
    Language,
    ListVersion,
    PartyPosition,
    Provision,
    Threshold,
)
from harmonize.parsers.spec import spec
from harmonize.report.texttable import columns, wrap

Record = dict[str, object]
"""One JSON object."""


def threshold_record(bound: Threshold) -> Record:
    """A bound as the contract of ``harmonize thresholds`` has it."""
    return {
        "parameter": bound.parameter,
        "op": bound.op.value,
        "value": bound.value,
        "unit": bound.unit,
        "role": bound.role.value,
        "quote": bound.quote,
    }


def provision_record(provision: Provision, citation: str) -> Record:
    """A provision as the contract of ``harmonize export`` has it; ``text`` only where the words are at hand."""
    record: Record = {
        "number": provision.number,
        "parent": provision.parent,
        "kind": provision.kind.value,
        "status": provision.status.value,
        "logic": provision.logic.value,
        "citation": citation,
        "label": provision.label,
    }
    if provision.since is not None:
        record["since"] = provision.since
    if provision.text:
        record["text"] = provision.text
    if provision.parallel:
        record["parallel"] = provision.parallel
    record["regimes"] = [{"regime": ref.regime.value, "number": ref.number} for ref in provision.regimes]
    record["marks"] = [mark.value for mark in provision.marks]
    record["reasons"] = [
        {
            "reason": reason.reason,
            "column": reason.column,
            "entire": reason.entire,
            "covers": list(reason.covers),
            "excepts": list(reason.excepts),
            "qualified": reason.qualified,
        }
        for reason in provision.reasons
    ]
    record["concepts"] = list(provision.concepts)
    record["references"] = list(provision.references)
    record["thresholds"] = [
        threshold_record(bound) | {"base_value": bound.base_value, "base_unit": bound.base_unit}
        for bound in provision.thresholds
    ]
    return record


def export_jsonl(version: ListVersion, out: TextIO) -> None:
    """Write every provision of ``version``, one JSON object a line, in the order of the source."""
    cite = spec(version.info.list_id).citation
    for provision in version.provisions:
        _write(out, provision_record(provision, cite(provision.number)))


def export_csv(version: ListVersion, out: TextIO) -> None:
    """Write every provision of ``version`` as a CSV row; lists within a cell are separated by `` | ``."""
    cite = spec(version.info.list_id).citation
    header = ["number", "parent", "kind", "status", "logic", "citation", "label"]
    header += (["text"] if version.has_texts else []) + ["regimes", "marks", "concepts", "thresholds"]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for item in version.provisions:
        writer.writerow(
            [item.number, item.parent or "", item.kind.value, item.status.value, item.logic.value]
            + [cite(item.number), item.label]
            + ([item.text] if version.has_texts else [])
            + [
                " | ".join(f"{ref.regime.value} {ref.number}".strip() for ref in item.regimes),
                " | ".join(mark.value for mark in item.marks),
                " | ".join(item.concepts),
                " | ".join(f"{bound.parameter} {bound.op.value} {bound.quote}" for bound in item.thresholds),
            ]
        )


def read_threshold_lines(source: TextIO, out: TextIO, language: Language) -> None:
    """Read texts as JSON lines ``{"id","text"}`` and write their thresholds as JSON lines.

    Raises ``HarmonizeError`` naming the line that is not such an object.
    """
    from harmonize.reading.thresholds import read_thresholds  # the grammars take a while to load

    for count, line in _lines(source):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            key, text = item["id"], item["text"]
        except (json.JSONDecodeError, KeyError, TypeError):
            raise HarmonizeError(
                f'standard input, line {count}: not a JSON object with "id" and "text"; give one object a line.'
            ) from None
        if not isinstance(text, str):
            raise HarmonizeError(f'standard input, line {count}: "text" is not a string; give the paragraph as text.')
        bounds = read_thresholds(text, language)
        _write(out, {"id": key, "thresholds": [threshold_record(bound) for bound in bounds]})


def _lines(source: TextIO) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; raises ``HarmonizeError`` at the first that is not UTF-8."""
    count = 0
    lines = iter(source)
    while True:
        count += 1
        try:
            line = next(lines, None)
        except UnicodeDecodeError:
            raise HarmonizeError(
                f"standard input is not UTF-8 at line {count} or soon after it; save the texts as UTF-8."
            ) from None
        if line is None:
            return
        yield count, line


def write_alignment(pairs: Iterable[Correspondence], out: TextIO, *, as_json: bool) -> None:
    """Write correspondences: tab-separated left, right, relation, basis, confidence and the mark ``review``."""
    for pair in pairs:
        mark = "review" if pair.needs_review else ""
        if as_json:
            record: Record = {
                "left_list": pair.left_list,
                "left": pair.left,
                "right_list": pair.right_list,
                "right": pair.right,
                "relation": pair.relation.value,
                "basis": pair.basis.value,
                "confidence": round(pair.confidence, 3),
                "evidence": pair.evidence,
                "review": bool(mark),
            }
            _write(out, record)
        else:
            fields = (pair.left, pair.right, pair.relation.value, pair.basis.value, f"{pair.confidence:.2f}", mark)
            print(*fields, sep="\t", file=out)


def write_findings(result: Comparison, out: TextIO, *, as_json: bool) -> None:
    """Write the findings of a comparison, one a line: JSON, or the finding's sentence, which is wrapped on a
    terminal."""
    for finding in result.findings:
        if as_json:
            _write(out, finding_record(finding))
        else:
            mark = "  [needs review]" if finding.needs_review else ""
            said = f"{finding.id}  {finding.sentence}{mark}"
            print("\n  ".join(wrap(said, columns() - 3)) if out.isatty() else said, file=out)


def finding_record(finding: Finding) -> Record:
    """A finding as one JSON object."""
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "subject": finding.subject,
        "category": finding.category,
        "regime": finding.regime.value,
        "label": finding.label,
        "parameter": finding.parameter,
        "positions": [position_record(position) for position in finding.positions],
        "controls_more": finding.controls_more,
        "undecided": finding.undecided,
        "sentence": finding.sentence,
        "why": finding.why,
        "basis": finding.basis,
        "confidence": round(finding.confidence, 3),
        "review": finding.needs_review,
        "explanation": list(finding.explanation),
    }


def position_record(position: PartyPosition) -> Record:
    """What one party's list says, as one JSON object."""
    return {
        "party": position.party,
        "list": position.list_id,
        "version": position.version,
        "as_of": position.as_of,
        "number": position.number,
        "citation": position.citation,
        "label": position.label,
        "written": position.written,
        "normal": position.normal,
        "state": position.state,
        "address": position.address,
    }


def _write(out: TextIO, record: Record) -> None:
    out.write(json.dumps(record, ensure_ascii=False) + "\n")
