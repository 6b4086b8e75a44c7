"""What ``harmonize review import`` prints: every verdict taken, every conflict, what was left out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from harmonize.align.verdict import Outcome
from harmonize.compare.review import ReviewImport, Settled
from harmonize.report.texttable import columns, wrap

_WRITTEN = (Outcome.TAKEN, Outcome.UPDATED, Outcome.REPLACED)


def review_text(done: ReviewImport) -> str:
    """The import for a person, 80 columns."""
    return "\n".join(_lines(done))


def _lines(done: ReviewImport) -> Iterator[str]:
    for outcome in _WRITTEN:
        for each in done.of(outcome):
            was = f" (was {each.before})" if each.before and outcome is not Outcome.UPDATED else ""
            yield from _wrapped(f"{outcome.value}: {each.what}: {each.verdict}{was}")
    for each in done.of(Outcome.CONFLICT):
        yield from _wrapped(
            f"conflict: {each.what}: {each.verdict} in {each.place}, but there is {each.before}; --replace takes the "
            "new verdict"
        )
    for sentence in done.not_taken:
        yield from _wrapped(f"not taken: {sentence}")
    counts = {outcome: len(done.of(outcome)) for outcome in Outcome}
    said = [f"{count:,} {outcome.value}" for outcome, count in counts.items() if count]
    if done.not_taken:
        said.append(f"{len(done.not_taken):,} not taken")
    yield f"Verdicts: {', '.join(said) or 'none in the workbook'}"
    nameless = sum(not each.verdict.reviewer for each in done.settled if each.outcome in _WRITTEN)
    if nameless:
        yield f"Without a reviewer: {nameless:,}; --reviewer NAME puts one to all that have none"
    yield f"Correspondences: {done.crosswalk}"
    yield f"Findings: {done.verdicts}"


def _wrapped(text: str) -> Iterator[str]:
    first, *more = wrap(text, columns() - 3)
    yield first
    for line in more:
        yield f"  {line}"


def review_json(done: ReviewImport) -> str:
    """The import as one JSON object."""
    return json.dumps(
        {
            "verdicts": [_record(each) for each in done.settled],
            "not_taken": list(done.not_taken),
            "crosswalk": str(done.crosswalk),
            "findings": str(done.verdicts),
        },
        ensure_ascii=False,
        indent=1,
    )


def _record(each: Settled) -> dict[str, str]:
    record = {
        "place": each.place,
        "what": each.what,
        "outcome": each.outcome.value,
        "status": each.verdict.status,
        "relation": each.verdict.relation,
        "reviewer": each.verdict.reviewer,
        "remark": each.verdict.remark,
    }
    return record | ({"before": str(each.before)} if each.before else {})
