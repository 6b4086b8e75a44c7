"""The laws that make up the Japanese lists, and how their files are recognised and opened.

A file is the XML of e-Gov, either as downloaded from the site (root ``Law``) or as the API sends it (``law_data``,
version 2, where ``law_full_text`` holds the ``Law`` and ``revision_info`` the revision). The law is recognised by its
``LawNum``. The revision id (law, date of enforcement, amending law) stands in ``revision_info`` or in the file name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from lxml import etree

from harmonize.errors import SourceError

_REVISION = re.compile(r"(?<![0-9A-Z])(\d{3}[0-9A-Z]{12})_(\d{4})(\d{2})(\d{2})_[0-9A-Z]{15}(?![0-9A-Z])")


class Law(Enum):
    """A law of a list: its official number, its id at e-Gov, and what it is called in places and messages."""

    ORDINANCE = ("平成三年通商産業省令第四十九号", "403M50000400049", "貨物等省令", "the goods ordinance")
    ORDER = ("昭和二十四年政令第三百七十八号", "324CO0000000378", "輸出令", "the Export Trade Control Order")
    EXCHANGE = ("昭和五十五年政令第二百六十号", "355CO0000000260", "外為令", "the Foreign Exchange Order")
    RUSSIA = ("令和四年経済産業省令第十五号", "504M60000400015", "別表第2の3省令", "the Russia ordinance")

    def __init__(self, law_num: str, law_id: str, short: str, english: str) -> None:
        self.law_num = law_num
        self.law_id = law_id
        self.short = short
        self.english = english


MAIN_LIST = (Law.ORDINANCE, Law.ORDER, Law.EXCHANGE)
"""The laws of the main list; the first of them it cannot do without."""
BY_ARTICLE = frozenset({Law.ORDINANCE, Law.RUSSIA})
"""The laws whose articles list the goods, and not a table behind them."""


@dataclass(frozen=True, slots=True)
class LawFile:
    """An opened file: which law it is, its ``Law`` element, and its revision."""

    path: Path
    law: Law
    root: etree._Element
    revision: str
    """The revision id, or "" where neither the file nor its name states one."""
    enforced: str
    """The date (ISO) from which the revision is in force, or ""."""

    @property
    def body(self) -> etree._Element:
        """``LawBody``: everything but the number of the law."""
        found = self.root.find("LawBody")
        if found is None:
            raise SourceError(f"{self.path}: the law has no LawBody element; download the file from e-Gov again.")
        return found

    @property
    def main(self) -> etree._Element:
        """``MainProvision``, which must hold articles; raises ``SourceError`` for a revision without them."""
        found = self.body.find("MainProvision")
        if found is None or next(found.iter("Article"), None) is None:
            raise SourceError(
                f"{self.path}: {self.law.english} has no articles in MainProvision, as repealed or pending "
                "revisions do; take the full text of a revision that was in force."
            )
        return found


def open_laws(paths: list[Path], known: tuple[Law, ...] = MAIN_LIST) -> dict[Law, LawFile]:
    """Open ``paths`` (files or folders of XML files) and sort them by law.

    Raises ``SourceError`` for a file of a law that is not one of ``known`` or of another form, for two revisions of
    one law, and where the first of ``known`` is missing.
    """
    files: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.xml")) if path.is_dir() else [path]
        if not inside:
            raise SourceError(f"{path}: the folder holds no .xml file; give the law files that e-Gov offers as XML.")
        files.extend(inside)
    found: dict[Law, LawFile] = {}
    for path in files:
        opened = open_law(path, known)
        if opened.law in found:
            raise SourceError(
                f"{path}: {found[opened.law].path.name} is {opened.law.english} too; "
                "give one revision of each law, those in force on the same day."
            )
        found[opened.law] = opened
    needed = known[0]
    if needed not in found:
        names = " and ".join(path.name for path in files) or "no file"
        raise SourceError(
            f"The Japanese list needs {needed.english} ({needed.law_id}) and {names} is not it; give its XML as well."
        )
    return found


def open_law(path: Path, known: tuple[Law, ...] = MAIN_LIST) -> LawFile:
    """Open one file; raises ``SourceError`` where it is not the XML of one of the ``known`` laws."""
    root = _parse(path)
    law_element = root if root.tag == "Law" else next(root.iter("Law"), None)
    if law_element is None:
        raise SourceError(
            f"{path}: the root element is {root.tag!r} and there is no Law in it; download the law as XML from e-Gov."
        )
    law_num = _plain(law_element.find("LawNum"))
    law = next((each for each in known if each.law_num == law_num), None)
    if law is None:
        title = _plain(law_element.find("LawBody/LawTitle"))
        names = ", ".join(f"{each.short} {each.law_id}" for each in known)
        raise SourceError(
            f"{path}: LawNum is {law_num or 'missing'} ({title or 'no title'}), a law that is not part of the Japanese "
            f"list; give files of {names}."
        )
    stated = next(root.iter("law_revision_id"), None)
    match = _REVISION.search(_plain(stated)) or _REVISION.search(path.name)
    if match and match[1] != law.law_id:
        raise SourceError(
            f"{path}: the name says law {match[1]} but LawNum is that of {law.english} ({law.law_id}); "
            "download the file from e-Gov again and keep its name."
        )
    return LawFile(
        path=path,
        law=law,
        root=law_element,
        revision=match[0] if match else "",
        enforced=f"{match[2]}-{match[3]}-{match[4]}" if match else _plain(_enforcement(root)),
    )


def _enforcement(root: etree._Element) -> etree._Element | None:
    return next(root.iter("amendment_enforcement_date"), None)


def _plain(element: etree._Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


def _parse(path: Path) -> etree._Element:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: the file cannot be read ({error.strerror}); check the path.") from error
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise SourceError(f"{path}: the file is empty; download the law as XML from e-Gov again.")
    if start[:1] in (b"{", b"["):
        raise SourceError(f"{path}: the file is JSON; ask the e-Gov API for response_format=xml instead.")
    if b"<html" in start.lower() or b"<!doctype html" in start.lower():
        raise SourceError(f"{path}: the file is a web page (HTML); take the XML download of the law at e-Gov instead.")
    if start[:2] == b"PK":
        raise SourceError(f"{path}: the file is a ZIP archive; unpack it and give the .xml file in it.")
    try:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
        )
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            f"{path}: the XML breaks off or is damaged at line {error.lineno}; download the law from e-Gov again."
        ) from error
