"""Branches that take goods out of control, by the sentence above them."""

import pytest

from harmonize.reading.japanese_exclusions import excluded_branches


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        (
            "直径が三メートル超の歯車。ただし、次のいずれかに該当するものを除く。",
            {"6/1/イ/一", "6/1/イ/二"},
        ),
        ("歯車であって、次のいずれかに該当するもの（（二）に該当するものを除く。）", {"6/1/イ/二"}),
        ("歯車であって、次のいずれかに該当するもの", set()),
        ("歯車であって、次の（一）及び（二）のいずれにも該当しないもの", {"6/1/イ/一", "6/1/イ/二"}),
        ("次のいずれにも該当しないものを用いた歯車であって、次の全てに該当するもの", set()),
        ("次のいずれかに該当する歯車（木製のものを除く。）", set()),
        ("次のいずれかに該当するもの（（一）に該当するものであって、玩具用のものを除く。）", set()),
        ("次のいずれかに該当するもの（（一）に該当するもののうち玩具用のものを除く。）", set()),
    ],
)
def test_excluded_branches(text: str, excluded: set[str]) -> None:
    assert excluded_branches(text, "6/1/イ", ["6/1/イ/一", "6/1/イ/二"]) == excluded
