"""Subheadings of the Harmonized System 2022 that are parts of machines: of the machines of which headings.

The nomenclature has headings for parts whose subheadings are divided by the machines that the parts are for. A list
that names such a subheading once for each kind of machine (8466.93 for the machines of 84.56, again for those of 84.57,
and so on) lists it wholly when none of the machines is left out.

8473.50 is not here: it holds parts that suit two kinds of machines equally, which no single kind covers.

>>> sorted(machines_of("846694")), machines_of("854231")
(['8462', '8463'], frozenset())
"""

from __future__ import annotations

from functools import cache

_PARTS = (
    ("8409.91", "84.07"),
    ("8409.99", "84.08"),
    ("8431.10", "84.25"),
    ("8431.20", "84.27"),
    ("8431.31 8431.39", "84.28"),
    ("8431.41 8431.42 8431.49", "84.26 84.29 84.30"),
    ("8431.43", "84.30"),
    ("8448.11 8448.19", "84.44 84.45 84.46 84.47"),
    ("8448.20", "84.44"),
    ("8448.31 8448.32 8448.33 8448.39", "84.45"),
    ("8448.42 8448.49", "84.46"),
    ("8448.51 8448.59", "84.47"),
    ("8466.10 8466.20 8466.30", "84.56 84.57 84.58 84.59 84.60 84.61 84.62 84.63 84.64 84.65"),
    ("8466.91", "84.64"),
    ("8466.92", "84.65"),
    ("8466.93", "84.56 84.57 84.58 84.59 84.60 84.61"),
    ("8466.94", "84.62 84.63"),
    ("8473.21 8473.29", "84.70"),
    ("8473.30", "84.71"),
    ("8473.40", "84.72"),
    ("8503.00", "85.01 85.02"),
    ("8522.10 8522.90", "85.19 85.21"),
    ("8529.10 8529.90", "85.24 85.25 85.26 85.27 85.28"),
    ("8538.10", "85.37"),
    ("8538.90", "85.35 85.36 85.37"),
    ("8714.10", "87.11"),
    ("8714.20", "87.13"),
    ("8807.10 8807.20 8807.30 8807.90", "88.01 88.02 88.06"),
)


@cache
def _table() -> dict[str, frozenset[str]]:
    return {
        code.replace(".", ""): frozenset(heading.replace(".", "") for heading in headings.split())
        for codes, headings in _PARTS
        for code in codes.split()
    }


def machines_of(code: str) -> frozenset[str]:
    """The headings (four digits) of the machines whose parts the subheading ``code`` holds; empty for all others."""
    return _table().get(code, frozenset())
