"""The committed text reports are what the program says of the shipped lists today."""

from io import StringIO
from pathlib import Path

import pytest

from harmonize.compare.parties import compare_parties
from harmonize.report.records import write_findings

REPORTS = Path(__file__).resolve().parents[1] / "reports"


@pytest.mark.parametrize("party", ["us", "japan"])
def test_the_committed_findings_are_current(party: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARMONIZE_LIBRARY", str(tmp_path))
    out = StringIO()
    write_findings(compare_parties(party, "wassenaar"), out, as_json=False)
    committed = (REPORTS / f"{party}-wassenaar.txt").read_text(encoding="utf-8")
    assert out.getvalue() == committed, "see reports/README.md for the command that makes this file anew"
