"""The chain of one finding for a person (80 columns) or a program."""

from __future__ import annotations

import json
from collections.abc import Iterator

from harmonize.compare.explain import ExplainedPosition, Explanation, ReadPlace
from harmonize.compare.values import si, written
from harmonize.model import Correspondence, Finding, SourceFile, Threshold
from harmonize.report.parties import full_sentence, more_words
from harmonize.report.records import Record, finding_record, threshold_record
from harmonize.report.sheets import relation_words
from harmonize.report.texttable import columns, wrap
from harmonize.report.words import display_width, party_name, readable


def explanation_text(found: Explanation) -> str:
    """The chain as plain text."""
    return "\n".join(_lines(found))


def _lines(found: Explanation) -> Iterator[str]:
    finding = found.finding
    yield f"{finding.id}  {finding.kind.value}, category {finding.category}, subject {finding.subject}"
    yield from _indented("  ", full_sentence(finding))
    for number, each in enumerate(found.positions, 1):
        yield ""
        yield from _position(number, each)
    yield ""
    yield "How the provisions were matched"
    for link in found.links:
        yield from _link(link)
    if not found.links:
        yield "  no correspondence joins these places: each was looked for in the other list"
    yield ""
    yield "How they were compared"
    yield from _comparison(finding)


def _position(number: int, each: ExplainedPosition) -> Iterator[str]:
    said, info = each.position, each.info
    yield from _indented(
        "", f"{number}. {party_name(said.party)}: {said.list_id}@{said.version}, as of {said.as_of}: {said.state}"
    )
    if said.citation:
        yield from _indented("   ", f"citation: {said.citation} (number {said.number})")
    if said.label:
        yield from _indented("   ", readable(said.label))
    if said.written:
        yield from _indented("   ", f"value: {readable(said.written)} (normalised {readable(said.normal)})")
    for place in (*each.above, *([each.own] if each.own else [])):
        yield from _place(place, own=place is each.own)
    if said.address:
        yield f"   {said.address}"  # an address is not broken, so that it can be followed
    for file in info.sources:
        yield from _source(file)


def _place(place: ReadPlace, *, own: bool) -> Iterator[str]:
    where = f", {place.place}" if place.place else ""
    yield from _indented("   ", f"{'paragraph' if own else 'stands under'} {place.citation}{where}")
    for words in (place.text, place.parallel):
        if words:
            yield from _indented("     | ", readable(words))
    for bound in place.thresholds:
        yield from _indented("     ", _bound(bound))
    if place.unread:
        yield from _indented("     ", f"figures not read as a bound: {'; '.join(place.unread)}")
    if own and not place.thresholds:
        yield "     no bound was read here"


def _bound(bound: Threshold) -> str:
    name = f"{bound.parameter}: " if bound.parameter else ""
    base = f" = {si(bound.base_value, bound.base_unit)}" if bound.base_unit else ""
    return readable(f"{name}{written(bound)}{base} ({bound.role.value}; written {bound.quote!r})")


def _source(file: SourceFile) -> Iterator[str]:
    yield from _indented("   ", f"source: {file.name}")
    yield f"     sha256 {file.sha256}"


def _link(link: Correspondence) -> Iterator[str]:
    right = f"{link.right_list} {link.right}" if link.right else f"nothing in {link.right_list}"
    review = ", needs review" if link.needs_review else ""
    yield from _indented(
        "  ",
        f"{link.left_list} {link.left} - {right}: {link.relation.value} by {link.basis.value}, "
        f"confidence {link.confidence:.2f}{review}",
    )
    if link.evidence:
        yield from _indented("    ", f"evidence: {link.evidence}")
    if link.review_status:
        yield from _indented("    ", f"reviewer: {_verdict(link.review_status, link.reviewer, link.remark)}")


def _comparison(finding: Finding) -> Iterator[str]:
    for step in finding.explanation:
        yield from _indented("  ", readable(step))
    yield from _indented("  ", f"relation: {relation_words(finding)}")
    undecided = f" ({finding.undecided})" if finding.undecided else ""
    yield from _indented("  ", f"controls more: {more_words(finding)}{undecided}")
    review = ", needs review" if finding.needs_review else ""
    yield from _indented("  ", f"basis: {finding.basis}; confidence {finding.confidence:.2f}{review}")
    yield from _indented("  ", f"why it matters: {finding.why}")
    if finding.review_status:
        verdict = _verdict(finding.review_status, finding.reviewer, finding.remark)
        yield from _indented("  ", f"reviewer: {verdict}")


def _verdict(status: str, reviewer: str, remark: str) -> str:
    return f"{status}{f' by {reviewer}' if reviewer else ''}{f': {remark}' if remark else ''}"


def _indented(indent: str, text: str) -> Iterator[str]:
    """Lines behind ``indent``; a line that goes on stands two columns further in, but for quoted words."""
    quoted = "|" in indent
    width = columns() - 1 - display_width(indent) - (0 if quoted else 2)
    for number, line in enumerate(wrap(text, width)):
        yield f"{indent}{'' if quoted or not number else '  '}{line}"


def explanation_json(found: Explanation) -> str:
    """The chain as one JSON object."""
    record: Record = finding_record(found.finding) | {
        "review_status": found.finding.review_status,
        "reviewer": found.finding.reviewer,
        "remark": found.finding.remark,
        "places": [_place_record(each) for each in found.positions],
        "correspondences": [_link_record(link) for link in found.links],
        "not_compared": list(found.remarks),
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def _place_record(each: ExplainedPosition) -> Record:
    return {
        "party": each.position.party,
        "list": f"{each.info.list_id}@{each.info.version}",
        "as_of": each.info.as_of,
        "own": _read_record(each.own) if each.own else None,
        "above": [_read_record(place) for place in each.above],
        "sources": [{"name": file.name, "sha256": file.sha256, "address": file.address} for file in each.info.sources],
    }


def _read_record(place: ReadPlace) -> Record:
    record: Record = {"number": place.number, "citation": place.citation}
    for key, value in (("place", place.place), ("text", place.text), ("parallel", place.parallel)):
        if value:
            record[key] = value
    record["thresholds"] = [
        threshold_record(bound) | {"base_value": bound.base_value, "base_unit": bound.base_unit}
        for bound in place.thresholds
    ]
    record["unread"] = list(place.unread)
    return record


def _link_record(link: Correspondence) -> Record:
    return {
        "left_list": link.left_list,
        "left": link.left,
        "right_list": link.right_list,
        "right": link.right,
        "relation": link.relation.value,
        "basis": link.basis.value,
        "confidence": round(link.confidence, 3),
        "evidence": link.evidence,
        "review": link.needs_review,
        "review_status": link.review_status,
        "reviewer": link.reviewer,
        "remark": link.remark,
    }
