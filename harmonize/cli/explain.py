"""The command that shows the whole chain of one finding."""

from __future__ import annotations

from typing import Annotated

import typer

from harmonize.cli.app import app
from harmonize.cli.options import AsOf, Baseline, Library, Parties, TableFormat, form_option


@app.command(
    short_help="Why a finding says what it says, with its sources.", epilog="Example: harmonize explain T-0f3d9a3d"
)
def explain(
    finding: Annotated[
        str,
        typer.Argument(
            metavar="FINDING", help="A Gap id of the workbook or the brief (T-, M-, N-, S-, R-...), or its beginning."
        ),
    ],
    parties: Parties = "",
    baseline: Baseline = "wassenaar",
    as_of: AsOf = "",
    output: Annotated[TableFormat, form_option(TableFormat, "text or json.")] = TableFormat.TEXT,
    library: Library = None,
) -> None:
    """Show the whole chain of a finding: source places, bounds read, how the lists were matched and compared."""
    from harmonize.compare.explain import explain as explain_finding
    from harmonize.report.explain import explanation_json, explanation_text

    found = explain_finding(finding, parties, baseline, as_of, library)
    print(explanation_json(found) if output is TableFormat.JSON else explanation_text(found))
