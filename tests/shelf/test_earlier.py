"""What was read before is taken over where all that its reading depends on is the same, and nowhere else."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from harmonize.errors import HarmonizeError
from harmonize.model import Kind, Language, ListVersion, Provision, ReadKeys, Status
from harmonize.reading.read import read_provisions
from harmonize.shelf import earlier
from harmonize.shelf.earlier import Earlier, nearest, taken_over
from harmonize.shelf.folder import read_version, write_version
from tests.making import info, provision


def a_list() -> list[Provision]:
    """An entry with branches, a note with branches of its own, and another entry that names the first."""
    return [
        provision(
            "9A900", "다음 중 하나에 해당하는 레이저", Kind.ENTRY, parallel="Lasers having any of the following:"
        ),
        provision("9A900.a", "출력이 5 W를 초과하는 것; 또는", parallel="An output power exceeding 5 W; or"),
        provision("9A900.b", "파장이 1,500 nm 이상인 것", parallel="A wavelength of 1,500 nm or less"),
        provision("9A900#note", "다음의 것은 통제하지 않는다:", Kind.NOTE, parallel="9A900 does not control:"),
        provision(
            "9A900#note.a", "출력이 1 W 이하인 것", Kind.NOTE, parallel="Those of an output power of 1 W or less"
        ),
        provision("9A901", "9A900의 레이저용 펌프", Kind.ENTRY, parallel="Pumps for lasers specified in 9A900"),
        provision("9A901.a", "유량이 2 m^{3}/min 이상인 것", parallel="A flow rate of 2 m^{3}/min or more"),
    ]


def read_as(
    provisions: Sequence[Provision], language: Language = Language.KOREAN, translation: Language = Language.ENGLISH
) -> ReadKeys:
    keys = earlier.read_keys(provisions, language, translation)
    assert keys is not None
    return keys


def keys_of(provisions: Sequence[Provision]) -> dict[str, str]:
    keys = read_as(provisions).keys
    return {item.number: key for item, key in zip(provisions, keys, strict=True)}


def edited(number: str, **fields: object) -> list[Provision]:
    return [replace(item, **fields) if item.number == number else item for item in a_list()]  # type: ignore[arg-type]


ALL = {item.number for item in a_list()}
FIRST = {number for number in ALL if number.startswith("9A900")}
EDITS: list[tuple[str, Callable[[], list[Provision]], set[str]]] = [
    # what is below is read in the light of what is above, and how branches combine is told by their ends
    ("words of a branch", lambda: edited("9A900.b", text="파장이 900 nm 이상인 것"), {"9A900.b", "9A900"}),
    ("words of its translation", lambda: edited("9A900.b", parallel="Of 900 nm"), {"9A900.b", "9A900"}),
    ("words of an entry", lambda: edited("9A900", text="레이저"), FIRST),
    ("words of a note", lambda: edited("9A900#note", text="설명"), {"9A900#note", "9A900#note.a", "9A900"}),
    ("status", lambda: edited("9A901.a", status=Status.DELETED), {"9A901.a", "9A901"}),
    ("kind", lambda: edited("9A901.a", kind=Kind.FIELD), {"9A901.a", "9A901"}),
    ("references of the parser", lambda: edited("9A901.a", references=("9A900",)), {"9A901.a", "9A901"}),
    ("label of the parser", lambda: edited("9A901.a", label="pump"), {"9A901.a", "9A901"}),
    ("another branch", lambda: [*a_list(), provision("9A901.b", "펌프")], {"9A901", "9A901.a"}),
    ("place in the file, which no reading depends on", lambda: edited("9A901", place="line 7"), set()),
]


@pytest.mark.parametrize(("what", "edit", "changed"), EDITS, ids=[each[0] for each in EDITS])
def test_a_key_changes_with_all_that_the_reading_depends_on(
    what: str, edit: Callable[[], list[Provision]], changed: set[str]
) -> None:
    before, after = keys_of(a_list()), keys_of(edit())
    assert {number for number in before if after[number] != before[number]} == changed


@pytest.mark.parametrize(("what", "edit", "changed"), EDITS, ids=[each[0] for each in EDITS])
def test_a_reading_with_what_was_taken_over_is_a_full_reading(
    what: str, edit: Callable[[], list[Provision]], changed: set[str], tmp_path: Path
) -> None:
    on_the_shelf(tmp_path)
    later = edit()
    keys = read_as(later)
    found = nearest(keys, [tmp_path])
    assert found is not None
    taken = taken_over(later, keys, found, read_version(found.folder, texts=False).provisions)
    assert taken.keys() == ALL - changed
    assert read_provisions(later, Language.KOREAN, taken=taken) == read_provisions(later, Language.KOREAN)


def test_of_the_same_list_everything_is_taken_over_with_its_labels(tmp_path: Path) -> None:
    on_the_shelf(tmp_path)
    keys = read_as(a_list())
    found = nearest(keys, [tmp_path])
    assert found is not None
    assert found.keys == keys.keys
    taken = taken_over(a_list(), keys, found, read_version(found.folder, texts=False).provisions)
    assert tuple(taken.values()) == read_provisions(a_list(), Language.KOREAN)


def test_the_version_that_shares_the_most_is_taken(tmp_path: Path) -> None:
    on_the_shelf(tmp_path, edited("9A901.a", text="유량이 9 m^{3}/min 이상인 것"), "2025-01-01")
    near = on_the_shelf(tmp_path, version="2026-01-01")
    on_the_shelf(tmp_path, edited("9A900", text="레이저"), "2027-01-01")
    found = nearest(read_as(a_list()), [tmp_path])
    assert found is not None
    assert found.folder == near


@pytest.mark.parametrize("setting", ["another translation", "another glossary", "another Python"])
def test_nothing_is_taken_from_another_reader(setting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_the_shelf(tmp_path / "shelf")
    if setting == "another glossary":
        (tmp_path / "glossary.csv").write_text("id\n", encoding="utf-8")
        monkeypatch.setattr(earlier, "lists_folder", lambda: tmp_path)
    elif setting == "another Python":
        monkeypatch.setattr(earlier.sys, "version_info", (9, 9))
    translation = Language.JAPANESE if setting == "another translation" else Language.ENGLISH
    assert nearest(read_as(a_list(), translation=translation), [tmp_path / "shelf"]) is None


@pytest.mark.parametrize("table", ["provisions.csv", "thresholds.csv", "disagreements.csv"])
def test_nothing_is_taken_from_tables_that_were_altered(table: str, tmp_path: Path) -> None:
    folder = on_the_shelf(tmp_path)
    with (folder / table).open("a", encoding="utf-8") as file:
        file.write("9A999\n")
    assert nearest(read_as(a_list()), [tmp_path]) is None


def test_nothing_is_taken_from_a_version_that_is_being_written(tmp_path: Path) -> None:
    folder = on_the_shelf(tmp_path)
    folder.rename(folder.with_name(".2026-01-01-draft"))
    assert nearest(read_as(a_list()), [tmp_path]) is None


def test_keys_that_are_not_those_of_the_provisions_are_refused(tmp_path: Path) -> None:
    folder = on_the_shelf(tmp_path)
    keys = read_as(a_list())
    with pytest.raises(HarmonizeError, match=r"read\.txt: not as many keys as provisions; delete the file\."):
        taken_over(a_list(), keys, Earlier(folder, keys.keys[:-1]), read_version(folder).provisions)


def test_without_code_to_know_the_reader_by_there_are_no_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earlier, "_PACKAGE", tmp_path)
    assert earlier.read_keys(a_list(), Language.KOREAN, Language.ENGLISH) is None


def test_an_english_list_with_decimal_commas_has_another_reader() -> None:
    points = [provision(f"9A9{at:02}", "More than 0.5 m", Kind.ENTRY) for at in range(30)]
    commas = [provision(f"9A9{at:02}", "More than 0,5 m", Kind.ENTRY) for at in range(30)]
    one, other = (read_as(each, Language.ENGLISH).reader for each in (points, commas))
    assert one != other


def on_the_shelf(root: Path, provisions: Sequence[Provision] = (), version: str = "2026-01-01") -> Path:
    """A version below ``root`` as an import leaves it."""
    provisions = provisions or a_list()
    made = ListVersion(
        replace(info("korea", version), language=Language.KOREAN),
        read_provisions(provisions, Language.KOREAN),
        has_texts=True,
        read_keys=read_as(provisions),
    )
    write_version(made, root / version, texts=True)
    return root / version
