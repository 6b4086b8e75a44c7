"""The parameter of a bound: the noun phrase that the figure measures, in a normal form of a few words.

>>> before("A peak saturated power output ")
'peak saturated power output'
>>> before("Inner diameter of the current carrying windings of ")
'inner diameter of current carrying windings'

The normal form is lower case, American in spelling, without articles, quotation marks and "number of", so that the
same parameter of two lists reads the same.
"""

from __future__ import annotations

import re

LONGEST = 6


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|\([^()]*$")
_FLIGHT_RANGE = re.compile(
    r"(?:[“\"]range[”\"]|\b(?:achieving|capable of|delivered? to|payload to) an? (?:maximum )?[“\"]?range[”\"]?)"
    r"(?: (?:capability|of|at least|equal to|or))*,?\s*$"
)
"""How far something flies, where the list marks the word as defined or says it of goods: no frame of a figure."""
_TOKEN = re.compile(r"[^\W_][\w’'/+.-]*|[;:,()]")
_APPOSITION = re.compile(r",(?: [\w-]+){0,2} (?:\w+ed|\w+ly|if any),\s*$")
"""``design speed, fully loaded, exceeding``."""
_QUOTES = str.maketrans("", "", '"“”‘`')
_TRAILING = _set(
    "of is are was be being been to a an the that by equal its any each or and has have having which "
    "than not from as between band range value values rms about approximately approx nominal outside "
    "around with in at operating operate operates exceeding range ranges less more greater no do "
    "does can may must shall meet it"
)
_FRAMES = _set("range ranges band bands value values")
"""Frames around a quantity: a wavelength range bounds the wavelength."""
_STOP = _set(
    "having has have with at for in within by on to from that which whose where when exceeding over "
    "under through using is are was were be than and per into, not less more greater while anywhere "
    "if producing providing capable including containing during after before between across its "
    "their also without via only can may measuring incorporating maintaining employing achieving "
    "such as used but measured or"
)
_DROP = _set("a an the any all each its their said either specified given total. corresponding own this these")
_SPELLING = {
    "fibre": "fiber", "colour": "color", "analogue": "analog", "centre": "center", "aluminium": "aluminum",
    "vapour": "vapor", "metre": "meter", "litre": "liter", "behaviour": "behavior", "armour": "armor",
    "axes": "axis", "frequencies": "frequency", "wavelengths": "wavelength", "densities": "density",
    "accuracies": "accuracy", "fibres": "fiber", "purities": "purity", "energies": "energy",
    "capacities": "capacity", "resistivities": "resistivity", "impurities": "impurity",
    "capabilities": "capability",
    "synthesised": "synthesized", "losses": "loss", "masses": "mass", "indices": "index",
}  # fmt: skip
_PLURAL = re.compile(r"^(?!series|lens|chassis).{3,}[^suia]s$")
_VERBAL = re.compile(
    r"^(?:operat|design|specif|oper|weigh|travel|modif|us|emit|clock|perform|describ|capab|deliver|employ|"
    r"reduc|"
    r"function|withstand|contain|transmit|cool|extend|limit)(?:e|es|ed|ing|able|le|ified|s)?$|^rated$|"
    r"^rating$"
)

BY_DIMENSION = {
    "meter": "length", "second": "time", "1 / second": "frequency", "kilogram": "mass",
    "kelvin": "temperature",
    "kilogram * meter ** 2 / second ** 3": "power", "kilogram * meter ** 2 / second ** 2": "energy",
    "kilogram / meter / second ** 2": "pressure", "kilogram * meter ** 2 / ampere / second ** 3": "voltage",
    "ampere": "current", "radian": "angle", "meter ** 2": "area", "meter ** 3": "volume",
    "meter / second": "speed",
    "kilogram / meter ** 3": "density", "meter / second ** 2": "acceleration", "bit": "size",
    "bit / second": "data rate", "sample / second": "sample rate", "radian / second": "angular rate",
    "kilogram / ampere / second ** 2": "magnetic flux density", "meter ** 2 / second ** 2": "dose",
    "dimensionless": "content",
}  # fmt: skip
"""What a figure measures where no words say it."""


def _normal(words: list[str]) -> str:
    kept: list[str] = []
    for word in words:
        plain = word.lower().strip("'’.-")
        if plain and plain not in _DROP:
            plain = _SPELLING.get(plain, plain)
            kept.append(plain[:-1] if _PLURAL.match(plain) else plain)
    while kept and kept[0] in ("of", "number", "minimum", "maximum") and len(kept) > 1:
        if kept[0] in ("minimum", "maximum"):
            break
        kept = kept[1:]
    if len(kept) > LONGEST:
        # X of Y: the head says what is measured, the end of the complement of what.
        head = kept.index("of") if "of" in kept else 0
        kept = kept[:LONGEST] if 0 < head < LONGEST - 1 else kept[-LONGEST:]
    while kept and kept[-1] in ("of", "or", "and", "in", "per", "to"):
        kept.pop()
    name = " ".join(kept)
    return name if len(name) > 2 else ""


_PLACE = _set("across over on along in within throughout for")
_PARAMETER = re.compile(
    r"^(?:frequenc|wavelength|temperature|depth|speed|pressure|angle|time|duration|diameter|length|range|"
    r"band|excess|volume|"
    r"thickness|width|height|size|area|mass|weight|rate|capacity|power|energy)",
    re.IGNORECASE,
)


def _head_before_place(tokens: list[str]) -> int:
    """``thickness uniformity across the wafer of``: the quantity stands before the place."""
    for position in range(len(tokens) - 1, max(len(tokens) - 6, 0), -1):
        lower = tokens[position].lower()
        if lower in _PLACE:
            if any(_PARAMETER.match(token) for token in tokens[position + 1 :]):
                break
            earlier = tokens[position - 1].lower()
            usable = (
                earlier not in _STOP
                and earlier not in _TRAILING
                and earlier not in ";:,()"
                and not _VERBAL.match(earlier)
            )
            return position if usable else len(tokens)
        if lower in _STOP or lower in ";:,()":
            break
    return len(tokens)


def before(lead: str, *, compared: bool = False) -> str:
    """The noun phrase that ends where a comparator begins, in normal form; "" where there is none.

    ``compared`` says that a comparator follows, which belongs to the head of the phrase and not to a place in it.
    """
    if _FLIGHT_RANGE.search(lead):
        return "range"
    plain = _APPOSITION.sub(" ", _BRACKETS.sub(" ", lead[-200:]).translate(_QUOTES))
    tokens = [match[0] for match in _TOKEN.finditer(plain)]
    while tokens and (tokens[-1] in ",:()" or tokens[-1].lower() in _TRAILING):
        last = tokens.pop().lower()
        if last in _FRAMES and not tokens:
            return last.removesuffix("s") if last != "range" else ""
    phrase: list[str] = []
    wanted = len(tokens)
    if compared:
        wanted = _head_before_place(tokens)
    for position in range(wanted - 1, -1, -1):
        token, lower = tokens[position], tokens[position].lower()
        if token in ";:,()" or token[0].isdigit():
            break
        if lower == "or" and phrase and position and not _VERBAL.match(tokens[position - 1].lower()):
            phrase.append(token)
            continue
        if lower in _STOP or (_VERBAL.match(lower) and phrase == [] and position):
            break
        phrase.append(token)
    phrase.reverse()
    while phrase and (phrase[0].lower() in ("or", "and", "of") or _VERBAL.match(phrase[0].lower())):
        # "operating frequency" is a parameter; "operating" alone and "rated" are not.
        if _VERBAL.match(phrase[0].lower()) and len(phrase) == 2 and phrase[0].lower() in ("operating", "rated"):
            break
        phrase = phrase[1:]
    return _normal(phrase)


_AFTER_STOP = _STOP - {"of"} | _set("therefor or equal is are any larger smaller higher lower none")
_COMPARATIVE = re.compile(
    r"^\s*,?\s*(?:or|and) (?:more|greater|less|higher|lower|better|larger|longer|fewer|above|below|over|"
    r"under|finer)"
    r"(?: \((?:less|better|more|greater)\))?"
)


_QUOTED_LIST = re.compile(r"(?:['‘][^'’]{1,30}['’](?:, | and | ))+(?=['‘])")
"""``'fully controlled', 'connected' and 'working' 'physical qubits'``: the last is the noun."""
_BY_WEIGHT = re.compile(r"^\s*,?\s*by (?:weight|volume|mass|mole)\b,?")


def after(rest: str) -> str:
    """The noun phrase that follows a figure (``100% probability of discovery``), in normal form."""
    rest = _QUOTED_LIST.sub("", rest)
    rest = _COMPARATIVE.sub(" ", _BRACKETS.sub(" ", rest[:160]).translate(_QUOTES))
    rest = _BY_WEIGHT.sub(" ", rest)
    rest = _COMPARATIVE.sub(" ", rest)
    phrase: list[str] = []
    for match in _TOKEN.finditer(rest):
        token, lower = match[0], match[0].lower()
        if token in ";:,()" or (token[0].isdigit() and "-" not in token):
            break
        if lower == "of":
            if not phrase:
                continue
        elif lower in _AFTER_STOP:
            break
        phrase.append(token)
        if len(phrase) >= LONGEST:
            break
    return _normal(phrase)
