# pyright: basic
"""What python-docx has no words for, written into its XML; the only file that knows that XML, which has no types."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shape import InlineShape
from docx.shared import Length
from docx.table import Table
from docx.text.paragraph import Paragraph

EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part in an archive: the first that the format can hold."""

_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_AFTER_HYPHENATION: Final = (
    "w:characterSpacingControl",
    "w:savePreviewPicture",
    "w:compat",
    "w:rsids",
)
"""What follows it in the settings of the template of python-docx: the format has one order for them."""


def speak(file: Document, locale: str) -> None:
    """Set the language of every text, and have long words broken in it."""
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    hyphens = parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>")
    file.settings.element.insert_element_before(hyphens, *_AFTER_HYPHENATION)


def leave_theme(style: Any) -> None:
    """Have a style use the font that it names, and not that of the theme."""
    fonts = style.element.get_or_add_rPr().rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def set_style(line: Paragraph, name: str) -> None:
    """Give a line a style of the template, whose id is its name without spaces.

    python-docx would look through every style for each line: more work than all the rest of a large report.
    """
    line._p.style = name.replace(" ", "")


def add_page_number(line: Paragraph) -> None:
    """A field that is the number of the page."""
    line._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>'))


def mark_head(table: Table) -> None:
    """The first row is the head, also on a next page; no row is cut by the end of a page."""
    head, *rows = table.rows
    for row, name in ((head, "tblHeader"), *((row, "cantSplit") for row in rows)):
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:{name} {nsdecls('w')}/>"))


def shade(cell: Any, colour: str) -> None:
    """Give a cell a colour behind its text."""
    fill = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(fill))


def share_width(table: Table, width: Length, shares: Sequence[int]) -> None:
    """Divide a width over the columns; some programs go by the columns, others by the cells."""
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Length(round(width * share / sum(shares)))
        for cell in column.cells:
            cell.width = column.width


def describe_table(table: Table, caption: str) -> None:
    """Say what a table holds, for who cannot see it."""
    told = parse_xml(f"<w:tblCaption {nsdecls('w')}/>")
    told.set(qn("w:val"), caption)
    table._tbl.tblPr.append(told)


def size_of(shape: InlineShape) -> tuple[Length, Length]:
    """Width and height of a drawing as it is."""
    return shape.width, shape.height


def describe_drawing(shape: InlineShape, title: str, alternative: str) -> None:
    """Say what a drawing shows, for who cannot see it."""
    told = shape._inline.docPr
    told.set("descr", alternative)
    told.set("title", title)


def add_svg(file: Document, shape: InlineShape, svg: str) -> None:
    """Put the vectors of a drawing beside its pixels; programs that know SVG draw those."""
    part = file.part
    name = PackURI(f"/word/media/drawing{len(file.inline_shapes)}.svg")
    relation = part.relate_to(
        Part(name, "image/svg+xml", svg.encode(), part.package), RELATIONSHIP_TYPE.IMAGE
    )
    extension = (
        f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{relation}"/></a:ext></a:extLst>'
    )
    shape._inline.graphic.graphicData.pic.blipFill.blip.append(parse_xml(extension))


def undated(archive: bytes) -> bytes:
    """The same archive, in which no part says when it was written."""
    written = BytesIO()
    with ZipFile(BytesIO(archive)) as before, ZipFile(written, "w", ZIP_DEFLATED) as after:
        for info in before.infolist():
            entry = ZipInfo(info.filename, EARLIEST)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            after.writestr(entry, before.read(info))
    return written.getvalue()
