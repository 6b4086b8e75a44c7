"""Make the reports of this folder anew from the shipped lists: ``python reports/make.py``, in a checkout.

``REPORTS`` says which command makes which file. Nothing but the shipped lists is looked at, whatever the user's own
library holds.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPORTS = {
    "us-japan-korea.txt": "compare --parties us,japan,korea --format text",
    "korea-languages.txt": "check korea",
    "russia.txt": "russia",
    "changes-us.txt": "diff us@2026-06-24 us@2026-08-20",
    "changes-wassenaar.txt": "diff wassenaar@2021 wassenaar@2025",
    "changes-japan.txt": "diff japan@2025-05-28 japan@2026-02-14",
}


def output(arguments: str) -> str:
    """What ``harmonize`` prints for ``arguments``, with an empty library."""
    from typer.testing import CliRunner

    from harmonize.cli import app

    with tempfile.TemporaryDirectory() as empty:
        ran = CliRunner().invoke(app, arguments.split(), env={"HARMONIZE_LIBRARY": empty, "COLUMNS": "80"})
    if ran.exception and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    if ran.exit_code:
        raise RuntimeError(f"harmonize {arguments} ended with {ran.exit_code}: {ran.output}")
    return ran.stdout


def main() -> None:
    """Write every report."""
    for name, arguments in REPORTS.items():
        (HERE / name).write_text(output(arguments), encoding="utf-8")
        print(f"{name}: harmonize {arguments}")


if __name__ == "__main__":
    main()
