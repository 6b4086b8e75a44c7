"""Commands about what changed: between two versions, over a paragraph's life, and in the parties' lists."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harmonize.cli.app import app
from harmonize.cli.options import Lang, Library, LineFormat, OnlyList, complete_version, form_option
from harmonize.errors import HarmonizeError
from harmonize.model import ChangeKind, Language

if TYPE_CHECKING:
    from harmonize.report.changes_text import Line


class DiffFormat(StrEnum):
    """Forms of a list of changes."""

    TEXT = "text"
    JSONL = "jsonl"
    XLSX = "xlsx"


class Layout(StrEnum):
    """Which side of the workbook the new text stands on."""

    OLD_NEW = "old-new"
    JAPANESE = "japanese"


Only = Annotated[
    str, typer.Option("--only", metavar="CLASS,...", help="Only these classes: new, deleted, tightened, relaxed, ...")
]


@app.command(
    short_help="What changed between two versions of a list.",
    epilog="Example: harmonize diff us@2026-06-24 us@2026-08-20",
)
def diff(
    old: Annotated[str, typer.Argument(metavar="LIST@OLD", autocompletion=complete_version, help="The older version.")],
    new: Annotated[
        str,
        typer.Argument(metavar="LIST@NEW", autocompletion=complete_version, help="The newer version of the same list."),
    ],
    output: Annotated[DiffFormat, form_option(DiffFormat, "text, jsonl or xlsx.")] = DiffFormat.TEXT,
    only: Only = "",
    layout: Annotated[
        Layout, form_option(Layout, "Of the workbook: old then new, or 新旧対照表 (new left, old right).", "--layout")
    ] = Layout.OLD_NEW,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the workbook.")] = Path(),
    affected: Annotated[
        bool, typer.Option("--affected/--no-affected", help="Look up which other parties have the old or new value.")
    ] = True,
    lang: Lang = Language.ENGLISH,
    library: Library = None,
) -> None:
    """Show what changed between two versions of a list, classed, with the other parties that are affected."""
    from harmonize.compare.changes.affected import with_affected
    from harmonize.compare.changes.diff import diff_versions
    from harmonize.report.outfile import check_folder, name_in
    from harmonize.report.phrases import phrases
    from harmonize.shelf.catalogue import open_list

    wanted = _classes(only)
    if output is DiffFormat.XLSX:
        check_folder(out)
    before, after = open_list(old, library), open_list(new, library)
    result = diff_versions(before, after)
    if affected:
        result = with_affected(result, before, after, library)
    changes = tuple(change for change in result.changes if change.kind in wanted)
    if output is DiffFormat.JSONL:
        from harmonize.report.changes_records import write_changes

        write_changes(result, changes, sys.stdout)
    elif output is DiffFormat.XLSX:
        from harmonize.report.changes_workbook import changes_name, write_changes_workbook

        path = out / name_in(lang, changes_name(result))
        write_changes_workbook(result, changes, path, phrases(lang), japanese=layout is Layout.JAPANESE)
        print(f"Workbook: {path}")
    else:
        from harmonize.report.changes_text import diff_lines

        _show(diff_lines(result, changes, phrases(lang), every=bool(only)))


@app.command(short_help="A paragraph's life over all versions at hand.", epilog="Example: harmonize history 3A001.a.5")
def history(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="A number of any list: 3A001.a.5, 3.A.1.a.5, ...")],
    list_id: OnlyList = "",
    output: Annotated[LineFormat, form_option(LineFormat, "text or jsonl.")] = LineFormat.TEXT,
    library: Library = None,
) -> None:
    """Tell a paragraph's life over all versions on the shelf: introduced, each change, deleted."""
    from harmonize.compare.changes.history import lives_of

    lives = lives_of(number, list_id, library)
    if output is LineFormat.JSONL:
        from harmonize.report.changes_records import write_life

        write_life(lives, sys.stdout)
    else:
        from harmonize.report.life_text import life_lines

        _show(life_lines(lives))


@app.command(
    short_help="Which party has each change of Wassenaar, and since when.",
    epilog="Example: harmonize adoption wassenaar@2021 wassenaar@2025",
)
def adoption(
    old: Annotated[
        str,
        typer.Argument(
            metavar="wassenaar@OLD", autocompletion=complete_version, help="The older version of the baseline."
        ),
    ],
    new: Annotated[
        str,
        typer.Argument(
            metavar="wassenaar@NEW", autocompletion=complete_version, help="The newer version of the baseline."
        ),
    ],
    output: Annotated[LineFormat, form_option(LineFormat, "text or jsonl.")] = LineFormat.TEXT,
    only: Only = "new,deleted,tightened,relaxed",
    library: Library = None,
) -> None:
    """Show which party has each change between two Wassenaar versions, and since when."""
    from harmonize.compare.changes.adoption import adoption_of

    result = adoption_of(old, new, _classes(only), library)
    if output is LineFormat.JSONL:
        from harmonize.report.changes_records import write_adoption

        write_adoption(result, sys.stdout)
    else:
        from harmonize.report.life_text import adoption_lines

        _show(adoption_lines(result))


def _classes(only: str) -> frozenset[ChangeKind]:
    names = [name.strip() for name in only.split(",") if name.strip()]
    known = {kind.value: kind for kind in ChangeKind}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise HarmonizeError(f"--only {unknown[0]}: there is no such class of change; name {', '.join(known)}.")
    return frozenset(known[name] for name in names) if names else frozenset(ChangeKind)


def _show(lines: Iterable[Line]) -> None:
    """Print lines, headings in colour on a terminal only."""
    for line in lines:
        typer.secho(line.text, fg=line.colour or None, bold=bool(line.colour))
