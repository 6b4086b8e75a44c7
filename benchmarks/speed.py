"""Measure the speed goals: ``python -m benchmarks.speed ../shared/sources``.

Each ratio is the least of several runs of ours over the least of several runs of the bare library, taken in turn in one
process, so that a slow moment of the machine hits both.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from harmonize.model import CONTROL_KINDS, NOTE_KINDS, Language
from harmonize.parsers.spec import spec
from harmonize.parsers.us.ecfr import read_file
from harmonize.reading.logic import read_logic
from harmonize.reading.thresholds import read_thresholds
from harmonize.resources import lists_folder
from harmonize.shelf.digest import make_version

US_FILE = "us/ecfr/part774_2026-08-20.xml"
LAW_FILE = "japan/egov-xml/403M50000400049_20260214_507M60000400072.xml"
PDF_FILE = "wassenaar/2025_WA-LIST(25)1-Corr.pdf"
KOREA_PDF = "annex2_rebuilt.pdf"


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call, without the time to free what it made."""
    start = time.perf_counter()
    made = work()
    taken = time.perf_counter() - start
    del made
    return taken


def ratio(ours: Callable[[], object], bare: Callable[[], object], runs: int) -> tuple[float, float, float]:
    """The least times of ``ours`` and ``bare``, taken in turn, and their ratio."""
    times = [(seconds(ours), seconds(bare)) for _ in range(runs)]
    least, floor = min(item[0] for item in times), min(item[1] for item in times)
    return least, floor, least / floor


def bare_xml(path: Path) -> str:
    """A parse and a text walk, without any understanding."""
    from lxml import etree

    return "".join(etree.parse(path).getroot().itertext())


def bare_pdf(path: Path) -> int:
    """The text of every page and the box of every character."""
    import pypdfium2

    count = 0
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            text.get_charbox(index)
        count += len(text.get_text_range())
    return count


def paragraphs(sources: Path) -> list[tuple[str, list[str]]]:
    """Every paragraph of the US list with the texts of its branches."""
    kinds = CONTROL_KINDS | NOTE_KINDS
    items = [item for item in spec("us").parse([sources / US_FILE]).provisions if item.kind in kinds]
    below: dict[str, list[str]] = {}
    for item in items:
        below.setdefault(item.parent or "", []).append(item.text)
    return [(item.text, below.get(item.number, [])) for item in items]


def read_all(items: list[tuple[str, list[str]]]) -> None:
    """Thresholds and logic of every paragraph."""
    for text, branches in items:
        read_thresholds(text, Language.ENGLISH)
        read_logic(text, branches, Language.ENGLISH)


def report_cold(runs: int, *words: str, into: str = "--out") -> tuple[float, float]:
    """Median seconds and greatest peak memory (MB) of ``harmonize report``, or another command, in a new process.

    The option ``into`` names the folder to write to.
    """
    times, peak = [], 0
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            command = [sys.executable, "-m", "harmonize.cli", *(words or ("report",)), into, folder]
            child = os.posix_spawn(sys.executable, command, os.environ, file_actions=[_to_null()])
            _, status, usage = os.wait4(child, 0)
            if os.waitstatus_to_exitcode(status):
                sys.exit(f"harmonize {' '.join(words or ('report',))} failed")
            times.append(time.perf_counter() - start)
            peak = max(peak, usage.ru_maxrss)
    return sorted(times)[len(times) // 2], peak / 1024


def amended(paths: list[str], folder: Path) -> list[str]:
    """Copies in ``folder`` of the tables at ``paths`` with a sign more at the end of all texts: the shelf has none of
    these paragraphs."""
    copies = []
    for path in map(Path, paths):
        head, *lines = path.read_text(encoding="utf-8-sig").split("\n")
        rows = [line.split("\t") for line in lines]
        marked = ["\t".join([*row[:2], *(f"{text}†" for text in row[2:4]), *row[4:]]) for row in rows]
        copies.append(str(folder / path.name))
        Path(copies[-1]).write_text("\n".join([head, *marked]), encoding="utf-8")
    return copies


def _to_null() -> tuple[int, int, str, int, int]:
    return (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)


def main() -> None:
    """Print one line a goal."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: python -m benchmarks.speed SOURCES (the folder of the official sources)")
    sources = Path(sys.argv[1])
    us, pdf = sources / US_FILE, sources / PDF_FILE
    ours, bare, times = ratio(lambda: read_file(us), lambda: bare_xml(us), 9)
    print(f"us xml: {ours:.3f} s, bare {bare:.3f} s, ratio {times:.2f} (goal 5)")
    ours, bare, times = ratio(lambda: spec("us").parse([us]), lambda: bare_xml(us), 9)
    print(f"us xml and the proof of conservation: {ours:.3f} s, bare {bare:.3f} s, ratio {times:.2f}")
    ours, bare, times = ratio(lambda: spec("wassenaar").parse([pdf]), lambda: bare_pdf(pdf), 3)
    print(f"wassenaar pdf: {ours:.2f} s, bare {bare:.2f} s, ratio {times:.2f} (goal 2)")
    items = paragraphs(sources)
    read_all(items)
    least = min(seconds(lambda: read_all(items)) for _ in range(5))
    print(f"reading: {len(items):,} paragraphs in {least:.2f} s, {len(items) / least:,.0f} a second (goal 5,000)")
    law = sources / LAW_FILE
    ours, bare, times = ratio(lambda: spec("japan").parse([law]), lambda: bare_xml(law), 9)
    print(f"japanese ordinance: {ours:.3f} s, bare {bare:.3f} s, ratio {times:.2f} (goal 5)")
    texts = [item.text for item in spec("japan").parse([law]).provisions if item.kind in CONTROL_KINDS]
    least = min(seconds(lambda: [read_thresholds(text, Language.JAPANESE) for text in texts]) for _ in range(5))
    print(f"reading Japanese: {len(texts) / least:,.0f} paragraphs a second (goal 4,000)")
    korea = sources / "korea"
    ours, bare, times = ratio(lambda: spec("korea").parse([korea / KOREA_PDF]), lambda: bare_pdf(korea / KOREA_PDF), 3)
    print(f"korea pdf: {ours:.2f} s, bare {bare:.2f} s, ratio {times:.2f} (goal 2)")
    transcript = korea / "annex2_transcript.tsv"
    parsing = seconds(lambda: spec("korea").parse([transcript]))
    whole = seconds(lambda: make_version("korea", [transcript], version="2025-12-31"))
    print(f"korea transcript: parsed in {parsing:.2f} s, parsed and read in one process in {whole:.2f} s")
    parts = sorted(str(path) for path in korea.glob("annex2_*transcript.tsv"))
    wall, peak = report_cold(5, "import", "korea", *parts, "--version", "2025-12-31", into="--library")
    print(f"korea transcript, import: {wall:.2f} s, {peak:.0f} MB (goal 2 s)")
    with tempfile.TemporaryDirectory() as folder:
        others = amended(parts, Path(folder))
        wall, peak = report_cold(5, "import", "korea", *others, "--version", "2025-12-31", into="--library")
    print(f"korea transcript with every paragraph amended, import: {wall:.2f} s, {peak:.0f} MB")
    wall, peak = report_cold(5, "report", "--parties", "us", "--format", "xlsx")
    print(f"report, us, workbook: {wall:.2f} s, {peak:.0f} MB (goal 3 s, 400 MB)")
    wall, peak = report_cold(5)
    print(f"report, all parties, all forms: {wall:.2f} s, {peak:.0f} MB (goal 6 s, 400 MB)")
    size = sum(path.stat().st_size for path in lists_folder().rglob("*") if path.is_file())
    print(f"lists: {size / 1e6:.2f} MB (goal 12 MB)")
    for form in ("jsonl", "xlsx"):
        median, peak = report_cold(5, "russia", "--format", form)
        print(f"russia, {form}: {median:.2f} s cold, {peak:.0f} MB (goal 2 s)")


if __name__ == "__main__":
    main()
