"""An invented comparison: lists, numbers and values that no government ever published, of any size."""

from __future__ import annotations

from harmonize.model import (
    Basis,
    Comparison,
    Conservation,
    Correspondence,
    Finding,
    FindingKind,
    Language,
    LeftOut,
    PartyPosition,
    Regime,
    Relation,
    SourceFile,
    VersionInfo,
)

_KANA = "イロハニホヘトチリヌ"
_DIGITS = "一二三四五六七八九"

ITEMS = (
    ("microwave amplifier", "peak saturated power output", "W", "3.2 GHz ≤ frequency ≤ 6.8 GHz"),
    ("analogue-to-digital converter", "sample rate", "MSPS", "resolution ≥ 12 bit"),
    ("cryogenic refrigerator", "cooling power", "mW", "at 1.5 K"),
    ("additive manufacturing equipment", "laser power", "kW", "powder bed"),
    ("quantum computer", "qubits", "", "fully controlled, connected and working"),
    ("pressure transducer", "accuracy", "% of full scale", "absolute pressure"),
    ("inertial measurement unit", "bias stability", "degree per hour", "less than 10 g"),
    ("optical sensor", "wavelength range", "nm", "cooled focal plane array"),
)


def version(party: str, language: Language, title: str, instrument: str, as_of: str, revision: str) -> VersionInfo:
    """An invented list version."""
    return VersionInfo(
        list_id=party,
        version=as_of,
        party=party,
        title=title,
        instrument=instrument,
        language=language,
        as_of=as_of,
        revision=revision,
        retrieved="2026-09-01",
        parser="0.1.0",
        sources=(
            SourceFile(f"{party}-list.xml", "0123456789abcdef" * 4, 1_234_567, f"https://example.org/{party}/list"),
        ),
        counts={"entry": 180, "item": 2400, "note": 310},
        conservation=Conservation(
            812_345, 810_000, (LeftOut("line 3", "page heading", 2000), LeftOut("line 99", "page heading", 345))
        ),
        categories=tuple("123456789"),
        regimes=(Regime.WASSENAAR, Regime.MTCR, Regime.NATIONAL),
        remarks=("One heading is printed twice in the source.",),
    )


VERSIONS = (
    version(
        "wassenaar",
        Language.ENGLISH,
        "List of goods of the imaginary arrangement",
        "Imaginary arrangement, list of goods",
        "2025-12-05",
        "IL (25) 1",
    ),
    version("us", Language.ENGLISH, "Invented commerce list", "99 CFR Part 1", "2026-08-20", "rev. 12"),
    version("japan", Language.JAPANESE, "架空の貨物等一覧", "架空令 別表", "2026-05-13", "令和8年第1号"),
    version("korea", Language.KOREAN, "가상 품목 목록", "가상 고시 별표 2", "2026-07-01", "제2026-1호"),
)
_BY_PARTY = {item.party: item for item in VERSIONS}


def number(party: str, index: int) -> str:
    """A number in the style of the party's list."""
    category, entry = index % 9 + 1, index // 9 % 12 + 1
    letter = "abcdef"[index % 6]
    if party == "japan":
        return f"{category + 3}/{entry}/{_KANA[index % 10]}/{_DIGITS[index % 9]}"
    if party == "wassenaar":
        return f"{category}.A.{entry}.{letter}.{index % 5 + 1}"
    return f"{category}A{entry:03d}.{letter}.{index % 5 + 1}"


def citation(party: str, own: str) -> str:
    """How a reader of the invented list cites it."""
    if party == "japan":
        row, item, kana, digit = own.split("/")
        return f"架空令第{row}条第{item}号{kana}（{digit}）"
    return {"us": "ECCN ", "korea": "통제번호 ", "wassenaar": "IL "}[party] + own


def position(party: str, index: int, written: str = "", normal: str = "", state: str = "controlled") -> PartyPosition:
    """What the party says on the subject of that index."""
    own = number(party, index) if state == "controlled" else ""
    info = _BY_PARTY[party]
    return PartyPosition(
        party=party,
        list_id=party,
        version=info.version,
        as_of=info.as_of,
        number=own,
        citation=citation(party, own) if own else "",
        label=ITEMS[index % len(ITEMS)][0],
        written=written,
        normal=normal,
        state=state,
        address=f"https://example.org/{party}/{index}" if own and party in {"us", "wassenaar"} else "",
    )


def finding(index: int) -> Finding:
    """The invented finding of that index; kinds, parties and confidence take turns."""
    item, parameter, unit, condition = ITEMS[index % len(ITEMS)]
    kind = (
        FindingKind.THRESHOLD,
        FindingKind.THRESHOLD,
        FindingKind.MISSING,
        FindingKind.NATIONAL,
        FindingKind.THRESHOLD,
        FindingKind.SCOPE,
    )[index % 6]
    parties = ("us", "japan", "korea")
    value = 10 + index * 7 % 490
    subject = number("wassenaar", index)
    more, undecided = parties[index % 3], ""
    if kind is FindingKind.THRESHOLD:
        positions = (
            position("wassenaar", index, f"> {value} {unit}".strip(), f"> {value} × 10^{{3}} base"),
            *(
                position(party, index, f"> {value + 5 * step} {unit}".strip(), f"> {value + 5 * step} × 10^{{3}} base")
                for step, party in enumerate(parties)
            ),
        )
        if index % 7 == 0:
            more, undecided = "", "one list states the bound at another temperature"
        sentence = (
            f"The imaginary arrangement controls a {item} above {value} {unit}; the US list starts at the same "
            f"value, Japan's at {value + 5} and Korea's at {value + 10}."
        )
    elif kind is FindingKind.MISSING:
        absent = parties[index // 6 % 3]
        more = "wassenaar"
        positions = (
            position("wassenaar", index),
            *(position(party, index, state="not controlled" if party == absent else "controlled") for party in parties),
        )
        sentence = f"The list of {absent} has no entry for a {item} ({condition}); the other lists control it."
    elif kind is FindingKind.NATIONAL:
        more = parties[index // 6 % 3]
        subject = number(more, index)
        positions = (
            position("wassenaar", index, state="not controlled"),
            position(more, index),
            *(
                position(party, index, state="not controlled" if party != "korea" else "not covered by the source")
                for party in parties
                if party != more
            ),
        )
        sentence = f"Only the list of {more} controls a {item} ({condition}); no regime asks for it."
    else:
        positions = tuple(position(party, index, "except for civil use") for party in ("wassenaar", *parties))
        sentence = f"A note of one list takes a {item} for civil use out of control; the others have no such note."
    return Finding(
        id=f"{kind.name[0]}-{index * 2654435761 % 2**32:08x}",
        kind=kind,
        subject=subject,
        category=str(index % 9 + 1),
        regime=Regime.NATIONAL if kind is FindingKind.NATIONAL else Regime.WASSENAAR,
        label=f"{item}: {condition}",
        parameter=parameter if kind is FindingKind.THRESHOLD else "",
        positions=positions,
        controls_more=more,
        undecided=undecided,
        sentence=sentence,
        why="; ".join(filter(None, ("sensitive" if index % 4 == 0 else "", "quantum technology", "Wassenaar control"))),
        basis=("same number", "official concordance", "content")[index % 3],
        confidence=0.6 if index % 10 == 9 else 0.8 + index % 20 / 100,
    )


def pair(index: int) -> Correspondence:
    """The invented correspondence of that index."""
    party = ("us", "japan", "korea")[index % 3]
    relation = list(Relation)[index % 5]
    return Correspondence(
        left_list=party,
        left=number(party, index),
        right_list="wassenaar",
        right="" if relation is Relation.NONE else number("wassenaar", index),
        relation=relation,
        basis=list(Basis)[index % 5],
        confidence=0.6 if index % 20 == 7 else 0.95,
        evidence="same bounds, 4 of 5 concepts shared",
        review_status="confirmed" if index % 5 == 4 else "",
        reviewer="A. Analyst" if index % 5 == 4 else "",
    )


def comparison(findings: int = 60, pairs: int = 80) -> Comparison:
    """An invented comparison of that size."""
    return Comparison(
        parties=("japan", "us", "korea"),
        baseline="wassenaar",
        bridge="",
        subjects=(),
        versions=VERSIONS,
        findings=tuple(finding(index) for index in range(findings)),
        correspondences=tuple(pair(index) for index in range(pairs)),
        not_compared=(
            "General notes and definitions of terms were read but not compared.",
            "Licence exceptions, country groups and other rules of licensing were not compared.",
            "The source of the Korean list covers categories 1 to 9; munitions are in another instrument.",
        ),
        figures={"provisions compared": 7512, "pairs found equal": 2143},
    )
