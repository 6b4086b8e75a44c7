"""The Word reader on files made here: text, numbers, positions, and files that are not what they should be."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from harmonize.errors import SourceError
from harmonize.model import Kind
from harmonize.parsers.wassenaar import word_package
from harmonize.parsers.wassenaar.lines import Line, Section
from harmonize.parsers.wassenaar.word import parse_word
from harmonize.parsers.wassenaar.word_files import CATEGORIES, read_edition
from harmonize.parsers.wassenaar.word_lines import FileLines, file_lines, style_hints
from harmonize.parsers.wassenaar.word_numbering import formatted
from harmonize.parsers.wassenaar.word_package import open_package
from harmonize.parsers.wassenaar.word_paragraphs import Paragraph, read_paragraphs
from harmonize.parsers.wassenaar.word_symbols import SYMBOL, shown

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
FOOTER = "<w:p><w:r><w:t>WA-LIST (21) 1 - 9 - 22-12-2021</w:t></w:r></w:p>"
LEVELS = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
)


def text(words: str, form: str = "") -> str:
    """A run; tabs and line breaks in ``words`` become elements."""
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace("\t", "</w:t><w:tab/><w:t>")
    words = words.replace("\n", "</w:t><w:br/><w:t>").replace("<w:t>", '<w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*runs: str, form: str = "") -> str:
    """A paragraph of runs (bare words are made runs)."""
    return f"<w:p><w:pPr>{form}</w:pPr>" + "".join(r if r.startswith("<") else text(r) for r in runs) + "</w:p>"


def numbered(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def docx(path: Path, body: str | Sequence[str], *, header: str = "", more: Mapping[str, str] | None = None) -> Path:
    """Write a Word file with these paragraphs."""
    content = body if isinstance(body, str) else "".join(body)
    parts = {
        "word/document.xml": part("document", f"<w:body>{content}</w:body>"),
        "word/numbering.xml": part("numbering", LEVELS),
        "word/footer1.xml": part("ftr", FOOTER),
        **({"word/header1.xml": part("hdr", p(header))} if header else {}),
        **(more or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return path


def category_file(folder: Path, category: str, body: Sequence[str] = ()) -> Path:
    number, _, half = category.partition(".")
    header = f"DUAL-USE LIST - CATEGORY {number}" + (f" - PART {half}" if half else "") + " - WIDGETS"
    name = f"Cat {number}" + (f"P{half}" if half else "")
    return docx(folder / f"{name}.docx", [p(f"{number}.\tA.\tWIDGETS"), *body], header=header)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A folder with all categories."""
    for category in CATEGORIES:
        category_file(tmp_path, category)
    return tmp_path


def paragraphs(path: Path, *body: str) -> tuple[Paragraph, ...]:
    return read_paragraphs(open_package(docx(path / "x.docx", body)))


def read_lines(edition: Path, *body: str, more: Mapping[str, str] | None = None) -> FileLines:
    """The lines of category 3 of an edition, without the heading and the group."""
    docx(edition / "Cat 3.docx", [p("3.\tA.\tWIDGETS"), *body], header="CATEGORY 3", more=more)
    file = next(f for f in read_edition([edition]).files if f.category == "3")
    read = file_lines(file)
    return FileLines(read.lines[2:], read.left_out, read.plain, read.remarks)


RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'
SYMBOL_FONT = '<w:rFonts w:ascii="Symbol"/>'


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ((text("5 x 10"), text("6", RAISED), text(" Gy")), "5 x 10^{6} Gy"),
        ((text("10"), text("6", '<w:position w:val="6"/>'), text(" Gy")), "10^{6} Gy"),
        # white space and commas that are raised with the exponent stay outside
        ((text("2"), text("n ", RAISED), text("levels")), "2^{n} levels"),
        ((text("CO"), text("2,", LOWERED), text(" frozen")), "CO_{2}, frozen"),
        # a raised exponent in two runs is one
        ((text("10"), text("-", RAISED), text("14", RAISED), text(" J")), "10^{-14} J"),
        ((text("m"), text(" ", RAISED), text("or")), "m or"),
        # moved by a hair: only to align
        ((text("a"), text("b", '<w:position w:val="1"/>')), "ab"),
        # all of the paragraph is lowered: no index
        ((text("Si-C-N", '<w:position w:val="-6"/>'),), "Si-C-N"),
        ((text("20"), text("o", RAISED), text("C")), "20°C"),
        ((text("5 x 10³ Gy"),), "5 x 10^{3} Gy"),
        ((text("20⁰C"),), "20°C"),
        ((text("0.5 \uf06dm", SYMBOL_FONT),), "0.5 μm"),
        ((text("t "), '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>', text(" 5")), "t ≤ 5"),
        (("<w:r><w:t>Q</w:t><w:noBreakHyphen/><w:t>value</w:t></w:r>",), "Q-value"),
        ((text("wid\u00adget"),), "widget"),
        ((text("below 218 K\n(-55 °C)"),), "below 218 K (-55 °C)"),
        (('<w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins>',), "new"),
        (("<w:hyperlink>" + text("linked") + "</w:hyperlink>",), "linked"),
    ],
)
def test_text_of_runs(edition: Path, runs: tuple[str, ...], expected: str) -> None:
    (line,) = read_lines(edition, p(*runs)).lines
    assert line.text == expected


def test_what_is_left_out_has_a_reason(edition: Path) -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>old </w:delText></w:r></w:del>'
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    notes = part("footnotes", '<w:footnote w:id="2">' + p("Former Note 5 was dropped.") + "</w:footnote>")
    read = read_lines(
        edition,
        p("a widget", deleted, text(" unseen", "<w:vanish/>"), mark),
        p("_" * 40),
        more={"word/footnotes.xml": notes},
    )
    assert [line.text for line in read.lines] == ["a widget"]
    assert [(piece.text.strip(), piece.reason.split(":")[0]) for piece in read.left_out] == [
        ("old", "deleted as a tracked change"),
        ("unseen", "hidden text"),
        ("*", "mark of a footnote"),
        ("_" * 40, "rule"),
        ("Former Note 5 was dropped.", "footnote without a mark"),
    ]
    assert "".join(words for _, words in read.plain if "Former" not in words) == (
        "CATEGORY 3" + "3.A.WIDGETS" + "a widgetold  unseen*" + "_" * 40
    )


def test_text_box_is_read_once(edition: Path) -> None:
    box = "<w:txbxContent>" + p("in the box") + "</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    read = read_lines(edition, p("before", f"<w:r>{both}</w:r>"), p("after"))
    assert [line.text for line in read.lines] == ["before", "in the box", "after"]
    assert sum(words == "in the box" for _, words in read.plain) == 1


def test_automatic_numbers_count_on_and_begin_anew(tmp_path: Path) -> None:
    lists = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (2, 0), (3, 0), (4, 0), (1, 0)]
    read = paragraphs(tmp_path, *(p("x", form=numbered(*each)) for each in lists))
    # list 4 has a start of its own, but shares the count of list 1 from there on
    assert [each.auto for each in read] == ["a.", "a.1.", "a.2.", "b.", "b.1.", "•", "", "c.", "d."]


def test_numbering_of_a_style_and_list_0_that_takes_it_away(tmp_path: Path) -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="Sub"><w:name w:val="Sub"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="SubSub"><w:name w:val="Sub sub"/><w:basedOn w:val="Sub"/></w:style>',
    )
    body = [p("x", form=f'<w:pStyle w:val="{style}"/>{more}') for style, more in
            [("Sub", ""), ("SubSub", ""), ("Sub", numbered(0)), ("Sub", "")]]  # fmt: skip
    read = read_paragraphs(open_package(docx(tmp_path / "x.docx", body, more={"word/styles.xml": styles})))
    assert [each.auto for each in read] == ["a.", "b.", "", "c."]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [(3, "decimal", "3"), (27, "lowerLetter", "aa"), (2, "upperLetter", "B"), (14, "lowerRoman", "xiv")],
)
def test_number_formats(number: int, form: str, expected: str) -> None:
    assert formatted(number, form) == expected


def line_of(edition: Path, paragraph: str) -> Line:
    (line,) = read_lines(edition, paragraph).lines
    return line


STOPS = "<w:tabs>" + "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in (340, 720, 1180)) + "</w:tabs>"


def test_tabs_and_indentation_lead_to_the_same_position(edition: Path) -> None:
    tabbed = line_of(edition, p("\t\t\ta.\tWidgets", form=STOPS + '<w:ind w:left="1580" w:hanging="1580"/>'))
    indented = line_of(edition, p("a.\tWidgets", form='<w:ind w:left="1580" w:hanging="400"/>'))
    automatic = line_of(edition, p("Widgets", form=numbered(1) + '<w:ind w:left="1580" w:hanging="400"/>'))
    assert [(cell.text, cell.x) for cell in tabbed.cells] == [("a.", 59.0), ("Widgets", 79.0)]
    assert tabbed.cells == indented.cells
    assert (automatic.auto, automatic.x, automatic.text) == ("a.", 59.0, "Widgets")


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("1.A.1.a", (None, 4)),
        ("1.A.1.a.1 note 1", (Kind.NOTE, 5)),
        ("1.A.1. note NB", (Kind.NOTA_BENE, 3)),
        ("ML1.a note", (Kind.NOTE, 2)),
        ("Normal", (None, None)),
    ],
)
def test_hints_of_styles(style: str, expected: tuple[Kind | None, int | None]) -> None:
    assert style_hints(style) == expected


def test_tables_and_sublists(edition: Path) -> None:
    def table(*rows: Sequence[str]) -> str:
        cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    read = read_lines(edition, table([p("Alloy"), p("more than") + p("90 %")], [p(""), p("")]), p("after"))
    assert [(line.table, [cell.text for cell in line.cells]) for line in read.lines] == [
        (True, ["Alloy", "more than 90 %"]),
        (False, ["after"]),
    ]
    rows = table(
        [p("3.A.1.") + p("3.A.2."), p("Widgets...") + p("Gadgets...")], [p("3.A.3."), p("Nuts") + p("a.\tsmall")]
    )
    docx(edition / "SL.docx", [p("THE SENSITIVE LIST"), rows])
    file = next(f for f in read_edition([edition]).files if f.section is Section.SENSITIVE)
    assert [line.text for line in file_lines(file).lines[1:]] == [
        "3.A.1.", "Widgets...", "3.A.2.", "Gadgets...", "3.A.3.", "Nuts", "a. small"
    ]  # fmt: skip


def test_every_character_of_symbol_is_another() -> None:
    assert len(SYMBOL) == 189
    assert shown("\uf0b0\uf0d6\uf0e5\uf077\uf02d") == "°√∑ω−"
    assert shown("\uf0a8", "Wingdings") == "•"


def test_edition_knows_its_parts(edition: Path) -> None:
    read = read_edition([edition])
    assert [file.category for file in read.files] == list(CATEGORIES)
    assert (read.revision, read.as_of) == ("WA-LIST (21) 1", "2021-12-22")
    assert "munitions list" in read.remarks[0]


def test_parse_word_of_a_small_edition(edition: Path) -> None:
    note = text("Note", "<w:i/>") + text("\t3.A.1.a. does not apply to toys.", "<w:i/>")
    category_file(
        edition,
        "3",
        [
            p("3.\tA.\t1.\tWidgets, as follows:", form=STOPS),
            p("\t\t\ta.\tHaving any of the following:", form=STOPS + '<w:ind w:left="1580" w:hanging="1580"/>'),
            p(
                "A mass over 10",
                text("3", RAISED),
                " kg; or",
                form=numbered(5) + '<w:ind w:left="2060" w:hanging="480"/>',
            ),
            p("Not used since 2019;", form=numbered(5) + '<w:ind w:left="2060" w:hanging="480"/>'),
            p(note, form='<w:ind w:left="2380" w:hanging="780"/>'),
        ],
    )
    parsed = parse_word([edition])
    assert (parsed.revision, parsed.as_of, parsed.edition) == ("WA-LIST (21) 1", "2021-12-22", "2021")
    assert [(q.number, q.parent, q.printed, q.text) for q in parsed.provisions if q.number.startswith("3.A.")] == [
        ("3.A.1", "3.A", "3. A. 1.", "Widgets, as follows:"),
        ("3.A.1.a", "3.A.1", "a.", "Having any of the following:"),
        ("3.A.1.a.1", "3.A.1.a", "", "A mass over 10^{3} kg; or"),
        ("3.A.1.a.2", "3.A.1.a", "", "Not used since 2019;"),
        ("3.A.1.a#note", "3.A.1.a", "Note", "3.A.1.a. does not apply to toys."),
    ]


def refused(paths: list[Path], *words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_edition(paths)
    message = str(caught.value)
    assert all(word in message for word in words), message
    assert message.endswith(".")


def test_refuses_what_is_no_word_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    for name, content, words in [
        ("empty.docx", b"", "is empty"),
        ("text.docx", b"3. A. 1. Widgets", "no Word file"),
        ("old.doc", ole, "binary Word file (.doc)"),
        ("locked.docx", ole + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("cut.docx", b"PK\x03\x04 and no more", "damaged or truncated"),
    ]:
        path = tmp_path / name
        path.write_bytes(content)
        refused([path], name, words)
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as archive:
        archive.writestr("content.xml", "<x/>")
    refused([tmp_path / "other.docx"], "no word/document.xml")
    refused([docx(tmp_path / "broken.docx", "<w:p>")], "no well-formed XML")
    entity = '<!DOCTYPE d [<!ENTITY e "x">]>' + part("document", "<w:body>&e;</w:body>").partition("?>")[2]
    refused([docx(tmp_path / "entity.docx", "", more={"word/document.xml": entity})], "declares a document type")
    refused([docx(tmp_path / "level.docx", p("x", form=numbered(1).replace('"0"', '"two"')))], "no Word file has")
    bomb = docx(tmp_path / "bomb.docx", p("x" * 5000))
    monkeypatch.setattr(word_package, "LARGEST_PART", 4000)
    refused([bomb], "unpacks to more than")
    monkeypatch.setattr(word_package, "LARGEST_FILE", 100)
    refused([bomb], "bytes, more than")


def test_refuses_files_that_make_no_edition(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("empty")
    refused([folder], "holds no Word file")
    refused([folder / "none"], "does not exist")
    (folder / "Cat 1.doc").write_bytes(b"x")
    refused([folder], "save its .doc files as .docx")
    refused([docx(folder / "letter.docx", p("Dear colleague"))], "no part of the Wassenaar list")
    refused([docx(folder / "Cat 3.docx", p("4.\tA.\tWIDGETS"), header="CATEGORY 3")], "no paragraph is numbered 3.A.")
    refused([docx(folder / "Cat 4.docx", p("3.\tA.\tX"), header="CATEGORY 3")], "its name says category 4")
    one = category_file(folder, "3")
    refused([one], "no file holds category 1, 2, 4, 5 part 1")
    refused([edition, one], "both hold category 3")
    other = part("ftr", FOOTER.replace("(21)", "(19)"))
    docx(edition / "Cat 9.docx", p("9.\tA.\tX"), header="CATEGORY 9", more={"word/footer1.xml": other})
    refused([edition], "Cat 9.docx is of WA-LIST (19) 1")
    (edition / "Cat 9.docx").unlink()
    refused([edition], "no file holds category 9")
