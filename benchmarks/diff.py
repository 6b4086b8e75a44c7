"""Measure ``harmonize diff``: ``python -m benchmarks.diff ../shared/sources [--xmldiff SECONDS]``.

Ours, deepdiff on the same provisions as dicts (the source line aside, which differs in every paragraph), ``git diff
--word-diff`` on the two files, and xmldiff where it is installed and a time limit is given; each with the size of its
output. Then the whole history of Wassenaar and Japan, imported and compared pairwise; then five dates of the US list
against the leaf history of another parser.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

from benchmarks.ccl_history import agreement, leaves_at, rules_on
from harmonize.compare.changes import diff_versions
from harmonize.model import ListVersion
from harmonize.shelf.catalogue import open_list
from harmonize.shelf.digest import make_version
from harmonize.shelf.revisions import find_revisions, import_revisions

OLD = "us/ecfr/part774_2026-07-30.xml"
NEW = "us/ecfr/part774_2026-08-17.xml"
FOLDERS = {"wassenaar": "wassenaar", "japan": "japan/egov-xml"}
DATES = [
    ("2017-07-07", "2017-08-15"),
    ("2018-01-08", "2018-04-02"),
    ("2020-06-29", "2020-09-11"),
    ("2023-01-17", "2023-02-24"),
    ("2023-11-17", "2023-12-08"),
]
"""Dates of rules in the Federal Register, each behind the date before it."""


def two_us_versions(sources: Path) -> None:
    """Ours and deepdiff in turn, five times; the least of each."""
    from deepdiff import DeepDiff

    versions = [make_version("us", [sources / name], version=name[-14:-4]) for name in (OLD, NEW)]
    dicts = [as_dicts(version) for version in versions]
    ours, theirs = [], []
    for _ in range(5):
        start = time.perf_counter()
        diff = diff_versions(*versions)
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        deep = DeepDiff(*dicts)
        theirs.append(time.perf_counter() - start)
    size = sum(len(change.sentence) + 1 for change in diff.changes)
    print(f"harmonize diff: {min(ours):.2f} s, {len(diff.changes)} changes, {size:,} characters (goal 2 s)")
    found = sum(len(items) for items in deep.values())
    print(f"deepdiff, the same dicts: {min(theirs):.2f} s, {found} differences, {len(deep.pretty()):,} characters")
    print(f"ratio {min(ours) / min(theirs):.2f} (goal 1)")


def as_dicts(version: ListVersion) -> dict[str, dict[str, object]]:
    """The provisions by number, without the line of the source."""
    return {item.number: {**asdict(item), "place": ""} for item in version.provisions}


def git_diff(sources: Path) -> None:
    """``git diff --word-diff`` of the two files."""
    command = ["git", "diff", "--no-index", "--word-diff", str(sources / OLD), str(sources / NEW)]
    start = time.perf_counter()
    out = subprocess.run(command, capture_output=True, check=False).stdout
    print(f"git diff --word-diff: {time.perf_counter() - start:.2f} s, {len(out):,} bytes")


def xml_diff(sources: Path, limit: float) -> None:
    """xmldiff of the two files, stopped at the limit."""
    code = "from xmldiff.main import diff_command; diff_command()"
    command = [sys.executable, "-c", code, str(sources / OLD), str(sources / NEW)]
    start = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=limit)
    except subprocess.TimeoutExpired:
        print(f"xmldiff: not done after {limit:.0f} s")
        return
    if done.returncode:
        print(f"xmldiff: {done.stderr.decode().strip().splitlines()[-1]}")
        return
    print(f"xmldiff: {time.perf_counter() - start:.2f} s, {len(done.stdout):,} bytes")


def whole_history(sources: Path) -> None:
    """Import every revision of Wassenaar and Japan, then compare each with the one before it, on all processors."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder)
        pairs: list[tuple[str, str, Path]] = []
        for list_id, place in FOLDERS.items():
            revisions = find_revisions(list_id, sources / place)
            refused = [done.refused for done in import_revisions(revisions, library) if done.refused]
            print(f"{list_id}: {len(revisions)} versions, {len(refused)} refused, {time.perf_counter() - start:.0f} s")
            names = [f"{list_id}@{each.version}" for each in revisions]
            pairs += [(old, new, library) for old, new in pairwise(names)]
        with ProcessPoolExecutor() as pool:
            counts = sum(pool.map(_counts, pairs), Counter[str]())
    taken = time.perf_counter() - start
    print(f"whole history: {len(pairs)} pairs, {dict(counts)}, {taken:.0f} s (goal 120 s on 2 processors)")


def _counts(pair: tuple[str, str, Path]) -> Counter[str]:
    old, new, library = pair
    diff = diff_versions(open_list(old, library), open_list(new, library))
    return Counter(change.kind.value for change in diff.changes)


def leaf_history(sources: Path) -> Iterator[str]:
    """Five dates with a rule: the two change sets at paragraph level."""
    leaves = leaves_at(sources, {date for pair in DATES for date in pair})
    for before, date in DATES:
        found = agreement(date, leaves[before], leaves[date], rules_on(sources, date))
        touched = found.added + found.removed + found.changed
        yield (
            f"{date} {found.rules[0][:60]}: leaf history {found.added} added, {found.removed} removed, {found.changed} "
            f"changed; agreed {found.agreed} of {touched}; of these ours renumbered {len(found.renumbered)}; only "
            f"there {len(found.only_leaves)}, only ours {len(found.only_ours)}; what ours calls them: {found.fates}"
        )


def main() -> None:
    """Print one line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path, help="the folder of the official sources")
    parser.add_argument("--xmldiff", type=float, default=0.0, help="try xmldiff for so many seconds")
    arguments = parser.parse_args()
    two_us_versions(arguments.sources)
    git_diff(arguments.sources)
    if arguments.xmldiff:
        xml_diff(arguments.sources, arguments.xmldiff)
    whole_history(arguments.sources)
    for line in leaf_history(arguments.sources):
        print(line)


if __name__ == "__main__":
    main()
