"""Making provisions by the thousand.

``Provision`` is frozen, and its generated constructor sets each of its two dozen fields through
``object.__setattr__``: on a list of twelve thousand provisions that alone takes longer than reading the file. A
``Draft`` has the same fields, may be written while the words of the provision are gathered, and becomes it in the end.
The parsers make provisions so from the official texts, and the shelf from its tables.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, cast

from harmonize.model import (
    Disagreement,
    Effect,
    Kind,
    Logic,
    Mark,
    Provision,
    ReasonForControl,
    RegimeReference,
    Status,
    Threshold,
)

_IN_FORCE, _NO_LOGIC, _NO_EFFECT = Status.IN_FORCE, Logic.NONE, Effect.NONE


class Draft:
    """A provision whose words are still being gathered; its fields mean what those of ``Provision`` do."""

    __slots__ = tuple(field.name for field in fields(Provision))

    if TYPE_CHECKING:
        logic: Logic
        effect: Effect
        thresholds: tuple[Threshold, ...]
        unread: tuple[str, ...]
        concepts: tuple[str, ...]
        references: tuple[str, ...]
        disagreements: tuple[Disagreement, ...]
        label: str
        text_hash: str
        sense_hash: str
        sketch: str

    def __init__(
        self, number: str, parent: str | None, kind: Kind, place: str, printed: str = "", text: str = ""
    ) -> None:
        self.number = number
        self.parent = parent
        self.kind = kind
        self.text = text
        self.printed = printed
        self.citation = ""
        self.status = _IN_FORCE
        self.since: int | None = None
        self.parallel = ""
        self.regimes: tuple[RegimeReference, ...] = ()
        self.marks: tuple[Mark, ...] = ()
        self.reasons: tuple[ReasonForControl, ...] = ()
        self.place = place
        self.logic = _NO_LOGIC
        self.effect = _NO_EFFECT
        self.thresholds = self.unread = self.concepts = self.references = self.disagreements = ()
        self.label = self.text_hash = self.sense_hash = self.sketch = ""

    @classmethod
    def of(cls, provision: Provision) -> Draft:
        """A draft that says what ``provision`` does, to be written on."""
        draft = cls.__new__(cls)
        # field by field, since this is done several times for each of thousands
        draft.number = provision.number
        draft.parent = provision.parent
        draft.kind = provision.kind
        draft.text = provision.text
        draft.printed = provision.printed
        draft.citation = provision.citation
        draft.status = provision.status
        draft.since = provision.since
        draft.parallel = provision.parallel
        draft.regimes = provision.regimes
        draft.marks = provision.marks
        draft.reasons = provision.reasons
        draft.place = provision.place
        draft.logic = provision.logic
        draft.effect = provision.effect
        draft.thresholds = provision.thresholds
        draft.unread = provision.unread
        draft.concepts = provision.concepts
        draft.references = provision.references
        draft.disagreements = provision.disagreements
        draft.label = provision.label
        draft.text_hash = provision.text_hash
        draft.sense_hash = provision.sense_hash
        draft.sketch = provision.sketch
        return draft

    def finished(self) -> Provision:
        """The provision itself: this very object, from now on frozen."""
        self.__class__ = Provision  # type: ignore[assignment]  # both have the same slots and nothing else
        return cast(Provision, self)


def named(bound: Threshold, parameter: str, concept: str) -> Threshold:
    """``bound`` on the parameter of that name and concept."""
    return Threshold(
        parameter,
        concept,
        bound.op,
        bound.value,
        bound.unit,
        bound.role,
        bound.quote,
        bound.start,
        bound.base_value,
        bound.base_unit,
    )


def revised(provision: Provision, **fields_: object) -> Provision:
    """``provision`` with other ``fields_``, as ``dataclasses.replace`` makes it, in a fraction of the time."""
    draft = Draft.of(provision)
    for name, value in fields_.items():
        setattr(draft, name, value)
    return draft.finished()
