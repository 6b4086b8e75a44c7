"""The English drafting vocabulary: comparators, ranges, roles. Tables only; ``english`` has the mechanism.

Every entry is a fragment of a regular expression with what it means; the alternations are composed here once.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from harmonize.model import Op
from harmonize.reading.alternatives import any_of


class Sense(StrEnum):
    """Where the caught values lie; ``better`` and ``worse`` need the quantity to tell."""

    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"


class Before(NamedTuple):
    """A comparator that stands before its figure."""

    pattern: str
    sense: Sense
    inclusive: bool
    """The figure itself is caught."""
    negated: bool = False
    """``not exceeding``: the opposite sense, the figure included."""


STRICT = {Sense.UP: Op.GT, Sense.DOWN: Op.LT}
INCLUSIVE = {Sense.UP: Op.GE, Sense.DOWN: Op.LE}
OPPOSITE = {Sense.UP: Sense.DOWN, Sense.DOWN: Sense.UP, Sense.BETTER: Sense.WORSE, Sense.WORSE: Sense.BETTER}

COMPARATIVES = {
    Sense.UP: "greater|more|higher|larger|longer|wider|thicker|heavier|faster|bigger|deeper|stronger",
    Sense.DOWN: "less|lower|smaller|shorter|fewer|narrower|thinner|lighter|finer|slower|closer|tighter",
    Sense.BETTER: "better|superior",
    Sense.WORSE: "worse|poorer",
}
PREPOSITIONS = {
    Sense.UP: "above|exceeding|exceeds?|exceeded|over|beyond|in excess of|surpassing",
    Sense.DOWN: "below|under|beneath",
}

_ALL = "|".join(COMPARATIVES.values())
GLOSS_SENSE = re.compile(r"\((?:(?P<up>greater|more|higher|larger)|(?P<down>less|lower|smaller))\b")
GLOSS = rf"(?: ?\((?:{_ALL})(?: than)?\))?"
"""``less (better) than``: the bracket says which way is better."""
_EQUAL = r"(?:(?:is |are )?equal(?:s|l?ing)?(?: to)?,? or|equivalent to or|at or|to or|meets? or|meeting or|of or)"
_NOT = r"(?:not|no|never|nor|cannot|neither)(?: to| be)?"


def _words(sense: Sense) -> str:
    return f"(?:{COMPARATIVES[sense]}){GLOSS}"


def _before() -> list[Before]:
    """The comparators, those first that contain others: "equal to or less than" must win over "less than"."""
    inclusive: list[Before] = []
    negated: list[Before] = []
    strict: list[Before] = []
    for sense, comparatives in COMPARATIVES.items():
        more = f"(?:{comparatives}){GLOSS}"
        inclusive += [
            Before(rf"{_EQUAL} {more}(?: than)?", sense, True),
            Before(rf"{more}(?: than)?,?(?: or| and)? equal(?:ing)? (?:to|than)", sense, True),
            Before(rf"{more} than,? or equal(?:ing)?(?: to)?", sense, True),
        ]
        negated.append(Before(rf"{_NOT} {more} than", sense, True, negated=True))
        # The lists sometimes lose the "than".
        strict.append(Before(rf"{more}(?: than|(?= [\d.±−]))", sense, False))
    for sense, prepositions in PREPOSITIONS.items():
        inclusive.append(Before(rf"{_EQUAL} (?:{prepositions})|(?:{prepositions}) or equal(?:ing)? to", sense, True))
        auxiliary = r"(?:does |do |did |shall |must |may )?"
        negated.append(Before(rf"{auxiliary}{_NOT} (?:{prepositions}|exceed)", sense, True, negated=True))
        strict.append(Before(prepositions, sense, False))
    inclusive += [
        Before(r"at least|a? ?minimum(?: value)? of|≥|>=|⩾|as (?:low|little|few) as", Sense.UP, True),
        Before(
            r"up to(?:,? and including)?|at most|a? ?maximum(?: value)? of|≤|<=|⩽|within(?: ±)?|"
            r"as (?:high|much|many) as|limited to(?: a maximum of)?|down to|or less than",
            Sense.DOWN,
            True,
        ),
    ]
    return [*inclusive, *negated, *strict, Before(">", Sense.UP, False), Before("<", Sense.DOWN, False)]


BEFORE = _before()
_BEGINNINGS = (
    *"<>≥≤⩾⩽",
    *_ALL.split("|"),
    *("above", "exceed", "over", "beyond", "in excess", "surpass", "below", "under", "beneath"),
    *("equal", "is equal", "are equal", "equivalent to", "at or", "to or", "of or", "or less", "meet"),
    *("at least", "at most", "a minimum", "aminimum", "minimum", "a maximum", "amaximum", "maximum", "up to"),
    *("as low", "as little", "as few", "as high", "as much", "as many", "within", "limited to", "down to"),
    *("no", "never", "cannot", "neither", "does n", "do n", "did n", "shall n", "must n", "may n"),
    *("does cannot", "do cannot", "did cannot", "shall cannot", "must cannot", "may cannot"),
)
"""What any comparator begins with: other words are passed over at once."""
COMPARATOR = re.compile(
    rf"(?<![A-Za-z])(?i:(?={any_of(_BEGINNINGS)})(?:"
    + "|".join(f"(?P<c{index}>{row.pattern})" for index, row in enumerate(BEFORE))
    + r"))(?![A-Za-z])"
)
"""All of them; the group ``c7`` is the row ``BEFORE[7]``."""

FILLER = re.compile(
    r"[\s,:~\"“]*(?:(?:an?|the|about|approximately|any of|its|that of|nominal|total of|value of|values of|"
    r"level|levels|of|[Mm]ach(?: [Nn]umber)?|"
    r"either|only|or|to|nominally|a total of|the value|plus|±|its|rate of|rates of)[\s,:(]+)*[\s(\[]*$"
)
"""What may stand between a comparator and its figure."""
NAMED_FILLER = re.compile(r"^(?:an?|the|any)? ?((?:[\w\"'“”‘’.-]+ ){1,4}?)(?:of|is|at)(?: about| approximately)? ?$")
"""``exceeding a wavelength of 5 nm``: the quantity stands between comparator and figure."""

_AFTER_WORD = {
    Sense.UP: COMPARATIVES[Sense.UP] + "|above|over|up|upwards",
    Sense.DOWN: COMPARATIVES[Sense.DOWN] + "|below|under|down",
    Sense.BETTER: COMPARATIVES[Sense.BETTER],
    Sense.WORSE: COMPARATIVES[Sense.WORSE],
}
AFTER = re.compile(
    r"\s*,?\s*(?:or|and|to|and/or)\s+(?:(?:is|are|any|even|equal(?: to)? or) )?(?:"
    + "|".join(f"(?P<{sense.value}>{words})" for sense, words in _AFTER_WORD.items())
    + rf"){GLOSS}(?![A-Za-z-])(?! than)(?! (?:a |an |the )?[\d.±−]*\d)",
    re.IGNORECASE,
)
"""``or more``, ``or less (better)``: comparators that stand after the figure; they include it."""
AFTER_LIMIT = re.compile(
    r"\s*,?\s*\(?(?:(?P<up>(?:as )?(?:a )?(?:minimum|min\.))|(?P<down>(?:as )?(?:a )?(?:maximum|"
    r"max\.)))\)?(?=[\s,;.)]|$)",
    re.I,
)
DENIED = re.compile(
    r"\b(?:no|none of) (?:(?!(?:and|or|with|having|to|for|at)\b)[\w“”\"'‘’-]+ ){1,8}?"
    r"(?P<verb>(?:constitut|compris|contain|account|represent|measur|weigh|exhibit|make)(?:e?s|ing|e)?(?: for| up)? |"
    r"(?:is|are|being|(?:has|have|having)(?: an? (?:[\w-]+ ){1,3}of)?) )?(?:an? )?$",
    re.I,
)
"""``in which no ingredient constitutes more than``: what is denied of every one; "exceeding" is its own verb."""
_BRACKET = r"\s*\((?:[^()]|\([^()]*\)){1,80}\)"
_PASSED_OVER = (
    r"\s+(?!(?:or|and|at|for|in|to|with|having|when|but|over|under|from|within)\b|[^\s]*\d)"
    r"[\w“”\"'‘’%/.^{}*-]+(?<![.;])"
)
BETWEEN_FIGURE_AND_AFTER = re.compile(rf"(?:{_BRACKET}){{0,2}}(?:(?:{_PASSED_OVER}){{1,5}}?(?:{_BRACKET})?){{0,2}}?")
"""Brackets and a few words may part the figure from ``or more`` (``6 feet (183 cm) stroke or more``)."""

RANGE_TO = re.compile(
    r"^\s*(?:,?\s*(?:to|through|thru|up to|and up to|up to and including)|[-–—~]|\.\.\.|…)\s*(?:an?\s)?\+?$"
)
RANGE_AND = re.compile(r"^\s*and\s*$")
RANGE_OPENS = re.compile(r"\b(?:from|between|ranging|ranges?|spanning|range of|band of|bands?)\b[^;]{0,40}$", re.I)
OUTSIDE = re.compile(r"\boutside (?:of )?(?:the |an? |its )?(?:\w+ ){0,2}(?:ranges?|bands?|limits)\b[^;,]{0,20}$", re.I)

EXCLUSION = re.compile(
    r"\b(?:other than|except(?:ing)?(?: for| that)?|excluding|exclud(?:es|ed) |unless|not capable of|"
    r"incapable of|"
    r"(?:do(?:es)?|shall|may|will) not (?:apply|control|include|cover|specify|affect|extend)|not (?:apply|"
    r"control) )(?! exceed)",
    re.I,
)
EXCEPTION_ENDS = re.compile(
    r";|, (?:and |or )?(?:having|with|that|which|capable|designed|using|of|a|an|any|at|to|for|by)\b"
)
"""``except fibers having``: what has the property is taken out, so the hold goes on."""
EXCLUSION_ENDS = re.compile(
    r"[;)]|,? (?:and|or)? ?(?:having|with|that|which|capable|designed|using)\b|,? and (?:a|an|any)\b|"
    r", (?:at|to|for|by)\b"
    r"|\b(?:specified|mentioned|described|controlled|listed|enumerated|identified)\b(?= (?:in|by|under|"
    r"above|elsewhere)\b)"
)
"""Where ``other than`` and ``except`` lose their hold; ``does not control`` holds to the end of its sentence."""
SENTENCE_EXCLUDED = re.compile(
    r"\b(?:(?:is|are|was|were) (?:not (?:controlled|subject to|included|specified)|excluded|exempt|"
    r"released|EAR99|designated EAR99)"
    r"|not controlled by)\b", re.I
)  # fmt: skip

CONDITION = re.compile(
    r"\b(?P<strong>measured|anywhere|when|whenever|if|assuming|tested|referenced?|referred to|relative to)\b|"
    r"\b(?P<weak>at|for|in|within|over|under|across|throughout|into|per|after|on|between|from|while|"
    r"during)\b",
    re.I,
)
RESET = re.compile(
    r"[;:]|\b(?:having|with|and|or|in which|while \w+ing|"
    r"capable|whose|containing|incorporating|using|providing|exhibiting|achieving|employing|maintaining|"
    r"but|that (?:is|are|has|have|can))\b",
    re.I,
)
OPERATING = re.compile(
    r"\b(?:operat\w*|rated(?: for)?|designed(?: or rated)?(?: for| to)?|usable|useable|us(?:e|ed|ing)|"
    r"function\w*|working|"
    r"work|emitting|tun\w+|specified|optimi[sz]ed|sensitive|response|respond\w*|transmission|absorption|"
    r"output\w*|perform\w*|"
    r"depths?|heat\w*|accept\w*|withstand\w*|stabili[sz]ed|suitable|submers\w*|detect\w*|produc\w*|"
    r"launch\w*|fir\w+)(?: for)?(?: \w+)?\s*$",
    re.I,
)
"""``operating at``, ``rated for operation over``: what follows is what the goods do, not how a bound is measured."""

LOWER_IS_BETTER = re.compile(
    r"accurac|resolution|repeatab|uncertain|stabilit|noise|error|drift|deviation|uniform|rough|flatness|"
    r"run.?out|jitter|"
    r"linearity|distortion|insertion loss|hysteresis|walk",
    re.I,
)
HIGHER_LEVEL_IS_BETTER = re.compile(r"sensitiv|gain|signal|dynamic|strength|source level", re.I)
"""Of levels below zero: a response is better nearer to zero; noise, leakage and distortion are better far below."""
HIGHER_IS_BETTER = re.compile(
    r"purit|efficien|probabilit|transmi|reflect|ratio|suppress|reject|isolat|gain|directiv|bits?\b|"
    r"range\b|throughput|"
    r"speed|rate\b|power|reliab|strength|transpar|quality|degree of cure|factor|dynamic",
    re.I,
)
