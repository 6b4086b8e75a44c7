"""The commands that the README shows are real: each names a command, and the two marked ones are complete."""

import re
from pathlib import Path

import pytest

from harmonize.cli import app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = {item.name or (item.callback.__name__ if item.callback else "") for item in app.registered_commands}
COMMANDS |= {group.name for group in app.registered_groups if group.name}


@pytest.mark.parametrize("name", ["main", "tests"])
def test_the_two_commands_make_their_own_environment(name: str) -> None:
    match = re.search(rf"<!-- command: {name} -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert match is not None
    assert match.group(1).startswith("python3 -m venv .venv && .venv/bin/pip install")


def test_the_readme_names_every_command_and_no_other() -> None:
    named = set(re.findall(r"`harmonize ([a-z]+)", README))
    assert named == COMMANDS


@pytest.mark.parametrize("path", ["lists/README.md", "reports/README.md", "benchmarks/README.md"])
def test_other_pages_name_only_real_commands(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert set(re.findall(r"(?:^|`)harmonize ([a-z]+)", text, re.MULTILINE)) <= COMMANDS


def test_the_readme_quotes_findings_of_today() -> None:
    said = (ROOT / "reports" / "us-wassenaar.txt").read_text(encoding="utf-8")
    quoted = re.search(r"```text\n(.*?)\n```", README, re.DOTALL)
    assert quoted is not None
    assert all(line in said for line in quoted.group(1).splitlines())
