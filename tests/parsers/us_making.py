"""Small eCFR files made in the drafting style of the Commerce Control List, with sentences of our own."""

from collections.abc import Callable
from pathlib import Path

from harmonize.model import ParsedList, Provision
from harmonize.parsers.us import SPEC

NAME = "Supplement No. 1 to Part 774"
HEADINGS = "<HD1>Category 9—Widgets</HD1>\n<HD1>A. “Systems” and “Parts”</HD1>\n"

Parse = Callable[[str], dict[str, Provision]]


def supplement(body: str, name: str = NAME) -> str:
    """The supplement alone, as the versioner gives it."""
    return f'<?xml version="1.0"?>\n<DIV9 N="{name}" TYPE="APPENDIX"><HEAD>{name}</HEAD>\n{body}\n</DIV9>'


def part(body: str, number: str = "774") -> str:
    """The whole part, with a section before the supplement and another supplement after it."""
    return (
        f'<?xml version="1.0"?>\n<DIV5 N="{number}" TYPE="PART"><HEAD>PART</HEAD>\n'
        '<DIV8 N="774.1"><P>(a) Scope.</P></DIV8>\n'
        f'<DIV9 N="{NAME}" TYPE="APPENDIX"><HEAD>{NAME}</HEAD>\n{body}\n</DIV9>\n'
        '<DIV9 N="Supplement No. 2 to Part 774" TYPE="APPENDIX"><P>Other words.</P></DIV9></DIV5>'
    )


def entry(number: str, rest: str = "", heading: str = "Widgets as follows.") -> str:
    """An entry with its heading in bold and whatever follows."""
    return f"<FP-2><B>{number} {heading}</B>\n</FP-2>\n{rest}"


def items(*paragraphs: str) -> str:
    """An ``Items:`` marker and paragraphs; what begins with ``<`` stands as it is."""
    body = "\n".join(text if text.startswith("<") else f"<P>{text}</P>" for text in paragraphs)
    return f"<FP><I>Items:</I>\n</FP>\n{body}\n"


def note(head: str, *paragraphs: str) -> str:
    """A ``NOTE`` element in italics."""
    body = "".join(f"<P><I>{text}</I></P>" for text in paragraphs)
    return f"<NOTE>\n<HED><I>{head}</I></HED>\n{body}</NOTE>"


def table(*rows: tuple[str, ...], head: tuple[str, ...] = ("Control(s)", "Country chart")) -> str:
    """A table; by default with the header of a licence table."""
    top = "".join(f"<TH>{cell}</TH>" for cell in head)
    body = "".join("<TR>" + "".join(f"<TD>{cell}</TD>" for cell in row) + "</TR>\n" for row in rows)
    return f"<DIV><DIV><TABLE><THEAD>\n<TR>{top}</TR></THEAD><TBODY>\n{body}</TBODY></TABLE></DIV></DIV>\n"


def parsed(folder: Path, xml: str) -> ParsedList:
    """The parsed list of ``xml``."""
    path = folder / "part774_2030-01-02.xml"
    path.write_text(xml, encoding="utf-8")
    return SPEC.parse([path])


def provisions(folder: Path, body: str) -> dict[str, Provision]:
    """The provisions of a supplement with ``body`` under Category 9, product group A, by number."""
    return {p.number: p for p in parsed(folder, supplement(HEADINGS + body)).provisions}
