# pyright: basic
"""The Word file has real headings, lists and tables, speaks its language, and is the same every time."""

import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import docx as python_docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from graphmodel.language import Language
from tests.unit.visualisations.documents import written as docs
from tests.unit.visualisations.drawn import berk_gaps
from visualisations.documents.blocks import Audience, ReportDocument, Table, ToldFinding
from visualisations.documents.docx_file import docx
from visualisations.documents.docx_parts import EARLIEST

ANOTHER_PROCESS = """
import sys
from tests.unit.visualisations.documents import written as docs
from visualisations.documents.docx_file import docx
sys.stdout.buffer.write(docx(docs.berk()))
"""


def opened(document: ReportDocument) -> Document:
    return python_docx.Document(BytesIO(docx(document)))


def archive(document: ReportDocument) -> ZipFile:
    return ZipFile(BytesIO(docx(document)))


def lines(file: Document) -> list[str]:
    found = [paragraph.text for paragraph in file.paragraphs]
    return found + [cell.text for table in file.tables for row in table.rows for cell in row.cells]


def under(file: Document, style: str) -> list[str]:
    return [p.text for p in file.paragraphs if p.style is not None and p.style.name == style]


@pytest.mark.parametrize("language", Language)
def test_chapters_and_findings_are_headings(language: Language) -> None:
    document = docs.berk(language)
    file = opened(document)
    assert under(file, "Title") == [document.title]
    assert under(file, "Heading 1") == [section.heading for section in document.sections]
    findings = docs.section(document, "findings").blocks
    told = [block.heading for block in findings if isinstance(block, ToldFinding)]
    assert under(file, "Heading 2")[: len(told)] == told


def test_every_table_has_a_head_that_comes_again_on_each_page() -> None:
    file = opened(docs.berk())
    tables = [b for s in docs.berk().sections for b in s.blocks if isinstance(b, Table)]
    assert len(file.tables) >= len(tables)
    for table in file.tables:
        head = table._tbl.tr_lst[0]
        assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_all_that_the_document_says_is_in_it() -> None:
    for audience in Audience:
        document = docs.berk(audience=audience)
        whole = " ".join(lines(opened(document)))
        keys = {section.key for section in document.sections}
        states = {"served", "waiting", "refused", "nobody", "none", "high", "medium", "low", ""}
        ids = {finding.id for finding in berk_gaps().findings}
        kept = (each for s in document.sections for each in docs.texts(s) if each not in keys)
        missing = [each for each in kept if each not in whole]
        drawn = {
            each for drawing in docs.drawings(docs.berk()) for each in (drawing.key, "network")
        }
        assert set(missing) <= states | ids | drawn


def test_every_drawing_is_there_as_vectors_as_pixels_and_in_words() -> None:
    file = opened(docs.berk())
    drawings = docs.drawings(docs.berk())
    assert len(file.inline_shapes) == len(drawings) == 2
    for shape, drawing in zip(file.inline_shapes, drawings, strict=True):
        assert shape._inline.docPr.get("descr") == drawing.alternative
        (vectors,) = shape._inline.xpath(".//*[local-name()='svgBlip']")
        (pixels,) = shape._inline.xpath(".//a:blip")
        drawn, shown = (file.part.related_parts[b.get(qn("r:embed"))] for b in (vectors, pixels))
        assert (drawn.content_type, drawn.blob) == ("image/svg+xml", drawing.svg.encode())
        assert shown.content_type == "image/png"


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_it_speaks_its_language(language: str, locale: str) -> None:
    file = opened(docs.berk(Language(language)))
    spoken = {each.get(qn("w:val")) for each in file.styles.element.iter(qn("w:lang"))}
    assert spoken == {locale}
    assert file.core_properties.language == locale


def test_the_day_of_the_report_is_its_only_date() -> None:
    document = docs.berk()
    file = opened(document)
    about = file.core_properties
    assert about.created is not None
    assert about.created == about.modified
    assert about.created.date() == document.day
    with archive(document) as parts:
        assert {info.date_time for info in parts.infolist()} == {EARLIEST}


def test_the_same_document_gives_the_same_bytes() -> None:
    assert docx(docs.berk()) == docx(docs.written(berk_gaps()))


def test_another_process_gives_the_same_bytes() -> None:
    other = subprocess.run([sys.executable, "-c", ANOTHER_PROCESS], capture_output=True, check=True)
    assert other.stdout == docx(docs.berk())


def test_what_reads_as_markup_is_text() -> None:
    file = opened(docs.marked_up())
    assert under(file, "Title") == [docs.marked_up().title]
    assert " ".join(lines(file)).count(docs.MARKUP) > 5


def test_hostile_names_stay_as_they_were_written() -> None:
    whole = " ".join(lines(opened(docs.hostile())))
    for name in (
        "👩\u200d👩\u200d👧\u200d👦 Zus & Zo",
        "</script><script>window.broken = true</script>",
    ):
        assert name in whole


def test_it_has_the_size_of_the_paper_that_people_print_on() -> None:
    page = opened(docs.berk()).sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_the_foot_of_the_report_counts_pages_and_that_of_the_gezin_says_who_made_it() -> None:
    with archive(docs.berk()) as parts:
        foot = next(name for name in parts.namelist() if "footer" in name)
        assert b'w:instr="PAGE"' in parts.read(foot)
    gezin = docs.berk(audience=Audience.GEZIN)
    assert opened(gezin).sections[0].footer.paragraphs[0].text == gezin.made
