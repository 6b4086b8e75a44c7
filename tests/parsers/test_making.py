"""Drafts become the very provisions that the model's own constructor makes."""

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from harmonize.model import Kind, Provision, Regime, RegimeReference, Status
from harmonize.parsers.making import Draft, revised


def test_a_finished_draft_is_what_the_constructor_makes() -> None:
    """A field that the model gains and the draft does not know makes this test fail."""
    neutral = Draft("9A000.a", "9A000", Kind.ITEM, "line 7").finished()
    assert neutral == Provision("9A000.a", "9A000", Kind.ITEM, "", place="line 7")
    draft = Draft("9A000.a", "9A000", Kind.ITEM, "line 7", "a.", "A widget;")
    draft.citation, draft.status = "ECCN 9A000.a", Status.RESERVED
    draft.regimes = (RegimeReference(Regime.NATIONAL),)
    made = draft.finished()
    assert made == Provision(
        "9A000.a",
        "9A000",
        Kind.ITEM,
        "A widget;",
        "a.",
        "ECCN 9A000.a",
        Status.RESERVED,
        regimes=(RegimeReference(Regime.NATIONAL),),
        place="line 7",
    )


def test_a_finished_draft_behaves_as_a_provision() -> None:
    made = Draft("9A000.a", "9A000", Kind.ITEM, "line 7", "a.", "A widget;").finished()
    assert type(made) is Provision
    with pytest.raises(FrozenInstanceError):
        made.text = "Another widget;"  # type: ignore[misc]
    assert replace(made, text="Another widget;").text == "Another widget;"
    assert pickle.loads(pickle.dumps(made)) == copy.copy(made) == made
    assert hash(made) == hash(Provision("9A000.a", "9A000", Kind.ITEM, "A widget;", "a.", place="line 7"))


def test_a_revised_provision_has_every_other_field_of_the_first() -> None:
    draft = Draft("", None, Kind.ITEM, "")
    for field in fields(Provision):
        setattr(draft, field.name, f"some {field.name}")
    first = draft.finished()
    for field in fields(Provision):
        changed = revised(first, **{field.name: "another"})
        assert changed == replace(first, **{field.name: "another"})
        assert type(changed) is Provision
    assert revised(first) == first
