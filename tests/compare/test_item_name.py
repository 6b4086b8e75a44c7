"""By what name a sentence calls the goods of a finding."""

import pytest

from harmonize.compare.finding import item_name
from harmonize.model import Kind, Label, Language, Provision
from harmonize.report.labels import label_in


@pytest.mark.parametrize(
    ("labels", "name", "japanese"),
    [
        (["laser (tunable): output power > 1 W"], "laser (tunable)", "レーザー（波長可変）"),
        # technology and software with the goods that they are for, not with properties and bounds
        (
            ["technology (development): tunable, turbine blade, vane, hole shape ratio >= 4 < 5"],
            "technology for turbine blade",
            "技術（タービンブレード関連）",
        ),
        (["software: mirror, diameter, major axis length > 1 m"], "software for mirror", "ソフトウェア（鏡関連）"),
        (["software (use) for 3A001, 3B002: wafer"], "software for wafer", "ソフトウェア（ウエハー関連）"),
        (
            ["software (use) for laser (6A005): output power > 1 W"],
            "software for laser (6A005)",
            "ソフトウェア（レーザー（6A005）関連）",
        ),
        # nothing to name: the number is no name, nor is a bound; the counterpart may name it
        (["software: 0D999"], "software", "ソフトウェア"),
        (["technology: angle of attack, angle >= 18°, >= 15°"], "technology", "技術"),
        (["technology: 9E003.a", "technology: vane"], "technology for vane", "技術（ベーン関連）"),
        (["laser", "technology: vane"], "laser", "レーザー"),
        (["", "programmable logic: 3"], "programmable logic", None),
        ([""], "item", None),
    ],
)
def test_item_name(labels: list[str], name: str, japanese: str | None) -> None:
    found = item_name(*(Provision("9X1", None, Kind.ITEM, "", label=label) for label in labels))
    assert found == name
    assert isinstance(found, Label)
    if japanese is not None:
        assert label_in(found, Language.JAPANESE, {}) == japanese
