"""A version folder appears whole or not at all, and gives back what was put in."""

from pathlib import Path

import pytest

from harmonize.errors import ShelfError
from harmonize.model import (
    Effect,
    Kind,
    ListVersion,
    Logic,
    Mark,
    Op,
    Provision,
    ReasonForControl,
    Regime,
    RegimeReference,
    Status,
)
from harmonize.shelf import folder as folders
from harmonize.shelf.folder import read_version, restore, write_version
from tests.making import bound, info, provision


def full_version() -> ListVersion:
    """A list with every kind of field filled."""
    return ListVersion(
        info("us"),
        (
            Provision("3A", None, Kind.GROUP, "Systems", label="systems"),
            provision(
                "3A900",
                "Widgets, as follows",
                Kind.ENTRY,
                parent="3A",
                printed="3A900",
                place="line 4",
                logic=Logic.LIST,
                reasons=(
                    ReasonForControl("NS", "NS Column 1", False, ("3A900.a",), ("3A900.b",), True),
                    ReasonForControl("AT", "AT Column 1", True),
                ),
                regimes=(RegimeReference(Regime.AUSTRALIA_GROUP, "1"),),
                marks=(Mark.VERY_SENSITIVE,),
                concepts=("widget", "gadget"),
                references=("3A901", "ITAR"),
                text_hash="aa",
                sense_hash="bb",
                sketch="cc",
            ),
            provision("3A900.a", "longer than 2 m, or ≥ 1,5", thresholds=(bound(Op.GT, 2.0), bound(Op.LE, 1e-9, "s"))),
            provision("3A900.b", "[Reserved]", status=Status.RESERVED),
            provision("3A900.c", "gone", status=Status.NOT_USED, since=2021),
            provision("3A900#note1", "does not apply", Kind.NOTE, effect=Effect.EXCLUDES),
        ),
        has_texts=True,
    )


def without_words(item: Provision) -> tuple[object, ...]:
    return (item.number, item.parent, item.kind, item.status, item.since, item.logic, item.effect, item.thresholds)


def test_a_version_with_texts_comes_back_as_it_was(tmp_path: Path) -> None:
    made = full_version()
    write_version(made, tmp_path / "us" / "v", texts=True)
    assert read_version(tmp_path / "us" / "v") == made


def test_a_digest_has_the_facts_and_no_words(tmp_path: Path) -> None:
    made = full_version()
    write_version(made, tmp_path / "us" / "v", texts=False)
    read = read_version(tmp_path / "us" / "v")
    assert not read.has_texts
    assert all(item.text == "" for item in read.provisions)
    assert [without_words(item) for item in read.provisions] == [without_words(item) for item in made.provisions]
    assert not (tmp_path / "us" / "v" / "texts.csv").exists()


def test_the_same_version_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_version(full_version(), tmp_path / name, texts=True)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == ["provisions.csv", "texts.csv", "thresholds.csv", "version.toml"]
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)


def test_a_failure_in_the_middle_leaves_the_older_version_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "us" / "v"
    write_version(full_version(), target, texts=True)
    before = {path.name: path.read_bytes() for path in target.iterdir()}

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(folders.tables, "text_row", fail)
    with pytest.raises(OSError, match="disk full"):
        write_version(full_version(), target, texts=True)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    assert [path.name for path in target.parent.iterdir()] == ["v"]


def test_a_kill_between_the_two_renames_is_mended(tmp_path: Path) -> None:
    target = tmp_path / "us" / "v"
    write_version(full_version(), target, texts=True)
    target.rename(target.with_name(".v.old"))
    restore(tmp_path / "us")
    assert read_version(target) == full_version()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("provisions.csv", "number,kind\n", "line 1: the columns are not"),
        ("thresholds.csv", None, "is missing"),
        ("version.toml", "not = [toml", "not a version file"),
        ("version.toml", "format = 99\n", "layout 99 is not"),
    ],
)
def test_an_altered_folder_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    target = tmp_path / "us" / "v"
    write_version(full_version(), target, texts=True)
    path = target / name
    if content is None:
        path.unlink()
    else:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(ShelfError, match=said) as caught:
        read_version(target)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
