"""The Word package: a ``.docx`` file opened safely and its XML parts read.

A ``.docx`` is a zip archive of XML parts. The file is refused, with the remedy, where it is something else (the binary
``.doc``, an encrypted or truncated document, a text file with the wrong ending), where it would unpack to more than a
control list can need, or where a part declares entities (a Word file never does).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from harmonize.errors import SourceError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of WordprocessingML, as lxml writes it in front of a tag."""

LARGEST_FILE = 20 * 2**20
"""Bytes of the largest file taken; the official files have at most 80 kB."""
LARGEST_PART = 50 * 2**20
"""Bytes of the largest unpacked part taken; the official files have at most 0.9 MB."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TAKE_DOCX = "take the official Word file of the edition, saved as .docx"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that bear on its text."""

    name: str
    """Name of the file."""
    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    settings: etree._Element | None
    headers: tuple[etree._Element, ...]
    footers: tuple[etree._Element, ...]


def open_package(path: Path) -> Package:
    """Open the ``.docx`` file at ``path``. Raises ``SourceError`` where it is no readable Word file."""
    archive = _archive(path)
    names = archive.namelist()
    if "word/document.xml" not in names:
        raise SourceError(f"{path} is a zip archive but no Word file (it has no word/document.xml); {_TAKE_DOCX}.")
    document = _part(archive, path, "word/document.xml")
    if document.tag != f"{W}document" or document.find(f"{W}body") is None:
        raise SourceError(f"{path}: word/document.xml holds no Word document; {_TAKE_DOCX}.")

    def optional(name: str) -> etree._Element | None:
        return _part(archive, path, name) if name in names else None

    def numbered(start: str) -> tuple[etree._Element, ...]:
        return tuple(_part(archive, path, name) for name in sorted(names) if name.startswith(f"word/{start}"))

    return Package(
        name=path.name,
        document=document,
        styles=optional("word/styles.xml"),
        numbering=optional("word/numbering.xml"),
        footnotes=optional("word/footnotes.xml"),
        settings=optional("word/settings.xml"),
        headers=numbered("header"),
        footers=numbered("footer"),
    )


def _archive(path: Path) -> zipfile.ZipFile:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise SourceError(f"{path} has {size:,} bytes, more than a category of the list can have; {_TAKE_DOCX}.")
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}); check the path and its permissions.") from error
    if not content:
        raise SourceError(f"{path} is empty; fetch the file again.")
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise SourceError(f"{path} is encrypted; open it in Word with its password and save it without one.")
        raise SourceError(f"{path} is a binary Word file (.doc); save it as .docx in a word processor and read that.")
    if not content.startswith(b"PK"):
        raise SourceError(f"{path} is no Word file whatever its name says; {_TAKE_DOCX}.")
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise SourceError(f"{path} is a damaged or truncated Word file; fetch the file again.") from error


def _part(archive: zipfile.ZipFile, path: Path, name: str) -> etree._Element:
    try:
        with archive.open(name) as part:
            # the size that the archive states may lie: read no more than the bound
            content = part.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise SourceError(f"{path}: the part {name} is damaged or encrypted; fetch the file again.") from error
    if len(content) > LARGEST_PART:
        raise SourceError(
            f"{path}: the part {name} unpacks to more than {LARGEST_PART // 2**20} MB, which no list needs;"
            f" {_TAKE_DOCX}."
        )
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            f"{path}: the part {name} is no well-formed XML ({error.msg}); fetch the file again."
        ) from error
    if root.getroottree().docinfo.doctype:
        raise SourceError(
            f"{path}: the part {name} declares a document type or entities, which Word never does; {_TAKE_DOCX}."
        )
    return root
