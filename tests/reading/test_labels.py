"""Labels: the item can be told from its label, and the label is the program's own words."""

import dataclasses

import pytest

from harmonize.model import Effect, Kind, Language, Op, Provision, Role, Status, Threshold
from harmonize.reading.concepts import find_concepts, parameter_concept
from harmonize.reading.glossary import Glossary, load_glossary
from harmonize.reading.label_bounds import in_english, number_text
from harmonize.reading.labels import LONGEST, make_label
from harmonize.reading.read import read_provisions


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary()


def bound(
    parameter: str, op: Op, value: float, unit: str, base: str = "", *, role: Role = Role.CRITERION, start: int = 0
) -> Threshold:
    concept = parameter_concept(parameter, base, Language.ENGLISH, load_glossary())
    return Threshold(parameter, concept, op, value, unit, role, "", start, value, base)


def provision(
    number: str, text: str, *bounds: Threshold, kind: Kind = Kind.ITEM, parent: str | None = None
) -> Provision:
    named = find_concepts(text, Language.ENGLISH, load_glossary())
    return Provision(number, parent, kind, text, thresholds=bounds, concepts=tuple(match.id for match in named))


CONVERTERS = provision("9X001.a", "Analogue-to-digital converters (ADCs) as follows:")
LASERS = provision("9X005", "Lasers and optical equipment:", kind=Kind.ENTRY)
PULSED = provision("9X005.b", "Pulsed lasers:", parent="9X005")
GREEN = provision(
    "9X005.b.2", "Wavelength below 600 nm:", bound("wavelength", Op.LT, 600, "nm", "meter"), parent="9X005.b"
)
ENTRY = provision("9X001", "Electronic items:", kind=Kind.ENTRY)


@pytest.mark.parametrize(
    ("item", "above", "label"),
    [
        (
            provision(
                "9X001.a.2",
                "Resolution of 10 to 12 bit and a sample rate over 600 MSPS;",
                bound("resolution", Op.GE, 10, "bit", "bit"),
                bound("resolution", Op.LT, 12, "bit", "bit"),
                bound("sample rate", Op.GT, 600, "Msample/s", "sample / second"),
            ),
            [CONVERTERS, ENTRY],
            "analogue-to-digital converter: resolution >= 10 bit and < 12 bit, sample rate > 600 MSPS",
        ),
        # the context of an ancestor, where the item names goods of its own
        (provision("9X005.b.1", "Excimer lasers;"), [PULSED, LASERS], "pulsed laser – excimer laser"),
        # bounds of the paragraphs between the item and the one that names the goods
        (
            provision("9X005.b.2.a", "Peak power over 2 W;", bound("peak power", Op.GT, 2, "W")),
            [GREEN, PULSED, LASERS],
            "pulsed laser (wavelength < 600 nm): peak power > 2 W",
        ),
        # conditions after the criteria; exclusions and equivalents not at all
        (
            provision(
                "9X005.b.3",
                "Power",
                bound("temperature", Op.EQ, 293, "K", "kelvin", role=Role.CONDITION),
                bound("output power", Op.GE, 1.5, "kW"),
                bound("output power", Op.GE, 1500, "W", role=Role.EQUIVALENT),
                bound("weight", Op.LT, 3, "kg", role=Role.EXCLUSION),
            ),
            [PULSED],
            "pulsed laser: output power >= 1.5 kW, @ temperature = 293 K",
        ),
        # nothing named: the goods of the ancestors, and not the place, which stands beside every label
        (provision("9X005.b.4", "Any of these:"), [PULSED, LASERS], "pulsed laser"),
        (provision("9X777", "Whatever:", kind=Kind.ENTRY), [], "9X777"),
        # goods before words of drafting; standards are not goods
        (
            provision("9X006", "Vacuum pumps specially designed to ISO 1234:", kind=Kind.ENTRY),
            [],
            "vacuum pump",
        ),
        # substances outside the vocabulary by their number
        (
            provision("9X350.b", "Frobnicol (CAS 123-45-6);"),
            [provision("9X350", "Precursor chemicals", kind=Kind.ENTRY)],
            "chemical weapons precursor – CAS 123-45-6",
        ),
        # units and figures as people write them
        (
            provision(
                "9X007.a", "", bound("content", Op.LE, 0.00002, "percent"), bound("density", Op.GT, 3, "g/cm**3")
            ),
            [provision("9X007", "Nickel powder", kind=Kind.ENTRY)],
            "nickel powder: content <= 2e-5%, density > 3 g/cm^3",
        ),
    ],
)
def test_labels(item: Provision, above: list[Provision], label: str, glossary: Glossary) -> None:
    assert make_label(item, above, glossary) == label
    assert make_label(item, above, glossary) == label  # the same every time


def test_software_and_technology(glossary: Glossary) -> None:
    software = dataclasses.replace(
        provision("9D001", "Software for the development or production of wafers", kind=Kind.ENTRY),
        references=("9X001.b", "9X002"),
    )
    assert make_label(software, [], glossary) == "software (development, production) for 9X001.b, 9X002: wafer"
    other = dataclasses.replace(
        provision("9D001", "Other software, not controlled by 9D003 (see the ITAR), for 9A007", kind=Kind.ENTRY),
        references=("9D003", "9A007", "ITAR", "ISO-230-2:1988"),
    )
    assert make_label(other, [], glossary) == "software for 9A007"
    branch = provision("9E003.c", "Cooled turbine blades;", parent="9E003")
    entry = provision("9E003", "Other technology:", kind=Kind.ENTRY)
    assert make_label(branch, [entry], glossary).startswith("technology: ")


@pytest.mark.parametrize(
    ("kind", "effect", "text", "label"),
    [
        (Kind.NOTE, Effect.EXCLUDES, "Not for pumps and valves.", "note: does not apply to pump, valve"),
        (Kind.NOTE, Effect.EXCLUDES, "Not if named below.", "note: does not apply to certain pulsed laser"),
        (Kind.NOTE, Effect.INCLUDES, "These include radomes.", "note: includes radome"),
        (Kind.NOTE, Effect.NONE, "Nothing named.", "note on pulsed laser"),
        (Kind.TECHNICAL_NOTE, Effect.NONE, "Peak power is measured.", "technical note on peak power"),
    ],
)
def test_notes(kind: Kind, effect: Effect, text: str, label: str, glossary: Glossary) -> None:
    note = dataclasses.replace(provision("9X005.b#note1", text, kind=kind), effect=effect)
    assert make_label(note, [PULSED, LASERS], glossary) == label


def test_numbers_out_of_use(glossary: Glossary) -> None:
    gone = dataclasses.replace(provision("9X005.z", "[Reserved]"), status=Status.RESERVED)
    assert make_label(gone, [LASERS], glossary) == "9X005.z reserved"


def test_names_in_the_asked_language(glossary: Glossary) -> None:
    item = provision("9X005.b.1", "Peak power", bound("peak power", Op.GT, 2, "W"))
    assert make_label(item, [PULSED], glossary, Language.JAPANESE) == "パルスレーザー: ピーク出力 > 2 W"
    assert make_label(item, [PULSED], glossary, Language.KOREAN) == "펄스 레이저: 첨두 전력 > 2 W"


def test_a_label_stays_short_and_is_never_empty(glossary: Glossary) -> None:
    crowd = " ".join(concept.en[0] for concept in glossary.concepts[200:260])
    bounds = [bound("output power", Op.GT, n, "W") for n in range(40)]
    for item in (provision("9X005.b.9", crowd, *bounds), provision("9X005.b.9", ""), provision("9X", "", *bounds)):
        for above in ([], [PULSED, LASERS]):
            assert 0 < len(make_label(item, above, glossary)) <= LONGEST


def test_number_text() -> None:
    values = [0.0, 1510.0, 0.05, 5e12, 0.00002, -40.0, 12345.678, 1e6]
    assert [number_text(value) for value in values] == ["0", "1510", "0.05", "5e12", "2e-5", "-40", "12345.678", "1e6"]


@pytest.mark.parametrize(
    ("parameter", "unit", "base", "value", "expected"),
    [
        ("物理量子ビット", "1", "dimensionless", 34, "qubit"),
        ("真空状態", "Pa", "kilogram / meter / second ** 2", 0.01, "pressure"),
        ("部位", "1", "dimensionless", 2, "number"),
        ("不均一性", "percent", "dimensionless", 2, "share"),
        ("직선", "m", "meter", 2, "length"),
    ],
)
def test_an_english_label_has_no_words_of_another_language(
    glossary: Glossary, parameter: str, unit: str, base: str, value: float, expected: str
) -> None:
    limit = Threshold(parameter, "", Op.GE, value, unit, Role.CRITERION, "", 0, value, base)
    assert in_english(limit, glossary) == expected
    assert parameter not in make_label(provision("7/6/イ", "", limit), [], glossary)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Other equipment for voice print identification", "other equipment for voice print identification"),
        ("Glove boxes;", "glove box"),
        ("Absorption columns;", "absorption column"),
        ("Submarines", "submarine"),
        ("潜水艇", "submersible vehicle"),
    ],
)
def test_goods_are_called_as_their_text_calls_them(text: str, label: str, glossary: Glossary) -> None:
    assert make_label(provision("9X1", text, kind=Kind.ENTRY), [], glossary) == label


GROUP = provision("9B", "Test, Inspection and Production Equipment", kind=Kind.GROUP)
PARTS = provision("9X005.w", "Parts of pulsed lasers", parent="9X005")


@pytest.mark.parametrize(
    ("item", "above", "label"),
    [
        # a group is a heading of the list and tells nothing of its goods
        (provision("9B999", "Specific processing equipment:", kind=Kind.ENTRY), [GROUP], "equipment"),
        (provision("9B999.a", "Glove boxes and equipment:"), [GROUP], "glove box"),
        (provision("9B001", "Test or alignment equipment:", kind=Kind.ENTRY), [GROUP], "test equipment"),
        # parts of regulations are no goods
        (
            provision("9C9", "Substances of Supplement No. 1 to part 754 of the EAR", kind=Kind.ENTRY),
            [],
            "substance",
        ),
        (provision("9C8", "Lasers of parts 120 and 121 of title 22", kind=Kind.ENTRY), [], "laser"),
        # what the goods are for by their own words, even if the vocabulary lacks it
        (provision("9X005.v", "Parts for the Great Northern Observatory"), [PULSED, LASERS], "part"),
        (provision("9X005.v", "Parts for a space telescope"), [PULSED, LASERS], "part for space telescope"),
        (provision("9X005.v", "Parts thereof"), [PULSED, LASERS], "part for pulsed laser"),
        # nothing that says nothing: bare acts, what the name says already in other words
        (provision("9X005.u", "Machine tools for measuring and machining"), [LASERS], "laser – machine tool"),
        (
            provision("9X9", "Explosives or detonator detection equipment having an explosive", kind=Kind.ENTRY),
            [],
            "explosives or detonator detection equipment",
        ),
        (provision("9X9", "Lasers with cryogenic CMOS or CMOS", kind=Kind.ENTRY), [], "laser (cryogenic CMOS)"),
    ],
)
def test_labels_say_nothing_idle_and_nothing_of_others(
    item: Provision, above: list[Provision], label: str, glossary: Glossary
) -> None:
    assert make_label(item, above, glossary) == label


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Rated below -45 °C or above 85 °C", "< -45 °C or > 85 °C"),
        ("Mean of -45 °C or less, and some at 85 °C or more", "< -45 °C, > 85 °C"),
    ],
)
def test_bounds_that_leave_a_range_out_are_joined_by_or(text: str, figures: str, glossary: Glossary) -> None:
    outward = (
        bound("temperature", Op.LT, -45, "degC", "kelvin", start=text.index("-45")),
        bound("temperature", Op.GT, 85, "degC", "kelvin", start=text.index("85")),
    )
    item = provision("9X005.b.6", text, *outward)
    assert make_label(item, [PULSED], glossary) == f"pulsed laser: temperature {figures}"
    assert make_label(item, [PULSED], glossary, Language.JAPANESE).endswith(figures.replace(" or ", " 又は "))
    assert make_label(item, [PULSED], glossary, Language.KOREAN).endswith(figures.replace(" or ", " 또는 "))


def test_a_label_too_long_is_cut_between_words(glossary: Glossary) -> None:
    numbers = tuple(f"9A60{n}" for n in range(9))
    text = "Technology for the development, production and operation of goods"
    item = dataclasses.replace(provision("9E604", text, kind=Kind.ENTRY), references=numbers)
    goods = provision("9A600", "Production equipment for submarines")
    assert make_label(item, [], glossary, by_number={"9A600": goods}) == (
        "technology (development, production, operation) for production equipment for submarine (9A600, 9A601, …)"
    )
    longer = provision(
        "9A600", "Production equipment for inertial measurement equipment, surface acoustic wave devices"
    )
    label = make_label(item, [], glossary, by_number={"9A600": longer})
    assert len(label) <= LONGEST
    assert label.endswith(" equipment for inertial measurement, …")


TESTERS = provision("9B001", "Test equipment for lasers", kind=Kind.ENTRY)


@pytest.mark.parametrize(
    ("item", "above", "label"),
    [
        # generic goods are named with what they are for: by their own words, by number, or by what they stand under
        (
            provision("9B002", "Equipment for the etching of wafers", kind=Kind.ENTRY),
            [],
            "equipment for wafer (etching)",
        ),
        (provision("9B003", "Equipment for the production of gyros"), [], "production equipment for gyro"),
        (
            provision("9X005.e", "Specially designed components therefor;"),
            [LASERS],
            "component for laser, optical equipment",
        ),
        (
            dataclasses.replace(provision("9X009.x", "Components of goods in 9B001"), references=("9B001",)),
            [],
            "component for test equipment for laser",
        ),
        (dataclasses.replace(provision("9D9", "Software for goods in 9B001", kind=Kind.ENTRY), references=("9B001",)),
         [], "software for test equipment for laser (9B001)"),
        # goods specified elsewhere are these
        (dataclasses.replace(provision("9X8.a", "Goods specified in 9B001;"), references=("9B001",)),
         [ENTRY], "test equipment for laser"),
        # what others leave, what the goods lack, the material of a form
        (provision("9X991", "Other radars, n.e.s.", kind=Kind.ENTRY), [], "other radar"),
        (provision("9X005.n", 'Non-"tunable" lasers'), [], "laser (non-tunable)"),
        (provision("9X010", "Scrap of zirconium"), [], "zirconium (scrap)"),
    ],
)  # fmt: skip
def test_goods_are_named_by_their_head(item: Provision, above: list[Provision], label: str, glossary: Glossary) -> None:
    assert make_label(item, above, glossary, by_number={"9B001": TESTERS}) == label


def test_a_note_takes_out_certain_goods_where_it_limits_them(glossary: Glossary) -> None:
    def of(text: str) -> str:
        note = provision("9X005#note1", text, kind=Kind.NOTE)
        return make_label(dataclasses.replace(note, effect=Effect.EXCLUDES), [LASERS], glossary)

    assert of("9X005 does not apply to pumps.") == "note: does not apply to pump"
    assert of("9X005 does not apply to pumps for spacecraft.") == "note: does not apply to certain pump"
    assert (
        of("This entry does not control equipment for lasers.") == "note: does not apply to certain equipment for laser"
    )


def test_a_bound_without_words_of_its_own_is_named_by_the_parameter_before_it(glossary: Glossary) -> None:
    text = "Steady flight in gusts of 46 km/h"
    limit = Threshold("steady flight", "", Op.GE, 46, "km/hour", Role.CRITERION, "46 km/h", text.index("46"), 12.8,
                      "meter / second")  # fmt: skip
    assert make_label(provision("9X1", text, limit), [], glossary).endswith(": wind gust >= 46 km/hour")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Robots having a handling force exceeding 300 N or a torque exceeding 200 N·m;",
            "robot: force > 300 N, or torque > 200 N·m",
        ),
        (
            "Robots having a handling force of 300 N or more and a torque exceeding 200 N·m;",
            "robot: force >= 300 N, torque > 200 N·m",
        ),
        (
            "Sensing fibers having a bend length of less than 40 mm or sensor materials having a zinc content of "
            "more than 7%;",
            "sensor (zinc): length < 40 mm, or content > 7%",
        ),
        (
            "Technology other than that controlled in 9E001 for the use, development, or production of robots;",
            "technology (use, development, production): robot",
        ),
    ],
)
def test_labels_of_texts(text: str, label: str) -> None:
    read = read_provisions([provision("9X010", text, kind=Kind.ENTRY)], Language.ENGLISH)
    assert read[0].label == label


def test_software_for_goods_of_several_numbers_names_the_first_and_that_there_are_more() -> None:
    texts = {
        "9B001": "Robots;",
        "9B002": "Vacuum pumps;",
        "9B003": "Lasers;",
        "9D001": "Software for the use of equipment controlled by 9B001 or 9B002;",
        "9D002": "Software for the use of equipment controlled by 9B001, 9B002, or 9B003;",
    }
    made = [provision(number, text, kind=Kind.ENTRY) for number, text in texts.items()]
    labels = {item.number: item.label for item in read_provisions(made, Language.ENGLISH)}
    assert labels["9D001"] == "software (use) for robot, vacuum pump (9B001, 9B002)"
    assert labels["9D002"] == "software (use) for robot, … (9B001, 9B002, 9B003)"
