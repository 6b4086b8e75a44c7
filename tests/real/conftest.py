"""Parsed official lists, shared by the tests on real texts: each is read once a session."""

from pathlib import Path

import pytest

from harmonize.model import ParsedList
from harmonize.parsers import us, wassenaar
from harmonize.parsers.wassenaar.word import parse_word


@pytest.fixture(scope="session")
def wassenaar_2021(sources: Path) -> ParsedList:
    """The Wassenaar lists of 2021, from the Word files."""
    return parse_word([sources / "wassenaar" / "2021"])


@pytest.fixture(scope="session")
def wassenaar_2025(sources: Path) -> ParsedList:
    """The Wassenaar lists of 2025, from the official PDF."""
    return wassenaar.SPEC.parse([sources / "wassenaar" / "2025_WA-LIST(25)1-Corr.pdf"])


def us_list(sources: Path, name: str) -> ParsedList:
    """The Commerce Control List as one eCFR file of the official sources has it."""
    return us.SPEC.parse([sources / "us" / "ecfr" / name])


@pytest.fixture(scope="session")
def us_2026_06_24(sources: Path) -> ParsedList:
    """The supplement alone."""
    return us_list(sources, "part774_supp1_2026-06-24.xml")


@pytest.fixture(scope="session")
def us_2026_07_30(sources: Path) -> ParsedList:
    """The whole part."""
    return us_list(sources, "part774_2026-07-30.xml")


@pytest.fixture(scope="session")
def us_2026_08_17(sources: Path) -> ParsedList:
    """The whole part."""
    return us_list(sources, "part774_2026-08-17.xml")


@pytest.fixture(scope="session")
def us_2026_08_20(sources: Path) -> ParsedList:
    """The whole part, the newest."""
    return us_list(sources, "part774_2026-08-20.xml")


@pytest.fixture(scope="session")
def japan_laws(sources: Path) -> Path:
    """The revisions of the Japanese laws as e-Gov XML."""
    return sources / "japan" / "egov-xml"


@pytest.fixture(scope="session")
def japan(japan_laws: Path) -> ParsedList:
    """The newest revisions of the goods ordinance and of both Orders, parsed."""
    from harmonize.parsers.japan import parse

    return parse(
        [
            sorted(japan_laws.glob(f"{law}_*.xml"))[-1]
            for law in ("403M50000400049", "324CO0000000378", "355CO0000000260")
        ]
    )


@pytest.fixture(scope="session")
def eu_2022(sources: Path) -> ParsedList:
    """Annex I as the consolidated text of 2022-05-05 has it."""
    from harmonize.parsers.eu import parse

    return parse([sources / "eu" / "2022-05-05_CELEX-02021R0821-20220505.pdf"])


@pytest.fixture(scope="session")
def eu_2015(sources: Path) -> ParsedList:
    """Annex I as the Official Journal of 2015-12-24 has it."""
    from harmonize.parsers.eu import parse

    return parse([sources / "eu" / "2015-10-12_Annex-I-2015-2420.pdf"])


@pytest.fixture(scope="session")
def korea(sources: Path) -> ParsedList:
    """별표 2 as of notice 2025-37 with its appendices and definitions, from the transcript."""
    from harmonize.parsers.korea import SPEC

    return SPEC.parse([sources / "korea"])


@pytest.fixture(scope="session")
def korea_pdf(sources: Path) -> ParsedList:
    """The same list without appendices and definitions, from the PDF laid out like the official one."""
    from harmonize.parsers.korea import SPEC

    return SPEC.parse([sources / "korea" / "annex2_rebuilt.pdf"])
