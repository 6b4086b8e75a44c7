"""Files made here in the forms of the Korean annex: PDF, HWPX, HWP 5, transcript. The sentences are our own."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

HEADER = "number\tkind\tkorean\tenglish\ttags\tsensitive\tvery_sensitive"
Row = tuple[str, str, str]
"""The three columns: number, Korean, English; lines of a cell are parted by ``|``."""
RULES = (40.0, 131.0, 466.0, 801.0)
"""Where the vertical rules of a page stand."""


def transcript(path: Path, rows: Sequence[str]) -> Path:
    """A transcript with these rows, whose columns are parted by ``|`` here."""
    lines = ["\t".join([*row.split("|"), "", "", "", "", ""][:7]) for row in rows]
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def pdf(path: Path, pages: Sequence[Sequence[Row]], ruled: bool = True, above: str = "") -> Path:
    """A PDF with one ruled table of three columns a page, each page with the column headings; ``^{3}`` is raised."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "", "", ""]
    used: set[str] = set()
    kids = []
    for page in pages:
        content = _page(page, used, ruled, above)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects[2] = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H"
        " /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
    )
    objects[3] = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 1000 /W [1 800 500]"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    mapped = "\n".join(f"<{ord(c):04X}> <{ord(c):04X}>" for c in sorted(used))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(used)} beginbfchar\n{mapped}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    objects[4] = f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream"
    body, offsets = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    path.write_bytes(body.encode("latin-1"))
    return path


def _page(rows: Sequence[Row], used: set[str], ruled: bool, above: str) -> str:
    content: list[str] = []

    def show(x: float, y: float, text: str) -> None:
        used.update(text)
        codes = "".join(f"{ord(character):04X}" for character in text)
        content.append(f"BT /F 8 Tf {x} {y} Td <{codes}> Tj ET")

    top = 540.0
    if above:
        show(42, 565, above)
    for x, words in zip((70, 280, 600), ("통제번호", "품목 (국문)", "품목 (영문)"), strict=True):
        show(x, 545, words)
    lines = [top]
    for row in rows:
        depth = row[0].partition("|")[0].count(".")
        cells = [cell.split("|") if cell else [] for cell in row]
        for left, cell in zip(RULES, cells, strict=False):
            indent = 6 * depth if left != RULES[0] else 0
            for index, line in enumerate(cell):
                shift = len(line) - len(line.lstrip(" "))
                x, y = left + 3 + indent + 6 * shift, lines[-1] - 9 - 9 * index
                for part in re.split(r"(\^\{[^}]*\})", line.strip(" ")):
                    raised = part.startswith("^{")
                    words = part[2:-1] if raised else part
                    show(x, y + 3 * raised, words)
                    x += sum(8 if character > "\u0320" else 4 for character in words)
        lines.append(lines[-1] - 9 * max(map(len, cells)) - 3)
    if ruled:
        for upper, lower in pairwise(lines):
            content.extend(f"{x} {lower} 0.7 {upper - lower} re f" for x in RULES)
        content.extend(f"{RULES[0]} {y} {RULES[-1] - RULES[0]} 0.7 re f" for y in lines)
    return "\n".join(content)


def hwpx(path: Path, rows: Sequence[Row], title: str = "[별표 2] 이중용도품목", table: bool = True) -> Path:
    """An HWPX file; ``^`` in front of a figure in braces sets it as a superscript."""
    cells = "".join(
        "<hp:tr>"
        + "".join(
            f'<hp:tc><hp:subList>{_paragraphs(text)}</hp:subList><hp:cellAddr colAddr="{column}" rowAddr="{index}"/>'
            '<hp:cellSpan colSpan="1" rowSpan="1"/></hp:tc>'
            for column, text in enumerate(row)
        )
        + "</hp:tr>"
        for index, row in enumerate([("통제번호", "품목 (국문)", "품목 (영문)"), *rows])
    )
    body = f'<hp:p><hp:run charPrIDRef="0"><hp:tbl>{cells}</hp:tbl></hp:run></hp:p>' if table else ""
    names = (
        'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"'
    )
    head = "http://www.hancom.co.kr/hwpml/2011/head"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/hwp+zip")
        package.writestr(
            "Contents/header.xml",
            f'<hh:head xmlns:hh="{head}"><hh:charPr id="0"/><hh:charPr id="7"><hh:supscript/></hh:charPr></hh:head>',
        )
        package.writestr("Contents/section0.xml", f"<hs:sec {names}>{_paragraphs(title)}{body}</hs:sec>")
    return path


def _paragraphs(text: str) -> str:
    runs = []
    for paragraph in text.split("|"):
        plain, *raised = paragraph.split("^{")
        run = f'<hp:run charPrIDRef="0"><hp:t>{escape(plain)}</hp:t></hp:run>'
        for part in raised:
            figure, _, rest = part.partition("}")
            run += f'<hp:run charPrIDRef="7"><hp:t>{figure}</hp:t></hp:run>'
            run += f'<hp:run charPrIDRef="0"><hp:t>{escape(rest)}</hp:t></hp:run>'
        runs.append(f"<hp:p>{run}</hp:p>")
    return "".join(runs)


def hwp(
    path: Path, rows: Sequence[Row], title: str = "[별표 2] 이중용도품목", table: bool = True, flags: int = 0
) -> Path:
    """An HWP 5 file; ``flags`` are those of its header: 1 compressed, 2 with password."""
    section = _record(66, 0, b"") + _record(67, 1, title.encode("utf-16-le"))
    if table:
        # an extended control character takes eight units of two bytes
        section += _record(67, 1, struct.pack("<H12sH", 11, b" lbt" + bytes(8), 11) + "\r".encode("utf-16-le"))
        section += _record(71, 1, b" lbt")
        count = len(rows) + 1
        section += _record(77, 2, struct.pack("<IHH10x", 0, count, 3) + struct.pack("<H", 3) * count + bytes(2))
        for index, row in enumerate([("통제번호", "국문", "영문"), *rows]):
            for column, text in enumerate(row):
                section += _record(72, 2, struct.pack("<HHIHHHH", 1, 0, 0, column, index, 1, 1) + bytes(20))
                for paragraph in text.split("|"):
                    section += _record(66, 2, bytes(22)) + _record(67, 3, paragraph.encode("utf-16-le"))
    section += _record(1023, 0, bytes(max(4096, 8192 - len(section))))
    if flags & 1:
        packer = zlib.compressobj(0, zlib.DEFLATED, -15)
        section = packer.compress(section) + packer.flush()
    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, flags)
    path.write_bytes(_compound({"FileHeader": header, "BodyText/Section0": section}))
    return path


def _record(tag: int, level: int, data: bytes) -> bytes:
    size = len(data)
    if size < 0xFFF:
        return struct.pack("<I", tag | level << 10 | size << 20) + data
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, size) + data


def _compound(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file with the two streams of an HWP document, each in sectors of its own."""
    free, end, fat_sector, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
    fat = [fat_sector, end]  # sector 0 is the table itself, sector 1 the directory
    body, starts, sizes = b"", {}, {}
    for name, data in streams.items():
        padded = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0")
        starts[name], sizes[name] = len(fat), max(4096, len(data))
        count = len(padded) // 512
        fat.extend([*range(len(fat) + 1, len(fat) + count), end])
        body += padded

    def entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
        raw = name.encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIQ", raw, len(raw) + 2, kind, 1, none, right, child, b"", 0, 0, 0, start, size
        )

    directory = (
        entry("Root Entry", 5, none, 1, end, 0)
        + entry("BodyText", 1, 2, 3, 0, 0)
        + entry("FileHeader", 2, none, none, starts["FileHeader"], sizes["FileHeader"])
        + entry("Section0", 2, none, none, starts["BodyText/Section0"], sizes["BodyText/Section0"])
    )
    table = struct.pack("<128I", *(fat + [free] * (128 - len(fat))))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1, 1, 0, 4096, end, 0, end, 0, 0),
    )
    return header + struct.pack("<108I", *([free] * 108)) + table + directory + body


LIST: tuple[Row, ...] = (
    ("3", "제3부 장난감", "CATEGORY 3 - TOYS"),
    ("3A", "장비", "Equipment"),
    ("3A001|(IL3.A.1., MT6B1.e)", "다음의 연:", "Kites, as follows:"),
    ("3A001.a|[민감]|[초민감]", "a. 길이가 5×103 mm를 초과하는 연", "a. Kites with a length exceeding 5 x 103 mm;"),
    ("", " 주 3A001.a는 종이 연을 포함한다.", " Note 3A001.a includes paper kites."),
    ("3A001.b", "b. 삭제(Not used since 2015)", "b. Not used since 2015;"),
    ("", "N.B. 3A101 참조", "N.B. SEE ALSO 3A101"),
    ("3B", "시험장비", "Test equipment"),
    ("3B", "해당사항 없음", "None."),
)
"""A list of toys as the official table prints it."""
