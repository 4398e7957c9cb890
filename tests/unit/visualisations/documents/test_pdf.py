"""The PDF is tagged as PDF/UA-1 wants it, holds all that the document says as text, and is the same every time."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import pairwise
from typing import Any, cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from graphmodel.gaps.search import find_gaps
from graphmodel.language import Language, text
from graphmodel.model.network import network_of
from tests.pictures import casus_of
from tests.unit.visualisations.documents import written as docs
from tests.unit.visualisations.drawn import berk_gaps
from visualisations.documents.blocks import Audience, Paragraph
from visualisations.documents.pdf import MISSING, drawable, pdf, png

ANOTHER_PROCESS = """
import sys
from tests.unit.visualisations.documents import written as docs
from visualisations.documents.pdf import pdf
sys.stdout.buffer.write(pdf(docs.berk()))
"""


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words(content: bytes) -> str:
    """Its text in one line, with words that were broken at the end of a line made whole."""
    whole = "\n".join(page.extract_text() for page in read(content).pages)
    return " ".join(whole.replace("\u200b", "").replace("\u00ad\n", "").split())


def squeezed(said: str) -> str:
    """Without spaces, hyphens and marks of direction: where lines are broken does not matter."""
    return "".join(
        c for c in said if not c.isspace() and c not in "-\u2010\u00ad\u200b\u2068\u2069"
    )


def parts(root: Any) -> Iterator[DictionaryObject]:
    """Every element of the structure tree, in the order in which it is read."""
    found = root.get_object() if isinstance(root, IndirectObject) else root
    if isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        yield from parts(found.get("/K"))
    elif isinstance(found, list):
        for each in cast("list[Any]", found):
            yield from parts(each)


def structure(content: bytes) -> list[DictionaryObject]:
    return list(parts(cast("DictionaryObject", read(content).root_object["/StructTreeRoot"])))


def tags(content: bytes) -> list[str]:
    return [str(part["/S"]) for part in structure(content)]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("language", Language)
def test_it_says_that_it_is_accessible(language: Language, audience: Audience) -> None:
    document = docs.berk(language, audience)
    content = pdf(document)
    reader = read(content)
    root = reader.root_object
    assert cast("DictionaryObject", root["/MarkInfo"])["/Marked"]
    assert str(root["/Lang"]).partition("-")[0] == language
    assert cast("DictionaryObject", root["/ViewerPreferences"])["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == document.title
    xmp = root["/Metadata"].get_object().get_data().decode()  # type: ignore[union-attr]
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_headings_come_in_order_and_no_level_is_passed_over() -> None:
    levels = [int(tag[2:]) for tag in tags(pdf(docs.berk())) if tag[2:].isdigit() and tag[1] == "H"]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert levels.count(1) == 1 + len(docs.berk().sections)


def test_every_drawing_has_its_words() -> None:
    drawings = [part for part in structure(pdf(docs.berk())) if str(part["/S"]) == "/Figure"]
    told = [str(part["/Alt"]) for part in drawings if "/Alt" in part]
    assert told == [drawable(drawing.alternative) for drawing in docs.drawings(docs.berk())]


def test_every_table_has_a_head() -> None:
    content = pdf(docs.berk())
    tables = [part for part in structure(content) if str(part["/S"]) == "/Table"]
    assert tables
    for table in tables:
        inside = [str(part["/S"]) for part in parts(table)]
        assert "/THead" in inside
        assert "/TH" in inside


@pytest.mark.parametrize("audience", Audience)
def test_all_that_the_document_says_is_text_in_it(audience: Audience) -> None:
    document = docs.berk(audience=audience)
    found = squeezed(words(pdf(document)))
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                assert squeezed(block.text) in found


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(docs.berk()) == pdf(docs.written(berk_gaps()))


def test_another_process_gives_the_same_bytes() -> None:
    other = subprocess.run([sys.executable, "-c", ANOTHER_PROCESS], capture_output=True, check=True)
    assert other.stdout == pdf(docs.berk())


def test_threads_may_make_them_at_once() -> None:
    documents = [docs.berk(audience=audience) for audience in Audience] * 3
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(pdf, documents))
    assert made == [pdf(document) for document in documents]


def test_it_is_dated_to_the_day_of_the_report_and_by_no_clock() -> None:
    made = read(pdf(docs.berk())).metadata
    assert made is not None
    assert made.creation_date is not None
    assert made.creation_date.date() == docs.berk().day


@pytest.mark.parametrize("name", docs.STORIES)
@pytest.mark.parametrize("language", Language)
def test_the_summary_for_the_gezin_is_one_page(name: str, language: Language) -> None:
    document = docs.written(docs.story(name), language, Audience.GEZIN)
    assert len(read(pdf(document)).pages) == 1


def test_the_summary_of_a_large_or_hostile_casus_is_one_page_too() -> None:
    large = docs.written(find_gaps(network_of(casus_of(60))), audience=Audience.GEZIN)
    for document in (large, docs.hostile(Audience.GEZIN)):
        assert len(read(pdf(document)).pages) == 1


def test_what_reads_as_markup_is_text() -> None:
    found = squeezed(words(pdf(docs.marked_up())))
    assert found.count(squeezed(docs.MARKUP)) > 5


def test_hostile_names_are_set_in_full() -> None:
    content = pdf(docs.hostile())
    found = squeezed(words(content))
    assert squeezed("<script>window.broken = true</script>") in found
    assert squeezed("zeer-lange-naam-" * 31) in found


def test_a_character_that_the_fonts_do_not_have_is_owned_up_to() -> None:
    assert MISSING in words(pdf(docs.hostile()))
    note = text("nl", "document.no_glyph")
    assert squeezed(note) in squeezed(words(pdf(docs.hostile())))
    assert squeezed(note) not in squeezed(words(pdf(docs.berk())))


def test_letters_of_many_scripts_are_drawn() -> None:
    for said in ("Łukasz Żółć", "Ünal Şahin", "Юлия", "Ελένη", "שרה", "مريم", "→ · …"):
        assert drawable(said) == said
    assert drawable("a 👩\u200d👧\u0001 b") == f"a {MISSING} b"


def test_a_drawing_in_pixels_is_one() -> None:
    for drawing in docs.drawings(docs.berk()):
        assert png(drawing).startswith(b"\x89PNG")
        assert png(drawing) == png(drawing)


def test_a_wide_drawing_has_a_page_on_its_side() -> None:
    document = docs.written(docs.story("gezin-linde"))
    sides = [page.mediabox.width > page.mediabox.height for page in read(pdf(document)).pages]
    wide = [drawing.key for drawing in docs.drawings(document) if drawing.is_wide]
    assert wide == ["theme-lines"]
    assert sides.count(True) == 1
