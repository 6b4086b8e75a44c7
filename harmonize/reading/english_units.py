"""Units as English texts write them: ``GHz``, ``W/cm^{2}``, ``grams per cubic centimeter``, ``per square root Hz``.

>>> read_unit("1.5 grams per cubic centimeter that", 3)
('g/cm**3', 30)

A unit is one or more atoms (prefix and symbol, or a word) with exponents, joined by ``·``, ``/`` and ``per``.
``SYMBOLS`` holds for every language; only the words are English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from harmonize.reading.alternatives import any_of

_PREFIXES = {
    "T": "T", "G": "G", "M": "M", "k": "k", "c": "c", "m": "m", "µ": "u", "μ": "u", "u": "u", "\uf06d": "u",
    "n": "n", "p": "p", "f": "f",
}  # fmt: skip
_PREFIXED = {
    "m": "m", "s": "s", "A": "A", "K": "K", "mol": "mol", "Hz": "Hz", "N": "N", "Pa": "Pa", "J": "J",
    "W": "W",
    "V": "V", "Ω": "ohm", "ohm": "ohm", "S": "S", "Wb": "Wb", "T": "T", "H": "H", "F": "F", "lm": "lm",
    "lx": "lx",
    "Bq": "Bq", "Gy": "Gy", "Sv": "Sv", "Ci": "Ci", "rad": "rad", "sr": "sr", "eV": "eV", "bar": "bar",
    "g": "g",
    "bit": "bit", "bits": "bit", "b": "bit", "byte": "byte", "bytes": "byte", "B": "byte", "l": "liter",
    "L": "liter",
    "Gal": "Gal", "St": "St", "P": "poise", "tex": "tex", "SPS": "sample/s", "S/s": "sample/s",
    "flops": "flops",
    "FLOPS": "flops", "Flops": "flops", "FLOP/s": "flops", "Wh": "Wh", "VA": "VA", "cal": "cal", "t": "tonne",
}  # fmt: skip
# A bare C, F, B, S, P, b, t stands for other things far more often than for the unit; prefixed it is safe.
_NEVER_ALONE = frozenset(("C", "F", "B", "S", "P", "b", "t", "S/s"))
SYMBOLS: dict[str, str] = {
    "%": "percent", "°": "deg", "°C": "degC", "° C": "degC", "ºC": "degC", "º C": "degC", "℃": "degC",
    "°F": "degF", "^{o}C": "degC", "oC": "degC", "^{o}": "deg", "\uf0b0C": "degC",
    "° F": "degF", "º": "deg", "°K": "K", "′": "arcmin", "″": "arcsec", "ppm": "ppm", "ppb": "ppb",
    "ppt": "ppt",
    "dB": "dB", "dBm": "dBm", "dBi": "dBi", "dBc": "dBc", "dBW": "dBW", "dBfs": "dBfs", "dBFS": "dBfs",
    "dBm0": "dBm",
    "rpm": "rpm", "RPM": "rpm", "r.p.m.": "rpm", "min": "minute", "h": "hour", "hr": "hour", "hrs": "hour",
    "d": "day", "yr": "year", "sec": "s", "deg": "deg", "psi": "psi", "psig": "psi", "torr": "torr",
    "Torr": "torr",
    "atm": "atm", "in.": "inch", "ft": "ft", "ft.": "ft", "lb": "lb", "lbs": "lb", "lbs.": "lb",
    "lbf": "lbf", "oz": "oz", "oz.": "oz", "hp": "hp", "HP": "hp", "BTU": "Btu", "Btu": "Btu",
    "Å": "angstrom",
    "gal": "gallon", "mph": "mph", "kt": "knot", "kts": "knot", "nm": "nm", "nmi": "nautical_mile",
    "WT": "WT",
    "TFLOPS": "Tflops", "GSPS": "Gsample/s", "MSPS": "Msample/s", "kSPS": "ksample/s",
    "Msps": "Msample/s", "Gsps": "Gsample/s", "TPP": "tpp", "TOPS": "TOPS", "S/m": "S/m", "Ns": "N*s",
    "kNs": "kN*s", "MNs": "MN*s", "Db": "dB", "S/cm": "S/cm", "C/kg": "C/kg", "F/g": "F/g",
    "g_{n}": "g_0", "u": "u", "amu": "u", "cc": "cm**3",
    "dm": "dm", "dl": "dl", "hPa": "hPa", "VDC": "V", "VAC": "V", "Vrms": "V", "Wp": "W", "mil": "mil",
    "Mw": "MW", "mt": "tonne", "Kpa": "kPa", "KPa": "kPa", "Mpa": "MPa", "BHP": "hp", "bhp": "hp",
    "shp": "hp", "KW": "kW", "Kw": "kW", "kw": "kW", "KHz": "kHz", "Mhz": "MHz", "Ghz": "GHz", "khz": "kHz",
    "Nm": "N*m", "kNm": "kN*m", "mNm": "mN*m", "mmHg": "mmHg", "mm Hg": "mmHg", "arcsec": "arcsec", "arcmin": "arcmin",
    "nC": "nC", "µC": "uC", "μC": "uC",
    "US$": "USD", "USD": "USD", "KRW": "KRW", "JPY": "JPY", "EUR": "EUR",
}  # fmt: skip
SYMBOLS.update(
    {
        prefix + symbol: name.replace(name.split("/")[0], sign + name.split("/")[0], 1)
        for prefix, sign in _PREFIXES.items()
        for symbol, name in _PREFIXED.items()
        if (prefix + symbol) not in SYMBOLS and (prefix + symbol) not in ("cd", "mil", "pt", "ft", "kt", "mb", "cal")
    }
)
SYMBOLS.update(
    {symbol: name for symbol, name in _PREFIXED.items() if symbol not in _NEVER_ALONE and symbol not in SYMBOLS}
)

_EAST_ASIAN = {
    "㎜": "mm", "㎝": "cm", "㎞": "km", "㎛": "um", "㎚": "nm", "㎟": "mm**2",
    "㎠": "cm**2", "㎡": "m**2", "㎤": "cm**3", "㎥": "m**3", "㎏": "kg", "㎎": "mg",
    "㎐": "Hz", "㎑": "kHz", "㎒": "MHz", "㎓": "GHz", "㎔": "THz", "㎾": "kW", "㎽": "mW",
    "㎿": "MW", "㎸": "kV", "㎷": "mV", "㎩": "Pa", "㎪": "kPa", "㎫": "MPa", "㎬": "GPa",
    "㎳": "ms", "㎲": "us", "㎱": "ns", "㎰": "ps", "ℓ": "liter", "㎖": "mliter",
    "㏈": "dB", "㎃": "mA", "㎂": "uA", "㏀": "kohm", "㎭": "rad",
}  # fmt: skip
"""The squared signs of East Asian fonts."""
SYMBOLS.update(_EAST_ASIAN)

_WORD_PREFIXES = {
    "tera": "T", "giga": "G", "mega": "M", "kilo": "k", "centi": "c", "milli": "m", "micro": "u", "nano": "n",
    "pico": "p", "femto": "f",
}  # fmt: skip
_PREFIXED_WORDS = {
    "meter": "m", "metre": "m", "gram": "g", "gramme": "g", "second": "s", "sec": "s", "ampere": "A",
    "amp": "A",
    "watt": "W", "joule": "J", "volt": "V", "hertz": "Hz", "pascal": "Pa", "newton": "N", "tesla": "T",
    "liter": "liter",
    "litre": "liter", "curie": "Ci", "becquerel": "Bq", "gray": "Gy", "radian": "rad", "ohm": "ohm",
    "henry": "H",
    "farad": "F", "bit": "bit", "byte": "byte", "electron volt": "eV", "electronvolt": "eV", "bar": "bar",
    "mole": "mol",
    "kelvin": "K", "gal": "Gal", "poise": "poise", "stoke": "St", "stokes": "St", "lumen": "lm", "lux": "lx",
    "sievert": "Sv", "siemens": "S", "flop": "flops", "watt-hour": "Wh", "watt hour": "Wh", "g": "g_0",
    "Hz": "Hz",
    "degree": "deg", "torr": "torr", "coulomb": "C",
}  # fmt: skip
_WORDS = {
    "weight per cent": "percent", "atom per cent": "percent", "µcoulomb": "uC", "μcoulomb": "uC",
    "percent": "percent", "per cent": "percent", "parts per million": "ppm", "part per million": "ppm",
    "parts per billion": "ppb", "part per billion": "ppb", "weight percent": "percent",
    "atom percent": "percent",
    "weight-percent": "percent", "mole percent": "percent", "atomic percent": "percent",
    "degree Celsius": "degC", "degrees Celsius": "degC", "degree C": "degC", "degrees C": "degC",
    "degrees centigrade": "degC", "degree Fahrenheit": "degF", "degrees Fahrenheit": "degF",
    "degrees F": "degF",
    "degree Kelvin": "K", "degrees Kelvin": "K", "degrees K": "K", "kelvins": "K",
    "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year",
    "arc second": "arcsec", "arc-second": "arcsec", "arcsecond": "arcsec", "arc sec": "arcsec",
    "second of arc": "arcsec",
    "seconds of arc": "arcsec", "arc minute": "arcmin", "arc-minute": "arcmin", "minutes of arc": "arcmin",
    "minute of arc": "arcmin", "inch": "inch", "inches": "inch", "foot": "ft", "feet": "ft",
    "yard": "yard", "mile": "mile",
    "nautical mile": "nautical_mile", "knot": "knot", "pound": "lb", "ounce": "oz", "grain": "grain",
    "ton": "ton",
    "tonne": "tonne", "metric ton": "tonne", "gallon": "gallon", "horsepower": "hp", "micron": "um",
    "angstrom": "angstrom",
    "angström": "angstrom", "caliber": "inch", "calibre": "inch", "gauge": "gauge", "octave": "octave",
    "decade": "decade",
    "magnetic flux quanta": "magnetic_flux_quantum", "magnetic flux quantum": "magnetic_flux_quantum",
    "revolutions per minute": "rpm", "Weighted TeraFLOPS": "WT", "Weighted TeraFLOP": "WT", "rads": "rads",
    "rads (Si)": "rads", "rad (Si)": "rads", "rad(Si)": "rads", "rads(Si)": "rads", "Gy(Si)": "Gy",
    "Gy (Si)": "Gy",
    "Gy (silicon)": "Gy", "Gy(silicon)": "Gy", "rad (silicon)": "rads", "rads (silicon)": "rads",
    "rad(silicon)": "rads", "rads(silicon)": "rads",
    "g mm/kg": "g*mm/kg", "g-mm/kg": "g*mm/kg",
    "atmosphere": "atm", "Shore": "shore", "dollar": "USD", "U.S. dollars": "USD",
    "yen": "JPY",
    "won": "KRW", "euro": "EUR", "samples per second": "sample/s", "sample per second": "sample/s",
    "cycle": "1",
    "atomic mass unit": "u", "standard gravity": "g_0", "ohm cm": "ohm*cm", "ohm m": "ohm*m", "steradian": "sr",
    "pounds per square inch": "psi", "Mega Samples Per Second": "Msample/s",
    "Giga Samples Per Second": "Gsample/s",
}  # fmt: skip
_PLAIN_WORDS = _WORDS | {word: name for word, name in _PREFIXED_WORDS.items() if word not in ("g", "Hz", "gal")}
"""Words that are units without a prefix."""
WORDS = {word.lower(): name for word, name in _PLAIN_WORDS.items()}
WORDS.update(
    {
        prefix + gap + word.lower(): sign + name
        for prefix, sign in _WORD_PREFIXES.items()
        for word, name in _PREFIXED_WORDS.items()
        for gap in ("", "-", " ")
    }
)


_TIMES = r"(?: ?[·•⋅∙*×] ?|-| (?=mrad\b|[A-Za-z]{1,3}(?:[-−–]\d\b|\^\{ ?[-−–])))"
_PER = r"(?: ?\(rms\)| rms)?(?: ?/ ?| (?i:per) | (?i:per)(?= ))"
_ROOT = r"(?:(?i:the )?(?i:square[ -]root(?: of)?(?: an?| the)?|root) ?|√ ?\(?)"
_EXPONENT = r"(?: ?\^\{ ?[-−–+]? ?\d+(?:[./]\d+)? ?\}|[⁻]?[²³]|[-−–]\d(?![\d.])|[23](?![\d.]\d|\d|,\d))"
_POWER_WORD = r"(?:(?i:square|cubic|sq\.) )"
_MULTIPLES = rf"(?:{any_of(_WORD_PREFIXES)})[- ]?(?:{any_of(word.lower() for word in _PREFIXED_WORDS)})"
ANY_SYMBOL = rf"(?:{any_of(SYMBOLS)})"
ANY_WORD = rf"(?i:{_MULTIPLES}|{any_of({word.lower(): '' for word in _PLAIN_WORDS})})"
"""Any of ``WORDS``, the longest that stands there: no plain word goes on where a multiple could end."""
_SYMBOL = rf"{ANY_SYMBOL}(?:{_EXPONENT})?(?![A-Za-z0-9_]|\.[A-Za-z0-9])"
_WORD = rf"(?:{_POWER_WORD})?{ANY_WORD}(?:e?s)?(?![A-Za-z])(?:{_EXPONENT})?(?: (?i:squared|cubed))?"
_ATOM = rf"(?:{_WORD}|{_POWER_WORD}?{_SYMBOL})"
# One atom, then others behind a sign of multiplication or division; () marks that there was one, so that the large
# pattern of an atom stands here once.
_UNIT = re.compile(rf"(?:(?(1)(?:{_TIMES}|{_PER}{_ROOT}?\(?)){_ATOM}())+")
_ONE = re.compile(_ATOM)
_RATE = re.compile(r" ?/ ?| per ")
# 125 full frames per second, 10^{7} protons/cm^{2}: things counted, in a unit that divides.
_COUNTING = r"(?:[A-Za-z“”\"'‘’-]+ ){0,3}?[A-Za-z“”\"'‘’-]+(?P<per> ?/ ?| per (?:(?!square|cubic|root)[a-z]+ )?)"
_MAY_COUNT = re.compile(_COUNTING)
_COUNTED = re.compile(rf"{_COUNTING}(?P<unit>{_POWER_WORD}?{_ATOM})")
_PIECE = re.compile(
    rf"(?P<exponent>{_EXPONENT})|(?P<per>{_PER})|(?P<times>{_TIMES})|(?P<root>{_ROOT})|"
    rf"(?P<power>{_POWER_WORD})"
    rf"|(?P<word>{ANY_WORD})(?:e?s)?(?![A-Za-z])|"
    rf"(?P<symbol>{ANY_SYMBOL})(?=[^A-Za-z_]|$)"
    rf"|(?P<raised>(?i: squared| cubed))"
)
_RAISED = str.maketrans("²³⁻−–", "23---")


@lru_cache(maxsize=4096)
def _normal(written: str) -> str:
    """The unit in pint's notation. Everything after a division sign divides, as lists write it (J/g·K)."""
    factors: list[tuple[str, float]] = []
    sign, power, root = 1.0, 1.0, 1.0
    for piece in _PIECE.finditer(written):
        kind = piece.lastgroup
        if kind == "per":
            sign, root = -1.0, 1.0
        elif kind == "times":
            pass
        elif kind == "root":
            root = 0.5
        elif kind == "power":
            power = 3.0 if piece[0].lower().startswith("cub") else 2.0
        elif kind in ("word", "symbol"):
            name = WORDS[piece["word"].lower()] if piece["word"] else SYMBOLS[piece["symbol"]]
            factors.append((name, sign * power * root))
            power = 1.0
        elif factors:
            digits = re.sub(r"[\s^{}+]", "", piece[0].translate(_RAISED))
            raised = {"squared": 2.0, "cubed": 3.0}.get(digits)
            if raised is None:
                above, _, below = digits.partition("/")
                raised = float(above) / float(below or 1)
            factors[-1] = (factors[-1][0], factors[-1][1] * raised)
    return _spell(factors)


def _spell(factors: list[tuple[str, float]]) -> str:
    above = [_raise(name, power) for name, power in factors if power > 0 and name != "1"]
    below = [_raise(name, -power) for name, power in factors if power < 0 and name != "1"]
    return "/".join(["*".join(above) or "1", *below])


def _raise(name: str, power: float) -> str:
    return name if power == 1 else f"{name}**{power:g}"


@lru_cache(maxsize=1024)  # a figure is read as a bound and again as a number
def read_unit(text: str, at: int) -> tuple[str, int] | None:
    """The unit that stands at an offset, in pint's notation, and where it ends. None where there is none."""
    if match := _UNIT.match(text, at):
        return _normal(match[0]), match.end()
    if (rate := _RATE.match(text, at)) and (match := _ONE.match(text, rate.end())):
        return _normal(text[at : match.end()]), match.end()
    return None


def read_counted(text: str, at: int) -> tuple[str, int] | None:
    """The unit of things counted in time or space (``frames per second``: ``1/s``), and where it ends."""
    if _MAY_COUNT.match(text, at) and (match := _COUNTED.match(text, at)):
        unit = _normal("/" + match["unit"])
        return unit, match.end()
    return None
