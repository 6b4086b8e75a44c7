"""Shared fixtures: the official sources, where they stand beside the checkout; golden files; the command line."""

import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from harmonize.cli import main

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the official sources and the gold data, beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the official texts (../shared) are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def sources(shared: Path) -> Path:
    """The official lists as published."""
    return shared / "sources"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--regenerate-golden``: write the golden files anew; look at the difference before you keep it."""
    parser.addoption("--regenerate-golden", action="store_true", help="write the files in tests/golden anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a file in ``tests/golden``; a missing file is a failure, not a pass."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--regenerate-golden"):
            path.write_text(text, encoding="utf-8")
            return
        if not path.is_file():
            pytest.fail(f"{path.name} is missing: run pytest --regenerate-golden and look at the file")
        assert path.read_text(encoding="utf-8") == text

    return check


class Ran(NamedTuple):
    """What one run of the command line did."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Ran]:
    """Run the command line in this process, in an empty folder with an empty library, 80 columns wide."""
    (tmp_path / "library").mkdir()
    monkeypatch.setenv("HARMONIZE_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)

    def call(*args: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["harmonize", *args])
        monkeypatch.setattr(sys, "stdin", StringIO(stdin))
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return call
