"""The bounds of a label: ``resolution >= 10 bit and < 12 bit, @ temperature = 293 K``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from harmonize.model import Language, Op, Role, Threshold
from harmonize.reading.concepts import find_concepts, fits
from harmonize.reading.glossary import Concept, ConceptKind, Glossary
from harmonize.reading.label_words import Word, word
from harmonize.reading.naming import text_language
from harmonize.reading.naming_parts import NAMING

_TELLING = frozenset(
    {*NAMING, ConceptKind.TECHNOLOGY, ConceptKind.SOFTWARE, ConceptKind.PROCESS, ConceptKind.PARAMETER}
)
_UNITS = {
    "1": "", "percent": "%", "um": "µm", "us": "µs", "uJ": "µJ", "uW": "µW", "urad": "µrad", "degC": "°C",
    "deg": "°", "Msample/s": "MSPS", "Gsample/s": "GSPS", "ksample/s": "kSPS", "ohm": "Ω", "arcsec": "″",
}  # fmt: skip


def bound_texts(thresholds: Iterable[Threshold], glossary: Glossary, language: Language, text: str = "") -> list[str]:
    """The bounds that say what is caught, a text a parameter: ``resolution >= 10 bit and < 12 bit``.

    ``text`` is that of their provision, by which the parameter is told of a bound whose own words name none.
    Criteria come first, then the conditions under which they apply; exclusions and repetitions in another unit are
    left out.
    """
    texts: list[str] = []
    for role in (Role.CRITERION, Role.CONDITION):
        groups: dict[str, list[Threshold]] = {}
        before: Threshold | None = None
        for bound in thresholds:
            if bound.role is role:
                groups.setdefault(_parameter(bound, glossary, language, text), []).append(bound)
        for name, bounds in groups.items():
            figures = list(dict.fromkeys(_figure(bound) for bound in bounds))
            joining = _joining(bounds, text) if _is_range(bounds) else None
            joint = f" {word(joining, language)} " if joining else ", "
            mark = "" if role is Role.CRITERION else "@ "
            either = (
                f"{word(Word.OR, language)} " if before is not None and _alternative(before, bounds[0], text) else ""
            )
            texts.append(f"{mark}{either}{name} {joint.join(figures)}".strip())
            before = bounds[-1]
    return list(dict.fromkeys(texts))


def _is_range(bounds: Sequence[Threshold]) -> bool:
    return len(bounds) == 2 and {bound.op in (Op.GT, Op.GE) for bound in bounds} == {True, False}


def _joining(bounds: Sequence[Threshold], text: str) -> Word | None:
    """How the two ends of a range are joined. What is below the lower and above the upper cannot be both: it is either,
    where ``text`` says "or" between them, else two things are bounded (a mean size, and that of some particles)."""
    least = next(bound.base_value for bound in bounds if bound.op in (Op.GT, Op.GE))
    most = next(bound.base_value for bound in bounds if bound.op not in (Op.GT, Op.GE))
    if least <= most:
        return Word.AND
    first, last = sorted(bound.start for bound in bounds)
    return Word.OR if _OR.search(text[first:last]) else None


def _alternative(before: Threshold, bound: Threshold, text: str) -> bool:
    """Whether an English ``text`` asks for one bound or the other, rather than for both: nothing else joins them."""
    between = text[before.start : bound.start]
    if _OTHER_GOODS.search(between):
        return True
    return _EITHER.search(between) is not None and _BOTH.search(between) is None


_EITHER = re.compile(
    r"\bor\b(?! (?:equal|less|more|greater|better|above|below|higher|lower|longer|shorter|thinner|thicker|faster)\b)"
    r"[^,]*$",
    re.IGNORECASE,
)
_OTHER_GOODS = re.compile(r"\bor (?!more|less|greater|one|two)(?:[a-z]+ ){1,3}[a-z]+s (?:not \w+ed|having)\b")
"""Other goods, with bounds of their own ("or sensor materials having a zinc content of ...")."""
_BOTH = re.compile(r"\b(?:and|with|having|at|while|when|for|in|into|of any|whose|which|that)\b|[;:]", re.IGNORECASE)
_OR = re.compile(
    r"\bor\b(?! (?:equal\b|(?:less|more|greater|better|above|below|higher|lower)\s*(?:[,;.)]|and\b)))|"
    r"又は|若しくは|또는|이거나|혹은",
    re.IGNORECASE,
)
"""Words for "or" that are no part of a bound ("5 m or more")."""


def _parameter(bound: Threshold, glossary: Glossary, language: Language, text: str) -> str:
    if bound.concept in glossary.by_id and not _by_dimension(bound, text, glossary):
        return glossary[bound.concept].name(language)
    if (near := _parameter_before(bound, text, glossary)) is not None:
        return near.name(language)
    if bound.concept in glossary.by_id:
        return glossary[bound.concept].name(language)
    if language is Language.ENGLISH and not bound.parameter.isascii():
        return in_english(bound, glossary)
    words = bound.parameter.split()[-3:]
    while len(words) > 1 and _JOINING.fullmatch(words[0]):
        del words[0]
    if words and _VERBAL.fullmatch(words[-1]):
        return DIMENSIONS.get(bound.base_unit) or " ".join(words)
    return " ".join(words)


_JOINING = re.compile(r"or|and|of|the|a|an|in|for|with|by", re.IGNORECASE)
"""Words that do not open a name cut out of a sentence ("data or command link")."""
_NEAR = 80
"""Characters before a bound in which its parameter may stand."""
_VERBAL = re.compile(
    r"\w+ed|made|available|operation|detection|along|zero|consisting|composed|decompose|detect|result|use"
)
"""Words that end a phrase that names no parameter: what is measured is told by the unit."""


def _by_dimension(bound: Threshold, text: str, glossary: Glossary) -> bool:
    """Whether the parameter of ``bound`` was told by its unit and stands in no word of ``text``."""
    name = glossary[bound.concept].en[0]
    return (
        text_language(text) is Language.ENGLISH and bool(text) and name in _DIMENSION_NAMES and name not in text.lower()
    )


def _parameter_before(bound: Threshold, text: str, glossary: Glossary) -> Concept | None:
    """The last parameter that ``text`` names shortly before ``bound`` and that can have its unit."""
    if not text or not bound.base_unit or bound.base_unit == "dimensionless":
        return None
    near = text[max(0, bound.start - _NEAR) : bound.start]
    for match in reversed(find_concepts(near, text_language(text), glossary)):
        concept = glossary[match.id]
        if concept.kind is ConceptKind.PARAMETER and fits(concept.id, bound.base_unit, glossary):
            return concept
    return None


def in_english(bound: Threshold, glossary: Glossary) -> str:
    """What a bound of a Japanese or Korean text is on, where its words name no parameter of the glossary: the last
    thing that they name, else the name of the dimension."""
    said = DIMENSIONS.get(bound.base_unit)
    if said is None and bound.base_unit == "dimensionless":
        language = Language.KOREAN if _HANGUL.search(bound.parameter) else Language.JAPANESE
        named = [glossary[each.id] for each in find_concepts(bound.parameter, language, glossary)]
        named = [concept for concept in named if concept.kind in _TELLING]
        if named:
            return named[-1].en[0]
        said = "share" if bound.unit == "percent" else "number" if bound.value > 1 and bound.value % 1 == 0 else ""
    return said or "value"


_HANGUL = re.compile(r"[\uac00-\ud7a3]")
DIMENSIONS = {
    "second": "time",
    "meter": "length",
    "kilogram": "mass",
    "kelvin": "temperature",
    "1 / second": "frequency",
    "kilogram * meter ** 2 / second ** 3": "power",
    "kilogram / meter / second ** 2": "pressure",
    "kilogram * meter ** 2 / second ** 2": "energy",
    "kilogram * meter / second ** 2": "force",
    "meter / second": "speed",
    "meter / second ** 2": "acceleration",
    "radian": "angle",
    "radian / second": "speed of rotation",
    "meter ** 2": "area",
    "meter ** 3": "volume",
    "meter ** 3 / second": "flow rate",
    "kilogram / second": "rate of mass",
    "kilogram / meter ** 3": "density",
    "1 / meter ** 3": "concentration",
    "ampere": "current",
    "bit": "number of bits",
    "bit / second": "data rate",
    "dB": "level",
}
"""What a bound measures, by its base unit."""
_DIMENSION_NAMES = frozenset(DIMENSIONS.values())


def _figure(bound: Threshold) -> str:
    unit = _UNITS.get(bound.unit, bound.unit.replace("**", "^").replace("*", "·").replace(" ", ""))
    sign = "=" if bound.op is Op.EQ else bound.op.value
    gap = "" if unit in ("", "%", "°", "″") else " "
    return f"{sign} {number_text(bound.value)}{gap}{unit}"


def number_text(value: float) -> str:
    """A figure as a person writes it: ``1510``, ``0.05``, ``5e12``.

    >>> number_text(1510.0), number_text(5e12), number_text(0.00002)
    ('1510', '5e12', '2e-5')
    """
    if value == 0 or 1e-4 <= abs(value) < 1e6:
        return f"{value:.6f}".rstrip("0").rstrip(".")
    mantissa, exponent = f"{value:.6e}".split("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
