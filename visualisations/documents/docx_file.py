"""Document → DOCX that people edit: real headings, lists and tables with a header row, in styles that Word knows.

A drawing stands in it twice, as Word wants it: as SVG, and in pixels for programs that draw no SVG. The only date in
the file is the day of the report, so the same document gives the same bytes.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from io import BytesIO
from typing import Any, Final

import docx as python_docx
from docx.document import Document
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as Line

from graphmodel.language import text
from visualisations.documents import docx_parts
from visualisations.documents.blocks import (
    Audience,
    Block,
    Bullets,
    Counts,
    Drawing,
    Entry,
    Facts,
    Paragraph,
    ReportDocument,
    Table,
    ToldFinding,
)
from visualisations.documents.pdf import png

_LOCALES: Final = {"nl": "nl-NL", "en": "en-GB"}
_FONT: Final = "Calibri"
_HEAD, _QUIET = RGBColor(0x12, 0x3A, 0x63), RGBColor(0x4D, 0x4D, 0x4D)
_WASH: Final = "F3F5F8"
_FILLS: Final[Mapping[str, str]] = {"served": "E4F1E7", "waiting": "FFF3CC", "refused": "FDE8EA"}
_WIDTH, _HEIGHT = Mm(170), Mm(215)
_SIZES: Final[Mapping[Audience, float]] = {Audience.DOSSIER: 10, Audience.GEZIN: 11.5}
_IN_CELLS: Final = Pt(9)


def docx(document: ReportDocument) -> bytes:
    """The document as a Word file on A4."""
    file = python_docx.Document()
    _describe(file, document)
    _lay_out(file, document)
    _line(file, document.title, "Title")
    _line(file, document.subtitle, "Subtitle")
    for section in document.sections:
        _line(file, section.heading, "Heading 1")
        _write(file, section.blocks)
    written = BytesIO()
    file.save(written)
    return docx_parts.undated(written.getvalue())


def _describe(file: Document, document: ReportDocument) -> None:
    about, day = file.core_properties, datetime.combine(document.day, time())
    about.title, about.subject = document.title, document.subtitle
    about.author = about.last_modified_by = "vangnet"
    about.language = _LOCALES[document.language]
    about.created = about.modified = day
    about.comments, about.keywords, about.revision = document.made, "", 1


def _lay_out(file: Document, document: ReportDocument) -> None:
    docx_parts.speak(file, _LOCALES[document.language])
    size = _SIZES[document.audience]
    for name, points in (("Normal", size), ("List Bullet", size), ("Caption", size - 1)):
        style = _styled(file, name, points)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.line_spacing = 1.1
    for name, points, colour in (
        ("Title", 18.0, _HEAD),
        ("Subtitle", 11.0, _QUIET),
        ("Heading 1", size + 3.5, _HEAD),
        ("Heading 2", size + 1, _HEAD),
        ("Caption", size - 1, _HEAD),
    ):
        style = _styled(file, name, points)
        style.font.color.rgb, style.font.italic = colour, False
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(18)
    foot = page.footer.paragraphs[0]
    if document.audience is Audience.GEZIN:
        foot.add_run(document.made)
    else:
        foot.add_run(f"{document.title}  ·  {text(document.language, 'document.page')} ")
        docx_parts.add_page_number(foot)


def _styled(file: Document, name: str, points: float) -> ParagraphStyle:
    style = file.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    style.font.name, style.font.size = _FONT, Pt(points)
    docx_parts.leave_theme(style)
    return style


def _write(file: Document, blocks: Iterable[Block]) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                _paragraph(file, block)
            case Bullets(entries):
                _bullets(file, entries)
            case Facts(entries) | Counts(entries):
                _entries(file, entries)
            case Table():
                _table(file, block)
            case Drawing():
                _drawing(file, block)
            case ToldFinding():
                _finding(file, block)
            case _:
                _line(file, block.heading, "Heading 2")
                _write(file, block.blocks)


def _line(file: Document, said: str, style: str) -> Line:
    line = file.add_paragraph(said)
    docx_parts.set_style(line, style)
    return line


def _paragraph(file: Document, block: Paragraph) -> None:
    line = file.add_paragraph()
    if block.lead:
        line.add_run(f"{block.lead}: ").bold = True
    line.add_run(block.text)


def _bullets(file: Document, entries: Iterable[str]) -> None:
    for entry in entries:
        _line(file, entry, "List Bullet")


def _entries(file: Document, entries: Iterable[Entry]) -> None:
    """Lines and not a table: a table without a header row says nothing to who cannot see it."""
    for entry in entries:
        _paragraph(file, Paragraph(entry.value, entry.label))


def _table(file: Document, block: Table) -> None:
    _caption(file, block.caption)
    table = file.add_table(1 + len(block.rows), len(block.columns), "Table Grid")
    head, *rows = table.rows
    for cell, column in zip(head.cells, block.columns, strict=True):
        _fill(cell, column, _WASH).bold = True
    for row, said in zip(rows, block.rows, strict=True):
        for cell, each in zip(row.cells, said, strict=True):
            _fill(cell, each.text, _FILLS.get(each.state, ""))
    docx_parts.mark_head(table)
    docx_parts.share_width(table, _WIDTH, block.shares)
    docx_parts.describe_table(table, block.caption)
    file.add_paragraph()


def _caption(file: Document, caption: str) -> None:
    _line(file, caption, "Caption").paragraph_format.keep_with_next = True


def _fill(cell: Any, said: str, colour: str) -> Any:  # a cell and a run, whose classes are private
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(1)
    if colour:
        docx_parts.shade(cell, colour)
    run = line.add_run(said)
    run.font.size = _IN_CELLS
    return run


def _drawing(file: Document, block: Drawing) -> None:
    _caption(file, block.title)
    shape = file.add_picture(BytesIO(png(block)))
    width, height = docx_parts.size_of(shape)
    scale = min(_WIDTH / width, _HEIGHT / height)
    shape.width, shape.height = Length(round(width * scale)), Length(round(height * scale))
    docx_parts.describe_drawing(shape, block.title, block.alternative)
    docx_parts.add_svg(file, shape, block.svg)


def _finding(file: Document, block: ToldFinding) -> None:
    _line(file, block.heading, "Heading 2")
    marks = file.add_paragraph()
    marks.paragraph_format.keep_with_next = True
    marks.add_run("  ·  ".join(block.marks)).font.color.rgb = _QUIET
    for each in (*block.found, *block.asks):
        _paragraph(file, each)
    lead = file.add_paragraph()
    lead.paragraph_format.keep_with_next = True
    lead.add_run(f"{block.evidence_lead}:").bold = True
    for stated in block.evidence:
        line = _line(file, stated.where, "List Bullet")
        if stated.facts:
            line.add_run(f" ({stated.facts})").font.color.rgb = _QUIET
