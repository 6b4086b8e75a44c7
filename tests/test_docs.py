"""The pages of the project say what the program does: their commands run, and what they show is what it prints.

Every line of a ``sh`` block, and every line of a ``console`` block that begins with ``$``, is run in the order of the
page, in a folder of its own with an empty library. A ``console`` block behind ``<!-- shows: WHAT -->`` ends with what
its last command prints, WHAT being

- ``lines 1-9``: these lines; ``lines RELAXED +4``: four lines from the first one that begins so (several ranges are
  separated by commas, with a line of points for what is left out);
- ``wrapped 1-3``: these lines, broken at 100 columns;
- ``with T-0f3d9a3d, N-1a5460c5``: the lines that hold one of these, broken in the same way.

``pytest tests/test_docs.py --regenerate-golden`` writes these blocks anew; look at the difference before you keep it.
"""

import importlib
import re
import shlex
import shutil
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from harmonize.cli import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REPORTS = (ROOT / "reports" / "README.md").read_text(encoding="utf-8")
COMMANDS = {item.name or (item.callback.__name__ if item.callback else "") for item in app.registered_commands}
COMMANDS |= {str(group.name) for group in app.registered_groups}
SUBCOMMANDS = {
    f"{group.name} {item.name}"
    for group in app.registered_groups
    for item in (group.typer_instance.registered_commands if group.typer_instance else ())
}
PAGES = [
    "README.md",
    "docs/method.md",
    "docs/file-formats.md",
    "docs/adding-a-list.md",
    "lists/README.md",
    "reports/README.md",
    "benchmarks/README.md",
]
ELSEWHERE = {
    "python3 -m venv": "run by .ci/run in a copy of the checkout",
    ".venv/bin/python -m benchmarks": "a measurement of minutes; its module is looked up here",
    "python -m benchmarks": "a measurement of minutes; its module is looked up here",
    "python reports/make.py": "run by tests/test_reports.py",
    "python -m harmonize.shelf.nomenclature": "run by tests/shelf/test_nomenclature.py",
    "python ../shared/eval/": "the scorers run the program for a minute; they are looked up here",
    "harmonize digest SOURCES": "run by tests/real/test_digests_real.py, version by version",
    "pytest": "the tests themselves",
    ". .venv/bin/activate": "the shell's own",
}
"""Beginnings of commands that are not run here, and where they are."""

REPORTED = {
    arguments: name
    for name, arguments in re.findall(r"^\| `(\S+\.txt)` \| `harmonize (.*?)` \|", REPORTS, re.MULTILINE)
}
"""The commands whose output is committed."""

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_SHOWN = re.compile(r"^<!-- shows: ([^\n]*) -->\n```console\n((?:\$ [^\n]*\n)+)(.*?)^```", re.DOTALL | re.MULTILINE)
_WIDTH = 100


def commands_of(page: str) -> Iterator[str]:
    """The commands of the page's blocks, continued lines joined, without comments."""
    for kind, body in _BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        if kind == "console":
            yield from (line[2:] for line in body.splitlines() if line.startswith("$ "))
        if kind == "sh":
            for line in body.replace("\\\n", " ").splitlines():
                if line.strip() and not line.lstrip().startswith("#"):
                    yield " ".join(line.split())


def named_in(page: str) -> set[str]:
    """The commands of the program that the page names, in blocks or between backticks."""
    text = _BLOCK.sub("", (ROOT / page).read_text(encoding="utf-8"))
    quoted = re.findall(r"`([^`]+)`", text)
    return {name for said in (*commands_of(page), *quoted) for name in re.findall(r"\bharmonize ([a-z]+)", said)}


def elsewhere(command: str) -> str:
    return next((why for start, why in ELSEWHERE.items() if command.startswith(start)), "")


@cache
def output(command: str) -> str:
    """What the command prints; ``echo ... | harmonize ...`` is given what echo prints.

    What stands in ``reports/`` is taken from there: ``tests/test_reports.py`` proves it.
    """
    if command.removeprefix("harmonize ") in REPORTED:
        return (ROOT / "reports" / REPORTED[command.removeprefix("harmonize ")]).read_text(encoding="utf-8")
    piped, _, last = command.rpartition(" | ")
    given = " ".join(shlex.split(piped)[1:]) + "\n" if piped else ""
    name, *arguments = shlex.split(last)
    assert name == "harmonize", f"{command}: say in ELSEWHERE where it is tried"
    ran = CliRunner().invoke(app, arguments, input=given)
    if ran.exception and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    assert ran.exit_code == 0, f"{command}: {ran.output}"
    return ran.stdout


def excerpt(printed: str, what: str) -> str:
    """The part of ``printed`` that a page shows."""
    lines = printed.splitlines()
    how, _, rest = what.partition(" ")
    if how == "wrapped":
        first, last = map(int, rest.split("-"))
        return "\n".join(_broken(lines[first - 1 : last]))
    if how == "with":
        wanted = rest.split(", ")
        gone = [mark for mark in wanted if not any(mark in line for line in lines)]
        assert not gone, f"nothing holds {', '.join(gone)} now; show what there is"
        found = [line for mark in wanted for line in lines if mark in line]
        return "\n".join(_broken(found))
    assert how == "lines", what
    parts = []
    for each in rest.split(", "):
        start, sign, count = each.rpartition(" +")
        if sign:
            first = next(place for place, line in enumerate(lines) if line.lstrip().startswith(start))
            parts.append(lines[first : first + int(count)])
        else:
            first, last = map(int, each.split("-"))
            parts.append(lines[first - 1 : last])
    return "\n...\n".join("\n".join(part).rstrip() for part in parts)


def _broken(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield from textwrap.wrap(line, _WIDTH, subsequent_indent="  ", tabsize=4)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, with an empty library, and the official texts beside it where they are at hand."""
    work = tmp_path / "work"
    work.mkdir()
    shared = ROOT.parent / "shared"
    if shared.is_dir():
        (tmp_path / "shared").symlink_to(shared)
    monkeypatch.chdir(work)
    (tmp_path / "library").mkdir()
    monkeypatch.setenv("HARMONIZE_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("COLUMNS", "80")
    return work


def run_page(page: str, folder: Path, *, with_sources: bool) -> None:
    for command in commands_of(page):
        if not elsewhere(command) and ("../shared" in command) is with_sources:
            output(command)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_runs_and_prints_what_the_page_shows(
    page: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    run_page(page, folder, with_sources=False)
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    for what, commands, shown in _SHOWN.findall(text):
        command = commands.splitlines()[-1].removeprefix("$ ")
        said = excerpt(output(command), what) + "\n"
        if request.config.getoption("--regenerate-golden"):
            head = f"<!-- shows: {what} -->\n```console\n{commands}"
            text = text.replace(head + shown, head + said)
            path.write_text(text, encoding="utf-8")
        else:
            assert shown == said, f"{page}: {command}: write it anew with --regenerate-golden"
    shutil.rmtree(folder)


@pytest.mark.real
@pytest.mark.parametrize("page", [page for page in PAGES if any("../shared" in each for each in commands_of(page))])
def test_every_command_of_a_page_that_reads_official_texts_runs(page: str, folder: Path, sources: Path) -> None:
    assert sources.is_dir()
    run_page(page, folder, with_sources=True)


@pytest.mark.parametrize("name", ["main", "tests"])
def test_the_two_commands_make_their_own_environment(name: str) -> None:
    match = re.search(rf"<!-- command: {name} -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert match is not None
    assert match.group(1).startswith("python3 -m venv .venv && .venv/bin/pip install")


def test_the_readme_names_every_command_and_no_other() -> None:
    assert named_in("README.md") == COMMANDS
    assert all(f"harmonize {each}" in README for each in SUBCOMMANDS)


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_only_real_commands_options_and_files(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert named_in(page) <= COMMANDS
    options = {
        name
        for command in typer.main.get_group(app).commands.values()
        for each in (command, *getattr(command, "commands", {}).values())
        for parameter in each.params
        for name in (*parameter.opts, *parameter.secondary_opts)
    } | {"--help", "--version", "--install-completion"}
    told = {
        option for line in re.findall(r"`harmonize ([^`]*)`", text) for option in re.findall(r"(?<!\S)--[a-z-]+", line)
    }
    assert told <= options
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)", text):
        assert ((ROOT / page).parent / target).exists(), f"{page} links to {target}, which is not there"


@pytest.mark.parametrize("page", PAGES)
def test_what_is_tried_elsewhere_is_there(page: str) -> None:
    for command in commands_of(page):
        module = re.search(r"python -m (benchmarks|harmonize)\.([\w.]+)", command)
        if elsewhere(command) and module:
            importlib.import_module(f"{module[1]}.{module[2]}")
        script = re.search(r"python ((?:\w+/)+\w+\.py)", command)
        if script:
            assert (ROOT / script[1]).is_file(), command


def test_pictures_are_small_and_shown() -> None:
    pages = "".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    for picture in (ROOT / "docs" / "pictures").glob("*.png"):
        assert picture.stat().st_size < 150_000
        assert f"pictures/{picture.name}" in pages
