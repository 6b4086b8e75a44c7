"""The few lines that ``harmonize report`` prints at its end."""

from __future__ import annotations

from pathlib import Path

from harmonize.model import Comparison
from harmonize.report.parties import version_dates
from harmonize.report.summary import KIND_WORDS, REJECTED, count
from harmonize.report.texttable import columns, wrap

_NAMES = {".xlsx": "Workbook", ".html": "Page", ".docx": "Brief"}


def figures_text(comparison: Comparison, *paths: Path) -> str:
    """Where the files are, the counts by kind, what needs review, the as-of dates, what was not compared."""
    counts = count(comparison)
    figures = [(KIND_WORDS[kind], number) for kind, number in counts.by_kind.items()]
    figures += [
        ("Findings that need review", counts.review),
        *([(REJECTED, counts.rejected)] if counts.rejected else []),
        ("Matches that need review", counts.review_pairs),
    ]
    label_width = max(len(label) for label, _ in figures)
    lines = [*(f"{_NAMES[path.suffix]}: {path}" for path in paths), ""]
    lines += [f"  {label:<{label_width}}  {number:>7,}" for label, number in figures]
    lines += ["", "Lists:"]
    lines += [f"  {line}" for line in version_dates(comparison)]
    lines += ["", "Not compared:"]
    for sentence in comparison.not_compared or ("nothing was left out",):
        first, *more = wrap(sentence, columns() - 4)
        lines += [f"  - {first}", *(f"    {line}" for line in more)]
    return "\n".join(lines)
