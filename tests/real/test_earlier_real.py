"""An import that takes over what the shelf has makes the same files as one that reads everything."""

from pathlib import Path

import pytest

from harmonize.model import ListVersion
from harmonize.shelf.digest import make_version
from harmonize.shelf.folder import write_version

DATE = "2025-12-31"


@pytest.fixture(scope="module")
def transcript(sources: Path) -> list[Path]:
    return sorted((sources / "korea").glob("annex2_*transcript.tsv"))


@pytest.fixture(scope="module")
def full(transcript: list[Path]) -> ListVersion:
    return make_version("korea", transcript, version=DATE)


@pytest.fixture(scope="module")
def shelf(full: ListVersion, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shelf")
    write_version(full, root / "korea" / DATE, texts=True)
    return root


def files(version: ListVersion, folder: Path) -> dict[str, bytes]:
    write_version(version, folder, texts=True)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.real
def test_the_same_list_again(transcript: list[Path], full: ListVersion, shelf: Path, tmp_path: Path) -> None:
    again = make_version("korea", transcript, version=DATE, shelves=[shelf])
    assert again == full
    assert files(again, tmp_path / "again") == files(full, tmp_path / "full")


@pytest.mark.real
def test_a_digest_without_texts_serves_as_well(transcript: list[Path], full: ListVersion, tmp_path: Path) -> None:
    write_version(full, tmp_path / "lists" / "korea" / DATE, texts=False)
    again = make_version("korea", transcript, version=DATE, shelves=[tmp_path / "lists"])
    assert files(again, tmp_path / "again") == files(full, tmp_path / "full")


@pytest.mark.real
def test_a_list_of_which_a_few_lines_changed(
    transcript: list[Path], full: ListVersion, shelf: Path, tmp_path: Path
) -> None:
    """Every two hundredth line has other figures, as after an amendment."""
    changed = []
    for path in transcript:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        lines[200::200] = [_with_other_figures(line) for line in lines[200::200]]
        changed.append(tmp_path / path.name)
        changed[-1].write_text("\n".join(lines), encoding="utf-8")
    read = make_version("korea", changed, version="2026-12-31")
    taken = make_version("korea", changed, version="2026-12-31", shelves=[shelf])
    assert full.read_keys is not None
    assert read.read_keys is not None
    shared = set(read.read_keys.keys) & set(full.read_keys.keys)
    assert 0.9 * len(read.provisions) < len(shared) < len(read.provisions)
    assert files(taken, tmp_path / "taken") == files(read, tmp_path / "read")


def _with_other_figures(line: str) -> str:
    number, kind, *texts = line.split("\t")
    return "\t".join([number, kind, *(text.replace("5", "6").replace("0", "9") for text in texts)])
