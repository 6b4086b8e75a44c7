"""Shared fixtures: the official sources, where they stand beside the checkout."""

from pathlib import Path

import pytest

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
