"""The committed reports are what the program says of the shipped lists today."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "reports"


def _made() -> ModuleType:
    found = importlib.util.spec_from_file_location("reports_make", FOLDER / "make.py")
    assert found is not None and found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


MAKE = _made()


@pytest.mark.parametrize("name", list(MAKE.REPORTS))
def test_a_committed_report_is_current(name: str) -> None:
    committed = (FOLDER / name).read_text(encoding="utf-8")
    assert MAKE.output(MAKE.REPORTS[name]) == committed, "make it anew: python reports/make.py"


def test_every_report_is_made_by_the_command() -> None:
    assert {path.name for path in FOLDER.glob("*.txt")} == set(MAKE.REPORTS)
